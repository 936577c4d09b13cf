"""Each verdict of docs/verdicts.md, on made-up statements."""

from __future__ import annotations

from typing import Any

import pytest

from plancmp.model import Commitment, Indicator, Plan, Quantity
from plancmp.query.series import Statement, yearly_change
from plancmp.query.verdicts import judge

HIGHER = Indicator("trains", "班列", "Trains", "列", "higher")
LOWER = Indicator("ratio", "倍差", "Ratio", "倍", "lower")
NEITHER = Indicator("land", "用地", "Land", "亩", "none")


def plan(year: int, period: str) -> Plan:
    return Plan(f"a-plan-{year}", "a", "plan", "", "", "", f"{year}-01-30", period, "")


P21, P22, R24 = plan(2021, "2021-2025"), plan(2022, "2023-2027"), plan(2024, "2024")


def said(of: Plan, value: float, year: int | None, *, basis: str = "level", unit: str = "列", text: str = "", **how: Any) -> Statement:
    kind = how.pop("kind", "target")
    item = Commitment(
        id=f"{of.id}/1.1", city="a", plan=of.id, clause="1", themes=("t",), topic="t", strength="done" if kind == "actual" else "commit",
        text=text or f"到{year}年", cite="",
    )
    quantity = Quantity(indicator="trains", label="班列", value=value, unit=unit, base_value=value, base_unit=unit, year=year, kind=kind, **how)
    return Statement(quantity, item, of, basis, unit)


def result(value: float, year: int = 2023, **how: Any) -> Statement:
    return said(R24, value, year, kind="actual", **how)


@pytest.mark.parametrize(
    ("line", "indicator", "word"),
    [
        # the same year
        ([said(P21, 3000, 2025), said(P22, 3000, 2025)], HIGHER, "unchanged"),
        ([said(P21, 3000, 2025), said(P22, 3500, 2025)], HIGHER, "raised"),
        ([said(P21, 3000, 2025), said(P22, 2500, 2025)], HIGHER, "lowered"),
        ([said(P21, 1.9, 2025), said(P22, 1.8, 2025)], LOWER, "raised"),
        ([said(P21, 1.9, 2025), said(P22, 2.0, 2025)], LOWER, "lowered"),
        # another year
        ([said(P21, 3000, 2025), said(P22, 3000, 2027)], HIGHER, "postponed"),
        ([said(P21, 3000, 2025), said(P22, 3000, 2024)], HIGHER, "brought-forward"),
        ([said(P21, 3000, 2025), said(P22, 2800, 2027)], HIGHER, "lowered"),
        ([said(P21, 3000, 2025), said(R24, 3200, 2024)], HIGHER, "raised"),
        # a further step, a step on the way, and a horizon that nobody set for the value
        ([said(P21, 3000, 2025), said(P22, 4000, 2027)], HIGHER, "unchanged"),
        ([said(P21, 3000, 2025), said(R24, 2500, 2024)], HIGHER, "unchanged"),
        ([said(P21, 15, 2025), said(P22, 15, 2027, text="建设十五分钟圈")], LOWER, "unchanged"),
        # the year of the old target is spoken of: the later one is no postponement
        ([said(P21, 1.9, 2025), said(P22, 1.9, 2025), said(P22, 1.9, 2027)], LOWER, "unchanged"),
        # no direction: nothing is better
        ([said(P21, 5, 2025), said(P22, 6, 2025)], NEITHER, "raised"),
        # results
        ([said(P21, 3000, 2023), result(3000)], HIGHER, "met"),
        ([said(P21, 3000, 2023), result(2999)], HIGHER, "missed"),
        ([said(P21, 1.9, 2023), result(1.9)], LOWER, "met"),
        ([said(P21, 3000, 2022), result(2500)], HIGHER, "missed"),
        ([said(P21, 3000, 2022), result(3500)], HIGHER, "unchanged"),
        ([said(P22, 3000, 2027), result(3100)], HIGHER, "ahead"),
        ([said(R24, 3000, 2027), result(3100)], HIGHER, None),
        ([said(P22, 3000, 2027), result(2000)], HIGHER, "unchanged"),
        ([said(P22, 3000, 2027), result(2000), said(R24, 2300, 2024)], HIGHER, "on-track"),
        ([said(P22, 3000, 2027), result(2000), said(R24, 2100, 2024)], HIGHER, "behind"),
        ([said(P22, 3000, 2027), result(1500, 2022), result(2000)], HIGHER, "on-track"),
        # quotas
        ([said(P22, 400, None, basis="yearly", annual=True), result(408, basis="yearly")], HIGHER, "met"),
        ([said(P22, 400, None, basis="yearly", annual=True), result(399, basis="yearly")], HIGHER, "missed"),
        ([said(P22, 400, None, basis="yearly", annual=True), said(R24, 300, 2024, basis="yearly")], HIGHER, "lowered"),
        # averages: one year only points the way
        ([said(P21, 13, 2025, basis="rate", unit="%", annual=True), result(4.4, basis="rate", unit="%")], HIGHER, "behind"),
        ([said(P21, 13, 2025, basis="rate", unit="%", annual=True), result(14, basis="rate", unit="%")], HIGHER, "on-track"),
        ([said(P21, 13, 2025, basis="rate", unit="%", annual=True), said(R24, 6, 2024, basis="rate", unit="%")], HIGHER, "unchanged"),
    ],
)
def test_verdict(line: list[Statement], indicator: Indicator, word: str | None) -> None:
    verdict = judge(line, indicator, [])
    assert verdict.word == word
    assert verdict.because("zh") and verdict.because("en")


