"""What a figure measures: the noun beside it, and the indicator of that name.

A sentence is read from left to right, list by list (sentence). The words before a list are taken apart (phrase), a list
of nouns is laid beside a list of figures (lists), what is left out is taken from the figure before, and a noun that
names an indicator (names) of the whole place (scope) gets it. A wrong indicator is worse than none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from plancmp.ingest.labels.behind import honoured
from plancmp.ingest.labels.label import Label
from plancmp.ingest.labels.names import Names
from plancmp.ingest.labels.scope import ANYWHERE, scope
from plancmp.ingest.labels.sentence import read
from plancmp.model import City, Indicator
from plancmp.text.quantities import Figure

if TYPE_CHECKING:
    from plancmp.index.knowledge_base import KnowledgeBase

__all__ = ["Label", "Labels"]


class Labels:
    """Finds labels in sentences; knows the indicators of a knowledge base."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._names = Names(kb.all(Indicator))
        self._scope = ANYWHERE
        self._last: tuple[str, Sequence[Figure], list[Label | None]] = ("", (), [])

    def about(self, city: City) -> Labels:
        """The same for documents of one city, whose words for itself are known."""
        result = object.__new__(type(self))
        result._names, result._scope, result._last = self._names, scope(city), ("", (), [])
        return result

    def of(self, text: str, found: Sequence[Figure], place: int) -> Label:
        """The label of ``found[place]``, a figure of the sentence ``text`` that is a quantity.

        A sentence is read once for all its figures as long as the same ``found`` is asked about.
        """
        if self._last[1] is not found or self._last[0] != text:
            self._last = (text, found, read(text, found, self._names, self._scope))
        figure = found[place]
        label = self._last[2][place] or Label(figure.unit or figure.text, None)
        if figure.type != "count" or label.indicator or label.others:
            return label
        told = honoured(text, figure.end, label.text)
        return label if told == label.text else replace(label, text=told)

    def is_doubtful(self, text: str, found: Sequence[Figure], start: int, end: int) -> bool:
        """Whether a figure between two places of a sentence may have an indicator that it was not given."""
        inside = [place for place, figure in enumerate(found) if figure.is_quantity and start <= figure.start < end]
        return any(label.doubtful for place in inside for label in self.of(text, found, place).each())

    def turns(self, sentence: str, opens: bool) -> bool | None:
        """Whether a sentence turns to a part of the place (True) or to all of it (False); None for neither."""
        return self._scope.turns(sentence, opens)

    def of_part(self, sentence: str, carried: bool) -> bool:
        """Whether a sentence tells what a part of the place achieved, or goes on with it where that is ``carried`` over
        a semicolon."""
        return self._scope.heads(sentence) or (carried and self._scope.goes_on(sentence))

    def is_background(self, text: str, figure: Figure) -> bool:
        """Whether a figure is of the country or of a place above the one that the document is about."""
        return self._scope.is_background(text, figure)
