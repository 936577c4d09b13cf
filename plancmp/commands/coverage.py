"""``plancmp coverage``."""

from __future__ import annotations

from datetime import date

import click

from plancmp.commands import options
from plancmp.commands.answering import finish
from plancmp.query.coverage import coverage
from plancmp.query.selection import Selection
from plancmp.render.view import View


@click.command(cls=options.Grouped)
@click.argument("cities", nargs=-1, metavar="[CITY]...", shell_complete=options.complete("City"))
@options.selection(without=("cities",))
@options.today
@options.view("limit", "everything")
def command(cities: tuple[str, ...], selection: Selection, today: date, view: View) -> int:
    """What plans are about: commitments by theme and city, and how definite they are.

    Counts commitments under their main theme, with the share that has a figure, a deadline, and is firm (ensured or
    committed to), and the clauses that were read; and which city's newest plan is stale (plancmp list --help).
    Of more than six cities the screen has the median share of each theme and who is far off it, and a line a city.

    \b
    plancmp coverage
    plancmp coverage jinhua quzhou --lang en
    plancmp coverage -f csv > coverage.csv
    plancmp coverage --within 浙江 --type report --status planned
    """
    with options.knowledge() as kb:
        answer = coverage(kb, cities, selection, today=today)
    return finish(answer, view)
