"""Which indicator a noun names."""

from __future__ import annotations

from itertools import combinations

import pytest

from plancmp import Indicator, KnowledgeBase
from plancmp.ingest.labels.names import Names, compared, measures_alike


@pytest.mark.parametrize(
    "alike",
    [
        ("地区生产总值", "生产总值", "GDP", "地区生产总值(GDP)", "全市生产总值"),
        ("一般公共预算收入", "地方一般公共预算收入", "公共财政预算收入", "地方级财政收入", "地方财政一般预算收入"),
        ("固定资产投资", "全社会固定资产投资", "固定资产投资额", "社会固定资产投资"),
        ("社会消费品零售总额", "社零总额", "全社会消费品零售总额", "社消零"),
        ("外贸进出口总额", "进出口总值", "对外贸易总额", "货物进出口"),
        ("城镇居民人均可支配收入", "城市居民人均可支配收入", "城镇常住居民人均可支配收入"),
        ("农村居民人均可支配收入", "农民人均纯收入", "农牧民人均可支配收入", "农村常住居民人均可支配收入"),
        ("城镇新增就业", "新增城镇就业", "城镇新增就业人数", "新增城镇就业岗位"),
        ("单位GDP能耗", "万元生产总值综合能耗", "单位地区生产总值能源消耗", "能耗强度"),
        ("R&D经费支出占GDP比重", "全社会研发投入强度", "研究与试验发展经费占地区生产总值的比重"),
        ("PM2.5平均浓度", "细颗粒物(PM2.5)年均浓度", "PM₂.₅浓度"),
        ("常住人口城镇化率", "城镇化率", "城市化水平"),
        ("粮食总产量", "粮食产量", "粮食总产"),
        ("市场主体", "各类市场主体", "实有经营主体"),
        ("贷款余额", "金融机构贷款余额", "金融机构本外币各项贷款余额"),
        ("规上工业增加值", "限上工业增加值"),
        ("居民消费价格", "城市居民消费价格指数", "物价总水平", "CPI"),
        ("城镇调查失业率", "城镇调查失业率均值"),
        (
            "空气质量优良天数比例",
            "城市环境空气质量优良率",
            "地级及以上城市空气质量优良天数比率",
            "空气质量平均优良天数比率",
        ),
        ("高标准农田", "高标准基本农田"),
        ("绿色建筑占新建建筑比重", "绿色建筑占新建建筑比例", "绿色建筑占新建建筑占比"),
        ("服务业增加值占GDP比重", "第三产业增加值占地区生产总值的比重"),
        ("常住人口", "年末常住人口", "年末全市常住人口"),
        ("接待游客", "年接待游客"),
        ("财政总收入", "地方财政总收入"),
    ],
)
def test_one_form_for_one_thing(alike: tuple[str, ...]) -> None:
    assert len({compared(name) for name in alike}) == 1


@pytest.mark.parametrize(
    "apart",
    [
        ("一般公共预算收入", "财政总收入", "一般公共预算支出", "一般公共预算总收入"),
        ("规上工业增加值", "工业增加值", "医药工业增加值"),
        ("城镇登记失业率", "城镇调查失业率"),
        ("城镇化率", "户籍人口城镇化率"),
        ("社会消费品零售总额", "限额以上社会消费品零售总额", "网络零售额"),
        ("进出口总额", "出口总额", "进口总额", "服务贸易进出口总额", "跨境电商进出口额"),
        ("单位GDP能耗", "单位工业增加值能耗", "万元GDP用水量"),
        ("居民人均可支配收入", "城镇居民人均可支配收入", "低收入农户人均可支配收入"),
        ("地区生产总值", "人均地区生产总值"),
        ("一般公共预算收入", "地方财政收入"),  # in some places with the income of funds
        ("粮食总产量", "粮食总产能"),
        ("贷款余额", "人民币贷款余额", "普惠小微贷款余额"),
        ("研发经费", "科研经费"),
        ("居民消费价格", "商品零售价格", "工业生产者出厂价格"),
        ("空气质量优良率", "地表水质优良率"),
    ],
)
def test_different_things_keep_apart(apart: tuple[str, ...]) -> None:
    assert len({compared(name) for name in apart}) == len(apart)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("万吨", "亿斤", True),
        ("亿元", "亿美元", True),
        ("家", "户", True),
        ("家", "人", False),
        ("套", "户", True),
        ("套", "个", False),  # homes, and the areas that they lie in
        ("个", "户", False),
        ("万吨", "万吨标准煤", False),
        ("微克/立方米", "微克/立方米", True),
        ("微克/立方米", "元/月", False),
        ("%", "个百分点", False),
    ],
)
def test_units(one: str, other: str, alike: bool) -> None:
    assert measures_alike(one, other) is alike


