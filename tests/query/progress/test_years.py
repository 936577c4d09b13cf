"""The verdict of a year, rule by rule of docs/verdicts.md."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from plancmp.model import Indicator
from plancmp.query.progress.lines import lines
from plancmp.query.progress.silence import Documents
from plancmp.query.progress.years import years
from tests.query.progress.conftest import GROWTH, HIGHER, LOWER, NEITHER, SHARE, plan, result, said, told


@pytest.mark.parametrize(
    ("aim", "of", "op", "got", "how", "word"),
    [
        (HIGHER, 100, "=", 100, "=", "met"),
        (HIGHER, 100, ">=", 99, "=", "missed"),
        (LOWER, 2, "<=", 1.9, "=", "met"),
        (LOWER, 2, "<=", 2.1, "=", "missed"),
        # bounds
        (HIGHER, 100, "=", 100, ">=", "met"),
        (HIGHER, 100, "=", 90, ">=", None),
        (HIGHER, 100, "=", 110, "<=", None),
        (LOWER, 3, "<=", 2, "<=", "met"),
        (LOWER, 3, "<=", 4, "<=", None),
        (LOWER, 3, "<=", 2, ">=", None),
        # what 左右 allows
        (HIGHER, 100, "~", 95, "=", "about"),
        (HIGHER, 100, "~", 94.9, "=", "missed"),
        (HIGHER, 100, "=", 96, "~", "about"),
        (HIGHER, 100, "=", 100, "~", "about"),
        (HIGHER, 100, "~", 100, "~", "met"),
        (SHARE, 58, "~", 57.5, "=", "about"),
        (SHARE, 58, "~", 57.4, "=", "missed"),
        # a result that was rounded
        (HIGHER, 37.84, "=", 37.8, "=", "about"),
        (HIGHER, 37.86, "=", 37.8, "=", "missed"),
        (HIGHER, 37.8, "=", 37, "=", "missed"),
        (SHARE, 5.44, "=", 5.4, "=", "missed"),
        # a sign against the direction, and no direction, say nothing
        (HIGHER, 100, "<=", 90, "=", None),
        (NEITHER, 5, "=", 6, "=", None),
        (NEITHER, 5, "~", 1, "=", None),
        (NEITHER, 5, "<=", 1, "=", "met"),
        (NEITHER, 5, "<=", 6, "=", "missed"),
        (NEITHER, 5, ">=", 6, "=", "met"),
    ],
)
def test_an_aim_is_judged_by_the_result_of_its_year(
    aim: Indicator, of: float, op: str, got: float, how: str, word: str | None
) -> None:
    table, _ = told([said(2023, of, 2023, aim, op=op), result(2024, got, 2023, aim, op=how)], aim)
    assert table[2023].verdict == word


def test_what_is_striven_for_beyond_a_target_is_not_the_aim() -> None:
    words = "增长5.5%,力争6%"
    for firm, beyond, aim in ((5.5, 6, SHARE), (2, 1.8, LOWER)):
        both = [said(2023, firm, 2023, aim, text=words), said(2023, beyond, 2023, aim, text=words)]
        for aims in (both, both[::-1]):
            table, _ = told([*aims, result(2024, (firm + beyond) / 2, 2023, aim)], aim)
            year = table[2023]
            assert year.aim and year.aim.quantity.value == firm and year.verdict == "met"
    apart = [
        said(2023, 5.5, 2023, SHARE, text="一类增长5.5%,另一类6%"),
        said(2023, 6, 2023, SHARE, text="一类增长5.5%,另一类6%"),
    ]
    assert told([*apart, result(2024, 5.8, 2023, SHARE)], SHARE)[0][2023].verdict is None, "two things"


@pytest.mark.parametrize(
    ("how", "aimed"),
    [
        ({"origin": "draft"}, 5.5),
        ({"origin": "draft", "text": "增长6%"}, 6),  # not said to be striven for: the later one
        ({"origin": "curated"}, 6),
    ],
)
def test_what_a_draft_made_two_targets_of_is_one_with_what_is_striven_for(how: dict[str, str], aimed: float) -> None:
    report = plan(2023, origin=how.pop("origin"))
    firm = said(report, 5.5, 2023, SHARE, text="增长5.5%")
    beyond = said(report, 6, 2023, SHARE, text=how.get("text", "力争达到6%"))
    beyond = replace(beyond, item=replace(beyond.item, id=f"{report.id}/1.2"))
    year = told([firm, beyond, result(2024, 3, 2023, SHARE)], SHARE)[0][2023]
    assert year.aim and year.aim.quantity.value == aimed and year.verdict == "missed"
    elsewhere = replace(beyond, item=replace(beyond.item, clause="2"))
    year = told([firm, elsewhere, result(2024, 3, 2023, SHARE)], SHARE)[0][2023]
    assert year.aim and year.aim.quantity.value == 6, "another clause may mean another thing"


def test_a_result_of_another_year_judges_nothing() -> None:
    table, verdict = told([said(2023, 100, 2023), result(2023, 200, 2022), result(2025, 50, 2024)], more=[plan(2024)])
    assert table[2023].verdict is None and verdict.word == "dropped"


def test_a_sum_an_average_and_a_part_of_a_year_are_the_result_of_no_year() -> None:
    figures = [
        result(2024, 900, 2023, from_year=2019),
        result(2024, 100, 2023, annual=True, from_year=2019),
        result(2024, 90, 2023, label="1—11月班列"),
        result(2023, 90, 2023),  # told in the year itself
    ]
    table, _ = told([said(2023, 100, 2023), *figures])
    assert table[2023].result is None and table[2023].verdict is None


def test_the_aim_of_a_year_is_that_of_its_own_report_then_a_goal_then_a_quota() -> None:
    figures = [
        said("2021-2025", 50, 2025, annual=True),
        said("2021-2025", 80, 2023),
        said(2022, 90, 2022),
        result(2025, 70, 2024),
    ]
    table, _ = told(figures)
    assert [(year, table[year].aim.value) for year in (2021, 2022, 2023, 2024)] == [  # type: ignore[union-attr]
        (2021, 50), (2022, 90), (2023, 80), (2024, 50)
    ]  # fmt: skip
    assert table[2024].verdict == "met"


def test_an_expected_result_judges_until_a_later_one_replaces_it() -> None:
    aim, first = said(2023, 100, 2023), result(2024, 100, 2023, expected=True)
    table, verdict = told([aim, first])
    assert table[2023].verdict == "met" and "预计" in verdict.because("zh") and "expected" in verdict.because("en")
    table, verdict = told([aim, first, result(2025, 98, 2023)])
    assert table[2023].verdict == "missed" and "预计" not in verdict.because("zh")
    table, _ = told([aim, first, said(2025, 97, 2023, kind="baseline", strength="done")])
    assert table[2023].verdict == "missed"


def test_a_revised_result_judges_only_when_both_figures_say_the_same() -> None:
    aim = said(2023, 100, 2023)
    table, _ = told([aim, result(2024, 101, 2023), result(2025, 103, 2023)])
    assert table[2023].verdict == "met"
    table, verdict = told([aim, result(2024, 101, 2023), result(2025, 99, 2023)])
    assert table[2023].verdict is None and verdict.word == "open"


def test_a_figure_told_again_less_rounded_changes_no_verdict() -> None:
    figures = [result(2024, 3.7, 2023, SHARE), result(2025, 3.69, 2023, SHARE)]
    assert told([said(2023, 3.6, 2023, SHARE), *figures], SHARE)[0][2023].verdict == "met"
    assert told([said(2023, 3.8, 2023, SHARE), *figures], SHARE)[0][2023].verdict == "missed"


def test_a_value_far_off_its_line_is_doubted_and_judges_nothing() -> None:
    figures = [said(2023, 15, 2023), result(2024, 8660, 2023), result(2023, 14, 2022), said(2024, 18, 2024)]
    table, _ = told(figures)
    assert table[2023].verdict is None
    table, _ = told([*figures, result(2024, 17.8, 2023)])
    assert table[2023].verdict == "met"


@pytest.mark.parametrize(
    ("doubt", "known", "unit", "verdict"),
    [
        ("tense", True, "列", None),
        ("year", True, "列", None),
        ("indicator", False, "列", None),
        ("unit", True, "颗星", None),
        # it is another figure of the sentence that the draft is unsure of
        ("indicator", True, "列", "met"),
        ("unit", True, "列", "met"),
    ],
)
def test_what_a_draft_is_unsure_of_judges_nothing(doubt: str, known: bool, unit: str, verdict: str | None) -> None:
    thing = HIGHER if known else Indicator("", "班列", "Trains", "列", "higher")
    figures = [said(2023, 100, 2023, thing, unit=unit), result(2024, 100, 2023, thing, unit=unit, doubts=(doubt,))]
    assert told(figures, thing)[0][2023].verdict == verdict


def test_a_problem_is_neither_a_promise_nor_a_result() -> None:
    aim = said(2023, 100, 2023)
    table, _ = told([aim, result(2024, 50, 2023, strength="problem")])
    assert table[2023].verdict is None


@pytest.mark.parametrize("label", ["规上班列", "市区班列", "班列(可比口径)", "累计班列"])
def test_another_scope_judges_nothing(label: str) -> None:
    table, _ = told([said(2023, 100, 2023), result(2024, 50, 2023, label=label)])
    assert table[2023].verdict is None


def test_a_year_whose_aim_is_on_another_line_is_not_called_incomparable_without_a_result() -> None:
    """Renovated beside built: 口径不同 is said only where the one was aimed at and the other told."""
    aims = [said(2023, 8, 2023), said(2024, 9, 2024, label="改造班列")]
    for more, why in (([], "open"), ([result(plan(2025, origin="draft"), 7, 2024)], "other-basis")):
        figures = [*aims, result(2024, 8, 2023), *more]
        documents = Documents([one.plan for one in figures], [one.item for one in figures], ())
        main, *beside = lines(figures, HIGHER, ())
        elsewhere = {2024: [one for line in beside for one in line.points]}
        gap = years(main, documents, HIGHER, {HIGHER.id}, elsewhere)[-1].gap
        assert gap is not None and gap.why == why


def test_of_figures_that_differ_none_is_told_as_that_of_the_year() -> None:
    figures = [said(2023, 13, 2023, SHARE), result(2024, 1.5, 2023, SHARE), result(2024, 15.5, 2023, SHARE)]
    because = told(figures, SHARE)[1].because("zh")
    assert "各处数字不一" in because and "15.5" not in because


def test_currencies_are_apart() -> None:
    money = Indicator("m", "外资", "Capital", "亿元", "higher")
    table, _ = told([said(2023, 10, 2023, money), result(2024, 10, 2023, money, unit="亿美元")], money)
    assert table[2023].verdict is None


def test_objects_that_stand_side_by_side_are_followed_alone() -> None:
    both = Indicator("b", "北线进度", "Works", "%", "higher", aliases=("甲段", "乙段"))
    figures = [said(2023, 70, 2023, both, label="甲段"), result(2024, 40, 2023, both, label="乙段")]
    table, _ = told(
        [*figures, said(2023, 30, 2023, both, label="乙段"), result(2024, 71, 2023, both, label="甲段")], both
    )
    assert {year.verdict for year in table.values()} == {"met"}


def test_a_range_is_reached_from_its_less_demanding_end() -> None:
    aim = said(2023, 7, 2023, GROWTH, value_max=7.5)
    assert told([aim, result(2024, 7, 2023, GROWTH)], GROWTH)[0][2023].verdict == "met"


def test_a_delegated_target_is_never_judged() -> None:
    table, _ = told([said(2023, None, 2023, delegated=True), said(2024, 100, 2024), result(2024, 50, 2023)])
    assert table[2023].verdict is None and table[2023].aim is None


# Silence


def test_silence_counts_only_of_a_report_that_is_in_the_base() -> None:
    gap = told([said(2023, 100, 2023)], more=[plan(2025)])[0][2023].gap
    assert gap is not None and (gap.why, gap.detail) == ("open", "no-report")
    gap = told([said(2023, 100, 2023)], more=[plan(2024)])[0][2023].gap
    assert gap is not None and gap.why == "dropped"
    gap = told([said(2023, 100, 2023), said(2024, 100, 2024)])[0][2023].gap
    assert gap is not None and gap.why == "withheld"
    gap = told([said(2023, 100, 2023)])[0][2023].gap
    assert gap is not None and (gap.why, gap.detail) == ("open", "later")


def test_a_draft_is_never_silent() -> None:
    gap = told([said(2023, 100, 2023)], more=[plan(2024, origin="draft")])[0][2023].gap
    assert gap is not None and (gap.why, gap.detail) == ("open", "draft")
    drafted = plan(2024, origin="draft")
    gap = told([said(2023, 100, 2023), said(drafted, 100, 2024)])[0][2023].gap
    assert gap is not None and gap.why == "open"


@pytest.mark.parametrize("origin", ["draft", "curated"])
@pytest.mark.parametrize(
    "how", [{"doubts": ("year",)}, {"strength": "problem"}, {"label": "规上班列"}], ids=["doubted", "problem", "scope"]
)
def test_a_report_that_gives_a_figure_withholds_none(origin: str, how: dict[str, Any]) -> None:
    words = said(plan(2024, origin=origin), None, None, SHARE, text="班列开行稳定", strength="done")
    figure = result(plan(2024, origin=origin), 90, 2023, **how)
    gap = told([said(2023, 100, 2023), figure, words])[0][2023].gap
    assert gap is not None and (gap.why, gap.detail) == ("open", "unfit")
    other = result(plan(2024, origin=origin), 90, 2022, from_year=2018)  # of other years
    gap = told([said(2023, 100, 2023), other, words])[0][2023].gap
    assert gap is not None and gap.why == "withheld"


def test_a_draft_with_a_figure_of_no_known_year_withholds_none() -> None:
    drafted = plan(2024, origin="draft")
    words = said(drafted, None, None, SHARE, text="班列开行稳定", strength="done")
    gap = told([said(2023, 100, 2023), result(drafted, 90, None, doubts=("year",)), words])[0][2023].gap  # type: ignore[arg-type]
    assert gap is not None and (gap.why, gap.detail) == ("open", "draft")


def test_a_bound_beside_the_figure_itself_is_no_other_result() -> None:
    figures = [said(2025, 20000, 2025), result("2026-2030", 19428, 2025)]
    years, _ = told([*figures, result(plan(2026, "2026-02-20"), 19400, 2025, op=">=")])
    assert (years[2025].verdict, years[2025].result and years[2025].result.value) == ("missed", 19428)
    years, _ = told([*figures, result(plan(2026, "2026-02-20"), 19500, 2025, op=">=")])
    assert years[2025].verdict is None, "a bound that the figure does not keep contradicts it"
