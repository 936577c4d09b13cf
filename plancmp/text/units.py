"""Units as Chinese plans write them: what each is worth, and how a figure is shown.

A unit is a word (元, 标箱, 平方公里) with an optional scale before it (万, 亿, 万亿). Units of one
dimension convert to its base unit; a counter (家, 个, 项 …) keeps its own word. Everything is
Decimal: 302.1亿 has no exact float. 亩 stays apart from 平方米, because a mu is 2000/3 of one.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal, InvalidOperation
from functools import cache

# dimension: {base unit: {unit: how many of the base unit}}
_CONVERSIONS: dict[str, dict[str, dict[str, str]]] = {
    "money": {
        "元": {"元": "1", "元人民币": "1"},
        "美元": {"美元": "1"},
        "欧元": {"欧元": "1"},
        "港元": {"港元": "1"},
        "日元": {"日元": "1"},
    },
    "percent": {"%": {"%": "1", "％": "1", "成": "10", "‰": "0.1", "‱": "0.01"}},
    "points": {"个百分点": {"个百分点": "1", "百分点": "1"}},
    "multiple": {"倍": {"倍": "1"}},
    "containers": {"标箱": {"标箱": "1", "标准箱": "1", "国际标准箱": "1", "TEU": "1"}},
    "mass": {
        "吨": {"吨": "1", "公斤": "0.001", "千克": "0.001", "斤": "0.0005"},
        "吨标准煤": {"吨标准煤": "1", "吨标煤": "1"},
        "微克": {"微克": "1"},
        "毫克": {"毫克": "1"},
    },
    "area": {
        "亩": {"亩": "1"},
        "平方米": {"平方米": "1", "平米": "1", "公顷": "10000", "平方公里": "1000000"},
    },
    "length": {"公里": {"公里": "1", "千米": "1", "km": "1", "米": "0.001"}, "毫米": {"毫米": "1"}},
    "volume": {"立方米": {"立方米": "1"}, "升": {"升": "1"}},
    "power": {"千瓦": {"千瓦": "1", "kW": "1", "兆瓦": "1000", "MW": "1000", "吉瓦": "1000000", "GW": "1000000"}},
    "energy": {"千瓦时": {"千瓦时": "1", "kWh": "1"}},
    "computing": {"P": {"P": "1", "PFLOPS": "1", "EFLOPS": "1000"}},
    "duration": {
        "分钟": {"分钟": "1", "小时": "60", "个小时": "60", "天": "1440"},
        "个工作日": {"个工作日": "1", "工作日": "1"},
        "个月": {"个月": "1"},
        "个季度": {"个季度": "1"},
        "年": {"年": "1"},
    },
    "age": {"岁": {"岁": "1", "周岁": "1"}},
    "count": {"人": {"人": "1", "名": "1"}},
    "number": {"": {"": "1"}},
}

_COUNTERS = (
    "家 个 项 列 件 辆 张 所 条 座 次 人次 户 位 套 间 幢 栋 台 艘 架 门 处 支 场 宗 头 只 株 棵 口 部 篇 册 种"
    " 组 片 块 段 份 例 起 班 批 枚 羽 尾 盏 幅 床 分 道 个位次 位次 场次 架次 车次 班次 航次 艘次 批次 家次 强"
).split()

SCALES: dict[str, Decimal] = {
    "万亿": Decimal(10**12), "千亿": Decimal(10**11), "百亿": Decimal(10**10), "十亿": Decimal(10**9),
    "亿": Decimal(10**8), "千万": Decimal(10**7), "百万": Decimal(10**6), "十万": Decimal(10**5),
    "万": Decimal(10**4), "千": Decimal(10**3), "百": Decimal(10**2),
}  # fmt: skip

_ENGLISH = {
    "标箱": "TEU", "标准箱": "TEU", "国际标准箱": "TEU",
    "吨": "tonnes", "公斤": "kg", "千克": "kg", "斤": "jin", "吨标准煤": "tonnes of coal equivalent",
    "吨标煤": "tonnes of coal equivalent", "微克": "µg", "毫克": "mg",
    "亩": "mu", "平方米": "m²", "平米": "m²", "公顷": "hectares", "平方公里": "km²",
    "公里": "km", "千米": "km", "米": "m", "毫米": "mm", "立方米": "m³", "升": "l",
    "千瓦": "kW", "兆瓦": "MW", "吉瓦": "GW", "千瓦时": "kWh", "P": "petaflops", "PFLOPS": "petaflops",
    "EFLOPS": "exaflops", "分钟": "minutes", "小时": "hours", "个小时": "hours", "天": "days",
    "个工作日": "working days", "工作日": "working days", "个月": "months", "个季度": "quarters",
    "年": "years", "岁": "years of age", "周岁": "years of age", "人": "people", "名": "people",
    "户": "households", "人次": "person-times", "列": "trains", "倍": "times", "分": "points",
    "个百分点": "percentage points", "百分点": "percentage points", "个位次": "places", "位次": "places",
    "GDP": "GDP", "月": "month", "日": "day",
}  # fmt: skip
_SINGULAR = {"years": "year", "people": "person", "households": "household", "hours": "hour", "days": "day"}
_CURRENCIES = {"元": "RMB", "元人民币": "RMB", "美元": "USD", "欧元": "EUR", "港元": "HKD", "日元": "JPY"}
_EXACT = Context(prec=80)  # the default of 28 digits would round
_ENGLISH_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


@dataclass(frozen=True, slots=True)
class Normalised:
    """A value in the base unit of its dimension."""

    value: Decimal
    unit: str


@cache
def units() -> dict[str, tuple[str, Decimal, str]]:
    """Every unit word -> (base unit, how many base units it is, dimension)."""
    table = {counter: (counter, Decimal(1), "count") for counter in _COUNTERS}
    for dimension, bases in _CONVERSIONS.items():
        for base, words in bases.items():
            for word, factor in words.items():
                table[word] = (base, Decimal(factor), dimension)
    return table


@cache
def split_unit(unit: str) -> tuple[Decimal, str] | None:
    """万亿元 -> (10**12, 元), 万 -> (10**4, ""); None when the word is not a unit.

    Of a compound (微克/立方米, 件/万人) the part before the slash is split, the rest stays as written.
    """
    head, slash, per = unit.partition("/")
    if slash and not per:
        return None
    if head in units() and (head or not slash):
        return Decimal(1), unit
    for scale, factor in SCALES.items():
        word = head.removeprefix(scale)
        if word != head and word in units() and (word or not slash):
            return factor, word + slash + per
    return None


def dimension(unit: str) -> str | None:
    """The dimension of a unit as written: money, percent, area, count …; a compound is a "rate"."""
    split = split_unit(unit)
    if split is None:
        return None
    return "rate" if "/" in unit else units()[split[1]][2]


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
    return Normalised(_plain(_EXACT.multiply(number, _EXACT.multiply(scale, factor))), base + slash + per)


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
    if head in _CURRENCIES:
        figure, name = f"{_CURRENCIES[head]} {figure}", ""
    elif head in ("%", "％"):
        figure, name = figure + "%", ""
    elif head in ("成", "‰", "‱"):
        figure, name = f"{_plain(_EXACT.multiply(number, units()[head][1])):f}%", ""
    else:
        name = _ENGLISH.get(head, "" if head in _COUNTERS else head)
        name = _SINGULAR.get(name, name) if number == 1 else name
    return " ".join(part for part in (figure, name) if part) + (_per_english(per) if slash else "")


def _per_english(per: str) -> str:
    """立方米 -> "/m³", 万人 -> " per 10,000 people"."""
    scale, word = split_unit(per) or (Decimal(1), per)
    name = "RMB" if word == "元" else _ENGLISH.get(word, word)
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
