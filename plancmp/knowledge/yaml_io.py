"""The one module that knows YAML: a strict reader, a canonical writer, and the place of a value in its file.

Only what the data needs is read: null, true and false, decimal numbers, strings, lists and mappings with string keys.
``NO``, ``2025-12-31`` and ``1:30`` stay strings; duplicate keys, aliases and tags are refused.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as _Base
except ImportError:  # PyYAML built without libyaml reads the same, slower
    from yaml import SafeLoader as _Base  # type: ignore[assignment]

Path = tuple[str | int, ...]

MAX_CHARACTERS = 16_000_000
MAX_VALUES = 500_000
MAX_SCALAR = 100_000
MAX_DEPTH = 64
MAX_INDENT = 256
"""Far beyond what data files need, and small enough that a hostile one costs neither time nor memory."""

_NULL, _BOOL = "tag:yaml.org,2002:null", "tag:yaml.org,2002:bool"
_INT, _FLOAT = "tag:yaml.org,2002:int", "tag:yaml.org,2002:float"
_STR, _SEQ, _MAP = "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"


class YamlError(Exception):
    """Text that is not the YAML we accept, with its place (both counted from 1)."""

    def __init__(self, message: str, line: int = 1, column: int = 1, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.line, self.column, self.hint = message, line, column, hint


class _Loader(_Base):
    yaml_implicit_resolvers: dict[str, Any] = {}
    yaml_constructors: dict[str | None, Any] = {}

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        if node in self.constructed_objects:
            raise _at(node, "a value is repeated through an alias (*name)", "write the value out")
        return super().construct_object(node, deep=True)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[str, Any]:
        if not isinstance(node, yaml.MappingNode):
            raise _at(node, "expected a mapping")
        result: dict[str, Any] = {}
        first: dict[str, yaml.Node] = {}
        for key_node, value_node in node.value:
            if key_node.tag != _STR:
                raise _at(key_node, "a key that is not a string", "quote the key")
            key = key_node.value
            if key in first:
                line = first[key].start_mark.line + 1
                raise _at(key_node, f"the key {key!r} stands twice, first in line {line}", "keep one of them")
            first[key] = key_node
            result[key] = self.construct_object(value_node, deep=True)
        return result

    def construct_scalar(self, node: yaml.Node) -> Any:
        if len(node.value) > MAX_SCALAR:
            raise _at(node, f"a text of {len(node.value):,} characters, more than the {MAX_SCALAR:,} allowed", "split it")
        return super().construct_scalar(node)

    def refuse(self, node: yaml.Node) -> Any:
        raise _at(node, f"the tag {node.tag!r} is not allowed here", "write a plain value")


for _tag, _pattern, _start in (
    (_NULL, r"(?:~|null|)$", ["~", "n", ""]),
    (_BOOL, r"(?:true|false)$", ["t", "f"]),
    (_INT, r"-?(?:0|[1-9][0-9]*)$", list("-0123456789")),
    (_FLOAT, r"-?(?:0|[1-9][0-9]*)\.[0-9]+$", list("-0123456789")),
):
    _Loader.add_implicit_resolver(_tag, re.compile(_pattern), _start)
_Loader.add_constructor(_NULL, lambda loader, node: None)
_Loader.add_constructor(_BOOL, lambda loader, node: node.value == "true")
_Loader.add_constructor(_INT, lambda loader, node: _number(node, int))
_Loader.add_constructor(_FLOAT, lambda loader, node: _number(node, float))
_Loader.add_constructor(_STR, lambda loader, node: loader.construct_scalar(node))
_Loader.add_constructor(_SEQ, lambda loader, node: loader.construct_sequence(node, deep=True))
_Loader.add_constructor(_MAP, lambda loader, node: loader.construct_mapping(node, deep=True))
_Loader.add_constructor(None, _Loader.refuse)


def _at(node: yaml.Node, message: str, hint: str = "") -> YamlError:
    return YamlError(message, node.start_mark.line + 1, node.start_mark.column + 1, hint)


def _number(node: yaml.ScalarNode, convert: type) -> int | float:
    if len(node.value) > 20:
        raise _at(node, "a number of more than 20 characters", "quote it if it is a code")
    return convert(node.value)


def parse(text: str) -> Any:
    """The value that ``text`` holds; :class:`YamlError` for anything outside the accepted subset."""
    _refuse_size(text)
    try:
        _refuse_depth(text)
        return _load(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        what = ": ".join(filter(None, (error.context, error.problem)))
        raise YamlError(f"not valid YAML: {what}", line, column, "check indentation, quotes and colons") from None
    except yaml.reader.ReaderError as error:
        # The position counts bytes or characters, as the parser at hand does; the first such character is the one.
        line = text.count("\n", 0, text.find(chr(error.character))) + 1
        raise YamlError(f"the character U+{error.character:04X} is not allowed", line, 1, "remove it") from None
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        raise YamlError("half a character (a lone surrogate) is not allowed", line, 1, "remove it") from None


def _load(text: str) -> Any:
    # A document is built and nothing of it thrown away: the collector would look in vain, for half of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - a strict subclass of the safe loader
    finally:
        if collecting:
            gc.enable()


_OPENING = re.compile(rf"[\[{{]|[\]}}]|^[-?: ]{{{MAX_DEPTH},}}", re.M)


def _refuse_size(text: str) -> None:
    """Refuse what would take more time or memory to build than any data file is worth."""
    if len(text) > MAX_CHARACTERS:
        raise YamlError(
            f"{len(text):,} characters, more than the {MAX_CHARACTERS:,} that a data file may have", hint="one file a plan"
        )
    # Every value but the first has one of these before it.
    if sum(map(text.count, "\n,:-?[{")) > MAX_VALUES:
        raise YamlError(f"more than {MAX_VALUES:,} values", hint="one file a plan")


def _refuse_depth(text: str) -> None:
    """Refuse deep nesting before the composer, which recurses without a bound of its own, sees it."""
    depth = 0
    for mark in _OPENING.finditer(text):
        if len(mark.group()) >= MAX_INDENT:
            raise YamlError("nested too deeply", text.count("\n", 0, mark.start()) + 1, 1, "six levels are enough")
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(mark.group(), MAX_DEPTH)
        if depth >= MAX_DEPTH:
            break
    else:
        return
    # Brackets may stand inside strings: only the parser's events, which nest nothing, tell for sure.
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise YamlError("nested too deeply", event.start_mark.line + 1, event.start_mark.column + 1, "six levels are enough")


def locate(text: str, path: Path) -> tuple[int, int]:
    """Line and column, from 1, of the value at ``path``, or of the nearest thing around it that exists."""
    node = yaml.compose(text, Loader=_Loader)
    if node is None:
        return 1, 1
    place = node
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


class _Dumper(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        return super().increase_indent(flow, indentless)

    def ignore_aliases(self, data: Any) -> bool:
        return True


_Dumper.add_representer(Flow, lambda dumper, data: dumper.represent_mapping(_MAP, data.items(), flow_style=True))
_Dumper.add_representer(
    list,
    lambda dumper, data: dumper.represent_sequence(
        _SEQ, data, flow_style=not any(isinstance(item, (Mapping, Sequence)) and not isinstance(item, str) for item in data)
    ),
)


def dump(value: Mapping[str, Any]) -> str:
    """``value`` as canonical YAML: keys in the order given, lists of plain values on one line."""
    return yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=float("inf"))


def header(text: str) -> str:
    """The comment lines and blank lines at the head of a file, which :func:`dump` knows nothing of."""
    match = re.match(r"(?:[ \t]*(?:#[^\n]*)?\n)*", text)
    return match.group() if match else ""
