"""``plancmp cite``."""

from __future__ import annotations

from dataclasses import replace

import click

from plancmp.commands import language, options
from plancmp.commands.answering import finish
from plancmp.query.cite import cite
from plancmp.render.view import STYLES, View


@click.command(cls=language.Command)
@click.argument("name", metavar="PLAN|CLAUSE|COMMITMENT", shell_complete=options.complete("Plan"))
@click.option("--style", type=click.Choice(STYLES), default=STYLES[0], show_default=True, help="How to write it.")
@options.view(forms=("table", "json", "ndjson", "csv"))
def command(name: str, style: str, view: View) -> int:
    """A reference to quote, with the version of the data.

    The digest tells the data apart: who has the same digest sees the same text under the same id.

    \b
    plancmp cite jinhua-report-2024
    plancmp cite 'jinhua-report-2024/二(十)' --style apa
    plancmp cite jinhua-decision-2022/4.1 --style bibtex -o plan.txt
    """
    with options.knowledge() as kb:
        answer = cite(kb, name)
    return finish(answer, replace(view, style=style))
