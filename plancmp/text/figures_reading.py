"""From a stretch that the grammar found to a figure: value, unit and type, without its surroundings."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from plancmp.text import figures_grammar as grammar
from plancmp.text.figures_numerals import chinese_number
from plancmp.text.units import dimension, split_unit


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a text; ``start`` and ``end`` are its place, number and unit without the bound (以上, 突破).

    ``type`` is count, percent, points, money, area, length, mass, volume, power, energy, computing,
    containers, duration, age, multiple, rate (28微克/立方米), ratio (a bare 1.9), rank, magnitude (千亿级),
    threshold (the 10亿元以上 of 10亿元以上项目5个), or, never a quantity: date, document-number, code,
    enumeration, ordinal, name, number. ``value`` is as written in ``unit`` as written; a rank has
    the unit 位, 强 or 名; the ``year`` of a date is its own.
    """

    start: int
    end: int
    text: str
    type: str
    op: str = "="
    value: Decimal | None = None
    value_max: Decimal | None = None
    unit: str = ""
    annual: bool = False
    year: int | None = None
    is_quantity: bool = True


_Reading = tuple[str, Decimal | None, str, str]  # type, value, unit, op

_MORE = re.compile("[多余]")
_FROM = re.compile(r"[从由自][^,，。;；、]{0,6}$")
_RANKED = re.compile(
    r"(?:居(?![民住家])|列(?!车)|排(?![放水])|跃|升至|升到|进入|跻身|进位|全省|全国|全球|世界|全市|浙江|长三角)"
    r"[^,，。;；:：]{0,14}$"
)
_ENTERS = re.compile(
    r"(?:进入|跻身|居(?![民住家])|列(?!车)|入选|入围|进位|迈入|挺进|冲刺|上榜|晋升)[^,，。;；、]{0,16}$"
)
# 百强 of 百强榜前50位 and of 500强企业投资项目5个 names a class, not the rank that is meant
_CLASS = re.compile(r"[^,，。;；]{0,8}前|(?:企业)?(?:投资|项目|企业\d)|榜")


def read(text: str) -> list[Figure]:
    """The figures of the text from left to right; types that need the surroundings are still open."""
    pattern = grammar.grammar()
    found: list[Figure] = []
    position = 0
    while match := pattern.search(text, position):
        figure = _figure(text, match)
        position = figure.end if figure else match.end()
        if figure:
            found.append(figure)
    return found


def _figure(text: str, match: re.Match[str]) -> Figure | None:
    sort, start, end = match.lastgroup or "", match.start(), match.end()
    if sort == "date":
        return Figure(start, end, match[0], "date", year=_year(match), is_quantity=False)
    if sort in _NAMES:
        return Figure(start, end, match[0], _NAMES[sort], is_quantity=False)
    if sort == "rank":
        return _rank(text, match)
    if sort == "number":
        return _number(text, match)
    kind, value, unit, op = _READERS[sort](match)
    # 百亿 without 级 stands in names: 百亿项目, “千项万亿”工程
    tracked = value is not None and sort != "vague"
    return Figure(start, end, match[0], kind, op, value, None, unit, is_quantity=tracked)


_NAMES = {"document": "document-number", "ordinal": "ordinal", "enumeration": "enumeration", "code": "code"}


def _year(match: re.Match[str]) -> int | None:
    if digits := match["last"] or match["year"]:
        return int(digits)
    if match["cnyear"]:
        return int(chinese_number(match["cnyear"]) or 0) or None
    return int(match[0][:4]) if re.match(r"\d{4}[-/.]", match[0]) else None


def _number(text: str, match: re.Match[str]) -> Figure:
    value, unit, op = Decimal(match["value"].replace(",", "")), (match["unit"] or "").strip(), "="
    if _MORE.search(unit):
        unit, op = _MORE.sub("", unit).strip(), ">="
    end, highest = match.end(), None
    upper = grammar.range_end().match(text, end)
    if upper and (joined := _range(value, unit, upper)):
        if upper[0][0] not in "至到" or not _FROM.search(text, max(0, match.start() - 8), match.start()):
            (value, highest, unit), end = joined, upper.end()
    if unit.endswith("亿"):  # 突破1700亿: a bare 亿 is money
        unit += "元"
    return Figure(match.start(), end, text[match.start() : end], _type(unit), op, value, highest, unit)


