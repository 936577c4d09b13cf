"""Kind, years, signs and labels of figures, read in small made-up reports of 2026."""

from __future__ import annotations

import pytest

from plancmp import KnowledgeBase
from plancmp.ingest.draft import Reader
from plancmp.ingest.labels import Labels
from plancmp.model import Commitment, Quantity
from plancmp.text.quantities import figures as all_figures

HEAD = "2026年绍兴市政府工作报告\n一、{heading}\n"


def read(learnt: Reader, heading: str, text: str) -> list[tuple[Commitment, Quantity]]:
    draft = learnt.read(HEAD.format(heading=heading) + text, "x.txt", city="绍兴", type="report", year=2026)
    return [(item, part) for clause in draft.clauses for item in clause.commitments for part in item.quantities]


def figures(learnt: Reader, heading: str, text: str) -> list[tuple[float | None, str, int | None, int | None]]:
    return [(part.value, part.kind, part.from_year, part.year) for _, part in read(learnt, heading, text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("城镇化率由71.2%提高到75%。", [(71.2, "baseline", None, 2025), (75, "target", None, 2026)]),
        # 自来水 does not begin where something starts from
        ("自来水普及率达94%、厕所普及率达97%。", [(94, "target", None, 2026), (97, "target", None, 2026)]),
        ("产值从2020年的30亿元跃上70亿元台阶。", [(30, "baseline", None, 2020), (70, "target", None, 2026)]),
        ("城镇化率从2020年的71.2%提高到2030年的75%。", [(71.2, "baseline", None, 2020), (75, "target", None, 2030)]),
        ("到2030年高新技术企业由2000家增加到5000家。", [(2000, "baseline", None, 2025), (5000, "target", None, 2030)]),
        ("森林覆盖率达到62.5%(2025年为61.4%)。", [(62.5, "target", None, 2026), (61.4, "baseline", None, 2025)]),
        ("森林覆盖率达到62.5%(去年为61.4%)。", [(62.5, "target", None, 2026), (61.4, "baseline", None, 2025)]),
        ("2027年底前建成地铁3条。", [(3, "target", None, 2027)]),
        ("三年内建成保障房3万套。", [(3, "target", 2026, 2028)]),
        ("到2028年,单位产值能耗比2023年下降9%。", [(9, "target", 2024, 2028)]),
        ("进出口总额是2020年的2.3倍。", [(2.3, "target", None, 2026)]),
        ("1-10月,规上工业增加值增长7.5%。", [(7.5, "actual", None, None)]),
        ("上半年建成高速50公里。", [(50, "target", None, 2026)]),
        ("2025年增长5.6%,今年增长5.5%以上。", [(5.6, "actual", None, 2025), (5.5, "target", None, 2026)]),
        ("目前已建成充电桩5000个。", [(5000, "actual", None, None)]),
        ("从基础看,全市有7所普通高校、9家医院,正在推进建设。", [(7, "actual", None, None), (9, "actual", None, None)]),
        ("力争全市有90所学校达到市级标准。", [(90, "target", None, 2026)]),
        ("从我市发展看,财政收入突破600亿元,迈入步伐加快的时期。", [(600, "actual", None, None)]),
        ("工业保持了较快增长、同比增长1.1%。", [(1.1, "actual", None, None)]),
        ("从我市发展看,要力争财政收入突破600亿元。", [(600, "target", None, 2026)]),
        ("从供给看,农业增长3%。", [(3, "target", None, 2026)]),
        ("我市每年接待游客近9万人次,要丰富业态。", [(9, "actual", None, None)]),
        (
            "三次产业结构由上年的20:45:35调整为18:45:37。",
            [(20, "baseline", None, 2025), (45, "baseline", None, 2025), (35, "baseline", None, 2025)]
            + [(18, "target", None, 2026), (45, "target", None, 2026), (37, "target", None, 2026)],
        ),
        ("建成20年一遇的堤防12公里。", [(12, "target", None, 2026)]),
        ("未来三年累计新建学校50所。", [(50, "target", 2026, 2028)]),
        ("今明两年培训3万人次。", [(3, "target", 2026, 2027)]),
        ("“十五五”期间统筹安排财政资金3亿元。", [(3, "target", 2026, 2030)]),
        (
            "到“十五五”期末,生产总值年均增长8%、人均6%,城镇化率达到75%。",
            [(8, "target", 2026, 2030), (6, "target", 2026, 2030), (75, "target", None, 2030)],
        ),
        ("到“十五五”末,五年新增学校60所,城镇化率达到75%。", [(60, "target", 2026, 2030), (75, "target", None, 2030)]),
        ("森林覆盖率达到62.5%(“十四五”期末为61.4%)。", [(62.5, "target", None, 2026), (61.4, "baseline", None, 2025)]),
        ("高校由18所(2024年底)增加到20所。", [(18, "baseline", None, 2024), (20, "target", None, 2026)]),
        ("收入比由2025年的2.05缩小到1.95。", [(2.05, "baseline", None, 2025), (1.95, "target", None, 2026)]),
        ("三年造林90万亩。", [(90, "target", None, None)]),
        ("企业开办时间压缩到8个工作小时。", [(8, "target", None, 2026)]),
        ("打造15分钟社区生活圈。", [(15, "target", None, None)]),
        ("每年新增企业400家以上。", [(400, "target", None, None)]),
        ("每年引进企业5家,力争引进大项目2个。", [(5, "target", None, None), (2, "target", None, None)]),
        ("继续执行去年出台的惠企政策,新增减税5亿元。", [(5, "target", None, 2026)]),
        ("结合编制“十五五”规划,全年储备项目1000个。", [(1000, "target", None, 2026)]),
        ("执行期限延长到明年。全年减负3亿元。", [(3, "target", None, 2026)]),
        ("补助由每人每年490元提高到520元。", [(490, "baseline", None, 2025), (520, "target", None, 2026)]),
        (
            "筹资标准由240元、154元统一提高到610元。",
            [(240, "baseline", None, 2025), (154, "baseline", None, 2025), (610, "target", None, 2026)],
        ),
        ("对接57户重点企业。", [(57, "target", None, 2026)]),
        ("到2027年、2030年,装机分别达到5万千瓦、8万千瓦。", [(5, "target", None, 2027), (8, "target", None, 2030)]),
        ("从今年起,连续三年每年安排1亿元。", [(1, "target", None, 2026)]),
        ("做好以下3个重点任务,空气质量位居全国74个重点城市前列。", []),
    ],
)
def test_figures_of_a_plan(learnt: Reader, text: str, wanted: list[tuple[object, ...]]) -> None:
    assert figures(learnt, "2026年目标任务", text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("地区生产总值年均增长6%,财政收入达到600亿元。", [(6, "actual", 2021, 2025), (600, "actual", None, 2025)]),
        ("累计新建公路500公里。", [(500, "actual", 2021, 2025)]),
        ("城镇新增就业累计达26万人。", [(26, "actual", 2021, 2025)]),
        ("五年来新增就业20万人。", [(20, "actual", 2021, 2025)]),
        ("五年来存款突破9000亿元。", [(9000, "actual", None, 2025)]),
        ("全年财政累计增长7%。", [(7, "actual", None, 2025)]),
        ("城镇化率由70%提高到75%。", [(70, "actual", None, 2020), (75, "actual", None, 2025)]),
        ("2023年新建学校8所。", [(8, "actual", None, 2023)]),
        ("高铁将于2027年建成60公里。", [(60, "target", None, 2027)]),
        ("新建公路500公里,工业投资增长9%。", [(500, "actual", 2021, 2025), (9, "actual", None, 2025)]),
        ("全年新建公路500公里。", [(500, "actual", None, 2025)]),
        ("争取上级资金13亿元。", [(13, "actual", 2021, 2025)]),
        ("“十四五”以来年均增长7.8%。", [(7.8, "actual", 2021, 2025)]),
        ("打通断头路11条,存量达到30条。", [(11, "actual", 2021, 2025), (30, "actual", None, 2025)]),
        ("2025年收入达到80亿元,年均增长6%。", [(80, "actual", None, 2025), (6, "actual", 2021, 2025)]),
        ("收入增长9%,年均增长8%。", [(9, "actual", None, 2025), (8, "actual", 2021, 2025)]),
        ("收入增长46%,年均增长8%。", [(46, "actual", 2021, 2025), (8, "actual", 2021, 2025)]),
        ("城镇化率提升6.5个百分点,失业率下降0.2个百分点。", [(6.5, "actual", 2021, 2025), (0.2, "actual", None, 2025)]),
        ("实施重点项目50个,建设农村公路90公里。", [(50, "actual", 2021, 2025), (90, "actual", 2021, 2025)]),
        ("医疗救助限额提高2万元,建设用地增加3万亩。", [(2, "actual", None, 2025), (3, "actual", None, 2025)]),
        ("居民收入增长51%,出口增长9%。", [(51, "actual", 2021, 2025), (9, "actual", None, 2025)]),
        ("三年新建学校8所。", [(8, "actual", 2023, 2025)]),
        ("五年来,治理河流90公里。", [(90, "actual", 2021, 2025)]),
        ("设立代表处7个,设立8亿元的基金。", [(7, "actual", 2021, 2025), (8, "actual", None, 2025)]),
        ("80套保障房落成启用。", [(80, "actual", 2021, 2025)]),
        ("新建公路90公里,其中高速公路20公里。", [(90, "actual", 2021, 2025), (20, "actual", 2021, 2025)]),
        ("建成公路里程达900公里,其中高速公路20公里。", [(900, "actual", None, 2025), (20, "actual", None, 2025)]),
        ("3年累计新建学校8所。", [(8, "actual", 2023, 2025)]),
        ("完成进出口额90亿元,是“十三五”的2倍。", [(90, "actual", 2021, 2025), (2, "actual", None, 2025)]),
        (
            "进出口90亿元,用外资8亿元,分别是“十三五”时期的2倍、3倍。",
            [
                (90, "actual", 2021, 2025),
                (8, "actual", 2021, 2025),
                (2, "actual", None, 2025),
                (3, "actual", None, 2025),
            ],
        ),
        ("产值90亿元,是“十三五”末的2倍。", [(90, "actual", None, 2025), (2, "actual", None, 2025)]),
        ("PM2.5年均浓度降至26微克/立方米。", [(26, "actual", None, 2025)]),
        (
            "细颗粒物年均浓度从2020年的30微克/立方米降到26微克/立方米。",
            [(30, "actual", None, 2020), (26, "actual", None, 2025)],
        ),
        ("城镇新增就业累计达到40万人。", [(40, "actual", 2021, 2025)]),
        ("科技型企业累计达到400家。", [(400, "actual", None, 2025)]),
        ("新增城镇就业超40万人。", [(40, "actual", 2021, 2025)]),
        ("城镇新增就业超过40万人。", [(40, "actual", 2021, 2025)]),
        ("新增科技型企业30家、总数超400家。", [(30, "actual", 2021, 2025), (400, "actual", None, 2025)]),
        ("新增就业人员总数达到400万人。", [(400, "actual", None, 2025)]),
        ("工业增加值年均增长6%、主营业务收入突破80亿元。", [(6, "actual", 2021, 2025), (80, "actual", None, 2025)]),
    ],
)
def test_figures_of_a_review_of_five_years(learnt: Reader, text: str, wanted: list[tuple[object, ...]]) -> None:
    assert figures(learnt, "“十四五”时期工作回顾", text) == wanted


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2023年建成的公租房已入住800户。", 2025),
        ("2022年引进的项目实现产值35亿元。", 2025),
        ("2024年建成的20个项目获评优质工程。", 2024),
        ("2024年建成的项目中有8个获奖。", 2024),
    ],
)
def test_the_year_in_which_that_was_begun_of_which_is_told(learnt: Reader, text: str, year: int) -> None:
    assert [found[3] for found in figures(learnt, "2025年工作回顾", text)] == [year]


