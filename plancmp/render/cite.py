"""References in the styles that journals ask for."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from plancmp.model import Plan
from plancmp.query.cite import Citation
from plancmp.render import grids
from plancmp.render.view import View

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def gbt7714(cited: Citation) -> str:
    """GB/T 7714-2015: a work report is a report (R), every other document of a government something else (Z); with an
    address it is online (OL).
    """
    plan = cited.plan
    kind = ("R" if plan.type == "report" else "Z") + ("/OL" if plan.url else "")
    where = f": {cited.clause}" if cited.clause else ""
    date = f"({plan.adopted})" if plan.url else plan.adopted
    address = f" {plan.url}." if plan.url else ""
    return f"{plan.issuer}. {_bare(plan)}[{kind}]. {date}{where}.{address} {_version(cited)}."


def apa(cited: Citation) -> str:
    """APA, seventh edition: the title in English stands in brackets behind the Chinese one."""
    plan = cited.plan
    year, *rest = plan.adopted.split("-")
    day = f", {_MONTHS[int(rest[0]) - 1]}{f' {int(rest[1])}' if rest[1:] else ''}" if rest else ""
    where = f" (Section {cited.clause})" if cited.clause else ""
    address = f" {plan.url}" if plan.url else ""
    return f"{plan.issuer}. ({year}{day}). {_bare(plan)} [{plan.title_en}]{where}. {_version(cited)}.{address}"


def bibtex(cited: Citation) -> str:
    """A ``@techreport``, whose key is the id of the plan."""
    plan = cited.plan
    year, *rest = plan.adopted.split("-")
    fields = {
        "title": f"{{{_tex(_bare(plan))}}}",
        "institution": f"{{{_tex(plan.issuer)}}}",
        "year": year,
        **({"month": str(int(rest[0]))} if rest else {}),
        **({"url": plan.url} if plan.url else {}),
        "note": _tex(
            ", ".join(filter(None, (plan.title_en, f"§ {cited.clause}" if cited.clause else "", _version(cited))))
        ),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@techreport{{{plan.id},\n{lines}}}"


def csl_json(cited: Citation) -> str:
    """A list of one item, as citation programs read it."""
    plan = cited.plan
    item: dict[str, Any] = {
        "id": cited.id,
        "type": "report",
        "title": _bare(plan),
        "author": [{"literal": plan.issuer}],
        "issued": {"date-parts": [[int(part) for part in plan.adopted.split("-")]]},
        "language": "zh-CN",
        **({"section": cited.clause} if cited.clause else {}),
        **({"URL": plan.url} if plan.url else {}),
        "note": f"{plan.title_en}; {_version(cited)}",
    }
    return json.dumps([item], ensure_ascii=False, indent=2)


STYLES: dict[str, Callable[[Citation], str]] = {
    "gbt7714": gbt7714,
    "apa": apa,
    "bibtex": bibtex,
    "csl-json": csl_json,
}
"""Style -> what writes a reference in it."""


def table(cited: Citation, view: View, console: Any) -> None:
    """Print the reference in one piece: it is to be copied."""
    console.file.write(STYLES[view.style](cited) + "\n")


def grid(cited: Citation, view: View) -> grids.Grid:
    """What the reference is made of."""
    return grids.fields([cited.to_dict()])


def _bare(plan: Plan) -> str:
    return plan.title.strip("《》")


def _version(cited: Citation) -> str:
    """The data that it was quoted from, and the id by which they give it again."""
    return f"plancmp {cited.version} (data {cited.data}), {cited.id}"


def _tex(text: str) -> str:
    return re.sub(r"[\\~^]|[&%$#_{}]", lambda found: _TEX.get(found[0], f"\\{found[0]}"), text)
