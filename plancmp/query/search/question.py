"""What a query is made of: words with the forms to look for, and what narrows the search."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from plancmp.index.grams import either, tagged, together
from plancmp.query.search.numbers import Number
from plancmp.text.normalise import sought
from plancmp.text.tables import rows

if TYPE_CHECKING:
    from plancmp.index.knowledge_base import KnowledgeBase


LEAST_LOOSE = 3
"""A phrase of so many words may be found in part; of two words neither is the thing (quantum computing)."""


_INFLECTED = (("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ied", "y"), ("ing", ""), ("ing", "e"))
"""Endings of English words, and what the word has instead."""


class Word(NamedTuple):
    """One thing that is meant.

    ``forms`` are the texts to look for with how each was reached from what was ``typed``; ``stands`` are the labels of
    topics and themes that the word names, by part of the record; ``topics`` the ids of those that it names or signals;
    ``indicators`` the ids and labels of those that it names; ``parts`` are words that together mean the same. A word
    that is ``bound`` is a piece of a phrase nobody knows: without it a record does not hold the phrase; one
    that is ``quoted`` is the phrase itself. A ``weak`` one says what is done with the matter, not what the matter is:
    a record may lack it. One that is ``cut`` comes from a run of characters not all of which are known words, and may
    be no word there at all. One that describes a thing has the official words for it in ``means``, the plainest first.
    """

    typed: str
    forms: tuple[tuple[str, str], ...] = ()
    topics: frozenset[str] = frozenset()
    stands: tuple[tuple[str, str, str], ...] = ()
    figure: Number | None = None
    parts: tuple[Word, ...] = ()
    indicators: tuple[tuple[str, str], ...] = ()
    bound: bool = False
    quoted: bool = False
    weak: bool = False
    cut: bool = False
    means: tuple[str, ...] = ()

    def expression(self, kb: KnowledgeBase, lead: str = "") -> str:
        """The full-text query for records that may hold it, or with a ``lead`` hold it where it counts; empty when
        nothing can.
        """
        options = [kb.holding(sought(form), lead) for form, _ in self.forms]
        options += [tagged(kind, [name]) for kind, name, _ in self.stands]
        options.append(tagged("indicator", [name for name, _ in self.indicators]))
        options.append(tagged("value", self.figure.values if self.figure else ()))
        options.append(together(part.expression(kb, lead) for part in self.parts if not part.weak))
        return either(options)


def weakened(words: Sequence[Word], weak: Collection[str]) -> list[Word]:
    """The same words, those in ``weak`` (folded) or made of such (通车里程) as such; where all are, they are what is
    looked for.
    """
    doing = [
        word.weak or word.figure is None and not word.quoted and is_weak(sought(word.typed), weak) for word in words
    ]
    if all(doing):
        return [word._replace(weak=False, bound=word.bound and not word.typed.isascii()) for word in words]
    return [_alike(word)._replace(weak=True, bound=False) if does else word for word, does in zip(words, doing)]


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    """Of each word for what is done the Chinese ones that a record may have instead: of 新建 also 开工."""
    result: dict[str, tuple[str, ...]] = {}
    for kind, said in rows("query"):
        group = said.split() if kind == "alike" else []
        chinese = tuple(word for word in group if len(word) > 1 and not word.isascii())
        for word in map(sought, group):
            result[word] = result.get(word, ()) + chinese
    return result


def _alike(word: Word) -> Word:
    typed = sought(word.typed)
    groups = (_groups().get(form, ()) for form in (_uninflected(typed) if typed.isascii() else [typed]))
    others = next(filter(None, groups), ())
    known = {form for form, _ in word.forms}
    return word._replace(forms=(*word.forms, *((other, "same") for other in others if other not in known)))


def is_weak(typed: str, weak: Collection[str]) -> bool:
    """Whether a typed word (folded) is one of some, or made of two of them; an English one in any form."""
    if typed.isascii():
        return all(any(form in weak for form in _uninflected(part)) for part in typed.split())
    parts = [typed[:2], typed[2:]] if len(typed) == 4 else []
    return typed in weak or bool(parts) and all(part in weak for part in parts)


def _uninflected(word: str) -> Iterator[str]:
    """An English word and what it may be a form of: reduced of reduce, planned of plan, supplies of supply."""
    yield word
    for ending, instead in _INFLECTED:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            yield stem + instead
            if not instead and stem[-1] == stem[-2]:
                yield stem[:-1]


class Question(NamedTuple):
    """A query as understood: words, and the cities and years that narrow it (ids; ``near`` are the places in those
    cities that were named). ``wants`` is what a question wants to be told: an aim, a result, a figure, a way.
    """

    words: tuple[Word, ...]
    cities: tuple[str, ...]
    years: tuple[int, ...]
    near: tuple[str, ...]
    wants: frozenset[str] = frozenset()

    def loosened(self, held: Callable[[Word], bool]) -> Question:
        """The same with the words of unknown phrases each for itself, as far as several of them are known, and the
        known ones that were written as one where each of them is ``held``; else itself.
        """
        bound = [word for word in self.words if word.bound and not word.quoted and not word.cut and word.figure is None]
        phrase = [word for word in bound if word.typed.isascii()]
        name = [word for word in bound if not word.typed.isascii()]
        loose = phrase if len(phrase) >= LEAST_LOOSE else []
        loose = [*loose, *name] if all(map(held, name)) else loose
        return self._replace(words=tuple(word._replace(bound=False) if word in loose else word for word in self.words))
