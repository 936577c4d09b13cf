from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp.text.segment import Segments, segment


def cut(text: str) -> Segments:
    return segment(text.strip().split("\n"))


def ids(text: str) -> list[str]:
    return [passage.id for passage in cut(text).passages]


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


@pytest.mark.parametrize(("times", "wanted"), [(27, ["1", "2"]), (28, ["一(总)", "1", "2"])])
def test_a_lead_of_two_hundred_characters_says_more_than_what_follows(times: int, wanted: list[str]) -> None:
    assert ids(f"一、今年工作\n{'坚持稳中求进,' * times}推进。\n1.工业。做强。\n2.农业。做优。") == wanted


def test_two_headings_without_a_text_are_no_table_of_contents() -> None:
    text = "第一章 开放\n第二章 绿色\n做好工作。\n第一章 共享\n做强产业。\n第二章 保障\n加强领导。"
    assert cut(text).preamble == "" and [passage.title for passage in cut(text).passages] == ["开放", "绿色"]


def test_a_list_of_short_sentences_behind_the_chapters_is_no_table_of_contents() -> None:
    text = """一、去年工作
全年增长6%。
二、今年任务
增长5%。
2026年十件民生实事
1.改造小区12个。
2.新建公园3座。
名词注释(按报告中出现的顺序排列)
1.小区:住宅。
2.公园:绿地。"""
    assert cut(text).preamble == "" and ids(text)[2:4] == ["三/1", "三/2"]


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


def test_what_stands_behind_a_list_of_bullets_is_the_end_of_the_chapter() -> None:
    text = "一、回顾\n一年来:\n——创新。增强。\n——开放。扩大。\n一年来,主要做了以下工作。\n一是做强工业。"
    parts = cut(text)
    assert ids(text) == ["一", "一/1", "一/2", "一(结)"]
    assert parts.passages[2].text == "开放。扩大。"
    assert parts.passages[3].text == "一年来,主要做了以下工作。\n一是做强工业。"


def test_bullets_of_several_paragraphs_keep_them() -> None:
    text = "一、目标\n到2025年建成。\n——创新。增强。\n建成平台。\n——开放。扩大。\n建成口岸。"
    assert ids(text) == ["一", "一/1", "一/2"]
    assert cut(text).passages[2].text == "开放。扩大。\n建成口岸。"


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


def test_the_lines_of_a_table_of_contents_may_name_a_period_before_their_page() -> None:
    text = """某市规划纲要
第一章 “十五五”时期发展的主要目标 7
第二章 “十五五”时期重点任务 9
第三章 保障 12
第一章 “十五五”时期发展的主要目标
年均增长6%。
第二章 “十五五”时期重点任务
增加值达到300亿元。
第三章 保障
加强领导。"""
    found = cut(text).passages
    assert [passage.id for passage in found] == ["一", "二", "三"]
    assert [passage.title for passage in found][0] == "“十五五”时期发展的主要目标"


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


MARKS = st.sampled_from(
    [
        "一、",
        "二、",
        "三、",
        "(一)",
        "(二)",
        "1.",
        "2.",
        "3.",
        "——",
        "第一章 ",
        "第二章 ",
        "第一节 ",
        "",
        "各位代表,",
        "同时,",
    ]
)


@given(
    st.lists(st.tuples(MARKS, st.sampled_from(["发展工业", "发展工业。做强产业,增长6%。", "改善民生。"])), max_size=25)
)
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


OUTLINE = """某市规划纲要
第一篇 目标
第一章 基础
一、成就
增长6%。
二、形势
机遇很多。
第二章 要求
专栏1 主要工程
1.机场。新建机场。
2.港口。扩建港口。
做好各项工作。
第二篇 任务
坚持创新。
第一章 产业
第一节 工业
一、制造
做强制造。
二、能源
(一)风电。新建风电。
第二节 农业
稳产。
专栏2 良田
建设良田。
第三节 服务业
做大。"""


def test_numbers_that_begin_again_in_each_part_are_led_by_it() -> None:
    assert ids(OUTLINE) == [
        *("一/一(一)", "一/一(二)", "一/二", "专栏1", "第二篇"),
        *("二/一(一)/一", "二/一(一)/二(一)", "二/一(二)", "专栏2", "二/一(三)"),
    ]


def test_a_box_is_a_clause_with_the_list_in_it() -> None:
    boxes = {passage.id: passage for passage in cut(OUTLINE).passages if passage.id.startswith("专栏")}
    assert boxes["专栏1"].title == "主要工程"
    assert boxes["专栏1"].text == "主要工程\n1.机场。新建机场。\n2.港口。扩建港口。\n做好各项工作。"
    assert boxes["专栏2"].path == ("第二篇 任务", "第一章 产业", "第二节 农业")


def test_the_items_around_a_box_go_on_behind_it() -> None:
    text = "一、任务\n1.工业。做强。\n专栏1 工程\n——新建机场。\n2.农业。做优。\n二、保障\n1.组织。加强。"
    assert ids(text) == ["一/1", "专栏1", "一/2", "二/1"]
    text = text.replace("——", "1.机场。\n2.")
    assert cut(text).passages[1].text == "工程\n1.机场。\n2.新建机场。"