def test_a_weaker_promise_outweighs_progress_and_progress_a_stronger_promise() -> None:
    lowered = [said(P22, 400, None, basis="yearly", annual=True), result(408, basis="yearly"), said(R24, 300, 2024, basis="yearly")]
    assert judge(lowered, HIGHER, []).word == "lowered"
    raised = [said(P21, 2500, 2025), said(P22, 3000, 2025), result(2000), said(R24, 2010, 2024)]
    assert judge(raised, HIGHER, []).word == "behind"


def test_a_value_reached_before_is_kept_not_postponed() -> None:
    line = [said(P21, 3000, 2025), result(3100, 2022), said(P22, 3000, 2027)]
    assert judge(line, HIGHER, []).word != "postponed"


def test_growth_rates_stand_in_for_a_level_of_the_next_year() -> None:
    line = [said(P22, 7600, 2025, unit="元"), result(6011.3, unit="元")]
    growth = [result(6.8, basis="rate", unit="%"), said(R24, 6, 2024, basis="rate", unit="%")]
    verdict = judge(line, HIGHER, growth)
    assert verdict.word == "behind"
    assert "两年须年均增长12.4%" in verdict.because("zh") and "仅为增长6.0%" in verdict.because("zh")
    assert "12.4% a year" in verdict.because("en") and "only growth of 6.0%" in verdict.because("en")


def test_the_next_deadline_of_the_latest_plan_is_the_goal() -> None:
    line = [said(P21, 2600, 2025), said(P22, 2700, 2026), said(P22, 3000, 2027), result(2000)]
    goal = judge(line, HIGHER, []).goal
    assert goal is not None and (goal.plan.id, goal.year) == (P22.id, 2026)


def test_shares_change_by_points_and_amounts_by_rates() -> None:
    share = said(P21, 40, 2020, unit="%")
    assert yearly_change(share, 45, 2025) == pytest.approx(1)
    assert yearly_change(said(P21, 100, 2020), 121, 2022) == pytest.approx(10)
    assert yearly_change(said(P21, 100, 2025), 121, 2025) is None
    assert yearly_change(said(P21, 0, 2020), 121, 2025) is None
