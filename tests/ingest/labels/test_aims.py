"""Words around figures that are held against an aim."""

from __future__ import annotations

import pytest

from plancmp.ingest.labels import aims


@pytest.mark.parametrize("words", ["", "超额", "超额完成年初", "低于省定", "未完成全年", "市级下达的"])
def test_words_that_say_whose_an_aim_is(words: str) -> None:
    assert aims.WHOSE_AIM.fullmatch(words)


@pytest.mark.parametrize("words", ["新增绿地", "完成造林", "超额完成年内新增绿地"])
def test_words_that_say_what_is_aimed_at(words: str) -> None:
    assert not aims.WHOSE_AIM.fullmatch(words)


def test_an_aim_that_has_a_name_of_its_own_is_none_of_the_thing_before() -> None:
    assert aims.AIM_BEHIND.match("的年度目标任务")
    assert not aims.AIM_BEHIND.match("的固定资产投资任务")


@pytest.mark.parametrize(
    ("words", "plan", "beyond"),
    [("完成年度计划的", "年度计划", False), ("为预算的", "预算", False), ("超额完成年度任务的", "年度任务", True)],
)
def test_a_share_of_a_plan(words: str, plan: str, beyond: bool) -> None:
    found = aims.OF_THE_PLAN.search(words)
    assert found and (found["plan"], bool(found["beyond"])) == (plan, beyond)
