"""Where a word stands in a record, and what that is worth."""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from plancmp.index.grams import ENDINGS
from plancmp.index.searchable import split
from plancmp.query.search.question import Word
from plancmp.text.normalise import sought
from plancmp.weights import ABOUT, ABOUT_BY_PART, EARLY, HOW, LOOSELY, PARTS, WORD_BY_WORD

if TYPE_CHECKING:
    from plancmp.index.knowledge_base import KnowledgeBase

OWN, NAMED, TITLE, MENTIONED = range(4)
"""How near to a record a word stands: in its own words; it names the record's topic, theme or city; the clause's
title holds it; a
label merely mentions it."""


_LENT = ("topic", "theme", "clause", "city")
"""The parts of a record that are labels of what it stands under."""


class Match(NamedTuple):
    """Where a typed word was found.

    The ``word`` looked for, ``how`` it was reached, the ``part`` of the record, how far the record is ``about`` it
    (0 to 1), and its worth (0 to 1).
    """

    typed: str
    word: str
    how: str
    part: str
    about: float
    score: float

    @property
    def distance(self) -> int:
        """How near to the record it stands, from :data:`OWN` to :data:`MENTIONED`."""
        if self.part not in _LENT:
            return OWN
        if self.how == "topic":
            return NAMED
        near = self.how in ("exact", "same", "english", "pinyin")
        return TITLE if self.part == "clause" and near else MENTIONED


