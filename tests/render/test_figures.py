"""Targets, tracks, coverage and gaps as tables, CSV and Markdown."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rich.cells import cell_len
from rich.console import Console

from plancmp import KnowledgeBase, Theme, coverage, gaps, targets, track
from plancmp.render import flat_figures, plain
from plancmp.render.table import coverage as coverage_table
from plancmp.render.table import gaps as gaps_table
from plancmp.render.table import parts
from plancmp.render.table import targets as targets_table
from plancmp.render.table import track as track_table
from plancmp.render.table.plot import plot

Draw = Callable[[KnowledgeBase, Console, str], None]


def _targets(kb: KnowledgeBase, console: Console, lang: str) -> None:
    targets_table.draw(targets(kb, ["anping", "beihu"], year=2027), console, lang, everything=True)


def _track(kb: KnowledgeBase, console: Console, lang: str) -> None:
    track_table.draw(track(kb, "anping"), console, lang, whole=False, everything=False)


def _track_whole(kb: KnowledgeBase, console: Console, lang: str) -> None:
    track_table.draw(track(kb, "anping", ["trains", "firms"]), console, lang, whole=True, everything=False)


def _coverage(kb: KnowledgeBase, console: Console, lang: str) -> None:
    coverage_table.draw(coverage(kb), console, lang)


def _gaps(kb: KnowledgeBase, console: Console, lang: str) -> None:
    gaps_table.draw(gaps(kb, "nanling"), console, lang, themes={theme.id: theme for theme in kb.all(Theme)}, everything=False, limit=None)


SCREENS: dict[str, Draw] = {"targets": _targets, "track": _track, "track-whole": _track_whole, "coverage": _coverage, "gaps": _gaps}


def drawn(draw: Draw, kb: KnowledgeBase, width: int, lang: str) -> str:
    console = parts.plain(width=width)
    with console.capture() as captured:
        draw(kb, console, lang)
    return captured.get()


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", SCREENS)
def test_no_line_is_wider_than_the_screen_and_none_is_cut(name: str, lang: str, width: int, figures: KnowledgeBase) -> None:
    text = drawn(SCREENS[name], figures, width, lang)
    assert all(cell_len(line) <= width for line in text.split("\n"))
    assert "…" not in text


@pytest.mark.parametrize("width", [40, 80, 200])
def test_targets_show_figure_year_start_and_need(width: int, figures: KnowledgeBase) -> None:
    text = drawn(_targets, figures, width, "zh")
    assert "* 约1万亿元 2027" in text and "4500亿元 2027" in text
    assert "2025: 4000亿元" in text and "须年均增长6.1%" in text
    bars = sorted({line.count("▪") for line in text.split("\n")} - {0})
    assert bars[0] == 5 or bars == [17]  # 4500 of 10000, of twelve; on a wide screen both stand in one line


def test_track_leads_with_what_is_behind(figures: KnowledgeBase) -> None:
    text = drawn(_track, figures, 120, "zh")
    assert text.index("地区生产总值") < text.index("班列年开行数") < text.index("班列回程占比")
    assert "落后 1" in text and "推迟" in text and "2027年3000列" in text


def test_the_plot_has_results_targets_and_the_path(figures: KnowledgeBase) -> None:
    row = next(row for row in track(figures, "anping", ["trains"]).rows if row.indicator.id == "trains")
    lines = plot(row.points, row.verdict.start, row.verdict.goal, "zh").plain.split("\n")  # type: ignore[union-attr]
    assert lines[0].startswith("3000列 |") and lines[0].endswith("x") and lines[6].startswith("2380列 |o")
    assert sum(line.count("x") for line in lines) == 3
    assert sum(line.count(".") for line in lines) > 10
    assert "2023" in lines[-1] and "2027" in lines[-1]


@pytest.mark.parametrize("room", [30, 50])
def test_the_plot_is_as_wide_as_there_is_room(room: int, figures: KnowledgeBase) -> None:
    row = next(row for row in track(figures, "anping", ["trains"]).rows if row.indicator.id == "trains")
    drawn_here = plot(row.points, row.verdict.start, row.verdict.goal, "zh", room)
    assert drawn_here is not None and max(map(cell_len, drawn_here.plain.split("\n"))) == min(room, 48)
    assert plot(row.points, row.verdict.start, row.verdict.goal, "zh", 25) is None


def test_one_year_has_no_plot(figures: KnowledgeBase) -> None:
    row = next(row for row in track(figures, "anping", ["income-ratio"]).rows)
    assert plot([one for one in row.points if one.year == 2023], None, None, "zh") is None


def test_coverage_shows_shares_and_what_was_read(figures: KnowledgeBase) -> None:
    text = drawn(_coverage, figures, 120, "zh")
    assert "无文件" in text and "已读条款 1/2" in text
    line = next(line for line in text.split("\n") if line.startswith("交通运输"))
    assert line.split()[1:5] == ["7", "100", "100", "60"]


def test_coverage_speaks_of_shades_only_where_there_are_some(figures: KnowledgeBase) -> None:
    text = drawn(_coverage, figures, 120, "zh")
    assert "底色" not in text and text.index("含数字的%") < text.index("领域")
    for no_color, shaded in ((False, True), (True, False)):
        console = Console(force_terminal=True, color_system="256", width=120, highlight=False, no_color=no_color)
        with console.capture() as captured:
            _coverage(figures, console, "zh")
        assert ("底色" in captured.get()) == shaded


def test_targets_say_only_of_the_other_row_that_it_is_measured_otherwise(figures: KnowledgeBase) -> None:
    for width in (40, 120):
        text = drawn(lambda kb, console, lang: targets_table.draw(targets(kb, ["anping"]), console, lang, everything=True), figures, width, "zh")
        before, _, after = text.replace("\n", "").replace(" ", "").partition("与上一项")
        assert "位次" in before and after and "计量不同,不作比较" not in before


def test_targets_speak_of_a_star_only_when_there_is_one(figures: KnowledgeBase) -> None:
    assert "* 领先" in drawn(_targets, figures, 80, "zh")
    text = drawn(lambda kb, console, lang: targets_table.draw(targets(kb, ["anping"]), console, lang, everything=True), figures, 40, "zh")
    assert "领先" not in text and "\n\n\n" not in text


def test_where_little_is_shared_the_rest_is_shown_too(figures: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    def draw(kb: KnowledgeBase, console: Console, lang: str) -> None:
        targets_table.draw(targets(kb, ["anping", "beihu"]), console, lang, everything=False)

    result = targets(figures, ["anping", "beihu"])
    indicators = len({row.indicator.id for row in result.rows})
    alone = indicators - len({row.indicator.id for row in result.rows if row.holders > 1})
    monkeypatch.setattr(targets_table, "SINGLE_ROWS", 1)
    assert f"另有{alone - 1}个指标" in drawn(draw, figures, 120, "zh")
    monkeypatch.setattr(targets_table, "FEW_SHARED", 0)
    assert f"另有{alone}个指标" in drawn(draw, figures, 120, "zh")


def test_what_is_not_due_is_not_blamed(figures: KnowledgeBase) -> None:
    rows = [row for row in track(figures, "anping").rows if row.verdict.word == "dropped"]
    for row in rows:
        goal = row.verdict.goal
        assert goal is not None and ("期限未到" in row.verdict.because("zh")) == ((goal.year or 0) > 2024 and not goal.quantity.annual)
    assert any("期限未到" in row.verdict.because("zh") for row in rows)


@pytest.mark.parametrize("width", [20, 40])
def test_gaps_fill_a_narrow_screen(width: int, figures: KnowledgeBase) -> None:
    lines = drawn(_gaps, figures, width, "zh").rstrip("\n").split("\n")
    assert all(line.strip() for line in lines), "no empty cells"
    assert max(map(cell_len, (line.rstrip() for line in lines))) > width - 5


def test_the_title_of_the_reverse_says_what_it_answers(figures: KnowledgeBase) -> None:
    def draw(kb: KnowledgeBase, console: Console, lang: str) -> None:
        gaps_table.draw(
            gaps(kb, "anping", ["beihu"], reverse=True), console, lang, themes={theme.id: theme for theme in kb.all(Theme)},
            everything=False, limit=None,
        )

    assert drawn(draw, figures, 80, "zh").startswith("只有安平有承诺,北湖没有")


def test_a_long_list_of_cities_is_counted_in_the_title(shipped: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gaps_table, "NAMED", 1)

    def draw(kb: KnowledgeBase, console: Console, lang: str) -> None:
        gaps_table.draw(gaps(kb, "jinhua"), console, lang, themes={theme.id: theme for theme in kb.all(Theme)}, everything=False, limit=1)

    assert drawn(draw, shipped, 80, "zh").startswith("其他2个城市有承诺,金华没有")
    assert drawn(draw, shipped, 80, "en").startswith("2 other cities commit, Jinhua does not")


def test_a_target_below_the_last_result_is_said_to_lie_there(shipped: KnowledgeBase) -> None:
    def draw(kb: KnowledgeBase, console: Console, lang: str) -> None:
        targets_table.draw(targets(kb, ["jinhua"], indicators=["trade-delegations"]), console, lang, everything=True, single=True)

    assert "低于2023年的201个" in drawn(draw, shipped, 80, "zh") and "须" not in drawn(draw, shipped, 80, "zh")
    assert "below 201 in 2023" in drawn(draw, shipped, 80, "en") and "needs" not in drawn(draw, shipped, 80, "en")


def test_gaps_say_why(figures: KnowledgeBase) -> None:
    assert "尚未读完" in drawn(_gaps, figures, 100, "zh")
    assert "not fully read" in drawn(_gaps, figures, 100, "en")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_grids_are_rectangular_and_safe(lang: str, figures: KnowledgeBase) -> None:
    grids = [
        flat_figures.targets_long(targets(figures), lang), flat_figures.targets_wide(targets(figures), lang),
        flat_figures.track_long(track(figures, "anping"), lang), flat_figures.track_wide(track(figures, "anping"), lang),
        flat_figures.coverage(coverage(figures), lang), flat_figures.gaps(gaps(figures, "beihu"), lang, {}),
    ]
    for header, rows in grids:
        assert rows and {len(row) for row in rows} == {len(header)}
        text = plain.to_csv(header, rows)
        assert text.startswith("\ufeff") and "\n=" not in text and ",=" not in text
        assert plain.to_markdown(header, rows).count("\n") == len(rows) + 2


def test_the_way_to_a_quota_is_level(figures: KnowledgeBase) -> None:
    row = next(row for row in track(figures, "anping", ["firms-new"]).rows if row.indicator.id == "firms-new")
    verdict = row.verdict
    lines = plot(row.points, verdict.start, verdict.goal, "zh").plain.split("\n")  # type: ignore[union-attr]
    assert sum("..." in line for line in lines) == 1
