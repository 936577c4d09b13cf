"""What narrows a figure: words of its label and of its clause, by which unlike things are told apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plancmp.measures.scopes import of_a_share, only_finished, scope, unlike
from plancmp.model import Indicator
from plancmp.query.progress.lines import lines
from tests.query.progress.conftest import GROWTH, HIGHER, plan, result, said, told


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("财政收入按可比口径增长8%", {"可比"}),
        ("财政收入增长8%(同口径)", {"可比"}),
        ("同口径财政收入761亿元、增长8%", {"可比"}),
        ("财政收入增长8%(可比口径增长12.9%)", {"口径"}),  # an aim may be meant on the other basis
        ("财政总收入同口径增长5%,财政收入增长8%", set()),
        ("生产总值按可比价计算增长8%", set()),
        ("研发投入占比8%(新口径)", {"口径"}),
        ("每个街道至少建成8个中心", {"每个"}),
        ("每年建成8个中心", set()),
        ("全面启动8万亩农田建设", {"开工"}),
        ("启动园区建设,产值8亿元", set()),
        ("补助提高到每人每月8元", set()),
        ("生产总值增长8%(原口径增长8.5%)", {"口径"}),  # an aim may be meant on the other basis
        ("新开工18个、建成8个", set()),
        ("净增市场主体8万户", {"净增"}),
        ("开工改造棚户区8万套", {"开工", "改造"}),
        ("棚户区改造新开工9万套、基本建成8万套", set()),
        ("项目开工率达到8%", set()),
        ("推进改造项目8个", {"推进", "改造"}),
        ("推进改造项目,建成8个", set()),
        ("推动投产率达到8%", set()),
        ("推动网络零售额突破8亿元", set()),
        ("农民收入扣除价格因素增长8%", {"实际"}),
        ("居民收入分别实际增长8%和9%", {"实际"}),
        ("居民收入实际分别增长8%和9%", {"实际"}),
        ("实际利用外资增长8%", set()),
        ("剔除减税因素,财政收入增长8%", {"可比"}),
        ("剔除减税因素增长9%,财政收入增长8%", set()),
        ("财政收入增长9%,税收增长8%", set()),
        ("财政收入同口径增长8.0%", {"可比"}),
        ("财政收入76亿元、同口径下降8%", {"可比"}),
        ("签约项目9个,其中大项目8个", {"签约"}),
        ("项目开工9个,其中大项目8个", {"开工"}),
        ("贸易总额增长9%,其中出口增长8%", {"对象"}),
        ("外贸总额增长9%,其中出口增长8%", set()),
        ("开复工大项目8个", {"开工"}),
        ("新启动东村、西村等8个片区改造", {"开工"}),
        ("招商引资形成固定资产投资76亿元、增长8%", {"带动"}),
        ("引进项目6个,固定资产投资76亿元、增长8%", set()),
        ("300万元口径投资增长8%", {"口径"}),
        ("力争各类园区产值、开票分别突破6亿元、8亿元", {"园区"}),
        ("新增城区停车场6个、停车位8个", {"城区"}),
        ("启动实施“安居”项目8个", {"开工"}),
        ("新增绿色园区3家、绿色工厂8家", set()),  # what is counted, not where
        ("申报“领军”项目8个", {"申报"}),
        ("申报认定“领军”项目8个", set()),
        ("开工建设安居房6万套、游牧定居房8万套", {"开工"}),
        ("开工建设安居房6万套、建成定居房8万套", set()),
        ("8个煤炭产业园全部开工", {"开工"}),
        ("8个煤炭产业园加快建设", {"推进"}),
        ("完善8个旧村配电网", set()),
        ("8个旧村配电网顺利推进", {"推进"}),
        ("8个旧村配电网即将建成投用", {"推进"}),
        ("积极推进东厂、西厂8个重大项目建设", {"推进"}),
        ("积极推进东厂、建成8个重大项目", set()),
        ("8个旧村配电网顺利推进,全部建成", {"推进"}),
        ("同口径财政收入76亿元,增长8%", {"可比"}),
        ("500万元以上固定资产投资76亿元,增长8%", {"口径"}),
        ("启动园区建设,产值8亿元", set()),
        ("净增市场主体5万户、合作社8家", {"净增"}),
        ("净增市场主体5万户、总数突破8万户", set()),
        ("净增市场主体5万户、引进合作社8家", set()),
        ("净增市场主体5万户,合作社8家", set()),
        ("年内认定领军企业6家、科创企业8家", {"认定"}),
        ("年内认定领军企业6家、引进科创企业8家", set()),
        ("年内认定领军企业6家、新入库科创企业8家", set()),
        ("精心谋划6大集群和8条产业链", {"谋划"}),
        ("谋划启动产业项目8个", set()),
        ("谋划园区6个、建成项目8个", set()),
        ("累计引进企业6家、人才8名", {"累计"}),
        ("累计引进企业6家、新增人才8名", set()),
        ("新增企业6家、累计引进人才8名", {"累计"}),
        ("全年累计引进企业8家", set()),
        ("企业新增6家、累计达到8家", set()),
        ("财政收入累计增长8%", set()),
        ("8条轨道线路同步建设", {"推进"}),
        ("新增市区泊位6个、全市停车位8个", set()),
        ("新增全市泊位6个、市区停车位8个", {"城区"}),
        ("建设城区泊位6个、农村停车位8个", set()),
        ("建设6个城区泊位、8个农家停车位", set()),
        ("建设城区泊位6个、停车位8个", {"城区"}),
        ("开工建设5号线南段8座车站", {"开工"}),
        ("启动旧厂拆迁8个", {"开工"}),
        ("启动区建成道路8条", set()),
        ("新动工项目5个、投试产项目8个", set()),
        ("新挂牌8个区域中心", {"挂牌"}),
        ("新挂牌东院、西院8个区域中心", {"挂牌"}),
    ],
)
def test_words_beside_a_figure_tell_its_basis(text: str, words: set[str]) -> None:
    assert scope(said(2023, -8 if "下降" in text else 8, 2023, text=text), HIGHER) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("支持某区跻身全国城区经济百强区", {"城区经济"}),
        ("某区上榜全国创新百强区", {"创新"}),
        ("某县跻身“全国县域经济”百强", {"县域经济"}),
        ("某区跻身全国百强", set()),
        ("甲区进入创新百强,某区跻身工业百强", {"工业"}),
    ],
)
def test_the_best_of_a_list_are_told_by_its_name(text: str, words: set[str]) -> None:
    label = "某县排名" if "某县" in text else "某区排名"
    assert scope(said(2023, 100, 2023, label=label, unit="强", op="rank", text=text), HIGHER) == words


def test_growth_of_output_is_real_whether_that_is_said_or_not() -> None:
    for label, words in (("生产总值增速", set()), ("居民收入增速", {"实际"})):
        assert scope(said(2023, 8, 2023, GROWTH, label=label, text=f"{label[:-2]}实际增长8%"), GROWTH) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("建设8所寄宿学校", set()),
        ("建设改造8所寄宿学校", {"建设改造"}),
        ("新建和改扩建8所寄宿学校", {"新改"}),
        ("建设、改造8所寄宿学校", {"建设改造"}),
        ("新建、扩建寄宿学校8所", {"新改"}),
        ("新建和提升寄宿学校8所", {"新改"}),
        ("新增床位6张、扩建寄宿学校8所", {"改造"}),
        ("建设认定8所寄宿学校", {"认定"}),
        ("新增解决8所寄宿学校", set()),
        ("改造寄宿学校8所", {"改造"}),
        ("打造未来社区和“美丽”寄宿学校8所", {"合计"}),
        ("打造和美寄宿学校8所", set()),
        ("职业学校和寄宿学校分别达到6所、8所", set()),
        ("职业学校和寄宿学校均达到8所", set()),
        ("职业学校和人均寄宿学校8所", {"合计"}),
        ("8所寄宿学校、幼儿园建成", {"合计"}),
        ("8所寄宿学校、9所幼儿园建成", set()),
        ("8所寄宿学校、改造扩建", set()),
        ("8所寄宿学校建成", set()),
        ("改造寄宿学校6所、8万平方米", {"改造"}),
        ("改造寄宿学校6%、8万平方米", set()),
        ("改造农房6户、寄宿学校8所", {"改造"}),
        ("改造农房6户、新增寄宿学校8所", set()),
        ("新增及改造农房6户、寄宿学校8所", set()),
    ],
)
def test_the_verb_before_a_number_tells_what_is_counted_under_a_label(text: str, words: set[str]) -> None:
    label = Indicator("", "寄宿学校", "", "", "none")
    assert scope(said(2023, 8, 2023, label, text=text), label) == words


def test_a_bracket_in_a_label_hides_no_verb() -> None:
    label = Indicator("", "寄宿学校（点）", "", "", "none")
    assert scope(said(2023, 8, 2023, label, text="扩建寄宿学校（点）8所"), label) == {"改造"}
    renewed = Indicator("", "改（扩）建学校", "", "", "none")
    assert scope(said(2023, 8, 2023, renewed, text="改（扩）建学校8所"), renewed) == set()


def test_a_list_in_a_label_hides_no_verb() -> None:
    label = Indicator("", "学校、托幼机构", "", "", "none")
    assert scope(said(2023, 8, 2023, label, text="新建改扩建学校、托幼机构8所"), label) == {"新改"}
    assert scope(said(2023, 8, 2023, label, text="改造道路9条、建成学校、托幼机构8所"), label) == set()
    both = Indicator("", "市、区学校", "", "", "none")
    assert scope(said(2023, 8, 2023, both, text="建成市、区学校8所"), both) == set()


def test_services_of_the_city_do_not_miss_an_aim_by_those_of_all_towns() -> None:
    share = Indicator("treated", "垃圾处理率", "Treated", "%", "higher", aliases=("城市垃圾处理率", "城镇垃圾处理率"))
    for wanted, text, label, verdict in (
        ("城市垃圾处理率", "城镇污水处理率和垃圾处理率分别达到90%、80%", "垃圾处理率", None),
        ("城市垃圾处理率", "城镇垃圾处理率达到80%", "城镇垃圾处理率", None),
        ("城市垃圾处理率", "垃圾处理率达到80%", "垃圾处理率", "missed"),
        ("城镇垃圾处理率", "城镇垃圾处理率达到80%", "城镇垃圾处理率", "missed"),
    ):
        aim = said(2023, 85, 2023, share, label=wanted, text=f"{wanted}达到85%")
        after = result(2024, 80, 2023, share, label=label, text=text)
        assert told([aim, after], share)[0][2023].verdict == verdict, text


def test_a_word_that_stands_in_the_label_is_its_name() -> None:
    for name in ("改造寄宿学校", "新动工寄宿学校"):
        label = Indicator("", name, "", "", "none")
        assert scope(said(2023, 8, 2023, label, text=f"{name}8所"), label) == set()


def test_short_names_of_large_firms_narrow_as_the_long_ones_do() -> None:
    output = Indicator("output", "规上工业增加值增速", "Growth", "%", "higher")
    for label, words in (
        ("规模工业增加值增速", set()),
        ("“小升规”增加值增速", set()),
        ("规模以上工业增加值增速", set()),
        ("工业增加值增速", {"不限规上"}),
    ):
        assert scope(said(2023, 8, 2023, output, label=label), output) == words


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        (
            "新增高标准农田",
            {"新建高标准农田": "", "高标准农田": "", "新建及改造提升高标准农田": "新改", "改造提升高标准农田": "改造"},
        ),
        ("改造老旧小区数", {"老旧小区": "", "新开工改造老旧小区": "", "新建小区": "新建"}),
        ("农村公路新改建里程", {"新改建农村公路": "", "新建农村公路": "新建", "农村公路": "", "改造农村公路": "改造"}),
    ],
)
def test_new_renovated_and_both_are_not_compared(name: str, labels: dict[str, str]) -> None:
    thing = Indicator("built", name, name, "个", "higher", aliases=tuple(labels))
    for label, word in labels.items():
        assert scope(said(2023, 8, 2023, thing, label=label), thing) == ({word} if word else set()), label


def test_what_is_acknowledged_or_drawn_in_is_not_all_that_was_added_in_a_draft() -> None:
    firms = Indicator("firms-new", "新增科创企业", "新增科创企业", "家", "higher", aliases=("新认定科创企业",))
    for text, word in (
        ("新认定科创企业8家", "认定"),
        ("新引进科创企业8家", "引进"),
        ("新吸引科创企业8家", "引进"),
        ("新增科创企业8家", ""),
    ):
        figure = {"label": text[:-2], "text": text, "unit": "家"}
        drafted = said(plan(2023, origin="draft"), 8, 2023, firms, **figure)
        assert scope(drafted, firms) == ({word} if word else set())
        assert scope(said(2023, 8, 2023, firms, **figure), firms) == set()


@pytest.mark.parametrize(
    ("text", "unit", "is_so"),
    [
        ("75%的村集体年收入达到8万元", "万元", True),
        ("占比达到75%、年收入达到8万元", "万元", False),
        ("75%的村普及率达到8%", "%", False),
        ("村集体年收入达到8万元", "万元", False),
    ],
)
def test_an_amount_that_a_share_of_several_reaches_is_no_figure_of_theirs(text: str, unit: str, is_so: bool) -> None:
    one = said(2023, 8, 2023, HIGHER, text=text, unit=unit)
    assert of_a_share(one) is is_so
    assert bool(lines([one], HIGHER, ())) is not is_so


def test_works_that_are_finished_do_not_tell_how_many_were_worked_at() -> None:
    thing = Indicator("", "净水厂", "", "", "none")
    for wanted, got, verdict in (
        ("建设净水厂8个", "建成净水厂5个", None),
        ("建成净水厂8个", "建成净水厂5个", "missed"),
        ("建设净水厂8个", "建设净水厂5个", "missed"),
        ("建设净水厂4个", "建成净水厂5个", "met"),
        ("建设净水厂8个", "5个净水厂全部竣工", None),
        ("建设净水厂8个", "建成调蓄池2座、净水厂5个", None),
        ("建设净水厂8个", "建成调蓄池2座、建设净水厂5个", "missed"),
    ):
        aim = said(2023, int(wanted[-2]), 2023, thing, text=wanted, unit="个")
        after = result(2024, 5, 2023, thing, text=got, unit="个")
        assert told([aim, after], thing)[0][2023].verdict == verdict
        assert only_finished(aim, after) is (wanted == "建设净水厂8个" and verdict is None or verdict == "met")


def test_works_that_are_finished_beside_those_begun_do_not_miss_an_aim() -> None:
    homes = Indicator("homes", "改造住房", "Homes", "户", "higher")
    for wanted, got, verdict in (
        ("完成住房改造8户", "新开工改造住房9户、建成5户", None),
        ("建成改造住房8户", "新开工改造住房9户、建成5户", "missed"),
        ("完成住房改造8户", "改造住房、建成5户", "missed"),
    ):
        aim = said(2023, 8, 2023, homes, text=wanted)
        after = result(2024, 5, 2023, homes, text=got)
        assert told([aim, after], homes)[0][2023].verdict == verdict, got


def test_homes_that_are_got_together_are_not_those_that_were_to_be_finished() -> None:
    homes = Indicator("homes", "保障住房", "Homes", "套", "higher")
    for wanted, got, verdict in (
        ("建成保障住房8套", "筹集保障住房9套", None),
        ("建成保障住房8套", "建成保障住房9套", "met"),
        ("筹集保障住房8套", "筹集保障住房9套", "met"),
    ):
        aim, after = said(2023, 8, 2023, homes, text=wanted), result(2024, 9, 2023, homes, text=got)
        assert told([aim, after], homes)[0][2023].verdict == verdict, got


def test_a_task_of_another_size_that_was_fulfilled_judges_nothing() -> None:
    for got, text, verdict in (
        (18, "全面完成18万人搬迁任务", None),
        (18, "完成搬迁18万人", "met"),
        (7, "全面完成7万人搬迁任务", "met"),
    ):
        moved = Indicator("", "搬迁", "", "", "none")
        aim = said(2023, 7, 2023, moved, text="完成年度7万人搬迁任务", unit="万人")
        after = result(2024, got, 2023, moved, text=text, unit="万人")
        assert told([aim, after], moved)[0][2023].verdict == verdict, text


def test_firms_that_a_clause_counts_behind_clusters_may_be_those_of_the_clusters() -> None:
    firms = Indicator("firms", "规上企业数", "Firms", "家", "higher", aliases=("规上企业",))
    for text, words in (
        ("打造三大产业集群,规上企业达到8家", {"集群"}),
        ("产业集群壮大,规上企业达到8家", set()),
    ):
        assert scope(said(2023, 8, 2023, firms, label="规上企业", text=text), firms) == words


def test_high_tech_firms_are_national_whether_that_is_said_or_not() -> None:
    firms = Indicator("firms", "高新技术企业数", "Firms", "家", "higher", aliases=("高新技术企业",))
    for label, words in (("国家级高新技术企业", set()), ("国家级科创企业", {"国家级"})):
        assert scope(said(2023, 8, 2023, firms, label=label), firms) == words


def test_net_incomes_are_not_held_against_disposable_ones() -> None:
    income = Indicator(
        "rural-income-growth", "农村居民人均可支配收入增速", "Growth", "%", "higher", growth_of="rural-income"
    )
    for wanted, got, verdict in (
        ("农民人均纯收入增速", "农村居民人均可支配收入增速", None),
        ("农民人均纯收入增速", "农村居民人均纯收入增速", "missed"),
        ("农村居民人均可支配收入增速", "农村居民收入增速", "missed"),
    ):
        aim, after = said(2014, 12, 2014, income, label=wanted), result(2015, 10, 2014, income, label=got)
        assert told([aim, after], income)[0][2014].verdict == verdict
        assert unlike(aim, after, "met") is (verdict is None)


def test_a_result_that_does_not_say_which_income_it_is_of_is_of_what_was_measured_then() -> None:
    income = Indicator("rural-income", "农村居民人均可支配收入", "Income", "元", "higher")
    for year, verdict in ((2012, "met"), (2013, "met"), (2014, None)):
        aim = said(year, 9000, year, income, label="农民人均纯收入")
        after = result(year + 1, 9900, year, income, label="农民收入")
        assert told([aim, after], income)[0][year].verdict == verdict, year


@pytest.mark.parametrize(
    ("cite", "words"),
    [
        ("般公共预算收入786.8亿元、同口径增长8%", {"可比"}),
        ("增长8%(剔除减税可比增长7.5%)", {"口径"}),
        ("居民收入实际增长8%", {"实际"}),
        ("城区一般公共预算收入增长8%", set()),
        ("一般公共预算收入增长8%", set()),
    ],
)
def test_figures_of_the_atlas_have_their_basis_in_the_signs_around_them(cite: str, words: set[str]) -> None:
    one = said(2023, 8, 2023, GROWTH)
    assert scope(replace(one, item=replace(one.item, text="", cite=cite, origin="atlas")), GROWTH) == words


def test_an_investment_in_many_more_works_is_in_others() -> None:
    works = Indicator("", "重点项目投资", "", "", "higher")
    for wanted, got, verdict in (
        ("安排重点项目200个、年度投资8亿元", "甲地45个重点项目完成投资9亿元", None),
        ("安排重点项目8个、年度投资8亿元", "甲地45个重点项目完成投资9亿元", None),
        ("安排重点项目200个、年度投资8亿元", "220个重点项目完成投资9亿元", "met"),
        ("重点项目投资8亿元", "45个重点项目完成投资9亿元", "met"),
    ):
        aim = said(2023, 8, 2023, works, text=wanted, unit="亿元")
        after = result(2024, 9, 2023, works, text=got, unit="亿元")
        assert told([aim, after], works)[0][2023].verdict == verdict, got