@pytest.mark.parametrize(
    "line", ["专栏1 主要工程\t21", "专栏1 主要工程……21", "表1 说明了全部工作的安排。", "专栏12建设"]
)
def test_a_line_of_the_contents_or_a_sentence_opens_no_box(line: str) -> None:
    assert ids(f"一、任务\n做强。\n{line.replace(chr(9), ' ')}\n二、保障\n加强。") == ["一", "二"]


def test_chapters_that_begin_again_without_a_part_are_told_apart() -> None:
    text = "第一篇 甲\n第一章 基础\n增长6%。\n第二篇 乙\n第一章 产业\n做强。\n第三篇 丙\n第二章 农业\n做优。"
    assert ids(text) == ["一/一", "二/一", "三/二"]


def test_an_annex_behind_parts_is_called_by_its_own_name() -> None:
    text = "第一篇 甲\n第一章 基础\n增长6%。\n第二篇 乙\n第二章 产业\n做强。\n{}\n一、交通\n修路。\n二、水利\n修渠。"
    assert ids(text.format("附件1:项目清单")) == ["一", "二", "附件1(总)", "附件1(一)", "附件1(二)"]
    assert ids(text.format("名词解释")) == ["一", "二", "名词解释(一)", "名词解释(二)"]
    assert ids("一、基础\n增长6%。\n二、产业\n做强。\n附件\n修路。") == ["一", "二", "三"]


def test_a_table_of_contents_may_run_over_lines_and_end_in_a_foreword() -> None:
    text = """第一章 基础
第一节 成就
第二章 面向未来的
产业
第一节 工业
第二节 农业
前言
本规划说明目标。
第一章 基础
第一节 成就
增长6%。
第二章 产业
第一节 工业
做强。"""
    assert ids(text) == ["一(一)", "二(一)"]


def test_the_only_list_of_a_section_is_led_by_it() -> None:
    assert ids("一、去年\n增长。\n二、今年\n(一)工业\n做强。\n(二)民生\n1.学校。新建。\n2.医院。扩建。") == [
        *("一", "二(一)", "二(二)/1", "二(二)/2")
    ]


def test_rows_of_a_table_are_a_clause_with_their_title_and_notes() -> None:
    text = "一、目标\n增长6%。\n主要指标\n指标\t目标\n1、城镇化率\t70\n注:目标为预期数。\n提高水平。\n二、保障\n加强。"
    assert [(passage.id, passage.text) for passage in cut(text).passages] == [
        ("一", "目标\n增长6%。\n提高水平。"),
        ("一(表)", "主要指标\n指标\t目标\n1、城镇化率\t70\n注:目标为预期数。"),
        ("二", "保障\n加强。"),
    ]
    assert ids("增长6%。\n主要指标\n指标\t目标\n城镇化率\t70") == ["1", "表"]
    assert ids("指标\t目标\n城镇化率\t70") == ["表"]


LINES = st.sampled_from(
    [
        *("第一篇 甲", "第二篇 乙", "第一章 丙", "第二章 丁", "第一节 戊", "一、己", "二、庚", "(一)辛", "(二)壬"),
        *("1.癸", "2.子", "——丑", "专栏1 寅", "表1 卯", "指标\t目标", "人口\t9", "注:辰", "巳。", "午"),
    ]
)


@given(st.lists(LINES, max_size=40))
def test_ids_are_unique_and_short_whatever_is_counted(lines: list[str]) -> None:
    found = [passage.id for passage in segment(lines).passages]
    assert len(set(found)) == len(found)
    assert all("'" not in name and len(name) <= 24 for name in found)


CHAPTERS = """各位代表:
2024年工作回顾
增长5%。
(一)工业。做强。
(二)农业。做优。
2025年工作安排
增长6%。
(一)公路。新建。
(二)医院。扩建。
(三)学校。改建。
加强政府自身建设
依法行政。"""


def test_chapters_without_numbers_head_like_those_with_numbers() -> None:
    assert ids(CHAPTERS) == ["一(总)", "一(一)", "一(二)", "二(总)", "二(一)", "二(二)", "二(三)", "三"]
    assert [passage.chapter for passage in cut(CHAPTERS).passages] == [1, 1, 1, 2, 2, 2, 2, 3]
    assert cut(CHAPTERS).passages[1].path == ("2024年工作回顾",)


def test_the_lines_of_a_title_head_no_chapter() -> None:
    title = "关于某市2023年国民经济和社会发展计划执行情况\n与2024年国民经济和社会发展计划(草案)的报告"
    text = f"{title}\n各位代表:\n一、2023年计划执行情况\n增长5%。\n二、2024年主要目标\n增长6%。"
    assert ids(text) == ["一", "二"]


def test_the_title_of_a_plan_for_one_field_heads_no_chapter() -> None:
    text = "某市“十四五”综合交通运输发展规划\n某市交通局\n一、发展基础\n(一)成就。建成。\n(二)问题。路少。"
    assert ids(text) == ["一(一)", "一(二)"]


