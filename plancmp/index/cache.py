"""Find the compiled index of the data folders, bring it up to date, or compile it."""

from __future__ import annotations

import os
import sqlite3
import time
import zlib
from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import plancmp
from plancmp import weights
from plancmp.index import freshness, notice
from plancmp.index.freshness import Changes, Listing
from plancmp.index.transaction import transaction
from plancmp.knowledge import files
from plancmp.messages import Message, reason

if TYPE_CHECKING:
    from plancmp.knowledge.load import Catalogue

FORMAT = 58
"""Number of the index's layout: raised when what is compiled changes. Weights that are compiled count by themselves."""

SMALL = 32_000_000
"""An index of so many bytes is copied, changed and put in the place of the old one; a larger one is changed where it
is.
"""

LONGEST = 60.0
"""Seconds for which a command waits for another that is changing the index."""

PATIENCE = 2.0
"""Seconds for which a change waits until nobody reads the index; then it is made in a copy."""

KEPT = 10
"""Of so many sets of folders, those used last, the indexes stay; those of others go, too, unless used of late."""

LATELY = 86_400.0
"""Seconds for which an index counts as used of late: so no process takes away what others are at just now."""

TICK = 3_600.0
"""Seconds after which the time of an index that is used is set anew."""

Note = Callable[[str], None]

_used: set[Path] = set()
"""The indexes that this process has read."""


def folder() -> Path:
    """The user's cache folder, which need not exist; ``PLANCMP_CACHE`` names another."""
    named = os.environ.get("PLANCMP_CACHE")
    return Path(named) if named else files.user_folder("cache")


def name(folders: Sequence[Path], without: Container[int] = ()) -> str:
    """How the names of the files begin that hold, or will hold, the index of those ``folders`` that are there;
    ``without`` are ranks of folders that are left out.
    """
    there = (f"{rank} {part.resolve()}" for rank, part in enumerate(folders) if rank not in without and part.is_dir())
    names = "\0".join(there).encode("utf-8", "surrogateescape")
    # Two sets of folders with one number would only take turns in building: the digests tell them apart.
    return f"{zlib.crc32(names):08x}-"


def current(folders: Sequence[Path], without: Container[int] = ()) -> Path | None:
    """The file of the index that was made last.

    No name is used twice: what SQLite writes beside a file that it changes must never be taken for that of another.
    """
    return max(folder().glob(f"index-{name(folders, without)}*.sqlite"), default=None)


def identity() -> dict[str, str]:
    """What an index that this program makes says of itself: one made by another layout or with other weights is not
    used.
    """
    return {"version": plancmp.__version__, "format": f"{FORMAT}-{weights.stamp()}"}


def connect(folders: Sequence[Path], note: Note) -> sqlite3.Connection:
    """A read-only connection to the fresh index of ``folders``, which is compiled first where it is not there.

    The connection reads what is there now, also when the index is changed meanwhile. ``note`` is told, in a sentence,
    of anything that the user should know. Raises :class:`DataError` when the data are not sound.
    """
    listing = freshness.listed(folders)
    db = _existing(folders) or _begun(folders, listing)
    if db is not None:
        try:
            changes = freshness.changes(db, listing)
            if changes.none:
                return _restamped(db, changes)
            updated = None if changes.whole else _updated(db, folders, listing, note)
            if updated is not None:
                return updated
        except sqlite3.Error:
            pass  # damaged
        db.close()
    return _compiled(folders, note)


def installed(folders: Sequence[Path], leaving: Sequence[Path]) -> Catalogue | None:
    """The vocabulary and the register of ``folders`` but for what these files bring, if the index tells.

    None where it is not there or not fresh; whether the files themselves have changed does not matter.
    """
    from plancmp.index import registry

    left = {os.path.abspath(path) for path in leaving}
    listing = freshness.listed(folders)
    without = [key for key, found in listing.items() if found.path in left]
    db = _existing(folders)
    if db is None:
        return None
    with closing(db), suppress(sqlite3.Error):
        gone = [row[0] for row in db.execute("SELECT key FROM file") if row[0] not in listing]
        if not gone and freshness.changes(db, listing, without).none:
            return registry.catalogue(db, without)
    return None


def is_damage(error: Exception) -> bool:
    """Whether SQLite, or who read what it gave, found the index damaged."""
    return isinstance(error, sqlite3.DatabaseError)


def suspect() -> bool:
    """Throw the indexes away that this process has used, because damage may be why it failed.

    They are made again when they are asked for. False where that was done before and did not help.
    """
    found = [file for file in _used if _may_be_damaged(file)]
    for file in found:
        _remove(file)
    _used.clear()
    return bool(found)


