"""``plancmp rank``."""

from __future__ import annotations

import click

from plancmp.commands import options
from plancmp.commands.answering import finish
from plancmp.model import Kind
from plancmp.query.rank import Outcome, rank
from plancmp.query.selection import Selection
from plancmp.render.view import View


@click.command(cls=options.Grouped)
@click.argument("indicator", shell_complete=options.complete("Indicator", "Topic"))
@options.selection(without=("plans", "themes", "topics", "indicators", "status", "strengths"))
@click.option("--kind", type=click.Choice(("target", "actual")), help="Targets or results.")
@click.option("--around", metavar="CITY", shell_complete=options.complete("Place"), help="A place and its neighbours.")
@click.option("--missed", "outcome", flag_value="missed", help="Who fell short of its own target.")
@click.option("--met", "outcome", flag_value="met", help="Who reached its own target.")
@options.view("limit", "everything")
def command(
    indicator: str, selection: Selection, kind: Kind | None, around: str | None, outcome: Outcome | None, view: View
) -> int:
    """The places of one level in the order of an indicator: figure, province's and nation's figure, and the mark-up.

    Without --year it is the newest year of which most places are known, without --level prefectures: places of several
    levels are ranked together only where --level names them. Equal values share a rank. Of a place that is not known
    nothing is said but that.

    \b
    plancmp rank gdp-growth
    plancmp rank GDP增速 --within 浙江
    plancmp rank 城镇新增就业 --year 2025 --limit 20
    plancmp rank gdp --level province --kind actual
    plancmp rank gdp-growth --around 湖州
    plancmp rank gdp-growth --missed --within 浙江
    """
    with options.knowledge() as kb:
        answer = rank(kb, indicator, selection, kind=kind, around=around, outcome=outcome)
    return finish(answer, view)
