"""Which commitments stand in which row of a comparison: by topic, by second topic, and beside close ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from plancmp.model import Commitment, Topic
from plancmp.query.pairing import Side, by_city

if TYPE_CHECKING:
    from plancmp.index.knowledge_base import KnowledgeBase
    from plancmp.query.selection import Selection


class Rows:
    """The commitments of some cities' ``plans`` (ids) by row.

    ``own`` are those of each topic, ``guests`` those that stand under another one. With themes asked for, ``foreign``
    are the topics of other themes of which some commitment is counted to them; its row has what is so counted, and of
    ``beside``, the rest of the topic, what turns out to face it. ``open`` are the commitments without a topic.
    """

    def __init__(
        self,
        kb: KnowledgeBase,
        asked: Selection,
        cities: Sequence[str],
        plans: Sequence[str],
        side: Side = by_city,
    ) -> None:
        self._kb, self._asked, self._cities, self._plans, self._side = kb, asked, cities, plans, side
        self.own: dict[str, list[Commitment]] = defaultdict(list)
        self.guests: dict[str, list[Commitment]] = defaultdict(list)
        self.beside: dict[str, list[Commitment]] = defaultdict(list)
        self.foreign: set[str] = set()
        self.open: list[Commitment] = []
        self.topics: dict[str, Topic] = {}
        self.topics_of_rows: list[str] = []
        if plans:
            self._fill()

    def _ask(self, **instead: Sequence[str]) -> list[Commitment]:
        asked: Any = {"cities": self._cities, "plans": self._plans, **self._asked.facts(), **instead}
        return self._kb.commitments(**asked)

    def _fill(self) -> None:
        asked = self._asked
        found = self._ask()
        wanted = self._wanted()
        second = self._ask(themes=(), topics=(), also=sorted(wanted)) if wanted else found if wanted is None else []
        for item in second:
            for topic in item.also:
                if wanted is None or topic in wanted:
                    self.guests[topic].append(item)
        hosted = {item.id for items in self.guests.values() for item in items}
        for item in found:
            if item.topic is None:
                self.open.append(item)
            elif not asked.themes or asked.topics or item.topic in (wanted or ()):
                self.own[item.topic].append(item)
            elif item.id not in hosted:
                self.own[item.topic].append(item)
                self.foreign.add(item.topic)
        if self.foreign:
            shown = {item.id for item in found}
            for item in self._ask(themes=(), topics=sorted(self.foreign)):
                if item.topic and item.id not in shown:
                    self.beside[item.topic].append(item)
        self._close({item.id: item.topic for item in found if item.topic and item.topic not in self.foreign})
        for topic in list(self.guests):
            # Guests alone make a row only where they are of several columns, or where it is asked for.
            held = set(map(self._side, self.guests[topic]))
            if topic not in self.own and topic not in asked.topics and len(held) < 2:
                del self.guests[topic]
        self.topics_of_rows = [*self.own, *(topic for topic in self.guests if topic not in self.own)]
        told = (item.topic for items in self.guests.values() for item in items if item.topic)
        self.topics.update(self._kb.records(Topic, [*self.topics_of_rows, *told]))

    def _wanted(self) -> set[str] | None:
        """The topics whose rows are asked for; None for all."""
        asked = self._asked
        if not asked.themes:
            return set(asked.topics) or None
        under = set(self._kb.topics_of(asked.themes))
        return under & set(asked.topics) if asked.topics else under

    def _close(self, hosts: dict[str, str]) -> None:
        """Put those of other topics that are close to one of a row beside it."""
        near = [pair for pair in self._kb.near(hosts) if pair[1].partition("/")[0] in self._plans]
        asked = replace(self._asked, themes=(), topics=())
        others = {item.id: item for item in self._kb.these(other for _, other in near) if asked.fits(item)}
        there = {(topic, item.id) for topic, items in self.guests.items() for item in items}
        for host, other in near:
            topic, guest = hosts[host], others.get(other)
            if guest and topic not in guest.also and (topic, other) not in there:
                there.add((topic, other))
                self.guests[topic].append(guest)
