"""``plancmp list``."""

from __future__ import annotations

from datetime import date

import click

from plancmp.commands import options
from plancmp.commands.answering import finish
from plancmp.query.listing import CLASSES, listing
from plancmp.query.selection import Selection
from plancmp.render.view import View


@click.command(cls=options.Grouped)
@click.argument("kind", type=click.Choice(tuple(CLASSES)))
@options.selection()
@options.today
@options.view("limit", "explain")
def command(kind: str, selection: Selection, today: date, view: View) -> int:
    """The cities, plans, themes, topics or indicators there are, each with its number of commitments.

    Of plans it is told which city's newest is stale: older than the calendar lets expect, a report each year from April
    on, an outline or proposal every five years. Narrowed, those of which some commitment fits, with the number of
    these.

    \b
    plancmp list cities
    plancmp list topics --lang en
    plancmp list plans --within 浙江 --type report --latest
    """
    with options.knowledge() as kb:
        answer = listing(kb, kind, selection, today=today)
    return finish(answer, view)
