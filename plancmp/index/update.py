"""Bring an index up to date with the plans that have come, gone or changed, without reading the others."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from plancmp import weights
from plancmp.index import atlas, freshness, registry, vectors, vocabulary
from plancmp.index.compile import fill, refuse
from plancmp.index.freshness import Changes, Listing
from plancmp.index.packing import COLUMNS, unpack
from plancmp.index.rows import rows_of
from plancmp.index.searchable import indexed, labels, split
from plancmp.knowledge.names import KINDS
from plancmp.knowledge.reading import Reading
from plancmp.knowledge.rules import INSTALLED

MANY = 50
"""So many files are always read one by one; where more and most have changed, an index is made anew sooner."""


class Whole(Exception):
    """The index must be made anew from all files."""


def worthwhile(changes: Changes, listing: Listing) -> bool:
    """Whether an index is sooner brought up to date than made anew, as far as the names of its files tell."""
    return not changes.whole and len(changes.new) <= max(MANY, len(listing) / 2)


def update(db: sqlite3.Connection, changes: Changes, listing: Listing) -> None:
    """Do it, within a transaction of the caller.

    Raises :class:`Whole` where one of the files holds vocabulary, or where what is wrong may lie in files that were not
    read; :class:`DataError` where one of the new files is not sound.
    """
    if not worthwhile(changes, listing):
        raise Whole
    known_files = {row[0] for row in db.execute("SELECT key FROM file")}
    out = [*changes.gone, *(key for key in changes.new if key in known_files)]
    _tables(
        db, [key for key in out if atlas.is_table(key)], [key for key in changes.new if atlas.is_table(key)], listing
    )
    out = [key for key in out if not atlas.is_table(key)]
    reading = Reading(registry.catalogue(db, out))
    touched = set(_brought(db, out))
    moved = sum(_take_out(db, key) for key in out)
    last = db.execute("SELECT max(number) FROM commitment").fetchone()[0] or 0
    said = dict(db.execute("SELECT key, value FROM meta"))
    total, weighed = int(said["commitments"]) - moved, int(said["weighed"])
    texts = labels(reading.known)
    keys = {Path(listing[key].path): key for key in changes.new if not atlas.is_table(key)}
    for part in reading.parts(keys):
        if not part.file.is_plan:
            raise Whole
        if part.file.found:
            continue
        items = list(part.records.commitments.values())
        rows = rows_of(part, texts)
        fill(db, [(keys[part.file.path], rows)], last + 1)
        vectors.store(db, reading.known, items, last + 1)
        last, total, moved = last + len(items), total + len(items), moved + len(items)
        touched.update((KINDS[type(record)], record.id) for _, _, record in rows.brings)
        part.file.forget()
    problems = reading.problems()
    if any(problem.file == INSTALLED for problem in problems):
        raise Whole
    refuse(problems)
    registry.renew(db, reading.known, sorted(touched))
    vocabulary.add_cities(db, reading.known)
    vectors.note_places(db, reading.known)
    freshness.restamp(db, changes.stamps)
    changed = int(said["changed"]) + moved
    if changed > weights.LAG * weighed:
        vocabulary.compile_words(db, reading.known)
        vectors.compile_vectors(db, reading.known)
        weighed, changed = total, 0
    counts = registry.counts(db, total, weighed, changed)
    db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", counts.items())


def _tables(db: sqlite3.Connection, out: list[bytes], new: list[bytes], listing: Listing) -> None:
    """Bring the tables of the atlas up to date."""
    for key in out:
        atlas.take_out(db, key)
    for key in new:
        atlas.store(db, key, Path(listing[key].path))
    if out or new:
        atlas.name_places(db)


def _brought(db: sqlite3.Connection, keys: Iterable[bytes]) -> list[tuple[str, str]]:
    """What these files bring to the register."""
    return [pair for key in keys for pair in db.execute("SELECT kind, id FROM brings WHERE key = ?", (key,))]


def _take_out(db: sqlite3.Connection, key: bytes) -> int:
    """Delete the rows of a file; how many commitments it had.

    The full-text index keeps no texts: it forgets a commitment when it is told once more under which tokens that was
    found.
    """
    plan, first, last = db.execute("SELECT plan, first, last FROM file WHERE key = ?", (key,)).fetchone()
    held = db.execute(
        f"SELECT {COLUMNS}, number, words FROM commitment WHERE number BETWEEN ? AND ?", (first, last)
    ).fetchall()
    tokens = indexed(list(unpack(row[:-2] for row in held)), [split(row[-1]) for row in held])
    gone = zip([row[-2] for row in held], tokens)
    db.executemany("INSERT INTO grams (grams, rowid, words) VALUES ('delete', ?, ?)", gone)
    for table in ("commitment", "vector"):
        db.execute(f"DELETE FROM {table} WHERE number BETWEEN ? AND ?", (first, last))
    for table in ("clause", "tally"):
        db.execute(f"DELETE FROM {table} WHERE plan = ?", (plan,))
    # Ids begin with the plan and a slash, behind which stands no 0: the sign that follows the slash.
    for column in ("id", "other"):
        db.execute(f"DELETE FROM near WHERE {column} >= ? AND {column} < ?", (f"{plan}/", f"{plan}0"))
    for table in ("brings", "file"):
        db.execute(f"DELETE FROM {table} WHERE key = ?", (key,))
    return len(held)
