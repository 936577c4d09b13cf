"""Which newest plan is older than the calendar lets expect."""

from __future__ import annotations

from datetime import date

import pytest

from plancmp import KnowledgeBase, Plan, coverage
from plancmp.query.calendar import expected, stale
from plancmp.query.listing import listing


@pytest.mark.parametrize(("day", "year"), [(date(2026, 3, 31), 2025), (date(2026, 4, 1), 2026)])
def test_a_report_is_expected_from_april_on(day: date, year: int) -> None:
    assert expected(day) == year


def told(kb: KnowledgeBase, day: date) -> dict[tuple[str, str], int]:
    return {(one.city.id, one.plan.id): one.expected for one in stale(kb, kb.all(Plan), day)}


def test_the_newest_of_each_city_and_type(shipped: KnowledgeBase) -> None:
    assert ("jinhua", "jinhua-report-2024") not in told(shipped, date(2026, 5, 1)), "there is a newer one"
    assert told(shipped, date(2026, 5, 1))["jinhua", "jinhua-report-2025"] == 2026
    assert ("jinhua", "jinhua-report-2025") not in told(shipped, date(2025, 12, 1))
    assert ("lucheng", "lucheng-proposal-14fyp") in told(shipped, date(2026, 5, 1)), "its five years are over"
    assert "jinhua-decision-2022" not in {plan for _, plan in told(shipped, date(2040, 1, 1))}, "no calendar has it"


def test_lists_of_plans_and_coverage_say_it(shipped: KnowledgeBase) -> None:
    day = date(2026, 5, 1)
    plans = listing(shipped, "plans", cities=["jinhua"], plan_years=[2024], today=day)
    assert [one["plan"] for one in plans.to_dict()["stale"]] == ["jinhua-report-2025"], "though only 2024 is listed"
    assert listing(shipped, "plans").stale == () and "stale" not in listing(shipped, "cities", today=day).to_dict()
    whole = coverage(shipped, ["jinhua"], today=day).to_dict()
    assert whole["stale"] == [
        {"city": "jinhua", "type": "report", "plan": "jinhua-report-2025", "until": 2025, "expected": 2026}
    ]
