"""Units as Chinese plans write them: what each is worth, and how a figure is shown.

A unit is a word (元, 标箱, 平方公里) with an optional scale before it (万, 亿, 万亿). Units of one
dimension convert to its base unit; a counter (家, 个, 项 …) keeps its own word. Everything is
Decimal: 302.1亿 has no exact float. 亩 stays apart from 平方米, because a mu is 2000/3 of one.
"""

from __future__ import annotations

from decimal import Context, Decimal, InvalidOperation
from functools import cache, lru_cache
from typing import NamedTuple

from plancmp.text.tables import rows

SCALES: dict[str, Decimal] = {
    "万亿": Decimal(10**12), "千亿": Decimal(10**11), "百亿": Decimal(10**10), "十亿": Decimal(10**9),
    "亿": Decimal(10**8), "千万": Decimal(10**7), "百万": Decimal(10**6), "十万": Decimal(10**5),
    "万": Decimal(10**4), "千": Decimal(10**3), "百": Decimal(10**2),
}  # fmt: skip

_SINGULAR = {"years": "year", "people": "person", "households": "household", "hours": "hour", "days": "day"}
# What stands behind a slash only, and how units of time are compared there.
PER_PEOPLE = "10万"
"""What deaths and illnesses are counted by: 12/10万 has no other unit."""
_PER_ENGLISH = {"GDP": "GDP", "月": "month", "日": "day", PER_PEOPLE: "100,000"}
_PER_SAME = {"d": "日", "h": "小时", "s": "秒", "a": "年", "L": "升", "l": "升"}
_EXACT = Context(prec=80)  # the default of 28 digits would round
_ENGLISH_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


class Normalised(NamedTuple):
    """A value in the base unit of its dimension."""

    value: Decimal
    unit: str

    @property
    def number(self) -> int | float:
        """The value as records have it."""
        return as_number(self.value)


def as_number(value: Decimal) -> int | float:
    """A value as records have it: a whole one without a point."""
    return int(value) if value == value.to_integral_value() else float(value)


@cache
def units() -> dict[str, tuple[str, Decimal, str]]:
    """Every unit word -> (base unit, how many base units it is, dimension)."""
    table = {word: (base, Decimal(worth), kind) for word, kind, base, worth, *_ in rows("units")}
    table[""] = ("", Decimal(1), "number")
    return table


@cache
def streaks() -> frozenset[str]:
    """The words that count how often in a row: 连冠 of 五连冠, 连增."""
    return frozenset(word for word, english in _english().items() if english == "in a row")


@cache
def tiers() -> frozenset[str]:
    """The words that a place among tiers has, not among single ones: 方阵 of 第一方阵."""
    return frozenset(word for word, english in _english().items() if english == "tier")


@cache
def _english() -> dict[str, str]:
    """Unit words in English; empty where the noun that is counted says it."""
    return {word: "" if name == "-" else name for word, _, _, _, name, *_ in rows("units")}


@cache
def _latin() -> dict[str, str]:
    """Abbreviations in small letters -> as they are written: kw is kW, but one letter (t, P) is what it is."""
    return {word.lower(): word for word in units() if word.isascii() and len(word) > 1}


def _known(word: str) -> str | None:
    """The unit of the table that a word is, None when it is none."""
    return word if word in units() else _latin().get(word.lower())


@cache
def split_unit(unit: str) -> tuple[Decimal, str] | None:
    """万亿元 -> (10**12, 元), 万 -> (10**4, ""); None when the word is not a unit.

    Of a compound (微克/立方米, 件/万人) the part before the slash is split, the rest stays as written.
    """
    head, slash, per = unit.partition("/")
    if slash and not per:
        return None
    known = _known(head)
    if known is not None and (known or not slash or per == PER_PEOPLE):
        return Decimal(1), known + slash + per
    for scale, factor in SCALES.items():
        word = head.removeprefix(scale)
        known = _known(word) if word != head else None
        if known is not None and (known or not slash):
            return factor, known + slash + per
    return None


def dimension(unit: str) -> str | None:
    """The dimension of a unit as written: money, percent, area, count …; a compound is a "rate"."""
    split = split_unit(unit)
    if split is None:
        return None
    return "rate" if "/" in unit else units()[split[1]][2]


