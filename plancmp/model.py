"""The records of the knowledge base.

Each class states its fields once: the order is that of the data files, ``kind`` is what the checks accept, ``doc``
is the definition that docs/data-format.md prints. A field without a default is required; one that equals its
default is left out of the files.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from functools import cache
from itertools import repeat
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal, TypeVar, get_args

if TYPE_CHECKING:
    from typing_extensions import dataclass_transform
else:

    def dataclass_transform(**_):
        """Only type checkers need it: typing has it from Python 3.11 on."""
        return lambda function: function


T = TypeVar("T")

UNPUBLISHED = ("confidence", "doubts")
"""Fields of a commitment that are for its curator and stand in no result."""

Strength = Literal["ensure", "commit", "strive", "support", "explore", "done", "problem"]
Status = Literal["planned", "done", "problem"]
Operator = Literal["=", ">=", "<=", "~", "rank"]
Kind = Literal["target", "actual", "baseline"]
Duty = Literal["binding", "indicative"]
Direction = Literal["higher", "lower", "none"]
Level = Literal["nation", "province", "prefecture", "county"]
PlanType = Literal["proposal", "plan", "decision", "report", "prosperity", "outline", "action", "communique"]
Origin = Literal["curated", "draft", "atlas"]
AsideReason = Literal["name", "background", "history", "list", "repeat", "example"]
Doubt = Literal["topic", "tense", "year", "indicator", "unit"]

STRENGTHS: tuple[Strength, ...] = get_args(Strength)
FIRM: tuple[Strength, ...] = ("ensure", "commit")
REPORTED: tuple[Strength, ...] = ("done", "problem")
"""What a document says of the past or the present: neither is a promise."""
OPERATORS: tuple[Operator, ...] = get_args(Operator)
QUANTITY_KINDS: tuple[Kind, ...] = get_args(Kind)
PLAN_TYPES: tuple[PlanType, ...] = get_args(PlanType)
LEVELS: tuple[Level, ...] = get_args(Level)


STATUSES: tuple[Status, ...] = get_args(Status)


def status_of(strength: Strength) -> Status:
    """Whether what is said so firmly is planned, done, or an admitted problem, which is neither."""
    return "done" if strength == "done" else "problem" if strength == "problem" else "planned"


def _f(kind: str, doc: str, *, default: Any = MISSING, choices: tuple[str, ...] = (), derived: bool = False) -> Any:
    """A field of a record. ``kind`` is one of the words that ``knowledge.schema`` knows."""
    return field(default=default, metadata={"kind": kind, "doc": doc, "choices": choices, "derived": derived})


def by_class(function: Callable[[type], T]) -> Callable[[type], T]:
    """Remember what ``function`` gives for each class. With plain ``cache`` mypy doubts that classes have a hash."""
    return cache(function)


class Record:
    """The base of the records: what each can do, by the fields of its class.

    The dataclass decorator would write these methods for each class anew, when it is imported, which takes most of the
    start-up of a command. Here they stand once. Records are frozen and hashable.
    """

    __slots__ = ()

    def __init__(self, *values: Any, **named: Any) -> None:
        names, by_place, defaults, puts = _layout(type(self))
        if len(values) == by_place == len(names) and not named:
            for put, value in zip(puts.values(), values):
                put(self, value)
            return
        if values:
            if len(values) > by_place or not named.keys().isdisjoint(names[: len(values)]):
                raise TypeError(f"{type(self).__name__} takes {by_place} values by place, each once")
            named.update(zip(names, values))
        given = {**defaults, **named}
        if given.keys() != puts.keys():
            wrong = ", ".join(sorted(given.keys() ^ puts.keys()))
            raise TypeError(f"{type(self).__name__} lacks, or does not know: {wrong}")
        for name, put in puts.items():
            put(self, given[name])

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __eq__(self, other: object) -> bool:
        return _values(self) == _values(other) if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash(_values(self))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names_of(type(self)))})"

    def __reduce__(self) -> tuple[Any, ...]:
        return restored, (type(self), _values(self))


@dataclass_transform(frozen_default=True, field_specifiers=(_f,))
def record(cls: type[T]) -> type[T]:
    """Make a class of fields a record; as slots cost a new class, each is decorated once and subclassed never."""
    return dataclass(init=False, repr=False, eq=False, slots=True)(cls)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(_f,))
def keyword_record(cls: type[T]) -> type[T]:
    """The same for records of which no field is given by place."""
    return dataclass(init=False, repr=False, eq=False, slots=True, kw_only=True)(cls)


def fields_of(record: Record) -> dict[str, Any]:
    """The fields of a record by name, as they are."""
    return dict(zip(names_of(type(record)), _values(record)))


def restored(cls: type[T], values: Iterable[Any]) -> T:
    """The record that was taken apart into the values of its fields, in their order. Nothing is checked: it takes a
    third of the time.
    """
    record = object.__new__(cls)
    for put, value in zip(_setters(cls), values, strict=True):
        put(record, value)
    return record


def restored_all(cls: type[T], columns: Sequence[Sequence[Any]]) -> list[T]:
    """The records that were taken apart into columns, one a field: in two thirds of the time of one after the other."""
    records = list(map(object.__new__, repeat(cls, len(columns[0]))))
    for put, values in zip(_setters(cls), columns, strict=True):
        deque(map(put, records, values), 0)  # which keeps nothing: it only goes through
    return records


def columns_of(records: Sequence[Commitment]) -> dict[str, Sequence[Any]]:
    """The values of some commitments by the names of their fields; of each quantity the values of its fields."""
    columns: dict[str, Sequence[Any]] = dict(zip(names_of(Commitment), zip(*map(_getter(Commitment), records))))
    part = _getter(Quantity)
    return {**columns, "quantities": [[part(one) for one in some] for some in columns["quantities"]]} if columns else {}


def _values(record: Any) -> tuple[Any, ...]:
    return _getter(type(record))(record)


@by_class
def names_of(cls: type) -> tuple[str, ...]:
    """The names of a record's fields, in their order."""
    return tuple(item.name for item in fields(cls))


