"""Which figures may judge: those told in time, and not far off their line."""

from __future__ import annotations

import pytest

from plancmp.model import Indicator, Plan
from plancmp.query.progress.lines import far_off, lines, scope
from tests.query.progress.conftest import GROWTH, HIGHER, SHARE, plan, result, said, told


@pytest.mark.parametrize(
    ("values", "doubted"),
    [
        ([14, 15, 1450], {2}),
        ([14, 15, 1449], set()),
        ([1400, 1500, 14.5], {2}),
        ([1400, 1500, 14.6], set()),
        ([1, 1000], set()),  # of two nobody can tell which is wrong
        ([0, 1, 1000], set()),
    ],
)
def test_a_value_a_hundred_times_off_the_median_of_the_others_is_doubted(
    values: list[float], doubted: set[int]
) -> None:
    assert far_off(values) == doubted


@pytest.mark.parametrize(("adopted", "verdict"), [("2023-10-01", "met"), ("2023-09-30", None)])
def test_the_result_of_a_year_is_known_from_its_october_on(adopted: str, verdict: str | None) -> None:
    later = plan("2023-2027", adopted, "decision")
    assert told([said(2023, 100, 2023), result(later, 100, 2023)])[0][2023].verdict == verdict


def _draft(year: int) -> Plan:
    return plan(year, origin="draft")


def test_an_aim_and_a_result_that_a_machine_read_three_times_apart_judge_nothing() -> None:
    for got, verdict in ((290, "met"), (300, None), (34, "missed"), (33, None)):
        line = lines([said(_draft(2023), 100, 2023), result(_draft(2024), got, 2023)], HIGHER, ())[0]
        assert len(line.doubted) == (0 if verdict else 2) and len(line.targets) == (1 if verdict else 0)
    assert told([said(2023, 100, 2023), result(2024, 300, 2023)])[0][2023].verdict == "met"  # read by people
    grown = [said(_draft(2023), 3, 2023, SHARE), result(_draft(2024), 10, 2023, SHARE)]
    assert told(grown, SHARE)[0][2023].verdict == "met"  # a share is no amount


def test_a_sum_of_five_years_stands_out_from_the_years_that_a_machine_read() -> None:
    years = [said(_draft(2023), 120, 2023), result(_draft(2022), 90, 2021), result(_draft(2023), 100, 2022)]
    line = lines([*years, result(_draft(2024), 310, 2023)], HIGHER, ())[0]
    assert [one.value for one in line.doubted] == [310]


@pytest.mark.parametrize(("aimed", "verdict"), [(54, "missed"), (44, "missed"), (43, None), (8, None)])
def test_an_aim_that_misfits_the_aimed_growth_is_doubted(aimed: float, verdict: str | None) -> None:
    items = [result(_draft(2022), 6500, 2021), said(_draft(2022), 1e4, 2022), result(_draft(2023), 7100, 2022)]
    line = lines(items, HIGHER, (), [said(_draft(2022), aimed, 2022, GROWTH)])[0]
    assert any(one.target for one in line.points) == (verdict is not None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("财政收入按可比口径增长8%", {"可比"}),
        ("财政收入增长8%(同口径)", {"可比"}),
        ("同口径财政收入761亿元、增长8%", {"可比"}),
        ("财政收入增长8%(可比口径增长12.9%)", set()),  # the bracket has a figure of its own
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
        ("开工改造棚户区8万套", {"开工"}),
        ("棚户区改造新开工9万套、基本建成8万套", set()),
        ("项目开工率达到8%", set()),
        ("推进改造项目8个", {"推进"}),
        ("推进改造项目,建成8个", set()),
        ("推动投产率达到8%", set()),
        ("推动网络零售额突破8亿元", set()),
        ("农民收入扣除价格因素增长8%", {"实际"}),
        ("居民收入分别实际增长8%和9%", {"实际"}),
        ("实际利用外资增长8%", set()),
        ("剔除减税因素,财政收入增长8%", {"可比"}),
        ("剔除减税因素增长9%,财政收入增长8%", set()),
        ("财政收入增长9%,税收增长8%", set()),
        ("财政收入同口径增长8.0%", {"可比"}),
        ("300万元口径投资增长8%", {"口径"}),
    ],
)
def test_words_beside_a_figure_tell_its_basis(text: str, words: set[str]) -> None:
    assert scope(said(2023, 8, 2023, text=text), HIGHER) == words


def test_growth_of_output_is_real_whether_that_is_said_or_not() -> None:
    for label, words in (("生产总值增速", set()), ("居民收入增速", {"实际"})):
        assert scope(said(2023, 8, 2023, GROWTH, label=label, text=f"{label[:-2]}实际增长8%"), GROWTH) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("建设8所寄宿学校", set()),
        ("建设改造8所寄宿学校", {"改造"}),
        ("新建和改扩建8所寄宿学校", {"新改"}),
        ("建设、改造8所寄宿学校", {"改造"}),
        ("建设认定8所寄宿学校", {"认定"}),
        ("新增解决8所寄宿学校", set()),
        ("改造寄宿学校8所", {"改造"}),
    ],
)
def test_the_verb_before_a_number_tells_what_is_counted_under_a_label(text: str, words: set[str]) -> None:
    label = Indicator("", "寄宿学校", "", "", "none")
    assert scope(said(2023, 8, 2023, label, text=text), label) == words


def test_a_word_that_stands_in_the_label_is_its_name() -> None:
    label = Indicator("", "改造寄宿学校", "", "", "none")
    assert scope(said(2023, 8, 2023, label, text="改造寄宿学校8所"), label) == set()


def test_short_names_of_large_firms_narrow_as_the_long_ones_do() -> None:
    output = Indicator("output", "规上工业增加值增速", "Growth", "%", "higher")
    for label, words in (("规模工业增加值增速", set()), ("工业增加值增速", {"不限规上"})):
        assert scope(said(2023, 8, 2023, output, label=label), output) == words


def test_results_that_their_growth_does_not_lead_to_are_doubted() -> None:
    items = [result(_draft(2018), 16522, 2017), result(_draft(2019), 13286, 2018), said(_draft(2016), 21000, 2020)]
    line = lines(items, HIGHER, (), [result(_draft(2019), 9, 2018, GROWTH)])[0]
    assert [one.value for one in line.doubted] == [16522, 13286]


@pytest.mark.parametrize(("label", "up"), [("林木覆盖率", 1), ("优良水体比例", 1), ("高新技术产业产值占比", 0)])
def test_more_is_better_of_a_label_whose_words_say_so(label: str, up: int) -> None:
    thing = Indicator("", label, label, "", "none")
    assert lines([said(2025, 31, 2025, thing, unit="%")], thing, ())[0].up == up


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
