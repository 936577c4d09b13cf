"""What a city lacks against others, on the screen."""

from __future__ import annotations

from collections.abc import Mapping

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from plancmp.model import Theme
from plancmp.query.gaps import Gaps
from plancmp.render import words
from plancmp.render.table import parts
from plancmp.render.table.columns import Columns
from plancmp.render.table.flow import Flow

ROWS, PER_CELL = 15, 2
"""So many topics are shown, and so many commitments of one city in each."""

NAMED = 6
"""So many of the cities that another is held against are named in the title."""

LABEL_WIDTH = {0: 18, 110: 26}
"""Cells of the column of topics by the least width of the screen."""


def draw(
    result: Gaps, console: Console, lang: str, *, themes: Mapping[str, Theme], everything: bool, limit: int | None
) -> None:
    """Print the topics, the strongest first, with the commitments of those who have them."""
    say = words.WORDS[lang]
    names = {city.id: words.name(city, lang) for city in (result.city, *result.against)}
    plans = {plan.id: plan for plan in result.plans}
    joined = ("、" if lang == "zh" else ", ").join(names[city.id] for city in result.against)
    if len(result.against) > NAMED:
        joined = say["so many cities"].format(n=len(result.against))
    title = say["only of" if result.reverse else "gaps of"].format(others=joined, city=names[result.city.id])
    rows = result.rows if everything else result.rows[: limit or ROWS]
    console.print(Text(title, parts.HEAD) + Text(f"  {len(rows)}/{len(result.rows)}", parts.QUIET))
    width = next(cells for least, cells in reversed(LABEL_WIDTH.items()) if console.width >= least)
    name_width = max(map(cell_len, names.values()))
    grid = Columns(say["topic"], say["city"], say["text"], widths=(width,), rest=(2,))
    pieces: list[RenderableType] = []
    for row in rows:
        topic, theme = words.name(row.topic, lang), f"({words.name(themes[row.topic.theme], lang)})"
        blocks: list[tuple[Text, Flow]] = []
        for city, cell in row.cells.items():
            if city in row.lacking:
                continue
            most = len(cell) if everything else PER_CELL
            entries = [parts.entry(item, plans, lang) for item in cell[:most]]
            if len(cell) > most:
                entries[-1][1].append(" " + say["more"].format(n=len(cell) - most), parts.QUIET)
            blocks.append((Text(names[city], parts.FIGURE), Flow(*entries)))
        for city in row.lacking:
            blocks.append((Text(names[city]), Flow(Text(words.absence(result.absence(row, city), result.coverage[city], lang), "dim italic"))))
        pieces.append(Flow(Text.assemble((topic, parts.HEAD), (f" {theme}", parts.QUIET))))
        for city_name, text in blocks:
            pieces += (Padding(city_name, (0, 0, 0, 2)), Padding(text, (0, 0, 0, 4)))
        label = Flow(Text.assemble((topic, parts.HEAD), (f"\n{theme}", parts.QUIET)))
        for number, block in enumerate(blocks):
            grid.add("" if number else label, *block)
    # On a narrow screen everything stands under the other.
    console.print(Group(*pieces) if console.width < width + name_width + 4 + parts.NARROW else grid)
    console.print(parts.legend((item.strength for row in rows for cell in row.cells.values() for item in cell), lang))
    if len(rows) < len(result.rows):
        console.print(Text(words.counted("gap rows", len(result.rows) - len(rows), lang), parts.QUIET))
