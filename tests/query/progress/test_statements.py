"""Figures as statements: when two are one figure, and which targets a plan quotes from the one before."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp import KnowledgeBase
from plancmp.measures.scopes import measures
from plancmp.measures.statement import Written, _written
from plancmp.model import Indicator, Plan
from plancmp.query.progress.statements import accounts, change_shown, measured_alike, same, statements
from tests.query.progress.conftest import HIGHER, SHARE, plan, result, said

FIRMS = Indicator("firms", "企业总数", "Firms", "万户", "higher")


@pytest.mark.parametrize(
    ("indicator", "first", "second", "one"),
    [
        (SHARE, 3.7, 3.69, True),
        (SHARE, 3.7, 3.65, True),
        (SHARE, 3.7, 3.64, False),
        (FIRMS, 180, 180.4, True),
        (FIRMS, 180, 180.6, False),
        (HIGHER, 60, 61, False),  # of a unit without a scale whole numbers are not rounded
    ],
)
def test_a_rounded_figure_is_the_same_figure(indicator: Indicator, first: float, second: float, one: bool) -> None:
    figures = result(2024, first, 2023, indicator), result(2024, second, 2023, indicator)
    assert same(*figures) == same(*reversed(figures)) == one


def test_what_figures_measure_is_told_by_the_index_as_it_would_be_read(figures: KnowledgeBase) -> None:
    indicators, plans = figures.all(Indicator), {plan.id: plan for plan in figures.all(Plan)}
    known = {one.id: one for one in indicators}
    told = statements(figures, plans.values(), indicators)
    assert told and all(one.scope is not None for one in told)
    items = figures.commitments()
    read = {item.id: tuple(measures(item, plans[item.plan], known)) for item in items if item.quantities}
    assert figures.measures(items) == read
    assert any(one.scope for some in read.values() for one in some)


def test_a_fall_by_a_later_year_is_that_of_all_the_years() -> None:
    intensity = Indicator("decline", "单位GDP能耗下降率", "Decline", "%", "higher")
    assert said("2016-2020", 16, 2020, intensity).basis == "total"
    assert said(2019, 2.8, 2019, intensity).basis == result(2020, 4.8, 2019, intensity).basis == "level"


def test_firms_are_counted_by_two_words() -> None:
    firms = Indicator("large-firms", "规上企业数", "Firms", "家", "higher")
    visits = Indicator("visits", "接待游客人次", "Visits", "人次", "higher")
    assert (
        said(2024, 2, 2024, visits, unit="亿", label="旅游人次").unit == said(2024, 2, 2024, visits, unit="亿人次").unit
    )
    assert said(2024, 50, 2024, firms, unit="户").unit == said(2024, 50, 2024, firms).unit
    assert (
        said(2024, 50, 2024, FIRMS, unit="户").unit != said(2024, 50, 2024, FIRMS, unit="家").unit
    )  # of households, too


def test_an_average_is_no_quota_of_each_year() -> None:
    each, mean = (said("2021-2025", 45, 2025, text=text, annual=True) for text in ("每年开行45列", "年均开行45列"))
    assert (each.basis, each.quota) == ("yearly", True) and (mean.basis, mean.quota) == ("average", False)
    assert measured_alike(SHARE, "average", "%") and not measured_alike(HIGHER, mean.basis, mean.unit)


@pytest.mark.parametrize(
    ("of", "how", "beside", "quoted"),
    [
        ("2026-2030", {"duty": "indicative"}, False, True),
        ("2026-2030", {}, True, True),
        ("2026-2030", {}, False, False),
        (2026, {"duty": "binding"}, False, True),
        (2026, {}, True, False),
        (plan("2026-2030", origin="draft"), {}, True, False),
    ],
)
def test_a_plan_quotes_what_the_one_before_aimed_at(of: Any, how: dict[str, Any], beside: bool, quoted: bool) -> None:
    aim = said(of, 85, 2025, SHARE, **how)
    [one, *_] = accounts([aim, *([result(of, 87, 2025, SHARE)] if beside else [])])
    assert (one.quoted, one.goal) == (quoted, quoted)


def test_its_own_targets_are_not_quoted() -> None:
    assert [one.quoted for one in accounts([said("2026-2030", 85, 2030, SHARE, duty="binding")])] == [False]


def test_an_aim_that_a_result_names_is_of_its_year_and_no_goal() -> None:
    jobs = Indicator("jobs", "新增就业", "New jobs", "万人", "higher")
    aim = said(2026, 9, 2025, jobs, strength="done")
    [one] = accounts([aim])
    assert (one.basis, one.quoted, one.goal) == ("yearly", True, False)
    assert said(2026, 9, 2025, jobs).basis == "total"


def test_homes_for_elders_do_not_grow() -> None:
    for label, basis in (("新增长者照护之家", "yearly"), ("民企营收增长", "rate")):
        thing = Indicator("", label, label, "", "none")
        assert said(2024, 50, 2024, thing, unit="家" if basis == "yearly" else "%").basis == basis


@given(
    st.sampled_from(("8", "8.0", "8.5", "0", "10", "0.5", "-3", "1e+16", "100")),
    st.lists(st.sampled_from(("8", ".", "0", "5", "-", "亿", ",", "８", "%", "10", "8.0", ".5", "e+16"))).map("".join),
)
def test_a_value_is_found_as_its_pattern_would_find_it(value: str, text: str) -> None:
    found, wanted = Written(value).search(text), re.search(_written(value), text)
    assert (found and found.span()) == (wanted and wanted.span())


def test_among_the_best_of_so_many_percent_is_no_place() -> None:
    one = result(2024, 30, 2023, label="创新型城市排名", op="rank", unit="%")
    assert (one.unit, one.figure("zh"), one.figure("en")) == ("%", "前30%", "top 30%")
    assert change_shown(one, -5, "zh") == "每年缩小5个百分点"


def test_a_tier_is_no_place() -> None:
    one = result(2024, 1, 2023, label="创新指数全省方阵", op="rank", unit="方阵")
    assert (one.unit, one.figure("zh"), one.figure("en")) == ("方阵", "第1方阵", "tier 1")
