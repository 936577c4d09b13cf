"""The side-by-side table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from plancmp.knowledge.names import plan_tag
from plancmp.model import Commitment
from plancmp.query.compare import LEAST, Column, CompareRow, Comparison
from plancmp.query.pairing import Line, Reason, said_again
from plancmp.query.selection import OF_PLACES
from plancmp.render import document as documents
from plancmp.render import grids, phrases
from plancmp.render.kit import narrowing, parts
from plancmp.render.kit.columns import GAP, Columns
from plancmp.render.kit.flow import Flow
from plancmp.render.kit.sheet import Sheet
from plancmp.render.view import View

SHARED_ROWS, SINGLE_ROWS, FOREIGN_ROWS = 12, 6, 4
"""So many rows are shown of those that several cities share, of those in which one stands alone, and of those of other
themes than asked for.
"""

MOST_CITIES = 6
"""So many cities have room beside each other."""

NAMED = 12
"""So many of the others are named."""

TOPIC_WIDTH = {0: 16, 110: 22}
"""Cells of the column of topics, with the gap behind it, by the least width of the screen."""

LINES, PER_LINE, REST = 3, 1, 1
"""So many lines of a row are shown, so many commitments of one city in each, and so many that are in no line."""

PER_CELL = 3
"""So many commitments of one city are shown in a row without lines."""

BY_TOPIC, BY_LIKENESS = "<-", "<~"
"""Stand before the topic of a guest: one that has the topic of the row as its second, one that is close to another."""


def table(result: Comparison, view: View, console: Console) -> None:
    """Draw the comparison: what it is of, an overview where it is of many themes, the rows, what is left out."""
    if len(result.columns) < LEAST:
        return
    lang = view.lang
    say = phrases.WORDS[lang]
    beyond = result.columns[MOST_CITIES:]
    result = _of_cities(result, MOST_CITIES)
    _head(result, console, lang)
    if beyond:
        named = ("、" if lang == "zh" else ", ").join(phrases.name(column, lang) for column in beyond[:NAMED])
        named += " …" if len(beyond) > NAMED else ""
        first = " ".join(column.id for column in beyond[:MOST_CITIES])
        command = " ".join(("plancmp compare", first, *narrowing.options(result, *OF_PLACES)))
        more = phrases.counted("more cities", len(beyond), lang, names=named, most=MOST_CITIES, command=command)
        console.print(Flow(Text(more, parts.QUIET)))
    if not result.rows:
        return
    if not result.selection.themes and len({row.topic.theme for row in result.rows}) > 3:
        _overview(result, console, lang)
    drawer = _Drawer(result, view, console.width)
    shown = 0
    hidden = []
    for section in _sections(result, view):
        if section.rows:
            heading = Text.assemble(
                (say[section.title], parts.HEAD), (f" {len(section.rows)}/{section.total}", parts.QUIET)
            )
            console.print(Rule(heading, align="left", style=parts.QUIET, characters="─"))
            console.print((drawer.compact if section.title == "single" else drawer.side_by_side)(section.rows))
            console.print()
        shown += len(section.rows)
        if len(section.rows) < section.total:
            hidden.append(f"{say[section.title]}{'' if lang == 'zh' else ' '}{section.total - len(section.rows)}")
    for line in drawer.legend():
        console.print(line)
    if hidden:
        which = ("、" if lang == "zh" else ", ").join(hidden)
        console.print(Text(phrases.counted("more rows", len(result.rows) - shown, lang, which=which), parts.QUIET))


class _Section(NamedTuple):
    """Rows under one heading: those that are shown, and how many there are."""

    title: str
    rows: Sequence[CompareRow]
    total: int


def _sections(result: Comparison, view: View) -> Iterator[_Section]:
    """The rows that all share, those that some share, those of one city alone, those of other themes."""
    full = len(result.columns)
    own = [row for row in result.rows if not row.foreign]
    kinds = (
        ("shared", [row for row in own if row.holders == full], SHARED_ROWS),
        ("several", [row for row in own if 1 < row.holders < full], SHARED_ROWS),
        ("single", [row for row in own if row.holders == 1], SINGLE_ROWS),
        ("foreign", [row for row in result.rows if row.foreign], FOREIGN_ROWS),
    )
    left = view.limit
    several = SHARED_ROWS
    for title, rows, most in kinds:
        wanted = view.most(min(most, several) if title == "several" else most) if left is None else left
        shown = rows if view.everything else rows[:wanted]
        left = None if left is None else left - len(shown)
        several -= len(shown)
        yield _Section(title, shown, len(rows))


def _of_cities(result: Comparison, most: int) -> Comparison:
    """The comparison with the first cities only, and the rows in which these stand."""
    if len(result.columns) <= most:
        return result
    kept, side = [city.id for city in result.columns[:most]], result.side

    def those(cells: Mapping[str, tuple[Commitment, ...]]) -> dict[str, tuple[Commitment, ...]]:
        return {city: cells[city] for city in kept}

    def among(lines: Iterable[Line]) -> tuple[Line, ...]:
        """What of the lines stands in two of the cities at least: what faces those left out alone faces nothing."""
        narrower = (line._replace(cells=those(line.cells)) for line in lines)
        return tuple(line for line in narrower if sum(map(bool, line.cells.values())) > 1)

    rows = (
        row._replace(
            cells=those(row.cells),
            lines=among(row.lines),
            reason=row.reason if row.reason and set(map(side, row.reason[:2])) <= {*kept} else None,
        )
        for row in result.rows
    )
    return replace(
        result,
        columns=result.columns[:most],
        left_out=tuple(plan for plan in result.left_out if plan.city in kept),
        rows=tuple(row for row in rows if row.holders),
    )


def grid(result: Comparison, view: View) -> grids.Grid:
    """One commitment a row, led by the row of the comparison and the line in it where it stands."""
    rows = []
    for row in result.rows:
        lined = {item.id: n for n, line in enumerate(row.lines, 1) for cell in line.cells.values() for item in cell}
        rows += [
            [
                row.topic.id,
                row.score,
                lined.get(item.id),
                *grids.commitment(item, view, result.records.indicators),
            ]
            for cell in row.cells.values()
            for item in cell
        ]
    return ["row", "score", "line", *grids.commitment_columns()], rows


def document(result: Comparison, view: View) -> documents.Document:
    """The side-by-side table: the lines of a topic first, then what faces nothing; one city a column, one fact a
    line.
    """
    lang = view.lang
    places = documents.Places(result, lang)
    rows: list[list[documents.Cell]] = []
    for row in result.rows:
        block = []
        for line in row.lines:
            block += documents.together(*(places.facts(cell) for cell in line.cells.values()))
        rest = {city: row.rest(city) for city in row.cells}
        if any(rest.values()):
            absent = {city: "" if cell else absence(result, row, city, lang) for city, cell in row.cells.items()}
            block += documents.together(*(places.facts(items) or absent[city] for city, items in rest.items()))
        rows += [[phrases.name(row.topic, lang) if first else "", *line] for first, line in _firsts(block)]
    heads = [phrases.WORDS[lang]["topic"], *(phrases.name(column, lang) for column in result.columns)]
    lead = [_read(result, column, lang) for column in result.columns]
    return documents.document(result, _title(result, lang), [documents.Table(heads, rows)], lead)


def _firsts(lines: Sequence[list[documents.Cell]]) -> Iterator[tuple[bool, list[documents.Cell]]]:
    return ((number == 0, line) for number, line in enumerate(lines))


def _title(result: Comparison, lang: str) -> str:
    """The columns, and what the comparison is narrowed to."""
    only = narrowing.told(result, lang)
    title = " · ".join(phrases.name(column, lang) for column in result.columns)
    return title + " — " + ", ".join(only) if only else title


def _read(result: Comparison, column: Column, lang: str) -> str:
    """What was read of a column, in a line."""
    say, coverage = phrases.WORDS[lang], result.coverage[column.id]
    tags = ", ".join(f"{plan_tag(plan, lang)} ({plan.adopted})" for plan in column.plans) or say["no plan"]
    read = f"{say['read']} {coverage.clauses_read}/{coverage.clauses_total}"
    return f"{phrases.name(column, lang)}: {tags}" + (f"; {read}" if column.plans else "")


def absence(result: Comparison, row: CompareRow, city: str, lang: str) -> str:
    """Why a city has nothing in a row."""
    if row.beyond.get(city):
        return phrases.counted("beyond", row.beyond[city], lang)
    return phrases.absence(result.coverage[city].absence, result.coverage[city], lang)


def _head(result: Comparison, console: Console, lang: str) -> None:
    """The cities, what the comparison is narrowed to, and the plans with their dates and coverage."""
    say = phrases.WORDS[lang]
    console.print(Text(_title(result, lang), parts.HEAD))
    sheet = Sheet("", "", "", least=30)
    for city in result.columns:
        plans = city.plans
        text = (
            Text(", ").join(
                Text.assemble(
                    "" if city.alone else plan_tag(plan, lang),
                    (plan.adopted if city.alone else f" {plan.adopted}", parts.QUIET),
                    *([(f" {say['draft']}", parts.PURPLE)] if plan.origin == "draft" else []),
                )
                for plan in plans
            )
            if plans
            else Text(say["no plan"], parts.AMBER)
        )
        older = [plan for plan in result.left_out if plan.city == city.id]
        if older:
            text.append(f" · {phrases.counted('older plans', len(older), lang)}", parts.QUIET)
        coverage = result.coverage[city.id]
        read = (
            f"{say['read']} {coverage.clauses_read}/{coverage.clauses_total}"
            if lang == "zh"
            else f"{coverage.clauses_read} of {coverage.clauses_total} {say['read']}"
        )
        if coverage.open:
            read += f" · {phrases.counted('open topics', coverage.open, lang)}"
        sheet.add(Text(phrases.name(city, lang), parts.HEAD), Text(read if plans else "", parts.QUIET), text=Flow(text))
    console.print(sheet)
    for cities in _apart(result, lang):
        console.print(Text(say["apart"].format(cities=cities), parts.AMBER))


def _apart(result: Comparison, lang: str) -> Iterator[str]:
    """The cities whose plans are for no year in common: by their years where these tell which all of them are, else two
    and two.
    """
    pairs, both = result.apart, phrases.WORDS[lang]["and"]
    of: dict[str, list[str]] = {}
    for city in result.columns:
        if any(city in pair for pair in pairs):
            of.setdefault(_period(city), []).append(phrases.name(city, lang))
    told = {period: f"{('、' if lang == 'zh' else ', ').join(names)} {period}" for period, names in of.items()}
    sizes = [len(names) for names in of.values()]
    if pairs and len(pairs) == (sum(sizes) ** 2 - sum(size**2 for size in sizes)) // 2:
        yield (both if len(pairs) == 1 else "; ").join(told.values())
        return
    for pair in pairs:
        yield both.join(f"{phrases.name(city, lang)} {_period(city)}" for city in pair)


def _period(column: Column) -> str:
    years = [year for plan in column.plans for year in plan.years()]
    return f"{min(years)}–{max(years)}" if min(years) < max(years) else str(min(years))


def _overview(result: Comparison, console: Console, lang: str) -> None:
    """How much there is by theme, and the command that shows one of them."""
    say = phrases.WORDS[lang]
    total: Counter[tuple[str, str]] = Counter()
    figures: Counter[tuple[str, str]] = Counter()
    shared: Counter[str] = Counter()
    for row in result.rows:
        shared[row.topic.theme] += row.holders == len(result.columns)
        for city, cell in row.cells.items():
            own = [item for item in cell if item.topic == row.topic.id]
            total[row.topic.theme, city] += len(own)
            figures[row.topic.theme, city] += sum(bool(item.quantities) for item in own)
    console.print(Text(say["overview"], parts.QUIET))
    columns = Columns(
        say["theme"],
        *(phrases.name(city, lang) for city in result.columns),
        say["shared"],
        numeric=range(1, len(result.columns) + 2),
    )
    for theme in result.records.themes.values():
        if any(total[theme.id, city.id] for city in result.columns):
            cells = [
                Text.assemble(str(total[theme.id, city.id]), (f" ({figures[theme.id, city.id]})", parts.FIGURE))
                for city in result.columns
            ]
            columns.add(
                Text.assemble(phrases.name(theme, lang), (f" {theme.id}", parts.QUIET)), *cells, str(shared[theme.id])
            )
    console.print(columns)
    cities = (city.id for city in result.columns)
    theme_option = f"--theme {result.rows[0].topic.theme}"
    command = " ".join(("plancmp compare", *cities, theme_option, *narrowing.options(result, "cities", "themes")))
    console.print(Text(say["deeper"].format(command=command), parts.QUIET))
    console.print()


class _Drawer:
    """The rows of one comparison as renderables."""

    def __init__(self, result: Comparison, view: View, width: int) -> None:
        self.result, self.lang, self.explain, self.everything = result, view.lang, view.explain, view.everything
        self.topic_width = next(cells for least, cells in reversed(TOPIC_WIDTH.items()) if width >= least)
        # Narrower columns hold no sentence; the cities are stacked instead.
        too_narrow = (width - self.topic_width) // len(result.columns) < parts.NARROW
        self.side_by_side = self.stacked if too_narrow else self.table
        self.side = result.side
        # Over a plan that stands alone it says which it is; in the column of a city each place tells.
        self.plans = {plan.id: plan for column in result.columns if not column.alone for plan in column.plans}
        self.names = {city.id: phrases.name(city, view.lang) for city in result.columns}
        # The head marks the drafts; where one column mixes them with others, each commitment tells.
        mixed = {plan.city for plan in self.plans.values() if plan.origin != "draft"}
        self.told = {city.id for city in result.cities} - mixed
        self.shown: dict[str, Commitment] = {}
        self.guests: set[str] = set()

    def most(self, number: int) -> int | None:
        return None if self.everything else number

    def entries(self, row: CompareRow, items: Sequence[Commitment], most: int | None) -> list[tuple[Text, Text]]:
        """The first of some commitments of one city; what says the same is named with it, the rest is counted."""
        told = said_again(items, most) if most != 0 else []
        entries = []
        for item, others in told:
            mark, text = parts.entry(item, self.plans, self.lang, told=self.told)
            if others:
                places = ", ".join(parts.reference(other, self.plans, self.lang, told=self.told) for other in others)
                text.append(f" {phrases.WORDS[self.lang]['repeats']} {places}", parts.QUIET)
            if item.topic != row.topic.id:
                sign = BY_TOPIC if row.topic.id in item.also else BY_LIKENESS
                self.guests.add(sign)
                topic = self.result.records.topics[item.topic] if item.topic else None
                name = phrases.name(topic, self.lang) if topic else phrases.WORDS[self.lang]["open"]
                text.append(f" {sign}{name}", parts.QUIET)
            self.shown[item.id] = item
            entries.append((mark, text))
        left = len(items) - sum(1 + len(others) for _, others in told)
        if left and entries:
            entries[-1][1].append(f" {self.more(left)}", parts.QUIET)
        elif left:
            entries.append((Text(), Text(self.more(left), parts.QUIET)))
        return entries

    def more(self, number: int) -> str:
        return phrases.WORDS[self.lang]["more"].format(n=number)

    def blocks(self, row: CompareRow) -> Iterator[tuple[str, dict[str, Flow]]]:
        """A row from the top down: what stands in the column of topics, and the cell of each city.

        First its lines, those that tell most before the others; then of each city what faces nothing.
        """
        lines = row.telling_lines()
        shown = lines[: self.most(LINES)]
        for number, line in enumerate(shown):
            cells = {
                city: Flow(*self.entries(row, items, self.most(PER_LINE)))
                if items
                else self.absent(row, city, not number)
                for city, items in line.cells.items()
            }
            yield phrases.WORDS[self.lang]["alike"].format(score=line.score), cells
        most = self.most(REST if lines else PER_CELL)
        under = {city: [item for line in lines[len(shown) :] for item in line.cells[city]] for city in row.cells}
        rest = {city: [*row.rest(city), *under[city]] for city in row.cells}
        if any(rest.values()):
            cells = {
                city: Flow(*self.entries(row, items, most if row.rest(city) else 0))
                if items
                else self.absent(row, city, not lines)
                for city, items in rest.items()
            }
            yield phrases.WORDS[self.lang]["apart from"] if lines else "", cells

    def absent(self, row: CompareRow, city: str, first: bool) -> Flow:
        """Why a city has nothing in the whole row, beside what stands first in it; else an empty cell."""
        said = absence(self.result, row, city, self.lang) if first and not row.cells[city] else ""
        return Flow(Text(said, "dim italic"))

    def label(self, row: CompareRow) -> Text:
        text = Text(phrases.name(row.topic, self.lang), parts.HEAD)
        if row.foreign:
            theme = self.result.records.themes[row.topic.theme]
            text.append(f" ({phrases.name(theme, self.lang)})", parts.QUIET)
        return text

    def because(self, reason: Reason) -> Flow:
        """What the closest of a row have in common."""
        pair = (reason.first, reason.second)
        labels = (
            {part.indicator: part.label for item in reversed(pair) for part in item.quantities}
            if self.lang == "zh"
            else {}
        )
        common = [labels.get(word, word) for word in reason.common]
        where = " ~ ".join(
            f"{self.names[self.side(item)]} {parts.reference(item, self.plans, self.lang, told=self.told)}"
            for item in pair
        )
        same = [phrases.WORDS[self.lang]["same topic"]] if reason.first.topic == reason.second.topic else []
        shared = ("、" if self.lang == "zh" else ", ").join([*common, *same])
        return Flow(Text(f"{where}: {shared} ({reason.score:.0f})", parts.QUIET))

    def table(self, rows: Sequence[CompareRow]) -> RenderableType:
        """Topics down, cities across; a line of a row begins where its likeness stands beside it."""
        columns = Columns(
            phrases.WORDS[self.lang]["topic"],
            *self.names.values(),
            widths=(self.topic_width - GAP,),
            rest=range(1, len(self.names) + 1),
        )
        for row in rows:
            for number, (said, cells) in enumerate(self.blocks(row)):
                beside = (
                    Text(said, parts.QUIET)
                    if number
                    else self.label(row).append(f"\n{said}" if said else "", parts.QUIET)
                )
                columns.add(beside, *cells.values())
            if self.explain and row.reason:
                columns.add("", self.because(row.reason))
        return columns

    def stacked(self, rows: Sequence[CompareRow]) -> RenderableType:
        """Each city under the other, for a narrow screen."""
        pieces: list[RenderableType] = []
        for row in rows:
            for number, (said, cells) in enumerate(self.blocks(row)):
                pieces.append(Text(said, parts.QUIET) if number else self.label(row).append(f" {said}", parts.QUIET))
                for city, cell in cells.items():
                    if cell.width:
                        pieces += (Text(self.names[city], parts.FIGURE), Padding(cell, (0, 0, 0, 2)))
            if self.explain and row.reason:
                pieces.append(self.because(row.reason))
            pieces.append(Text())
        return Group(*pieces[:-1])

    def compact(self, rows: Sequence[CompareRow]) -> RenderableType:
        """Which city, and its most telling commitment."""
        sheet = Sheet(phrases.WORDS[self.lang]["topic"], phrases.WORDS[self.lang]["city"], "")
        for row in rows:
            city, items = next((city, cell) for city, cell in row.cells.items() if cell)
            sheet.add(self.label(row), self.names[city], text=Flow(*self.entries(row, items, self.most(1))))
        return sheet

    def legend(self) -> Iterator[Text]:
        """What the marks mean, of those that were drawn."""
        say = phrases.WORDS[self.lang]
        text = parts.legend((item.strength for item in self.shown.values()), self.lang)
        if any(row.score is not None for row in self.result.rows):
            text.append(f"  {say['alike how']}", parts.QUIET)
        yield text
        signs = ((BY_TOPIC, "guest by topic"), (BY_LIKENESS, "guest by likeness"))
        said = [f"{sign} {say[key]}" for sign, key in signs if sign in self.guests]
        if said:
            yield Text("  ".join(said), parts.QUIET)
