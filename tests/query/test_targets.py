"""Targets side by side."""

from __future__ import annotations

import pytest

from plancmp import KnowledgeBase, PlancmpError, targets
from plancmp.query.targets import Row, Targets


def rows(result: Targets, indicator: str) -> dict[str, Row]:
    return {f"{row.basis}:{row.unit}": row for row in result.rows if row.indicator.id == indicator}


def test_units_are_made_equal_and_the_leader_marked_in_a_shared_year(figures: KnowledgeBase) -> None:
    row = rows(targets(figures, ["anping", "beihu"], year=2027), "gdp")["level:元"]
    assert [cell.targets[0].value for cell in row.cells.values()] == [10**12, 4500 * 10**8]
    assert row.fair and row.leaders == ("anping",)


def test_what_cannot_be_converted_stands_apart_and_says_so(figures: KnowledgeBase) -> None:
    gdp = rows(targets(figures), "gdp")
    assert set(gdp) == {"level:元", "level:倍"}
    assert gdp["level:元"].apart == ("level:倍",)


def test_ranks_quotas_and_levels_are_never_one_row(figures: KnowledgeBase) -> None:
    result = targets(figures, ["anping"])
    assert set(rows(result, "firms")) == {"level:户", "rank:位"}
    assert set(rows(result, "firms-new")) == {"yearly:个"}
    assert set(rows(result, "gdp-growth")) == {"rate:%"}


def test_the_latest_plan_decides_and_the_others_follow(figures: KnowledgeBase) -> None:
    cell = rows(targets(figures, ["anping"]), "trains")["level:列"].cells["anping"]
    assert [(one.plan.id, one.value) for one in cell.targets] == [
        ("anping-report-2024", 2500), ("anping-decision-2022", 3000), ("anping-plan-2021", 3000),
    ]


def test_the_start_and_what_it_takes(figures: KnowledgeBase) -> None:
    cell = rows(targets(figures, ["beihu"]), "gdp")["level:元"].cells["beihu"]
    assert cell.start is not None and cell.start.year == 2025
    assert cell.needs == pytest.approx(6.066, abs=0.001)


def test_different_years_have_no_leader(figures: KnowledgeBase) -> None:
    row = rows(targets(figures, ["anping", "beihu"]), "gdp-growth")["rate:%"]
    assert row.fair and row.leaders == ("beihu",)
    levels = targets(figures, ["anping", "beihu"], year=2025)
    assert rows(levels, "gdp")["level:元"].leaders == ()


def test_filters(figures: KnowledgeBase) -> None:
    assert {row.indicator.id for row in targets(figures, themes=["transport"]).rows} == {"trains", "train-share", "progress"}
    assert {row.indicator.id for row in targets(figures, indicators=["GDP"]).rows} == {"gdp"}


def test_a_year_that_nobody_plans_for(figures: KnowledgeBase) -> None:
    with pytest.raises(PlancmpError) as error:
        targets(figures, ["beihu"], year=2031)
    assert error.value.hint == "years with targets: 2027, 2030, 2035"


def test_json_follows_the_contract(figures: KnowledgeBase) -> None:
    whole = targets(figures).to_dict()
    assert whole["schema"] == "plancmp.targets/1"
    first = whole["rows"][0]
    assert {"indicator", "label", "unit", "cells"} <= set(first)
    assert set(first["cells"]) == {"anping", "beihu", "nanling", "dongwan"}
    entry = first["cells"]["anping"][0]
    assert {"op", "value", "base_value", "base_unit", "year", "plan", "clause", "commitment"} <= set(entry)


def test_a_quota_counts_in_every_year_of_its_plan(figures: KnowledgeBase) -> None:
    quota = rows(targets(figures, ["anping"], year=2025), "firms-new")["yearly:个"].cells["anping"].targets
    assert [one.value for one in quota] == [400]


@pytest.mark.parametrize(("indicator", "figure"), [("trade-delegations", ">= 100"), ("land-supply", "= 50000"), ("one-kind-matters", ">= 10")])
def test_a_target_that_the_last_result_fulfils_needs_nothing(indicator: str, figure: str, shipped: KnowledgeBase) -> None:
    row = next(row for row in targets(shipped, ["jinhua"], indicators=[indicator]).rows if row.basis == "level")
    cell = row.cells["jinhua"]
    assert f"{cell.targets[0].quantity.op} {cell.targets[0].value}" == figure
    assert cell.start is not None and cell.needs is None
    assert json_of(targets(shipped, ["jinhua"], indicators=[indicator]))["needs"] is None


def test_where_lower_is_better_a_fall_is_needed(shipped: KnowledgeBase) -> None:
    row = next(row for row in targets(shipped, ["jinhua"], indicators=["urban-rural-income-ratio"]).rows)
    assert row.cells["jinhua"].needs == pytest.approx(-0.02)


def json_of(result: Targets) -> dict[str, object]:
    return next(iter(result.to_dict()["rows"][0]["cells"].values()))[0]  # type: ignore[no-any-return]
