"""Plans read from files that are not installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancmp.errors import DataError
from plancmp.knowledge.check import unknown
from plancmp.knowledge.loose import plans_of
from tests.knowledge.test_install import draft


def test_two_files_in_their_order_and_nothing_is_installed(tmp_path: Path) -> None:
    later, earlier = draft(tmp_path, 2025), draft(tmp_path, 2024)
    found = plans_of([later, earlier], unknown)
    assert [one.plan.id for one in found] == ["lijiang-report-2025", "lijiang-report-2024"]
    assert all(one.city.id == "lijiang" and one.clauses for one in found)


def test_a_file_of_an_installed_plan_takes_its_place(tmp_path: Path) -> None:
    from plancmp.knowledge.install import add

    path = draft(tmp_path, 2024)
    add(path)
    changed = tmp_path / "changed.yaml"
    changed.write_text(path.read_text("utf-8"), "utf-8")
    assert [one.plan.id for one in plans_of([changed], unknown)] == ["lijiang-report-2024"]


def test_what_is_no_plans_file_or_not_sound(tmp_path: Path) -> None:
    broken, other = tmp_path / "broken.yaml", tmp_path / "other.yaml"
    broken.write_text("plan: nowhere-report-2024\nclauses: []\n", "utf-8")
    other.write_text("cities: []\n", "utf-8")
    for path, said in ((broken, "problem"), (other, "no plan's file"), (tmp_path / "missing.yaml", "problem")):
        with pytest.raises(DataError, match=said):
            plans_of([path], unknown)
