"""What plans are about, as a heat table."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from plancmp.knowledge.names import plan_tag
from plancmp.model import City
from plancmp.query.coverage import Count, Coverage, CoverageRow
from plancmp.render import grids, overview, phrases
from plancmp.render.kit import aging, parts
from plancmp.render.kit.columns import Columns
from plancmp.render.kit.flow import Flow
from plancmp.render.view import View

SHADES = (
    (0, ""),
    (2, "black on color(249)"),
    (5, "black on color(151)"),
    (8, "black on color(114)"),
    (12, "bold black on color(40)"),
)
"""Background, with a colour of text that can be read on it on any screen, by the least share, in percent, that a theme
has of all commitments of its city.
"""

WIDTHS = (4, 5, 5, 5)
"""Cells of the four figures of a city's column."""

CELL = sum(WIDTHS)


def table(result: Coverage, view: View, console: Console) -> None:
    """Draw theme by city; as many cities beside each other as the screen holds. Many are told in numbers."""
    if not result.cities:
        return
    lang = view.lang
    say = phrases.WORDS[lang]
    label = max(cell_len(phrases.name(row.theme, lang)) for row in result.rows)
    fits = max(1, (console.width - label) // (CELL + 2))
    if len(result.cities) > overview.MANY:
        overview.coverage(result, view, console)
        for line in aging.told(result.stale, lang):
            console.print(line)
        return
    console.print(Flow(Text(say["heat how"], parts.QUIET)))
    for start in range(0, len(result.cities), fits):
        _block(result, result.cities[start : start + fits], console, lang)
        console.print()
    for city in result.cities:
        part = result.clauses[city.id]
        plans = ", ".join(plan_tag(plan, lang) for plan in result.plans if plan.city == city.id) or say["no plan"]
        read = f"  {say['read']} {part.clauses_read}/{part.clauses_total}" if part.clauses_total else ""
        console.print(Text.assemble((phrases.name(city, lang), parts.HEAD), f"  {plans}", (read, parts.QUIET)))
    for line in aging.told(result.stale, lang):
        console.print(line)
    if console.color_system is None or console.no_color:
        return
    legend = Text(say["heat"] + ": ", parts.QUIET)
    for (least, style), most in zip(SHADES, [*(shade for shade, _ in SHADES[1:]), None]):
        legend.append(f" {least}–{most}% " if most is not None else f" ≥{least}% ", style or parts.QUIET)
    console.print(legend)


def grid(result: Coverage, view: View) -> grids.Grid:
    """One theme of one city a row, with counts."""
    return ["theme", "city", "count", "quantified", "planned", "dated", "firm"], [
        [row.theme.id, city, count.commitments, count.quantified, count.planned, count.dated, count.firm]
        for row in result.rows
        for city, count in row.cells.items()
    ]


def _block(result: Coverage, cities: Sequence[City], console: Console, lang: str) -> None:
    say = phrases.WORDS[lang]
    columns = Columns(say["theme"], *(phrases.name(city, lang) for city in cities), numeric=range(1, len(cities) + 1))
    columns.add("", *(Text(_heading(lang), parts.QUIET) for _ in cities))
    for row in result.rows:
        if any(row.cells[city.id].commitments for city in result.cities):
            cells = (_cell(row, result.totals[city.id], city.id) for city in cities)
            columns.add(phrases.name(row.theme, lang), *cells)
    columns.add(Text(say["all themes"], parts.HEAD), *(_shares(result.totals[city.id]) for city in cities))
    console.print(columns)


def _heading(lang: str) -> str:
    heads = phrases.WORDS[lang]["heat head"].split()
    return "".join(" " * (width - cell_len(head)) + head for head, width in zip(heads, WIDTHS))


def _cell(row: CoverageRow, total: Count, city: str) -> Text:
    count = row.cells[city]
    share = 100 * count.commitments / total.commitments if total.commitments else 0
    style = next(style for least, style in reversed(SHADES) if share >= least)
    text = _shares(count)
    if style:
        text.stylize(style, 0, WIDTHS[0])
    return text


def _shares(count: Count) -> Text:
    if not count.commitments:
        return Text("—" + " " * (CELL - WIDTHS[0]), parts.QUIET)
    number, figures, dated, firm = WIDTHS
    text = Text(f"{count.commitments:>{number}}", parts.HEAD)
    text.append(f"{_percent(count.quantified, count.commitments):>{figures}}", parts.FIGURE)
    text.append(f"{_percent(count.dated, count.planned):>{dated}}")
    text.append(f"{_percent(count.firm, count.planned):>{firm}}")
    return text


def _percent(part: int, whole: int) -> str:
    return str(round(100 * part / whole)) if whole else "—"
