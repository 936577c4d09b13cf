"""How much of a city's documents was read, and what an empty cell may therefore say."""

from __future__ import annotations

from plancmp import KnowledgeBase, Plan
from plancmp.query.clauses import ClausesRead, clauses_read, without_topic
from plancmp.render import phrases


def test_clauses_and_open_commitments_are_counted_by_city(figures: KnowledgeBase) -> None:
    unsorted = without_topic(figures.commitments())
    read = clauses_read(figures, ["anping", "nanling", "dongwan"], figures.all(Plan), unsorted)
    assert read == {"anping": ClausesRead(4, 4), "nanling": ClausesRead(2, 1), "dongwan": ClausesRead(0, 0)}
    assert [part.absence for part in read.values()] == ["nothing", "unread", "no plan"]


def test_a_commitment_without_a_topic_is_not_called_unread() -> None:
    assert ClausesRead(2, 2, 1).absence == "open"
    assert [phrases.absence("open", ClausesRead(2, 2, 1), lang) for lang in phrases.LANGUAGES] == [
        "1条主题未定",
        "1 commitment without a topic",
    ]
    assert ClausesRead(2, 1, 1).absence == "unread" and ClausesRead(2, 2).absence == "nothing"
