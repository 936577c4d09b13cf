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
        ("adopted", lambda item, lang: item.adopted), ("period", lambda item, lang: item.period),
        ("origin", words.origin), ("title", words.name),
    ),
    "themes": (("theme", words.name), ("aliases", lambda item, lang: ", ".join(item.aliases))),
    "topics": (("theme", lambda item, lang: item.theme), ("topic", words.name)),
    "indicators": (("unit", lambda item, lang: item.unit), ("label", words.name)),
}


def draw(result: Listing, console: Console, lang: str) -> None:
    """Print the list: id, number of commitments, what matters of the kind, name."""
    say = words.WORDS[lang]
    columns = _COLUMNS[result.kind]
    sheet = Sheet(say["id"], say["commitments"], *(say[name] for name, _ in columns), numeric=(1,), least=8)
    for record, count in result.rows:
        values = [Text(value(record, lang)) for _, value in columns]
        sheet.add(Text(record.id, parts.HEAD), Text(str(count), parts.FIGURE), *values[:-1], text=Flow((Text(), values[-1])))
    console.print(sheet)