def test_what_rose_over_some_years_began_in_a_year_not_known(learnt: Reader) -> None:
    text = "在复杂多变的4年里,高校由10所增加到20所。医院由30所增加到31所。"
    first, *others = figures(learnt, "2025年工作回顾", text)
    assert first == (10, "actual", None, None)
    assert others == [(20, "actual", None, 2025), (30, "actual", None, 2024), (31, "actual", None, 2025)]


def test_in_a_review_of_some_years_and_the_last_a_count_is_of_the_last(learnt: Reader) -> None:
    text = "城镇新增就业8万人。五年来,累计城镇新增就业39万人。"
    found = read(learnt, "2025年和“十四五”时期工作回顾", text)
    assert [(part.indicator, part.from_year, part.year) for _, part in found] == [
        ("urban-new-jobs", None, 2025),
        ("urban-new-jobs-cumulative", 2021, 2025),
    ]


def test_in_such_a_review_what_grew_much_did_so_in_the_last_and_from_when_it_rose_is_open(
    learnt: Reader,
) -> None:
    text = "游客增长33%。审批时间由250天压缩至70天。"
    assert figures(learnt, "2025年和“十四五”时期工作回顾", text) == [
        (33, "actual", None, 2025),
        (250, "actual", None, None),
        (70, "actual", None, 2025),
    ]


