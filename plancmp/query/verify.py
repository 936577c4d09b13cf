"""Hold the records of a plan against the text of its document."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from plancmp.errors import DataError
from plancmp.messages import Message
from plancmp.model import Clause, Commitment, Headline, Plan, Quantity, keyword_record
from plancmp.query.answer import Answer
from plancmp.text.chinese import CLAUSE_END, FULL_STOP, NUMERALS, number
from plancmp.text.clean import clauses as read_clauses
from plancmp.text.clean import segments
from plancmp.text.quantities import Figure, figures
from plancmp.text.segment import Passage
from plancmp.text.units import normalise, split_unit, streaks

if TYPE_CHECKING:
    from plancmp.index.knowledge_base import KnowledgeBase

KNOWN_CITES = 0.5
"""A text that holds fewer of a plan's cites than this share is taken for another document."""

_ESTIMATE = re.compile("预计|有望|预期|估计|估算")
_SENTENCE_END = re.compile(rf"[{FULL_STOP}\n]")
# Before a noun the counter is left out: 千企 are 1000 家, 十大工程 are 10 个.
# 突破百万大关, 突破千万: what is counted stands before.
_BEYOND = rf"大关|(?<=[百千万亿])(?=”?[{CLAUSE_END}])"
_DOUBLED = re.compile("倍增|翻一番|翻番")
_SPOKEN = {"家": "[家企]", "个": "[个大]", "次": "[次夺]"}
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B)}
_SAME = {**_FULL_WIDTH, **str.maketrans("“”‘’„‟「」『』", '""\'\'""""""')}


@dataclass(frozen=True, slots=True)
class Finding:
    """One disagreement between records and source. ``code``: clause-missing, clause-unknown, cite, value, operator,
    year, expected, number or aside.
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


@keyword_record
class Verification(Answer):
    """The outcome for all plans and for ``reports`` of the atlas; ``skipped`` had no document to be held against."""

    ENTRIES: ClassVar[str] = "plans"

    plans: tuple[Verified, ...]
    skipped: tuple[str, ...]
    reports: tuple[Verified, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All disagreements."""
        return tuple(finding for plan in (*self.plans, *self.reports) for finding in plan.findings)

    @property
    def found(self) -> bool:
        """Whether all is well: nothing disagrees."""
        return not self.findings

    @property
    def nothing(self) -> str:
        """The findings say it."""
        return ""

    def to_json(self, *, lang: str = "zh", explain: bool = False) -> dict[str, Any]:
        """As JSON."""
        return {
            "schema": "plancmp.verify/1",
            "plans": [
                {**asdict(plan), "findings": [asdict(finding) for finding in plan.findings]} for plan in self.plans
            ],
            "skipped": list(self.skipped),
            "atlas": {
                "reports": len(self.reports),
                "figures": sum(report.quantities for report in self.reports),
                "findings": [asdict(finding) for report in self.reports for finding in report.findings],
            },
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
        return tuple(
            item for item in figures(self.text.translate(_FULL_WIDTH)) if item.value is not None or item.type == "date"
        )

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


def verify(kb: KnowledgeBase, sources: Mapping[str, tuple[str, str]], plans: Sequence[str] = ()) -> Verification:
    """Hold every plan whose text is in ``sources`` (plan id -> raw text and its SHA-256) against it.

    ``plans`` names the plans wanted, all by default. Raises :class:`DataError` for a text that is of another document.
    """
    since = len(kb.guesses)
    wanted = kb.ids(Plan, plans) or [plan.id for plan in kb.all(Plan)]
    checked = [_plan(kb, kb.get(Plan, name), *sources[name]) for name in wanted if name in sources]
    skipped = tuple(name for name in wanted if name not in sources)
    return Verification(guesses=kb.guessed(since), plans=tuple(checked), skipped=skipped)


def charted(kb: KnowledgeBase, report: Plan, raw: str) -> Verified:
    """Hold the figures that the atlas has of a report against its text."""
    passages = {passage.id: ClauseText(passage) for passage in segments(raw).everything}
    figures = [one for one in kb.headlines(cities=[report.city]) if one.plan == report.id]
    findings: list[Finding] = []
    taken: dict[str, set[int]] = {}
    for one in figures:
        wrong = _disagrees(one, passages.get(one.clause), taken.setdefault(one.clause, set()))
        if wrong:
            findings.append(Finding(report.id, one.clause, None, *wrong))
    clauses = len({one.clause for one in figures})
    return Verified(report.id, clauses, len(figures), len(figures), 0, True, tuple(findings))


def _disagrees(one: Headline, text: ClauseText | None, taken: set[int]) -> tuple[str, str] | None:
    """What of a figure of the atlas its clause does not say: code and message."""
    if text is None:
        return "clause-missing", Message("the document has no such clause")
    span = text.find(one.cite)
    if span is None:
        return "cite", Message("the clause does not hold {cite!r}", cite=one.cite)
    quantity = one.quantity(one.indicator)
    place = _read_again(quantity, text, span, taken)
    if place is None and one.value < 0:  # 分别下降4.7%、5%: the word stands before the first of several
        place = _read_again(replace(quantity, value=-one.value), text, span, taken)
    said = f"{one.indicator} {one.value}{one.unit}"
    if place is None:
        return "value", Message("{said} is not in the sentence of the cite", said=said)
    taken.add(place)
    figure = _meant(quantity, text.figures[place])
    # 左右 and 以上 behind the last of several figures hold for all of them.
    if figure.op not in ("=", one.op):
        return "operator", Message(
            "{said} has {op!r}, the text {text!r} reads {read!r}",
            said=said,
            op=one.op,
            text=figure.text,
            read=figure.op,
        )
    return None


def context(item: Commitment, raw: str) -> tuple[str, str, str] | None:
    """The clause of a commitment in the restored document: before, in and after the cite; None when it is not there."""
    for passage in segments(raw).everything:
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
            Message(
                "the text for {id} holds only {found} of its {records} cites",
                id=plan.id,
                found=found,
                records=len(records),
            ),
            hint=Message(
                "it is another document, or cut off: compare it with {what}",
                what=plan.source or Message("the published plan"),
            ),
        )
    order = [clause.id for clause in clauses]
    missing = [name for name in order if name not in passages]
    if missing and missing == order[-len(missing) :]:
        raise DataError(
            Message("the text for {id} ends before clause {clause}", id=plan.id, clause=missing[0]),
            hint=Message("it is cut off: the document has {count} clauses", count=len(order)),
        )
    findings: list[Finding] = []
    numbers = 0
    for name in passages.keys() - {clause.id for clause in clauses}:
        findings.append(
            Finding(
                plan.id, name, None, "clause-unknown", Message("the document has this clause, the plan's file has not")
            )
        )
    for clause in clauses:
        text = passages.get(clause.id)
        if text is None:
            findings.append(
                Finding(plan.id, clause.id, None, "clause-missing", Message("the document has no such clause"))
            )
            continue
        if clause.unread:
            continue
        mine = [item for item in records if item.clause == clause.id]
        findings += _clause(clause, mine, text)
        numbers += sum(item.is_quantity for item in text.figures)
    quantities = sum(len(item.quantities) for item in records)
    return Verified(
        plan.id,
        len(clauses),
        len(records),
        quantities,
        numbers,
        sha256 == plan.sha256 if plan.sha256 else None,
        tuple(findings),
    )


