"""What several cities commit to, topic by topic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from plancmp.errors import PlancmpError
from plancmp.knowledge.names import plan_tag, short
from plancmp.match import Vector
from plancmp.messages import Message
from plancmp.model import City, Commitment, Plan, Record, Topic, keyword_record, record
from plancmp.query.answer import Answer, gather, measured
from plancmp.query.clauses import ClausesRead, clauses_read, without_topic
from plancmp.query.pairing import Line, Pair, Reason, Side, because, by_city, by_plan, facing, like_for_like, lines
from plancmp.query.rows import Rows
from plancmp.query.salience import promising, telling
from plancmp.query.selection import EVERYTHING, OF_PLACES, Selection, newest, with_plans
from plancmp.weights import LIKE_PLANS, LINE, POINTS, UNPAIRED

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from plancmp.index.knowledge_base import KnowledgeBase
    from plancmp.query.peers import Peer
    from plancmp.query.selection import Narrowing


LEAST = 2
"""So many columns are a comparison."""


@record
class Column(Record):
    """What stands in one column: a city with its plans, or one plan ``alone``."""

    city: City
    plans: tuple[Plan, ...]
    alone: bool = False

    @property
    def id(self) -> str:
        """The id of the plan that stands alone, else of the city."""
        return self.plans[0].id if self.alone else self.city.id

    @property
    def zh(self) -> str:
        """What to call it: 金华, 金华2025报告."""
        return short(self.city) + (plan_tag(self.plans[0], "zh") if self.alone else "")

    @property
    def en(self) -> str:
        """The same in English."""
        return f"{self.city.en} {plan_tag(self.plans[0], 'en')}" if self.alone else self.city.en


class CompareRow(NamedTuple):
    """One topic. Of each column its commitments: those of the topic, then guests; each in the order of the lines.

    A guest stands under another topic: it has this one as its second, or one of the row is close to it. ``score``
    (0 to 100) says how alike the closest are, None when one column stands alone; ``reason`` knows what they have in
    common, ``because`` says it. ``foreign`` is a row of another theme than asked for; ``beyond`` counts what each
    column says there outside the themes.
    """

    topic: Topic
    score: int | None
    cells: dict[str, tuple[Commitment, ...]]
    lines: tuple[Line, ...]
    reason: Reason | None
    foreign: bool
    beyond: Mapping[str, int]

    @property
    def because(self) -> str:
        """What the closest have in common, in a line; nothing when one column stands alone."""
        return str(self.reason or "")

    @property
    def holders(self) -> int:
        """How many of the columns commit to something here."""
        return sum(map(bool, self.cells.values()))

    def rest(self, column: str) -> tuple[Commitment, ...]:
        """What of a column is in no line."""
        lined = {item.id for line in self.lines for item in line.cells[column]}
        return tuple(item for item in self.cells[column] if item.id not in lined)

    def telling_lines(self) -> list[Line]:
        """The lines, those first in which every column promises most; of equal ones the closest."""
        return sorted(self.lines, key=lambda line: (line.is_of_guests(self.topic.id), -_tells(line)))


@keyword_record
class Comparison(Answer):
    """The side-by-side table as a value.

    ``left_out`` are plans that a newer one of the same type and city stands for. Its ``records`` are all themes, in
    their order, the topics of guests, the topics and plans that it is narrowed to, and the indicators of its figures.
    """

    columns: tuple[Column, ...]
    left_out: tuple[Plan, ...]
    rows: tuple[CompareRow, ...]
    coverage: dict[str, ClausesRead]

    @property
    def side(self) -> Side:
        """Which column a commitment stands in."""
        return by_plan if any(column.alone for column in self.columns) else by_city

    @property
    def cities(self) -> tuple[City, ...]:
        """The cities, each once."""
        return tuple({column.city.id: column.city for column in self.columns}.values())

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The plans that are compared."""
        return tuple(plan for column in self.columns for plan in column.plans)

    @property
    def nothing(self) -> str:
        """What to tell where there is no row."""
        if len(self.columns) >= LEAST:
            return Message("nothing found")
        left = ", ".join(column.id for column in self.columns) or "none"
        return Message("compare needs at least two cities; what is asked for leaves {left}", left=left)

    @property
    def apart(self) -> tuple[tuple[Column, Column], ...]:
        """The cities whose plans are for no year in common, two and two; plans that are named alone may be so."""
        years = {
            column.id: {year for plan in column.plans for year in range(plan.years()[0], plan.years()[1] + 1)}
            for column in self.columns
        }
        return tuple(
            (first, second)
            for place, first in enumerate(self.columns)
            for second in self.columns[place + 1 :]
            if not (first.alone and second.alone)
            and years[first.id]
            and years[second.id]
            and not years[first.id] & years[second.id]
        )

    def to_json(self, *, lang: str = "zh", explain: bool = False) -> dict[str, Any]:
        """The comparison as the JSON contract has it; ``explain`` adds ``because`` to each row."""
        return {
            "schema": "plancmp.compare/1",
            "cities": [city.id for city in self.cities],
            "plans": [plan.id for plan in self.plans],
            "themes": list(self.selection.themes),
            "rows": [
                {
                    "topic": row.topic.id,
                    "label": row.topic.zh,
                    "theme": row.topic.theme,
                    "score": row.score,
                    "cells": {city: list(cell) for city, cell in row.cells.items()},
                    "lines": [
                        {
                            "score": line.score,
                            "ids": {city: [item.id for item in cell] for city, cell in line.cells.items()},
                        }
                        for line in row.lines
                    ],
                    **({"because": row.because} if explain else {}),
                }
                for row in self.rows
            ],
            "coverage": {
                city: {"clauses_total": part.clauses_total, "clauses_read": part.clauses_read}
                for city, part in self.coverage.items()
            },
        }


