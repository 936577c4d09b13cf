"""The side-by-side table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from plancmp.model import Commitment, Plan, Theme, Topic
from plancmp.query.compare import Comparison, Row
from plancmp.query.sides import Reason
from plancmp.render import words
from plancmp.render.table import parts
from plancmp.render.table.columns import GAP, Columns
from plancmp.render.table.flow import Flow
from plancmp.render.table.sheet import Sheet

SHARED_ROWS, SINGLE_ROWS = 12, 6
"""So many rows are shown of those that several cities share, and of those in which one stands alone."""

TOPIC_WIDTH = {0: 16, 110: 22}
"""Cells of the column of topics, with the gap behind it, by the least width of the screen."""

PER_CELL = 3
"""So many commitments are shown of one city in one row."""


def draw(
    result: Comparison, console: Console, lang: str, *, themes: Sequence[Theme], everything: bool, limit: int | None,
    explain: bool, topics: Sequence[Topic] = (), plans: Sequence[Plan] = (), year: int | None = None, status: str | None = None,
) -> None:
    """Print the comparison; ``themes`` are all there are, for the overview that opens an unfiltered one.

    ``topics``, ``plans``, ``year`` and ``status`` (planned or done) are what it was narrowed to, for the title.
    """
    say = words.WORDS[lang]
    only = [words.name(record, lang) for record in (*result.themes, *topics)] + [words.plan_tag(plan, lang) for plan in plans]
    only += [say["in year"].format(year=year)] if year is not None else []
    only += [say["only planned" if status == "planned" else "only results"]] if status is not None else []
    _head(result, console, lang, only)
    if not result.rows:
        return
    overview = not result.themes and len({row.topic.theme for row in result.rows}) > 3
    if overview:
        narrowed = [f"--topic {topic.id}" for topic in topics] + [f"--plan {plan.id}" for plan in plans]
        narrowed += [f"--year {year}"] if year is not None else []
        narrowed += [f"--status {status}"] if status is not None else []
        _overview(result, console, lang, themes, narrowed)
    shared = [row for row in result.rows if row.holders > 1]
    single = [row for row in result.rows if row.holders == 1]
    most = len(result.rows) if everything else limit
    shown_shared = shared[: SHARED_ROWS if most is None else most]
    shown_single = single[: SINGLE_ROWS if most is None else max(most - len(shown_shared), 0)]
    drawer = _Drawer(result, console.width, lang, PER_CELL if not everything else None, explain)
    side_by_side = drawer.stacked if drawer.too_narrow else drawer.table
    full = len(result.cities)
    hidden = []
    for title, rows, total in (
        (say["shared"], [row for row in shown_shared if row.holders == full], sum(row.holders == full for row in shared)),
        (say["several"], [row for row in shown_shared if row.holders < full], sum(row.holders < full for row in shared)),
        (say["single"], shown_single, len(single)),
    ):
        if total:
            heading = Text.assemble((title, parts.HEAD), (f" {len(rows)}/{total}", parts.QUIET))
            console.print(Rule(heading, align="left", style=parts.QUIET, characters="─"))
        if rows:
            console.print(drawer.compact(rows) if rows is shown_single else side_by_side(rows))
        if total:
            console.print()
        if len(rows) < total:
            hidden.append(f"{title}{'' if lang == 'zh' else ' '}{total - len(rows)}")
    legend = parts.legend((item.strength for row in result.rows for cell in row.cells.values() for item in cell), lang)
    if shown_shared:
        legend.append(f"  {say['alike how']}", parts.QUIET)
    console.print(legend)
    if hidden:
        left = len(result.rows) - len(shown_shared) - len(shown_single)
        which = ("、" if lang == "zh" else ", ").join(hidden)
        console.print(Text(words.counted("more rows", left, lang, which=which), parts.QUIET))


def _head(result: Comparison, console: Console, lang: str, only: Sequence[str]) -> None:
    """The cities, what the comparison is narrowed to, and the plans with their dates and coverage."""
    say = words.WORDS[lang]
    title = " · ".join(words.name(city, lang) for city in result.cities)
    if only:
        title += " — " + ", ".join(only)
    console.print(Text(title, parts.HEAD))
    sheet = Sheet("", "", "", at=1, least=30)
    for city in result.cities:
        plans = [plan for plan in result.plans if plan.city == city.id]
        text = Text(", ").join(
            Text.assemble(words.plan_tag(plan, lang), (f" {plan.adopted}", parts.QUIET), *([(f" {say['draft']}", "magenta")] if plan.origin == "draft" else []))
            for plan in plans
        ) if plans else Text(say["no plan"], "yellow")
        coverage = result.coverage[city.id]
        read = f"{say['read']} {coverage.clauses_read}/{coverage.clauses_total}" if lang == "zh" else f"{coverage.clauses_read} of {coverage.clauses_total} {say['read']}"
        if coverage.open:
            read += f" · {words.counted('open topics', coverage.open, lang)}"
        sheet.add(Text(words.name(city, lang), parts.HEAD), Text(read if plans else "", parts.QUIET), text=Flow(text))
    console.print(sheet)


def _overview(result: Comparison, console: Console, lang: str, themes: Sequence[Theme], narrowed: Sequence[str]) -> None:
    """How much there is by theme, and the command that shows one of them; ``narrowed`` are the options given."""
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
    grid = Columns(
        say["theme"], *(words.name(city, lang) for city in result.cities), say["shared"],
        numeric=range(1, len(result.cities) + 2),
    )
    for theme in themes:
        if any(total[theme.id, city.id] for city in result.cities):
            cells = [Text.assemble(str(total[theme.id, city.id]), (f" ({figures[theme.id, city.id]})", parts.FIGURE)) for city in result.cities]
            grid.add(Text.assemble(words.name(theme, lang), (f" {theme.id}", parts.QUIET)), *cells, str(shared[theme.id]))
    console.print(grid)
    command = " ".join(("plancmp compare", *(city.id for city in result.cities), f"--theme {result.rows[0].topic.theme}", *narrowed))
    console.print(Text(say["deeper"].format(command=command), parts.QUIET))
    console.print()


class _Drawer:
    """The rows of one comparison as renderables."""

    def __init__(self, result: Comparison, width: int, lang: str, most: int | None, explain: bool) -> None:
        self.result, self.lang, self.most, self.explain = result, lang, most, explain
        self.topic_width = next(cells for least, cells in reversed(TOPIC_WIDTH.items()) if width >= least)
        # Narrower columns hold no sentence; the cities are stacked instead.
        self.too_narrow = (width - self.topic_width) // len(result.cities) < parts.NARROW
        self.plans = {plan.id: plan for plan in result.plans}
        self.names = {city.id: words.name(city, lang) for city in result.cities}
        # The head marks the drafts; where one column mixes them with others, each commitment tells.
        self.told = set(self.names) - {plan.city for plan in result.plans if plan.origin != "draft"}

    def entries(self, items: Sequence[Commitment], most: int | None) -> list[tuple[Text, Text]]:
        entries = [parts.entry(item, self.plans, self.lang, told=self.told) for item in items[:most]]
        if len(entries) < len(items):
            entries[-1][1].append(f" {self.more(len(items) - len(entries))}", parts.QUIET)
        return entries

    def more(self, number: int) -> str:
        return words.WORDS[self.lang]["more"].format(n=number)

    def cell(self, items: Sequence[Commitment], city: str) -> Flow:
        if not items:
            coverage = self.result.coverage[city]
            return Flow(Text(words.absence(coverage.absence, coverage, self.lang), "dim italic"))
        return Flow(*self.entries(items, self.most))

    def label(self, row: Row, between: str = " ") -> Text:
        text = Text(words.row_name(row, self.lang), parts.HEAD)
        if row.score is not None:
            text.append(between + words.WORDS[self.lang]["alike"].format(score=row.score), parts.QUIET)
        return text

    def because(self, reason: Reason) -> Flow:
        """What the closest of a row have in common."""
        pair = (reason.first, reason.second)
        labels = {part.indicator: part.label for item in reversed(pair) for part in item.quantities} if self.lang == "zh" else {}
        common = [labels.get(word, word) for word in reason.common]
        where = " ~ ".join(f"{self.names[item.city]} {parts.reference(item, self.plans, self.lang, told=self.told)}" for item in pair)
        shared = ("、" if self.lang == "zh" else ", ").join([*common, words.WORDS[self.lang]["same topic"]])
        return Flow(Text(f"{where}: {shared} ({reason.score:.0f})", parts.QUIET))

    def table(self, rows: Sequence[Row]) -> RenderableType:
        """Topics down, cities across."""
        grid = Columns(
            words.WORDS[self.lang]["topic"], *self.names.values(), widths=(self.topic_width - GAP,), rest=range(1, len(self.names) + 1),
        )
        for row in rows:
            cells = [self.cell(cell, city) for city, cell in row.cells.items()]
            grid.add(self.label(row, "\n"), *cells)
            if self.explain and row.reason:
                grid.add("", self.because(row.reason))
        return grid

    def stacked(self, rows: Sequence[Row]) -> RenderableType:
        """Each city under the other, for a narrow screen."""
        pieces: list[RenderableType] = []
        for row in rows:
            pieces.append(self.label(row))
            for city, cell in row.cells.items():
                pieces += (Text(self.names[city], parts.FIGURE), Padding(self.cell(cell, city), (0, 0, 0, 2)))
            if self.explain and row.reason:
                pieces.append(self.because(row.reason))
            pieces.append(Text())
        return Group(*pieces[:-1])

    def compact(self, rows: Sequence[Row]) -> RenderableType:
        """Which city, and its most telling commitment."""
        sheet = Sheet(words.WORDS[self.lang]["topic"], words.WORDS[self.lang]["city"], "")
        for row in rows:
            city, items = next((city, cell) for city, cell in row.cells.items() if cell)
            most = 1 if self.most is not None else None
            sheet.add(self.label(row), self.names[city], text=Flow(*self.entries(items, most)))
        return sheet
