"""``plancmp draft``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plancmp.commands import options
from plancmp.errors import ExitCode, PlancmpError, printable
from plancmp.model import PLAN_TYPES

if TYPE_CHECKING:
    from plancmp.ingest.folder import Asked


@click.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE|DIR|-")
@click.option("--city", default="", metavar="C", help="Whose plan it is: name, pinyin or adcode of any place in China.")
@click.option("--type", "kind", type=click.Choice(PLAN_TYPES), help="What sort of document it is.")
@click.option("--year", type=click.IntRange(1950, 2100), metavar="Y", help="The year of the document.")
@click.option("-o", "--out", type=click.Path(path_type=Path), metavar="OUT", help="File to write, or folder; standard output by default.")
@click.option("--force", is_flag=True, help="Write over a draft that is there.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, metavar="N", help="So many documents of a folder at a time.")
def command(file: Path, city: str, kind: str | None, year: int | None, out: Path | None, force: bool, jobs: int) -> int:
    """Read a plan document into a draft data file.

    FILE is .txt, .md, .html, .docx or .pdf with a text layer. What --city, --type and --year leave out is taken from
    the head of a Markdown file, from the name (绍兴市/2021.md) or from the title. With DIR every document below it is
    read into the folder OUT; those that were read in an earlier run are not read again.

    \b
    plancmp draft 报告.docx --city 绍兴 --type report --year 2024 -o shaoxing-report-2024.yaml
    plancmp add shaoxing-report-2024.yaml
    plancmp compare shaoxing jinhua
    plancmp draft documents/ -o drafts/ --jobs 2
    """
    from plancmp.ingest.folder import Asked

    asked = Asked(city, kind or "", year)
    return _folder(file, asked, out, force, jobs) if file.is_dir() else _single(file, asked, out, force)


def _say(text: str) -> None:
    click.echo(f"plancmp: {printable(text)}", err=True)


def _single(file: Path, asked: Asked, out: Path | None, force: bool) -> int:
    from plancmp.ingest import folder, readers
    from plancmp.ingest.draft import Reader

    document = readers.read_stream(sys.stdin.buffer) if str(file) == "-" else readers.read(file)
    path = Path("standard input") if str(file) == "-" else file
    with options.knowledge() as kb:
        reader = Reader(kb)
        draft = folder.draft(folder.identify(document, path, reader, asked), path, reader)
        options.tell_guesses(kb)
    for found in draft.found:
        _say(f"found {found}")
    for doubt in draft.doubts:
        _say(f"warning: {doubt}")
    if out is None or str(out) == "-":
        click.echo(draft.to_yaml(), nl=False)
        target = ""
    else:
        path = out / f"{draft.plan.id}.yaml" if out.is_dir() else out
        folder.write(draft, path, force)
        target = f" in {path}"
    _say(
        f"{draft.plan.id}: {draft.commitments} commitments with {draft.quantities} figures from {len(draft.clauses)} clauses, "
        f"{draft.open_topics} topics open, {draft.passed_over} parts of sentences passed over{target}"
    )
    return ExitCode.FOUND if draft.commitments else ExitCode.NOTHING


def _folder(source: Path, asked: Asked, out: Path | None, force: bool, jobs: int) -> int:
    from plancmp.ingest import folder

    if out is None:
        raise PlancmpError("a folder of documents needs a folder for its drafts", "give it with -o DIR")
    if out.exists() and not out.is_dir():
        raise PlancmpError(f"{out} is no folder", "give a folder with -o DIR")
    paths = folder.documents(source)
    if not paths:
        raise PlancmpError(f"no document is in {source}", "known are .txt, .md, .html, .docx and .pdf")
    outcomes = folder.draft_all(paths, out, asked, jobs=jobs, force=force)
    with click.progressbar(outcomes, length=len(paths), label="drafting", file=sys.stderr, hidden=not sys.stderr.isatty()) as progress:
        done = list(progress)
    for outcome in done:
        name = outcome.path.relative_to(source)
        if outcome.problem:
            _say(f"{name}: {outcome.problem}")
        for doubt in outcome.doubts:
            _say(f"{name}: warning: {doubt}")
    new = [outcome for outcome in done if outcome.target and not outcome.was_there]
    failed = sum(bool(outcome.problem) for outcome in done)
    _say(
        f"{len(done)} documents: {len(new)} drafted with {sum(item.commitments for item in new)} commitments and "
        f"{sum(item.quantities for item in new)} figures, {sum(item.was_there for item in done)} were there, {failed} failed"
    )
    return ExitCode.NOTHING if failed else ExitCode.FOUND
