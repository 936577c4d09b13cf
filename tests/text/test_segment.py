from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp.text.segment import Segments, chinese_number, segment


def cut(text: str) -> Segments:
    return segment(text.strip().split("\n"))


def ids(text: str) -> list[str]:
    return [passage.id for passage in cut(text).passages]


@pytest.mark.parametrize(("text", "value"), [("一", 1), ("十", 10), ("十一", 11), ("二十", 20), ("四十二", 42)])
def test_chinese_numbers(text: str, value: int) -> None:
    assert chinese_number(text) == value


def test_items_that_run_on_through_the_chapters_are_the_clauses() -> None:
    parts = cut(
        """某市规划建议
一、过去与将来
1.成就。过去五年成效明显。
2.形势。机遇大于挑战。
二、做强产业
坚持产业兴市,协同发展。
3.工业。规上工业增加值增长6%。
——质量。效益提升。
4.农业。粮食稳产。
全市上下要团结奋斗!
中共某市委"""
    )
    assert [(passage.id, passage.title) for passage in parts.passages] == [
        ("1", "成就"),
        ("2", "形势"),
        ("3", "工业"),
        ("4", "农业"),
    ]
    assert parts.passages[2].text == "工业。规上工业增加值增长6%。\n——质量。效益提升。"
    assert parts.passages[2].path == ("二、做强产业",)
    assert [lead.id for lead in parts.leads] == ["二"]
    assert parts.preamble == "某市规划建议"
    assert parts.closing == "全市上下要团结奋斗!\n中共某市委"


def test_a_lead_with_figures_is_a_clause() -> None:
    assert ids("一、今年工作\n地区生产总值增长6%。\n1.工业。做强。\n2.农业。做优。") == ["一(总)", "1", "2"]


def test_sections_with_items_have_a_clause_for_what_they_say_themselves() -> None:
    text = """一、认识
(一)学习。全面学习。
二、行动
(一)目标要求
1.总体要求:稳中求进。
2.目标:建成强市。
(二)实施枢纽行动。坚持开放。
3.交通。建设铁路。"""
    assert ids(text) == ["一(一)", "1", "2", "二(二)", "3"]
    assert cut(text).passages[1].title == "总体要求"
    assert cut(text).passages[-1].path == ("二、行动", "(二)实施枢纽行动")


def test_a_report_has_its_overviews_and_its_endings() -> None:
    text = """一、去年工作回顾
去年增长6%。
(一)工业。增长6%。
(二)农业。增长3%。
一年来,我们加强自身建设。
二、今年工作
目标是增长6%。
(一)做强工业
新建项目。
(二)做优农业
建设良田。
同时,做好其他工作。
各位代表!让我们共同奋斗!
发表评论"""
    assert ids(text) == ["一(总)", "一(一)", "一(二)", "一(结)", "二(总)", "二(一)", "二(二)", "二(结)"]
    assert cut(text).passages[-1].text.endswith("共同奋斗!")
    assert cut(text).passages[0].title == "去年工作回顾"


def test_bullets_right_under_a_chapter_are_clauses() -> None:
    assert ids("一、目标\n到2025年建成。\n——创新。增强。\n——开放。扩大。\n二、任务\n1.工业。做强。") == [
        "一",
        "一/1",
        "一/2",
        "1",
    ]


def test_chapters_and_sections_of_an_outline_after_its_table_of_contents() -> None:
    text = """某市规划纲要
第一章 基础……1
第一节 成就……2
第二章 产业……5
第一章 基础
第一节 成就
年均增长6%。
第二节 形势
机遇很多。
第二章 产业
第一节 工业
增加值达到300亿元。"""
    assert ids(text) == ["一(一)", "一(二)", "二(一)"]
    assert cut(text).passages[0].path == ("第一章 基础",)


def test_items_counted_anew_in_each_chapter_get_ids_of_their_own() -> None:
    assert ids("一、任务\n1.工业。做强。\n2.农业。做优。\n二、保障\n1.组织。加强。\n2.考核。严格。") == [
        "一/1",
        "一/2",
        "二/1",
        "二/2",
    ]


def test_numbers_of_another_style_do_not_go_on_with_a_row() -> None:
    text = "第一章 基础\n第一节 成就\n增长6%。\n二、这一条在节内。\n第二章 产业\n第一节 工业\n做强。"
    assert ids(text) == ["一(一)", "二(一)"]


def test_a_number_out_of_its_row_is_text() -> None:
    text = "一、任务\n1.工业。做强。\n5.这里只是引用。\n2.农业。占比达3.25%。\n七、也是引用。"
    assert ids(text) == ["1", "2"]
    assert cut(text).passages[0].text == "工业。做强。\n5.这里只是引用。"


def test_without_numbers_every_paragraph_is_a_clause() -> None:
    assert ids("推动发展。\n改善民生。") == ["1", "2"]
    assert segment([]) == Segments("", (), (), "")


MARKS = st.sampled_from("一、|二、|三、|(一)|(二)|1.|2.|3.|——|第一章 |第二章 |第一节 ||各位代表,|同时,".split("|"))


@given(st.lists(st.tuples(MARKS, st.sampled_from(["发展工业", "发展工业。做强产业,增长6%。", "改善民生。"])), max_size=25))
def test_no_text_is_lost_or_doubled_and_ids_are_unique(lines: list[tuple[str, str]]) -> None:
    # Each paragraph has a number of its own, so that it can be found again.
    numbered = [f"{mark}{text}甲{index}乙" for index, (mark, text) in enumerate(lines)]
    parts = segment(numbered)
    pieces = (*parts.passages, *parts.leads)
    whole = "\n".join([parts.preamble, *(passage.text for passage in pieces), parts.closing])
    headings = "\n".join(heading for passage in pieces for heading in passage.path)
    for index in range(len(lines)):
        assert whole.count(f"甲{index}乙") == 1 or f"甲{index}乙" in headings or not parts.passages
    found = [passage.id for passage in parts.passages]
    assert len(found) == len(set(found))
