"""``plancmp verify``."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import click

from plancmp.commands import options
from plancmp.errors import DataError, ExitCode
from plancmp.model import Plan


@click.command()
@click.argument("plans", nargs=-1, metavar="[PLAN]...", shell_complete=options.complete("Plan"))
@click.option("--sources", type=click.Path(path_type=Path), default=Path("sources"), show_default=True, metavar="DIR", help="Folder with the documents, each as <plan id>.txt.")
@options.output
def command(plans: tuple[str, ...], sources: Path, output: options.Output) -> int:
    """Hold every record against the text of its document.

    Finds each cite in its clause, reads each quantity again from the sentence around it, and lists the numbers of the
    document that no record covers and that are not set aside. Nothing is changed. Exit code 1 when anything disagrees.

    \b
    plancmp verify --sources documents/
    plancmp verify jinhua-decision-2022 --sources documents/ --json
    """
    from plancmp.query.verify import verify
    from plancmp.text.source import read_source

    if not sources.is_dir():
        raise DataError(f"there is no folder {sources}", hint="name the folder that holds <plan id>.txt with --sources")
    with options.knowledge() as kb:
        wanted = kb.ids(Plan, plans) or [plan.id for plan in kb.all(Plan)]
        options.tell_guesses(kb)
        texts = {}
        for name in wanted:
            path = sources / f"{name}.txt"
            if path.is_file() or plans:
                texts[name] = read_source(path), hashlib.sha256(path.read_bytes()).hexdigest()
        if not texts:
            raise DataError(f"{sources} holds the text of no plan", hint=f"put it there as {wanted[0]}.txt")
        result = verify(kb, texts, wanted)

    def table(console: Any) -> None:
        from plancmp.render.table.verify import draw

        draw(result, console, output.lang)

    def grid() -> Any:
        from plancmp.render import flat

        return flat.findings(result)

    output.emit(result, table=table, rows="plans", grid=grid)
    return ExitCode.NOTHING if result.findings else ExitCode.FOUND
