"""The commitments of one topic side by side: which face each other, in what order, and where a row is split."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from plancmp.match import CONCEPT, INDICATOR, WHOLE, Vector, cosine, likeness
from plancmp.model import Commitment
from plancmp.query.rank import telling
from plancmp.text.normalise import fold

SAME_ROW = 50.0
"""From this likeness on two commitments are taken to be of one matter; under a common topic they always are."""

FACING = 65.0
"""From this likeness on two commitments of one topic are put opposite each other."""

SPLIT_FROM = 16
"""A topic with so many commitments is looked at for different things in it."""

MOST_SPLITS = 2
"""Into so many rows of their own a topic is split, besides the row of the rest."""

CLEAR = 0.2 * WHOLE
"""A concept splits a topic only when it weighs so much in each of the commitments that hold it."""


class Pair(NamedTuple):
    """Two commitments of different cities and their likeness, 0 to 100."""

    score: float
    first: Commitment
    second: Commitment


class Reason(NamedTuple):
    """Two commitments and how alike they are, 0 to 100; what makes them so is looked up only when somebody asks."""

    first: Commitment
    second: Commitment
    first_vector: Vector
    second_vector: Vector
    score: float

    @property
    def common(self) -> list[str]:
        """The indicators, names, concepts and words that both have; the topic they share anyway."""
        first, second, one, two, _ = self
        both = {name: one[name] * two[name] for name in one if name in two}
        indicators = sorted(name[1:] for name in both if name[0] == INDICATOR)
        names = [name for name in first.names if name in second.names]
        concepts = sorted((name for name in both if name[0] == CONCEPT), key=lambda name: -both[name])
        said = [*indicators, *names, *(name[1:] for name in concepts[:3])]
        said += [run for run in _runs(fold("\n".join((first.text, *first.names))), both) if not any(run in other for other in said)][:3]
        return list(dict.fromkeys(said))

    def __str__(self) -> str:
        common = ", ".join([*self.common, f"topic {self.first.topic}"])
        return f"{self.first.id} ~ {self.second.id}: {common} ({self.score:.0f})"


def facing(items: Sequence[Commitment], vectors: dict[str, Vector]) -> list[Pair]:
    """The pairs of a topic's commitments of different cities, the closest first, of equally close the most telling."""
    tells = {item.id: telling(item) for item in items}
    pairs = [
        Pair(likeness(vectors[first.id], vectors[second.id], 1.0), first, second)
        for place, first in enumerate(items) for second in items[place + 1 :] if first.city != second.city
    ]
    pairs.sort(key=lambda pair: (-pair.score, -tells[pair.first.id] - tells[pair.second.id], pair.first.id, pair.second.id))
    return pairs


def ordered(cell: Sequence[Commitment], pairs: Sequence[Pair]) -> tuple[Commitment, ...]:
    """A cell's commitments: those that face one of another city first, in the order of the pairs, then the most telling."""
    places: dict[str, int] = {}
    for place, pair in enumerate(_matched(pairs)):
        places.setdefault(pair.first.id, place)
        places.setdefault(pair.second.id, place)
    return tuple(sorted(cell, key=lambda item: (places.get(item.id, len(pairs)), -telling(item))))


def _matched(pairs: Sequence[Pair]) -> list[Pair]:
    """Pairs such that each commitment faces at most one of each other city."""
    taken: set[tuple[str, str]] = set()
    result = []
    for pair in pairs:
        sides = {(pair.first.id, pair.second.city), (pair.second.id, pair.first.city)}
        if pair.score >= FACING and not taken & sides:
            taken |= sides
            result.append(pair)
    return result


def split(
    items: Sequence[Commitment], vectors: dict[str, Vector], label: str
) -> list[tuple[str | None, list[Commitment]]]:
    """The rows of one topic: for each thing that several cities plainly mean one, then the rest (None).

    What is meant is a concept or indicator that commitments of several cities hold, but less than half of all, and that
    is not what the topic's ``label`` says already; in the rest, too, every city has a say.
    """
    cities = {item.city for item in items}
    if len(items) < SPLIT_FROM or len(cities) < 2:
        return [(None, list(items))]
    holders: dict[str, list[Commitment]] = defaultdict(list)
    for item in items:
        for name, weight in vectors[item.id].items():
            if name[0] in (CONCEPT, INDICATOR) and weight >= CLEAR and name[1:] not in label:
                holders[name].append(item)
    taken: set[str] = set()
    rows: list[tuple[str | None, list[Commitment]]] = []
    for name in sorted(holders, key=lambda name: (-_worth(holders[name], vectors), name)):
        members = [item for item in holders[name] if item.id not in taken]
        gone = taken.union(item.id for item in members)
        others = {item.city for item in items if item.id not in gone}
        # Nobody is left alone by a split: what a city says otherwise may be the same in words that no list holds.
        if len({item.city for item in members}) > 1 and others == cities and len(members) * 2 < len(items) and len(rows) < MOST_SPLITS:
            rows.append((name, members))
            taken = gone
    rest: list[Commitment] = [item for item in items if item.id not in taken]
    return [*rows, (None, rest)] if rest else rows


def _worth(members: Sequence[Commitment], vectors: dict[str, Vector]) -> float:
    """How much is gained by putting these in a row: more cities first, then how alike those of different cities are."""
    pairs = [
        cosine(vectors[first.id], vectors[second.id])
        for place, first in enumerate(members) for second in members[place + 1 :] if first.city != second.city
    ]
    count = Counter(item.city for item in members)
    return len(count) + (sum(pairs) / len(pairs) if pairs else 0.0)


def because(pair: Pair, vectors: dict[str, Vector], cities: Sequence[str]) -> Reason:
    """Why the two stand side by side, in the order of the cities."""
    first, second = sorted((pair.first, pair.second), key=lambda item: cities.index(item.city))
    return Reason(first, second, vectors[first.id], vectors[second.id], pair.score)


def _runs(text: str, both: dict[str, int]) -> list[str]:
    """The stretches of a text whose every pair of characters is shared, the weightiest first."""
    found: dict[str, int] = {}
    start, worth = 0, 0
    for place in range(1, len(text) + 1):
        gram = text[place - 1 : place + 1]
        if len(gram) == 2 and gram in both:
            worth += both[gram]
            continue
        if worth:
            found[text[start:place]] = worth
        start, worth = place, 0
    return sorted(found, key=lambda run: (-found[run], run))
