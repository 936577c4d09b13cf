"""What the tables share: the console, a commitment in a few lines, heads and legends."""

from __future__ import annotations

import os
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import IO, Any

from rich.console import Console
from rich.text import Text

from plancmp.knowledge.names import plan_tag
from plancmp.model import Commitment, Indicator, Plan
from plancmp.render import phrases
from plancmp.render.view import Color

RED, AMBER, GREEN, TEAL, INDIGO, PURPLE = (f"color({number})" for number in (160, 130, 28, 30, 62, 127))
"""Colours of the 256 that can be read on white and on black alike, which the yellow and cyan of terminals cannot."""

FIGURE = f"bold {TEAL}"
QUIET = "dim"
HEAD = "bold"
MATCH = f"bold {AMBER}"
STRENGTH = {
    "ensure": f"bold {GREEN}",
    "commit": GREEN,
    "strive": AMBER,
    "support": "default",
    "explore": PURPLE,
    "done": INDIGO,
    "problem": RED,
}

_SCALES = ("%", "‰", " %", " ‰", " billion", " trillion", " million", " hundred million")
"""What stands behind a number in English and belongs to it."""

LEAST, UNKNOWN = 20, 80
"""The least width of a screen, and the one that is taken where it is not known."""

NARROW = 24
"""The least width of a column of sentences."""


def console(
    *, file: IO[str] | None = None, width: int | None = None, record: bool = False, color: Color = "auto"
) -> Console:
    """A console on ``file``, by default standard output, that adds nothing of its own.

    It knows no markup and no emoji, and does not guess what to colour.
    A width too small to be one (COLUMNS=0) counts as unknown; a pipe gets no blanks at the ends of lines.
    With ``color`` auto a terminal gets colours unless NO_COLOR or TERM=dumb are set, and FORCE_COLOR gives them to all.
    """
    how: dict[str, Any] = {}
    if color == "never":
        how = {"color_system": None}
    elif color == "always":  # rich itself gives none to a terminal that calls itself dumb
        plain = os.environ.get("TERM", "").lower() in ("", "dumb", "unknown")
        how = {"force_terminal": True, "no_color": False, "color_system": "256" if plain else "auto"}
    screen = _Screen(file=file, highlight=False, markup=False, emoji=False, width=width, record=record, **how)
    if width is None and screen.width < LEAST:
        screen.width = UNKNOWN
    if not screen.file.isatty():
        screen.file = _Trimmed(screen.file)  # type: ignore[assignment]
    return screen


class _Screen(Console):
    """A console that does not look once more at every piece of a line to cut what is too wide: nothing here is."""

    def print(self, *objects: Any, **how: Any) -> None:
        super().print(*objects, crop=False, **how)


class _Trimmed:
    """A stream that drops the blanks with which rich fills its lines."""

    def __init__(self, stream: IO[str]) -> None:
        self.stream = stream

    def write(self, text: str) -> int:
        return self.stream.write("\n".join(line.rstrip(" ") for line in text.split("\n")))

    def flush(self) -> None:
        self.stream.flush()


def sentence(item: Commitment, lang: str, *, marked: Iterable[str] = ()) -> Text:
    """The summary with its figures, and the words in ``marked``, standing out."""
    text = Text(phrases.sentence(item, lang))
    for quantity in item.quantities:
        for value in filter(None, (quantity.value, quantity.value_max)):
            number = f"{value:,}" if lang == "en" else str(value)
            for start, end in _figures(text.plain, number, (quantity.unit,) if lang == "zh" else _SCALES):
                text.stylize(FIGURE, start, end)
    for word in marked:
        text.highlight_words([word], MATCH, case_sensitive=False)
    return text


def _figures(plain: str, number: str, units: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where ``number`` stands in a text and is no part of a longer one, with the unit behind it."""
    start = plain.find(number)
    while start >= 0:
        end = start + len(number)
        before, after = plain[:start][-1:], plain[end : end + 1]
        if not (before.isdecimal() or before in (".", ",") or after.isdecimal()):
            end += next((len(unit) for unit in units if plain.startswith(unit, end)), 0)
            yield start, end
        start = plain.find(number, end)


def entry(item: Commitment, plans: Mapping[str, Plan], lang: str, *, told: Container[str] = ()) -> tuple[Text, Text]:
    """A commitment in short: the mark of its strength; what, and where it stands. ``plans`` are those shown, ``told``
    the cities of which it is said already that they have drafts only.
    """
    text = sentence(item, lang)
    late = sorted({part.year for part in item.quantities if part.year} - _years(text.plain))
    if late:
        text.append(f" ({late[-1]})", FIGURE)
    text.append(f" {reference(item, plans, lang, told=told)}", QUIET)
    return mark(item, lang), text


def mark(item: Commitment, lang: str) -> Text:
    """How firmly it is said, in one word; of a figure of the atlas that it is one."""
    if item.origin == "atlas":
        return Text(f"[{phrases.WORDS[lang]['atlas']}]", QUIET)
    return Text(phrases.STRENGTH[lang][item.strength], STRENGTH[item.strength])


def full(
    item: Commitment, lang: str, indicators: Mapping[str, Indicator], *, marked: Iterable[str] = ()
) -> tuple[Text, Text]:
    """A commitment with every figure on a line of its own."""
    text = sentence(item, lang, marked=marked)
    for quantity in item.quantities:
        text.append(f"\n{phrases.label(quantity, lang, indicators)} ", QUIET)
        text.append(phrases.figure(quantity, lang), FIGURE)
    return mark(item, lang), text


def reference(item: Commitment, plans: Mapping[str, Plan], lang: str, *, told: Container[str] = ()) -> str:
    """Where a commitment stands: §4, or 2022决定§4 where the city has several plans."""
    plan = plans.get(item.plan)
    several = plan is not None and sum(other.city == item.city for other in plans.values()) > 1
    draft = f" [{phrases.WORDS[lang]['draft']}]" if item.origin == "draft" and item.city not in told else ""
    tag = plan_tag(plan, lang) if plan is not None and several else ""
    return f"{tag}{' ' if tag and lang == 'en' else ''}§{item.clause}{draft}"


def _years(text: str) -> set[int]:
    return {int(year) for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text)}


def legend(strengths: Iterable[str], lang: str) -> Text:
    """What the marks of strength mean, for those that occur; nothing where none does."""
    used = set(strengths)
    if not used:
        return Text()
    result = Text(phrases.WORDS[lang]["legend"] + ": ", QUIET)
    marks = [
        Text.assemble(
            (phrases.STRENGTH[lang][name], STRENGTH[name]), (f" {phrases.STRENGTH_MEANING[lang][name]}", QUIET)
        )
        for name in phrases.STRENGTH[lang]
        if name in used
    ]
    return result + Text("  ").join(marks)