def test_numbers_begin_again_under_a_heading_without_one() -> None:
    text = "过去五年工作回顾\n一、工业。做强。\n二、农业。做优。\n今后五年目标任务\n一、公路。新建。\n二、医院。扩建。"
    assert ids(text) == ["一/一", "一/二", "二/一", "二/二"]


def test_sections_that_begin_again_under_a_lost_heading_are_another_chapter() -> None:
    text = "(一)工业。做强。\n(二)农业。做优。\n今年重点做好工作。\n(一)公路。新建。\n(二)医院。扩建。"
    assert len(ids(text)) == 4
    assert [passage.chapter for passage in cut(text).passages] == [0, 0, 1, 1]


@pytest.mark.parametrize(
    "line",
    [
        "“十四五”时期主要目标任务",
        "2025年经济社会发展总体要求和预期目标",
        "2013年:攻坚克难、奋发进取",
        "名词解释",
        "注 释",
        "附件1 2024年民生实事完成情况",
    ],
)
def test_lines_that_head_a_chapter(line: str) -> None:
    assert [passage.chapter for passage in cut(f"2024年工作回顾\n增长5%。\n{line}\n增长6%。").passages] == [1, 2]


@pytest.mark.parametrize(
    "line",
    [
        "围绕2025年目标任务,我们要做好以下工作",
        "2025年1月15日",
        "2025年地区生产总值增长6%",
        "建设2035年远景目标的工作。",
    ],
)
def test_lines_that_head_none(line: str) -> None:
    assert len(ids(f"2024年工作回顾\n增长5%。\n{line}\n增长6%。")) == 1


def test_a_line_in_a_chapter_with_a_number_heads_none_where_the_numbers_go_on() -> None:
    assert ids("一、回顾与安排\n增长5%。\n2025年工作安排\n增长6%。\n二、保障\n做好。") == ["一", "二"]


def test_a_chapter_without_its_number_stands_beside_those_with_theirs() -> None:
    assert ids("一、2024年工作回顾\n增长5%。\n2025年工作安排\n增长6%。") == ["一", "二"]


def test_a_last_paragraph_that_begins_like_the_call_and_has_something_to_say_stays() -> None:
    text = "一、安排\n增长6%。\n各位代表!要加强自身建设,一般性支出压减5%。\n各位代表!让我们团结奋斗!"
    assert cut(text).passages[-1].text.endswith("压减5%。")
    assert cut(text).closing == "各位代表!让我们团结奋斗!"


def test_an_item_may_begin_with_a_month() -> None:
    parts = cut("一、任务\n1.新建学校。\n2.6月底前开工甲路。\n3.2026年完工。\n4.5亿元到位。")
    assert [passage.id for passage in parts.passages] == ["1", "2", "3"]
    assert parts.passages[-1].text == "2026年完工。\n4.5亿元到位。"


def test_items_counted_in_two_parts_are_items_unless_they_stand_below_others() -> None:
    text = "一、任务\n1.1推进甲路。\n1.2建设乙桥。\n1.5亿元到位。\n二、服务\n2.1开办学校。\n2.2万人受益。"
    assert [passage.id for passage in cut(text).passages] == ["一/1", "一/2", "二/1"]
    below = "一、任务\n1.交通。\n1.1推进甲路。\n1.2建设乙桥。\n2.服务。\n2.1开办学校。"
    assert [passage.id for passage in cut(below).passages] == ["1", "2"]


def test_the_title_of_an_announcement_heads_no_chapter() -> None:
    for title in ("关于公布2024年甲市民生实事项目的公告", "2024年甲市政府工作要点"):
        assert [passage.id for passage in cut(f"{title}\n一、教育\n新建学校。\n二、交通\n新建公路。").passages] == [
            "一",
            "二",
        ]


def test_items_in_round_brackets_are_items() -> None:
    parts = cut("一、主要任务\n(1)建设公路。新建公路。\n(2)改善空气。种植树木。\n二、保障\n(3)加强领导。压实责任。")
    assert [passage.id for passage in parts.passages] == ["1", "2", "3"]


def test_the_rows_of_a_table_at_the_end_are_no_signature() -> None:
    parts = cut("一、目标\n增长6%。\n指标\t目标\n人口\t9")
    assert parts.passages[-1].text == "指标\t目标\n人口\t9" and not parts.closing


def test_a_table_of_contents_without_numbers_is_left_out() -> None:
    titles = [f"推进第{numeral}片河谷治理" for numeral in "甲乙丙丁戊己庚辛壬"]
    contents = [f"{title} {3 * page}" for page, title in enumerate(titles, 1)]
    contents.insert(4, "坚持绿色发展引领,")  # a title of two lines
    body = [line for title in titles for line in (title, f"{title}的工作要抓好。")]
    assert [one.text for one in segment(["目标", *contents, *body]).passages][1:] == body
    few = contents[:3]
    assert [one.text for one in segment([*few, "正文开始了。"]).passages][:3] == few


def test_dots_without_a_page_behind_them_are_read_at_once() -> None:
    assert len(cut("一、目标\n甲乙" + "." * 3000 + "丙\n增长6%。").passages) == 1
