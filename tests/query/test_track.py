"""The stories of a made-up city."""

from __future__ import annotations

import json

import pytest

from plancmp import KnowledgeBase, UnknownName, track
from plancmp.query.track import Row, Track


@pytest.fixture
def anping(figures: KnowledgeBase) -> Track:
    return track(figures, "anping")


def row(result: Track, indicator: str) -> Row:
    return next(row for row in result.rows if row.indicator.id == indicator)


@pytest.mark.parametrize(
    ("indicator", "word"),
    [("trains", "postponed"), ("gdp", "behind"), ("firms-new", "lowered"), ("firms", "redefined"), ("train-share", "dropped"), ("income-ratio", "unchanged")],
)
def test_each_story_has_its_verdict(anping: Track, indicator: str, word: str | None) -> None:
    assert row(anping, indicator).verdict.word == word


def test_because_is_a_sentence_with_the_arithmetic(anping: Track) -> None:
    assert row(anping, "trains").verdict.because("zh") == (
        "2021年提出2025年≥3000列,2022年推迟为2027年3000列;2023年为2380列;要到2027年的3000列,四年须年均增长6.0%;2024年目标仅为增长5.0%"
    )
    assert row(anping, "gdp").verdict.because("zh") == (
        "2023年为6011.3亿元;要到2025年的7600亿元,两年须年均增长12.4%;2023年实际增长6.8%;2024年目标仅为增长6.0%"
    )
    assert "400" in row(anping, "firms-new").verdict.because("en")


def test_dropped_says_which_documents_were_read(anping: Track) -> None:
    because = row(anping, "train-share").verdict.because("zh")
    assert "2022决定、2024报告" in because and "45%" in because


def test_a_ranking_is_no_point_of_a_line_of_levels(anping: Track) -> None:
    firms = row(anping, "firms")
    assert {one.basis for one in firms.points} | {one.basis for one in firms.others} == {"level", "rank"}
    assert len({(one.basis, one.unit) for one in firms.points}) == 1


def test_a_result_that_shrank_to_a_value_is_that_value(anping: Track) -> None:
    assert row(anping, "income-ratio").verdict.because("zh").startswith("2023年为1.93倍;要到2025年的≤1.9倍,两年须每年缩小0.015")


def test_objects_of_one_indicator_are_kept_apart(figures: KnowledgeBase) -> None:
    works = [row for row in track(figures, "anping", ["progress"]).rows if row.indicator.id == "progress"]
    assert [row.subject for row in works] == ["北线进度", "南线进度"]
    assert [one.value for one in works[0].points] == [60, 70]


def test_what_one_plan_says_and_nothing_tests_is_counted_not_shown(anping: Track) -> None:
    assert anping.untested and not any(row.indicator.id == "gdp-growth" for row in anping.rows)
    assert all(row.verdict.word for row in anping.rows)


def test_dropped_rows_come_last(anping: Track) -> None:
    words = [row.verdict.word for row in anping.rows]
    assert words.index("dropped") == len(words) - words.count("dropped")


def test_an_indicator_comes_with_its_family(figures: KnowledgeBase) -> None:
    assert {row.indicator.id for row in track(figures, "anping", ["GDP"]).rows} == {"gdp", "gdp-growth"}
    assert {row.indicator.id for row in track(figures, "安平", ["新增企业"]).rows} == {"firms", "firms-new"}


def test_one_plan_shows_what_it_states_twice(figures: KnowledgeBase) -> None:
    result = track(figures, "beihu")
    assert [(row.indicator.id, row.verdict.word) for row in result.rows] == [("gdp", None)]
    assert "年均增长6.1%" in result.rows[0].verdict.because("zh")


def test_unknown_indicator(figures: KnowledgeBase) -> None:
    with pytest.raises(UnknownName) as error:
        track(figures, "anping", ["trainz-of-xyz"])
    assert error.value.kind == "indicator"


def test_json_follows_the_contract(anping: Track) -> None:
    whole = json.loads(json.dumps(anping.to_dict()))
    assert whole["schema"] == "plancmp.track/1" and whole["city"] == "anping"
    for entry in whole["rows"]:
        assert {"indicator", "label", "unit", "points", "verdict", "because"} <= set(entry)
        for point in entry["points"]:
            assert {"plan", "clause", "commitment", "value", "base_value", "year", "kind"} <= set(point)
    english = anping.to_dict("en")["rows"][0]["because"]
    assert english != whole["rows"][0]["because"]


@pytest.mark.parametrize(
    ("indicator", "word", "figures_told"),
    [
        ("china-europe-trains", "postponed", ("3000列", "2380列", "2027年")),
        ("gdp", "behind", ("6011.3亿元", "7600亿元", "12.4%", "6.0%")),
        ("sea-rail-containers", "behind", ("32.1万标箱", "50万标箱", "11.7%", "9.0%")),
        ("hightech-firms-new", "lowered", ("400家", "408家", "300家")),
        ("industrial-value-added-growth", "behind", ("13%", "4.4%")),
        ("urban-rural-income-ratio", "unchanged", ("1.9倍", "1.93倍")),
        ("resident-income", "unchanged", ("7.5万元", "8.5万元", "6.5%")),
        ("market-entities", "redefined", ("180万户", "第1位")),
        ("grain-output", "raised", ("46万吨", "48.1万吨")),
        ("rd-intensity", "unchanged", ("2.9%", "3.25%", "0.35个百分点")),
        ("express-parcels", "unchanged", ("140亿件", "180亿件", "8.7%")),
    ],
)
def test_known_stories_of_jinhua(indicator: str, word: str | None, figures_told: tuple[str, ...], shipped: KnowledgeBase) -> None:
    verdict = row(track(shipped, "jinhua", [indicator]), indicator).verdict
    assert verdict.word == word
    assert all(figure in verdict.because("zh") for figure in figures_told)
