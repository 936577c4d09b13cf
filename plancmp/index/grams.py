"""Texts as pairs of characters: what SQLite's full-text index stores, and what a query asks of it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from plancmp.text.chinese import HAN, is_chinese

if TYPE_CHECKING:
    from array import array

_BETWEEN = "\x1e"
"""Stands between texts that are taken apart at one stroke; in no folded text."""

HEAD = "ħ"
"""Stands before the tokens of those parts of a record that say what it is about."""


def tokenised(folded: Sequence[str], lead: str = " ") -> list[str]:
    """The tokens of each of many folded texts, separated by blanks and line ends: for the full-text index.

    Of Chinese runs the pairs of neighbours and the last character alone; Latin words whole. ``lead``, one character,
    stands
    before each. (The first character of a run comes alone too, without it; nobody asks for that.) All texts are taken
    apart
    in a few steps: a loop over their characters would take most of the time of building an index.
    """
    every = _BETWEEN.join(folded)
    chinese = _signs("\n" + re.sub(rf"[^{HAN}{_BETWEEN}]+", "\n", every) + "\n")
    grid = _signs(lead + "\n\n ") * (len(chinese) - 1)
    grid[1::4], grid[2::4] = chinese[:-1], chinese[1:]
    latin = every.encode("ascii", "replace").decode()  # what is not ASCII becomes a question mark, which no token holds
    if lead != " ":
        latin = re.sub("[a-z0-9]+", rf"{lead}\g<0>", latin)
    apart = grid.tobytes().decode(_CODE).replace(f"{lead}\n", "\n").split(f"{_BETWEEN} {lead}{_BETWEEN}")
    return [f"{pairs} {words}" for pairs, words in zip(apart, latin.split(_BETWEEN))][: len(folded)]


_CODE = f"utf-16-{sys.byteorder[0]}e"


def _signs(text: str) -> array[int]:
    """The characters of a text, none beyond U+FFFF, as numbers."""
    from array import array

    return array("H", text.encode(_CODE))


def tag(kind: str, value: str) -> str:
    """One token for a fact about a record: its city, plan, theme, topic, an indicator, a year or a value in it.

    ``value`` is in lower case, as ids and figures are; different values have different tokens.
    """
    return f"ŧ{kind}ŧ{value.translate(_SIGNS)}"


_SIGNS = {code: chr(0x2400 + code) for code in range(128) if not chr(code).isalnum()}
"""ASCII signs, at which the full-text index would break a token, and what stands for them."""


def conjunction(folded: str, lead: str = "") -> str:
    """The full-text query that every text containing ``folded`` as words satisfies; empty when it has no token.

    The last word may have an :data:`ENDING`, and a number run on into a word (5g), as a single character does into a
    pair.
    With :data:`HEAD` as ``lead`` the text is one of the heads.
    """
    parts: list[str] = []
    last = ""
    # An expression for so many characters would take longer to compile than any query to take apart.
    for kind, signs in groupby(folded, _kind):
        run = "".join(signs)
        if not kind:
            continue
        if kind == "latin":
            last = f'"{lead}{run}"'
            parts.append(last)
        elif len(run) == 1:
            parts.append(f'"{lead}{run}"*')
        else:
            parts += (f'"{lead}{run[place : place + 2]}"' for place in range(len(run) - 1))
    if last and _kind(folded[-1]) == "latin":
        # Asking for all words that begin so would read through the postings of each.
        ends = f"{last}*" if folded[-1].isdigit() else " OR ".join(f'{last[:-1]}{ending}"' for ending in ("", *ENDINGS))
        parts[-1] = f"({ends})"
    return " AND ".join(dict.fromkeys(parts))


def tagged(kind: str, values: Iterable[str]) -> str:
    """The full-text query for records with one of these tags; empty without values."""
    return either(f'"{tag(kind, value)}"' for value in values)


def either(queries: Iterable[str]) -> str:
    """The full-text query for any of several; those that are empty find nothing."""
    return " OR ".join(f"({query})" for query in dict.fromkeys(queries) if query)


def together(queries: Iterable[str]) -> str:
    """The full-text query for all of several; empty when one of them is."""
    needed = list(queries)
    return " AND ".join(f"({query})" for query in needed) if all(needed) else ""


ENDINGS = ("s", "es", "ing", "ed", "al")
"""With one of these an English word is still the same."""


def _kind(sign: str) -> str:
    return "chinese" if is_chinese(sign) else "latin" if "a" <= sign <= "z" or "0" <= sign <= "9" else ""
