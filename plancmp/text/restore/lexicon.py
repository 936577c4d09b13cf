"""Replace by a reviewed table: one pass from left to right, the longest entry first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from plancmp.text.tables import pairs


@cache
def _pattern(name: str) -> re.Pattern[str]:
    entries = sorted(pairs(name), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, entries)))


def replace(text: str, name: str) -> tuple[str, int]:
    """``text`` with every entry of ``tables/<name>.tsv`` replaced, and how many places that were."""
    table: Mapping[str, str] = pairs(name)
    return _pattern(name).subn(lambda found: table[found[0]], text)
