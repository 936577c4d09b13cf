"""A folder of documents, drafted one by one by several processes; one bad document does not stop the rest."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from plancmp.errors import PlancmpError
from plancmp.index.knowledge_base import KnowledgeBase
from plancmp.ingest import head, places
from plancmp.ingest.draft import Draft, Reader, own_entry
from plancmp.ingest.head import About
from plancmp.ingest.readers import SUFFIXES, Document, read
from plancmp.knowledge import files
from plancmp.knowledge.drafts import document_of, made_from
from plancmp.messages import AllOf, Message, reason, wording
from plancmp.model import PLAN_TYPES, City
from plancmp.text.normalise import simplify

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_TOWN = re.compile("(?:[镇乡]|街道|苏木)(?:人民政府|办事处)?(?:政府)?工作报告")
_ISSUE = re.compile(r"(?:19|20)\d{2}-(?:0[1-9]|1[0-2])")
_NO_NAME = re.compile(
    r"(?:19|20)\d{2}年?|政府工作报告|国民经济和社会发展|第十[一二三四五六]个五年|十[一二三四五六]五|规划|纲要|建议|决定|报告|计划|"
    rf"-(?:{'|'.join(PLAN_TYPES)})-\w+$|[\s_.—()（）“”]+|-(?=\d|-|$)"
)


@dataclass(frozen=True, slots=True)
class Request:
    """What a user says of a document; empty and None where its name or its head is to say it."""

    city: str = ""
    type: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document: ``target`` is the draft written, ``problem`` why there is none."""

    path: Path
    target: Path | None = None
    was_there: bool = False
    commitments: int = 0
    quantities: int = 0
    doubts: tuple[str, ...] = ()
    problem: str = ""


def documents(folder: Path) -> list[Path]:
    """The documents in a folder and below it, by name; links that lead out of it are left out."""
    root = folder.resolve()
    found = (
        Path(place) / name
        for place, _, names in os.walk(folder)
        for name in names
        if name.lower().endswith(SUFFIXES) and not name.startswith((".", "~$"))
    )
    return sorted(path for path in found if path.resolve().is_relative_to(root))


@dataclass(frozen=True, slots=True)
class Known:
    """A document that was read, and what it is: name or code of its city, type and year; what made one doubt that.

    ``issue`` is the month of a file called by one (2021-08): a second report of that year has another id by it.
    """

    document: Document
    about: About
    city: str
    type: str
    year: int
    issue: str = ""
    doubts: tuple[str, ...] = ()


def identify(document: Document, path: Path, reader: Reader, asked: Request) -> Known:
    """What a document is: as ``asked`` says, its YAML head, what it says of itself, or its name (绍兴市/2021.md).

    Raises :class:`PlancmpError` where nobody says it.
    """
    said, names = document.head, [simplify(path.stem), simplify(path.parent.name)]
    about = head.about(document.text, said.get("title", ""))
    doubts: list[str] = []
    type = asked.type or said.get("type", "") or about.type or next(filter(None, map(head.type_of, names)), "")
    named = next((int(found[0]) for name in names if (found := _YEAR.search(name))), None)
    text = simplify(document.text)
    year = asked.year or _number(said.get("year", "")) or head.planned_year(replace(about, type=type), text, named)
    city = asked.city or said.get("city", "")
    if not city:
        place, doubts = _place(about, text, names, reader)
        city = place.adcode if place else ""
    missing = [name for name, value in (("city", city), ("type", type), ("year", year)) if not value]
    if missing or year is None:
        hint = Message("give {options}", options=" ".join(f"--{name}" for name in missing))
        if missing == ["city"] and _TOWN.search(about.title):
            hint = own_entry()
        raise PlancmpError(
            Message("nothing says the {missing} of {name}", missing=AllOf(map(wording, missing)), name=path.name), hint
        )
    if type not in PLAN_TYPES:
        raise PlancmpError(
            Message("{name} cannot be of the type {type!r}", name=path.name, type=type),
            Message("use one of: {names}", names=PLAN_TYPES),
        )
    if named and named != year and type == "report" and not asked.year:
        doubts.append(Message("it is called {named}, but plans for {year}", named=named, year=year))
    issue = path.stem if _ISSUE.fullmatch(path.stem) and path.stem.startswith(str(year)) else ""
    return Known(document, about, city, type, year, issue, tuple(doubts))


def _number(text: str) -> int | None:
    found = _YEAR.search(text)
    return int(found[0]) if found else None


