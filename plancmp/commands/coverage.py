"""``plancmp coverage``."""

from __future__ import annotations

from typing import Any

import click

from plancmp.commands import options
from plancmp.errors import ExitCode
from plancmp.query.coverage import coverage


@click.command()
@click.argument("cities", nargs=-1, metavar="[CITY]...", shell_complete=options.complete("City"))
@options.output
def command(cities: tuple[str, ...], output: options.Output) -> int:
    """What plans are about: commitments by theme and city, and how definite they are.

    Counts commitments under their main theme, with the share that has a figure, a deadline, and is firm (ensured or
    committed to), and the clauses that were read.

    \b
    plancmp coverage
    plancmp coverage jinhua quzhou --lang en
    plancmp coverage -f csv > coverage.csv
    """
    with options.knowledge() as kb:
        result = coverage(kb, cities)
        options.tell_guesses(kb)

    def table(console: Any) -> None:
        from plancmp.render.table.coverage import draw

        draw(result, console, output.lang)

    def grid() -> Any:
        from plancmp.render import flat_figures

        return flat_figures.coverage(result, output.lang)

    output.emit(result, table=table, grid=grid)
    return ExitCode.FOUND if any(count.commitments for count in result.totals.values()) else ExitCode.NOTHING
