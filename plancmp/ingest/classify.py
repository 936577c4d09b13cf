"""Theme and topic of a sentence: by the vocabulary's keywords, by the curated records that resemble it and what those
of a topic have in common, by its heading.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING, TypeVar

from plancmp.ingest.evidence import Coding, Evidence, around, coding
from plancmp.ingest.likeness import Gram, Likeness, Read
from plancmp.knowledge.yaml_io import uncollected
from plancmp.match import grams
from plancmp.model import Commitment, Indicator, Theme, Topic
from plancmp.text.borders import Borders
from plancmp.text.longest import Longest
from plancmp.text.normalise import fold

if TYPE_CHECKING:
    from plancmp.index.knowledge_base import KnowledgeBase

_Found = TypeVar("_Found")

REMEMBERED = 2000
NEAREST, NEAREST_OF_ONE = 48, 8
"""So many records are kept for a gram, those in which it weighs most, and for a single character: most texts share one,
and looking all of them up took two fifths of the time and found nothing.
"""

TELLING = 24
"""So many grams of a text, the rarest, are looked up."""

SINGLE = 0.4
"""What a single character weighs beside a pair of them that is as rare."""

NEIGHBOURS = 12
"""So many of the nearest records have a say."""

KEYWORD, KEYWORD_AROUND, KEYWORD_ABOVE = 1.0, 0.3, 0.65
RECORD, RECORD_AROUND = 0.75, 1.2
MEASURED = 4.2
"""What keywords and resembling records weigh in the words themselves, in the sentence around them and, keywords alone,
in the heading; what an indicator weighs. Tuned on the documents, each left out in turn.
"""

COMMON_GROUND, LIKEST = 7.0, 3
"""What it weighs that the words are like all that is said of a topic; so many topics, the likest, have it. Records that
resemble a sentence by chance are of many topics, and what is said of a topic in many words resembles no single one.
Tuned on 21 documents, each city left out in turn.
"""

OWN_WORDS, SECOND_TOPIC = 2.0, 0.5
"""What the keywords of a topic count among what is said of it, and a record of which it is the second; its own is 1."""

COMMON = 0.03
"""Grams in a larger share of the records than this say nothing, and cost most of the time."""


_NO_MATTER = re.compile("各位代表|市政府|(?:前进|发展|改革|奋进|富裕|正确|必由|成功)的?道路|康庄大道|道路(?=上|越走)")
"""Words that hold a keyword and mean no matter of it: the deputies who are addressed, a government, roads to a goal."""


class Classifier:
    """Learns from the records of a knowledge base; ``without`` names plans that it must not have seen."""

    def __init__(self, kb: KnowledgeBase, without: Iterable[str] = ()) -> None:
        self._themes = {topic.id: topic.theme for topic in kb.all(Topic)}
        self._last_theme = kb.all(Theme)[-1].id
        self._measured = {item.id: item.topic for item in kb.all(Indicator) if item.topic}
        self._texts: dict[str, Read] = {}
        self._known: dict[str, dict[str, float]] = {}
        self._alike: dict[str, dict[str, float]] = {}
        self._named: dict[str, dict[str, float]] = {}
        self._borders = Borders(kb.is_word)
        banned = set(without)
        records = [
            item for item in kb.commitments() if item.topic and item.origin == "curated" and item.plan not in banned
        ]
        with uncollected():
            self._learn_words(kb.all(Topic))
            self._learn_texts(kb.all(Topic), records)

    def _learn_words(self, topics: Sequence[Topic]) -> None:
        """Keywords of all topics; one that many topics share weighs less, a longer one more."""
        owners: dict[str, set[str]] = defaultdict(set)
        for topic in topics:
            # A name as short as 人口 stands in those of other matters: 贫困人口. Where it signals, it is a keyword too.
            name = (topic.zh,) if len(topic.zh) > 2 else ()
            for word in (*name, *topic.keywords):
                owners[_folded(word)].add(topic.id)
        self._owners = {word: names for word, names in owners.items() if len(word) > 1}
        self._longest = Longest(self._owners)

    def _learn_texts(self, topics: Iterable[Topic], records: Sequence[Commitment]) -> None:
        """The records as weighted grams, and all that is said of a topic as one text."""
        self._labels = [item.topic or "" for item in records]
        # One text a gram, and each count goes when it has been read: this is the most memory that drafting ever takes.
        counts = deque({intern(gram): n for gram, n in _counted(_content(item)).items()} for item in records)
        seen = Counter(gram for count in counts for gram in count)
        most = max(len(records) * COMMON, 10)
        self._likeness = Likeness(
            {
                gram: math.log(1 + len(records) / n) * (1.0 if len(gram) > 1 else SINGLE)
                for gram, n in seen.items()
                if n <= most
            }
        )
        said: dict[str, dict[Gram, float]] = defaultdict(lambda: defaultdict(float))

        def add(name: str, text: Read, times: float) -> None:
            for weight, gram in text:
                said[name][gram] += times * weight

        def texts() -> Iterator[Read]:
            for item in records:
                text = self._likeness.read(counts.popleft())
                for name, times in ((item.topic or "", 1.0), *((name, SECOND_TOPIC) for name in item.also)):
                    add(name, text, times)
                yield text

        self._likeness.learn_records(texts(), NEAREST, NEAREST_OF_ONE)
        for topic in topics:
            add(topic.id, self._likeness.read(_counted(" ".join((topic.zh, *topic.keywords)))), OWN_WORDS)
        self._likeness.learn_topics(said)

    def _by_records(self, text: str) -> dict[str, float]:
        """What the records most like a text say of its topic."""
        if text not in self._known:
            result: dict[str, float] = defaultdict(float)
            for number, similarity in self._likeness.records(self._text(text), NEIGHBOURS, TELLING):
                result[self._labels[number]] += similarity**1.5
            _remember(self._known, text, result)
        return self._known[text]

    def _text(self, text: str) -> Read:
        """The grams of a text."""
        if text not in self._texts:
            _remember(self._texts, text, self._likeness.read(_counted(text)))
        return self._texts[text]

    def _by_common_ground(self, text: str) -> dict[str, float]:
        """The topics of which all that is said is most like the text, with the similarity."""
        if text not in self._alike:
            _remember(self._alike, text, self._likeness.topics(self._text(text), LIKEST))
        return self._alike[text]

    def _by_words(self, text: str) -> dict[str, float]:
        """Topics whose keywords stand in the text, with the weight of each."""
        if text not in self._named:
            result: dict[str, float] = defaultdict(float)
            for word in sorted(self._keywords(_NO_MATTER.sub("", _folded(text)))):
                owners = self._owners[word]
                for name in owners:
                    result[name] += min(len(word), 6) / 4 / len(owners)
            _remember(self._named, text, result)
        return self._named[text]

    def wants(self, sentence: str) -> bool:
        """Whether a sentence is to be read."""
        return True

    def has_keyword(self, text: str) -> bool:
        """Whether a keyword of any topic stands in the text."""
        return bool(self._by_words(text))

    def _keywords(self, folded: str) -> set[str]:
        """The keywords that stand in a text."""
        return set(self._longest.words(folded, self._borders.run_across))

    def _evidence(self, words: str, sentence: str, heading: str, indicators: Iterable[str]) -> Evidence:
        """How much speaks for each topic: in the words, the sentence they stand in, and the heading above."""
        total: dict[str, float] = defaultdict(float)
        signalled = self._by_words(words)
        for found, keyword in (
            (signalled, KEYWORD),
            (self._by_words(sentence), KEYWORD_AROUND),
            (self._by_words(heading), KEYWORD_ABOVE),
        ):
            for name, weight in found.items():
                total[name] += keyword * math.sqrt(weight)
        for text, record in ((words, RECORD), (sentence, RECORD_AROUND)):
            for name, weight in self._by_records(text).items():
                total[name] += record * weight
        for name, weight in self._by_common_ground(words).items():
            total[name] += COMMON_GROUND * weight
        measured = [self._measured[name] for name in indicators if name in self._measured]
        for name in measured:
            total[name] += MEASURED
        themes: dict[str, float] = defaultdict(float)
        for name, weight in total.items():
            themes[self._themes[name]] += weight
        return Evidence(total, themes, {*signalled, *measured})

    def code(self, words: str, sentence: str = "", heading: str = "", indicators: Sequence[str] = ()) -> Coding:
        """Theme and topic of some words of a sentence under a heading, which measure ``indicators``."""
        evidence = self._evidence(words, sentence or words, heading, indicators)
        return coding(evidence, self._themes, self._last_theme, {})

    def among(self, paragraph: Sequence[Coding]) -> list[Coding]:
        """The codings of a paragraph's records once more, each among the others."""
        found = [one.evidence for one in paragraph if one.evidence]
        if len(found) < len(paragraph):
            return [*paragraph]
        return [coding(one, self._themes, self._last_theme, said) for one, said in zip(found, around(found))]


