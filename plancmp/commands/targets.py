"""``plancmp targets``."""

from __future__ import annotations

import click

from plancmp.commands import options
from plancmp.commands.answering import finish
from plancmp.query.progress.targets import targets
from plancmp.query.selection import Selection
from plancmp.render.view import View


@click.command(cls=options.Grouped)
@click.argument("cities", nargs=-1, metavar="[CITY]...", shell_complete=options.complete("Place"))
@options.selection(without=("cities",))
@options.view("limit", "everything")
def command(cities: tuple[str, ...], selection: Selection, view: View) -> int:
    """What cities aim at in numbers, side by side in one unit.

    A row is an indicator, a column a city. Of several statements of one city the latest plan decides; the others are
    counted. Levels, growth rates, averages, yearly quotas and ranks stand in rows of their own. The star marks the best
    of rates, shares and values per head of one year and of places of one level; an amount leads nothing. --theme and
    --topic are those of indicators, --year is that of the target. Where neither an indicator nor fewer than seven
    places are named, the screen has a line an indicator: how many are known, the least, the median and the greatest.

    \b
    plancmp targets jinhua quzhou lucheng
    plancmp targets --theme innovation --lang en
    plancmp targets jinhua lucheng --year 2025
    plancmp targets --indicator rd-intensity --json
    plancmp targets --within 浙江 --latest --year 2025-2027
    """
    with options.knowledge() as kb:
        answer = targets(kb, cities, selection)
    return finish(answer, view)
