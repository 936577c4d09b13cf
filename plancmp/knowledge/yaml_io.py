"""The one module that knows YAML: a strict reader, a canonical writer, and the place of a value in its file.

Only what the data needs is read: null, true and false, decimal numbers, strings, lists and mappings with string keys.
``NO``, ``2025-12-31`` and ``1:30`` stay strings; duplicate keys, anchors, aliases and tags are refused.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

import yaml

from plancmp.messages import Message

try:
    from yaml import CBaseLoader as _Parser
except ImportError:  # PyYAML built without libyaml reads the same, slower
    from yaml import BaseLoader as _Parser  # type: ignore[assignment]

Path = tuple[str | int, ...]

MAX_CHARACTERS = 16_000_000
MAX_VALUES = 500_000
MAX_SCALAR = 100_000
MAX_NUMBER = 20
MAX_DEPTH = 64
MAX_INDENT = 256
"""Far beyond what data files need, and small enough that a hostile one costs neither time nor memory."""


class YamlError(Exception):
    """Text that is not the YAML we accept, with its place (both counted from 1)."""

    def __init__(self, message: str, line: int = 1, column: int = 1, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.line, self.column, self.hint = message, line, column, hint


_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?\Z")
_HALF = re.compile("[\ud800-\udfff]")
_NESTED = (Message("nested too deeply"), Message("six levels are enough"))
_TOO_DEEP = re.compile(r"nest|depth|too deep", re.I)
"""What newer parsers say of nesting that they refuse before we do; of no other problem."""

_REFERENCE = (
    Message("an anchor (&name) or alias (*name) is not allowed here"),
    Message("write the value out; a text that begins with & or * needs quotes"),
)


def _built(next_event: Callable[[], Any]) -> Any:
    """The value that the parser's events describe. They nest nothing, so no text is too deep to be refused in words."""
    top: list[Any] = []
    around: list[tuple[Any, Any, Any]] = []
    # The list or mapping that is open; of a mapping also the key whose value is due, and where each key stands.
    holder: Any = top
    key: Any = None
    keys: Any = None
    while True:
        event = next_event()
        kind = type(event)
        if kind is yaml.ScalarEvent:
            value: Any = _scalar(event)
        elif kind is yaml.MappingStartEvent:
            value = {}
        elif kind is yaml.SequenceStartEvent:
            value = []
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            holder, key, keys = around.pop()
            continue
        elif kind is yaml.AliasEvent:
            raise _at(event, *_REFERENCE)
        elif kind is yaml.StreamEndEvent:
            return top[0] if top else None
        elif kind is yaml.DocumentStartEvent and top:
            raise _at(
                event,
                Message("a second document begins, but a file holds a single document"),
                Message("one file a plan"),
            )
        else:
            continue
        if event.tag is not None:
            raise _at(
                event, Message("the tag {tag!r} is not allowed here", tag=event.tag), Message("write a plain value")
            )
        if event.anchor is not None:
            raise _at(event, *_REFERENCE)
        if keys is None:
            holder.append(value)
        elif key is not None:
            holder[key], key = value, None
        else:
            if type(value) is not str:
                raise _at(event, Message("a key that is not a string"), Message("quote the key"))
            if value in keys:
                raise _at(
                    event,
                    Message(
                        "the key {value!r} stands twice, first in line {line}",
                        value=value,
                        line=keys[value].start_mark.line + 1,
                    ),
                    Message("keep one of them"),
                )
            key, keys[value] = value, event
        if kind is not yaml.ScalarEvent:
            if len(around) == MAX_DEPTH:
                raise _at(event, *_NESTED)
            around.append((holder, key, keys))
            holder, key, keys = value, None, {} if kind is yaml.MappingStartEvent else None