_OUTPUT = "(?:gdp|(?:地区|国民|国内)?生产总值)"
_OF_GDP = re.compile(
    f"(?:单位|[万亿]元)(?:{_OUTPUT}|(?:规模以上|规上)?工业增加值)|占(?:全[国省市区县州])?的?{_OUTPUT}(?:的?(?:比重|比例))?"
)
_OF_SPENDING = re.compile("占(?:全[国省市区县州])?(?:一般)?(?:公共)?(?:财政|预算)+(?:总)?支出(?:的?(?:比重|比例))?")


class Uncoded(Classifier):
    """Codes nothing, where figures of some things alone are wanted: it leaves a sixth of the time a document takes.

    ``of`` is a regular expression for the words of these things; a sentence without any is not looked at.

    The topic of a figure is the thing it measures, so that a sentence is taken apart between two of them, and not
    between an amount and its growth.
    """

    def __init__(self, of: str) -> None:
        self._of = re.compile(of)

    def wants(self, sentence: str) -> bool:
        """Whether a sentence speaks of one of these things."""
        return self._of.search(sentence) is not None

    def has_keyword(self, text: str) -> bool:
        """No topic is known of which there could be one."""
        return False

    def code(self, words: str, sentence: str = "", heading: str = "", indicators: Sequence[str] = ()) -> Coding:
        """The first indicator, and no theme."""
        return Coding((), indicators[0].removesuffix("-growth") if indicators else None, 1.0)


def _remember(known: dict[str, _Found], text: str, result: _Found) -> None:
    """A sentence is asked for once for each of its parts, and its heading for each sentence."""
    if len(known) > REMEMBERED:
        known.clear()
    known[text] = result


@lru_cache(maxsize=REMEMBERED)
def _folded(text: str) -> str:
    """Folded, without the word GDP where only a unit or a share of it is meant: 单位地区生产总值能耗,
    万元工业增加值用水量 and 占地区生产总值比重 are no matter of growth.
    """
    folded = _OF_SPENDING.sub("占比", fold(text))
    return _OF_GDP.sub(lambda found: "占比" if found[0].startswith("占") else "单位产出", folded)


def _content(item: Commitment) -> str:
    return "\n".join((item.text, *item.names, item.cite, *(quantity.label for quantity in item.quantities)))


def _counted(text: str) -> Counter[str]:
    """How often each gram stands in a text, folded and without figures, which say nothing of the topic."""
    return grams(re.sub(r"[0-9.%]+", " ", _folded(text)))
