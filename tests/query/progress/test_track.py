"""The stories of a made-up city."""

from __future__ import annotations

import json

import pytest

from plancmp import Indicator, KnowledgeBase, UnknownName, track
from plancmp.query.progress.track import Track, TrackRow, _Reader
from tests.query.progress.conftest import HIGHER, plan, said


@pytest.fixture
def anping(figures: KnowledgeBase) -> Track:
    return track(figures, "anping")


def row(result: Track, indicator: str) -> TrackRow:
    return next(row for row in result.rows if row.indicator.id == indicator)


@pytest.mark.parametrize(
    ("indicator", "word"),
    [
        ("trains", "postponed"),
        ("gdp", "behind"),
        ("firms-new", "lowered"),
        ("firms", "open"),  # a size and a rank are aimed at, and neither is reported
        ("train-share", "open"),  # its year is not over
        ("income-ratio", "open"),  # one result has no pace
    ],
)
def test_each_story_has_its_verdict(figures: KnowledgeBase, indicator: str, word: str | None) -> None:
    assert row(track(figures, "anping", [indicator]), indicator).verdict.word == word


def test_because_is_a_sentence_with_the_arithmetic(anping: Track) -> None:
    assert row(anping, "trains").verdict.because("zh") == (
        "2021规划提出2025年≥3000列,2022决定推迟为2027年3000列;2023年为2380列;"
        "要到2022决定提出的2027年3000列,四年须年均增长6.0%;2024年目标为2500列,即仅增长5.0%"
    )
    assert row(anping, "gdp").verdict.because("zh") == (
        "2023年为6011.3亿元;要到2022决定提出的2025年7600亿元,两年须年均增长12.4%;2024年目标仅为增长6.0%"
    )
    assert "400" in row(anping, "firms-new").verdict.because("en")


def test_a_ranking_is_no_point_of_a_line_of_levels(figures: KnowledgeBase) -> None:
    rows = [row for row in track(figures, "anping", ["firms"]).rows if row.indicator.id == "firms"]
    assert [row.measure for row in rows] == ["year", "rank"]
    assert all(len({(one.basis, one.unit) for one in row.points}) == 1 for row in rows)


def test_a_result_without_a_pace_says_what_is_needed(figures: KnowledgeBase) -> None:
    ratio = row(track(figures, "anping", ["income-ratio"]), "income-ratio")
    assert "2023年为≤1.93倍;要到2021规划提出的2025年≤1.9倍,两年至多须每年缩小0.015" in ratio.verdict.because("zh")
    assert "the 2 years after 2023 must bring at most a fall of 0.015 a year" in ratio.verdict.because("en")


def test_objects_of_one_indicator_are_kept_apart(figures: KnowledgeBase) -> None:
    works = [row for row in track(figures, "anping", ["progress"]).rows if row.indicator.id == "progress"]
    assert [row.subject for row in works] == ["北线进度", "南线进度"]
    assert [one.value for one in works[0].points] == [60, 70]


def test_what_one_plan_says_and_nothing_tests_is_counted_not_shown(anping: Track) -> None:
    assert anping.untested and not any(row.indicator.id == "train-share" for row in anping.rows)
    assert all(row.verdict.word for row in anping.rows)


def test_the_head_tells_what_is_due_and_what_is_not(anping: Track) -> None:
    summary = anping.to_dict()["summary"]
    assert summary["due"] == {} and sum(summary["not_due"].values()) == len(anping.rows)
    assert summary["kept"] == {"met": 1, "of": 1}


def test_years_stand_with_their_aims_and_results(anping: Track) -> None:
    quota = row(anping, "firms-new")
    assert [(year.year, year.verdict) for year in quota.years] == [
        (2023, "met"), (2024, None), (2025, None), (2026, None), (2027, None)
    ]  # fmt: skip
    aims = [year.aim.value for year in quota.years if year.aim]
    assert aims == [400, 300, 400, 400, 400] and quota.kept == (1, 1)


