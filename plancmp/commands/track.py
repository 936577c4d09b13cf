"""``plancmp track``."""

from __future__ import annotations

import click

from plancmp.commands import options
from plancmp.commands.answering import finish
from plancmp.query.progress.track import track
from plancmp.query.selection import Selection
from plancmp.render.view import View


@click.command(cls=options.Grouped)
@click.argument("city", shell_complete=options.complete("Place"))
@click.argument("named", nargs=-1, metavar="[INDICATOR]...", shell_complete=options.complete("Indicator", "Topic"))
@options.selection(without=("cities",))
@options.view("limit", "everything")
def command(city: str, named: tuple[str, ...], selection: Selection, view: View) -> int:
    """One city's targets and results across its plans, year by year, with a verdict and its arithmetic.

    Without an indicator: all that something tests or repeats, what is due before what is not. An indicator is shown
    whole, with its table of years, its growth rate and a plot. The selection chooses what is shown: things with a
    figure that fits; a verdict rests on all plans of the city. docs/verdicts.md defines the verdicts.

    \b
    plancmp track jinhua
    plancmp track jinhua china-europe-trains
    plancmp track 金华 地区生产总值 --lang en
    plancmp track jinhua --theme 创新 --plan jinhua-report-2024
    plancmp track jinhua --json | jq -r '.rows[] | [.label, .verdict, .because] | @tsv'
    """
    with options.knowledge() as kb:
        answer = track(kb, city, named, selection)
    return finish(answer, view)
