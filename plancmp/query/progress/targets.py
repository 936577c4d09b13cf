"""Numbers that cities aim at, side by side in one unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from plancmp.measures.scopes import scope
from plancmp.measures.statement import BASES, Statement
from plancmp.messages import Message
from plancmp.model import City, Indicator, Level, Plan, Record, keyword_record, record
from plancmp.query.answer import Answer
from plancmp.query.progress.chain import Chain, Higher
from plancmp.query.progress.deeds import UNDER_WAY, built
from plancmp.query.progress.lines import far_off, is_unsure
from plancmp.query.progress.statements import (
    better,
    charted,
    contradicted,
    direction,
    measured_alike,
    reports,
    statements,
    yearly_change,
)
from plancmp.query.selection import EVERYTHING, Selection, years

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from plancmp.index.knowledge_base import KnowledgeBase
    from plancmp.query.selection import Narrowing


@record
class Cell(Record):
    """What one city aims at: the statement that decides first, then the others; and the value it starts from.

    ``needs`` is the yearly growth in percent that leads from ``start`` to the target, or the yearly difference where
    the unit is additive; None where the start fulfils the target already, or no rate leads there. ``above`` is what the
    places above aim at for the same time.
    """

    targets: tuple[Statement, ...]
    start: Statement | None = None
    needs: float | None = None
    above: tuple[Higher, ...] = ()


@record
class TargetRow(Record):
    """One indicator on one basis, in one unit and with one scope.

    ``fair`` says whether the figures may stand against each other: they are for one year, or the same years, and the
    places are of one level. ``leaders`` are the cities with the best figure of a fair row, where it does not grow with
    the size of the place (an amount leads nothing) and no draft is unsure of it. ``scope`` says what narrows the
    indicator. ``apart`` names the bases and units of the same indicator that stand in rows of their own.
    """

    indicator: Indicator
    basis: str
    unit: str
    cells: dict[str, Cell]
    fair: bool
    leaders: tuple[str, ...]
    apart: tuple[str, ...] = ()
    scope: str = ""

    @property
    def holders(self) -> int:
        """How many of the cities aim at something here."""
        return sum(bool(cell.targets) for cell in self.cells.values())


@keyword_record
class Targets(Answer):
    """The table of targets as a value."""

    cities: tuple[City, ...]
    plans: tuple[Plan, ...]
    rows: tuple[TargetRow, ...]
    admitted: bool = False

    @property
    def nothing(self) -> str:
        """What to tell where nobody aims at anything; ``admitted`` says that a target is named, as a shortcoming."""
        if self.admitted:
            return Message("no targets found but those named where a shortcoming is admitted")
        return Message("no targets found")

    def to_json(self, *, lang: str = "zh", explain: bool = False) -> dict[str, Any]:
        """As the JSON contract has it; of each cell the first entry decides."""
        return {
            "schema": "plancmp.targets/1",
            "rows": [
                {
                    "indicator": row.indicator.id,
                    "label": row.indicator.zh,
                    "unit": row.unit,
                    "basis": row.basis,
                    "scope": row.scope,
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
    if cell.above:
        entries[0]["above"] = {one.city.level: one.to_dict() for one in cell.above}
    return entries


def targets(
    kb: KnowledgeBase,
    cities: Sequence[str] = (),
    selection: Selection = EVERYTHING,
    **by: Unpack[Narrowing],
) -> Targets:
    """The targets of these cities (all by default), one row an indicator, basis and unit; shared rows first.

    Names are understood as :meth:`KnowledgeBase.find` does. The fields of the selection may be given as keywords;
    without ``cities`` those that have a plan that fits are taken. Themes and topics are those of indicators, year is
    that of targets; status and strengths are of the targets, not of what they start from.
    """
    since = len(kb.guesses)
    typed = replace(selection, **by, cities=cities or selection.cities)
    answer = replace(_targets(kb, typed), guesses=kb.guessed(since))
    return answer.explained(replace(typed, cities=()), lambda other: _targets(kb, replace(other, cities=typed.cities)))


def _targets(kb: KnowledgeBase, typed: Selection) -> Targets:
    asked = typed.resolved(kb)
    places, plans = asked.side_by_side(kb)
    known = asked.measures(kb)
    said = statements(kb, plans, known)
    ids = [place.id for place in places]
    mapped = reports(kb, asked, places, plans)
    # Where the one and the other were adopted on one day, what a curator read comes first.
    found = sorted((*said, *charted(kb, ids, known, said, mapped)), key=lambda one: one.plan.adopted, reverse=True)
    rows = _rows(found, {indicator.id: indicator for indicator in known}, places, asked)
    chain = Chain(kb, places, known)
    rows = tuple(replace(row, cells={city: _under(cell, chain) for city, cell in row.cells.items()}) for row in rows)
    aimed = sorted({one.year for one in found if one.target and one.year}) if asked.year and not rows else []
    hints = (Message("years with targets: {years}", years=list(aimed)),) if aimed else ()
    notes = tuple(contradicted(kb, ids, known, said))
    admitted = any(one.item.strength == "problem" and _meant(one, asked) for one in found)
    return Targets(
        selection=asked,
        hints=hints,
        notes=notes,
        cities=places,
        plans=(*plans, *mapped),
        rows=rows,
        admitted=admitted,
    )


def _under(cell: Cell, chain: Chain) -> Cell:
    above = chain.over(cell.targets[0]) if cell.targets else ()
    return replace(cell, above=above) if above else cell


def _meant(one: Statement, asked: Selection) -> bool:
    """Whether it is a target of those asked for; a quota or average of several years is for each of them."""
    if not one.target or not asked.says(one.item):
        return False
    if not asked.year:
        return True
    if one.span is None:
        return False
    first, last = one.span if one.quota or one.basis == "average" else (one.span[1], one.span[1])
    return any(first <= year <= last for year in years(asked.year))


OLD = 3
"""A result so many years older than the plan is none that the way to its target starts from."""

_SIDES = {"<=": -1, ">=": 1}

Key = tuple[str, str, str, frozenset[str]]
"""Indicator, basis, unit and scope: what is one row."""


def _rows(
    found: Sequence[Statement], known: dict[str, Indicator], places: Sequence[City], asked: Selection
) -> tuple[TargetRow, ...]:
    levels = {city.id: city.level for city in places}
    groups: dict[Key, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for one in found:
        if one.item.strength != "problem":
            indicator = known[one.quantity.indicator or ""]
            groups[indicator.id, one.basis, one.unit, scope(one, indicator)][one.item.city].append(one)
    rows = []
    for (name, basis, unit, narrowed), cells in groups.items():
        # Most cities say nothing of most things.
        filled = {city: _cell(cells[city], known[name], asked) if city in cells else _EMPTY for city in levels}
        firsts = {city: cell.targets[0] for city, cell in filled.items() if cell.targets}
        if not firsts:
            continue
        valued = {city: one for city, one in firsts.items() if one.quantity.value is not None}
        fair = _alike(valued, levels)
        leaders = _leaders(valued, known[name]) if fair and measured_alike(known[name], basis, unit) else ()
        words = narrowed if narrowed & UNDER_WAY else {*narrowed, built(known[name], firsts.values())} - {""}
        rows.append(TargetRow(known[name], basis, unit, filled, fair, leaders, scope="、".join(sorted(words))))
    order = {name: place for place, name in enumerate(known)}
    together: dict[str, list[TargetRow]] = defaultdict(list)
    for row in rows:
        together[row.indicator.id].append(row)
    result = []
    for group in together.values():
        names = [f"{row.basis}:{row.unit}" for row in group]
        for place, row in enumerate(group):
            apart = (*names[:place], *names[place + 1 :])
            result.append(replace(row, apart=apart) if apart else row)
    most = {name: max(row.holders for row in group) for name, group in together.items()}
    result.sort(
        key=lambda row: (-most[row.indicator.id], order[row.indicator.id], -row.holders, BASES.index(row.basis))
    )
    return tuple(result)


_EMPTY = Cell(())


def _cell(items: Sequence[Statement], indicator: Indicator, asked: Selection) -> Cell:
    goals = [one for one in items if _meant(one, asked)]
    if not goals:
        return _EMPTY
    goals.sort(key=_decides, reverse=True)
    first = goals[0]
    if first.basis != "level" or first.year is None or first.quantity.value is None:
        return Cell(tuple(goals))
    before = [
        one
        for one in items
        if not (one.target or is_unsure(one)) and one.year and first.said - OLD <= one.year < first.year
    ]
    if not before:
        return Cell(tuple(goals))
    start = max(before, key=lambda one: (one.year or 0, one.plan.adopted))
    # Where neither is better, as with the land of a year, a floor is to be climbed to and a ceiling to be sunk to; to a
    # share (prices by 3 %) there is no way.
    up = direction(start, indicator) or _SIDES.get(first.quantity.op, 0 if first.additive else 1)
    ahead = up * (first.value - start.value) > 0
    return Cell(tuple(goals), start, yearly_change(start, first.value, first.year) if ahead else None)


def _decides(one: Statement) -> tuple[str, bool, int]:
    """The latest plan; of its years the last within its period, so that no vision for 2035 hides the plan."""
    year = one.year or 0
    within = year <= one.plan.years()[1]
    return one.plan.adopted, within, year if within else -year


def _alike(firsts: dict[str, Statement], levels: dict[str, Level]) -> bool:
    """Whether figures may stand against each other: of one year, or the same years, and of places of one level."""
    spans = {one.span for one in firsts.values()}
    return len(firsts) > 1 and len(spans) == 1 and None not in spans and len({levels[city] for city in firsts}) == 1


def _leaders(firsts: dict[str, Statement], indicator: Indicator) -> tuple[str, ...]:
    doubted = far_off([one.value for one in firsts.values()])
    best: list[str] = []
    for place, (city, one) in enumerate(firsts.items()):
        if direction(one, indicator) == 0 or one.basis == "rank":
            return ()
        if place in doubted:
            continue
        if not best or better(one, firsts[best[0]].value, indicator) > 0:
            best = [city]
        elif one.value == firsts[best[0]].value:
            best.append(city)
    # Where the best may be no such figure, nobody is known to lead.
    sure = not any(is_unsure(firsts[city]) for city in best)
    return tuple(best) if sure and len(best) < len(firsts) else ()
