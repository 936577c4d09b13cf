"""Which plans are stale, in a line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from plancmp.knowledge.names import plan_type
from plancmp.query.calendar import Stale
from plancmp.render import phrases
from plancmp.render.kit import parts
from plancmp.render.kit.flow import Flow

TOLD = 6
"""So many stale plans are named, the others counted."""


def told(found: Sequence[Stale], lang: str) -> Iterator[Flow]:
    """金华的报告最新到2025年,应已有2026年的."""
    say = phrases.WORDS[lang]
    for one in found[:TOLD]:
        city, kind, until = phrases.name(one.city, lang), plan_type(one.plan.type, lang), one.plan.years()[1]
        yield Flow(Text(say["stale"].format(city=city, type=kind, until=until, expected=one.expected), parts.AMBER))
    if len(found) > TOLD:
        yield Flow(Text(phrases.counted("more stale", len(found) - TOLD, lang), parts.AMBER))
