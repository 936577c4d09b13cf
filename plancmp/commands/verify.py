"""``plancmp verify``."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click

from plancmp.commands import language, options
from plancmp.commands.answering import finish
from plancmp.errors import DataError
from plancmp.index.knowledge_base import KnowledgeBase
from plancmp.ingest.folder import documents
from plancmp.ingest.readers import read
from plancmp.messages import Message
from plancmp.model import Plan
from plancmp.render.view import View


@click.command(cls=language.Command)
@click.argument("plans", nargs=-1, metavar="[PLAN]...", shell_complete=options.complete("Plan"))
@click.option(
    "--sources",
    type=click.Path(path_type=Path),
    default=Path("sources"),
    show_default=True,
    metavar="DIR",
    help="Folder with the documents, each as <plan id>.txt.",
)
@options.view()
def command(plans: tuple[str, ...], sources: Path, view: View) -> int:
    """Hold every record against the text of its document.

    Finds each cite in its clause, reads each quantity again from the sentence around it, and lists the numbers of the
    document that no record covers and that are not set aside. Nothing is changed. Exit code 1 when anything disagrees.
    The figures of the atlas are held against those of its reports that are in the folder or below it, whatever their
    names: a report is known by its bytes.

    \b
    plancmp verify --sources documents/
    plancmp verify jinhua-decision-2022 --sources documents/ --json
    """
    from plancmp.query.verify import charted, verify

    if not sources.is_dir():
        raise DataError(
            Message("there is no folder {sources}", sources=sources),
            hint=Message("name the folder that holds <plan id>.txt with --sources"),
        )
    with options.knowledge() as kb:
        named = kb.ids(Plan, plans)
        reports = () if named else tuple(_reports(kb, sources))
        texts = dict(_texts(sources, named or [plan.id for plan in kb.all(Plan)], bool(named), bool(reports)))
        held = tuple(charted(kb, report, read(path).text) for report, path in reports)
        answer = replace(verify(kb, texts, named), guesses=kb.guessed(), reports=held)
        if held and not texts:
            answer = replace(answer, skipped=())
    return finish(answer, view)


def _reports(kb: KnowledgeBase, sources: Path) -> Iterator[tuple[Plan, Path]]:
    """The reports of the atlas whose documents are in the folder or below it."""
    known = {plan.sha256: plan for plan in kb.reports(list(kb.mapped()))}
    for path in documents(sources) if known else ():
        plan = known.get(hashlib.sha256(path.read_bytes()).hexdigest())
        if plan is not None:
            yield plan, path


def _texts(sources: Path, plans: Sequence[str], all_there: bool, beside: bool) -> Iterator[tuple[str, tuple[str, str]]]:
    """The plans that have a text in the folder, with it and its SHA-256.

    None at all is an error, unless there are others ``beside`` them; with ``all_there`` also one that is missing.
    """
    from plancmp.text.source import read_source

    files = {plan: sources / f"{plan}.txt" for plan in plans}
    there = [plan for plan in plans if all_there or files[plan].is_file()]
    if not there and not beside:
        raise DataError(
            Message("{sources} holds the text of no plan", sources=sources),
            hint=Message("put it there as {plan}.txt", plan=plans[0]),
        )
    for plan in there:
        yield plan, (read_source(files[plan]), hashlib.sha256(files[plan].read_bytes()).hexdigest())
