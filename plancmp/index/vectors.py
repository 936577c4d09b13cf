"""What each commitment is about, as weighted features: characters, concepts after aliases, indicators.

Weights are tf-idf over the knowledge base, its first :data:`STORED` commitments, so that how alike two are does not depend
on what else was asked for. The vectors of these are compiled once, those of others are made when they are compared.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from itertools import chain, islice
from operator import add
from typing import TYPE_CHECKING

from plancmp.knowledge.names import short
from plancmp.match import BROADER, CONCEPT, INDICATOR, Worth, grams, weighted
from plancmp.text.normalise import fold

if TYPE_CHECKING:
    from plancmp.knowledge.load import Records
    from plancmp.model import Commitment

LAYOUT = """
CREATE TABLE vector (number INTEGER PRIMARY KEY, json TEXT);
CREATE TABLE weighing (concepts TEXT, places TEXT, holders TEXT, total TEXT);
"""

STORED = 20_000
"""Of so many commitments, the first, the vectors are stored; those of others are made when they are compared. In as many
it is counted how many hold a feature; in more of them the weights hardly change."""

KEPT = 5_000
"""The features of so many are kept in memory until all are counted; those of the others are looked up once more."""

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
        while left := [place for name in _held(text, _pairs(text), self._place_begins) if (place := self._places[name]) > done]:
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


def _concepts(records: Records) -> dict[str, list[str]]:
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


def compile_vectors(db: sqlite3.Connection, records: Records) -> None:
    """Fill the tables of :data:`LAYOUT`."""
    named = _concepts(records)
    places = [fold(name) for city in records.cities.values() for name in (city.zh, short(city))]
    concepts = Concepts(named, places)
    holders: Counter[str] = Counter()
    kept: list[Counter[str]] = []
    total = 0
    for total, item in enumerate(islice(records.commitments.values(), STORED), 1):
        features = concepts.features(item)
        holders.update(features.keys())
        if total <= KEPT:
            kept.append(features)
    worth = Worth(holders, total)
    again = map(concepts.features, islice(records.commitments.values(), KEPT, STORED))
    vectors = ((number, _dump(weighted(features, worth))) for number, features in enumerate(chain(kept, again), 1))
    db.executemany("INSERT INTO vector VALUES (?, ?)", vectors)
    # What only one holds need not be told: nobody else can share it.
    shared = {name: count for name, count in holders.items() if count > 1} if total == STORED else {}
    db.execute("INSERT INTO weighing VALUES (?, ?, ?, ?)", list(map(_dump, (named, places, shared, total))))


_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
