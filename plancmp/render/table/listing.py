"""Lists of cities, plans, themes, topics and indicators on the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rich.console import Console
from rich.text import Text

from plancmp.query.listing import Listing
from plancmp.render import words
from plancmp.render.table import parts

_COLUMNS: dict[str, tuple[tuple[str, Callable[[Any, str], str]], ...]] = {
    "cities": (
        ("city", words.name), ("zh", lambda item, lang: item.zh), ("adcode", lambda item, lang: item.adcode),
        ("within", lambda item, lang: item.within),
    ),
    "plans": (
        ("type", words.plan_tag), ("adopted", lambda item, lang: item.adopted), ("period", lambda item, lang: item.period),
        ("origin", lambda item, lang: words.WORDS[lang][item.origin]), ("title", words.name),
    ),
    "themes": (("theme", words.name), ("aliases", lambda item, lang: ", ".join(item.aliases))),
    "topics": (("topic", words.name), ("theme", lambda item, lang: item.theme)),
    "indicators": (
        ("label", words.name), ("unit", lambda item, lang: item.unit),
        ("direction", lambda item, lang: words.WORDS[lang][item.direction]),
    ),
}


def draw(result: Listing, console: Console, lang: str) -> None:
    """Print the list: id, names, what matters of the kind, number of commitments."""
    say = words.WORDS[lang]
    columns = _COLUMNS[result.kind]
    grid = parts.table(say["id"], *(say[name] for name, _ in columns), say["commitments"], numeric=(len(columns) + 1,))
    for record, count in result.rows:
        grid.add_row(Text(record.id, parts.HEAD), *(Text(value(record, lang)) for _, value in columns), Text(str(count), parts.FIGURE))
    console.print(grid)
