"""Which city's newest plan is older than the calendar lets expect: a report each year, an outline every five."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from plancmp.model import City, Plan, Record, record
from plancmp.query.selection import newest

if TYPE_CHECKING:
    from plancmp.index.knowledge_base import KnowledgeBase

EXPECTED = ("report", "proposal", "outline")
"""The types of plan that come by the calendar."""

GIVEN = 3
"""Till the end of this month, the assemblies of all places have met: the report of the year, and in the first year of a
five-year plan its outline, are out."""


@record
class Stale(Record):
    """The newest plan of a city and type, and the year for which there should be one."""

    city: City
    plan: Plan
    expected: int

    def to_dict(self) -> dict[str, Any]:
        """As the JSON contract has it."""
        return {
            "city": self.city.id,
            "type": self.plan.type,
            "plan": self.plan.id,
            "until": self.plan.years()[1],
            "expected": self.expected,
        }


def expected(today: date) -> int:
    """The year into which the newest report, and the newest outline, should reach."""
    return today.year if today.month > GIVEN else today.year - 1


def stale(kb: KnowledgeBase, plans: Sequence[Plan], today: date) -> tuple[Stale, ...]:
    """Of each city and type of some plans the newest, where it does not reach as far as the calendar lets expect.

    Whatever narrowed the plans, all of these cities and types are looked at. In the order of the data files.
    """
    kinds = {(plan.city, plan.type) for plan in plans if plan.type in EXPECTED}
    cities = kb.records(City, [city for city, _ in kinds])
    made = newest(plan for plan in kb.all(Plan) if (plan.city, plan.type) in kinds)
    year = expected(today)
    return tuple(Stale(cities[plan.city], plan, year) for plan in made if plan.years()[1] < year)
