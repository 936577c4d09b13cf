"""Side by side: which rows, in which order, and what is in the cells."""

from __future__ import annotations

import json

import pytest

from plancmp import KnowledgeBase, PlancmpError, UnknownName, compare
from plancmp.model import Commitment, fields_of, restored
from plancmp.query.salience import telling
from tests.conftest import FIGURES, Extended


def rows(result: object) -> list[tuple[str, dict[str, list[str]]]]:
    return [
        (row.topic.id, {city: [item.id for item in cell] for city, cell in row.cells.items()})
        for row in result.rows  # type: ignore[attr-defined]
    ]


def test_topics_are_rows_and_shared_ones_come_first_those_with_figures_of_all_at_the_top(
    example: KnowledgeBase,
) -> None:
    result = compare(example, ["anping", "beihu"])
    assert rows(result) == [
        ("air-quality", {"anping": ["anping-proposal-15fyp/2.1"], "beihu": ["beihu-proposal-15fyp/2.1"]}),
        ("railways", {"anping": ["anping-proposal-15fyp/1.2"], "beihu": ["beihu-proposal-15fyp/1.1"]}),
        ("china-europe-trains", {"anping": ["anping-proposal-15fyp/1.1", "anping-report-2024/一(一).1"], "beihu": []}),
        ("aviation", {"anping": ["anping-proposal-15fyp/1.3"], "beihu": []}),
    ]
    first, second, *alone = (row.score for row in result.rows)
    assert first is not None and second is not None and 100 >= first > second > 0
    assert first >= 60, "both measure the same indicator"
    assert alone == [None, None]


def test_the_order_of_the_cities_is_the_users(example: KnowledgeBase) -> None:
    result = compare(example, ["北湖", "安平市"])
    assert [city.id for city in result.cities] == ["beihu", "anping"]
    assert all(list(row.cells) == ["beihu", "anping"] for row in result.rows)
    forth = compare(example, ["anping", "beihu"])
    assert [(row.topic.id, row.score) for row in result.rows] == [(row.topic.id, row.score) for row in forth.rows]


def test_what_others_count_to_the_theme_is_not_called_absent(extended: Extended) -> None:
    """A railway that one city counts to its economy, too, stands beside those that others count to transport alone."""
    kb = extended(FIGURES, {"text": "铁路物流拉动经济", "theme": "transport, economy"})
    [row] = [row for row in compare(kb, ["xihe", "nanling"], themes=["economy"]).rows if row.topic.id == "railways"]
    assert [item.id for item in row.cells["nanling"]] == ["nanling-plan-2021/1.1"]


def test_every_commitment_is_in_exactly_one_row_of_its_own(example: KnowledgeBase) -> None:
    result = compare(example, ["anping", "beihu", "nanling"])
    shown = [
        item.id for row in result.rows for cell in row.cells.values() for item in cell if item.topic == row.topic.id
    ]
    assert sorted(shown) == sorted(item.id for item in example.commitments())


@pytest.mark.parametrize(
    ("how", "topics"),
    [
        ({"themes": ["交通"]}, ["railways", "china-europe-trains", "aviation"]),
        ({"themes": ["ecology", "transport"]}, ["air-quality", "railways", "china-europe-trains", "aviation"]),
        ({"topics": ["railways", "中欧班列"]}, ["railways", "china-europe-trains"]),
        (
            {"plans": ["anping-proposal-15fyp", "beihu-proposal-15fyp"], "themes": ["transport"]},
            ["railways", "china-europe-trains", "aviation"],
        ),
        ({"year": 2030}, ["air-quality", "china-europe-trains", "railways"]),
        ({"year": 2023}, ["china-europe-trains"]),
        ({"year": 1999}, []),
        ({"status": "done"}, ["china-europe-trains"]),
        ({"status": "planned", "topics": ["aviation", "air-quality"]}, ["air-quality", "aviation"]),
        ({"themes": ["ecology"], "topics": ["railways"]}, []),
    ],
)
def test_what_is_asked_for_restricts_the_rows(
    how: dict[str, object], topics: list[str], example: KnowledgeBase
) -> None:
    assert [row.topic.id for row in compare(example, ["anping", "beihu"], **how).rows] == topics  # type: ignore[arg-type]


def test_a_plan_that_is_not_wanted_is_neither_shown_nor_counted(example: KnowledgeBase) -> None:
    result = compare(example, ["anping", "beihu"], plans=["anping-report-2024", "beihu-proposal-15fyp"])
    assert [plan.id for plan in result.plans] == ["anping-report-2024", "beihu-proposal-15fyp"]
    assert result.coverage["anping"].clauses_total == 2
    assert ("china-europe-trains", {"anping": ["anping-report-2024/一(一).1"], "beihu": []}) in rows(result)


