"""What changed from one plan to another, on the screen and as a grid."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from plancmp import KnowledgeBase, diff
from plancmp.render import diff as drawing
from plancmp.render.view import Lang, View
from tests.render.screens import drawn, screen


@pytest.mark.parametrize("width", [20, 60, 100])
def test_nothing_is_wider_than_the_screen(width: int, figures: KnowledgeBase) -> None:
    lines = screen(figures, "diff", width, "zh").splitlines()
    assert max(map(cell_len, lines)) <= width


@pytest.mark.parametrize(("lang", "said"), [("zh", "2021规划 → 2024报告"), ("en", "2021 plan → 2024 report")])
def test_the_head_names_the_plans_and_counts_all_changes(lang: Lang, said: str, figures: KnowledgeBase) -> None:
    result = diff(figures, "anping-plan-2021", "anping-report-2024")
    head = drawn(result, 100, lang).split("──")[0]
    assert said in head and all(f" {count}" in head for count in result.summary.values())


def test_old_and_new_are_beside_each_other_and_on_narrow_screens_under_each_other(shipped: KnowledgeBase) -> None:
    result = diff(shipped, "quzhou", only=["lowered"], topics=["economic-growth"])
    wide, narrow = drawn(result, 120, "zh"), drawn(result, 50, "zh")
    assert any("增长7%左右" in line and "增长6.5%左右" in line for line in wide.splitlines())
    assert "- 定 2024年地区生产总值增长7%左右" in narrow and "+ 定 2025年地区生产总值增长6.5%左右" in narrow


def test_what_is_not_sure_is_counted_and_shown_when_asked_for(shipped: KnowledgeBase) -> None:
    result = diff(shipped, "quzhou", themes=["ecology"])
    unsure = next(row for row in result.rows if row.change == "unmatched")
    count = f"未对上 {result.summary['unmatched']}"
    assert count in drawn(result, 100, "zh") and unsure.because[0] not in _joined(drawn(result, 100, "zh"))
    assert count in drawn(result, 100, "zh", everything=True)
    only = diff(shipped, "quzhou", themes=["ecology"], only=["unmatched"])
    assert f"未对上 {min(24, len(only.rows))}/{len(only.rows)}" in drawn(only, 100, "zh")


def _joined(page: str) -> str:
    return "".join(page.split())


def test_what_is_left_out_is_counted(shipped: KnowledgeBase) -> None:
    result = diff(shipped, "quzhou")
    assert f"另有{len(result.rows) - 3}条未显示" in drawn(result, 100, "zh", limit=3)
    assert "未显示" not in drawn(result, 100, "zh", everything=True)


def test_a_reason_that_all_rows_share_is_told_once(shipped: KnowledgeBase) -> None:
    page = drawn(diff(shipped, "quzhou", only=["added"], themes=["economy", "innovation"]), 100, "zh")
    assert page.count("没有相近的承诺") == 1


@pytest.mark.parametrize(
    ("old", "new", "gone", "come"),
    [
        ("增长6%以上", "增长6.5%左右", ["6", "以上"], ["6.5", "左右"]),
        ("grow 6 % or more", "grow 16 % or more", ["6"], ["16"]),
        ("推进", "推进", [], []),
    ],
)
def test_what_differs(old: str, new: str, gone: list[str], come: list[str]) -> None:
    found = list(drawing.differing(old, new))
    assert [old[start:end] for start, end, side in found if side == 0] == gone
    assert [new[start:end] for start, end, side in found if side == 1] == come


def test_one_change_a_row_with_both_sides_and_the_reason(figures: KnowledgeBase) -> None:
    result = diff(figures, "anping-plan-2021", "anping-report-2024")
    header, rows = drawing.grid(result, View(lang="en"))
    rows = list(rows)
    assert len(rows) == len(result.rows) and {len(row) for row in rows} == {len(header)}
    assert rows[0][0] == "lowered" or rows[0][0] in {row.change for row in result.rows}
    assert all(row[-1] for row in rows)
