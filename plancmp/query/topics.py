"""Which topic a record belongs to that nobody gave one: by its likeness to the records that have one."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping

from plancmp.match import Vector, cosine

SHARPNESS = 18.0
"""How strongly the nearest topic is preferred to the next."""

NEAREST = 3
"""So many of a topic's most similar records speak for it, besides all of them together."""


class Topics:
    """The topics as their records describe them."""

    def __init__(self, labelled: Iterable[tuple[str, Vector]]) -> None:
        self._vectors: dict[str, list[Vector]] = defaultdict(list)
        for topic, vector in labelled:
            self._vectors[topic].append(vector)
        self._middle = {topic: _middle(vectors) for topic, vectors in self._vectors.items()}

    def propose(self, vector: Vector) -> Mapping[str, float]:
        """Each topic with the probability (0 to 1, together 1) that a record with this vector belongs to it."""
        near: dict[str, float] = {}
        for topic, vectors in self._vectors.items():
            best = sorted((cosine(vector, other) for other in vectors), reverse=True)[:NEAREST]
            near[topic] = cosine(vector, self._middle[topic]) + sum(best) / NEAREST
        top = max(near.values(), default=0.0)
        weights = {topic: math.exp(SHARPNESS * (score - top)) for topic, score in near.items()}
        total = sum(weights.values())
        return {topic: weight / total for topic, weight in weights.items()}


def _middle(vectors: list[Vector]) -> Vector:
    """The mean direction of some vectors."""
    total: Vector = defaultdict(float)
    for vector in vectors:
        for name, weight in vector.items():
            total[name] += weight
    length = math.sqrt(sum(weight * weight for weight in total.values())) or 1.0
    return {name: weight / length for name, weight in total.items()}
