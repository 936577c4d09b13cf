"""Topics that others have."""

from __future__ import annotations

import pytest

from plancmp import KnowledgeBase, PlancmpError, gaps
from tests.conftest import FIGURES, Extended


def test_the_three_kinds_of_absence_and_results_are_kept_apart(figures: KnowledgeBase) -> None:
    against = gaps(figures, "beihu", ["anping"])
    kinds = {row.topic.id: against.absence(row, "beihu") for row in against.rows}
    assert kinds == {"trains": "nothing", "firms": "nothing", "railways": "only done"}
    assert {
        gaps(figures, "nanling", ["anping"]).absence(row, "nanling")
        for row in gaps(figures, "nanling", ["anping"]).rows
    } == {"unread"}
    nobody = gaps(figures, "dongwan", ["anping"])
    assert {nobody.absence(row, "dongwan") for row in nobody.rows} == {"no plan"}


def test_the_strongest_first(figures: KnowledgeBase) -> None:
    rows = gaps(figures, "dongwan").rows
    assert rows[0].strength[0] == 2 and rows[-1].strength[0] == 1
    assert [row.strength for row in rows] == sorted((row.strength for row in rows), reverse=True)


def test_reverse_is_what_one_city_alone_has(figures: KnowledgeBase) -> None:
    assert {row.topic.id for row in gaps(figures, "anping", ["beihu"], reverse=True).rows} == {
        "trains",
        "firms",
        "railways",
    }
    assert {row.topic.id for row in gaps(figures, "anping", reverse=True).rows} == {"trains", "firms"}


def test_a_result_is_no_commitment(figures: KnowledgeBase) -> None:
    row = next(row for row in gaps(figures, "beihu", ["anping"]).rows if row.topic.id == "railways")
    assert [item.done for item in row.cells["beihu"]] == [True]
    assert [item.id for item in row.cells["anping"]] == ["anping-report-2024/二.4"]


def test_what_is_said_under_another_topic_is_a_mention_and_what_is_done_is_none(extended: Extended) -> None:
    done = {"text": "西河铁路建成通车", "strength": "done"}
    other = {"text": "支持企业建设铁路专用线", "topic": "firms", "theme": "economy"}
    found = gaps(extended(FIGURES, done, other), "xihe", ["anping"])
    [railways] = [row for row in found.rows if row.topic.id == "railways"]
    assert [item.text for item in railways.cells["xihe"]] == [done["text"]]
    assert [item.text for item in railways.mentions["xihe"]] == [other["text"]]
    assert found.absence(railways, "xihe") == "only done"


@pytest.mark.parametrize(("text", "why"), [("支持企业建设铁路专用线", "mentioned"), ("支持企业建设火车站", "touched")])
def test_a_word_that_only_touches_on_a_topic_tells_perhaps(extended: Extended, text: str, why: str) -> None:
    found = gaps(extended(FIGURES, {"text": text, "topic": "firms", "theme": "economy"}), "xihe", ["anping"])
    [railways] = [row for row in found.rows if row.topic.id == "railways"]
    assert [item.text for item in railways.mentions["xihe"]] == [text]
    assert found.absence(railways, "xihe") == why


def test_against_itself(figures: KnowledgeBase) -> None:
    with pytest.raises(PlancmpError):
        gaps(figures, "anping", ["安平"])


def test_json_follows_the_contract(figures: KnowledgeBase) -> None:
    whole = gaps(figures, "beihu", ["anping"], themes=["transport"]).to_dict()
    assert (whole["schema"], whole["city"], whole["against"]) == ("plancmp.gaps/1", "beihu", ["anping"])
    assert {row["topic"] for row in whole["rows"]} == {"trains", "railways"}
    assert set(whole["rows"][0]["cells"]) == {"beihu", "anping"}


@pytest.mark.parametrize(("strength", "lacks"), [("support", False), ("done", True)])
def test_only_a_promise_that_is_close_fills_a_gap(
    extended: Extended, monkeypatch: pytest.MonkeyPatch, strength: str, lacks: bool
) -> None:
    kb = extended(FIGURES, {"text": "为企业办理货运", "topic": "firms", "theme": "economy", "strength": strength})
    [said] = kb.commitments(cities=["xihe"])
    monkeypatch.setattr(type(kb), "near", lambda *_: [("anping-report-2024/二.4", said.id)])
    railways = [row for row in gaps(kb, "xihe", ["anping"]).rows if row.topic.id == "railways"]
    assert bool(railways) == lacks
    assert [row.cells["xihe"] for row in railways] == [()] * lacks
