"""Read data files into checked records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from plancmp.knowledge import schema, yaml_io
from plancmp.model import City, Clause, Commitment, Indicator, Plan, Quantity, Term, Theme, Topic
from plancmp.problems import ERROR, Problem
from plancmp.text.units import normalise


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
    found: list[tuple[yaml_io.Path, str, str, str, str]] = field(default_factory=list)

    def report(self, path: yaml_io.Path, code: str, message: str, hint: str = "", level: str = ERROR) -> None:
        """Note a problem at ``path``; its line is looked for only when the problems are printed."""
        self.found.append((path, code, level, message, hint))

    def problems(self) -> list[Problem]:
        """What was noted, with lines and columns."""
        return [
            Problem(str(self.path), *yaml_io.locate(self.text, path), code, level, message, hint)
            for path, code, level, message, hint in self.found
        ]


@dataclass
class Records:
    """Every record of the knowledge base, by id, and where each stands."""

    cities: dict[str, City] = field(default_factory=dict)
    themes: dict[str, Theme] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    indicators: dict[str, Indicator] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    plans: dict[str, Plan] = field(default_factory=dict)
    clauses: dict[str, dict[str, Clause]] = field(default_factory=dict)
    commitments: dict[str, Commitment] = field(default_factory=dict)
    places: dict[tuple[str, str], Place] = field(default_factory=dict)


def read_text(path: Path) -> tuple[str, Problem | None]:
    """The text of a data file with plain line ends and without a byte order mark, or what prevents reading it."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        return "", Problem(str(path), 1, 1, "unreadable", ERROR, f"cannot be read: {error.strerror}")
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n"), None
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return "", Problem(str(path), line, 1, "encoding", ERROR, "is not UTF-8 text", "save the file as UTF-8")


def read_file(path: Path) -> tuple[DataFile | None, list[Problem]]:
    """One data file, parsed but not yet checked."""
    text, problem = read_text(path)
    if problem:
        return None, [problem]
    try:
        data = yaml_io.parse(text)
    except yaml_io.YamlError as error:
        return None, [Problem(str(path), error.line, error.column, "syntax", ERROR, error.message, error.hint)]
    if not isinstance(data, Mapping):
        return None, [Problem(str(path), 1, 1, "wrong-type", ERROR, "a data file should be a mapping of sections")]
    return DataFile(path, text, data), []


def plan_of(path: Path) -> str | None:
    """The plan that a data file says it holds; None where it says none or cannot be read."""
    file, _ = read_file(path)
    name = file.data.get("plan") if file else None
    return name if isinstance(name, str) else None


def collect(files: Iterable[DataFile]) -> Records:
    """Build the records of all ``files``; what is wrong with one is noted in its file."""
    records = Records()
    files = list(files)
    for file in files:
        schema.unknown_sections(file.data, file.report)
        for section, cls in schema.SECTIONS.items():
            _section(records, file, section, cls)
    for file in files:
        if "plan" in file.data or "clauses" in file.data:
            _plan(records, file)
    return records


def _section(records: Records, file: DataFile, section: str, cls: type) -> None:
    items = file.data.get(section, [])
    if not isinstance(items, list):
        file.report((section,), "wrong-type", f"{section!r} should be a list")
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
    records: Records, known: dict[str, Any], kind: str, name: str, record: Any, file: DataFile, path: yaml_io.Path
) -> None:
    """Enter a record under its id, unless the id is taken."""
    if name in known and kind == "cities" and known[name] == record:
        return  # a draft brings its city along: what two files say alike is one record
    if name in known:
        first = records.places[kind, name]
        line = yaml_io.locate(first.file.text, first.path)[0]
        file.report(path, "duplicate-id", f"{name!r} is taken: {first.file.path}:{line}", "ids are unique and never reused")
        return
    known[name] = record
    records.places[kind, name] = Place(file, path)


def _plan(records: Records, file: DataFile) -> None:
    """Build the clauses of a plan's file."""
    name = file.data.get("plan")
    plan = records.plans.get(name) if isinstance(name, str) else None
    if plan is None:
        hint = schema.near(name, records.plans)
        file.report(("plan",), "unknown-plan", "the file names no plan of the register (plans:)", hint)
        return
    if plan.id in records.clauses:
        file.report(("plan",), "duplicate-id", f"another file holds the clauses of {plan.id} already")
        return
    clauses = records.clauses[plan.id] = {}
    items = file.data.get("clauses")
    if not isinstance(items, list):
        file.report(("clauses",) if "clauses" in file.data else (), "missing-field", "the file lacks its list of clauses")
        return
    for number, item in enumerate(items):
        path = ("clauses", number)
        clause = schema.build(Clause, item, path, file.report, _derived(plan, item))
        if clause is None:
            continue
        for place, commitment in enumerate(clause.commitments):
            _keep(records, records.commitments, "commitments", commitment.id, commitment, file, (*path, "commitments", place, "id"))
        _keep(records, clauses, f"clauses of {plan.id}", clause.id, clause, file, (*path, "id"))


def _derived(plan: Plan, clause: Any) -> schema.Derive:
    """What the records in one clause have from their place in the plan and from their other fields."""
    return {
        Clause: lambda fields: {"plan": plan.id, "read": bool(fields.get("commitments") or fields.get("empty"))},
        Commitment: lambda _: {"city": plan.city, "plan": plan.id, "clause": clause.get("id"), "origin": plan.origin},
        Quantity: _base,
    }


def _base(fields: Mapping[str, Any]) -> dict[str, Any]:
    base = normalise(fields["value"], fields.get("unit", ""))
    if base is None:
        return {}
    whole = base.value == base.value.to_integral_value()
    return {"base_value": int(base.value) if whole else float(base.value), "base_unit": base.unit}
