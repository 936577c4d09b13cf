"""What plans measure without an indicator, for a reader of English."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from plancmp.messages import pairs
from plancmp.model import Indicator

TABLE = Path(__file__).with_name("glosses.tsv")
"""Chinese label and English, in the form of the tables of messages."""


@cache
def glosses() -> dict[str, str]:
    """Label -> English."""
    return pairs(TABLE)


def gloss(label: str) -> str:
    """A label in English; a Chinese one that has no gloss, as of drafts and plans of the user, is marked as Chinese."""
    return glosses().get(label, label if label.isascii() else f"{label} (zh)")


def named(thing: Indicator) -> str:
    """The English name of what is measured: that of the indicator, or the gloss of a label that stands as one."""
    return thing.en if thing.id else gloss(thing.zh)
