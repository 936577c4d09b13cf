"""``plancmp add``."""

from __future__ import annotations

from pathlib import Path

import click

from plancmp.errors import ExitCode


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
def command(files: tuple[Path, ...]) -> int:
    """Check the data file of a plan, draft or curated, and install it in your own data folder.

    All files are installed or none: one that is not sound, or a plan that is there already, changes nothing.

    \b
    plancmp add shaoxing-report-2024.yaml
    plancmp compare shaoxing jinhua
    """
    from plancmp.knowledge import install

    for plan in install.add(*files):
        click.echo(f"plancmp: {plan} is installed; plancmp remove takes it out", err=True)
    return ExitCode.FOUND
