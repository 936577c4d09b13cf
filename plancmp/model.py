"""The records of the knowledge base.

Each class states its fields once: the order is that of the data files, ``kind`` is what the checks accept, ``doc``
is the definition that docs/data-format.md prints. A field without a default is required; one that equals its
default is left out of the files.
"""

from __future__ import annotations

import re
from dataclasses import MISSING, dataclass, field
from typing import Any

from plancmp.records import Record, plain

STRENGTHS = ("ensure", "commit", "strive", "support", "explore", "done")
FIRM = ("ensure", "commit")
OPERATORS = ("=", ">=", "<=", "~", "rank")
QUANTITY_KINDS = ("target", "actual", "baseline")
PLAN_TYPES = ("proposal", "plan", "decision", "report", "prosperity", "outline", "action")
ASIDE_REASONS = ("name", "background", "history", "list", "repeat", "example")


def _f(kind: str, doc: str, default: Any = MISSING, *, choices: tuple[str, ...] = (), derived: bool = False) -> Any:
    """A field of a record. ``kind`` is one of the words that ``knowledge.schema`` knows."""
    return field(default=default, metadata={"kind": kind, "doc": doc, "choices": choices, "derived": derived})


@dataclass(init=False, repr=False, eq=False, slots=True)
class City(Record):
    """A place that makes plans."""

    id: str = _f("id", "short pinyin name, lower case")
    zh: str = _f("text", "full Chinese name with 市, 区 or 县")
    en: str = _f("text", "English name")
    adcode: str = _f("digits", "six-digit code of the administrative division (GB/T 2260)")
    within: str = _f("text", "where it lies, the larger unit first (浙江省 温州市)", "")
    aliases: tuple[str, ...] = _f("texts", "other names people type", ())


@dataclass(init=False, repr=False, eq=False, slots=True)
class Topic(Record):
    """One row of a side-by-side table."""

    id: str = _f("id", "kebab-case English, unique over all themes, permanent")
    zh: str = _f("text", "Chinese label")
    en: str = _f("text", "English label")
    rule: str = _f("text", "what belongs here and what goes to which neighbour")
    keywords: tuple[str, ...] = _f("texts", "Chinese words that signal it in a document")
    theme: str = _f("id", "the theme it stands under", "", derived=True)


@dataclass(init=False, repr=False, eq=False, slots=True)
class Theme(Record):
    """One of the twenty fields of policy."""

    id: str = _f("id", "one of the twenty ids")
    zh: str = _f("text", "Chinese name")
    en: str = _f("text", "English name")
    rule: str = _f("text", "what belongs here and what goes to which neighbour")
    aliases: tuple[str, ...] = _f("texts", "other names people type", ())
    topics: tuple[Topic, ...] = _f("topic[]", "its topics", ())


@dataclass(init=False, repr=False, eq=False, slots=True)
class Indicator(Record):
    """A measurable thing with one meaning."""

    id: str = _f("id", "kebab-case English, permanent")
    zh: str = _f("text", "Chinese name")
    en: str = _f("text", "English name")
    unit: str = _f("text", "usual unit, as documents write it")
    direction: str = _f("choice", "which is better", choices=("higher", "lower", "none"))
    topic: str | None = _f("topic", "the topic it belongs to", None)
    growth_of: str | None = _f("indicator", "the indicator whose growth rate it is", None)
    addition_of: str | None = _f("indicator", "the stock whose new or yearly addition it is", None)
    note: str = _f("text", "its scope: what is counted, and which look-alike it is not", "")
    aliases: tuple[str, ...] = _f("texts", "how documents write it", ())


@dataclass(init=False, repr=False, eq=False, slots=True)
class Term(Record):
    """One thing that people name in several ways."""

    term: str = _f("text", "the official Chinese form")
    en: str = _f("text", "English")
    same: tuple[str, ...] = _f("texts", "short and long forms that mean exactly the same", ())
    narrower: tuple[str, ...] = _f("texts", "kinds, parts or brands of it", ())
    everyday: tuple[str, ...] = _f("texts", "plain words that a reader would type for it", ())


