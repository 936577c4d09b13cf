"""What several cities commit to, topic by topic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from plancmp.errors import PlancmpError
from plancmp.match import Similarity
from plancmp.model import City, Commitment, Plan, Theme, Topic
from plancmp.query.rank import telling
from plancmp.text.normalise import fold

if TYPE_CHECKING:
    from plancmp.index.base import KnowledgeBase

MOST_CITIES = 6
SAME_INDICATOR = 0.6
"""Two commitments that measure the same thing are at least this similar."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a city's documents was read, in clauses."""

    clauses_total: int
    clauses_read: int


@dataclass(frozen=True, slots=True)
class Row:
    """One topic: each city's commitments, the most telling first; ``score`` (0 to 100) says how alike they are.

    ``score`` is None when one city stands alone. ``because`` says what the closest two have in common.
    """

    topic: Topic
    score: int | None
    cells: dict[str, tuple[Commitment, ...]]
    because: str

    @property
    def holders(self) -> int:
        """How many of the cities commit to something here."""
        return sum(map(bool, self.cells.values()))


@dataclass(frozen=True, slots=True)
class Comparison:
    """The side-by-side table as a value."""

    cities: tuple[City, ...]
    plans: tuple[Plan, ...]
    themes: tuple[Theme, ...]
    rows: tuple[Row, ...]
    coverage: dict[str, Coverage]

    def to_dict(self, explain: bool = False) -> dict[str, Any]:
        """The comparison as the JSON contract has it; ``explain`` adds ``because`` to each row."""
        return {
            "schema": "plancmp.compare/1",
            "cities": [city.id for city in self.cities],
            "plans": [plan.id for plan in self.plans],
            "themes": [theme.id for theme in self.themes],
            "rows": [
                {
                    "topic": row.topic.id, "label": row.topic.zh, "theme": row.topic.theme, "score": row.score,
                    "cells": {city: [item.to_dict() for item in cell] for city, cell in row.cells.items()},
                    **({"because": row.because} if explain else {}),
                }
                for row in self.rows
            ],
            "coverage": {
                city: {"clauses_total": part.clauses_total, "clauses_read": part.clauses_read}
                for city, part in self.coverage.items()
            },
        }


def compare(
    kb: KnowledgeBase,
    cities: Sequence[str],
    *,
    themes: Sequence[str] = (),
    topics: Sequence[str] = (),
    plans: Sequence[str] = (),
    year: int | None = None,
    done: bool | None = None,
) -> Comparison:
    """Two to six cities side by side, rows in the order in which a reader wants them.

    Names are understood as :meth:`KnowledgeBase.find` does. ``themes`` and ``topics`` restrict the rows, ``plans``
    the documents, ``year`` asks for commitments with a number of that year, ``done`` for results (True) or plans (False).
    """
    places = tuple(kb.find(City, name) for name in cities)
    _different(places, cities)
    ids = [city.id for city in places]
    wanted_plans = kb.ids(Plan, plans)
    used = tuple(plan for plan in kb.all(Plan) if plan.city in ids and (not wanted_plans or plan.id in wanted_plans))
    wanted_topics, wanted_themes = kb.ids(Topic, topics), kb.ids(Theme, themes)
    found = kb.commitments(
        cities=ids, plans=wanted_plans, themes=wanted_themes, topics=wanted_topics, year=year, done=done
    )
    labels = {topic.id: topic for topic in kb.all(Topic)}
    rows = _rows(found, ids, labels)
    return Comparison(
        places, used, tuple(kb.get(Theme, theme) for theme in wanted_themes), rows, _coverage(kb, ids, used)
    )


def _different(places: Sequence[City], typed: Sequence[str]) -> None:
    if len(places) < 2:
        raise PlancmpError("compare needs at least two cities", "plancmp list cities shows them all")
    if len(places) > MOST_CITIES:
        raise PlancmpError(f"compare takes at most {MOST_CITIES} cities, not {len(places)}")
    seen: dict[str, str] = {}
    for city, name in zip(places, typed):
        if city.id in seen:
            raise PlancmpError(f"{seen[city.id]!r} and {name!r} are the same city ({city.id})", "name each city once")
        seen[city.id] = name


def _coverage(kb: KnowledgeBase, cities: Sequence[str], plans: Sequence[Plan]) -> dict[str, Coverage]:
    result = {}
    for city in cities:
        clauses = [clause for plan in plans if plan.city == city for clause in kb.clauses(plan.id)]
        result[city] = Coverage(len(clauses), sum(clause.read for clause in clauses))
    return result


def _rows(found: Sequence[Commitment], cities: Sequence[str], topics: dict[str, Topic]) -> tuple[Row, ...]:
    similarity = Similarity([fold(_content(item)) for item in found])
    grouped: dict[str, dict[str, list[int]]] = defaultdict(lambda: {city: [] for city in cities})
    for position, item in enumerate(found):
        grouped[item.topic][item.city].append(position)
    rows = []
    for topic, cells in grouped.items():
        score, because = _likeness(found, similarity, list(cells.values()))
        ordered = {
            city: tuple(sorted((found[position] for position in cell), key=telling, reverse=True))
            for city, cell in cells.items()
        }
        rows.append(Row(topics[topic], score, ordered, because))
    rows.sort(key=lambda row: (-row.holders, -(row.score or 0), -_weight(row), row.topic.id))
    return tuple(rows)


def _content(item: Commitment) -> str:
    return "\n".join((item.text, *item.names, *(quantity.label for quantity in item.quantities)))


def _weight(row: Row) -> float:
    """How much a row has to tell: its most telling commitment, then how many there are."""
    items = [item for cell in row.cells.values() for item in cell]
    return max(map(telling, items)) + min(len(items), 20) / 20


def _likeness(
    found: Sequence[Commitment], similarity: Similarity, cells: Sequence[Sequence[int]]
) -> tuple[int | None, str]:
    """The mean over pairs of cities of their closest commitments' similarity, and what the closest share."""
    filled = [cell for cell in cells if cell]
    if len(filled) < 2:
        return None, ""
    scores = []
    best = (-1.0, "")
    for one, two in combinations(filled, 2):
        score, first, second = max((_alike(found, similarity, a, b), a, b) for a in one for b in two)
        scores.append(score)
        if score > best[0]:
            shared = sorted(_indicators(found[first]) & _indicators(found[second]))
            words = similarity.shared(first, second)
            best = (score, f"{found[first].id} ~ {found[second].id}: " + ", ".join([*shared, *words]))
    return round(100 * sum(scores) / len(scores)), best[1]


def _alike(found: Sequence[Commitment], similarity: Similarity, first: int, second: int) -> float:
    score = similarity.between(first, second)
    if _indicators(found[first]) & _indicators(found[second]):
        score = SAME_INDICATOR + (1 - SAME_INDICATOR) * score
    return min(score, 1.0)


def _indicators(item: Commitment) -> set[str]:
    return {quantity.indicator for quantity in item.quantities if quantity.indicator}
