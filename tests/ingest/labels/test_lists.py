"""Several nouns with several figures."""

from __future__ import annotations

import pytest

from plancmp.ingest.labels.lists import members, run
from plancmp.text.quantities import figures

NAMES = {
    "城镇居民人均可支配收入",
    "农村居民人均可支配收入",
    "常住人口",
    "常住人口城镇化率",
    "户籍人口城镇化率",
    "工业总产值",
    "工业增加值",
    "公共预算收入",
    "公共预算支出",
    "失业率",
    "失业率涨幅",
    "物价涨幅",
}


@pytest.mark.parametrize(
    ("noun", "many", "wanted"),
    [
        ("城镇、农村居民人均可支配收入", 2, ["城镇居民人均可支配收入", "农村居民人均可支配收入"]),
        ("城镇和农村居民人均可支配收入", 2, ["城镇居民人均可支配收入", "农村居民人均可支配收入"]),
        ("城乡居民人均可支配收入", 2, ["城镇居民人均可支配收入", "农村居民人均可支配收入"]),
        ("城乡居民人均可支配收入", 1, ["城镇居民人均可支配收入", "农村居民人均可支配收入"]),
        ("常住人口和户籍人口城镇化率", 2, ["常住人口城镇化率", "户籍人口城镇化率"]),
        ("工业总产值、增加值", 2, ["工业总产值", "工业增加值"]),
        ("失业率、物价涨幅", 2, ["失业率", "物价涨幅"]),
        ("工业总产值、城乡居民人均可支配收入", 2, ["工业总产值", "城乡居民人均可支配收入"]),
        ("银行存、贷款余额", 2, ["银行存款余额", "贷款余额"]),
        ("银行存、贷款", 2, ["银行存款", "贷款"]),
        ("公共预算收入、支出", 2, ["公共预算收入", "公共预算支出"]),
        ("机场、铁路建设", 1, []),
        ("工业总产值", 2, []),
    ],
)
def test_members(noun: str, many: int, wanted: list[str]) -> None:
    assert members(noun, many, NAMES.__contains__) == wanted


@pytest.mark.parametrize(
    ("text", "last"),
    [("增长5%、6%和7%", 2), ("增长5%,达到6亿元", 0), ("分别为5亿元、6万人", 1), ("5亿元、增长6%", 0)],
)
def test_run(text: str, last: int) -> None:
    assert run(text, figures(text), 0) == last
