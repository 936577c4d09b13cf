"""What a query describes without a word for it: 老人 and 吃饭 together mean 老年助餐."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from plancmp.text.normalise import fold
from plancmp.text.tables import rows

LEAST_TOLD = 5
"""In so many characters, or in two Latin words, one telling word may describe a thing; what is shorter is its name."""

_GAP = fold("…")

_ABLE = ((fold("得起"), fold("不起")),)
"""Who is to be able to pay for a thing cannot now: 看得起病 and 看不起病 are one matter."""


class _Thing(NamedTuple):
    """A matter by its official words, and the groups of words of which a description holds one each."""

    means: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]


@cache
def _things() -> tuple[_Thing, ...]:
    return tuple(
        _Thing(tuple(means.split()), tuple(_longest_first(group) for group in groups if group != "-"))
        for means, *groups in rows("described")
    )


def _longest_first(words: str) -> tuple[str, ...]:
    return tuple(sorted(map(fold, words.split()), key=len, reverse=True))


def _place(words: tuple[str, ...], text: str) -> range | None:
    """Where the longest of some words stands in a text; None where none does."""
    for word in words:
        if word.isascii() or _GAP in word:
            # An expression is made only where its beginning is there.
            found = _expression(word).search(text) if word[0] in text else None
            if found:
                return range(*found.span())
        elif word in text:
            return range(text.index(word), text.index(word) + len(word))
    return None


@cache
def _expression(word: str) -> re.Pattern[str]:
    if word.isascii():
        return re.compile(rf"\b{word.replace('-', '[ -]')}(?:s|es|ing|ed)?\b")
    return re.compile(word.replace(_GAP, ".{0,3}?"))


class Described(NamedTuple):
    """What a query describes by its official words, what it says besides, and whether one word tells it all."""

    means: tuple[str, ...]
    besides: str
    by_one_word: bool


def described(query: str) -> Described:
    """What a query describes, of several things those of which it says most. Nothing where Chinese words apart name
    something besides.
    """
    text = fold(query)
    for able, unable in _ABLE:
        text = text.replace(able, unable)
    told = " " in text if text.isascii() else len(text) >= LEAST_TOLD
    typed = [] if text.isascii() else [fold(word) for word in query.split()]
    apart = [range(text.find(word), text.find(word) + len(word)) for word in typed if word in text]
    said: dict[tuple[str, ...], set[int]] = {}
    pairs = set[tuple[str, ...]]()
    for thing in _things() if told else (thing for thing in _things() if len(thing.groups) > 1):
        places = [_place(group, text) for group in thing.groups]
        if all(places):
            covered = {place for found in places if found for place in found}
            if any(covered.isdisjoint(word) for word in apart):
                continue
            if len(thing.groups) > 1:
                pairs.add(thing.means)
            said[thing.means] = max(said.get(thing.means, set()), covered, key=len)
    most = max(map(len, said.values()), default=0)
    told_of = {means: covered for means, covered in said.items() if len(covered) == most}
    covered = set[int]().union(*told_of.values())
    besides = "".join(" " if place in covered else sign for place, sign in enumerate(text))
    means = tuple(dict.fromkeys(word for means in told_of for word in means))
    return Described(means, besides, pairs.isdisjoint(told_of))
