"""The noun behind a figure."""

from __future__ import annotations

import pytest

from plancmp.ingest.labels import behind
from plancmp.text.quantities import figures


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("50个未来社区", "未来社区"),
        # what becomes of the thing
        ("6个园区发展迅猛", "园区"),
        ("7项渔业改革成效明显", "渔业改革"),
        ("13项渔业任务有效落实", "渔业任务"),
        ("4家企业竞相涌入", "企业"),
        ("20家企业承诺退货,5个承诺制事项", "企业"),
        ("11个河岸生态修复工程完工", "河岸生态修复工程"),
        ("9所学校快速推进", "学校"),
        ("3个项目要加快建设", "项目"),
        ("6个正式投产运营", ""),
        ("5项没有完成", ""),
        # a verb before such a word is of the name
        ("30个小区达标提升项目", "小区达标提升项目"),
        ("8个签约项目", "签约项目"),
        ("9家医院标准化建设", "医院标准化建设"),
        ("5个宜居社区建设有序推进", "宜居社区建设"),
        # what the things are like
        ("2家品牌优、竞争力强、前景好的骨干企业", "骨干企业"),
        ("5个投资超过10亿元的工业项目", "投资超过10亿元的工业项目"),
        ("10个以上面积不小于500平方米的公园", "面积不小于500平方米的公园"),
        # a word that begins like one that joins
        ("6个和美庭院", "和美庭院"),
        ("6个和谐社区", "和谐社区"),
        # another unit, a bracket, a level that the next one says more of
        ("33户8万平方米房屋", "房屋"),
        ("12台(套)农机具", "农机具"),
        ("14批571人次驰援", "驰援"),
        ("5家地（州、市）级博物馆", "地（州、市）级博物馆"),
        ("24个特色小（城）镇", "特色小（城）镇"),
        ("6个入河（湖）排污口", "入河（湖）排污口"),
        ("7所小学（校区）开展托管", "小学"),
        # a place, not what it has
        ("8个县的管辖范围", "县"),
        ("7个县财政收入增长9%", "县"),
        ("3个集团的辐射带动作用", "集团"),
        ("2项国家级、9项省级改革试点", "国家级改革试点"),
    ],
)
def test_counted(text: str, wanted: str) -> None:
    assert behind.counted(text, figures(text)[0]) == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [("向社会公开", True), ("被列为全国", True), ("解决了", True), ("至少有", True), ("项目", False)],
)
def test_a_verb_that_ends_the_words_governs_what_stands_behind(words: str, wanted: bool) -> None:
    assert behind.governs(words) is wanted


@pytest.mark.parametrize("noun", ["甲镇等", "供水、供气等领域"])
def test_examples_before_a_number_are_no_noun(noun: str) -> None:
    (figure,) = figures("5个项目")
    assert behind.names_each(noun, figure)


def test_a_noun_may_be_of_two_figures() -> None:
    text = "新建9公里、改造7公里公路"
    assert behind.shared(text, figures(text)[0]) == ("公路", "改造")
    assert behind.shared("新建9所、改造7公里公路", figures("新建9所、改造7公里公路")[0]) == ("", "")


def test_the_rest() -> None:
    assert behind.classed("3个500亿级园区", 2) == "500亿级园区"
    assert behind.sized("总规模20亿元的产业基金", len("总规模20亿元")) == "产业基金"
    assert behind.whole_of("60%以上的村有快递站", figures("60%以上的村有快递站")[0]) == "村有快递站"
    assert behind.became("10人入选名单", 3) == "入选名单"
