"""Whose figures a document gives."""

from __future__ import annotations

import pytest

from plancmp.ingest.labels.scope import ANYWHERE, scope
from plancmp.model import City
from plancmp.text.quantities import figures

TOWN = City("shaoxing", "绍兴市", "Shaoxing", "330600")
PROVINCE = City("zhejiang", "浙江省", "Zhejiang", "330000")
REGION = City("guangxi", "广西壮族自治区", "Guangxi", "450000")
NATION = City("china", "中国", "China", "000000")


def test_words_for_the_whole() -> None:
    assert {"全市", "我市", "绍兴", "绍兴市"} <= scope(TOWN).own
    assert "全省" not in scope(TOWN).own and "全省" in scope(PROVINCE).own
    assert {"全区", "自治区", "广西"} <= scope(REGION).own
    assert {"全国", "我国"} <= scope(NATION).own


@pytest.mark.parametrize(
    ("before", "part"),
    [
        ("开发区实现", True),
        ("滨海新区开发提速,", True),
        ("市区完成", True),
        ("开发区提质扩容,全市", False),
        ("做强产业园区,", False),
        ("全市", False),
        ("绍兴", False),
        ("3个县(市、区)主要指标高于全市平均水平,其中", True),
        ("示范区起步良好,", True),
        ("嵊州市工业提质增效,", True),
        ("嵊州市、诸暨市获评先进,", False),
        ("我国经济总量再上台阶,", True),
        ("我国经济总量再上台阶,全市", False),
        ("园区基础设施日益完善,完成", True),
        ("力争6个省级以上园区生产总值、", True),
        ("甲湾、乙湾两大区域完成", True),
        ("郊区发展提速,实现", True),
        ("全域旅游示范区建设稳步推进,", False),
    ],
)
def test_parts(before: str, part: bool) -> None:
    assert scope(TOWN).is_part(before, sums=False) is part


def test_the_nation_speaks_of_itself() -> None:
    assert not scope(NATION).is_part("我国经济总量再上台阶,", sums=False)


def test_the_places_in_a_place_are_known() -> None:
    assert scope(TOWN).is_part_name("嵊州") and scope(TOWN).is_part_name("越城区")
    assert not scope(TOWN).is_part_name("绍兴") and not scope(TOWN).is_part_name("旅游")


def test_a_zone_that_is_mentioned_may_be_meant_where_it_has_such_sums() -> None:
    before = "加快综合保税区建设,"
    assert scope(TOWN).is_part(before, sums=True) and not scope(TOWN).is_part(before, sums=False)
    assert not scope(TOWN).is_part(before + "全市", sums=True)


def test_a_region_of_cities_is_a_part_of_a_province() -> None:
    before = "规划建设滨海都市圈,构建新格局,力争"
    assert scope(PROVINCE).is_part(before, sums=True) and not scope(PROVINCE).is_part(before, sums=False)
    assert not scope(PROVINCE).is_part(before + "全省", sums=True) and not scope(TOWN).is_part(before, sums=True)


def test_a_port_has_trade_and_no_revenue() -> None:
    before = "口岸贸易总额增长9%,"
    assert scope(TOWN).is_part(before, sums=True, trade=True)
    assert not scope(TOWN).is_part(before, sums=True, trade=False)


@pytest.mark.parametrize(
    "text", ["国家高新技术企业达到900家", "全国文明村镇达到12个", "世界文化遗产达到3处", "中央投资项目开工率超过90%"]
)
def test_what_has_a_rank_in_the_country_is_of_the_place(text: str) -> None:
    assert not scope(TOWN).is_background(text, figures(text)[0])


def test_the_mean_of_the_province_in_brackets_is_background() -> None:
    text = "装机占比达到45%(全省平均40%)"
    assert [scope(TOWN).is_background(text, figure) for figure in figures(text)] == [False, True]


@pytest.mark.parametrize(("city", "background"), [(TOWN, True), (PROVINCE, False), (NATION, True)])
def test_background(city: City, background: bool) -> None:
    text = "全省生产总值增长5%"
    assert scope(city).is_background(text, figures(text)[0]) is background


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("国家高新技术企业达到336家", False),
        ("全国文明村达12个", False),
        ("全国就业人口达7亿人", True),
        ("全国生产总值增长5%", True),
    ],
)
def test_a_national_sort_of_thing_is_not_of_the_nation(text: str, wanted: bool) -> None:
    (figure,) = [one for one in figures(text) if one.is_quantity]
    assert ANYWHERE.is_background(text, figure) is wanted


def test_a_zone_that_opens_a_sentence_holds_for_its_sums() -> None:
    more = "出台若干办法,服务平台加快建设,各项改革落地见效,发展活力显著增强,投入不断加大,面貌焕然一新,"
    before = f"强力推进袍江经开区改革,{more}"
    assert scope(TOWN).is_part(before, sums=True) and not scope(TOWN).is_part(before, sums=False)
    assert not scope(TOWN).is_part(f"{before}全市", sums=True)
    assert not scope(TOWN).is_part(f"推进经开区、高新区改革,{more}", sums=True)
