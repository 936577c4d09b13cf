"""Runs of numbers."""

from __future__ import annotations

from plancmp.index.spans import Spans


def test_neighbours_are_one_run_and_the_order_stays() -> None:
    assert list(Spans([(1, 3), (4, 6), (20, 29), (10, 12)])) == [(1, 6), (20, 29), (10, 12)]
    assert list(Spans([])) == []


def test_what_stands_in_a_run() -> None:
    spans = Spans([(20, 29), (1, 6), (10, 10)])
    assert [number for number in range(31) if number in spans] == [*range(1, 7), 10, *range(20, 30)]
    assert 1 not in Spans([])
