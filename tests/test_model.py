"""Catalogue and the JSON contract."""

from __future__ import annotations

from plancmp import KnowledgeBase


def test_commitment_has_the_fields_of_the_contract(example: KnowledgeBase) -> None:
    item = example.commitment("anping-proposal-15fyp/1.1")
    assert item is not None
    assert item.to_dict() == {
        "id": "anping-proposal-15fyp/1.1",
        "city": "anping",
        "plan": "anping-proposal-15fyp",
        "clause": "1",
        "themes": ["transport"],
        "topic": "china-europe-trains",
        "also": [],
        "strength": "strive",
        "text": "力争到2030年安新欧班列年开行达到2000列",
        "text_en": "Strive to run 2,000 Anxin'ou trains in 2030",
        "names": ["安新欧"],
        "cite": "年开行达到2000列",
        "origin": "curated",
        "quantities": [
            {
                "indicator": "china-europe-trains",
                "label": "安新欧班列年开行数",
                "op": ">=",
                "value": 2000,
                "value_max": None,
                "unit": "列",
                "base_value": 2000,
                "base_unit": "列",
                "from_year": None,
                "year": 2030,
                "annual": False,
                "kind": "target",
                "expected": False,
                "duty": None,
                "delegated": False,
            }
        ],
    }


def test_plan_knows_its_years(example: KnowledgeBase) -> None:
    from plancmp import Plan

    assert example.get(Plan, "beihu-proposal-15fyp").years() == (2026, 2030)
    assert example.get(Plan, "anping-report-2024").years() == (2024, 2024)