def acquit() -> None:
    """Remember that the indexes in use are new, and are not why the process failed."""
    for file in _used:
        with suppress(sqlite3.Error), closing(_open(file)) as db:
            db.execute("PRAGMA busy_timeout = 1000")
            db.execute("INSERT OR REPLACE INTO meta VALUES ('acquitted', 1)")


def _may_be_damaged(file: Path) -> bool:
    with suppress(sqlite3.Error, TypeError), closing(_open(file)) as db:
        return db.execute("SELECT 1 FROM meta WHERE key = 'acquitted'").fetchone() is None
    return True


def _remove(file: Path) -> None:
    # The journal last: without it a file that was being changed would pass for whole.
    for path in (file, _journal(file)):
        with suppress(OSError):
            path.unlink()


def _journal(file: Path) -> Path:
    return file.with_name(f"{file.name}-journal")


def _open(file: Path, how: str = "mode=rw") -> sqlite3.Connection:
    """Open a file, not for reading alone: what a killed process left half changed is put right by whoever comes
    next.
    """
    path = str(file).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    uri = f"file:{path}?{how}"
    return sqlite3.connect(uri, uri=True, check_same_thread=False, isolation_level=None, timeout=LONGEST)


def _existing(folders: Sequence[Path], without: Container[int] = ()) -> sqlite3.Connection | None:
    """The index that is there, open; None when there is none, or it is damaged, foreign or of another version."""
    file = current(folders, without)
    while file is not None:
        db = _opened(file)
        if db is not None:
            _used.add(file)
            with suppress(OSError):  # it was removed just now, or the cache is only to be read
                if abs(time.time() - file.stat().st_mtime) > TICK:
                    os.utime(file)
            return db
        # Another process may have put a newer one in its place before it was open.
        missed, file = file, current(folders, without)
        if file == missed:
            break
    return None


def _opened(file: Path) -> sqlite3.Connection | None:
    # Where files cannot be locked none is ever changed in place, and one that is whole may be read without locks.
    for how in ("mode=rw", "mode=ro&immutable=1"):
        db = None
        try:
            db = _open(file, how)
            return _reading(db)
        except (sqlite3.Error, ValueError, TypeError) as error:
            if db is not None:
                db.close()
            if not isinstance(error, sqlite3.OperationalError) or _journal(file).exists():
                break
    return None


def _reading(db: sqlite3.Connection) -> sqlite3.Connection:
    """Hold fast what the index says now; ValueError when it was not made by this program."""
    db.execute("PRAGMA query_only = ON")
    db.execute("BEGIN")
    said = dict(db.execute("SELECT key, value FROM meta"))
    if any(said.get(key) != value for key, value in identity().items()):
        raise ValueError("of another version")
    return db


@contextmanager
def _changing(db: sqlite3.Connection, patience: float) -> Iterator[None]:
    """Change an index that was open for reading, all at once, and go on reading it.

    Raises sqlite3.OperationalError where somebody else reads it for longer than ``patience``, or there is no room.
    """
    db.execute("ROLLBACK")
    db.execute("PRAGMA query_only = OFF")
    db.execute(f"PRAGMA busy_timeout = {1000 * patience:.0f}")
    # While others read, each page that is put on the disk before the end would wait for them once more, in vain.
    db.execute("PRAGMA cache_spill = OFF")
    try:
        with transaction(db):
            yield
    finally:
        db.execute("PRAGMA cache_spill = ON")
        db.execute(f"PRAGMA busy_timeout = {1000 * LONGEST:.0f}")
        _reading(db)


def _restamped(db: sqlite3.Connection, changes: Changes) -> sqlite3.Connection:
    """The same index; where times have changed and nothing else, it remembers them if nobody else is at it."""
    if changes.stamps:
        with suppress(sqlite3.OperationalError), _changing(db, 0):
            freshness.restamp(db, changes.stamps)
    return db


def _updated(
    db: sqlite3.Connection, folders: Sequence[Path], listing: Listing, note: Note
) -> sqlite3.Connection | None:
    """The index with the plans that have come, gone or changed; None where it must be made anew."""
    from plancmp.index.update import Whole, update
    from plancmp.knowledge.yaml_io import uncollected

    def change(index: sqlite3.Connection) -> None:
        update(index, freshness.changes(index, listing), listing)

    def copied(index: sqlite3.Connection) -> None:
        _copy(db, index)
        with transaction(index):
            change(index)

    with notice.show(Message("bringing the index up to date")), uncollected():
        try:
            if _size(db) > SMALL:
                with suppress(sqlite3.OperationalError):
                    with _changing(db, PATIENCE):
                        change(db)
                    return db
            return _kept(folders, copied, note)
        except Whole:
            return None


