"""The tables of the atlas in the index: places by name, figures, and what becomes of a table that changes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plancmp import KnowledgeBase, UnknownName
from plancmp.errors import DataError
from plancmp.model import City, Plan
from tests.conftest import FIGURES


def test_places_answer_to_their_names(mapped: KnowledgeBase) -> None:
    for name in ("湖州", "湖州市", "huzhou", "Huzhou", "330500", "浙江湖州"):
        assert mapped.find(City, name).id == "huzhou"
    assert mapped.find(City, "huzou").id == "huzhou"  # a slip
    assert [found.typed for found in mapped.guesses] == ["huzou"]
    assert "huzhou" not in {city.id for city in mapped.all(City)}
    with pytest.raises(UnknownName) as unknown:
        mapped.find(City, "南京")
    assert "has no plan here" in unknown.value.message


def test_figures_by_place_indicator_kind_and_year(mapped: KnowledgeBase) -> None:
    found = list(mapped.headlines(cities=["huzhou"], kind="target", year=2025))
    assert [(one.plan, one.op, one.value, one.expected) for one in found] == [("huzhou-report-2025", "~", 6, False)]
    assert [plan.id for plan in mapped.reports(["huzhou"])] == ["huzhou-report-2024", "huzhou-report-2025"]
    assert mapped.figures(by="city")["hangzhou"] == 3
    assert all(plan.origin == "atlas" for plan in mapped.reports(["huzhou"])) and not mapped.plans(["huzhou"])


def test_a_table_that_changes_comes_anew(atlas_folder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    shutil.copytree(atlas_folder, folder)
    table = folder / "atlas" / "zhejiang.tsv"

    def aims() -> list[float]:
        with KnowledgeBase.open([FIGURES, folder]) as kb:
            assert kb.all(Plan)
            return [one.value for one in kb.headlines(cities=["zhoushan"])]

    assert aims() == [7.5]
    table.write_text(table.read_text("utf-8").replace("\t7.5\t", "\t7.25\t"), "utf-8")
    assert aims() == [7.25]
    table.unlink()
    assert aims() == []


def test_a_table_that_is_wrong_is_told_with_its_line(atlas_folder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    shutil.copytree(atlas_folder, folder)
    table = folder / "atlas" / "zhejiang.tsv"
    table.write_text(table.read_text("utf-8").replace("\t7.5\t", "\tmany\t"), "utf-8")
    with pytest.raises(DataError, match=r"zhejiang.tsv:\d+: "):
        KnowledgeBase.open([FIGURES, folder])
