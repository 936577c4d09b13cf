"""Commitments and figures as JSON, field by field: the same text as of their dictionaries in a third of the time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import chain, islice, repeat
from json.encoder import encode_basestring as _quoted
from typing import Any

from plancmp.model import UNPUBLISHED, Commitment, Quantity, columns_of, names_of
from plancmp.render.formats import scalar, scalars

_PUBLISHED = tuple(name for name in names_of(Commitment) if name not in UNPUBLISHED)
_TEXTS = ("id", "text", "text_en", "cite")
"""Fields of a commitment that are texts, and hardly ever the same twice."""

_LISTS = ("themes", "also")
"""Lists of few words."""


class Layout:
    """How a mapping is written: compactly, or indented where ``line`` is the line end before its last bracket."""

    def __init__(self, line: str | None = None) -> None:
        self.line = line
        self.colon, self.first = (":", "") if line is None else (": ", line + "  ")
        self.last = line or ""
        self.between = "," + self.first

    @property
    def inner(self) -> Layout:
        """That of a mapping or a list that is a value of this one."""
        return Layout(None if self.line is None else self.first)

    def form(self, names: Iterable[str]) -> str:
        """What stands between the brackets of a mapping, with ``%s`` for each value."""
        return self.between.join(f"{_quoted(name)}{self.colon}".replace("%", "%%") + "%s" for name in names)

    def mapping(self, names: Iterable[str]) -> str:
        """The whole mapping, with ``%s`` for each value."""
        return f"{{{self.first}{self.form(names)}{self.last}}}"

    def listed(self, texts: Sequence[str]) -> str:
        """A list of these texts."""
        return f"[{self.first}{self.between.join(texts)}{self.last}]" if texts else "[]"


class _Known(dict[Any, str]):
    """The texts of values of which many are the same."""

    def __init__(self, made: Callable[[Any], str]) -> None:
        super().__init__()
        self._made = made

    def __missing__(self, value: Any) -> str:
        text = self[value] = self._made(value)
        return text


class _Writer:
    """Writes commitments in one layout; ``more`` is the text of what stands behind their fields, by plan."""

    def __init__(self, layout: Layout, more: Mapping[str, str] | None = None) -> None:
        inner = layout.inner
        fields = names_of(Quantity)
        figure = inner.inner.mapping(fields).__mod__

        def figures(column: Sequence[Sequence[Any]]) -> list[str]:
            values = scalars(list(chain.from_iterable(chain.from_iterable(column))))
            texts = map(figure, zip(*[iter(values)] * len(fields)))
            return [inner.listed(list(islice(texts, len(some)))) if some else "[]" for some in column]

        def listed(values: Sequence[str]) -> str:
            return inner.listed(list(map(_quoted, values))) if values else "[]"

        words, lists = _Known(scalar), _Known(listed)
        self._texts: dict[str, Callable[[Any], Iterable[str]]] = dict.fromkeys(
            _PUBLISHED, partial(map, words.__getitem__)
        )
        self._texts |= dict.fromkeys(_TEXTS, partial(map, _quoted))
        self._texts |= dict.fromkeys(_LISTS, partial(map, lists.__getitem__))
        self._texts |= {"names": partial(map, listed), "quantities": figures}
        self._more = more
        behind = "" if more is None else "%s"
        self._between = f"{{{layout.first}{layout.form(_PUBLISHED)}{behind}{layout.last}}}".split("%s")

    def texts(self, columns: Mapping[str, Sequence[Any]]) -> Iterator[str]:
        """The text of each commitment of these columns."""
        parts = [texts(columns[name]) for name, texts in self._texts.items()]
        if self._more is not None:
            parts.append(map(self._more.__getitem__, columns["plan"]))
        # As to put them together takes less time than to put them into a form.
        first, *between = map(repeat, self._between)
        return map("".join, zip(first, *chain.from_iterable(zip(parts, between))))


@lru_cache(8)
def _writer(line: str) -> _Writer:
    return _Writer(Layout(line))


def indented(items: Sequence[Commitment], line: str) -> Iterator[str]:
    """The text of each of these commitments, the lines of which begin as ``line``."""
    return _writer(line).texts(columns_of(items))


def commitments(
    batches: Iterable[Mapping[str, Sequence[Any]]], more: Mapping[str, Mapping[str, str]], line: str | None = None
) -> Iterator[str]:
    """The text of each commitment of many, with what there is ``more`` to say of its plan."""
    layout = Layout(line)

    def behind(values: Mapping[str, str]) -> str:
        return "".join(f"{layout.between}{_quoted(name)}{layout.colon}{_quoted(text)}" for name, text in values.items())

    writer = _Writer(layout, {plan: behind(values) for plan, values in more.items()})
    for columns in batches:
        yield from writer.texts(columns)


def figures(names: Sequence[str], rows: Iterable[Sequence[Any]], line: str | None = None) -> Iterator[str]:
    """The text of mappings with these names, of rows of values that hold no others."""
    form, left = Layout(line).mapping(names).__mod__, iter(rows)
    while some := list(islice(left, _AT_ONCE)):
        yield from map(form, zip(*[iter(scalars(list(chain.from_iterable(some))))] * len(names)))


_AT_ONCE = 500
"""So many rows are written at one stroke."""
