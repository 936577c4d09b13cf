"""What a report says of the indicators of the atlas, as ``draft`` reads it: the figures that the checks are put to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from plancmp.ingest.quantities import around
from plancmp.knowledge.atlas import INDICATORS
from plancmp.model import Clause, Commitment, Headline, Plan, Quantity
from plancmp.text.chinese import COMMA
from plancmp.text.quantities import Figure, figures
from plancmp.text.units import normalise

if TYPE_CHECKING:
    from plancmp.ingest.draft import Draft

LONGEST_CITE = 24

WORDS = (
    "生产总值|GDP|经济总量|经济增[长速]|经济预期增长|增加值|固定资产投资|固投|零售|进出口|外贸|对外贸易|预算收入|财政收入|"
    "可支配|纯收入|居民收入|农民收入|城乡.{0,4}收入|就业|失业率|消费价格|物价|CPI|粮食|能耗|能源消耗|R&D|研发|研究与试验|研究与发展|"
    "城[镇市]化"
)
"""What a sentence that speaks of an indicator of the atlas holds."""

_MUTE = re.compile(
    "(?:比?上年|比增|同比|可比|同口径|名义|实际|分别|均|各|约|预计)*(?:增长|下降|增幅|增速|上涨|达|为|完成|实现)"
)
"""How a part begins that does not say what its figure is of."""
_BRACKETS = str.maketrans("（）", "()")

_ADDED = frozenset(["urban-new-jobs", "foreign-trade", "general-budget-revenue"])
"""Amounts that are counted anew each year, and may be added up over several."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure that may stand in the atlas.

    ``label`` is what it measures in the words that were read, ``before`` and ``behind`` the part of the sentence around
    the figure, ``amount`` the value in the base unit of its dimension, ``base``. ``several`` says that it is of several
    years: a total, an average, a quota. ``planned`` is the year that the report plans for.
    """

    figure: Headline
    label: str
    before: str
    behind: str
    amount: float
    base: str
    several: bool
    planned: int


@dataclass(frozen=True, slots=True)
class Report:
    """One report: what it is, why one may doubt that, and what it says."""

    plan: Plan
    doubts: tuple[str, ...]
    candidates: tuple[Candidate, ...]


def report(draft: Draft) -> Report:
    """What the draft of a report holds of the indicators of the atlas."""
    found = tuple(one for clause in draft.clauses for one in _of_clause(draft.plan, clause))
    return Report(draft.plan, draft.doubts, found)


def _of_clause(plan: Plan, clause: Clause) -> Iterator[Candidate]:
    for item in clause.commitments:
        if item.strength == "problem":
            continue
        # All of them have their places: of two that are equal the second is the second in the text.
        for quantity, figure in zip(item.quantities, _places(item.text, item.quantities)):
            if quantity.indicator not in INDICATORS:
                continue
            value, base = quantity.value, normalise(quantity.value or 0, quantity.unit)
            if value is None or quantity.year is None or quantity.op == "rank" or base is None or figure is None:
                continue
            cite = _cite(item.text, figure) if item.cite in item.text else _cite_of_row(item.cite, figure)
            if quantity.kind == "baseline" or not cite:
                continue
            headline = Headline(
                plan=plan.id,
                city=plan.city,
                clause=clause.id,
                indicator=quantity.indicator,
                kind=quantity.kind,
                year=quantity.year,
                op=quantity.op,
                value=value,
                value_max=quantity.value_max,
                unit=quantity.unit.replace("％", "%"),
                expected=quantity.expected,
                cite=cite,
            )
            yield Candidate(
                figure=headline,
                label=_plain(quantity.label),
                before=item.text[: figure.start],
                behind=item.text[figure.end :],
                amount=float(base.value),
                base=base.unit,
                several=quantity.annual or quantity.from_year is not None or _may_be_a_sum(item, quantity),
                planned=plan.years()[0],
            )


def _may_be_a_sum(item: Commitment, quantity: Quantity) -> bool:
    """Whether nobody can tell if what was added was added in one year or in the five that a chapter is about."""
    return quantity.kind == "actual" and quantity.indicator in _ADDED and "year" in item.doubts


def _cite(text: str, figure: Figure) -> str:
    """The figure with what it is the figure of: 增长15% with the amount before it, as far as there is room."""
    own = around(text, figure.start, figure.end, LONGEST_CITE)[:LONGEST_CITE]
    start = text.rfind(own, 0, figure.end)
    if start <= 0 or not _MUTE.match(own):
        return own
    before = re.split(f"(?<=[{COMMA}])", text[:start])
    told = (before[-1] or "".join(before[-2:])) + own
    return told if len(told) <= LONGEST_CITE else own


def _cite_of_row(cite: str, figure: Figure) -> str:
    """What is cited of a row of a table, whose words are ours; nothing where that does not end with the figure."""
    number = re.match(r"[\d.,]+", figure.text)
    return cite if number and cite.endswith(number[0]) else ""


def _plain(label: str) -> str:
    """A label without blanks, and without what only says that the whole place is meant."""
    said = re.sub(r"\s|^全[市省区州县盟]|^我[市省区州县盟]", "", label.translate(_BRACKETS))
    return said.replace("总额总额", "总额")


def _places(text: str, quantities: Sequence[Quantity]) -> list[Figure | None]:
    """The figures of a text that its quantities are, each taken once as long as there are enough."""
    found = [figure for figure in figures(text) if figure.value is not None and figure.is_quantity]
    left, result = list(found), list[Figure | None]()
    for quantity in quantities:
        mine = next((one for one in left if _is(quantity, one)), None)
        if mine is None:
            mine = next((one for one in found if _is(quantity, one)), None)
        elif mine in left:
            left.remove(mine)
        result.append(mine)
    return result


def _is(quantity: Quantity, figure: Figure) -> bool:
    value, read = quantity.value, figure.value
    if value is None or read is None:
        return False
    return abs(Decimal(str(value))) == abs(read) and figure.unit.replace("％", "%") == quantity.unit.replace("％", "%")
