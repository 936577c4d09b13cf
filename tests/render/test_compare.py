"""The side-by-side table, and the comparison as grids."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len
from rich.console import Console

from plancmp import KnowledgeBase, Topic, compare
from plancmp.render import compare as compare_table
from plancmp.render.document import Fact
from plancmp.render.view import View
from tests.render.screens import drawn, screen


@pytest.mark.parametrize("width", [80, 120, 200])
def test_columns_stand_under_their_heads(width: int, example: KnowledgeBase) -> None:
    """Chinese lines up: the second city begins in the same cell in every line."""
    lines = screen(example, "compare", width, "zh").split("\n")
    head = next(line for line in lines if line.startswith("主题"))
    at = cell_len(head[: head.index("北湖")])
    start = lines.index(head) + 1
    rows = [line for line in lines[start : lines.index("", start)] if line]
    for line in rows:
        before = ""
        for character in line:
            if cell_len(before) >= at:
                break
            before += character
        if cell_len(before) == at and len(line) > len(before):
            assert before[-1] == " "
        assert cell_len(before) <= at


def test_an_empty_cell_says_why(example: KnowledgeBase) -> None:
    page = screen(example, "compare-three", 120, "zh")
    assert "无文件" in page and "已读条款 4/4" in page
    planned = compare(example, ["nanling", "beihu", "anping"], topics=["railways", "aviation"], status="planned")
    assert "无文件" in drawn(planned, 120, "zh")


def test_what_is_left_out_is_counted(example: KnowledgeBase) -> None:
    assert "3" in screen(example, "compare-limit", 80, "zh").strip().split("\n")[-1]
    page = screen(example, "compare-limit", 80, "en")
    assert "3 more topics not shown (All commit 1, Only one commits 2)" in page.replace("\n", " ")
    assert "0/2" not in screen(example, "compare-limit", 80, "zh"), "no heading without a row: the last line counts it"


def test_everything_leaves_nothing_out(example: KnowledgeBase) -> None:
    whole = drawn(compare(example, ["anping", "beihu"]), 120, "en", everything=True, limit=1)
    assert "not shown" not in whole and "0/" not in whole


def test_the_score_says_what_it_is(example: KnowledgeBase) -> None:
    for width in (40, 120):
        assert re.search(r"相似\d+", screen(example, "compare", width, "zh"))
    assert "相似: 0–100" in screen(example, "compare", 120, "zh")
    alone = drawn(compare(example, ["anping", "beihu"], topics=["aviation"]), 120, "zh")
    assert "相似" not in alone


def test_the_title_names_what_the_comparison_is_narrowed_to(example: KnowledgeBase) -> None:
    narrowed = compare(
        example,
        ["anping", "beihu"],
        themes=["transport"],
        topics=["railways"],
        plans=["anping-report-2024"],
        year=2030,
        status="planned",
    )
    title = drawn(narrowed, 120, "zh").split("\n")[0]
    assert title.endswith(f"— 交通运输, {example.get(Topic, 'railways').zh}, 2024报告, 2030年, 只看计划")
    assert drawn(compare(example, ["anping", "beihu"], status="done"), 120, "zh").split("\n")[0].endswith("只看实绩")


def test_the_command_that_goes_deeper_keeps_what_was_asked_for(shipped: KnowledgeBase) -> None:
    narrowed = compare(shipped, ["jinhua", "quzhou"], year=2027, status="planned")
    assert re.search(
        r"plancmp compare jinhua quzhou --theme [a-z-]+ --year 2027 --status planned\n",
        drawn(narrowed, 120, "zh", limit=1),
    )


def test_why_is_said_in_the_readers_words(example: KnowledgeBase) -> None:
    page = screen(example, "compare-explain", 200, "zh")
    assert "同主题" in page and "topic " not in page and "anping-proposal-15fyp" not in page
    assert "§" in next(line for line in page.split("\n") if " ~ " in line)


def test_figures_stand_out(example: KnowledgeBase) -> None:
    console = Console(force_terminal=True, color_system="standard", width=120, highlight=False)
    with console.capture() as captured:
        compare_table.table(compare(example, ["anping", "beihu"]), View(), console)
    assert re.search(r"\x1b\[1;[0-9;]+m2000列\x1b\[0m", captured.get())


def test_one_commitment_a_row_or_one_topic(example: KnowledgeBase) -> None:
    result = compare(example, ["anping", "beihu", "nanling"])
    made = compare_table.document(result, View())
    [table] = made.tables
    assert table.heads == ["主题", "安平", "北湖", "南岭"] and made.title == "安平 · 北湖 · 南岭"
    name, first, *_ = table.rows[0]
    assert name == "空气质量" and isinstance(first, Fact)
    assert first.id.startswith("anping-proposal-15fyp/2.") and first.place.endswith(" §2")
    assert [row[2:] for row in table.rows if row[2] == "已读,未见"] == [["已读,未见", "无文件"]] * 2, (
        "each kind of absence has its own words"
    )
    said = [cell.id for row in table.rows for cell in row if isinstance(cell, Fact)]
    assert sorted(said) == sorted(item.id for row in result.rows for cell in row.cells.values() for item in cell)
    header, rows = compare_table.grid(result, View(lang="en"))
    assert len(rows) == len(example.commitments()) and {len(row) for row in rows} == {len(header)}
    assert rows[0][:2] == ["air-quality", result.rows[0].score]


def test_of_more_than_six_cities_the_others_are_named_with_the_command_that_shows_them(shipped: KnowledgeBase) -> None:
    named = ["jinhua", "quzhou", "hangzhou", "wenzhou", "hefei", "nanjing", "zhejiang", "china"]
    result = compare(shipped, named, themes=["transport"])
    others = named[6:]
    page = "".join(drawn(result, 400, "en").split("\n"))
    assert f"{len(others)} more: " in page and f"plancmp compare {' '.join(others)} --theme transport; " in page
    assert all(column.en in page for column in result.columns)
    heads = compare_table.document(result, View(lang="en")).tables[0].heads
    assert len(heads) == 1 + len(result.columns), "a page has them all"
