"""What cities say about one thing in numbers, in forms that may be compared with each other.

A number has a ``basis``, which says what it counts:

- ``level``: how much there is, or in a year (GDP, trains a year, a share);
- ``rate``: growth in percent over one year;
- ``average``: growth, a share or an amount that is the average of several years (年均); growth or a share of each;
- ``yearly``: a quota that recurs, or what is added in one year;
- ``total``: what is added over several years, from a first one to a last one;
- ``rank``: a place in a list.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar, overload

from plancmp.messages import Either, Message
from plancmp.model import City, Commitment, Headline, Indicator, Plan, Quantity, fields_of, names_of, restored_all
from plancmp.text.chinese import CLAUSE_END
from plancmp.text.late import late
from plancmp.text.normalise import fold
from plancmp.text.units import dimension, normalise, show

if TYPE_CHECKING:
    from typing_extensions import Self

    from plancmp.index.knowledge_base import KnowledgeBase
    from plancmp.query.selection import Selection

T = TypeVar("T")

BASES = ("level", "rate", "average", "yearly", "total", "rank")

_ORIGINS = ("curated", "draft", "atlas")
"""Who is believed before whom."""

_SAME_COUNTER = frozenset(["家", "个", "项", "所", "座", "处"])
"""Counters that documents use for one another."""

_OF_FIRMS = ("家", "万家")
"""The units of indicators that count firms, which are counted by 户 as well."""

_COUNTERS_OF_FIRMS = _SAME_COUNTER | {"户"}

_ADDITIVE = ("percent", "points", "multiple", "duration", "number", "age")
"""Units in which change is a difference; everything else grows by a rate."""

_SIGNS = {"zh": {">=": "≥", "<=": "≤", "~": "约"}, "en": {">=": "≥ ", "<=": "≤ ", "~": "about "}}

_PER = late("人均|每[百千万]+[名人老]|万元GDP|亿元GDP|亩均|平均")
"""Words of a name that give a figure a denominator."""

_GROWTH = late("增速|增长(?!者)|增幅|涨幅")
_FALL = late("下降率|降低率|降幅")
_FLOW = late("新增|净增|新建|新设|新开|新改|新认定|新引进|新培育")
"""Words of a name that say that it counts what is added in a year, not what there is."""

_OF_A_MEAN = late(f"(?:年均|年平均|平均每年)([^{CLAUSE_END}]*)")
_MARKS = late(r"[\s\"'“”‘’「」《》〈〉()（）·、,，]")
_OWN = late("^(?:每年|全市|全省|全区|全县|全州|全国|我市|我省|我区|我县|本市|全年|当年|今年|年度)+")


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

    ``quoted`` is a target of the plan before, of which this plan gives account.
    """

    quantity: Quantity
    item: Commitment
    plan: Plan
    basis: str
    unit: str
    quoted: bool = False

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
            if lang == "zh":
                return f"前{quantity.value}强" if quantity.unit == "强" else f"第{quantity.value}位"
            return f"{'top' if quantity.unit == '强' else 'no.'} {quantity.value}"
        unit = (quantity.unit or self.unit).replace("％", "%")
        text = show(quantity.value, unit, lang)
        if quantity.value_max is not None:
            text = f"{show(quantity.value, '', lang)}–{show(quantity.value_max, unit, lang)}"
        return _SIGNS[lang].get(quantity.op, "") + text

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


def amount(value: float, unit: str, lang: str) -> str:
    """A value of our own arithmetic, without the noise of floats."""
    rounded = round(value, 6)
    return show(int(rounded) if rounded == int(rounded) else rounded, unit, lang)


def one_year(plan: Plan) -> bool:
    """Whether a plan is for one year only, as a work report is."""
    first, last = plan.years()
    return first == last


@lru_cache(1 << 14)
def one_label(label: str) -> str:
    """The form in which two labels are one: without widths, marks and what only says that the whole place is meant."""
    return _OWN.sub("", _MARKS.sub("", fold(label)))


def flow(name: str) -> bool:
    """Whether a name says that it counts what is added, not what there is."""
    return _FLOW.search(name) is not None


def statements(kb: KnowledgeBase, plans: Iterable[Plan], indicators: Iterable[Indicator]) -> list[Statement]:
    """Every number of these plans for these indicators, the latest adopted plan first."""
    known = {indicator.id: indicator for indicator in indicators}
    made = {plan.id: plan for plan in plans}
    items = kb.commitments(plans=list(made), indicators=list(known)) if known and made else []
    found = [(quantity, item) for item in items for quantity in item.quantities if quantity.indicator in known]
    result = [state(quantity, item, made[item.plan], known[quantity.indicator or ""]) for quantity, item in found]
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
    for other in kb.headlines(cities=cities, indicators=list(known), plans=list(made)) if made else ():
        mine = told.get((other.plan, other.indicator, other.kind, other.year))
        if not mine:
            continue
        theirs = _charted([other], made, known)[0]
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


def state(quantity: Quantity, item: Commitment, plan: Plan, indicator: Indicator) -> Statement:
    """A quantity as a statement about an indicator."""
    one = object.__new__(Statement)  # the constructor of a frozen class takes three times as long
    one.__dict__.update(
        quantity=quantity,
        item=item,
        plan=plan,
        basis=_basis(quantity, indicator, plan, item),
        unit=_unit(quantity, indicator),
        quoted=False,
    )
    return one


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
        return "位"
    if quantity.base_unit is None:
        return quantity.unit
    if quantity.base_unit == "" and indicator.unit == "倍":
        return "倍"
    counted = _COUNTERS_OF_FIRMS if indicator.unit in _OF_FIRMS else _SAME_COUNTER
    return "个" if quantity.base_unit in counted else quantity.base_unit


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
