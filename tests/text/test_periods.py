from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp.text.periods import periods


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2027年底前", 2027, 2027),
        ("2026—2030年", 2026, 2030),
        ("2026年至2028年", 2026, 2028),
        ("二〇三五年", 2035, 2035),
        ("二0三0年", 2030, 2030),
        ("二O三O年", 2030, 2030),
        ("“十五五”时期", 2026, 2030),
        ("「十五五」末", 2030, 2030),
        ("“十五五”期末", 2030, 2030),
        ("第十四个五年规划", 2021, 2025),
        ("今后五年", 2026, 2030),
        ("未来三到五年", 2026, 2030),
        ("新一届政府", 2026, 2030),
        ("过去五年", 2021, 2025),
        ("五年来", 2021, 2025),
        ("一年来", 2025, 2025),
        ("本届政府", 2021, 2025),
        ("三年内", 2026, 2028),
        ("去年", 2025, 2025),
        ("今年", 2026, 2026),
        ("明年底", 2027, 2027),
        ("今明两年", 2026, 2027),
        ("明后两年", 2027, 2028),
    ],
)
def test_a_period_and_its_years(text: str, first: int, last: int) -> None:
    (found,) = periods(text, 2026)
    assert (found.first, found.last, found.start) == (first, last, 0)


@pytest.mark.parametrize(
    "text",
    [
        "2022年冬奥会",
        "2021年世界举重锦标赛筹备",
        "2024年全省旅发大会",
        "2019年版目录",
        "2022年度国家奖",
        "五十五个",
        "90年代",
        "到本届政府任期末",
    ],
)
def test_names_with_a_year_are_none(text: str) -> None:
    assert not [*periods(text, 2026)]


def test_a_speech_at_the_end_of_a_year() -> None:
    said = {found.sort: (found.first, found.last) for found in periods("五年来,今年,明年,今后五年", 2025, 2025)}
    assert said == {"back": (2021, 2025), "this": (2025, 2025), "next": (2026, 2026), "ahead": (2026, 2030)}
    assert [(found.first, found.sort) for found in periods("年内建成,年底前开工", 2025, 2025)] == [(2026, "this")] * 2


@given(st.text(alphabet="二〇0O三五年十到末前后过去今内12-—至“”", max_size=40))
def test_any_text_has_periods_in_order(text: str) -> None:
    found = [*periods(text, 2026)]
    assert all(one.first <= one.last and text[one.start : one.end] for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)


def test_three_years_of_preschool_are_no_period() -> None:
    assert not list(periods("学前三年毛入园率", 2026))


@pytest.mark.parametrize("text", ["提前两年完成任务", "超前三年建成"])
def test_ahead_of_time_is_no_period(text: str) -> None:
    assert not list(periods(text, 2026))


def test_a_government_that_is_there_is_none_to_come() -> None:
    assert list(periods("新一届政府成立以来", 2026)) == []
