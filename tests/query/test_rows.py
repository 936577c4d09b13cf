"""Who stands in which row: second topics, close ones of other topics, other themes, older plans, routine."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from plancmp import KnowledgeBase, PlancmpError, compare, gaps, search
from plancmp.model import City
from plancmp.query.compare import Comparison
from plancmp.query.export import export
from plancmp.query.selection import Selection
from plancmp.render import text
from plancmp.render.view import View
from tests.conftest import EXAMPLE
from tests.index.test_vectors import drafted
from tests.render.screens import drawn

PLAN = """\
cities:
- id: caoyuan
  zh: 草原市
  en: Caoyuan
  adcode: '990300'
plans:
{register}
plan: caoyuan-report-2024
clauses:
- id: '1'
  title: 重点任务
  commitments:
  - id: caoyuan-report-2024/1.1
    themes: [transport, ecology]
    topic: aviation
    also: [railways]
    strength: support
    text: 推动机场与高铁站接驳
    text_en: Link airport and high-speed railway
    cite: 机场与高铁站接驳
  - id: caoyuan-report-2024/1.2
    themes: [ecology]
    topic: air-quality
    strength: support
    text: 支持安新欧班列年开行达到2000列的货源组织
    text_en: Support the goods of 2,000 Anxin'ou trains
    cite: 班列货源组织
  - id: caoyuan-report-2024/1.3
    themes: [ecology]
    topic: air-quality
    strength: support
    text: 推进蓝天保卫战
    text_en: Advance the battle for blue skies
    cite: 蓝天保卫战
"""

REGISTER = """\
- id: caoyuan-report-{year}
  city: caoyuan
  type: report
  title: {year}年草原市政府工作报告
  title_en: Caoyuan report {year}
  issuer: 草原市人民政府
  adopted: '{year}-02-01'
  period: '{year}'
  source: made up
"""

OLDER = """\
plan: caoyuan-report-{year}
clauses:
- id: '1'
  title: 重点任务
  commitments:
  - id: caoyuan-report-{year}/1.1
    themes: [transport]
    topic: aviation
    strength: support
    text: 研究{year}年机场
    text_en: Study an airport in {year}
    cite: 研究机场
