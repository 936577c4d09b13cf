"""Commitments as the index keeps them: a column for each field, sooner written and read than JSON."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

from plancmp.model import Commitment, Quantity, names_of, restored

T = TypeVar("T")

_BETWEEN = "\x1f"
"""Stands between texts in one column; the checks let no control character into a text."""

FIELDS = tuple(name for name in names_of(Commitment) if name != "confidence")
COLUMNS = ", ".join(FIELDS)
"""What :func:`pack` gives and :func:`unpack` wants, in this order."""

_THEMES, _ALSO, _NAMES, _DOUBTS, _QUANTITIES = map(FIELDS.index, ("themes", "also", "names", "doubts", "quantities"))
_CONFIDENCE = names_of(Commitment).index("confidence")


def pack(item: Commitment) -> list[str | None]:
    """The values of :data:`COLUMNS`."""
    whole, part = _getters()
    values = list(whole(item))
    values[_THEMES] = _BETWEEN.join(item.themes)
    values[_ALSO] = _BETWEEN.join(item.also)
    values[_NAMES] = _BETWEEN.join(item.names)
    values[_DOUBTS] = _BETWEEN.join(item.doubts)
    values[_QUANTITIES] = dump(list(map(part, item.quantities))) if item.quantities else ""
    return values


def apart(texts: str) -> list[str]:
    """The texts of one column."""
    return texts.split(_BETWEEN)


def decoded(text: str) -> Any:
    """The value of JSON in the index; damage that SQLite cannot see is damage all the same."""
    try:
        return json.loads(text)
    except (ValueError, TypeError, RecursionError) as error:
        raise sqlite3.DatabaseError(f"the index is damaged: {error}") from None


def unpack(rows: Iterable[Sequence[Any]]) -> Iterator[Commitment]:
    """The commitments of rows of :data:`COLUMNS`; :class:`sqlite3.DatabaseError` for one that is damaged."""
    try:
        for row in rows:
            values = list(row)
            values[_THEMES] = tuple(row[_THEMES].split(_BETWEEN))
            values[_ALSO] = tuple(row[_ALSO].split(_BETWEEN)) if row[_ALSO] else ()
            values[_NAMES] = tuple(row[_NAMES].split(_BETWEEN)) if row[_NAMES] else ()
            values[_DOUBTS] = tuple(row[_DOUBTS].split(_BETWEEN)) if row[_DOUBTS] else ()
            quantities = json.loads(row[_QUANTITIES]) if row[_QUANTITIES] else ()
            values[_QUANTITIES] = tuple([restored(Quantity, part) for part in quantities])
            values.insert(_CONFIDENCE, None)
            yield restored(Commitment, values)
    except (ValueError, TypeError, AttributeError) as error:
        raise sqlite3.DatabaseError(f"the index is damaged: {error}") from None


@cache
def _getters() -> tuple[attrgetter[Any], attrgetter[Any]]:
    return attrgetter(*FIELDS), attrgetter(*names_of(Quantity))


dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
"""A value as JSON in the index."""


def record_of(cls: type[T], text: str) -> T:
    """The record that was stored as JSON."""
    values: dict[str, Any] = decoded(text)
    for name, value in values.items():
        if isinstance(value, list):
            values[name] = tuple(value)
    return restored(cls, values.values()) if tuple(values) == names_of(cls) else cls(**values)