def test_a_growth_of_one_year_or_of_five_is_not_known_to_be_of_one(learnt: Reader) -> None:
    text = "出口增长41.3%。进口增长8%。城镇化率从60%提高到70%，年均提高2个百分点。"
    found = read(learnt, "2025年和“十四五”时期工作回顾", text)
    assert [(part.indicator, part.year) for _, part in found[:4]] == [
        (None, 2025),
        ("imports-growth", 2025),
        ("urbanisation-rate", 2020),
        ("urbanisation-rate", 2025),
    ]


def test_a_rate_that_moved_within_a_year_is_not_that_of_the_year(learnt: Reader) -> None:
    text = "居民消费价格涨幅从7.7%降到3.6%。出口增速由上年的5%提高到6%。"
    found = read(learnt, "2025年工作回顾", text)
    assert [part.indicator for _, part in found] == [None, None, "exports-growth", "exports-growth"]


def test_where_a_report_is_given_before_its_year_its_plans_mean_that_year_by_this_one(learnt: Reader) -> None:
    head = "——2025年12月28日在绍兴市第九届人民代表大会第五次会议上\n"
    text = "今年主要目标:出口增长8%。今年以来储备了项目50个。预计今年进口增长9%。"
    found = learnt.read(
        HEAD.format(heading="2026年主要工作").replace("\n", "\n" + head, 1) + text,
        "x.txt",
        city="绍兴",
        type="report",
        year=2026,
    )
    parts = [part for clause in found.clauses for item in clause.commitments for part in item.quantities]
    assert [(part.value, part.kind, part.year) for part in parts] == [
        (8, "target", 2026),
        (50, "actual", 2025),
        (9, "actual", 2025),
    ]