@pytest.mark.parametrize(
    ("noun", "aspect", "unit", "wanted"),
    [
        ("高新技术企业", "stock", "家", "hightech-firms"),
        ("高新技术企业", "add", "家", "hightech-firms-new"),
        ("高新技术企业", "make", "家", None),
        ("高标准农田", "act", "万亩", "high-standard-farmland-new"),
        ("高标准农田", "stock", "万亩", "high-standard-farmland"),
        ("老旧小区改造", "make", "个", "old-communities-renewed"),
        ("单位GDP能耗", "fall", "%", "energy-intensity-decline"),
        ("失业率", "level", "%", None),
        ("重大项目数量", "level", "个", None),  # vague, however it is counted
        ("财政收入", "level", "亿元", None),
        ("家庭农场", "level", "家", None),
        ("海外仓", "level", "个", None),
        ("绿色工厂", "add", "家", None),
        ("农村劳动力转移就业", "level", "万人", None),
        ("新增农村劳动力转移就业", "level", "万人", "rural-labour-transferred"),
        ("学位", "add", "万个", "school-places-new"),
        ("公办学位", "add", "万个", "public-school-places-new"),
        ("公共停车泊位", "add", "个", "public-parking-spaces-new"),
        ("停车泊位", "add", "个", "parking-spaces-new"),
        ("工业总产值", "level", "亿元", "industrial-output"),
        ("规模以上工业总产值", "growth", "%", "large-industrial-output-growth"),
        ("港口货物吞吐量", "level", "万吨", "port-cargo"),
        ("旅游综合收入", "growth", "%", "tourism-revenue-growth"),
    ],
)
def test_aspects(noun: str, aspect: str, unit: str, wanted: str | None, shipped: KnowledgeBase) -> None:
    found, _ = Names(shipped.all(Indicator)).find(noun, aspect, unit, total=False)
    assert (found.id if found else None) == wanted


def test_no_two_levels_share_a_name_and_a_unit(shipped: KnowledgeBase) -> None:
    """Else neither would ever be found."""
    names = Names(shipped.all(Indicator))
    levels = [group.get("level", []) for group in names._by_name.values()]
    clashes = {
        (one.id, other.id)
        for group in levels
        for one, other in combinations(group, 2)
        if measures_alike(one.unit, other.unit) and "cumulative" not in one.id + other.id
    }
    assert clashes == set()


HEADLINES = """
gdp gdp-growth fixed-asset-investment-growth retail-sales-growth general-budget-revenue general-budget-revenue-growth
industrial-value-added-growth urban-new-jobs surveyed-unemployment registered-unemployment cpi-growth resident-income
urban-income rural-income resident-income-growth urban-income-growth rural-income-growth grain-output
energy-intensity-decline rd-intensity foreign-trade foreign-trade-growth urbanisation-rate
""".split()


@pytest.mark.parametrize("name", HEADLINES)
def test_headline_indicators_have_their_names(name: str, shipped: KnowledgeBase) -> None:
    assert name in {item.id for item in shipped.all(Indicator)}
