"""What the places above a city aim at for the same time, and by how much the city asks for more or less."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from plancmp.measures.scopes import scope
from plancmp.measures.statement import Statement
from plancmp.model import City, Indicator, Record, record
from plancmp.query.above import above_each
from plancmp.query.progress.statements import measured_alike, statements

if TYPE_CHECKING:
    from plancmp.index.knowledge_base import KnowledgeBase


@record
class Higher(Record):
    """The target of a place above for the same time; ``markup`` is the city's minus it, in the unit of the row, None
    where the city's is the one that is handed down, or where one is a range and the other is not.
    """

    city: City
    target: Statement
    markup: float | None

    def to_dict(self) -> dict[str, Any]:
        """The point with its place, as the JSON contract has it."""
        size = None if self.markup is None else round(self.markup, 6)
        return {**self.target.to_dict(), "city": self.city.id, "markup": size}


class Chain:
    """The targets of the places above some cities, by indicator."""

    def __init__(self, kb: KnowledgeBase, cities: Sequence[City], known: Sequence[Indicator]) -> None:
        everyone = kb.all(City)
        self._above = above_each(cities, everyone)
        self._known = {indicator.id: indicator for indicator in known}
        self._said: dict[tuple[str, str], list[Statement]] = defaultdict(list)
        plans = kb.plans(list({place.id: None for places in self._above.values() for place in places}))
        for one in statements(kb, plans, known):
            if one.target and one.quantity.value is not None and one.item.strength != "problem":
                self._said[one.item.city, one.quantity.indicator or ""].append(one)

    def over(self, one: Statement) -> tuple[Higher, ...]:
        """What stands above a target, the nearest place first: of rates, shares and values per head, for the same
        years; of a target that is handed down also the amount.
        """
        indicator = self._known[one.quantity.indicator or ""]
        delegated = one.quantity.value is None
        if not delegated and not measured_alike(indicator, one.basis, one.unit):
            return ()
        found = []
        for place in self._above[one.item.city]:
            said = self._said.get((place.id, indicator.id), ())
            same = [
                other for other in said if _of_one_time(one, other) and (delegated or _alike(one, other, indicator))
            ]
            if same:  # the plan that was adopted last comes first
                found.append(Higher(place, same[0], None if delegated else _markup(one, same[0])))
        return tuple(found)


def _markup(one: Statement, other: Statement) -> float | None:
    ranges = [(part.quantity.value, part.quantity.value_max) for part in (one, other)]
    widths = {None if end is None or start is None else round(end - start, 9) for start, end in ranges}
    return one.value - other.value if len(widths) == 1 else None


def _of_one_time(one: Statement, other: Statement) -> bool:
    return (one.span or one.plan.years()) == (other.span or other.plan.years())


def _alike(one: Statement, other: Statement, indicator: Indicator) -> bool:
    return (one.basis, one.unit, scope(one, indicator)) == (
        other.basis,
        other.unit,
        scope(other, indicator),
    )