def test_coverage_tells_read_from_not_there(example: KnowledgeBase) -> None:
    coverage = compare(example, ["anping", "beihu", "nanling"]).coverage
    assert {city: (part.clauses_total, part.clauses_read) for city, part in coverage.items()} == {
        "anping": (4, 4),
        "beihu": (2, 2),
        "nanling": (0, 0),
    }


@pytest.mark.parametrize(
    ("cities", "words"),
    [
        ([], "at least two"),
        (["anping"], "at least two"),
        (["anping", "安平"], "the same city"),
        (["anping", "beihu", "北湖市"], "'beihu' and '北湖市'"),
        (["anping", "atlantis"], "no city is called 'atlantis'"),
    ],
)
def test_cities_must_be_two_and_different(cities: list[str], words: str, example: KnowledgeBase) -> None:
    with pytest.raises(PlancmpError) as caught:
        compare(example, cities)
    assert words in caught.value.message


@pytest.mark.parametrize(
    "how", [{"themes": ["warfare"]}, {"topics": ["canals-of-mars"]}, {"plans": ["nowhere-plan-1900"]}]
)
def test_unknown_names_raise(how: dict[str, list[str]], example: KnowledgeBase) -> None:
    with pytest.raises(UnknownName) as caught:
        compare(example, ["anping", "beihu"], **how)  # type: ignore[arg-type]
    assert caught.value.kind == next(iter(how)).removesuffix("s")


def test_what_the_closest_share_is_said(example: KnowledgeBase) -> None:
    air, rail, *_ = compare(example, ["anping", "beihu"]).rows
    assert air.because.startswith("anping-proposal-15fyp/2.1 ~ beihu-proposal-15fyp/2.1: pm25")
    assert "高铁" in rail.because


def test_json_follows_the_contract(example: KnowledgeBase) -> None:
    result = compare(example, ["anping", "beihu"], themes=["transport"])
    whole = json.loads(json.dumps(result.to_dict()))
    assert list(whole) == ["schema", "cities", "plans", "themes", "rows", "coverage"]
    assert whole["schema"] == "plancmp.compare/1"
    assert whole["cities"] == ["anping", "beihu"] and whole["themes"] == ["transport"]
    assert whole["coverage"]["beihu"] == {"clauses_total": 2, "clauses_read": 2}
    row = whole["rows"][0]
    assert list(row) == ["topic", "label", "theme", "score", "cells", "lines"]
    assert row["label"] == "铁路与高铁"
    [line] = row["lines"]
    assert line == {
        "score": row["score"],
        "ids": {"anping": ["anping-proposal-15fyp/1.2"], "beihu": ["beihu-proposal-15fyp/1.1"]},
    }
    assert row["cells"]["beihu"][0]["text"].startswith("推进安平至北湖")
    assert "because" in result.to_dict(explain=True)["rows"][0]


def test_a_figure_tells_more_than_none_and_a_firm_word_more_than_a_soft_one(example: KnowledgeBase) -> None:
    strive, commit, explore, ensure = (
        example.commitment(f"anping-proposal-15fyp/{name}") for name in ("1.1", "1.2", "1.3", "2.1")
    )
    assert strive and commit and explore and ensure
    assert telling(ensure) > telling(strive) > telling(commit) > telling(explore)


def test_an_admitted_problem_tells_least(example: KnowledgeBase) -> None:
    explore = example.commitment("anping-proposal-15fyp/1.3")
    assert explore
    assert telling(explore) > telling(restored(Commitment, {**fields_of(explore), "strength": "problem"}.values()))


def test_plans_of_one_city_stand_beside_each_other(figures: KnowledgeBase) -> None:
    result = compare(figures, ["anping-plan-2021", "anping-report-2024"])
    assert [column.id for column in result.columns] == ["anping-plan-2021", "anping-report-2024"]
    assert [city.id for city in result.cities] == ["anping"]
    row = next(row for row in result.rows if row.topic.id == "trains")
    assert all({item.plan for item in cell} == {plan} for plan, cell in row.cells.items())
    assert row.lines and all(all(line.cells.values()) for line in row.lines)
    told = result.to_dict(explain=True)
    assert told["cities"] == ["anping"] and set(told["coverage"]) == set(row.cells)
    assert result.apart == (), "two plans that are named are meant, whatever their years"


def test_plans_of_several_cities_and_names_as_people_say_them(figures: KnowledgeBase) -> None:
    result = compare(figures, ["anping2024报告", "beihu-proposal-15fyp"])
    assert [column.zh for column in result.columns] == ["安平2024报告", "北湖2026-2030建议"]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["anping-plan-2021", "beihu"], "not all that is named are plans"),
        (["anping-plan-2021", "anping-plan-2021"], "alone is no comparison"),
    ],
)
def test_what_is_no_comparison_of_plans(names: list[str], said: str, figures: KnowledgeBase) -> None:
    with pytest.raises(PlancmpError, match=said):
        compare(figures, names)
