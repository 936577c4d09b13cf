"""What became of targets, on the screen and as grids."""

from __future__ import annotations

from dataclasses import replace

from plancmp import KnowledgeBase, track
from plancmp.render import track as track_table
from plancmp.render.document import Fact
from plancmp.render.view import View
from tests.render.screens import drawn, screen


def test_track_leads_with_what_is_behind(figures: KnowledgeBase) -> None:
    page = screen(figures, "track", 120, "zh")
    assert page.index("地区生产总值") < page.index("新增企业") < page.index("班列年开行数")
    assert "落后 1" in page and "推迟" in page and "2027年3000列" in page


def test_the_head_says_what_is_due_and_how_many_aims_were_kept(figures: KnowledgeBase) -> None:
    page = screen(figures, "track", 120, "zh")
    assert "未到期  落后 1" in page and "已到期" not in page
    assert "可判断的1个年度目标中,1个达到或接近" in page and "2023 ≥400家 → 408个 达到" in page
    assert "met 1 of 1" in screen(figures, "track", 120, "en")
    assert " · 2022决定§" in page, "where a figure stands is no part of the sentence"


def test_an_indicator_asked_for_is_drawn_whole(figures: KnowledgeBase) -> None:
    page = screen(figures, "track-whole", 120, "zh")
    assert " |" in page and "到目标的路径" in page, "with its plot and what the marks mean"
    assert "到目标的路径" not in screen(figures, "track", 120, "zh")


def test_years_stand_in_a_table_with_the_place_of_each_figure(figures: KnowledgeBase) -> None:
    page = drawn(track(figures, "anping", ["firms-new"]), 120, "en")
    line = next(line for line in page.split("\n") if line.strip().startswith("2023 ") and "done" in line)
    assert "≥ 400 a year" in line and "408" in line and "met" in line
    assert "2022 decision §1" in line and "2024 report §一" in line


def test_what_stands_beside_is_marked(figures: KnowledgeBase) -> None:
    result = track(figures, "anping", ["trains"])
    row = next(row for row in result.rows if row.indicator.id == "trains")
    one = replace(row.points[0], unit="吨")
    page = drawn(replace(result, rows=(replace(row, others=(one,)),)), 120, "en")
    assert "other measure, not compared" in page
    page = drawn(replace(result, rows=(replace(row, doubted=(one,)),)), 120, "en")
    assert "doubted, judges nothing" in page


def test_nothing_to_follow_draws_nothing(figures: KnowledgeBase) -> None:
    assert drawn(track(figures, "dongwan"), 80, "zh") == ""


def test_one_statement_a_row_or_one_indicator(figures: KnowledgeBase) -> None:
    result = track(figures, "anping")
    header, rows = track_table.grid(result, View())
    assert len(rows) == sum(len(row.everything) for row in result.rows) and {len(row) for row in rows} == {len(header)}
    judged, years = track_table.document(result, View(lang="en")).tables
    assert [row[3] for row in judged.rows] == [row.verdict.because("en") for row in result.rows]
    told = [cell for row in years.rows for cell in row if isinstance(cell, Fact)]
    assert told and {fact.id.split("/")[0] for fact in told} <= {plan.id for plan in result.plans}


def test_what_tells_a_row_from_the_main_one_is_told_in_english(figures: KnowledgeBase) -> None:
    row = replace(track(figures, "anping").rows[0], subject="市区")
    assert track_table.label(row, "en") == f"{row.indicator.en}: urban area"
    assert track_table.label(row, "zh") == f"{row.indicator.zh}: 市区"
