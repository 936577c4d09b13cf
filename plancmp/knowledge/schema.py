"""From parsed YAML to checked records, and back.

The classes of :mod:`plancmp.model` say which fields there are; here stands what each kind of field accepts.
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields
from typing import Any, TypeVar, get_args

from plancmp import weights
from plancmp.errors import STEERING, UNSEEN
from plancmp.knowledge.yaml_io import Flow, Path
from plancmp.match import nearest
from plancmp.messages import Message, wording
from plancmp.model import (
    Aside,
    City,
    Clause,
    Commitment,
    Doubt,
    Indicator,
    Plan,
    Quantity,
    Term,
    Theme,
    Topic,
    by_class,
)
from plancmp.problems import ERROR

Record = TypeVar("Record")
Report = Callable[..., None]
"""``report(path, code, message, hint, level)`` notes a problem at a path inside the file."""

Derive = Mapping[type, Callable[[Mapping[str, Any]], Mapping[str, Any]]]
"""What gives the derived fields of a record of each class from its written ones."""

_NOTHING: Derive = {}

SECTIONS: dict[str, type] = {"cities": City, "themes": Theme, "indicators": Indicator, "terms": Term, "plans": Plan}
"""The lists that any data file may hold, beside ``plan`` and its ``clauses``."""

RECORDS: dict[str, type] = {
    "topic": Topic,
    "commitment": Commitment,
    "quantity": Quantity,
    "aside": Aside,
    "clause": Clause,
}
"""Records that stand inside others, by the kind of the field that holds them."""

ONE_LINE = (Quantity, Aside)
MAX_CITE = 24

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_RECORD_ID = re.compile(r"[a-z0-9-]+/\S+\.[1-9][0-9]*")
_CONTROL = re.compile(f"[{STEERING}]")
_UNSEEN = re.compile(f"[{UNSEEN}]")


def _text(value: Any) -> str:
    if not isinstance(value, str):
        number = isinstance(value, (int, float))
        return Message("should be text (quote the number)") if number else Message("should be text")
    if not value or value != value.strip():
        return Message("should be text without blanks around it")
    if _CONTROL.search(value):
        return Message("holds a control character")
    unseen = None if value.isascii() else _UNSEEN.search(value)
    return Message("holds a character that nobody sees, U+{code:04X}", code=ord(unseen.group())) if unseen else ""


def _matching(pattern: str, what: str) -> Callable[[Any], str]:
    compiled = re.compile(pattern)
    return lambda value: (
        "" if isinstance(value, str) and compiled.fullmatch(value) else Message("should be {what}", what=what)
    )


_id = _matching(_ID.pattern, Message("an id: lower-case letters, digits and hyphens"))


def _texts(value: Any) -> str:
    if not isinstance(value, list):
        return Message("should be a list of texts")
    wrong = next(filter(None, map(_text, value)), "")
    return wrong or ("" if len(set(value)) == len(value) else Message("names the same thing twice"))


def _themes(value: Any) -> str:
    if not isinstance(value, list) or not 1 <= len(value) <= 3 or any(map(_id, value)):
        return Message("should be a list of one to three theme ids")
    return "" if len(set(value)) == len(value) else Message("names the same theme twice")


def _topics(value: Any) -> str:
    if not isinstance(value, list) or len(value) > 2 or any(map(_id, value)):
        return Message("should be a list of at most two topic ids")
    return "" if len(set(value)) == len(value) else Message("names the same topic twice")


def _doubts(value: Any) -> str:
    fine = isinstance(value, list) and len(set(value)) == len(value) and set(value) <= set(get_args(Doubt))
    return "" if fine else Message("should be a list of {names}", names=get_args(Doubt))


def _cite(value: Any) -> str:
    return _text(value) or (
        ""
        if len(value) <= MAX_CITE
        else Message("has {count} characters, {most} at most", count=len(value), most=MAX_CITE)
    )


def _number(value: Any) -> str:
    fine = isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
    return "" if fine else Message("should be a number")


def _share(value: Any) -> str:
    return _number(value) or ("" if 0 <= value <= 1 else Message("should be between 0 and 1"))


def _year(value: Any) -> str:
    fine = isinstance(value, int) and not isinstance(value, bool) and 1900 <= value <= 2100
    return "" if fine else Message("should be a year, 1900 to 2100")


def _date(value: Any) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}(-\d{2}){0,2}", value):
        return Message("should be a date in quotes: 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'")
    try:
        datetime.date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        return Message("is a date that does not exist: {value}", value=value)
    return ""


def _period(value: Any) -> str:
    match = re.fullmatch(r"(\d{4})(?:-(\d{4}))?", value) if isinstance(value, str) else None
    if not match or int(match[1]) > int(match[2] or match[1]):
        return Message("should be years in quotes: 'YYYY' or 'YYYY-YYYY'")
    return ""


_KINDS: dict[str, Callable[[Any], str]] = {
    "text": _text,
    "texts": _texts,
    "themes": _themes,
    "topics": _topics,
    "doubts": _doubts,
    "cite": _cite,
    "number": _number,
    "share": _share,
    "year": _year,
    "date": _date,
    "period": _period,
    "id": _id,
    "city": _id,
    "plan": _id,
    "topic": _id,
    "indicator": _id,
    "bool": lambda value: "" if isinstance(value, bool) else Message("should be true or false"),
    "digits": _matching(r"\d{6}", Message("six digits in quotes")),
    "sha256": _matching(r"[0-9a-f]{64}", Message("64 hexadecimal digits")),
    "record-id": _matching(_RECORD_ID.pattern, "<plan>/<clause>.<number>"),
}


def near(word: object, words: Any) -> str:
    """``did you mean …?`` for a word close to one of ``words``, else all of them."""
    words = list(words)
    close = nearest(str(word)[:60], words, least=weights.LEAST_OFFERED, most=1)
    if close:
        return Message("did you mean {name!r}?", name=close[0][0])
    return Message("use one of: {names}", names=words) if len(words) <= 24 else ""


def build(cls: type[Record], data: Any, path: Path, report: Report, derive: Derive = _NOTHING) -> Record | None:
    """A record of ``cls`` from parsed ``data``, or None after reporting why not; ``derive`` is for it and those
    inside it.
    """
    if not isinstance(data, Mapping):
        report(
            path,
            "wrong-type",
            Message("a {kind} should be a mapping of fields", kind=wording(cls.__name__.lower())),
            "",
        )
        return None
    known = _written(cls)
    if not data.keys() <= known.keys():
        for key in data:
            if key not in known:
                report(
                    (*path, key),
                    "unknown-field",
                    Message("a {kind} has no field {key!r}", kind=wording(cls.__name__.lower()), key=key),
                    near(key, known),
                )
    values, sound = {}, True
    for name, item in known.items():
        if name in data:
            values[name] = value = _value(item, data[name], path, report, derive)
            sound = sound and value is not MISSING
        elif item.default is MISSING:
            report(
                path,
                "missing-field",
                Message("the {kind} lacks its {name!r}", kind=wording(cls.__name__.lower()), name=name),
                wording(item.metadata["doc"]),
            )
            sound = False
    if not sound:
        return None
    return cls(**values, **derive[cls](values)) if cls in derive else cls(**values)


def _value(item: Field[Any], value: Any, path: Path, report: Report, derive: Derive) -> Any:
    """The checked value of one field of the record at ``path``, MISSING when it is wrong."""
    kind = item.metadata["kind"]
    if value is None and item.default is None:
        return None
    if kind in _KINDS:
        wrong = _KINDS[kind](value)
        if not wrong:
            return tuple(value) if isinstance(value, list) else value
        code = "wrong-value" if isinstance(value, (str, list)) else "wrong-type"
        said = Message("{name!r} {wrong}", name=item.name, wrong=wrong)
        report((*path, item.name), code, said, wording(item.metadata["doc"]))
    elif kind == "choice":
        choices = item.metadata["choices"]
        if value in choices:
            return value
        report(
            (*path, item.name),
            "wrong-value",
            Message("{name!r} cannot be {value!r}", name=item.name, value=value),
            near(value, choices),
        )
    elif not isinstance(value, list):
        report(
            (*path, item.name),
            "wrong-type",
            Message("{name!r} should be a list", name=item.name),
            wording(item.metadata["doc"]),
        )
    else:
        inner = RECORDS[kind.removesuffix("[]")]
        built = [build(inner, part, (*path, item.name, number), report, derive) for number, part in enumerate(value)]
        if None not in built:
            return tuple(built)
    return MISSING


@by_class
def _written(cls: type) -> dict[str, Field[Any]]:
    """The fields that stand in data files, by name."""
    return {item.name: item for item in fields(cls) if not item.metadata["derived"]}


def to_data(record: Any) -> dict[str, Any]:
    """The record as the mapping that stands in a data file: fields in order, defaults left out."""
    result: dict[str, Any] = Flow() if isinstance(record, ONE_LINE) else {}
    for name, item in _written(type(record)).items():
        value = getattr(record, name)
        if item.default is not MISSING and value == item.default:
            continue
        if item.metadata["kind"].endswith("[]"):
            value = [to_data(part) for part in value]
        result[name] = list(value) if isinstance(value, tuple) else value
    return result


def unknown_sections(data: Mapping[str, Any], report: Report) -> None:
    """Report top-level keys that no data file has."""
    allowed = (*SECTIONS, "plan", "clauses")
    for key in data:
        if key not in allowed:
            report(
                (key,),
                "unknown-field",
                Message("a data file has no section {key!r}", key=key),
                near(key, allowed),
                ERROR,
            )
