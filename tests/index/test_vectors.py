"""The vectors of commitments, stored or made when they are compared."""

from __future__ import annotations

import sqlite3

import pytest

from plancmp import KnowledgeBase
from plancmp.index import vectors
from plancmp.index.build import build
from plancmp.knowledge.check import load
from tests.conftest import EXAMPLE


def test_what_is_not_stored_is_made_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    records = load([EXAMPLE])
    monkeypatch.setattr(vectors, "STORED", len(records.commitments))
    monkeypatch.setattr(vectors, "KEPT", 2)
    db = sqlite3.connect(":memory:")
    build(records, db, {})
    with KnowledgeBase(db) as kb:
        items = kb.commitments()
        stored = kb.vectors(items)
        db.execute("DELETE FROM vector WHERE number > 1")
        made = kb.vectors(items)
        assert {name: sorted(vector.items()) for name, vector in made.items()} == {
            name: sorted(vector.items()) for name, vector in stored.items()
        }


def test_of_many_commitments_the_first_are_stored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "STORED", 3)
    monkeypatch.setattr(vectors, "KEPT", 1)
    db = sqlite3.connect(":memory:")
    build(load([EXAMPLE]), db, {})
    with KnowledgeBase(db) as kb:
        assert db.execute("SELECT count(*) FROM vector").fetchone() == (3,)
        assert len(kb.vectors(kb.commitments())) == kb.count() > 3
