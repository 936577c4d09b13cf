"""Which commitments stand in some of the plans: runs of their numbers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator


class Spans:
    """Runs of numbers, first and last, in the order of the documents; neighbours are one run."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._runs: list[tuple[int, int]] = []
        for first, last in spans:
            if self._runs and self._runs[-1][1] + 1 == first:
                first = self._runs.pop()[0]
            self._runs.append((first, last))
        self._sorted = sorted(self._runs)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return iter(self._runs)

    def __contains__(self, number: int) -> bool:
        place = bisect_right(self._sorted, (number, number))
        near = self._sorted[max(0, place - 1) : place + 1]
        return any(first <= number <= last for first, last in near)
