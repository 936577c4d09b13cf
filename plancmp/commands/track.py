"""``plancmp track``."""

from __future__ import annotations

from typing import Any

import click

from plancmp.commands import options
from plancmp.errors import ExitCode
from plancmp.query.track import track


@click.command()
@click.argument("city", shell_complete=options.complete("City"))
@click.argument("indicators", nargs=-1, metavar="[INDICATOR]...", shell_complete=options.complete("Indicator"))
@options.show_all
@options.output
def command(city: str, indicators: tuple[str, ...], everything: bool, output: options.Output) -> int:
    """One city's targets and results across its plans, with a verdict and its arithmetic.

    Without an indicator: every one that the plans state more than once, and the targets that later plans do not
    mention. An indicator is shown whole, with its growth rate and a plot. docs/verdicts.md defines the verdicts.

    \b
    plancmp track jinhua
    plancmp track jinhua china-europe-trains
    plancmp track 金华 地区生产总值 --lang en
    plancmp track jinhua --json | jq -r '.rows[] | [.label, .verdict, .because] | @tsv'
    """
    with options.knowledge() as kb:
        result = track(kb, city, indicators)
        options.tell_guesses(kb)

    if len(result.plans) == 1:
        only = f"{result.city.id} has one plan only ({result.plans[0].id}), no later one to hold its targets against"
        click.echo(f"plancmp: {only}; this is what it states more than once", err=True)

    if result.untested:
        what = f"{result.untested} more indicators have targets in one plan only and nothing to hold against them"
        click.echo(f"plancmp: {what}; name one to see it", err=True)

    def table(console: Any) -> None:
        from plancmp.render.table.track import draw

        draw(result, console, output.lang, whole=bool(indicators), everything=everything)

    def grid() -> Any:
        from plancmp.render import flat_figures

        return flat_figures.track_long(result, output.lang)

    def wide() -> Any:
        from plancmp.render import flat_figures

        return flat_figures.track_wide(result, output.lang)

    if result.rows or output.form != "table":
        output.emit(result, table=table, grid=grid, wide=wide, lang=output.lang)
    if not result.rows:
        what = " or ".join(indicators) if indicators else "any indicator twice"
        why = f"its plans do not state {what}" if result.plans else "it has no plan"
        click.echo(f"plancmp: nothing to follow for {result.city.id}: {why}", err=True)
        return ExitCode.NOTHING
    return ExitCode.FOUND
