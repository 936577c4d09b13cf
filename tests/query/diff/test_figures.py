"""Figures of two plans that may be held against each other."""

from __future__ import annotations

from plancmp import Indicator, KnowledgeBase
from plancmp.query.diff.document import Document
from plancmp.query.diff.figures import Figures
from tests.query.diff.conftest import figure, made, says


def both(kb: KnowledgeBase, old: Document, new: Document) -> Figures:
    return Figures(old.plan, new.plan, [*old.items, *new.items], kb.all(Indicator), {})


def test_a_label_is_compared_with_the_same_label_only(figures: KnowledgeBase) -> None:
    old = made(2024, says("新增托位", figure("新增托位", 5000, "个", 2024)))
    new = made(2025, says("新增托位", figure("每年新增托位", 6000, "个", 2025), figure("托位", 9000, "个", 2025)))
    [step] = both(figures, old, new).steps(old.items[0], new.items[0])
    assert (step.word, step.new.value) == ("raised", 6000)


def test_an_indicator_joins_commitments_only_where_each_plan_names_it_once(figures: KnowledgeBase) -> None:
    def trains(value: float, year: int) -> dict[str, object]:
        return says("班列开行", figure("班列年开行数", value, "列", year, indicator="trains"))

    old, new = made(2024, trains(2500, 2024)), made(2025, trains(2800, 2025))
    held = both(figures, old, new)
    [target] = held.targets(old.items[0])
    assert held.only(target, new.plan, target=True) is not None
    assert held.only(target, new.plan, target=False) is None, "no result is told"
    twice = made(2025, trains(2800, 2025), trains(900, 2025))
    assert both(figures, old, twice).only(target, twice.plan, target=True) is None


def test_a_result_of_another_year_judges_nothing(figures: KnowledgeBase) -> None:
    old = made(2024, says("班列开行", figure("班列年开行数", 2500, "列", 2024, indicator="trains")))
    for year, judged in ((2024, True), (2023, False)):
        result = figure("班列年开行数", 2600, "列", year, indicator="trains", kind="actual")
        new = made(2025, says("班列开行", result, strength="done"))
        held = both(figures, old, new)
        [aim], [got] = held.targets(old.items[0]), held.results(new.items[0])
        assert (held.outcome(aim, got) is not None) is judged


def test_two_figures_bear_one_name(figures: KnowledgeBase) -> None:
    def agree(one: str, other: str) -> bool:
        old = made(2024, says("一", figure(one, 5, "个", 2024)))
        new = made(2025, says("二", figure(other, 6, "万元", 2025)))
        return both(figures, old, new).agree(old.items[0], new.items[0])

    assert agree("和美乡村先行示范片区", "和美乡村先行片区项目")
    assert not agree("粮食总产量", "播种面积")
