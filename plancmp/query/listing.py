"""What there is: cities, plans, themes, topics, indicators, with how much each holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from plancmp.knowledge.origins import SHIPPED, whereabouts
from plancmp.model import City, Indicator, Plan, Theme, Topic, keyword_record
from plancmp.query.answer import Answer
from plancmp.query.calendar import Stale, stale
from plancmp.query.selection import EVERYTHING, OF_PLACES, OF_PLANS, OPTIONS, Selection

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from plancmp.index.knowledge_base import KnowledgeBase
    from plancmp.query.selection import NarrowingPlaces

CLASSES: dict[str, type] = {"cities": City, "plans": Plan, "themes": Theme, "topics": Topic, "indicators": Indicator}

_CHARTED = {"cities": "city", "plans": "plan"}
"""The kinds of which the atlas has records too, and by what its figures are counted."""

_OWN: dict[str, set[str]] = {
    "cities": set(OF_PLACES),
    "plans": {*OF_PLACES, *OF_PLANS},
    "themes": {"themes"},
    "topics": {"themes", "topics"},
    "indicators": {"themes", "topics", "indicators"},
}
"""Kind of record -> the fields of a selection that choose among its records."""


@keyword_record
class Listing(Answer):
    """The records of one kind, each with its number of commitments, those of the atlas with that of their figures.

    ``folders`` say where each plan's file is.

    Weights and frequent names come from ``weighed`` commitments; ``changed`` have come or gone since, at most
    :data:`plancmp.weights.LAG` of them. Of plans ``stale`` are the newest that are older than the calendar lets expect.
    """

    kind: str
    rows: tuple[tuple[Any, int], ...]
    folders: Mapping[str, str]
    weighed: int
    changed: int
    stale: tuple[Stale, ...] = ()

    @property
    def found(self) -> bool:
        """A list is what was asked for, also an empty one, unless it was narrowed to nothing."""
        return bool(self.rows or not self.selection.given())

    def to_json(self, *, lang: str = "zh", explain: bool = False) -> dict[str, Any]:
        """As JSON: the fields of each record, of a plan ``where`` its file is and its ``url``, and ``commitments``, its
        count.
        """
        rows = [self._entry(record) | {"commitments": count} for record, count in self.rows]
        return (
            {"schema": "plancmp.list/1", "kind": self.kind, "rows": rows}
            | ({"stale": [one.to_dict() for one in self.stale]} if self.kind == "plans" else {})
            | ({"weighed": self.weighed, "changed": self.changed} if explain else {})
        )

    def _entry(self, record: Any) -> dict[str, Any]:
        fields = asdict(record)
        fields.pop("topics", None)
        if isinstance(record, Plan):
            fields |= {"where": self.folders.get(record.id, SHIPPED), "url": record.url}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in fields.items()}


def listing(
    kb: KnowledgeBase,
    kind: str,
    selection: Selection = EVERYTHING,
    *,
    today: date | None = None,
    **by: Unpack[NarrowingPlaces],
) -> Listing:
    """The records of a kind: cities, plans, themes, topics or indicators, all or those that fit.

    The fields of the selection may be given as keywords. Those of the kind itself choose among the records (of topics
    themes too, of indicators topics and themes), the others leave those of which some commitment fits; only what fits
    is counted. Of plans it is told which are stale ``today``, where that is given.
    """
    since = len(kb.guesses)
    typed = replace(selection, **by)
    answer = replace(_listing(kb, kind, typed), guesses=kb.guessed(since))
    if kind == "plans" and today is not None:
        answer = replace(answer, stale=stale(kb, [plan for plan, _ in answer.rows], today))
    return answer.explained(typed, lambda other: _listing(kb, kind, other))


def _listing(kb: KnowledgeBase, kind: str, typed: Selection) -> Listing:
    asked = typed.resolved(kb)
    if "atlas" in asked.origins:
        beside = _mapped(kb, kind, asked)
        coded = tuple(name for name in asked.origins if name != "atlas")
        rest = _listing(kb, kind, replace(typed, origins=coded)).rows if coded or kind not in _CHARTED else ()
        known = {record.id for record, _ in rest}
        rows = (*rest, *((record, count) for record, count in beside if record.id not in known))
        folders = whereabouts(record.id for record, _ in rest) if kind == "plans" else {}
        weighed, changed = kb.weighed()
        return Listing(selection=asked, kind=kind, rows=rows, folders=folders, weighed=weighed, changed=changed)
    narrow = bool(asked.given())
    records = _fitting(kb, CLASSES[kind], asked)
    counts = _counted(kb, kind, asked) if narrow else kb.counts(kind) if kind in _CHARTED else None
    if asked.narrows(*OPTIONS.keys() - _OWN[kind]):
        records = [record for record in records if counts and counts[record.id]]
    rows = tuple(
        (record, kb.count(**{kind: [record.id]}) if counts is None else counts[record.id]) for record in records
    )
    folders = whereabouts(record.id for record, _ in rows) if kind == "plans" else {}
    weighed, changed = kb.weighed()
    return Listing(selection=asked, kind=kind, rows=rows, folders=folders, weighed=weighed, changed=changed)


def _mapped(kb: KnowledgeBase, kind: str, asked: Selection) -> list[tuple[Any, int]]:
    """The places or the reports of the atlas that fit, each with its number of figures; none of another kind."""
    if kind not in _CHARTED or asked.narrows(*OPTIONS.keys() - _OWN[kind] - {"origins"}):
        return []
    outer = asked.outer(kb)
    places = {
        name: city
        for name, city in kb.mapped().items()
        if (not asked.cities or name in asked.cities)
        and (not outer or any(city.lies_in(place) for place in outer))
        and (not asked.levels or city.level in asked.levels)
    }
    counts = kb.figures(by=_CHARTED[kind])
    if kind == "cities":
        return [(city, counts[name]) for name, city in places.items()]
    of_atlas = replace(asked, origins=())
    made = [plan for plan in kb.reports(list(places)) if not asked.plans or plan.id in asked.plans]
    return [(plan, counts[plan.id]) for plan in of_atlas.fitting(made)]


def _fitting(kb: KnowledgeBase, cls: type, asked: Selection) -> Sequence[Any]:
    """The records of a class that fit by themselves."""
    if cls is City:
        return asked.places(kb)
    if cls is Plan:
        return asked.documents(kb)
    if cls is Indicator:
        return asked.measures(kb)
    if cls is Topic:
        of_theme = set(kb.topics_of(asked.themes))
        return [
            topic
            for topic in kb.all(Topic)
            if (not asked.topics or topic.id in asked.topics) and (not asked.themes or topic.id in of_theme)
        ]
    return [theme for theme in kb.all(Theme) if not asked.themes or theme.id in asked.themes]


def _counted(kb: KnowledgeBase, kind: str, asked: Selection) -> Counter[str]:
    """How many commitments that fit each record of a kind has."""
    counts: Counter[str] = Counter()
    for item in asked.stored(kb):
        if kind == "indicators":
            counts.update({part.indicator for part in item.quantities if part.indicator})
        elif kind == "themes":
            counts.update(item.themes)
        else:
            counts[{"cities": item.city, "plans": item.plan, "topics": item.topic or ""}[kind]] += 1
    return counts
