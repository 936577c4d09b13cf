"""Places in the order of an indicator, of which some are not known."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancmp import KnowledgeBase, PlancmpError
from plancmp.query.rank import Ranking, rank
from tests.conftest import FIGURES


def shown(result: Ranking) -> list[tuple[int, str, float]]:
    return [(row.rank, row.city.id, row.statement.value) for row in result.rows]


def test_ties_share_a_rank_and_the_next_counts_on(mapped: KnowledgeBase) -> None:
    result = rank(mapped, "gdp-growth", within=["浙江"], year=2024, kind="target")
    assert shown(result) == [
        (1, "zhoushan", 7.5),
        (2, "jiaxing", 6),
        (2, "huzhou", 6),
        (4, "hangzhou", 5.5),
    ]
    assert [row.statement.figure("zh") for row in result.rows][1:3] == ["6%", "≥6%"]


def test_what_is_not_known_is_unknown_not_low(mapped: KnowledgeBase) -> None:
    result = rank(mapped, "地区生产总值增速", within=["浙江"], year=2024)
    assert (result.summary.places, result.summary.known) == (11, 4)
    assert {"jinhua", "quzhou", "wenzhou"} < {place.id for place in result.unknown}
    assert (result.summary.min, result.summary.median, result.summary.max) == (5.5, 6, 7.5)


def test_levels_stay_apart_unless_asked_for(mapped: KnowledgeBase) -> None:
    def places(*levels: str) -> set[str]:
        return {row.city.id for row in rank(mapped, "gdp-growth", levels=levels, within=["浙江"], year=2024).rows}

    assert places() == {"zhoushan", "huzhou", "jiaxing", "hangzhou"}
    assert places("county") == {"yiwu"}
    assert places("prefecture", "county") == {"zhoushan", "huzhou", "jiaxing", "hangzhou", "yiwu"}
    assert {row.city.id for row in rank(mapped, "gdp-growth", levels=["province"], year=2024).rows} == {"zhejiang"}


def test_the_year_is_the_newest_that_most_have(mapped: KnowledgeBase) -> None:
    result = rank(mapped, "gdp-growth", within=["浙江"])
    assert (result.year, result.year_said) == (2025, False)  # three of four
    assert rank(mapped, "gdp-growth", within=["浙江"], kind="actual").year == 2024
    assert rank(mapped, "gdp-growth", around="舟山").year == 2024  # the newest that it has


def test_the_figures_above(mapped: KnowledgeBase) -> None:
    first, *_ = rank(mapped, "gdp-growth", within=["浙江"], year=2024).rows
    assert first.above.province is not None and first.above.province.value == 5.5
    assert first.above.nation is not None and first.above.nation.item.city == "china"
    assert first.over == 2


def test_around_a_place_are_its_neighbours(mapped: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plancmp.query.rank.NEIGHBOURS", 1)
    result = rank(mapped, "gdp-growth", around="嘉兴", within=["浙江"], year=2024)
    assert [row.city.id for row in result.rows] == ["zhoushan", "jiaxing", "huzhou"]
    assert result.summary.known == 4
    assert "nothing is known of it" in rank(mapped, "gdp-growth", around="jinhua", year=2024).nothing


def test_aims_held_against_results(mapped: KnowledgeBase) -> None:
    missed = rank(mapped, "gdp-growth", outcome="missed", within=["浙江"])
    assert [(row.city.id, row.gap) for row in missed.rows] == [("hangzhou", -0.8), ("huzhou", -0.2)]
    met = rank(mapped, "gdp-growth", outcome="met", within=["浙江"])
    assert [(row.city.id, row.gap) for row in met.rows] == [("jiaxing", 0.2)]
    assert (met.held, met.year) == (3, 2024)  # of Zhoushan no result is known


def test_nobody_has_it(mapped: KnowledgeBase) -> None:
    with pytest.raises(PlancmpError, match="no prefecture here has a figure of income-ratio"):
        rank(mapped, "income-ratio", within=["浙江"])
    assert "no place aims at gdp-growth for 2011" in rank(mapped, "gdp-growth", year=2011).nothing


def test_a_curated_plan_is_believed_before_the_atlas(atlas_folder: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plans.yaml"
    plan.write_text(CURATED, "utf-8")
    with KnowledgeBase.open([FIGURES, tmp_path, atlas_folder]) as kb:
        result = rank(kb, "gdp-growth", within=["浙江"], year=2024)
        [huzhou] = [row for row in result.rows if row.city.id == "huzhou"]
        assert (huzhou.statement.value, huzhou.statement.item.origin) == (6.5, "curated")
        assert result.to_dict()["rows"][1]["origin"] == "curated"


CURATED = """\
cities:
- {id: huzhou, zh: 湖州市, en: Huzhou, adcode: '330500', within: 浙江省}
plans:
- id: huzhou-report-2024
  city: huzhou
  type: report
  title: 湖州市政府工作报告
  title_en: Huzhou government work report 2024
  issuer: 湖州市人民政府
  adopted: '2024-01-15'
  period: '2024'
  source: made up
plan: huzhou-report-2024
clauses:
- id: 二
  title: 目标
  commitments:
  - id: huzhou-report-2024/二.1
    themes: [economy]
    topic: growth
    strength: commit
    text: 地区生产总值增长6.5%
    text_en: GDP grows by 6.5%
    cite: 地区生产总值增长6.5%
    quantities:
    - {indicator: gdp-growth, label: 地区生产总值增速, value: 6.5, unit: '%', year: 2024}
"""


def test_json_follows_the_contract(mapped: KnowledgeBase) -> None:
    value = rank(mapped, "gdp-growth", within=["浙江"], year=2024).to_dict()
    assert value["schema"] == "plancmp.rank/1"
    assert value["within"] == ["zhejiang"] and value["unit"] == "%" and "jinhua" in value["unknown"]
    row = value["rows"][0]
    assert (row["rank"], row["city"], row["adcode"], row["level"]) == (1, "zhoushan", "330900", "prefecture")
    assert (row["op"], row["value"], row["year"], row["origin"]) == ("~", 7.5, 2024, "atlas")
    assert (row["plan"], row["clause"], row["commitment"]) == ("zhoushan-report-2024", "二", None)
    assert row["above"]["province"]["value"] == 5.5 and row["above"]["nation"]["value"] == 5
