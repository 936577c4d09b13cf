"""From a document to a data file: figures with year and kind, clauses, and a file that the checks accept."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancmp import KnowledgeBase
from plancmp.errors import DataError, UnknownName
from plancmp.ingest.classify import Classifier
from plancmp.ingest.draft import Draft, Reader
from plancmp.knowledge import check, files
from plancmp.knowledge.look import Look
from plancmp.model import Commitment, Quantity
from plancmp.problems import ERROR
from tests.conftest import EXAMPLE
from tests.ingest.conftest import REPORT


def records(draft: Draft) -> list[Commitment]:
    return [record for clause in draft.clauses for record in clause.commitments]


def quantity(draft: Draft, value: float, unit: str) -> Quantity:
    return next(part for item in records(draft) for part in item.quantities if (part.value, part.unit) == (value, unit))


@pytest.mark.parametrize(
    ("value", "unit", "op", "year", "kind"),
    [
        (5.8, "%", "=", 2024, "actual"),
        (120, "公里", "=", 2024, "actual"),
        (300, "列", "=", 2024, "actual"),
        (6, "%", "~", 2025, "target"),
        (7, "%", ">=", 2025, "target"),
        (6.5, "%", ">=", 2025, "target"),
        (1200, "万人次", ">=", 2025, "target"),
        (500, "公里", "=", 2027, "target"),
        (4.1, "个", "=", 2024, "baseline"),
        (4.8, "个", "=", 2025, "target"),
        (8, "个", ">=", 2025, "target"),
    ],
)
def test_figures(draft: Draft, value: float, unit: str, op: str, year: int, kind: str) -> None:
    found = quantity(draft, value, unit)
    assert (found.op, found.year, found.kind) == (op, year, kind)


def test_figures_that_are_none(draft: Draft) -> None:
    values = {part.value for item in records(draft) for part in item.quantities}
    assert not values & {1, 3, 10, 2025}
    assert [aside.why for clause in draft.clauses for aside in clause.set_aside] == ["list", "name"]


def test_the_past_is_done(draft: Draft) -> None:
    for item in records(draft):
        reported = any(part.kind == "actual" for part in item.quantities)
        assert reported == item.done or not item.quantities


def test_the_strongest_word_decides(draft: Draft) -> None:
    assert next(item.strength for item in records(draft) if "铁路客运量" in item.text) == "ensure"


def test_text_and_cite_are_the_document_s_own(draft: Draft) -> None:
    for item in records(draft):
        assert item.text in REPORT
        assert item.cite in REPORT and len(item.cite) <= 24
        for part in item.quantities[:1]:
            assert f"{part.value}" in item.cite


def test_labels_of_a_list(draft: Draft) -> None:
    assert quantity(draft, 7, "%").label.startswith("农村居民")
    assert quantity(draft, 6.5, "%").label.startswith("城镇居民")


def test_plan_and_city(draft: Draft) -> None:
    assert draft.plan.id == "lijiang-report-2025"
    assert (draft.city.zh, draft.city.adcode, draft.says_city) == ("丽江市", "530700", True)
    assert (draft.plan.title, draft.plan.period, draft.plan.origin) == ("2025年丽江市政府工作报告", "2025", "draft")


def test_the_file_is_sound_and_canonical(draft: Draft, tmp_path: Path) -> None:
    path = tmp_path / "lijiang-report-2025.yaml"
    path.write_text(draft.to_yaml(), "utf-8")
    found = check.problems_of([*files.data_files(EXAMPLE), path], [path], look=Look())
    assert not [problem for problem in found if problem.level == ERROR]
    codes = {problem.code for problem in found}
    assert "not-canonical" not in codes
    assert "set-aside" in codes


def test_a_clause_with_nothing_is_unread(draft: Draft, tmp_path: Path) -> None:
    path = tmp_path / "lijiang-report-2025.yaml"
    path.write_text(draft.to_yaml(), "utf-8")
    read, _, _ = check.read([*files.data_files(EXAMPLE), path])
    clauses = read.clauses["lijiang-report-2025"]
    assert not clauses["二(三)"].read and clauses["二(一)"].read


def test_a_draft_says_its_city_unless_it_came_with_plancmp(reader: Reader, shipped: KnowledgeBase) -> None:
    # A draft that takes the place of another must stand without it.
    assert "\ncities:\n" in reader.read(REPORT, "x.txt", city="安平", type="report", year=2025).to_yaml()
    assert "\ncities:\n" not in Reader(shipped).read(REPORT, "x.txt", city="金华", type="report", year=2025).to_yaml()


def test_the_planning_office_issues_the_plan_of_a_year(reader: Reader) -> None:
    text = "关于丽江市2024年国民经济和社会发展计划执行情况\n与2025年国民经济和社会发展计划(草案)的报告\n各位代表:\n"
    read = reader.read(f"{text}一、2024年计划执行情况\n新建公路5公里。", "x.txt", city="丽江", type="plan", year=2025)
    assert (read.plan.issuer, read.plan.period) == ("丽江市发展和改革委员会", "2025")


def test_a_budget_and_a_communique_of_a_plenum_say_who_issued_them(reader: Reader) -> None:
    budget = "关于丽江市2024年财政预算执行情况和2025年财政预算(草案)的报告\n一、2025年预算\n公共收入安排5亿元。"
    read = reader.read(budget, "x.txt", city="丽江", type="plan", year=2025)
    assert (read.plan.issuer, read.plan.period) == ("丽江市财政局", "2025")
    plenum = "中共丽江市委员会第八次全体会议公报\n(2023年12月8日)\n全会充分肯定市委的工作。建成公路5公里。\n全会提出,到2027年新建学校5所。"
    read = reader.read(plenum, "x.txt", city="丽江", type="decision", year=2023)
    found = [(part.kind, part.year) for clause in read.clauses for one in clause.commitments for part in one.quantities]
    assert found == [("actual", 2023), ("target", 2027)]


def test_an_assessment_counts_from_the_first_year_of_its_plan(reader: Reader) -> None:
    text = "丽江市“十四五”规划纲要实施情况中期评估报告\n(2023年11月28日在市人大常委会会议上)\n一、总体实施情况\n累计新建公路5公里,城镇化率60%。\n二、下步工作建议\n新建学校3所。"
    read = reader.read(text, "x.txt", city="丽江", type="plan", year=2023)
    found = [
        (part.kind, part.from_year, part.year)
        for clause in read.clauses
        for one in clause.commitments
        for part in one.quantities
    ]
    assert found == [("actual", 2021, 2022), ("actual", None, 2022), ("target", 2023, 2025)]


def test_a_list_of_works_whose_headings_are_silent_plans_them(reader: Reader) -> None:
    text = (
        "关于公布2024年安平县民生实事项目的公告\n一、教育优质普惠。新建幼儿园5所。\n二、出行更加便捷。新增停车位800个。"
    )
    read = reader.read(text, "x.txt", city="安平", type="action", year=2024)
    found = [(part.kind, part.year) for clause in read.clauses for one in clause.commitments for part in one.quantities]
    assert found == [("target", 2024), ("target", 2024)]


OPINION = (
    "安平市关于推进乡村振兴的实施意见\n(2024年3月18日)\n现提出如下意见。2024年公路投资5亿元。\n一、建设\n新建学校5所。"
)


def test_an_opinion_that_does_not_say_by_when_plans_for_no_year(reader: Reader) -> None:
    def years(text: str) -> list[int | None]:
        read = reader.read(text, "x.txt", city="安平", type="action", year=2024)
        return [one.year for clause in read.clauses for item in clause.commitments for one in item.quantities]

    assert years(OPINION) == [2024, None]
    assert years(OPINION + "到2027年新建医院3所。") == [2024, None, 2027]
    assert years(OPINION + "到2027年新建医院3所。到2027年新建公园4个。") == [2024, 2027, 2027, 2027]


def test_what_stands_before_the_first_clause_is_no_title_or_date(reader: Reader) -> None:
    read = reader.read(OPINION, "x.txt", city="安平", type="action", year=2024)
    assert [item.text for item in read.clauses[0].commitments] == ["2024年公路投资5亿元"]


def test_a_place_of_ones_own(reader: Reader) -> None:
    with pytest.raises(UnknownName) as caught:
        reader.city("亚特兰蒂斯县")
    assert "cities:" in caught.value.hint and "plans.yaml" in caught.value.hint


def test_unknown_city_and_empty_document(reader: Reader) -> None:
    with pytest.raises(UnknownName):
        reader.read(REPORT, "x.txt", city="亚特兰蒂斯", type="report", year=2025)
    with pytest.raises(DataError, match="no Chinese text"):
        reader.read("nothing here", "x.txt", city="丽江", type="report", year=2025)


@pytest.mark.parametrize(
    ("city", "year", "text", "doubt"),
    [
        ("宁波", 2025, REPORT, "title names 丽江市"),
        ("丽江", 2019, REPORT, "title names 2025"),
        ("丽江", 2025, REPORT + "下一步要加快推进重点项目建设并且不断完善相关配套政策以便", "cut off in a sentence"),
        ("丽江", 2025, "他走在乡间的小路上,想起了很多年以前的事情。" * 100, "no plan"),
    ],
)
def test_doubts(reader: Reader, city: str, year: int, text: str, doubt: str) -> None:
    draft = reader.read(text, "x.txt", city=city, type="report", year=year)
    assert any(doubt in said for said in draft.doubts), draft.doubts


def test_a_five_year_plan_ends_when_it_says(reader: Reader) -> None:
    text = "丽江市第十五个五年规划纲要\n一、主要目标\n公路总里程达到900公里,每年新建公路20公里。\n二、发展基础\n“十四五”时期新建公路80公里。"
    draft = reader.read(text, "x.txt", city="丽江", type="outline", year=2026)
    assert draft.plan.period == "2026-2030"
    assert quantity(draft, 900, "公里").year == 2030
    assert quantity(draft, 20, "公里").annual
    assert (quantity(draft, 80, "公里").kind, quantity(draft, 80, "公里").year) == ("actual", 2025)


def test_topic_stays_open_rather_than_wrong(reader: Reader) -> None:
    draft = reader.read(REPORT + "(四)其他。蜜蜂养殖箱达到77个。", "x.txt", city="丽江", type="report", year=2025)
    item = next(item for item in records(draft) if any(part.value == 77 for part in item.quantities))
    assert item.topic is None or (item.confidence or 0) >= 0.3


def test_a_second_topic_is_proposed_only_where_the_words_signal_it(shipped: KnowledgeBase) -> None:
    classifier = Classifier(shipped)
    both = classifier.code("建设绿色工厂,推进企业数字化改造")
    assert {both.topic, *both.also} == {"industrial-upgrading", "circular-economy"}
    assert classifier.code("推动中医药传承创新发展").also == ()


def test_promises_without_a_topic_stay(learnt: Reader) -> None:
    said = ("确保云杭高速工程开工", "严守耕地保护红线", "推进县域医共体建设", "争取温福线纳规")
    slogans = ("奋力谱写新篇章", "让我们坚定信心", "党的建设全面加强")
    text = REPORT + "(四)其他。" + "".join(f"{item}。" for item in (*said, *slogans))
    draft = learnt.read(text, "x.txt", city="丽江", type="report", year=2025)
    texts = [item.text for item in records(draft)]
    assert [item for item in said if item not in texts] == []
    assert not [item for item in slogans if item in texts]
    assert draft.passed_over >= len(slogans)


def test_what_is_counted_by_gdp_is_no_growth(learnt: Reader) -> None:
    text = (
        REPORT
        + "(四)其他。单位地区生产总值能耗下降3%。单位地区生产总值二氧化碳排放下降4%。亿元地区生产总值生产安全事故死亡率控制在0.01以内。"
    )
    draft = learnt.read(text, "x.txt", city="丽江", type="report", year=2025)
    topics = {item.text[:16]: item.topic for item in records(draft)[-3:]}
    assert list(topics.values()) == ["energy-saving", "carbon-peaking", "workplace-safety"], topics


GLOSSARY = """
三、附:名词解释
1.“三横四纵”:指全市三条东西向和四条南北向的骨干道路。
"""


def test_words_explained_and_words_that_lead_in_are_read(reader: Reader) -> None:
    text = REPORT.replace(
        "地区生产总值增长6%左右,农村居民和城镇居民收入分别增长7%和6.5%以上。", "围绕上述目标,重点做好以下工作:"
    )
    draft = reader.read(text + GLOSSARY, "report.txt", city="丽江", type="report", year=2025)
    assert {clause.id: clause.empty for clause in draft.clauses if not clause.commitments} == {
        "二(总)": "只有引入的话",
        "二(三)": "",
        "1": "只有用语解释、致辞、体会一类内容",
    }
