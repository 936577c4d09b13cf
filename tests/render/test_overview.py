"""Screens of many places."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from rich.cells import cell_len

from plancmp import KnowledgeBase, coverage, targets
from plancmp.knowledge.names import short
from plancmp.query.coverage import Coverage
from plancmp.query.progress.targets import Targets
from plancmp.render import overview
from plancmp.render.view import Lang
from tests.render.screens import drawn

SEVEN = ["jinhua", "quzhou", "hangzhou", "wenzhou", "zhejiang", "china", "hefei"]


@pytest.fixture
def aims(shipped: KnowledgeBase) -> Targets:
    return targets(shipped, SEVEN)


@pytest.fixture
def themes(shipped: KnowledgeBase) -> Coverage:
    return coverage(shipped, SEVEN)


def line_of(page: str, begins: str) -> str:
    return next(line for line in page.split("\n") if line.startswith(begins))


def test_targets_of_seven_places_are_a_line_an_indicator(aims: Targets) -> None:
    page = drawn(aims, 200, "zh")
    line = line_of(page, "地区生产总值增速 ")
    row = next(row for row in aims.rows if row.indicator.id == "gdp-growth" and row.basis == "rate")
    of_2026 = {
        city: cell.targets[0] for city, cell in row.cells.items() if cell.targets and cell.targets[0].year == 2026
    }
    assert f" {len(of_2026)} " in line and " 2026 " in line and "已知/7" in page.split("\n")[0]
    lowest = min(of_2026.values(), key=lambda one: one.value)
    assert lowest.figure("zh") in line and len(page.split("\n")) < len(aims.rows)
    assert "plancmp targets jinhua quzhou hangzhou wenzhou zhejiang china hefei --indicator gdp-growth" in page


def test_few_places_and_an_indicator_stand_side_by_side(shipped: KnowledgeBase) -> None:
    assert "已知" not in drawn(targets(shipped, SEVEN[:6]), 200, "zh")
    assert "已知" not in drawn(targets(shipped, SEVEN, indicators=["gdp-growth"]), 200, "zh")


@pytest.mark.parametrize(
    ("years", "taken"), [([2023] * 4 + [2025] * 2 + [2026], 2025), ([2023] * 4 + [2026], 2023), ([2026, None], 2026)]
)
def test_the_newest_year_that_half_as_many_name_is_taken(years: list[int | None], taken: int) -> None:
    def aim(year: int | None) -> SimpleNamespace:
        span = None if year is None else (year, year)
        return SimpleNamespace(targets=[SimpleNamespace(quantity=SimpleNamespace(value=5), value=5.0, span=span)])

    cells = {f"city-{number}": aim(year) for number, year in enumerate(years)}
    line = overview._of_most(SimpleNamespace(cells=cells))  # type: ignore[arg-type]
    assert line is not None and line.years == (taken, taken)
    assert (len(line.known), line.others) == (years.count(taken), len(years) - years.count(taken))


def test_places_of_several_levels_are_pointed_out(shipped: KnowledgeBase, aims: Targets) -> None:
    assert "--level" in drawn(aims, 120, "zh")
    prefectures = targets(shipped, levels=["prefecture"], within=["zhejiang"])
    assert "--level 可分开看" not in drawn(prefectures, 120, "zh")


def test_what_is_left_out_is_counted_and_limit_and_all_choose(aims: Targets) -> None:
    few = drawn(aims, 120, "zh", limit=3)
    assert int(re.search(r"另有(\d+)项指标未显示", few)[1]) > 3  # type: ignore[index]
    assert len(few.split("\n")) < 20 and "未显示" not in drawn(aims, 120, "zh", everything=True)


def test_coverage_of_seven_places_says_median_ranks_and_who_is_far_off(themes: Coverage) -> None:
    page = drawn(themes, 160, "zh")
    counted = {city: count for city, count in themes.totals.items() if count.commitments >= overview.TELLING}
    shares = sorted(
        100 * next(row for row in themes.rows if row.theme.id == "transport").cells[city].commitments / one.commitments
        for city, one in counted.items()
    )
    line = line_of(page, "交通运输").split()
    assert line[1] == f"{(shares[len(shares) // 2] + shares[~(len(shares) // 2)]) / 2:.0f}"
    assert line[3] == f"{shares[0]:.0f}" and line[5] == f"{shares[-1]:.0f}"
    most = max(themes.totals, key=lambda city: themes.totals[city].commitments)
    ranked = [line for line in page.split("\n") if re.search(r"\(\d+\)", line)]
    names = {city.id: short(city) for city in themes.cities}
    assert ranked[0].startswith(names[most]) and f" {themes.totals[most].commitments} " in ranked[0]
    assert len(ranked) == len(counted)


def test_shares_of_few_commitments_are_not_ranked(themes: Coverage, monkeypatch: pytest.MonkeyPatch) -> None:
    least = min(count.commitments for count in themes.totals.values())
    monkeypatch.setattr(overview, "TELLING", least + 1)
    city = next(city for city in themes.cities if themes.totals[city.id].commitments == least)
    line = line_of(drawn(themes, 160, "zh").split("\n\n")[1], short(city))
    assert "(" not in line


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_no_line_is_wider_than_the_screen(width: int, lang: Lang, aims: Targets, themes: Coverage) -> None:
    for answer in (aims, themes):
        lines = drawn(answer, width, lang).split("\n")
        assert max(map(cell_len, lines)) <= width
