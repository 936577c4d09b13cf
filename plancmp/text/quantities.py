"""The figures of a Chinese text: every number with its type, bound, value, unit, year and recurrence.

The input is clean mainland Simplified text. Names that hold numbers (“141”体系, G60, 330国道, 十大行动) are
read as such or not at all. No library: a grammar (figures/grammar), a reading of each match (figures/reading), and what
the words around it say (figures/context, figures/years).
"""

from __future__ import annotations

import re
from dataclasses import replace

from plancmp.text.figures.context import in_context
from plancmp.text.figures.reading import Figure, read
from plancmp.text.figures.years import Years

__all__ = ["Figure", "figures", "governing_year"]

_YEAR_BEHIND = re.compile(r"[(（]((?:19|20)\d{2})年[^()（）]{0,4}[)）]")


def figures(text: str, default_year: int | None = None) -> tuple[Figure, ...]:
    """Every figure of the text, left to right; ``default_year`` is the year of those that no year governs."""
    years = Years(text)
    found = []
    for figure in in_context(text, read(text)):
        if figure.type != "date":
            behind = _YEAR_BEHIND.match(text, figure.end)
            year = int(behind[1]) if behind else years.at(figure.start, default_year)
            figure = replace(figure, year=year)
        found.append(figure)
    return tuple(found)


def governing_year(text: str, pos: int, default: int | None = None) -> int | None:
    """The year that governs a place: the last one before it in its sentence, else the last one that leads
    an earlier sentence of the paragraph, else ``default``. A base year (比2020年) governs nothing."""
    return Years(text).at(pos, default)