def _scalar(event: yaml.ScalarEvent) -> str | int | float | bool | None:
    value: str = event.value
    if len(value) > MAX_SCALAR:
        raise _at(
            event,
            Message(
                "a text of {count:,} characters, more than the {most:,} allowed",
                count=len(value),
                most=MAX_SCALAR,
            ),
            Message("split it"),
        )
    # Only the parser in Python lets an escape make one.
    if event.style == '"' and _HALF.search(value):
        raise _at(
            event, Message("half a character (a lone surrogate) is not allowed"), Message("write the character itself")
        )
    if event.implicit[0]:
        if value in _WORDS:
            return _WORDS[value]
        if number := _NUMBER.match(value):
            if len(value) > MAX_NUMBER:
                raise _at(
                    event,
                    Message("a number of more than {most} characters", most=MAX_NUMBER),
                    Message("quote it if it is a code"),
                )
            return float(value) if number[1] else int(value)
    return value


def _at(event: Any, message: str, hint: str = "") -> YamlError:
    return YamlError(message, event.start_mark.line + 1, event.start_mark.column + 1, hint)


def parse(text: str) -> Any:
    """The value that ``text`` holds; :class:`YamlError` for anything outside the accepted subset."""
    _refuse_size(text)
    try:
        return _load(text)
    except yaml.MarkedYAMLError as error:
        if error.context in ("while scanning an alias", "while scanning an anchor") and error.context_mark:
            raise YamlError(
                _REFERENCE[0], error.context_mark.line + 1, error.context_mark.column + 1, _REFERENCE[1]
            ) from None
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        if _TOO_DEEP.search(error.problem or ""):
            raise YamlError(_NESTED[0], line, column, _NESTED[1]) from None
        what = ": ".join(filter(None, (error.context, error.problem)))
        raise YamlError(
            Message("not valid YAML: {what}", what=what), line, column, Message("check indentation, quotes and colons")
        ) from None
    except yaml.reader.ReaderError as error:
        # The position counts bytes or characters, as the parser at hand does; the first such character is the one.
        line = text.count("\n", 0, text.find(chr(error.character))) + 1
        raise YamlError(
            Message("the character U+{code:04X} is not allowed", code=error.character),
            line,
            1,
            Message("remove it"),
        ) from None
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        raise YamlError(
            Message("half a character (a lone surrogate) is not allowed"), line, 1, Message("remove it")
        ) from None


def _load(text: str) -> Any:
    with uncollected():
        parser = _Parser(text)
        try:
            return _built(parser.get_event)
        except (ValueError, OverflowError):
            # Only the parser in Python makes these, of an escape such as "\U00110000" or an endless %YAML version.
            line = parser.line + 1  # type: ignore[attr-defined]  # which libyaml's lacks
            raise YamlError(
                Message("not valid YAML: a number in an escape or a directive is too large"),
                line,
                1,
                Message("write it out"),
            ) from None
        finally:
            parser.dispose()


