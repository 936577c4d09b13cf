"""Compile data files into an SQLite file: all of them anew, one after the other."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from plancmp.errors import DataError
from plancmp.index import atlas, freshness, registry, vectors, vocabulary, workers
from plancmp.index.lookup import marks
from plancmp.index.packing import COLUMNS, FIELDS, TALLIED, Tally, tallied
from plancmp.index.rows import Rows, rows_of
from plancmp.index.searchable import labels
from plancmp.index.transaction import transaction
from plancmp.knowledge import files
from plancmp.knowledge.load import Catalogue
from plancmp.knowledge.names import KINDS, PLURALS
from plancmp.knowledge.reading import Part, Reading
from plancmp.messages import Message
from plancmp.problems import ERROR, Problem, counted

_GROUPS = ", ".join(TALLIED)

LAYOUT = f"""
PRAGMA page_size = 8192;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE clause (plan TEXT, id TEXT, place INTEGER, json TEXT, PRIMARY KEY (plan, id)) WITHOUT ROWID;
CREATE TABLE commitment (number INTEGER PRIMARY KEY, {COLUMNS}, words, measures);
CREATE TABLE tally (plan TEXT, {", ".join(Tally._fields)}, PRIMARY KEY (plan, {_GROUPS})) WITHOUT ROWID;
CREATE VIRTUAL TABLE grams USING fts5 (words, content = '', columnsize = 0, detail = none, tokenize = 'ascii');
INSERT INTO grams (grams, rank) VALUES ('hashsize', 16777216);
"""

_INDEX = "CREATE UNIQUE INDEX commitment_id ON commitment (id)"


def build(db: sqlite3.Connection, paths: Mapping[bytes, Path], meta: Mapping[str, str]) -> None:
    """Write the whole index of data files, given by their keys, into an empty database.

    Each is read, written and forgotten. ``meta`` is what the index says of itself. Raises :class:`DataError` when the
    data
    are not sound.
    """
    reading = Reading()
    db.executescript(LAYOUT + freshness.LAYOUT + registry.LAYOUT + vocabulary.LAYOUT + vectors.LAYOUT + atlas.LAYOUT)
    with transaction(db):
        fill(db, _read(reading, {key: path for key, path in paths.items() if not atlas.is_table(key)}))
        refuse(reading.problems())
        finish(db, reading.known, meta)
        for key, path in paths.items():
            if atlas.is_table(key):
                atlas.store(db, key, path)
        atlas.name_places(db)


def _read(reading: Reading, paths: Mapping[bytes, Path]) -> Iterator[tuple[bytes, Rows]]:
    """The rows of sound files. Vocabulary comes first, as most files hold nothing but a plan."""
    keys = {path: key for key, path in paths.items()}
    known = labels(reading.known)

    def made(part: Part | None) -> Iterator[tuple[bytes, Rows]]:
        if part and not part.file.found:
            yield keys[part.file.path], rows_of(part, known)
        if part:
            part.file.forget()

    for path in (path for path in keys if path.name == files.ENTRY):
        yield from made(reading.take(path))
    for path, rows in workers.rows([path for path in keys if path.name != files.ENTRY], reading.known):
        if rows and reading.admit(path, rows.plan, rows.brings):
            yield keys[path], rows
        else:
            yield from made(reading.take(path))
    for part in reading.rest():
        yield from made(part)


def refuse(problems: Iterable[Problem]) -> None:
    """Raise :class:`DataError` where one of the problems is an error."""
    errors = sorted(problem for problem in problems if problem.level == ERROR)
    if errors:
        added = files.own() / "plans"
        mine = sorted({Path(problem.file).stem for problem in errors if Path(problem.file).parent == added})
        hint = (
            Message("mend them, or take out what was added: plancmp remove {plans}", plans=" ".join(mine))
            if mine
            else Message("mend them; plancmp check lists all")
        )
        raise DataError(Message("{problems} in the data files", problems=counted(len(errors), "problem")), errors, hint)


def fill(db: sqlite3.Connection, made: Iterable[tuple[bytes, Rows]], first: int = 1) -> int:
    """Write the rows of files; the commitments are numbered from ``first`` on. How many there are."""
    number = first
    for key, rows in made:
        count = len(rows.commitments)
        span = (number, number + count - 1) if count else (None, None)
        db.execute(
            "INSERT INTO file VALUES (?, ?, ?, ?, ?, ?, ?)",
            (key, rows.stamp, rows.digest, rows.vocabulary, rows.plan, *span),
        )
        db.executemany(
            "INSERT INTO brings VALUES (?, ?, ?, ?)",
            ((KINDS[type(record)], record.id, key, at) for _, at, record in rows.brings),
        )
        db.executemany("INSERT INTO clause VALUES (?, ?, ?, ?)", rows.clauses)
        db.executemany(
            f"INSERT INTO commitment VALUES (?, {marks(FIELDS)}, ?, ?)",
            ((at, *row) for at, row in enumerate(rows.commitments, number)),
        )
        db.executemany("INSERT INTO grams (rowid, words) VALUES (?, ?)", enumerate(rows.tokens, number))
        counts, groups = tallied()
        counted = f"SELECT plan, {counts} FROM commitment WHERE number BETWEEN ? AND ? GROUP BY plan, {groups}"
        db.execute(f"INSERT INTO tally {counted}", span)
        number += count
    return number - first


def finish(db: sqlite3.Connection, known: Catalogue, meta: Mapping[str, str]) -> None:
    """Write what depends on all files, when these are written."""
    places = registry.places(db)
    for kind, plural in PLURALS.items():
        for at, (name, record) in enumerate(getattr(known, plural).items()):
            registry.write(db, kind, name, places.get((kind, name), at), record)
    texts = labels(known)
    every = [(kind, name) for kind in texts for name in getattr(known, PLURALS[kind])]
    registry.write_labels(db, [(kind, name, texts[kind][name]) for kind, name in every])
    vocabulary.compile_words(db, known)
    vectors.compile_vectors(db, known)
    db.execute(_INDEX)
    total = db.execute("SELECT count(*) FROM commitment").fetchone()[0]
    db.executemany("INSERT INTO meta VALUES (?, ?)", {**meta, **registry.counts(db, total, total, 0)}.items())
