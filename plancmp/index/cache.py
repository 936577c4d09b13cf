"""Find the compiled index of the data folders, or compile it."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import quote

import plancmp
from plancmp.errors import DataError
from plancmp.knowledge.files import data_files

FORMAT = 2
"""Number of the index's layout; an index of another number is built anew."""

Note = Callable[[str], None]


def folder() -> Path:
    """The user's cache folder, which need not exist; ``PLANCMP_CACHE`` names another."""
    named = os.environ.get("PLANCMP_CACHE")
    if named:
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_cache_dir("plancmp", appauthor=False))


def connect(folders: Sequence[Path], note: Note) -> sqlite3.Connection:
    """A read-only connection to the fresh index of ``folders``, which is compiled first where it is not there.

    ``note`` is told, in a sentence, of anything that the user should know. Raises :class:`DataError` when the data
    are not sound.
    """
    paths = [path for part in folders for path in data_files(part)]
    stamp = _stamp(paths)
    name = hashlib.blake2b("\0".join(str(part.resolve()) for part in folders).encode("utf-8", "surrogateescape"), digest_size=8)
    file = folder() / f"index-{name.hexdigest()}.sqlite"
    meta = _meta(file)
    if meta.get("version") == plancmp.__version__ and meta.get("format") == str(FORMAT):
        if meta.get("stamp") == stamp:
            return _open(file)
        if meta.get("content") == _content(paths):
            _restamp(file, stamp)
            return _open(file)
    return _compile(folders, file, {"stamp": stamp, "content": _content(paths)}, note)


def _stamp(paths: Sequence[Path]) -> str:
    """A digest of names, sizes and times: equal when surely nothing was touched."""
    digest = hashlib.blake2b(digest_size=16)
    for path in paths:
        try:
            status = path.stat()
        except OSError as error:
            raise DataError(f"cannot read {path}: {error.strerror}") from None
        digest.update(f"{path.resolve()}\0{status.st_size}\0{status.st_mtime_ns}\0".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _content(paths: Sequence[Path]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for path in paths:
        try:
            raw = path.read_bytes()
        except OSError as error:
            raise DataError(f"cannot read {path}: {error.strerror}") from None
        digest.update(f"{path.name}\0{len(raw)}\0".encode("utf-8", "surrogateescape") + raw)
    return digest.hexdigest()


def _uri(file: Path, mode: str) -> str:
    return f"file:{quote(str(file))}?mode={mode}"


def _open(file: Path) -> sqlite3.Connection:
    # Built once and replaced whole, never changed in place but for its stamp: safe to read without locks.
    return sqlite3.connect(_uri(file, "ro") + "&immutable=1", uri=True, check_same_thread=False)


def _meta(file: Path) -> dict[str, str]:
    """What the index says of itself; empty when there is none, or it is damaged or foreign."""
    try:
        with closing(_open(file)) as db:
            return dict(db.execute("SELECT key, value FROM meta"))
    except (sqlite3.Error, ValueError, TypeError):
        return {}


def _restamp(file: Path, stamp: str) -> None:
    with suppress(sqlite3.Error), closing(sqlite3.connect(_uri(file, "rw"), uri=True)) as db, db:
        db.execute("UPDATE meta SET value = ? WHERE key = 'stamp'", (stamp,))


def _compile(folders: Sequence[Path], file: Path, meta: dict[str, str], note: Note) -> sqlite3.Connection:
    """Build the index to a temporary file and move it into place; in memory where that cannot be."""
    from plancmp.index.build import build
    from plancmp.knowledge.check import load

    records = load(folders)
    meta = {**meta, "version": plancmp.__version__, "format": str(FORMAT)}
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix="building-", suffix=".sqlite", dir=file.parent)
        os.close(handle)
        try:
            with closing(sqlite3.connect(name)) as db:
                build(records, db, meta)
            os.replace(name, file)
        except BaseException:
            with suppress(OSError):
                os.unlink(name)
            raise
        return _open(file)
    except (OSError, sqlite3.Error) as error:
        note(f"the index cannot be kept in {file.parent} ({error}); it is built in memory for this once")
        db = sqlite3.connect(":memory:")
        build(records, db, meta)
        return db
