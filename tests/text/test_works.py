"""Tables of tasks and projects as sentences."""

from __future__ import annotations

import pytest

from plancmp.text.clean import clean
from plancmp.text.works import sentences

PROJECTS = """\
序号\t项目名称\t建设内容及规模\t总投资（亿元）\t2025年计划投资（亿元）\t责任单位
1\t甲路东延\t新建道路4公里\t3.6\t1.5\t住建局
2\t乙医院迁建\t设置床位500张\t4.1\t0\t卫健局
合计\t\t\t7.7\t1.5\t"""

TASKS = """\
| 序号 | 重点任务 | 具体措施 | 牵头单位 | 完成时限 |
| --- | --- | --- | --- | --- |
| 1 | 淘汰落后产能 | 淘汰6家企业的旧机组。拆除2座炉 | 工信局 | 2024年12月底前 |
| 2 | 完善制度 | 出台管理办法 | 环保局 | 持续推进 |
| 3 | 绿色园区 | 通过验收 | 经开区 | 2026.6 |
| 开工 4 座厂房 | 住建局 | 6月底 |"""


def told(text: str) -> list[str]:
    found = sentences(text.split("\n"), 0)
    return found[0] if found else []


def test_projects_tell_what_is_built_and_for_how_much() -> None:
    assert told(PROJECTS) == [
        "甲路东延：新建道路4公里，总投资3.6亿元，其中2025年计划投资1.5亿元。",
        "乙医院迁建：设置床位500张，总投资4.1亿元。",
    ]


def test_tasks_tell_by_when_and_not_who() -> None:
    assert told(TASKS) == [
        "淘汰落后产能：到2024年12月底，淘汰6家企业的旧机组；拆除2座炉。",
        "完善制度：出台管理办法。",
        "绿色园区：到2026年6月，通过验收。",
        "6月底前，开工 4 座厂房。",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "序号\t指标\t单位\t2025年目标\t责任单位\n1\t森林覆盖率\t%\t60\t林业局",
        "项目\t2024年\t2025年\n投资\t3\t4",
        "序号\t项目名称\n1\t甲路",
        "序号\t企业名称\t产值（亿元）\n1\t甲厂\t4",
        "推进甲路建设，责任单位，完成时限",
        "序号\t项目名称\t责任单位",
    ],
)
def test_other_tables_are_none(text: str) -> None:
    assert told(text) == []


def test_the_unit_over_a_table_is_that_of_its_money() -> None:
    text = "单位：万元\n项目名称\t建设年限\t总投资\n甲桥\t2024-2026\t5,600"
    assert sentences(text.split("\n"), 1) == (["2024—2026年，甲桥，总投资5,600万元。"], 3)


def test_rows_of_a_page_have_blank_lines_between_them() -> None:
    assert told(PROJECTS.replace("\n", "\n\n")) == told(PROJECTS)


def test_a_document_tells_them_in_its_text() -> None:
    text = f"附件：重点项目表\n{PROJECTS}\n注：投资为估算数。"
    assert "甲路东延：新建道路4公里，总投资3.6亿元" in clean(text).text
    assert "责任单位" not in clean(text).text
