"""The vectors of commitments, stored or made when they are compared."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from plancmp import KnowledgeBase
from plancmp.index import vectors
from plancmp.index.compile import build
from plancmp.index.freshness import key
from plancmp.knowledge import files
from plancmp.weights import FAMILY_OF
from tests.conftest import EXAMPLE


def built(folder: Path = EXAMPLE) -> sqlite3.Connection:
    db = sqlite3.connect(":memory:", isolation_level=None)
    build(db, {key(0, path.name): path for path in files.data_files(folder)}, {})
    return db


def drafted(folder: Path, said: str, instead: str) -> None:
    """Make a draft of the plan of Beihu, with something said otherwise."""
    register = folder / "plans.yaml"
    plan = folder / "plans" / "beihu-proposal-15fyp.yaml"
    register.write_text(register.read_text("utf-8").replace("\nthemes:", "\n  origin: draft\nthemes:", 1), "utf-8")
    plan.write_text(plan.read_text("utf-8").replace(said, instead, 1), "utf-8")


def test_what_is_not_stored_is_made_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "STORED", 12)
    monkeypatch.setattr(vectors, "KEPT", 2)
    db = built()
    with KnowledgeBase(db) as kb:
        items = kb.commitments()
        stored = [kb.vectors(items, families=families) for families in (False, True)]
        db.execute("DELETE FROM vector WHERE number > 1")
        made = [kb.vectors(items, families=families) for families in (False, True)]
        assert made == stored and made[0] != made[1]


def test_families_stand_beside_the_words() -> None:
    with KnowledgeBase(built()) as kb:
        items = kb.commitments()
        words, both = kb.vectors(items), kb.vectors(items, families=True)
    for name, vector in words.items():
        beside = {feature: weight for feature, weight in both[name].items() if feature[0] == FAMILY_OF}
        assert both[name] == {**vector, **beside} and len(both[name]) == len(vector) + len(beside)
    assert any(len(both[name]) > len(vector) for name, vector in words.items())


def test_of_many_commitments_the_first_are_stored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "STORED", 3)
    monkeypatch.setattr(vectors, "KEPT", 1)
    db = built()
    with KnowledgeBase(db) as kb:
        assert db.execute("SELECT count(*) FROM vector").fetchone() == (3,)
        assert len(kb.vectors(kb.commitments())) == kb.count() > 3


def test_close_ones_of_another_city_and_topic_are_known(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(EXAMPLE, folder)
    file = folder / "plans" / "beihu-proposal-15fyp.yaml"
    file.write_text(file.read_text("utf-8").replace("topic: railways", "topic: aviation"), "utf-8")
    monkeypatch.setattr(vectors, "GUEST_SIGNALS", 0.15)
    with KnowledgeBase(built(folder)) as kb:
        [anping] = kb.commitments(topics=["railways"])
        beihu = next(item for item in kb.commitments(cities=["beihu"], topics=["aviation"]) if "铁路" in item.text)
        # Both hold 高速铁路, a keyword of the one row; nothing of airports is said in the other.
        assert kb.near([anping.id]) == [(anping.id, beihu.id)]
        assert kb.near([beihu.id]) == []
    monkeypatch.setattr(vectors, "GUEST_SIGNALS", 1.1)
    monkeypatch.setattr(vectors, "GUEST", 1.1)
    with KnowledgeBase(built(folder)) as kb:
        assert kb.near(item.id for item in kb.commitments()) == []


def test_one_whose_topic_is_open_is_a_guest_and_no_host(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(vectors, "GUEST_SIGNALS", 0.15)
    folder = tmp_path / "data"
    shutil.copytree(EXAMPLE, folder)
    drafted(folder, "topic: railways", "also: [aviation]")
    with KnowledgeBase(built(folder)) as kb:
        [anping] = kb.commitments(topics=["railways"])
        near = kb.near(item.id for item in kb.commitments())
        opened = {item.id for item in kb.commitments() if item.topic is None}
        assert opened and not opened & {host for host, _ in near}
        assert opened & {guest for host, guest in near if host == anping.id}
