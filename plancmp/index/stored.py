"""Commitments as the index keeps them: their fields without the names, a third shorter than their JSON and sooner read."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any

from plancmp.model import Commitment, Quantity, restored

_OWN = ("id", "clause")
"""Fields that are columns of their own, by which commitments are found; cities, topics and the like are tags of the full-text index."""

COLUMNS = ", ".join((*_OWN, "packed"))
"""What :func:`unpack` wants to know of a row."""


def pack(item: Commitment) -> str:
    """What is stored of a commitment besides the columns of its own; :func:`unpack` is the inverse."""
    values, parts = _getters()
    return _encode((*values(item), list(map(parts, item.quantities))))


def unpack(rows: Sequence[Sequence[Any]]) -> list[Commitment]:
    """The commitments of rows of :data:`COLUMNS`."""
    packed = _names()[0]
    order = [(*_OWN, *packed, "quantities", "confidence").index(item.name) for item in fields(Commitment)]
    themes, names = (len(_OWN) + packed.index(name) for name in ("themes", "names"))
    result = []
    # Taken apart at one stroke: a call for each would take half as long again.
    for row, values in zip(rows, json.loads(f"[{','.join([row[-1] for row in rows])}]")):
        values = [*row[:-1], *values, None]
        values[themes], values[names] = tuple(values[themes]), tuple(values[names])
        values[-2] = tuple([restored(Quantity, part) for part in values[-2]])
        result.append(restored(Commitment, [values[place] for place in order]))
    return result


@cache
def _names() -> tuple[list[str], list[str]]:
    """The fields of a commitment that are packed as they are, and those of its quantities, which come last."""
    left_out = {*_OWN, "confidence", "quantities"}
    return [item.name for item in fields(Commitment) if item.name not in left_out], [item.name for item in fields(Quantity)]


@cache
def _getters() -> tuple[Callable[[Any], tuple[Any, ...]], Callable[[Any], tuple[Any, ...]]]:
    one, two = _names()
    return attrgetter(*one), attrgetter(*two)


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
