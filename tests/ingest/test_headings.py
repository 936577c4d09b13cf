"""What a heading says of tense and period, in a report of 2026 and in a plan for five years."""

from __future__ import annotations

import pytest

from plancmp.ingest.headings import ahead_of, of_heading, of_headings
from plancmp.ingest.standing import Span, Standing
from plancmp.text.segment import segment

REPORT, PLAN = Span(2026, 2026, 2025), Span(2026, 2030, 2025)


@pytest.mark.parametrize(
    ("heading", "tense", "first", "last"),
    [
        ("一、2025年工作回顾", "review", 2025, 2025),
        ("“十四五”时期和2025年工作回顾", "review", 2021, 2025),
        ("过去五年的工作", "review", 2021, 2025),
        ("2025年重点工作", "review", 2025, 2025),
        ("2025年目标任务完成情况", "review", 2025, 2025),
        ("２０２５年和本届政府工作回顾", "review", 2021, 2025),
        ("一、新一届政府成立以来的工作", "review", 2025, 2025),
        ("二、第九届人民政府奋斗目标和主要任务", "plan", 2026, 2030),
        ("二、九届政府目标任务", "plan", 2026, 2030),
        ("一、第八届政府工作回顾", "review", 2021, 2025),
        ("本届政府目标任务", "review", 2021, 2025),
        ("二、2026年工作安排", "plan", 2026, 2026),
        ("今年工作安排", "plan", 2026, 2026),
        ("“十五五”时期主要目标", "plan", 2026, 2030),
        ("今后五年的奋斗目标", "plan", 2026, 2030),
        ("三、2035年远景目标", "plan", 2035, 2035),
        ("二、第六届政府奋斗目标和主要任务", "plan", 2026, 2030),
        ("一、第五届政府工作回顾", "review", 2021, 2025),
        ("总体要求", "plan", 2026, 2026),
        ("存在的主要困难和问题", "problem", 2025, 2025),
        ("2023年以来工作回顾", "review", 2023, 2025),
        ("确保现代化建设取得决定性进展的主要任务", "plan", 2026, 2026),
    ],
)
def test_a_heading_of_a_report(heading: str, tense: str, first: int, last: int) -> None:
    standing = of_heading(heading, REPORT)
    assert standing and (standing.tense, standing.first, standing.last, standing.doubts) == (tense, first, last, ())


@pytest.mark.parametrize(
    "heading", ["加强政府自身建设", "“十五五”实现良好开局", "加快建设现代化产业体系", "(一)从容应对困难和挑战"]
)
def test_silent_headings(heading: str) -> None:
    assert of_heading(heading, REPORT) is None


@pytest.mark.parametrize("heading", ["名词解释", "前 言", "附:名词解释", "《政府工作报告》注释", "结束语"])
def test_headings_of_nothing_that_counts(heading: str) -> None:
    standing = of_heading(heading, REPORT)
    assert standing and standing.tense == "none"


@pytest.mark.parametrize("heading", ["2025年工作回顾和2026年工作安排", "“十四五”主要成就和“十五五”奋斗目标"])
def test_a_heading_for_both_is_in_doubt(heading: str) -> None:
    standing = of_heading(heading, REPORT)
    assert standing and standing.doubts == ("tense",)


def test_goals_that_were_reached_are_no_plan() -> None:
    assert of_heading("一、稳住增长,发展目标较好实现", REPORT) is None


def test_a_record_of_many_years_is_no_period() -> None:
    standing = of_heading("战胜1954年以来最大洪水的工作回顾", REPORT)
    assert standing and standing.last == 1954


def test_a_plan_whose_first_year_is_reviewed_is_none_ahead() -> None:
    later = Span(2027, 2027, 2026)
    assert ahead_of(["一、2026年,全市奋力拼搏,实现“十五五”良好开局"], later) == []
    assert [period.last for period in ahead_of(["一、“十五五”主要目标"], later)] == [2030]


def test_of_two_plans_the_nearer_counts_in_doubt() -> None:
    standing = of_heading("2035年远景目标及“十五五”时期主要任务", REPORT)
    assert standing and (standing.last, standing.doubts) == (2030, ("year",))


def test_a_plan_for_five_years() -> None:
    for heading, tense, last in (
        ("发展基础", "review", 2025),
        ("主要目标", "plan", 2030),
        ("今后五年任务", "plan", 2030),
    ):
        standing = of_heading(heading, PLAN)
        assert standing and (standing.tense, standing.last) == (tense, last)


def test_a_chapter_that_is_an_account_stands_in_a_part_of_a_plan() -> None:
    text = "第一篇 开启新征程\n第一章 发展基础\n城镇化率达到70%。\n第二章 目标任务\n城镇化率达到75%。"
    account, aims = segment(text.split("\n")).passages[-2:]
    assert of_headings(account, PLAN, below=True) == Standing("review", 2021, 2025)
    assert of_headings(account, REPORT, below=True) is None
    assert of_headings(aims, PLAN, below=True) is None
