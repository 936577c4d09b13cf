"""``plancmp show``."""

from __future__ import annotations

from typing import Any

import click

from plancmp.commands import options
from plancmp.errors import ExitCode
from plancmp.query.show import show


@click.command()
@click.argument("name", metavar="CITY|PLAN|CLAUSE|COMMITMENT|INDICATOR")
@options.output
def command(name: str, output: options.Output) -> int:
    """One thing, whole: a city, plan, clause, commitment, theme, topic or indicator.

    \b
    plancmp show jinhua
    plancmp show jinhua-decision-2022/4
    plancmp show jinhua-decision-2022/4.1
    plancmp show rd-intensity
    """
    with options.knowledge() as kb:
        shown = show(kb, name)
        options.tell_guesses(kb)

        def table(console: Any) -> None:
            from plancmp.render.table.show import draw

            draw(shown, console, output.lang)

        from plancmp.render import flat

        items = [shown.record] if shown.kind == "commitment" else shown.commitments
        whole = shown.to_dict()
        if items:
            output.emit(shown, table=table, rows="commitments", grid=lambda: flat.commitments(items, output.lang))
        else:
            output.emit(shown, table=table, rows="", grid=lambda: flat.records([whole["record"]]))
    return ExitCode.FOUND
