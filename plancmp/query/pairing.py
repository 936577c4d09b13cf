"""The commitments of one row side by side: which stand opposite each other, in what order, which say the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from math import ceil
from struct import unpack
from typing import NamedTuple

from plancmp.match import WHOLE, Vector, felt, overlap
from plancmp.model import Commitment
from plancmp.query.salience import promising, telling
from plancmp.text.normalise import fold
from plancmp.weights import (
    AS_CLOSE,
    BESIDE_A_GUEST,
    CONCEPT,
    FAMILY,
    INDICATOR,
    LIKE_PLANS,
    LINE,
    SAID_AGAIN,
    SHARED_TOPIC,
    SURELY,
)

Side = Callable[[Commitment], str]
"""The column that a commitment stands in."""


def by_city(item: Commitment) -> str:
    """The column of its city."""
    return item.city


def by_plan(item: Commitment) -> str:
    """The column of its plan."""
    return item.plan


class Pair(NamedTuple):
    """Two commitments of different columns; how close they are, and their likeness, 0 to 100."""

    closeness: float
    score: float
    first: Commitment
    second: Commitment


class Line(NamedTuple):
    """Commitments of several columns that stand opposite each other; ``score`` (0 to 100) is the likeness of the
    closest. Those of each column begin with what is shown first.
    """

    score: int
    cells: dict[str, tuple[Commitment, ...]]

    def is_of_guests(self, topic: str) -> bool:
        """Whether none of it stands under the topic of the row."""
        return all(item.topic != topic for cell in self.cells.values() for item in cell)


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
        said += [
            run
            for run in _runs(fold("\n".join((first.text, *first.names))), both)
            if not any(run in other for other in said)
        ][:3]
        return list(dict.fromkeys(said))

    def __str__(self) -> str:
        common = ", ".join([*self.common, f"topic {self.first.topic}"])
        return f"{self.first.id} ~ {self.second.id}: {common} ({self.score:.0f})"


_Found = tuple[float, float, Commitment, Commitment]
"""Closeness and cosine of two commitments, and the two."""


def facing(topic: str, items: Sequence[Commitment], vectors: dict[str, Vector], side: Side = by_city) -> list[Pair]:
    """The pairs of a row of which one is the closest of its column to the other, and those close beyond doubt.

    The likest come first, of equally alike ones those that tell more.
    """
    # A guest whose own topic is open is here on a guess.
    home = {item.id for item in items if topic == item.topic or item.topic and topic in item.also}
    columns: dict[str, list[tuple[int, Commitment]]] = defaultdict(list)
    for place, item in enumerate(items):
        columns[side(item)].append((place, item))
    # Column after column is held against those before it, whose names and members, and what is added to a product with
    # them, stand beside each other.
    before: list[tuple[int, Commitment]] = []
    names, at_home, as_guest = list[str](), list[int](), list[int]()
    held = _Held(vectors[item.id] for members in [*columns.values()][1:] for _, item in members)
    best: dict[tuple[str, str], _Found] = {}

    def note(value: int, number: int, at: int, second: Commitment, beside: Sequence[int]) -> None:
        place, first = before[number]
        one, two = (first, second) if place < at else (second, first)
        best[one.id, two.id] = value / _SQUARE, (value - beside[number]) / _WITH_FAMILIES, one, two

    for there, members in columns.items():
        for _, item in before[held.count :]:
            held.add(vectors[item.id])
        # Of each member of those before, and of each column, the closest so far.
        closest = [-1] * len(before)
        nearest: dict[int, tuple[int, int, int, Commitment, Sequence[int]]] = {}
        for at, second in members if before else ():
            beside = at_home if second.id in home else as_guest
            products = held.products(vectors[second.id])
            theirs = dict.fromkeys(names, -1)
            their_number: dict[str, int] = {}
            for number, (product, more, least, here) in enumerate(zip(products, beside, closest, names)):
                value = product + more
                if value > theirs[here]:
                    theirs[here] = value
                    their_number[here] = number
                if value > least:
                    closest[number] = value
                    nearest[number] = value, number, at, second, beside
                if value >= _SURELY:
                    note(value, number, at, second, beside)
            for here, number in their_number.items():
                note(theirs[here], number, at, second, beside)
        for found in nearest.values():
            note(*found)
        before += members
        for _, item in members:
            names.append(there)
            as_guest.append(_BESIDE_A_GUEST)
            at_home.append(_SHARED_TOPIC if item.id in home else _BESIDE_A_GUEST)
    pairs = []
    for closeness, similarity, first, second in best.values():
        same = float(first.id in home and second.id in home)
        pairs.append(Pair(closeness, felt(similarity, same), first, second))
    tells = {item.id: telling(item) for item in items}
    pairs.sort(
        key=lambda pair: (-pair.score, -tells[pair.first.id] - tells[pair.second.id], pair.first.id, pair.second.id)
    )
    return pairs


class _Held:
    """Vectors whose products with one of the ``others`` are made at one stroke.

    The weights of those that have a feature stand side by side in one whole number, so that one multiplication does
    them all, in half the time: none outgrows its place, as vectors are of length :data:`plancmp.match.WHOLE`.
    """

    def __init__(self, others: Iterable[Vector]) -> None:
        self._features = frozenset[str]().union(*others)
        self._weights: dict[str, int] = defaultdict(int)
        self.count = 0

    def add(self, vector: Vector) -> None:
        """Put a vector beside those there are."""
        place = _BITS * self.count
        for name in self._features.intersection(vector):
            self._weights[name] |= vector[name] << place
        self.count += 1

    def products(self, vector: Vector) -> tuple[int, ...]:
        """The products of a vector with those, in their order."""
        return _apart(self._packed(vector), self.count)

    def reaching(self, vector: Vector, least: int) -> Iterator[tuple[int, int]]:
        """The places of those whose product with a vector is at least so much, and the product.

        What is to be added to the least to fill all bits but the highest is added to each: so that bit, which no
        product reaches, tells at one stroke which are large enough.
        """
        packed = self._packed(vector)
        raised = packed + self._all * ((1 << _BITS - 1) - least)
        highest = (raised & self._all << _BITS - 1).to_bytes(_BITS // 8 * self.count, "little")[
            _BITS // 8 - 1 :: _BITS // 8
        ]
        place = highest.find(b"\x80")
        products = _apart(packed, self.count) if place >= 0 else ()
        while place >= 0:
            yield place, products[place]
            place = highest.find(b"\x80", place + 1)

    @cached_property
    def _all(self) -> int:
        """A one in the place of each, when all are there."""
        return int.from_bytes((1).to_bytes(_BITS // 8, "little") * self.count, "little")

    def _packed(self, vector: Vector) -> int:
        weights = self._weights
        return sum([weights[name] * weight for name, weight in vector.items() if name in weights])


_SQUARE = WHOLE**2
_BITS = 32

_WITH_FAMILIES = _SQUARE * (1 + FAMILY)
"""The product of two equal vectors of words with the families of these beside them."""

_SURELY, _SHARED_TOPIC, _BESIDE_A_GUEST = (round(_SQUARE * part) for part in (SURELY, SHARED_TOPIC, BESIDE_A_GUEST))
"""What is added to products, and reached by them, as they are."""


def _apart(packed: int, count: int) -> tuple[int, ...]:
    """The numbers that stand side by side in one."""
    return unpack(f"<{count}I", packed.to_bytes(_BITS // 8 * count, "little"))


def across(
    olds: Sequence[Commitment], news: Sequence[Commitment], vectors: dict[str, Vector], least: float
) -> list[Pair]:
    """Every pair of one of ``olds`` and one of ``news``, of whatever topics, whose cosine is at least so much."""
    held = _Held(vectors[item.id] for item in olds)
    for item in news:
        held.add(vectors[item.id])
    pairs = []
    for first in olds:
        for place, product in held.reaching(vectors[first.id], ceil(least * _SQUARE)):
            second = news[place]
            shared = share_a_topic(first, second)
            similarity = min(product / _SQUARE, 1.0)
            closeness = similarity + (SHARED_TOPIC if shared else 0.0)
            pairs.append(Pair(closeness, felt(similarity, float(shared)), first, second))
    return pairs


def share_a_topic(first: Commitment, second: Commitment) -> bool:
    """Whether two commitments have a topic in common, as their own or as a second one."""
    return not {first.topic, *first.also}.isdisjoint({second.topic, *second.also} - {None})


def like_for_like(first: Commitment, *others: Commitment) -> bool:
    """Whether commitments of several places all promise, or all report, in plans of one type and time: the ids of these
    differ in the place alone.
    """
    return len({(item.plan.removeprefix(item.city), item.planned) for item in (first, *others)}) == 1


def lines(topic: str, pairs: Iterable[Pair], columns: Sequence[str], side: Side = by_city) -> tuple[Line, ...]:
    """The lines of a row: what its ``pairs`` join, directly or over others; the closest first, those of guests last."""
    groups: dict[str, list[Pair]] = {}
    for pair in pairs:
        if pair.closeness >= LINE:
            one, two = groups.get(pair.first.id), groups.get(pair.second.id)
            joined = one or two or []
            if one and two and one is not two:
                joined += two
                for member in two:
                    groups[member.first.id] = groups[member.second.id] = joined
            joined.append(pair)
            groups[pair.first.id] = groups[pair.second.id] = joined
    distinct = {id(group): group for group in groups.values()}.values()
    found = [Line(round(max(pair.score for pair in group)), _sides(group, columns, side)) for group in distinct]
    return tuple(sorted(found, key=lambda line: (line.is_of_guests(topic), -line.score)))


def _sides(group: Sequence[Pair], columns: Sequence[str], side: Side) -> dict[str, tuple[Commitment, ...]]:
    """The commitments of a line by column, those first that are shown first."""
    closest: dict[str, float] = {}
    members: dict[str, Commitment] = {}
    for pair in group:
        for item in (pair.first, pair.second):
            members[item.id] = item
            closest[item.id] = max(pair.score, closest.get(item.id, 0.0))
    leading = _leading(group, side)

    def rank(item: Commitment) -> tuple[bool, float, float, str]:
        return item.id not in leading, -leading.get(item.id, closest[item.id]), -telling(item), item.id

    cells: dict[str, list[Commitment]] = {name: [] for name in columns}
    for item in sorted(members.values(), key=rank) if len(members) > 2 else members.values():
        cells[side(item)].append(item)
    return {name: tuple(cell) for name, cell in cells.items()}


def _leading(group: Sequence[Pair], side: Side) -> dict[str, float]:
    """The pair that promises most of those that are about as close as the closest, in like plans if possible, and what
    of other columns faces it.

    So a figure and a target come before a bare sentence, and what leads a line in one column faces what leads it in the
    other. Each with its likeness, a pair's own members before what faces them.
    """
    top = max(pair.score for pair in group)
    close = [pair for pair in group if pair.score >= top - AS_CLOSE]
    lead = (
        close[0]
        if len(close) == 1
        else max(
            close,
            key=lambda pair: (
                promising(pair.first) + promising(pair.second) + LIKE_PLANS * like_for_like(pair.first, pair.second),
                pair.score,
            ),
        )
    )
    leading = {lead.first.id: 100.0, lead.second.id: 100.0}
    for pair in sorted(group, key=lambda pair: -pair.score):
        for item, other in ((pair.first, pair.second), (pair.second, pair.first)):
            faces = other.id in (lead.first.id, lead.second.id)
            if faces and side(item) not in (side(lead.first), side(lead.second)):
                leading.setdefault(item.id, pair.score)
    return leading


def said_again(items: Sequence[Commitment], most: int | None = None) -> list[tuple[Commitment, tuple[Commitment, ...]]]:
    """The first commitments of one city, at most so many, each with those of other plans that say the same with the
    same figures.
    """
    result: list[tuple[Commitment, list[Commitment]]] = []
    for item in items:
        first = next((told for told in result if _says_the_same(told[0], item)), None)
        if first:
            first[1].append(item)
        elif most is None or len(result) < most:
            result.append((item, []))
    return [(first, tuple(others)) for first, others in result]


def _says_the_same(first: Commitment, second: Commitment) -> bool:
    return (
        first.plan != second.plan
        and first.status == second.status
        and _amounts(first) == _amounts(second)
        and min(len(first.text), len(second.text)) >= SAID_AGAIN * max(len(first.text), len(second.text))
        and overlap(fold(first.text), fold(second.text)) >= SAID_AGAIN
    )


def _amounts(item: Commitment) -> set[tuple[object, object]]:
    return {
        (part.value, part.unit) if part.base_value is None else (part.base_value, part.base_unit)
        for part in item.quantities
    }


def because(pair: Pair, vectors: dict[str, Vector], columns: Sequence[str], side: Side = by_city) -> Reason:
    """Why the two stand side by side, in the order of the columns."""
    first, second = sorted((pair.first, pair.second), key=lambda item: columns.index(side(item)))
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
