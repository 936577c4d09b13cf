"""One of two plans that are held against each other, with all that it says; installed, or read from a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from plancmp.model import City, Clause, Commitment, Plan

if TYPE_CHECKING:
    from plancmp.index.knowledge_base import KnowledgeBase


class Document(NamedTuple):
    """A plan, its city, its commitments in their order, and how many of its clauses were read, of how many.

    ``titles`` are those of its clauses, by id.
    """

    plan: Plan
    city: City
    items: tuple[Commitment, ...]
    read: int
    total: int
    titles: Mapping[str, str]
    installed: bool = True


def installed(kb: KnowledgeBase, plan: Plan) -> Document:
    """A plan of the knowledge base."""
    total, read = kb.count_clauses([plan.id])
    titles = {clause.id: clause.title for clause in kb.clauses(plan.id)}
    return Document(plan, kb.get(City, plan.city), tuple(kb.commitments(plans=[plan.id])), read, total, titles)


def loose(plan: Plan, city: City, clauses: Iterable[Clause]) -> Document:
    """A plan that was read from a file."""
    parts = tuple(clauses)
    items = tuple(item for clause in parts for item in clause.commitments)
    titles = {clause.id: clause.title for clause in parts}
    return Document(plan, city, items, sum(clause.read for clause in parts), len(parts), titles, False)