@dataclass(init=False, repr=False, eq=False, slots=True)
class Plan(Record):
    """One document of a city."""

    id: str = _f("id", "<city>-<type>-<year or period>, permanent")
    city: str = _f("city", "the city that made it")
    type: str = _f("choice", "what sort of document it is", choices=PLAN_TYPES)
    title: str = _f("text", "full Chinese title")
    title_en: str = _f("text", "English title")
    issuer: str = _f("text", "who adopted or issued it")
    adopted: str = _f("date", "the day it was adopted or issued, YYYY, YYYY-MM or YYYY-MM-DD as far as known")
    period: str = _f("period", "the years it plans for, YYYY-YYYY or YYYY")
    source: str = _f("text", "where the text was published")
    text_quality: str = _f("text", "the state of the source text, and what was restored", "")
    sha256: str = _f("sha256", "SHA-256 of the source text as found", "")
    origin: str = _f("choice", "read by a curator, or by the draft command", "curated", choices=("curated", "draft"))

    def years(self) -> tuple[int, int]:
        """First and last year of the period."""
        first, _, last = self.period.partition("-")
        return int(first), int(last or first)


@dataclass(init=False, repr=False, eq=False, slots=True, kw_only=True)
class Quantity(Record):
    """A number in a commitment. ``base_value`` and ``base_unit`` are derived and make units comparable."""

    indicator: str | None = _f("indicator", "what it measures, null when the vocabulary has no word for it", None)
    label: str = _f("text", "the noun that is measured, in Chinese")
    op: str = _f("choice", "how the value bounds", "=", choices=OPERATORS)
    value: int | float = _f("number", "the number as written")
    value_max: int | float | None = _f("number", "the upper end of a range", None)
    unit: str = _f("text", "the unit as written", "")
    base_value: int | float | None = _f("number", "the value in the base unit", None, derived=True)
    base_unit: str | None = _f("text", "the base unit", None, derived=True)
    year: int | None = _f("year", "the deadline, or the year measured", None)
    annual: bool = _f("bool", "true for a quota that recurs each year", False)
    kind: str = _f("choice", "a target, a result, or the baseline of a target", "target", choices=QUANTITY_KINDS)

    def to_dict(self) -> dict[str, Any]:
        """The quantity as the JSON contract has it."""
        return plain(self)


@dataclass(init=False, repr=False, eq=False, slots=True, kw_only=True)
class Commitment(Record):
    """One thing a plan says will be done or reached, or reports as done."""

    id: str = _f("record-id", "<plan>/<clause>.<number>, permanent and never reused")
    city: str = _f("city", "the city", "", derived=True)
    plan: str = _f("plan", "the plan", "", derived=True)
    clause: str = _f("text", "the clause it stands in", "", derived=True)
    themes: tuple[str, ...] = _f("themes", "one to three themes, first the theme of its topic")
    topic: str | None = _f("topic", "the row of the side-by-side table it belongs to; only a draft may leave it open", None)
    strength: str = _f("choice", "how firmly it is said; done for a reported result", choices=STRENGTHS)
    text: str = _f("text", "one plain Chinese sentence in our own words")
    text_en: str = _f("text", "the same in English", "")
    names: tuple[str, ...] = _f("texts", "proper names in it", ())
    cite: str = _f("cite", "the few characters of the restored clause that carry the fact, at most 24")
    origin: str = _f("text", "curated or draft, as its plan", "curated", derived=True)
    confidence: float | None = _f("share", "drafts only: how sure the topic is, 0 to 1", None)
    quantities: tuple[Quantity, ...] = _f("quantity[]", "its numbers", ())

    @property
    def done(self) -> bool:
        """Whether it is reported as a result rather than planned."""
        return self.strength == "done"

    @property
    def years(self) -> set[int]:
        """The years it names, in its text or as deadline or year of a figure."""
        said = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", self.text)
        return {int(year) for year in said} | {part.year for part in self.quantities if part.year is not None}

    def to_dict(self) -> dict[str, Any]:
        """The commitment as the JSON contract has it."""
        record = plain(self)
        del record["confidence"]
        record["themes"], record["names"] = list(self.themes), list(self.names)
        record["quantities"] = [quantity.to_dict() for quantity in self.quantities]
        return record


@dataclass(init=False, repr=False, eq=False, slots=True)
class Aside(Record):
    """A number of the clause that is nobody's quantity, and why."""

    text: str = _f("cite", "the few characters around the number, at most 24")
    why: str = _f("choice", "the reason", choices=ASIDE_REASONS)


@dataclass(init=False, repr=False, eq=False, slots=True)
class Clause(Record):
    """The numbered item of a document: the unit of provenance and coverage."""

    id: str = _f("text", "its number in the document")
    title: str = _f("text", "its heading, or what it is about")
    plan: str = _f("plan", "the plan", "", derived=True)
    empty: str = _f("text", "why it holds no commitment", "")
    commitments: tuple[Commitment, ...] = _f("commitment[]", "what it commits to", ())
    set_aside: tuple[Aside, ...] = _f("aside[]", "numbers that are no quantity", ())
    read: bool = _f("bool", "whether it was read to the end: it has commitments or says why not", False, derived=True)
