"""How Chinese is read aloud: pinyin without tones, from tables that scripts/pinyin.py makes."""

from __future__ import annotations

import re
from functools import cache
from operator import add

from plancmp.text.chinese import HAN
from plancmp.text.tables import pairs, rows

_BORDER = "\x1f"

LONGEST = 10
"""Characters of the longest known word."""

CHINESE = re.compile(f"([〇{HAN}]+)")


@cache
def readings() -> dict[str, str]:
    """Characters -> their readings, the usual one first, with blanks between."""
    return {character: said for said, characters in rows("readings") for character in characters}


def syllables(text: str) -> list[str]:
    """The pinyin of ``text``: known words as they are read, other characters as usual, what is not Chinese in one
    piece.
    """
    if _begins().isdisjoint(map(add, text, text[1:])):
        return _as_usual(text)
    result: list[str] = []
    for number, run in enumerate(CHINESE.split(text)):
        result += _read(run) if number % 2 else filter(None, [run])
    return result


def _as_usual(text: str) -> list[str]:
    return list(filter(None, text.translate(_usual()).split(_BORDER)))


def _read(run: str) -> list[str]:
    """From left to right, each time the longest word that begins there."""
    words = _words()
    result: list[str] = []
    place = 0
    while place < len(run):
        for end in range(min(place + LONGEST, len(run)), place + 1, -1):
            if (said := words.get(run[place:end])) is not None:
                break
        else:
            end, said = place + 1, ""
        result += said.split() if said else _as_usual(run[place:end])
        place = end
    return result


@cache
def _begins() -> frozenset[str]:
    """The first two characters of every word with a character that is not read as usual."""
    return frozenset(word[:2] for word in pairs("irregular"))


@cache
def _words() -> dict[str, str]:
    """Words with their pinyin; empty where each character is read as usual."""
    usual = (word for row in rows("words") for word in row[0].split())
    return {**dict.fromkeys(usual, ""), **pairs("irregular")}


@cache
def _usual() -> dict[int, str]:
    """Each character's usual reading between borders."""
    return {ord(character): f"{_BORDER}{said.partition(' ')[0]}{_BORDER}" for character, said in readings().items()}
