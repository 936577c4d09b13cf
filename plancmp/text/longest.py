"""Which of many words stand in a text: the longest at each place, from left to right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator


class Longest:
    """Looks for words of two characters and more."""

    def __init__(self, words: Collection[str]) -> None:
        self._words = words
        sizes: dict[str, set[int]] = defaultdict(set)
        for word in words:
            sizes[word[:2]].add(len(word))
        self._sizes = {begin: sorted(lengths, reverse=True) for begin, lengths in sizes.items()}

    def words(self, text: str, across: Callable[[str, int, int], bool] | None = None) -> Iterator[str]:
        """The words in a text that do not overlap, but those that run ``across`` something (text, start, end)."""
        place = 0
        while place < len(text) - 1:
            # Few pairs of characters begin a word at all.
            for length in self._sizes.get(text[place : place + 2], ()):
                word = text[place : place + length]
                if word in self._words and not (across and across(text, place, place + length)):
                    yield word
                    place += length
                    break
            else:
                place += 1
