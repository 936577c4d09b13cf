"""The index of the shipped data that comes with the package: made when the package is built, unpacked by the first
command.
"""

from __future__ import annotations

import json
import sqlite3
import tempfile
import zlib
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from plancmp.knowledge import files

NAME = "index.bin"
"""The file in the data folder of the package: a line that says what the index is of, then the index, compressed."""


def index(identity: Mapping[str, str]) -> bytes | None:
    """The index as SQLite keeps it, if it is there and says that of itself."""
    try:
        with (files.shipped() / NAME).open("rb") as packed:
            return zlib.decompress(packed.read()) if json.loads(packed.readline()) == identity else None
    except (OSError, ValueError, zlib.error):
        return None


def make(data: Path, target: Path, identity: Mapping[str, str]) -> None:
    """Compile a data folder into the file that is delivered with it."""
    from plancmp.index.compile import build
    from plancmp.index.freshness import key

    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "index.sqlite"
        with closing(sqlite3.connect(file, isolation_level=None)) as db:
            names = (*files.names(str(data)), *files.tables(str(data)))
            paths = {key(0, name): data / name for name in names}
            build(db, paths, identity)
            db.execute("UPDATE file SET stamp = ''")  # times of another machine
        packed = zlib.compress(file.read_bytes(), 9)
    target.write_bytes(json.dumps(identity).encode() + b"\n" + packed)
