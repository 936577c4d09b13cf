"""Whether a short Chinese word stands in a text, or only its characters, in words that run across both of its ends."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

BORDERED = 3
"""A word of so many characters, or fewer, does not stand where words run across both of its ends."""

_SPANS = ((1, 1), (2, 1), (1, 2))
"""How many characters of a word that runs across an end lie before it and behind it."""


class Borders:
    """Knows words of two and three characters: there is no 通信 in 畅通信访, and no 高中 in 提高中心."""

    def __init__(self, is_word: Callable[[str], bool]) -> None:
        self._is_word = cache(is_word)

    def run_across(self, text: str, place: int, end: int) -> bool:
        """Whether words run across both ends of what stands in a text from ``place`` to ``end``, if it is short."""
        return end - place <= BORDERED and self._is_crossed(text, place) and self._is_crossed(text, end)

    def _is_crossed(self, text: str, border: int) -> bool:
        return any(
            before <= border <= len(text) - behind and self._is_word(text[border - before : border + behind])
            for before, behind in _SPANS
        )
