"""Screens of many places: what would be a column each is told in numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from plancmp.knowledge.names import plan_tag
from plancmp.measures.statement import Statement
from plancmp.model import City
from plancmp.query.coverage import Count, Coverage
from plancmp.query.progress.lines import far_off
from plancmp.query.progress.statements import amount
from plancmp.query.progress.targets import TargetRow, Targets
from plancmp.query.spread import Spread, spread
from plancmp.render import phrases
from plancmp.render.kit import narrowing, parts
from plancmp.render.kit.columns import GAP, Columns
from plancmp.render.kit.flow import Flow
from plancmp.render.view import View

MANY = 6
"""So many places have room beside each other."""

ROWS = 40
"""So many lines are shown of a list."""

WIDE = 72
"""On fewer columns what is told of an indicator stands under its name."""

LABEL = 18
"""Cells that the column of labels has at least where the others take what they need."""

OFF = 5.0
"""So many percentage points a share is off the median at least where it is called far off."""

NAMED = 3
"""So many of those that are far off are named."""

TELLING = 100
"""Shares of fewer commitments are not ranked: where only a table of indicators was read they tell little."""


class _Line(NamedTuple):
    """An indicator over many places: those that aim at something for one year, the newest that at least half as many
    name as the year that most name.
    """

    row: TargetRow
    years: tuple[int, int] | None
    known: Mapping[str, Statement]
    others: int
    """How many aim at another year, at what is handed down, or at a value that must be doubted."""


def targets(result: Targets, view: View, console: Console) -> None:
    """One line an indicator: how many aim at something for one year, the least, the median, the greatest, and who."""
    lang = view.lang
    say = phrases.WORDS[lang]
    lines = [line for row in result.rows if (line := _of_most(row)) is not None]
    shared = [line for line in lines if len(line.known) > 1]
    wanted = lines if view.everything else shared[: view.most(ROWS)]
    names = {city.id: phrases.name(city, lang) for city in result.cities}
    kinds: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        kinds[line.row.indicator.id].append(line.row.basis)
    heads = phrases.heads(lang, "label", "year", "known", "least", "median", "greatest")
    heads[2] += f"/{len(result.cities)}"
    rows = [[_label(line.row, kinds[line.row.indicator.id], lang), *_told(line, names, lang)] for line in wanted]
    _draw(console, heads, rows, rest=(0, 3, 5), numeric=(4,))
    console.print()
    console.print(Flow(Text(say["known how"].format(n=len(result.cities)), parts.QUIET)))
    if len({city.level for city in result.cities}) > 1 and not result.selection.levels:
        console.print(Flow(Text(say["levels mixed"], parts.AMBER)))
    if len(wanted) < len(lines):
        console.print(Flow(Text(phrases.counted("indicators hidden", len(lines) - len(wanted), lang), parts.QUIET)))
    if wanted:
        one = wanted[0].row.indicator.id
        asked = " ".join(narrowing.options(result, "cities", "indicators"))
        cities = " ".join(result.selection.cities)
        command = " ".join(filter(None, ("plancmp targets", cities, f"--indicator {one}", asked)))
        console.print(Flow(Text(say["one indicator"].format(command=command, id=one), parts.QUIET)))


def _of_most(row: TargetRow) -> _Line | None:
    """Whose figures may stand beside each other; None where no target of a row has a value."""
    firsts = {city: cell.targets[0] for city, cell in row.cells.items() if cell.targets}
    valued = {city: one for city, one in firsts.items() if one.quantity.value is not None}
    doubted = far_off([one.value for one in valued.values()])
    kept = {city: one for place, (city, one) in enumerate(valued.items()) if place not in doubted}
    of: dict[tuple[int, int] | None, dict[str, Statement]] = defaultdict(dict)
    for city, one in kept.items():
        of[one.span][city] = one
    if not of:
        return None
    most = max(map(len, of.values()))
    years = max((span for span in of if 2 * len(of[span]) >= most), key=lambda span: span[::-1] if span else (0, 0))
    return _Line(row, years, of[years], len(firsts) - len(of[years]))


def _draw(
    console: Console, heads: Sequence[str], rows: Iterable[Sequence[Text]], rest: Sequence[int], numeric: Sequence[int]
) -> None:
    """A table; where not all columns have room the first of ``rest`` takes what the others leave, and where that is too
    little they all share it. On a screen too narrow for that what is told of each stands under its name.
    """
    rows = list(rows)
    if console.width >= WIDE:
        needed = [max(cell.cell_len for cell in column) + GAP for column in zip(map(Text, heads), *rows)]
        room = console.width + GAP - sum(needed)
        shared = [] if room >= 0 else rest[:1] if room + needed[rest[0]] >= LABEL else rest
        columns = Columns(*heads, rest=shared, numeric=numeric)
        for row in rows:
            columns.add(*row)
        console.print(columns)
        return
    for name, *cells in rows:
        told = (Text(f"{head} ", parts.QUIET) + cell for head, cell in zip(heads[1:], cells) if cell)
        console.print(Flow(name))
        console.print(Padding(Flow(Text("  ").join(told)), (0, 0, 0, 2)))


def _label(row: TargetRow, bases: Sequence[str], lang: str) -> Text:
    """What is measured; and how, where the lines of the indicator, which are on these bases, would else look alike."""
    label = Text(phrases.name(row.indicator, lang), parts.HEAD)
    if row.scope:
        label.append(f" {phrases.scope(row.scope, lang)}", parts.QUIET)
    if row.basis not in ("level", "rate") or {"level", "rate"} <= set(bases):
        label.append(f" {phrases.WORDS[lang][row.basis]}", parts.QUIET)
    if row.unit and row.basis != "rank" and bases.count(row.basis) > 1:
        label.append(f" ({row.unit})", parts.QUIET)
    return label


def _told(line: _Line, names: Mapping[str, str], lang: str) -> list[Text]:
    """The other cells of a line."""
    how = spread({city: one.value for city, one in line.known.items()})
    first, last = line.years or (0, 0)
    years = f"{first}–{last % 100:02}" if first < last else str(last or "")
    known = Text(str(len(line.known)), parts.FIGURE)
    if line.others:
        known.append(f" +{line.others}", parts.QUIET)

    def at(places: Sequence[str]) -> Text:
        return Text.assemble(
            (line.known[places[0]].figure(lang), parts.FIGURE), f" {_who([names[city] for city in places], lang)}"
        )

    return [Text(years), known, at(how.least), Text(_middle(line, how, lang), parts.FIGURE), at(how.greatest)]


def _middle(line: _Line, how: Spread, lang: str) -> str:
    """The median in the unit in which the place nearest to it writes its figure."""
    nearest = min(line.known.values(), key=lambda one: abs(one.value - how.median))
    if line.row.basis == "rank":
        return f"{how.median:g}"
    written = nearest.quantity.value or 0
    scale = nearest.value / written if written else 1
    unit = (nearest.quantity.unit or nearest.unit).replace("％", "%")
    return amount(float(f"{how.median / scale:.4g}"), unit, lang)


def _who(names: Sequence[str], lang: str) -> str:
    """杭州, 杭州等3地."""
    if len(names) == 1:
        return names[0]
    return phrases.WORDS[lang]["and of them"].format(name=names[0], n=len(names), more=len(names) - 1)


def coverage(result: Coverage, view: View, console: Console) -> None:
    """By theme the median share and who is far off it; then a line a city, with its ranks."""
    lang = view.lang
    say = phrases.WORDS[lang]
    names = {city.id: phrases.name(city, lang) for city in result.cities}
    totals = {city: count for city, count in result.totals.items() if count.commitments >= TELLING}
    rows = []
    for row in result.rows[: view.limit]:
        if not any(row.cells[city].commitments for city in totals):
            continue
        shares = {city: 100 * row.cells[city].commitments / count.commitments for city, count in totals.items()}
        how = spread(shares)
        off = how.far_off(OFF)
        said = [Text.assemble(names[city], (f" {shares[city]:.0f}", parts.AMBER)) for city in off[:NAMED]]
        far = Text("、" if lang == "zh" else ", ").join(said)
        if len(off) > NAMED:
            far.append(f" {phrases.counted('more places far off', len(off) - NAMED, lang)}", parts.QUIET)
        ends = (
            Text.assemble((f"{shares[places[0]]:.0f}", parts.FIGURE), f" {_who([names[c] for c in places], lang)}")
            for places in (how.least, how.greatest)
        )
        median = Text(f"{how.median:.0f}", parts.FIGURE)
        rows.append([Text(phrases.name(row.theme, lang)), median, Text(f"{how.q1:.0f}–{how.q3:.0f}"), *ends, far])
    if totals:
        head = say["shares of themes"].format(n=len(totals), least=TELLING)
        console.print(Flow(Text(head, parts.QUIET)))
        _draw(console, [say[name] for name in _HEADS], rows, rest=(5,), numeric=(1, 2))
        console.print(Flow(Text(say["far off how"], parts.QUIET)))
        console.print()
    _cities(result, totals, view, console)


_HEADS = ("theme", "median", "quartiles", "least", "greatest", "far off")


def _cities(result: Coverage, totals: Mapping[str, Count], view: View, console: Console) -> None:
    """A line a city, the one with most commitments first: how many, the shares with their ranks, what was read."""
    lang = view.lang
    say = phrases.WORDS[lang]
    hows = [spread(values) if values else None for values in _kinds(totals)]
    order = sorted(result.cities, key=lambda city: -result.totals[city.id].commitments)
    shown = order[: view.most(ROWS)]
    heads = [*say["heat head"].split(), say["read"]]
    rows = []
    for city in shown:
        part = result.clauses[city.id]
        count = result.totals[city.id]
        said = [values.get(city.id) for values in _kinds({city.id: count} if count.commitments else {})]
        cells = [_ranked(how, city.id, value, number) for number, (how, value) in enumerate(zip(hows, said))]
        read = f"{part.clauses_read}/{part.clauses_total}" if part.clauses_total else ""
        name = Text(phrases.name(city, lang), parts.HEAD)
        rows.append([name, *cells, Text(read), Text(_plans(result, city, lang))])
    console.print(Flow(Text(f"{say['heat how']}; {say['ranks how']}", parts.QUIET)))
    _draw(console, [say["city"], *heads, say["plan"]], rows, rest=(6,), numeric=range(1, 6))
    if len(shown) < len(order):
        console.print(Flow(Text(phrases.counted("more places", len(order) - len(shown), lang), parts.QUIET)))


def _plans(result: Coverage, city: City, lang: str) -> str:
    return (
        ", ".join(plan_tag(plan, lang) for plan in result.plans if plan.city == city.id)
        or (phrases.WORDS[lang]["no plan"])
    )


def _kinds(totals: Mapping[str, Count]) -> Iterable[dict[str, float]]:
    """Commitments, and the shares in percent that have a figure, have a deadline, are firm; where there are any."""
    planned = {city: count for city, count in totals.items() if count.planned}
    yield {city: count.commitments for city, count in totals.items()}
    yield {city: 100 * count.quantified / count.commitments for city, count in totals.items()}
    yield {city: 100 * count.dated / count.planned for city, count in planned.items()}
    yield {city: 100 * count.firm / count.planned for city, count in planned.items()}


def _ranked(how: Spread | None, city: str, value: float | None, number: int) -> Text:
    """A value, with its rank where it is a share that tells; coloured where it is far off."""
    if value is None:
        return Text("—", parts.QUIET)
    ranked = how is not None and number > 0 and city in how.values
    off = ranked and how is not None and city in how.far_off(OFF)
    said = Text(f"{value:.0f}", parts.AMBER if off else parts.FIGURE if number < 2 else "")
    return said.append(f" ({how.rank(city)})", parts.QUIET) if ranked and how is not None else said
