"""Topics that other cities commit to and one does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, replace
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from plancmp.errors import PlancmpError
from plancmp.messages import Message
from plancmp.model import FIRM, City, Commitment, Plan, Record, Topic, keyword_record, record
from plancmp.query.above import named_above
from plancmp.query.answer import Answer, gather, measured
from plancmp.query.clauses import ClausesRead, clauses_read, without_topic
from plancmp.query.mentions import Keywords, Mentions, Told
from plancmp.query.salience import telling
from plancmp.query.selection import EVERYTHING, OF_PLANS, Selection, with_plans

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from plancmp.index.knowledge_base import KnowledgeBase
    from plancmp.query.selection import Narrowing


@record
class GapRow(Record):
    """One topic: the commitments of those who have some, the most telling first, then guests: those that stand under
    another topic and have this one as their second, or are close to one of it. They are commitments on the topic too.

    The cell of a city that lacks the topic holds what it reports as done there, which is no commitment, and is of the
    topic itself, not only close to it; ``mentions`` are its commitments on other topics that speak of this one, of the
    cities in ``perhaps`` those that may: they hold no keyword of it, only words that touch on it.
    """

    topic: Topic
    cells: dict[str, tuple[Commitment, ...]]
    lacking: tuple[str, ...]
    mentions: dict[str, tuple[Commitment, ...]]
    perhaps: tuple[str, ...] = ()

    @property
    def strength(self) -> tuple[int, int]:
        """How many cities commit, and how much: a commitment counts one, one more if firm, one more with a figure."""
        items = [item for city, cell in self.cells.items() if city not in self.lacking for item in cell]
        weight = sum(1 + (item.strength in FIRM) + bool(item.quantities) for item in items)
        return len(self.cells) - len(self.lacking), weight


@keyword_record
class Gaps(Answer):
    """What ``city`` lacks against the others; with ``reverse`` what it alone has.

    Its ``records`` are the themes and topics of its rows and commitments, and the indicators of its figures.
    """

    city: City
    against: tuple[City, ...]
    plans: tuple[Plan, ...]
    reverse: bool
    rows: tuple[GapRow, ...]
    coverage: dict[str, ClausesRead]

    def absence(self, row: GapRow, city: str) -> str:
        """Why a city has no commitment: only done (reports results), mentioned (under another topic), touched (perhaps
        mentioned), else what :attr:`ClausesRead.absence` says.
        """
        if row.cells[city]:
            return "only done"
        if row.mentions[city]:
            return "touched" if city in row.perhaps else "mentioned"
        return self.coverage[city].absence

    def to_json(self, *, lang: str = "zh", explain: bool = False) -> dict[str, Any]:
        """As the JSON contract has it; ``absent`` says of each city without a commitment why."""
        return {
            "schema": "plancmp.gaps/1",
            "city": self.city.id,
            "against": [city.id for city in self.against],
            "reverse": self.reverse,
            "rows": [
                {
                    "topic": row.topic.id,
                    "label": row.topic.zh,
                    "theme": row.topic.theme,
                    "absent": {city: self.absence(row, city) for city in row.lacking},
                    "mentions": {city: [item.id for item in items] for city, items in row.mentions.items()},
                    "cells": {city: list(cell) for city, cell in row.cells.items()},
                }
                for row in self.rows
            ],
            "coverage": {city: asdict(part) for city, part in self.coverage.items()},
        }


def gaps(
    kb: KnowledgeBase,
    city: str,
    against: Sequence[str] = (),
    selection: Selection = EVERYTHING,
    *,
    reverse: bool = False,
    **by: Unpack[Narrowing],
) -> Gaps:
    """Topics that ``against`` (all other cities by default) commit to and ``city`` does not, the strongest first.

    Among ``against``, province (省) means that in which ``city`` lies, nation the nation: what they set and the city
    does not take up. ``reverse`` asks for the topics that ``city`` alone commits to. A reported result is no commitment
    here. The fields of the selection may be given as keywords. Its places choose among the others, its plans among the
    documents of all.
    The rest chooses rows, which are whole: topics of these themes, or these topics, on which one of those who commit
    says something that fits; what a city says that does not fit is no gap of it.
    """
    since = len(kb.guesses)
    one = kb.find(City, city)
    against = [against] if isinstance(against, str) else against
    higher = [place.id if (place := named_above(kb, one, name)) else name for name in against]
    typed = replace(selection, **by, cities=higher or selection.cities)
    others = kb.ids(City, typed.cities)
    if one.id in others:
        raise PlancmpError(
            Message("{id} cannot be held against itself", id=one.id), Message("name other cities with --against")
        )
    with_plans(kb, [one, *(kb.get(City, name) for name in others)])
    if len(kb.all(City)) < 2:
        raise PlancmpError(
            Message("there is no city beside {id}", id=one.id), Message("plancmp list cities shows them all")
        )
    return replace(_explained(kb, one, typed, reverse, partial(_Said, kb)), guesses=kb.guessed(since))


def gaps_of_each(kb: KnowledgeBase, cities: Sequence[City], selection: Selection) -> Iterator[Gaps]:
    """What each of these cities lacks against the others; what they say is read once for all."""
    read = cache(partial(_Said, kb))
    for one in cities:
        others = [city.id for city in cities if city is not one]
        yield _explained(kb, one, replace(selection, cities=others), False, read)


Read = Callable[["tuple[str, ...]", "tuple[str, ...]"], "_Said"]
"""What is said by cities in plans, both by their ids."""


def _explained(kb: KnowledgeBase, one: City, typed: Selection, reverse: bool, read: Read) -> Gaps:
    return _gaps(kb, one, typed, reverse, read).explained(
        replace(typed, cities=()), lambda other: _gaps(kb, one, replace(other, cities=typed.cities), reverse, read)
    )


def _gaps(kb: KnowledgeBase, one: City, typed: Selection, reverse: bool, read: Read) -> Gaps:
    asked = typed.resolved(kb)
    others = tuple(city for city in asked.side_by_side(kb)[0] if city.id != one.id)
    ids = [one.id, *(other.id for other in others)]
    used = asked.documents(kb, (one, *others))
    labels = {topic.id: topic for topic in kb.all(Topic)}
    plans = [plan.id for plan in used] if asked.narrows(*OF_PLANS) else []
    said = read(tuple(sorted(ids)) if used and others else (), tuple(plans))
    narrow = asked.narrows("indicators", "year", "status", "strengths")
    wanted = replace(asked, themes=(), topics=())
    rows = []
    for topic, found in said.cells.items():
        if (asked.themes and labels[topic].theme not in asked.themes) or (asked.topics and topic not in asked.topics):
            continue
        if narrow and not any(wanted.fits(item) for name in ids for item in found[name] if item.planned):
            continue
        lacking = tuple(name for name in ids if not any(item.planned for item in found[name]))
        fits = set(lacking) == set(ids[1:]) if reverse else one.id in lacking and len(lacking) < len(ids)
        if fits:
            sorted_cells = {name: _sorted(topic, found[name], name in lacking) for name in ids}
            beside = {name: said.mentions(labels[topic], name) for name in lacking}
            mentions = {name: mention.items for name, mention in beside.items()}
            perhaps = tuple(name for name, mention in beside.items() if mention.items and not mention.surely)
            rows.append(GapRow(labels[topic], sorted_cells, lacking, mentions, perhaps))
    rows.sort(key=lambda row: (*(-part for part in row.strength), row.topic.id))
    told = [item for row in rows for cell in row.cells.values() for item in cell]
    return Gaps(
        selection=asked,
        records=gather(
            kb,
            themes=[*(row.topic.theme for row in rows), *(theme for item in told for theme in item.themes)],
            topics=(item.topic for item in told if item.topic),
            indicators=measured(told),
        ),
        city=one,
        against=others,
        plans=used,
        reverse=reverse,
        rows=tuple(rows),
        coverage=clauses_read(kb, ids, used, without_topic(said.everything)),
    )


class _Said:
    """What some cities (ids) say in these plans, in all where none is named; nothing without cities.

    ``cells`` is what each says on each topic of which any is: under it, with it as a second topic, or close to one of
    it.
    """

    def __init__(self, kb: KnowledgeBase, cities: Sequence[str], plans: Sequence[str]) -> None:
        self.everything = kb.commitments(cities=cities, plans=plans) if cities else []
        self.cells = _cells(kb, self.everything, cities)
        self._keywords = Keywords(kb.all(Topic), kb.is_word)
        self._mentions = cache(self._mentioned)

    def mentions(self, topic: Topic, city: str) -> Told:
        """What a city says of a topic in commitments on others."""
        return self._mentions(city).of(topic)

    def _mentioned(self, city: str) -> Mentions:
        return Mentions([item for item in self.everything if item.city == city], self._keywords)


def _cells(
    kb: KnowledgeBase, everything: Sequence[Commitment], cities: Sequence[str]
) -> dict[str, dict[str, list[Commitment]]]:
    cells: dict[str, dict[str, list[Commitment]]] = {}
    for item in everything:
        if item.topic:
            cells.setdefault(item.topic, {name: [] for name in cities})[item.city].append(item)
    for item in everything:
        for topic in item.also if item.topic else ():
            if topic in cells:
                cells[topic][item.city].append(item)
    by_id = {item.id: item for item in everything}
    there = {(topic, item.id) for topic, cell in cells.items() for items in cell.values() for item in items}
    for host, other in kb.near(by_id):
        beside, guest = by_id[host].topic, by_id.get(other)
        # A promise close to one of the topic is no gap; a result that is only close tells nothing of the topic.
        if beside and guest and guest.planned and beside not in guest.also and (beside, other) not in there:
            there.add((beside, other))
            cells[beside][guest.city].append(guest)
    return cells


def _sorted(topic: str, items: Sequence[Commitment], done: bool) -> tuple[Commitment, ...]:
    fitting = (item for item in items if item.done == done and (done or item.planned))
    return tuple(sorted(fitting, key=lambda item: (item.topic != topic, -telling(item))))
