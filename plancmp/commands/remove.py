"""``plancmp remove``."""

from __future__ import annotations

import click

from plancmp.errors import ExitCode


@click.command()
@click.argument("plans", nargs=-1, required=True, metavar="PLAN...")
def command(plans: tuple[str, ...]) -> int:
    """Take a plan out of your own data folder. Plans that came with plancmp stay.

    \b
    plancmp remove shaoxing-report-2024
    """
    from plancmp.knowledge import install

    for plan in plans:
        click.echo(f"plancmp: removed {install.remove(plan)}", err=True)
    return ExitCode.FOUND