def test_this_year_is_that_of_the_report_in_a_chapter_for_later_ones(learnt: Reader) -> None:
    assert figures(learnt, "2035年远景目标", "今年出口增长8%。") == [(8, "target", None, 2026)]


def test_goals_of_some_years_add_up_over_them(learnt: Reader) -> None:
    ((_, part),) = read(learnt, "今后五年目标任务", "城镇新增就业20万人。")
    assert (part.indicator, part.from_year, part.year) == ("urban-new-jobs-cumulative", 2026, 2030)


def test_what_grew_over_some_years_is_no_growth_of_one(learnt: Reader) -> None:
    found = read(learnt, "“十四五”时期工作回顾", "城镇居民人均可支配收入增长51%,年均增长8.6%。")
    assert [part.indicator for _, part in found] == [None, "urban-income-growth"]


def test_what_was_planned_stands_in_brackets(learnt: Reader) -> None:
    found = read(learnt, "2025年工作回顾", "城镇新增就业42万人(计划40万人)。")
    assert [(item.strength, part.value, part.kind, part.year) for item, part in found] == [
        ("done", 42, "actual", 2025),
        ("done", 40, "target", 2025),
    ]


@pytest.mark.parametrize(
    "held",
    ["超额完成年初40万人的目标", "低于省定45万人的控制目标", "未完成43万人的目标任务", "距2025年43万人的目标还有差距"],
)
def test_what_a_result_is_held_against_was_the_aim(learnt: Reader, held: str) -> None:
    found = read(learnt, "2025年工作回顾", f"城镇新增就业42万人,{held}。")
    assert [(item.strength == "commit", part.kind, part.year) for item, part in found] == [
        (False, "actual", 2025),
        (False, "target", 2025),
    ]


