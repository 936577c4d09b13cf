"""A document that leaves the desk: what Markdown, Excel, Word and a page show of an answer, without their marks.

A module of an answer has ``document(answer, view)`` where a reader wants another table than the grid.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple, Union

from plancmp.model import City, Commitment, Plan
from plancmp.render import grids, phrases

if TYPE_CHECKING:
    from plancmp.measures.statement import Statement
    from plancmp.query.answer import Answer
    from plancmp.render.view import View


class Link(NamedTuple):
    """Words that lead to an address; an empty one leads nowhere."""

    text: str
    url: str


class Fact(NamedTuple):
    """One statement of a document: how firmly it is said, what, and where it stands.

    ``place`` names document and clause in full, ``id`` is what ``plancmp show`` finds it by, ``url`` the document's.
    """

    strength: str
    text: str
    place: str
    id: str
    url: str = ""


Cell = Union[str, int, float, bool, None, Link, Fact, "tuple[Fact, ...]"]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under heads. In a row that goes on with what the row above is about, the first cell is empty."""

    heads: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """Title, what there is to know before (``lead``), tables; ``plans`` are its sources."""

    title: str
    lead: Sequence[str]
    tables: Sequence[Table]
    plans: Sequence[Plan]
    cities: Mapping[str, City]


class Places:
    """Where statements stand, in full: city, title and date of the document, clause."""

    def __init__(self, answer: Answer, lang: str) -> None:
        known = answer.named
        self.cities, self.plans, self.lang = known.cities, known.plans, lang

    def fact(self, item: Commitment, text: str = "") -> Fact:
        """A commitment, or ``text`` that stands for it."""
        plan = self.plans.get(item.plan)
        said = text or phrases.sentence(item, self.lang)
        where = self.place(item.plan, item.clause)
        return Fact(item.strength, said, where, item.id, plan.url if plan else "")

    def facts(self, items: Iterable[Commitment]) -> tuple[Fact, ...]:
        """Several of one cell."""
        return tuple(self.fact(item) for item in items)

    def figure(self, one: Statement, text: str = "") -> Fact:
        """A statement on an indicator, by its figure and year."""
        figure = one.figure(self.lang)
        return self.fact(one.item, text or (f"{figure} ({one.year})" if one.year else figure))

    def place(self, plan: str, clause: str) -> str:
        """A clause as a source names it."""
        known = self.plans.get(plan)
        if known is None:
            return f"{plan} §{clause}"
        return f"{titled(known, self.lang)} ({known.adopted}) §{clause}"


def titled(plan: Plan, lang: str) -> str:
    """The title of a plan, the Chinese one in its marks."""
    name = phrases.name(plan, lang)
    return f"《{name.strip('《》')}》" if lang == "zh" else name


def together(*columns: Sequence[Fact] | str) -> list[list[Cell]]:
    """Cells side by side as lines that hold one fact each; a text stands in the first."""
    lists: list[Sequence[Cell]] = [[column] if isinstance(column, str) else column for column in columns]
    return [list(line) for line in zip_longest(*lists, fillvalue="")]


def of(answer: Answer, view: View) -> Document:
    """The document of an answer; where its module makes none, its grid in the words of the reader."""
    from plancmp.render import module_of

    module = module_of(answer)
    if hasattr(module, "document"):
        made: Document = module.document(answer, view)
        return made
    heads, rows = grids.worded(module.grid(answer, view), answer, view.lang)
    return document(answer, title_of(answer, view.lang), [Table(heads, rows)])


def document(answer: Answer, title: str, tables: Sequence[Table], lead: Sequence[str] = ()) -> Document:
    """A document whose sources are the plans that the answer is of, else all that it names."""
    known = answer.named
    plans = getattr(answer, "plans", ()) or known.plans.values()
    return Document(title, lead, tables, tuple(plan for plan in plans if isinstance(plan, Plan)), known.cities)


def title_of(answer: Answer, lang: str) -> str:
    """What an answer is, in a few words: 承诺对照: 金华 · 衢州."""
    what = phrases.TITLE[lang][type(answer).__name__]
    cities = [*_cities(getattr(answer, "city", ())), *getattr(answer, "cities", ()), *getattr(answer, "against", ())]
    names = [phrases.name(city, lang) for city in cities]
    about = getattr(answer, "query", "") or " · ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
    return f"{what}: {about}" if about else what


_NAMED = 6
"""So many cities are named in a title."""


def _cities(value: object) -> tuple[City, ...]:
    return (value,) if isinstance(value, City) else ()


def used(tables: Iterable[Table]) -> list[str]:
    """The strengths of the facts in the tables, in their order."""
    found = {fact.strength for fact in facts(tables)}
    return [name for name in phrases.STRENGTH["zh"] if name in found]


def facts(tables: Iterable[Table]) -> Iterable[Fact]:
    """The facts of the tables in their order."""
    for table in tables:
        for row in table.rows:
            for cell in row:
                if isinstance(cell, Fact):
                    yield cell
                elif isinstance(cell, tuple):
                    yield from (fact for fact in cell if isinstance(fact, Fact))


def visible(text: str) -> str:
    """A text without what a program that shows it may take for a command or refuse: control characters."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "", text)
