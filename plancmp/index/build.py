"""Compile checked records into an SQLite file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from plancmp.index import vectors, vocabulary
from plancmp.index.searchable import indexed, searchable
from plancmp.index.stored import pack
from plancmp.knowledge.names import PLURALS, forms
from plancmp.model import plain

if TYPE_CHECKING:
    from plancmp.knowledge.load import Records
    from plancmp.model import Commitment

AT_ONCE = 2000
"""So many commitments are made ready before they are written."""

_LAYOUT = """
PRAGMA page_size = 8192;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE record (kind TEXT, id TEXT, place INTEGER, json TEXT, PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE TABLE name (kind TEXT, key TEXT, id TEXT, place INTEGER, PRIMARY KEY (kind, key, id)) WITHOUT ROWID;
CREATE TABLE clause (plan TEXT, id TEXT, place INTEGER, json TEXT, PRIMARY KEY (plan, id)) WITHOUT ROWID;
CREATE TABLE commitment (
    number INTEGER PRIMARY KEY, id TEXT, plan TEXT, city TEXT, clause TEXT, topic TEXT, done INTEGER, packed TEXT, words TEXT
);
CREATE TABLE commitment_theme (theme TEXT, number INTEGER, PRIMARY KEY (theme, number)) WITHOUT ROWID;
CREATE TABLE commitment_indicator (indicator TEXT, number INTEGER, PRIMARY KEY (indicator, number)) WITHOUT ROWID;
CREATE VIRTUAL TABLE grams USING fts5 (
    words, content = '', columnsize = 0, detail = none, tokenize = 'unicode61 remove_diacritics 0'
);
INSERT INTO grams (grams, rank) VALUES ('hashsize', 16777216);
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


_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def _vocabulary(db: sqlite3.Connection, records: Records) -> None:
    for kind, plural in PLURALS.items():
        for place, (name, record) in enumerate(getattr(records, plural).items()):
            fields = plain(record)
            fields.pop("topics", None)
            db.execute("INSERT INTO record VALUES (?, ?, ?, ?)", (kind, name, place, _dump(fields)))
            pairs = ((kind, form, name, rank) for rank, form in enumerate(forms(record)))
            db.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?, ?)", pairs)
    vocabulary.compile_words(db, records)


def _clauses(db: sqlite3.Connection, records: Records) -> None:
    for plan, clauses in records.clauses.items():
        for place, clause in enumerate(clauses.values()):
            fields = {**plain(clause), "set_aside": list(map(plain, clause.set_aside))}
            del fields["commitments"]
            db.execute("INSERT INTO clause VALUES (?, ?, ?, ?)", (plan, clause.id, place, _dump(fields)))


def _commitments(db: sqlite3.Connection, records: Records) -> None:
    numbered = enumerate(records.commitments.values(), 1)
    while part := list(islice(numbered, AT_ONCE)):
        texts = [searchable(item, records.clauses[item.plan][item.clause], records) for _, item in part]
        db.executemany("INSERT INTO commitment VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", _rows(part, texts))
        themes = ((theme, number) for number, item in part for theme in item.themes)
        db.executemany("INSERT INTO commitment_theme VALUES (?, ?)", themes)
        indicators = {(one.indicator, number): None for number, item in part for one in item.quantities if one.indicator}
        db.executemany("INSERT INTO commitment_indicator VALUES (?, ?)", indicators)
        grams = ((number, indexed(item, words)) for (number, item), words in zip(part, texts))
        db.executemany("INSERT INTO grams (rowid, words) VALUES (?, ?)", grams)


def _rows(part: list[tuple[int, Commitment]], texts: list[str]) -> Iterator[tuple[Any, ...]]:
    for (number, item), words in zip(part, texts):
        yield number, item.id, item.plan, item.city, item.clause, item.topic, item.done, pack(item), words
