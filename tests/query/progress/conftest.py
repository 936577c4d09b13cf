"""Made-up statements of one thing, and what is told of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plancmp.measures.statement import Statement, state
from plancmp.model import Commitment, Indicator, Plan, Quantity
from plancmp.query.progress.lines import lines
from plancmp.query.progress.silence import Documents
from plancmp.query.progress.verdicts import Case, Verdict, judge
from plancmp.query.progress.years import Year, years
from plancmp.text.units import normalise

HIGHER = Indicator("trains", "班列", "Trains", "列", "higher")
LOWER = Indicator("ratio", "倍差", "Ratio", "倍", "lower")
NEITHER = Indicator("land", "用地", "Land", "亩", "none")
SHARE = Indicator("share", "占比", "Share", "%", "higher")
GROWTH = Indicator("trains-growth", "班列增速", "Growth", "%", "higher", growth_of="trains")


def plan(period: int | str, adopted: str = "", kind: str = "", origin: str = "curated") -> Plan:
    """A report of one year, or a plan of several."""
    years, kind = str(period), kind or ("plan" if "-" in str(period) else "report")
    id = f"a-{kind}-{years[:4]}"
    return Plan(id, "a", kind, "", "", "", adopted or f"{years[:4]}-01-30", years, "", origin=origin)


def said(
    of: Plan | int | str, value: float | None, year: int | None, indicator: Indicator = HIGHER, **how: Any
) -> Statement:
    """A target, or with ``kind`` a result."""
    source = of if isinstance(of, Plan) else plan(of)
    kind, label = how.pop("kind", "target"), how.pop("label", indicator.zh)
    strength = how.pop("strength", "done" if kind == "actual" else "commit")
    text, topic, doubts = how.pop("text", f"到{year}年"), how.pop("topic", "t"), how.pop("doubts", ())
    unit = how.pop("unit", indicator.unit)
    base = None if value is None else normalise(value, unit)
    derived = {} if base is None else {"base_value": float(base.value), "base_unit": base.unit}
    quantity = Quantity(
        indicator=indicator.id, label=label, value=value, unit=unit, year=year, kind=kind, **derived, **how
    )
    item = Commitment(
        id=f"{source.id}/1.1",
        city="a",
        plan=source.id,
        clause="1",
        themes=("t",),
        topic=topic,
        strength=strength,
        text=text,
        cite="",
        doubts=doubts,
        quantities=(quantity,),
    )
    return state(quantity, item, source, indicator)


def result(of: Plan | int | str, value: float, year: int, indicator: Indicator = HIGHER, **how: Any) -> Statement:
    return said(of, value, year, indicator, kind="actual", **how)


def told(
    statements: Sequence[Statement],
    indicator: Indicator = HIGHER,
    growth: Sequence[Statement] = (),
    more: Sequence[Plan] = (),
) -> tuple[dict[int, Year], Verdict]:
    """The years of the fullest line and its verdict; ``more`` are plans of the base that say nothing of it."""
    plans = {one.plan.id: one.plan for one in (*statements, *growth)} | {plan.id: plan for plan in more}
    record = Documents(list(plans.values()), [one.item for one in statements], ())
    line = lines(statements, indicator, ())[0]
    table = years(line, record, indicator, {indicator.id}, {})
    verdict = judge(Case(line, indicator, tuple(table), record, tuple(growth), None, frozenset({indicator.id})))
    assert verdict.because("zh") and verdict.because("en")
    return {year.year: year for year in table}, verdict
