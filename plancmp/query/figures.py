"""The figures of a query: 470万标箱, 2.04, 8500亿, 4.7 million TEU, 三千列."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from plancmp.index.searchable import decimal

_ENGLISH_SCALE = {"thousand": "千", "million": "百万", "billion": "十亿", "trillion": "万亿"}
_NUMBER = (
    r"(?<![a-zA-Z0-9_.&-])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d+)?)(?![\d.,]*\d)"
    r"(?: ?(?P<scale>thousand|million|billion|trillion)\b)?|(?P<cn>百分之[零一二三四五六七八九十百]+|(?<!第)[一二两三四五六七八九十百][零一二三四五六七八九十百千万亿]+(?=[列人家元亩吨户公所座]))"
)
_BOUND = ("以上", "以下", "以内", "左右", "多")
_BEFORE = r"(?:超过|突破|不低于|达到|约|近)$"
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_NUMERALS = "一二两三四五六七八九十百"
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000}
_YEAR = r"20[1-6]\d"


class Figure(NamedTuple):
    """A number to be found: ``values`` in plain decimal form, the one in the base unit last; ``unit`` may be empty."""

    values: tuple[str, ...]
    unit: str

    def in_lines(self, lines: str) -> bool:
        """Whether one of the stored lines of value and unit says the same."""
        for line in lines.split("\n"):
            value, _, unit = line.partition(" ")
            if value == self.values[-1] and (not self.unit or unit == self.unit or unit.startswith(self.unit + "/")):
                return True
        return False


def take_figure(text: str) -> Iterator[tuple[str, Figure | None]]:
    """The text in pieces, in order: figures as typed with their reading, and what stands between them."""
    place = 0
    # Most words hold no figure, and the pattern takes long to compile.
    found_any = any(sign.isdigit() or sign in _NUMERALS for sign in text)
    for match in re.finditer(_NUMBER, text, re.I) if found_any else ():
        if match.start() < place:
            continue
        found = _read(match, text)
        if found:
            end, figure = found
            yield re.sub(_BEFORE, "", text[place : match.start()]), None
            yield text[match.start() : end], figure
            place = end + next((len(bound) for bound in _BOUND if text.startswith(bound, end)), 0)
    yield text[place:], None


def _read(match: re.Match[str], text: str) -> tuple[int, Figure] | None:
    """Where the figure ends and what it says; None for a year and for a number that begins a name (5G, 141体系)."""
    from decimal import Decimal

    from plancmp.text.units import normalise, split_unit

    number, end = _value(match), match.end()
    scale = _ENGLISH_SCALE.get((match["scale"] or "").lower(), "")
    blank = len(text[end:]) - len(text[end:].lstrip())
    after = text[end + blank : end + blank + 8] if blank <= 1 else ""
    size = next((size for size in range(len(after), 0, -1) if after[:size].strip() == after[:size] and split_unit(scale + after[:size])), 0)
    unit = "%" if (match["cn"] or "").startswith("百分之") else scale + after[:size]
    if re.fullmatch(_YEAR, match["number"] or "") and (not unit or unit == "年"):
        return None
    if not unit and not blank and re.match(r"[^\W\d_]|[+-]", text[end:]) and not text.startswith(_BOUND, end):
        return None
    base = normalise(number, unit) if unit else None
    plain = decimal(Decimal(number))
    values = (plain, decimal(base.value)) if base else (plain,)
    return end + (blank + size if size else 0), Figure(values, base.unit if base else "")


def _value(match: re.Match[str]) -> str:
    """The number in Arabic digits."""
    if not match["cn"]:
        return match["number"].replace(",", "")
    return str(_numeral(match["cn"].removeprefix("百分之")))


def _numeral(text: str) -> int:
    """三千五百 → 3500, 两亿 → 200000000; digits alone stand side by side (二〇三五 → 2035)."""
    if all(character in _DIGITS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text))
    total = part = digit = 0
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _SMALL:
            part, digit = part + (digit or 1) * _SMALL[character], 0
        else:
            total, part, digit = (total + part + digit) * _LARGE[character], 0, 0
    return total + part + digit
