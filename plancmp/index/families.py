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
from plancmp.text.normalise import fold
from plancmp.text.tables import rows
from plancmp.weights import FAMILY, FAMILY_BY_PLACE, FAMILY_OF, MOST_FAMILIES


def found(item: Commitment) -> dict[str, float]:
    """The families of the words of a commitment, each with how much of it there is."""
    text = fold("\n".join((item.text, *item.names)))
    known, sizes = _known()
    result: dict[str, float] = defaultdict(float)
    place = 0
    while place < len(text) - 1:
        for size in sizes.get(text[place : place + 2], ()):
            if own := known.get(text[place : place + size]):
                for name, weight in own:
                    result[name] += weight
                place += size
                break
        else:
            place += 1
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
def _known() -> tuple[dict[str, tuple[tuple[str, float], ...]], dict[str, list[int]]]:
    """The families of each word with their weights; by two characters how long words are that begin with them, the
    longest first.
    """
    known = {
        word: tuple(zip((FAMILY_OF + name for name in names.split()), FAMILY_BY_PLACE))
        for word, names in rows("families")
    }
    sizes: dict[str, set[int]] = defaultdict(set)
    for word in known:
        sizes[word[:2]].add(len(word))
    return known, {begin: sorted(lengths, reverse=True) for begin, lengths in sizes.items()}
