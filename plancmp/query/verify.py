"""Hold the records of a plan against the text of its document."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from plancmp.errors import DataError
from plancmp.model import Clause, Commitment, Plan, Quantity
from plancmp.text.clean import clauses as read_clauses
from plancmp.text.quantities import Figure, figures
from plancmp.text.segment import Passage
from plancmp.text.units import normalise

if TYPE_CHECKING:
    from plancmp.index.base import KnowledgeBase

KNOWN_CITES = 0.5
"""A text that holds fewer of a plan's cites than this share is taken for another document."""

_SENTENCE_END = re.compile(r"[。!?!?\n]")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B)}
_SAME = {**_FULL_WIDTH, **str.maketrans("“”‘’„‟「」『』", "\"\"''\"\"\"\"\"\"")}


@dataclass(frozen=True, slots=True)
class Finding:
    """One disagreement between records and source. ``code``: clause-missing, clause-unknown, cite, value, operator,
    year, number or aside.
    """

    plan: str
    clause: str
    commitment: str | None
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What was held against one document, and what disagrees; ``same_file`` is None where no digest is registered."""

    plan: str
    clauses: int
    cites: int
    quantities: int
    numbers: int
    same_file: bool | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Verification:
    """The outcome for all plans; ``skipped`` had no document to be held against."""

    plans: tuple[Verified, ...]
    skipped: tuple[str, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All disagreements."""
        return tuple(finding for plan in self.plans for finding in plan.findings)

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "schema": "plancmp.verify/1",
            "plans": [{**asdict(plan), "findings": [asdict(finding) for finding in plan.findings]} for plan in self.plans],
            "skipped": list(self.skipped),
        }


