"""Likeness of texts and names; that of commitments is tested with pairing."""

from __future__ import annotations

import pytest

from plancmp.match import closest, grams, misspelt, nearest, nearly_equal, overlap


def test_swapped_neighbours_are_one_slip() -> None:
    assert dict(nearest("zhognguo", ["zhongguo"])) == {"zhongguo": pytest.approx(100 * 7 / 8)}
    assert nearest("zhongguo", ["zhangguo", "zhongguo", "shanghai"], least=80) == [
        ("zhongguo", 100),
        ("zhangguo", pytest.approx(87.5)),
    ]
    assert [name for name, _ in nearest("abc", ["abd", "abe", "abc"], most=2)] == ["abc", "abd"]


def test_a_part_of_a_longer_name_counts_almost_as_the_whole() -> None:
    assert nearest("anping", ["anping-report-2024"], least=75) == []
    assert nearest("anping", ["anping-report-2024"], least=75, parts=True) == [("anping-report-2024", 80)]
    assert nearest("anp", ["anping-report-2024"], least=75, parts=True) == [], "three letters are part of too much"


def test_a_record_is_as_near_as_the_nearest_of_its_names() -> None:
    pairs = [("beihu", "b"), ("beihushi", "b"), ("peihu", "p"), ("nanling", "n")]
    assert closest("beihushi", pairs)[0] == ("b", 100)
    assert [name for name, score in closest("beihu", pairs) if score > 70] == ["b", "p"]


def test_a_slip_in_the_first_letter_makes_a_name_farther() -> None:
    pairs = [("beihu", "b"), ("beihushi", "b"), ("peihu", "p"), ("anping", "a")]
    assert misspelt("beihuu", pairs) == {"b": 2}, "two letters of six are no slip"
    assert misspelt("teihu", pairs) == {"b": 3, "p": 3}
    assert misspelt("naping", pairs) == {"a": 2}, "the first two changed places"
    assert misspelt("", pairs) == {}


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("推进安平至北湖高速铁路建设,完善周边配套", "推进安平至北湖高速铁路建设,完善周边配套", True),
        ("推进安平至北湖高速铁路建设,完善周边配套", "推进安平到北湖高速铁路建设,完善周边配套", True),
        ("推进安平至北湖高速铁路建设,完善周边配套", "推进安平至东湾高速铁路改造,完善周边配套", False),
    ],
)
def test_what_differs_in_a_character_is_said_twice(first: str, second: str, same: bool) -> None:
    assert nearly_equal(first, second) == same


def test_overlap_is_the_share_of_common_pairs() -> None:
    assert overlap("建设铁路", "建设铁路") == 1 and overlap("建设铁路", "改善空气") == 0
    assert overlap("建设铁路", "建设公路") == pytest.approx(1 / 5)
    assert overlap("", "") == 0


def test_figures_say_nothing_of_the_matter() -> None:
    assert grams("到2030年pm2.5为25") == grams("到2035年pm2.5为28")
    assert set(grams("建设pm")) == {"建", "设", "pm", "建设", "设pm"}
