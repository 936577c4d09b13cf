"""Documents coded by reading (open_set/), and how well drafts of them agree.

Every figure that a reader would track stands there by line and column of the document as found, with value, unit,
year, kind, indicator, strength and theme; the documents themselves are looked for in a folder of reports
(``<kind>/<place>/<year>.md``) and skipped where they are not.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from plancmp import Commitment, Quantity
from plancmp.ingest.draft import Draft

OPEN_SET = Path(__file__).parent / "open_set"

HEADLINE = frozenset(
    "gdp gdp-growth fixed-asset-investment-growth retail-sales-growth general-budget-revenue "
    "general-budget-revenue-growth industrial-value-added-growth urban-new-jobs surveyed-unemployment "
    "registered-unemployment cpi-growth resident-income urban-income rural-income resident-income-growth "
    "urban-income-growth rural-income-growth grain-output energy-intensity-decline rd-intensity foreign-trade "
    "foreign-trade-growth urbanisation-rate".split()
)
"""The indicators that nearly every report names."""


@dataclass(frozen=True)
class Figure:
    """One figure of the gold standard."""

    line: int
    col: int
    written: str
    value: float
    value_max: float | None
    unit: str
    from_year: int | None
    year: int | None
    kind: str
    expected: bool
    indicator: str
    strength: str
    theme: str


@dataclass
class Agreement:
    """Counts of what was wanted, found and right; shares from them."""

    count: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)

    def add(self, other: Agreement) -> None:
        """Add the counts of another document."""
        self.count.update(other.count)

    def f1(self, kind: str) -> tuple[float, float, float]:
        """Precision, recall and F1 of ``kind``: of all figures; of the ``headline`` indicators; of those alone that are
        a ``target`` or a result (``actual``), where year and kind must be right as well.
        """
        found, wanted, given = self.count[f"{kind} found"], self.count[f"{kind} wanted"], self.count[f"{kind} given"]
        precision, recall = found / max(given, 1), found / max(wanted, 1)
        return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)

    def share(self, kind: str, of: str = "figures found") -> float:
        """The share of those found that have ``kind`` right."""
        return self.count[kind] / max(self.count[of], 1)

    def line(self) -> str:
        """All measures in one line."""
        figures, headline = self.f1("figures"), self.f1("headline")
        targets, results = self.f1("target"), self.f1("actual")
        return (
            f"figures {self.count['figures wanted']:4}  P {figures[0]:.3f} R {figures[1]:.3f} F1 {figures[2]:.3f}  "
            f"year and kind {self.share('when'):.3f}  span {self.share('span'):.3f}  "
            f"headline P {headline[0]:.3f} R {headline[1]:.3f} F1 {headline[2]:.3f}  "
            f"targets P {targets[0]:.3f} R {targets[1]:.3f} F1 {targets[2]:.3f}  "
            f"results P {results[0]:.3f} R {results[1]:.3f} F1 {results[2]:.3f}  "
            f"theme {self.share('theme'):.3f}  strength {self.share('strength'):.3f}  "
            f"parts: found {self.share('part found', 'part wanted'):.3f} "
            f"idle {self.share('part idle', 'part none'):.3f} theme {self.share('part theme', 'part found'):.3f} "
            f"strength {self.share('part strength', 'part found'):.3f}"
        )


def documents() -> list[dict[str, str]]:
    """The coded documents: name, path, type, city, year, adopted."""
    return _rows(OPEN_SET / "documents.tsv")


def figures(name: str) -> list[Figure]:
    """The figures of one document."""

    def number(text: str) -> float | None:
        return float(text) if text else None

    def year(text: str) -> int | None:
        return int(text) if text else None

    return [
        Figure(
            int(row["line"]), int(row["col"]), row["written"], float(row["value"]), number(row["value_max"]),
            row["unit"],
            year(row["from_year"]), year(row["year"]), row["kind"], bool(row["expected"]), row["indicator"],
            row["strength"], row["theme"],
        )
        for row in _rows(OPEN_SET / f"{name}.figures.tsv")
    ]  # fmt: skip


def compare(name: str, raw: str, draft: Draft) -> Agreement:
    """How a draft agrees with the gold standard of the document ``raw``."""
    result = Agreement()
    lines = [_bare(line) for line in raw.split("\n")]
    wanted = figures(name)
    given = [
        (quantity, record) for item in draft.clauses for record in item.commitments for quantity in record.quantities
    ]
    places = [_lines(record, lines) for _, record in given]
    free = set(range(len(given)))
    result.count["figures wanted"] += len(wanted)
    result.count["figures given"] += len(given)
    for one in wanted:
        fits = [
            place for place in free
            if _same(one, given[place][0]) and (one.line in places[place] or not places[place])
        ]  # fmt: skip
        is_headline = one.indicator in HEADLINE
        result.count["headline wanted"] += is_headline
        result.count[f"{one.kind} wanted"] += is_headline
        if not fits:
            result.missed.append(f"missed {one.line}:{one.col} {one.written} {one.kind} {one.year} {one.indicator}")
            continue
        best = min(fits, key=lambda place: _unlike(one, *given[place]))
        free.discard(best)
        quantity, record = given[best]
        result.count["figures found"] += 1
        when = (quantity.year, quantity.kind) == (one.year, one.kind)
        result.count["when"] += when
        result.count["span"] += quantity.from_year == one.from_year
        result.count["theme"] += record.themes[0] == one.theme
        result.count["strength"] += record.strength == one.strength
        right = is_headline and quantity.indicator == one.indicator
        result.count["headline found"] += right
        result.count[f"{one.kind} found"] += right and when
        if not when:
            result.missed.append(
                f"when {one.line}:{one.col} {one.written} is {one.kind} {one.year}, "
                f"drafted {quantity.kind} {quantity.year}"
            )
        if (quantity.indicator or "") != one.indicator and (
            one.indicator in HEADLINE or quantity.indicator in HEADLINE
        ):
            result.missed.append(
                f"indicator {one.line}:{one.col} {one.written} is {one.indicator or '-'}, drafted {quantity.indicator}"
            )
        if record.strength != one.strength:
            result.missed.append(
                f"strength {one.line}:{one.col} {one.written} is {one.strength}, drafted {record.strength}"
            )
    for place in free:
        quantity, record = given[place]
        result.missed.append(
            f"extra {sorted(places[place])} {quantity.label} {quantity.value}{quantity.unit}: {record.text[:40]}"
        )
    for quantity, _ in given:
        result.count["headline given"] += quantity.indicator in HEADLINE
        result.count[f"{quantity.kind} given"] += quantity.indicator in HEADLINE
    _parts(name, lines, draft, result)
    return result


def _parts(name: str, lines: list[str], draft: Draft, result: Agreement) -> None:
    """The sampled parts of sentences: which became commitments, under which theme, how firm."""
    records = [record for item in draft.clauses for record in item.commitments]
    texts = [_bare(record.text) for record in records]
    for row in _rows(OPEN_SET / f"{name}.units.tsv"):
        start = _bare(row["start"])
        line = lines[int(row["line"]) - 1]
        found = [
            record
            for record, text in zip(records, texts)
            if start in text and text[: text.find(start) + 8][-12:] in line
        ]
        if row["commitment"] == "0":
            result.count["part none"] += 1
            result.count["part idle"] += not found
            continue
        result.count["part wanted"] += 1
        if found:
            result.count["part found"] += 1
            result.count["part theme"] += any(record.themes[0] == row["theme"] for record in found)
            result.count["part strength"] += any(record.strength == row["strength"] for record in found)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _bare(text: str) -> str:
    return re.sub(r"[\s*#　]", "", text)


def _lines(record: Commitment, lines: list[str]) -> set[int]:
    """The lines of the document, counted from 1, that hold the cite of a record, or else its text."""
    for needle in (_bare(record.text)[:40], _bare(record.cite)):
        found = {number for number, line in enumerate(lines, 1) if needle and needle in line}
        if found:
            return found
    return set()


def _same(one: Figure, quantity: Quantity) -> bool:
    from plancmp.query.verify import same_amount as same

    return same(one.value, one.unit, quantity.value, quantity.unit) and same(
        one.value_max, one.unit, quantity.value_max, quantity.unit
    )


def _unlike(one: Figure, quantity: Quantity, record: Commitment) -> tuple[bool, bool, bool, bool]:
    return (
        (quantity.indicator or "") != one.indicator,
        (quantity.year, quantity.kind) != (one.year, one.kind),
        record.strength != one.strength,
        record.themes[0] != one.theme,
    )


def found(corpus: Path) -> Iterator[tuple[dict[str, str], str]]:
    """Each coded document that is in a folder of reports, with its text."""
    for row in documents():
        path = corpus / row["path"]
        if path.is_file():
            yield row, path.read_text("utf-8")
