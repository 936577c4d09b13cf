"""What a document is, by its head alone: a line for each kind of head that documents have."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancmp.errors import PlancmpError
from plancmp.ingest import head
from plancmp.ingest.draft import Reader
from plancmp.ingest.folder import Request, identify
from plancmp.ingest.readers import Document

PLAN = "\n一、总体要求\n稳中求进,加快建设现代化产业体系。到2030年建成公路30公里。为此作出决定,实施三年行动计划。\n"
REPORT = """
各位代表:
现在,我代表市人民政府,向大会报告工作,请予审议。
一、2024年工作回顾
过去一年,建成公路30公里。市委作出重大决定,实施三年行动计划。
二、2025年工作安排
"""


@pytest.mark.parametrize(
    ("text", "city", "type", "year", "adopted"),
    [
        ("二〇二五年绍兴市政府工作报告" + REPORT, "绍兴市", "report", 2025, ""),
        ("2025年吉林省政府工作报告" + REPORT, "吉林省", "report", 2025, ""),
        ("2025年吉林市政府工作报告" + REPORT, "吉林市", "report", 2025, ""),
        ("一图读懂2025年绍兴市政府工作报告" + REPORT, "绍兴市", "report", 2025, ""),
        (
            "關於2025年紹興市政府工作報告\n——2025年1月20日在紹興市第九屆人民代表大會第五次會議上" + REPORT,
            "绍兴市",
            "report",
            2025,
            "2025-01-20",
        ),
        ("绍兴市政府工作报告(2025年1月20日 某某)\n市长 某某" + REPORT, "绍兴市", "report", 2025, "2025-01-20"),
        ("湖州市政府工作报告\n(2025年1月)\n湖州市市长 某某" + REPORT, "湖州市", "report", 2025, "2025-01"),
        (
            "政府工作报告\n——二〇二四年二月三日在郑州市\n第十六届人民代表大会第二次会议上"
            + REPORT.replace("2025", "2024").replace("2024年工作回顾", "2023年工作回顾"),
            "郑州市",
            "report",
            2024,
            "2024-02-03",
        ),
        (
            "政 府 工 作 报 告\n——2013年12月28日在海西蒙古族藏族自治州第十三届人民代表大会第四次会议上"
            + REPORT.replace("2025", "2014").replace("2024", "2013"),
            "海西州",
            "report",
            2014,
            "2013-12-28",
        ),
        (
            "政府工作报告\n——2025年3月5日在第十四届全国人民代表大会第三次会议上\n国务院总理" + REPORT,
            "中国",
            "report",
            2025,
            "2025-03-05",
        ),
        (
            "婺城区政府工作报告\n2025年2月11日在金华市婺城区第九届人民代表大会第四次会议上" + REPORT,
            "婺城区",
            "report",
            2025,
            "2025-02-11",
        ),
        (
            "2025年鼓楼区政府工作报告\n——2025年1月8日在南京市鼓楼区第四届人民代表大会第四次会议上" + REPORT,
            "南京鼓楼",
            "report",
            2025,
            "2025-01-08",
        ),
        (
            "浦东新区政府工作报告\n2025年1月14日在上海市浦东新区第七届人民代表大会第六次会议上" + REPORT,
            "浦东",
            "report",
            2025,
            "2025-01-14",
        ),
        (
            "沾化县政府工作报告\n2025年1月8日在沾化县第十七届人民代表大会第二次会议上" + REPORT,
            "沾化区",
            "report",
            2025,
            "2025-01-08",
        ),
        (
            "襄樊市人民政府工作报告\n2025年1月20日在襄樊市第十四届人民代表大会第六次会议上" + REPORT,
            "襄阳市",
            "report",
            2025,
            "2025-01-20",
        ),
        ("绍兴市“十五五”交通运输发展规划" + PLAN, "绍兴市", "plan", 2026, ""),
        (
            "咸阳市人民政府关于印发《咸阳市2023年国民经济和社会发展计划》的通知\n各县市区人民政府:\n2023年3月1日"
            + PLAN,
            "咸阳市",
            "plan",
            2023,
            "2023-03-01",
        ),
        (
            "关于2024年全区国民经济和社会发展计划执行情况和2025年计划(草案)的报告\n——2025年1月10日在金华市金东区第九届人民代表大会第四次会议上"
            + REPORT.replace("报告工作", "报告"),
            "金东区",
            "plan",
            2025,
            "2025-01-10",
        ),
        (
            "2024年绍兴市国民经济和社会发展统计公报\n绍兴市统计局\n2025年3月20日\n初步核算,全年增长5%。",
            "绍兴市",
            "communique",
            2024,
            "2025-03-20",
        ),
        (
            "中华人民共和国2024年国民经济和社会发展统计公报\n国家统计局\n2025年2月28日\n一、综合\n",
            "中国",
            "communique",
            2024,
            "2025-02-28",
        ),
        (
            "中共绍兴市委关于制定绍兴市国民经济和社会发展\n第十五个五年规划的建议\n(2025年11月28日中国共产党绍兴市第九届委员会第十次全体会议通过)"
            + PLAN,
            "绍兴市",
            "proposal",
            2025,
            "2025-11-28",
        ),
        (
            "中共温州市鹿城区委关于制定鹿城区国民经济和社会发展第十四个五年规划和二〇三五年远景目标的建议" + PLAN,
            "鹿城区",
            "proposal",
            2020,
            "",
        ),
        ("绍兴市工业振兴三年行动计划(2024—2026年)" + PLAN, "绍兴市", "action", 2024, ""),
        ("2024年国务院政府工作报告" + PLAN, "中国", "report", 2024, ""),
        ("凉山州国民经济和社会发展第十四个五年规划\n和二〇三五年远景目标纲要" + PLAN, "凉山州", "outline", 2021, ""),
        ("河北雄安新区国民经济和社会发展第十五个五年规划纲要" + PLAN, "雄安新区", "outline", 2026, ""),
        (
            "中共金华市委关于加快打造内陆开放枢纽中心城市的决定\n(2022年12月26日中国共产党金华市第八届委员会第三次全体会议通过)"
            + PLAN,
            "金华市",
            "decision",
            2022,
            "2022-12-26",
        ),
        ("金华市高质量发展推进共同富裕先行示范实施方案(2021—2025年)" + PLAN, "金华市", "prosperity", 2021, ""),
        (
            "杭州市人民政府办公厅关于印发杭州市加快建设跨境电商枢纽城市行动计划(2024-2026年)的通知\n各区、县(市)人民政府:"
            + PLAN,
            "杭州市",
            "action",
            2024,
            "",
        ),
        (
            "浙江省人民政府关于印发浙江省综合交通运输发展“十四五”规划的通知\n浙政发〔2021〕18号" + PLAN,
            "浙江省",
            "plan",
            2021,
            "",
        ),
        (
            "关于绍兴市2024年财政预算执行情况和2025年财政预算(草案)的报告\n——2025年1月16日在绍兴市第九届人民代表大会第五次会议上\n绍兴市财政局"
            + REPORT.replace("报告工作", "报告"),
            "绍兴市",
            "plan",
            2025,
            "2025-01-16",
        ),
        (
            "绍兴市“十四五”规划纲要实施情况中期评估报告\n(2023年11月28日在市人大常委会第十五次会议上)" + PLAN,
            "绍兴市",
            "plan",
            2023,
            "2023-11-28",
        ),
        (
            "中国共产党绍兴市第九届委员会第八次全体会议公报\n(2023年12月28日中国共产党绍兴市第九届委员会第八次全体会议通过)"
            + PLAN,
            "绍兴市",
            "decision",
            2023,
            "2023-12-28",
        ),
        (
            "关于公布2024年绍兴市十方面民生实事项目的公告\n绍兴市人民政府\n2024年2月2日" + PLAN,
            "绍兴市",
            "action",
            2024,
            "2024-02-02",
        ),
        ("绍兴市2025年政府工作报告重点任务责任分解" + PLAN, "绍兴市", "action", 2025, ""),
        ("《绍兴市养老三年行动方案(2024—2026年)》政策解读" + PLAN, "绍兴市", "action", 2024, ""),
    ],
)
def test_the_head_tells(reader: Reader, text: str, city: str, type: str, year: int, adopted: str) -> None:
    known = identify(Document(text), Path("x/document.txt"), reader, Request())
    assert (reader.city(known.city)[0], known.type, known.year) == (reader.city(city)[0], type, year)
    assert known.about.adopted == adopted


def test_what_the_text_mentions_is_not_what_it_is() -> None:
    for line in ("市委作出关于加快发展的决定。", "实施乡村振兴三年行动计划,", "《规划纲要》确定的目标顺利实现。"):
        assert head.about(f"各位代表:\n现在,我代表市人民政府,向大会报告工作。\n{line}\n" * 3).type == "report"
        assert head.about(f"前言\n{line}\n一、基础\n").type == ""


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("(2022年12月26日中国共产党金华市第八届委员会第三次全体会议通过)\n为加快发展,作出如下决定。", "decision"),
        ("全会深入分析形势,提出如下建议。", "proposal"),
        ("初步核算,全年地区生产总值增长5%。", "communique"),
    ],
)
def test_a_document_without_title_is_known_by_how_it_begins(text: str, type: str) -> None:
    assert head.about(text + PLAN).type == type


@pytest.mark.parametrize(
    ("title", "mark"),
    [
        ("绍兴市国民经济和社会发展第十五个五年规划纲要(征求意见稿)", "consultation"),
        ("政府工作报告(摘要)", "excerpt"),
        ("2025年政府工作报告(节选)", "excerpt"),
        ("一图读懂2025年绍兴市政府工作报告", "digest"),
        ("《绍兴市公路条例行动计划》解读", "digest"),
    ],
)
def test_what_is_no_whole_document_is_marked(title: str, mark: str) -> None:
    assert mark in " ".join(head.about(title + PLAN).marks)
    assert not head.about("绍兴市国民经济和社会发展第十五个五年规划纲要" + PLAN).marks


def test_a_title_is_given_without_what_surrounds_it() -> None:
    assert head.about("x", "2025年绍兴市政府工作报告_绍兴市人民政府门户网站").title == "2025年绍兴市政府工作报告"
    assert head.about("x", "2025年绍兴市政府工作报告2025年绍兴市政府工作报告").title == "2025年绍兴市政府工作报告"
    assert head.about("x", "台州市政府工作报告 (2014年1月8日 某某)").title == "台州市政府工作报告"
    assert head.about("x", "《台州市养老行动方案》政策解读").title == "《台州市养老行动方案》政策解读"
    assert head.about("x", "一图读懂2025年台州市《政府工作报告》").title == "一图读懂2025年台州市《政府工作报告》"


@pytest.mark.parametrize(
    ("name", "type"),
    [
        ("shaoxing-report-2025", "report"),
        ("绍兴市2025年政府工作报告", "report"),
        ("统计公报2024", "communique"),
        ("绍兴市2025年工作要点", "plan"),
        ("说明", ""),
    ],
)
def test_the_name_of_a_file_tells_a_type(name: str, type: str) -> None:
    assert head.type_of(name) == type


def test_a_communique_reports_one_year() -> None:
    span = head.span("communique", 2024, head.About(), "")
    assert (span.first, span.last, span.reviewed) == (2024, 2024, 2024)


def test_a_plan_of_one_year_plans_for_it() -> None:
    text = "咸阳市2023年国民经济和社会发展计划\n到2027年建成。"
    span = head.span("plan", 2023, head.about(text), text)
    assert (span.first, span.last) == (2023, 2023)


def test_a_plan_told_with_how_the_last_one_went_is_of_its_last_year() -> None:
    text = "关于咸阳市2023年国民经济和社会发展计划执行情况\n与2024年国民经济和社会发展计划(草案)的报告\n各位代表:"
    found = head.about(text)
    span = head.span("plan", 2024, found, text)
    assert head.planned_year(found, text, None) == 2024
    assert (span.first, span.last, span.reviewed) == (2024, 2024, 2023)


def test_an_assessment_looks_back_from_its_year_to_the_first_of_the_plan() -> None:
    found = head.about("绍兴市“十四五”规划纲要实施情况中期评估报告\n(2023年11月28日在市人大常委会会议上)\n一、情况")
    span = head.span("plan", 2023, found, "")
    assert head.is_assessment(found)
    assert (span.first, span.last, span.reviewed) == (2023, 2025, 2022)
    assert head.planned_year(head.about("绍兴市“十四五”规划中期评估报告\n一、情况"), "", None) is None


def test_what_is_no_plan_says_all_the_same_whose_it_is(reader: Reader) -> None:
    document = Document("在绍兴市经济工作会议上的讲话\n(2024年1月5日)\n同志们:\n一、肯定成绩\n")
    with pytest.raises(PlancmpError) as refused:
        identify(document, Path("x/document.txt"), reader, Request())
    assert str(refused.value) == "nothing says the type of document.txt"


def test_a_town_has_no_code_and_needs_an_entry(reader: Reader) -> None:
    document = Document("大河镇政府工作报告\n——2024年2月26日在大河镇第三届人民代表大会第四次会议上\n镇长 某某" + REPORT)
    with pytest.raises(PlancmpError) as refused:
        identify(document, Path("x/document.txt"), reader, Request())
    assert "an entry under cities" in str(refused.value.hint)


def test_a_report_read_out_late_in_the_year_that_it_is_called_by_reviews_that_year() -> None:
    found = head.About(type="report", adopted="2016-11-25")
    span = head.span("report", 2016, found, "")
    assert (span.first, span.reviewed, span.now) == (2017, 2016, 2016)
    assert head.span("report", 2017, found, "").reviewed == 2016
