"""``plancmp search``."""

from __future__ import annotations

import re
from typing import Any

import click

from plancmp.commands import options
from plancmp.commands.answering import finish
from plancmp.query.search.search import search
from plancmp.query.selection import Selection
from plancmp.render.view import View


class _Words(options.Grouped):
    """A command whose words may begin with a minus: -3.5 is a figure, no option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[Any]:
        return super().parse_args(ctx, [f" {arg}" if re.match(r"-\d", arg) else arg for arg in args])


@click.command(cls=_Words)
@click.argument("query", nargs=-1, required=True, metavar="QUERY...")
@options.selection()
@options.view("limit", "everything", "explain")
def command(query: tuple[str, ...], selection: Selection, view: View) -> int:
    """Find commitments by words: Chinese, Traditional too, pinyin, English, short forms.

    All words are meant; quotes keep a phrase together. A misspelt word finds the one that it resembles.

    \b
    plancmp search 中欧班列
    plancmp search sponge city --lang en
    plancmp search 低空经济 --within 浙江 --latest --status planned
    plancmp search 高铁 --city quzhou --json | jq -r '.hits[].commitment.text'
    """
    with options.knowledge() as kb:
        answer = search(kb, " ".join(query).strip(), selection)
    return finish(answer, view)
