"""Read data files one after the other: each is built, held against what is known, handed on and forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plancmp.knowledge import rules
from plancmp.knowledge.load import Catalogue, DataFile, Place, clauses_of, enter, read_file
from plancmp.messages import Message
from plancmp.problems import ERROR, Problem


@dataclass
class Part:
    """One file: ``records`` holds the vocabulary and register known so far, and the clauses of this file alone."""

    file: DataFile
    records: Catalogue

    @property
    def plan(self) -> str | None:
        """The plan whose clauses the file holds."""
        return next(iter(self.records.clauses), None)

    def brought(self, section: str) -> list[str]:
        """The ids that a section of the file lists."""
        return [item["id"] for item in self.file.data.get(section) or ()]


class Reading:
    """``known`` grows by the vocabulary and the register of each file that is read, and by the names of its plans.

    What was installed before, and is not read again, may be in it to begin with.
    """

    def __init__(self, known: Catalogue | None = None) -> None:
        self.known = known or Catalogue()
        self.files: list[DataFile] = []
        self._wrong: list[Problem] = []
        self._later: list[DataFile] = []

    def parts(self, paths: Iterable[Path]) -> Iterator[Part]:
        """The files one by one, and at last those that name what only later files bring."""
        for path in paths:
            part = self.take(path)
            if part:
                yield part
        yield from self.rest()

    def take(self, path: Path) -> Part | None:
        """One file; None where it cannot be read, or is left for :meth:`rest`."""
        file, wrong = read_file(path)
        self._wrong += wrong
        if file is None:
            return None
        self.files.append(file)
        enter(self.known, file)
        before = len(file.found)
        part = self._part(file)
        if len(file.found) == before and self._placed(part):
            return self._done(part)
        # What is amiss may be that another file, which comes later, brings what this one names.
        del file.found[before:]
        file.forget()
        self._later.append(file)
        return None

    def stands_alone(self, part: Part) -> bool:
        """Whether a sound file needs nothing that other plans' files bring."""
        wrong: list[object] = []
        for plan in part.brought("plans"):
            rules.plan(lambda *problem: wrong.append(problem), plan, self.known)
        return not wrong

    def admit(self, path: Path, plan: str | None, brought: Sequence[tuple[str, int, Any]]) -> bool:
        """Enter what a file brings that was read elsewhere (section, place, record); False where an id is taken."""
        for section, _, record in brought:
            there = getattr(self.known, section).get(record.id)
            if there is not None and (section == "plans" or there != record):
                return False
        if plan in self.known.clauses:
            return False
        file = DataFile(path, "", {})
        for section, at, record in brought:
            if record.id not in getattr(self.known, section):
                getattr(self.known, section)[record.id] = record
                self.known.places[section, record.id] = Place(file, (section, at, "id"))
        if plan is not None:
            self.known.clauses[plan] = {}
        self.files.append(file)
        return True

    def rest(self) -> Iterator[Part]:
        """The files that were left, and the rules that hold for all files together."""
        for file in self._later:
            again, _ = read_file(file.path)
            if again is None or again.digest != file.digest:
                self._wrong.append(
                    Problem(str(file.path), 1, 1, "unreadable", ERROR, Message("changed while it was read"))
                )
                continue
            file.text, file.data = again.text, again.data
            part = self._done(self._part(file))
            if self._placed(part):  # else the rules of the register say what is wrong
                yield part
        rules.register(self.known, self._wrong)

    def _part(self, file: DataFile) -> Part:
        if "plan" not in file.data and "clauses" not in file.data:
            return Part(file, self.known.beside())
        records = clauses_of(self.known, file)
        rules.clauses(records)
        return Part(file, records)

    def _placed(self, part: Part) -> bool:
        """Whether the city of the plan is known."""
        return part.plan is None or self.known.plans[part.plan].city in self.known.cities

    def _done(self, part: Part) -> Part:
        if part.plan:
            self.known.clauses[part.plan] = {}
        return part

    def problems(self) -> list[Problem]:
        """What was found, the errors alone where there are any."""
        found = list(self._wrong)
        for file in self.files:
            if self._wrong or self.unsound:
                file.found = [one for one in file.found if one[2] == ERROR]
        return found + [problem for file in self.files if file.found for problem in file.problems()]

    @property
    def unsound(self) -> set[str]:
        """The files in which there is an error."""
        wrong = {str(file.path) for file in self.files if any(one[2] == ERROR for one in file.found)}
        return wrong | {problem.file for problem in self._wrong}
