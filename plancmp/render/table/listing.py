"""Lists of cities, plans, themes, topics and indicators on the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rich.console import Console
from rich.text import Text

from plancmp.query.listing import Listing
from plancmp.render import words
from plancmp.render.table import parts
from plancmp.render.table.flow import Flow
from plancmp.render.table.sheet import Sheet

_COLUMNS: dict[str, tuple[tuple[str, Callable[[Any, str], str]], ...]] = {
    "cities": (
        ("city", words.name), ("zh", lambda item, lang: item.zh), ("adcode", lambda item, lang: item.adcode),
        ("within", lambda item, lang: item.within),
    ),
    "plans": (
        ("city", lambda item, lang: item.city), ("adopted", lambda item, lang: item.adopted),
        ("period", lambda item, lang: item.period), ("origin", words.origin), ("title", words.name),
    ),
    "themes": (("theme", words.name), ("aliases", lambda item, lang: ", ".join(item.aliases))),
    "topics": (("topic", words.name), ("theme", lambda item, lang: item.theme)),
    "indicators": (("label", words.name), ("unit", lambda item, lang: item.unit)),
}


_NAME = {"topics": 2, "indicators": 2}
"""The column that holds the name, where it is not the last."""

_LEAST = {"plans": 30, "indicators": 18}
"""Cells that a name must have, else it stands on a line of its own: the titles of plans are long."""


def draw(result: Listing, console: Console, lang: str) -> None:
    """Print the list: id, number of commitments, what matters of the kind, name."""
    say = words.WORDS[lang]
    columns = _COLUMNS[result.kind]
    headers = (say["id"], say["commitments"], *(say[name] for name, _ in columns))
    at = _NAME.get(result.kind, len(headers) - 1)
    sheet = Sheet(*headers, numeric=(1,), least=_LEAST.get(result.kind, 8), at=at)
    for record, count in result.rows:
        cells = [Text(record.id, parts.HEAD), Text(str(count), parts.FIGURE)]
        cells += [Text(value(record, lang)) for _, value in columns]
        name = cells.pop(at)
        sheet.add(*cells, text=Flow(name))
    console.print(sheet)
