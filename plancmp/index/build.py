"""Compile checked records into an SQLite file."""

from __future__ import annotations

import json
import sqlite3
from itertools import count, islice
from typing import TYPE_CHECKING

from plancmp.index import vectors, vocabulary
from plancmp.index.grams import tag, tokenised
from plancmp.index.lookup import marks
from plancmp.index.searchable import Labels, indexed, join, labels, searchable
from plancmp.index.stored import COLUMNS, FIELDS, pack
from plancmp.knowledge.names import PLURALS, forms
from plancmp.records import plain

if TYPE_CHECKING:
    from plancmp.knowledge.load import Records

AT_ONCE = 2000
"""So many commitments are made ready before they are written."""

_LAYOUT = f"""
PRAGMA page_size = 8192;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE record (kind TEXT, id TEXT, place INTEGER, json TEXT, PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE TABLE label (number INTEGER PRIMARY KEY, kind TEXT, tag TEXT);
CREATE TABLE name (kind TEXT, key TEXT, id TEXT, place INTEGER, PRIMARY KEY (kind, key, id)) WITHOUT ROWID;
CREATE TABLE clause (plan TEXT, id TEXT, place INTEGER, json TEXT, PRIMARY KEY (plan, id)) WITHOUT ROWID;
CREATE TABLE commitment (number INTEGER PRIMARY KEY, {COLUMNS}, done, words);
CREATE VIRTUAL TABLE label_grams USING fts5 (words, content = '', columnsize = 0, detail = none, tokenize = 'ascii');
CREATE VIRTUAL TABLE grams USING fts5 (words, content = '', columnsize = 0, detail = none, tokenize = 'ascii');
INSERT INTO grams (grams, rank) VALUES ('hashsize', 16777216);
"""

_INDEX = "CREATE UNIQUE INDEX commitment_id ON commitment (id)"


def build(records: Records, db: sqlite3.Connection, meta: dict[str, str]) -> None:
    """Write the whole index of ``records`` into an empty database; ``meta`` says what it was built from."""
    db.executescript(_LAYOUT + vocabulary.LAYOUT + vectors.LAYOUT)
    with db:
        db.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
        _vocabulary(db, records)
        _clauses(db, records)
        known = labels(records)
        _labels(db, known)
        _commitments(db, records, known)
        vectors.compile_vectors(db, records)
    db.execute(_INDEX)


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


def _labels(db: sqlite3.Connection, known: Labels) -> None:
    every = [(kind, tag(kind, name), label) for kind, named in known.items() for name, label in named.items()]
    db.executemany("INSERT INTO label VALUES (?, ?, ?)", ((number, *one[:2]) for number, one in enumerate(every)))
    db.executemany("INSERT INTO label_grams (rowid, words) VALUES (?, ?)", enumerate(tokenised([one[2] for one in every])))


def _commitments(db: sqlite3.Connection, records: Records, known: Labels) -> None:
    everything = iter(records.commitments.values())
    first = 1
    while items := list(islice(everything, AT_ONCE)):
        parts = [searchable(item, records.clauses[item.plan][item.clause], known) for item in items]
        rows = ((number, *pack(item), item.done, join(part)) for number, item, part in zip(count(first), items, parts))
        db.executemany(f"INSERT INTO commitment VALUES (?, {marks(FIELDS)}, ?, ?)", rows)
        db.executemany("INSERT INTO grams (rowid, words) VALUES (?, ?)", enumerate(indexed(items, parts), first))
        first += len(items)

