"""Every commitment as a grid."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.query.export import NAMED, Export, named
from plancmp.render import grids, records
from plancmp.render.view import View

_DATED = ("adopted", "url")
"""What is told of a plan whose name stands already in the place of its id."""


def grid(result: Export, view: View) -> grids.Grid:
    """One commitment a row, with the names of its city and plan, the date and the address."""
    indicators = result.records.indicators
    more = _DATED if view.worded else NAMED
    told = named(result.records)
    return [*grids.commitment_columns(), *more], (
        [*grids.commitment(item, view, indicators), *(told[item.plan][name] for name in more)]
        for item in result.commitments
    )


def texts(result: Export, line: str | None) -> Iterator[str]:
    """Each commitment as JSON, with the names, date and address of its plan."""
    return records.commitments(result.columns, named(result.records), line)
