"""Matching: what faces each other and makes a line, what leads a line, what is said again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp import Commitment, KnowledgeBase
from plancmp.match import WHOLE, Vector, Worth, cosine, likeness, weighted
from plancmp.model import Quantity
from plancmp.query.pairing import _Held, across, facing, like_for_like, lines, said_again
from plancmp.weights import CONCEPT

P, R, B = "anping-proposal-15fyp", "anping-report-2024", "beihu-proposal-15fyp"


def made(number: int, city: str, text: str = "", **more: Any) -> Commitment:
    usual = {"id": f"{city}-plan-2024/1.{number}", "plan": f"{city}-plan-2024", "topic": "topic", "strength": "commit"}
    return Commitment(
        **{**usual, "city": city, "themes": ("t",), "text": text or f"第{number}条", "cite": "条", **more}
    )


def vectors(**features: dict[str, float]) -> dict[str, Vector]:
    return {name: weighted(dict.fromkeys(value, 1), Worth({}, 2)) for name, value in features.items()}


def test_likeness_is_calibrated() -> None:
    same, other = {"a": 10000}, {"b": 10000}
    assert likeness(same, same, 1.0) > 98 and likeness(same, same, 0.0) > 90
    assert likeness(same, other, 1.0) == pytest.approx(50) and likeness(same, other, 0.0) == pytest.approx(0)
    half = {"a": 6000, "c": 8000}
    assert likeness(same, half, 1.0) > 90 > likeness(same, half, 0.0) > 50


@given(st.lists(st.dictionaries(st.sampled_from("甲乙丙丁戊己"), st.integers(1, 4_000), max_size=6), max_size=8))
def test_products_side_by_side_are_those_of_each_pair(found: list[Vector]) -> None:
    held = _Held(found)
    for place, second in enumerate(found):
        wanted = [sum(first[name] * second.get(name, 0) for name in first) for first in found[:place]]
        assert list(held.products(second)) == wanted
        held.add(second)


def test_whole_vectors_fit_their_places() -> None:
    same = [{"甲": WHOLE}] * 40
    held = _Held(same)
    for vector in same:
        held.add(vector)
    assert held.products(same[0]) == (WHOLE**2,) * 40


def test_across_finds_what_is_at_least_so_close() -> None:
    olds, news = [made(1, "a"), made(2, "a")], [made(1, "b"), made(2, "b"), made(3, "b")]
    kept = vectors(甲={"x": 1.0, "y": 1.0}, 乙={"z": 1.0})
    known = {item.id: kept["甲" if item.id.endswith("1") else "乙"] for item in (*olds, *news)}
    found = {(pair.first.id, pair.second.id) for pair in across(olds, news, known, 0.5)}
    assert found == {(olds[0].id, news[0].id), (olds[1].id, news[1].id), (olds[1].id, news[2].id)}


def test_the_same_thing_in_other_words_is_closer_than_other_things(example: KnowledgeBase) -> None:
    found = example.vectors(example.commitments())
    assert cosine(found[f"{P}/2.1"], found[f"{B}/2.1"]) > 0.5
    assert cosine(found[f"{P}/1.2"], found[f"{B}/1.1"]) > 2 * cosine(found[f"{P}/1.2"], found[f"{P}/1.1"])


def test_a_term_counts_the_same_however_it_is_written(example: KnowledgeBase) -> None:
    # 高速铁路 in the text of one, 高铁 in that of the other.
    found = example.vectors(example.commitments())
    assert all(CONCEPT + "高速铁路" in found[name] for name in (f"{P}/1.2", f"{B}/1.1"))


def test_vectors_of_many_are_read(example: KnowledgeBase) -> None:
    items = example.commitments()
    assert list(example.vectors([])) == [] and set(example.vectors(items)) == {item.id for item in items}


def lined(items: list[Commitment], known: dict[str, Vector], cities: str = "ab") -> list[list[list[str]]]:
    """The lines of a row as the ends of ids, city by city."""
    return [
        [[item.id.partition("/")[2] for item in line.cells[city]] for city in cities]
        for line in lines("topic", facing("topic", items, known), list(cities))
    ]


def features(items: list[Commitment], *of_each: dict[str, int]) -> dict[str, Vector]:
    return {item.id: vector for item, vector in zip(items, of_each)}


def test_the_closest_stand_in_one_line_the_closer_line_first() -> None:
    items = [made(1, "a"), made(2, "a"), made(3, "b"), made(4, "b")]
    known = features(items, {"x": 10000}, {"y": 10000}, {"y": 10000}, {"x": 8000, "z": 6000})
    assert lined(items, known) == [[["1.2"], ["1.3"]], [["1.1"], ["1.4"]]]


def test_what_is_far_from_all_is_in_no_line() -> None:
    items = [made(1, "a"), made(2, "b")]
    assert lined(items, features(items, {"x": 10000}, {"x": 700, "y": 9975})) == []
    assert lined(items, features(items, {"x": 10000}, {"x": 1500, "y": 9887})) == [[["1.1"], ["1.2"]]]


def test_words_of_the_same_families_bring_together_what_shares_few_characters() -> None:
    items = [made(1, "a"), made(2, "b")]
    words = {"x": 10000}, {"x": 700, "y": 9975}
    assert lined(items, features(items, *words)) == []
    spoken = features(items, *({**vector, "^1": 4000, "^2": 2000} for vector in words))
    assert lined(items, spoken) == [[["1.1"], ["1.2"]]]


def test_several_join_one_and_several_cities_meet() -> None:
    items = [made(1, "a"), made(2, "a"), made(3, "b"), made(4, "c")]
    known = features(items, {"x": 10000}, {"x": 6000, "y": 8000}, {"x": 9000, "z": 4359}, {"x": 8000, "w": 6000})
    assert lined(items, known, "abc") == [[["1.1", "1.2"], ["1.3"], ["1.4"]]]


def test_a_guest_needs_to_be_closer_to_stand_opposite_one_of_the_row() -> None:
    for cosine_of, topics, found in (
        (2000, ("topic", "topic"), 1),
        (2000, ("topic", "other"), 0),
        (3000, ("topic", "other"), 1),
    ):
        first, second = made(1, "a", topic=topics[0]), made(2, "b", topic=topics[1])
        rest = round((10000**2 - cosine_of**2) ** 0.5)
        known = features([first, second], {"x": 10000}, {"x": cosine_of, "y": rest})
        assert len(lined([first, second], known)) == found
    second = made(2, "b", topic="other", also=("topic",))
    assert lined([first, second], features([first, second], {"x": 10000}, {"x": 2000, "y": 9798})), (
        "a second topic counts"
    )


def test_lines_of_guests_alone_come_last() -> None:
    items = [
        made(1, "a"),
        made(2, "b"),
        made(3, "a", topic="other", also=("topic",)),
        made(4, "b", topic="other", also=("topic",)),
    ]
    known = features(items, {"x": 10000}, {"x": 8000, "z": 6000}, {"y": 10000}, {"y": 10000})
    assert lined(items, known) == [[["1.1"], ["1.2"]], [["1.3"], ["1.4"]]]


def test_a_target_leads_before_a_bare_sentence_that_is_a_little_closer() -> None:
    figure = (Quantity(label="开行", value=3000, unit="列", year=2030),)
    items = [made(1, "a"), made(2, "a", quantities=figure), made(3, "b")]
    near, far = {"x": 9500, "y": 3122}, {"x": 2000, "y": 9798}
    assert lined(items, features(items, {"x": 10000}, near, {"x": 10000})) == [[["1.2", "1.1"], ["1.3"]]]
    assert lined(items, features(items, {"x": 10000}, far, {"x": 10000})) == [[["1.1", "1.2"], ["1.3"]]]


def test_what_leads_in_one_column_faces_what_leads_in_the_others() -> None:
    figure = (Quantity(label="开行", value=3000, unit="列", year=2030),)
    items = [made(1, "a", quantities=figure), made(2, "b"), made(3, "b"), made(4, "c"), made(5, "c")]
    known = features(
        items,
        {"x": 10000},
        {"x": 9500, "y": 3122},
        {"x": 6000, "w": 8000},
        {"x": 5000, "w": 8660},
        {"x": 9000, "z": 4359},
    )
    [line] = lined(items, known, "abc")
    assert [cell[0] for cell in line] == ["1.1", "1.2", "1.5"]


def test_one_city_faces_nobody() -> None:
    assert facing("topic", [made(1, "a"), made(2, "a")], {f"a-plan-2024/1.{n}": {"x": 10000} for n in (1, 2)}) == []


def test_the_same_sentence_of_another_plan_is_told_with_the_first() -> None:
    said = "加快建设华东国际联运港"
    first = made(1, "a", said)
    other = made(1, "a", said, id="a-report-2025/1.1", plan="a-report-2025")
    figure = (Quantity(label="投资", value=3, unit="亿元"),)
    with_figure = made(1, "a", said, id="a-report-2026/1.1", plan="a-report-2026", quantities=figure)
    result = [(one.id, [item.id for item in others]) for one, others in said_again([first, other, with_figure])]
    assert result == [(first.id, [other.id]), (with_figure.id, [])]
    assert len(said_again([first, made(2, "a", said)])) == 2, "within one plan both are shown"


def test_like_plans_lead_a_line() -> None:
    items = [
        made(1, "a", plan="a-report-2025"),
        made(2, "a", plan="a-decision-2022"),
        made(3, "b", plan="b-report-2025"),
    ]
    known = features(items, {"x": 9500, "y": 3122}, {"x": 10000}, {"x": 10000})
    assert lined(items, known) == [[["1.1", "1.2"], ["1.3"]]], "both are reports of 2025"
    assert like_for_like(items[0], items[2]) and not like_for_like(*items)
    promised, reported = made(4, "a", plan="a-report-2025"), made(5, "b", plan="b-report-2025", strength="done")
    assert not like_for_like(promised, reported), "an aim for 2025 and a result of 2024"


def test_like_plans_lead_before_firmer_words_and_behind_a_figure() -> None:
    soft = [made(1, "a", plan="a-report-2025", strength="support"), made(3, "b", plan="b-report-2025")]
    firm = made(2, "a", plan="a-decision-2022", strength="ensure")
    figure = replace(firm, quantities=(Quantity(label="里程", value=3, unit="公里"),))
    known = features([soft[0], firm, soft[1]], {"x": 9500, "y": 3122}, {"x": 10000}, {"x": 10000})
    assert lined([soft[0], firm, soft[1]], known) == [[["1.1", "1.2"], ["1.3"]]]
    assert lined([soft[0], figure, soft[1]], known) == [[["1.2", "1.1"], ["1.3"]]]


@given(
    st.lists(st.dictionaries(st.sampled_from("甲乙丙丁戊己"), st.integers(1, 4_000), max_size=6), max_size=8),
    st.integers(0, WHOLE**2),
)
def test_products_that_are_large_enough_are_told_at_one_stroke(many: list[Vector], least: int) -> None:
    held = _Held(many)
    for vector in many:
        held.add(vector)
    for vector in many:
        products = held.products(vector)
        assert [*held.reaching(vector, least)] == [(at, size) for at, size in enumerate(products) if size >= least]
