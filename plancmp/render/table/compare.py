"""The side-by-side table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from plancmp.model import Commitment, Theme
from plancmp.query.compare import Comparison, Row
from plancmp.render import words
from plancmp.render.flat import absence
from plancmp.render.table import parts

SHARED_ROWS, SINGLE_ROWS = 12, 6
"""So many rows are shown of those that several cities share, and of those in which one stands alone."""

PER_CELL = 3
"""So many commitments are shown of one city in one row."""


def draw(
    result: Comparison, console: Console, lang: str, *, themes: Sequence[Theme], everything: bool, limit: int | None,
    explain: bool,
) -> None:
    """Print the comparison; ``themes`` are all there are, for the overview that opens an unfiltered one."""
    say = words.WORDS[lang]
    _head(result, console, lang)
    if not result.rows:
        return
    overview = not result.themes and len({row.topic.theme for row in result.rows}) > 3
    if overview:
        _overview(result, console, lang, themes)
    shared = [row for row in result.rows if row.holders > 1]
    single = [row for row in result.rows if row.holders == 1]
    most = len(result.rows) if everything else limit
    shown_shared = shared[: SHARED_ROWS if most is None else most]
    shown_single = single[: SINGLE_ROWS if most is None else max(most - len(shown_shared), 0)]
    drawer = _Drawer(result, lang, PER_CELL if not everything else None, explain)
    stacked = drawer.column(console.width) < parts.NARROW
    full = len(result.cities)
    for title, rows in (
        (say["shared"], [row for row in shown_shared if row.holders == full]),
        (say["several"], [row for row in shown_shared if row.holders < full]),
    ):
        if rows:
            console.print(Rule(Text(f"{title} ({sum((r.holders == full) == (rows[0].holders == full) for r in shared)})", parts.HEAD), align="left", style=parts.QUIET, characters="─"))
            console.print(drawer.stacked(rows) if stacked else drawer.table(rows))
    if shown_single:
        console.print(Rule(Text(f"{say['single']} ({len(single)})", parts.HEAD), align="left", style=parts.QUIET, characters="─"))
        console.print(drawer.compact(shown_single))
    console.print(parts.legend((item.strength for row in result.rows for cell in row.cells.values() for item in cell), lang))
    left = len(result.rows) - len(shown_shared) - len(shown_single)
    if left:
        console.print(Text(say["more rows"].format(n=left), parts.QUIET))


def _head(result: Comparison, console: Console, lang: str) -> None:
    """The cities with their plans, dates and coverage."""
    say = words.WORDS[lang]
    title = " · ".join(words.name(city, lang) for city in result.cities)
    if result.themes:
        title += " — " + ", ".join(words.name(theme, lang) for theme in result.themes)
    console.print(Text(title, parts.HEAD))
    grid = parts.table()
    for _ in range(3):
        grid.add_column(overflow="fold")
    grid.show_header = False
    for city in result.cities:
        plans = [plan for plan in result.plans if plan.city == city.id]
        text = Text(", ").join(
            Text.assemble(words.plan_tag(plan, lang), (f" {plan.adopted}", parts.QUIET), *([(f" {say['draft']}", "magenta")] if plan.origin == "draft" else []))
            for plan in plans
        ) if plans else Text(say["no plan"], "yellow")
        coverage = result.coverage[city.id]
        read = f"{say['read']} {coverage.clauses_read}/{coverage.clauses_total}" if lang == "zh" else f"{coverage.clauses_read} of {coverage.clauses_total} {say['read']}"
        grid.add_row(Text(words.name(city, lang), parts.HEAD), text, Text(read if plans else "", parts.QUIET))
    console.print(grid)


def _overview(result: Comparison, console: Console, lang: str, themes: Sequence[Theme]) -> None:
    say = words.WORDS[lang]
    total: Counter[tuple[str, str]] = Counter()
    figures: Counter[tuple[str, str]] = Counter()
    shared: Counter[str] = Counter()
    for row in result.rows:
        shared[row.topic.theme] += row.holders == len(result.cities)
        for city, cell in row.cells.items():
            total[row.topic.theme, city] += len(cell)
            figures[row.topic.theme, city] += sum(bool(item.quantities) for item in cell)
    console.print(Text(say["overview"], parts.QUIET))
    grid = parts.table(
        say["theme"], *(words.name(city, lang) for city in result.cities), say["shared"],
        numeric=range(1, len(result.cities) + 2),
    )
    for theme in themes:
        if any(total[theme.id, city.id] for city in result.cities):
            cells = [Text.assemble(str(total[theme.id, city.id]), (f" ({figures[theme.id, city.id]})", parts.FIGURE)) for city in result.cities]
            grid.add_row(Text.assemble(words.name(theme, lang), (f" {theme.id}", parts.QUIET)), *cells, Text(str(shared[theme.id])))
    console.print(grid)
    command = f"plancmp compare {' '.join(city.id for city in result.cities)} --theme {result.rows[0].topic.theme}"
    console.print(Text(say["deeper"].format(command=command), parts.QUIET))
    console.print()


class _Drawer:
    """The rows of one comparison as renderables."""

    def __init__(self, result: Comparison, lang: str, most: int | None, explain: bool) -> None:
        self.result, self.lang, self.most, self.explain = result, lang, most, explain
        self.plans = {plan.id: plan for plan in result.plans}

    def column(self, width: int) -> int:
        """How wide a city's column is on a screen of ``width``."""
        return (width - self.topic_width(width)) // len(self.result.cities) - 2

    def topic_width(self, width: int) -> int:
        return 12 if width < 100 else 18

    def cell(self, items: Sequence[Commitment], city: str) -> Text:
        if not items:
            return Text(absence(self.result, city, self.lang), "dim italic")
        shown = items if self.most is None else items[: self.most]
        lines = [parts.entry(item, self.plans, self.lang) for item in shown]
        if len(shown) < len(items):
            lines.append(Text(words.WORDS[self.lang]["more"].format(n=len(items) - len(shown)), parts.QUIET))
        return parts.stack(lines)

    def label(self, row: Row) -> Text:
        text = Text(words.name(row.topic, self.lang), parts.HEAD)
        if row.score is not None:
            text.append(f" {row.score}", parts.QUIET)
        return text

    def table(self, rows: Sequence[Row]) -> RenderableType:
        """Topics down, cities across."""
        cities = self.result.cities
        grid = parts.table(words.WORDS[self.lang]["topic"], *(words.name(city, self.lang) for city in cities), ratios=(1, *[3] * len(cities)))
        grid.columns[0].ratio, grid.columns[0].width = None, None
        grid.columns[0].min_width, grid.columns[0].max_width = 10, 18
        grid.padding = (0, 2, 1, 0)
        for row in rows:
            label = self.label(row)
            grid.add_row(label, *(self.cell(cell, city) for city, cell in row.cells.items()))
            if self.explain:
                grid.add_row(Text(""), Text(row.because, parts.QUIET))
        return grid

    def stacked(self, rows: Sequence[Row]) -> RenderableType:
        """Each city under the other, for a narrow screen."""
        lines: list[Text] = []
        for row in rows:
            lines.append(self.label(row))
            for city in self.result.cities:
                lines.append(Text(f"[{words.name(city, self.lang)}]", parts.FIGURE))
                lines.append(self.cell(row.cells[city.id], city.id))
            if self.explain:
                lines.append(Text(row.because, parts.QUIET))
            lines.append(Text(""))
        return parts.stack(lines)

    def compact(self, rows: Sequence[Row]) -> RenderableType:
        """A line or two a row: which city, how many, and the most telling one."""
        grid = parts.table(words.WORDS[self.lang]["topic"], words.WORDS[self.lang]["city"], "", numeric=())
        grid.columns[0].max_width = 18
        names = {city.id: words.name(city, self.lang) for city in self.result.cities}
        for row in rows:
            city, cell = next((city, cell) for city, cell in row.cells.items() if cell)
            shown = cell if self.most is None else cell[:1]
            lines = [parts.entry(item, self.plans, self.lang) for item in shown]
            if len(shown) < len(cell):
                lines[-1].append(" " + words.WORDS[self.lang]["more"].format(n=len(cell) - len(shown)), parts.QUIET)
            grid.add_row(Text(words.name(row.topic, self.lang), parts.HEAD), Text(names[city]), parts.stack(lines))
        return Padding(grid, (0, 0, 1, 0))
