"""A plan with all that it says."""

from __future__ import annotations

from plancmp import KnowledgeBase, Plan
from plancmp.query.diff.document import installed, loose


def test_installed_and_read_from_a_file_are_alike(figures: KnowledgeBase) -> None:
    plan = figures.get(Plan, "nanling-plan-2021")
    there = installed(figures, plan)
    clauses = figures.clauses(plan.id)
    assert (there.read, there.total) == (sum(clause.read for clause in clauses), len(clauses))
    assert there.read < there.total
    read = loose(plan, there.city, clauses)
    assert (read.read, read.total, read.installed) == (there.read, there.total, False)
