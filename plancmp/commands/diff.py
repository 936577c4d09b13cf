"""``plancmp diff``."""

from __future__ import annotations

from pathlib import Path

import click

from plancmp.commands import options
from plancmp.commands.answering import finish
from plancmp.messages import Message
from plancmp.query.diff.changes import CHANGES
from plancmp.query.diff.diff import diff
from plancmp.query.diff.document import Document, loose
from plancmp.query.selection import Selection
from plancmp.render.view import View


@click.command(cls=options.Grouped)
@click.argument(
    "plans", nargs=-1, required=True, metavar="CITY|PLAN PLAN", shell_complete=options.complete("City", "Plan")
)
@click.option(
    "--change",
    "only",
    multiple=True,
    type=click.Choice(CHANGES),
    metavar="C",
    help=f"Only what changed so; may be repeated: {', '.join(CHANGES)}.",
)
@options.selection(without=("cities", "within", "levels", "plans"))
@options.view("limit", "everything")
def command(plans: tuple[str, ...], only: tuple[str, ...], selection: Selection, view: View) -> int:
    """What changed from one plan to a later one: added, dropped, weakened, raised, achieved.

    Commitments of one matter stand beside each other, with their change and the reason. Of a CITY its two newest plans
    of one type are taken (--type says which); a PLAN may also be a data file that is not installed. Where it is not
    sure that two commitments are of one matter, neither is called dropped or added: they are counted as not matched,
    and --change unmatched shows them. That a plan does not mention a commitment again does not revoke it.
    docs/changes.md defines the changes.

    \b
    plancmp diff jinhua
    plancmp diff jinhua-report-2024 jinhua-report-2025 --change lowered --change weakened
    plancmp diff quzhou-report-2024 quzhou-report-2025 --theme ecology --lang en
    plancmp diff old.yaml new.yaml --json
    """
    if len(plans) > 2:
        raise click.UsageError(Message("name two plans, or one city"))
    files = [Path(name) for name in plans if _is_file(name)]
    with options.knowledge() as kb:
        read = dict(zip(map(str, files), _read(files)))
        old, new = [*(read.get(name, name) for name in plans), ""][:2]
        answer = diff(kb, old, new, selection, only=only)
    return finish(answer, view)


def _is_file(name: str) -> bool:
    from plancmp.knowledge.files import SUFFIXES

    return name.endswith(SUFFIXES)


def _read(files: list[Path]) -> list[Document]:
    if not files:
        return []
    from plancmp.knowledge.loose import plans_of

    return [loose(*part) for part in plans_of(files, options.installed)]
