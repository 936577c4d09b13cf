from __future__ import annotations

import pytest

from plancmp.text.cells import is_duty, is_label, is_nothing, is_unit, is_value, is_worded, role_of


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("序号", "number"),
        ("指标名称", "label"),
        ("指标（单位）", "label"),
        ("计量单位", "unit"),
        ("指标属性", "duty"),
        ("2030年目标值", "target"),
        ("“十五五”规划目标（2030年）", "target"),
        ("2025年完成情况", "result"),
        ("2025年预计", "base"),
        ("2020年", "year"),
        ("年均/累计", "change"),
        ("规划目标年均增速〔累计〕", "change"),
        ("“十五五”末", "period"),
        ("实施计划和保障措施", ""),
        ("预期性", ""),
        ("", ""),
    ],
)
def test_the_words_over_a_column_say_what_it_holds(head: str, role: str) -> None:
    assert role_of(head) == role


def test_cells_are_told_by_what_they_say() -> None:
    assert all(
        map(
            is_value,
            ["5", ">46.5*", "【350左右】", "4.5-5", "力争达到5%左右", "—", "21.5（2024年）", "分别下降〔3〕和〔4〕"],
        )
    )
    assert not any(map(is_value, ["3岁以下入托率", "稳步提高", "预期性", "", "10万—50万元群体比例"]))
    worded = [
        "稳步提高",
        "完成省下达目标",
        "［完成国家审核衔接后确定的目标］",
        "与经济增长同步",
        "基本稳定",
        "达到国家要求",
        "高于GDP增速",
    ]
    assert all(map(is_worded, worded))
    assert not any(map(is_worded, ["基本养老保险参保率（%）", "城镇化率", "约束性"]))
    assert is_duty("约束性") and is_duty("（预期性）") and not is_duty("约束性指标完成")
    assert is_nothing("*") and is_nothing("未公布") and not is_nothing("0")
    assert is_unit("万元/人") and is_unit("万套（间）") and not is_unit("指标") and not is_unit("")
    assert is_label("3岁以下入托率") and not is_label("稳步提高") and not is_label("75以上")
