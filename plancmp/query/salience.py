"""Which commitments tell a reader most."""

from __future__ import annotations

from plancmp import weights
from plancmp.model import Commitment


def telling(item: Commitment) -> float:
    """A figure tells more than none, one with an indicator and a year most; then the firmer promise."""
    names = weights.NAME_TELLS * min(len(item.names), 3)
    if not item.quantities:
        return weights.FIRMNESS[item.strength] + names
    figures = max([_FIGURES[part.indicator is not None, part.year is not None] for part in item.quantities])
    return figures + weights.FIRMNESS[item.strength] + names


_FIGURES = {
    (named, dated): weights.FIGURE_TELLS + weights.INDICATOR_TELLS * named + weights.YEAR_TELLS * dated
    for named in (False, True)
    for dated in (False, True)
}
"""What a figure tells that has an indicator, or none, and a year, or none."""


def promising(item: Commitment) -> float:
    """The same of a promise; what is reported or admitted tells a reader who compares promises less."""
    return telling(item) * (1.0 if item.planned else weights.REPORTED_TELLS)
