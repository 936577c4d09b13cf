"""Check data files: all that is wrong with them, and what a curator should look at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from plancmp.errors import DataError
from plancmp.knowledge import files, schema, yaml_io
from plancmp.knowledge.drafts import DOUBTFUL
from plancmp.knowledge.load import Catalogue, DataFile, plan_of, read_file
from plancmp.knowledge.look import Look
from plancmp.knowledge.reading import Reading
from plancmp.messages import Message, reason
from plancmp.model import Clause
from plancmp.problems import WARNING, Problem

Known = Callable[[Sequence[Path]], "Catalogue | None"]
"""What is installed but for these files, without reading the others; None where that is not known."""


def unknown(leaving: Sequence[Path]) -> None:
    """A :data:`Known` that knows nothing, so that all files are read."""


def check(
    paths: Sequence[Path] = (),
    *,
    fix: bool = False,
    warn: bool = True,
    sources: Path | None = None,
    known: Known = unknown,
) -> list[Problem]:
    """Every problem of the named files, checked together with all data folders; of all files when none is named.

    ``fix`` rewrites sound files that are not canonical; ``sources`` is a folder with ``<plan id>.txt``, to find copied
    sentences. Where files that hold plans alone are named, what is installed need not be read, if it is ``known``.
    """
    installed = [path for folder in files.folders() for path in files.data_files(folder)]
    read = [read_file(path)[0] for path in paths]
    # A named file stands in for an installed one of the same name or plan: the copy that somebody is working on.
    named = {path.resolve() for path in paths}
    names = {path.name for path in paths} | {f"{plan}.yaml" for plan in map(plan_of, read) if plan}
    replaced = [path for path in installed if path.resolve() in named or path.name in names]
    base = known(replaced) if paths and all(file is None or file.is_plan for file in read) else None
    others = [] if base else [path for path in installed if path not in replaced]
    return problems_of([*paths, *others], paths or others, base, Look(sources) if warn else None, fix=fix)


def problems_of(
    paths: Sequence[Path],
    shown: Sequence[Path],
    known: Catalogue | None = None,
    look: Look | None = None,
    *,
    fix: bool = False,
) -> list[Problem]:
    """The problems of those ``shown`` of some files, checked together and beside what is ``known``."""
    reading = Reading(known)
    loose: list[DataFile] = []
    told = set(shown)
    for part in reading.parts(paths):
        if look:
            look.count(part)
        if part.file.path in told:
            if look:
                look.at(part)
            if (look or fix) and canonical(part.file) != part.file.text:
                loose.append(part.file)
        part.file.forget()
    unsound = reading.unsound
    if look:
        look.at_topics(reading.known)
    for file in loose:
        if fix and str(file.path) not in unsound:
            _rewrite(file)
        elif look:
            file.report(
                (),
                "not-canonical",
                Message("the file is not in canonical form"),
                Message("plancmp check --fix rewrites it"),
                WARNING,
            )
    names = {str(path) for path in told}
    wanted = (problem for problem in reading.problems() if problem.file in names)
    return sorted(wanted, key=lambda problem: (problem.file, problem.level, problem.code != DOUBTFUL, problem))


def read(paths: Sequence[Path]) -> tuple[Catalogue, list[DataFile], list[Problem]]:
    """All records of some files at once, the files, and every error found; all is kept in memory."""
    reading = Reading()
    records = Catalogue()
    for part in reading.parts(paths):
        records.clauses.update(part.records.clauses)
        records.commitments.update(part.records.commitments)
        records.places.update(part.records.places)
    known = reading.known
    places = {**known.places, **records.places}
    return (
        replace(known, clauses=records.clauses, commitments=records.commitments, places=places),
        reading.files,
        reading.problems(),
    )


def _rewrite(file: DataFile) -> None:
    again, _ = read_file(file.path)
    if again is None or again.digest != file.digest:
        raise DataError(
            Message("cannot rewrite {path}: it has changed meanwhile", path=file.path),
            hint=Message("run plancmp check --fix again"),
        )
    try:
        files.replace(file.path, canonical(again))
    except OSError as error:
        raise DataError(Message("cannot rewrite {path}: {error}", path=file.path, error=reason(error))) from None


def canonical(file: DataFile) -> str:
    """The file in canonical form: its head of comments, then its sections with fields in order."""
    body: dict[str, Any] = {}
    for section, value in file.data.items():
        if not isinstance(value, list):
            pass
        elif section == "clauses":
            value = [_plain(Clause, item) for item in value]
        elif section in schema.SECTIONS:
            value = [_plain(schema.SECTIONS[section], item) for item in value]
        body[section] = value
    return yaml_io.header(file.text) + yaml_io.dump(body)


def _plain(cls: type, item: Any) -> Any:
    record = schema.build(cls, item, (), lambda *_: None)
    return item if record is None else schema.to_data(record)
