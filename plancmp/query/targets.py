"""Numbers that cities aim at, side by side in one unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plancmp.errors import PlancmpError
from plancmp.model import City, Indicator, Plan, Theme, Topic
from plancmp.query.series import BASES, Statement, better, direction, statements, yearly_change

if TYPE_CHECKING:
    from plancmp.index.base import KnowledgeBase


@dataclass(frozen=True, slots=True)
class Cell:
    """What one city aims at: the statement that decides first, then the others; and the value it starts from.

    ``needs`` is the yearly growth in percent that leads from ``start`` to the target, or the yearly difference where
    the unit is additive; None where the start fulfils the target already, or no rate leads there.
    """

    targets: tuple[Statement, ...]
    start: Statement | None = None
    needs: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator on one basis and in one unit.

    ``fair`` says whether the figures may be ranked: they share a year, or a basis on which the year does not matter.
    ``leaders`` are the cities with the best figure of a fair row. ``apart`` names the bases and units of the same
    indicator that stand in rows of their own.
    """

    indicator: Indicator
    basis: str
    unit: str
    cells: dict[str, Cell]
    fair: bool
    leaders: tuple[str, ...]
    apart: tuple[str, ...] = ()

    @property
    def holders(self) -> int:
        """How many of the cities aim at something here."""
        return sum(bool(cell.targets) for cell in self.cells.values())


@dataclass(frozen=True, slots=True)
class Targets:
    """The table of targets as a value."""

    cities: tuple[City, ...]
    plans: tuple[Plan, ...]
    rows: tuple[Row, ...]

    def to_dict(self) -> dict[str, Any]:
        """As the JSON contract has it; of each cell the first entry decides."""
        return {
            "schema": "plancmp.targets/1",
            "rows": [
                {
                    "indicator": row.indicator.id, "label": row.indicator.zh, "unit": row.unit, "basis": row.basis,
                    "leaders": list(row.leaders),
                    "cells": {city: _entries(cell) for city, cell in row.cells.items()},
                }
                for row in self.rows
            ],
        }


def _entries(cell: Cell) -> list[dict[str, Any]]:
    entries = [statement.to_dict() for statement in cell.targets]
    if cell.start is not None:
        entries[0]["start"] = cell.start.to_dict()
        entries[0]["needs"] = None if cell.needs is None else round(cell.needs, 4)
    return entries


def targets(
    kb: KnowledgeBase,
    cities: Sequence[str] = (),
    *,
    indicators: Sequence[str] = (),
    themes: Sequence[str] = (),
    year: int | None = None,
) -> Targets:
    """The targets of these cities (all by default), one row an indicator, basis and unit; shared rows first.

    Names are understood as :meth:`KnowledgeBase.find` does. Raises :class:`plancmp.PlancmpError` for a year that
    nobody plans for.
    """
    places = tuple(kb.get(City, name) for name in kb.ids(City, cities)) or tuple(kb.all(City))
    ids = [city.id for city in places]
    wanted, fields = kb.ids(Indicator, indicators), kb.ids(Theme, themes)
    inside = {topic.id for topic in kb.all(Topic) if topic.theme in fields}
    known = [
        indicator for indicator in kb.all(Indicator)
        if (not wanted or indicator.id in wanted) and (not fields or indicator.topic in inside)
    ]
    found = statements(kb, ids, known)
    if year is not None:
        _planned(found, year)
    used = kb.plans(ids)
    return Targets(places, used, _rows(found, {indicator.id: indicator for indicator in known}, places, year))


def _planned(found: Sequence[Statement], year: int) -> None:
    if any(_meant(one, year) for one in found):
        return
    years = sorted({one.year for one in found if one.target and one.year})
    hint = f"years with targets: {', '.join(map(str, years))}" if years else "there are no targets here"
    raise PlancmpError(f"no target for the year {year}", hint)


