"""What cities say about one indicator, in forms that may be compared with each other.

A number is comparable with another of the same indicator only when both have one basis and one unit:

- ``level``: how much there is, or in a year (GDP, trains a year, a share);
- ``rate``: growth in percent, of one year or as a yearly average;
- ``yearly``: a quota that recurs, or what a one-year plan adds in its year;
- ``total``: what is added over a plan of several years;
- ``rank``: a place in a list.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plancmp.model import Commitment, Indicator, Plan, Quantity
from plancmp.text.units import dimension, show

if TYPE_CHECKING:
    from plancmp.index.base import KnowledgeBase

BASES = ("level", "rate", "yearly", "total", "rank")

_SAME_COUNTER = frozenset("家 个 项 所 座 处".split())
"""Counters that documents use for one another."""

_ADDITIVE = ("percent", "points", "multiple", "duration", "number")
"""Units in which change is a difference; everything else grows by a rate."""

_SIGNS = {"zh": {">=": "≥", "<=": "≤", "~": "约"}, "en": {">=": "≥ ", "<=": "≤ ", "~": "about "}}


@dataclass(frozen=True, slots=True)
class Statement:
    """One number of one commitment, with the basis and the unit in which it may be compared."""

    quantity: Quantity
    item: Commitment
    plan: Plan
    basis: str
    unit: str

    @property
    def value(self) -> float:
        """The number in ``unit``."""
        quantity = self.quantity
        return quantity.value if quantity.base_value is None or self.basis == "rank" else quantity.base_value

    @property
    def year(self) -> int | None:
        """The deadline, or the year measured; a quota without one runs to the end of its plan."""
        if self.quantity.year is None and self.basis in ("yearly", "rate") and self.target:
            return self.plan.years()[1]
        return self.quantity.year

    @property
    def target(self) -> bool:
        """Whether it is aimed at, rather than measured."""
        return self.quantity.kind == "target"

    @property
    def aim(self) -> bool:
        """Whether it is the target of a one-year plan: a step on the way, not the promise."""
        return self.target and one_year(self.plan)

    @property
    def said(self) -> str:
        """The year in which the plan was adopted."""
        return self.plan.adopted[:4]

    @property
    def additive(self) -> bool:
        """Whether its change is a difference in its own unit, not a growth rate."""
        return self.basis in ("rank", "rate") or dimension(self.unit) in _ADDITIVE

    def figure(self, lang: str) -> str:
        """Operator, value and unit as a reader expects them: ≥1.5万亿元, about RMB 1 trillion."""
        quantity = self.quantity
        if self.basis == "rank":
            if lang == "zh":
                return f"前{quantity.value}强" if quantity.unit == "强" else f"第{quantity.value}位"
            return f"{'top' if quantity.unit == '强' else 'no.'} {quantity.value}"
        text = amount(quantity.value if quantity.base_value is None else quantity.base_value, self.unit_shown, lang)
        if quantity.value_max is not None:
            text = f"{show(quantity.value, '', lang)}–{show(quantity.value_max, quantity.unit, lang)}"
        # A result that shrank to 1.93 is 1.93; only a target is a ceiling.
        sign = "" if quantity.op == "<=" and not self.target else _SIGNS[lang].get(quantity.op, "")
        return sign + text

    @property
    def unit_shown(self) -> str:
        """The base unit with the counter as written."""
        base = self.quantity.base_unit
        return self.quantity.unit if base is None else base or self.unit

    def to_dict(self) -> dict[str, Any]:
        """The quantity with its place, as the JSON contract has it."""
        return {
            **self.quantity.to_dict(), "plan": self.plan.id, "clause": self.item.clause, "commitment": self.item.id,
            "strength": self.item.strength, "basis": self.basis,
        }


def amount(value: float, unit: str, lang: str) -> str:
    """A value of our own arithmetic, without the noise of floats."""
    rounded = round(value, 6)
    return show(int(rounded) if rounded == int(rounded) else rounded, unit, lang)


def one_year(plan: Plan) -> bool:
    """Whether a plan is for one year only, as a work report is."""
    first, last = plan.years()
    return first == last


def statements(kb: KnowledgeBase, cities: Sequence[str], indicators: Iterable[Indicator]) -> list[Statement]:
    """Every number of these cities for these indicators, the latest adopted plan first."""
    known = {indicator.id: indicator for indicator in indicators}
    plans = {plan.id: plan for plan in kb.plans(cities)}
    items = kb.commitments(cities=cities, indicators=list(known)) if known else []
    found = [
        (quantity, item) for item in items for quantity in item.quantities
        if quantity.indicator in known
    ]
    recurring = {(item.city, quantity.indicator) for quantity, item in found if quantity.annual}
    result = []
    for quantity, item in found:
        assert quantity.indicator is not None
        indicator, plan = known[quantity.indicator], plans[item.plan]
        flow = indicator.addition_of is not None or (item.city, indicator.id) in recurring
        result.append(Statement(quantity, item, plan, _basis(quantity, indicator, plan, flow), _unit(quantity, indicator)))
    return sorted(result, key=lambda one: one.plan.adopted, reverse=True)


def _basis(quantity: Quantity, indicator: Indicator, plan: Plan, flow: bool) -> str:
    if quantity.op == "rank":
        return "rank"
    if indicator.growth_of is not None:
        return "rate"
    if quantity.annual or (flow and one_year(plan)):
        return "yearly"
    return "total" if indicator.addition_of is not None else "level"


def _unit(quantity: Quantity, indicator: Indicator) -> str:
    if quantity.op == "rank":
        return "位"
    if quantity.base_unit is None:
        return quantity.unit
    if quantity.base_unit == "" and indicator.unit == "倍":
        return "倍"
    return "个" if quantity.base_unit in _SAME_COUNTER else quantity.base_unit


def better(first: Statement, second: float, indicator: Indicator) -> int:
    """1 when a statement's value is better than ``second``, -1 when worse, 0 when equal or when neither is better."""
    up = direction(first, indicator)
    return up * ((first.value > second) - (first.value < second))