class Stored:
    """The searched text of a record, taken apart when needed."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def parts(self) -> dict[str, str]:
        """Its parts by name."""
        return split(self.text)


class Judge:
    """Finds words in stored records. Remembers which neighbours are words, so one judge serves one search."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._kb = kb
        self._is_word = cache(kb.is_word)
        self._labels = cache(self._labels_of)
        self._pattern = cache(self._pattern_of)

    def match(self, word: Word, record: Stored) -> Match | None:
        """The best match of a word in a record, None when the record does not hold it."""
        # What a record says itself (the first of these) is more than what its labels mention, however it was reached.
        best: tuple[bool, float, str, str, str] | None = None
        for form, how, wanted in _folded(word):
            if wanted in record.text and (best is None or not best[0] or HOW[how] > best[1] or how == "narrower"):
                part = self._part(wanted, record.parts)
                if len(wanted) == 1 and how == "gloss" and part in _LENT:
                    continue  # 江 of a name (浙江) is no river
                # A brand is the thing itself: 义新欧.
                worth = HOW["same" if how == "narrower" and part == "names" else how] * PARTS[part or "city"]
                own = part not in _LENT
                if part and (best is None or (own, worth) > best[:2]):
                    best = (own, worth, form, how, part)
        if word.figure and word.figure.in_lines(record.parts["figures"]):
            best = (True, 1.0, word.typed, "exact", "figures")
        measured = self._measured(word, record)
        if measured:
            by = best[3] if best and best[3] in ("pinyin", "english", "sound", "spelling") else "same"
            worth = HOW[by] if by in ("sound", "spelling") else 1.0
            if best is None or (True, worth) > best[:2]:
                best = (True, worth, measured, by, "indicator")
        for kind, _, label in word.stands:
            worth = HOW["topic"] * PARTS[kind]
            # A label that is the word itself names; one that holds it merely mentions it.
            if (
                (best is None or not best[0] and (worth > best[1] or best[4] == kind))
                and label in record.text
                and label in record.parts[kind].split("\n")
            ):
                best = (False, worth, label, "topic", kind)
        if word.means and (apart := self._together(word, record)):
            # What people say for a thing may be its name as well: 公立幼儿园 is first of all 公立 and 幼儿园.
            return apart._replace(how="everyday", score=apart.score / HOW["parts"] + WORD_BY_WORD)
        if best is None:
            return self._together(word, record)
        _, found, form, how, part = best
        about = 1.0 if measured else self._about(word, sought(form), part, record.parts) * LOOSELY.get(how, 1.0)
        return Match(word.typed, form, how, part, about, (1 - ABOUT) * found + ABOUT * about)

    def _measured(self, word: Word, record: Stored) -> str:
        """The label of the indicator that the word names, when the record has a figure of it."""
        return next(
            (
                label
                for _, label in word.indicators
                if label in record.text and label in record.parts["indicator"].split("\n")
            ),
            "",
        )

    def _together(self, word: Word, record: Stored) -> Match | None:
        """A record that holds the pieces of a phrase, though not side by side."""
        matches = [self.match(part, record) for part in word.parts]
        found = [match for match in matches if match]
        if not found or any(not match and not part.weak for match, part in zip(matches, word.parts)):
            return None
        score = sum(match.score for match in found) / len(matches)
        about = sum(match.about for match in found) / len(matches)
        farthest = max(found, key=lambda match: match.distance).part
        return Match(
            word.typed, " ".join(match.word for match in found), "parts", farthest, about, HOW["parts"] * score
        )

    def _part(self, form: str, parts: dict[str, str]) -> str | None:
        """The first, so the most telling, part that holds a form as a word."""
        pattern = self._pattern(form)
        for name, text in parts.items():
            if form in text and (pattern.search(text) if pattern else self._holds(form, text)):
                return name
        return None

    def _holds(self, form: str, text: str) -> bool:
        """Whether a Chinese form stands in a text as a word: 国企 does not in 中国企业, whose words run across its
        ends.
        """
        size = len(form)
        if size > 3:
            return True
        start = text.find(form)
        while start >= 0:
            end = start + size
            before = start > 0 and self._is_word(text[start - 1 : start + 1])
            behind = before and end < len(text) and self._is_word(text[end - 1 : end + 1])
            if not behind:
                return True
            start = text.find(form, start + 1)
        return False

    def _about(self, word: Word, form: str, part: str, parts: dict[str, str]) -> float:
        labels = self._labels(word.topics)
        if labels and parts["topic"].split("\n")[0] in labels:
            return 1.0
        labelled = form in parts["labels"]
        if labelled and self._begins_another(form, parts["labels"]):
            labelled, part = False, "text" if part == "labels" else part
        worth = max(ABOUT_BY_PART.get(part, 0.0), ABOUT_BY_PART["labels"] * labelled)
        sentence = parts["text"] if form in parts["text"] else parts["text_en"]
        place = sentence.find(form)
        return worth + EARLY if 0 <= place <= len(sentence) // 3 else worth

    def _begins_another(self, form: str, text: str) -> bool:
        """Whether a word of two characters stands in a text only as the beginning of one of three: students (大学生)
        are no university.
        """
        if len(form) != 2:
            return False
        places = [place for place in range(len(text)) if text.startswith(form, place)]
        # In 快递业务 the third character begins a word of its own.
        return all(
            self._is_word(text[place : place + 3]) and not self._is_word(text[place + 2 : place + 4])
            for place in places
        )

    def _pattern_of(self, form: str) -> re.Pattern[str] | None:
        """The expression for a form that begins or ends with a Latin letter or digit, which must not run on there."""
        before = r"(?<![a-z0-9])" if re.match("[a-z]", form) else r"(?<![\d.,])" if form[0].isdigit() else ""
        behind = r"(?![\d]|[.,]\d)" if form[-1].isdigit() else ""
        if re.search("[a-z]$", form):
            behind = rf"(?:{'|'.join(self._endings(form))})?(?![a-z0-9])"
        return re.compile(before + re.escape(form) + behind) if before or behind else None

    def _endings(self, form: str) -> list[str]:
        """With what an English word may end; not as another word of the table does: there is no park in parking."""
        meant = self._kb.glosses(form)
        return [end for end in ENDINGS if self._kb.glosses(form + end) in ([], meant)]

    def _labels_of(self, topics: frozenset[str]) -> frozenset[str]:
        return frozenset(self._kb.labels(topics))


@cache
def _folded(word: Word) -> tuple[tuple[str, str, str], ...]:
    """The forms of a word with how they were reached, folded, the closest first."""
    forms = [(form, how, sought(form)) for form, how in word.forms]
    return tuple(sorted((form for form in forms if form[2]), key=lambda form: -HOW[form[1]]))
