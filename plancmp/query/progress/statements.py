"""What cities say about one thing in numbers, in forms that may be compared with each other."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from plancmp.measures.statement import Statement, one_year, state
from plancmp.messages import Either, Message
from plancmp.model import City, Commitment, Headline, Indicator, Plan, Quantity, fields_of, names_of, restored_all
from plancmp.text.late import late
from plancmp.text.normalise import fold
from plancmp.text.units import dimension, normalise, show

if TYPE_CHECKING:
    from plancmp.index.knowledge_base import KnowledgeBase
    from plancmp.query.selection import Selection


_ORIGINS = ("curated", "draft", "atlas")
"""Who is believed before whom."""


_PER = late("人均|每[百千万]+[名人老]|万元GDP|亿元GDP|亩均|平均")
"""Words of a name that give a figure a denominator."""


_MARKS = late(r"[\s\"'“”‘’「」《》〈〉()（）·、,，]")
_OWN = late("^(?:每年|全市|全省|全区|全县|全州|全国|我市|我省|我区|我县|本市|全年|当年|今年|年度)+")


def amount(value: float, unit: str, lang: str) -> str:
    """A value of our own arithmetic, without the noise of floats."""
    rounded = round(value, 6)
    return show(int(rounded) if rounded == int(rounded) else rounded, unit, lang)


@lru_cache(1 << 14)
def one_label(label: str) -> str:
    """The form in which two labels are one: without widths, marks and what only says that the whole place is meant."""
    return _OWN.sub("", _MARKS.sub("", fold(label)))


def statements(kb: KnowledgeBase, plans: Iterable[Plan], indicators: Iterable[Indicator]) -> list[Statement]:
    """Every number of these plans for these indicators, the latest adopted plan first."""
    known = {indicator.id: indicator for indicator in indicators}
    made = {plan.id: plan for plan in plans}
    items = kb.commitments(plans=list(made), indicators=list(known)) if known and made else []
    measured = kb.measures(items)
    result = [
        state(quantity, item, made[item.plan], known[quantity.indicator], measure)
        for item in items
        for quantity, measure in zip(item.quantities, measured[item.id])
        if quantity.indicator in known
    ]
    return sorted(result, key=lambda one: one.plan.adopted, reverse=True)


def reports(kb: KnowledgeBase, asked: Selection, places: Iterable[City], plans: Sequence[Plan]) -> tuple[Plan, ...]:
    """The reports of these places that only the atlas was made from, and that fit a selection which names no plan.

    A report that is among the ``plans`` is read there.
    """
    if asked.plans:
        return ()
    own = {plan.id for plan in plans}
    made = [plan for plan in kb.reports([place.id for place in places]) if plan.id not in own]
    kept = {plan.id for plan in asked.fitting((*plans, *made))}
    return tuple(plan for plan in made if plan.id in kept)


def charted(
    kb: KnowledgeBase,
    cities: Sequence[str] | None,
    indicators: Iterable[Indicator],
    said: Iterable[Statement],
    reports: Iterable[Plan] | None = None,
    year: int | None = None,
) -> list[Statement]:
    """What the atlas says of these places (all with None) and indicators, where none of the statements ``said`` does.

    A report that is curated or drafted is believed before the atlas, figure by figure. ``reports`` are those wanted,
    ``year`` is the one that figures are of; all where nothing is said.
    """
    known = {indicator.id: indicator for indicator in indicators}
    told = {_told(one) for one in said}
    found = [
        one
        for one in kb.headlines(cities=cities, indicators=list(known), year=year)
        if (one.plan, one.indicator, one.kind, one.year) not in told
    ]
    wanted = kb.reports(ids=list({one.plan for one in found})) if reports is None else reports
    made = {plan.id: plan for plan in wanted}
    return _charted([one for one in found if one.plan in made], made, known)


def contradicted(
    kb: KnowledgeBase, cities: Sequence[str], indicators: Iterable[Indicator], said: Iterable[Statement]
) -> Iterator[str]:
    """Where the atlas gives another figure than the same report as it is curated or drafted: a sentence each."""
    known = {indicator.id: indicator for indicator in indicators}
    told: dict[tuple[object, ...], list[Statement]] = {}
    for one in said:
        told.setdefault(_told(one), []).append(one)
    plans = list({one.plan.id: None for one in said})
    made = {plan.id: plan for plan in kb.reports(ids=plans)} if told else {}
    others = kb.headlines(cities=cities, indicators=list(known), plans=list(made)) if made else ()
    beside = [other for other in others if (other.plan, other.indicator, other.kind, other.year) in told]
    for other, theirs in zip(beside, _charted(beside, made, known)):
        mine = told[other.plan, other.indicator, other.kind, other.year]
        alike = [one for one in mine if one.basis == theirs.basis and one.unit == theirs.unit and one.quantity.value]
        if alike and not any(same(one, theirs) for one in alike):
            yield Message(
                "{plan} is read in two ways: {indicator} {year}: {shown} is shown, the atlas has {figure}",
                plan=other.plan,
                indicator=other.indicator,
                year=other.year,
                shown=Either(alike[0].figure("zh"), alike[0].figure("en")),
                figure=Either(theirs.figure("zh"), theirs.figure("en")),
            )


def _told(one: Statement) -> tuple[object, ...]:
    return one.plan.id, one.quantity.indicator, one.quantity.kind, one.quantity.year


def _charted(found: Sequence[Headline], plans: Mapping[str, Plan], known: Mapping[str, Indicator]) -> list[Statement]:
    """The statements of figures of the atlas, made field by field: there may be thousands."""
    count = len(found)
    given: dict[str, Sequence[Any]] = dict(zip(names_of(Headline), zip(*map(_VALUES, found))))
    if not given:
        return []
    things = [known[name] for name in given["indicator"]]
    bases = list(map(normalise, given["value"], given["unit"]))
    figures = {name: given.get(name, [value] * count) for name, value in _FIGURE.items()}
    figures["label"] = [thing.zh for thing in things]
    figures["base_value"] = [base and base.number for base in bases]
    figures["base_unit"] = [base and base.unit for base in bases]
    quantities = restored_all(Quantity, list(figures.values()))
    around = {name: given.get(name, [value] * count) for name, value in _ALONE.items()}
    around["id"] = [f"{plan}/{clause}" for plan, clause in zip(given["plan"], given["clause"])]
    around["strength"] = ["commit" if kind == "target" else "done" for kind in given["kind"]]
    around["quantities"] = [(quantity,) for quantity in quantities]
    items = restored_all(Commitment, list(around.values()))
    return [state(quantity, item, plans[item.plan], thing) for quantity, item, thing in zip(quantities, items, things)]


_VALUES = attrgetter(*names_of(Headline))
_FIGURE: dict[str, Any] = fields_of(Quantity(label=""))
_ALONE: dict[str, Any] = fields_of(Commitment(id="", themes=(), strength="done", text="", cite="", origin="atlas"))
"""The fields of a figure of which nothing is said, and of what stands around one of the atlas."""


def of_a_year(one: Statement) -> bool:
    """Whether it is an amount, a share or a growth of one year, and not an average, a total or a place in a list; of a
    report also that its target is for its own year.
    """
    if one.basis not in ("level", "rate", "yearly") or one.span is None or one.span[0] != one.span[1]:
        return False
    return one.aim or not one.target or one.plan.type != "report"


def believed(found: Iterable[Statement]) -> dict[str, Statement]:
    """Of each place the statement that is believed: the best origin, then what is no estimate, then the latest said."""
    result: dict[str, Statement] = {}
    for one in sorted(found, key=_trust):
        result[one.item.city] = one
    return result


def _trust(one: Statement) -> tuple[int, bool, str]:
    return -_ORIGINS.index(one.item.origin), not one.quantity.expected, one.plan.adopted


def accounts(items: Iterable[Statement]) -> list[Statement]:
    """The statements of one thing, and of its targets those marked that a plan quotes from the one before: of a year
    before its own, and with a duty, as tables of main indicators have it, or told in one commitment with its result,
    or in a plan for several years that was curated beside the result of that very year in the same clause.
    """
    some = list(items)
    told = {(one.item.plan, one.item.clause, one.year) for one in some if one.quantity.kind == "actual"}

    def quoted(one: Statement) -> bool:
        if not one.target or one.year is None or one.year >= one.plan.years()[0]:
            return False
        several = not one_year(one.plan) and one.plan.origin == "curated"
        beside = one.item.done or several and (one.item.plan, one.item.clause, one.year) in told
        return one.quantity.duty is not None or beside

    return [replace(one, quoted=True) if quoted(one) else one for one in some]


def same(first: Statement, second: Statement) -> bool:
    """Whether two values are one figure, the one being the other rounded."""
    return abs(first.value - second.value) <= max(_step(first), _step(second)) / 2 * (1 + 1e-9)


def _step(one: Statement) -> float:
    """The last place to which a value was written, in its base unit."""
    written = one.quantity.value
    if not written or one.quantity.base_value is None:
        return 0.0
    digits = len(str(written).partition(".")[2]) if isinstance(written, float) else 0
    # A whole number of a unit without a scale (60家) is not rounded.
    return 0.0 if digits == 0 and one.value == written else abs(10.0**-digits * one.value / written)


def better(first: Statement, second: float, indicator: Indicator) -> int:
    """1 when a statement's value is better than ``second``, -1 when worse, 0 when equal or when neither is better."""
    up = direction(first, indicator)
    return up * ((first.value > second) - (first.value < second))


