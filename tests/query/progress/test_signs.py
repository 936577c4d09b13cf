"""Second signs of what a machine read."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from plancmp.measures.statement import Statement
from plancmp.model import Commitment, Quantity
from plancmp.query.progress.lines import lines
from plancmp.query.progress.signs import AROUND, LISTED, Company, near, settled
from plancmp.query.progress.silence import Documents
from plancmp.query.progress.verdicts import Case, judge
from plancmp.query.progress.years import years
from tests.query.progress.conftest import HIGHER, SHARE, plan, result, said, told


def around(one: Statement, *texts: str, label: str = "", before: bool = False) -> list[Commitment]:
    """The commitment of a statement and others of its clause, each with a figure of the ``label`` where there is one."""
    figures = (Quantity(label=label, value=1, unit="个", kind=one.quantity.kind),) if label else ()
    others = [
        replace(one.item, id=f"{one.item.id}{number}", text=text, quantities=figures)
        for number, text in enumerate(texts, 2)
    ]
    return [*others, one.item] if before else [one.item, *others]


def pair(**how: Any) -> tuple[Statement, Statement]:
    aim = said(plan(2023, origin="draft"), 280, 2023, text="开行班列280列", **how)
    return aim, result(plan(2024, origin="draft"), 110, 2023, text="开行班列110列")


def company(aim: list[Commitment], got: list[Commitment]) -> Company:
    return Company({aim[0].plan: aim, got[0].plan: got})


@pytest.mark.parametrize(
    ("aim", "got", "keeps"),
    [
        (("拓展海外仓", "海外仓"), ("海外仓建成", "海外仓"), True),  # another figure of one name
        (("新建场站", "场站"), ("新增货源", "货源"), False),
        (("扩建国际陆港", ""), ("国际陆港开工", ""), True),  # a word of four signs
        (("扩建陆港", ""), ("陆港开工", ""), False),
        (("开行班列，优化线路", ""), ("山区五县开行班列", ""), False),  # the name itself is no second sign
    ],
)
def test_a_figure_is_known_by_its_company(aim: tuple[str, str], got: tuple[str, str], keeps: bool) -> None:
    wanted, told_of = pair()
    sides = around(wanted, aim[0], label=aim[1]), around(told_of, got[0], label=got[1])
    assert company(*sides).keeps(wanted, told_of) is keeps


def test_a_word_counts_on_one_topic_only() -> None:
    wanted, told_of = pair(topic="other")
    assert not company(around(wanted, "扩建国际陆港"), around(told_of, "国际陆港开工")).keeps(wanted, told_of)


def test_company_is_what_stands_near() -> None:
    wanted, told_of = pair()
    far = ["另一事项"] * AROUND
    assert not company(around(wanted, *far, "扩建国际陆港"), around(told_of, "国际陆港开工")).keeps(wanted, told_of)


def test_a_chief_target_needs_no_company() -> None:
    wanted, told_of = pair()
    listed = ["主要预期目标是:生产总值增长5%", *["另一事项"] * (LISTED - 1)]
    assert company(around(wanted, *listed, before=True), around(told_of)).keeps(wanted, told_of)
    assert not company(around(wanted, *listed, "另一事项", before=True), around(told_of)).keeps(wanted, told_of)


def test_near_is_a_fifth_of_the_aim_or_three_points() -> None:
    assert near(said(2023, 100, 2023), 80) and not near(said(2023, 100, 2023), 79)
    assert near(said(2023, 8, 2023, SHARE), 5) and not near(said(2023, 8, 2023, SHARE), 4.9)


@pytest.mark.parametrize(
    ("got", "origin", "shared", "word"),
    [
        (110, "draft", "", None),
        (240, "draft", "", "missed"),
        (110, "draft", "海外仓", "missed"),
        (110, "curated", "", "missed"),
        (700, "draft", "", "met"),
    ],
)
def test_a_drafted_aim_is_missed_by_far_only_where_a_second_sign_bears_out_the_result(
    got: float, origin: str, shared: str, word: str | None
) -> None:
    aim = said(plan(2023, origin=origin), 280, 2023, text="开行班列280列")
    told_of = result(plan(2024, origin=origin), got, 2023, text=f"开行班列{got}列")
    items = [*around(aim, "拓展业务", label=shared), *around(told_of, "增加货源", label=shared)]
    record = Documents([aim.plan, told_of.plan], items, ())
    line = lines([aim, told_of], HIGHER, ())[0]
    table = tuple(years(line, record, HIGHER, {HIGHER.id}, {}))
    verdict = judge(Case(line, HIGHER, table, record))
    assert (table[0].verdict, verdict.word) == (word, word or "open")
    if word is None:
        assert table[0].result is told_of and table[0].gap is not None
        assert (table[0].gap.why, table[0].gap.detail, table[0].gap.tells) == ("open", "alone", True)
        assert "110列" in verdict.because("zh") and "未必是同一件事" in verdict.because("zh")
        assert "nothing but the name" in verdict.because("en")


def test_a_goal_that_is_due_asks_for_the_same_sign() -> None:
    goal = said(plan(2022, origin="draft"), 280, 2023, text="到2023年班列280列")
    _, verdict = told([goal, result(plan(2024, origin="draft"), 110, 2023, text="班列110列")])
    assert verdict.word == "open" and "未必是同一件事" in verdict.because("zh")


REPORT = ["新增就业3万人", "主要预期目标是:生产总值增长5%", "新增就业4万人"]


@pytest.mark.parametrize(
    ("kinds", "left"),
    [
        (("actual", "target", "target"), (0, 0, 0)),
        (("target", "target", "actual"), (1, 0, 1)),  # its place says otherwise
        (("actual", "actual", "target"), (1, 1, 1)),  # nothing announces the targets
        (("baseline", "target", "target"), (1, 0, 0)),  # from 3 to 4 may stand anywhere
    ],
)
def test_the_place_in_a_report_settles_the_tense(kinds: tuple[str, ...], left: tuple[int, ...]) -> None:
    item = said(2023, 1, 2023, doubts=("tense", "year")).item
    items = [
        replace(item, text=text, quantities=(Quantity(label="就业", value=3, unit="%", kind=kind),))
        for text, kind in zip(REPORT, kinds)
    ]
    assert tuple("tense" in one.doubts for one in settled(items)) == tuple(map(bool, left))
    assert all("year" in one.doubts for one in settled(items))