@contextmanager
def uncollected() -> Iterator[None]:
    """Nothing that is thrown away in here has cycles: the collector would look in vain, for a third of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


_INDENTED = re.compile(rf"\n[-?: ]{{{MAX_INDENT},}}")


def _refuse_size(text: str) -> None:
    """Refuse what would take more time or memory to build than any data file is worth."""
    if len(text) > MAX_CHARACTERS:
        raise YamlError(
            Message(
                "{count:,} characters, more than the {most:,} that a data file may have",
                count=len(text),
                most=MAX_CHARACTERS,
            ),
            hint=Message("one file a plan"),
        )
    # Every value but the first has one of these before it.
    if sum(map(text.count, "\n,:-?[{")) > MAX_VALUES:
        raise YamlError(Message("more than {most:,} values", most=MAX_VALUES), hint=Message("one file a plan"))
    # Long before that, each such level costs the scanner more than the one before.
    if mark := _INDENTED.search("\n" + text):
        raise YamlError(_NESTED[0], text.count("\n", 0, mark.start()) + 1, 1, _NESTED[1])


class Places:
    """Where the values of a text stand. The text is taken apart once, however many are looked for."""

    def __init__(self, text: str) -> None:
        try:
            self._root = yaml.compose(text, Loader=_Parser)
        except (yaml.YAMLError, ValueError, OverflowError):  # it has changed since it was parsed
            self._root = None

    def locate(self, path: Path) -> tuple[int, int]:
        """Line and column, from 1, of the value at ``path``, or of the nearest thing around it that exists."""
        if self._root is None:
            return 1, 1
        node = place = self._root
        for step in path:
            if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = place = node.value[step]
            elif isinstance(node, yaml.MappingNode):
                pair = next((pair for pair in node.value if pair[0].value == step), None)
                if pair is None:
                    break
                place, node = pair
            else:
                break
        return place.start_mark.line + 1, place.start_mark.column + 1


class Flow(dict):  # type: ignore[type-arg]
    """A mapping that is written on one line."""


_Dumper = yaml.SafeDumper
_FastDumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

_READ_AS: Mapping[str, Sequence[tuple[str, re.Pattern[str]]]] = yaml.SafeDumper.yaml_implicit_resolvers
"""By first character what a text without quotes would be read as: numbers, dates and the like."""


def _is_nested(value: Any) -> bool:
    return isinstance(value, (dict, list, tuple))


def _text(value: str) -> yaml.Event:
    """A text, in quotes where it would be read as something else without."""
    plain = not any(form.match(value) for _, form in _READ_AS.get(value[:1], ()))
    return yaml.ScalarEvent(None, None, (plain, True), value)


def _events(value: Any) -> Iterator[yaml.Event]:
    """A value as the dumpers take it. Lists of plain values stand on one line; nothing is referred to, only written."""
    if isinstance(value, str):
        yield _text(value)
    elif isinstance(value, dict):
        yield yaml.MappingStartEvent(None, None, True, flow_style=isinstance(value, Flow))
        for key, item in value.items():
            yield _text(key)
            yield from _events(item)
        yield yaml.MappingEndEvent()
    elif isinstance(value, (list, tuple)):
        yield yaml.SequenceStartEvent(None, None, True, flow_style=not any(map(_is_nested, value)))
        for item in value:
            yield from _events(item)
        yield yaml.SequenceEndEvent()
    else:
        yield yaml.ScalarEvent(None, None, (True, False), _plain(value))


def _plain(value: bool | float | None) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    # Small and large numbers without an exponent: with one they would be read as text.
    return f"{value:.1f}" if value.is_integer() else f"{Decimal(repr(value)):f}"


def _document(value: Any) -> Iterator[yaml.Event]:
    yield yaml.StreamStartEvent()
    yield yaml.DocumentStartEvent(explicit=False)
    yield from _events(value)
    yield yaml.DocumentEndEvent(explicit=False)
    yield yaml.StreamEndEvent()


_WIDTH = 1 << 30
"""No line is broken."""

_ESCAPED = re.compile(r"\\[UuxNLP_]|[\x7f-\xa0\u2028\u2029\ufeff]|\n\n")
"""Where the emitter in C may write a text in another way than the one in Python: beyond the BMP, line ends, blanks."""


@uncollected()
def dump(value: Mapping[str, Any]) -> str:
    """``value`` as canonical YAML: keys in the order given, lists of plain values on one line."""
    text = str(yaml.emit(_document(value), Dumper=_FastDumper, allow_unicode=True, width=_WIDTH))
    if _ESCAPED.search(text):
        text = str(yaml.emit(_document(value), Dumper=_Dumper, allow_unicode=True, width=_WIDTH))
    return text


def header(text: str) -> str:
    """The comment lines and blank lines at the head of a file, which :func:`dump` knows nothing of."""
    match = re.match(r"(?:[ \t]*(?:#[^\n]*)?\n)*", text)
    return match.group() if match else ""
