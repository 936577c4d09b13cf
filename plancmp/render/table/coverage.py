"""What plans are about, as a heat table."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from plancmp.model import City
from plancmp.query.coverage import Count, Row, ThemeCoverage
from plancmp.render import words
from plancmp.render.table import parts
from plancmp.render.table.columns import Columns
from plancmp.render.table.flow import Flow

SHADES = ((0, ""), (2, "on grey15"), (5, "on grey23"), (8, "on dark_green"), (12, "bold black on green3"))
"""Background by the least share, in percent, that a theme has of all commitments of its city."""

WIDTHS = (4, 5, 5, 5)
"""Cells of the four figures of a city's column."""

CELL = sum(WIDTHS)


def draw(result: ThemeCoverage, console: Console, lang: str) -> None:
    """Print theme by city; as many cities beside each other as the screen holds."""
    say = words.WORDS[lang]
    label = max(cell_len(words.name(row.theme, lang)) for row in result.rows)
    fits = max(1, (console.width - label) // (CELL + 2))
    console.print(Flow(Text(say["heat how"], parts.QUIET)))
    for start in range(0, len(result.cities), fits):
        _block(result, result.cities[start : start + fits], console, lang)
        console.print()
    for city in result.cities:
        part = result.clauses[city.id]
        plans = ", ".join(words.plan_tag(plan, lang) for plan in result.plans if plan.city == city.id) or say["no plan"]
        read = f"  {say['read']} {part.clauses_read}/{part.clauses_total}" if part.clauses_total else ""
        console.print(Text.assemble((words.name(city, lang), parts.HEAD), f"  {plans}", (read, parts.QUIET)))
    if console.color_system is None or console.no_color:
        return
    legend = Text(say["heat"] + ": ", parts.QUIET)
    for (least, style), most in zip(SHADES, [*(shade for shade, _ in SHADES[1:]), None]):
        legend.append(f" {least}–{most}% " if most is not None else f" ≥{least}% ", style or parts.QUIET)
    console.print(legend)


def _block(result: ThemeCoverage, cities: Sequence[City], console: Console, lang: str) -> None:
    say = words.WORDS[lang]
    grid = Columns(say["theme"], *(words.name(city, lang) for city in cities), numeric=range(1, len(cities) + 1))
    grid.add("", *(Text(_heading(lang), parts.QUIET) for _ in cities))
    for row in result.rows:
        if any(row.cells[city.id].commitments for city in result.cities):
            grid.add(words.name(row.theme, lang), *(_cell(row, result.totals[city.id], city.id) for city in cities))
    grid.add(Text(say["all themes"], parts.HEAD), *(_figures(result.totals[city.id]) for city in cities))
    console.print(grid)


def _heading(lang: str) -> str:
    heads = words.WORDS[lang]["heat head"].split()
    return "".join(" " * (width - cell_len(head)) + head for head, width in zip(heads, WIDTHS))


def _cell(row: Row, total: Count, city: str) -> Text:
    count = row.cells[city]
    share = 100 * count.commitments / total.commitments if total.commitments else 0
    style = next(style for least, style in reversed(SHADES) if share >= least)
    text = _figures(count)
    if style:
        text.stylize(style, 0, WIDTHS[0])
    return text


def _figures(count: Count) -> Text:
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
