"""What became of a commitment, and the sentence that says why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from plancmp.model import Quantity
from plancmp.query.diff.changes import CHANGES
from plancmp.query.diff.diff import Diff
from plancmp.query.diff.document import Document
from tests.query.diff.conftest import figure, made, says, told

Changed = Callable[..., Diff]


def growth(value: float | None, year: int, **more: Any) -> Quantity:
    return figure("地区生产总值增速", value, "%", year, indicator="gdp-growth", **more)


def one_row(answer: Diff, change: str) -> str:
    [row] = [row for row in answer.rows if row.change == change]
    assert row.because[1]
    return row.because[0]


@pytest.mark.parametrize(
    ("before", "after", "change", "because"),
    [
        (growth(6, 2024), growth(6.5, 2025), "raised", "2024年6%→2025年6.5%,多0.5个百分点"),
        (growth(6, 2024), growth(5, 2025), "lowered", "2024年6%→2025年5%,少1个百分点"),
        (growth(6, 2024), growth(6, 2025), "kept", "数值不变"),
        (growth(6, 2024, op=">="), growth(6, 2025, op="~"), "weakened", "说法放宽"),
        (growth(6, 2024, op="~"), growth(6, 2025, op=">="), "strengthened", "说法收紧"),
    ],
)
def test_the_aims_of_two_reports_for_their_years(
    before: Quantity, after: Quantity, change: str, because: str, changed: Changed
) -> None:
    old, new = (
        made(year, says("生产总值增长", part, topic="growth")) for year, part in ((2024, before), (2025, after))
    )
    assert because in one_row(changed(old, new), change)


def test_where_less_is_better_a_lower_figure_asks_for_more(changed: Changed) -> None:
    old, new = (
        made(year, says("城乡收入倍差缩小", figure("城乡收入倍差", value, "", year, indicator="income-ratio", op="<=")))
        for year, value in ((2024, 1.9), (2025, 1.8))
    )
    assert one_row(changed(old, new), "raised").endswith("要求更高")


def test_the_aim_of_one_year_is_not_held_against_a_goal_for_several(changed: Changed) -> None:
    old = made("2021-2025", says("班列年开行3000列", figure("班列年开行数", 3000, "列", 2025, indicator="trains")))
    new = made(2023, says("班列年开行2500列", figure("班列年开行数", 2500, "列", 2023, indicator="trains")))
    assert "不比较高低" in one_row(changed(old, new), "kept")


def test_a_level_not_reached_that_is_set_for_a_later_year_is_postponed(changed: Changed) -> None:
    result = figure("班列年开行数", 2380, "列", 2023, indicator="trains", kind="actual")
    old = made(
        "2021-2025", says("到2025年班列开行3000列", figure("班列年开行数", 3000, "列", 2025, indicator="trains"))
    )
    new = made(
        "2024-2028",
        says("2023年开行班列2380列", result, strength="done"),
        says("到2027年班列开行3000列", figure("班列年开行数", 3000, "列", 2027, indicator="trains")),
    )
    assert "年份推后" in one_row(changed(old, new), "postponed")


@pytest.mark.parametrize(("result", "change"), [(2600, "achieved"), (2400, "missed")])
def test_a_result_of_the_year_judges_the_aim(result: float, change: str, changed: Changed) -> None:
    old = made(2024, says("2024年班列开行2500列", figure("班列年开行数", 2500, "列", 2024, indicator="trains")))
    reported = figure("班列年开行数", result, "列", 2024, indicator="trains", kind="actual")
    new = made(2025, says(f"2024年班列开行{result}列", reported, strength="done"))
    assert f"2024年为{result}列" in one_row(changed(old, new), change)


def test_the_same_figure_for_a_later_year_is_no_firmer(changed: Changed) -> None:
    old, new = (
        made(
            f"{year - 4}-{year}",
            says("班列开行3000列", figure("班列年开行数", 3000, "列", year, indicator="trains"), strength=word),
        )
        for year, word in ((2025, "strive"), (2030, "commit"))
    )
    assert "数值不变" in one_row(changed(old, new), "kept")


def test_of_several_figures_all_must_be_told_to_be_achieved(changed: Changed) -> None:
    trains = figure("班列年开行数", 2500, "列", 2024, indicator="trains")
    share = figure("班列回程占比", 40, "%", 2024, indicator="train-share")
    result = figure("班列年开行数", 2600, "列", 2024, indicator="trains", kind="actual")
    new = made(2025, says("2024年班列开行2600列", result, strength="done"))
    answer = changed(made(2024, says("2024年班列开行2500列,回程40%", trains, share)), new)
    assert "另有1个数字未找到结果" in one_row(answer, "reported")


@pytest.mark.parametrize(
    ("text", "change"),
    [("安北铁路建成通车", "achieved"), ("安北铁路主体完工", "reported"), ("加快推进安北铁路建设", "reported")],
)
def test_a_work_is_achieved_when_the_stage_is_reported_that_was_promised(
    text: str, change: str, changed: Changed
) -> None:
    old = made(2024, says("安北铁路建成通车", topic="railways", names=("安北铁路",)))
    new = made(2025, says(text, topic="railways", strength="done", names=("安北铁路",)))
    assert [row[0] for row in told(changed(old, new))] == [change]


def test_a_figure_that_is_gone_weakens_the_same_sentence(changed: Changed) -> None:
    old = made(2024, says("推进北线工程建设", figure("北线工程投资", 30, "亿元", 2024), topic="railways"))
    new = made(2025, says("推进北线工程建设", topic="railways"))
    assert "原有数字(2024年30亿元)" in one_row(changed(old, new), "weakened")
    assert "原无数字" in one_row(changed(made(2024, *_plain(new)), made(2025, *_plain(old))), "strengthened")


def _plain(document: Document) -> list[dict[str, Any]]:
    [item] = document.items
    return [says(item.text, *item.quantities, topic=item.topic)]


def test_words_alone_weigh_only_where_they_are_far_apart(changed: Changed) -> None:
    def spoken(before: str, after: str, **of: str) -> list[str]:
        old, new = (
            made(year, says("推进北线工程建设", topic="railways", strength=strength), **of)
            for year, strength in ((2024, before), (2025, after))
        )
        return [row.change for row in changed(old, new).rows]

    assert spoken("ensure", "support") == ["weakened"]
    assert spoken("explore", "commit") == ["strengthened"]
    assert spoken("ensure", "commit") == ["kept"], "the verb tells little of the will"
    assert spoken("ensure", "support", origin="draft") == ["kept"], "a machine read the strength"


def test_figures_of_one_name_in_other_units_are_redefined(changed: Changed) -> None:
    old = made(2024, says("快递业务量突破140亿件", figure("快递业务量", 140, "亿件", 2024, op=">=")))
    rank = figure("快递业务量全国排名", 1, "位", 2025, op="rank")
    assert "不比较高低" in one_row(changed(old, made(2025, says("快递业务量保持全国第1位", rank))), "redefined")


def test_english_sentences_tell_labels_without_an_indicator_by_their_gloss(
    changed: Changed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plancmp.glosses.glosses", lambda: {"快递柜": "parcel “lockers”"})
    old = made(2024, says("新增快递柜100个", figure("快递柜", 100, "个", 2024)))
    [row] = changed(old, made(2025, says("新增快递柜120个", figure("快递柜", 120, "个", 2025)))).rows
    assert row.because[1].startswith("parcel “lockers” 100 in 2024 → 120 in 2025")
    rank = figure("快递柜全国排名", 1, "位", 2025, op="rank")
    [row] = changed(old, made(2025, says("新增快递柜保持全国第1位", rank))).rows
    assert "(“parcel ‘lockers’”)" in row.because[1]
    assert "(“快递柜全国排名 (zh)”)" in row.because[1]
    assert "“快递柜全国排名”" in row.because[0]


def test_what_is_handed_down_takes_the_place_of_a_figure(changed: Changed) -> None:
    old = made(2024, says("生产总值增长6%", growth(6, 2024), topic="growth"))
    new = made(2025, says("生产总值增长完成省下达目标", growth(None, 2025, delegated=True), topic="growth"))
    assert "改为按上级下达" in one_row(changed(old, new), "redefined")


# What stands in one plan alone


def test_silence_is_told_only_of_plans_of_one_reach_that_were_read(changed: Changed) -> None:
    gone, other = says("设立安平流域补偿基金"), says("开行直达列车")
    assert told(changed(made(2024, gone), made(2025, other)))[0] == ("dropped", "设立安平流域补偿基金", "")
    assert "没有再提不等于取消" in one_row(changed(made(2024, gone), made(2025, other)), "dropped")
    assert "类型不同" in one_row(changed(made("2026-2030", gone), made("2026-2030", other, kind="outline")), "dropped")
    unread = changed(made(2024, gone), made(2025, other, read=0))
    assert "没有读完" in [row.because[0] for row in unread.rows if row.old][0]
    assert unread.summary == {"added": 1, "unmatched": 1}


def test_a_report_drops_no_goal_of_a_plan_of_five_years(changed: Changed) -> None:
    answer = changed(made("2021-2025", says("设立安平流域补偿基金")), made(2023, says("开行直达列车")))
    assert answer.summary == {"added": 1, "unmatched": 1}
    assert "范围或期限不同" in one_row(answer, "unmatched")


def test_a_year_that_is_past_is_due_and_not_dropped(changed: Changed) -> None:
    old = made(2024, says("2024年设立安平流域补偿基金", figure("流域补偿基金", 2, "亿元", 2024)))
    answer = changed(old, made(2025, says("开行直达列车")))
    assert one_row(answer, "due").startswith("2024年已过")


def test_what_a_draft_does_not_hold_may_be_in_its_document(changed: Changed) -> None:
    old = made(2024, says("2024年设立安平流域补偿基金", figure("流域补偿基金", 2, "亿元", 2024)))
    answer = changed(old, made(2025, says("开行直达列车"), origin="draft"))
    assert "原文可能有" in [row.because[0] for row in answer.rows if row.old][0]


def test_a_name_that_is_put_a_little_otherwise_is_no_other_measure(changed: Changed) -> None:
    old, new = (
        made(year, says(f"建设{name}30个", figure(name, 30, "个", year)))
        for year, name in ((2024, "新时代美丽乡村特色村"), (2025, "美丽乡村特色村"))
    )
    assert "不比较高低" in one_row(changed(old, new), "kept")


def test_what_is_a_little_alike_is_neither_dropped_nor_added(changed: Changed) -> None:
    old = made(2024, says("健全基层社会治理体系,做优网格服务队伍", topic="railways"))
    new = made(2025, says("提升社会治理的能力和水平,培养专职调解员", topic="railways"))
    answer = changed(old, new)
    assert answer.summary == {"unmatched": 2}
    assert new.items[0].text in [row.because[0] for row in answer.rows if row.old][0]


def test_all_changes_have_their_place_in_the_order(changed: Changed) -> None:
    answer = changed(made(2024, says("设立安平流域补偿基金")), made(2025, says("开行直达列车")))
    assert [row.change for row in answer.rows] == sorted(answer.summary, key=CHANGES.index)


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("北湖区获评国家食品安全示范城市", "achieved"),
        ("北湖区入选国家食品安全示范项目", "reported"),
        ("北湖区获评省食品安全示范城市", "reported"),
        ("北湖区食品安全加强,获评国家卫生城市", "reported"),
    ],
)
def test_a_title_is_won_when_that_very_title_is_reported(text: str, change: str, changed: Changed) -> None:
    old = made(2024, says("北湖区争创国家食品安全示范城市", topic="firms"))
    new = made(2025, says(text, topic="firms", strength="done"))
    assert [row[0] for row in told(changed(old, new))] == [change]


def test_of_several_works_all_must_be_reported_at_their_stage(changed: Changed) -> None:
    old = made(2024, says("建成北湖大桥、安北铁路站房", topic="railways"))

    def reported(*texts: str) -> set[str]:
        return {row.change for row in changed(old, made(2025, *(says(text, strength="done") for text in texts))).rows}

    assert reported("北湖大桥建成通车") == {"reported"}
    assert reported("北湖大桥建成通车", "安北铁路站房竣工") == {"achieved"}
    assert reported("北湖大桥建成通车", "安北铁路站房基本建成") == {"reported"}


def test_what_a_machine_drafted_is_added_only_with_a_figure_or_a_work(changed: Changed) -> None:
    def told_of(text: str, *figures: Quantity) -> str:
        new = made(2025, says(text, *figures, topic="firms"), origin="draft")
        [row] = [row for row in changed(made(2024, says("开行直达列车")), new).rows if row.new]
        return row.change

    assert told_of("打造群众家门口的“心灵港湾”") == "unmatched"
    assert told_of("新建“心灵港湾”20个", figure("心灵港湾", 20, "个", 2025)) == "added"
    assert told_of("建成北湖心理健康中心") == "added"
