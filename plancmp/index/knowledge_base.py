"""The knowledge base as programs see it: typed records, asked for by city, plan, theme, topic or word."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from itertools import chain, islice, starmap
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar, overload

from plancmp.errors import UnknownName
from plancmp.index import cache
from plancmp.index.atlas import PLACE, AtlasLookup
from plancmp.index.grams import tagged, together
from plancmp.index.lookup import Lookup, batches, marks
from plancmp.index.packing import (
    COLUMNS,
    TALLIED,
    Columns,
    Tally,
    decoded,
    record_of,
    records_of,
    tallied,
    unpack,
    unpack_measures,
    unpacked,
)
from plancmp.index.spans import Spans
from plancmp.knowledge import files as data_folders
from plancmp.knowledge import names
from plancmp.messages import Message
from plancmp.model import (
    STRENGTHS,
    Aside,
    City,
    Clause,
    Commitment,
    Indicator,
    Plan,
    Term,
    Theme,
    Topic,
    status_of,
)
from plancmp.text.chinese import is_chinese

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from plancmp.measures import Measure

_AT_ONCE = 20_000
"""So many numbers fit into one question."""

TAGGED = 24
"""So many cities or plans are asked for by their tags; of more the numbers of their commitments are looked at."""

Record = TypeVar("Record", City, Plan, Theme, Topic, Indicator, Term)


class KnowledgeBase(Lookup, AtlasLookup):
    """All plans of the data folders, read-only.

    ``guesses`` lists the names that were understood although misspelt, each as often as it was asked for, ``notes``
    what else a user should be told.
    """

    def __init__(self, db: sqlite3.Connection, notes: Sequence[str] = ()) -> None:
        self._db = db
        self.guesses: list[names.Found] = []
        self.notes = list(notes)
        self._every: dict[type, tuple[Any, list[Any]]] = {}
        self._kept: dict[int, Commitment] | None = None

    @contextmanager
    def keeping(self) -> Iterator[None]:
        """Keep each commitment that is read in a list, for questions that ask for many of the same."""
        self._kept = {}
        try:
            yield
        finally:
            self._kept = None

    @classmethod
    def open(cls, folders: Iterable[str | Path] | None = None) -> KnowledgeBase:
        """The knowledge base of the given data folders, by default the shipped one and the user's own.

        Compiles the index when data or version changed. Raises :class:`plancmp.DataError` when data are not sound.
        """
        paths = data_folders.folders() if folders is None else data_folders.distinct(map(Path, folders))
        plans = [name.rpartition(".")[0] for name in data_folders.superseded()] if folders is None else []
        notes: list[str] = [
            Message(
                "{plan} comes with plancmp now and is read from there; plancmp remove {plan} takes your own out",
                plan=plan,
            )
            for plan in plans
        ]
        return cls(cache.connect(paths, notes.append), notes)

    def close(self) -> None:
        """Give the file back."""
        self._db.close()

    def __enter__(self) -> KnowledgeBase:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def guessed(self, since: int = 0) -> tuple[names.Found, ...]:
        """The guesses, each once, without the first ``since``: what has been guessed since there were so many."""
        return tuple(dict.fromkeys(self.guesses[since:]))

    @property
    def digest(self) -> str:
        """Tells the data apart: the same twelve hexadecimal digits for the same files, wherever they are."""
        import hashlib

        contents = sorted({row[0] for row in self._db.execute("SELECT digest FROM file")})
        return hashlib.blake2b("".join(contents).encode(), digest_size=6).hexdigest()

    # Records of the vocabulary and the register

    def all(self, cls: type[Record]) -> list[Record]:
        """All records of a class, in the order of the data files."""
        version = self._db.execute("PRAGMA data_version").fetchone()  # another process may bring the index up to date
        if cls not in self._every or self._every[cls][0] != version:
            rows = self._db.execute("SELECT json FROM record WHERE kind = ? ORDER BY place", (names.KINDS[cls],))
            self._every[cls] = version, records_of(cls, [row[0] for row in rows])
        return list(self._every[cls][1])

    def get(self, cls: type[Record], name: str) -> Record:
        """The record with this id; KeyError when there is none."""
        row = self._db.execute("SELECT json FROM record WHERE kind = ? AND id = ?", (names.KINDS[cls], name)).fetchone()
        if row is None and cls is City:
            row = self._db.execute("SELECT json FROM place WHERE id = ?", (name,)).fetchone()
        if row is None:
            raise KeyError(name)
        return record_of(cls, row[0])

    def records(self, cls: type[Record], ids: Iterable[str]) -> dict[str, Record]:
        """Those records of a class that have one of these ids, by id, in the order of the data files."""
        wanted: list[str] = list(dict.fromkeys(ids))
        sql = f"SELECT id, json FROM record WHERE kind = ? AND id IN ({marks(wanted)}) ORDER BY place"
        rows = self._db.execute(sql, (names.KINDS[cls], *wanted)).fetchall()
        found = dict(zip([row[0] for row in rows], records_of(cls, [row[1] for row in rows])))
        if cls is City and len(found) < len(wanted):
            return {**self.mapped(wanted), **found}
        return found

    def plans(self, cities: Sequence[str]) -> tuple[Plan, ...]:
        """The plans of these cities (ids), in the order of the data files."""
        made = f"json_extract(json, '$.city') IN ({marks(cities)})"
        sql = f"SELECT json FROM record WHERE kind = 'plan' AND {made} ORDER BY place"
        return tuple(records_of(Plan, [row[0] for row in self._db.execute(sql, list(cities))]))

    def topics_of(self, themes: Sequence[str]) -> list[str]:
        """The ids of the topics of these themes (ids)."""
        under = f"json_extract(json, '$.theme') IN ({marks(themes)})"
        sql = f"SELECT id FROM record WHERE kind = 'topic' AND {under} ORDER BY place"
        return [row[0] for row in self._db.execute(sql, list(themes))]

    def find(self, cls: type[Record], typed: str) -> Record:
        """The record that a typed name means: id, Chinese, English, pinyin, alias or a close misspelling.

        A word that signals one topic alone (高铁) is taken for it. A guess is noted in ``guesses``. Raises
        :class:`plancmp.UnknownName` when nothing is close.
        """
        kind = names.KINDS[cls]

        def exact(key: str) -> list[str]:
            return self._exact(kind, key)

        if cls is City and not exact(names.key(typed)):  # 婺城区 is no city that answers to 婺城
            place = self.mapped_as(typed) or self._place(typed)
            if place is not None:
                return place  # type: ignore[return-value]
            found = self._misspelt(typed)
            self.guesses += [] if found.exact else [found]
            return self.get(cls, found.id)
        topics = self._topics(typed) if cls in (Theme, Topic) and not exact(names.key(typed)) else []
        try:
            found = (
                names.Found(kind, typed, topics[0], False)
                if cls is Topic and len(topics) == 1
                else names.resolve(kind, typed, exact, lambda: self._names(kind), self.readings)
            )
        except UnknownName as unknown:
            hints = []
            if cls is Topic:
                themes = self._exact("theme", names.key(typed))
                hints = [Message("{name} is a theme: --theme {name}", name=name) for name in themes]
            elif cls is Theme:
                hints = [Message("{name} is a topic: --topic {name}", name=name) for name in topics]
            hint = Message("{hints}", hints=hints) if hints else None
            if cls is Topic and topics:
                unknown.nearest = tuple(topics)
                hint = (
                    Message("nearest: {names}; {hint}", names=topics, hint=hint)
                    if hint
                    else Message("nearest: {names}", names=topics)
                )
            unknown.hint = hint or unknown.hint
            raise
        if not found.exact:
            self.guesses.append(found)
        return self.get(cls, found.id)

    def _names(self, kind: str) -> list[tuple[str, str]]:
        """Every key of the names of a kind, with the id that it stands for."""
        return self._db.execute("SELECT key, id FROM name WHERE kind = ?", (kind,)).fetchall()

    def _misspelt(self, typed: str) -> names.Found:
        """The place that a name which is that of none must mean."""

        def others() -> list[tuple[str, str]]:
            from plancmp.knowledge import divisions

            return divisions.called()

        kind = names.KINDS[City]
        return names.resolve_place(
            typed, lambda key: self._exact(kind, key), self._names(kind), self._names(PLACE), others, self.readings
        )

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
        return (
            [topic.id for topic in self.all(Topic) if wanted in names.key(topic.zh)]
            if len(wanted) > 1 and is_chinese(wanted)
            else []
        )

    def _place(self, typed: str) -> City | None:
        """The city that is exactly so called among all places of China; :class:`NoPlan` when no plan of it is here."""
        from plancmp.knowledge import divisions

        place = divisions.find(typed)
        if place is None:
            return None
        for city in (*self.all(City), *self.mapped([place.id]).values()):
            if city.adcode == place.adcode:
                return city
        raise divisions.NoPlan(typed, place)

    def place(self, typed: str) -> City:
        """The place that a name means, as :meth:`find` reads it; also one of which no plan is here."""
        try:
            return self.find(City, typed)
        except UnknownName as unknown:
            from plancmp.knowledge import divisions

            if isinstance(unknown, divisions.NoPlan):
                return divisions.city(unknown.division)
            if near := divisions.nearest(typed):  # of all places, not only those of which a plan is here
                unknown.nearest, unknown.hint = tuple(near), Message("nearest: {names}", names=near)
            raise

    def listed(self, cls: type[Record], typed: Iterable[str]) -> list[str]:
        """The names in what was typed: one that no record bears and that holds commas is a list (jinhua,quzhou)."""
        names: list[str] = []
        for name in typed:
            parts = [part for part in map(str.strip, re.split("[,，、;；]", name)) if part]
            names += parts if len(parts) > 1 and self.named(cls, name) is None else [name]
        return names

    def ids(self, cls: type[Record], typed: Iterable[str]) -> list[str]:
        """The ids that typed names mean, each once, in the order typed.

        A topic, or a word that is none's name (高铁, 就业), means the indicators that it leads to.
        """
        key = "term" if cls is Term else "id"
        found: list[str] = []
        for name in self.listed(cls, typed):
            measures = self._measures(name) if cls is Indicator else []
            if measures:
                several = "indicators" if len(measures) > 1 else "indicator"
                self.guesses.append(names.Found(several, name, ", ".join(measures), False))
            found += measures or [getattr(self.find(cls, name), key)]
        return list(dict.fromkeys(found))

    def measure(self, typed: str) -> Indicator:
        """The one indicator that a name means; :class:`plancmp.UnknownName` asks where a word leads to several."""
        found = self.ids(Indicator, [typed])
        if len(found) > 1:
            del self.guesses[-1]
            unknown = UnknownName("indicator", typed, found, Message("say which: {names}", names=found))
            unknown.message = Message("{typed!r} may be any of {count} indicators", typed=typed, count=len(found))
            raise unknown
        return self.get(Indicator, found[0])

    def _measures(self, typed: str) -> list[str]:
        """The indicators to which a word leads that is not the name of one: those whose Chinese names hold it; where
        none does, those of the topic that it names or alone signals.
        """
        wanted = names.key(typed)
        if not wanted or self._exact("indicator", wanted):
            return []
        words = {wanted, *(names.key(word) for word, how in self.aliases(typed) if how == "same")}
        words = {word for word in words if len(word) > 1 and is_chinese(word)}
        everything = self.all(Indicator)
        held = [
            one.id
            for one in everything
            if any(word in names.key(name) for word in words for name in (one.zh, *one.aliases))
        ]
        topics = self._exact("topic", wanted) or self._topics(typed)
        return held or [one.id for one in everything if [one.topic] == topics]

    # Clauses and commitments

    def clauses(self, plan: str) -> list[Clause]:
        """The clauses of a plan in the order of the document, without their commitments."""
        rows = self._db.execute("SELECT json FROM clause WHERE plan = ? ORDER BY place", (plan,))
        return [_clause(row[0]) for row in rows]

    def count_clauses(self, plans: Sequence[str]) -> tuple[int, int]:
        """How many clauses these plans (ids) have, and how many of them were read to the end."""
        counts = "count(*), coalesce(sum(json_extract(json, '$.read')), 0)"
        sql = f"SELECT {counts} FROM clause WHERE plan IN ({marks(plans)})"
        total, read = self._db.execute(sql, list(plans)).fetchone()
        return int(total), int(read)

    def commitment(self, name: str) -> Commitment | None:
        """The commitment with this id, None when there is none."""
        name = name.encode("utf-8", "replace").decode()
        row = self._db.execute(f"SELECT {COLUMNS} FROM commitment WHERE id = ?", (name,)).fetchone()
        return next(unpack([row])) if row else None

    def commitments(self, *, clause: str | None = None, **by: Unpack[Question]) -> list[Commitment]:
        """The commitments that fit all that is given, in the order of the documents; of each field any value fits.

        ``also`` asks for those that have one of these as a second topic, ``status`` for what is planned, done or a
        problem, ``year`` for those that name it.
        """
        if _many(by):
            items = list(iter(self.stored(**by)))  # list would ask how many there are, which is another question
            return [item for item in items if item.clause == clause] if clause is not None else items
        sql, values = _select(COLUMNS if self._kept is None else "number", together(fitting(by)))
        if clause is not None:
            sql += " AND clause = ?"
            values.append(clause)
        rows = self._db.execute(f"{sql} ORDER BY number", values)
        items = list(unpack(rows)) if self._kept is None else self._known([row[0] for row in rows])
        if not self._ordered:
            items.sort(key=lambda item: self._places[item.plan])
        return items

    def _known(self, numbers: Sequence[int]) -> list[Commitment]:
        """The commitments with these numbers, of which those that are not kept are read, and kept."""
        kept = self._kept if self._kept is not None else {}
        new = [number for number in numbers if number not in kept]
        for at in range(0, len(new), _AT_ONCE):
            kept.update(self.numbered(new[at : at + _AT_ONCE]))
        return [kept[number] for number in numbers]

    def stored(self, **by: Unpack[Question]) -> Stored:
        """The same as a sequence that holds none of them: those of each plan are read when it is their turn."""
        many = _many(by)
        return Stored(self._db, together(fitting(by, place=not many)), self._spans(by if many else {}))

    def tally(self, **by: Unpack[Question]) -> list[Tally]:
        """How many there are of the same, by city, main theme and strength."""
        if not any(by.get(name) for name in by.keys() - _PLACES.keys()):
            return self._tallied(by)
        many = _many(by)
        counts, groups = tallied()
        found: list[Tally] = []
        for span in list(self._spans(by)) if many else [None]:
            sql, values = _select(counts, together(fitting(by, place=not many)), span)
            found += starmap(Tally, self._db.execute(f"{sql} GROUP BY {groups}", values))
        return found

    def _tallied(self, place: Question) -> list[Tally]:
        """The same of all that stands there, as it was counted when the index was compiled."""
        asked: Mapping[str, Any] = place
        given = {column: asked[name] for name, column in _PLACES.items() if asked.get(name)}
        where = " AND ".join(f"{name} IN ({marks(wanted)})" for name, wanted in given.items()) or "1"
        groups = ", ".join(TALLIED)
        counts = ", ".join(f"sum({name})" for name in Tally._fields[len(TALLIED) :])
        sql = f"SELECT {groups}, {counts} FROM tally WHERE {where} GROUP BY {groups}"
        return list(starmap(Tally, self._db.execute(sql, list(chain.from_iterable(given.values())))))

    def counts(self, kind: str) -> Counter[str]:
        """How many commitments each of the ``cities`` or ``plans`` has, by id, as it was counted when compiled."""
        name = _PLACES[kind]
        return Counter(dict(self._db.execute(f"SELECT {name}, sum(commitments) FROM tally GROUP BY {name}")))

    def within(self, place: Place) -> str | Spans:
        """Where commitments stand, for :meth:`candidates`: an expression, of many places their numbers."""
        return self._spans(place) if _many(place) else together(fitting(place))

    def _spans(self, place: Question | Place) -> Spans:
        """The numbers of the commitments that stand there."""
        cities, plans = place.get("cities", ()), place.get("plans", ())
        wanted = {plan.id for plan in self.plans(cities)} if cities else set(plans)
        if cities and plans:
            wanted &= set(plans)
        rows = self._db.execute("SELECT plan, first, last FROM file WHERE first IS NOT NULL ORDER BY key")
        return Spans((first, last) for plan, first, last in rows if plan in wanted or not (cities or plans))

    def weighed(self) -> tuple[int, int]:
        """From how many commitments the weights were made, and how many have come or gone since."""
        return self._meta("weighed"), self._meta("changed")

    @cached_property
    def _ordered(self) -> bool:
        """Whether the numbers of commitments are in the order of the documents: those of plans that came later are
        not.
        """
        return self._meta("ordered") != 0

    @cached_property
    def _places(self) -> dict[str, int]:
        """The places of plans in that order."""
        rows = self._db.execute("SELECT plan FROM file WHERE plan IS NOT NULL ORDER BY key")
        return {plan: place for place, (plan,) in enumerate(rows)}

    def these(self, ids: Iterable[str]) -> list[Commitment]:
        """The commitments with these ids, in the order of the documents."""
        wanted = list(dict.fromkeys(ids))
        sql = f"SELECT {COLUMNS} FROM commitment WHERE id IN ({marks(wanted)}) ORDER BY number"
        return list(unpack(self._db.execute(sql, wanted)))

    def measures(self, items: Iterable[Commitment]) -> dict[str, tuple[Measure, ...]]:
        """What the figures of commitments measure, by id: of each that has any, in their order."""
        counts = {item.id: len(item.quantities) for item in items if item.quantities}
        result: dict[str, tuple[Measure, ...]] = {}
        for ids in batches(counts):
            rows = self._db.execute(f"SELECT id, measures FROM commitment WHERE id IN ({marks(ids)})", ids)
            result.update((name, unpack_measures(text, counts[name])) for name, text in rows)
        return result

    def count(self, **by: Unpack[Question]) -> int:
        """How many commitments fit."""
        if _many(by):
            return len(self.stored(**by))
        expression = together(fitting(by))
        if not expression:
            return int(self._db.execute("SELECT count(*) FROM commitment").fetchone()[0])
        # the full-text index alone can tell
        return int(self._db.execute("SELECT count(*) FROM grams WHERE grams MATCH ?", (expression,)).fetchone()[0])


_FIGURES = " AND quantities != ''"
"""Of those asked for the ones that have figures."""


class Stored(Sequence[Commitment]):
    """The commitments of ``spans`` that fit a full-text query, as they stand in the index."""

    def __init__(self, db: sqlite3.Connection, expression: str, spans: Spans) -> None:
        self._db, self._expression, self._spans = db, expression, spans

    def __iter__(self) -> Iterator[Commitment]:
        return chain.from_iterable(map(unpack, self._read("")))

    def with_figures(self) -> Iterator[Commitment]:
        """Those that have figures."""
        return chain.from_iterable(map(unpack, self._read(_FIGURES)))

    def columns(self, *, figures: bool = False) -> Iterator[Columns]:
        """The same field by field; ``figures`` for those that have figures."""
        return chain.from_iterable(map(unpacked, self._read(_FIGURES if figures else "")))

    def _read(self, further: str) -> Iterator[sqlite3.Cursor]:
        """The rows of each span."""
        for span in list(self._spans):
            sql, values = _select(COLUMNS, self._expression, span)
            yield self._db.execute(f"{sql}{further} ORDER BY number", values)

    def __len__(self) -> int:
        total = 0
        for first, last in self._spans:
            if self._expression:  # the full-text index alone can tell
                sql = f"SELECT count(*) FROM grams WHERE grams MATCH ? AND rowid BETWEEN {first:d} AND {last:d}"
                total += self._db.execute(sql, (self._expression,)).fetchone()[0]
            else:
                total += last - first + 1
        return total

    def __bool__(self) -> bool:
        return any(rows.fetchone() for rows in self._read(""))  # of which none is unpacked

    @overload
    def __getitem__(self, place: int) -> Commitment: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Commitment, ...]: ...
    def __getitem__(self, place: int | slice) -> Commitment | tuple[Commitment, ...]:
        most = place.stop if isinstance(place, slice) else place + 1
        items = tuple(islice(self, most)) if most is not None and most > 0 else tuple(self)
        return items[place]


class Place(TypedDict, total=False):
    """Where commitments stand: ids of cities and plans."""

    cities: Sequence[str]
    plans: Sequence[str]


class Facts(TypedDict, total=False):
    """What else they are asked for by: ids, years and words."""

    themes: Sequence[str]
    topics: Sequence[str]
    also: Sequence[str]
    indicators: Sequence[str]
    strengths: Sequence[str]
    status: Sequence[str] | str | None
    year: Sequence[int] | int | None


class Question(Place, Facts, total=False):
    """Both."""


_PLACES = {"cities": "city", "plans": "plan"}
_KINDS = {"themes": "theme", "topics": "topic", "also": "also", "indicators": "indicator", "strengths": "strength"}
"""The fields that a tag in the full-text index stands for, and the kind of that tag."""


def fitting(asked: Question | Place | Facts, *, place: bool = True) -> Iterator[str]:
    """The full-text queries for the commitments that fit, one for each field that is given; without ``place`` those of
    cities and plans are left out.
    """
    given: Mapping[str, Any] = asked
    for field, kind in (_PLACES | _KINDS if place else _KINDS).items():
        if given.get(field):
            yield tagged(kind, given[field])
    status, year = given.get("status"), given.get("year")
    if status:
        wanted = {status} if isinstance(status, str) else set(status)
        yield tagged("strength", [name for name in STRENGTHS if status_of(name) in wanted])
    if year:
        yield tagged("year", map(str, [year] if isinstance(year, int) else year))


def _many(place: Question | Place) -> bool:
    """Whether there are too many places for an expression."""
    return max(len(place.get("cities", ())), len(place.get("plans", ()))) > TAGGED


def _select(columns: str, expression: str, span: tuple[int, int] | None = None) -> tuple[str, list[Any]]:
    """The question for the commitments that fit, of those with the numbers of ``span``; and its values."""
    where, values = ["1"], list[Any]()
    if span is not None:
        where.append(f"number BETWEEN {span[0]:d} AND {span[1]:d}")
    if expression:
        inside = "" if span is None else f" AND rowid BETWEEN {span[0]:d} AND {span[1]:d}"
        where.append(f"number IN (SELECT rowid FROM grams WHERE grams MATCH ?{inside})")
        values.append(expression)
    return f"SELECT {columns} FROM commitment WHERE {' AND '.join(where)}", values


def _clause(text: str) -> Clause:
    values = decoded(text)
    values["set_aside"] = tuple(Aside(**part) for part in values["set_aside"])
    return Clause(**values)
