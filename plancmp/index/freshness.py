"""Which data files there are, and which of them an index was not made from as they are now."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from plancmp.errors import DataError
from plancmp.knowledge import files
from plancmp.messages import Message, reason
from plancmp.model import Record, record

LAYOUT = """
CREATE TABLE file (
    key BLOB PRIMARY KEY, stamp TEXT, digest TEXT, vocabulary INTEGER, plan TEXT, first INTEGER, last INTEGER
) WITHOUT ROWID;
CREATE TABLE brings (kind TEXT, id TEXT, key BLOB, at INTEGER, PRIMARY KEY (kind, id, key)) WITHOUT ROWID;
"""
"""Each data file with what it holds: the numbers of its commitments from ``first`` to ``last``; and which files bring
a city or a plan to the register, at which place of their list. The order of the keys is that of the documents."""


class Found(NamedTuple):
    """A data file that is there now; its ``stamp`` is empty while its times tell nothing."""

    path: str
    stamp: str


Listing = Mapping[bytes, Found]
"""The data files of some folders by their keys, in order."""


def listed(folders: Sequence[Path]) -> Listing:
    """What is there, by names and times alone; :class:`DataError` for what is no file or far too large."""
    result = {}
    for rank, folder in enumerate(folders):
        where = os.path.abspath(folder)
        for name in (*files.names(where), *files.tables(where)):
            path = f"{where}{os.sep}{name}"
            try:
                status = os.stat(path)
            except OSError as error:
                raise DataError(Message("cannot read {path}: {error}", path=path, error=reason(error))) from None
            files.refuse(path, status)
            result[key(rank, name)] = Found(path, files.stamp(status))
    return result


def key(rank: int, name: str) -> bytes:
    """The key of a file by the rank of its folder and its name there. Keys are in the order in which files are read."""
    return b"%03d/%s" % (rank, os.fsencode(name))


@record
class Changes(Record):
    """What is another than when the index was made: keys of files that are new or other, and of those gone.

    ``stamps`` are those of files that were touched only. ``whole`` says that an index must be made anew: vocabulary, on
    which all depends, was taken out or changed.
    """

    new: list[bytes]
    gone: list[bytes]
    stamps: dict[bytes, str]
    whole: bool

    @property
    def none(self) -> bool:
        """Whether all files say what they said."""
        return not self.new and not self.gone


def changes(db: sqlite3.Connection, listing: Listing, besides: Collection[bytes] = ()) -> Changes:
    """How the files of ``listing`` differ from those that the index was made from, ``besides`` some that do not
    count.
    """
    stamps: dict[bytes, str] = dict(db.execute("SELECT key, stamp FROM file").fetchall())
    new, touched = [], {}
    for name, found in listing.items():
        if name in besides or (found.stamp and found.stamp == stamps.get(name)):
            continue
        if name in stamps and files.digest(files.contents(found.path)[0]) == _digest(db, name):
            if found.stamp:
                touched[name] = found.stamp
        else:
            new.append(name)
    gone = [name for name in stamps if name not in listing and name not in besides]
    changed = [*gone, *(name for name in new if name in stamps)]
    whole = any(db.execute("SELECT 1 FROM file WHERE key = ? AND vocabulary", (name,)).fetchone() for name in changed)
    return Changes(new, gone, touched, whole)


def _digest(db: sqlite3.Connection, name: bytes) -> str:
    digest: str = db.execute("SELECT digest FROM file WHERE key = ?", (name,)).fetchone()[0]
    return digest


def restamp(db: sqlite3.Connection, stamps: Mapping[bytes, str]) -> None:
    """Remember the times of files that were touched only."""
    db.executemany("UPDATE file SET stamp = ? WHERE key = ?", ((stamp, name) for name, stamp in stamps.items()))
