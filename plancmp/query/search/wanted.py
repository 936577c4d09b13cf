"""What a question wants to be told of its matter: an aim, a result, a figure, or what is done about it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from plancmp.text.normalise import fold
from plancmp.text.tables import rows

AIM, RESULT, FIGURE, WAY = "aim", "result", "figure", "way"


@cache
def _said() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What is wanted, by the words that say so."""
    said: dict[str, list[str]] = {}
    for kind, words in rows("query"):
        if kind in (AIM, RESULT, FIGURE, WAY):
            said.setdefault(kind, []).extend(map(fold, words.split()))
    return tuple((kind, re.compile("|".join(map(_expression, words)))) for kind, words in said.items())


def _expression(word: str) -> str:
    return rf"\b{word.replace('-', ' ')}\b" if word.isascii() else re.escape(word)


def wanted(query: str, is_word: Callable[[str], bool]) -> frozenset[str]:
    """What a query asks to be told: 目标是多少 an aim and a figure, how to a way. Nothing of an aim and a result where
    both are named.
    """
    text = fold(query)
    kinds = {
        kind for kind, pattern in _said() for found in pattern.finditer(text) if not _within_another(found, is_word)
    }
    return frozenset(kinds - {AIM, RESULT} if kinds >= {AIM, RESULT} else kinds)


def _within_another(found: re.Match[str], is_word: Callable[[str], bool]) -> bool:
    """Whether a single character is a part of a word: 要 in 重要, 了 in 了解."""
    if len(found[0]) > 1:
        return False
    before, behind = found.string[max(found.start() - 1, 0) : found.end()], found.string[found.start() :][:2]
    return any(len(word) == 2 and is_word(word) for word in (before, behind))
