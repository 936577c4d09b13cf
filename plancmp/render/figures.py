"""Every figure as a grid."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.query.export import FIGURE, Figures
from plancmp.render import grids, records
from plancmp.render.view import View


def grid(result: Figures, view: View) -> grids.Grid:
    """One figure a row, with what there is to know of its commitment, plan and city."""
    return list(FIGURE), map(list, result.values)


def texts(result: Figures, line: str | None) -> Iterator[str]:
    """Each figure as JSON."""
    return records.figures(FIGURE, result.values, line)
