"""The figures of a query: in whatever way they are written, and what is none."""

from __future__ import annotations

import pytest

from plancmp import KnowledgeBase, search
from plancmp.query.search.numbers import Number, take_numbers

P = "anping-proposal-15fyp"


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("470万标箱", ("470", "4700000"), "标箱"),
        ("4,700,000标箱", ("4700000", "4700000"), "标箱"),
        ("4.7 million TEU", ("4.7", "4700000"), "标箱"),
        ("2.04", ("2.04",), ""),
        ("8500亿", ("8500", "850000000000"), ""),
        ("0.85万亿元", ("0.85", "850000000000"), "元"),
        ("60%", ("60", "60"), "%"),
        ("百分之六十", ("60", "60"), "%"),
        ("三千五百列", ("3500", "3500"), "列"),
        ("两万人", ("20000", "20000"), "人"),
        ("2000列", ("2000", "2000"), "列"),
        ("三亿五千万元", ("350000000", "350000000"), "元"),
        ("3万5千户", ("35000", "35000"), "户"),
        ("贰仟伍佰亿元", ("250000000000", "250000000000"), "元"),
        ("千分之三", ("0.3", "0.3"), "%"),
        ("三分之二", ("66.67", "66.67"), "%"),
        ("八成以上", ("8", "80"), "%"),
        ("一百二十个", ("120", "120"), "个"),
    ],
)
def test_a_figure_is_read_in_whatever_way_it_is_written(text: str, values: tuple[str, ...], unit: str) -> None:
    figures = [figure for _, figure in take_numbers(text) if figure]
    assert figures == [Number(values, unit)]


@pytest.mark.parametrize(
    "text", ["2027", "2027年", "5G", "PM2.5", "G60", "141体系", "第三批", "R&D", "一体化", "十四五"]
)
def test_names_and_years_are_no_figures(text: str) -> None:
    assert not [figure for _, figure in take_numbers(text) if figure]


@pytest.mark.parametrize("query", ["2000列", "2,000列", "二千列", "0.2万列", "2000"])
def test_a_figure_finds_the_quantity(query: str, example: KnowledgeBase) -> None:
    [hit] = search(example, query).hits
    assert hit.commitment.id == f"{P}/1.1" and hit.matches[0].part == "figures"


@pytest.mark.parametrize("query", ["2000座", "2000%", "20列", "2000万"])
def test_another_unit_is_another_quantity(query: str, example: KnowledgeBase) -> None:
    assert not search(example, query).hits


@pytest.mark.parametrize("text", ["班列3000列以上", "班列超过3000列", "班列达到3000列左右"])
def test_a_bound_belongs_to_the_figure(text: str) -> None:
    assert [piece for piece, figure in take_numbers(text) if piece and not figure] == ["班列"]
