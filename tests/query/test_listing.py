"""Lists of what there is."""

from __future__ import annotations

import json

import pytest

from plancmp import KnowledgeBase
from plancmp.query.listing import CLASSES, listing


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("cities", [("anping", 5), ("beihu", 2), ("nanling", 0)]),
        ("plans", [("anping-report-2024", 1), ("anping-proposal-15fyp", 4), ("beihu-proposal-15fyp", 2)]),
        ("themes", [("transport", 5), ("ecology", 2)]),
        ("topics", [("railways", 2), ("china-europe-trains", 2), ("aviation", 1), ("air-quality", 2)]),
        ("indicators", [("china-europe-trains", 2), ("pm25", 2)]),
    ],
)
def test_records_and_their_counts(kind: str, wanted: list[tuple[str, int]], example: KnowledgeBase) -> None:
    assert [(record.id, count) for record, count in listing(example, kind).rows] == wanted


@pytest.mark.parametrize("kind", CLASSES)
def test_json_has_every_field_and_the_count(kind: str, example: KnowledgeBase) -> None:
    whole = json.loads(json.dumps(listing(example, kind).to_dict()))
    assert whole["schema"] == "plancmp.list/1" and whole["kind"] == kind
    assert all("id" in row and "commitments" in row and "topics" not in row for row in whole["rows"])
