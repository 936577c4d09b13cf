"""What families of words a commitment speaks in: words that stand among the same words in reports say much the same of
a matter, though they share no character (日间照料中心, 养老机构).

They are a second vector beside that of :mod:`plancmp.index.vectors`, on features of its own: side by side the two make
one vector, whose product with another counts both. Only what stands side by side counts them; what searches, or tells
whether two plans say the same, goes by the words.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from plancmp.match import WHOLE, Vector
from plancmp.model import Commitment
from plancmp.text.longest import Longest
from plancmp.text.normalise import fold
from plancmp.text.tables import rows
from plancmp.weights import FAMILY, FAMILY_BY_PLACE, FAMILY_OF, MOST_FAMILIES


def found(item: Commitment) -> dict[str, float]:
    """The families of the words of a commitment, each with how much of it there is."""
    known, longest = _known()
    result: dict[str, float] = defaultdict(float)
    for word in longest.words(fold("\n".join((item.text, *item.names)))):
        for name, weight in known[word]:
            result[name] += weight
    return result


def weighted(much_of: Mapping[str, float], holders: Mapping[str, int], total: int) -> Vector:
    """Families as a vector that counts :data:`FAMILY` beside one of words; ``holders`` says how many of ``total``
    commitments have each.
    """
    weights = {
        name: math.sqrt(much) * math.log(1 + total / max(holders.get(name, 1), 1)) for name, much in much_of.items()
    }
    kept = sorted(sorted(weights), key=weights.__getitem__, reverse=True)[:MOST_FAMILIES]
    scale = WHOLE * math.sqrt(FAMILY) / (math.hypot(*(weights[name] for name in kept)) or 1.0)
    return {name: round(weights[name] * scale) for name in kept}


@cache
def _known() -> tuple[dict[str, tuple[tuple[str, float], ...]], Longest]:
    """The families of each word with their weights, and what finds the words in a text."""
    known = {
        word: tuple(zip((FAMILY_OF + name for name in names.split()), FAMILY_BY_PLACE))
        for word, names in rows("families")
    }
    return known, Longest(known)
