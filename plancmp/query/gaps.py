"""Topics that other cities commit to and one does not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from plancmp.errors import PlancmpError
from plancmp.model import FIRM, City, Commitment, Plan, Theme, Topic
from plancmp.query.clauses import Coverage, clauses_read
from plancmp.query.rank import telling

if TYPE_CHECKING:
    from plancmp.index.base import KnowledgeBase


@dataclass(frozen=True, slots=True)
class Row:
    """One topic: the commitments of those who have some, the most telling first.

    The cell of a city that lacks the topic holds what it reports as done there, which is no commitment; ``mentions``
    are its commitments on other topics that speak of this one.
    """

    topic: Topic
    cells: dict[str, tuple[Commitment, ...]]
    lacking: tuple[str, ...]
    mentions: dict[str, tuple[Commitment, ...]]

    @property
    def strength(self) -> tuple[int, int]:
        """How many cities commit, and how much: a commitment counts one, a firm one and one with a figure one more each."""
        items = [item for city, cell in self.cells.items() if city not in self.lacking for item in cell]
        weight = sum(1 + (item.strength in FIRM) + bool(item.quantities) for item in items)
        return len(self.cells) - len(self.lacking), weight


@dataclass(frozen=True, slots=True)
class Gaps:
    """What ``city`` lacks against the others; with ``reverse`` what it alone has."""

    city: City
    against: tuple[City, ...]
    plans: tuple[Plan, ...]
    reverse: bool
    rows: tuple[Row, ...]
    coverage: dict[str, Coverage]

    def absence(self, row: Row, city: str) -> str:
        """Why a city has no commitment: only done (reports results), mentioned (under another topic), else what
        :attr:`Coverage.absence` says.
        """
        if row.cells[city]:
            return "only done"
        return "mentioned" if row.mentions[city] else self.coverage[city].absence

    def to_dict(self) -> dict[str, Any]:
        """As the JSON contract has it; ``absent`` says of each city without a commitment why."""
        return {
            "schema": "plancmp.gaps/1",
            "city": self.city.id,
            "against": [city.id for city in self.against],
            "reverse": self.reverse,
            "rows": [
                {
                    "topic": row.topic.id, "label": row.topic.zh, "theme": row.topic.theme,
                    "absent": {city: self.absence(row, city) for city in row.lacking},
                    "mentions": {city: [item.id for item in items] for city, items in row.mentions.items()},
                    "cells": {city: [item.to_dict() for item in cell] for city, cell in row.cells.items()},
                }
                for row in self.rows
            ],
            "coverage": {city: asdict(part) for city, part in self.coverage.items()},
        }


def gaps(
    kb: KnowledgeBase, city: str, against: Sequence[str] = (), *, themes: Sequence[str] = (), reverse: bool = False
) -> Gaps:
    """Topics that ``against`` (all other cities by default) commit to and ``city`` does not, the strongest first.

    ``reverse`` asks for the topics that ``city`` alone commits to. A reported result is no commitment here.
    """
    one = kb.find(City, city)
    others = tuple(kb.get(City, name) for name in kb.ids(City, against)) or tuple(
        other for other in kb.all(City) if other.id != one.id
    )
    if one in others:
        raise PlancmpError(f"{one.id} cannot be held against itself", "name other cities with --against")
    if not others:
        raise PlancmpError(f"there is no city beside {one.id}", "plancmp list cities shows them all")
    ids = [one.id, *(other.id for other in others)]
    cells: dict[str, dict[str, list[Commitment]]] = defaultdict(lambda: {name: [] for name in ids})
    wanted = kb.ids(Theme, themes)
    labels = {topic.id: topic for topic in kb.all(Topic)}
    everything = kb.commitments(cities=ids)
    for item in everything:
        if item.topic and (not wanted or labels[item.topic].theme in wanted):
            cells[item.topic][item.city].append(item)
    rows = []
    for topic, found in cells.items():
        lacking = tuple(name for name in ids if all(item.done for item in found[name]))
        fits = set(lacking) == set(ids[1:]) if reverse else one.id in lacking and len(lacking) < len(ids)
        if fits:
            sorted_cells = {name: _sorted(found[name], name in lacking) for name in ids}
            rows.append(Row(labels[topic], sorted_cells, lacking, _mentions(labels[topic], everything, lacking)))
    rows.sort(key=lambda row: (*(-part for part in row.strength), row.topic.id))
    used = kb.plans(ids)
    return Gaps(one, others, used, reverse, tuple(rows), clauses_read(kb, ids, used, everything))


def _sorted(items: Sequence[Commitment], done: bool) -> tuple[Commitment, ...]:
    return tuple(sorted((item for item in items if item.done == done), key=telling, reverse=True))


def _mentions(topic: Topic, items: Sequence[Commitment], cities: Sequence[str]) -> dict[str, tuple[Commitment, ...]]:
    """What each of the cities says of a topic in commitments on others: one of its keywords stands in text or names."""
    found: dict[str, list[Commitment]] = {city: [] for city in cities}
    for item in items:
        if item.city in found and item.topic != topic.id:
            said = "\n".join((item.text, *item.names))
            if any(word in said for word in topic.keywords):
                found[item.city].append(item)
    return {city: tuple(sorted(cell, key=telling, reverse=True)) for city, cell in found.items()}
