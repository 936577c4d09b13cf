"""A folder of documents, drafted one by one by several processes; one bad document does not stop the rest."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from plancmp.errors import PlancmpError
from plancmp.index.base import KnowledgeBase
from plancmp.ingest.about import guess_places, guess_type, guess_year
from plancmp.ingest.draft import Draft, Reader, made_from
from plancmp.ingest.readers import SUFFIXES, Document, read
from plancmp.knowledge import files
from plancmp.model import PLAN_TYPES

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_NO_NAME = re.compile(r"(?:19|20)\d{2}年?|政府工作报告|国民经济和社会发展|第十[一二三四五六]个五年|十[一二三四五六]五|规划|纲要|建议|决定|报告|计划|[\s_\-.—()()“”]+")


@dataclass(frozen=True, slots=True)
class Asked:
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
        Path(place) / name for place, _, names in os.walk(folder) for name in names
        if name.lower().endswith(SUFFIXES) and not name.startswith((".", "~$"))
    )
    return sorted(path for path in found if path.resolve().is_relative_to(root))


@dataclass(frozen=True, slots=True)
class Known:
    """A document that was read, and what it is said to be."""

    document: Document
    city: str
    type: str
    year: int


def identify(document: Document, path: Path, reader: Reader, asked: Asked) -> Known:
    """What a document is: as ``asked`` says, else its head, else its name (绍兴市/2021.md), else its title.

    Raises :class:`PlancmpError` where nobody says it.
    """
    head = document.head
    names = [path.stem, path.parent.name]
    year = asked.year or next((int(found[0]) for text in (head.get("year", ""), *names) if (found := _YEAR.search(text))), None)
    year = year or guess_year(document.text)
    city = asked.city or head.get("city", "") or _city([*(_NO_NAME.sub("", name) for name in names), *guess_places(document.text)], reader)
    type = asked.type or head.get("type", "") or guess_type(path.stem, document.text)
    missing = [name for name, value in (("city", city), ("type", type), ("year", year)) if not value]
    if missing or year is None:
        raise PlancmpError(
            f"nothing says the {' and '.join(missing)} of {path.name}", "give " + " ".join(f"--{name}" for name in missing)
        )
    if type not in PLAN_TYPES:
        raise PlancmpError(f"{path.name} cannot be of the type {type!r}", "use one of: " + ", ".join(PLAN_TYPES))
    return Known(document, city, type, year)


def draft(known: Known, path: Path, reader: Reader) -> Draft:
    """The draft of one document."""
    document = known.document
    return reader.read(
        document.text, path.name, city=known.city, type=known.type, year=known.year, source=document.head.get("source", ""),
        sha256=document.sha256,
    )


def _city(names: Sequence[str], reader: Reader) -> str:
    """The first of some names that is a city's."""
    for name in names:
        try:
            if name and reader.city(name):
                return name
        except PlancmpError:
            continue
    return ""


def write(draft: Draft, target: Path, force: bool) -> None:
    """Write a draft, whole or not at all. Raises :class:`PlancmpError` where a file is there and ``force`` is not given."""
    if os.path.lexists(target) and not force:
        raise PlancmpError(f"{target} is there already", "--force writes over it")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        files.replace(target, draft.to_yaml())
    except OSError as error:
        raise PlancmpError(f"cannot write {target}: {error.strerror}") from None


def draft_all(paths: Sequence[Path], out: Path, asked: Asked, *, jobs: int, force: bool) -> Iterator[Outcome]:
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
                    yield Outcome(path, problem="the process that read it was killed: it may need too much memory")
        finally:
            pool.shutdown(cancel_futures=True)


@cache
def _reader() -> Reader:
    """Learnt once a process, which keeps its knowledge base open as long as it lives."""
    return Reader(KnowledgeBase.open())


def _one(path: Path, out: Path, asked: Asked, force: bool) -> Outcome:
    try:
        reader = _reader()
        known = identify(read(path), path, reader, asked)
        target = out / f"{reader.city(known.city)[0].id}-{known.type}-{known.year}.yaml"
        if target.exists() and not force and made_from(path.name) == target.read_text("utf-8").partition("\n")[0]:
            return Outcome(path, target, was_there=True)
        made = draft(known, path, reader)
        write(made, target, force)
    except PlancmpError as error:
        return Outcome(path, problem=error.message + (f" ({error.hint})" if error.hint else ""))
    except (OSError, RecursionError, MemoryError) as error:
        return Outcome(path, problem=f"{type(error).__name__}: {error}")
    return Outcome(path, target, False, made.commitments, made.quantities, made.doubts)
