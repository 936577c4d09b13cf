"""What each commitment is about, as weighted features: characters, concepts after aliases, indicators.

Weights are tf-idf over the whole knowledge base, so that how alike two commitments are does not depend on what else
was asked for. Compiled once; comparing reads only the vectors of the commitments compared.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from plancmp.knowledge.names import short
from plancmp.match import BROADER, CONCEPT, INDICATOR, grams, weighted
from plancmp.text.normalise import fold

if TYPE_CHECKING:
    from plancmp.knowledge.load import Records
    from plancmp.model import Commitment

LAYOUT = "CREATE TABLE vector (number INTEGER PRIMARY KEY, json TEXT);"

LONGEST_CONCEPT = 14


class Concepts:
    """Finds the concepts of the vocabulary in texts: every way to write one counts as the same."""

    def __init__(self, records: Records) -> None:
        self._concept: dict[str, set[str]] = {}
        for indicator in records.indicators.values():
            self._add(CONCEPT + indicator.zh, (indicator.zh, *indicator.aliases))
        for term in records.terms.values():
            self._add(CONCEPT + term.term, (term.term, *term.same))
            self._add(BROADER + term.term, term.narrower)
        # Their own name stands in most commitments of a city: it says nothing about the matter.
        self._places = [fold(name) for city in records.cities.values() for name in (city.zh, short(city))]

    def _add(self, concept: str, forms: tuple[str, ...]) -> None:
        for form in map(fold, forms):
            if len(form) > 1:
                self._concept.setdefault(form, set()).add(concept)

    def features(self, item: Commitment) -> Counter[str]:
        """The features of a commitment with their counts."""
        text = fold("\n".join((item.text, *item.names, *(quantity.label for quantity in item.quantities))))
        for place in self._places:
            text = text.replace(place, "")
        result = grams(text)
        for start in range(len(text)):
            for end in range(start + 2, min(start + LONGEST_CONCEPT, len(text)) + 1):
                for concept in self._concept.get(text[start:end], ()):
                    result[concept] = 1
        result.update({INDICATOR + part.indicator: 1 for part in item.quantities if part.indicator})
        return result


def compile_vectors(db: sqlite3.Connection, records: Records) -> None:
    """Fill the table of :data:`LAYOUT`."""
    concepts = Concepts(records)
    holders: Counter[str] = Counter()
    for item in records.commitments.values():
        holders.update(concepts.features(item).keys())

    def rows() -> Iterator[tuple[int, str]]:
        for number, item in enumerate(records.commitments.values(), 1):
            vector = weighted(concepts.features(item), holders, len(records.commitments))
            yield number, json.dumps(vector, ensure_ascii=False, separators=(",", ":"))

    db.executemany("INSERT INTO vector VALUES (?, ?)", rows())
