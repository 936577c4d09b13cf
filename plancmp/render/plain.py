"""JSON, NDJSON, CSV and Markdown: values and grids to text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any


def to_json(value: Any) -> str:
    """Indented JSON with the Chinese as it is."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def to_ndjson(values: Iterable[Any]) -> str:
    """One JSON value a line."""
    return "".join(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n" for value in values)


def to_csv(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """CSV that a spreadsheet opens with its Chinese intact (byte order mark) and in which no cell is a formula."""
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_inert(value) for value in row] for row in rows)
    return "\ufeff" + out.getvalue()


def _inert(value: Any) -> Any:
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")):
        return "'" + value
    return "" if value is None else value


def to_markdown(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A Markdown table; line breaks inside a cell become ``<br>``."""
    lines = ["| " + " | ".join(map(_cell, header)) + " |", "|" + " --- |" * len(header)]
    lines += ("| " + " | ".join(map(_cell, row)) + " |" for row in rows)
    return "\n".join(lines) + "\n"


def _cell(value: Any) -> str:
    text = "" if value is None else str(value)
    text = re.sub(r"([\\|*_`<>\[\]])", r"\\\1", text)
    return re.sub(r"\r\n?|\n", "<br>", text)