def compare(
    kb: KnowledgeBase,
    cities: Sequence[str] = (),
    selection: Selection = EVERYTHING,
    *,
    every_plan: bool = False,
    with_peers: int = 0,
    **by: Unpack[Narrowing],
) -> Comparison:
    """Two or more cities side by side, or two or more plans, rows in the order in which a reader wants them.

    Names are understood as :meth:`KnowledgeBase.find` does. The fields of the selection may be given as keywords. Where
    it names places, the cities may be left out: those that have a plan that fits are taken. Themes and topics restrict
    the rows, plans the documents of the cities that made them. Of a city with several plans of one type the newest is
    taken, unless ``every_plan`` asks for all, or plans of that city are named. ``cities`` may be plans instead, of one
    city or several, each a column. ``with_peers`` puts beside one city so many of those most like it.
    """
    since = len(kb.guesses)
    names = kb.listed(City, [cities] if isinstance(cities, str) else cities)
    typed = replace(selection, **by)
    beside = _peers(kb, names, with_peers) if with_peers else ()
    names = [*names, *(peer.city.id for peer in beside)]
    alone = _plans(kb, names)
    if not alone and (names or not typed.narrows(*OF_PLACES)):
        places = [kb.find(City, name) for name in names]
        _different(places, names)
        with_plans(kb, places)
        typed = replace(typed, cities=names)
    notes = (*(peer.why for peer in beside), *(peer.warning for peer in beside if peer.warning))
    answer = replace(_compare(kb, typed, every_plan, alone), guesses=kb.guessed(since), notes=notes)
    return answer.explained(
        replace(typed, cities=()),
        lambda other: _compare(kb, replace(other, cities=typed.cities), every_plan, alone),
    )


