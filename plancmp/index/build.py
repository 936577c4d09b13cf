"""Compile checked records into an SQLite file."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from plancmp.index import vectors, vocabulary
from plancmp.index.searchable import indexed, searchable
from plancmp.knowledge.names import PLURALS, forms

if TYPE_CHECKING:
    from plancmp.knowledge.load import Records

_LAYOUT = """
PRAGMA page_size = 8192;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE record (kind TEXT, id TEXT, place INTEGER, json TEXT, PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE TABLE name (kind TEXT, key TEXT, id TEXT, place INTEGER, PRIMARY KEY (kind, key, id)) WITHOUT ROWID;
CREATE TABLE clause (plan TEXT, id TEXT, place INTEGER, json TEXT, PRIMARY KEY (plan, id)) WITHOUT ROWID;
CREATE TABLE commitment (
    number INTEGER PRIMARY KEY, id TEXT, plan TEXT, city TEXT, clause TEXT, topic TEXT, done INTEGER, json TEXT, words TEXT
);
CREATE TABLE commitment_theme (theme TEXT, number INTEGER, PRIMARY KEY (theme, number)) WITHOUT ROWID;
CREATE TABLE commitment_indicator (indicator TEXT, number INTEGER, PRIMARY KEY (indicator, number)) WITHOUT ROWID;
CREATE VIRTUAL TABLE grams USING fts5 (
    words, content = '', columnsize = 0, detail = none, tokenize = 'unicode61 remove_diacritics 0'
);
"""

_INDEXES = """
CREATE UNIQUE INDEX commitment_id ON commitment (id);
CREATE INDEX commitment_city ON commitment (city, topic);
CREATE INDEX commitment_plan ON commitment (plan, clause);
CREATE INDEX commitment_topic ON commitment (topic, city);
"""


def build(records: Records, db: sqlite3.Connection, meta: dict[str, str]) -> None:
    """Write the whole index of ``records`` into an empty database; ``meta`` says what it was built from."""
    db.executescript(_LAYOUT + vocabulary.LAYOUT + vectors.LAYOUT)
    with db:
        db.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
        _vocabulary(db, records)
        _clauses(db, records)
        _commitments(db, records)
        vectors.compile_vectors(db, records)
    db.executescript(_INDEXES)


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _vocabulary(db: sqlite3.Connection, records: Records) -> None:
    for kind, plural in PLURALS.items():
        for place, (name, record) in enumerate(getattr(records, plural).items()):
            fields = asdict(record)
            fields.pop("topics", None)
            db.execute("INSERT INTO record VALUES (?, ?, ?, ?)", (kind, name, place, _dump(fields)))
            pairs = ((kind, form, name, rank) for rank, form in enumerate(forms(record)))
            db.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?, ?)", pairs)
    vocabulary.compile_words(db, records)


def _clauses(db: sqlite3.Connection, records: Records) -> None:
    for plan, clauses in records.clauses.items():
        for place, clause in enumerate(clauses.values()):
            fields = asdict(clause)
            del fields["commitments"]
            db.execute("INSERT INTO clause VALUES (?, ?, ?, ?)", (plan, clause.id, place, _dump(fields)))


def _commitments(db: sqlite3.Connection, records: Records) -> None:
    for number, commitment in enumerate(records.commitments.values(), 1):
        words = searchable(commitment, records.clauses[commitment.plan][commitment.clause], records)
        row = (
            number, commitment.id, commitment.plan, commitment.city, commitment.clause, commitment.topic,
            commitment.done, _dump(commitment.to_dict()), words,
        )
        db.execute("INSERT INTO commitment VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        db.executemany("INSERT INTO commitment_theme VALUES (?, ?)", ((theme, number) for theme in commitment.themes))
        indicators = {quantity.indicator for quantity in commitment.quantities} - {None}
        db.executemany("INSERT INTO commitment_indicator VALUES (?, ?)", ((name, number) for name in indicators))
        db.execute("INSERT INTO grams (rowid, words) VALUES (?, ?)", (number, " ".join(indexed(commitment, words))))
