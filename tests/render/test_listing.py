"""Lists on the screen and as a grid."""

from __future__ import annotations

from dataclasses import replace

from plancmp import KnowledgeBase, Plan
from plancmp.query.listing import listing
from plancmp.render import listing as listing_table
from plancmp.render.view import View
from tests.render.screens import drawn, screen


def test_titles_of_plans_stand_below_on_a_narrow_screen(example: KnowledgeBase) -> None:
    plan = example.get(Plan, "anping-report-2024")
    for width, together in ((80, False), (120, True)):
        line = next(line for line in screen(example, "list-plans", width, "zh").split("\n") if line.startswith(plan.id))
        assert "anping " in line and (plan.title[:6] in line) == together


def test_the_folder_of_a_plan_is_told_where_it_is_not_the_shipped_one(shipped: KnowledgeBase) -> None:
    result = listing(shipped, "plans")
    assert set(result.folders.values()) == {"shipped"}
    assert " · " not in drawn(result, 200, "zh")
    moved = dict.fromkeys(result.folders, "elsewhere") | {"jinhua-report-2024": "own"}
    page = drawn(replace(result, folders=moved), 200, "en")
    assert page.count("curated · own folder") == 1 and page.count("curated · elsewhere") == len(result.rows) - 1


def test_one_record_a_row(example: KnowledgeBase) -> None:
    header, rows = listing_table.grid(listing(example, "topics"), View())
    assert header[0] == "id" and header[-1] == "commitments"
    assert [row[0] for row in rows] == [topic.id for topic, _ in listing(example, "topics").rows]


def test_of_a_list_that_is_cut_the_rest_is_counted(example: KnowledgeBase) -> None:
    result = listing(example, "topics")
    page = drawn(result, 80, "zh", limit=2)
    assert f"另有{len(result.rows) - 2}项未显示" in page and result.rows[2][0].id not in page
    assert "未显示" not in drawn(result, 80, "zh", limit=len(result.rows))
