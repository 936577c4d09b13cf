"""The knowledge base as programs see it: typed records, asked for by city, plan, theme, topic or word."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

from plancmp.errors import UnknownName
from plancmp.index import cache
from plancmp.index.grams import conjunction
from plancmp.knowledge import files as data_folders
from plancmp.knowledge import names
from plancmp.match import CONCEPT, INDICATOR
from plancmp.model import Aside, City, Clause, Commitment, Indicator, Plan, Term, Theme, Topic
from plancmp.text.normalise import fold

Record = TypeVar("Record", City, Plan, Theme, Topic, Indicator, Term)

_AT_ONCE = 500  # names in one question; SQLite allows some thousands


class KnowledgeBase:
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

    def find(self, cls: type[Record], typed: str) -> Record:
        """The record that a typed name means: id, Chinese, English, pinyin, alias or a close misspelling.

        A guess is noted in ``guesses``. Raises :class:`plancmp.UnknownName` when nothing is close.
        """
        kind = names.KINDS[cls]

        def exact(key: str) -> list[str]:
            return self._exact(kind, key)

        if cls is City and not names.is_exact(typed, exact):
            place = self._place(typed)
            if place is not None:
                return place  # type: ignore[return-value]
        try:
            found = names.resolve(
                kind, typed, exact, lambda: self._db.execute("SELECT key, id FROM name WHERE kind = ?", (kind,))
            )
        except UnknownName as unknown:
            for other in {"theme", "topic"} - {kind} if kind in ("theme", "topic") else ():
                for name in self._exact(other, names.key(typed)):
                    unknown.hint = f"{name} is a {other}: --{other} {name}"
            raise
        if not found.exact and found not in self.guesses:
            self.guesses.append(found)
        return self.get(cls, found.id)

    def _exact(self, kind: str, key: str) -> list[str]:
        rows = self._db.execute("SELECT id FROM name WHERE kind = ? AND key = ? ORDER BY place, id", (kind, key))
        return [row[0] for row in rows]

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

    def commitment(self, name: str) -> Commitment | None:
        """The commitment with this id, None when there is none."""
        name = name.encode("utf-8", "replace").decode()
        row = self._db.execute("SELECT json FROM commitment WHERE id = ?", (name,)).fetchone()
        return Commitment.from_dict(json.loads(row[0])) if row else None

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

        ``done`` separates reported results (True) from plans (False); ``year`` asks for a number of that year.
        """
        where, values = _where(cities, plans, themes, topics, indicators, done)
        if clause is not None:
            where.append("c.clause = ?")
            values.append(clause)
        rows = self._db.execute(
            f"SELECT json FROM commitment c WHERE {' AND '.join(where) or '1'} ORDER BY number", values
        )
        found = (Commitment.from_dict(json.loads(row[0])) for row in rows)
        return [item for item in found if year is None or any(part.year == year for part in item.quantities)]

    def count(self, **by: Any) -> int:
        """How many commitments fit; arguments as of :meth:`commitments`, without ``clause`` and ``year``."""
        where, values = _where(**{**dict.fromkeys(("cities", "plans", "themes", "topics", "indicators"), ()), "done": None, **by})
        return self._db.execute(f"SELECT count(*) FROM commitment c WHERE {' AND '.join(where) or '1'}", values).fetchone()[0]

    def vectors(self, names: Iterable[str]) -> dict[str, dict[str, float]]:
        """The weighted features of commitments by id, for comparing them with :mod:`plancmp.match`."""
        wanted = list(names)
        result = {}
        for start in range(0, len(wanted), _AT_ONCE):
            part = wanted[start : start + _AT_ONCE]
            sql = f"SELECT c.id, v.json FROM commitment c JOIN vector v USING (number) WHERE c.id IN ({_marks(part)})"
            result.update({name: json.loads(text) for name, text in self._db.execute(sql, part)})
        return result

    def concept(self, feature: str) -> tuple[str, str]:
        """Chinese and English name of a concept or indicator, a feature of :meth:`vectors`."""
        if feature.startswith(INDICATOR):
            indicator = self.get(Indicator, feature.removeprefix(INDICATOR))
            return indicator.zh, indicator.en
        name = feature.removeprefix(CONCEPT)
        row = self._db.execute(
            "SELECT coalesce(json_extract(json, '$.zh'), json_extract(json, '$.term')), json_extract(json, '$.en') FROM record "
            "WHERE kind = 'term' AND id = ? OR kind = 'indicator' AND json_extract(json, '$.zh') = ?", (name, name)
        ).fetchone()
        return (row[0], row[1]) if row else (name, name)

    # Search

    def aliases(self, word: str) -> list[tuple[str, str]]:
        """Words that a typed word may stand for, and how: same, narrower, everyday, english or pinyin."""
        return self._db.execute("SELECT target, how FROM alias WHERE key = ?", (names.key(word),)).fetchall()

    def spoken(self, beginning: str, most: int = 40) -> list[str]:
        """Words whose pinyin begins with the given one, the shortest first."""
        rows = self._db.execute(
            "SELECT target FROM alias WHERE key > ? AND key < ? AND how = 'pinyin' ORDER BY length(key) LIMIT ?",
            (beginning, beginning + "{", most),
        )
        return [row[0] for row in rows]

    def sounds(self, characters: Iterable[str]) -> dict[str, list[str]]:
        """Readings of characters in pinyin without tones, the usual first."""
        wanted = list(dict.fromkeys(characters))
        rows = self._db.execute(f"SELECT character, spoken FROM sound WHERE character IN ({_marks(wanted)})", wanted)
        return {character: spoken.split() for character, spoken in rows}

    def forms(self, words: Iterable[str]) -> dict[str, str]:
        """Those of the given keys that the vocabulary knows, with the word as written."""
        wanted = list(dict.fromkeys(words))
        rows = self._db.execute(f"SELECT key, form FROM form WHERE key IN ({_marks(wanted)})", wanted)
        return dict(rows.fetchall())

    def vocabulary(self) -> list[tuple[str, str]]:
        """Every word of the vocabulary, by its key and by its pinyin, with the word as written."""
        sql = "SELECT key, form FROM form UNION ALL SELECT key, target FROM alias WHERE how = 'pinyin'"
        return self._db.execute(sql).fetchall()

    def stands(self, word: str) -> list[tuple[str, str, str, bool]]:
        """Topics and themes that a word names or signals: kind, id, Chinese label, whether it names it."""
        sql = "SELECT kind, id, label, named FROM stands WHERE key = ? ORDER BY named DESC"
        return [(kind, name, label, bool(named)) for kind, name, label, named in self._db.execute(sql, (names.key(word),))]

    def labels(self, topics: Iterable[str]) -> list[str]:
        """The folded Chinese labels of topics."""
        return [fold(self.get(Topic, name).zh) for name in topics]

    def is_word(self, word: str) -> bool:
        """Whether it is a common or known word of two or three characters."""
        return self._db.execute("SELECT 1 FROM word WHERE word = ?", (word,)).fetchone() is not None

    def named(self, cls: type[Record], typed: str) -> str | None:
        """The id of the record that exactly answers to a name, None when none does; nothing is guessed."""
        sql = "SELECT id FROM name WHERE kind = ? AND key = ? ORDER BY place, id"
        row = self._db.execute(sql, (names.KINDS[cls], names.key(typed))).fetchone()
        return row[0] if row else None

    def candidates(self, expression: str, most: int) -> list[tuple[int, str]]:
        """Number and stored words of at most ``most`` commitments that fit an expression of the full-text index."""
        sql = (
            "SELECT c.number, c.words FROM commitment c WHERE c.number IN "
            "(SELECT rowid FROM grams WHERE grams MATCH ? LIMIT ?)"
        )
        return self._db.execute(sql, (expression, most)).fetchall()

    def containing(self, word: str, *, most: int) -> list[tuple[int, str]]:
        """Number and stored words of at most ``most`` commitments that hold all grams of ``word``."""
        expression = conjunction(fold(word))
        return self.candidates(expression, most) if expression else []

    def numbered(self, numbers: Iterable[int]) -> dict[int, Commitment]:
        """Commitments by the numbers that :meth:`candidates` gives."""
        result = {}
        for number in numbers:
            row = self._db.execute("SELECT json FROM commitment WHERE number = ?", (number,)).fetchone()
            result[number] = Commitment.from_dict(json.loads(row[0]))
        return result


def _where(
    cities: Sequence[str], plans: Sequence[str], themes: Sequence[str], topics: Sequence[str],
    indicators: Sequence[str], done: bool | None,
) -> tuple[list[str], list[Any]]:
    where: list[str] = []
    values: list[Any] = []
    for column, wanted in (("c.city", cities), ("c.plan", plans), ("c.topic", topics)):
        if wanted:
            where.append(f"{column} IN ({_marks(wanted)})")
            values += wanted
    for name, wanted in (("theme", themes), ("indicator", indicators)):
        if wanted:
            where.append(f"c.number IN (SELECT number FROM commitment_{name} WHERE {name} IN ({_marks(wanted)}))")
            values += wanted
    if done is not None:
        where.append("c.done = ?")
        values.append(int(done))
    return where, values


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))


def _record(cls: type[Record], text: str) -> Record:
    values = json.loads(text)
    return cls(**{name: tuple(value) if isinstance(value, list) else value for name, value in values.items()})


def _clause(text: str) -> Clause:
    values = json.loads(text)
    values["set_aside"] = tuple(Aside(**part) for part in values["set_aside"])
    return Clause(**values)


