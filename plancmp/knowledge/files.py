"""Where data files are: the shipped folder, the user's own, and those that ``PLANCMP_DATA`` names."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from plancmp.errors import DataError, printable

ENTRY = "plans.yaml"

_XDG = {"data": "~/.local/share", "cache": "~/.cache"}


def shipped() -> Path:
    """The folder that came with the package: beside the package in an installation, above it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "data", package.parent / "data"):
        if (folder / ENTRY).is_file():
            return folder
    raise DataError("the data that belongs to plancmp is missing", hint="install plancmp again")


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
    """All data folders, in the order in which they are read."""
    result = [shipped()]
    mine = own()
    # Without a home the path begins with a bare "~", which would name a folder of whatever folder this one is.
    if mine.is_absolute() and mine.is_dir():
        result.append(mine)
    for name in filter(None, os.environ.get("PLANCMP_DATA", "").split(os.pathsep)):
        folder = Path(name)
        if not folder.is_dir():
            raise DataError(f"the data folder {name} does not exist", hint="correct or unset PLANCMP_DATA")
        result.append(folder)
    return result


def data_files(folder: Path) -> Iterator[Path]:
    """The data files of one folder: its ``plans.yaml`` and every ``plans/*.yaml``, by name."""
    entry, plans = folder / ENTRY, folder / "plans"
    try:
        paths = [entry] if entry.exists() else []
        names = os.listdir(plans) if plans.is_dir() else []
    except OSError as error:
        raise DataError(f"cannot read the data folder {folder}: {error.strerror}") from None
    paths += [plans / name for name in sorted(names) if name.endswith(".yaml")]
    for path in paths:
        if printable(str(path)) != str(path):  # it is printed in messages
            raise DataError(f"control characters in the name of a data file: {str(path)!r}", hint="rename it")
        yield path


def replace(path: Path, text: str) -> None:
    """Write a whole file or nothing: to a temporary file beside it, then moved into place.

    What a link points to is replaced, not the link.
    """
    import tempfile

    path = path.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        os.chmod(name, path.stat().st_mode & 0o777 if path.exists() else 0o644)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
