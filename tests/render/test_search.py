"""Hits on the screen and as a grid."""

from __future__ import annotations

import re

import pytest
from rich.console import Console

from plancmp import Indicator, KnowledgeBase, search
from plancmp.render import search as search_table
from plancmp.render.view import View
from tests.render.screens import drawn


def test_an_english_screen_names_figures_in_english(example: KnowledgeBase) -> None:
    page = drawn(search(example, "PM2.5"), 120, "en")
    assert example.get(Indicator, "pm25").en in page and "年均浓度" not in page


def test_figures_stand_out(example: KnowledgeBase) -> None:
    console = Console(force_terminal=True, color_system="standard", width=120, highlight=False)
    with console.capture() as captured:
        search_table.table(search(example, "中欧班列"), View(), console)
    assert re.search(r"\x1b\[1;[0-9;]+m≥2000列 \(2030\)\x1b\[0m", captured.get())


def test_as_many_hits_as_wanted(shipped: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_table, "SHOWN", 2)
    found = search(shipped, "高铁")
    assert found.total > 3

    def heads(**how: object) -> str:
        return drawn(found, 120, "en", **how).split("\n")[0]

    assert f"2 of {found.total} hits" in heads()
    assert f"3 of {found.total} hits" in heads(limit=3)
    assert f"  {found.total} hits" in heads(everything=True)


def test_the_head_names_what_narrows_also_where_nothing_is_from_there(shipped: KnowledgeBase) -> None:
    found = search(shipped, "衢州 鹿城 义新欧")
    assert {hit.commitment.city for hit in found.hits} == {"lucheng"}
    assert "只看 衢州 · 鹿城" in drawn(found, 120, "zh")


def test_the_words_by_which_something_was_found_are_those_of_the_hits_wanted(shipped: KnowledgeBase) -> None:
    found = search(shipped, "空气质量")
    assert "蓝天" in drawn(found, 120, "zh").split("\n")[0]
    assert "蓝天" not in drawn(found, 120, "zh", limit=1).split("\n")[0]


def test_what_repeats_a_hit_is_named_by_its_plan(shipped: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plancmp.query.search.search.REPEATED", 0.0)
    found = search(shipped, "机场")
    plans = {hit.commitment.plan for hit in found.hits}
    elsewhere = {name for hit in found.hits for name in hit.repeats if name.partition("/")[0] not in plans}
    assert elsewhere, "among them plans of which no hit is shown"
    page = drawn(found, 200, "zh").partition("另见")[2]
    assert all(f"§{name.partition('/')[2].rpartition('.')[0]}" in page for name in elsewhere)


def test_nothing_found_draws_nothing(example: KnowledgeBase) -> None:
    assert drawn(search(example, "火星"), 80, "zh") == ""


def test_one_hit_a_row(example: KnowledgeBase) -> None:
    results = search(example, "PM2.5")
    header, rows = search_table.grid(results, View())
    assert header[:3] == ["score", "city", "plan"] and {len(row) for row in rows} == {len(header)}
    figures = header.index("figures")
    assert "pm25 <= 25 微克/立方米 2030" in rows[0][figures]
    _, rows = search_table.grid(results, View(labels=True))
    assert "PM2.5年均浓度 ≤25微克/立方米 (2030)" in rows[0][figures]
    _, rows = search_table.grid(results, View(lang="en", labels=True))
    assert f"{example.get(Indicator, 'pm25').en} ≤25 µg/m³ (2030)" in rows[0][figures], (
        "in English the figure is called by its indicator"
    )
    [table] = search_table.document(results, View()).tables
    assert [row[2] for row in table.rows] == [hit.score for hit in results.hits]
