"""How the values of several places lie: quartiles, ranks, and who is far off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plancmp.model import Record, record

FENCE = 1.5
"""A value that lies so many times the distance of the quartiles outside them is far off, as Tukey drew it."""


@record
class Spread(Record):
    """The values of places, at least one, by their ids; with their quartiles."""

    values: dict[str, float]
    q1: float
    median: float
    q3: float

    @property
    def least(self) -> list[str]:
        """The places with the least value."""
        return self._with(min(self.values.values()))

    @property
    def greatest(self) -> list[str]:
        """The places with the greatest value."""
        return self._with(max(self.values.values()))

    def rank(self, place: str) -> int:
        """The rank of a place, 1 for the greatest; equal values share one."""
        return 1 + sum(value > self.values[place] for value in self.values.values())

    def far_off(self, least: float = 0.0) -> list[str]:
        """The places far outside the quartiles, and at least so much off the median; the farthest first."""
        reach = max(FENCE * (self.q3 - self.q1), 0.0)
        far = [
            place
            for place, value in self.values.items()
            if not self.q1 - reach <= value <= self.q3 + reach and abs(value - self.median) >= least
        ]
        return sorted(far, key=lambda place: -abs(self.values[place] - self.median))

    def _with(self, wanted: float) -> list[str]:
        return [place for place, value in self.values.items() if value == wanted]


def spread(values: Mapping[str, float]) -> Spread:
    """How these values lie; there is at least one."""
    ordered = sorted(values.values())
    return Spread(dict(values), *(quantile(ordered, part / 4) for part in (1, 2, 3)))


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which this share of sorted values lies, between two of them in proportion."""
    at = share * (len(values) - 1)
    low = values[int(at)]
    return round(low + (values[min(int(at) + 1, len(values) - 1)] - low) * (at - int(at)), 6)
