"""What every record of the model can do: be made, compared, shown, taken apart and put together again.

The dataclass decorator would write these methods for each class anew, when it is imported, which takes most of the
start-up of a command. Here they stand once and go by the fields of the class. Records are frozen and hashable.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import MISSING, FrozenInstanceError, fields
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

T = TypeVar("T")


def by_class(function: Callable[[type], T]) -> Callable[[type], T]:
    """Remember what ``function`` gives for each class. With plain ``cache`` mypy doubts that classes have a hash."""
    return cache(function)


class Record:
    """The base of the dataclasses of :mod:`plancmp.model`, which leave ``init``, ``repr`` and ``eq`` to it."""

    __slots__ = ()

    def __init__(self, *values: Any, **named: Any) -> None:
        names, by_place, defaults = _layout(type(self))
        if values:
            if len(values) > by_place or not named.keys().isdisjoint(names[: len(values)]):
                raise TypeError(f"{type(self).__name__} takes {by_place} values by place, each once")
            named.update(zip(names, values))
        given = {**defaults, **named}
        if given.keys() != _known(type(self)):
            wrong = ", ".join(sorted(given.keys() ^ _known(type(self))))
            raise TypeError(f"{type(self).__name__} lacks, or does not know: {wrong}")
        for name, value in given.items():
            _set(self, name, value)

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __eq__(self, other: object) -> bool:
        return _values(self) == _values(other) if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash(_values(self))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names_of(type(self)))})"

    def __reduce__(self) -> tuple[Any, ...]:
        return restored, (type(self), _values(self))


_set = object.__setattr__


def plain(record: Record) -> dict[str, Any]:
    """The fields of a record by name, as they are."""
    return dict(zip(names_of(type(record)), _values(record)))


def restored(cls: type[T], values: Iterable[Any]) -> T:
    """The record that was taken apart into the values of its fields, in their order. Nothing is checked: it takes a third of the time."""
    record = object.__new__(cls)
    for put, value in zip(_setters(cls), values, strict=True):
        put(record, value)
    return record


def _values(record: Any) -> tuple[Any, ...]:
    return _getter(type(record))(record)


@by_class
def names_of(cls: type) -> tuple[str, ...]:
    """The names of a record's fields, in their order."""
    return tuple(item.name for item in fields(cls))


@by_class
def _getter(cls: type) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*names_of(cls))


@by_class
def _setters(cls: type) -> tuple[Callable[[Any, Any], None], ...]:
    return tuple(getattr(cls, name).__set__ for name in names_of(cls))


@by_class
def _known(cls: type) -> frozenset[str]:
    return frozenset(names_of(cls))


@by_class
def _layout(cls: type) -> tuple[tuple[str, ...], int, dict[str, Any]]:
    """The names of the fields, how many may be given by place, and the defaults."""
    parts = fields(cls)
    return names_of(cls), sum(not part.kw_only for part in parts), {part.name: part.default for part in parts if part.default is not MISSING}
