"""How values of places lie."""

from __future__ import annotations

import pytest

from plancmp.query.spread import quantile, spread


def test_quartiles_lie_between_values_in_proportion() -> None:
    assert [quantile([1, 2, 3, 4], share) for share in (0, 0.25, 0.5, 0.75, 1)] == [1, 1.75, 2.5, 3.25, 4]
    assert quantile([7], 0.25) == 7
    how = spread({"d": 4, "a": 1, "c": 3, "b": 2})
    assert (how.q1, how.median, how.q3) == (1.75, 2.5, 3.25)


def test_equal_values_share_a_rank_and_an_end() -> None:
    how = spread({"a": 5, "b": 7, "c": 7, "d": 6})
    assert [how.rank(place) for place in "abcd"] == [4, 1, 1, 3]
    assert (how.least, how.greatest) == (["a"], ["b", "c"])


@pytest.mark.parametrize(("last", "least", "far"), [(13, 0, []), (20, 0, ["z"]), (20, 16, []), (-9, 0, ["z"])])
def test_who_is_far_off(last: float, least: float, far: list[str]) -> None:
    how = spread({**{f"{number}": float(number) for number in range(1, 9)}, "z": last})
    assert how.far_off(least) == far


def test_the_farthest_comes_first() -> None:
    assert spread({**{f"{n}": 5.0 for n in range(9)}, "a": 9, "b": 0}).far_off() == ["b", "a"]
