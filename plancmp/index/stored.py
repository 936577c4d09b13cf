"""Commitments as the index keeps them: a column for each field, sooner written and read than JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from operator import attrgetter
from typing import Any

from plancmp.model import Commitment, Quantity
from plancmp.records import names_of, restored

_BETWEEN = "\x1f"
"""Stands between texts in one column; the checks let no control character into a text."""

FIELDS = tuple(name for name in names_of(Commitment) if name != "confidence")
COLUMNS = ", ".join(FIELDS)
"""What :func:`pack` gives and :func:`unpack` wants, in this order."""

_THEMES, _NAMES, _QUANTITIES = map(FIELDS.index, ("themes", "names", "quantities"))
_CONFIDENCE = names_of(Commitment).index("confidence")


def pack(item: Commitment) -> list[str | None]:
    """The values of :data:`COLUMNS`."""
    whole, part = _getters()
    values = list(whole(item))
    values[_THEMES] = _BETWEEN.join(item.themes)
    values[_NAMES] = _BETWEEN.join(item.names)
    values[_QUANTITIES] = _encode(list(map(part, item.quantities))) if item.quantities else ""
    return values


def unpack(rows: Iterable[Sequence[Any]]) -> Iterator[Commitment]:
    """The commitments of rows of :data:`COLUMNS`."""
    for row in rows:
        values = list(row)
        values[_THEMES] = tuple(row[_THEMES].split(_BETWEEN))
        values[_NAMES] = tuple(row[_NAMES].split(_BETWEEN)) if row[_NAMES] else ()
        quantities = json.loads(row[_QUANTITIES]) if row[_QUANTITIES] else ()
        values[_QUANTITIES] = tuple([restored(Quantity, part) for part in quantities])
        values.insert(_CONFIDENCE, None)
        yield restored(Commitment, values)


@cache
def _getters() -> tuple[attrgetter[Any], attrgetter[Any]]:
    return attrgetter(*FIELDS), attrgetter(*names_of(Quantity))


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
