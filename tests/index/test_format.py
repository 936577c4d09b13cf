"""What the index of the made-up plans compiles to: when it changes, so must the number that tells old indexes from new.

``PLANCMP_SNAPSHOTS=write python -m pytest tests/index/test_format.py`` writes the digests anew once it is raised.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from plancmp import KnowledgeBase, weights
from plancmp.index import cache as index
from tests.conftest import EXAMPLE

environment = dict(os.environ)

KNOWN = Path(__file__).parent / "compiled.json"

SAYS_OF_ITSELF = ("meta", "file")
"""The tables that hold no compiled content, but times, stamps, versions and the number itself."""


def test_what_is_compiled_changes_only_with_its_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANCMP_CACHE", str(tmp_path))
    with KnowledgeBase.open([EXAMPLE]):
        pass
    known = json.loads(KNOWN.read_text("utf-8")) if KNOWN.exists() else None
    found = {"format": f"{index.FORMAT}-{weights.stamp()}", "data": _data(), "tables": _tables(tmp_path)}
    if known is not None and found["tables"] != known["tables"] and found["data"] == known["data"]:
        changed = [name for name in found["tables"] if found["tables"][name] != known["tables"].get(name)]
        changed += known["tables"].keys() - found["tables"].keys()
        assert found["format"] != known["format"], f"raise FORMAT in index/cache.py: {changed} are compiled otherwise"
    if environment.get("PLANCMP_SNAPSHOTS") == "write":
        KNOWN.write_text(json.dumps(found, indent=2) + "\n", "utf-8")
    else:
        assert found == known, f"PLANCMP_SNAPSHOTS=write writes {KNOWN.name} anew"


def _data() -> str:
    return _digest(path.read_text("utf-8") for path in sorted(EXAMPLE.rglob("*.yaml")))


def _tables(folder: Path) -> dict[str, str]:
    """A digest of each table of all the databases in a folder: how it is laid out, and its rows in order."""
    found: dict[str, list[str]] = defaultdict(list)
    for file in sorted(folder.rglob("*.sqlite")):
        with closing(sqlite3.connect(file)) as db:
            layout = dict(db.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"))
            full_text = [name for name, sql in layout.items() if "fts5" in sql]
            for name, sql in layout.items():
                if name in SAYS_OF_ITSELF or any(name.startswith(f"{other}_") for other in full_text):
                    continue
                found[name] += [sql, *_rows(db, name, sql, name in full_text)]
    return {name: _digest(parts) for name, parts in sorted(found.items())}


def _rows(db: sqlite3.Connection, name: str, sql: str, full_text: bool) -> list[str]:
    if full_text:
        db.execute(f"CREATE VIRTUAL TABLE temp.terms_of_{name} USING fts5vocab (main, {name}, instance)")
        name = f"temp.terms_of_{name}"
    elif not sql.startswith("CREATE TABLE"):
        return []
    return sorted(repr(row) for row in db.execute(f"SELECT * FROM {name}"))


def _digest(texts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(texts).encode("utf-8")).hexdigest()[:16]
