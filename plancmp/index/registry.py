"""The records of the vocabulary and the register as the index keeps them: with their names and labels, and read
back.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from itertools import groupby, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from plancmp.index.grams import tag, tokenised
from plancmp.index.lookup import marks
from plancmp.index.packing import dump, record_of, records_of
from plancmp.index.rows import REGISTERED
from plancmp.index.searchable import LABELS, label
from plancmp.knowledge.load import Catalogue
from plancmp.knowledge.names import KINDS, PLURALS, forms
from plancmp.model import fields_of

if TYPE_CHECKING:
    Place = bytes | int

LAYOUT = """
CREATE TABLE record (kind TEXT, id TEXT, place, json TEXT, PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE TABLE label (number INTEGER PRIMARY KEY, kind TEXT, tag TEXT);
CREATE TABLE name (kind TEXT, key TEXT, id TEXT, place INTEGER, PRIMARY KEY (kind, key, id)) WITHOUT ROWID;
CREATE VIRTUAL TABLE label_grams USING fts5 (words, content = '', columnsize = 0, detail = none, tokenize = 'ascii');
"""

_CLASSES = {kind: cls for cls, kind in KINDS.items()}


def write(db: sqlite3.Connection, kind: str, name: str, place: Place, record: Any) -> None:
    """Write a record with the names that it answers to."""
    fields = fields_of(record)
    fields.pop("topics", None)
    db.execute("INSERT INTO record VALUES (?, ?, ?, ?)", (kind, name, place, dump(fields)))
    pairs = ((kind, form, name, rank) for rank, form in enumerate(forms(record)))
    db.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?, ?)", pairs)


def write_labels(db: sqlite3.Connection, every: Collection[tuple[str, str, str]]) -> None:
    """Write the labels of records: kind, id and folded text."""
    number = (db.execute("SELECT max(number) FROM label").fetchone()[0] or 0) + 1
    rows = ((at, kind, tag(kind, name)) for at, (kind, name, _) in enumerate(every, number))
    db.executemany("INSERT INTO label VALUES (?, ?, ?)", rows)
    texts = tokenised([text for _, _, text in every])
    db.executemany("INSERT INTO label_grams (rowid, words) VALUES (?, ?)", enumerate(texts, number))


def places(db: sqlite3.Connection) -> dict[tuple[str, str], bytes]:
    """The place of each city and plan among its kind: that of the first file that brings it, and the place therein."""
    result: dict[tuple[str, str], bytes] = {}
    for kind, name, key, at in db.execute("SELECT kind, id, key, at FROM brings ORDER BY key, at"):
        result.setdefault((kind, name), b"%s\0%06d" % (key, at))
    return result


def renew(db: sqlite3.Connection, known: Catalogue, touched: Iterable[tuple[str, str]]) -> None:
    """Write these cities and plans (kind, id) anew, as ``known`` has them; those that no file brings any more go."""
    owned = places(db)
    for kind, name in touched:
        old = db.execute("SELECT json FROM record WHERE kind = ? AND id = ?", (kind, name)).fetchone()
        record = getattr(known, PLURALS[kind]).get(name) if (kind, name) in owned else None
        before = label(record_of(_CLASSES[kind], old[0])) if old and kind in LABELS else ""
        after = label(record) if record and kind in LABELS else ""
        db.execute("DELETE FROM record WHERE kind = ? AND id = ?", (kind, name))
        db.execute("DELETE FROM name WHERE kind = ? AND id = ?", (kind, name))
        if before and before != after:
            [number] = db.execute("SELECT number FROM label WHERE tag = ?", (tag(kind, name),)).fetchone()
            gone = (number, *tokenised([before]))
            db.execute("INSERT INTO label_grams (label_grams, rowid, words) VALUES ('delete', ?, ?)", gone)
            db.execute("DELETE FROM label WHERE number = ?", (number,))
        if record:
            write(db, kind, name, owned[kind, name], record)
        if after and before != after:
            write_labels(db, [(kind, name, after)])


def catalogue(db: sqlite3.Connection, without: Collection[bytes] = ()) -> Catalogue:
    """The vocabulary and the register, and which plans there are; ``without`` what only these files bring."""
    known = Catalogue()
    left = f"key NOT IN ({marks(without)})"
    brought = set(db.execute(f"SELECT kind, id FROM brings WHERE {left}", list(without)))
    rows = db.execute("SELECT kind, id, json FROM record ORDER BY kind, place")
    for kind, some in groupby(rows, itemgetter(0)):
        held = [row for row in some if kind not in REGISTERED or (kind, row[1]) in brought]
        records: list[Any] = records_of(_CLASSES[kind], [row[2] for row in held])
        getattr(known, PLURALS[kind]).update(zip([row[1] for row in held], records))
    plans = db.execute(f"SELECT plan FROM file WHERE plan IS NOT NULL AND {left} ORDER BY key", list(without))
    known.clauses = {row[0]: {} for row in plans}
    return known


def counts(db: sqlite3.Connection, total: int, weighed: int, changed: int) -> dict[str, int]:
    """What the index says of its size: its commitments, those that its weights were made from, and how many have come
    or
    gone since; and whether their numbers are in the order of the documents.
    """
    firsts = [row[0] for row in db.execute("SELECT first FROM file WHERE first IS NOT NULL ORDER BY key")]
    ordered = all(one < other for one, other in pairwise(firsts))
    return {"commitments": total, "weighed": weighed, "changed": changed, "ordered": int(ordered)}
