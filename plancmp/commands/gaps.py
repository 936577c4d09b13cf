"""``plancmp gaps``."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import click

from plancmp.commands import options
from plancmp.errors import ExitCode
from plancmp.model import Theme
from plancmp.query.gaps import gaps


@click.command()
@click.argument("city", shell_complete=options.complete("City"))
@click.argument("others", nargs=-1, metavar="", shell_complete=options.complete("City"))
@click.option(
    "--against", multiple=True, metavar="CITY...", shell_complete=options.complete("City"),
    help="The cities it is held against; all others when left out.",
)
@options.several("theme", "Only topics of this theme; may be repeated.")
@click.option("--reverse", is_flag=True, help="The topics that only this city commits to.")
@options.limit
@options.show_all
@options.output
def command(
    city: str, others: tuple[str, ...], against: tuple[str, ...], themes: tuple[str, ...], reverse: bool, limit: int | None,
    everything: bool, output: options.Output,
) -> int:
    """Topics that other cities commit to and this one does not, the strongest first.

    The strongest are those that most cities commit to, then most firmly and with most figures. Of the city it is said
    why it has none: nothing found although all was read, not fully read, commitments whose topic is open, results
    only, or no plan.

    \b
    plancmp gaps lucheng --against jinhua quzhou
    plancmp gaps jinhua --against quzhou --theme ecology
    plancmp gaps quzhou --reverse --lang en
    """
    if others and not against:
        raise click.UsageError(f"{city}, {', '.join(others)}: name one city, and after --against those it is held against")
    with options.knowledge() as kb:
        result = gaps(kb, city, (*against, *others), themes=themes, reverse=reverse)
        options.tell_guesses(kb)
        labels = {theme.id: theme for theme in kb.all(Theme)}
        shown = result
        if limit is not None and output.form != "table":
            shown = replace(result, rows=result.rows[:limit])

        def table(console: Any) -> None:
            from plancmp.render.table.gaps import draw

            draw(result, console, output.lang, themes=labels, everything=everything, limit=limit)

        def grid() -> Any:
            from plancmp.render import flat_figures

            return flat_figures.gaps(shown, output.lang, options.indicators(kb))

        if result.rows or output.form != "table":
            output.emit(shown, table=table, grid=grid)
    if not result.rows:
        click.echo("plancmp: nothing found", err=True)
        return ExitCode.NOTHING
    return ExitCode.FOUND
