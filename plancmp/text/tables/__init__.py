"""The reviewed tables of the text layer, read when first asked for."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of ``<name>.tsv``, without its ``#`` lines, its blank lines and its line of column names."""
    lines = Path(__file__).with_name(f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    cells = [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]
    return tuple(cells[1:])


def cell(name: str, first: str) -> str:
    """The second column of the row of ``<name>.tsv`` that begins with ``first``, empty where none does; the other rows
    of a long table are not read.
    """
    text = _text(name)
    start = text.find(f"\n{first}\t")
    return text[start + len(first) + 2 : text.index("\n", start + 1)] if start >= 0 else ""


@cache
def _text(name: str) -> str:
    return Path(__file__).with_name(f"{name}.tsv").read_text(encoding="utf-8")


@cache
def pairs(name: str) -> dict[str, str]:
    """The first two columns of ``<name>.tsv``: what is written, what is meant."""
    return {row[0]: row[1] for row in rows(name)}


@cache
def pattern(name: str, kind: str) -> re.Pattern[str]:
    """What the patterns of one kind match: the first column of ``<name>.tsv`` is the kind, the second the pattern."""
    return re.compile("|".join(row[1] for row in rows(name) if row[0] == kind))
