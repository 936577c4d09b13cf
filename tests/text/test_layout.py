from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp.text.cells import role_of
from plancmp.text.layout import ROW_END, laid_out

WANTED = [
    ["", "城镇化率", "%", "70", "75", "预期性"],
    ["", "研发投入占生产总值比重", "%", "2.8", "3.2左右", "预期性"],
    ["", "森林覆盖率", "%", "60", "完成省下达任务", "约束性"],
    ["", "单位生产总值能耗降低", "%", "—", "[13]", "约束性"],
]
HEAD = ["序号", "指标", "单位", "2025年", "2030年目标", "属性"]
NUMBERED = [[str(number), *row[1:]] for number, row in enumerate(WANTED, 1)]


def rows(text: str) -> list[list[str]]:
    """The rows of all tables in a text, without their heads."""
    lines = [line.split("\t") for line in laid_out(text)[0].split("\n") if "\t" in line]
    return [cells for cells in lines if not all(map(role_of, filter(None, cells)))]


def joined(by: str, table: list[list[str]]) -> str:
    return "\n".join(by.join(cells) for cells in table)


FORMS = {
    "tabs": "主要指标\n" + joined("\t", [HEAD, *NUMBERED]),
    "bars": joined("|", [["", *HEAD, ""], ["", *["---"] * 6, ""], *(["", *row, ""] for row in NUMBERED)]),
    "wide gaps": "表1 主要指标\n" + joined("    ", [HEAD, *NUMBERED]),
    "one blank": "主要指标\n" + joined(" ", [HEAD, *NUMBERED]),
    "a cell a line": "主要指标\n" + joined("\n", [HEAD, *NUMBERED]),
    "cells broken": "主要指标\n序号\n指标\n单位\n2025年\n2030年\n目标\n属性\n"
    + joined("\n", NUMBERED).replace("占生产", "\n占生产").replace("能耗", "能耗\n").replace("下达", "\n下达"),
    "labels broken in lines": joined(" ", [HEAD, *NUMBERED])
    .replace("占生产", "\n占生产")
    .replace("省下达", "\n省下达\n"),
    "broken across pages": joined(" ", [HEAD, *NUMBERED[:2]]) + "\n— 12 —\n续表\n" + joined(" ", [HEAD, *NUMBERED[2:]]),
    "pages of tabs": joined("\t", [HEAD, *NUMBERED[:2], HEAD, *NUMBERED[2:]]),
    "headings between": joined("\t", [HEAD, ["一、发展"] * 6, *NUMBERED[:2], ["二、生态"], *NUMBERED[2:]]),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "after", ["", "\n注:[]内为累计数。", "\n第二章 任务\n做好各项工作。", "\n\n二、任务\n1.做好工作。"]
)
def test_rows_are_the_same_however_a_table_was_copied(form: str, after: str) -> None:
    text, tables = laid_out(FORMS[form] + after)
    assert tables == 1
    assert rows(FORMS[form] + after) == NUMBERED
    assert text.endswith(after)


@pytest.mark.parametrize("by", ["\t", " "])
def test_one_row_under_a_head_is_no_table(by: str) -> None:
    text = "主要指标\n" + joined(by, [HEAD, NUMBERED[0]])
    assert laid_out(text)[1] == 0 and laid_out(text + "\n" + joined(by, NUMBERED[1:2]))[1] == 1


@pytest.mark.parametrize("by", ["\t", " ", "\n"])
def test_a_table_needs_no_numbers(by: str) -> None:
    table = [HEAD[1:], *(row[1:] for row in WANTED)]
    assert rows("主要指标\n" + joined(by, table)) == [row[1:] for row in WANTED]


def test_a_table_of_a_report_needs_no_duties_and_no_title() -> None:
    text = "指标 单位 2025年 2026年目标\n森林覆盖率 % 55.1 55.5\n登记失业率 % 3.1 3.5以内\n三、工作\n我们要努力。"
    assert rows(text) == [["森林覆盖率", "%", "55.1", "55.5"], ["登记失业率", "%", "3.1", "3.5以内"]]


def test_empty_cells_are_told_by_the_width_of_gaps() -> None:
    text = "序号    指标    2030年    年均增速    属性\n1    人口（万人）    90        预期性\n2    收入（元）        6    预期性"
    assert rows(text) == [["1", "人口（万人）", "90", "", "预期性"], ["2", "收入（元）", "", "6", "预期性"]]


@pytest.mark.parametrize(
    "below", ["\t\t\t\t2030年\t年均［累计］", "序号\t指标\t单位\t属性\t2030年\t年均［累计］", "2030年\t年均［累计］"]
)
def test_a_head_over_two_columns_goes_with_each(below: str) -> None:
    above = "序号\t指标\t单位\t属性\t“十五五”目标" + ("\t“十五五”目标" if below.startswith("序") else "")
    body = "1\t产值增速\t%\t预期性\t—\t5左右\n2\t新增就业\t万人\t预期性\t—\t［25］"
    head = laid_out(f"{above}\n{below}\n{body}")[0].split("\n")[0].split("\t")
    assert head[-2:] == ["“十五五”目标2030年", "“十五五”目标年均［累计］"]


