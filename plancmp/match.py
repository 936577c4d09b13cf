"""Similarity and ranking: the one module that uses rapidfuzz."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

SAME = 92.0
"""From this ratio on (of 100) two summaries count as saying the same."""

_WORD = re.compile(r"[\u3400-\u9fff]|[a-z0-9.]+")


def nearly_equal(first: str, second: str) -> bool:
    """Whether two texts are the same but for a few characters."""
    from rapidfuzz.fuzz import ratio

    return ratio(first, second, score_cutoff=SAME) > 0


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


def _grams(text: str) -> Counter[str]:
    """Characters and pairs of neighbouring characters; Latin words and figures count as one character."""
    words = _WORD.findall(text)
    return Counter([*words, *(first + second for first, second in zip(words, words[1:]))])


class Similarity:
    """Cosine of tf-idf weighted grams between folded texts; rare grams among ``texts`` weigh more."""

    def __init__(self, texts: Sequence[str]) -> None:
        counts = [_grams(text) for text in texts]
        seen = Counter(gram for count in counts for gram in count)
        total = len(texts)
        self._vectors = []
        for count in counts:
            vector = {gram: (1 + math.log(n)) * math.log(1 + total / seen[gram]) for gram, n in count.items()}
            length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
            self._vectors.append({gram: weight / length for gram, weight in vector.items()})

    def between(self, first: int, second: int) -> float:
        """Similarity, 0 to 1, of the texts at two positions."""
        one, two = sorted((self._vectors[first], self._vectors[second]), key=len)
        return sum(weight * two[gram] for gram, weight in one.items() if gram in two)

    def shared(self, first: int, second: int, most: int = 5) -> list[str]:
        """The pairs of characters and the words that contribute most to the similarity of two texts."""
        one, two = self._vectors[first], self._vectors[second]
        both = {gram: one[gram] * two[gram] for gram in one if gram in two and len(gram) > 1}
        return sorted(both, key=lambda gram: (-both[gram], gram))[:most]
