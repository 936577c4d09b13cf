"""Targets on the screen and as grids."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plancmp import KnowledgeBase, targets
from plancmp.render import targets as targets_table
from plancmp.render.document import Fact
from plancmp.render.view import Lang, View
from tests.render.screens import drawn, screen


@pytest.mark.parametrize("width", [40, 80, 200])
def test_targets_show_figure_year_start_and_need(width: int, figures: KnowledgeBase) -> None:
    page = screen(figures, "targets", width, "zh")
    assert "约1万亿元 2027" in page and "4500亿元 2027" in page
    assert "2025: 4000亿元" in page and "须年均增长6.1%" in page
    bars = sorted({line.count("▪") for line in page.split("\n")} - {0})
    assert bars[0] == 5 or bars == [17]  # 4500 of 10000, of twelve; on a wide screen both stand in one line


def test_targets_say_only_of_the_other_row_that_it_is_measured_otherwise(figures: KnowledgeBase) -> None:
    for width in (40, 120):
        page = drawn(targets(figures, ["anping"]), width, "zh", everything=True)
        before, _, after = page.replace("\n", "").replace(" ", "").partition("与上一项")
        assert "位次" in before and after and "计量不同,不作比较" not in before


def test_targets_speak_of_a_star_only_when_there_is_one(figures: KnowledgeBase) -> None:
    result = targets(figures, ["anping", "beihu"], year=2027)
    page = drawn(replace(result, rows=tuple(replace(row, leaders=("anping",)) for row in result.rows)), 80, "zh")
    assert "* 领先" in page and "* 约1万亿元 2027" in page
    assert "领先" not in screen(figures, "targets", 80, "zh"), "an amount leads nothing"
    page = drawn(targets(figures, ["anping"]), 40, "zh", everything=True)
    assert "领先" not in page and "\n\n\n" not in page


def test_where_little_is_shared_the_rest_is_shown_too(figures: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    result = targets(figures, ["anping", "beihu"])
    indicators = len({row.indicator.id for row in result.rows})
    alone = indicators - len({row.indicator.id for row in result.rows if row.holders > 1})
    monkeypatch.setattr(targets_table, "SINGLE_ROWS", 1)
    assert f"另有{alone - 1}个指标" in drawn(result, 120, "zh")
    monkeypatch.setattr(targets_table, "FEW_SHARED", 0)
    assert f"另有{alone}个指标" in drawn(result, 120, "zh")
    asked = targets(figures, ["anping", "beihu"], indicators=[row.indicator.id for row in result.rows])
    assert "另有" not in drawn(asked, 120, "zh", everything=True), "who names an indicator wants to see it"
    assert "个指标" not in drawn(asked, 120, "zh")


@pytest.mark.parametrize(
    ("lang", "said", "unsaid"), [("zh", "低于2023年的201个", "须"), ("en", "below 201 in 2023", "needs")]
)
def test_a_target_below_the_last_result_is_said_to_lie_there(
    lang: Lang, said: str, unsaid: str, shipped: KnowledgeBase
) -> None:
    page = drawn(targets(shipped, ["jinhua"], indicators=["trade-delegations"]), 80, lang, everything=True)
    assert said in page and unsaid not in page


def test_a_place_of_which_only_figures_are_known_needs_no_legend_of_strengths(mapped: KnowledgeBase) -> None:
    assert "图册" in drawn(targets(mapped, ["huzhou"]), 80, "zh")
    assert "力度" not in drawn(targets(mapped, ["huzhou"]), 80, "zh")


def test_one_target_a_row_or_one_indicator(figures: KnowledgeBase) -> None:
    result = targets(figures, ["anping", "beihu"])
    header, rows = targets_table.grid(result, View())
    assert len(rows) == sum(len(cell.targets) for row in result.rows for cell in row.cells.values())
    assert {len(row) for row in rows} == {len(header)}
    decides = [row[header.index("decides")] for row in rows]
    assert decides.count(True) == sum(bool(cell.targets) for row in result.rows for cell in row.cells.values())
    led = replace(result, rows=tuple(replace(row, leaders=("anping",)) for row in result.rows))
    [table] = targets_table.document(led, View(lang="en")).tables
    assert table.heads == ["Measure", "Anping", "Beihu"]
    assert any(cell.text.endswith(" *") for row in table.rows for cell in row[1:2] if isinstance(cell, Fact))
    assert not any(cell.text.endswith("*") for row in table.rows for cell in row[2:] if isinstance(cell, Fact))


@pytest.mark.parametrize(
    ("op", "needs", "said", "unsaid"),
    [
        ("=", -0.03, "\n须缩小0.03", "至多"),
        ("<=", -0.03, "\n至多须缩小0.03", "低于"),  # it may lie lower; and it is one year
        ("<=", None, "2024: ≤1.89倍", "低于"),
        (">=", None, "低于2024年的≥1.89", "2024: "),
    ],
)
def test_of_a_start_that_is_a_bound_no_more_is_said_than_is_known(
    op: str, needs: float | None, said: str, unsaid: str, shipped: KnowledgeBase
) -> None:
    result = targets(shipped, ["jinhua"], indicators=["urban-rural-income-ratio"])
    row = result.rows[0]
    cell = row.cells["jinhua"]
    assert cell.start is not None and cell.start.year == 2024 and cell.targets[0].year == 2025
    start = replace(cell.start, quantity=replace(cell.start.quantity, op=op))
    row = replace(row, cells={"jinhua": replace(cell, start=start, needs=needs)})
    lines = [line.strip() for line in drawn(replace(result, rows=(row,)), 80, "zh", everything=True).split("\n")]
    page = "\n".join(lines)
    assert said in page and unsaid not in page
