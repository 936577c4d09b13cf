"""Whose an amount is."""

from __future__ import annotations

import pytest

from plancmp.ingest.labels.amounts import LONGEST_MAKER, UNDER_WAY, invested, made_by
from plancmp.ingest.labels.phrase import parse


@pytest.mark.parametrize(
    ("words", "whose"),
    [
        ("全市建筑业实现增加值", "建筑业增加值"),
        ("市级重点项目预计完成投资", "市级重点项目投资"),
        ("国有企业实现营业收入", "国有企业营业收入"),
        ("实现增加值", ""),  # nobody is named
        ("推动建筑业实现增加值", "建筑业增加值"),
        ("甲企业、乙企业实现产值", ""),  # whose of them it is, the verb does not say
        ("建筑业完成改造", ""),
    ],
)
def test_who_made_an_amount(words: str, whose: str) -> None:
    assert made_by(parse(words, "money", frozenset({"全市"}))) == whose


def test_a_long_maker_is_a_sentence() -> None:
    assert not made_by(parse(f"{'工' * LONGEST_MAKER}业实现产值", "money"))


def test_what_is_said_of_a_work_is_not_of_its_name() -> None:
    assert UNDER_WAY.split("临江电站全面启动")[0] == "临江电站"


def test_what_was_invested_is_of_the_things_before() -> None:
    assert invested("完成投资", "水利项目") == "水利项目投资"
    assert invested("计划总投资", "桥梁工程") == "桥梁工程计划总投资"
    assert invested("完成投资", "居民") == "投资"
    assert invested("固定资产投资", "水利项目") == ""
