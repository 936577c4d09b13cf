"""Targets of cities side by side, on the screen."""

from __future__ import annotations

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from plancmp.query.progress.chain import Higher
from plancmp.query.progress.reasons import beside
from plancmp.query.progress.statements import amount, change_shown
from plancmp.query.progress.targets import Cell, TargetRow, Targets
from plancmp.render import document as documents
from plancmp.render import grids, overview, phrases
from plancmp.render.kit import parts
from plancmp.render.kit.columns import GAP, Columns
from plancmp.render.kit.flow import Flow
from plancmp.render.view import View

LABEL_WIDTH = {0: 20, 110: 26}
"""Cells of the column of indicators by the least width of the screen."""

NARROW = 18
"""The least width of a city's column; on narrower screens the cities are stacked."""

FEW_SHARED, SINGLE_ROWS = 5, 10
"""Where fewer indicators than these are shared, so many of those of one city alone are shown with them."""

BAR, BAR_WIDTH = "▪", 12
LEAD = "*"


def table(result: Targets, view: View, console: Console) -> None:
    """Draw the targets: those of several cities, of one alone where little is shared or where one or an indicator was
    asked for; with everything also the statements that do not decide. Many cities are told in numbers.
    """
    if not result.rows:
        return
    if len(result.cities) > overview.MANY and not result.selection.indicators:
        overview.targets(result, view, console)
        return
    lang, everything = view.lang, view.everything
    single = bool(result.selection.indicators) or len(result.cities) == 1
    say = phrases.WORDS[lang]
    indicators = dict.fromkeys(row.indicator.id for row in result.rows)
    shared = {row.indicator.id for row in result.rows if row.holders > 1}
    alone = [name for name in indicators if name not in shared]
    if not everything and not single:
        alone = alone[:SINGLE_ROWS] if len(shared) < FEW_SHARED else []
    shown = shared.union(alone)
    fitting = [row for row in result.rows if row.indicator.id in shown]
    rows = fitting[: view.limit]
    drawer = _Drawer(result, lang, everything)
    label_width = next(cells for least, cells in reversed(LABEL_WIDTH.items()) if console.width >= least)
    if (console.width - label_width) // len(result.cities) < NARROW:
        console.print(drawer.stacked(rows))
    else:
        console.print(drawer.table(rows, label_width))
    legend = parts.legend(
        (
            one.item.strength
            for row in rows
            for cell in row.cells.values()
            for one in cell.targets[:1]
            if not one.charted
        ),
        lang,
    )
    console.print()
    if legend:
        console.print(legend)
    if any(row.leaders for row in rows):
        console.print(
            Text.assemble((LEAD, f"bold {parts.GREEN}"), (f" {say['leader']}: {say['lead how']}", parts.QUIET))
        )
    if len(rows) < len(fitting):
        console.print(Flow(Text(phrases.counted("indicators hidden", len(fitting) - len(rows), lang), parts.QUIET)))
    if len(shown) < len(indicators):
        left = phrases.counted("single rows", len(indicators) - len(shown), lang)
        console.print(Flow(Text(left, parts.QUIET)))


def grid(result: Targets, view: View) -> grids.Grid:
    """One target a row; the one that decides is marked, with what it starts from and needs a year."""
    lang = view.lang
    rows = []
    for row in result.rows:
        for city, cell in row.cells.items():
            for number, one in enumerate(cell.targets):
                start = cell.start if number == 0 else None
                needs: str | float | None = None
                if start is not None and cell.needs is not None:
                    needs = change_shown(start, cell.needs, lang) if view.worded else round(cell.needs, 4)
                rows.append(
                    [
                        row.indicator.id,
                        row.basis,
                        phrases.scope(row.scope, lang) if view.worded else row.scope,
                        city,
                        *grids.statement(one, view),
                        number == 0,
                        None if start is None else start.value,
                        None if start is None else start.year,
                        needs,
                        number == 0 and city in row.leaders,
                        "; ".join(over(higher, lang) for higher in cell.above) if number == 0 else "",
                    ]
                )
    before = ("indicator", "basis", "scope", "city")
    behind = ("decides", "start", "start_year", "needs", "leader", "above")
    return [*before, *grids.statement_columns(view), *behind], rows


def document(result: Targets, view: View) -> documents.Document:
    """One indicator a row, one city a column; a star marks the leader."""
    lang = view.lang
    say = phrases.WORDS[lang]
    places = documents.Places(result, lang)
    rows: list[list[documents.Cell]] = []
    for row in result.rows:
        label = phrases.name(row.indicator, lang)
        if row.basis not in ("level", "rate"):
            label += f" ({say[row.basis]})"
        if row.scope:
            label += f" ({phrases.scope(row.scope, lang)})"
        cells: list[documents.Cell] = []
        for city, cell in row.cells.items():
            fact = places.figure(cell.targets[0]) if cell.targets else None
            leads = fact is not None and city in row.leaders
            cells.append(fact._replace(text=f"{fact.text} {LEAD}") if leads and fact is not None else fact)
        rows.append([label, *cells])
    heads = [say["label"], *(phrases.name(city, lang) for city in result.cities)]
    lead = [f"{LEAD} {say['leader']}: {say['lead how']}"] if any(row.leaders for row in result.rows) else []
    title = documents.title_of(result, lang)
    return documents.document(result, title, [documents.Table(heads, rows)], lead)


