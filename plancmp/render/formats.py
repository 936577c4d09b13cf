"""JSON, NDJSON and CSV: values and grids to text."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from json.encoder import encode_basestring as _quoted
from typing import Any


def to_json(value: Any) -> str:
    """Indented JSON with the Chinese as it is."""
    pieces: list[str] = []
    _indented(value, "\n", pieces.append)
    return "".join((*pieces, "\n"))


_TEXTS = frozenset((str,))
_SCALARS = _TEXTS | {int, float, bool, type(None)}


def _indented(value: Any, line: str, put: Callable[[str], None]) -> None:
    """What ``json.dumps`` gives with ``indent=2``, in half the time; ``line`` begins a line of the level.

    With an indent Python writes piece by piece; what holds nothing but scalars is left to its encoder in C, with the
    line between them as a separator.
    """
    inner = line + "  "
    if isinstance(value, dict) and value:
        if _SCALARS.issuperset(map(type, value.values())):
            put(f"{{{inner}{_encoder(inner)(value)[1:-1]}{line}}}")
            return
        before = "{" + inner
        for name, part in value.items():
            if isinstance(part, str):
                put(f"{before}{_quoted(name)}: {_quoted(part)}")
            else:
                put(f"{before}{_quoted(name)}: ")
                _indented(part, inner, put)
            before = "," + inner
        put(line + "}")
    elif isinstance(value, (list, tuple)) and value:
        if _TEXTS.issuperset(map(type, value)):
            put(f"[{inner}{f',{inner}'.join(map(_quoted, value))}{line}]")
            return
        before = "[" + inner
        for part in value:
            put(before)
            _indented(part, inner, put)
            before = "," + inner
        put(line + "]")
    else:
        put(_encoder("")(value))


@cache
def _encoder(line: str) -> Callable[[Any], str]:
    return json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=("," + line, ": ")).encode


def json_list(values: Iterable[Any]) -> Iterator[str]:
    """What :func:`to_json` makes of a list, value by value: there may be more than memory holds."""
    before = "["
    for value in values:
        pieces = [before, "\n  "]
        _indented(value, "\n  ", pieces.append)
        yield "".join(pieces)
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def to_ndjson(values: Iterable[Any]) -> str:
    """One JSON value a line."""
    return "".join(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n" for value in values)


def to_csv(header: Sequence[str], rows: Iterable[Sequence[Any]], *, marked: bool = False) -> str:
    """CSV in which no cell is a formula; ``marked`` with the byte order mark without which a spreadsheet that opens the
    file garbles its Chinese.
    """
    return "".join(csv_lines(header, rows, marked=marked))


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[Any]], *, marked: bool = False) -> Iterator[str]:
    """The same row by row."""
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    out.write("\ufeff" if marked else "")
    writer.writerow(header)
    for row in rows:
        yield out.getvalue()
        out.seek(0)
        out.truncate()
        writer.writerow([_inert(value) for value in row])
    yield out.getvalue()


def _inert(value: Any) -> Any:
    """A value that no spreadsheet takes for a formula, which has more than its sign; true and false as in JSON."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if (
        isinstance(value, str)
        and len(value) > 1
        and value.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n"))
    ):
        return "'" + value
    return "" if value is None else value
