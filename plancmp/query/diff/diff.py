"""What changed from one plan to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from plancmp.errors import PlancmpError
from plancmp.messages import AnyOf, Message
from plancmp.model import City, Commitment, Indicator, Plan, Record, Topic, keyword_record, record
from plancmp.query.answer import Answer, gather, measured
from plancmp.query.diff.changes import CHANGES, Judge, changes
from plancmp.query.diff.document import Document, installed
from plancmp.query.diff.figures import Figures
from plancmp.query.diff.matching import matched, told_apart
from plancmp.query.diff.reasons import Sides
from plancmp.query.diff.works import Works
from plancmp.query.salience import promising
from plancmp.query.selection import EVERYTHING, Selection

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from plancmp.index.knowledge_base import KnowledgeBase
    from plancmp.query.selection import Narrowing


@record
class DiffRow(Record):
    """One commitment of the earlier plan (``old``), of the later (``new``), or both of one matter, and its change.

    ``because`` is the reason in Chinese and in English.
    """

    change: str
    old: Commitment | None
    new: Commitment | None
    because: tuple[str, str]

    @property
    def both(self) -> list[Commitment]:
        """Those there are, the earlier first."""
        return [item for item in (self.old, self.new) if item is not None]

    @property
    def either(self) -> Commitment:
        """That of the later plan, or where it has none that of the earlier."""
        return self.both[-1]

    @property
    def weight(self) -> float:
        """How much it tells: the firmer and the more definite of both."""
        return max(map(promising, self.both))


@keyword_record
class Diff(Answer):
    """Two plans held against each other, ``old`` and ``new``, and every commitment of both with its change.

    ``summary`` counts all changes of the themes and topics asked for, also where ``only`` some are in the rows.
    ``read`` says of each plan how many of its clauses were read, of how many. The ``records`` are the cities of the
    plans, all themes, the topics of the rows, the indicators of their figures.
    """

    old: Plan
    new: Plan
    read: tuple[tuple[int, int], tuple[int, int]]
    only: tuple[str, ...]
    rows: tuple[DiffRow, ...]
    summary: dict[str, int]

    @property
    def nothing(self) -> str:
        """What to tell where no row is left."""
        if self.only:
            return Message(
                "no commitment that is {changes} from {old} to {new}",
                changes=AnyOf(self.only),
                old=self.old.id,
                new=self.new.id,
            )
        return Message("no commitment from {old} to {new}", old=self.old.id, new=self.new.id)

    def to_json(self, *, lang: str = "zh", explain: bool = False) -> dict[str, Any]:
        """As the JSON contract has it; ``because`` is in ``lang``."""
        topics = self.records.topics
        return {
            "schema": "plancmp.diff/1",
            "from": self.old.id,
            "to": self.new.id,
            "rows": [
                {
                    "topic": row.either.topic,
                    "label": topics[row.either.topic].zh if row.either.topic else None,
                    "theme": row.either.themes[0],
                    "change": row.change,
                    "from": row.old,
                    "to": row.new,
                    "because": row.because[lang != "zh"],
                }
                for row in self.rows
            ],
            "summary": self.summary,
        }


def diff(
    kb: KnowledgeBase,
    old: str | Document,
    new: str | Document = "",
    selection: Selection = EVERYTHING,
    *,
    only: Sequence[str] = (),
    **by: Unpack[Narrowing],
) -> Diff:
    """What changed from the earlier of two plans to the later.

    A plan is named, as :meth:`KnowledgeBase.find` understands it, or given as a :class:`Document`; one name alone is
    that of a city, whose two newest plans of one type are taken. The fields of the selection may be given as keywords:
    its plans are chosen among when a city is named, and a row is kept when one of its commitments fits. ``only`` are
    the changes wanted. Raises :class:`plancmp.PlancmpError` for a city without two plans of a type, one plan twice, or
    no such change.
    """
    since = len(kb.guesses)
    typed = replace(selection, **by)
    asked = typed.resolved(kb)
    for word in only:
        if word not in CHANGES:
            raise PlancmpError(
                Message("no change is called {word!r}", word=word), Message("changes: {names}", names=CHANGES)
            )
    named = [one if isinstance(one, Document) else installed(kb, kb.find(Plan, one)) for one in (old, new) if new]
    first, second = named or _newest(kb, old, asked)
    if first.plan.id == second.plan.id:
        raise PlancmpError(
            Message("{id} is held against itself", id=first.plan.id), Message("name two plans: plancmp list plans")
        )
    notes: tuple[str, ...] = ()
    if first.plan.city == second.plan.city and _when(second.plan) < _when(first.plan):
        first, second = second, first
        notes = (Message("{id} is the earlier one: from it to {later}", id=first.plan.id, later=second.plan.id),)
    rows = _rows(kb, first, second)
    found = [row for row in rows if any(map(asked.fits, row.both))]
    shown = tuple(row for row in found if not only or row.change in only)
    counts = Counter(row.change for row in found)
    answer = Diff(
        selection=asked,
        guesses=kb.guessed(since),
        notes=notes,
        records=replace(
            gather(
                kb,
                themes=None,
                topics=[*asked.topics, *(row.either.topic for row in shown if row.either.topic)],
                indicators=[*asked.indicators, *measured(item for row in shown for item in row.both)],
            ),
            cities={one.city.id: one.city for one in (first, second)},
        ),
        old=first.plan,
        new=second.plan,
        read=((first.read, first.total), (second.read, second.total)),
        only=tuple(only),
        rows=shown,
        summary={word: counts[word] for word in CHANGES if counts[word]},
    )
    wanted = [row for row in rows if not only or row.change in only]

    def again(other: Selection) -> Diff:
        fits = other.resolved(kb).fits
        return replace(answer, rows=tuple(row for row in wanted if any(map(fits, row.both))))

    return answer.explained(replace(typed, types=(), plan_years=(), origins=(), latest=False), again)


def _when(plan: Plan) -> tuple[tuple[int, int], str]:
    return plan.years(), plan.adopted


def _newest(kb: KnowledgeBase, typed: str | Document, asked: Selection) -> tuple[Document, Document]:
    """The two newest plans of one type of a city: of the type of which the newest came last."""
    if isinstance(typed, Document):
        raise PlancmpError(
            Message("{id} stands alone", id=typed.plan.id), Message("name the plan that it is held against")
        )
    city = kb.find(City, typed)
    by_type: dict[str, list[Plan]] = {}
    for plan in sorted(asked.fitting(kb.plans([city.id])), key=_when):
        by_type.setdefault(plan.type, []).append(plan)
    several = [plans[-2:] for plans in by_type.values() if len(plans) > 1]
    if not several:
        plans = ", ".join(plan.id for plan in kb.plans([city.id])) or "none"
        raise PlancmpError(
            Message("{id} has no two plans of a type", id=city.id),
            Message("name two plans; it has: {plans}", plans=plans),
        )
    first, second = max(several, key=lambda pair: (pair[1].adopted, pair[1].id))
    return installed(kb, first), installed(kb, second)


def _rows(kb: KnowledgeBase, first: Document, second: Document) -> list[DiffRow]:
    items = [*first.items, *second.items]
    sides = Sides(
        first.plan,
        second.plan,
        (first.city, second.city),
        ((first.read, first.total), (second.read, second.total)),
    )
    stored = [item for document in (first, second) if document.installed for item in document.items]
    figures = Figures(first.plan, second.plan, items, kb.all(Indicator), kb.measures(stored))
    vectors = {
        **kb.vectors(first.items, stored=first.installed),
        **kb.vectors(second.items, stored=second.installed),
    }
    apart = told_apart(first.items, second.items, vectors) | told_apart(second.items, first.items, vectors)
    routine = {topic.id for topic in kb.all(Topic) if topic.routine}
    olds = [item for item in first.items if item.planned]
    promised = matched(olds, [item for item in second.items if item.planned], vectors)
    done = [item for item in second.items if item.done and item.city == first.plan.city]
    reported = matched(olds, done, vectors, told=True)
    works = Works(first, second) if sides.one_place else None
    judge = Judge(sides, figures, works, apart, routine)
    rows = [
        DiffRow(*change) for change in changes(judge, figures, works, sides, olds, second.items, promised, reported)
    ]
    return sorted(rows, key=lambda row: (CHANGES.index(row.change), -row.weight, row.either.id))
