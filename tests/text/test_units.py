"""Units: what each is worth, and how a figure is shown."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp.text.units import SCALES, Normalised, dimension, english, normalise, show, split_unit, units

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
        ("1200", "万㎡", "12000000", "平方米"),
        ("1500", "hm²", "15000000", "平方米"),
        ("15", "亿m3", "1500000000", "立方米"),
        ("1.2", "亿方", "120000000", "方"),
        ("20", "万t", "200000", "吨"),
        ("70", "万担", "35000", "吨"),
        ("50", "万KW", "500000", "千瓦"),
        ("480", "亿度", "48000000000", "千瓦时"),
        ("5000", "PFlops", "5000", "P"),
        ("350", "亿吨公里", "35000000000", "吨公里"),
        ("12", "万m3/d", "120000", "立方米/日"),
        ("28", "μg/m³", "28", "微克/立方米"),
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
        (123456, "家", "123456家", "123,456"),
        (1234567, "家", "123.4567万家", "1.234567 million"),
        (123400, "家", "12.34万家", "123,400"),
        (40.5, "万户", "40.5万户", "405,000 households"),
        (3000, "列", "3000列", "3,000 trains"),
        (9.2, "亿斤", "9.2亿斤", "920 million jin"),
        (22.5, "平方公里", "22.5平方公里", "22.5 km²"),
        (3.25, "%", "3.25%", "3.25%"),
        (6, "成", "6成", "60%"),
        (2, "个百分点", "2个百分点", "2 percentage points"),
        (1, "小时", "1小时", "1 hour"),
        (28, "微克/立方米", "28微克/立方米", "28 µg/m³"),
        (9.5, "/10万", "9.5/10万", "9.5/100,000"),
        (5, "人/万人", "5人/万人", "5 people per 10,000 people"),
        (1.9, "", "1.9", "1.9"),
        (1, "万卡", "1万卡", "10,000 cards"),
        (5, "连冠", "5连冠", "5 in a row"),
        (8, "连创", "8连创", "8 in a row"),
        (500000, "", "50万", "500,000"),
        (50, "万KW", "50万kW", "500,000 kW"),
        (300, "剂次", "300剂次", "300 doses"),
        (20, "颗", "20颗", "20"),
    ],
)
def test_a_figure_as_readers_expect_it(value: float, unit: str, zh: str, en: str) -> None:
    assert show(value, unit, "zh") == zh
    assert show(value, unit, "en") == en


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("亿元", "100 million RMB"),
        ("万亿元", "1 trillion RMB"),
        ("万吨", "10,000 tonnes"),
        ("列", "trains"),
        ("万标箱", "10,000 TEU"),
        ("%", "%"),
        ("个", ""),
        ("万", "10,000"),
        ("", ""),
        ("微克/立方米", "µg/m³"),
        ("件/万人", "per 10,000 people"),
        ("无此单位", "无此单位"),
    ],
)
def test_a_unit_by_itself_in_english(unit: str, said: str) -> None:
    assert english(unit) == said


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
    digits = shown.rstrip("".join({char for word in (*units(), *SCALES) for char in word if not char.isdigit()}))
    assert normalise(digits, shown.removeprefix(digits)) == normalise(value, unit)


@given(st.text(max_size=12), st.text(max_size=6))
def test_no_text_breaks_it(value: str, unit: str) -> None:
    assert isinstance(show(value, unit, "zh"), str)
    assert isinstance(show(value, unit, "en"), str)


def test_every_unit_converts_to_a_base_of_its_dimension() -> None:
    bases = {(kind, base) for base, _, kind in units().values()}
    for word, (base, worth, kind) in units().items():
        assert worth > 0 and (kind, base) in bases
        assert base == word or units().get(base, (base, 1, kind))[0] == base, word
