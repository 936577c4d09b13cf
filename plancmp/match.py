"""Similarity and ranking: the one module that uses rapidfuzz."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from operator import add

from plancmp import weights
from plancmp.text.chinese import HAN

_WORD = f"[{HAN}]|[a-z0-9.]+"


def nearly_equal(first: str, second: str) -> bool:
    """Whether two texts are the same but for a few characters."""
    from rapidfuzz.fuzz import ratio

    return ratio(first, second, score_cutoff=weights.SAME_SENTENCE) > 0


def overlap(first: str, second: str) -> float:
    """Share (0 to 1) of the pairs of neighbouring characters that two texts have in common."""
    one, two = ({text[place : place + 2] for place in range(len(text) - 1)} for text in (first, second))
    return len(one & two) / (len(one | two) or 1)


def within(part: str, whole: str) -> float:
    """Share (0 to 1) of the pairs of neighbouring characters of a text that stand in another; 0 where it has none."""
    pairs = {part[place : place + 2] for place in range(len(part) - 1)}
    return sum(pair in whole for pair in pairs) / (len(pairs) or 1)


def nearest(
    wanted: str, keys: Iterable[str], *, least: float = 0.0, most: int | None = None, parts: bool = False
) -> list[tuple[str, float]]:
    """Those of many ``keys`` that are at least so similar (0 to 100) to ``wanted``, best first, at most so many.

    Swapped neighbours cost one edit; with ``parts`` a typed part of a longer key counts almost as the whole.
    """
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    keys = list(keys)
    found = {
        name: 100 * score
        for name, score, _ in extract(
            wanted, keys, scorer=OSA.normalized_similarity, score_cutoff=least / 100, limit=None
        )
    }
    if parts and len(wanted) >= 4:
        from rapidfuzz.fuzz import partial_ratio

        for key in keys:
            if len(key) > len(wanted):
                score = weights.PART_OF_A_NAME * partial_ratio(wanted, key)
                if score >= least:
                    found[key] = max(score, found.get(key, 0.0))
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))[:most]


def closest(wanted: str, pairs: Iterable[tuple[str, str]], *, parts: bool = True) -> list[tuple[str, float]]:
    """The ids of (key, id) pairs whose keys resemble ``wanted``, with ``parts`` parts of names too: best first, each
    with its best key.
    """
    owners: dict[str, list[str]] = {}
    for key, name in pairs:
        owners.setdefault(key, []).append(name)
    best: dict[str, float] = {}
    for key, score in nearest(wanted, owners, parts=parts):
        for name in owners[key]:
            best.setdefault(name, score)
    return sorted(best.items(), key=lambda item: (-item[1], item[0]))


def misspelt(wanted: str, pairs: Iterable[tuple[str, str]]) -> dict[str, int]:
    """The ids of (key, id) pairs that ``wanted`` may be a slip of, each with how far off its nearest key is.

    A letter too much, too few or another counts :data:`SLIP`, as do swapped neighbours; one more where the first letter
    is another: few people err there.
    """
    from rapidfuzz.distance import OSA

    found: dict[str, int] = {}
    for key, name in pairs:
        longer = max(len(key), len(wanted))
        most = int(longer * (100 - weights.LEAST_NAME) / 100)
        if abs(len(key) - len(wanted)) > most:
            continue
        edits = OSA.distance(wanted, key, score_cutoff=most)
        if edits <= most:
            off = SLIP * edits + (wanted[:1] not in (key[:1], key[1:2]))
            found[name] = min(off, found.get(name, off))
    return found


SLIP = 2
"""How far off a name is by one edit."""


Vector = dict[str, int]
"""The weights of features in units of 1/:data:`WHOLE`: whole numbers are sooner written and read, and add up alike in
any order.
"""

WHOLE = 10_000


def grams(folded: str) -> Counter[str]:
    """Characters and pairs of neighbouring characters; Latin words count as one character, figures not at all."""
    words = [word for word in re.findall(_WORD, folded) if word > ":" or word[0] == "."]
    return Counter([*words, *map(add, words, words[1:])])


class Worth(dict[str, float]):
    """How much each feature tells; ``holders`` counts the texts (of ``total``) that have it, one where it is not in
    there.
    """

    def __init__(self, holders: Mapping[str, int], total: int) -> None:
        super().__init__()
        self._holders, self._total = holders, total

    def __missing__(self, name: str) -> float:
        worth = self[name] = math.log(1 + self._total / max(self._holders.get(name, 1), 1)) * weights.FEATURE.get(
            name[0], 1.0
        )
        return worth


def weighted(features: Mapping[str, int], worth: Worth) -> Vector:
    """The features of one text as a vector of length 1."""
    vector = {
        name: worth[name] if count == 1 else (1 + math.log(count)) * worth[name] for name, count in features.items()
    }
    kept = sorted(sorted(vector), key=vector.__getitem__, reverse=True)[: weights.MOST_FEATURES]
    length = math.hypot(*map(vector.__getitem__, kept)) or 1.0
    scale = WHOLE / length
    return {name: round(vector[name] * scale) for name in kept}


def cosine(first: Vector, second: Vector) -> float:
    """Similarity, 0 to 1, of two vectors."""
    return min(sum([first[name] * second[name] for name in first.keys() & second.keys()]) / WHOLE**2, 1.0)


def likeness(first: Vector, second: Vector, topic: float) -> float:
    """How alike two commitments are, 0 to 100. ``topic`` is how sure it is (0 to 1) that they share one."""
    return felt(cosine(first, second), topic)


def felt(similarity: float, topic: float) -> float:
    """The likeness of two commitments whose vectors have this cosine."""
    steepness = weights.STEEPNESS + (weights.STEEPNESS_SAME_TOPIC - weights.STEEPNESS) * topic
    return 100 * (1 - (1 - weights.SAME_TOPIC * topic) * math.exp(-steepness * similarity))
