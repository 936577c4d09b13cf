"""JSON, NDJSON and CSV: values and grids to text."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from json.encoder import encode_basestring as _quoted
from typing import Any

from plancmp.model import Commitment


def to_json(value: Any) -> str:
    """Indented JSON with the Chinese as it is: what ``json.dumps`` gives with ``indent=2``, in a third of the time.

    Commitments may stand in the value: their text is that of their dictionaries.
    """
    return "".join(json_pieces(value))


def json_pieces(value: Any) -> list[str]:
    """The same in pieces: a text of some megabytes is copied as a whole with each level that it is part of."""
    pieces: list[str] = []
    holes: dict[str, dict[int, Commitment]] = {}
    _put(value, "\n", pieces, holes)
    for line, held in holes.items():  # commitments take less time written together than each in its turn
        for place, text in zip(held, _commitments(list(held.values()), line)):
            pieces[place] = text
    return [*pieces, "\n"]


def _put(value: Any, line: str, pieces: list[str], holes: dict[str, dict[int, Commitment]]) -> None:
    """Lists, and what holds other records, piece by piece; ``line`` begins a line of the level. Where a commitment is
    to stand is a hole, by its place among the pieces.
    """
    inner = line + "  "
    kind = type(value)
    if kind is Commitment:
        holes.setdefault(line, {})[len(pieces)] = value
        pieces.append("")
    elif kind is dict and any(map(_is_parted, value.values())):
        before = "{" + inner
        for name, part in value.items():
            pieces.append(f"{before}{_quoted(name)}: ")
            _put(part, inner, pieces, holes)
            before = "," + inner
        pieces.append(line + "}")
    elif kind is list and value and type(value[0]) in _RECORDS:
        before = "[" + inner
        for part in value:
            pieces.append(before)
            _put(part, inner, pieces, holes)
            before = "," + inner
        pieces.append(line + "]")
    else:
        pieces.append(_indented(value, line))


_RECORDS = frozenset((dict, Commitment))


def _is_parted(value: Any) -> bool:
    """Whether a value of a mapping is put piece by piece."""
    kind = type(value)
    if kind is list and value:
        return type(value[0]) is Commitment or type(value[0]) is dict and not _is_flat(value[0])
    return kind in _RECORDS


def _indented(value: Any, line: str) -> str:
    """A value as one text. The values of a record are put into a text that holds their names."""
    kind = type(value)
    if kind is str:
        return _quoted(value)
    if value is None or kind is bool:
        return _WORDS[value]
    if kind is Commitment:
        return next(_commitments([value], line))
    if not isinstance(value, (dict, list, tuple)):
        return _encoder("")(value)
    if not value:
        return "{}" if isinstance(value, dict) else "[]"
    inner = line + "  "
    if kind is list and _TEXT.issuperset(map(type, value)):
        return f"[{inner}{f',{inner}'.join(map(_quoted, value))}{line}]"
    if kind is list and all(map(_is_flat, value)):
        # The encoder in C writes all at once. In what it writes only the separator holds a line end.
        between = f",{inner}  "
        text = _encoder(between)(value)[2:-2].replace(f"}}{between}{{", f"{inner}}},{inner}{{{inner}  ")
        return f"[{inner}{{{inner}  {text}{inner}}}{line}]"
    # Most values are texts, most others empty lists; that they are is told here, as to ask takes longer.
    parts = value.values() if isinstance(value, dict) else value
    texts = [_quoted(part) if type(part) is str else "[]" if part == [] else _indented(part, inner) for part in parts]
    if isinstance(value, dict):
        return _form(tuple(value), line) % tuple(texts)
    return f"[{inner}{f',{inner}'.join(texts)}{line}]"


def _commitments(items: Sequence[Commitment], line: str) -> Iterator[str]:
    """The text of each of these commitments, of which an answer makes no dictionaries."""
    from plancmp.render import records  # most answers have none

    return records.indented(items, line)


_WORDS = {None: "null", True: "true", False: "false"}
_TEXT = frozenset((str,))
_SCALARS = frozenset((str, int, float, bool, type(None)))


def scalar(value: Any) -> str:
    """A text, a number, true, false or null."""
    kind = type(value)
    if kind is str:
        return _quoted(value)
    if value is None or kind is bool:
        return _WORDS[value]
    return int.__repr__(value) if kind is int else _encoder("")(value)


def scalars(values: Sequence[Any]) -> list[str]:
    """The same of many: the encoder in C writes all at once, and no text that it writes holds the separator."""
    return _encoder(_APART)(values)[1:-1].split(_APART) if values else []


_APART = "\x1f"


def _is_flat(value: Any) -> bool:
    return type(value) is dict and bool(value) and _SCALARS.issuperset(map(type, value.values()))


@cache
def _encoder(between: str) -> Callable[[Any], str]:
    return json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(between, ": ")).encode


@lru_cache(500)
def _form(names: tuple[str, ...], line: str) -> str:
    """A mapping with these names, with ``%s`` for each value."""
    inner = line + "  "
    return f"{{{inner}{f',{inner}'.join(_quoted(name).replace('%', '%%') + ': %s' for name in names)}{line}}}"


LISTED = "\n  "
"""What begins the lines of the values in a list that is the whole text."""


def json_list(texts: Iterable[str]) -> Iterator[str]:
    """What :func:`to_json` makes of a list, of the text of each of its values: there may be more than memory holds."""
    before = "["
    for text in texts:
        yield before + LISTED + text
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def to_ndjson(values: Iterable[Any]) -> str:
    """One JSON value a line."""
    return "".join([_compact(value) + "\n" for value in values])


_compact = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


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
