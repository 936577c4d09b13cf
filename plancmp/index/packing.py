"""Commitments as the index keeps them: a column for each field, sooner written and read than JSON."""

from __future__ import annotations

import json
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain, islice
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from plancmp.measures import Measure
from plancmp.model import Commitment, Quantity, Strength, names_of, restored, restored_all, status_of

T = TypeVar("T")

_BETWEEN = "\x1f"
"""Stands between texts in one column; the checks let no control character into a text."""

_AFTER = "\x1e"
"""Stands between what the figures of one commitment measure."""

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


def pack_measures(some: Iterable[Measure]) -> str:
    """What the figures of a commitment measure, in one column."""
    return _AFTER.join(_BETWEEN.join((one.basis, one.unit, *sorted(one.scope))) for one in some)


def unpack_measures(text: str, count: int) -> tuple[Measure, ...]:
    """What :func:`pack_measures` made of so many; :class:`sqlite3.DatabaseError` where that is damaged."""
    try:
        result = tuple(map(_measure, text.split(_AFTER)))
    except (ValueError, AttributeError) as error:
        raise sqlite3.DatabaseError(f"the index is damaged: {error}") from None
    if len(result) != count:
        raise sqlite3.DatabaseError("the index is damaged: figures are missing")
    return result


@lru_cache(4096)
def _measure(text: str) -> Measure:
    basis, unit, *words = text.split(_BETWEEN)
    return Measure(basis, unit, frozenset(words))


class Tally(NamedTuple):
    """So many ``commitments`` of one city, main theme and strength, all with a topic or all without (``open``): those
    with figures, and those with a target of a year.
    """

    city: str
    theme: str
    strength: Strength
    open: bool
    commitments: int
    quantified: int
    dated: int

    @property
    def planned(self) -> bool:
        """Whether they are promises."""
        return status_of(self.strength) == "planned"


TALLIED = Tally._fields[:4]
"""By what is counted; the counts are the other fields."""


def tallied() -> tuple[str, str]:
    """What SQLite counts for a :class:`Tally`, and by what it groups."""
    year, kind = (f"json_extract(value, '$[{names_of(Quantity).index(name)}]')" for name in ("year", "kind"))
    main = f"substr(themes, 1, instr(themes || '{_BETWEEN}', '{_BETWEEN}') - 1)"
    aimed = f"SELECT 1 FROM json_each(nullif(quantities, '')) WHERE {year} IS NOT NULL AND {kind} = 'target'"
    counts = f"count(*), sum(quantities != ''), sum(EXISTS ({aimed}))"
    return f"city, {main}, strength, topic IS NULL, {counts}", f"city, {main}, strength, topic IS NULL"


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
    return chain.from_iterable(_some(rows, _unpacked))


def unpacked(rows: Iterable[Sequence[Any]]) -> Iterator[Columns]:
    """The same as :data:`Columns`, some hundred commitments each, of which no records are made."""
    return (dict(zip(FIELDS, columns)) for columns in _some(rows, _columns))


Columns = Mapping[str, Sequence[Any]]
"""The values of some commitments by the names of their fields; of each quantity the values of its fields."""


def _some(rows: Iterable[Sequence[Any]], made: Callable[[Sequence[Sequence[Any]]], T]) -> Iterator[T]:
    left = iter(rows)
    try:
        while some := list(islice(left, _AT_ONCE)):
            yield made(some)
    except (ValueError, TypeError, AttributeError) as error:
        raise sqlite3.DatabaseError(f"the index is damaged: {error}") from None


_AT_ONCE = 500
"""So many rows are unpacked together."""


def _columns(rows: Sequence[Sequence[Any]]) -> list[Sequence[Any]]:
    columns: list[Sequence[Any]] = list(zip(*rows, strict=True))
    for place in (_THEMES, _ALSO, _NAMES, _DOUBTS):
        columns[place] = list(map(_several, columns[place]))
    texts = list(filter(None, columns[_QUANTITIES]))
    parts = iter(zip(texts, json.loads(f"[{','.join(texts)}]"), strict=True))
    columns[_QUANTITIES] = [next(parts)[1] if text else () for text in columns[_QUANTITIES]]
    deque(parts, 0)  # where there are more than texts, zip says so
    return columns


def _unpacked(rows: Sequence[Sequence[Any]]) -> list[Commitment]:
    columns = _columns(rows)
    columns[_QUANTITIES] = _quantities(columns[_QUANTITIES])
    columns.insert(_CONFIDENCE, [None] * len(rows))
    return restored_all(Commitment, columns)


@lru_cache(4096)
def _several(texts: str) -> tuple[str, ...]:
    return tuple(texts.split(_BETWEEN)) if texts else ()


def _quantities(parts: Sequence[Sequence[Any]]) -> list[tuple[Quantity, ...]]:
    """The quantities of each commitment of a column."""
    values = list(zip(*chain.from_iterable(parts), strict=True))
    made = iter(restored_all(Quantity, values) if values else ())
    return [tuple(islice(made, len(part))) if part else () for part in parts]


@cache
def _getters() -> tuple[attrgetter[Any], attrgetter[Any]]:
    return attrgetter(*FIELDS), attrgetter(*names_of(Quantity))


dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
"""A value as JSON in the index."""


def record_of(cls: type[T], text: str) -> T:
    """The record that was stored as JSON."""
    return records_of(cls, [text])[0]


def records_of(cls: type[T], texts: Sequence[str]) -> list[T]:
    """The records that were stored as JSON, a text each: read together in half the time."""
    found: list[dict[str, Any]] = decoded(f"[{','.join(texts)}]")
    if len(found) != len(texts):
        raise sqlite3.DatabaseError("the index is damaged: records are missing")
    return [_record(cls, values) for values in found]


def _record(cls: type[T], values: dict[str, Any]) -> T:
    for name, value in values.items():
        if type(value) is list:
            values[name] = tuple(value)
    return restored(cls, values.values()) if tuple(values) == names_of(cls) else cls(**values)
