"""Letters, digits and blanks in their common form."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp.text.restore.letters import close_up, common
from plancmp.text.tables import pairs


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("到２０３０年，达到６２．５％", "到2030年，达到62.5%"),
        ("Ｒ＆Ｄ经费、Ａ级景区", "R＆D经费、A级景区"),
        ("⼈均可⽀配收⼊增⻓5%,⾃⻝其⼒", "人均可支配收入增长5%,自食其力"),
        ("PM₂.₅和CO₂", "PM2.5和CO2"),
        ("PM 2.5与PM 10", "PM2.5与PM10"),
        ("R&amp;D投入&nbsp;增长", "R&D投入\xa0增长"),
        ("到「十五五」末", "到“十五五”末"),
        ("收入1，234.5亿元", "收入1,234.5亿元"),
        ("总额12'345亿元、6’789万元", "总额12,345亿元、6,789万元"),
        ("到二0三0年、二O三五年、二零三零年", "到二〇三〇年、二〇三五年、二零三零年"),
        ("到2 0 3 0年", "到2030年"),
        ("增长6 .5%、增长6. 5%", "增长6.5%、增长6.5%"),
        ("提高到 3 . 2 %，达到37. 06 万人", "提高到 3.2 %，达到37.06 万人"),
        ("安置房12，984套、农田1，200亩", "安置房12,984套、农田1,200亩"),
        ("到20 30年", "到2030年"),
        ("浓度28微克／立方米", "浓度28微克/立方米"),
    ],
)
def test_common_letters(raw: str, expected: str) -> None:
    text, count = common(raw)
    assert text == expected and count > 0
    assert common(text) == (text, 0)


@pytest.mark.parametrize(
    "text",
    [
        "到2030年,达到62.5%,m²和㎡",
        "新建20，300多公里的路网分期实施",  # no unit behind: two numbers
        "2  0  3  0年",
        "20 30亿元",
        "8. 2019年建成",
        "目标如下：\n3. 5万人就业",
        "1 2 3 4 5 0 年",
        "“十五五”期间",
        "1. 5个方面",
    ],
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert common(text) == (text, 0)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("到 2030 年,生产总值达到 8000 亿元以上。", "到2030年,生产总值达到8000亿元以上。"),
        ("覆盖率达到 62 %。", "覆盖率达到62%。"),
        ("增长 5.5 — 6 %左右，新增 3 家、 5 所。", "增长5.5—6%左右，新增3家、5所。"),
        ("总值2 311.43亿元，网格11 711个，解决3 4.5 万人。", "总值2311.43亿元，网格11711个，解决34.5万人。"),
        ("投资12 0 亿元，新建PM2.5 28个。", "投资120亿元，新建PM2.5 28个。"),
        ("建设 5G 基站 300 个。", "建设 5G 基站300个。"),
        ("创建 4 1 个镇，增长 1 1 %。", "创建41个镇，增长11%。"),
        ("到 2030 年，城镇化率达到 7 3 . 5 %。", "到2030年，城镇化率达到73.5%。"),
        ("到 2030 年新建公路 1 200 公里，投资 2 350.8 亿元。", "到2030年新建公路1200公里，投资2350.8亿元。"),
        ("完成投资20\n亿元。新增就业3.2\n万人以上。", "完成投资20亿元。新增就业3.2万人以上。"),
        ("城镇新增就业 3.2\n万人。", "城镇新增就业3.2万人。"),
        ("共有5\n元旦放假。", "共有5\n元旦放假。"),
        ("1 加快建设。\n到 2030 年，建成。", "1 加快建设。\n到2030年，建成。"),
        # the cells of a row
        ("森林覆盖率 % 61.4 62.5", "森林覆盖率 % 61.4 62.5"),
        ("公路 里程 1 200 公里，完成。", "公路 里程 1 200 公里，完成。"),
    ],
)
def test_blanks_around_figures(raw: str, expected: str) -> None:
    assert close_up(raw)[0] == expected
    assert close_up(expected)[1] == 0


def test_radicals_are_signs_that_unicode_leaves_alone() -> None:
    for radical, character in pairs("radicals").items():
        assert unicodedata.name(radical).startswith("CJK RADICAL")
        assert unicodedata.normalize("NFKC", radical) == radical != character


@given(st.text(st.sampled_from("二0〇O三年 12.’，,元% \n⼈２．五PM&amp;") | st.characters(exclude_categories=["Cs"])))
def test_any_text(text: str) -> None:
    for repair in (common, close_up):
        result, count = repair(text)
        assert (count > 0) == (result != text)
        assert result.count("\n") <= text.count("\n")
