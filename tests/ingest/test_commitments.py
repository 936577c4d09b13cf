"""What a draft's record says of its sentence."""

from __future__ import annotations

import pytest

from plancmp import KnowledgeBase
from plancmp.ingest.draft import Reader
from plancmp.model import Commitment


def test_what_follows_the_figures_makes_them_no_weaker(shipped: KnowledgeBase) -> None:
    draft = Reader(shipped).read(
        "一、2025年工作安排\n(一)绿色发展。建设零碳园区1个,开展林业碳汇交易试点。",
        "x.txt",
        city="绍兴",
        type="report",
        year=2025,
    )
    item = next(item for clause in draft.clauses for item in clause.commitments if item.quantities)
    assert item.strength == "commit"


def read(shipped: KnowledgeBase, text: str) -> list[Commitment]:
    draft = Reader(shipped).read(
        f"2026年绍兴市政府工作报告\n一、2026年工作安排\n{text}", "x.txt", city="绍兴", type="report", year=2026
    )
    return [item for clause in draft.clauses for item in clause.commitments]


def test_a_list_of_things_to_be_done_is_one_commitment_each(shipped: KnowledgeBase) -> None:
    found = read(shipped, "新建学校5所、改造老旧小区10个,新增养老床位500张,完成公路投资20亿元,力争游客增长10%以上。")
    said = [(item.strength, [part.value for part in item.quantities]) for item in found]
    assert said == [("commit", [5]), ("commit", [10]), ("commit", [500]), ("commit", [20]), ("strive", [10])]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("健全慢性病防治服务体系,建成县域医疗影像中心。", ["support", "commit"]),
        ("推进县级医院改革,争创国家级医学中心,确保医疗安全。", ["support", "strive", "ensure"]),
        ("健全慢病防治,建成影像中心。", ["commit"]),  # too short to stand alone
    ],
)
def test_a_verb_of_another_strength_governs_a_fact_of_its_own(
    shipped: KnowledgeBase, text: str, wanted: list[str]
) -> None:
    assert [item.strength for item in read(shipped, text)] == wanted


def test_a_target_and_what_is_striven_for_beyond_it(shipped: KnowledgeBase) -> None:
    for text in ("地区生产总值增长5.5%以上、力争6%。", "地区生产总值增长5.5%以上,力争达到6%。"):
        said = [(item.strength, [part.value for part in item.quantities]) for item in read(shipped, text)]
        assert said == [("commit", [5.5]), ("strive", [6])]


def test_a_promise_with_an_open_topic_is_kept_and_a_slogan_is_not(shipped: KnowledgeBase) -> None:
    kept = ("推行首席质量官制度", "加强乡镇能力建设", "共建跨省合作园区")
    dropped = ("坚持以人民为中心", "今年是开局之年", "奋力谱写现代化新篇章", "我们相信明天会更好", "重点做好以下工作")
    texts = [item.text for item in read(shipped, "".join(f"{text}。" for text in (*kept, *dropped)))]
    assert texts == [*kept]


@pytest.mark.parametrize(
    "text",
    [
        "新建基站2000个(牵头单位:市通管局)",
        "新建基站2000个(责任单位:市通管局;配合单位:市住建局,各县区)",
        "新建基站2000个。(市通管局牵头,市住建局按职责分工负责)",
        "新建基站2000个。责任单位:市通管局",
    ],
)
def test_who_is_to_do_it_is_no_commitment(shipped: KnowledgeBase, text: str) -> None:
    assert [(item.text, item.cite) for item in read(shipped, text)] == [("新建基站2000个", "新建基站2000个")]


def test_a_heading_that_names_a_year_is_no_commitment(shipped: KnowledgeBase) -> None:
    draft = Reader(shipped).read(
        "一、2026年经济社会发展主要目标任务\n全市出口增长5%,进口增长6%。",
        "x.txt",
        city="绍兴",
        type="report",
        year=2026,
    )
    assert [item.text for clause in draft.clauses for item in clause.commitments] == ["全市出口增长5%,进口增长6%"]


def test_notes_on_the_figures_are_no_commitments(shipped: KnowledgeBase) -> None:
    notes = "注:1.本公报数据为初步统计数。2.各产业增加值按现价计算,增长速度按不变价格计算。"
    assert [item.text for item in read(shipped, f"建成公路5公里。\n{notes}")] == ["建成公路5公里"]


def test_the_basis_of_a_figure_stays_with_it(shipped: KnowledgeBase) -> None:
    found = read(shipped, "地区生产总值增长5%;剔除减税因素,一般公共预算收入增长3%。")
    assert [item.text for item in found] == ["地区生产总值增长5%", "剔除减税因素,一般公共预算收入增长3%"]


def test_a_chapter_in_doubt_says_so(shipped: KnowledgeBase) -> None:
    draft = Reader(shipped).read(
        "全市公路建设明显加快。建成学校8所。获批省级试验区。", "x.txt", city="绍兴", type="report", year=2026
    )
    assert {item.doubts for clause in draft.clauses for item in clause.commitments} == {("tense",)}


def test_a_part_that_names_no_matter_goes_on_with_the_one_spoken_of_last(shipped: KnowledgeBase) -> None:
    found = read(shipped, "(一)改善民生。规划建设村卫生室300所。建成130所,新开工100所。")
    assert {item.themes[0] for item in found} == {"health"}


def test_a_heading_with_a_year_is_no_commitment(shipped: KnowledgeBase) -> None:
    found = read(shipped, "二、工作安排\n2026年主要目标和重点任务\n新建学校8所。")
    assert [item.text for item in found] == ["新建学校8所"]
