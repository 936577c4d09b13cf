"""What follows few hits: words that stand among the same words."""

from __future__ import annotations

import pytest

from plancmp import KnowledgeBase, search
from plancmp.text.tables import cell
from plancmp.weights import SCREEN

FEW = "孤儿"
"""Held by fewer records than a screen has room for."""


def test_words_of_one_matter_are_akin() -> None:
    assert "农民工工资" in cell("akin", "欠薪").split()
    assert "赛事" in cell("akin", "马拉松").split()
    assert cell("akin", "没有这个词") == ""


def test_the_akin_follow_few_hits_to_the_end_of_a_screen(shipped: KnowledgeBase) -> None:
    result = search(shipped, FEW)
    akin = [hit for hit in result.hits if hit.matches[0].how == "akin"]
    rest = [hit for hit in result.hits if hit not in akin]
    assert akin and len(result.hits) == SCREEN
    assert list(result.hits) == [*rest, *akin]
    assert max(hit.score for hit in akin) < min(hit.score for hit in rest)
    assert {hit.commitment.topic for hit in akin} <= {hit.commitment.topic for hit in rest}


def test_that_the_akin_follow_is_told(shipped: KnowledgeBase) -> None:
    [hint] = search(shipped, FEW).hints
    assert hint == "few commitments hold what is typed: those with 留守儿童 follow"
    assert "其后是含“留守儿童”的" in hint.told("zh")


@pytest.mark.parametrize("query", [f"“{FEW}”", "没有这个词", "给老人吃饭的地方"])
def test_nothing_akin_follows_what_is_quoted_or_not_found(query: str, shipped: KnowledgeBase) -> None:
    hits = search(shipped, query, plans=["jinhua-report-2024", "quzhou-proposal-15fyp"]).hits
    assert all(match.how != "akin" for hit in hits for match in hit.matches)


def test_nothing_akin_follows_a_figure(example: KnowledgeBase) -> None:
    assert len(search(example, "班列 2000").hits) == 1


def test_what_names_a_place_is_also_looked_for_without_it(shipped: KnowledgeBase) -> None:
    found = search(shipped, "衢州机场")
    assert {hit.commitment.city for hit in found.hits} == {"quzhou"}
    assert ["机场"] in [hit.matched for hit in found.hits] and "those with 机场 follow" in found.hints[0]


def test_the_words_of_an_english_name_are_looked_for_behind_it(shipped: KnowledgeBase) -> None:
    result = search(shipped, "port container throughput", plans=["ningbo-report-2025", "zhoushan-report-2024"])
    behind = [hit for hit in result.hits if "container" in hit.matched or "集装箱" in hit.matched]
    assert behind and len(result.hits) <= SCREEN