@pytest.mark.parametrize("heads", [("预期性指标", "约束性指标"), ("一、预期性指标", "（二）约束性指标：")])
def test_a_heading_between_rows_may_say_their_duty(heads: tuple[str, str]) -> None:
    bare = [row[:-1] for row in NUMBERED]
    text = joined("\t", [HEAD[:-1], [heads[0]], *bare[:2], [heads[1]] * 5, *bare[2:]])
    assert rows(text) == NUMBERED
    assert laid_out(text)[0].split("\n")[0] == "\t".join(HEAD)


def test_groups_stand_before_their_rows_or_once() -> None:
    loose = "类别\n序号\n指标\n2025年\n2030年\n属性\n经济\n（2项）\n1\n城镇化率（%）\n70\n75\n预期性\n2\n人口（万人）\n80\n90\n"
    loose += "预期性\n生态\n（1项）\n3\n森林覆盖率（%）\n60\n>60\n约束性\n备注:完。"
    assert [row[0] for row in rows(loose)] == ["经济（2项）", "经济（2项）", "生态（1项）"]
    merged = "类别\t指标\t2025年\t2030年\n经济\t城镇化率(%)\t70\t75\n人口(万人)\t80\t90\n"
    assert rows(merged)[1] == ["", "人口(万人)", "80", "90"]


@pytest.mark.parametrize(
    "text",
    [
        "序号\n指标\n2025年\n2030年\n属性\n1\n每千人口医护人员数\n医师（人）\n4\n5\n预期性\n护士（人）\n5\n6\n预期性\n2\n人口（万人）\n80\n90\n预期性",
        "序号    指标    2025年    2030年    属性\n1    每千人口医护\n人员数    医师（人）    4    5    预期性\n        护士（人）    5    6\n"
        "2    人口（万人）    80    90    预期性",
    ],
)
def test_one_thing_measured_twice_is_two_rows(text: str) -> None:
    labels = ["每千人口医护人员数：医师（人）", "每千人口医护人员数：护士（人）", "人口（万人）"]
    assert [row[1] for row in rows(text)] == labels
    assert {row[-1] for row in rows(text)} <= {"预期性", ""}


def test_values_with_bounds_years_and_stars_stay_whole() -> None:
    text = "指标\n单位\n2025年\n2030年目标\n货运量\n万吨\n21.5\n（2024年）\n≥30\n增速\n%\n5.4\n4.5-5,\n努力争取更好结果\n收入\n元\n6左右∗\n9\n左右"
    assert [row[2:] for row in rows(text)] == [
        ["21.5（2024年）", "≥30"],
        ["5.4", "4.5-5,努力争取更好结果"],
        ["6左右∗", "9左右"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "（一）主要指标\n地区生产总值增长6%。\n指标\n目标\n任务\n做好工作，完成2025年目标。",
        "主要指标\n我们提出2025年主要指标，增长6%左右。",
        "2025年\n目标\n主要指标",
        "指标 单位 2025年\n努力做好。",
    ],
)
def test_prose_is_no_table(text: str) -> None:
    assert laid_out(text) == (text, 0)


def test_other_tables_keep_their_cells_apart() -> None:
    text = "序号\t企业名称\t规模\t产量\n1\t某机场\t4E级\t120\n第一章 主要指标\t3\n\t缩进的一段。"
    assert laid_out(text) == (
        f"序号，企业名称，规模，产量{ROW_END}\n1，某机场，4E级，120{ROW_END}\n第一章 主要指标 3\n缩进的一段。",
        0,
    )


PIECES = st.sampled_from(
    [
        *(
            "指标",
            "序号",
            "单位",
            "属性",
            "2025年",
            "2030年目标",
            "类别",
            "主要指标",
            "1",
            "2",
            "3",
            "5.2左右",
            "—",
            "[9]",
            "预期性",
        ),
        *(
            "城镇化率（%）",
            "人口",
            "万人",
            "稳步",
            "提高",
            "完成省下达目标",
            "（2项）",
            "注:完",
            "二、任务",
            "做好工作。",
            "",
            "续表",
            "- 3 -",
        ),
    ]
)


@given(st.lists(st.tuples(PIECES, st.sampled_from(["\n", "\t", " ", "    ", "|", "\n\n"])), max_size=80))
def test_rows_have_as_many_cells_as_their_head(parts: list[tuple[str, str]]) -> None:
    text, tables = laid_out("".join(piece + by for piece, by in parts))
    width = 0
    for line in text.split("\n"):
        if "\t" not in line:
            continue
        cells = line.split("\t")
        if all(map(role_of, filter(None, cells))):
            width = len(cells)
        assert len(cells) == width
    assert bool(width) == bool(tables)


@pytest.mark.parametrize(
    "unit",
    [
        "指标 2025年 目标\n",
        "1\n城镇化率\n70\n",
        "指标\t单位\t目标\n人口\t人\t5\n",
        "城镇化率 ",
        "序号    指标    目标\n1    人口    5\n左右    3\n",
    ],
)
def test_time_grows_with_the_length(unit: str) -> None:
    def seconds(times: int) -> float:
        text = "序号\n指标\n2025年\n2030年目标\n" + unit * times
        started = time.process_time()
        laid_out(text)
        return time.process_time() - started

    seconds(10)
    # The best of some, as the garbage of other tests may be collected meanwhile.
    assert min(seconds(4000) for _ in range(3)) < 16 * min(seconds(1000) for _ in range(3)) + 0.2
