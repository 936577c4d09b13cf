"""Targets of cities side by side, on the screen."""

from __future__ import annotations

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from plancmp.query.sentences import beside
from plancmp.query.series import change_shown
from plancmp.query.targets import Cell, Row, Targets
from plancmp.render import words
from plancmp.render.table import parts
from plancmp.render.table.columns import GAP, Columns
from plancmp.render.table.flow import Flow

LABEL_WIDTH = {0: 20, 110: 26}
"""Cells of the column of indicators by the least width of the screen."""

NARROW = 18
"""The least width of a city's column; on narrower screens the cities are stacked."""

FEW_SHARED, SINGLE_ROWS = 5, 10
"""Where fewer indicators than these are shared, so many of those of one city alone are shown with them."""

BAR, BAR_WIDTH = "▪", 12
LEAD = "*"


def draw(result: Targets, console: Console, lang: str, *, everything: bool, single: bool = False) -> None:
    """Print the targets; ``single`` adds the indicators of which only one city speaks, ``everything`` also the
    statements that do not decide."""
    say = words.WORDS[lang]
    indicators = dict.fromkeys(row.indicator.id for row in result.rows)
    shared = {row.indicator.id for row in result.rows if row.holders > 1}
    alone = [name for name in indicators if name not in shared]
    if not everything and not single:
        alone = alone[:SINGLE_ROWS] if len(shared) < FEW_SHARED else []
    shown = shared.union(alone)
    rows = [row for row in result.rows if row.indicator.id in shown]
    drawer = _Drawer(result, lang, everything)
    label_width = next(cells for least, cells in reversed(LABEL_WIDTH.items()) if console.width >= least)
    if (console.width - label_width) // len(result.cities) < NARROW:
        console.print(drawer.stacked(rows))
    else:
        console.print(drawer.table(rows, label_width))
    console.print()
    console.print(parts.legend((one.item.strength for row in rows for cell in row.cells.values() for one in cell.targets[:1]), lang))
    if any(row.leaders for row in rows):
        console.print(Text.assemble((LEAD, "bold green"), (f" {say['leader']}: {say['lead how']}", parts.QUIET)))
    if len(shown) < len(indicators):
        left = words.counted("single rows", len(indicators) - len(shown), lang)
        console.print(Flow(Text(left, parts.QUIET)))


class _Drawer:
    def __init__(self, result: Targets, lang: str, everything: bool) -> None:
        self.result, self.lang, self.everything, self.say = result, lang, everything, words.WORDS[lang]
        self.plans = {plan.id: plan for plan in result.plans}
        self.names = {city.id: words.name(city, lang) for city in result.cities}

    def table(self, rows: list[Row], label_width: int) -> RenderableType:
        """Indicators down, cities across."""
        cities = self.names.values()
        places = range(1, len(cities) + 1)
        grid = Columns(self.say["label"], *cities, widths=(label_width - GAP,), rest=places, numeric=places)
        for row, before in zip(rows, (None, *rows)):
            grid.add(self.label(row, before), *(self.cell(row, city) for city in row.cells))
        return grid

    def stacked(self, rows: list[Row]) -> RenderableType:
        """Each city under the other, for a narrow screen."""
        pieces: list[RenderableType] = []
        for row, before in zip(rows, (None, *rows)):
            pieces.append(Flow(Text(" ").join(self.label(row, before).split())))
            for city, cell in row.cells.items():
                if cell.targets:
                    pieces += (Text(f"  {self.names[city]}"), Padding(self.cell(row, city), (0, 0, 0, 4)))
            pieces.append(Text())
        return Group(*pieces[:-1])

    def label(self, row: Row, before: Row | None) -> Text:
        """What is measured, how, and why it is not held against others; ``before`` is the row above."""
        text = Text(words.name(row.indicator, self.lang), parts.HEAD)
        if row.basis not in ("level", "rate") or row.apart:
            text.append(f"\n{self.say[row.basis]}" + (f" ({row.unit})" if row.unit and row.basis != "rank" else ""), parts.QUIET)
        if before is not None and before.indicator.id == row.indicator.id:
            text.append(f"\n{self.say['other measure']}", parts.QUIET)
        if row.holders > 1 and not row.fair:
            text.append(f"\n{self.say['years differ']}", parts.QUIET)
        return text

    def cell(self, row: Row, city: str) -> Text:
        """The figure with its year; strength and clause; what it starts from; the bar."""
        cell = row.cells[city]
        if not cell.targets:
            return Text("—" if any(plan.city == city for plan in self.result.plans) else self.say["no plan"], parts.QUIET)
        first = cell.targets[0]
        text = Text()
        if city in row.leaders:
            text.append(f"{LEAD} ", "bold green")
        text.append(first.figure(self.lang), parts.FIGURE)
        text.append(f" {first.year or ''}".rstrip())
        if row.fair and row.basis != "rank":
            top = max(abs(one.targets[0].value) for one in row.cells.values() if one.targets) or 1
            text.append("\n" + BAR * max(1, round(BAR_WIDTH * abs(first.value) / top)), "green" if city in row.leaders else "cyan")
        text.append("\n")
        text.append_text(parts.mark(first.item, self.lang))
        text.append(f" {parts.reference(first.item, self.plans, self.lang)}", parts.QUIET)
        self._start(cell, text)
        if self.everything:
            for one in cell.targets[1:]:
                text.append(f"\n{one.figure(self.lang)} {one.year or ''}")
                text.append(f"\n{parts.reference(one.item, self.plans, self.lang)}", parts.QUIET)
        elif len(cell.targets) > 1:
            text.append("\n" + self.say["others"].format(n=len(cell.targets) - 1), parts.QUIET)
        return text

    def _start(self, cell: Cell, text: Text) -> None:
        if cell.start is None:
            return
        if cell.needs is None:
            text.append("\n" + beside(cell.start, cell.targets[0])[self.lang != "zh"], parts.QUIET)
            return
        text.append(f"\n{cell.start.year}: {cell.start.figure(self.lang)}", parts.QUIET)
        change = change_shown(cell.start, cell.needs, self.lang)
        text.append(f"\n{self.say['needs']}{'' if self.lang == 'zh' else ' '}{change}", "yellow")