def _clause(clause: Clause, records: Sequence[Commitment], text: ClauseText) -> list[Finding]:
    findings: list[Finding] = []

    def note(item: Commitment | None, code: str, message: str) -> None:
        findings.append(Finding(clause.plan, clause.id, item.id if item else None, code, message))

    taken: set[int] = set()
    for item in records:
        span = text.find(item.cite)
        if span is None:
            note(item, "cite", Message("the clause does not hold {cite!r}", cite=item.cite))
            continue
        start, end = text.sentence(*span)
        estimated = _ESTIMATE.search(text.text, start, end)
        in_row = "\t" in text.text[start:end]
        for quantity in item.quantities:
            if quantity.value is None:  # handed down: the text names no number
                continue
            if quantity.expected and not estimated:
                note(
                    item,
                    "expected",
                    Message("{label} is called an estimate, the sentence of the cite says none", label=quantity.label),
                )
            place = _read_again(quantity, text, span, taken)
            if place is None:
                spelled = _spelled(quantity, text, span)
                if spelled is None:
                    note(
                        item,
                        "value",
                        Message(
                            "{label} {value}{unit} is not in the sentence of the cite",
                            label=quantity.label,
                            value=quantity.value,
                            unit=quantity.unit,
                        ),
                    )
                    continue
                start, end = spelled
                taken |= {
                    other for other, figure in enumerate(text.figures) if figure.start < end and start < figure.end
                }
                continue
            taken.add(place)
            figure = _meant(quantity, text.figures[place])
            if figure.type != "date" and figure.op != quantity.op:
                note(
                    item,
                    "operator",
                    Message(
                        "{label} has {op!r}, the text {text!r} reads {read!r}",
                        label=quantity.label,
                        op=quantity.op,
                        text=figure.text,
                        read=figure.op,
                    ),
                )
            if (
                figure.year is not None
                and quantity.year is not None
                and figure.type != "date"
                and figure.year != quantity.year
                and not in_row  # there a year is of its own cell, the others' stand over their columns
            ):
                note(
                    item,
                    "year",
                    Message(
                        "{label} has {year}, in the text {read} governs it",
                        label=quantity.label,
                        year=quantity.year,
                        read=figure.year,
                    ),
                )
    covered = [span for aside in clause.set_aside for span in text.every(aside.text)]
    for aside in clause.set_aside:
        if text.find(aside.text) is None:
            note(None, "aside", Message("set aside but not in the clause: {text!r}", text=aside.text))
    for place, figure in enumerate(text.figures):
        aside_here = any(
            start <= figure.start and figure.end <= end or figure.start < end and start < figure.end
            for start, end in covered
        )
        if figure.is_quantity and place not in taken and not aside_here:
            around = text.text[max(figure.start - 12, 0) : figure.end + 6]
            note(
                None,
                "number",
                Message("{text!r} in {around!r} is in no record and not set aside", text=figure.text, around=around),
            )
    return findings


