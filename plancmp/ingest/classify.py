"""Theme and topic of a sentence: by the vocabulary's keywords, by the curated records that resemble it, by its heading."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest
from operator import itemgetter
from typing import TYPE_CHECKING

from plancmp.match import grams
from plancmp.model import Commitment, Indicator, Theme, Topic
from plancmp.text.normalise import fold

if TYPE_CHECKING:
    from plancmp.index.base import KnowledgeBase

REMEMBERED = 2000
TELLING = 40
"""So many grams of a text, the rarest, are looked up."""

NEIGHBOURS = 12
"""So many of the nearest records have a say."""

KEYWORD, KEYWORD_AROUND, KEYWORD_ABOVE = 1.0, 0.3, 0.5
RECORD, RECORD_AROUND, RECORD_ABOVE = 0.75, 1.4, 0.15
MEASURED, COMPANY = 4.2, 1.4
"""What keywords and resembling records weigh in the words themselves, in the sentence around them and in the heading;
what an indicator weighs, and a theme's other topics. Tuned on the five documents, each left out in turn.
"""

COMMON = 0.1
"""Grams in a larger share of the records than this say nothing, and cost most of the time."""

OPEN = 0.30
"""Below this share of the evidence a topic stays open."""


@dataclass(frozen=True, slots=True)
class Coding:
    """What a sentence is about. ``topic`` is None where it stays open; the first theme is always a best guess.

    ``confidence`` (0 to 1) is the share of the evidence that speaks for the topic, or for the theme of an open one.
    """

    themes: tuple[str, ...]
    topic: str | None
    confidence: float


class Classifier:
    """Learns from the records of a knowledge base; ``without`` names plans that it must not have seen."""

    def __init__(self, kb: KnowledgeBase, without: Iterable[str] = ()) -> None:
        self._themes = {topic.id: topic.theme for topic in kb.all(Topic)}
        self._last_theme = kb.all(Theme)[-1].id
        self._measured = {item.id: item.topic for item in kb.all(Indicator) if item.topic}
        self._known: dict[str, dict[str, float]] = {}
        banned = set(without)
        records = [item for item in kb.commitments() if item.topic and item.origin == "curated" and item.plan not in banned]
        self._learn_words(kb.all(Topic))
        self._learn_records(records)

    def _learn_words(self, topics: Sequence[Topic]) -> None:
        """Keywords of all topics; one that many topics share weighs less, a longer one more."""
        owners: dict[str, set[str]] = defaultdict(set)
        for topic in topics:
            for word in (topic.zh, *topic.keywords):
                owners[_folded(word)].add(topic.id)
        self._owners = {word: names for word, names in owners.items() if len(word) > 1}
        self._longest = max(map(len, self._owners), default=0)

    def _learn_records(self, records: Sequence[Commitment]) -> None:
        """The records as weighted grams, and which records hold a gram."""
        self._labels = [item.topic or "" for item in records]
        counts = [grams(_bare(_content(item))) for item in records]
        seen = Counter(gram for count in counts for gram in count)
        most = max(len(records) * COMMON, 10)
        self._weight = {gram: math.log(1 + len(records) / n) for gram, n in seen.items() if n <= most}
        self._holding: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, count in enumerate(counts):
            for gram, weight in self._vector(count).items():
                self._holding[gram].append((number, weight))

    def _vector(self, count: Counter[str]) -> dict[str, float]:
        vector = {gram: (1 + math.log(n)) * self._weight.get(gram, 0.0) * (1 if len(gram) > 1 else 0.4) for gram, n in count.items()}
        length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        return {gram: weight / length for gram, weight in vector.items() if weight}

    def _by_records(self, text: str) -> dict[str, float]:
        """What the records most like a text say of its topic. A sentence is asked for once for each of its parts."""
        if text not in self._known:
            result: dict[str, float] = defaultdict(float)
            for number, similarity in self._neighbours(text):
                result[self._labels[number]] += similarity**1.5
            if len(self._known) > REMEMBERED:
                self._known.clear()
            self._known[text] = result
        return self._known[text]

    def _neighbours(self, text: str) -> list[tuple[int, float]]:
        """The records most like a text, with their similarity."""
        scores: dict[int, float] = defaultdict(float)
        vector = self._vector(grams(_bare(text)))
        for gram in nlargest(TELLING, vector, key=lambda gram: vector[gram]):
            weight = vector[gram]
            for number, other in self._holding.get(gram, ()):
                scores[number] += weight * other
        return nlargest(NEIGHBOURS, scores.items(), key=itemgetter(1))

    def _by_words(self, text: str) -> dict[str, float]:
        """Topics whose keywords stand in the text, with the weight of each."""
        result: dict[str, float] = defaultdict(float)
        for word in self._keywords(_folded(text)):
            owners = self._owners[word]
            for name in owners:
                result[name] += min(len(word), 6) / 4 / len(owners)
        return result

    def has_keyword(self, text: str) -> bool:
        """Whether a keyword of any topic stands in the text."""
        return bool(self._keywords(_folded(text)))

    def _keywords(self, folded: str) -> set[str]:
        """The keywords in a text, the longest at each place, from left to right."""
        found = set()
        place = 0
        while place < len(folded):
            for length in range(min(self._longest, len(folded) - place), 1, -1):
                word = folded[place : place + length]
                if word in self._owners:
                    found.add(word)
                    place += length
                    break
            else:
                place += 1
        return found

    def _evidence(self, words: str, sentence: str = "", heading: str = "", indicators: Iterable[str] = ()) -> dict[str, float]:
        """How much speaks for each topic: in the words, the sentence they stand in, and the heading above."""
        total: dict[str, float] = defaultdict(float)
        for text, keyword, record in (
            (words, KEYWORD, RECORD), (sentence, KEYWORD_AROUND, RECORD_AROUND), (heading, KEYWORD_ABOVE, RECORD_ABOVE),
        ):
            for name, weight in self._by_words(text).items():
                total[name] += keyword * math.sqrt(weight)
            for name, weight in self._by_records(text).items():
                total[name] += record * weight
        for indicator in indicators:
            if indicator in self._measured:
                total[self._measured[indicator]] += MEASURED
        return total

    def code(self, words: str, sentence: str = "", heading: str = "", indicators: Iterable[str] = ()) -> Coding:
        """Theme and topic of some words of a sentence under a heading, which measure ``indicators``."""
        topics = self._evidence(words, sentence or words, heading, indicators)
        if not topics:
            return Coding((self._last_theme,), None, 0.0)
        themes: dict[str, float] = defaultdict(float)
        for name, weight in topics.items():
            themes[self._themes[name]] += weight
        total = sum(themes.values())
        best = max(topics, key=lambda name: (topics[name] + COMPANY * themes[self._themes[name]], name))
        theme = self._themes[best]
        share = topics[best] / total
        if share < OPEN:
            return Coding((theme,), None, round(themes[theme] / total, 2))
        return Coding((theme,), best, round(share, 2))


def _folded(text: str) -> str:
    """Folded, without the word GDP where only a unit of it is meant: 单位地区生产总值能耗 is no matter of growth."""
    return re.sub("(?:单位|[万亿]元)(?:gdp|(?:地区|国民|国内)?生产总值)", "单位产出", fold(text))


def _content(item: Commitment) -> str:
    return "\n".join((item.text, *item.names, item.cite, *(quantity.label for quantity in item.quantities)))


def _bare(text: str) -> str:
    """Folded and without figures, which say nothing of the topic."""
    return re.sub(r"[0-9.%]+", " ", fold(text))
