"""A small plot of results and targets over the years, in plain characters."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from plancmp.measures.statement import Statement
from plancmp.render.kit import parts

WIDTH, HEIGHT = 40, 7

LEAST_WIDTH = 20
"""On fewer cells the years do not fit under it."""

RESULT, TARGET, BOTH, PATH = "o", "x", "*", "."

_STYLE = {RESULT: parts.STRENGTH["done"], TARGET: parts.FIGURE, BOTH: parts.FIGURE, PATH: parts.QUIET}


def plot(
    points: Sequence[Statement], start: Statement | None, goal: Statement | None, lang: str, room: int = 80
) -> Text | None:
    """Results and targets, and the way from ``start`` to ``goal``, on at most ``room`` cells.

    None when they lie in one year, or there is no room.

    The way to a quota of each year is level: it holds from the first year of its plan.
    """
    dated = [one for one in points if one.year is not None]
    years = [one.year for one in dated if one.year is not None]
    if len(set(years)) < 2:
        return None
    low, high = min(one.value for one in dated), max(one.value for one in dated)
    first, last = min(years), max(years)
    ends = min(dated, key=_value), max(dated, key=_value)
    labels = [end.figure(lang).lstrip("≥≤约 ").removeprefix("about ") for end in ends]
    margin = max(map(cell_len, labels))
    width = min(WIDTH, room - margin - len(" |"))
    if width < LEAST_WIDTH:
        return None
    cells = [[" "] * width for _ in range(HEIGHT)]

    def place(year: float, value: float) -> tuple[int, int]:
        height = (value - low) / (high - low) if high > low else 0.5
        return round((HEIGHT - 1) * (1 - height)), round((width - 1) * (year - first) / (last - first))

    if start is not None and goal is not None and start.year and goal.year:
        since, value = start.year, start.value
        if goal.quantity.annual:
            since, value = max(goal.plan.years()[0], first), goal.value
        steps = 2 * width
        for step in range(steps):
            part = step / steps
            row, column = place(since + part * (goal.year - since), value + part * (goal.value - value))
            cells[row][column] = PATH
    for one in dated:
        row, column = place(one.year or 0, one.value)
        mark = TARGET if one.target else RESULT
        cells[row][column] = mark if cells[row][column] in (" ", PATH, mark) else BOTH
    return _drawn(cells, labels, margin, years)


def _value(one: Statement) -> float:
    return one.value


def _drawn(cells: Sequence[Sequence[str]], labels: Sequence[str], margin: int, years: Sequence[int]) -> Text:
    text = Text()
    for number, row in enumerate(cells):
        label = labels[1] if number == 0 else labels[0] if number == len(cells) - 1 else ""
        text.append(" " * (margin - cell_len(label)) + label + " |", parts.QUIET)
        for mark in row:
            text.append(mark, _STYLE.get(mark))
        text.append("\n")
    first, last = min(years), max(years)
    width = len(cells[0])
    axis = [" "] * width
    for year in (last, first, *sorted(set(years))):
        at = min(round((width - 1) * (year - first) / (last - first)), width - 4)
        if all(mark == " " for mark in axis[max(at - 1, 0) : at + 5]):
            axis[at : at + 4] = str(year)
    text.append(" " * (margin + 2) + "".join(axis).rstrip(), parts.QUIET)
    return text
