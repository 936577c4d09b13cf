"""A database for others: what is exported, as an SQLite file that Datasette and sqlite-utils open."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from plancmp.errors import PlancmpError
from plancmp.messages import Message

REFERENCES = {
    ("topics", "theme"): "themes",
    ("indicators", "topic"): "topics",
    ("plans", "city"): "cities",
    ("clauses", "plan"): "plans",
    ("commitments", "city"): "cities",
    ("commitments", "plan"): "plans",
    ("commitments", "clause"): "clauses",
    ("commitments", "theme"): "themes",
    ("commitments", "topic"): "topics",
    ("commitment_themes", "commitment"): "commitments",
    ("commitment_themes", "theme"): "themes",
    ("commitment_topics", "commitment"): "commitments",
    ("commitment_topics", "topic"): "topics",
    ("figures", "commitment"): "commitments",
    ("figures", "indicator"): "indicators",
}
"""Table and column -> the table whose id it holds."""

_NUMBERS = {"value": "REAL", "value_max": "REAL", "base_value": "REAL", "from_year": "INTEGER", "year": "INTEGER"}
_TRUTHS = ("annual", "expected", "delegated", "read")
_SEARCHED = ("text", "text_en", "names", "cite")


def write(path: Path, tables: Mapping[str, tuple[tuple[str, ...], Iterable[tuple[Any, ...]]]], about: str) -> None:
    """Write the tables (name -> columns and rows) to a new file, with keys, an index a reference, and a full-text index
    of the commitments by three characters (``trigram``): shorter words are found with LIKE.
    """
    if sqlite3.sqlite_version_info < (3, 34):
        raise PlancmpError(
            Message("SQLite {version} has no index of trigrams", version=sqlite3.sqlite_version),
            Message("SQLite 3.34 or newer has"),
        )
    with closing(sqlite3.connect(path)) as db:
        for name, (columns, rows) in tables.items():
            db.execute(f"CREATE TABLE {name} ({', '.join(_column(name, column) for column in columns)})")
            db.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(columns))})", rows)
        for name, column in REFERENCES:
            db.execute(f"CREATE INDEX {name}_{column} ON {name} ({column})")
        searched = ", ".join(_SEARCHED)
        db.execute(
            f"CREATE VIRTUAL TABLE commitments_fts USING fts5({searched}, content=\"commitments\", tokenize='trigram')"
        )
        db.execute("INSERT INTO commitments_fts (commitments_fts) VALUES ('rebuild')")
        db.execute("CREATE TABLE about (made_with TEXT)")
        db.execute("INSERT INTO about VALUES (?)", (about,))
        db.commit()
        db.execute("PRAGMA optimize")


def _column(table: str, name: str) -> str:
    kind = _NUMBERS.get(name, "INTEGER" if name in _TRUTHS else "TEXT")
    other = REFERENCES.get((table, name))
    if name == "id":
        return f"{name} {kind} PRIMARY KEY"
    return f"{name} {kind} REFERENCES {other} (id)" if other else f"{name} {kind}"
