"""Matching: what faces each other, what splits a topic, which topic is proposed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from plancmp import Commitment, KnowledgeBase
from plancmp.match import CONCEPT, WHOLE, Vector, Worth, cosine, likeness, weighted
from plancmp.query.sides import MOST_SPLITS, facing, ordered, split

P, R, B = "anping-proposal-15fyp", "anping-report-2024", "beihu-proposal-15fyp"


def made(number: int, city: str) -> Commitment:
    return Commitment(id=f"{city}-plan-2024/1.{number}", city=city, themes=("t",), topic="topic", strength="commit", text=f"第{number}条", cite="条")


def vectors(**features: dict[str, float]) -> dict[str, Vector]:
    return {name: weighted({key: 1 for key in value}, Worth({}, 2)) for name, value in features.items()}


def test_likeness_is_calibrated() -> None:
    same, other = {"a": 10000}, {"b": 10000}
    assert likeness(same, same, 1.0) > 98 and likeness(same, same, 0.0) > 90
    assert likeness(same, other, 1.0) == pytest.approx(50) and likeness(same, other, 0.0) == pytest.approx(0)
    half = {"a": 6000, "c": 8000}
    assert likeness(same, half, 1.0) > 90 > likeness(same, half, 0.0) > 50


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


def test_the_closest_face_each_other() -> None:
    items = [made(1, "a"), made(2, "a"), made(3, "b"), made(4, "b")]
    first, second, third, fourth = (item.id for item in items)
    known = {first: {"x": 10000}, second: {"y": 10000}, third: {"y": 10000}, fourth: {"x": 8000, "z": 6000}}
    pairs = facing(items, known)
    left, right = ordered(items[:2], pairs), ordered(items[2:], pairs)
    assert [item.id for item in left] == [second, first] and [item.id for item in right] == [third, fourth]


def test_one_city_faces_nobody() -> None:
    assert facing([made(1, "a"), made(2, "a")], {f"a-plan-2024/1.{n}": {"x": 10000} for n in (1, 2)}) == []


def _split(concepts: Sequence[str], label: str = "") -> list[tuple[str | None, int]]:
    """A topic of two cities in turn; each commitment holds one concept."""
    items = [made(number, "ab"[number % 2]) for number in range(len(concepts))]
    known = {item.id: {concept: WHOLE} for item, concept in zip(items, concepts)}
    return [(name, len(members)) for name, members in split(items, known, label)]


def test_a_topic_of_plainly_different_things_is_split() -> None:
    concepts = ["·医保"] * 6 + ["·养老"] * 6 + ["x"] * 6
    assert _split(concepts) == [("·养老", 6), ("·医保", 6), (None, 6)]


def test_a_split_leaves_no_city_alone() -> None:
    assert _split(["·医保"] * 8 + ["x", "·医保"] * 5)[0] == (None, 18)


def test_what_the_label_says_and_what_most_hold_splits_nothing() -> None:
    assert _split(["·医保"] * 6 + ["x"] * 12, "医保与救助") == [(None, 18)]
    assert _split(["·医保"] * 12 + ["x"] * 6) == [(None, 18)]


def test_a_small_topic_stays_whole() -> None:
    assert _split(["·医保"] * 4 + ["x"] * 4) == [(None, 8)]


def test_no_topic_falls_to_pieces() -> None:
    rows = _split([f"·{number // 2}" for number in range(40)])
    assert len(rows) == MOST_SPLITS + 1 and sum(count for _, count in rows) == 40
