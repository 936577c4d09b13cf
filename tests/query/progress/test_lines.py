"""Which figures may judge: those told in time, and not far off their line."""

from __future__ import annotations

from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp.model import Indicator, Plan
from plancmp.query.progress.lines import far_off, lines
from tests.query.progress.conftest import GROWTH, HIGHER, SHARE, plan, result, said, told


def test_a_share_within_a_bound_that_its_plan_tells_too_is_no_other_thing() -> None:
    jobless = Indicator("jobless", "登记失业率", "Jobless", "%", "lower", aliases=("城镇登记失业率",))
    for low, count in ((2.4, 1), (3.4, 2)):
        figures = [
            result(2024, 3, 2023, jobless, label="居民登记失业率", op="<="),
            result(2024, low, 2023, jobless, label="城镇登记失业率"),
        ]
        assert len(lines(figures, jobless, ())) == count


@pytest.mark.parametrize(
    ("values", "doubted"),
    [
        ([14, 15, 1450], {2}),
        ([14, 15, 1449], set()),
        ([1400, 1500, 14.5], {2}),
        ([1400, 1500, 14.6], set()),
        ([1, 1000], set()),  # of two nobody can tell which is wrong
        ([0, 1, 1000], set()),
    ],
)
def test_a_value_a_hundred_times_off_the_median_of_the_others_is_doubted(
    values: list[float], doubted: set[int]
) -> None:
    assert far_off(values) == doubted


@given(st.lists(st.integers(-40, 40), max_size=8), st.sampled_from([2.0, 5.0]))
def test_a_value_is_held_against_the_median_of_the_others(values: list[int], times: float) -> None:
    far = set()
    for place, size in enumerate(map(abs, values)):
        others = [abs(other) for at, other in enumerate(values) if at != place and other]
        if size and len(others) > 1:
            middle = median(others)
            far |= {place} if size >= times * middle or size * times <= middle else set()
    assert far_off(values, times) == far


@pytest.mark.parametrize(("adopted", "verdict"), [("2023-10-01", "met"), ("2023-09-30", None)])
def test_the_result_of_a_year_is_known_from_its_october_on(adopted: str, verdict: str | None) -> None:
    later = plan("2023-2027", adopted, "decision")
    assert told([said(2023, 100, 2023), result(later, 100, 2023)])[0][2023].verdict == verdict


def _draft(year: int) -> Plan:
    return plan(year, origin="draft")


def test_an_aim_and_a_result_that_a_machine_read_three_times_apart_judge_nothing() -> None:
    for got, verdict in ((290, "met"), (300, None), (34, "missed"), (33, None)):
        line = lines([said(_draft(2023), 100, 2023), result(_draft(2024), got, 2023)], HIGHER, ())[0]
        assert len(line.doubted) == (0 if verdict else 2) and len(line.targets) == (1 if verdict else 0)
    assert told([said(2023, 100, 2023), result(2024, 300, 2023)])[0][2023].verdict == "met"  # read by people
    grown = [said(_draft(2023), 3, 2023, SHARE), result(_draft(2024), 10, 2023, SHARE)]
    assert told(grown, SHARE)[0][2023].verdict == "met"  # a share is no amount


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("前11月,班列开行8列", False),
        ("1—10月班列开行8列", False),
        ("10月1日至12月31日,班列开行8列", False),
        ("前三季度增长,全年班列开行8列", True),
        ("班列开行8列,上半年最多", True),
        ("1月1日至12月31日,班列开行8列", True),
        ("1—12月班列开行8列", True),
        ("11月1日至12月31日,班列开行8列", False),
        ("班列连续6个月保持在8列以上", False),
        ("班列连续6个月居全省第一,全年开行8列", True),
        ("货运连续6个月增长,班列开行8列", True),
    ],
)
def test_what_a_machine_read_of_a_part_of_a_year_is_no_result_of_it(text: str, counts: bool) -> None:
    assert bool(lines([result(_draft(2024), 8, 2023, text=text)], HIGHER, ())) is counts


def test_an_aim_and_a_result_of_one_year_bear_each_other_out() -> None:
    others = [result(_draft(year + 1), 100, year) for year in range(2018, 2023)]
    for aimed, got, doubted in ((310, 620, []), (310, 625, [310, 625]), (620, 310, [])):
        figures = [*others, said(_draft(2023), aimed, 2023), result(_draft(2024), got, 2023)]
        assert [one.value for one in lines(figures, HIGHER, ())[0].doubted] == doubted, (aimed, got)


def test_a_sum_of_five_years_stands_out_from_the_years_that_a_machine_read() -> None:
    years = [said(_draft(2023), 120, 2023), result(_draft(2022), 90, 2021), result(_draft(2023), 100, 2022)]
    line = lines([*years, result(_draft(2024), 310, 2023)], HIGHER, ())[0]
    assert [one.value for one in line.doubted] == [310]


@pytest.mark.parametrize(
    ("other", "text", "doubted"),
    [
        (15, "班列增长15%以上", [15]),
        (6, "班列增长6%", []),
        (15, "主要目标是班列增长15%", []),
    ],
)
def test_an_aim_beside_another_value_among_the_chief_targets_is_doubted(
    other: float, text: str, doubted: list[float]
) -> None:
    chief = said(_draft(2023), 6, 2023, GROWTH, text="今年的主要预期目标是:班列增长6%")
    line = lines([chief, said(_draft(2023), other, 2023, GROWTH, text=text)], GROWTH, ())[0]
    assert [one.value for one in line.doubted] == doubted


@pytest.mark.parametrize(("label", "up"), [("林木覆盖率", 1), ("优良水体比例", 1), ("高新技术产业产值占比", 0)])
def test_more_is_better_of_a_label_whose_words_say_so(label: str, up: int) -> None:
    thing = Indicator("", label, label, "", "none")
    assert lines([said(2025, 31, 2025, thing, unit="%")], thing, ())[0].up == up


@pytest.mark.parametrize(
    ("text", "up"),
    [
        ("算力占比达到31%", 1),
        ("算力占比提高到31%", 1),
        ("算力占比降至31%", -1),
        ("算力占比控制在31%", -1),
        ("算力占比31%", 0),
    ],
)
def test_the_words_before_a_share_say_which_direction_is_better(text: str, up: int) -> None:
    thing = Indicator("", "算力占比", "", "", "none")
    aim = said(2025, 31, 2025, thing, unit="%", text=text)
    assert lines([aim], thing, ())[0].up == up
    other = said(2026, 31, 2026, thing, unit="%", text="算力占比31%")
    assert lines([aim, other], thing, ())[0].up == 0


def test_a_slow_share_that_jumps_is_counted_in_another_way() -> None:
    for name, got, doubted in (("森林覆盖率", 16, True), ("森林覆盖率", 28, False), ("网络覆盖率", 16, False)):
        thing = Indicator("cover", name, "Cover", "%", "higher")
        items = [result(_draft(2023), 30, 2022, thing), said(_draft(2023), 31, 2023, thing)]
        line = lines([*items, result(_draft(2024), got, 2023, thing)], thing, ())[0]
        assert bool(line.doubted) is doubted, (name, got)


@pytest.mark.parametrize(("bound", "drawn"), [(1300, 1), (600, 2)])
def test_an_amount_within_a_bound_close_to_it_is_of_one_thing(bound: float, drawn: int) -> None:
    told = [
        result(2026, bound, 2025, HIGHER, label="粮食总产", op=">="),
        result(2026, 1350, 2025, HIGHER, label="粮食产量"),
    ]
    assert len(lines(told, HIGHER, ())) == drawn