def over(higher: Higher, lang: str) -> str:
    """What a place above aims at, and how far the city is from it: 浙江约5.5%,高0.5个百分点."""
    name, figure = phrases.name(higher.city, lang), higher.target.figure(lang)
    said = f"{name}{figure}" if lang == "zh" else f"{name} {figure}"
    if higher.markup is None:
        return said
    if not higher.markup:
        return said + (",相同" if lang == "zh" else ", the same")
    unit = "个百分点" if higher.target.unit == "%" else "" if higher.target.unit == "倍" else higher.target.unit
    size = amount(abs(higher.markup), unit, lang)
    if lang == "zh":
        return f"{said},{'高' if higher.markup > 0 else '低'}{size}"
    return f"{said}, {size} {'above' if higher.markup > 0 else 'below'} it"


class _Drawer:
    def __init__(self, result: Targets, lang: str, everything: bool) -> None:
        self.result, self.lang, self.everything, self.say = result, lang, everything, phrases.WORDS[lang]
        self.plans = {plan.id: plan for plan in result.plans}
        self.names = {city.id: phrases.name(city, lang) for city in result.cities}

    def table(self, rows: list[TargetRow], label_width: int) -> RenderableType:
        """Indicators down, cities across."""
        cities = self.names.values()
        places = range(1, len(cities) + 1)
        columns = Columns(self.say["label"], *cities, widths=(label_width - GAP,), rest=places, numeric=places)
        for row, before in zip(rows, (None, *rows)):
            columns.add(self.label(row, before), *(self.cell(row, city) for city in row.cells))
        return columns

    def stacked(self, rows: list[TargetRow]) -> RenderableType:
        """Each city under the other, for a narrow screen."""
        pieces: list[RenderableType] = []
        for row, before in zip(rows, (None, *rows)):
            pieces.append(Flow(Text(" ").join(self.label(row, before).split())))
            for city, cell in row.cells.items():
                if cell.targets:
                    pieces += (Text(f"  {self.names[city]}"), Padding(self.cell(row, city), (0, 0, 0, 4)))
            pieces.append(Text())
        return Group(*pieces[:-1])

    def label(self, row: TargetRow, before: TargetRow | None) -> Text:
        """What is measured, how, and why it is not held against others; ``before`` is the row above."""
        text = Text(phrases.name(row.indicator, self.lang), parts.HEAD)
        if row.scope:
            text.append(f"\n{phrases.scope(row.scope, self.lang)}", parts.QUIET)
        if row.basis not in ("level", "rate") or row.apart:
            unit = phrases.unit(row.unit, self.lang)
            text.append(
                f"\n{self.say[row.basis]}" + (f" ({unit})" if unit and row.basis != "rank" else ""), parts.QUIET
            )
        if before is not None and before.indicator.id == row.indicator.id:
            text.append(f"\n{self.say['other measure']}", parts.QUIET)
        if row.holders > 1 and not row.fair:
            text.append(f"\n{self.say['years differ']}", parts.QUIET)
        return text

    def cell(self, row: TargetRow, city: str) -> Text:
        """The figure with its year; strength and clause; what it starts from; the bar."""
        cell = row.cells[city]
        if not cell.targets:
            return Text(
                "—" if any(plan.city == city for plan in self.result.plans) else self.say["no plan"], parts.QUIET
            )
        first = cell.targets[0]
        text = Text()
        if city in row.leaders:
            text.append(f"{LEAD} ", f"bold {parts.GREEN}")
        text.append(first.figure(self.lang), parts.FIGURE)
        text.append(f" {first.year or ''}".rstrip())
        if row.fair and row.basis != "rank" and first.quantity.value is not None:
            firsts = [one.targets[0] for one in row.cells.values() if one.targets]
            top = max(abs(one.value) for one in firsts if one.quantity.value is not None) or 1
            text.append(
                "\n" + BAR * max(1, round(BAR_WIDTH * abs(first.value) / top)),
                parts.GREEN if city in row.leaders else parts.TEAL,
            )
        text.append("\n")
        text.append_text(parts.mark(first.item, self.lang))
        text.append(f" {parts.reference(first.item, self.plans, self.lang)}", parts.QUIET)
        self._start(cell, text)
        for higher in cell.above:
            text.append(f"\n{over(higher, self.lang)}", parts.QUIET)
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
        target = cell.targets[0]
        # A start that may lie beyond its bound, on the side of the target.
        beyond = cell.start.quantity.op == (">=" if target.value > cell.start.value else "<=")
        if cell.needs is None and not beyond:
            text.append("\n" + beside(cell.start, target)[self.lang != "zh"], parts.QUIET)
            return
        text.append(f"\n{cell.start.year}: {cell.start.figure(self.lang)}", parts.QUIET)
        if cell.needs is None:
            return
        change = change_shown(cell.start, cell.needs, self.lang)
        if (target.year or 0) - (cell.start.year or 0) == 1:
            change = change.removeprefix("年均").removeprefix("每年").removesuffix(" a year")
        needs = self.say["needs at most" if beyond else "needs"]
        text.append(f"\n{needs}{'' if self.lang == 'zh' else ' '}{change}", parts.AMBER)
