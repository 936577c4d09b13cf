"""One thing, whole."""

from __future__ import annotations

import json

import pytest

from plancmp import KnowledgeBase, UnknownName
from plancmp.query.show import show

P, R, B = "anping-proposal-15fyp", "anping-report-2024", "beihu-proposal-15fyp"


@pytest.mark.parametrize(
    ("name", "kind", "wanted"),
    [
        ("anping", "city", "anping"),
        ("安平", "city", "anping"),
        (P, "plan", P),
        ("2024年安平市政府工作报告", "plan", R),
        (f"{P}/1", "clause", "1"),
        (f"{R}/一(一)", "clause", "一(一)"),
        (f"{R}/一(一).1", "commitment", f"{R}/一(一).1"),
        (f"{P}/1.2", "commitment", f"{P}/1.2"),
        ("transport", "theme", "transport"),
        ("环保", "theme", "ecology"),
        ("railways", "topic", "railways"),
        ("pm25", "indicator", "pm25"),
        ("2024年安平市政府工作报告/一(一)", "clause", "一(一)"),
    ],
)
def test_a_name_shows_what_it_means(name: str, kind: str, wanted: str, example: KnowledgeBase) -> None:
    shown = show(example, name)
    assert shown.kind == kind
    assert shown.record.id == wanted
    assert not example.guesses


def test_a_full_width_bracket_in_a_clause_is_the_same_clause(example: KnowledgeBase) -> None:
    assert show(example, f"{R}/一（一）").record.id == "一(一)"


def test_of_two_records_with_one_id_the_first_kind_is_shown(example: KnowledgeBase) -> None:
    assert show(example, "china-europe-trains").kind == "indicator", "as SUBJECTS orders them"
    assert show(example, "topic:china-europe-trains").kind == "topic"


def test_a_city_has_its_plans_and_counts(example: KnowledgeBase) -> None:
    shown = show(example, "anping")
    assert [plan.id for plan in shown.plans] == [R, P]
    assert [(theme.id, count, quantified) for theme, count, quantified in shown.counts] == [
        ("transport", 4, 3),
        ("ecology", 1, 1),
    ]


def test_a_plan_has_all_its_clauses(example: KnowledgeBase) -> None:
    shown = show(example, R)
    assert [(clause.id, clause.empty) for clause in shown.clauses] == [("一(一)", ""), ("二(一)", "只有总体要求")]


def test_a_clause_has_its_commitments_and_its_plan(example: KnowledgeBase) -> None:
    shown = show(example, f"{P}/1")
    assert [item.id for item in shown.commitments] == [f"{P}/1.1", f"{P}/1.2", f"{P}/1.3"]
    assert [plan.id for plan in shown.plans] == [P]


def test_a_commitment_has_its_provenance(example: KnowledgeBase) -> None:
    shown = show(example, f"{P}/2.1")
    assert shown.plans[0].source == "made up" and shown.clauses[0].title == "打好蓝天保卫战"


def test_a_slip_is_told(example: KnowledgeBase) -> None:
    assert show(example, "anpin").record.id == "anping"
    assert [guess.id for guess in example.guesses] == ["anping"]
    assert show(example, "trasport").record.id == "transport"
    assert len(example.guesses) == 2


@pytest.mark.parametrize(
    "name", ["nowhere", "", "/", f"{P}/", f"{P}/9", f"{P}/1.9", f"{P}/1.1.1", "nowhere/1", "\udcff", "\x1b[31m"]
)
def test_nothing_of_that_name(name: str, example: KnowledgeBase) -> None:
    with pytest.raises(UnknownName) as caught:
        show(example, name)
    assert caught.value.hint
    assert not example.guesses


@pytest.mark.parametrize("name", ["anping", P, f"{P}/1", f"{P}/1.1", "transport", "railways", "pm25"])
def test_json(name: str, example: KnowledgeBase) -> None:
    shown = show(example, name)
    whole = json.loads(json.dumps(shown.to_dict()))
    assert (
        whole["schema"] == "plancmp.show/1" and whole["kind"] == shown.kind and whole["record"]["id"] == shown.record.id
    )
    if shown.kind == "city":
        assert {"theme": "ecology", "label": "生态环境", "commitments": 1, "quantified": 1} in whole["themes"]
    if shown.kind == "plan":
        assert [clause["id"] for clause in whole["clauses"]] == ["1", "2"]
        assert whole["clauses"][1]["set_aside"] == [{"text": "八大行动", "why": "name"}]


def test_a_slip_that_may_be_of_several_places_is_not_guessed_past(shipped: KnowledgeBase) -> None:
    with pytest.raises(UnknownName) as caught:
        show(shipped, "uzhou")
    assert "quzhou" in caught.value.nearest, "it is no part of the pinyin of an indicator"
    assert show(shipped, "trasport").record.id == "transport"