def _compare(kb: KnowledgeBase, typed: Selection, every_plan: bool, alone: Sequence[Plan]) -> Comparison:
    asked = typed.resolved(kb)
    columns, left_out = _columns(kb, asked, every_plan, alone)
    side = by_plan if alone else by_city
    used = [plan.id for column in columns for plan in column.plans] if len(columns) >= LEAST else []
    members = Rows(kb, asked, [column.city.id for column in columns], used, side)
    rows = _rows(kb, members, [column.id for column in columns], side)
    shown = {item.id: item for row in rows for cell in row.cells.values() for item in cell}.values()
    return Comparison(
        selection=asked,
        records=replace(
            gather(
                kb,
                themes=None,
                topics=[*asked.topics, *(item.topic for item in shown if item.topic)],
                plans=asked.plans,
                indicators=[*asked.indicators, *measured(shown)],
            ),
            cities={city.id: city for city in asked.outer(kb)},
        ),
        columns=columns,
        left_out=left_out,
        rows=rows,
        coverage={
            column.id: clauses_read(
                kb,
                [column.city.id],
                column.plans,
                without_topic(item for item in members.open if side(item) == column.id),
            )[column.city.id]
            for column in columns
        },
    )


def _columns(
    kb: KnowledgeBase, asked: Selection, every_plan: bool, alone: Sequence[Plan]
) -> tuple[tuple[Column, ...], tuple[Plan, ...]]:
    """The columns, and the plans that newer ones stand for."""
    if alone:
        places = {city.id: city for city in asked.places(kb)}
        fitting = [plan for plan in asked.fitting(alone) if plan.city in places]
        return tuple(Column(places[plan.city], (plan,), True) for plan in fitting), ()
    cities, made = asked.side_by_side(kb)
    used = made if every_plan else _newest(made, asked.plans)
    columns = (Column(city, tuple(plan for plan in used if plan.city == city.id)) for city in cities)
    return tuple(columns), tuple(plan for plan in made if plan not in used)


def _peers(kb: KnowledgeBase, names: Sequence[str], most: int) -> tuple[Peer, ...]:
    from plancmp.query.peers import peers  # reads figures, which a comparison else does not

    if len(names) != 1:
        raise PlancmpError(Message("peers are those of one city"), Message("name one city, and how many peers of it"))
    city = kb.find(City, names[0])
    found = peers(kb, city, most)
    if not found:
        raise PlancmpError(
            Message("no other city has plans to stand beside {id}", id=city.id),
            Message("plancmp list cities shows them all"),
        )
    return found


def _plans(kb: KnowledgeBase, names: Sequence[str]) -> tuple[Plan, ...]:
    """The plans that all the names are of; none where they are of cities."""
    kinds = {name: kb.named(City, name) is None and kb.named(Plan, name) is not None for name in names}
    if not any(kinds.values()):
        return ()
    if not all(kinds.values()):
        mixed = next(name for name, is_plan in kinds.items() if is_plan)
        raise PlancmpError(
            Message("{mixed} is a plan, and not all that is named are plans", mixed=mixed),
            Message("name plans alone, or cities with --plan {mixed}", mixed=mixed),
        )
    found = {plan.id: plan for plan in (kb.find(Plan, name) for name in names)}
    if len(found) < LEAST:
        raise PlancmpError(
            Message("{plan} alone is no comparison", plan=next(iter(found))),
            Message("name another plan, or two cities"),
        )
    return tuple(found.values())


def _newest(plans: Sequence[Plan], wanted: Sequence[str]) -> tuple[Plan, ...]:
    """Of each city the newest plan of each type, and those that are wanted by name."""
    last = newest(plans)
    return tuple(plan for plan in plans if plan in last or plan.id in wanted)


def _different(places: Sequence[City], typed: Sequence[str]) -> None:
    if len(places) < LEAST:
        raise PlancmpError(Message("compare needs at least two cities"), Message("plancmp list cities shows them all"))
    seen: dict[str, str] = {}
    for city, name in zip(places, typed):
        if city.id in seen:
            raise PlancmpError(
                Message("{one!r} and {name!r} are the same city ({id})", one=seen[city.id], name=name, id=city.id),
                Message("name each city once, or two of its plans"),
            )
        seen[city.id] = name


