"""Which later plan passes over a goal; gaps of single years are tested with the years."""

from __future__ import annotations

import pytest

from plancmp.model import Indicator
from plancmp.query.progress.silence import Documents
from tests.query.progress.conftest import HIGHER, plan, said

CHARGERS = Indicator("chargers", "新建公共充电桩", "Chargers", "个", "higher", topic="charging")
OTHER = Indicator("tonnes", "货运量", "Freight", "吨", "higher")


@pytest.mark.parametrize(
    ("later", "topic", "passed"),
    [
        (plan("2022-2032"), "t", True),
        (plan("2022-2032", origin="draft"), "t", False),  # what a machine did not find may stand there
        (plan("2022-2032"), "health", False),  # it gives no figures on the field
        (plan("2022-2032", kind="decision"), "t", False),
        (plan("2020-2032"), "t", False),
    ],
    ids=["later", "draft", "another field", "another kind", "earlier"],
)
def test_a_goal_is_passed_over_by_a_later_plan_of_its_kind_that_was_read(
    later: object, topic: str, passed: bool
) -> None:
    goal = said("2021-2030", 3000, 2030)
    other = said(later, 5, 2032, OTHER, topic=topic)  # type: ignore[arg-type]
    documents = Documents([goal.plan, other.plan], [goal.item, other.item], ())
    assert (documents.passed_over(goal, HIGHER, {HIGHER.id}) is not None) == passed
    assert (
        Documents([goal.plan, other.plan], [goal.item, other.item], [other.plan.id]).passed_over(goal, HIGHER, ())
        is None
    )


@pytest.mark.parametrize(
    ("text", "topic", "why", "detail"),
    [
        ("新建学校5所", "schools", "dropped", ""),
        ("完善公共充电设施", "t", "open", "near"),  # so the name begins
        ("充电基础设施更加完善", "charging", "open", "near"),  # the same topic, a word of the name
        ("高速充电更方便", "t", "dropped", ""),  # another topic: a word alone tells nothing
        ("新建公共充电桩提速", "t", "withheld", ""),
    ],
)
def test_what_a_report_says_of_something_near_is_not_silence(text: str, topic: str, why: str, detail: str) -> None:
    aim = said(2023, 2000, 2023, CHARGERS)
    teller = said(2024, 5, 2024, OTHER, text=text, topic=topic)
    gap = Documents([aim.plan, teller.plan], [aim.item, teller.item], ()).gap(2023, CHARGERS, {CHARGERS.id})
    assert (gap.why, gap.detail) == (why, detail)


def test_a_draft_withholds_nothing_under_a_label() -> None:
    label = Indicator("", "粤东西北地区", "", "", "none")
    aim, words = said(2023, 10, 2023, label), {"text": "粤东西北地区振兴发展成效明显", "strength": "done"}
    for origin, why in (("draft", "open"), ("curated", "withheld")):
        teller = said(plan(2024, origin=origin), None, None, OTHER, **words)
        gap = Documents([aim.plan, teller.plan], [aim.item, teller.item], ()).gap(2023, label, ())
        assert gap.why == why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("公共充电桩布局完善", "withheld"),
        ("公共充电桩突破万个大关", "open"),
        ("公共充电桩超过千家", "open"),
        ("公共充电桩在控制目标以内", "open"),
        ("公共充电桩布局完善;公共（社会）充电桩达到9个", "open"),
    ],
)
def test_a_draft_that_says_in_words_how_many_there_are_withholds_nothing(text: str, why: str) -> None:
    thing = Indicator("posts", "公共充电桩", "Chargers", "个", "higher")
    aim, teller = said(2023, 10, 2023, thing), plan(2024, origin="draft")
    told = [said(teller, None, None, OTHER, text=part, strength="done").item for part in text.split(";")]
    assert Documents([aim.plan, teller], [aim.item, *told], ()).gap(2023, thing, ()).why == why


def test_a_draft_that_gives_the_number_in_another_order_of_words_withholds_nothing() -> None:
    for name, other, why in (
        ("旧街区改造", "50个旧街区9万平方米改造全部开工", "open"),
        ("旧街区改造", "50个旧厂区改造全部开工", "withheld"),
        ("集市产值增速", "集市产值由一季度下降9%到全年增长3%", "open"),
        ("集市投资", "80个集市项目完成投资9亿元", "open"),
        ("集市投资", "开放80个集市,营商和投资环境优化", "withheld"),
    ):
        thing = Indicator("posts", name, "Things", "个", "higher")
        aim, teller = said(2023, 10, 2023, thing), plan(2024, origin="draft")
        told = [said(teller, None, None, OTHER, text=text, strength="done").item for text in (f"{name}成效明显", other)]
        assert Documents([aim.plan, teller], [aim.item, *told], ()).gap(2023, thing, ()).why == why