def direction(statement: Statement, indicator: Indicator) -> int:
    """1 when more is better, -1 when less is, 0 when neither."""
    if statement.basis == "rank":
        return -1
    return {"higher": 1, "lower": -1}.get(indicator.direction, 0)


def yearly_change(start: Statement, value: float, year: int) -> float | None:
    """What it takes a year to go from a statement to ``value`` in ``year``: percent, or a difference when additive.

    The growth rate is compound: (value / start) ** (1 / years) - 1. None when there is no time or no start.
    """
    years = year - (start.year or year)
    if years <= 0 or (not start.additive and (start.value <= 0 or value <= 0)):
        return None
    if start.additive:
        return (value - start.value) / years
    return 100 * ((value / start.value) ** (1 / years) - 1)


def change_shown(start: Statement, size: float, lang: str) -> str:
    """A yearly change as a reader expects it: 年均增长12.4%, a fall of 0.015 a year."""
    if not start.additive:
        if lang == "zh":
            return f"年均{'增长' if size >= 0 else '下降'}{abs(size):.1f}%"
        return f"{'growth' if size >= 0 else 'a fall'} of {abs(size):.1f}% a year"
    if start.basis == "rank":
        places = f"{abs(size):.2g}"
        if lang == "zh":
            return f"每年{'前移' if size < 0 else '后移'}{places}位"
        return f"{'a climb' if size < 0 else 'a fall'} of {places} places a year"
    unit = "个百分点" if start.unit == "%" else "" if start.unit == "倍" else start.unit
    figure = amount(float(f"{abs(size):.2g}"), unit, lang)
    if lang == "zh":
        return f"每年{'提高' if size >= 0 else '缩小'}{figure}"
    return f"{'a rise' if size >= 0 else 'a fall'} of {figure} a year"
