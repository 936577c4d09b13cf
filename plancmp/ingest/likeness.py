"""What a text has in common with thousands of records and hundreds of topics: drafting's thousand questions a document.

All that is known of a gram lies side by side, as most of the time goes into fetching it.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import islice
from operator import itemgetter
from struct import Struct

MANY = 12
"""A gram that at least so many topics share has its weights packed."""

_TIMES, _WHOLE = float(1 << 29), float(1 << 32)
"""What one is in a text's weight and in a packed weight. A cosine is 1 at most, so no sum outgrows its 64 bits."""

_HOLDER = Struct("=Id")
_FIRST = 40
"""The best of so many tell which of the others need not be looked at."""


@dataclass(slots=True, eq=False)
class Gram:
    """What is known of a gram: how much it tells; by record (:data:`_HOLDER`) and by topic what it weighs there.

    The weights of many topics are packed into one whole number, so that one addition adds them all: exact to nine
    digits, and in a quarter of the time. Those of few are pairs.
    """

    worth: float
    records: bytes = b""
    packed: int = 0
    topics: Sequence[tuple[int, float]] = ()


Read = list[tuple[float, Gram]]
"""A text as the grams of it that tell something, each with its weight; of length 1."""


class Likeness:
    """Knows what each gram tells, and learns which records and topics hold it."""

    def __init__(self, worth: Mapping[str, float]) -> None:
        self._grams = {gram: Gram(weight) for gram, weight in worth.items()}
        self._topics: list[str] = []
        self._row = Struct("")

    def learn_records(self, records: Iterable[Read], most: int) -> None:
        """The records that :meth:`records` numbers. Of a gram are kept those in which it weighs most, so many."""
        holding: dict[Gram, list[tuple[int, float]]] = defaultdict(list)
        for number, record in enumerate(records):
            for weight, gram in record:
                holding[gram].append((number, weight))
        for gram, holders in holding.items():
            kept = nlargest(most, holders, key=itemgetter(1)) if len(holders) > most else holders
            gram.records = b"".join(_HOLDER.pack(*holder) for holder in kept)

    def learn_topics(self, said: Mapping[str, Mapping[Gram, float]]) -> None:
        """All that is said of each topic. A gram that is said of one ten times is not ten times as much of its matter,
        and one that is said of many is little of any.
        """
        holders = Counter(gram for grams in said.values() for gram in grams)
        rarity = {gram: math.log(1 + len(said) / count) for gram, count in holders.items()}
        self._topics = sorted(said, key=lambda name: len(said[name]), reverse=True)
        self._row = Struct(f"<{len(self._topics)}Q")
        shared: dict[Gram, list[tuple[int, float]]] = defaultdict(list)
        for place, name in enumerate(self._topics):
            weights = {gram: math.sqrt(weight * rarity[gram]) for gram, weight in said[name].items()}
            length = math.hypot(*weights.values()) or 1.0
            for gram, weight in weights.items():
                shared[gram].append((place, weight / length))
        for gram, row in shared.items():
            if len(row) >= MANY:
                gram.packed = self._in_one(row)
            else:
                gram.topics = tuple(row)

    def _in_one(self, row: Sequence[tuple[int, float]]) -> int:
        weights = [0] * len(self._topics)
        for place, weight in row:
            weights[place] = round(weight * _WHOLE)
        return int.from_bytes(self._row.pack(*weights), "little")

    def read(self, counts: Mapping[str, int]) -> Read:
        """A text by how often each gram stands in it."""
        known = self._grams.get
        found = [(gram, count) for name, count in counts.items() if (gram := known(name))]
        weights = [gram.worth if count == 1 else (1 + math.log(count)) * gram.worth for gram, count in found]
        length = math.hypot(*weights) or 1.0
        return [(weight / length, gram) for weight, (gram, _) in zip(weights, found)]

    def records(self, text: Read, most: int, telling: int) -> list[tuple[int, float]]:
        """The numbers of so many records that are most like a text, with their similarity by its ``telling`` heaviest
        grams.
        """
        scores: dict[int, float] = {}
        score = scores.get
        for weight, gram in sorted(text, key=itemgetter(0), reverse=True)[:telling]:
            for number, other in _HOLDER.iter_unpack(gram.records):
                scores[number] = score(number, 0.0) + weight * other
        found = [*scores.items()]
        if len(found) > 2 * _FIRST:
            least = sorted(islice(scores.values(), _FIRST))[-most]
            found = [item for item in found if item[1] >= least]
        return sorted(found, key=itemgetter(1), reverse=True)[:most]

    def topics(self, text: Read, most: int) -> dict[str, float]:
        """So many of the topics of which all that is said is most like a text, with their similarity."""
        total, rare = 0, []
        for weight, gram in text:
            if gram.packed:
                total += gram.packed * round(weight * _TIMES)
            elif gram.topics:
                rare.append((weight * _TIMES * _WHOLE, gram.topics))
        sums: list[float] = [*self._row.unpack(total.to_bytes(self._row.size, "little"))]
        for weight, row in rare:
            for place, other in row:
                sums[place] += weight * other
        likest = nlargest(most, zip(sums, range(len(sums))))
        return {self._topics[place]: similarity / (_TIMES * _WHOLE) for similarity, place in likest if similarity}