def test_a_later_aim_behind_a_semicolon_is_of_the_same_thing(learnt: Reader) -> None:
    found = read(
        learnt,
        "2026年目标任务",
        "到2027年,常住人口城镇化率达到70%;到2030年,达到75%以上。到2028年新建学校5所;到2030年,达到3%。",
    )
    assert [(part.label, part.indicator, part.year) for _, part in found] == [
        ("常住人口城镇化率", "urbanisation-rate", 2027),
        ("常住人口城镇化率", "urbanisation-rate", 2030),
        ("新建学校", None, 2028),
        ("%", None, 2030),
    ]


def test_what_is_there_up_to_a_day_is_all_there_is(shipped: KnowledgeBase) -> None:
    for text, indicator in (("截至2025年底,全市建成5G基站3000个", "5g-base-stations"), ("建成5G基站3000个", None)):
        found = [figure for figure in all_figures(text) if figure.is_quantity]
        label = Labels(shipped).of(text, found, 0)
        assert label.indicator == indicator


def test_sums_of_so_many_years_as_the_plan_has_are_of_all_of_them(learnt: Reader) -> None:
    text = "绍兴市“十五五”交通发展规划\n一、主要任务\n五年安排资金不少于12亿元。"
    draft = learnt.read(text, "x.txt", city="绍兴", type="plan", year=2026)
    found = [
        (part.from_year, part.year) for clause in draft.clauses for one in clause.commitments for part in one.quantities
    ]
    assert found == [(2026, 2030)]


def test_an_estimate_is_expected_to_the_end_of_its_sentence(learnt: Reader) -> None:
    found = read(learnt, "2025年工作回顾", "预计进出口增长8%;出口增长9%。财政收入增长7%。投资好于预期目标,增长6%。")
    assert [part.expected for _, part in found] == [True, True, False, False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("生产总值增长6%,研发投入占比预计2.8%,投资增长3%。", [False, True, False]),
        ("进出口预计达到50亿元,增长9%。", [True, True]),
        ("一是 预计进出口增长8%,投资增长3%。", [True, True]),
        ("出口占比18%;预计民营经济占比达到55%,投资增长3%;出口增长2%。", [False, True, True, False]),
        ("全市投资(预计数,下同)增长3%,出口增长2%。", [True, True]),
        ("投资增长3%(预计数),出口增长2%。", [True, False]),
        ("单位能耗下降3%的任务预计可以完成。", [True]),
        ("进出口可达50亿元,增长9%,投资增长3%。", [True, True, False]),
        ("全年可完成投资50亿元,建成学校5所。", [True, True]),
        ("行政许可实现网上办理500项,就可完成投资3亿元,报销最高可达90%。", [False, False, False]),
        ("建成通达、可达性好的站点50个。", [False]),
    ],
)
def test_an_estimate_inside_a_clause_is_of_its_thing_alone(learnt: Reader, text: str, expected: list[bool]) -> None:
    assert [part.expected for _, part in read(learnt, "2025年工作回顾", text)] == expected


def test_a_threshold_for_what_is_counted_is_no_part_of_its_name(learnt: Reader) -> None:
    ((_, part),) = read(learnt, "2026年工作安排", "300万元口径固定资产投资增长9%。")
    assert (part.label, part.indicator, part.value) == ("固定资产投资增速", "fixed-asset-investment-growth", 9)


def test_what_is_told_of_a_part_of_the_year_says_so_in_its_label(learnt: Reader) -> None:
    text = "前三季度,固定资产投资增长9%,居全省第2位;规上工业增加值增长8%。全年规上工业增加值增长7%。"
    found = [(part.label, part.indicator) for _, part in read(learnt, "2025年工作回顾", text) if part.op != "rank"]
    assert found == [
        ("前三季度固定资产投资增速", None),
        ("前三季度规上工业增加值增速", None),
        ("规上工业增加值增速", "industrial-value-added-growth"),
    ]


def test_a_year_that_opens_a_list_holds_for_all_of_it(learnt: Reader) -> None:
    text = "去年承诺的2件实事全面完成,今年继续办好3件实事:一是建成便民桥17座;二是建成康复站12个。"
    found = read(learnt, "2026年目标任务", text)
    assert [(part.value, part.kind, part.year) for _, part in found if part.value in (17, 12)] == [
        (17, "target", 2026),
        (12, "target", 2026),
    ]