def _copy(db: sqlite3.Connection, index: sqlite3.Connection) -> None:
    # Without a journal, which others would sweep away: what becomes of a copy does not matter until it is whole.
    index.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
    db.backup(index)


def _size(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA page_count").fetchone()[0]) * int(db.execute("PRAGMA page_size").fetchone()[0])


def _begun(folders: Sequence[Path], listing: Listing) -> sqlite3.Connection | None:
    """An index of fewer of the folders, put into the cache as that of all, which is then brought up to date: that of
    all but one or of the first ones, else the one that came with the package. None where neither will do.
    """
    ranks = range(len(folders) - 1, 0, -1)
    for without in (*({rank} for rank in ranks), *(range(rank, len(folders)) for rank in ranks)):
        db = _existing(folders, without)
        if db is not None:
            from plancmp.index.update import worthwhile

            with closing(db), suppress(sqlite3.Error, OSError):
                if worthwhile(freshness.changes(db, listing), listing):
                    _write(folders, _filled(partial(_copy, db)))
                    return _existing(folders)
    from plancmp.index import delivered

    index = delivered.index(identity()) if folders and folders[0] == files.shipped() else None
    if index is None:
        return None
    try:
        _write(folders, lambda path: Path(path).write_bytes(index))
    except OSError:
        return None
    return _existing(folders)


def _compiled(folders: Sequence[Path], note: Note) -> sqlite3.Connection:
    """The index made anew of all data files."""
    if files.wait(folder(), f"building-{name(folders)}"):
        return connect(folders, note)  # somebody else has made it meanwhile
    from plancmp.index.compile import build
    from plancmp.knowledge.yaml_io import uncollected

    with notice.show(Message("compiling the data files into an index, once")), uncollected():
        paths = {key: Path(found.path) for key, found in freshness.listed(folders).items()}
        return _kept(folders, lambda db: build(db, paths, identity()), note)


def _kept(folders: Sequence[Path], fill: Callable[[sqlite3.Connection], None], note: Note) -> sqlite3.Connection:
    """The database that ``fill`` makes, in the cache; in memory where that cannot be."""

    try:
        _write(folders, _filled(fill))
        db = _existing(folders)
        if db is not None:
            return db
        raise OSError(Message("it was removed while it was being built"))
    except (OSError, sqlite3.Error) as error:
        note(
            Message(
                "the index cannot be kept in {folder} ({error}); it is built in memory for this once",
                folder=folder(),
                error=reason(error) if isinstance(error, OSError) else error,
            )
        )
    db = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
    fill(db)
    return db


def _filled(fill: Callable[[sqlite3.Connection], None]) -> Callable[[str], None]:
    def make(path: str) -> None:
        with closing(_open(Path(path))) as db:
            fill(db)

    return make


def _write(folders: Sequence[Path], make: Callable[[str], object]) -> None:
    """Let ``make`` write a temporary file, given its path, and put it in the place of the index that is there."""
    where = folder()
    if not where.is_absolute() and not os.environ.get("PLANCMP_CACHE"):
        raise OSError(Message("the user has no home"))
    where.mkdir(parents=True, exist_ok=True)
    files.sweep(where, "building-")
    handle, path = files.claim(where, f"building-{name(folders)}", ".sqlite")
    try:
        make(path)
        last = current(folders)
        number = int(last.name.split("-")[2]) + 1 if last else 0
        target = where / f"index-{name(folders)}{number:09d}-{os.urandom(4).hex()}.sqlite"
        os.replace(path, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(path)
        raise
    finally:
        os.close(handle)
    # Of two that were made at once that which is read stays, whoever came last.
    newest = current(folders) or target
    for old in where.glob(f"index-{name(folders)}*.sqlite"):
        if old.name < newest.name:
            _remove(old)
    _forget(where)


def _forget(where: Path) -> None:
    """Remove the indexes of sets of folders that have not been used for long; who reads one reads on in it."""
    sets: dict[str, dict[Path, float]] = defaultdict(dict)
    for file in where.glob("index-*.sqlite"):
        with suppress(OSError):
            sets[file.name.split("-")[1]][file] = file.stat().st_mtime
    by_use = sorted(sets.values(), key=lambda found: max(found.values()), reverse=True)
    for found in by_use[KEPT:]:
        if time.time() - max(found.values()) > LATELY:
            for file in found:
                _remove(file)
