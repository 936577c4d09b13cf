"""``plancmp report``."""

from __future__ import annotations

import click

from plancmp.commands import options
from plancmp.commands.answering import finish
from plancmp.query.report import report
from plancmp.query.selection import Selection
from plancmp.render.view import View


@click.command(cls=options.Grouped)
@click.argument("cities", nargs=-1, metavar="[CITY]...", shell_complete=options.complete("City"))
@options.selection(without=("cities",))
@options.view(forms=("html", "docx", "xlsx", "md", "json"))
def command(cities: tuple[str, ...], selection: Selection, view: View) -> int:
    """A page to hand on: what cities commit to, side by side, with targets, progress, gaps and sources.

    The page is one file that asks nothing of anywhere: it can be searched, sorted and printed, and read without
    JavaScript. Word files need the extra word, Excel files the extra excel.

    \b
    plancmp report jinhua quzhou -o report.html
    plancmp report jinhua quzhou --theme transport -o memo.docx
    plancmp report jinhua --lang en -o jinhua.xlsx
    """
    with options.knowledge() as kb:
        answer = report(kb, cities, selection)
    return finish(answer, view)
