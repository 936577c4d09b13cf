"""What Markdown, Excel, Word and a page show of an answer."""

from __future__ import annotations

import pytest

from plancmp import KnowledgeBase, coverage, targets, track
from plancmp.render import document
from plancmp.render.document import Fact
from plancmp.render.view import View


def test_cells_side_by_side_hold_one_fact_a_line() -> None:
    first, second = Fact("done", "a", "p", "i"), Fact("commit", "b", "p", "j")
    assert document.together([first, second], [second], "read") == [[first, second, "read"], [second, "", ""]]
    assert document.together([], []) == []


@pytest.mark.parametrize(
    ("lang", "title"), [("zh", "目标对照: 安平 · 北湖"), ("en", "Targets side by side: Anping · Beihu")]
)
def test_a_title_names_the_cities(lang: str, title: str, figures: KnowledgeBase) -> None:
    assert document.title_of(targets(figures, ["anping", "beihu"]), lang) == title


def test_an_answer_without_a_document_of_its_own_has_its_grid_in_words(figures: KnowledgeBase) -> None:
    made = document.of(coverage(figures, ["anping"]), View(lang="en"))
    assert list(made.tables[0].heads)[:2] == ["Theme", "City"]
    assert {row[1] for row in document.of(coverage(figures, ["anping"]), View(lang="en")).tables[0].rows} == {"Anping"}


def test_strengths_in_use_in_their_order(figures: KnowledgeBase) -> None:
    made = document.of(track(figures, "anping"), View())
    found = {fact.strength for fact in document.facts(made.tables)}
    assert set(document.used(made.tables)) == found and found


def test_a_place_names_title_date_and_clause(figures: KnowledgeBase) -> None:
    answer = targets(figures, ["anping"])
    plan = answer.plans[0]
    places = document.Places(answer, "zh")
    assert places.place(plan.id, "3") == f"《{plan.title.strip('《》')}》 ({plan.adopted}) §3"
    assert places.place("gone", "3") == "gone §3"


def test_what_nobody_sees_is_left_out() -> None:
    assert document.visible("a\x00b\x1bc\td\ne") == "abc\td\ne"
