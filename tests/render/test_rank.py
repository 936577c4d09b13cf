"""The ranking on the screen and as a grid."""

from __future__ import annotations

import csv
import io

import pytest

from plancmp import KnowledgeBase
from plancmp.query.rank import rank
from plancmp.render import text
from plancmp.render.view import View


def test_the_head_says_how_many_are_known_and_how_they_lie(mapped: KnowledgeBase) -> None:
    page = text(rank(mapped, "gdp-growth", within=["浙江"], year=2024), View(width=100))
    assert "2024年目标 · 浙江省 · 地级" in page
    assert "已知 4/11  最低 5.5% · 四分位 5.875% / 6% / 6.375% · 最高 7.5%" in page
    assert "浙江省 约5.5%  中国 约5%" in page
    assert "未知 7地" in page and "金华" in page


def test_one_line_a_place(mapped: KnowledgeBase) -> None:
    lines = text(rank(mapped, "gdp-growth", within=["浙江"], year=2024), View(width=100)).splitlines()
    [line] = [line for line in lines if "湖州" in line and "≥6%" in line]
    assert line.split()[:3] == ["2", "湖州", "≥6%"] and "▪" in line
    assert "2024报告 §二 [图册]" in line and line.rstrip().endswith("+0.5")


def test_aims_and_results(mapped: KnowledgeBase) -> None:
    page = text(rank(mapped, "gdp-growth", outcome="missed", within=["浙江"]), View(width=100, lang="en"))
    assert "2024: 2 missed their own aim, of 3 that can be judged" in page
    assert "-0.8" in page


@pytest.mark.parametrize("width", [80, 120, 200])
def test_no_line_is_wider_than_the_screen(width: int, mapped: KnowledgeBase) -> None:
    from rich.cells import cell_len

    for lang in ("zh", "en"):
        page = text(rank(mapped, "gdp-growth", year=2024), View(width=width, lang=lang))  # type: ignore[arg-type]
        assert max(map(cell_len, page.splitlines())) <= width


def test_the_grid_has_a_row_a_place(mapped: KnowledgeBase) -> None:
    page = text(rank(mapped, "gdp-growth", within=["浙江"], year=2024), View(form="csv", lang="en"))
    rows = list(csv.DictReader(io.StringIO(page)))
    assert [row["city"] for row in rows] == ["zhoushan", "jiaxing", "huzhou", "hangzhou"]
    assert rows[0]["origin"] == "atlas" and rows[0]["clause"] and not rows[0]["id"]
