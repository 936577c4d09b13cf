"""JSON Schemas from the types: ``plancmp/query/shapes.py`` and the fields of records. docs/build.py writes them."""

from __future__ import annotations

import json
import types
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

from plancmp.model import UNPUBLISHED, Commitment, Quantity
from plancmp.query import shapes

FOLDER = Path(__file__).parent / "schema"
_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}

SAID = {item.name: item.metadata["doc"] for cls in (Commitment, Quantity) for item in fields(cls)}
"""What a field holds of which a shape says nothing else."""


def pages() -> Iterator[tuple[Path, str]]:
    """Each file with its text."""
    for name, shape in shapes.ANSWERS.items():
        yield FOLDER / f"{name}.json", json.dumps(schema(name, shape), ensure_ascii=False, indent=2) + "\n"


def schema(name: str, shape: Any) -> dict[str, Any]:
    """The schema of a shape, with those of the parts it names."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"plancmp {name}",
        **_type(shape, {}),
        "$defs": dict(sorted(parts(shape).items())),
    }


def parts(shape: Any) -> dict[str, Any]:
    """The schemas of a shape and of all that it holds, by name."""
    found: dict[str, Any] = {}
    _type(shape, found)
    return found


def _named(shape: Any, parts: dict[str, Any], more: Any = None) -> dict[str, Any]:
    """A reference to the part of that name; ``more`` is a shape whose fields a record has too."""
    name = shape.__name__
    if name not in parts:
        parts[name] = {}
        made = _object(shape, parts)
        if more is not None:
            other = _object(more, parts)
            made["properties"] |= other["properties"]
            made["required"] += [one for one in other["required"] if one not in made["required"]]
        parts[name] = made
    return {"$ref": f"#/$defs/{name}"}


def _object(shape: Any, parts: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(shape, include_extras=True)
    docs = SAID
    if is_dataclass(shape):
        docs = {item.name: item.metadata["doc"] for item in fields(shape)}
        left_out = (*UNPUBLISHED, *shapes.ELSEWHERE.get(shape, ()))
        hints = {name: hints[name] for name in docs if name not in left_out}
        required = list(hints)
    else:
        required = [name for name in hints if name in shape.__required_keys__]
    properties = {}
    for name, hint in hints.items():
        made = _type(hint, parts)
        if "description" not in made and "const" not in made:
            made = {**made, "description": docs[name]}
        properties[name] = made
    return {
        "type": "object",
        "description": " ".join((shape.__doc__ or "").split("\n\n")[0].split()),
        "properties": properties,
        "required": required,
    }


def _type(hint: Any, parts: dict[str, Any]) -> dict[str, Any]:
    if isinstance(hint, type) and hint in _PLAIN:
        return {"type": _PLAIN[hint]}
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        if isinstance(args[1], str):
            return {**_type(args[0], parts), "description": args[1]}
        return _named(args[0], parts, args[1])
    if origin is Literal:
        return {"const": args[0]} if len(args) == 1 else {"enum": list(args)}
    if origin in (Union, types.UnionType):
        kinds = [_type(arg, parts) for arg in args]
        if len(kinds) == 2 and "enum" in kinds[0] and kinds[1] == {"type": "null"}:
            return {"enum": [*kinds[0]["enum"], None]}
        if all(kind.keys() == {"type"} for kind in kinds):
            names = [kind["type"] for kind in kinds]
            return {"type": [name for name in names if not (name == "integer" and "number" in names)]}
        return {"anyOf": kinds}
    if origin is dict:
        return {"type": "object", "additionalProperties": _type(args[1], parts)}
    if origin in (list, tuple):
        return {"type": "array", "items": _type(args[0], parts)}
    if is_typeddict(hint) or is_dataclass(hint):
        return _named(hint, parts)
    raise TypeError(f"no schema is known for {hint}")