def direction(statement: Statement, indicator: Indicator) -> int:
    """1 when more is better, -1 when less is, 0 when neither."""
    if statement.basis == "rank":
        return -1
    return {"higher": 1, "lower": -1}.get(indicator.direction, 0)


def measured_alike(indicator: Indicator, basis: str, unit: str) -> bool:
    """Whether a figure does not grow with the size of the place: growth, a share, a ratio, or so much of a unit."""
    if basis == "rate" or dimension(unit) in ("percent", "points", "multiple", "rate", "age"):
        return True
    return basis == "level" and _PER.search(indicator.zh) is not None


def yearly_change(start: Statement, value: float, year: int) -> float | None:
    """What it takes a year to go from a statement to ``value`` in ``year``: percent, or a difference when additive.

    The growth rate is compound: (value / start) ** (1 / years) - 1. None when there is no time or no start.
    """
    years = year - (start.year or year)
    if years <= 0 or (not start.additive and (start.value <= 0 or value <= 0)):
        return None
    if start.additive:
        return (value - start.value) / years
    return 100 * (math.pow(value / start.value, 1 / years) - 1)


def change_shown(start: Statement, size: float, lang: str) -> str:
    """A yearly change as a reader expects it: 年均增长12.4%, a fall of 0.015 a year."""
    if not start.additive:
        if lang == "zh":
            return f"年均{'增长' if size >= 0 else '下降'}{abs(size):.1f}%"
        return f"{'growth' if size >= 0 else 'a fall'} of {abs(size):.1f}% a year"
    if start.basis == "rank" and start.unit == "位":
        places = f"{abs(size):.2g}"
        if lang == "zh":
            return f"每年{'前移' if size < 0 else '后移'}{places}位"
        return f"{'a climb' if size < 0 else 'a fall'} of {places} places a year"
    unit = "个百分点" if start.unit == "%" else "" if start.unit == "倍" else start.unit
    if dimension(unit) == "duration" and (written := normalise(1, start.quantity.unit)):
        size, unit = size / written.number, start.quantity.unit  # days a year are told in days
    figure = amount(float(f"{abs(size):.2g}"), unit, lang)
    if lang == "zh":
        return f"每年{'提高' if size >= 0 else '缩小'}{figure}"
    return f"{'a rise' if size >= 0 else 'a fall'} of {figure} a year"


def families(everything: Collection[Indicator]) -> dict[str, set[str]]:
    """Each indicator with its growth rates, its additions, its sum over years, and what it is one of these of."""
    result = {indicator.id: {indicator.id} for indicator in everything}
    for indicator in everything:
        yearly = indicator.id.removesuffix("-cumulative")
        for other in (indicator.growth_of, indicator.addition_of, yearly):
            if other in result:
                result[indicator.id].add(other)
                result[other].add(indicator.id)
    return result