def test_an_unknown_year_is_doubted(learnt: Reader) -> None:
    ((item, part),) = read(learnt, "2026年目标任务", "目前已建成充电桩5000个。")
    assert (part.year, item.doubts, item.strength) == (None, ("year",), "done")


def test_a_figure_of_a_shortcoming_is_actual(learnt: Reader) -> None:
    text = "我们也清醒认识到,发展还存在不少困难和问题:民间投资下降5.2%。"
    ((item, part),) = read(learnt, "2025年工作回顾", text)
    assert (item.strength, part.kind, part.year) == ("problem", "actual", 2025)


def test_the_base_in_brackets_has_the_indicator_of_its_figure(learnt: Reader) -> None:
    found = read(learnt, "2026年目标任务", "高新技术企业达到2000家(2025年为1500家)。")
    assert {part.indicator for _, part in found} == {"hightech-firms"}


def labelled(text: str, kb: KnowledgeBase) -> list[tuple[str, str | None, str, float]]:
    """Label, indicator, operator and value of every quantity of a sentence."""
    labels, found = Labels(kb), all_figures(text)
    result = []
    for place, figure in enumerate(found):
        if figure.is_quantity:
            for label in labels.of(text, found, place).each():
                op, value, _ = label.signed(figure)
                result.append((label.text, label.indicator, op, float(value or 0)))
    return result


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("生产总值增长7%、居全省第2位", ("生产总值增速全省排名", "gdp-growth")),
        ("生产总值达到900亿元、增长7%,居全省第2位", ("生产总值增速全省排名", "gdp-growth")),
        ("生产总值达到900亿元、居全省第2位", ("生产总值全省排名", "gdp")),
        ("生产总值增长7%,总量居全省第2位", ("生产总值全省排名", "gdp")),
        ("生产总值年均增长7%,居全省第2位", ("生产总值增速全省排名", None)),
    ],
)
def test_a_rank_is_of_what_was_said_last(text: str, wanted: tuple[str, str | None], shipped: KnowledgeBase) -> None:
    assert labelled(text, shipped)[-1][:2] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("固定资产投资下降3.5%", [("固定资产投资增速", "fixed-asset-investment-growth", "=", -3.5)]),
        ("出口下降2%以上", [("出口增速", "exports-growth", "<=", -2)]),
        ("固定资产投资增长-3.5%", [("固定资产投资增速", "fixed-asset-investment-growth", "=", -3.5)]),
        ("固定资产投资增长—3.5%", [("固定资产投资增速", "fixed-asset-investment-growth", "=", -3.5)]),
        ("固定资产投资上半年-3.5%", [("固定资产投资上半年", None, "=", -3.5)]),
        ("固定资产投资增速为负3.5%", [("固定资产投资增速", "fixed-asset-investment-growth", "=", -3.5)]),
        ("为企业减负3.5亿元", [("为企业减负", "burden-relief", "=", 3.5)]),
        ("单位地区生产总值能耗下降3%以上", [("单位地区生产总值能耗降幅", "energy-intensity-decline", ">=", 3)]),
        ("某某用工量下降3%", [("某某用工量降幅", None, "=", 3)]),
    ],
)
def test_a_fall(text: str, wanted: list[tuple[str, str | None, str, float]], shipped: KnowledgeBase) -> None:
    assert labelled(text, shipped) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("新建图书馆、文化馆和体育馆各2个", [("新建图书馆", 2), ("新建文化馆", 2), ("新建体育馆", 2)]),
        ("生产总值、财政收入均居全省第一", [("生产总值全省排名", 1), ("财政收入全省排名", 1)]),
        (
            "固定资产投资增长15%、工业投资增长20%,均居全省第2位",
            [
                ("固定资产投资增速", 15),
                ("工业投资增速", 20),
                ("固定资产投资增速全省排名", 2),
                ("工业投资增速全省排名", 2),
            ],
        ),
        (
            "城镇、农村居民人均可支配收入分别增长5%、6%,居全国第1位",
            [
                ("城镇居民人均可支配收入增速", 5),
                ("农村居民人均可支配收入增速", 6),
                ("城镇居民人均可支配收入增速全国排名", 1),
                ("农村居民人均可支配收入增速全国排名", 1),
            ],
        ),
        (
            "新增示范镇18个、重点村38个,数量均居全省第一",
            [("新增示范镇", 18), ("新增重点村", 38), ("示范镇全省排名", 1), ("重点村全省排名", 1)],
        ),
        (
            "PM2.5浓度、优良天数比例改善幅度均居全省首位",
            [("PM2.5浓度改善幅度全省排名", 1), ("优良天数比例改善幅度全省排名", 1)],
        ),
        ("建议办结率和提案办结率均达100%", [("建议办结率", 100), ("提案办结率", 100)]),
        ("建成109个地铁站、104个建设区间和3座车辆段", [("地铁站", 109), ("建设区间", 104), ("车辆段", 3)]),
        ("三次产业结构调整为4:45:51", [("第一产业占比", 4), ("第二产业占比", 45), ("第三产业占比", 51)]),
    ],
)
def test_several_nouns(text: str, wanted: list[tuple[str, float]], shipped: KnowledgeBase) -> None:
    assert [(label, value) for label, _, _, value in labelled(text, shipped)] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "茶叶、蚕桑、油樟面积均居全省第1",
        "企业总量和增速均居全省第2",
        "汉阳区、青山区各实现5平方公里",
        "A和B、C和D的率均达100%",
    ],
)
def test_where_a_noun_ends_is_not_guessed(text: str, shipped: KnowledgeBase) -> None:
    assert len(labelled(text, shipped)) == 1


