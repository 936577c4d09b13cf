"""Lists of cities, plans, themes, topics and indicators on the screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from rich.console import Console
from rich.text import Text

from plancmp.knowledge.origins import OWN, SHIPPED
from plancmp.query.listing import Listing
from plancmp.render import grids, phrases
from plancmp.render.kit import aging, parts
from plancmp.render.kit.flow import Flow
from plancmp.render.kit.sheet import Sheet
from plancmp.render.view import View

_COLUMNS: Mapping[str, tuple[tuple[str, Callable[[Any, str], str]], ...]] = {
    "cities": (
        ("city", phrases.name),
        ("zh", lambda item, lang: item.zh),
        ("adcode", lambda item, lang: item.adcode),
        ("within", phrases.within),
    ),
    "plans": (
        ("city", lambda item, lang: item.city),
        ("adopted", lambda item, lang: item.adopted),
        ("period", lambda item, lang: item.period),
        ("origin", lambda item, lang: phrases.WORDS[lang][item.origin]),
        ("title", phrases.name),
    ),
    "themes": (("theme", phrases.name), ("aliases", lambda item, lang: ", ".join(item.aliases))),
    "topics": (("topic", phrases.name), ("theme", lambda item, lang: item.theme)),
    "indicators": (("label", phrases.name), ("unit", lambda item, lang: phrases.unit(item.unit, lang))),
}


_NAME = {"topics": 2, "indicators": 2}
"""The column that holds the name, where it is not the last."""

_LEAST = {"plans": 30, "indicators": 18}
"""Cells that a name must have, else it stands on a line of its own: the titles of plans are long."""


def table(result: Listing, view: View, console: Console) -> None:
    """Draw the list: id, number of commitments, what matters of the kind, name."""
    if not result.found:
        return
    lang = view.lang
    columns = _COLUMNS[result.kind]
    headers = phrases.heads(lang, "id", "commitments", *(name for name, _ in columns))
    at = _NAME.get(result.kind, len(headers) - 1)
    sheet = Sheet(*headers, numeric=(1,), least=_LEAST.get(result.kind, 8), at=at)
    for record, count in result.rows[: view.limit]:
        cells = [Text(record.id, parts.HEAD), Text(str(count), parts.FIGURE)]
        cells += [Text(value(record, lang) + _folder(name, record, result, lang)) for name, value in columns]
        text = cells.pop(at)
        sheet.add(*cells, text=Flow(text))
    console.print(sheet)
    if view.limit is not None and view.limit < len(result.rows):
        left = len(result.rows) - view.limit
        console.print(Flow(Text(phrases.counted("entries hidden", left, lang), parts.QUIET)))
    for line in aging.told(result.stale, lang):
        console.print(line)
    if view.explain:
        console.print(Text(phrases.lag(result.weighed, result.changed, lang), parts.QUIET))


def _folder(column: str, record: Any, result: Listing, lang: str) -> str:
    """Behind the origin of a plan the folder that its file is in, where that is not the shipped one."""
    place = result.folders.get(record.id, "") if column == "origin" else ""
    folder = "" if place in ("", SHIPPED) else phrases.WORDS[lang]["own"] if place == OWN else place
    return f" · {folder}" if folder else ""


def grid(result: Listing, view: View) -> grids.Grid:
    """One record a row, its fields as they are in the data."""
    return grids.fields(result.to_dict()["rows"])
