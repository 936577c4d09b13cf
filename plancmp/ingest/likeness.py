"""What a text has in common with thousands of records and hundreds of topics: drafting's thousand questions a document.

All that is known of a gram lies side by side, as most of the time goes into fetching it.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import nlargest
from itertools import islice
from operator import itemgetter
from struct import Struct

_TIMES, _WHOLE, _BITS = 1 << 14, 1 << 16, 32
"""What one is in a text's weight and in that of a topic, as whole numbers. A cosine is 1 at most, so no sum outgrows
its bits, nor the 30 that Python sorts at once.
"""

_HOLDER = Struct("=Id")
_FIRST = 40
"""The best of so many tell which of the others need not be looked at."""


@dataclass(slots=True, eq=False)
class Gram:
    """What is known of a gram: how much it tells; by record (:data:`_HOLDER`) and by topic what it weighs there.

    The weights of all topics are packed into one whole number, so that one addition adds them all: exact to four
    digits, and in an eighth of the time.
    """

    worth: float
    is_single: bool
    """Whether it is one character."""
    records: bytes = b""
    topics: int = 0


Read = list[tuple[float, Gram]]
"""A text as the grams of it that tell something, each with its weight; of length 1."""


class Likeness:
    """Knows what each gram tells, and learns which records and topics hold it."""

    def __init__(self, worth: Mapping[str, float]) -> None:
        self._grams = {gram: Gram(weight, len(gram) == 1) for gram, weight in worth.items()}
        self._topics: list[str] = []
        self._row = Struct("")

    def learn_records(self, records: Iterable[Read], most: int, most_of_one: int) -> None:
        """The records that :meth:`records` numbers. Of a gram are kept those in which it weighs most, so many; of a
        single character other so many.
        """
        holding: dict[Gram, bytearray] = defaultdict(bytearray)
        for number, record in enumerate(records):
            for weight, gram in record:
                holding[gram] += _HOLDER.pack(number, weight)
        for gram, held in holding.items():
            gram.records = bytes(held)
            limit = most_of_one if gram.is_single else most
            if len(held) > limit * _HOLDER.size:
                kept = nlargest(limit, _HOLDER.iter_unpack(held), key=itemgetter(1))
                gram.records = b"".join(_HOLDER.pack(*holder) for holder in kept)

    def learn_topics(self, said: Mapping[str, Mapping[Gram, float]]) -> None:
        """All that is said of each topic. A gram that is said of one ten times is not ten times as much of its matter,
        and one that is said of many is little of any.
        """
        holders = Counter(gram for grams in said.values() for gram in grams)
        rarity = {gram: math.log(1 + len(said) / count) for gram, count in holders.items()}
        self._topics = sorted(said, key=lambda name: len(said[name]), reverse=True)
        self._row = Struct(f"<{len(self._topics)}I")  # of _BITS each
        for place, name in enumerate(self._topics):
            weights = {gram: math.sqrt(weight * rarity[gram]) for gram, weight in said[name].items()}
            length = math.hypot(*weights.values()) or 1.0
            for gram, weight in weights.items():
                gram.topics += round(weight / length * _WHOLE) << _BITS * place

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
        total = sum(gram.topics * round(weight * _TIMES) for weight, gram in text)
        sums = [*self._row.unpack(total.to_bytes(self._row.size, "little"))]
        result = {}
        for similarity in sorted(sums, reverse=True)[:most]:
            place = sums.index(similarity)
            if similarity:
                result[self._topics[place]] = similarity / (_TIMES * _WHOLE)
            sums[place] = -1  # of two topics as like as each other the second is another one
        return result
