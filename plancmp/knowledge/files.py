"""Where data files are: the shipped folder, the user's own, and those that ``PLANCMP_DATA`` names; how they are
read.
"""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from plancmp.errors import DataError, UnreadableFile, printable
from plancmp.messages import Message, reason

try:
    import fcntl
except ImportError:  # Windows, where a file that is open cannot be removed anyway
    fcntl = None  # type: ignore[assignment]

ENTRY = "plans.yaml"
SUFFIXES = (".yaml", ".yml", ".YAML", ".YML")
"""How the name of a data file may end."""

LARGEST = 64_000_000
"""Bytes that a data file may have; more is not read into memory."""

SETTLED = 2.0
"""Seconds after which a file's time tells of every change: one within the clock's tick of another could be missed."""

_XDG = {"data": "~/.local/share", "cache": "~/.cache"}

_WRITING = ".plancmp-writing-"
"""How the name of a file begins that is not yet whole."""


def shipped() -> Path:
    """The folder that came with the package: beside the package in an installation, above it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "data", package.parent / "data"):
        if (folder / ENTRY).is_file():
            return folder
    raise DataError(Message("the data that belongs to plancmp is missing"), hint=Message("install plancmp again"))


def user_folder(kind: str) -> Path:
    """The user's own folder for the ``data`` or ``cache`` of this program, which need not exist.

    It is not absolute when the user has no home.
    """
    if sys.platform == "linux" and os.path.isabs(os.environ.get("HOME", "")) and not hasattr(sys, "getandroidapilevel"):
        # What platformdirs says there, whose import takes as long as all else that a warm search imports of ours.
        named = os.environ.get(f"XDG_{kind.upper()}_HOME", "")
        return Path(named if os.path.isabs(named) else os.path.expanduser(_XDG[kind]), "plancmp")
    import platformdirs

    try:
        return Path(getattr(platformdirs, f"user_{kind}_dir")("plancmp", appauthor=False))
    except RuntimeError:  # some versions refuse to name a folder without a home
        return Path(_XDG[kind], "plancmp")


def own() -> Path:
    """The user's own data folder, which need not exist."""
    return user_folder("data")


def folders() -> list[Path]:
    """All data folders, in the order in which they are read; the user's own need not exist yet.

    It has its place all the same, so that no other folder changes its own when it comes to be.
    """
    result = [shipped()]
    mine = own()
    # Without a home the path begins with a bare "~", which would name a folder of whatever folder this one is.
    if mine.is_absolute():
        result.append(mine)
    for name in filter(None, os.environ.get("PLANCMP_DATA", "").split(os.pathsep)):
        folder = Path(name)
        if not folder.is_dir():
            raise DataError(
                Message("the data folder {name} does not exist", name=name),
                hint=Message("correct or unset PLANCMP_DATA"),
            )
        result.append(folder)
    return distinct(result)


def distinct(folders: Iterable[Path]) -> list[Path]:
    """The folders without those that are named a second time."""
    result: dict[str, Path] = {}
    for folder in folders:
        result.setdefault(os.path.realpath(folder), folder)
    return list(result.values())


def superseded() -> list[str]:
    """The files of plans of the user's own that have come with the package since they were added; they are not read."""
    try:
        mine = os.listdir(own() / "plans")
    except OSError:
        return []
    return sorted(_with_the_package().intersection(mine)) if mine else []


def _with_the_package() -> set[str]:
    """The files of plans that the package brings."""
    try:
        return set(os.listdir(shipped() / "plans"))
    except OSError:
        return set()


def names(folder: str) -> list[str]:
    """The data files of one folder, relative to it: its ``plans.yaml`` and every ``plans/*.yaml``, by name."""
    try:
        result = [ENTRY] if os.path.exists(os.path.join(folder, ENTRY)) else []
        plans = os.listdir(os.path.join(folder, "plans")) if os.path.isdir(os.path.join(folder, "plans")) else []
    except OSError as error:
        raise DataError(
            Message("cannot read the data folder {folder}: {error}", folder=folder, error=reason(error))
        ) from None
    gone = _with_the_package() if plans and folder == os.path.abspath(own()) else ()
    result += [
        f"plans/{name}" for name in sorted(plans, key=os.fsencode) if name.endswith(SUFFIXES) and name not in gone
    ]
    if any(printable(name) != name for name in (folder, "".join(result))):  # they are printed in messages
        path = next(name for name in (os.path.join(folder, name) for name in result) if printable(name) != name)
        raise DataError(
            Message("control characters in the name of a data file: {path!r}", path=path), hint=Message("rename it")
        )
    return result


