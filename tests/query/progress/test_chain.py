"""What the places above a city aim at."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from plancmp import City, Indicator, KnowledgeBase, targets
from plancmp.measures.statement import Statement
from plancmp.query.progress.chain import Chain
from tests.query.progress.conftest import GROWTH, HIGHER, SHARE, plan, said

CITY = City("a", "安平市", "Anping", "990100")
PROVINCE = City("p", "示例省", "Example", "990000")


class Base:
    """As much of a knowledge base as the chain asks."""

    def all(self, cls: type) -> list[City]:
        return [CITY, PROVINCE]

    def plans(self, cities: list[str]) -> list[Any]:
        assert cities == ["p"]
        return []


def chain(monkeypatch: pytest.MonkeyPatch, *higher: Statement) -> Chain:
    def stated(*_: Any) -> list[Statement]:
        return list(higher)

    monkeypatch.setattr("plancmp.query.progress.chain.statements", stated)
    return Chain(Base(), [CITY], [HIGHER, SHARE, GROWTH])


def of_the_province(value: float | None, year: int, indicator: Indicator, **how: Any) -> Statement:
    one = said(plan(2025), value, year, indicator, **how)
    return replace(one, item=replace(one.item, city="p"))


def test_a_rate_is_held_against_that_of_the_same_year(monkeypatch: pytest.MonkeyPatch) -> None:
    held = chain(monkeypatch, of_the_province(5.5, 2025, GROWTH))
    [higher] = held.over(said(2025, 6, 2025, GROWTH))
    assert (higher.city.id, higher.markup) == ("p", 0.5)
    assert held.over(said(2024, 6, 2024, GROWTH)) == ()


def test_an_amount_is_not_and_a_range_only_against_one_as_wide(monkeypatch: pytest.MonkeyPatch) -> None:
    held = chain(monkeypatch, of_the_province(90, 2025, HIGHER), of_the_province(5, 2025, SHARE, value_max=6))
    assert held.over(said(2025, 20, 2025, HIGHER)) == ()
    [one] = held.over(said(2025, 7, 2025, SHARE))
    [other] = held.over(said(2025, 7, 2025, SHARE, value_max=8))
    assert (one.markup, other.markup) == (None, 2)


def test_what_is_handed_down_points_to_the_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    held = chain(monkeypatch, of_the_province(28, 2025, SHARE))
    [higher] = held.over(said(2025, None, 2025, SHARE, delegated=True))
    assert (higher.target.value, higher.markup) == (28, None)
    assert held.over(said(2025, None, None, SHARE, delegated=True)), "without a year it is that of its report"


def test_it_is_told_beside_the_target(shipped: KnowledgeBase) -> None:
    rows = targets(shipped, ["quzhou", "china"]).to_dict()["rows"]
    firsts = [cell[0] for row in rows for cell in row["cells"].values() if cell]
    assert all({"city", "markup", "value"} <= set(point) for one in firsts for point in one.get("above", {}).values())
