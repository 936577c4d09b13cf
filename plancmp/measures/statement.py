"""A figure as a statement: what it counts, in which unit, of which years.

A number has a ``basis``, which says what it counts:

- ``level``: how much there is, or in a year (GDP, trains a year, a share);
- ``rate``: growth in percent over one year;
- ``average``: growth, a share or an amount that is the average of several years (年均); growth or a share of each;
- ``yearly``: a quota that recurs, or what is added in one year;
- ``total``: what is added over several years, from a first one to a last one;
- ``rank``: a place in a list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar, overload

from plancmp.measures import Measure
from plancmp.model import Commitment, Indicator, Plan, Quantity
from plancmp.text.chinese import CLAUSE_END
from plancmp.text.late import late
from plancmp.text.units import dimension, show, tiers

if TYPE_CHECKING:
    from typing_extensions import Self

T = TypeVar("T")


BASES = ("level", "rate", "average", "yearly", "total", "rank")


_SAME_COUNTER = frozenset(["家", "个", "项", "所", "座", "处"])
"""Counters that documents use for one another."""


_OF_FIRMS = ("家", "万家")
"""The units of indicators that count firms, which are counted by 户 as well."""


_COUNTERS_OF_FIRMS = _SAME_COUNTER | {"户"}


_VISITS = "人次"
"""A unit with which labels end, and which a figure behind them leaves out."""


_ADDITIVE = ("percent", "points", "multiple", "duration", "number", "age")
"""Units in which change is a difference; everything else grows by a rate."""


_SIGNS = {"zh": {">=": "≥", "<=": "≤", "~": "约"}, "en": {">=": "≥ ", "<=": "≤ ", "~": "about "}}


_GROWTH = late("增速|增长(?!者)|增幅|涨幅")


_FALL = late("下降率|降低率|降幅")


_FLOW = late("新增|净增|新建|新设|新开|新改|新认定|新引进|新培育")
"""Words of a name that say that it counts what is added in a year, not what there is."""


_OF_A_MEAN = late(f"(?:年均|年平均|平均每年)([^{CLAUSE_END}]*)")


class Written(NamedTuple):
    """Finds a value in texts as :func:`_written` would, of which a pattern for each value would take far longer."""

    value: str

    def search(self, text: str) -> re.Match[str] | None:
        """The first place where it stands, also with zeros behind (8.0); None where it stands nowhere."""
        if self.value not in text:
            return None
        if not self.value.replace(".", "", 1).isdigit():
            return re.search(_written(self.value), text)
        zeros = _ZEROS if "." in self.value else _POINT_ZEROS
        first = _NUMBER.match(text, text.find(self.value))  # mostly there it is
        if first and zeros.fullmatch(first[0], len(self.value)):
            return first
        found = (number for number in _NUMBER.finditer(text) if number[0].startswith(self.value))
        return next((number for number in found if zeros.fullmatch(number[0], len(self.value))), None)


_NUMBER = late(r"(?<![\d.])\d+(?:\.\d+)?(?![\d.])")


_ZEROS, _POINT_ZEROS = late("0*"), late(r"(?:\.0+)?")


class _Once(Generic[T]):
    """A property that is worked out once, as ``functools.cached_property``, which before Python 3.12 takes a lock for
    it: half the time of short ones.
    """

    def __init__(self, made: Callable[[Any], T]) -> None:
        self._made, self._name, self.__doc__ = made, made.__name__, made.__doc__

    @overload
    def __get__(self, one: None, cls: type) -> Self: ...
    @overload
    def __get__(self, one: object, cls: type) -> T: ...
    def __get__(self, one: object | None, cls: type) -> Self | T:
        if one is None:
            return self
        value = one.__dict__[self._name] = self._made(one)
        return value


@dataclass(frozen=True)
class Statement:
    """One number of one commitment, with the basis and the unit in which it may be compared.

    ``quoted`` is a target of the plan before, of which this plan gives account. ``scope`` is known where the index
    tells it; :func:`plancmp.measures.scopes.scope` reads it where it is None.
    """

    quantity: Quantity
    item: Commitment
    plan: Plan
    basis: str
    unit: str
    quoted: bool = False
    scope: frozenset[str] | None = None

    @_Once
    def value(self) -> float:
        """The number in ``unit``; a target that is handed down (``delegated``) has none, and ValueError is raised."""
        value = self.quantity.value if self.quantity.base_value is None or self.basis == "rank" else None
        value = self.quantity.base_value if value is None else value
        if value is None:
            raise ValueError("a delegated target has no value")
        return value

    @_Once
    def span(self) -> tuple[int, int] | None:
        """First and last year that it speaks of; a single year twice, None when no year is known.

        A quota or an average without a first year runs from the first year of its plan, one without a last year to the
        last of its plan; a total over a plan of several years is the total of that plan.
        """
        first, last = self.plan.years()
        end = self.quantity.year
        several = self.target and (self.basis == "average" or (self.basis == "yearly" and self.quantity.annual))
        if end is None:
            end = last if several else None
        if end is None:
            return None
        if self.quantity.from_year is not None:
            return min(self.quantity.from_year, end), end
        if several or (self.target and self.basis == "total" and first < last):
            return min(first, end), end
        return end, end

    @_Once
    def year(self) -> int | None:
        """The deadline, or the year measured; a quota without one runs to the end of its plan."""
        return None if self.span is None else self.span[1]

    @property
    def target(self) -> bool:
        """Whether it is aimed at, rather than measured."""
        return self.quantity.kind == "target"

    @property
    def quota(self) -> bool:
        """Whether it is an amount aimed at in each of several years."""
        return self.target and self.basis == "yearly" and self.quantity.annual and not self.aim

    @_Once
    def aim(self) -> bool:
        """Whether it is the target of a one-year plan for that year: a step on the way, not the goal."""
        return self.target and one_year(self.plan) and self.span == self.plan.years()

    @_Once
    def goal(self) -> bool:
        """Whether it is the target of a later year than that of its report, or of several years; or one that is quoted
        otherwise than beside its result."""
        if not self.target or self.aim or self.year is None:
            return False
        return (self.quoted and not self.item.done) or self.year >= self.plan.years()[0]

    @property
    def said(self) -> int:
        """The year for which the plan was made; that of a report given in December is the next one."""
        return self.plan.years()[0] if self.plan.type == "report" else int(self.plan.adopted[:4])

    @_Once
    def written(self) -> Written:
        """What finds its value in the text of its commitment, where a fall (下降3%) has no sign."""
        return Written(str(self.quantity.value).removeprefix("-"))

    @property
    def charted(self) -> bool:
        """Whether it is of the atlas: a figure alone, with no commitment around it."""
        return self.item.origin == "atlas"

    @property
    def additive(self) -> bool:
        """Whether its change is a difference in its own unit, not a growth rate."""
        return self.basis in ("rank", "rate", "average") or dimension(self.unit) in _ADDITIVE

    def figure(self, lang: str) -> str:
        """Operator, value and unit as a reader expects them: ≥1.5万亿元, about RMB 1 trillion."""
        quantity = self.quantity
        if quantity.value is None:
            return "按上级下达" if lang == "zh" else "as handed down"
        if self.basis == "rank":
            return self._place(quantity.value, lang)
        unit = (quantity.unit or self.unit).replace("％", "%")
        text = show(quantity.value, unit, lang)
        if quantity.value_max is not None:
            text = f"{show(quantity.value, '', lang)}–{show(quantity.value_max, unit, lang)}"
        return _SIGNS[lang].get(quantity.op, "") + text

    def _place(self, value: int | float, lang: str) -> str:
        """A place in an order: among the best, in a tier, or by its number."""
        if self.unit == "%":
            return f"前{value}%" if lang == "zh" else f"top {value}%"
        if self.quantity.unit == "强":
            return f"前{value}强" if lang == "zh" else f"top {value}"
        if self.unit in tiers():
            return f"第{value}{self.unit}" if lang == "zh" else f"tier {value}"
        return f"第{value}位" if lang == "zh" else f"no. {value}"

    def to_dict(self) -> dict[str, Any]:
        """The quantity with its place, as the JSON contract has it."""
        return {
            **self.quantity.to_dict(),
            "plan": self.plan.id,
            "clause": self.item.clause,
            "commitment": None if self.charted else self.item.id,
            "strength": None if self.charted else self.item.strength,
            "origin": self.item.origin,
            "basis": self.basis,
        }


def one_year(plan: Plan) -> bool:
    """Whether a plan is for one year only, as a work report is."""
    first, last = plan.years()
    return first == last


def named(label: str) -> Indicator:
    """A label without a word in the vocabulary, as a thing of its own."""
    return Indicator("", label, label, "", "none")


def flow(name: str) -> bool:
    """Whether a name says that it counts what is added, not what there is."""
    return _FLOW.search(name) is not None


def state(
    quantity: Quantity, item: Commitment, plan: Plan, indicator: Indicator, known: Measure | None = None
) -> Statement:
    """A quantity as a statement about an indicator, measuring what is ``known`` of it."""
    one = object.__new__(Statement)  # the constructor of a frozen class takes three times as long
    one.__dict__.update(
        quantity=quantity,
        item=item,
        plan=plan,
        basis=known.basis if known else _basis(quantity, indicator, plan, item),
        unit=known.unit if known else _unit(quantity, indicator),
        quoted=False,
        scope=known.scope if known else None,
    )
    return one


def with_measures(
    item: Commitment, measured: Mapping[str, Sequence[Measure]]
) -> Iterable[tuple[Quantity, Measure | None]]:
    """The figures of a commitment with what the index tells that they measure; None of one that it does not hold."""
    return zip(item.quantities, measured.get(item.id) or repeat(None))


def _basis(quantity: Quantity, indicator: Indicator, plan: Plan, item: Commitment) -> str:
    if quantity.op == "rank":
        return "rank"
    target, first, year = quantity.kind == "target", quantity.from_year, quantity.year
    if quantity.annual:
        counted = target and dimension(quantity.unit) not in ("percent", "points", "multiple")
        return "yearly" if counted and not _is_mean(quantity, item.text) else "average"
    if (first is not None and year is not None and first < year) or indicator.id.endswith("-cumulative"):
        return "total"
    # What is to be added, or to grow, by a later year is a sum or an average over the years till then.
    own_year = not target or item.done or plan.years() == (year, year)
    if indicator.growth_of is not None or (not indicator.id and _GROWTH.search(indicator.zh)):
        return "rate" if own_year else "average"
    if not own_year and _FALL.search(indicator.zh):
        return "total"
    if indicator.addition_of is None and not flow(indicator.zh):
        return "level"
    return "yearly" if own_year else "total"


def _is_mean(quantity: Quantity, text: str) -> bool:
    """Whether it is what there shall be in the average of some years, which no single year has to reach."""
    value = Written(str(quantity.value))
    return any(value.search(behind) for behind in _OF_A_MEAN.findall(text))


def _written(value: str) -> str:
    """A pattern of a value as a text has it, also where that ends with zeros (8.0)."""
    zeros = "0*" if "." in value else r"(?:\.0+)?"
    return rf"(?<![\d.]){re.escape(value)}{zeros}(?![\d.])"


def _unit(quantity: Quantity, indicator: Indicator) -> str:
    if quantity.op == "rank":
        return quantity.unit if quantity.unit == "%" or quantity.unit in tiers() else "位"  # 全国前30%, 第一方阵
    if quantity.base_unit is None:
        return quantity.unit
    if quantity.base_unit == "" and indicator.unit == "倍":
        return "倍"
    if quantity.base_unit == "" and quantity.label.endswith(_VISITS):
        return _VISITS  # 旅游人次达到2亿
    counted = _COUNTERS_OF_FIRMS if indicator.unit in _OF_FIRMS else _SAME_COUNTER
    return "个" if quantity.base_unit in counted else quantity.base_unit