def test_a_higher_aim_is_of_the_same_indicator(shipped: KnowledgeBase) -> None:
    wanted = [("gdp-growth", ">=", 5.5), ("gdp-growth", "=", 6.0)]
    for text in (
        "地区生产总值增长5.5%以上、力争6%",
        "地区生产总值增长5.5%以上,力争达到6%",
        "地区生产总值增长5.5%以上,奋斗目标6%",
    ):
        assert [item[1:] for item in labelled(text, shipped)] == wanted


@pytest.mark.parametrize(
    ("text", "unsure"),
    [
        ("农民人均收入增长25%。", True),
        ("农民人均收入增长85%。", False),  # in no single year
        ("接待游客467万人次。", True),
        ("五年来实际利用外资172亿美元。", True),
        # a level that is reached, a sum that is called one, what is said of one year, an average, a state
        ("存款、贷款余额分别达到900亿元和800亿元。", False),
        ("累计引进外资172亿美元。", False),
        ("全年接待游客3000万人次。", False),
        ("2025年接待游客3000万人次。", False),
        ("地区生产总值年均增长6%。", False),
        ("城镇登记失业率2.5%。", False),
    ],
)
def test_a_sum_of_several_years_may_be_the_last_of_them(learnt: Reader, text: str, unsure: bool) -> None:
    assert {"year" in item.doubts for item, _ in read(learnt, "过去五年工作回顾", text)} == {unsure}
    assert not any(item.doubts for item, _ in read(learnt, "2025年工作回顾", text.replace("五年来", "")))


def test_what_grew_by_much_in_some_years_is_no_growth_of_one(learnt: Reader) -> None:
    draft = learnt.read(
        "2026年绍兴市政府工作报告\n一、过去五年工作回顾\n地区生产总值增长19.8%。居民消费价格上涨1.5%。\n二、2026年安排\n修路。",
        "x.txt",
        city="绍兴",
        type="report",
        year=2026,
    )
    found = [part for clause in draft.clauses for item in clause.commitments for part in item.quantities]
    assert [part.indicator for part in found] == [None, "cpi-growth"]


def test_a_rate_of_thousandths_in_hundredths_is_misprinted(learnt: Reader) -> None:
    text = "一、2026年工作安排和主要目标\n城乡人口平稳发展,人口自然增长率控制在6%s以内。"
    for unit, wanted in (("‰", "natural-population-growth"), ("%", None)):
        draft = learnt.read(text.replace("%s", unit), "x.txt", city="绍兴", type="report", year=2026)
        assert [q.indicator for c in draft.clauses for item in c.commitments for q in item.quantities] == [wanted]


