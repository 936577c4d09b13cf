"""``plancmp show``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from plancmp.commands import options
from plancmp.commands.answering import finish
from plancmp.errors import DataError, PlancmpError
from plancmp.messages import Message
from plancmp.query.selection import Selection
from plancmp.query.show import Shown, show
from plancmp.render.view import View


@click.command(cls=options.Grouped)
@click.argument(
    "name",
    metavar="CITY|PLAN|CLAUSE|COMMITMENT|INDICATOR",
    shell_complete=options.complete("Place", "Plan", "Theme", "Topic", "Indicator"),
)
@click.option(
    "--sources",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Folder with <plan id>.txt, for --context of any plan.",
)
@click.option(
    "--context",
    "in_context",
    is_flag=True,
    help="The clause of a commitment in its document, with the cite marked; of plans that add kept the text of.",
)
@options.selection()
@options.view("limit", "everything")
def command(name: str, sources: Path | None, in_context: bool, selection: Selection, view: View) -> int:
    """One thing, whole: a city, plan, clause, commitment, theme, topic or indicator.

    Narrowed, only what belongs to it and fits.

    \b
    plancmp show jinhua
    plancmp show jinhua-decision-2022/4
    plancmp show jinhua-decision-2022/4.1
    plancmp show jinhua-decision-2022/4.1 --sources documents/
    plancmp show rd-intensity
    plancmp show rd-intensity --within 浙江 --year 2030
    """
    with options.knowledge() as kb:
        answer = show(kb, name, selection)
        if in_context or sources is not None:
            answer = replace(answer, context=_context(answer, sources))
    return finish(answer, view)


def _context(shown: Shown, sources: Path | None) -> tuple[str, str, str]:
    """The clause around the cite of a shown commitment, in the document in ``sources`` or in the text kept of it."""
    from plancmp.query.verify import context
    from plancmp.text.source import read_source

    if shown.kind != "commitment":
        raise PlancmpError(
            Message("--context shows the clause of one commitment"),
            Message("name it by its id: <plan>/<clause>.<number>"),
        )
    plan = shown.record.plan
    path = _kept(shown) if sources is None else sources / f"{plan}.txt"
    found = context(shown.record, read_source(path))
    if found is None:
        raise DataError(
            Message("{path} does not hold the cite of {id}", path=path, id=shown.record.id),
            hint=Message("plancmp verify says what else differs"),
        )
    return found


def _kept(shown: Shown) -> Path:
    """The text that was kept of the document of a shown commitment."""
    from plancmp.knowledge import install
    from plancmp.knowledge.origins import OWN, where

    (plan,) = shown.plans
    path = install.kept(plan)
    if not path.is_file():
        there = Message("--sources DIR, the folder that holds it as {plan}.txt", plan=plan.id)
        again = Message("plancmp add --replace FILE --text DOCUMENT keeps it, or {there}", there=there)
        raise PlancmpError(
            Message("the text of {plan} is not here", plan=plan.id), again if where(plan.id) == OWN else there
        )
    return path