def _read_again(quantity: Quantity, text: ClauseText, cite: tuple[int, int], taken: set[int]) -> int | None:
    """The figure of the cite's sentence that says what the quantity says, the nearest to the cite first."""
    start, end = text.sentence(*cite)
    same = _equal_in_row if "\t" in text.text[start:end] else _equal
    places = [
        place for place, figure in enumerate(text.figures) if start <= figure.start < end and same(quantity, figure)
    ]

    def distance(place: int) -> tuple[bool, bool, int]:
        # A figure may speak for two things (GDP and income both double): taken ones are read again when none is left.
        figure = text.figures[place]
        return place in taken, figure.op != quantity.op, max(cite[0] - figure.end, figure.start - cite[1], 0)

    return min(places, key=distance, default=None)


def _meant(quantity: Quantity, figure: Figure) -> Figure:
    """The figure as the quantity has it: a fall may be recorded as a growth below zero."""
    return figure.as_growth() if quantity.value is not None and quantity.value < 0 else figure


def _spelled(quantity: Quantity, text: ClauseText, cite: tuple[int, int]) -> tuple[int, int] | None:
    """Where the cite's sentence says the quantity in Chinese numerals (万台, 十条, 第一方阵), None when it does not.

    Most of these are names, so they are not read as figures.
    """
    scale, word = split_unit(quantity.unit) or (Decimal(1), "")
    if not word:
        return None
    start, end = text.sentence(*cite)
    if word == "倍" and quantity.value == 2 and (doubled := _DOUBLED.search(text.text, start, end)):
        return doubled.span()
    behind = rf"{_SPOKEN.get(word, re.escape(word))}|{_BEYOND}"
    for match in re.finditer(rf"(第?)([{NUMERALS}]{{1,9}})(?:{behind})", text.text[start:end]):
        alike = number(match[2]) == Decimal(str(quantity.value)) * scale
        if alike and bool(match[1]) == (quantity.op == "rank"):
            return start + match.start(), start + match.end()
    return None


def _equal(quantity: Quantity, figure: Figure) -> bool:
    """Whether value and unit are the same, in whatever unit they are written."""
    figure = _meant(quantity, figure)
    if figure.type == "date":
        return quantity.unit == "年" and quantity.value == figure.year
    # 千亿级 says how large, and may leave the yuan that it is counted in to its reader.
    bare = figure.type == "magnitude" and not figure.unit.endswith("元")
    unit = quantity.unit.removesuffix("元") if bare else quantity.unit
    # 十七连冠 of an award of every year is seventeen years.
    read = "年" if quantity.unit == "年" and figure.unit in streaks() else figure.unit
    return same_amount(quantity.value, unit, figure.value, read) and same_amount(
        quantity.value_max, unit, figure.value_max, read
    )


def _equal_in_row(quantity: Quantity, figure: Figure) -> bool:
    """Whether the value is the same in a row of a table, where the unit stands beside the label or over all rows."""
    if _equal(quantity, figure):
        return True
    bare = figure.value is not None and not figure.unit and quantity.value is not None
    return bare and Decimal(str(quantity.value)) == figure.value


def same_amount(value: int | float | None, unit: str, read: Decimal | float | None, read_unit: str) -> bool:
    """Whether two values with their units, as written, are the same amount; two that are missing are."""
    if value is None or read is None:
        return value is None and read is None
    mine, theirs = normalise(value, unit), normalise(read, read_unit)
    if mine is None or theirs is None:
        return unit == read_unit and Decimal(str(value)) == read
    # 强, 名 and 位 all count ranks.
    alike = mine.unit == theirs.unit or {mine.unit, theirs.unit} <= {"强", "人", "位", ""}
    return alike and mine.value == theirs.value