@lru_cache(1 << 12, typed=True)
def normalise(value: Decimal | int | float | str, unit: str) -> Normalised | None:
    """The value in the base unit of its dimension; None when it cannot be converted.

    The value is read through its decimal form, so a float 302.1 counts as 302.1 exactly.
    """
    split = split_unit(unit)
    number = _decimal(value)
    if split is None or number is None:
        return None
    scale, word = split
    head, slash, per = word.partition("/")
    base, factor, _ = units()[head]
    return Normalised(_plain(_EXACT.multiply(number, _EXACT.multiply(scale, factor))), base + slash + _same_per(per))


def _same_per(per: str) -> str:
    """What a rate is per, in the one word in which rates are compared: m³ is 立方米, 万人 stays."""
    known = _known(_PER_SAME.get(per, per))
    if known is None:
        return _PER_SAME.get(per, per)
    base, worth, _ = units()[known]
    return base if worth == 1 else known


def show(value: Decimal | int | float | str, unit: str, lang: str) -> str:
    """The figure as a reader expects it: 15000 亿元 -> 1.5万亿元 (zh), RMB 1.5 trillion (en).

    The unit word stays (平方公里 is not turned into 平方米); only its scale is chosen anew. In English
    a counter (家, 个, 项 …) is left out: the label of the figure says what is counted.
    """
    split = split_unit(unit)
    number = _decimal(value)
    if number is None or split is None:
        return f"{value}{unit}"
    scale, word = split
    number = _EXACT.multiply(number, scale)
    return _show_english(number, word) if lang == "en" else _show_chinese(number, word)


def _show_chinese(number: Decimal, word: str) -> str:
    word = "标箱" if word == "TEU" else word
    if word and units().get(word, ("", 0, "rate"))[2] in ("percent", "points", "multiple", "duration", "age"):
        return f"{_plain(number):f}{word}"
    for scale in ("万亿", "亿", "万"):
        if abs(number) >= SCALES[scale]:
            scaled = _plain(_EXACT.divide(number, SCALES[scale]))
            # 12345家 reads better than 1.2345万家; 6011.3亿元 better than either
            if scale == "万" and scaled < 100 and _decimals(scaled) > 2:
                break
            return f"{scaled:f}{scale}{word}"
    return f"{_plain(number):f}{word}"


def _show_english(number: Decimal, word: str) -> str:
    figure = f"{_plain(number):,f}"
    for size, name in _ENGLISH_SCALES:
        if abs(number) >= size:
            figure = f"{_plain(_EXACT.divide(number, Decimal(size))):,f} {name}"
            break
    head, slash, per = word.partition("/")
    _, worth, kind = units()[head]
    if kind == "money":
        figure, name = f"{_english()[head]} {figure}", ""
    elif head in ("%", "％"):
        figure, name = figure + "%", ""
    elif head in ("成", "‰", "‱"):
        figure, name = f"{_plain(_EXACT.multiply(number, worth)):f}%", ""
    else:
        name = _english().get(head, head)
        name = _SINGULAR.get(name, name) if number == 1 else name
    return " ".join(part for part in (figure, name) if part) + (_per_english(per) if slash else "")


def english(unit: str) -> str:
    """A unit by itself: 亿元 -> 100 million RMB, 件/万人 -> per 10,000 people; empty for a counter, whose noun says it.

    What is no unit stays as it is.
    """
    split = split_unit(unit)
    if split is None:
        return unit
    scale, word = split
    head, slash, per = word.partition("/")
    name = _english().get(head, head)
    size = "" if scale == 1 else _show_english(scale, "")
    return (" ".join(filter(None, (size, name))) + (_per_english(per) if slash else "")).strip()


def _per_english(per: str) -> str:
    """立方米 -> "/m³", 万人 -> " per 10,000 people"."""
    scale, word = split_unit(per) or (Decimal(1), per)
    name = _PER_ENGLISH.get(word) or _english().get(word) or word
    return f" per {scale:,f} {name}" if scale > 1 else f"/{_SINGULAR.get(name, name)}"


def _decimal(value: Decimal | int | float | str) -> Decimal | None:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number.adjusted()) <= 30 else None


def _plain(number: Decimal) -> Decimal:
    """Without trailing zeros and without an exponent."""
    number = number.normalize(_EXACT)
    return number.quantize(Decimal(1), context=_EXACT) if int(number.as_tuple().exponent) > 0 else number


def _decimals(number: Decimal) -> int:
    return max(0, -int(number.as_tuple().exponent))