def _range(low: Decimal, unit: str, upper: re.Match[str]) -> tuple[Decimal, Decimal, str] | None:
    """50亿—100亿元 -> (50, 100, 亿元); None when the two are not the ends of one range."""
    high, high_unit = Decimal(upper["value"].replace(",", "")), upper["unit"] or ""
    if unit and unit != high_unit:
        first, second = split_unit(unit), split_unit(high_unit)
        if not first or not second or first[1] not in ("", second[1]):
            return None
        low = low * first[0] / second[0]
    elif not unit and high_unit and low >= high:  # 5000—1万人
        low = low / (split_unit(high_unit) or (Decimal(1), ""))[0]
    return (low, high, high_unit) if low < high else None


def _type(unit: str) -> str:
    found = dimension(unit) or "number"
    return "count" if found == "number" and unit else found


def _rank(text: str, match: re.Match[str]) -> Figure | None:
    start, end = match.span()
    before = text[max(0, start - 18) : start]
    if match["best"]:
        value = _any_number(match["best"])
        if not _ENTERS.search(before) or _CLASS.match(text, end):
            return Figure(start, end, match[0], "code", is_quantity=False)
        return Figure(start, end, match[0], "rank", "rank", value, None, "强")
    number = match["within"] or match["nth"]
    if not match["within"] and not (number and number.isdigit()) and not _RANKED.search(before):
        return None
    unit = match[0][-1] if match[0][-1] in "强名%" else "位"
    return Figure(start, end, match[0], "rank", "rank", _any_number(number or "一"), None, unit)


def _any_number(text: str) -> Decimal | None:
    return Decimal(text) if text[0].isdigit() and text.isascii() else chinese_number(text)


def _scaled(numeral: str, unit: str) -> tuple[Decimal | None, str]:
    """(五百亿, 元) -> (500, 亿元), (万, 名) -> (1, 万名): the last scale belongs to the unit."""
    for scale in ("万亿", "亿", "万"):
        if numeral.endswith(scale):
            return chinese_number(numeral.removesuffix(scale) or "一"), scale + unit
    return chinese_number(numeral), unit


def _percent(match: re.Match[str]) -> _Reading:
    return "percent", _any_number(match["share"]), {"百": "%", "千": "‰", "万": "‱"}[match["per"]], "="


def _ratio(match: re.Match[str]) -> _Reading:
    left, right = re.split("[:：∶]", match[0])
    return "ratio", Decimal((right if left == "1" else left).replace(",", "")), "", "="


def _magnitude(match: re.Match[str]) -> _Reading:
    value: Decimal | None
    if match["size"]:
        value, unit = Decimal(match["size"]), match["order"]
    else:
        value, unit = _scaled((match["cnsize"] or match[0]).removesuffix("元"), "")
    return "magnitude", value, unit + "元" if unit.endswith("亿") else unit, "="


def _half(match: re.Match[str]) -> _Reading:
    if match[0] == "半小时":
        return "duration", Decimal("0.5"), "小时", "="
    if match[0] == "一刻钟":
        return "duration", Decimal(15), "分钟", "="
    return "percent", Decimal(50), "%", "="


def _fold(match: re.Match[str]) -> _Reading:
    times = _any_number(match["times"] or "一")
    return "multiple", Decimal(2) ** int(times or 1), "倍", "="


def _two_digits(match: re.Match[str]) -> _Reading:
    return "percent", Decimal(10), "%", ">="


def _chinese(match: re.Match[str]) -> _Reading:
    if match["tenths"]:
        return "percent", chinese_number(match["tenths"]), "成", "="
    if match["years"]:
        return "duration", chinese_number(match["years"]), "年", "="
    if match["big"]:
        return "count", chinese_number(match["big"]), "个", "="
    if match["crowns"]:
        return "duration", chinese_number(match["crowns"]), "年", "="
    numeral = match["short"] or match["round"] or match["exact"]
    unit = match["unit1"] or match["unit2"] or match["unit3"]
    # 三万五千人 is 35000 人, but 五百亿元 is 500 亿元
    value, unit = _scaled(numeral, unit)
    return _type(unit), value, unit, ">=" if match["more"] else "="


def _bare(match: re.Match[str]) -> _Reading:
    if match["scale"]:
        value, unit = _scaled(match["scale"], match["scale_unit"])
        above = match["scale_more"] or match.string[match.start() - 1] == "上"  # 上千名
        return _type(unit), value, unit, ">=" if above else "="
    if match["sum"]:
        value, unit = _scaled(match["sum"], "美元" if match[0].endswith("美元") else "元")
    else:
        value, unit = _scaled(match["floor"].removesuffix("元"), "元")
    return "money", value, unit, "="


_READERS: dict[str, Callable[[re.Match[str]], _Reading]] = {
    "percent": _percent, "ratio": _ratio, "magnitude": _magnitude, "vague": _magnitude, "half": _half,
    "fold": _fold, "digits": _two_digits, "chinese": _chinese, "bare": _bare,
}  # fmt: skip
