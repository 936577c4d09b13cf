"""``plancmp compare``."""

from __future__ import annotations

import click

from plancmp.commands import options
from plancmp.commands.answering import finish
from plancmp.query.compare import compare
from plancmp.query.selection import Selection
from plancmp.render.view import View


@click.command(cls=options.Grouped)
@click.argument("cities", nargs=-1, metavar="[CITY|PLAN]...", shell_complete=options.complete("City", "Plan"))
@options.selection(without=("cities",))
@click.option(
    "--peers",
    type=click.IntRange(min=1),
    metavar="N",
    help="Beside one city so many of those most like it: of its level, its province, like GDP, with topics in common.",
)
@options.view("limit", "everything", "explain")
def command(cities: tuple[str, ...], selection: Selection, peers: int | None, view: View) -> int:
    """What two or more cities, or plans, commit to, side by side.

    A row is a topic, a column a city; opposite each other stands what is closest. Topics in which every city commits
    to something come first, at the top those with figures and firm promises of all. A commitment that belongs to
    another topic and touches on this one is marked with the name of its own. Of several plans of one type the newest
    is shown, unless --plan names others or --all takes all of them. An empty cell says whether the city's plans were
    read to the end. A screen holds six cities, JSON, CSV and pages any number. Where --within or --level says which
    places, the cities may be left out. Where plans are named in their place, of one city or several, each is a column.

    \b
    plancmp compare jinhua quzhou --theme transport
    plancmp compare 金华 衢州 鹿城 --theme 共富 --lang en
    plancmp compare jinhua quzhou --topic railways --all
    plancmp compare jinhua --peers 2 --theme 交通
    plancmp compare --within 浙江 --level prefecture --type report --latest
    plancmp compare jinhua-report-2024 jinhua-report-2025 --theme transport
    plancmp compare jinhua quzhou --json | jq '.rows[].label'
    """
    with options.knowledge() as kb:
        answer = compare(kb, cities, selection, every_plan=view.everything, with_peers=peers or 0)
    return finish(answer, view)