"""


@pytest.fixture
def three(tmp_path: Path) -> Iterator[KnowledgeBase]:
    """The example with a third city: three reports, a second topic, a record close to one of another topic."""
    data = tmp_path / "data"
    shutil.copytree(EXAMPLE, data)
    register = "".join(REGISTER.format(year=year) for year in (2022, 2023, 2024)).rstrip("\n")
    (data / "plans" / "caoyuan-report-2024.yaml").write_text(PLAN.format(register=register), "utf-8")
    for year in (2022, 2023):
        (data / "plans" / f"caoyuan-report-{year}.yaml").write_text(OLDER.format(year=year), "utf-8")
    with KnowledgeBase.open([data]) as kb:
        yield kb


def ids(result: Comparison, topic: str) -> dict[str, list[str]]:
    row = next(row for row in result.rows if row.topic.id == topic)
    return {city: [item.id for item in cell] for city, cell in row.cells.items()}


G = "caoyuan-report-2024"


def test_a_second_topic_makes_a_guest_behind_those_of_the_row(three: KnowledgeBase) -> None:
    result = compare(three, ["anping", "caoyuan"])
    assert ids(result, "railways")["caoyuan"] == [f"{G}/1.1"] and f"{G}/1.1" in ids(result, "aviation")["caoyuan"]
    row = next(row for row in result.to_dict()["rows"] if row["topic"] == "railways")
    assert [item["topic"] for item in row["cells"]["caoyuan"]] == ["aviation"]
    assert "推动机场与高铁站接驳 §1 <-机场与航空" in drawn(result, 120, "zh")
    assert "<- touches on this topic" in drawn(result, 120, "en")


def test_a_close_one_of_another_topic_is_a_guest(three: KnowledgeBase) -> None:
    result = compare(three, ["anping", "caoyuan"])
    assert ids(result, "china-europe-trains")["caoyuan"] == [f"{G}/1.2"]
    assert "<~空气质量" in drawn(result, 200, "zh")
    narrowed = compare(three, ["anping", "caoyuan"], topics=["china-europe-trains"])
    assert ids(narrowed, "china-europe-trains") == ids(result, "china-europe-trains"), (
        "also where it is asked for alone"
    )
    assert compare(three, ["anping", "beihu"], topics=["china-europe-trains"]).rows[0].cells["beihu"] == ()


def test_one_that_is_open_between_topics_is_a_guest_in_their_rows_and_covers_none(
    example: KnowledgeBase, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    shutil.copytree(EXAMPLE, data)
    drafted(data, "topic: railways", "also: [aviation]")
    with KnowledgeBase.open([data]) as kb:
        result = compare(kb, ["anping", "beihu"])
        [guest] = ids(result, "aviation")["beihu"]
        assert kb.commitments(cities=["beihu"], topics=["aviation"]) == []
        assert "<-未定" in drawn(result, 120, "zh") and "<-open" in drawn(result, 120, "en")
        [gap] = [row for row in gaps(kb, "beihu", ["anping"]).rows if row.topic.id == "aviation"]
        assert [item.id for item in gap.mentions["beihu"]] == [guest]


def test_guests_heed_what_narrows(three: KnowledgeBase) -> None:
    done = compare(three, ["anping", "caoyuan"], topics=["china-europe-trains"], status="done")
    assert ids(done, "china-europe-trains") == {"anping": ["anping-report-2024/一(一).1"], "caoyuan": []}
    other = compare(three, ["anping", "caoyuan"], topics=["china-europe-trains"], plans=["caoyuan-report-2022"])
    assert ids(other, "china-europe-trains")["caoyuan"] == []


def test_a_theme_shows_its_own_rows_first_and_of_others_only_what_is_counted_to_it(three: KnowledgeBase) -> None:
    result = compare(three, ["anping", "caoyuan"], themes=["ecology"])
    assert [(row.topic.id, row.foreign) for row in result.rows] == [("air-quality", False), ("aviation", True)]
    # 1.1 is counted to ecology too; what Anping says of airports is not, and faces nothing.
    assert ids(result, "aviation")["caoyuan"] == [f"{G}/1.1"]
    aviation = result.rows[1]
    assert aviation.cells["anping"] == () and aviation.beyond == {"anping": 1}
    page = drawn(result, 120, "zh")
    assert "另有1条,不属所问领域" in page and "其他领域中兼及所问领域的 1/1" in page
    assert "1 more, not of this theme" in text(result, View(form="md", lang="en"))
    transport = compare(three, ["anping", "caoyuan"], themes=["transport"])
    assert not any(row.foreign for row in transport.rows)


def test_of_several_plans_of_a_type_the_newest_is_shown_and_the_rest_counted(three: KnowledgeBase) -> None:
    result = compare(three, ["anping", "caoyuan"])
    assert [plan.id for plan in result.plans if plan.city == "caoyuan"] == [G]
    assert [plan.id for plan in result.left_out] == ["caoyuan-report-2022", "caoyuan-report-2023"]
    assert [plan.id for plan in result.plans if plan.city == "anping"] == [
        "anping-report-2024",
        "anping-proposal-15fyp",
    ]
    assert "另有2份更早的同类文件" in drawn(result, 120, "zh")
    everything = compare(three, ["anping", "caoyuan"], every_plan=True)
    assert len(everything.plans) == 5 and not everything.left_out
    named = compare(three, ["anping", "caoyuan"], plans=["caoyuan-report-2022", "caoyuan-report-2023"])
    assert [plan.id for plan in named.plans if plan.city == "caoyuan"] == ["caoyuan-report-2022", "caoyuan-report-2023"]


def test_type_and_year_of_plans_choose_like_for_like(three: KnowledgeBase) -> None:
    reports = compare(three, ["anping", "caoyuan"], types=["report"])
    assert [plan.id for plan in reports.plans] == ["anping-report-2024", G]
    older = compare(three, ["anping", "caoyuan"], plan_years=[2023], types=["report"])
    assert [plan.id for plan in older.plans] == ["caoyuan-report-2023"]
    assert "2023年的文件" in drawn(older, 120, "zh").split("\n")[0]
    assert [plan.id for plan in compare(three, ["anping", "beihu"], plan_years=[2028]).plans] == [
        "anping-proposal-15fyp",
        "beihu-proposal-15fyp",
    ]
    for ask in (lambda **how: search(three, "机场", **how).hits, lambda **how: export(three, **how).commitments):
        plans = {hit.commitment.plan if hasattr(hit, "commitment") else hit.plan for hit in ask(types=["report"])}
        assert (
            plans == {G, "caoyuan-report-2022", "caoyuan-report-2023", "anping-report-2024"} & plans and len(plans) > 1
        )
        latest = ask(cities=["caoyuan"], latest=True)
        assert {hit.commitment.plan if hasattr(hit, "commitment") else hit.plan for hit in latest} == {G}
    none = search(three, "机场", types=["outline"])
    assert not none.found and none.hints[0].startswith("without --type outline:")
    with pytest.raises(PlancmpError, match="no type is called 'poem'"):
        Selection(types=["poem"]).resolved(three)


def test_plans_for_different_years_are_told(three: KnowledgeBase) -> None:
    result = compare(three, ["beihu", "caoyuan"])
    assert [(first.id, second.id) for first, second in result.apart] == [("beihu", "caoyuan")]
    assert "规划期没有重叠: 北湖 2026–2030、草原 2024" in drawn(result, 120, "zh")
    assert "the plans are for different years: Beihu 2026–2030 and Caoyuan 2024" in drawn(result, 160, "en")
    assert not compare(three, ["anping", "caoyuan"]).apart
    columns = [*result.columns, replace(result.columns[1], city=three.get(City, "anping"))]
    coverage = {**result.coverage, "anping": result.coverage["caoyuan"]}
    several = replace(result, columns=tuple(columns), coverage=coverage, rows=())
    assert "规划期没有重叠: 北湖 2026–2030; 草原、安平 2024;" in drawn(several, 120, "zh")


def test_what_another_topic_covers_is_no_gap(three: KnowledgeBase) -> None:
    topics = {row.topic.id for row in gaps(three, "caoyuan", ["anping"]).rows}
    assert topics == set(), "railways by a second topic, trains by likeness"
    assert {row.topic.id for row in gaps(three, "beihu", ["anping"]).rows} == {"china-europe-trains", "aviation"}


def test_what_every_plan_says_comes_last(example: KnowledgeBase, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(EXAMPLE, data)
    plans = data / "plans.yaml"
    signals = "    keywords: [高铁, 铁路, 高速铁路]\n"
    plans.write_text(plans.read_text("utf-8").replace(signals, f"{signals}    routine: true\n"), "utf-8")
    order = [row.topic.id for row in compare(example, ["anping", "beihu"], themes=["transport"]).rows]
    assert order[0] == "railways"
    with KnowledgeBase.open([data]) as kb:
        shared = [row.topic.id for row in compare(kb, ["anping", "beihu"]).rows if row.holders == 2]
        assert shared == ["air-quality", "railways"]


def test_any_number_of_cities_but_six_on_the_screen(three: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    from plancmp.render import compare as compare_table

    monkeypatch.setattr(compare_table, "MOST_CITIES", 2)
    result = compare(three, ["anping", "beihu", "caoyuan"])
    page = drawn(result, 120, "zh")
    assert "草原" not in page.partition("\n")[0] and "另有1个城市: 草原" in page
    assert "caoyuan" in text(result, View(form="json")) and "草原" in text(result, View(form="md"))
    assert compare(three, ["anping", "beihu", "caoyuan", "nanling"]).to_dict()["cities"][-1] == "nanling"
