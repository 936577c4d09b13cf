"""``plancmp targets``."""

from __future__ import annotations

from typing import Any

import click

from plancmp.commands import options
from plancmp.errors import ExitCode
from plancmp.query.targets import targets


@click.command()
@click.argument("cities", nargs=-1, metavar="[CITY]...", shell_complete=options.complete("City"))
@options.several("indicator", "Only this indicator; may be repeated.")
@options.several("theme", "Only indicators of this theme; may be repeated.")
@click.option("--year", type=click.IntRange(1900, 2100), metavar="Y", help="Only targets for this year.")
@options.show_all
@options.output
def command(
    cities: tuple[str, ...], indicators: tuple[str, ...], themes: tuple[str, ...], year: int | None, everything: bool,
    output: options.Output,
) -> int:
    """What cities aim at in numbers, side by side in one unit.

    A row is an indicator, a column a city. Of several statements of one city the latest plan decides; the others are
    counted. Levels, growth rates, yearly quotas and ranks stand in rows of their own. The star marks the best of
    figures that share a year or a basis.

    \b
    plancmp targets jinhua quzhou lucheng
    plancmp targets --theme innovation --lang en
    plancmp targets jinhua lucheng --year 2025
    plancmp targets --indicator rd-intensity --json
    """
    with options.knowledge() as kb:
        result = targets(kb, cities, indicators=indicators, themes=themes, year=year)
        options.tell_guesses(kb)

    def table(console: Any) -> None:
        from plancmp.render.table.targets import draw

        draw(result, console, output.lang, everything=everything, single=bool(indicators) or len(result.cities) == 1)

    def grid() -> Any:
        from plancmp.render import flat_figures

        return flat_figures.targets_long(result, output.lang)

    def wide() -> Any:
        from plancmp.render import flat_figures

        return flat_figures.targets_wide(result, output.lang)

    if result.rows or output.form != "table":
        output.emit(result, table=table, grid=grid, wide=wide)
    if not result.rows:
        click.echo("plancmp: no targets found", err=True)
        return ExitCode.NOTHING
    return ExitCode.FOUND
