"""The places of a level in the order of one indicator."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any, Literal

from plancmp.errors import PlancmpError
from plancmp.knowledge import divisions
from plancmp.measures.scopes import scope
from plancmp.measures.statement import Statement, state
from plancmp.messages import AnyOf, Either, Message, wording
from plancmp.model import City, Indicator, Kind, Level, Plan, Record, keyword_record, record
from plancmp.query.answer import Answer, gather
from plancmp.query.progress.lines import plain
from plancmp.query.progress.statements import believed, charted, direction, of_a_year, same
from plancmp.query.progress.years import verdict_of
from plancmp.query.selection import EVERYTHING, Selection, years
from plancmp.query.spread import quantile
from plancmp.text.units import dimension

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from plancmp.index.knowledge_base import KnowledgeBase
    from plancmp.query.selection import NarrowingPlaces

Outcome = Literal["missed", "met"]

NEIGHBOURS = 5
"""So many places are shown before and behind the one that is asked for."""

MOST = 0.5
"""A year counts as told when at least such a share of the places is known that the fullest year knows."""


@record
class Above(Record):
    """What a place lies in says of the same: None where it says nothing."""

    province: Statement | None = None
    nation: Statement | None = None


@record
class RankRow(Record):
    """One place. ``rank`` is that of the first of those that share it; ``statement`` is what is ranked.

    ``over`` is how many points it is above its province's, None where no points can be counted or the province says
    nothing. Where aims are held against results ``result`` is that, and ``gap`` how far it is beyond the aim, in the
    unit of the aim: below zero it fell short.
    """

    rank: int
    city: City
    statement: Statement
    above: Above
    over: float | None = None
    result: Statement | None = None
    gap: float | None = None


@record
class Summary(Record):
    """How many places there are, of how many the figure is known, and how these lie."""

    places: int
    known: int
    min: float | None = None
    q1: float | None = None
    median: float | None = None
    q3: float | None = None
    max: float | None = None


@keyword_record
class Ranking(Answer):
    """The places in their order; of those in ``unknown`` nothing is known, which says nothing of how they do.

    ``year_said`` and ``kind_said`` say whether these were asked for. ``otherwise`` are the places that give the figure
    in a unit that cannot be made this one. ``around`` is the place whose neighbours are shown alone.
    """

    indicator: Indicator
    unit: str
    kind: Kind
    year: int
    levels: tuple[Level, ...]
    within: tuple[City, ...]
    rows: tuple[RankRow, ...]
    summary: Summary
    unknown: tuple[City, ...]
    otherwise: tuple[City, ...] = ()
    around: City | None = None
    outcome: Outcome | None = None
    year_said: bool = True
    held: int = 0

    @property
    def nothing(self) -> str:
        """What to tell where no place has such a figure."""
        if self.around and self.summary.known:
            return Message(
                "{id} is not among them: nothing is known of it for {year}", id=self.around.id, year=self.year
            )
        if self.outcome:
            return Message(
                "no place {outcome} its aim for {id} in {year}",
                outcome=wording(self.outcome),
                id=self.indicator.id,
                year=self.year,
            )
        if self.kind == "target":
            return Message("no place aims at {id} for {year}", id=self.indicator.id, year=self.year)
        return Message("no place reports {id} for {year}", id=self.indicator.id, year=self.year)

    def to_json(self, *, lang: str = "zh", explain: bool = False) -> dict[str, Any]:
        """As the JSON contract has it."""
        summary = self.summary
        return {
            "schema": "plancmp.rank/1",
            "indicator": self.indicator.id,
            "label": self.indicator.zh,
            "unit": self.unit,
            "kind": self.kind,
            "year": self.year,
            "levels": list(self.levels),
            "within": [place.id for place in self.within],
            "around": self.around.id if self.around else None,
            "outcome": self.outcome,
            "rows": [_entry(row) for row in self.rows],
            "summary": {
                name: getattr(summary, name) for name in ("places", "known", "min", "q1", "median", "q3", "max")
            },
            "unknown": [place.id for place in self.unknown],
            "otherwise": [place.id for place in self.otherwise],
        }


def _entry(row: RankRow) -> dict[str, Any]:
    above = {
        name: one.to_dict() if (one := getattr(row.above, name)) is not None else None
        for name in ("province", "nation")
    }
    entry = {
        "rank": row.rank,
        "city": row.city.id,
        "adcode": row.city.adcode,
        "level": row.city.level,
        **row.statement.to_dict(),
        "above": above,
        "over_province": row.over,
    }
    if row.result is not None:
        entry |= {"result": row.result.to_dict(), "gap": row.gap}
    return entry


def rank(
    kb: KnowledgeBase,
    indicator: str,
    selection: Selection = EVERYTHING,
    *,
    kind: Kind | None = None,
    around: str | None = None,
    outcome: Outcome | None = None,
    **by: Unpack[NarrowingPlaces],
) -> Ranking:
    """The places of one level in the order of an indicator, the best first; the highest where none is better.

    Without a year it is the newest of which most places are known; without a kind targets, unless far more places
    report results; without a level prefectures, or the level of ``around``, whose neighbours alone are shown.
    With ``outcome`` the aims of a year are held against its results, and those that missed (or met) them are ranked by
    how far. Of the selection, whose fields may be given as keywords, places, documents and years are heeded.
    """
    since = len(kb.guesses)
    typed = replace(selection, **by)
    asked = typed.resolved(kb)
    thing = kb.measure(indicator)
    middle = kb.place(around) if around else None
    levels: tuple[Any, ...] = tuple(asked.levels) or ((middle.level,) if middle else ("prefecture",))
    said, mapped = _said(kb, thing, asked), _of_atlas(asked)
    outer = asked.outer(kb)
    places = _places(kb, asked, levels, outer, middle)
    points: list[Point] = [(one.item.city, one.quantity.kind, one.year) for one in said]
    points += [(one.city, one.kind, one.year) for one in kb.headlines(indicators=[thing.id])] if mapped else []
    inside = {point for point in points if point[0] in places}
    kind = kind or _kind(inside)
    if outcome:
        kind = "target"
    year = years(asked.year)[0] if asked.year else _newest(inside, "actual" if outcome else kind, middle)
    if year is None:
        raise PlancmpError(
            Message("no {levels} here has a figure of {id}", levels=AnyOf(map(wording, levels)), id=thing.id),
            Message("plancmp list indicators shows those of the atlas; another level: --level"),
        )
    found = [*said, *(filter(of_a_year, charted(kb, None, [thing], said, year=year)) if mapped else ())]
    chosen = believed(one for one in found if one.year == year and one.quantity.kind == kind)
    unit = _unit([one for city, one in chosen.items() if city in places])
    own = {city: one for city, one in chosen.items() if one.unit == unit}
    ranked = {city: one for city, one in own.items() if city in places}
    results = {}
    if outcome:
        results = believed(one for one in found if one.year == year and one.quantity.kind == "actual")
    rows = _held(ranked, results, places, own, thing, outcome) if outcome else _rows(ranked, places, own, thing)
    held = sum(_verdict(one, results.get(city), thing) is not None for city, one in ranked.items()) if outcome else 0
    return Ranking(
        selection=asked,
        guesses=kb.guessed(since),
        records=gather(kb, cities=_named(rows)),
        notes=tuple(_contradictions(found, chosen, year, kind)),
        indicator=thing,
        unit=unit,
        kind=kind,
        year=year,
        levels=levels,
        within=tuple(outer),
        rows=tuple(_near(rows, middle) if middle else rows),
        summary=_summary(ranked.values(), len(places)),
        unknown=tuple(place for name, place in places.items() if name not in chosen),
        otherwise=tuple(places[name] for name in chosen if name in places and name not in own),
        around=middle,
        outcome=outcome,
        year_said=bool(asked.year),
        held=held,
    )


def _said(kb: KnowledgeBase, thing: Indicator, asked: Selection) -> list[Statement]:
    """What the plans say of single years, of all that the indicator means and no more."""
    plans = {plan.id: plan for plan in asked.fitting(kb.all(Plan))}
    items = kb.commitments(indicators=[thing.id])
    measured = kb.measures(items)
    found = (
        state(part, item, plans[item.plan], thing, measure)
        for item in items
        if item.strength != "problem" and item.plan in plans
        for part, measure in zip(item.quantities, measured[item.id])
        if part.indicator == thing.id and part.value is not None
    )
    fitting = [one for one in found if of_a_year(one) and not scope(one, thing)]
    return plain(fitting, direction(fitting[0], thing)) if fitting else []


def _of_atlas(asked: Selection) -> bool:
    """Whether the atlas is asked too."""
    return not asked.origins or "atlas" in asked.origins


def _places(
    kb: KnowledgeBase, asked: Selection, levels: Sequence[str], outer: Sequence[City], middle: City | None
) -> dict[str, City]:
    """The places to be ranked by id: those that there are, and those of which something is known; of counties, of
    which there are thousands, only these.
    """
    known = {city.id: city for city in (*kb.mapped().values(), *kb.all(City))}
    official = {
        place.id: known.get(place.id) or divisions.city(place)
        for level in levels
        if level in ("province", "prefecture")
        for place in divisions.of_level(level)
    }
    every = official | known
    wanted = set(asked.cities)
    return {
        name: city
        for name, city in every.items()
        if city.level in levels
        and (not outer or any(city.lies_in(place) and city.id != place.id for place in outer))
        and (not wanted or name in wanted)
        or (middle is not None and name == middle.id)
    }


Point = tuple[str, Kind, "int | None"]
"""Of which place there is a target or a result of which year."""


def _kind(points: Iterable[Point]) -> Kind:
    """Targets, unless fewer than half as many places have them as report results."""
    places = Counter(kind for _, kind in {(city, kind) for city, kind, _ in points})
    return "actual" if 2 * places["target"] < places["actual"] else "target"


def _newest(points: Iterable[Point], kind: Kind, middle: City | None) -> int | None:
    """The newest year of which most places are known; of those of which the place in the middle is, where any is."""
    told = Counter(year for _, of, year in points if of == kind and year is not None)
    enough = MOST * max(told.values(), default=0)
    own = {year for city, of, year in points if of == kind and middle is not None and city == middle.id}
    return max((year for year, count in told.items() if year in own or (not own and count >= enough)), default=None)


def _unit(found: Sequence[Statement]) -> str:
    """The unit that most use."""
    counts = Counter(one.unit for one in found)
    return max(counts, key=lambda unit: counts[unit], default="")


def _rows(
    ranked: dict[str, Statement], places: dict[str, City], everything: dict[str, Statement], thing: Indicator
) -> list[RankRow]:
    up = -1 if thing.direction == "lower" else 1
    order = sorted(ranked.items(), key=lambda pair: (-up * pair[1].value, places[pair[0]].adcode))
    rows, before = [], 0
    for _, group in groupby(order, key=lambda pair: pair[1].value):
        some = list(group)
        rows += [_row(before + 1, places[city], one, everything) for city, one in some]
        before += len(some)
    return rows


def _row(place: int, city: City, one: Statement, everything: dict[str, Statement]) -> RankRow:
    above = _above(city, everything)
    outer = above.province
    points = dimension(one.unit) in ("percent", "points")
    over = round(one.value - outer.value, 6) if points and outer is not None else None
    return RankRow(place, city, one, above, over)


def _above(city: City, everything: dict[str, Statement]) -> Above:
    division = divisions.divisions().get(city.adcode)
    outer = divisions.above(division) if division else []
    province = next((everything.get(place.id) for place in outer if place.level == "province"), None)
    nation = divisions.divisions()[divisions.NATION]
    return Above(province, everything.get(nation.id) if city.level != "nation" else None)


def _held(
    aims: dict[str, Statement],
    results: dict[str, Statement],
    places: dict[str, City],
    everything: dict[str, Statement],
    thing: Indicator,
    outcome: Outcome,
) -> list[RankRow]:
    """Those that missed or met their aims, the farthest first."""
    rows: dict[str, tuple[float, Statement]] = {}
    for city, aim in aims.items():
        result = results.get(city)
        word = _verdict(aim, result, thing)
        if result is None or word is None or (word == "missed") != (outcome == "missed"):
            continue
        rows[city] = round((result.value - aim.value) * (direction(aim, thing) or 1), 6), result
    order = sorted(rows, key=lambda city: (-abs(rows[city][0]), places[city].adcode))
    made, before = [], 0
    for _, group in groupby(order, key=lambda city: rows[city][0]):
        some = list(group)
        made += [
            replace(_row(before + 1, places[city], aims[city], everything), result=rows[city][1], gap=rows[city][0])
            for city in some
        ]
        before += len(some)
    return made


def _verdict(aim: Statement, result: Statement | None, thing: Indicator) -> str | None:
    """Met, about or missed; None where nothing can be judged."""
    if result is None or result.unit != aim.unit:
        return None
    return verdict_of(aim, result, direction(aim, thing))


def _named(rows: Iterable[RankRow]) -> dict[str, None]:
    """The places that the rows lie in, by id."""
    above = [one for row in rows for one in (row.above.province, row.above.nation) if one is not None]
    return dict.fromkeys(one.item.city for one in above)


def _near(rows: Sequence[RankRow], middle: City) -> Sequence[RankRow]:
    """The rows around a place."""
    at = next((number for number, row in enumerate(rows) if row.city.id == middle.id), None)
    if at is None:
        return ()
    return rows[max(at - NEIGHBOURS, 0) : at + NEIGHBOURS + 1]


def _summary(found: Iterable[Statement], places: int) -> Summary:
    values = sorted(one.value for one in found)
    if not values:
        return Summary(places, 0)
    return Summary(places, len(values), *(quantile(values, part / 4) for part in range(5)))


def _contradictions(found: Sequence[Statement], chosen: dict[str, Statement], year: int, kind: Kind) -> Iterable[str]:
    """Where the documents give other figures than the one that is shown."""
    others: dict[str, list[Statement]] = defaultdict(list)
    for one in found:
        shown = chosen.get(one.item.city)
        if one.year == year and one.quantity.kind == kind and shown and shown.unit == one.unit and not same(one, shown):
            others[one.item.city].append(one)
    for city, some in others.items():
        said = [
            Message(
                "{figure} in {plan} ({origin})", figure=_both(one), plan=one.plan.id, origin=wording(one.item.origin)
            )
            for one in some
        ]
        yield Message(
            "{city}: {figure} is shown, {others} contradicts it", city=city, figure=_both(chosen[city]), others=said
        )


def _both(one: Statement) -> Either:
    return Either(one.figure("zh"), one.figure("en"))
