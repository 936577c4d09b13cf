"""What speaks for each topic of a part of a sentence, and what follows from it: alone, and among those around it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

COMPANY = 1.4
"""What a theme's other topics weigh. Tuned on the five documents, each left out in turn."""

AROUND, NEXT, FARTHER = 4, 1.0, 0.7
"""So many records before and behind in the paragraph have a say in the theme; what the next one weighs at most, and
each further one beside the one before it. A paragraph keeps to its matter, and a part that names none of its own (a
firm, a measure) is of it. Of 9,301 parts found again in 21 documents, each city left out in turn, the theme of 91 in
100 was right with them and of 90 without. What they say of the topic itself is as often wrong as right.
"""

OPEN = 0.55
"""Below this evidence, in shares of the root of all, a topic stays open. The share alone leaves open what is like many
things and surely like one: at 8 wrong topics in 100 it had two right ones fewer.
"""

SECOND = 0.4
"""A topic for which at least this share of the evidence for the first speaks is proposed as a second one."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """How much speaks for each topic, and so for the theme of each. ``said`` are the topics that the words themselves
    signal or measure.
    """

    topics: Mapping[str, float]
    themes: Mapping[str, float]
    said: Collection[str]

    def shares(self) -> dict[str, float]:
        """What it says of the theme to those around: much where it is sure."""
        squares = {theme: weight * weight for theme, weight in self.themes.items()}
        total = sum(squares.values())
        return {theme: square / total for theme, square in squares.items()} if total else {}


@dataclass(frozen=True, slots=True)
class Coding:
    """What a sentence is about. ``topic`` is None where it stays open; the first theme is always a best guess.

    ``confidence`` (0 to 1) is the share of the evidence that speaks for the topic, or for the theme of an open one;
    ``also`` holds the second topic, where one is as good as said.
    """

    themes: tuple[str, ...]
    topic: str | None
    confidence: float
    also: tuple[str, ...] = ()
    evidence: Evidence | None = field(default=None, compare=False, repr=False)


def around(paragraph: Sequence[Evidence]) -> list[dict[str, float]]:
    """What the records of a paragraph say of each other's theme."""
    shares = [one.shares() for one in paragraph]
    result = []
    for place in range(len(shares)):
        said: dict[str, float] = defaultdict(float)
        for step in range(1, AROUND + 1):
            for other in (place - step, place + step):
                if 0 <= other < len(shares):
                    for theme, share in shares[other].items():
                        said[theme] += NEXT * FARTHER ** (step - 1) * share
        result.append(dict(said))
    return result


def coding(evidence: Evidence, theme_of: Mapping[str, str], nothing: str, said: Mapping[str, float]) -> Coding:
    """What follows from the evidence and from what is ``said`` of the theme around it; of none the theme is
    ``nothing``.
    """
    topics, themes = evidence.topics, evidence.themes
    total = sum(themes.values())
    if not topics:
        return Coding((max(said, key=lambda theme: (said[theme], theme), default=nothing),), None, 0.0, (), evidence)
    around = {theme: COMPANY * weight + said.get(theme, 0.0) for theme, weight in themes.items()}
    best = max((weight + around[theme_of[name]], name) for name, weight in topics.items())[1]
    theme = theme_of[best]
    if topics[best] < OPEN * math.sqrt(total):
        return Coding((theme,), None, round(themes[theme] / total, 2), (), evidence)
    return Coding((theme,), best, round(topics[best] / total, 2), _second(best, evidence), evidence)


def _second(best: str, evidence: Evidence) -> tuple[str, ...]:
    """The topic that is nearly as well founded as the best, if the words themselves signal or measure it.

    Resembling records alone do not tell one matter that is said beside another from one that is merely near.
    """
    topics = evidence.topics
    close = [(topics[name], name) for name in evidence.said if name in topics and name != best]
    weight, second = max(close, default=(0.0, ""))
    return (second,) if second and weight >= SECOND * topics[best] else ()
