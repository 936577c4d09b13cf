"""What the figures of a sentence were of, and more of the same."""

from __future__ import annotations

from plancmp.ingest.labels.said import Noun, Said, another_level, another_size, is_some_of_them, side
from plancmp.text.quantities import figures

FIRMS = Said((Noun("产值超10亿元的企业"),), "level", "count", "家", 9)


def test_one_side_of_both() -> None:
    assert side("城市", "提高城乡低保标准,") == "城市低保标准"
    assert side("城市", "提高低保标准,") == ""
    assert side("城市公园", "提高城乡低保标准,") == ""


def test_another_size_of_what_was_counted() -> None:
    assert another_size("超50亿元的", FIRMS) == "产值超50亿元的企业"
    assert another_size("超50亿元项目", FIRMS) == ""
    assert another_size("超50亿元的", Said((Noun("企业"),), "level", "count", "家", 9)) == "超50亿元企业"
    assert another_size("10亿元", Said((Noun("亿元以上项目"),), "level", "count", "个", 9)) == "10亿元以上项目"
    assert another_size("百亿元以上", Said((Noun("新签约项目"),), "level", "count", "个", 9)) == "百亿元以上新签约项目"
    assert another_size("50亿元", Said((Noun("工业投资"),), "level", "money", "亿元", 9)) == ""
    assert another_size("超50亿元的", None) == ""


def test_another_level_of_what_was_counted() -> None:
    parks = Said((Noun("省级以上园区"),), "level", "count", "家", 9)
    [near], [far] = figures("一二三四五六七八九、市级5家"), figures("一二三四五六七八九,都有很大的发展,市级5家")
    assert another_level("市级", near, parks) == "市级园区"
    assert another_level("市级", far, parks) == ""
    assert another_level("市级的", near, Said((Noun("各类园区"),), "level", "count", "家", 9)) == "市级园区"
    assert another_level("市级", near, Said((Noun("园区升格为省级"),), "level", "count", "家", 9)) == ""
    assert another_level("市级", near, Said((Noun("园区"),), "level", "count", "亩", 9)) == ""
    assert another_level("市内", near, parks) == ""
    assert another_level("市级", near, None) == ""


def test_what_was_done_to_some_of_them() -> None:
    firms, people = figures("5家")[0], figures("5人")[0]
    assert is_some_of_them("完工", firms, FIRMS)
    assert not is_some_of_them("完工", people, FIRMS)
    assert not is_some_of_them("公园", firms, FIRMS)
    assert not is_some_of_them("完工", firms, None)
