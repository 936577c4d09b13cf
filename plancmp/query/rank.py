"""Which commitments tell a reader most."""

from __future__ import annotations

from plancmp.model import Commitment

_FIRMNESS = {"ensure": 5, "commit": 4, "strive": 3, "done": 2, "support": 1, "explore": 0}


def telling(item: Commitment) -> float:
    """A figure tells more than none, one with an indicator and a year most; then the firmer promise."""
    figures = max((3 + (part.indicator is not None) + (part.year is not None) for part in item.quantities), default=0)
    return 2 * figures + _FIRMNESS[item.strength] + min(len(item.names), 3) / 10
