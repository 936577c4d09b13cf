"""What each commitment is about, as weighted features: characters, concepts after aliases, indicators; beside them the
families of its words.

Weights are tf-idf over the knowledge base, its first :data:`STORED` commitments, so that how alike two are does not
depend on what else was asked for. The vectors of these are compiled once, those of others are made when they are
compared. While plans come and go the weights stay, until so many have (:data:`plancmp.weights.LAG`) that they are made
anew.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, count, islice
from operator import add
from sys import intern
from typing import TYPE_CHECKING

from plancmp.index import families
from plancmp.index.packing import COLUMNS, decoded, dump, unpack
from plancmp.knowledge.names import short
from plancmp.match import Vector, Worth, cosine, grams, weighted
from plancmp.text.normalise import fold
from plancmp.weights import BROADER, CONCEPT, GUEST, GUEST_SIGNALS, INDICATOR, MOST_HOLDERS, TELLING_FEATURES

if TYPE_CHECKING:
    from plancmp.knowledge.load import Catalogue
    from plancmp.model import Commitment, Topic

LAYOUT = """
CREATE TABLE vector (number INTEGER PRIMARY KEY, json TEXT, families TEXT);
CREATE TABLE near (id TEXT, other TEXT, PRIMARY KEY (id, other)) WITHOUT ROWID;
CREATE TABLE weighing (concepts TEXT, places TEXT, holders TEXT, families TEXT, total TEXT);
"""

STORED = 20_000
"""Of so many commitments, the first, the vectors are stored; those of others are made when they are compared. In as
many it is counted how many hold a feature; in more of them the weights hardly change."""

KEPT = 5_000
"""The features of so many are kept in memory until all are counted; those of the others are looked up once more."""

PAIRED = 20_000
"""Of so many it is found while compiling which are close although their topics differ."""

LONGEST_CONCEPT = 14


class Concepts:
    """Finds the concepts of the vocabulary in texts: every way to write one counts as the same.

    ``concepts`` are those that each folded form stands for, ``places`` the folded names of the cities: their own name
    stands in most commitments of a city, and says nothing about the matter.
    """

    def __init__(self, concepts: dict[str, list[str]], places: list[str]) -> None:
        self._concept = concepts
        self._places = {name: place for place, name in reversed(list(enumerate(places)))}
        self._begin = _by_beginning(self._concept)
        self._named = places
        self._place_begins = _by_beginning(self._places)

    def _without_places(self, text: str) -> str:
        """The text without the names of cities, taken out one after the other in the order of the cities."""
        done = -1
        while left := [
            place for name in _held(text, _pairs(text), self._place_begins) if (place := self._places[name]) > done
        ]:
            done = min(left)
            text = text.replace(self._named[done], "")
        return text

    def features(self, item: Commitment) -> Counter[str]:
        """The features of a commitment with their counts."""
        text = fold("\n".join((item.text, *item.names, *(quantity.label for quantity in item.quantities))))
        pairs = _pairs(text)
        if not pairs.isdisjoint(self._place_begins):
            text = self._without_places(text)
            pairs = _pairs(text)
        result = grams(text)
        for form in _held(text, pairs, self._begin):
            for concept in self._concept[form]:
                result[concept] = 1
        result.update({INDICATOR + part.indicator: 1 for part in item.quantities if part.indicator})
        return result


class Known:
    """Makes the vectors of commitments by the weights that the index has."""

    def __init__(
        self,
        concepts: dict[str, list[str]],
        places: list[str],
        holders: dict[str, int],
        spoken: dict[str, int],
        total: int,
    ) -> None:
        self._concepts, self._worth = Concepts(concepts, places), Worth(holders, total)
        self._spoken, self._total = spoken, total

    def vector(self, item: Commitment) -> Vector:
        """What a commitment is about."""
        return weighted(self._concepts.features(item), self._worth)

    def families(self, item: Commitment) -> Vector:
        """The families of its words."""
        return families.weighted(families.found(item), self._spoken, self._total)

    def whole(self, item: Commitment) -> Vector:
        """Both."""
        vector = self.vector(item)
        return {**vector, **self.families(item)} if vector else vector


def _by_beginning(forms: Iterable[str]) -> dict[str, list[str]]:
    """Forms by their first two characters, by which few of them need to be looked for in a text."""
    result: dict[str, list[str]] = {}
    for form in forms:
        result.setdefault(form[:2], []).append(form)
    return result


def _pairs(text: str) -> set[str]:
    return set(map(add, text, text[1:]))


def _held(text: str, pairs: set[str], forms: dict[str, list[str]]) -> list[str]:
    """Those of ``forms`` of two or more characters that stand in a text with these pairs of characters."""
    return [form for pair in forms.keys() & pairs for form in forms[pair] if form in text]


def _concepts(records: Catalogue) -> dict[str, list[str]]:
    """Every folded form of the vocabulary with the concepts that it stands for."""
    groups = [(CONCEPT + one.zh, (one.zh, *one.aliases)) for one in records.indicators.values()]
    for term in records.terms.values():
        groups += [(CONCEPT + term.term, (term.term, *term.same)), (BROADER + term.term, term.narrower)]
    result: dict[str, list[str]] = {}
    for concept, forms in groups:
        for form in map(fold, forms):
            if 1 < len(form) <= LONGEST_CONCEPT and concept not in result.get(form, ()):
                result.setdefault(form, []).append(concept)
    return result


def compile_vectors(db: sqlite3.Connection, records: Catalogue) -> None:
    """Fill the tables of :data:`LAYOUT` from the commitments of the index, also when they hold what was made before."""
    for table in ("vector", "near", "weighing"):
        db.execute(f"DELETE FROM {table}")
    named, places = _concepts(records), _places(records)
    concepts = Concepts(named, places)
    holders: Counter[str] = Counter()
    spoken: Counter[str] = Counter()
    said: list[dict[str, float]] = []
    kept: list[Counter[str]] = []
    total = 0
    for total, item in enumerate(_first(db, STORED), 1):
        features = concepts.features(item)
        holders.update(features.keys())
        said.append(families.found(item))
        spoken.update(said[-1].keys())
        if total <= KEPT:
            kept.append(features)
    worth = Worth(holders, total)
    again = map(concepts.features, islice(_first(db, STORED), KEPT, None))
    # Each name is kept once, not as often as it is held.
    made = (
        {intern(name): weight for name, weight in weighted(features, worth).items()} for features in chain(kept, again)
    )
    first = list(islice(made, PAIRED))
    _write(db, _numbers(db), chain(first, made), (families.weighted(found, spoken, total) for found in said))
    near = _near(records, list(_first(db, len(first))), first)
    db.executemany("INSERT INTO near VALUES (?, ?)", near)
    # What only one holds need not be told: nobody else can share it.
    shared = {name: count for name, count in holders.items() if count > 1}
    db.execute("INSERT INTO weighing VALUES (?, ?, ?, ?, ?)", list(map(dump, (named, places, shared, spoken, total))))


def store(db: sqlite3.Connection, records: Catalogue, items: Sequence[Commitment], first: int) -> None:
    """Store the vectors of commitments that have come, numbered from ``first`` on, by the weights that there are.

    Where the weights come from :data:`STORED` commitments they are made when they are compared.
    """
    concepts, _, holders, spoken, total = map(decoded, db.execute("SELECT * FROM weighing").fetchone())
    if total < STORED:
        known = Known(concepts, _places(records), holders, spoken, total)
        _write(db, count(first), map(known.vector, items), map(known.families, items))
        if first + len(items) <= PAIRED:
            _pair(db, records, first)


def _pair(db: sqlite3.Connection, records: Catalogue, first: int) -> None:
    """Find the close ones of the commitments numbered from ``first`` on, as :func:`compile_vectors` does of all."""
    sql = f"SELECT number, json, {COLUMNS} FROM vector JOIN commitment USING (number) ORDER BY number"
    found = db.execute(sql).fetchall()
    numbers = [row[0] for row in found]
    vectors = [decoded(row[1]) for row in found]
    items = list(unpack(row[2:] for row in found))
    near = _near(records, items, vectors, bisect_left(numbers, first))
    db.executemany("INSERT OR IGNORE INTO near VALUES (?, ?)", near)


def note_places(db: sqlite3.Connection, records: Catalogue) -> None:
    """Remember the names of the cities that there are now."""
    db.execute("UPDATE weighing SET places = ?", (dump(_places(records)),))


def _places(records: Catalogue) -> list[str]:
    return [fold(name) for city in records.cities.values() for name in (city.zh, short(city))]


def _first(db: sqlite3.Connection, most: int) -> Iterator[Commitment]:
    return unpack(db.execute(f"SELECT {COLUMNS} FROM commitment ORDER BY number LIMIT ?", (most,)))


def _numbers(db: sqlite3.Connection) -> Iterator[int]:
    return (row[0] for row in db.execute("SELECT number FROM commitment ORDER BY number LIMIT ?", (STORED,)))


def _write(
    db: sqlite3.Connection, numbers: Iterator[int], vectors: Iterator[Vector], spoken_in: Iterable[Vector]
) -> None:
    # The families are kept as what goes on with the features of a vector: so the two are read as one.
    rows = (
        (number, dump(vector), f",{dump(spoken)[1:-1]}" if vector and spoken else "")
        for vector, spoken, number in zip(vectors, spoken_in, numbers)
    )
    db.executemany("INSERT INTO vector VALUES (?, ?, ?)", rows)


def _near(
    records: Catalogue, items: Sequence[Commitment], vectors: Sequence[Vector], since: int = 0
) -> Iterator[tuple[str, str]]:
    """Pairs of commitments of different cities and topics, the second so close that it is a guest beside the first;
    one of the two stands at place ``since`` or behind it.

    Not all pairs are looked at: those that are close share a feature that tells much of both and that few others have.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        for name in islice(vector, TELLING_FEATURES):  # the weightiest come first
            holders[name].append(number)
    for one, vector in enumerate(vectors):
        # Those behind it alone, so that of all pairs only those of one are in memory.
        least = max(one + 1, since)
        beside: set[int] = set()
        for name in islice(vector, TELLING_FEATURES):
            numbers = holders[name]
            if len(numbers) <= MOST_HOLDERS:
                beside.update(numbers[bisect_left(numbers, least) :])
        for two in sorted(beside):
            if items[one].city == items[two].city or items[one].topic == items[two].topic:
                continue
            closeness = cosine(vector, vectors[two])
            if closeness >= GUEST_SIGNALS:
                for host, guest in ((items[one], items[two]), (items[two], items[one])):
                    # Nothing has a row by an open topic; what is open may be a guest in that of another.
                    topic = records.topics.get(host.topic or "")
                    if topic and (closeness >= GUEST or _signals(guest, topic)):
                        yield host.id, guest.id


def _signals(item: Commitment, topic: Topic) -> bool:
    """Whether a keyword of a topic stands in a commitment."""
    said = "\n".join((item.text, *item.names))
    return any(word in said for word in topic.keywords)
