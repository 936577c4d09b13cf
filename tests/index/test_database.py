"""A database for others."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from plancmp import KnowledgeBase, cli
from plancmp.knowledge import files
from tests.conftest import EXAMPLE


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[sqlite3.Connection]:
    monkeypatch.setattr(files, "folders", lambda: [EXAMPLE])
    file = tmp_path / "plans.db"
    assert cli.run(["export", "-o", str(file)]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["plans.db"]
    with closing(sqlite3.connect(file)) as opened:
        yield opened


def test_a_table_a_kind_and_every_reference_leads_somewhere(db: sqlite3.Connection, example: KnowledgeBase) -> None:
    items = example.commitments()
    counts = {
        "commitments": len(items),
        "figures": sum(len(item.quantities) for item in items),
        "commitment_themes": sum(len(item.themes) for item in items),
        "plans": len({item.plan for item in items}),
        "cities": len({item.city for item in items}),
    }
    for table, count in counts.items():
        assert db.execute(f"SELECT count(*) FROM {table}").fetchone() == (count,)
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    assert db.execute("SELECT DISTINCT typeof(value) FROM figures WHERE value IS NOT NULL").fetchall() == [("real",)]


def test_a_limit_counts_commitments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, example: KnowledgeBase) -> None:
    monkeypatch.setattr(files, "folders", lambda: [EXAMPLE])
    file = tmp_path / "few.db"
    assert cli.run(["export", "-o", str(file), "--limit", "2"]) == 0
    with closing(sqlite3.connect(file)) as few:
        assert [row[0] for row in few.execute("SELECT id FROM commitments ORDER BY rowid")] == [
            item.id for item in example.commitments()[:2]
        ]
        assert few.execute("SELECT count(*) FROM figures").fetchone() == (
            sum(len(item.quantities) for item in example.commitments()[:2]),
        )
        assert few.execute("PRAGMA foreign_key_check").fetchall() == []


def test_full_text_search_is_on(db: sqlite3.Connection, example: KnowledgeBase) -> None:
    word = "年均浓度"
    sql = "SELECT id FROM commitments WHERE rowid IN (SELECT rowid FROM commitments_fts WHERE commitments_fts MATCH ?)"
    found = {row[0] for row in db.execute(sql, (word,))}
    assert found == {item.id for item in example.commitments() if word in "".join((item.text, item.cite, *item.names))}


@pytest.mark.parametrize("file", ["-", ""])
def test_a_database_goes_to_a_file_only(
    file: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "folders", lambda: [EXAMPLE])
    assert cli.run(["export", "-f", "db", *(["-o", file] if file else [])]) == 2
    assert "-o FILE.db" in capsys.readouterr().err


def test_sqlite_utils_finds_the_full_text_index(db: sqlite3.Connection) -> None:
    library = pytest.importorskip("sqlite_utils", reason="sqlite-utils is not installed")
    table = library.Database(db)["commitments"]
    assert table.detect_fts() == "commitments_fts" and list(table.search("年均浓度"))
