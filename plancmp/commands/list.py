"""``plancmp list``."""

from __future__ import annotations

from typing import Any

import click

from plancmp.commands import options
from plancmp.errors import ExitCode
from plancmp.query.listing import CLASSES, listing


@click.command()
@click.argument("kind", type=click.Choice(tuple(CLASSES)))
@options.output
def command(kind: str, output: options.Output) -> int:
    """The cities, plans, themes, topics or indicators there are, each with its number of commitments.

    \b
    plancmp list cities
    plancmp list topics --lang en
    """
    with options.knowledge() as kb:
        result = listing(kb, kind)

        def table(console: Any) -> None:
            from plancmp.render.table.listing import draw

            draw(result, console, output.lang)

        def grid() -> Any:
            from plancmp.render import flat

            return flat.records(result.to_dict()["rows"])

        output.emit(result, table=table, grid=grid)
    return ExitCode.FOUND
