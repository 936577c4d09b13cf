"""Who shares the grams of a text: a vector against many others at once, for drafting's thousand questions a document."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from heapq import nlargest
from operator import itemgetter
from struct import Struct

Vector = Mapping[str, float]
"""Weights by gram; as a text, of length 1 at most."""

MANY = 12
"""A gram that at least so many topics share has its weights packed."""

_TIMES, _WHOLE = float(1 << 29), float(1 << 32)
"""What one is in a text's weight and in a packed weight. A cosine is 1 at most, so no sum outgrows its 64 bits."""


class Records:
    """Many short vectors; few of them share a gram.

    The holders of a gram lie side by side in memory, which is sooner read than as many pairs.
    """

    def __init__(self, holding: Mapping[str, Sequence[tuple[int, float]]]) -> None:
        self._holding = {
            gram: (array("L", map(itemgetter(0), holders)), array("d", map(itemgetter(1), holders)))
            for gram, holders in holding.items()
        }

    def nearest(self, vector: Vector, most: int, telling: int) -> list[tuple[int, float]]:
        """The numbers of so many vectors that are most like one, with their similarity by its ``telling`` heaviest
        grams.
        """
        scores: dict[int, float] = {}
        score, holding = scores.get, self._holding
        for gram in sorted(vector, key=vector.__getitem__, reverse=True)[:telling]:
            if gram in holding:
                weight = vector[gram]
                for number, other in zip(*holding[gram]):
                    scores[number] = score(number, 0.0) + weight * other
        return nlargest(most, scores.items(), key=itemgetter(1))


class Topics:
    """A few hundred long vectors of length 1; most of them share a common gram.

    The weights of such a gram are packed side by side into one whole number, so that one addition adds all of them:
    exact to nine digits, and a quarter of the time.
    """

    def __init__(self, vectors: Mapping[str, Vector]) -> None:
        self._names = sorted(vectors, key=lambda name: len(vectors[name]), reverse=True)
        self._row = Struct(f"<{len(self._names)}Q")
        shared: dict[str, list[tuple[int, float]]] = {}
        for place, name in enumerate(self._names):
            for gram, weight in vectors[name].items():
                shared.setdefault(gram, []).append((place, weight))
        self._packed = {gram: self._in_one(row) for gram, row in shared.items() if len(row) >= MANY}
        self._few = {gram: row for gram, row in shared.items() if len(row) < MANY}

    def _in_one(self, row: Sequence[tuple[int, float]]) -> int:
        weights = [0] * len(self._names)
        for place, weight in row:
            weights[place] = round(weight * _WHOLE)
        return int.from_bytes(self._row.pack(*weights), "little")

    def nearest(self, vector: Vector, most: int) -> dict[str, float]:
        """So many of the vectors that are most like one, by name, with their similarity."""
        total, rare = 0, []
        packed, few = self._packed, self._few
        for gram, weight in vector.items():
            if gram in packed:
                total += packed[gram] * round(weight * _TIMES)
            elif gram in few:
                rare.append((weight * _TIMES * _WHOLE, few[gram]))
        sums: list[float] = [*self._row.unpack(total.to_bytes(self._row.size, "little"))]
        for weight, row in rare:
            for place, other in row:
                sums[place] += weight * other
        likest = nlargest(most, zip(sums, range(len(sums))))
        return {self._names[place]: similarity / (_TIMES * _WHOLE) for similarity, place in likest if similarity}
