"""The atlas in the index: its figures and reports as rows, and the places that only it knows."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from plancmp.index.lookup import marks
from plancmp.index.packing import dump, record_of, records_of
from plancmp.knowledge.names import key
from plancmp.model import City, Headline, Plan, fields_of, names_of, restored_all

LAYOUT = f"""
CREATE TABLE headline ({", ".join(names_of(Headline))}, key BLOB);
CREATE INDEX headline_place ON headline (city, indicator);
CREATE INDEX headline_rank ON headline (indicator, kind, year);
CREATE TABLE report (id TEXT PRIMARY KEY, city TEXT, json TEXT, key BLOB) WITHOUT ROWID;
CREATE INDEX report_place ON report (city);
CREATE TABLE place (id TEXT PRIMARY KEY, adcode TEXT, json TEXT) WITHOUT ROWID;
"""

PLACE = "place"
"""The kind of the names of places in the table of names: those of a city with a plan are of the kind city."""


def is_table(key: bytes) -> bool:
    """Whether a data file is a table of the atlas, by its key."""
    return key.endswith(b".tsv")


def store(db: sqlite3.Connection, key: bytes, path: Path) -> None:
    """Write a table of the atlas. Raises :class:`plancmp.DataError` where it is not sound."""
    from plancmp.knowledge import atlas, files  # while an index is compiled only

    raw, status = files.contents(path)
    text = raw.decode("utf-8", "replace")
    if path.name == atlas.REPORTS:
        for plan in atlas.reports(path, text):
            # Of two folders that hold the same report the first is believed.
            row = plan.id, plan.city, dump(fields_of(plan)), key
            db.execute("INSERT OR IGNORE INTO report VALUES (?, ?, ?, ?)", row)
    else:
        fields = names_of(Headline)
        rows = ([getattr(one, name) for name in fields] for one in atlas.figures(path, text))
        db.executemany(f"INSERT INTO headline VALUES ({marks(fields)}, ?)", ((*row, key) for row in rows))
    values = (key, files.stamp(status), files.digest(raw), 0, None, None, None)
    db.execute("INSERT INTO file VALUES (?, ?, ?, ?, ?, ?, ?)", values)


def take_out(db: sqlite3.Connection, key: bytes) -> None:
    """Delete what a table brought."""
    for table in ("headline", "report", "file"):
        db.execute(f"DELETE FROM {table} WHERE key = ?", (key,))


def name_places(db: sqlite3.Connection) -> None:
    """Write the places of the reports, with the names that they answer to."""
    from plancmp.knowledge import divisions
    from plancmp.knowledge.names import forms

    db.execute("DELETE FROM place")
    db.execute("DELETE FROM name WHERE kind = ?", (PLACE,))
    by_id = {division.id: division for division in divisions.divisions().values()}
    for (name,) in db.execute("SELECT DISTINCT city FROM report").fetchall():
        city = divisions.city(by_id[name])
        db.execute("INSERT INTO place VALUES (?, ?, ?)", (city.id, city.adcode, dump(fields_of(city))))
        pairs = ((PLACE, form, city.id, rank) for rank, form in enumerate(forms(city)))
        db.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?, ?)", pairs)


class AtlasLookup:
    """The questions about the atlas; :class:`plancmp.KnowledgeBase` adds those about all else."""

    _db: sqlite3.Connection

    def mapped(self, ids: Sequence[str] | None = None) -> dict[str, City]:
        """The places of the atlas by id: those of these ids, or all."""
        where, values = ("", []) if ids is None else (f" WHERE id IN ({marks(ids)})", list(ids))
        rows = self._db.execute(f"SELECT id, json FROM place{where} ORDER BY adcode", values).fetchall()
        return dict(zip([row[0] for row in rows], records_of(City, [row[1] for row in rows])))

    def mapped_as(self, name: str) -> City | None:
        """The one place of the atlas that is exactly so called."""
        sql = "SELECT p.json FROM name n JOIN place p USING (id) WHERE n.kind = ? AND n.key = ?"
        rows = self._db.execute(sql, (PLACE, key(name))).fetchall()
        return record_of(City, rows[0][0]) if len(rows) == 1 else None

    def reports(self, cities: Sequence[str] = (), ids: Sequence[str] = ()) -> tuple[Plan, ...]:
        """The reports of these places, or with these ids, that the atlas was made from, the oldest first."""
        sql = f"SELECT json FROM report WHERE city IN ({marks(cities)}) OR id IN ({marks(ids)}) ORDER BY id"
        return tuple(records_of(Plan, [row[0] for row in self._db.execute(sql, [*cities, *ids])]))

    def figures(self, *, by: str) -> Counter[str]:
        """How many figures there are by ``city`` or ``plan``."""
        return Counter(dict(self._db.execute(f"SELECT {by}, count(*) FROM headline GROUP BY {by}")))

    def headlines(
        self,
        *,
        cities: Sequence[str] | None = None,
        indicators: Sequence[str] = (),
        plans: Sequence[str] = (),
        kind: str | None = None,
        year: int | None = None,
    ) -> list[Headline]:
        """The figures of the atlas that fit all that is given (ids), by place and year."""
        fields = names_of(Headline)
        # A place has few figures, which are sooner looked through (+) than asked for by each indicator.
        by_indicator = "indicator" if cities is None else "+indicator"
        asked = {"city": cities, by_indicator: indicators or None, "plan": plans or None}
        where = [f"{name} IN ({marks(wanted)})" for name, wanted in asked.items() if wanted is not None]
        values: list[object] = [one for wanted in asked.values() if wanted is not None for one in wanted]
        for name, only in (("kind", kind), ("year", year)):
            if only is not None:
                where.append(f"{name} = ?")
                values.append(only)
        sql = f"SELECT {', '.join(fields)} FROM headline WHERE {' AND '.join(where) or '1'} ORDER BY rowid"
        columns: list[Sequence[Any]] = list(zip(*self._db.execute(sql, values)))
        if not columns:
            return []
        flag = fields.index("expected")
        columns[flag] = list(map(bool, columns[flag]))
        return restored_all(Headline, columns)
