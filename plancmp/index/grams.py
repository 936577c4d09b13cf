"""Texts as unigrams and bigrams: what SQLite's full-text index stores, and what a query asks of it."""

from __future__ import annotations

import re

_RUN = re.compile(r"[\u3400-\u9fff]+|[a-z0-9]+")
_CHINESE = re.compile(r"[\u3400-\u9fff]")


def tokens(folded: str) -> list[str]:
    """The tokens of a folded text: characters and pairs of Chinese runs, other words whole."""
    result: list[str] = []
    for run in _RUN.findall(folded):
        if _CHINESE.match(run):
            result += run
            result += (run[place : place + 2] for place in range(len(run) - 1))
        else:
            result.append(run)
    return result


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
    for run in _RUN.findall(folded):
        if not _CHINESE.match(run):
            parts.append(f'"{lead}{run}"*')
        elif len(run) == 1:
            parts.append(f'"{lead}{run}"')
        else:
            parts += (f'"{lead}{run[place : place + 2]}"' for place in range(len(run) - 1))
    return " AND ".join(dict.fromkeys(parts))