def _meant(one: Statement, year: int) -> bool:
    """Whether a target is for this year; a quota or average of each year is for all years of its plan."""
    if one.quantity.annual and one.year:
        return one.target and one.plan.years()[0] <= year <= one.year
    return one.target and one.year == year


def _rows(
    found: Sequence[Statement], known: dict[str, Indicator], places: Sequence[City], year: int | None
) -> tuple[Row, ...]:
    sizes = {city.id: "prefecture" if city.adcode.endswith("00") else "county" for city in places}
    groups: dict[tuple[str, str, str], dict[str, list[Statement]]] = defaultdict(lambda: {city: [] for city in sizes})
    for one in found:
        groups[one.quantity.indicator or "", one.basis, one.unit][one.item.city].append(one)
    rows = []
    for (name, basis, unit), cells in groups.items():
        filled = {city: _cell(items, known[name], year) for city, items in cells.items()}
        firsts = {city: cell.targets[0] for city, cell in filled.items() if cell.targets}
        if not firsts:
            continue
        fair = len(firsts) > 1 and (basis in ("rate", "yearly", "rank") or len({one.year for one in firsts.values()}) == 1)
        leaders = _leaders(firsts, known[name]) if fair and _of_a_size(firsts, sizes) else ()
        rows.append(Row(known[name], basis, unit, filled, fair, leaders))
    order = {name: place for place, name in enumerate(known)}
    together: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        together[row.indicator.id].append(row)
    result = []
    for group in together.values():
        for row in group:
            apart = tuple(f"{other.basis}:{other.unit}" for other in group if other is not row)
            result.append(Row(row.indicator, row.basis, row.unit, row.cells, row.fair, row.leaders, apart))
    most = {name: max(row.holders for row in group) for name, group in together.items()}
    result.sort(key=lambda row: (-most[row.indicator.id], order[row.indicator.id], -row.holders, BASES.index(row.basis)))
    return tuple(result)


def _cell(items: Sequence[Statement], indicator: Indicator, year: int | None) -> Cell:
    goals = [one for one in items if (one.target if year is None else _meant(one, year))]
    if not goals:
        return Cell(())
    goals.sort(key=_decides, reverse=True)
    first = goals[0]
    if first.basis not in ("level", "total") or first.year is None:
        return Cell(tuple(goals))
    before = [one for one in items if not one.target and one.year and one.year < first.year]
    if first.basis == "total" or not before:
        return Cell(tuple(goals))
    start = max(before, key=lambda one: (one.year or 0, one.plan.adopted))
    # Where neither is better, as with the land of a year, a floor is to be climbed to and a ceiling to be sunk to.
    up = direction(start, indicator) or (-1 if first.quantity.op == "<=" else 1)
    ahead = up * (first.value - start.value) > 0
    return Cell(tuple(goals), start, yearly_change(start, first.value, first.year) if ahead else None)


def _decides(one: Statement) -> tuple[str, bool, int]:
    """The latest plan; of its years the last within its period, so that no vision for 2035 hides the plan."""
    year = one.year or 0
    within = year <= one.plan.years()[1]
    return one.plan.adopted, within, year if within else -year


def _of_a_size(firsts: dict[str, Statement], sizes: dict[str, str]) -> bool:
    """Whether the places are of one level, or the figure does not grow with the place: a share, a ratio, a rate, a rank."""
    first = next(iter(firsts.values()))
    return first.additive or first.basis in ("rate", "rank") or len({sizes[city] for city in firsts}) == 1


def _leaders(firsts: dict[str, Statement], indicator: Indicator) -> tuple[str, ...]:
    best: list[str] = []
    for city, one in firsts.items():
        if direction(one, indicator) == 0:
            return ()
        if not best or better(one, firsts[best[0]].value, indicator) > 0:
            best = [city]
        elif one.value == firsts[best[0]].value:
            best.append(city)
    return tuple(best) if len(best) < len(firsts) else ()
