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


class _Thing(NamedTuple):
    """A matter by its official words, and the groups of words of which a description holds one each."""

    means: tuple[str, ...]
    groups: tuple[re.Pattern[str], ...]


@cache
def _things() -> tuple[_Thing, ...]:
    return tuple(_Thing(tuple(means.split()), tuple(map(_any, groups))) for means, *groups in rows("described"))


def _any(words: str) -> re.Pattern[str]:
    """One of some words, the longest first."""
    return re.compile("|".join(map(_one, sorted(map(fold, words.split()), key=len, reverse=True))))


def _one(word: str) -> str:
    """The expression for a word of the table."""
    if word.isascii():
        return rf"\b{word.replace('-', '[ -]')}(?:s|es|ing|ed)?\b"
    return word.replace(_GAP, ".{0,3}?")


def described(query: str) -> tuple[str, ...]:
    """The official words of what a query describes; of several things those of which it says most. None where no
    thing is described.
    """
    text = fold(query)
    told = " " in text if text.isascii() else len(text) >= LEAST_TOLD
    said: dict[tuple[str, ...], int] = {}
    for thing in _things() if told else (thing for thing in _things() if len(thing.groups) > 1):
        spans = [group.search(text) for group in thing.groups]
        if all(spans):
            covered = {place for span in spans if span for place in range(*span.span())}
            said[thing.means] = max(said.get(thing.means, 0), len(covered))
    most = max(said.values(), default=0)
    return tuple(dict.fromkeys(word for means, size in said.items() if size == most for word in means))
