"""The figures of a query: 470万标箱, 2.04, 8500亿, 4.7 million TEU, 三千列."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from plancmp.index.searchable import decimal
from plancmp.text.chinese import DIGITS, NUMERALS, as_percent, number

if TYPE_CHECKING:
    from decimal import Decimal

_ENGLISH_SCALE = {"thousand": "千", "million": "百万", "billion": "十亿", "trillion": "万亿"}
_ARABIC = (
    r"(?<![a-zA-Z0-9_.&-])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d+)?)(?![\d.,]*\d)"
    r"(?: ?(?P<scale>thousand|million|billion|trillion)\b)?"
)
_SIGNS = f"{NUMERALS}廿卅半壹贰叁肆伍陆柒捌玖拾佰仟"
# Of several characters, or what is counted follows; 两会, 第三方 and 一体 are words.
_NUMERAL = (
    rf"(?P<share>[百千万{DIGITS}十]{{1,3}}分之[{NUMERALS}点\d.]{{1,12}})"
    rf"|(?<!第)(?P<tenths>[{DIGITS}])成(?=$|\s|以[上下])"
    rf"|(?<![\d.])(?P<mixed>\d{{1,4}}(?:\.\d{{1,3}})?[千万亿][\d{DIGITS}][\d{NUMERALS}]{{0,12}})(?![\d.%])"
    rf"|(?<![第{_SIGNS}])(?P<spoken>[{_SIGNS}]{{2,20}})(?=[个列人家元亩吨户名公所座项条件辆套标美平千])"
)
_NUMBER = f"{_NUMERAL}|{_ARABIC}"
_BOUND = ("以上", "以下", "以内", "左右", "多")
_BEFORE = r"(?:超过|突破|不低于|达到|约|近)$"
_YEAR = r"20[1-6]\d"


class Number(NamedTuple):
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


def take_numbers(text: str) -> Iterator[tuple[str, Number | None]]:
    """The text in pieces, in order: figures as typed with their reading, and what stands between them."""
    place = 0
    # Most words hold no figure, and the pattern takes long to compile.
    found_any = any(sign.isdigit() or sign in _SIGNS for sign in text)
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


def _read(match: re.Match[str], text: str) -> tuple[int, Number] | None:
    """Where the figure ends and what it says; None for a year and for a number that begins a name (5G, 141体系)."""
    from plancmp.text.units import normalise, split_unit

    value, end = _value(match), match.end("tenths") if match["tenths"] else match.end()
    if value is None:
        return None
    scale = _ENGLISH_SCALE.get((match["scale"] or "").lower(), "")
    blank = len(text[end:]) - len(text[end:].lstrip())
    after = text[end + blank : end + blank + 8] if blank <= 1 else ""
    size = next(
        (
            size
            for size in range(len(after), 0, -1)
            if after[:size].strip() == after[:size] and split_unit(scale + after[:size])
        ),
        0,
    )
    unit = "%" if match["share"] else scale + after[:size]
    if re.fullmatch(_YEAR, match["number"] or "") and (not unit or unit == "年"):
        return None
    if not unit and not blank and re.match(r"[^\W\d_]|[+-]", text[end:]) and not text.startswith(_BOUND, end):
        return None
    base = normalise(value, unit) if unit else None
    plain = decimal(value)
    values = (plain, decimal(base.value)) if base else (plain,)
    return end + (blank + size if size else 0), Number(values, base.unit if base else "")


def _value(match: re.Match[str]) -> Decimal | None:
    """The number in the unit that :func:`_read` gives it."""
    if match["share"]:
        share = number(match["share"])
        return None if share is None else as_percent(share)
    return number(match["tenths"] or match["mixed"] or match["spoken"] or match["number"])
