"""Find the compiled index of the data folders, or compile it."""

from __future__ import annotations

import os
import sqlite3
import stat
import time
import zlib
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path

import plancmp
from plancmp.errors import DataError
from plancmp.index import progress
from plancmp.knowledge.files import data_files, user_folder

try:
    import fcntl
except ImportError:  # Windows, where a file that is open cannot be removed anyway
    fcntl = None  # type: ignore[assignment]

FORMAT = 33
"""Number of the index's layout; an index of another number is built anew."""

LARGEST = 64_000_000
"""Bytes that a data file may have; more is not read into memory."""

SETTLED = 2.0
"""Seconds after which a file's time tells of every change: one within the clock's tick of another could be missed."""

Note = Callable[[str], None]


def folder() -> Path:
    """The user's cache folder, which need not exist; ``PLANCMP_CACHE`` names another."""
    named = os.environ.get("PLANCMP_CACHE")
    return Path(named) if named else user_folder("cache")


def place(folders: Sequence[Path]) -> Path:
    """The file that holds, or will hold, the index of ``folders``."""
    names = "\0".join(str(part.resolve()) for part in folders).encode("utf-8", "surrogateescape")
    # Two sets of folders with one number would only take turns in building: the stamp tells them apart.
    return folder() / f"index-{zlib.crc32(names):08x}.sqlite"


def identity(paths: Sequence[Path]) -> dict[str, str]:
    """What an index of these data files, as they are now, says of itself."""
    return {"stamp": _stamp(paths), "content": _content(paths), "version": plancmp.__version__, "format": str(FORMAT)}


def connect(folders: Sequence[Path], note: Note) -> sqlite3.Connection:
    """A read-only connection to the fresh index of ``folders``, which is compiled first where it is not there.

    ``note`` is told, in a sentence, of anything that the user should know. Raises :class:`DataError` when the data
    are not sound.
    """
    paths = [path for part in folders for path in data_files(part)]
    stamp = _stamp(paths)
    file = place(folders)
    db, meta = _existing(file)
    if db is not None:
        if meta.get("version") == plancmp.__version__ and meta.get("format") == str(FORMAT):
            if stamp and meta.get("stamp") == stamp:
                return db
            if meta.get("content") == _content(paths):
                if stamp:
                    _restamp(file, stamp)
                return db
        db.close()
    return _compile(folders, file, note)


def discard() -> None:
    """Throw every index away: one was found damaged. They are built again when they are asked for."""
    for file in folder().glob("index-*.sqlite"):
        with suppress(OSError):
            file.unlink()


def _stamp(paths: Sequence[Path]) -> str:
    """Names, sizes and times, equal when surely nothing was touched; empty while that cannot be told."""
    seen = []
    newest = 0.0
    for path in paths:
        try:
            status = path.stat()
        except OSError as error:
            raise DataError(f"cannot read {path}: {error.strerror}") from None
        if not stat.S_ISREG(status.st_mode):
            raise DataError(f"cannot read {path}: it is not a file", hint="take it out of the data folder")
        if status.st_size > LARGEST:
            raise DataError(f"cannot read {path}: it has more than {LARGEST:,} bytes", hint="one file a plan")
        times = f"{status.st_mtime_ns} {status.st_ctime_ns}"
        seen.append(f"{ascii(os.path.abspath(path))} {status.st_dev} {status.st_ino} {status.st_size} {times}")
        newest = max(newest, status.st_mtime)
    # Also when the clock was set back: a time that is yet to come says nothing.
    return "\n".join(seen) if newest + SETTLED < time.time() else ""


def _content(paths: Sequence[Path]) -> str:
    """A digest of names and contents."""
    import hashlib

    digest = hashlib.blake2b(digest_size=16)
    for path in paths:
        try:
            raw = path.read_bytes()
        except OSError as error:
            raise DataError(f"cannot read {path}: {error.strerror}") from None
        digest.update(f"{path.name}\0{len(raw)}\0".encode("utf-8", "surrogateescape") + raw)
    return digest.hexdigest()


def _uri(file: Path, mode: str) -> str:
    path = str(file).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return f"file:{path}?mode={mode}"


def _existing(file: Path) -> tuple[sqlite3.Connection | None, dict[str, str]]:
    """The index that is there with what it says of itself; None when there is none, or it is damaged or foreign."""
    db = None
    try:
        # Built once and replaced whole, never changed in place but for its stamp: safe to read without locks.
        db = sqlite3.connect(_uri(file, "ro") + "&immutable=1", uri=True, check_same_thread=False)
        return db, dict(db.execute("SELECT key, value FROM meta"))
    except (sqlite3.Error, ValueError, TypeError):
        if db is not None:
            db.close()
        return None, {}


def _restamp(file: Path, stamp: str) -> None:
    with suppress(sqlite3.Error), closing(sqlite3.connect(_uri(file, "rw"), uri=True)) as db, db:
        # A journal on disk that a killed process left would be played back into the index that replaces this one.
        db.execute("PRAGMA journal_mode = MEMORY")
        db.execute("UPDATE meta SET value = ? WHERE key = 'stamp'", (stamp,))


def _compile(folders: Sequence[Path], file: Path, note: Note) -> sqlite3.Connection:
    """Build the index to a temporary file and move it into place; in memory where that cannot be."""
    from plancmp.index.build import build
    from plancmp.knowledge.check import load
    from plancmp.knowledge.yaml_io import uncollected

    with progress.show("compiling the data files into an index, once"), uncollected():
        for _ in range(3):
            paths = [path for part in folders for path in data_files(part)]
            meta = identity(paths)
            records = load(folders)
            if _content(paths) == meta["content"]:
                break
        else:
            # Somebody keeps writing. What was read is shown now, and never taken for what the files hold.
            meta.update(stamp="", content="")
        try:
            _write(file, lambda db: build(records, db, meta))
            db, found = _existing(file)
            if db is not None and all(found.get(key) == meta[key] for key in ("content", "version", "format")):
                return db
            raise OSError("it was replaced or removed while it was being built")
        except (OSError, sqlite3.Error) as error:
            note(f"the index cannot be kept in {file.parent} ({error}); it is built in memory for this once")
        db = sqlite3.connect(":memory:")
        build(records, db, meta)
        return db


def _write(file: Path, fill: Callable[[sqlite3.Connection], None]) -> None:
    """Let ``fill`` write a database to a temporary file beside ``file``, then move it there."""
    if not file.is_absolute() and not os.environ.get("PLANCMP_CACHE"):
        raise OSError("the user has no home")
    file.parent.mkdir(parents=True, exist_ok=True)
    _sweep(file.parent)
    handle, name = _claim(file.parent)
    try:
        with closing(sqlite3.connect(_uri(Path(name), "rw"), uri=True)) as db:
            fill(db)
        os.replace(name, file)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
    finally:
        os.close(handle)


def _claim(where: Path) -> tuple[int, str]:
    """A new temporary file, locked for as long as its handle is open."""
    import tempfile

    while True:
        handle, name = tempfile.mkstemp(prefix="building-", suffix=".sqlite", dir=where)
        if fcntl:
            with suppress(OSError):
                fcntl.flock(handle, fcntl.LOCK_EX)
        if os.fstat(handle).st_nlink:
            return handle, name
        os.close(handle)  # swept by another process before it was locked


def _sweep(where: Path) -> None:
    """Remove what killed builds left: a temporary file that no process holds locked."""
    for left in where.glob("building-*"):
        with suppress(OSError), left.open("rb") as held:
            if fcntl:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            left.unlink()
