"""One record on the screen and as a grid."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plancmp import Indicator, KnowledgeBase, Topic, show
from plancmp.render import show as show_table
from plancmp.render.view import View
from tests.render.screens import drawn, screen


def test_a_chinese_screen_says_what_is_english(example: KnowledgeBase) -> None:
    page = screen(example, "show-commitment", 120, "zh")
    topic = example.get(Topic, "china-europe-trains")
    assert f"{topic.zh} {topic.id}" in page and "力争 strive" in page
    assert "界定(英文)" in screen(example, "show-theme", 120, "zh")


def test_a_theme_begins_with_its_topics_by_city_and_counts_what_is_left_out(
    example: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(show_table, "OF_A_THEME", 2)
    page = screen(example, "show-theme", 120, "zh")
    assert page.index("railways") < page.index("内容")
    left = len(show(example, "transport").commitments) - 2
    assert f"另有{left}条承诺未显示" in page
    assert sum(line.startswith(("anping-", "beihu-")) for line in page.split("\n")) == 2


def test_the_cite_is_marked_without_colour(example: KnowledgeBase) -> None:
    shown = replace(show(example, "anping-proposal-15fyp/1.1"), context=("前文,", "建成高铁", "。"))
    assert "前文,【建成高铁】。" in drawn(shown, 80, "zh")


def test_what_an_indicator_is_derived_from_is_named(shipped: KnowledgeBase) -> None:
    for indicator in shipped.all(Indicator):
        for name in filter(None, (indicator.growth_of, indicator.addition_of)):
            page = drawn(show(shipped, f"indicator:{indicator.id}"), 200, "zh")
            assert f"{shipped.get(Indicator, name).zh} {name}" in page


@pytest.mark.parametrize(
    ("name", "column", "wanted"),
    [
        ("anping-proposal-15fyp/1", "id", ["anping-proposal-15fyp/1.1", "anping-proposal-15fyp/1.2"]),
        ("anping-proposal-15fyp/1.1", "id", ["anping-proposal-15fyp/1.1"]),
        ("anping", "id", ["anping"]),
    ],
)
def test_commitments_as_a_grid_or_the_record_itself(
    name: str, column: str, wanted: list[str], example: KnowledgeBase
) -> None:
    header, rows = show_table.grid(show(example, name), View())
    assert [row[header.index(column)] for row in rows][: len(wanted)] == wanted


def test_clauses_that_nobody_read_are_counted_not_listed(example: KnowledgeBase) -> None:
    shown = show(example, "anping-proposal-15fyp")
    first, *rest = shown.clauses
    part = replace(shown, clauses=(first, *(replace(clause, empty="", commitments=(), unread=True) for clause in rest)))
    page = drawn(part, 80, "zh")
    assert f"其余{len(rest)}条未读" in page and all(clause.title not in page for clause in rest)
    assert f"{len(rest)} further clause" in drawn(part, 80, "en")
    assert "其余" not in drawn(shown, 80, "zh")


def test_a_clause_that_nobody_read_says_so(example: KnowledgeBase) -> None:
    shown = show(example, "anping-proposal-15fyp/1")
    unread = replace(shown, record=replace(shown.record, commitments=(), unread=True), commitments=())
    assert "未读" in drawn(unread, 80, "zh")


def test_a_theme_of_many_cities_counts_them(shipped: KnowledgeBase) -> None:
    shown = show(shipped, "transport")
    of = {}
    for item in shown.commitments:
        of.setdefault(item.topic, []).append(item.city)
    page = drawn(shown, 120, "zh")
    line = next(line for line in page.split("\n") if " railways " in line)
    assert line.split()[-2:] == [str(len(of["railways"])), str(len(set(of["railways"])))]


def test_limit_and_all_choose_how_many_commitments_are_shown(example: KnowledgeBase) -> None:
    shown = show(example, "railways")
    assert len(shown.commitments) > 1
    page = drawn(shown, 120, "zh", limit=1)
    assert f"另有{len(shown.commitments) - 1}条承诺未显示" in page and shown.commitments[1].id not in page
    assert "未显示" not in drawn(shown, 120, "zh", everything=True)