@by_class
def _getter(cls: type) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*names_of(cls))


@by_class
def _setters(cls: type) -> tuple[Callable[[Any, Any], None], ...]:
    return tuple(getattr(cls, name).__set__ for name in names_of(cls))


@by_class
def _layout(cls: type) -> tuple[tuple[str, ...], int, dict[str, Any], dict[str, Callable[[Any, Any], None]]]:
    """The names of the fields, how many may be given by place, the defaults, and what sets each field."""
    parts = fields(cls)
    return (
        names_of(cls),
        sum(not part.kw_only for part in parts),
        {part.name: part.default for part in parts if part.default is not MISSING},
        dict(zip(names_of(cls), _setters(cls))),
    )


_CODED = {"province": 2, "prefecture": 4, "county": 6}
"""So many digits of a code say which province, prefecture or county it is."""


@record
class City(Record):
    """A place that makes plans."""

    id: str = _f("id", "short pinyin name, lower case")
    zh: str = _f("text", "full Chinese name with 市, 区 or 县")
    en: str = _f("text", "English name")
    adcode: str = _f("digits", "six-digit code of the administrative division (GB/T 2260)")
    within: str = _f("text", "where it lies, the larger unit first (浙江省 温州市)", default="")
    aliases: tuple[str, ...] = _f("texts", "other names people type", default=())

    @property
    def level(self) -> Level:
        """Nation, province, prefecture or county, as its code says."""
        if self.adcode == "000000":
            return "nation"
        return "province" if self.adcode.endswith("0000") else "prefecture" if self.adcode.endswith("00") else "county"

    def lies_in(self, place: City) -> bool:
        """Whether it is that place or a part of it: codes begin with that of what they lie in."""
        return place.level == "nation" or self.adcode.startswith(place.adcode[: _CODED[place.level]])


@record
class Topic(Record):
    """One row of a side-by-side table."""

    id: str = _f("id", "kebab-case English, unique over all themes, permanent")
    zh: str = _f("text", "Chinese label")
    en: str = _f("text", "English label")
    rule: str = _f("text", "what belongs here and what goes to which neighbour")
    keywords: tuple[str, ...] = _f("texts", "Chinese words that signal it in a document")
    routine: bool = _f(
        "bool", "true for what every plan says in much the same words: last in a comparison", default=False
    )
    theme: str = _f("id", "the theme it stands under", default="", derived=True)


@record
class Theme(Record):
    """One of the twenty fields of policy."""

    id: str = _f("id", "one of the twenty ids")
    zh: str = _f("text", "Chinese name")
    en: str = _f("text", "English name")
    rule: str = _f("text", "what belongs here and what goes to which neighbour")
    aliases: tuple[str, ...] = _f("texts", "other names people type", default=())
    topics: tuple[Topic, ...] = _f("topic[]", "its topics", default=())


