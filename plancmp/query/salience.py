"""Which commitments tell a reader most."""

from __future__ import annotations

from plancmp import weights
from plancmp.model import Commitment


def telling(item: Commitment) -> float:
    """A figure tells more than none, one with an indicator and a year most; then the firmer promise."""
    if not item.quantities:
        return weights.FIRMNESS[item.strength] + weights.NAME_TELLS * min(len(item.names), 3)
    figures = (
        weights.FIGURE_TELLS
        + weights.INDICATOR_TELLS * (part.indicator is not None)
        + weights.YEAR_TELLS * (part.year is not None)
        for part in item.quantities
    )
    names = weights.NAME_TELLS * min(len(item.names), 3)
    return max(figures) + weights.FIRMNESS[item.strength] + names


def promising(item: Commitment) -> float:
    """The same of a promise; what is reported or admitted tells a reader who compares promises less."""
    return telling(item) * (1.0 if item.planned else weights.REPORTED_TELLS)
