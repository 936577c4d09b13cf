"""The knowledge base as programs see it: typed records, asked for by city, plan, theme, topic or word."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from plancmp.errors import UnknownName
from plancmp.index import cache
from plancmp.index.grams import tagged, together
from plancmp.index.lookup import Lookup, marks
from plancmp.index.stored import COLUMNS, unpack
from plancmp.knowledge import files as data_folders
from plancmp.knowledge import names
from plancmp.model import Aside, City, Clause, Commitment, Indicator, Plan, Term, Theme, Topic
from plancmp.text.normalise import is_chinese

Record = TypeVar("Record", City, Plan, Theme, Topic, Indicator, Term)


class KnowledgeBase(Lookup):
    """All plans of the data folders, read-only.

    ``guesses`` lists the names that were understood although misspelt, ``notes`` what else a user should be told.
    """

    def __init__(self, db: sqlite3.Connection, notes: Sequence[str] = ()) -> None:
        self._db = db
        self.guesses: list[names.Found] = []
        self.notes = list(notes)

    @classmethod
    def open(cls, folders: Iterable[str | Path] | None = None) -> KnowledgeBase:
        """The knowledge base of the given data folders, by default the shipped one and the user's own.

        Compiles the index when data or version changed. Raises :class:`plancmp.DataError` when data are not sound.
        """
        paths = data_folders.folders() if folders is None else [Path(folder) for folder in folders]
        notes: list[str] = []
        return cls(cache.connect(paths, notes.append), notes)

    def close(self) -> None:
        """Give the file back."""
        self._db.close()

    def __enter__(self) -> KnowledgeBase:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Records of the vocabulary and the register

    def all(self, cls: type[Record]) -> list[Record]:
        """All records of a class, in the order of the data files."""
        rows = self._db.execute("SELECT json FROM record WHERE kind = ? ORDER BY place", (names.KINDS[cls],))
        return [_record(cls, row[0]) for row in rows]

    def get(self, cls: type[Record], name: str) -> Record:
        """The record with this id; KeyError when there is none."""
        row = self._db.execute("SELECT json FROM record WHERE kind = ? AND id = ?", (names.KINDS[cls], name)).fetchone()
        if row is None:
            raise KeyError(name)
        return _record(cls, row[0])

    def records(self, cls: type[Record], ids: Iterable[str]) -> dict[str, Record]:
        """Those records of a class that have one of these ids, by id, in the order of the data files."""
        wanted: list[str] = list(dict.fromkeys(ids))
        sql = f"SELECT id, json FROM record WHERE kind = ? AND id IN ({marks(wanted)}) ORDER BY place"
        return {name: _record(cls, text) for name, text in self._db.execute(sql, (names.KINDS[cls], *wanted))}

    def plans(self, cities: Sequence[str]) -> tuple[Plan, ...]:
        """The plans of these cities (ids), in the order of the data files."""
        sql = f"SELECT json FROM record WHERE kind = 'plan' AND json_extract(json, '$.city') IN ({marks(cities)}) ORDER BY place"
        return tuple(_record(Plan, row[0]) for row in self._db.execute(sql, list(cities)))

    def find(self, cls: type[Record], typed: str) -> Record:
        """The record that a typed name means: id, Chinese, English, pinyin, alias or a close misspelling.

        A word that signals one topic alone (高铁) is taken for it. A guess is noted in ``guesses``. Raises
        :class:`plancmp.UnknownName` when nothing is close.
        """
        kind = names.KINDS[cls]

        def exact(key: str) -> list[str]:
            return self._exact(kind, key)

        if cls is City and not names.is_exact(typed, exact):
            place = self._place(typed)
            if place is not None:
                return place  # type: ignore[return-value]
        topics = self._topics(typed) if cls in (Theme, Topic) and not exact(names.key(typed)) else []
        try:
            found = names.Found(kind, typed, topics[0], False) if cls is Topic and len(topics) == 1 else names.resolve(
                kind, typed, exact, lambda: self._db.execute("SELECT key, id FROM name WHERE kind = ?", (kind,)), self.readings
            )
        except UnknownName as unknown:
            hints = []
            if cls is Topic and topics:
                unknown.nearest = tuple(topics)
                hints = [f"nearest: {', '.join(topics)}"]
            if cls is Topic:
                hints += [f"{name} is a theme: --theme {name}" for name in self._exact("theme", names.key(typed))]
            elif cls is Theme:
                hints = [f"{name} is a topic: --topic {name}" for name in topics]
            unknown.hint = "; ".join(hints) or unknown.hint
            raise
        if not found.exact and found not in self.guesses:
            self.guesses.append(found)
        return self.get(cls, found.id)

    def _topics(self, typed: str) -> list[str]:
        """The topics that a word names or signals, else those that one of the same meaning does, else those whose
        Chinese name holds it.
        """
        same = [word for word, how in self.aliases(typed) if how != "narrower"]
        for words in ([typed], same):
            found = dict.fromkeys(name for word in words for kind, name, _, _ in self.stands(word) if kind == "topic")
            if found:
                return list(found)
        wanted = names.key(typed)
        return [topic.id for topic in self.all(Topic) if wanted in names.key(topic.zh)] if len(wanted) > 1 and is_chinese(wanted) else []

    def _place(self, typed: str) -> City | None:
        """The city that is exactly so called among all places of China; :class:`NoPlan` when none of its plans is here."""
        from plancmp.knowledge import divisions

        place = divisions.find(typed)
        if place is None:
            return None
        for city in self.all(City):
            if city.adcode == place.adcode:
                return city
        raise divisions.NoPlan(typed, place)

    def ids(self, cls: type[Record], typed: Iterable[str]) -> list[str]:
        """The ids that typed names mean, each once, in the order typed."""
        key = "term" if cls is Term else "id"
        return list(dict.fromkeys(getattr(self.find(cls, name), key) for name in typed))

    # Clauses and commitments

    def clauses(self, plan: str) -> list[Clause]:
        """The clauses of a plan in the order of the document, without their commitments."""
        rows = self._db.execute("SELECT json FROM clause WHERE plan = ? ORDER BY place", (plan,))
        return [_clause(row[0]) for row in rows]

    def count_clauses(self, plans: Sequence[str]) -> tuple[int, int]:
        """How many clauses these plans (ids) have, and how many of them were read to the end."""
        sql = f"SELECT count(*), coalesce(sum(json_extract(json, '$.read')), 0) FROM clause WHERE plan IN ({marks(plans)})"
        return self._db.execute(sql, list(plans)).fetchone()

    def commitment(self, name: str) -> Commitment | None:
        """The commitment with this id, None when there is none."""
        name = name.encode("utf-8", "replace").decode()
        row = self._db.execute(f"SELECT {COLUMNS} FROM commitment WHERE id = ?", (name,)).fetchone()
        return next(unpack([row])) if row else None

    def commitments(
        self,
        *,
        cities: Sequence[str] = (),
        plans: Sequence[str] = (),
        clause: str | None = None,
        themes: Sequence[str] = (),
        topics: Sequence[str] = (),
        indicators: Sequence[str] = (),
        done: bool | None = None,
        year: int | None = None,
    ) -> list[Commitment]:
        """The commitments that fit all that is given (ids), in the order of the documents.

        ``done`` separates reported results (True) from plans (False); ``year`` asks for those that name it.
        """
        sql, values = _select(COLUMNS, _expression(cities, plans, themes, topics, indicators, year), done)
        if clause is not None:
            sql += " AND clause = ?"
            values.append(clause)
        rows = self._db.execute(f"{sql} ORDER BY number", values)
        return list(unpack(rows))

    def count(self, **by: Any) -> int:
        """How many commitments fit; arguments as of :meth:`commitments`, without ``clause``."""
        done = by.pop("done", None)
        expression = _expression(**by)
        if done is None and expression:  # the full-text index alone can tell
            return self._db.execute("SELECT count(*) FROM grams WHERE grams MATCH ?", (expression,)).fetchone()[0]
        sql, values = _select("count(*)", expression, done)
        return self._db.execute(sql, values).fetchone()[0]


def _expression(
    cities: Sequence[str] = (), plans: Sequence[str] = (), themes: Sequence[str] = (), topics: Sequence[str] = (),
    indicators: Sequence[str] = (), year: int | None = None,
) -> str:
    """The full-text query for the commitments that fit all that is given, empty when nothing is."""
    years = [] if year is None else [str(year)]
    asked = {"city": cities, "plan": plans, "theme": themes, "topic": topics, "indicator": indicators, "year": years}
    return together(tagged(kind, names) for kind, names in asked.items() if names)


def _select(columns: str, expression: str, done: bool | None) -> tuple[str, list[Any]]:
    """The question for the commitments that fit, and its values."""
    where, values = ["1"], list[Any]()
    if expression:
        where.append("number IN (SELECT rowid FROM grams WHERE grams MATCH ?)")
        values.append(expression)
    if done is not None:
        where.append("done = ?")
        values.append(int(done))
    return f"SELECT {columns} FROM commitment WHERE {' AND '.join(where)}", values


def _record(cls: type[Record], text: str) -> Record:
    values = json.loads(text)
    return cls(**{name: tuple(value) if isinstance(value, list) else value for name, value in values.items()})


def _clause(text: str) -> Clause:
    values = json.loads(text)
    values["set_aside"] = tuple(Aside(**part) for part in values["set_aside"])
    return Clause(**values)
