"""Results, targets and the way between them in plain characters."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from plancmp import KnowledgeBase, track
from plancmp.query.progress.track import TrackRow
from plancmp.render.kit.plot import plot
from tests.query.progress.conftest import result, said


def _row(kb: KnowledgeBase, indicator: str) -> TrackRow:
    return next(row for row in track(kb, "anping", [indicator]).rows if row.indicator.id == indicator)


def _lines(row: TrackRow, room: int = 80) -> list[str]:
    drawn = plot(row.points, row.verdict.start, row.verdict.goal, "zh", room)
    assert drawn is not None
    return drawn.plain.split("\n")


def test_the_plot_has_results_targets_and_the_path(figures: KnowledgeBase) -> None:
    lines = _lines(_row(figures, "trains"))
    assert lines[0].startswith("3000列 |") and lines[0].endswith("x") and lines[6].startswith("2380列 |o")
    assert sum(line.count("x") for line in lines) == 3
    assert sum(line.count(".") for line in lines) > 10
    assert "2023" in lines[-1] and "2027" in lines[-1]


@pytest.mark.parametrize("room", [30, 50])
def test_the_plot_is_as_wide_as_there_is_room(room: int, figures: KnowledgeBase) -> None:
    row = _row(figures, "trains")
    assert max(map(cell_len, _lines(row, room))) == min(room, 48)
    assert plot(row.points, row.verdict.start, row.verdict.goal, "zh", 25) is None


def test_a_target_that_was_met_is_one_mark() -> None:
    drawn = plot([said(2022, 50, 2022), said(2023, 100, 2023), result(2024, 100, 2023)], None, None, "zh")
    assert drawn is not None and drawn.plain.split("\n")[0].endswith("*")
    assert drawn.plain.count("x") == 1 and "o" not in drawn.plain


def test_one_year_has_no_plot(figures: KnowledgeBase) -> None:
    row = _row(figures, "income-ratio")
    assert plot([one for one in row.points if one.year == 2023], None, None, "zh") is None


def test_the_way_to_a_quota_is_level(figures: KnowledgeBase) -> None:
    row = _row(figures, "firms-new")
    start = next(one for one in row.points if not one.target)
    goal = next(one for one in row.points if one.quota)
    drawn = plot(row.points, start, goal, "zh", 80)
    assert drawn is not None and sum("..." in line for line in drawn.plain.split("\n")) == 1
