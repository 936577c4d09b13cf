"""What each commitment is about, as weighted features: characters, concepts after aliases, indicators.

Weights are tf-idf over the whole knowledge base, so that how alike two commitments are does not depend on what else
was asked for. Compiled once; comparing reads only the vectors of the commitments compared.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from itertools import islice
from operator import add
from typing import TYPE_CHECKING

from plancmp.knowledge.names import short
from plancmp.match import BROADER, CONCEPT, INDICATOR, grams, weighted
from plancmp.text.normalise import fold

if TYPE_CHECKING:
    from plancmp.knowledge.load import Records
    from plancmp.model import City, Commitment, Indicator, Term

LAYOUT = """
CREATE TABLE vector (number INTEGER PRIMARY KEY, json TEXT);
CREATE TABLE holders (feature TEXT PRIMARY KEY, count INTEGER) WITHOUT ROWID;
"""

COUNTED = 20_000
"""In so many commitments it is counted how many hold a feature; in more of them the weights hardly change."""

STORED = 5_000
"""Of so many commitments the vectors are stored; those of others are made when they are compared."""

LONGEST_CONCEPT = 14


class Concepts:
    """Finds the concepts of the vocabulary in texts: every way to write one counts as the same."""

    def __init__(self, indicators: Iterable[Indicator], terms: Iterable[Term], cities: Iterable[City]) -> None:
        self._concept: dict[str, set[str]] = {}
        for indicator in indicators:
            self._add(CONCEPT + indicator.zh, (indicator.zh, *indicator.aliases))
        for term in terms:
            self._add(CONCEPT + term.term, (term.term, *term.same))
            self._add(BROADER + term.term, term.narrower)
        # Their own name stands in most commitments of a city: it says nothing about the matter.
        places = [fold(name) for city in cities for name in (city.zh, short(city))]
        self._places = {name: place for place, name in reversed(list(enumerate(places)))}
        self._begin = _by_beginning(self._concept)
        self._named = places
        self._place_begins = _by_beginning(self._places)

    def _add(self, concept: str, forms: tuple[str, ...]) -> None:
        for form in map(fold, forms):
            if len(form) > 1:
                self._concept.setdefault(form, set()).add(concept)

    def _without_places(self, text: str) -> str:
        """The text without the names of cities, taken out one after the other in the order of the cities."""
        done = -1
        while left := [place for name in _held(text, self._place_begins) if (place := self._places[name]) > done]:
            done = min(left)
            text = text.replace(self._named[done], "")
        return text

    def features(self, item: Commitment) -> Counter[str]:
        """The features of a commitment with their counts."""
        text = fold("\n".join((item.text, *item.names, *(quantity.label for quantity in item.quantities))))
        text = self._without_places(text)
        result = grams(text)
        for form in _held(text, self._begin):
            if len(form) <= LONGEST_CONCEPT:
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


def _held(text: str, forms: dict[str, list[str]]) -> list[str]:
    """Those of ``forms`` of two or more characters that stand in a text."""
    begun = forms.keys() & set(map(add, text, text[1:]))
    return [form for pair in begun for form in forms[pair] if form in text]


def compile_vectors(db: sqlite3.Connection, records: Records) -> None:
    """Fill the tables of :data:`LAYOUT`."""
    concepts = Concepts(records.indicators.values(), records.terms.values(), records.cities.values())
    holders: Counter[str] = Counter()
    first: list[Counter[str]] = []
    total = 0
    for total, item in enumerate(islice(records.commitments.values(), COUNTED), 1):
        features = concepts.features(item)
        holders.update(features.keys())
        if total <= STORED:
            first.append(features)
    vectors = ((number, _dump(weighted(features, holders, total))) for number, features in enumerate(first, 1))
    db.executemany("INSERT INTO vector VALUES (?, ?)", vectors)
    if total > STORED:
        # What only one holds need not be told: nobody else can share it.
        db.executemany("INSERT INTO holders VALUES (?, ?)", (pair for pair in holders.items() if pair[1] > 1))
        db.execute("INSERT INTO holders VALUES ('', ?)", (total,))


_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