def test_an_indicator_comes_with_its_family(figures: KnowledgeBase) -> None:
    assert {row.indicator.id for row in track(figures, "anping", ["GDP"]).rows} == {"gdp", "gdp-growth"}
    assert {row.indicator.id for row in track(figures, "安平", ["新增企业"]).rows} == {"firms", "firms-new"}


def test_one_plan_shows_what_it_states_twice(figures: KnowledgeBase) -> None:
    result = track(figures, "beihu")
    assert {(row.indicator.id, row.verdict.word) for row in result.rows} == {("gdp", "open"), ("gdp-growth", "open")}
    assert "年均增长6.1%" in result.rows[0].verdict.because("zh")


def test_what_is_handed_down_is_shown_and_not_judged() -> None:
    one = said(2024, None, 2024, delegated=True)
    reader = _Reader([one.plan], [one.item], [], [HIGHER], {HIGHER.id: {HIGHER.id}})
    [row] = reader.rows(HIGHER, [one], alone=True)
    assert row.verdict.word == "open" and "上级下达" in row.verdict.because("zh")
    assert row.others == (one,) and not row.years


@pytest.mark.parametrize(
    ("label", "origin", "named"),
    [
        ("绿色工厂", "draft", False),
        ("绿色大工厂", "draft", True),
        ("绿色工厂", "curated", True),
        ("增加值增速", "draft", False),  # whose?
        ("新竣工投产", "draft", False),
        ("新增种植面积", "draft", False),
        ("民企增加值增速", "draft", True),
        ("（改造）卫生厕所", "draft", False),  # words are missing before it
        ("重点城市中排名", "draft", False),
        ("空气质量排名", "draft", True),
        ("各级财政投入", "draft", False),  # for what?
        ("项目总投资额", "draft", False),
        ("主要经济指标增速", "draft", False),
        ("产业规模增速", "draft", False),
        ("水利项目总投资额", "draft", True),
        ("新增运营里程", "draft", False),
        ("铁路运营里程", "draft", True),
        ("因管线老化", "draft", False),  # why, not what
        ("水源地保护区内", "draft", False),  # where
    ],
)
def test_a_short_or_bare_label_that_a_machine_read_is_no_name_of_a_thing(label: str, origin: str, named: bool) -> None:
    nameless = Indicator("", label, label, "家", "none")
    aims = [said(plan(year, origin=origin), 20, year, nameless) for year in (2023, 2024)]
    reader = _Reader([one.plan for one in aims], [one.item for one in aims], [], [], {})
    assert [thing.zh for thing in reader.labels()] == ([label] if named else [])


@pytest.mark.parametrize(
    ("label", "unit", "named"),
    [
        ("便民服务事项", "%", False),
        ("便民服务事项", "项", True),
        ("事项网办率", "%", True),
        ("“全国卫生城”", "年", False),  # how long, of what?
        ("建设期限缩短", "年", True),
    ],
)
def test_a_share_whose_label_names_no_share_does_not_say_what_it_is(label: str, unit: str, named: bool) -> None:
    nameless = Indicator("", label, label, unit, "none")
    aims = [said(plan(year, origin="draft"), 20, year, nameless) for year in (2023, 2024)]
    reader = _Reader([one.plan for one in aims], [one.item for one in aims], [], [], {})
    assert bool(reader.labels()) is named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("利用2000万元以上项目资金增长20%", False),
        ("20%以上项目资金增速", True),
        ("项目资金增长20%", True),
        ("建成和项目资金增长20%", False),
        ("设备和项目资金增长20%", True),
    ],
)
def test_a_label_behind_the_bound_of_a_class_is_cut(text: str, named: bool) -> None:
    nameless = Indicator("", "项目资金增速", "", "%", "none")
    aims = [said(plan(year, origin="draft"), 20, year, nameless, text=text) for year in (2023, 2024)]
    reader = _Reader([one.plan for one in aims], [one.item for one in aims], [], [], {})
    assert bool(reader.labels()) is named


