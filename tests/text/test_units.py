"""Units: what each is worth, and how a figure is shown."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp.text.units import SCALES, Normalised, dimension, normalise, show, split_unit, units

plain = st.decimals(min_value=0, max_value=10**9, places=3, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("value", "unit", "base", "base_unit"),
    [
        ("7600", "亿元", "760000000000", "元"),
        ("1.5", "万亿元", "1500000000000", "元"),
        ("7.5", "万元", "75000", "元"),
        ("7", "亿美元", "700000000", "美元"),
        ("500", "万标箱", "5000000", "标箱"),
        ("40", "万标准箱", "400000", "标箱"),
        ("4000", "万TEU", "40000000", "标箱"),
        ("9.2", "亿斤", "460000", "吨"),
        ("48.1", "万吨", "481000", "吨"),
        ("3", "公斤", "0.003", "吨"),
        ("150", "万吨标煤", "1500000", "吨标准煤"),
        ("126.9", "万亩", "1269000", "亩"),
        ("22.5", "平方公里", "22500000", "平方米"),
        ("14.5", "万公顷", "1450000000", "平方米"),
        ("800", "米", "0.8", "公里"),
        ("6", "成", "60", "%"),
        ("3.5", "‰", "0.35", "%"),
        ("1.5", "个百分点", "1.5", "个百分点"),
        ("50", "万千瓦", "500000", "千瓦"),
        ("1.5", "GW", "1500000", "千瓦"),
        ("100", "亿千瓦时", "10000000000", "千瓦时"),
        ("2", "小时", "120", "分钟"),
        ("10", "万名", "100000", "人"),
        ("50", "万人次", "500000", "人次"),
        ("140", "亿件", "14000000000", "件"),
        ("28", "微克/立方米", "28", "微克/立方米"),
        ("17", "件/万人", "17", "件/万人"),
        ("1.9", "", "1.9", ""),
        ("50", "万", "500000", ""),
    ],
)
def test_a_figure_in_its_base_unit(value: str, unit: str, base: str, base_unit: str) -> None:
    assert normalise(Decimal(value), unit) == Normalised(Decimal(base), base_unit)


def test_points_are_never_percent() -> None:
    assert normalise(2, "个百分点").unit != normalise(2, "%").unit


@pytest.mark.parametrize("counter", ["家", "个", "项", "列", "户", "件", "座"])
def test_a_counter_keeps_its_own_word(counter: str) -> None:
    assert normalise(3, counter) == Normalised(Decimal(3), counter)


def test_floats_count_as_written() -> None:
    assert normalise(302.1, "亿元").value == Decimal(30210000000)


@pytest.mark.parametrize("unit", ["光年", "万万元", "/", "元/", "/万人", "亿亿", "%%"])
def test_what_is_no_unit_is_not_converted(unit: str) -> None:
    assert normalise(1, unit) is None
    assert show("1", unit, "zh") == f"1{unit}"


@pytest.mark.parametrize("value", ["三", "nan", "inf", "1e999999", ""])
def test_what_is_no_number_is_not_converted(value: str) -> None:
    assert normalise(value, "元") is None


@pytest.mark.parametrize(
    ("value", "unit", "zh", "en"),
    [
        (15000, "亿元", "1.5万亿元", "RMB 1.5 trillion"),
        (6011.3, "亿元", "6011.3亿元", "RMB 601.13 billion"),
        (75000, "元", "7.5万元", "RMB 75,000"),
        (7, "亿美元", "7亿美元", "USD 700 million"),
        (5000000, "标箱", "500万标箱", "5 million TEU"),
        (4000, "万TEU", "4000万标箱", "40 million TEU"),
        (12345, "家", "12345家", "12,345"),
        (10000, "家", "1万家", "10,000"),
        (40.5, "万户", "40.5万户", "405,000 households"),
        (3000, "列", "3000列", "3,000 trains"),
        (9.2, "亿斤", "9.2亿斤", "920 million jin"),
        (22.5, "平方公里", "22.5平方公里", "22.5 km²"),
        (3.25, "%", "3.25%", "3.25%"),
        (6, "成", "6成", "60%"),
        (2, "个百分点", "2个百分点", "2 percentage points"),
        (1, "小时", "1小时", "1 hour"),
        (28, "微克/立方米", "28微克/立方米", "28 µg/m³"),
        (5, "人/万人", "5人/万人", "5 people per 10,000 people"),
        (1.9, "", "1.9", "1.9"),
        (500000, "", "50万", "500,000"),
    ],
)
def test_a_figure_as_readers_expect_it(value: float, unit: str, zh: str, en: str) -> None:
    assert show(value, unit, "zh") == zh
    assert show(value, unit, "en") == en


@given(plain, st.sampled_from(sorted(units())), st.sampled_from(["", *SCALES]))
def test_scale_and_word_multiply(value: Decimal, word: str, scale: str) -> None:
    if split_unit(scale + word) != (SCALES.get(scale, Decimal(1)), word):
        return  # 千瓦 and the like are words of their own
    one = normalise(value, word)
    many = normalise(value, scale + word)
    assert one is not None and many is not None
    assert many.unit == one.unit
    assert many.value == one.value * SCALES.get(scale, 1)
    assert dimension(scale + word) == dimension(word)


@given(plain, st.sampled_from(["亿元", "万标箱", "亩", "家", "万亿元", "人次", "平方米"]))
def test_what_is_shown_can_be_read_back(value: Decimal, unit: str) -> None:
    shown = show(value, unit, "zh")
    digits = shown.rstrip("".join({char for word in (*units(), *SCALES) for char in word}) or " ")
    assert normalise(digits, shown.removeprefix(digits)) == normalise(value, unit)


@given(st.text(max_size=12), st.text(max_size=6))
def test_no_text_breaks_it(value: str, unit: str) -> None:
    assert isinstance(show(value, unit, "zh"), str)
    assert isinstance(show(value, unit, "en"), str)
