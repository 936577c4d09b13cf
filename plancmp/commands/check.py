"""``plancmp check``."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from plancmp import problems as reports
from plancmp.commands import language, options
from plancmp.errors import ExitCode
from plancmp.messages import Message


@click.command(cls=language.Command)
@click.argument("files", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[FILE|DIR]...")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(reports.FORMATS),
    default="text",
    show_default=True,
    help="How to print the problems.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as -f json.")
@click.option("--fix", is_flag=True, help="Rewrite files that are sound but not in canonical form.")
@click.option("--errors", "errors_only", is_flag=True, help="Leave the warnings out.")
@click.option(
    "--sources",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder with <plan id>.txt, to warn of summaries that copy them.",
)
@language.option(expose=False)
def command(
    files: tuple[Path, ...], form: str, as_json: bool, fix: bool, errors_only: bool, sources: Path | None
) -> int:
    """Validate data files: all problems of all files in one run, each with its place and what to do.

    Without FILE, all data folders are checked. With FILE, these files (of DIR, all in it) are checked together with the
    vocabulary and the plans that are installed, and only their problems are shown. Exit code 1 when there is
    an error, else 0.

    \b
    plancmp check
    plancmp check data/plans/quzhou-proposal-15fyp.yaml --format github
    """
    from plancmp.knowledge import check
    from plancmp.knowledge.files import named

    found = check.check([*named(files)], fix=fix, warn=not errors_only, sources=sources, known=options.installed)
    form = "json" if as_json else form
    text = reports.write(found, form, language.current())
    if text:
        click.echo(text)
    counts = Counter(problem.level for problem in found)
    levels = [reports.counted(counts[level], level) for level in (reports.ERROR, reports.WARNING)]
    click.echo(language.told(Message("{counts}", counts=levels)), err=True)
    return ExitCode.NOTHING if counts[reports.ERROR] else ExitCode.FOUND
