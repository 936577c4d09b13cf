"""Every commitment, or every figure, for scripts and spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from plancmp.model import Clause, Commitment, Quantity, columns_of, fields_of, keyword_record, names_of
from plancmp.query.answer import Answer, Records, gather
from plancmp.query.selection import EVERYTHING, Selection

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from plancmp.index.knowledge_base import KnowledgeBase, Stored
    from plancmp.query.selection import NarrowingPlaces

FIGURE = (
    *("id", "city", "adcode", "level", "within", "plan", "type", "adopted", "clause", "theme", "topic", "strength"),
    *names_of(Quantity),
    *("cite", "origin", "url"),
)
"""The fields of a figure in a row of its own, in their order."""

NAMED = ("city_zh", "city_en", "title", "title_en", "adopted", "url")
"""What an exported commitment says of its city and plan besides their ids."""


@keyword_record
class Export(Answer):
    """The commitments in the order of the documents, which are read while they are written: there may be a million.

    So the knowledge base stays open until then. The ``records`` are all of each kind.
    """

    ENTRIES: ClassVar[str] = "commitments"

    commitments: Sequence[Commitment]

    @property
    def nothing(self) -> str:
        """What scripts read is empty; the exit code says it."""
        return ""

    def to_json(self, *, lang: str = "zh", explain: bool = False) -> dict[str, Any]:
        """The commitments as the JSON contract has them, each with the names, date and address of its plan."""
        return {"commitments": list(self.to_lines())}

    @property
    def columns(self) -> Iterator[Mapping[str, Sequence[Any]]]:
        """The commitments field by field, some hundred at a time, of which no records are made."""
        if hasattr(self.commitments, "columns"):
            return self.commitments.columns()  # type: ignore[no-any-return]
        return iter((columns_of(self.commitments),) if self.commitments else ())

    def to_lines(self, *, lang: str = "zh", explain: bool = False) -> Iterator[Any]:
        """One commitment a line."""
        told = named(self.records)
        return ({**item.to_dict(), **told[item.plan]} for item in self.commitments)


@keyword_record
class Figures(Answer):
    """The figures of commitments, one a row, read while they are written as those of :class:`Export`; ``most`` at
    most, where it is given.
    """

    ENTRIES: ClassVar[str] = "commitments"

    commitments: Stored | tuple[()]
    most: int | None = None

    @property
    def nothing(self) -> str:
        """What scripts read is empty; the exit code says it."""
        return ""

    @property
    def values(self) -> Iterator[tuple[Any, ...]]:
        """Each figure, of the indicators asked for, with what there is to know of its commitment, plan and city: the
        values of :data:`FIGURE`.
        """
        return islice(self._values(), self.most)

    @property
    def rows(self) -> Iterator[dict[str, Any]]:
        """The same by name."""
        return (dict(zip(FIGURE, values)) for values in self.values)

    def _values(self) -> Iterator[tuple[Any, ...]]:
        wanted, around = self.selection.indicators, _around(self.records)
        for columns in self.commitments.columns(figures=True) if self.commitments else ():
            for name, plan, clause, themes, topic, strength, cite, origin, parts in zip(*map(columns.get, _BESIDE)):
                if wanted:
                    parts = [part for part in parts if part[_INDICATOR] in wanted]
                if parts:
                    of_plan, url = around[plan]
                    before = (name, *of_plan, clause, themes[0], topic, strength)
                    for part in parts:
                        yield (*before, *part, cite, origin, url)

    def limited(self, most: int | None) -> Figures:
        """The answer with at most so many figures."""
        return self if most is None else replace(self, most=most)

    def to_json(self, *, lang: str = "zh", explain: bool = False) -> dict[str, Any]:
        """The figures as the JSON contract has them."""
        return {"commitments": list(self.rows)}

    def to_lines(self, *, lang: str = "zh", explain: bool = False) -> Iterator[Any]:
        """One figure a line."""
        return self.rows


def named(records: Records) -> dict[str, dict[str, str]]:
    """What the commitments of each plan (id) have of the names of their city and plan (:data:`NAMED`)."""
    made = ((plan, records.cities[plan.city]) for plan in records.plans.values())
    return {
        plan.id: dict(zip(NAMED, (city.zh, city.en, plan.title, plan.title_en, plan.adopted, plan.url)))
        for plan, city in made
    }


_BESIDE = ("id", "plan", "clause", "themes", "topic", "strength", "cite", "origin", "quantities")
"""The fields of a commitment that make rows of its figures."""

_INDICATOR = names_of(Quantity).index("indicator")


def _around(records: Records) -> dict[str, tuple[tuple[str, ...], str]]:
    """What stands in each row of a plan (id) of its city and of itself, and the address at its end."""
    made = ((plan, records.cities[plan.city]) for plan in records.plans.values())
    return {
        plan.id: (
            (city.id, city.adcode, city.level, city.within, plan.id, plan.type, plan.adopted),
            plan.url,
        )
        for plan, city in made
    }


def export(kb: KnowledgeBase, selection: Selection = EVERYTHING, **by: Unpack[NarrowingPlaces]) -> Export:
    """The commitments of a selection, whose fields may be given as keywords."""
    return _asked(kb, replace(selection, **by), Export)


def figures(kb: KnowledgeBase, selection: Selection = EVERYTHING, **by: Unpack[NarrowingPlaces]) -> Figures:
    """The figures of the commitments of a selection, as :func:`export` takes it."""
    return _asked(kb, replace(selection, **by), Figures)


Kind = TypeVar("Kind", Export, Figures)


def _asked(kb: KnowledgeBase, typed: Selection, kind: type[Kind]) -> Kind:
    since = len(kb.guesses)

    def ask(other: Selection) -> Kind:
        asked = other.resolved(kb)
        return kind(selection=asked, commitments=asked.stored(kb))

    every = gather(kb, cities=None, plans=None, themes=None, topics=None, indicators=None)
    answer = replace(ask(typed), records=every, guesses=kb.guessed(since))
    return answer.explained(typed, ask)


Rows = Iterable[tuple[Any, ...]]


def tables(kb: KnowledgeBase, answer: Export) -> dict[str, tuple[tuple[str, ...], Rows]]:
    """The same as tables of a database, one a kind: name -> columns and rows. Only plans with commitments are there."""
    known = answer.records
    made = list(dict.fromkeys(item.plan for item in answer.commitments))
    plans = [known.plans[name] for name in made]
    cities = [known.cities[name] for name in dict.fromkeys(plan.city for plan in plans)]
    return {
        "cities": (
            ("id", "zh", "en", "adcode", "level", "within"),
            ((city.id, city.zh, city.en, city.adcode, city.level, city.within) for city in cities),
        ),
        "themes": (
            ("id", "zh", "en", "rule"),
            ((theme.id, theme.zh, theme.en, theme.rule) for theme in known.themes.values()),
        ),
        "topics": (
            ("id", "theme", "zh", "en", "rule"),
            ((topic.id, topic.theme, topic.zh, topic.en, topic.rule) for topic in known.topics.values()),
        ),
        "indicators": (
            ("id", "zh", "en", "unit", "direction", "topic", "growth_of", "addition_of", "note"),
            (
                (one.id, one.zh, one.en, one.unit, one.direction, one.topic, one.growth_of, one.addition_of, one.note)
                for one in known.indicators.values()
            ),
        ),
        "plans": (
            (*_PLAN, "url"),
            ((*(getattr(plan, name) for name in _PLAN), plan.url) for plan in plans),
        ),
        "clauses": (
            ("id", "plan", "clause", "title", "empty", "read"),
            (_clause(clause) for plan in plans for clause in kb.clauses(plan.id)),
        ),
        "commitments": (
            ("id", "city", "plan", "clause", "theme", "topic", *_COMMITMENT),
            (_commitment(item) for item in answer.commitments),
        ),
        "commitment_themes": (
            ("commitment", "theme"),
            ((item.id, theme) for item in answer.commitments for theme in item.themes),
        ),
        "commitment_topics": (
            ("commitment", "topic"),
            (
                (item.id, topic)
                for item in answer.commitments
                for topic in dict.fromkeys((*filter(None, (item.topic,)), *item.also))
            ),
        ),
        "figures": (
            ("commitment", *names_of(Quantity)),
            ((item.id, *fields_of(part).values()) for item in answer.commitments for part in item.quantities),
        ),
    }


_PLAN = ("id", "city", "type", "title", "title_en", "issuer", "adopted", "period", "source", "text_quality", "origin")
_COMMITMENT = ("strength", "text", "text_en", "names", "cite", "origin")


def _clause(clause: Clause) -> tuple[Any, ...]:
    return f"{clause.plan}/{clause.id}", clause.plan, clause.id, clause.title, clause.empty, clause.read


def _commitment(item: Commitment) -> tuple[Any, ...]:
    clause = f"{item.plan}/{item.clause}"
    said = (item.strength, item.text, item.text_en, "; ".join(item.names), item.cite, item.origin)
    return (item.id, item.city, item.plan, clause, item.themes[0], item.topic, *said)
