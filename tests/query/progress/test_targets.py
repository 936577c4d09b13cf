"""Targets side by side."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plancmp import KnowledgeBase, targets
from plancmp.measures.statement import Statement
from plancmp.model import City, Indicator
from plancmp.query.progress.targets import TargetRow, Targets, _rows
from plancmp.query.selection import EVERYTHING
from tests.query.progress.conftest import GROWTH, HIGHER, NEITHER, SHARE, plan, result, said


def rows(result: Targets, indicator: str) -> dict[str, TargetRow]:
    return {f"{row.basis}:{row.unit}": row for row in result.rows if row.indicator.id == indicator}


def test_units_are_made_equal_and_an_amount_leads_nothing(figures: KnowledgeBase) -> None:
    row = rows(targets(figures, ["anping", "beihu"], year=2027), "gdp")["level:元"]
    assert [cell.targets[0].value for cell in row.cells.values()] == [10**12, 4500 * 10**8]
    assert row.fair and row.leaders == ()


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
        ("anping-report-2024", 2500),
        ("anping-decision-2022", 3000),
        ("anping-plan-2021", 3000),
    ]


def test_the_start_and_what_it_takes(figures: KnowledgeBase) -> None:
    cell = rows(targets(figures, ["beihu"]), "gdp")["level:元"].cells["beihu"]
    assert cell.start is not None and cell.start.year == 2025
    assert cell.needs == pytest.approx(6.066, abs=0.001)


def test_growth_of_one_year_and_on_average_are_two_rows(figures: KnowledgeBase) -> None:
    assert set(rows(targets(figures), "gdp-growth")) == {"rate:%", "average:%"}


PLACES = {
    "alpha": City("alpha", "甲市", "Alpha", "990100"),
    "beta": City("beta", "乙市", "Beta", "990200"),
    "gamma": City("gamma", "丙省", "Gamma", "990000"),
}


def first_row(indicator: Indicator, unsure: str = "", **targets: tuple[int, float]) -> TargetRow:
    """The row that two places make, each with the target of one report: its year and its value.

    The draft of ``unsure`` is not sure of the year.
    """
    found = []
    for city, (year, value) in targets.items():
        one = said(year, value, year, indicator)
        found.append(replace(one, item=replace(one.item, city=city, doubts=("year",) if city == unsure else ())))
    return _rows(found, {indicator.id: indicator}, [PLACES[city] for city in targets], EVERYTHING)[0]


def test_the_star_is_for_one_year_one_basis_and_one_level() -> None:
    assert first_row(GROWTH, alpha=(2026, 5), beta=(2026, 6)).leaders == ("beta",)
    assert first_row(SHARE, alpha=(2026, 5), beta=(2026, 6)).leaders == ("beta",)
    # another year, another level, an amount, no direction
    assert first_row(GROWTH, alpha=(1998, 9), beta=(2026, 6)).leaders == ()
    assert not first_row(GROWTH, alpha=(1998, 9), beta=(2026, 6)).fair
    assert first_row(GROWTH, alpha=(2026, 5), gamma=(2026, 6)).leaders == ()
    assert first_row(HIGHER, alpha=(2026, 5), beta=(2026, 6)).leaders == ()
    assert first_row(NEITHER, alpha=(2026, 5), beta=(2026, 6)).leaders == ()
    # the best may be of another year: nobody is known to lead
    assert first_row(GROWTH, unsure="beta", alpha=(2026, 5), beta=(2026, 6)).leaders == ()
    assert first_row(GROWTH, unsure="alpha", alpha=(2026, 5), beta=(2026, 6)).leaders == ("beta",)
    per_head = replace(HIGHER, zh="居民人均可支配收入", unit="元")
    assert first_row(per_head, alpha=(2026, 50000), beta=(2026, 60000)).leaders == ("beta",)


def test_other_scopes_are_other_rows() -> None:
    one, other = said(2026, 5, 2026, GROWTH), said(2026, 6, 2026, GROWTH, label="规上班列增速")
    other = replace(other, item=replace(other.item, city="beta"))
    one = replace(one, item=replace(one.item, city="alpha"))
    found = _rows([one, other], {GROWTH.id: GROWTH}, list(PLACES.values()), EVERYTHING)
    assert [row.scope for row in found] == ["", "规上"] and not any(row.leaders for row in found)


def test_a_delegated_target_is_shown_and_ranked_by_nothing() -> None:
    one, other = said(2026, None, 2026, GROWTH, delegated=True), said(2026, 6, 2026, GROWTH)
    one = replace(one, item=replace(one.item, city="alpha"))
    other = replace(other, item=replace(other.item, city="beta"))
    row = _rows([one, other], {GROWTH.id: GROWTH}, list(PLACES.values())[:2], EVERYTHING)[0]
    assert row.holders == 2 and row.leaders == () and not row.fair
    assert row.cells["alpha"].targets[0].figure("zh") == "按上级下达"


def test_filters(figures: KnowledgeBase) -> None:
    assert {row.indicator.id for row in targets(figures, themes=["transport"]).rows} == {
        "trains",
        "train-share",
        "progress",
    }
    assert {row.indicator.id for row in targets(figures, indicators=["GDP"]).rows} == {"gdp"}


def test_a_year_that_nobody_plans_for(figures: KnowledgeBase) -> None:
    none = targets(figures, ["beihu"], year=2031)
    assert not none.found and none.hints[0] == "years with targets: 2027, 2030, 2035"


def test_a_span_of_years_has_the_targets_of_each(figures: KnowledgeBase) -> None:
    def found(year: object) -> set[str]:
        cells = (row.cells["beihu"] for row in targets(figures, ["beihu"], year=year).rows)  # type: ignore[arg-type]
        return {one.item.id for cell in cells for one in cell.targets}

    assert found("2027,2030") == found(2027) | found(2030) and found("2026-2030") >= found("2027,2030")
    assert found(2027) and found(2035) and found("2027,2035") > found(2027)


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


@pytest.mark.parametrize(
    ("indicator", "figure"),
    [("trade-delegations", ">= 100"), ("land-supply", "= 50000"), ("one-kind-matters", ">= 10")],
)
def test_a_target_that_the_last_result_fulfils_needs_nothing(
    indicator: str, figure: str, shipped: KnowledgeBase
) -> None:
    row = next(row for row in targets(shipped, ["jinhua"], indicators=[indicator]).rows if row.basis == "level")
    cell = row.cells["jinhua"]
    assert f"{cell.targets[0].quantity.op} {cell.targets[0].value}" == figure
    assert cell.start is not None and cell.needs is None
    assert json_of(targets(shipped, ["jinhua"], indicators=[indicator]))["needs"] is None


def test_where_lower_is_better_a_fall_is_needed(shipped: KnowledgeBase) -> None:
    row = next(row for row in targets(shipped, ["jinhua"], indicators=["urban-rural-income-ratio"]).rows)
    assert row.cells["jinhua"].needs == pytest.approx(-0.03)


def json_of(result: Targets) -> dict[str, object]:
    return next(iter(result.to_dict()["rows"][0]["cells"].values()))[0]  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("indicator", "op", "start", "how", "needs"),
    [
        (replace(SHARE, direction="none"), "~", 1, "=", None),  # prices that rose less need not rise
        (replace(SHARE, direction="none"), "<=", 4, "=", -1),
        (replace(SHARE, direction="none"), ">=", 1, "=", 2),
        (SHARE, "=", 1, "=", 2),
        (SHARE, "=", 1, ">=", 2),
    ],
)
def test_a_share_of_which_neither_is_better_needs_nothing_but_to_keep_a_bound(
    indicator: Indicator, op: str, start: float, how: str, needs: float | None
) -> None:
    aim = said(2026, 3, 2026, indicator, op=op)
    before = said(2026, start, 2025, indicator, kind="actual", op=how)
    found = [replace(one, item=replace(one.item, city="alpha")) for one in (aim, before)]
    row = _rows(found, {indicator.id: indicator}, list(PLACES.values())[:1], EVERYTHING)[0]
    assert row.cells["alpha"].needs == needs


def _row_of(found: list[Statement], indicator: Indicator) -> TargetRow:
    of_alpha = [replace(one, item=replace(one.item, city="alpha")) for one in found]
    return _rows(of_alpha, {indicator.id: indicator}, list(PLACES.values())[:1], EVERYTHING)[0]


def test_the_way_to_a_target_starts_from_no_result_of_long_ago() -> None:
    """1.5万亿元 by 2026 after 1.3万亿元 in 2013 would take 0.8 % a year, which says nothing of the years left."""
    for year, start in ((2013, None), (2018, None), (2019, 2019)):
        cell = _row_of([said(2022, 1500, 2026), result(year + 1, 1300, year)], HIGHER).cells["alpha"]
        assert (cell.start.year if cell.start else None) == start


def test_how_many_are_built_is_not_how_many_there_are() -> None:
    for text, scope in (("再造产业园8个", "建设"), ("产业园达到8个", "")):
        parks = Indicator("parks", "产业园数", "Parks", "个", "higher")
        assert _row_of([said(plan(2022, origin="draft"), 8, 2022, parks, text=text)], parks).scope == scope


def test_where_only_a_shortcoming_names_a_target_it_is_told() -> None:
    assert "shortcoming" in Targets(cities=(), plans=(), rows=(), admitted=True).nothing
    assert "shortcoming" not in Targets(cities=(), plans=(), rows=()).nothing
