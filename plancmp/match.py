"""Similarity and ranking: the one module that uses rapidfuzz."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from operator import add

SAME = 92.0
"""From this ratio on (of 100) two summaries count as saying the same."""

_WORD = r"[\u3400-\u9fff]|[a-z0-9.]+"


def nearly_equal(first: str, second: str) -> bool:
    """Whether two texts are the same but for a few characters."""
    from rapidfuzz.fuzz import ratio

    return ratio(first, second, score_cutoff=SAME) > 0


def overlap(first: str, second: str) -> float:
    """Share (0 to 1) of the pairs of neighbouring characters that two texts have in common."""
    one, two = ({text[place : place + 2] for place in range(len(text) - 1)} for text in (first, second))
    return len(one & two) / (len(one | two) or 1)


def closest(wanted: str, pairs: Iterable[tuple[str, str]]) -> list[tuple[str, float]]:
    """The ids whose keys resemble ``wanted``, best first, with their similarity (0 to 100).

    ``pairs`` holds key and id; an id counts with its best key. Swapped neighbours cost one edit, and a typed
    part of a long key counts almost as the whole.
    """
    from rapidfuzz.distance import OSA
    from rapidfuzz.fuzz import partial_ratio

    best: dict[str, float] = {}
    for key, name in pairs:
        score = 100 * OSA.normalized_similarity(wanted, key)
        if len(wanted) >= 4 and len(key) > len(wanted):
            score = max(score, 0.8 * partial_ratio(wanted, key))
        best[name] = max(score, best.get(name, 0))
    return sorted(best.items(), key=lambda item: (-item[1], item[0]))


def nearest(wanted: str, keys: Sequence[str], least: float, most: int = 20) -> list[tuple[str, float]]:
    """Those of many ``keys`` that are at least so similar (0 to 100) to ``wanted``, best first; swapped neighbours cost one edit."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    found = extract(wanted, keys, scorer=OSA.normalized_similarity, score_cutoff=least / 100, limit=most)
    return sorted(((name, 100 * score) for name, score, _ in found), key=lambda item: (-item[1], item[0]))


CONCEPT, BROADER, INDICATOR = "·", "~", "#"
"""What the features that are no grams begin with: a concept that is named, one of which a kind or part is named, an indicator."""

WEIGHT = {CONCEPT: 1.6, BROADER: 1.2, INDICATOR: 2.5}
"""How much more a shared concept or indicator tells than a gram as rare."""

MOST_FEATURES = 40
"""So many features of a text are kept, the most telling; the rest changes no order."""

SAME_TOPIC = 0.5
"""What a common topic takes of the distance, before anything is compared."""

STEEPNESS, STEEPNESS_SAME_TOPIC = 2.4, 4.2
"""How fast likeness rises with the cosine. Under one topic 0 gives 50, 0.1 gives 67, 0.3 gives 86, 0.5 gives 94; under two
topics, whose records often share the words and not the matter, 0.1 gives 21, 0.3 gives 51, 0.5 gives 70."""

Vector = dict[str, int]
"""The weights of features in units of 1/:data:`WHOLE`: whole numbers are sooner written and read, and add up alike in any order."""

WHOLE = 10_000


def grams(folded: str) -> Counter[str]:
    """Characters and pairs of neighbouring characters; Latin words count as one character, figures not at all."""
    words = [word for word in re.findall(_WORD, folded) if word > ":" or word[0] == "."]
    return Counter([*words, *map(add, words, words[1:])])


class Worth(dict[str, float]):
    """How much each feature tells; ``holders`` counts the texts (of ``total``) that have it, one where it is not in there."""

    def __init__(self, holders: Mapping[str, int], total: int) -> None:
        super().__init__()
        self._holders, self._total = holders, total

    def __missing__(self, name: str) -> float:
        worth = self[name] = math.log(1 + self._total / max(self._holders.get(name, 1), 1)) * WEIGHT.get(name[0], 1.0)
        return worth


def weighted(features: Mapping[str, int], worth: Worth) -> Vector:
    """The features of one text as a vector of length 1."""
    vector = {name: worth[name] if count == 1 else (1 + math.log(count)) * worth[name] for name, count in features.items()}
    kept = sorted(sorted(vector), key=vector.__getitem__, reverse=True)[:MOST_FEATURES]
    length = math.hypot(*map(vector.__getitem__, kept)) or 1.0
    scale = WHOLE / length
    return {name: round(vector[name] * scale) for name in kept}


def cosine(first: Vector, second: Vector) -> float:
    """Similarity, 0 to 1, of two vectors."""
    return min(sum([first[name] * second[name] for name in first.keys() & second.keys()]) / WHOLE**2, 1.0)


def likeness(first: Vector, second: Vector, topic: float) -> float:
    """How alike two commitments are, 0 to 100. ``topic`` is how sure it is (0 to 1) that they share one."""
    steepness = STEEPNESS + (STEEPNESS_SAME_TOPIC - STEEPNESS) * topic
    return 100 * (1 - (1 - SAME_TOPIC * topic) * math.exp(-steepness * cosine(first, second)))