def test_what_is_bettered_is_not_what_is_added() -> None:
    for label, text, named in (
        ("山坡绿化增量", "山坡绿化提升7处", False),
        ("山坡绿化增量", "山坡绿化增加7处", True),
    ):
        nameless = Indicator("", label, label, "处", "none")
        aims = [said(plan(year, origin="draft"), 7, year, nameless, text=text) for year in (2023, 2024)]
        reader = _Reader([one.plan for one in aims], [one.item for one in aims], [], [], {})
        assert bool(reader.labels()) is named


def test_unknown_indicator(figures: KnowledgeBase) -> None:
    with pytest.raises(UnknownName) as error:
        track(figures, "anping", ["trainz-of-xyz"])
    assert error.value.kind == "indicator"


def test_json_follows_the_contract(anping: Track) -> None:
    whole = json.loads(json.dumps(anping.to_dict()))
    assert whole["schema"] == "plancmp.track/1" and whole["city"] == "anping"
    for entry in whole["rows"]:
        assert {"indicator", "label", "unit", "points", "years", "kept", "verdict", "because"} <= set(entry)
        assert set(entry["kept"]) == {"met", "of"}
        for year in entry["years"]:
            assert {"year", "aim", "result", "verdict"} <= set(year)
        for point in entry["points"]:
            assert {"plan", "clause", "commitment", "value", "base_value", "year", "kind"} <= set(point)
    english = anping.to_dict(lang="en")["rows"][0]["because"]
    assert english != whole["rows"][0]["because"]


@pytest.mark.parametrize(
    ("indicator", "word", "figures_told"),
    [
        ("china-europe-trains", "postponed", ("3000列", "2619列", "2027年", "4.6%", "14.5%")),
        ("gdp", "behind", ("6925.5亿元", "7600亿元", "9.7%", "6.0%")),
        ("gdp-growth", "met", ("6.3%", "约6%")),
        ("fixed-asset-investment-growth", "missed", ("5.3%", "≥10%")),
        ("sea-rail-containers", "on-track", ("38.1万标箱", "40万标准箱", "5.0%")),
        ("hightech-firms-new", "lowered", ("400家", "408家", "350家")),
        ("industrial-value-added-growth", "met", ("9.1%", "≥6%")),
        ("urban-rural-income-ratio", "ahead", ("1.89倍", "1.9倍")),
        ("resident-income", "unchanged", ("2025年7.5万元", "2025年约7.5万元")),
        ("market-entities", "ahead", ("200万户", "180万户")),
        ("grain-output", "open", ("9.2亿斤",)),
        ("rd-intensity", "open", ("2.9%", "3.25%", "0.35个百分点")),
        ("express-parcels", "open", ("171.9亿件", "180亿件", "1.5%")),
    ],
)
def test_known_stories_of_jinhua(
    indicator: str, word: str | None, figures_told: tuple[str, ...], shipped: KnowledgeBase
) -> None:
    verdict = row(track(shipped, "jinhua", [indicator]), indicator).verdict
    assert verdict.word == word
    assert all(figure in verdict.because("zh") for figure in figures_told)


def test_a_label_that_names_an_indicator_and_is_not_counted_to_it_is_no_thing_of_its_own() -> None:
    """地区生产总值 of a new area: the draft gave it no indicator, and its bare name would be taken for the city's."""
    from dataclasses import replace

    one, two = said(2024, 300, 2024), said(2025, 380, 2025)
    items = [
        replace(some.item, quantities=(replace(some.quantity, indicator=None, label=label),))
        for some, label in ((one, HIGHER.zh), (two, "新区道路"))
    ]
    reader = _Reader([one.plan, two.plan], items, [], [HIGHER], {HIGHER.id: {HIGHER.id}})
    assert list(reader.labelled) == ["新区道路"] and not reader.found
