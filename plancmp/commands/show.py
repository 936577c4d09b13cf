"""``plancmp show``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from plancmp.commands import options
from plancmp.errors import DataError, ExitCode, PlancmpError
from plancmp.query.show import Shown, show


@click.command()
@click.argument(
    "name", metavar="CITY|PLAN|CLAUSE|COMMITMENT|INDICATOR",
    shell_complete=options.complete("City", "Plan", "Theme", "Topic", "Indicator"),
)
@click.option(
    "--sources", type=click.Path(path_type=Path), metavar="DIR",
    help="Folder with <plan id>.txt: show the clause of a commitment with its cite marked.",
)
@options.output
def command(name: str, sources: Path | None, output: options.Output) -> int:
    """One thing, whole: a city, plan, clause, commitment, theme, topic or indicator.

    \b
    plancmp show jinhua
    plancmp show jinhua-decision-2022/4
    plancmp show jinhua-decision-2022/4.1
    plancmp show jinhua-decision-2022/4.1 --sources documents/
    plancmp show rd-intensity
    """
    with options.knowledge() as kb:
        shown = show(kb, name)
        options.tell_guesses(kb)
        if sources is not None:
            shown = replace(shown, context=_context(shown, sources))

        def table(console: Any) -> None:
            from plancmp.render.table.show import draw

            draw(shown, console, output.lang, kb.get)

        items = [shown.record] if shown.kind == "commitment" else shown.commitments

        def grid() -> Any:
            from plancmp.render import flat

            return flat.commitments(items, output.lang, options.indicators(kb)) if items else flat.records([shown.to_dict()["record"]])

        output.emit(shown, table=table, rows="commitments" if items else "", grid=grid)
    return ExitCode.FOUND


def _context(shown: Shown, sources: Path) -> tuple[str, str, str]:
    """The clause around the cite of a shown commitment, from the document in ``sources``."""
    from plancmp.query.verify import context
    from plancmp.text.source import read_source

    if shown.kind != "commitment":
        raise PlancmpError("--sources shows the clause of one commitment", "name it by its id: <plan>/<clause>.<number>")
    path = sources / f"{shown.record.plan}.txt"
    found = context(shown.record, read_source(path))
    if found is None:
        raise DataError(f"{path} does not hold the cite of {shown.record.id}", hint="plancmp verify says what else differs")
    return found
