"""The parts of the words before a figure."""

from __future__ import annotations

import time

import pytest

from plancmp.ingest.labels.phrase import begins_with_verb, dated, parse, within_year

OWN = frozenset({"全市", "我市"})


@pytest.mark.parametrize(
    ("words", "noun", "change"),
    [
        ("预计全市地区生产总值比上年增长", "地区生产总值", "rise"),
        ("到2027年,森林面积".split(",")[1] + "稳定在", "森林面积", ""),
        ("力争全年货运量可比增长", "货运量", "rise"),
        ("货运量(同口径)增长", "货运量", "rise"),
        ("货运量由", "货运量", ""),
        ("货运量从2020年的", "货运量", ""),
        ("我市累计完成货运量", "货运量", ""),
        ("合作社企业新增", "合作社企业", "add"),
        ("中欧班列开行", "中欧班列", "make"),
        ("建设用地面积", "建设用地面积", ""),
        ("职业技能", "职业技能", ""),
        ("违法行为", "违法行为", ""),
        ("5亿元(其中货运量".split("元")[1] + "下降", "货运量", "fall"),
    ],
)
def test_noun_and_verb(words: str, noun: str, change: str) -> None:
    phrase = parse(words, "percent", OWN)
    assert (phrase.noun, phrase.change) == (noun, change)


@pytest.mark.parametrize(
    ("words", "reaches"), [("占比提高到", True), ("占比增至", True), ("产值增长", False), ("产值增长超过", False)]
)
def test_a_value_reached_is_none_added(words: str, reaches: bool) -> None:
    assert parse(words, "percent").reaches is reaches


@pytest.mark.parametrize(
    ("words", "total"),
    [
        ("累计建成公路", True),
        ("五年新增岗位", True),
        ("产值较2015年增长", True),
        ("产值年均增长", False),
        ("建成公路", False),
    ],
)
def test_sums_over_years(words: str, total: bool) -> None:
    assert parse(words, "percent").total is total


def test_only_own_places_lead() -> None:
    assert parse("我市货运量", "mass", OWN).noun == "货运量"
    assert parse("邻市货运量", "mass", OWN).noun == "邻市货运量"


def test_what_a_value_is_compared_with() -> None:
    phrase = parse("产值增速高于全省平均水平", "points")
    assert (phrase.noun, phrase.beyond) == ("产值增速", "全省平均")


def test_verbs_at_the_beginning() -> None:
    assert begins_with_verb("做强产业园区")
    assert not begins_with_verb("产业园区做强")


def test_parts_of_a_year() -> None:
    assert within_year("1-10月,产值") and within_year("前11月,产值") and within_year("上半年产值")
    assert not within_year("上半年好于预期,全年产值") and not within_year("产值")


def test_several_years() -> None:
    assert dated("“十二五”期间,累计") and dated("三年累计") and dated("2021—2025年")
    assert not dated("今年累计")


@pytest.mark.parametrize("piece", ["连续", "到", "增长", "完成", "位居", "(", "由", "、", "比上年", "全市"])
def test_time_is_linear(piece: str) -> None:
    started = time.perf_counter()
    parse(piece * 20_000, "rank", OWN)
    assert time.perf_counter() - started < 1
