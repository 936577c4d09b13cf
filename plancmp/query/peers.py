"""The cities most like one: of its level, of its province, of like size, with plans on the same topics."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from plancmp.measures.statement import Statement
from plancmp.messages import Message, wording
from plancmp.model import City, Indicator, Record, record
from plancmp.query.progress.statements import believed, charted, of_a_year, statements

if TYPE_CHECKING:
    from plancmp.index.knowledge_base import KnowledgeBase

LOOKED_AT = 40
"""So many cities are compared by their size and topics: those of its level and province before others."""

OF_LIKE_SIZE = 2
"""A city is of like size when its GDP is at most so many times that of the other, or the other's that of it."""

GDP = "gdp"


@record
class Peer(Record):
    """A city beside ``of``: whether it is of its level, whether of its province, and how many of the topics on which
    either commits to something both do. ``size`` is its GDP in the newest ``year`` of which both tell theirs, as a
    multiple of that of ``of``; None where there is none.
    """

    city: City
    of: City
    shared: int
    topics: int
    size: float | None = None
    year: int | None = None

    @property
    def of_one_level(self) -> bool:
        """Whether both are provinces, prefectures or counties."""
        return self.city.level == self.of.level

    @property
    def of_one_province(self) -> bool:
        """Whether both lie in one province."""
        return _province(self.city) == _province(self.of)

    @property
    def of_like_size(self) -> bool:
        """Whether the GDP of both is known and of like size."""
        return self.size is not None and 1 / OF_LIKE_SIZE <= self.size <= OF_LIKE_SIZE

    @property
    def why(self) -> str:
        """Why it was picked, in English."""
        kind = wording(self.city.level)
        if self.city.level not in ("nation", "province"):
            where = Message("of the same province") if self.of_one_province else Message("of another province")
            kind = Message("{level} {where}", level=kind, where=where)
        size = (
            Message("GDP not known")
            if self.size is None
            else Message("GDP {size:.2g} times that of {of} ({year})", size=self.size, of=self.of.id, year=self.year)
        )
        return Message(
            "{city}: a {kind}, {size}, {shared} of {topics} topics in common",
            city=self.city.id,
            kind=kind,
            size=size,
            shared=self.shared,
            topics=self.topics,
        )

    @property
    def warning(self) -> str:
        """What to mind where the two are of two levels; else nothing."""
        if self.of_one_level:
            return ""
        return Message(
            "{city} is a {level}, {of} a {its_level}: what they decide differs in size",
            city=self.city.id,
            level=wording(self.city.level),
            of=self.of.id,
            its_level=wording(self.of.level),
        )


def peers(kb: KnowledgeBase, city: City, most: int) -> tuple[Peer, ...]:
    """At most so many cities that have plans: of the level of one before others, then of its province, then of like
    size, then those with the larger share of topics in common.
    """
    others = [other for other in kb.all(City) if other.id != city.id]
    others.sort(key=lambda other: _far(other, city))
    others = others[:LOOKED_AT]
    mine, output = _topics(kb, city), _output(kb, [city, *others])
    found = []
    for other in others:
        theirs = _topics(kb, other)
        if theirs:
            year = max(output[other.id].keys() & output[city.id].keys(), default=None)
            size = None if year is None else output[other.id][year] / output[city.id][year]
            found.append(Peer(other, city, len(mine & theirs), len(mine | theirs), size, year))
    found.sort(
        key=lambda peer: (*_far(peer.city, city), not peer.of_like_size, -peer.shared / peer.topics, peer.city.id)
    )
    return tuple(found[:most])


def _output(kb: KnowledgeBase, cities: Sequence[City]) -> dict[str, dict[int, float]]:
    """What plans and the atlas tell of the GDP of cities (ids), by year, in the base unit."""
    ids, known = [city.id for city in cities], list(kb.records(Indicator, [GDP]).values())
    said = statements(kb, kb.plans(ids), known)
    by_year: dict[int, list[Statement]] = defaultdict(list)
    for one in filter(of_a_year, (*said, *charted(kb, ids, known, said))):
        if one.quantity.kind == "actual" and one.year is not None and one.basis == "level" and one.value > 0:
            by_year[one.year].append(one)
    found: dict[str, dict[int, float]] = defaultdict(dict)
    for year, some in by_year.items():
        for name, one in believed(some).items():
            found[name][year] = one.value
    return found


def _far(other: City, city: City) -> tuple[bool, bool]:
    return other.level != city.level, _province(other) != _province(city)


def _province(city: City) -> str:
    return city.adcode[:2]


def _topics(kb: KnowledgeBase, city: City) -> set[str]:
    return {item.topic for item in kb.stored(cities=[city.id]) if item.topic is not None and item.planned}
