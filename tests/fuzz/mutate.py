"""Damaged and hostile variants of sound inputs, the same ones in every run."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

SCRAPS = (
    "",
    "\0",
    "\x1b[31m",
    "\u202e",
    "\ud800",
    "\ufeff",
    "\u200b",
    "𠮷",
    "é",
    "e\u0301",
    "ﬁ",
    "㎡",
    "①",
    "%",
    "‰",
    "％",
    "０",
    "１２",
    "九",
    "万亿",
    "亿",
    "〇",
    "\r\n",
    "\n",
    "\t",
    "  ",
    "\u3000",
    "- ",
    ": ",
    "? ",
    "{",
    "}",
    "[",
    "]",
    "&a ",
    "*a",
    "!!python/object:os.system ",
    "!x ",
    "<<: ",
    "| ",
    "> ",
    "#",
    "'",
    '"',
    "“",
    "”",
    "\\",
    "/",
    "..",
    "../../",
    "*",
    "AND",
    "OR",
    "NOT",
    "NEAR(",
    ")",
    "(",
    ";",
    "--",
    "' OR 1=1 --",
    "=",
    ">=",
    "-1",
    "1e999",
    "99999999999999999999",
    "0.0000001",
    "1,2,3",
    "1.1.1",
    "NaN",
    "inf",
    "null",
    "true",
    "~",
    "2025年",
    "年",
    "第",
    "§",
    "<script>",
    "=cmd()",
    "$",
    "`",
    "^" * 9,
)


def mutants(seeds: Sequence[str], count: int, seed: int, longest: int = 400) -> Iterator[str]:
    """``count`` variants of ``seeds``: pieces cut, doubled, moved, replaced, spliced with another seed, hostile
    scraps put in.
    """
    chance = random.Random(seed)
    for _ in range(count):
        text = chance.choice(seeds)
        if len(text) > longest:
            start = chance.randrange(len(text) - longest)
            text = text[start : start + longest]
        for _ in range(chance.choice((1, 1, 2, 3, 6))):
            text = _changed(text, chance, seeds)
        yield text[: 4 * longest]


def _changed(text: str, chance: random.Random, seeds: Sequence[str]) -> str:
    start = chance.randrange(len(text) + 1)
    end = min(len(text), start + chance.choice((0, 1, 1, 2, 4, 16)))
    match chance.randrange(7):
        case 0:
            return text[:start] + text[end:]
        case 1:
            return text[:start] + text[start:end] * chance.choice((2, 3, 40)) + text[end:]
        case 2:
            return (
                text[:start]
                + chr(
                    chance.choice(
                        (chance.randrange(0x80), chance.randrange(0x3000, 0xA000), chance.randrange(0x110000))
                    )
                )
                + text[end:]
            )
        case 3:
            other = chance.choice(seeds)
            cut = chance.randrange(len(other) + 1)
            return text[:start] + other[cut : cut + 60] + text[end:]
        case 4:
            return text[:start] + text[start:end][::-1] + text[end:]
        case _:
            return text[:start] + chance.choice(SCRAPS) + text[end:]