@pytest.mark.parametrize("opening", ["五年砥砺奋进,民生改善。", "五年来,民生改善。"])
def test_in_such_a_review_a_paragraph_on_all_years_is_of_them(learnt: Reader, opening: str) -> None:
    text = f"全年完成投资30亿元。\n{opening}新增学位8万个。"
    found = read(learnt, "本届任期和2025年工作回顾", text)
    assert [(part.value, part.from_year, part.year) for _, part in found] == [(30, None, 2025), (8, 2021, 2025)]


@pytest.mark.parametrize(
    ("heading", "text", "wanted"),
    [
        ("过去五年工作回顾", "完成8万户棚户区改造。", [(8, 2021, 2025)]),
        ("过去五年工作回顾", "完成12项指标评价。", [(12, None, 2025)]),
        ("过去五年工作回顾", "五年民生支出800亿元,五年产茶90万吨。", [(800, 2021, 2025), (90, 2021, 2025)]),
        ("过去五年工作回顾", "五年规划明确的12项工作收官。", [(12, None, 2025)]),
        ("过去五年工作回顾", "出台地方性法规5部。", [(5, 2021, 2025)]),
        ("过去五年工作回顾", "完成固定资产投资超过900亿元。", [(900, 2021, 2025)]),
        ("过去五年工作回顾", "完成技改投资40亿元,增长23%。", [(40, None, 2025), (23, None, 2025)]),
        # what was done, before the number or behind it, but not what goes on or was so many times in a row
        ("过去五年工作回顾", "清零积案90件,惠及农户3万户。", [(90, 2021, 2025), (3, 2021, 2025)]),
        ("过去五年工作回顾", "40个贫困村全部出列,9个项目建成投产。", [(40, 2021, 2025), (9, 2021, 2025)]),
        ("过去五年工作回顾", "6个村获评省级示范村,30万居民在岗就业。", [(6, 2021, 2025), (30, None, 2025)]),
        ("过去五年工作回顾", "剩余40个贫困村全部出列,建成区面积9平方公里。", [(40, None, 2025), (9, None, 2025)]),
        ("过去五年工作回顾", "开通国际航线12条,年节约用水9万吨。", [(12, None, 2025), (9, None, 2025)]),
        # of all years in what is told of the last; since a year that is named
        (
            "过去五年工作回顾",
            "2025年,生产总值800亿元,年均增长8%;单位能耗累计下降21%;新建学校9所。",
            [(800, None, 2025), (8, 2021, 2025), (21, 2021, 2025), (9, None, 2025)],
        ),
        # over the years of the mean behind it
        (
            "过去五年工作回顾",
            "2025年,城乡居民收入分别增长21%和24%,年均分别增长4%和5%;出口增长23%。",
            [(21, 2021, 2025), (24, 2021, 2025), (4, 2021, 2025), (5, 2021, 2025), (23, None, 2025)],
        ),
        ("过去五年工作回顾", "2025年,城镇化率达到70%,年均提高1%。", [(70, None, 2025), (1, 2021, 2025)]),
        ("过去五年工作回顾", "亩均税收16万元,较2022年增长7%。", [(16, None, 2025), (7, 2023, 2025)]),
        ("2025年工作回顾", "进出口90亿元,比2024年增长7%。", [(90, None, 2025), (7, None, 2025)]),
        ("2025年工作回顾", "两年累计编制规划90个。", [(90, 2024, 2025)]),
        ("2026年主要任务", "研发投入年均增长9%,生产总值增长6%。", [(9, None, None), (6, None, 2026)]),
        ("2026年主要任务", "低保年平均标准提高到900元。", [(900, None, 2026)]),
        ("2025年工作回顾", "固定资产投资900亿元,是前五年的2倍。", [(900, 2021, 2025), (2, None, 2025)]),
        ("2025年和过去五年工作回顾", "累计安排资金9亿元,办理实事10件。", [(9, 2021, 2025), (10, None, 2025)]),
        ("2025年工作回顾", "全年拆除违建9万平方米、四年累计30万平方米。", [(9, None, 2025), (30, 2022, 2025)]),
    ],
)
def test_sums_of_several_years(
    heading: str, text: str, wanted: list[tuple[int, int | None, int]], learnt: Reader
) -> None:
    assert [(value, first, year) for value, _, first, year in figures(learnt, heading, text)] == wanted
