"""Where a place speaks of a topic in commitments on others."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from operator import add
from typing import NamedTuple

from plancmp.model import Commitment, Topic
from plancmp.query.salience import telling
from plancmp.text.borders import Borders
from plancmp.text.chinese import CLAUSE_END
from plancmp.text.tables import rows

APART = 10
"""Two words that touch on a topic together stand at most so many characters apart."""

_ENDS = frozenset(f"{CLAUSE_END}\n")

_LISTS = frozenset("、和与及")
"""Behind one of these another member of a list begins. What is said before the first is said of all, and so is what
stands behind the last; but a later one says nothing of an earlier: there is no 文化产业 in 产业和文化.
"""

NEAR_THE_BEST = 0.5
"""What has less of the words than this share of what has most is left out."""


class Told(NamedTuple):
    """What one place says of a topic in commitments on others; ``surely`` where they hold a keyword of it, and not only
    words that touch on it.
    """

    items: tuple[Commitment, ...] = ()
    surely: bool = False


_Holders = list[tuple[tuple[int, int], set[str]]]
"""Words that hold another, by how much of them lies before it and how much from its beginning on."""


class Keywords:
    """The words of all topics, to tell a word that stands by itself from one that is only a part of another's:
    there is no 医药 in 中医药, and no 高中 in 提高中心. Nor has it its meaning in some words that are of no topic:
    轨道 in 法治轨道.
    """

    def __init__(self, topics: Iterable[Topic], is_word: Callable[[str], bool]) -> None:
        self._owners: dict[str, set[str]] = defaultdict(set)
        for topic in topics:
            alone = (words[0] for words in _touching().get(topic.id, ()) if len(words) == 1)
            for word in (*topic.keywords, *alone):
                self._owners[word].add(topic.id)
        words = list(self._owners)
        self._words, self._joined = words, "\n".join(words)
        self._starts = [0, *accumulate(len(word) + 1 for word in words)]
        self._borders = Borders(is_word)
        self._longer = cache(self._longer_than)
        self._other = cache(self._other_meanings)

    def stands(self, word: str, topic: str, text: str, place: int) -> bool:
        """Whether a word of a topic that is found at a place of a text stands there by itself."""
        if self._borders.run_across(text, place, place + len(word)):
            return False
        return self.means(word, topic, text, place) and not _within(text, place, self._longer(word, topic))

    def means(self, word: str, topic: str, text: str, place: int) -> bool:
        """Whether a word of a topic that is found at a place of a text is no part of one in which it means another
        matter.
        """
        return not _within(text, place, self._other(word, topic))

    def is_of(self, word: str, topic: str | None) -> bool:
        """Whether a word is one of a topic."""
        return topic in self._owners[word]

    def _longer_than(self, word: str, topic: str) -> _Holders:
        """The longer keywords that hold a word and are of other topics alone."""
        found: dict[tuple[int, int], set[str]] = defaultdict(set)
        at = self._joined.find(word)
        while at >= 0:
            number = bisect(self._starts, at) - 1
            other, before = self._words[number], at - self._starts[number]
            if len(other) > len(word) and topic not in self._owners[other]:
                found[before, len(other) - before].add(other)
            at = self._joined.find(word, at + 1)
        return list(found.items())

    def _other_meanings(self, word: str, topic: str) -> _Holders:
        """The words in which a word of a topic means another matter."""
        found: dict[tuple[int, int], set[str]] = defaultdict(set)
        for other in _meaning_others().get(topic, ()):
            before = other.find(word)
            while before >= 0:
                found[before, len(other) - before].add(other)
                before = other.find(word, before + 1)
        return list(found.items())


class Mentions:
    """What one place says of each topic in its commitments on others."""

    def __init__(self, items: Sequence[Commitment], keywords: Keywords) -> None:
        self._items, self._keywords = items, keywords
        # All are searched as one text: no word holds the end of a line.
        texts = ["\n".join((item.text, *item.names, "")) for item in items]
        self._text, self._starts = "".join(texts), [0, *accumulate(map(len, texts))]
        self._begins = {*self._text, *map(add, self._text, self._text[1:])}
        self.of = cache(self._of)

    def _of(self, topic: Topic) -> Told:
        """The commitments on other topics that speak of this one, promises first, then those that do so surely, then
        those that have most of its words.

        They surely do where they hold one of its keywords, or it is one of those between which their topic is open. A
        promise may also hold a word that touches on it, and is told where none does surely.
        """
        sure: dict[int, int] = defaultdict(int)
        for word in topic.keywords:
            for place in self._holding(word, topic):
                # What several topics call by one word, its own topic among them, says nothing of another.
                if not self._keywords.is_of(word, self._items[place].topic):
                    sure[place] += len(word)
        for place, item in enumerate(self._items):
            if topic.id in item.also and not item.topic:
                sure[place] += len(topic.zh)
        worth = defaultdict(int, sure)
        for words in _touching().get(topic.id, ()):
            for place in self._holding(words[0], topic) if len(words) == 1 else self._holding_both(topic, *words):
                if self._items[place].planned:
                    worth[place] += max(map(len, words))
        found = [
            (item, place in sure, value)
            for item, place, value in ((self._items[place], place, value) for place, value in worth.items())
            if item.topic != topic.id and not (item.topic and topic.id in item.also)
        ]
        most: dict[tuple[bool, bool], int] = defaultdict(int)
        for item, surely, value in found:
            most[item.planned, surely] = max(most[item.planned, surely], value)
        kept = [one for one in found if one[2] >= NEAR_THE_BEST * most[one[0].planned, one[1]]]
        kept.sort(key=lambda one: (one[0].planned, *one[1:], telling(one[0])), reverse=True)
        surely = bool(kept) and kept[0][1]
        return Told(tuple(item for item, is_sure, _ in kept if is_sure or not surely), surely)

    def _holding(self, word: str, topic: Topic) -> Iterator[int]:
        """The places of the commitments in whose text or names a word stands."""
        if word[:2] not in self._begins:
            return
        at = self._text.find(word)
        while at >= 0:
            place = bisect(self._starts, at)
            if self._keywords.stands(word, topic.id, self._text, at):
                yield place - 1
                at = self._starts[place] - 1
            at = self._text.find(word, at + 1)

    def _holding_both(self, topic: Topic, one: str, other: str) -> Iterator[int]:
        """The places of the commitments in which two words of a topic stand near each other, with nothing that ends a
        clause between them.
        """
        text = self._text
        if one[:2] not in self._begins or other not in text:
            return
        at = text.find(one)
        while at >= 0:
            end = at + len(one)
            behind = text.find(other, end, end + APART + len(other))
            before = text.rfind(other, max(at - APART - len(other), 0), at)
            places = []
            if behind >= 0 and _ENDS.isdisjoint(text[end:behind]):
                places.append(behind)
            if before >= 0 and (_ENDS | _LISTS).isdisjoint(text[before + len(other) : at]):
                places.append(before)
            means = self._keywords.means
            if any(means(other, topic.id, text, place) for place in places) and means(one, topic.id, text, at):
                yield bisect(self._starts, at) - 1
            at = text.find(one, end)


def _within(text: str, place: int, holders: _Holders) -> bool:
    """Whether one of the words that hold another stands around it at a place of a text."""
    return any(
        place >= before and text[place - before : place + after] in longer for (before, after), longer in holders
    )


@cache
def _touching() -> dict[str, list[list[str]]]:
    """The words that touch on each topic; of several that stand together all must be there."""
    return {topic: [word.split("+") for word in words.split()] for topic, words in rows("touches")}


@cache
def _meaning_others() -> dict[str, list[str]]:
    """The words in which words of a topic mean another matter."""
    return {topic: words.split() for topic, words in rows("elsewise")}
