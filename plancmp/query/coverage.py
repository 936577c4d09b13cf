"""What the plans of cities are about: commitments by theme, and how definite they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from plancmp.model import FIRM, City, Commitment, Plan, Theme
from plancmp.query.clauses import Coverage, clauses_read

if TYPE_CHECKING:
    from plancmp.index.base import KnowledgeBase


@dataclass(frozen=True, slots=True)
class Count:
    """Commitments of one city: all and those with a figure; of the planned ones those with a deadline and the firm."""

    commitments: int
    quantified: int
    planned: int
    dated: int
    firm: int


@dataclass(frozen=True, slots=True)
class Row:
    """One theme; a commitment counts under its main theme."""

    theme: Theme
    cells: dict[str, Count]


@dataclass(frozen=True, slots=True)
class ThemeCoverage:
    """Theme by city as a value; ``totals`` are over all themes, ``clauses`` say how much was read."""

    cities: tuple[City, ...]
    plans: tuple[Plan, ...]
    rows: tuple[Row, ...]
    totals: dict[str, Count]
    clauses: dict[str, Coverage]

    def to_dict(self) -> dict[str, Any]:
        """As the JSON contract has it."""
        return {
            "schema": "plancmp.coverage/1",
            "rows": [
                {"theme": row.theme.id, "label": row.theme.zh, "cells": {city: asdict(count) for city, count in row.cells.items()}}
                for row in self.rows
            ],
            "totals": {city: asdict(count) for city, count in self.totals.items()},
            "coverage": {city: asdict(part) for city, part in self.clauses.items()},
            "plans": [plan.id for plan in self.plans],
        }


def coverage(kb: KnowledgeBase, cities: Sequence[str] = ()) -> ThemeCoverage:
    """How many commitments each city (all by default) has in each theme, in the order of the themes."""
    places = tuple(kb.get(City, name) for name in kb.ids(City, cities)) or tuple(kb.all(City))
    ids = [city.id for city in places]
    everything = kb.commitments(cities=ids)
    items: dict[tuple[str, str], list[Commitment]] = {}
    for item in everything:
        items.setdefault((item.themes[0], item.city), []).append(item)
    rows = tuple(Row(theme, {city: _count(items.get((theme.id, city), ())) for city in ids}) for theme in kb.all(Theme))
    totals = {city: _count(item for item in everything if item.city == city) for city in ids}
    used = kb.plans(ids)
    return ThemeCoverage(places, used, rows, totals, clauses_read(kb, ids, used, everything))


def _count(items: Iterable[Commitment]) -> Count:
    found = list(items)
    planned = [item for item in found if not item.done]
    return Count(
        len(found),
        sum(bool(item.quantities) for item in found),
        len(planned),
        sum(any(part.year is not None and part.kind == "target" for part in item.quantities) for item in planned),
        sum(item.strength in FIRM for item in planned),
    )
