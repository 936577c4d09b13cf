"""How much of a city's documents was read: what an empty cell may say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from plancmp.model import Commitment, Plan, Record, record

if TYPE_CHECKING:
    from plancmp.index.knowledge_base import KnowledgeBase


@record
class ClausesRead(Record):
    """How much of a city's documents was read, in clauses; ``open`` counts draft commitments without a topic."""

    clauses_total: int
    clauses_read: int
    open: int = 0

    @property
    def absence(self) -> str:
        """Why nothing stands in a cell: no plan, unread (some clause), open (a commitment without topic), nothing."""
        if self.clauses_total == 0:
            return "no plan"
        return "unread" if self.clauses_read < self.clauses_total else "open" if self.open else "nothing"


def without_topic(items: Iterable[Commitment]) -> Counter[str]:
    """How many commitments of each city have no topic."""
    return Counter(item.city for item in items if item.topic is None)


def clauses_read(
    kb: KnowledgeBase, cities: Sequence[str], plans: Sequence[Plan], unsorted: Mapping[str, int]
) -> dict[str, ClausesRead]:
    """How much of each city's plans was read; ``unsorted`` counts its commitments without a topic."""
    of: dict[str, list[str]] = defaultdict(list)
    for plan in plans:
        of[plan.city].append(plan.id)
    result = {}
    for city in cities:
        total, read = kb.count_clauses(of[city])
        result[city] = ClausesRead(total, read, unsorted.get(city, 0))
    return result
