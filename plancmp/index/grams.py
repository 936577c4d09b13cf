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


def conjunction(folded: str) -> str:
    """The full-text query that every text containing ``folded`` satisfies; empty when it has no token.

    Latin words may be the beginning of a longer word.
    """
    parts: list[str] = []
    for run in _RUN.findall(folded):
        if not _CHINESE.match(run):
            parts.append(f'"{run}"*')
        elif len(run) == 1:
            parts.append(f'"{run}"')
        else:
            parts += (f'"{run[place : place + 2]}"' for place in range(len(run) - 1))
    return " AND ".join(dict.fromkeys(parts))
