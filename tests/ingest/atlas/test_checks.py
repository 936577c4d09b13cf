"""What each check of the atlas refuses, and that it lets right figures pass."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from plancmp.ingest.atlas import checks
from plancmp.ingest.atlas.gather import Candidate
from plancmp.model import Headline
from plancmp.text.units import normalise

LABELS = {
    "gdp": "地区生产总值",
    "gdp-growth": "地区生产总值增速",
    "fixed-asset-investment-growth": "固定资产投资增速",
    "retail-sales-growth": "社会消费品零售总额增速",
    "general-budget-revenue": "一般公共预算收入",
    "urban-income": "城镇居民人均可支配收入",
    "rural-income": "农村居民人均可支配收入",
    "urban-new-jobs": "城镇新增就业",
    "registered-unemployment": "城镇登记失业率",
}


def figure(
    indicator: str = "gdp-growth",
    value: float = 7,
    unit: str = "%",
    kind: Any = "target",
    planned: int = 2021,
    **more: Any,
) -> Candidate:
    """A figure of the report of ``planned``: a target of that year, or a result of the year before."""
    city = more.pop("city", "huzhou")
    before, behind = more.pop("before", ""), more.pop("behind", "")
    several, label = more.pop("several", False), more.pop("label", LABELS[indicator])
    base = normalise(value, unit)
    assert base is not None
    fields = {
        "plan": f"{city}-report-{planned}",
        "city": city,
        "clause": "二",
        "indicator": indicator,
        "kind": kind,
        "year": planned - (kind == "actual"),
        "op": "=",
        "value": value,
        "unit": unit,
        "cite": f"{value}{unit}",
    }
    return Candidate(
        Headline(**{**fields, **more}), label, before, behind, float(base.value), base.unit, several, planned
    )


def refused(check: Any, found: Sequence[Candidate]) -> list[Candidate]:
    gone = list(map(id, check(found)))
    return [one for one in found if id(one) in gone]


@pytest.mark.parametrize(
    ("check", "wrong", "right"),
    [
        (checks.of_another_year, {"year": 2025}, {"year": 2021}),
        (checks.of_another_year, {"kind": "actual", "year": 2015}, {"kind": "actual"}),
        (checks.of_several_years, {"several": True}, {}),
        (checks.of_several_years, {"before": "生产总值年均增长"}, {"before": "生产总值增长"}),
        (checks.of_several_years, {"before": "五年累计新增城镇就业"}, {"before": "新增城镇就业"}),
        (checks.of_part_of_a_year, {"before": "前三季度生产总值增长"}, {"before": "全年生产总值增长"}),
        (checks.of_part_of_a_year, {"before": "1-10月,生产总值增长"}, {"before": "2020年生产总值增长"}),
        (checks.of_part_of_a_year, {"before": "连续6个月保持在"}, {"before": "连续6年保持在"}),
        (checks.of_part_of_a_year, {"before": "增速连续6个月保持在"}, {"before": "出口连续6个月回升,生产总值增长"}),
        (checks.of_part_of_a_year, {"before": "截至11月底,生产总值增长"}, {"before": "12月底,生产总值增长"}),
        (checks.of_another_thing, {"label": "高新区地区生产总值增速"}, {"label": "GDP增速"}),
        (checks.of_another_thing, {"label": "工业固定资产投资增速", "indicator": "fixed-asset-investment-growth"}, {}),
        (
            checks.of_a_part,
            {"before": "6个县(市、区)增速高于全市平均水平，其中生产总值增长"},
            {"before": "推进新区建设，生产总值增长"},
        ),
        (checks.of_a_part, {"before": "开发区生产总值增长"}, {"before": "全区生产总值增长"}),
        (
            checks.of_several_years,
            {"before": "年均增长目标:年均增长"},
            {"before": "围绕“四个翻一番”目标，生产总值增长"},
        ),
        (checks.in_another_unit, {"unit": "个百分点"}, {}),
        (
            checks.of_a_milestone,
            {"indicator": "gdp", "value": 5000, "unit": "亿元", "kind": "actual", "behind": "大关"},
            {"indicator": "gdp", "value": 5000, "unit": "亿元", "kind": "actual", "behind": ",增长7%"},
        ),
        (
            checks.of_a_milestone,
            {"indicator": "gdp", "value": 5000, "unit": "亿元", "kind": "actual", "before": "生产总值跃上"},
            {"indicator": "gdp", "value": 5000, "unit": "亿元", "kind": "target", "before": "生产总值跃上"},
        ),
        (
            checks.of_a_start,
            {"before": "收入由", "behind": "、15000元提高到48532元、23637元"},
            {"before": "收入由32875元、15000元提高到", "behind": "、23637元"},
        ),
        (checks.out_of_range, {"value": 79.1}, {"value": 12}),
        (checks.out_of_range, {"indicator": "urban-new-jobs", "value": 60, "unit": "人"}, {}),
    ],
)
def test_checks_of_one_figure(check: Any, wrong: dict[str, Any], right: dict[str, Any]) -> None:
    bad, good = figure(**wrong), figure(**right)
    assert refused(check, [bad, good]) == [bad]


def test_growth_of_five_years_betrays_what_stands_beside_it() -> None:
    far, near = figure("retail-sales-growth", 48.5, kind="actual"), figure("gdp-growth", 29, kind="actual")
    elsewhere, aim = figure("gdp-growth", 7, kind="actual", clause="三"), figure("gdp-growth", 7)
    assert refused(checks.beside_sums, [far, near, elsewhere, aim]) == [far, near]
    assert refused(checks.beside_sums, [near, elsewhere, aim]) == []


def test_a_higher_aim_gives_way_to_the_firm_one() -> None:
    firm, high = figure(value=7, before="生产总值增长"), figure(value=8, before=",力争达到")
    assert refused(checks.stretched, [firm, high]) == [high]
    assert refused(checks.stretched, [high]) == []  # alone it is the aim


def test_a_bound_gives_way_to_the_result() -> None:
    passed = figure("gdp", 4000, "亿元", "actual", op=">=")
    result = figure("gdp", 4028, "亿元", "actual")
    kept = figure("registered-unemployment", 4, "%", "actual", op="<=")
    rate = figure("registered-unemployment", 3.4, "%", "actual")
    assert refused(checks.bounded, [passed, result, kept, rate]) == [passed, kept]
    assert refused(checks.bounded, [figure("gdp", 5000, "亿元", "actual", op=">="), result]) == []


def test_the_list_of_headlines_goes_before_what_is_said_elsewhere() -> None:
    names = ("fixed-asset-investment-growth", "retail-sales-growth", "registered-unemployment")
    headlines = [figure(), *(figure(name, 4, "%") for name in names)]
    part = figure("fixed-asset-investment-growth", 20, "%", clause="三(二)")
    assert refused(checks.said_elsewhere, [part, *headlines]) == [part]
    assert refused(checks.said_elsewhere, [part, *headlines[:2]]) == []  # two make no list


def test_a_target_before_the_list_of_headlines_is_that_of_some_years() -> None:
    names = ("fixed-asset-investment-growth", "retail-sales-growth", "registered-unemployment")
    headlines = [figure(), *(figure(name, 4, "%") for name in names)]
    result, far = figure("gdp", 900, "亿元", "actual", clause="一"), figure("gdp", 1500, "亿元", clause="一(三)")
    later = figure("urban-new-jobs", 3, "万人", clause="二(八)")
    assert refused(checks.said_before, [result, far, *headlines, later]) == [far]
    assert refused(checks.said_before, [result, far, *headlines[:2], later]) == []


def test_two_values_are_none() -> None:
    one, other, elsewhere = figure(value=7), figure(value=8), figure(value=8, city="jinhua")
    assert refused(checks.said_otherwise, [one, other, elsewhere]) == [one, other]
    rounded = figure("gdp", 2084, "亿元"), figure("gdp", 2084.3, "亿元")
    assert refused(checks.said_otherwise, rounded) == []
    assert refused(checks.said_again, rounded) == [rounded[0]]


def test_of_the_same_value_that_with_a_bound_is_kept() -> None:
    plain, bound = figure(value=7), figure(value=7, op=">=")
    assert refused(checks.said_again, [plain, bound]) == [plain]


def test_an_amount_far_from_the_years_around() -> None:
    years = [
        figure("general-budget-revenue", value, "亿元", "actual", planned)
        for planned, value in ((2019, 700), (2020, 62), (2021, 760), (2022, 800))
    ]
    assert refused(checks.jumps, years) == [years[1]]
    assert refused(checks.jumps, [years[0], years[2], years[3]]) == []
    assert refused(checks.jumps, years[:2]) == years[:2]  # no third says which is right


def test_new_jobs_of_some_years_are_none_of_a_year() -> None:
    aim = figure("urban-new-jobs", 3, "万人", planned=2021)
    sums, own = (
        figure("urban-new-jobs", 14, "万人", "actual", 2022),
        figure("urban-new-jobs", 4, "万人", "actual", 2022),
    )
    later, high = figure("urban-new-jobs", 3, "万人", planned=2022), figure("urban-new-jobs", 9, "万人", "actual", 2020)
    assert refused(checks.beyond_other_years, [aim, sums, later]) == [sums]
    assert refused(checks.beyond_other_years, [aim, own, later]) == []
    assert refused(checks.beyond_other_years, [high, sums]) == []  # it was as much before
    assert refused(checks.beyond_other_years, [sums]) == []


def test_an_amount_that_nothing_bears_out() -> None:
    zone = figure("gdp", 100, "亿元", "actual")
    assert refused(checks.unconfirmed, [zone]) == [zone]
    other = figure("gdp", 90, "亿元", "actual", 2019)
    assert refused(checks.unconfirmed, [zone, other]) == []
    names = ("gdp-growth", "retail-sales-growth", "registered-unemployment")
    assert refused(checks.unconfirmed, [zone, *(figure(name, 3, kind="actual") for name in names)]) == []  # in a list


def test_an_aim_far_from_the_last_result() -> None:
    before = figure("urban-new-jobs", 9, "万人", "actual", 2021)
    five_years, usual = figure("urban-new-jobs", 45, "万人"), figure("urban-new-jobs", 8, "万人")
    assert refused(checks.far_from_results, [before, five_years]) == [five_years]
    assert refused(checks.far_from_results, [before, usual]) == []


def test_growth_and_amounts_that_do_not_go_together() -> None:
    before, now = figure("gdp", 4000, "亿元", "actual", 2020), figure("gdp", 5200, "亿元", "actual", 2021)
    growth = figure("gdp-growth", 6, "%", "actual", 2021)
    assert refused(checks.ungrown, [before, now, growth]) == [now, growth]
    usual = figure("gdp", 4300, "亿元", "actual", 2021)
    assert refused(checks.ungrown, [before, usual, growth]) == []


def test_the_next_account() -> None:
    first = figure("gdp", 290, "亿元", "actual", 2016)
    later = figure("gdp", 240, "亿元", "actual", 2021, year=2015)
    assert list(checks.told_otherwise([first], [later])) == [first]
    revised = figure("gdp", 285, "亿元", "actual", 2021, year=2015)
    assert list(checks.told_otherwise([first], [revised])) == []


def test_town_and_country() -> None:
    town, country = figure("urban-income", 23000, "元", "actual"), figure("rural-income", 35000, "元", "actual")
    assert refused(checks.poorer_than_its_country, [town, country]) == [town, country]
    assert refused(checks.poorer_than_its_country, [figure("urban-income", 60000, "元", "actual"), country]) == []


def test_a_city_and_its_province() -> None:
    province = figure("gdp", 6.5, "万亿元", "actual", city="zhejiang")
    city, large = figure("gdp", 3000, "亿元", "actual"), figure("gdp", 70000, "亿元", "actual", city="jinhua")
    assert refused(checks.beyond_province, [province, city, large]) == [large]
    half = [figure("gdp", 40000, "亿元", "actual", city=name) for name in ("jinhua", "huzhou")]
    half[1] = figure("gdp", 41000, "亿元", "actual")
    assert refused(checks.beyond_their_sum, [province, *half]) == [half[1]]
    assert refused(checks.beyond_their_sum, [province, city]) == []


def test_what_is_refused_is_told_with_its_check() -> None:
    found = [figure(), figure(value=9, year=2025), figure("gdp", 1, "亿元")]
    left, gone = checks.sift(found)
    assert left == [found[0]]
    assert {name: some for name, some in gone.items() if some} == {
        "of_another_year": [found[1]],
        "out_of_range": [found[2]],
    }
