"""What plans are about, on the screen and as a grid."""

from __future__ import annotations

from rich.console import Console

from plancmp import KnowledgeBase, coverage
from plancmp.render import coverage as coverage_table
from plancmp.render.view import View
from tests.render.screens import screen


def test_coverage_shows_shares_and_what_was_read(figures: KnowledgeBase) -> None:
    page = screen(figures, "coverage", 120, "zh")
    assert "无文件" in page and "已读条款 1/2" in page
    line = next(line for line in page.split("\n") if line.startswith("交通运输"))
    assert line.split()[1:5] == ["7", "100", "100", "60"]


def test_coverage_speaks_of_shades_only_where_there_are_some(figures: KnowledgeBase) -> None:
    page = screen(figures, "coverage", 120, "zh")
    assert "底色" not in page and page.index("含数字的%") < page.index("领域")
    for no_color, shaded in ((False, True), (True, False)):
        console = Console(force_terminal=True, color_system="256", width=120, highlight=False, no_color=no_color)
        with console.capture() as captured:
            coverage_table.table(coverage(figures), View(), console)
        assert ("底色" in captured.get()) == shaded


def test_one_theme_of_one_city_a_row(figures: KnowledgeBase) -> None:
    result = coverage(figures)
    header, rows = coverage_table.grid(result, View())
    assert len(rows) == len(result.rows) * len(result.cities) and {len(row) for row in rows} == {len(header)}
    assert sum(row[2] for row in rows) == sum(count.commitments for count in result.totals.values())
