"""``plancmp draft``."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from plancmp.commands import language, options
from plancmp.commands.answering import tell, tell_guesses
from plancmp.errors import ExitCode, PlancmpError
from plancmp.messages import Message
from plancmp.model import PLAN_TYPES

if TYPE_CHECKING:
    from plancmp.ingest.folder import Request


@click.command(cls=language.Command)
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE|DIR|-")
@click.option(
    "--city",
    default="",
    metavar="C",
    shell_complete=options.complete("Anywhere"),
    help="Whose plan it is: name, pinyin or adcode of any place in China.",
)
@click.option("--type", "kind", type=click.Choice(PLAN_TYPES), help="What sort of document it is.")
@click.option("--year", type=click.IntRange(1950, 2100), metavar="Y", help="The year of the document.")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    metavar="OUT",
    help="File to write, or folder; standard output by default.",
)
@click.option("--force", is_flag=True, help="Write over a draft that is there.")
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    metavar="N",
    help="So many documents of a folder at a time.",
)
@language.option(expose=False)
def command(file: Path, city: str, kind: str | None, year: int | None, out: Path | None, force: bool, jobs: int) -> int:
    """Read a plan document into a draft data file.

    FILE is text, Markdown, HTML, MHT, Word (.docx), RTF or a PDF with a text layer, in any usual encoding. What --city,
    --type and --year leave out is taken from what the document says of itself: its YAML head, title, assembly or
    signature; else from its name (绍兴市/2021.md). With DIR every document below it is read into the folder OUT; those
    that were read in an earlier run are not read again.

    \b
    plancmp draft 报告.docx --city 绍兴 --type report --year 2024 -o shaoxing-report-2024.yaml
    plancmp add shaoxing-report-2024.yaml
    plancmp compare shaoxing jinhua
    plancmp draft documents/ -o drafts/ --jobs 2
    """
    from plancmp.ingest.folder import Request

    asked = Request(city, kind or "", year)
    return _folder(file, asked, out, force, jobs) if file.is_dir() else _single(file, asked, out, force)


def _single(file: Path, asked: Request, out: Path | None, force: bool) -> int:
    from plancmp.ingest import folder, readers
    from plancmp.ingest.draft import Reader

    document = readers.read_stream(sys.stdin.buffer) if str(file) == "-" else readers.read(file)
    path = Path("standard input") if str(file) == "-" else file.absolute()
    with options.knowledge() as kb:
        reader = Reader(kb)
        draft = folder.draft(folder.identify(document, path, reader, asked), path, reader)
        tell_guesses(kb.guessed())
    for found in draft.found:
        tell(Message("found {what}", what=found))
    for doubt in draft.doubts:
        tell(Message("warning: {doubt}", doubt=doubt))
    said = Message(
        "{id}: {commitments} commitments with {quantities} figures from {clauses} clauses, "
        "{open_topics} topics open, {passed_over} parts of sentences passed over",
        id=draft.plan.id,
        commitments=draft.commitments,
        quantities=draft.quantities,
        clauses=len(draft.clauses),
        open_topics=draft.open_topics,
        passed_over=draft.passed_over,
    )
    if out is None or str(out) == "-":
        click.echo(draft.to_yaml(), nl=False)
    else:
        path = out / f"{draft.plan.id}.yaml" if out.is_dir() else out
        folder.write(draft, path, force)
        said = Message("{said}, in {path}", said=said, path=path)
    tell(said)
    return ExitCode.FOUND if draft.commitments else ExitCode.NOTHING


def _folder(source: Path, asked: Request, out: Path | None, force: bool, jobs: int) -> int:
    from plancmp.ingest import folder, readers

    if out is None or str(out) == "-":
        raise PlancmpError(
            Message("a folder of documents needs a folder for its drafts"), Message("give it with -o DIR")
        )
    if out.exists() and not out.is_dir():
        raise PlancmpError(Message("{out} is no folder", out=out), Message("give a folder with -o DIR"))
    paths = folder.documents(source)
    if not paths:
        raise PlancmpError(
            Message("no document is in {source}", source=source), Message("known are {names}", names=readers.SUFFIXES)
        )
    outcomes = folder.draft_all(paths, out, asked, jobs=jobs, force=force)
    began = time.monotonic()
    progress: Any = click.progressbar(
        outcomes,
        length=len(paths),
        label=language.told(Message("drafting")),
        show_pos=True,
        item_show_func=lambda _: language.told(
            Message("{n:.0f} a minute", n=60 * progress.pos / max(time.monotonic() - began, 1e-3))
        ),
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
    )
    with progress:
        done = list(progress)
    for outcome in done:
        name = outcome.path.relative_to(source)
        if outcome.problem:
            tell(Message("{file}: {problem}", file=name, problem=outcome.problem))
        for doubt in outcome.doubts:
            tell(Message("{file}: warning: {doubt}", file=name, doubt=doubt))
    new = [outcome for outcome in done if outcome.target and not outcome.was_there]
    failed = sum(bool(outcome.problem) for outcome in done)
    tell(
        Message(
            "{done} documents: {new} drafted with {commitments} commitments and {quantities} figures, "
            "{there} were there, {failed} failed",
            done=len(done),
            new=len(new),
            commitments=sum(item.commitments for item in new),
            quantities=sum(item.quantities for item in new),
            there=sum(item.was_there for item in done),
            failed=failed,
        )
    )
    return ExitCode.NOTHING if failed else ExitCode.FOUND
