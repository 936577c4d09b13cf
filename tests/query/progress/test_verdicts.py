"""The verdict of a whole line, rule by rule of docs/verdicts.md, and what no verdict may ever say."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp.measures.statement import Statement
from plancmp.model import Indicator
from plancmp.query.progress.lines import lines
from plancmp.query.progress.silence import Documents
from plancmp.query.progress.statements import accounts, yearly_change
from plancmp.query.progress.verdicts import VERDICTS, Case, judge
from tests.query.progress.conftest import GROWTH, HIGHER, LOWER, NEITHER, SHARE, plan, result, said, told

P21, P22 = plan("2021-2025"), plan("2022-2027", "2022-12-01", "decision")


@pytest.mark.parametrize(
    ("figures", "word"),
    [
        # a goal for a year became less, or was said again
        ([said(P21, 3000, 2025), said(P22, 2500, 2025)], "lowered"),
        ([said(P21, 3000, 2025), said(P22, 2500, 2025), said(2025, 3000, 2025)], "raised"),
        ([said(P21, 3000, 2025), said(P22, 3500, 2025)], "raised"),
        ([said(P21, 3000, 2025), said(P22, 3000, 2025)], "unchanged"),
        ([said(P21, 400, None, annual=True), said(2024, 300, 2024)], "lowered"),
        # one year and another are no change
        ([said(2023, 3000, 2023), said(2024, 2000, 2024)], "withheld"),
        ([said(P21, 3000, 2025), said(P22, 2800, 2027)], "open"),
        ([said(P21, 3000, 2025), said(P22, 4000, 2027)], "open"),
        ([said(P21, 3000, 2025), said(2024, 2500, 2024)], "open"),
        # the same value moved to another year: said in so many words, and not reached
        ([said(P21, 3000, 2025), said(P22, 3000, 2027), result(2024, 2000, 2023)], "postponed"),
        ([said(P21, 3000, 2025), said(P22, 3000, 2027)], "open"),
        ([said(P21, 3000, 2025), said(P22, 3000, 2027, text="建设班列"), result(2024, 2000, 2023)], "open"),
        ([said(P21, 3000, 2025), said(P22, 3000, 2025), said(P22, 3000, 2027), result(2024, 2000, 2023)], "unchanged"),
        # a goal that falls due
        ([said(P21, 3000, 2023), result(2024, 3000, 2023)], "met"),
        ([said(P21, 3000, 2023), result(2024, 2999, 2023)], "missed"),
        ([said(P21, 3000, 2023, op="~"), result(2024, 2950, 2023)], "about"),
        ([said(P21, 3000, 2023), result(2024, 3500, 2022)], "withheld"),
        # a goal ahead
        ([said(P22, 3000, 2027), result(2024, 3100, 2023)], "ahead"),
        ([said(2024, 3000, 2027), result(2024, 3100, 2023)], "open"),
        # a machine read no result from before: it may have been kept all along
        ([said(plan("2022-2027", "2022-12-01", origin="draft"), 3000, 2027), result(2024, 3100, 2023)], "open"),
        ([said(P22, 3000, 2027), result(2024, 2000, 2023)], "open"),
        ([said(P22, 3000, 2027), result(2024, 2000, 2023), said(2024, 2300, 2024)], "on-track"),
        ([said(P22, 3000, 2027), result(2024, 2000, 2023), said(2024, 2100, 2024)], "behind"),
        ([said(P22, 3000, 2027), result(2023, 1500, 2022), result(2024, 2000, 2023)], "on-track"),
        ([said(P22, 3000, 2027), result(2023, 1900, 2022), result(2024, 2000, 2023)], "behind"),
        ([said(P22, 3000, 2027), result(2018, 1900, 2017), result(2024, 2000, 2023)], "open"),
        # quotas
        ([said(P22, 400, None, annual=True), result(2024, 408, 2023)], "met"),
        ([said(P22, 400, None, annual=True), result(2024, 399, 2023)], "missed"),
    ],
)
def test_verdict(figures: list[Statement], word: str) -> None:
    assert told(figures)[1].word == word


def test_the_pace_of_a_goal_is_never_an_older_goal() -> None:
    figures = [said("2011-2015", 900, 2015), said(P21, 3000, 2025), result(2024, 2000, 2023)]
    _, verdict = told(figures)
    assert verdict.word == "open" and "900" not in verdict.because("zh")


def test_a_lowered_goal_counts_until_its_year_is_told() -> None:
    figures = [said(P21, 3000, 2023), said(2023, 2500, 2023), result(2024, 2600, 2023)]
    _, verdict = told(figures)
    assert verdict.word == "lowered" and "2600" in verdict.because("zh")
    _, verdict = told([*figures, said(2024, 2700, 2024), result(2025, 2700, 2024)])
    assert verdict.word == "met"


def test_an_older_missed_goal_is_told_as_past() -> None:
    figures = [
        said("2016-2020", 3000, 2020),
        result(2021, 2000, 2020),
        said(2023, 2500, 2023),
        result(2024, 2600, 2023),
    ]
    _, verdict = told(figures)
    assert verdict.word == "met"
    assert "此前" in verdict.because("zh") and "2020年3000列未达到(2020年为2000列)" in verdict.because("zh")
    assert "earlier" in verdict.because("en")


def test_growth_rates_stand_in_for_a_level_unless_they_are_close() -> None:
    line = [said(P22, 7600, 2025), result(2024, 6011.3, 2023)]
    _, verdict = told(line, growth=[said(2024, 6, 2024, GROWTH)])
    assert verdict.word == "behind"
    assert "两年须年均增长12.4%" in verdict.because("zh") and "仅为增长6.0%" in verdict.because("zh")
    assert "12.4% a year" in verdict.because("en") and "only growth of 6.0%" in verdict.because("en")
    _, verdict = told(line, growth=[said(2024, 12, 2024, GROWTH)])
    assert verdict.word == "open"


def test_the_aimed_growth_of_a_year_whose_growth_is_told_is_no_pace() -> None:
    line = [said(P22, 7600, 2027), result(2024, 6011.3, 2023)]
    grown = result(2025, 9, 2024, GROWTH)
    _, verdict = told(line, growth=[said(2024, 1, 2024, GROWTH), grown])
    assert verdict.word == "open" and "1.0%" not in verdict.because("zh")


@pytest.mark.parametrize(
    ("aim", "indicator", "start", "goal", "word"),
    [
        # 10 % a year are needed: a rate printed with one decimal may lie 0.05 points below
        (1099.6, HIGHER, 1000, 1210, "on-track"),
        (1099.4, HIGHER, 1000, 1210, "behind"),
        # one point a year is needed: one hundredth of it may lack
        (40.991, SHARE, 40, 42, "on-track"),
        (40.989, SHARE, 40, 42, "behind"),
        # a fall of 0.1 a year is needed
        (1.9009, LOWER, 2.0, 1.8, "on-track"),
        (1.9011, LOWER, 2.0, 1.8, "behind"),
    ],
)
def test_a_pace_may_stay_a_little_below_what_is_needed(
    aim: float, indicator: Indicator, start: float, goal: float, word: str
) -> None:
    figures = [
        said(P22, goal, 2025, indicator),
        result(2024, start, 2023, indicator),
        said(2024, aim, 2024, indicator),
    ]
    assert told(figures, indicator)[1].word == word


@pytest.mark.parametrize(("rate", "word"), [(8.9, "behind"), (9.1, "open"), (10.9, "open"), (11.1, "on-track")])
def test_a_growth_rate_within_a_point_of_what_an_amount_needs_says_nothing(rate: float, word: str) -> None:
    line = [said(P22, 1210, 2025), result(2024, 1000, 2023)]
    assert told(line, growth=[said(2024, rate, 2024, GROWTH)])[1].word == word


@pytest.mark.parametrize(("year", "word"), [(2022, "on-track"), (2021, "open")])
def test_a_pace_starts_from_one_of_the_last_two_years_told(year: int, word: str) -> None:
    results = [result(2023, 1500, year - 1), result(2023, 2000, year)]
    assert told([said(P22, 3000, 2027), *results], more=[plan(2024)])[1].word == word


@pytest.mark.parametrize(("before", "word"), [(2020, "on-track"), (2019, "open")])
def test_the_two_results_of_a_pace_are_at_most_three_years_apart(before: int, word: str) -> None:
    results = [result(before + 1, 1000, before), result(2024, 2000, 2023)]
    assert told([said(P22, 3000, 2027), *results])[1].word == word


def test_a_total_is_judged_by_its_own_span() -> None:
    goal = said("2019-2023", 100, 2023, from_year=2019)
    assert told([goal, result(2024, 120, 2023, from_year=2018)])[1].word == "withheld"
    assert told([goal, result(2024, 120, 2023, from_year=2019)])[1].word == "met"


def test_a_sum_of_years_one_of_which_says_at_least_is_missed_by_nobody() -> None:
    added = Indicator("trains-cumulative", "累计班列", "Trains", "列", "higher")
    goal = said(P21, 30, 2025, added, from_year=2021)
    for op, least, word in (("=", 3, "missed"), (">=", 3, "withheld"), (">=", 30, "met"), ("<=", 30, "withheld")):
        each = [
            result(year + 1, 3 if year < 2025 else least, year, op="=" if year < 2025 else op)
            for year in range(2021, 2026)
        ]
        record = Documents([one.plan for one in (goal, *each)], [one.item for one in (goal, *each)], ())
        line = lines([goal], added, ())[0]
        verdict = judge(Case(line, added, (), record, (), lines(each, HIGHER, ())[0], frozenset({added.id, HIGHER.id})))
        assert verdict.word == word, (op, least)


def test_a_result_that_is_only_a_bound_is_open_not_withheld() -> None:
    table, verdict = told([said(2023, 100, 2023), result(2024, 50, 2023, op=">=")])
    assert table[2023].gap is not None and table[2023].gap.why == "bound"
    assert verdict.word == "open" and "只是界限" in verdict.because("zh")


def test_whether_more_of_a_label_is_better_is_not_known() -> None:
    for indicator, words in ((Indicator("", "体系覆盖", "", "%", "none"), "不知"), (NEITHER, "无优劣")):
        one = said(2023, 85, 2023, indicator, unit="%")
        nameless = replace(one, quantity=replace(one.quantity, indicator=indicator.id or None))
        got = result(2024, 89, 2023, indicator, unit="%")
        assert words in told([nameless, got], indicator)[1].because("zh")


def test_shares_change_by_points_and_amounts_by_rates() -> None:
    assert yearly_change(result(2021, 40, 2020, SHARE), 45, 2025) == pytest.approx(1)
    assert yearly_change(result(2021, 100, 2020), 121, 2022) == pytest.approx(10)
    assert yearly_change(result(2026, 100, 2025), 121, 2025) is None
    assert yearly_change(result(2021, 0, 2020), 121, 2025) is None


# What holds of any statements


@st.composite
def statement(draw: st.DrawFn) -> Statement:
    period = draw(st.integers(2018, 2026))
    of = draw(st.sampled_from([plan(period), plan(f"{period}-{period + 4}"), plan(period, origin="draft")]))
    kind = draw(st.sampled_from(["target", "target", "actual", "baseline"]))
    year = period + draw(st.integers(-2, 6))
    how: dict[str, Any] = {
        "op": draw(st.sampled_from(["=", "=", ">=", "<=", "~"])),
        "annual": draw(st.sampled_from([False, False, False, True])),
        "expected": draw(st.booleans()) if kind == "actual" else False,
        "label": draw(st.sampled_from(["班列", "班列", "规上班列", "累计班列"])),
        "strength": draw(st.sampled_from(["commit", "done", "problem"])),
    }
    if draw(st.sampled_from([False, False, True])):
        how["from_year"] = year - draw(st.integers(1, 4))
    return said(of, draw(st.integers(1, 40)), year, draw(st.just(HIGHER)), kind=kind, **how)


def usable(figures: list[Statement]) -> bool:
    return any(one.item.strength != "problem" for one in figures)


@given(st.lists(statement(), min_size=1, max_size=9).filter(usable), st.sampled_from([HIGHER, LOWER, NEITHER]))
def test_no_year_is_judged_by_a_figure_of_another_year(figures: list[Statement], indicator: Any) -> None:
    table, verdict = told(figures, indicator)
    for year in table.values():
        assert (year.verdict is None) == (year.gap is not None or year.aim is None)
        if year.verdict is None:
            continue
        assert year.aim is not None and year.result is not None
        assert year.aim.target and not year.result.target
        assert year.result.item.strength != "problem" and year.aim.item.strength != "problem"
        assert year.aim.span is not None and year.result.span is not None
        assert year.aim.span[0] <= year.year <= year.aim.span[1]
        assert year.result.span == ((year.since or year.year), year.year)
        assert (year.aim.unit, year.aim.quantity.label) == (year.result.unit, year.result.quantity.label)
    assert verdict.word in (*VERDICTS, None)


@given(st.lists(statement(), min_size=1, max_size=9).filter(usable))
def test_a_reason_names_no_year_but_those_of_its_figures(figures: list[Statement]) -> None:
    _, verdict = told(figures)
    years = {year for one in figures for year in (*one.plan.years(), *(one.span or ()))}
    # the report that would tell a year is named, too
    known = {str(year) for year in years} | {str(year + 1) for year in years}
    for lang in ("zh", "en"):
        assert set(re.findall(r"(?<!\d)20\d\d(?!\d)", verdict.because(lang))) <= known | quota_years(figures)


def quota_years(figures: list[Statement]) -> set[str]:
    spans = [one.span for one in figures if one.span is not None and one.span[0] < one.span[1]]
    return {str(year) for first, last in spans for year in range(first, last + 2)}


@given(st.lists(statement(), min_size=1, max_size=9).filter(usable))
def test_success_and_failure_stand_on_two_figures_of_one_time(figures: list[Statement]) -> None:
    _, verdict = told(figures)
    if verdict.word in ("met", "missed", "about"):
        assert verdict.start is not None and verdict.goal is not None
        assert verdict.start.span is not None and verdict.goal.span is not None
        assert verdict.start.span[1] <= verdict.goal.span[1]
        assert verdict.goal.quota or verdict.start.span == verdict.goal.span


@given(st.lists(statement(), min_size=1, max_size=9).filter(usable))
def test_a_draft_never_withholds_or_drops_for_lack_of_a_figure(figures: list[Statement]) -> None:
    table, _ = told(figures)
    for year in table.values():
        if year.gap is not None and year.gap.why in ("withheld", "dropped"):
            assert year.gap.teller is not None and year.gap.teller.origin == "curated"


def test_what_an_aim_leaves_to_do_is_told_of_a_late_aim_only() -> None:
    """An aim of 2014 says nothing of the way to 2025 once a result of 2020 is known."""
    old, goal = said(2014, 43, 2014), said(2021, 50.4, 2025)
    _, verdict = told([old, result(2021, 49.9, 2020), goal], more=[plan(2025)])
    assert "2014" not in verdict.because("zh")


def test_a_pace_is_told_of_figures_not_of_bounds() -> None:
    goal = said("2013-2017", 45, 2017)
    _, verdict = told([goal, result(2016, 30, 2015, op=">="), result(2017, 31, 2016)])
    assert verdict.word == "open" and "没有可比的进度" in verdict.because("zh")
    _, verdict = told([goal, result(2016, 30, 2015), result(2017, 30, 2016, op=">=")])
    assert verdict.word == "open" and "没有可比的进度" in verdict.because("zh")
    goal = said("2013-2018", 45, 2018)
    _, verdict = told([goal, result(2017, 30, 2016, op=">="), said(2017, 31, 2017)])
    assert verdict.word == "open" and "至多须" in verdict.because("zh"), "less may be needed"
    _, verdict = told([goal, result(2017, 30, 2016, op=">="), said(2017, 40, 2017)])
    assert verdict.word == "on-track"


def test_a_pace_of_what_is_only_about_so_much_is_not_behind() -> None:
    years = Indicator("life", "预期寿命", "Life expectancy", "岁", "higher")
    goal, aim = said("2022-2026", 80, 2026, years), said(2023, 77.5, 2023, years)
    for op, word in (("=", "behind"), ("~", "open")):
        _, verdict = told([goal, result(2023, 77, 2022, years, op=op), aim], years)
        assert verdict.word == word and "每年提高0.75岁" in verdict.because("zh"), "years of age are counted, not grown"


def test_a_pace_of_days_is_told_in_days() -> None:
    days = Indicator("days", "优良天数", "Good days", "天", "higher")
    _, verdict = told([said("2022-2026", 338, 2026, days), result(2024, 320, 2023, days)], days)
    assert "每年提高6天" in verdict.because("zh") and "6 days a year" in verdict.because("en")


def test_two_paces_that_are_told_alike_are_not_behind_each_other() -> None:
    for aim, word in ((1006.51, "on-track"), (1002, "behind")):
        figures = [said(P22, 1014, 2025), result(2024, 1000, 2023), said(2024, aim, 2024)]
        assert told(figures)[1].word == word


def test_a_fall_is_not_only_a_fall() -> None:
    goal = said("2013-2018", 50, 2018)
    _, verdict = told([goal, result(2015, 23.3, 2014), result(2016, 22, 2015)])
    assert verdict.word == "behind" and "至2015年下降" in verdict.because("zh")


def test_a_goal_within_which_a_city_was_before_is_not_reached_ahead_of_time() -> None:
    goal = said("2013-2017", 4, 2017, LOWER, op="<=")
    _, verdict = told([goal, result(2013, 2.6, 2012, LOWER), result(2015, 2.5, 2014, LOWER)], LOWER)
    assert verdict.word == "open" and "能否保持" in verdict.because("zh")


def test_a_ceiling_is_tightened_not_raised() -> None:
    _, verdict = told([said("2012-2016", 4.5, 2016, LOWER), said(2016, 4.4, 2016, LOWER)], LOWER)
    assert verdict.word == "raised" and "收紧为" in verdict.because("zh") and "tightened to" in verdict.because("en")


P26 = "2026-2030"


@pytest.mark.parametrize(
    ("figures", "word", "because"),
    [
        ([result(P26, 31, 2025, SHARE)], "met", "达到2026规划自述上一规划提出的2025年30%"),
        ([result(P26, 24, 2025, SHARE)], "missed", "2025年为24%,未达到2026规划自述上一规划提出的2025年30%"),
        ([], "withheld", "2026规划自述上一规划提出的2025年30%:2026规划提到它,没有给出2025年的数字"),
        ([result(2026, 31, 2025, SHARE)], "met", "2025年为31%"),
    ],
)
def test_what_a_plan_gives_account_of_is_judged(figures: list[Statement], word: str, because: str) -> None:
    verdict = told(accounts([said(P26, 30, 2025, SHARE, duty="indicative"), *figures]), SHARE)[1]
    assert verdict.word == word and because in verdict.because("zh") and verdict.due


def test_an_account_changes_no_promise_and_the_promise_itself_goes_first() -> None:
    quoted = said(P26, 2500, 2025, duty="indicative")
    verdict = told(accounts([said(P21, 3000, 2025), quoted, result(P26, 2800, 2025)]))[1]
    assert verdict.word == "missed" and "2021规划提出的2025年3000列" in verdict.because("zh")


def test_a_year_of_which_the_result_is_known_is_due_before_its_report() -> None:
    year_of = plan(2024, kind="plan")
    figures = [said(2022, 8, 2022, GROWTH), result(2023, 9, 2022, GROWTH), said(2023, 7, 2023, GROWTH)]
    short = result(year_of, 3, 2023, GROWTH)
    assert told([*figures, short], GROWTH)[1].word == "missed"
    assert told(figures, GROWTH)[1].word == "met"


def test_an_average_that_is_quoted_and_not_told_is_withheld() -> None:
    aim = said(P26, 6.5, 2025, GROWTH, from_year=2021, annual=True, duty="indicative")
    years, verdict = told(accounts([aim]), GROWTH)
    assert verdict.word == "withheld" and years[2025].gap is not None and years[2025].gap.why == "withheld"
