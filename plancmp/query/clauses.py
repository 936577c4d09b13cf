"""How much of a city's documents was read: what an empty cell may say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plancmp.model import Commitment, Plan

if TYPE_CHECKING:
    from plancmp.index.base import KnowledgeBase


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a city's documents was read, in clauses; ``open`` counts draft commitments that have no topic yet."""

    clauses_total: int
    clauses_read: int
    open: int = 0

    @property
    def absence(self) -> str:
        """Why nothing stands in a cell: no plan, unread (some clause), open (a commitment without a topic), or nothing."""
        if self.clauses_total == 0:
            return "no plan"
        return "unread" if self.clauses_read < self.clauses_total else "open" if self.open else "nothing"


def clauses_read(
    kb: KnowledgeBase, cities: Sequence[str], plans: Sequence[Plan], items: Iterable[Commitment]
) -> dict[str, Coverage]:
    """How much of each city's plans was read; ``items`` are the commitments looked at."""
    unsorted = Counter(item.city for item in items if item.topic is None)
    result = {}
    for city in cities:
        total, read = kb.count_clauses([plan.id for plan in plans if plan.city == city])
        result[city] = Coverage(total, read, unsorted[city])
    return result
