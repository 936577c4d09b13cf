"""What a figure measures: its basis, its unit and its scope, without which no two may be compared."""

from __future__ import annotations

from typing import NamedTuple


class Measure(NamedTuple):
    """The basis of a figure, the unit in which it may be compared, and the words that narrow or widen it."""

    basis: str
    unit: str
    scope: frozenset[str]
