"""Every figure as a grid."""

from __future__ import annotations

from plancmp.query.export import FIGURE, Figures
from plancmp.render import grids
from plancmp.render.view import View


def grid(result: Figures, view: View) -> grids.Grid:
    """One figure a row, with what there is to know of its commitment, plan and city."""
    return list(FIGURE), (list(row.values()) for row in result.rows)