class ClauseText:
    """The restored text of one clause, its figures, and where things are in it."""

    def __init__(self, passage: Passage) -> None:
        self.text = passage.text
        # Cites are compared without blanks and with one kind of quotes; _places leads back into the text.
        self._places = [place for place, character in enumerate(self.text) if not character.isspace()]
        self._squeezed = _squeeze(self.text)
        self._ends = [match.end() for match in _SENTENCE_END.finditer(self.text)]

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Its figures that have a value, also thresholds, and its years."""
        return tuple(item for item in figures(self.text.translate(_FULL_WIDTH)) if item.value is not None or item.type == "date")

    def find(self, fragment: str) -> tuple[int, int] | None:
        """Start and end of a fragment, None when it is not there."""
        wanted = _squeeze(fragment)
        at = self._squeezed.find(wanted)
        if at < 0 or not wanted:
            return None
        return self._places[at], self._places[at + len(wanted) - 1] + 1

    def every(self, fragment: str) -> list[tuple[int, int]]:
        """All places of a fragment."""
        wanted = re.escape(_squeeze(fragment))
        spans = (match.span() for match in re.finditer(wanted, self._squeezed)) if wanted else ()
        return [(self._places[start], self._places[end - 1] + 1) for start, end in spans]

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """The sentence, or sentences, that a place stands in."""
        first = bisect_right(self._ends, start)
        last = bisect_right(self._ends, max(end - 1, start))
        return (self._ends[first - 1] if first else 0), (self._ends[last] if last < len(self._ends) else len(self.text))


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text).translate(_SAME)


def verify(kb: KnowledgeBase, sources: dict[str, tuple[str, str]], plans: Sequence[str] = ()) -> Verification:
    """Hold every plan whose text is in ``sources`` (plan id -> raw text and its SHA-256) against it.

    ``plans`` names the plans wanted, all by default. Raises :class:`DataError` for a text that is of another document.
    """
    wanted = kb.ids(Plan, plans) or [plan.id for plan in kb.all(Plan)]
    checked = [_plan(kb, kb.get(Plan, name), *sources[name]) for name in wanted if name in sources]
    return Verification(tuple(checked), tuple(name for name in wanted if name not in sources))


def context(item: Commitment, raw: str) -> tuple[str, str, str] | None:
    """The clause of a commitment in the restored document: before, in and after the cite; None when it is not there."""
    for passage in read_clauses(raw):
        if passage.id == item.clause:
            span = ClauseText(passage).find(item.cite)
            if span:
                start, end = span
                return passage.text[:start], passage.text[start:end], passage.text[end:]
    return None


def _plan(kb: KnowledgeBase, plan: Plan, raw: str, sha256: str) -> Verified:
    passages = {passage.id: ClauseText(passage) for passage in read_clauses(raw)}
    records = kb.commitments(plans=[plan.id])
    clauses = kb.clauses(plan.id)
    found = sum(any(text.find(item.cite) for text in passages.values()) for item in records)
    if records and found < KNOWN_CITES * len(records):
        raise DataError(
            f"the text for {plan.id} holds only {found} of its {len(records)} cites",
            hint="it is another document, or cut off: compare it with " + (plan.source or "the published plan"),
        )
    order = [clause.id for clause in clauses]
    missing = [name for name in order if name not in passages]
    if missing and missing == order[-len(missing) :]:
        raise DataError(
            f"the text for {plan.id} ends before clause {missing[0]}", hint=f"it is cut off: the document has {len(order)} clauses"
        )
    findings: list[Finding] = []
    numbers = 0
    for name in passages.keys() - {clause.id for clause in clauses}:
        findings.append(Finding(plan.id, name, None, "clause-unknown", "the document has this clause, the plan's file has not"))
    for clause in clauses:
        text = passages.get(clause.id)
        if text is None:
            findings.append(Finding(plan.id, clause.id, None, "clause-missing", "the document has no such clause"))
            continue
        mine = [item for item in records if item.clause == clause.id]
        findings += _clause(clause, mine, text)
        numbers += sum(item.is_quantity for item in text.figures)
    quantities = sum(len(item.quantities) for item in records)
    return Verified(plan.id, len(clauses), len(records), quantities, numbers, sha256 == plan.sha256 if plan.sha256 else None, tuple(findings))


def _clause(clause: Clause, records: Sequence[Commitment], text: ClauseText) -> list[Finding]:
    findings: list[Finding] = []

    def note(item: Commitment | None, code: str, message: str) -> None:
        findings.append(Finding(clause.plan, clause.id, item.id if item else None, code, message))

    taken: set[int] = set()
    for item in records:
        span = text.find(item.cite)
        if span is None:
            note(item, "cite", f"the clause does not hold {item.cite!r}")
            continue
        for quantity in item.quantities:
            place = _read_again(quantity, text, span, taken)
            if place is None:
                note(item, "value", f"{quantity.label} {quantity.value}{quantity.unit} is not in the sentence of the cite")
                continue
            taken.add(place)
            figure = text.figures[place]
            if figure.type != "date" and figure.op != quantity.op:
                note(item, "operator", f"{quantity.label} has {quantity.op!r}, the text {figure.text!r} reads {figure.op!r}")
            if figure.year is not None and quantity.year is not None and figure.type != "date" and figure.year != quantity.year:
                note(item, "year", f"{quantity.label} has {quantity.year}, in the text {figure.year} governs it")
    covered = [span for aside in clause.set_aside for span in text.every(aside.text)]
    for aside in clause.set_aside:
        if text.find(aside.text) is None:
            note(None, "aside", f"set aside but not in the clause: {aside.text!r}")
    for place, figure in enumerate(text.figures):
        aside_here = any(start <= figure.start and figure.end <= end or figure.start < end and start < figure.end for start, end in covered)
        if figure.is_quantity and place not in taken and not aside_here:
            around = text.text[max(figure.start - 12, 0) : figure.end + 6]
            note(None, "number", f"{figure.text!r} in {around!r} is in no record and not set aside")
    return findings


def _read_again(quantity: Quantity, text: ClauseText, cite: tuple[int, int], taken: set[int]) -> int | None:
    """The figure of the cite's sentence that says what the quantity says, the nearest to the cite first."""
    start, end = text.sentence(*cite)
    places = [
        place for place, figure in enumerate(text.figures) if start <= figure.start < end and _equal(quantity, figure)
    ]

    def distance(place: int) -> tuple[bool, int]:
        # A figure may speak for two things (GDP and income both double): taken ones are read again when none is left.
        figure = text.figures[place]
        return place in taken, max(cite[0] - figure.end, figure.start - cite[1], 0)

    return min(places, key=distance, default=None)


def _equal(quantity: Quantity, figure: Figure) -> bool:
    """Whether value and unit are the same, in whatever unit they are written."""
    if figure.type == "date":
        return quantity.unit == "年" and quantity.value == figure.year
    return _same(quantity.value, quantity.unit, figure.value, figure.unit) and _same(
        quantity.value_max, quantity.unit, figure.value_max, figure.unit
    )


def _same(value: int | float | None, unit: str, read: Decimal | None, read_unit: str) -> bool:
    if value is None or read is None:
        return value is None and read is None
    mine, theirs = normalise(value, unit), normalise(read, read_unit)
    if mine is None or theirs is None:
        return unit == read_unit and Decimal(str(value)) == read
    # 强, 名 and 位 all count ranks.
    alike = mine.unit == theirs.unit or {mine.unit, theirs.unit} <= {"强", "人", "位", ""}
    return alike and mine.value == theirs.value
