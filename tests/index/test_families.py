"""The families of words that a commitment speaks in."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from plancmp import KnowledgeBase
from plancmp.index.families import found, weighted
from plancmp.match import WHOLE, cosine
from plancmp.model import Commitment
from plancmp.weights import FAMILY, MOST_FAMILIES


@pytest.fixture
def some(example: KnowledgeBase) -> Commitment:
    return example.commitments()[0]


def saying(some: Commitment, text: str) -> Commitment:
    return replace(some, text=text, names=())


@pytest.mark.parametrize(
    ("one", "near", "far"),
    [
        ("新建日间照料中心", "养老机构增加床位", "整治黑臭水体"),
        ("支付拖欠的工资", "农民工欠薪", "修建机场跑道"),
        ("发展夜市", "繁荣夜经济", "改造老旧管网"),
    ],
)
def test_words_of_one_matter_are_of_one_family(some: Commitment, one: str, near: str, far: str) -> None:
    first, second, third = (weighted(found(saying(some, text)), {}, 1) for text in (one, near, far))
    assert cosine(first, second) > 2 * cosine(first, third)


def test_what_no_word_of_reports_stands_in_is_of_no_family(some: Commitment) -> None:
    assert not found(saying(some, "甲乙丙丁"))
    assert weighted({}, {}, 1) == {}


def test_rare_families_tell_most_and_all_together_count_their_share() -> None:
    much = {f"^{number}": 1.0 for number in range(MOST_FAMILIES + 5)}
    vector = weighted(much, {f"^{number}": number + 1 for number in range(MOST_FAMILIES + 5)}, 100)
    assert list(vector) == [f"^{number}" for number in range(MOST_FAMILIES)]
    assert math.hypot(*vector.values()) == pytest.approx(WHOLE * math.sqrt(FAMILY), rel=0.001)
