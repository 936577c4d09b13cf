"""From parsed YAML to checked records, and back.

The classes of :mod:`plancmp.model` say which fields there are; here stands what each kind of field accepts.
"""

from __future__ import annotations

import datetime
import difflib
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields
from typing import Any, TypeVar

from plancmp.knowledge.yaml_io import Flow, Path
from plancmp.model import Aside, City, Clause, Commitment, Indicator, Plan, Quantity, Term, Theme, Topic
from plancmp.problems import ERROR
from plancmp.records import by_class

Record = TypeVar("Record")
Report = Callable[..., None]
"""``report(path, code, message, hint, level)`` notes a problem at a path inside the file."""

Derive = Mapping[type, Callable[[Mapping[str, Any]], Mapping[str, Any]]]
"""What gives the derived fields of a record of each class from its written ones."""

SECTIONS: dict[str, type] = {"cities": City, "themes": Theme, "indicators": Indicator, "terms": Term, "plans": Plan}
"""The lists that any data file may hold, beside ``plan`` and its ``clauses``."""

RECORDS: dict[str, type] = {
    "topic": Topic, "commitment": Commitment, "quantity": Quantity, "aside": Aside, "clause": Clause,
}
"""Records that stand inside others, by the kind of the field that holds them."""

ONE_LINE = (Quantity, Aside)
MAX_CITE = 24

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_RECORD_ID = re.compile(r"[a-z0-9-]+/\S+\.[1-9][0-9]*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def _text(value: Any) -> str:
    if not isinstance(value, str):
        return "should be text" + (" (quote the number)" if isinstance(value, (int, float)) else "")
    if not value or value != value.strip():
        return "should be text without blanks around it"
    return "holds a control character" if _CONTROL.search(value) else ""


def _matching(pattern: str, what: str) -> Callable[[Any], str]:
    compiled = re.compile(pattern)
    return lambda value: "" if isinstance(value, str) and compiled.fullmatch(value) else f"should be {what}"


_id = _matching(_ID.pattern, "an id: lower-case letters, digits and hyphens")


def _texts(value: Any) -> str:
    if not isinstance(value, list):
        return "should be a list of texts"
    wrong = next(filter(None, map(_text, value)), "")
    return wrong or ("" if len(set(value)) == len(value) else "names the same thing twice")


def _themes(value: Any) -> str:
    if not isinstance(value, list) or not 1 <= len(value) <= 3 or any(map(_id, value)):
        return "should be a list of one to three theme ids"
    return "" if len(set(value)) == len(value) else "names the same theme twice"


def _cite(value: Any) -> str:
    return _text(value) or ("" if len(value) <= MAX_CITE else f"has {len(value)} characters, {MAX_CITE} at most")


def _number(value: Any) -> str:
    fine = isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
    return "" if fine else "should be a number"


def _share(value: Any) -> str:
    return _number(value) or ("" if 0 <= value <= 1 else "should be between 0 and 1")


def _year(value: Any) -> str:
    fine = isinstance(value, int) and not isinstance(value, bool) and 1900 <= value <= 2100
    return "" if fine else "should be a year, 1900 to 2100"


def _date(value: Any) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}(-\d{2}){0,2}", value):
        return "should be a date in quotes: 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'"
    try:
        datetime.date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        return f"is a date that does not exist: {value}"
    return ""


def _period(value: Any) -> str:
    match = re.fullmatch(r"(\d{4})(?:-(\d{4}))?", value) if isinstance(value, str) else None
    if not match or int(match[1]) > int(match[2] or match[1]):
        return "should be years in quotes: 'YYYY' or 'YYYY-YYYY'"
    return ""


_KINDS: dict[str, Callable[[Any], str]] = {
    "text": _text, "texts": _texts, "themes": _themes, "cite": _cite, "number": _number, "share": _share, "year": _year, "date": _date,
    "period": _period, "id": _id, "city": _id, "plan": _id, "topic": _id, "indicator": _id,
    "bool": lambda value: "" if isinstance(value, bool) else "should be true or false",
    "digits": _matching(r"\d{6}", "six digits in quotes"),
    "sha256": _matching(r"[0-9a-f]{64}", "64 hexadecimal digits"),
    "record-id": _matching(_RECORD_ID.pattern, "<plan>/<clause>.<number>"),
}


def near(word: object, words: Any) -> str:
    """``did you mean …?`` for a word close to one of ``words``, else all of them."""
    words = list(words)
    close = difflib.get_close_matches(str(word), words, n=1)
    if close:
        return f"did you mean {close[0]!r}?"
    return "use one of: " + ", ".join(words) if len(words) <= 24 else ""


def build(cls: type[Record], data: Any, path: Path, report: Report, derive: Derive = {}) -> Record | None:
    """A record of ``cls`` from parsed ``data``, or None after reporting why not; ``derive`` is for it and those inside it."""
    if not isinstance(data, Mapping):
        report(path, "wrong-type", f"a {cls.__name__.lower()} should be a mapping of fields", "")
        return None
    known = _written(cls)
    if not data.keys() <= known.keys():
        for key in data:
            if key not in known:
                report((*path, key), "unknown-field", f"a {cls.__name__.lower()} has no field {key!r}", near(key, known))
    values, sound = {}, True
    for name, item in known.items():
        if name in data:
            values[name] = value = _value(item, data[name], path, report, derive)
            sound = sound and value is not MISSING
        elif item.default is MISSING:
            report(path, "missing-field", f"the {cls.__name__.lower()} lacks its {name!r}", item.metadata["doc"])
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
        report((*path, item.name), code, f"{item.name!r} {wrong}", item.metadata["doc"])
    elif kind == "choice":
        choices = item.metadata["choices"]
        if value in choices:
            return value
        report((*path, item.name), "wrong-value", f"{item.name!r} cannot be {value!r}", near(value, choices))
    elif not isinstance(value, list):
        report((*path, item.name), "wrong-type", f"{item.name!r} should be a list", item.metadata["doc"])
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


def plain(record: Any) -> dict[str, Any]:
    """The record as the mapping that stands in a data file: fields in order, defaults left out."""
    result: dict[str, Any] = Flow() if isinstance(record, ONE_LINE) else {}
    for name, item in _written(type(record)).items():
        value = getattr(record, name)
        if item.default is not MISSING and value == item.default:
            continue
        if item.metadata["kind"].endswith("[]"):
            value = [plain(part) for part in value]
        result[name] = list(value) if isinstance(value, tuple) else value
    return result


def unknown_sections(data: Mapping[str, Any], report: Report) -> None:
    """Report top-level keys that no data file has."""
    allowed = (*SECTIONS, "plan", "clauses")
    for key in data:
        if key not in allowed:
            report((key,), "unknown-field", f"a data file has no section {key!r}", near(key, allowed), ERROR)
