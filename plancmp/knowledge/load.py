"""Read data files into checked records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from plancmp.errors import UnreadableFile
from plancmp.knowledge import schema, yaml_io
from plancmp.knowledge.files import contents, digest, stamp
from plancmp.messages import Message
from plancmp.model import City, Clause, Commitment, Indicator, Plan, Quantity, Term, Theme, Topic
from plancmp.problems import ERROR, Problem
from plancmp.text.units import normalise

OF_A_PLAN = frozenset(("cities", "plans", "plan", "clauses"))
"""The sections of a file on which no other file depends but those that name its plan or city."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the files a record stands."""

    file: DataFile
    path: yaml_io.Path


@dataclass(eq=False)
class DataFile:
    """One file as read: its text, the parsed data, and the problems found in it so far (path, then Problem fields)."""

    path: Path
    text: str
    data: Mapping[str, Any]
    digest: str = ""
    """Of the bytes that were read."""
    stamp: str = ""
    """What tells whether the file has been touched since; empty when its times cannot."""
    found: list[tuple[yaml_io.Path, str, str, str, str]] = field(default_factory=list)
    _places: yaml_io.Places | None = None

    @property
    def is_plan(self) -> bool:
        """Whether it holds nothing but a plan: no vocabulary on which other files depend."""
        return not self.data.keys() - OF_A_PLAN

    def report(self, path: yaml_io.Path, code: str, message: str, hint: str = "", level: str = ERROR) -> None:
        """Note a problem at ``path``; its line is looked for only when the problems are printed."""
        self.found.append((path, code, level, message, hint))

    def locate(self, path: yaml_io.Path) -> tuple[int, int]:
        """Line and column of a value; the file is read once more where its text was forgotten."""
        if self._places is None:
            self._places = yaml_io.Places(self.text or read_text(self.path)[0])
        return self._places.locate(path)

    def problems(self) -> list[Problem]:
        """What was noted, with lines and columns; then it is forgotten."""
        result = [
            Problem(str(self.path), *self.locate(path), code, level, message, hint)
            for path, code, level, message, hint in self.found
        ]
        self.found.clear()
        self._places = None
        return result

    def forget(self) -> None:
        """Let go of text and data, which are most of the memory that a file takes."""
        self.text, self.data, self._places = "", {}, None


@dataclass
class Catalogue:
    """Records by id, and where each stands.

    Of a plan that is only known to be there, ``clauses`` holds nothing; such records have no place.
    """

    cities: dict[str, City] = field(default_factory=dict)
    themes: dict[str, Theme] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    indicators: dict[str, Indicator] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    plans: dict[str, Plan] = field(default_factory=dict)
    clauses: dict[str, dict[str, Clause]] = field(default_factory=dict)
    commitments: dict[str, Commitment] = field(default_factory=dict)
    places: dict[tuple[str, str], Place] = field(default_factory=dict)

    def beside(self) -> Catalogue:
        """A catalogue with the same vocabulary and register, and no clauses or places of its own."""
        return Catalogue(self.cities, self.themes, self.topics, self.indicators, self.terms, self.plans)

    def grown(self) -> Catalogue:
        """The same with a register of its own, to which more can be added."""
        return replace(
            self, cities=dict(self.cities), plans=dict(self.plans), clauses=dict(self.clauses), places=dict(self.places)
        )


def read_text(path: Path) -> tuple[str, Problem | None]:
    """The text of a data file with plain line ends and without a byte order mark, or what prevents reading it."""
    file, problem = _read(path)
    return (file.text, problem) if file else ("", problem)


def _read(path: Path) -> tuple[DataFile | None, Problem | None]:
    try:
        raw, status = contents(path)
    except UnreadableFile as error:
        said = Message("cannot be read: {error}", error=error.why)
        return None, Problem(str(path), 1, 1, "unreadable", ERROR, said, error.hint)
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return None, Problem(
            str(path), line, 1, "encoding", ERROR, Message("is not UTF-8 text"), Message("save the file as UTF-8")
        )
    return DataFile(path, text, {}, digest(raw), stamp(status)), None


def read_file(path: Path) -> tuple[DataFile | None, list[Problem]]:
    """One data file, parsed but not yet checked."""
    file, problem = _read(path)
    if problem or not file:
        return None, [problem] if problem else []
    try:
        data = yaml_io.parse(file.text)
    except yaml_io.YamlError as error:
        return None, [Problem(str(path), error.line, error.column, "syntax", ERROR, error.message, error.hint)]
    if not isinstance(data, Mapping):
        return None, [
            Problem(str(path), 1, 1, "wrong-type", ERROR, Message("a data file should be a mapping of sections"))
        ]
    file.data = data
    return file, []