def _rows(kb: KnowledgeBase, members: Rows, columns: Sequence[str], side: Side) -> tuple[CompareRow, ...]:
    """Rows asked for before those of other themes; what more columns have first, then what tells more of all of
    them.
    """
    everyone = {topic: [*members.own[topic], *members.guests[topic]] for topic in members.topics_of_rows}
    within = {topic: [*items, *members.beside[topic]] for topic, items in everyone.items()}
    shared = (item for items in within.values() if len(set(map(side, items))) > 1 for item in items)
    vectors = kb.vectors(shared, families=True)
    rows = [
        _row(members.topics[topic], items, members.beside[topic], topic in members.foreign, columns, vectors, side)
        for topic, items in everyone.items()
    ]
    rows.sort(
        key=lambda row: (
            row.foreign,
            -row.holders,
            _is_routine(row),
            -_worth(row),
            -(row.score or 0),
            row.topic.id,
        )
    )
    return tuple(rows)


def _row(
    topic: Topic,
    items: Sequence[Commitment],
    beside: Sequence[Commitment],
    foreign: bool,
    columns: Sequence[str],
    vectors: dict[str, Vector],
    side: Side,
) -> CompareRow:
    everyone = [*items, *beside]
    pairs = facing(topic.id, everyone, vectors, side) if len(set(map(side, everyone))) > 1 else []
    outside = {item.id for item in beside}
    # Of what is not counted to the themes asked for, only that which faces something that is.
    facing_one = {
        item.id
        for pair in pairs
        for item, other in ((pair.first, pair.second), (pair.second, pair.first))
        if pair.closeness >= LINE and item.id in outside and other.id not in outside
    }
    gone = outside - facing_one
    pairs = [pair for pair in pairs if pair.first.id not in gone and pair.second.id not in gone]
    found = lines(topic.id, pairs, columns, side)
    order = {
        item.id: (n, m) for n, line in enumerate(found) for cell in line.cells.values() for m, item in enumerate(cell)
    }
    last = (len(found), 0)
    members = [item for item in everyone if item.id not in gone]
    members.sort(key=lambda item: (item.topic != topic.id, order.get(item.id, last), -telling(item)))
    return CompareRow(
        topic=topic,
        score=_score(pairs, side),
        cells={name: tuple(item for item in members if side(item) == name) for name in columns},
        lines=found,
        reason=because(pairs[0], vectors, columns, side) if pairs else None,
        foreign=foreign,
        beyond=Counter(side(item) for item in beside if item.id in gone),
    )


def _score(pairs: Sequence[Pair], side: Side) -> int | None:
    """The mean over the pairs of columns of the likeness of their closest."""
    closest: dict[tuple[str, ...], float] = {}
    for pair in pairs:
        between = tuple(sorted((side(pair.first), side(pair.second))))
        closest[between] = max(pair.score, closest.get(between, 0))
    return round(sum(closest.values()) / len(closest)) if closest else None


def _tells(line: Line) -> float:
    """How much a line has to tell: the least that one of its cities promises, how close it is, and whether those that
    lead it are like for like.
    """
    cells = [cell for cell in line.cells.values() if cell]
    like = LIKE_PLANS * like_for_like(*(cell[0] for cell in cells))
    return min(max(map(promising, cell)) for cell in cells) + line.score / POINTS + like


def _worth(row: CompareRow) -> float:
    """How much a row has to tell: its best line, else the least that one of its cities promises."""
    if row.lines:
        return max(map(_tells, row.lines))
    least = min(max(map(promising, cell)) for cell in row.cells.values() if cell)
    return least - (UNPAIRED if row.holders > 1 else 0)


def _is_routine(row: CompareRow) -> bool:
    """Whether it holds what every plan says in much the same words: a routine topic without figures of several cities,
    or nothing but support and assurances without a figure or a name.
    """
    cells = [cell for cell in row.cells.values() if cell]
    if row.topic.routine:
        return sum(any(item.quantities for item in cell) for cell in cells) < 2
    return not any(
        item.quantities or item.names or item.strength not in ("support", "ensure") for cell in cells for item in cell
    )
