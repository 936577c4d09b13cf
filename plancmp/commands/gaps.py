"""``plancmp gaps``."""

from __future__ import annotations

import click

from plancmp.commands import options
from plancmp.commands.answering import finish
from plancmp.messages import Message
from plancmp.query.gaps import gaps
from plancmp.query.selection import Selection
from plancmp.render.view import View


@click.command(cls=options.Grouped)
@click.argument("city", shell_complete=options.complete("City"))
@click.argument("others", nargs=-1, metavar="", shell_complete=options.complete("City"))
@click.option(
    "--against",
    multiple=True,
    metavar="CITY...",
    shell_complete=options.complete("City", "province", "nation"),
    help="The cities it is held against, or province: that in which it lies; all others that fit when left out.",
)
@options.selection(without=("cities",))
@click.option("--reverse", is_flag=True, help="The topics that only this city commits to.")
@options.view("limit", "everything")
def command(
    city: str,
    others: tuple[str, ...],
    against: tuple[str, ...],
    selection: Selection,
    reverse: bool,
    view: View,
) -> int:
    """Topics that other cities commit to and this one does not, the strongest first.

    What a city says under another topic that touches on this one is no gap. The strongest are those that most
    cities commit to, then most firmly and with most figures. Of the city it is said why it has none: nothing found
    although all was read, mentioned only or perhaps touched on (and where), not fully read, commitments whose topic is
    open, results only (and where else it is planned), or no plan. --within and --level choose the others; what narrows
    commitments chooses topics on which one that fits is made, and leaves their rows whole.

    \b
    plancmp gaps lucheng --against jinhua quzhou
    plancmp gaps jinhua --against quzhou --theme ecology
    plancmp gaps jinhua --against nation --theme innovation
    plancmp gaps quzhou --reverse --lang en
    plancmp gaps jinhua --within 浙江 --level prefecture --strength ensure,commit
    """
    if others and not against:
        raise click.UsageError(
            Message(
                "{city}, {others}: name one city, and after --against those it is held against",
                city=city,
                others=others,
            )
        )
    with options.knowledge() as kb:
        answer = gaps(kb, city, (*against, *others), selection, reverse=reverse)
    return finish(answer, view)