@record
class Indicator(Record):
    """A measurable thing with one meaning."""

    id: str = _f("id", "kebab-case English, permanent")
    zh: str = _f("text", "Chinese name")
    en: str = _f("text", "English name")
    unit: str = _f("text", "usual unit, as documents write it")
    direction: Direction = _f("choice", "which is better", choices=get_args(Direction))
    topic: str | None = _f("topic", "the topic it belongs to", default=None)
    growth_of: str | None = _f("indicator", "the indicator whose growth rate it is", default=None)
    addition_of: str | None = _f("indicator", "the stock whose new or yearly addition it is", default=None)
    note: str = _f("text", "its scope: what is counted, and which look-alike it is not", default="")
    aliases: tuple[str, ...] = _f("texts", "how documents write it", default=())


@record
class Term(Record):
    """One thing that people name in several ways."""

    term: str = _f("text", "the official Chinese form")
    en: str = _f("text", "English")
    same: tuple[str, ...] = _f("texts", "short and long forms that mean exactly the same", default=())
    narrower: tuple[str, ...] = _f("texts", "kinds, parts or brands of it", default=())
    everyday: tuple[str, ...] = _f("texts", "plain words that a reader would type for it", default=())


@record
class Plan(Record):
    """One document of a city."""

    id: str = _f("id", "<city>-<type>-<year or period>, permanent")
    city: str = _f("city", "the city that made it")
    type: PlanType = _f("choice", "what sort of document it is", choices=PLAN_TYPES)
    title: str = _f("text", "full Chinese title")
    title_en: str = _f("text", "English title")
    issuer: str = _f("text", "who adopted or issued it")
    adopted: str = _f("date", "the day it was adopted or issued, YYYY, YYYY-MM or YYYY-MM-DD as far as known")
    period: str = _f("period", "the years it plans for, YYYY-YYYY or YYYY")
    source: str = _f("text", "where the text was published")
    text_quality: str = _f("text", "the state of the source text, and what was restored", default="")
    sha256: str = _f("sha256", "SHA-256 of the source text as found", default="")
    origin: Origin = _f(
        "choice", "read by a curator, or by the draft command", default="curated", choices=get_args(Origin)
    )

    @property
    def url(self) -> str:
        """The address in its ``source``; empty where none is known."""
        found = re.search(r"https?://[^\s,，;；)）<>\"]+", self.source)
        return found[0] if found else ""

    def years(self) -> tuple[int, int]:
        """First and last year of the period."""
        first, _, last = self.period.partition("-")
        return int(first), int(last or first)

    def is_of(self, year: int) -> bool:
        """Whether it is called after a year or plans for it."""
        first, last = self.years()
        return first <= year <= last or self.id.endswith(f"-{year}")


@keyword_record
class Quantity(Record):
    """A number in a commitment. ``base_value`` and ``base_unit`` are derived and make units comparable."""

    indicator: str | None = _f(
        "indicator", "what it measures, null when the vocabulary has no word for it", default=None
    )
    label: str = _f("text", "the noun that is measured, in Chinese")
    op: Operator = _f("choice", "how the value bounds", default="=", choices=OPERATORS)
    value: int | float | None = _f("number", "the number as written; null only where it is delegated", default=None)
    value_max: int | float | None = _f("number", "the upper end of a range", default=None)
    unit: str = _f("text", "the unit as written", default="")
    base_value: int | float | None = _f("number", "the value in the base unit", default=None, derived=True)
    base_unit: str | None = _f("text", "the base unit", default=None, derived=True)
    from_year: int | None = _f(
        "year", "of a total or an average over several years the first; year is the last", default=None
    )
    year: int | None = _f("year", "the deadline, or the year measured", default=None)
    annual: bool = _f("bool", "true for a quota that recurs each year", default=False)
    kind: Kind = _f(
        "choice", "a target, a result, or the baseline of a target", default="target", choices=QUANTITY_KINDS
    )
    expected: bool = _f("bool", "true for a result that is estimated only (预计, 有望)", default=False)
    duty: Duty | None = _f(
        "choice",
        "what a table of main indicators says of a target: binding (约束性) or indicative (预期性)",
        default=None,
        choices=get_args(Duty),
    )
    delegated: bool = _f(
        "bool", "true where the target is the one that a higher level hands down (完成省下达目标)", default=False
    )

    def to_dict(self) -> dict[str, Any]:
        """The quantity as the JSON contract has it."""
        return fields_of(self)


