"""Texts as unigrams and bigrams: what SQLite's full-text index stores, and what a query asks of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from operator import add

from plancmp.text.normalise import is_chinese

_RUN = re.compile(r"[a-z0-9]+|[^\W_a-z0-9]+")


def _runs(folded: str) -> Iterator[str]:
    """The Chinese runs and the Latin words of a folded text."""
    for run in _RUN.findall(folded):
        if run.isascii() or is_chinese(run):
            yield run
        else:  # letters of other scripts, which are not looked for
            yield from "".join(sign if is_chinese(sign) else " " for sign in run).split()


def tokens(folded: str) -> list[str]:
    """The tokens of a folded text: characters and pairs of Chinese runs, other words whole."""
    result: list[str] = []
    for run in _runs(folded):
        if run.isascii():
            result.append(run)
        else:
            result += run
            result += map(add, run, run[1:])
    return result


def distinct(folded: str) -> set[str]:
    """The same tokens, each once: fast for many texts, by expressions that take milliseconds to compile."""
    chinese, latin = _fast()
    result = set(latin.findall(folded))
    for run in chinese.findall(folded):
        result.update(run)
        result.update(map(add, run, run[1:]))
    return result


@cache
def _fast() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+"), re.compile("[a-z0-9]+")


HEAD = "ħ"
"""Stands before the tokens of those parts of a record that say what it is about."""


def tag(kind: str, value: str) -> str:
    """One token for a fact about a record: its city, plan, theme, topic, a year or a value in it."""
    return "ŧ" + kind + re.sub(r"[^a-z0-9]", "x", value.casefold())


def conjunction(folded: str, lead: str = "") -> str:
    """The full-text query that every text containing ``folded`` satisfies; empty when it has no token.

    Latin words may be the beginning of a longer word. With :data:`HEAD` as ``lead`` the text is one of the heads.
    """
    parts: list[str] = []
    for run in _runs(folded):
        if run.isascii():
            parts.append(f'"{lead}{run}"*')
        elif len(run) == 1:
            parts.append(f'"{lead}{run}"')
        else:
            parts += (f'"{lead}{run[place : place + 2]}"' for place in range(len(run) - 1))
    return " AND ".join(dict.fromkeys(parts))
