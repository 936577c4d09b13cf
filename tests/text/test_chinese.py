"""Marks, characters and numerals of Chinese."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp.text.chinese import (
    CLAUSE_END,
    CLOSING,
    COMMA,
    NUMERALS,
    OPENING,
    ORDINAL,
    SENTENCE_END,
    as_percent,
    han,
    is_chinese,
    number,
)


@pytest.mark.parametrize("marks", [COMMA, CLAUSE_END, SENTENCE_END, OPENING, CLOSING])
def test_marks_come_in_both_widths(marks: str) -> None:
    inside = {mark for mark in map(chr, range(0x10000)) if re.match(f"[{marks}]", mark)}
    for mark in inside:
        wide = chr(ord(mark) + 0xFEE0)
        assert not "!" <= mark <= "~" or wide in inside, mark


def test_what_ends_a_sentence_ends_a_clause() -> None:
    assert set(COMMA) | set(SENTENCE_END) < set(CLAUSE_END)
    assert "、" not in CLAUSE_END and "." not in CLAUSE_END


def test_what_opens_closes() -> None:
    assert len(OPENING.replace("\\", "")) == len(CLOSING.replace("\\", ""))
    for left, right in zip("(（[［【〔{｛“‘《〈「『", ")）]］】〕}｝”’》〉」』"):
        assert re.fullmatch(f"[{OPENING}]", left) and re.fullmatch(f"[{CLOSING}]", right)


@pytest.mark.parametrize(
    ("text", "answer"), [("班列", True), ("班列3", False), ("", False), ("〇", False), ("a", False)]
)
def test_chinese_text(text: str, answer: bool) -> None:
    assert is_chinese(text) is answer
    assert han(text) == sum(map(is_chinese, text))


def test_a_number_of_a_chapter() -> None:
    assert re.fullmatch(ORDINAL, "二十一") and not re.fullmatch(ORDINAL, "二百")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("两", "2"),
        ("十", "10"),
        ("十五", "15"),
        ("二十", "20"),
        ("一百零八", "108"),
        ("三百三", "330"),
        ("一万零五", "10005"),
        ("三万五", "35000"),
        ("三万五千", "35000"),
        ("三亿五千万", "350000000"),
        ("三万五千亿", "3500000000000"),
        ("千亿", "100000000000"),
        ("一万亿", "1000000000000"),
        # digit by digit, whatever stands for the nought
        ("二〇三五", "2035"),
        ("二0二七", "2027"),
        ("二O三○", "2030"),
        ("一三七", "137"),
        # with Arabic digits
        ("3万5千", "35000"),
        ("3.5万", "35000"),
        ("3亿5000万", "350000000"),
        ("1,250", "1250"),
        ("1，250.5", "1250.5"),
        ("５００万", "5000000"),
        # as on cheques, and short forms
        ("贰仟伍佰", "2500"),
        ("壹拾贰", "12"),
        ("廿三", "23"),
        ("卅", "30"),
        # parts
        ("半", "0.5"),
        ("三点二五", "3.25"),
        ("三点五万", "35000"),
        ("百分之五", "0.05"),
        ("百分之五十五点五", "0.555"),
        ("千分之三", "0.003"),
        ("四分之三", "0.75"),
        ("三成", "0.3"),
    ],
)
def test_numerals(text: str, value: str) -> None:
    assert number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "人",
        "三点",
        "点五",
        "三三百",
        "二三十",
        "万万",
        "百千",
        "十零五",
        "五百人",
        "O",
        "分之",
        "百分之",
        "零分之三",
        "成",
        "五十万百万",
        "一" * 99,
    ],
)
def test_what_is_no_numeral(text: str) -> None:
    assert number(text) is None


def test_a_share_in_percent() -> None:
    assert str(as_percent(number("三分之二") or Decimal(0))) == "66.67"
    assert str(as_percent(number("百分之五十五点五") or Decimal(0))) == "55.5"
    assert str(as_percent(number("千分之三") or Decimal(0))) == "0.3"
    assert str(as_percent(number("三十二分之一") or Decimal(0))) == "3.125"
    assert str(as_percent(Decimal(1))) == "100"


def in_chinese(value: int) -> str:
    """An independent writer of numbers below 10**16, to read them back."""
    for size, name in ((10**8, "亿"), (10**4, "万")):
        if value >= size:
            rest = value % size
            gap = "零" if 0 < rest < size // 10 else ""
            return in_chinese(value // size) + name + gap + (in_chinese(rest) if rest else "")
    text, zero = "", False
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, size)
        if digit:
            text += ("零" if zero and text else "") + "零一二三四五六七八九"[digit] + name
        zero = not digit
    return text


FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")


@given(st.integers(1, 10**12 - 1))
def test_numerals_round_trip(value: int) -> None:
    assert number(in_chinese(value)) == value
    assert number(in_chinese(value).translate(FORMAL)) == value


@given(st.integers(1, 10**8 - 1), st.sampled_from(["万", "亿", "千", "百"]))
def test_arabic_digits_take_a_scale(value: int, scale: str) -> None:
    size = number(scale)
    assert size is not None
    assert number(f"{value}{scale}") == number(f"{value:,}{scale}") == value * size
    assert number(f"{value}.5{scale}") == (value + Decimal("0.5")) * size


@given(st.integers(1, 99), st.integers(1, 99))
def test_parts_round_trip(part: int, whole: int) -> None:
    assert number(f"{in_chinese(whole)}分之{in_chinese(part)}") == Decimal(part) / Decimal(whole)


@given(st.text(st.sampled_from(NUMERALS + "点分之成半廿0123456789.,，壹佰"), max_size=60) | st.text(max_size=20))
def test_any_text_is_a_numeral_or_none(text: str) -> None:
    value = number(text)
    assert value is None or value >= 0 and value.is_finite()
