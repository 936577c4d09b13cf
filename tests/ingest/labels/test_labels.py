"""What a figure measures: its noun, and the indicator of that name."""

from __future__ import annotations

import pytest

from plancmp import KnowledgeBase
from plancmp.ingest.labels import Labels
from plancmp.model import City
from plancmp.text.quantities import figures

TOWN = City("shaoxing", "绍兴市", "Shaoxing", "330600")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "城镇、农村居民人均可支配收入分别达到62480元、36120元,增长4.8%和6.5%",
            ["urban-income", "rural-income", "urban-income-growth", "rural-income-growth"],
        ),
        (
            "地区生产总值和一般公共预算收入分别达到7000亿元、500亿元,分别增长6%和5%",
            [
                "gdp",
                "general-budget-revenue",
                "gdp-growth",
                "general-budget-revenue-growth",
            ],
        ),
        (
            "新增国家级专精特新“小巨人”企业25家、高新技术企业120家、科技型中小企业300家",
            [
                "little-giants-new",
                "hightech-firms-new",
                "tech-smes-new",
            ],
        ),
        ("新增高新技术企业120家以上,科技型中小企业达到300家", ["hightech-firms-new", "tech-smes"]),
        ("新增高新技术企业120家、改造老旧小区70个", ["hightech-firms-new", "old-communities-renewed"]),
        ("单位地区生产总值能耗下降3%", ["energy-intensity-decline"]),
        ("PM2.5平均浓度降至25微克/立方米", ["pm25"]),
        ("完成老旧小区改造86个", ["old-communities-renewed"]),
        ("“东风号”中欧班列开行200列", ["china-europe-trains"]),
        ("“东风”企业20家", [None]),
        ("新开工高速公路里程260公里,新增高速公路里程90公里", [None, "expressway-length-new"]),
        ("第三产业投资5100亿元,首次超过工业投资总额,增长27%", [None, None]),
        ("预计(下同)全年实现生产总值910亿元、增长4%", ["gdp", "gdp-growth"]),
        ("甲公司实现生产总值910亿元", [None]),
        ("居民消费价格微涨0.2%", ["cpi-growth"]),
        ("3.5万贫困人口脱贫、120个贫困村全部出列", ["poor-population-lifted", "poor-villages-lifted"]),
        ("固定资产投资年增速保持在12%以上", ["fixed-asset-investment-growth"]),
        ("城镇登记失业率处于3.1%的低位", ["registered-unemployment"]),
        ("帮助失业人员再就业9万人", ["laid-off-reemployed"]),
        ("消化批而未供土地4万亩、低效用地再开发3万亩", [None, "inefficient-land-redeveloped"]),
    ],
)
def test_indicators(text: str, wanted: list[str | None], shipped: KnowledgeBase) -> None:
    labels, found = Labels(shipped), figures(text)
    counted = [place for place, figure in enumerate(found) if figure.is_quantity]
    assert [labels.of(text, found, place).indicator for place in counted] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("推进城中村改造12个", "城中村改造"),
        ("开展职业技能培训5万人次", "职业技能培训"),
        ("PM2.5平均浓度降至25微克/立方米", "PM2.5平均浓度"),
        ("新建公路30公里", "新建公路"),
        ("现行标准下3万农村贫困人口如期脱贫", "农村贫困人口脱贫"),
        ("全市范围内50个行政村完成改造", "行政村"),
        ("城市核心区6条道路建成通车", "城市核心区道路"),
        ("开发区内50家高新技术企业", "开发区内高新技术企业"),
        ("高新区企业达到300家", "高新区企业"),
        ("提升“15分钟养老服务圈”品质", "养老服务圈"),
        ("人均生产总值在2020年基础上翻一番", "人均生产总值"),
        ("旅游总收入连续8年居全省第一", "旅游总收入全省排名"),
        ("旅游总收入增速连续多年位居全国省会、计划单列市首位", "旅游总收入增速全国省会、计划单列市排名"),
        ("前海现代服务业增加值达3200亿元", "前海现代服务业增加值"),
        ("猪羊存栏量达到250万头(只)、增长11.4%", "猪羊存栏量增速"),
        ("第三产业投资5100亿元,首次超过工业投资总额,增长27%", "第三产业投资增速"),
        ("低保、医保、五保供养等多项保障标准提高幅度都在11%", "保障标准提高幅度"),
        ("改造农房8万栋,和美庭院覆盖率达到70%", "和美庭院覆盖率"),
    ],
)
def test_labels(text: str, wanted: str, shipped: KnowledgeBase) -> None:
    found = figures(text)
    assert Labels(shipped).of(text, found, len(found) - 1).text == wanted


def test_a_longer_name_than_that_of_the_place_is_kept_whole(shipped: KnowledgeBase) -> None:
    labels = Labels(shipped).about(shipped.get(City, "ningbo"))
    for text, wanted in (("宁波港货物吞吐量达到6亿吨", "宁波港货物吞吐量"), ("宁波人均寿命达到84岁", "人均寿命")):
        assert labels.of(text, figures(text), 0).text == wanted


def test_a_place_below_is_what_the_paragraph_goes_on_with(shipped: KnowledgeBase) -> None:
    labels = Labels(shipped).about(TOWN)
    assert labels.turns("越城区完成固定资产投资20亿元", opens=False)
    assert labels.turns("越城区建成公园3个", opens=False) is None
    assert labels.turns("绍兴市完成固定资产投资20亿元", opens=False) is False


@pytest.mark.parametrize(
    "text",
    [
        "新增上市公司9家,每个县要新增上市公司1家",
        "规上工业企业9家,其他20家规上工业企业增加值增长6%",
        "城镇化率提高0.5个百分点,跻身全国百强城市",
        "出台高新技术企业倍增17条",
        "产值超100亿元、过10亿元企业分别达3家、5家",
        "城市轨道交通新增运营里程90公里",
    ],
)
def test_what_is_of_a_part_has_no_indicator(text: str, shipped: KnowledgeBase) -> None:
    found = figures(text)
    last = [place for place, figure in enumerate(found) if figure.is_quantity and figure.type != "percent"][-1]
    assert Labels(shipped).about(TOWN).of(text, found, last).indicator is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("地区生产总值从2020年30亿元增加到2025年50亿元", ["gdp", "gdp"]),
        ("工业投资保持两位数增长", ["industrial-investment-growth"]),
        (
            "引进内资9亿元,进出口总额5亿美元,分别较上一个五年增长60%和50%",
            ["domestic-capital", "foreign-trade", None, None],
        ),
        ("经济总量由全省第7位上升到第5位", ["gdp", "gdp"]),
        ("国家高新技术企业实现倍增、达1590家", ["hightech-firms"]),
    ],
)
def test_indicators_behind_such_words(text: str, wanted: list[str | None], shipped: KnowledgeBase) -> None:
    labels, found = Labels(shipped).about(TOWN), figures(text)
    read = [labels.of(text, found, place) for place, figure in enumerate(found) if figure.is_quantity]
    assert [label.known(several_years=label.total) for label in read] == wanted
