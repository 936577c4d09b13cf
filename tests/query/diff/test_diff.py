"""Two plans held against each other: which, in what order, in what shape."""

from __future__ import annotations

import pytest

from plancmp import KnowledgeBase, PlancmpError, diff
from plancmp.query.diff.changes import CHANGES
from tests.query.diff.conftest import made, says


def test_the_two_newest_plans_of_a_type_of_a_city(shipped: KnowledgeBase) -> None:
    answer = diff(shipped, "衢州", themes=["ecology"])
    assert (answer.old.id, answer.new.id) == ("quzhou-report-2024", "quzhou-report-2025")
    assert answer.rows and all(
        "ecology" in {theme for item in (row.old, row.new) if item for theme in item.themes} for row in answer.rows
    )


def test_the_earlier_plan_is_the_first_however_they_are_named(shipped: KnowledgeBase) -> None:
    answer = diff(shipped, "quzhou-report-2025", "quzhou-report-2024", topics=["economic-growth"])
    assert answer.old.id == "quzhou-report-2024" and "the earlier" in answer.notes[0]


def test_what_is_no_two_plans(figures: KnowledgeBase) -> None:
    for old, new, said in (
        ("beihu", "", "no two plans of a type"),
        ("anping-plan-2021", "anping-plan-2021", "against itself"),
    ):
        with pytest.raises(PlancmpError, match=said):
            diff(figures, old, new)
    with pytest.raises(PlancmpError, match="no change is called"):
        diff(figures, "anping-plan-2021", "anping-report-2024", only=["better"])


def test_only_some_changes_and_all_are_counted(figures: KnowledgeBase) -> None:
    whole = diff(figures, "anping-plan-2021", "anping-report-2024")
    part = diff(figures, "anping-plan-2021", "anping-report-2024", only=["kept"])
    assert part.summary == whole.summary and len(part.rows) == whole.summary["kept"] < len(whole.rows)
    assert diff(figures, "anping-plan-2021", "anping-report-2024", only=["dropped"]).found is False


def test_a_selection_that_leaves_nothing_is_explained(figures: KnowledgeBase) -> None:
    answer = diff(figures, "anping-plan-2021", "anping-report-2024", year=1999)
    assert not answer.found and answer.hints[0].startswith("without --year 1999: ")


def test_what_weighs_most_comes_first_within_a_change(shipped: KnowledgeBase) -> None:
    rows = diff(shipped, "jinhua").rows
    order = [(CHANGES.index(row.change), -row.weight) for row in rows]
    assert order == sorted(order)


def test_every_commitment_is_accounted_for(shipped: KnowledgeBase) -> None:
    answer = diff(shipped, "jinhua-report-2024", "jinhua-report-2025")
    told = {item.id for row in answer.rows for item in (row.old, row.new) if item is not None}
    items = shipped.commitments(plans=["jinhua-report-2024", "jinhua-report-2025"])
    promises = {item.id for item in items if item.planned}
    assert promises <= told


def test_json_follows_the_contract(figures: KnowledgeBase) -> None:
    whole = diff(figures, "anping-plan-2021", "anping-report-2024").to_dict(lang="en")
    assert (whole["schema"], whole["from"], whole["to"]) == (
        "plancmp.diff/1",
        "anping-plan-2021",
        "anping-report-2024",
    )
    assert set(whole["rows"][0]) == {"topic", "label", "theme", "change", "from", "to", "because"}
    assert sum(whole["summary"].values()) == len(whole["rows"])


def test_plans_that_are_not_installed(figures: KnowledgeBase) -> None:
    answer = diff(figures, made(2024, says("开行直达列车")), made(2025, says("开行直达列车")))
    assert [row.change for row in answer.rows] == ["kept"]
    with pytest.raises(PlancmpError, match="stands alone"):
        diff(figures, made(2024, says("开行直达列车")))


def test_plans_of_two_cities_are_called_by_them(shipped: KnowledgeBase) -> None:
    answer = diff(shipped, "jinhua-report-2025", "quzhou-report-2025", only=["added"])
    assert answer.rows[0].because[0].startswith("衢州2025报告提出,金华2025报告")
    assert "2025 report of Quzhou" in answer.rows[0].because[1]


def test_no_figure_of_one_place_is_held_against_an_amount_or_a_result_of_another(shipped: KnowledgeBase) -> None:
    rows = diff(shipped, "jinhua-report-2024", "quzhou-report-2025").rows
    assert not {"achieved", "missed", "reported", "due", "dropped"} & {row.change for row in rows}
    assert any("两地大小不同" in row.because[0] for row in rows if row.change == "kept")
