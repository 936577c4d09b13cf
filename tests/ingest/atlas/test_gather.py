"""What a report says of the indicators of the atlas."""

from __future__ import annotations

from dataclasses import replace

from plancmp import KnowledgeBase
from plancmp.ingest.atlas.gather import WORDS, report
from plancmp.ingest.classify import Uncoded
from plancmp.ingest.draft import Reader

REPORT = """2025年绍兴市政府工作报告

一、2024年工作回顾
过去一年,地区生产总值8369亿元,增长5.8%。“十四五”以来地区生产总值年均增长6.1%。

二、2025年工作安排
主要预期目标:地区生产总值增长6%左右,城镇居民和农村居民人均可支配收入分别增长5.5%、5.5%以上。
"""


def test_figures_with_their_places(figures: KnowledgeBase) -> None:
    reader = Reader(figures, classifier=Uncoded(WORDS))
    found = report(reader.read(REPORT, "report.txt", city="绍兴", type="report", year=2025))
    told = [
        (one.figure.indicator, one.figure.kind, one.figure.year, one.figure.op, one.figure.value)
        for one in found.candidates
    ]
    assert ("gdp", "actual", 2024, "=", 8369) in told
    assert ("gdp-growth", "target", 2025, "~", 6) in told
    by = {(one.figure.indicator, one.figure.kind, one.several): one for one in found.candidates}
    assert by["gdp-growth", "target", False].figure.cite == "地区生产总值增长6%左右"
    assert by["gdp-growth", "actual", True].figure.value == 6.1


def test_of_two_equal_figures_each_is_cited_at_its_own_place(shipped: KnowledgeBase) -> None:
    reader = Reader(shipped, classifier=Uncoded(WORDS))
    text = REPORT + "组织财政收入增长7%,规模以上工业增加值增长7%以上。\n"
    found = report(reader.read(text, "report.txt", city="绍兴", type="report", year=2025)).candidates
    cited = [one.figure.cite for one in found if one.figure.indicator == "industrial-value-added-growth"]
    assert cited == ["规模以上工业增加值增长7%以上"]


def test_what_was_added_in_a_year_that_is_doubted_may_be_the_sum_of_several(shipped: KnowledgeBase) -> None:
    reader = Reader(shipped, classifier=Uncoded(WORDS))
    text = REPORT.replace("增长5.8%。", "增长5.8%。新增城镇就业3.4万人。")
    sure = reader.read(text, "report.txt", city="绍兴", type="report", year=2025)
    doubted = [
        replace(clause, commitments=tuple(replace(item, doubts=("year",)) for item in clause.commitments))
        for clause in sure.clauses
    ]
    for draft, several in ((sure, False), (replace(sure, clauses=doubted), True)):
        found = report(draft).candidates
        assert [one.several for one in found if one.figure.indicator == "urban-new-jobs"] == [several]
        assert not next(one for one in found if one.figure.indicator == "gdp").several


def test_a_row_of_a_table_is_cited_as_it_stands(shipped: KnowledgeBase) -> None:
    reader = Reader(shipped, classifier=Uncoded(WORDS))
    table = (
        "表 主要指标\n指标\t单位\t2023年实际\t2024年完成\n地区生产总值\t亿元\t7791\t8369\n城镇登记失业率\t%\t—\t2.6\n"
    )
    found = report(reader.read(REPORT + table, "report.txt", city="绍兴", type="report", year=2025))
    told = [(one.figure.year, one.figure.value, one.figure.cite) for one in found.candidates]
    assert [one for one in told if " " in one[2]] == [
        (2023, 7791, "地区生产总值 亿元 7791"),
        (2024, 2.6, "城镇登记失业率 % — 2.6"),
    ]
    assert (2024, 8369, "2024年8369亿元") not in told  # words that the table does not have