def tables(folder: str) -> list[str]:
    """The tables of the atlas in one folder, relative to it, by name."""
    try:
        found = os.listdir(os.path.join(folder, "atlas"))
    except OSError:
        return []
    return [f"atlas/{name}" for name in sorted(found, key=os.fsencode) if name.endswith(".tsv")]


def data_files(folder: Path) -> Iterator[Path]:
    """The paths of :func:`names`."""
    yield from (folder / name for name in names(str(folder)))


def named(paths: Iterable[Path]) -> Iterator[Path]:
    """The paths that somebody names, of a folder the data files in it, by name.

    Raises :class:`DataError` for a folder that has none or cannot be read.
    """
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        try:
            found = sorted(each for each in path.iterdir() if each.name.endswith(SUFFIXES))
        except OSError as error:
            raise UnreadableFile(path, reason(error)) from None
        if not found:
            raise DataError(
                Message("no data file in the folder {path}", path=path),
                hint=Message("name a file, or a folder that plancmp draft has written"),
            )
        yield from found


def refuse(path: str | Path, status: os.stat_result) -> None:
    """Raise :class:`DataError` for what is no file or too large to be one that is read."""
    if not stat.S_ISREG(status.st_mode):
        is_folder = stat.S_ISDIR(status.st_mode)
        raise UnreadableFile(path, Message("it is a folder") if is_folder else Message("it is not a file"), _ORDINARY)
    if status.st_size > LARGEST:
        raise _too_large(path)


_ORDINARY = Message("a data file is an ordinary file")


def _too_large(path: str | Path) -> UnreadableFile:
    return UnreadableFile(
        path, Message("it has more than {most:,} bytes", most=LARGEST), hint=Message("one file a plan")
    )


def contents(path: str | Path) -> tuple[bytes, os.stat_result]:
    """The bytes of a data file, and its status before they were read.

    Raises :class:`DataError` for what cannot be read and for what is no file: a device may have no end, and a pipe no
    beginning.
    """
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(handle, "rb") as file:
            status = os.fstat(handle)
            refuse(path, status)
            raw = file.read(LARGEST + 1)
    except IsADirectoryError:
        raise UnreadableFile(path, Message("it is a folder"), _ORDINARY) from None
    except OSError as error:
        raise UnreadableFile(path, reason(error)) from None
    if len(raw) > LARGEST:
        raise _too_large(path)
    return raw, status


def digest(raw: bytes) -> str:
    """Tells contents apart."""
    import hashlib

    return hashlib.blake2b(raw, digest_size=16).hexdigest()


def stamp(status: os.stat_result) -> str:
    """What is the same when surely nothing was touched; empty while that cannot be told."""
    # Also when the clock was set back: a time that is yet to come says nothing.
    if status.st_mtime + SETTLED > time.time():
        return ""
    return f"{status.st_dev} {status.st_ino} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}"


def replace(path: Path, text: str) -> None:
    """Write a whole file or nothing, as :func:`replacing` does."""
    with replacing(path) as temporary:
        temporary.write_text(text, "utf-8", newline="\n")


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary file beside ``path`` to be written, moved into its place when it is whole; where writing it fails,
    nothing has changed.

    What a link points to is replaced, not the link. What a killed process left half written in that folder is removed.
    """
    path = path.resolve()
    sweep(path.parent, _WRITING)
    handle, name = claim(path.parent, _WRITING)
    try:
        yield Path(name)
        os.fsync(handle)
        os.chmod(name, path.stat().st_mode & 0o777 if path.exists() else 0o644)
        os.replace(name, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
    finally:
        os.close(handle)


def claim(folder: Path, prefix: str, suffix: str = "") -> tuple[int, str]:
    """A new temporary file in a folder, locked for as long as its handle is open: handle and path."""
    import tempfile

    while True:
        handle, name = tempfile.mkstemp(prefix=prefix, suffix=suffix, dir=folder)
        if fcntl:
            with suppress(OSError):
                fcntl.flock(handle, fcntl.LOCK_EX)
        if os.fstat(handle).st_nlink:
            return handle, name
        os.close(handle)  # swept by another process before it was locked


def sweep(folder: Path, prefix: str) -> None:
    """Remove the temporary files that killed processes left: those that no process holds locked."""
    for left in folder.glob(f"{prefix}*"):
        with suppress(OSError), left.open("rb") as held:
            if fcntl:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            left.unlink()


def wait(folder: Path, prefix: str) -> bool:
    """Wait until no process holds such a temporary file locked; whether one did."""
    waited = False
    for other in folder.glob(f"{prefix}*") if fcntl else ():
        with suppress(FileNotFoundError), other.open("rb") as held:
            try:
                fcntl.flock(held, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                fcntl.flock(held, fcntl.LOCK_SH)
                waited = True
            except OSError:
                continue  # files cannot be locked here
    return waited