def _place(about: About, text: str, names: Sequence[str], reader: Reader) -> tuple[City | None, list[str]]:
    """Whose document it is, and why one may doubt it.

    Its head and its name may each say it. The narrower of the two is right where one lies in the other: a district's
    report in the folder of its city. Where they differ the head is right.
    """
    around = "\n".join([*names, about.head, text[:3000]])
    own = places.likeliest(
        [city for name in places.candidates(about.title, about.head, text) if (city := reader.named(name, around))],
        text,
    )
    filed = next(filter(None, (reader.named(_NO_NAME.sub("", name), around) for name in names)), None)
    if own is None and filed is None:
        guess = places.most_named(text)
        doubts: list[str] = (
            [Message("its place is guessed: it names {name} most often", name=guess.name)] if guess else []
        )
        return (reader.city(guess.adcode)[0] if guess else None), doubts
    if own is None or filed is None or own == filed:
        return own or filed, []
    if places.lies_in(filed, own):
        return filed, []
    return own, [] if places.lies_in(own, filed) else [
        Message("it is filed under {filed}, but says that it is of {own}", filed=filed.zh, own=own.zh)
    ]


def draft(known: Known, path: Path, reader: Reader) -> Draft:
    """The draft of one document."""
    document = known.document
    return reader.read(
        document.text,
        path.name,
        city=known.city,
        type=known.type,
        year=known.year,
        source=document.head.get("source", ""),
        sha256=document.sha256,
        about=known.about,
        issue=known.issue,
        reasons=known.doubts,
    )


def write(draft: Draft, target: Path, force: bool) -> None:
    """Write a draft, whole or not at all. Raises :class:`PlancmpError` where a file is there and ``force`` is not
    given.
    """
    if os.path.lexists(target) and not force:
        raise PlancmpError(
            Message("{target} is there already", target=target),
            _made_of(target, Message("--force writes over it; two documents need two files (-o FILE)")),
        )
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        files.replace(target, draft.to_yaml())
    except OSError as error:
        raise PlancmpError(Message("cannot write {target}: {error}", target=target, error=reason(error))) from None


def _made_of(target: Path, hint: Message) -> Message:
    """A hint, with the document before it that a draft that is there was made from, where it says that."""
    try:
        with target.open(encoding="utf-8") as file:
            found = document_of(file.readline(1000))
    except (OSError, ValueError):
        return hint
    return Message("it was made from {found}; {hint}", found=found, hint=hint) if found else hint


def draft_all(paths: Sequence[Path], out: Path, asked: Request, *, jobs: int, force: bool) -> Iterator[Outcome]:
    """Draft every document into the folder ``out``, as they are done.

    A draft that is there from an earlier run, by its first line made from a document of this name, is not made again.
    """
    if jobs == 1:
        yield from (_one(path, out, asked, force) for path in paths)
        return
    with ProcessPoolExecutor(jobs) as pool:
        futures = {pool.submit(_one, path, out, asked, force): path for path in paths}
        try:
            for future, path in futures.items():
                try:
                    yield future.result()
                except BrokenProcessPool:
                    yield Outcome(
                        path, problem=Message("the process that read it was killed: it may need too much memory")
                    )
        finally:
            pool.shutdown(cancel_futures=True)


@cache
def _reader() -> Reader:
    """Learnt once a process, which keeps its knowledge base open as long as it lives."""
    return Reader(KnowledgeBase.open())


def drafted(path: Path, asked: Request | None = None) -> Draft:
    """From a document to its draft, for engines of others that hand out documents.

    Nothing is written, and what drafting needs to know is learnt once a process. Raises :class:`PlancmpError` as
    :func:`identify` does.
    """
    reader = _reader()
    return draft(identify(read(path), path.absolute(), reader, asked or Request()), path, reader)


def _one(path: Path, out: Path, asked: Request, force: bool) -> Outcome:
    try:
        reader = _reader()
        known = identify(read(path), path.absolute(), reader, asked)
        target = out / f"{reader.city(known.city)[0].id}-{known.type}-{known.issue or known.year}.yaml"
        if target.exists() and not force and made_from(path.name) == target.read_text("utf-8").partition("\n")[0]:
            return Outcome(path, target, was_there=True)
        made = draft(known, path, reader)
        write(made, target, force)
    except PlancmpError as error:
        return Outcome(path, problem=_with_hint(error))
    except (OSError, RecursionError, MemoryError) as error:
        return Outcome(path, problem=f"{type(error).__name__}: {error}")
    return Outcome(path, target, False, made.commitments, made.quantities, made.doubts)


def _with_hint(error: PlancmpError) -> str:
    return Message("{message} ({hint})", message=error.message, hint=error.hint) if error.hint else error.message
