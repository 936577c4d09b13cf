"""Where a sentence stands: tense and period; and the years of its document."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from plancmp.model import Doubt

Tense = Literal["review", "plan", "problem", "none"]


@dataclass(frozen=True, slots=True)
class Span:
    """The years of a document: those it plans for, and the year that its review measures."""

    first: int
    last: int
    reviewed: int
    said_in: int | None = None
    """The year that 今年 is in it, where that is not the first that it plans for."""

    @property
    def now(self) -> int:
        """The year that 今年 is."""
        return self.said_in or self.first


@dataclass(frozen=True, slots=True)
class Standing:
    """Tense and period of a sentence. ``last`` is None where nothing tells the year; ``doubts`` says what is unsure."""

    tense: Tense
    first: int | None
    last: int | None
    doubts: tuple[Doubt, ...] = ()
    both: bool = False
    """Whether it is of some years and of the last of them besides: 2025年和“十四五”工作回顾."""

    by_year: bool = False
    """Whether its paragraph, or the one that announces its list, says by which year: 到2030年, …."""

    of_years: int | None = None
    """The first of the years of its chapter, where its paragraph tells of the last of them alone: 2025年, …."""


_OFTEN = 3
"""A document that speaks of the next year so often was read out at the end of a year."""


def said_in(text: str, span: Span, adopted: str = "") -> Span:
    """The span of a document that was read out before the year that it plans for: its day (YYYY-MM-DD, or empty) says
    so, or it calls that year 明年.
    """
    before = span.first - 1
    early = adopted.startswith(str(before)) or text.count("明年") >= _OFTEN
    return replace(span, said_in=before) if early and span.first == span.last else span
