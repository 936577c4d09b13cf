"""What several cities commit to, topic by topic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from plancmp.errors import PlancmpError
from plancmp.match import Vector
from plancmp.model import City, Commitment, Plan, Theme, Topic
from plancmp.query.clauses import Coverage, clauses_read
from plancmp.query.rank import telling
from plancmp.query.sides import Reason, because, facing, ordered, split

if TYPE_CHECKING:
    from plancmp.index.base import KnowledgeBase

MOST_CITIES = 6



class Row(NamedTuple):
    """One topic: each city's commitments, the closest ones facing each other, then the most telling.

    ``score`` (0 to 100) says how alike the closest are, None when one city stands alone; ``reason`` knows what they have
    in common, ``because`` says it. ``about`` (Chinese, English) tells the rows of a topic apart that was split into several.
    """

    topic: Topic
    score: int | None
    cells: dict[str, tuple[Commitment, ...]]
    reason: Reason | None
    about: tuple[str, str] | None = None

    @property
    def because(self) -> str:
        """What the closest have in common, in a line; nothing when one city stands alone."""
        return str(self.reason or "")

    @property
    def label(self) -> str:
        """The Chinese label."""
        return f"{self.topic.zh}:{self.about[0]}" if self.about else self.topic.zh

    @property
    def holders(self) -> int:
        """How many of the cities commit to something here."""
        return sum(map(bool, self.cells.values()))


class Comparison(NamedTuple):
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
                    "topic": row.topic.id, "label": row.label, "theme": row.topic.theme, "score": row.score,
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

    Names are understood as :meth:`KnowledgeBase.find` does. ``themes`` and ``topics`` restrict the rows, ``plans`` the
    documents of the cities that made them, ``year`` asks for commitments that name the year, ``done`` for results (True)
    or plans (False).
    """
    cities = [cities] if isinstance(cities, str) else cities
    places = tuple(kb.find(City, name) for name in cities)
    _different(places, cities)
    ids = [city.id for city in places]
    used = _used(kb.plans(ids), kb.ids(Plan, plans))
    wanted_themes, wanted_topics = kb.ids(Theme, themes), kb.ids(Topic, topics)
    documents = [plan.id for plan in used]

    def ask(*, cities: Sequence[str] = ids, themes: Sequence[str] = (), topics: Sequence[str] = ()) -> list[Commitment]:
        return kb.commitments(cities=cities, plans=documents, themes=themes, topics=topics, year=year, done=done) if used else []

    found = ask(themes=wanted_themes, topics=wanted_topics)
    labels = kb.records(Topic, (item.topic for item in found if item.topic))
    if wanted_themes:
        found += _beside(found, wanted_themes, labels, ids, ask)
    rows = _rows(kb, found, ids, labels, wanted_themes)
    return Comparison(
        places, used, tuple(kb.get(Theme, theme) for theme in wanted_themes), rows, clauses_read(kb, ids, used, found)
    )


def _used(plans: Sequence[Plan], wanted: Sequence[str]) -> tuple[Plan, ...]:
    """The documents held against each other: of a city that made one of the wanted ones only these, of others all."""
    narrowed = {plan.city for plan in plans if plan.id in wanted}
    return tuple(plan for plan in plans if plan.city not in narrowed or plan.id in wanted)


def _beside(
    found: Sequence[Commitment], themes: Sequence[str], topics: dict[str, Topic], cities: Sequence[str],
    ask: Callable[..., list[Commitment]],
) -> list[Commitment]:
    """What a city says on a topic of another theme that others, but not this city, count to the wanted themes as well.

    Without it, its cell would say that nothing was found where only the second theme is missing.
    """
    foreign = {item.topic for item in found if item.topic and topics[item.topic].theme not in themes}
    result: list[Commitment] = []
    for city in cities:
        silent = sorted(foreign - {item.topic for item in found if item.city == city})
        if silent:
            result += ask(cities=[city], topics=silent)
    return result


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


def _rows(
    kb: KnowledgeBase, found: Sequence[Commitment], cities: Sequence[str], topics: dict[str, Topic], themes: Sequence[str]
) -> tuple[Row, ...]:
    grouped: dict[str, list[Commitment]] = defaultdict(list)
    for item in found:
        if item.topic is not None:  # an open topic of a draft has no row; the coverage counts it
            grouped[item.topic].append(item)
    shared = (items for items in grouped.values() if len({item.city for item in items}) > 1)
    vectors = kb.vectors(item for items in shared for item in items)
    rows = []
    for topic, items in grouped.items():
        for concept, members in split(items, vectors, topics[topic].zh):
            rows.append(_row(kb, topics[topic], concept, members, cities, vectors))
    rows.sort(
        key=lambda row: (
            -row.holders, bool(themes) and row.topic.theme not in themes, -(row.score or 0), -_weight(row), row.topic.id,
            row.about is not None,
        )
    )
    return tuple(rows)


def _row(
    kb: KnowledgeBase, topic: Topic, concept: str | None, items: Sequence[Commitment], cities: Sequence[str],
    vectors: dict[str, Vector],
) -> Row:
    pairs = facing(items, vectors)
    cells = {city: ordered([item for item in items if item.city == city], pairs) for city in cities}
    if not pairs:
        return Row(topic, None, cells, None, kb.concept(concept) if concept else None)
    closest: dict[tuple[str, ...], float] = {}
    for pair in pairs:
        between = tuple(sorted((pair.first.city, pair.second.city)))
        closest[between] = max(pair.score, closest.get(between, 0))
    score = round(sum(closest.values()) / len(closest))
    return Row(topic, score, cells, because(pairs[0], vectors, cities), kb.concept(concept) if concept else None)


def _weight(row: Row) -> float:
    """How much a row has to tell: its most telling commitment, then how many there are."""
    items = [item for cell in row.cells.values() for item in cell]
    return max(map(telling, items)) + min(len(items), 20) / 20