@keyword_record
class Commitment(Record):
    """One thing a plan says will be done or reached, or reports as done."""

    id: str = _f("record-id", "<plan>/<clause>.<number>, permanent and never reused")
    city: str = _f("city", "the city", default="", derived=True)
    plan: str = _f("plan", "the plan", default="", derived=True)
    clause: str = _f("text", "the clause it stands in", default="", derived=True)
    themes: tuple[str, ...] = _f("themes", "one to three themes, first the theme of its topic")
    topic: str | None = _f(
        "topic", "the row of the side-by-side table it belongs to; only a draft may leave it open", default=None
    )
    also: tuple[str, ...] = _f("topics", "at most two more topics in whose rows it stands as a guest", default=())
    strength: Strength = _f(
        "choice",
        "how firmly it is said; done for a reported result, problem for an admitted shortcoming",
        choices=STRENGTHS,
    )
    text: str = _f("text", "one plain Chinese sentence in our own words")
    text_en: str = _f("text", "the same in English", default="")
    names: tuple[str, ...] = _f("texts", "proper names in it", default=())
    cite: str = _f("cite", "the few characters of the restored clause that carry the fact, at most 24")
    origin: Origin = _f("text", "curated or draft, as its plan", default="curated", derived=True)
    confidence: float | None = _f("share", "drafts only: how sure the topic is, 0 to 1", default=None)
    doubts: tuple[Doubt, ...] = _f("doubts", "drafts only: what of it is unsure", default=())
    quantities: tuple[Quantity, ...] = _f("quantity[]", "its numbers", default=())

    @property
    def done(self) -> bool:
        """Whether it is reported as a result."""
        return self.strength == "done"

    @property
    def planned(self) -> bool:
        """Whether it is a promise: neither a result nor an admitted shortcoming."""
        return self.strength not in REPORTED

    @property
    def status(self) -> Status:
        """Planned, done, or problem, which is neither."""
        return status_of(self.strength)

    @property
    def years(self) -> set[int]:
        """The years it names, in its text or as deadline or year of a figure."""
        said = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", self.text)
        return {int(year) for year in said} | {part.year for part in self.quantities if part.year is not None}

    def to_dict(self) -> dict[str, Any]:
        """The commitment as the JSON contract has it."""
        names, values = _published()
        result = dict(zip(names, values(self)))
        result["themes"], result["also"], result["names"] = list(self.themes), list(self.also), list(self.names)
        result["quantities"] = [quantity.to_dict() for quantity in self.quantities]
        return result


@cache
def _published() -> tuple[tuple[str, ...], Callable[[Commitment], tuple[Any, ...]]]:
    """The names of the fields of a commitment that stand in results, and what gives their values."""
    names = tuple(name for name in names_of(Commitment) if name not in UNPUBLISHED)
    return names, attrgetter(*names)


@record
class Aside(Record):
    """A number of the clause that is nobody's quantity, and why."""

    text: str = _f("cite", "the few characters around the number, at most 24")
    why: AsideReason = _f("choice", "the reason", choices=get_args(AsideReason))


@record
class Clause(Record):
    """The numbered item of a document: the unit of provenance and coverage."""

    id: str = _f("text", "its number in the document")
    title: str = _f("text", "its heading, or what it is about")
    plan: str = _f("plan", "the plan", default="", derived=True)
    empty: str = _f("text", "why it holds no commitment", default="")
    unread: bool = _f("bool", "true where nobody read it: only a part of the document was", default=False)
    commitments: tuple[Commitment, ...] = _f("commitment[]", "what it commits to", default=())
    set_aside: tuple[Aside, ...] = _f("aside[]", "numbers that are no quantity", default=())
    read: bool = _f(
        "bool", "whether it was read to the end: it has commitments or says why not", default=False, derived=True
    )


@keyword_record
class Headline(Record):
    """One headline figure of the atlas: what one report says of one indicator in one year.

    A target is one for the year that its report plans for, a result that of the year before.
    """

    plan: str = _f("text", "the report: <city>-report-<year>")
    city: str = _f("id", "the id of the place that made it")
    clause: str = _f("text", "the clause it stands in")
    indicator: str = _f("indicator", "what it measures, one of the closed list")
    kind: Kind = _f("choice", "a target or a result", choices=("target", "actual"))
    year: int = _f("year", "the year aimed at or measured")
    op: Operator = _f("choice", "how the value bounds", choices=OPERATORS)
    value: int | float = _f("number", "the number as written")
    value_max: int | float | None = _f("number", "the upper end of a range", default=None)
    unit: str = _f("text", "the unit as written")
    expected: bool = _f("bool", "true for a result that is estimated only", default=False)
    cite: str = _f("cite", "the few characters of the restored clause that carry the figure, at most 24")

    def quantity(self, label: str, base_value: int | float | None = None, base_unit: str | None = None) -> Quantity:
        """The figure as a quantity so labelled, with its value in a base unit where that is given."""
        shared = ("indicator", "op", "value", "value_max", "unit", "year", "kind", "expected")
        named = {name: getattr(self, name) for name in shared}
        return Quantity(label=label, base_value=base_value, base_unit=base_unit, **named)
