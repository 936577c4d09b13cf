"""Works that two plans set for two years, and what only looks like it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from plancmp.query.diff.diff import Diff
from plancmp.query.diff.document import Document
from plancmp.query.diff.works import Works
from tests.query.diff.conftest import made, says

Shifts = list[tuple[str, int, int]]


def shifted(before: str, after: str, *reported: str, title: str = "") -> Shifts:
    """The works that are set for another year, from a report of 2024 to one of 2025."""
    old = made(2024, says(before), title=title)
    new = made(2025, says(after), *(says(text, strength="done") for text in reported))
    return [(one.thing, one.old, one.new) for one in Works(old, new).shifts(old.items[0], new.items[0])]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("2024年安北铁路站房建成投用", "2025年安北铁路站房投入使用", [("安北铁路站房", 2024, 2025)]),
        ("建成北湖图书馆新馆", "确保北湖图书馆新馆年底前建成", [("北湖图书馆新馆", 2024, 2025)]),
        ("2024年安北铁路站房、北湖大桥和客运枢纽建成", "2025年北湖大桥竣工", [("北湖大桥", 2024, 2025)]),
        ("力争开工安平市安北高速公路", "开工建设安北高速、北湖大桥等项目", [("安北高速", 2024, 2025)]),
        ("推进北湖大桥建设,建成安北铁路站房", "基本建成安北铁路站房", [("安北铁路站房", 2024, 2025)]),
        ("2026年建成北湖大桥", "2025年建成北湖大桥", [("北湖大桥", 2026, 2025)]),
        ("安北铁路站房投用、北湖大桥开工", "北湖大桥开工", [("北湖大桥", 2024, 2025)]),
    ],
)
def test_one_work_for_two_years(before: str, after: str, found: Shifts) -> None:
    assert shifted(before, after) == found


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2024年开工建设北湖大桥", "2025年建成北湖大桥"),
        ("2024年北湖大桥主体结构完工", "2025年北湖大桥建成"),
        ("2024年北湖大桥完工", "2025年北湖大桥通车"),
        ("2024年安北高速通车", "2025年安北高速全线通车"),
        ("2024年北湖大桥一期建成", "2025年北湖大桥二期建成"),
        ("2024年建成口袋公园20个", "2025年建成口袋公园20个"),
        ("加快安北铁路站房建设、建成北湖大桥", "建成安北铁路站房"),
        ("扩大高水平对外开放", "扩大高水平对外开放"),
        ("2025年建成北湖大桥", "建成北湖大桥"),
        ("2026年建成北湖大桥", "建成北湖大桥"),
    ],
)
def test_another_stage_part_or_number_is_no_shift(before: str, after: str) -> None:
    assert shifted(before, after) == []


def test_what_is_reported_is_not_postponed() -> None:
    promise = "2024年北湖大桥建成", "2025年北湖大桥建成"
    assert shifted(*promise, "北湖大桥主体完工") == [("北湖大桥", 2024, 2025)]
    assert shifted(*promise, "北湖大桥建成通车") == []
    begun = "2024年北湖大桥开工", "2025年北湖大桥开工"
    assert shifted(*begun, "北湖大桥完成可研审查") == [("北湖大桥", 2024, 2025)]
    assert shifted(*begun, "加快建设北湖大桥") == []


def test_a_chapter_for_several_years_names_no_year_of_its_own() -> None:
    assert shifted("建成北湖大桥", "建成北湖大桥", title="“十四五”时期的目标") == []
    assert shifted("2024年建成北湖大桥", "建成北湖大桥", title="“十四五”时期的目标") == [("北湖大桥", 2024, 2025)]


def test_a_plan_for_several_years_says_till_when_at_the_latest() -> None:
    def between(old: Document, new: Document) -> list[str]:
        return [one.word for one in Works(old, new).shifts(old.items[0], new.items[0])]

    goal, report = made("2021-2025", says("到2025年建成北湖大桥")), made(2024, says("2024年建成北湖大桥"))
    assert between(goal, report) == [] and between(report, goal) == []
    assert between(goal, made(2025, says("2026年建成北湖大桥"))) == ["postponed"]
    assert between(goal, made("2026-2030", says("到2030年建成北湖大桥"))) == ["postponed"]


def test_it_makes_a_pair_of_what_is_unlike_otherwise(changed: Callable[..., Diff]) -> None:
    old = made(2024, says("完善县城功能,提升公园和道路,建成北湖大桥", topic="firms"))
    [row] = changed(old, made(2025, says("北湖大桥建成通车"))).rows
    assert row.change == "postponed"
    assert row.because[0] == "北湖大桥2024年→2025年,年份推后(未写年份的按报告当年)"
    assert row.because[1] == "北湖大桥 2024 → 2025, for a later year (where a report names none, its own)"
