"""Ways to write one word, and which of two words may be a slip of the other."""

from __future__ import annotations

import pytest

from plancmp.query.search.spelling import english, is_slip, least_similar, singular, untoned


@pytest.mark.parametrize(
    ("toned", "plain"), [("lǚyóu", "lvyou"), ("zhōng'ōu", "zhong'ou"), ("nü", "nv"), ("高铁", "高铁"), ("café", "cafe")]
)
def test_tones_are_left_out(toned: str, plain: str) -> None:
    assert untoned(toned) == plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("labour", "labor"),
        ("center", "centre"),
        ("organise", "organize"),
        ("travelled", "traveled"),
        ("aging", "ageing"),
    ],
)
def test_a_word_is_spelt_on_both_sides_of_the_atlantic(one: str, other: str) -> None:
    assert other in english(one) and one in english(other)


def test_the_plural_of_an_english_word_loses_its_ending() -> None:
    assert [singular(word) for word in ("cities", "businesses", "branches", "parks")] == [
        "city",
        "business",
        "branch",
        "park",
    ]


def test_short_words_are_never_respelt() -> None:
    assert least_similar(2) > 100 >= least_similar(3) and least_similar(4) < least_similar(5) == least_similar(20)


@pytest.mark.parametrize(
    ("typed", "name", "written", "slip"),
    [
        ("充电站", "核电站", "核电站", False),  # two of three characters in common tell little
        ("电充站", "充电站", "充电站", True),
        ("中班列", "中欧班列", "中欧班列", True),
        ("hukou", "chukou", "出口", False),  # pinyin of a short word is another word with any other letter
        ("zhongoubanlei", "zhongoubanlie", "中欧班列", True),
        ("railwya", "railway", "railway", True),
        ("poker", "power", "power", False),  # a short English word with another letter is another word
        ("pwoer", "power", "power", True),
        ("powr", "power", "power", True),
    ],
)
def test_what_may_be_a_slip(typed: str, name: str, written: str, slip: bool) -> None:
    assert is_slip(typed, name, written) == slip