def enter(records: Catalogue, file: DataFile) -> None:
    """Enter what the sections of a file bring; what is wrong with them is noted in the file."""
    schema.unknown_sections(file.data, file.report)
    for section, cls in schema.SECTIONS.items():
        _section(records, file, section, cls)


def plan_of(file: DataFile | None) -> str | None:
    """The plan that a data file says it holds; None where it says none or could not be read."""
    name = file.data.get("plan") if file else None
    return name if isinstance(name, str) else None


def _section(records: Catalogue, file: DataFile, section: str, cls: type) -> None:
    items = file.data.get(section, [])
    if not isinstance(items, list):
        file.report((section,), "wrong-type", Message("{section!r} should be a list", section=section))
        return
    for number, item in enumerate(items):
        path = (section, number)
        record: Any = schema.build(cls, item, path, file.report, _of_theme(item))
        if record is None:
            continue
        if section == "themes":
            for place, topic in enumerate(record.topics):
                _keep(records, records.topics, "topic", topic.id, topic, file, (*path, "topics", place, "id"))
        name = "term" if section == "terms" else "id"
        known = getattr(records, section)
        _keep(records, known, section, getattr(record, name), record, file, (*path, name))


def _of_theme(theme: Any) -> schema.Derive:
    return {Topic: lambda _: {"theme": theme.get("id")}}


def _keep(
    records: Catalogue, known: dict[str, Any], kind: str, name: str, record: Any, file: DataFile, path: yaml_io.Path
) -> None:
    """Enter a record under its id, unless the id is taken."""
    if name in known and kind == "cities" and known[name] == record:
        return  # a draft brings its city along: what two files say alike is one record
    if name in known:
        first = records.places.get((kind, name))
        where = f": {first.file.path}:{first.file.locate(first.path)[0]}" if first else ""
        file.report(
            path,
            "duplicate-id",
            Message("{name!r} is taken{where}", name=name, where=where),
            Message("ids are unique and never reused"),
        )
        return
    known[name] = record
    records.places[kind, name] = Place(file, path)


def clauses_of(known: Catalogue, file: DataFile) -> Catalogue:
    """The clauses and commitments of a plan's file, by the vocabulary and register of ``known``."""
    records = known.beside()
    name = file.data.get("plan")
    plan = known.plans.get(name) if isinstance(name, str) else None
    if plan is None:
        hint = schema.near(name, known.plans)
        file.report(("plan",), "unknown-plan", Message("the file names no plan of the register (plans:)"), hint)
        return records
    if plan.id in known.clauses:
        file.report(("plan",), "duplicate-id", Message("another file holds the clauses of {id} already", id=plan.id))
        return records
    clauses = records.clauses[plan.id] = {}
    items = file.data.get("clauses")
    if not isinstance(items, list):
        file.report(
            ("clauses",) if "clauses" in file.data else (),
            "missing-field",
            Message("the file lacks its list of clauses"),
        )
        return records
    for number, item in enumerate(items):
        path = ("clauses", number)
        clause = schema.build(Clause, item, path, file.report, _derived(plan, item))
        if clause is None:
            continue
        for place, commitment in enumerate(clause.commitments):
            _keep(
                records,
                records.commitments,
                "commitments",
                commitment.id,
                commitment,
                file,
                (*path, "commitments", place, "id"),
            )
        _keep(records, clauses, f"clauses of {plan.id}", clause.id, clause, file, (*path, "id"))
    return records


def _derived(plan: Plan, clause: Any) -> schema.Derive:
    """What the records in one clause have from their place in the plan and from their other fields."""
    return {
        Clause: lambda fields: {
            "plan": plan.id,
            "read": bool(fields.get("commitments") or fields.get("empty")) and not fields.get("unread"),
        },
        Commitment: lambda _: {"city": plan.city, "plan": plan.id, "clause": clause.get("id"), "origin": plan.origin},
        Quantity: _base,
    }


def _base(fields: Mapping[str, Any]) -> dict[str, Any]:
    if fields.get("value") is None:
        return {}
    base = normalise(fields["value"], fields.get("unit", ""))
    return {} if base is None else {"base_value": base.number, "base_unit": base.unit}
