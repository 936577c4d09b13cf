"""Read plans from data files that are not installed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from plancmp.errors import DataError
from plancmp.knowledge import files
from plancmp.knowledge.check import Known
from plancmp.knowledge.load import plan_of, read_file
from plancmp.knowledge.reading import Reading
from plancmp.messages import Message
from plancmp.model import City, Clause, Plan
from plancmp.problems import ERROR, counted


class Loose(NamedTuple):
    """A plan as its file has it."""

    plan: Plan
    city: City
    clauses: tuple[Clause, ...]


def plans_of(paths: Sequence[Path], known: Known) -> list[Loose]:
    """The plans of these files, in their order, read by the vocabulary and the register of what is ``known``.

    An installed plan of the same id makes room for that of a file. Raises :class:`DataError` for what is no plan's file
    or not sound.
    """
    names = [plan_of(read_file(path)[0]) for path in paths]
    there = [path for folder in files.folders() for path in files.data_files(folder)]
    leaving = [path for path in there if path.stem in names or path in paths]
    base = known(leaving)
    reading = Reading(base)
    found: dict[Path, Loose] = {}
    for part in reading.parts([*(() if base is not None else (path for path in there if path not in leaving)), *paths]):
        if part.file.path in paths and part.plan:
            plan = part.records.plans[part.plan]
            clauses = tuple(part.records.clauses[part.plan].values())
            found[part.file.path] = Loose(plan, part.records.cities[plan.city], clauses)
        part.file.forget()
    wrong = [problem for problem in reading.problems() if problem.level == ERROR]
    if wrong:
        raise DataError(
            Message("{problems} in {place}", problems=counted(len(wrong), "problem"), place=paths),
            wrong,
            Message("nothing was compared"),
        )
    for path in paths:
        if path not in found:
            raise DataError(
                Message("{path} is no plan's file", path=path),
                hint=Message("a plan's file holds its entry in plans:, plan: and clauses:"),
            )
    return [found[path] for path in paths]
