"""``plancmp remove``."""

from __future__ import annotations

import click

from plancmp.commands import language, options
from plancmp.commands.answering import tell
from plancmp.errors import ExitCode
from plancmp.messages import Message


@click.command(cls=language.Command)
@click.argument("plans", nargs=-1, required=True, metavar="PLAN...", shell_complete=options.complete("Plan"))
@language.option(expose=False)
def command(plans: tuple[str, ...]) -> int:
    """Take a plan out of your own data folder. Plans that came with plancmp stay.

    \b
    plancmp remove shaoxing-report-2024
    """
    from plancmp.knowledge import install

    for plan in plans:
        tell(Message("removed {path}", path=install.remove(plan, known=options.installed)))
    return ExitCode.FOUND
