"""What the plans of cities are about: commitments by theme, and how definite they are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from plancmp.model import FIRM, City, Plan, Record, Theme, keyword_record, record
from plancmp.query.answer import Answer
from plancmp.query.calendar import Stale, stale
from plancmp.query.clauses import ClausesRead, clauses_read
from plancmp.query.selection import EVERYTHING, OF_PLANS, Selection

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from plancmp.index.knowledge_base import KnowledgeBase
    from plancmp.index.packing import Tally
    from plancmp.query.selection import Narrowing


@record
class Count(Record):
    """Commitments of one city: all and those with a figure; of the planned ones those with a deadline and the firm."""

    commitments: int
    quantified: int
    planned: int
    dated: int
    firm: int


@record
class CoverageRow(Record):
    """One theme; a commitment counts under its main theme."""

    theme: Theme
    cells: dict[str, Count]


@keyword_record
class Coverage(Answer):
    """Theme by city as a value; ``totals`` are over all themes, ``clauses`` say how much was read; ``stale`` are newest
    plans that are older than the calendar lets expect.
    """

    cities: tuple[City, ...]
    plans: tuple[Plan, ...]
    rows: tuple[CoverageRow, ...]
    totals: dict[str, Count]
    clauses: dict[str, ClausesRead]
    stale: tuple[Stale, ...] = ()

    @property
    def size(self) -> int:
        """How many commitments are counted."""
        return sum(count.commitments for count in self.totals.values())

    @property
    def found(self) -> bool:
        """Whether any of the cities commits to anything."""
        return self.size > 0

    @property
    def nothing(self) -> str:
        """The table of zeros says it."""
        return ""

    def to_json(self, *, lang: str = "zh", explain: bool = False) -> dict[str, Any]:
        """As the JSON contract has it."""
        return {
            "schema": "plancmp.coverage/1",
            "rows": [
                {
                    "theme": row.theme.id,
                    "label": row.theme.zh,
                    "cells": {city: asdict(count) for city, count in row.cells.items()},
                }
                for row in self.rows
            ],
            "totals": {city: asdict(count) for city, count in self.totals.items()},
            "coverage": {city: asdict(part) for city, part in self.clauses.items()},
            "plans": [plan.id for plan in self.plans],
            "stale": [one.to_dict() for one in self.stale],
        }


def coverage(
    kb: KnowledgeBase,
    cities: Sequence[str] = (),
    selection: Selection = EVERYTHING,
    *,
    today: date | None = None,
    **by: Unpack[Narrowing],
) -> Coverage:
    """How many commitments each city has in each theme, in the order of the themes; each counts under its main theme.

    The fields of the selection may be given as keywords; without ``cities`` those that have a plan that fits are taken.
    It is told which plans are stale ``today``, where that is given.
    """
    since = len(kb.guesses)
    typed = replace(selection, **by, cities=cities or selection.cities)
    answer = replace(_coverage(kb, typed), guesses=kb.guessed(since))
    if today is not None:
        answer = replace(answer, stale=stale(kb, answer.plans, today))
    return answer.explained(replace(typed, cities=()), lambda other: _coverage(kb, replace(other, cities=typed.cities)))


def _coverage(kb: KnowledgeBase, typed: Selection) -> Coverage:
    asked = typed.resolved(kb)
    places, used = asked.side_by_side(kb)
    ids = [city.id for city in places]
    plans = [plan.id for plan in used] if asked.narrows(*OF_PLANS) else []
    found = kb.tally(cities=ids, plans=plans, **asked.facts()) if used else []
    everything = [one for one in found if not asked.themes or one.theme in asked.themes]
    cells: dict[tuple[str, str], list[Tally]] = defaultdict(list)
    by_city: dict[str, list[Tally]] = defaultdict(list)
    unsorted: Counter[str] = Counter()
    for one in everything:
        cells[one.theme, one.city].append(one)
        by_city[one.city].append(one)
        unsorted[one.city] += one.commitments if one.open else 0
    rows = tuple(
        CoverageRow(theme, {city: _count(cells.get((theme.id, city), ())) for city in ids})
        for theme in kb.all(Theme)
        if not asked.themes or theme.id in asked.themes
    )
    return Coverage(
        selection=asked,
        cities=places,
        plans=used,
        rows=rows,
        totals={city: _count(by_city.get(city, ())) for city in ids},
        clauses=clauses_read(kb, ids, used, unsorted),
    )


def _count(found: Iterable[Tally]) -> Count:
    said = list(found)
    planned = [one for one in said if one.planned]
    return Count(
        sum(one.commitments for one in said),
        sum(one.quantified for one in said),
        sum(one.commitments for one in planned),
        sum(one.dated for one in planned),
        sum(one.commitments for one in planned if one.strength in FIRM),
    )
