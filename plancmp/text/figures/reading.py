"""From a stretch that the grammar found to a figure: value, unit and type, without its surroundings."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from plancmp.text import chinese
from plancmp.text.chinese import CLAUSE_END, SENTENCE_END
from plancmp.text.figures import grammar
from plancmp.text.units import PER_PEOPLE, SCALES, dimension, split_unit


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a text; ``start`` and ``end`` are its place, number and unit without the bound (以上, 突破).

    ``type`` is count, percent, points, money, area, length, mass, volume, power, energy, computing,
    containers, duration, age, multiple, rate (28微克/立方米), ratio (a bare 1.9), rank, magnitude (千亿级), further
    dimensions of the table of units, other (a unit that no table has), threshold (the 10亿元以上 of 10亿元以上项目5个),
    or, never a quantity: date, document-number, code, enumeration, ordinal, name, number.

    ``value`` is as written in ``unit`` as written, below zero where a minus stands before it; a rank has the unit 位,
    强 or 名; the ``year`` of a date is its own. What the words around it say of a quantity: ``falls``, it is by how
    much something falls (下降3.5%); ``each``, it holds for each noun before it (A、B各2个); ``stretch``, it is the
    higher aim behind the figure before it (5.5%以上、力争6%); ``noun``, the noun that follows it, empty without one.
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
    falls: bool = False
    each: bool = False
    stretch: bool = False
    noun: str = ""

    def as_growth(self) -> Figure:
        """A fall as the growth below zero that it is: 下降3%以上 is a growth of -3% or less."""
        low, high = self.value, self.value_max
        if not self.falls or low is None:
            return self
        value, value_max = (-low, None) if high is None else (-high, -low)
        return replace(self, value=value, value_max=value_max, op=_TURNED.get(self.op, self.op), falls=False)


_TURNED = {">=": "<=", "<=": ">="}
_PARTS = {"百": "%", "千": "‰", "万": "‱"}
_Reading = tuple[str, Decimal | None, str, str]  # type, value, unit, op

_MORE = re.compile("[多余]")
# These count what the text says next, or say of which size a thing is (12英寸晶圆).
_KINDS = ("方面", "环节", "大类", "门类", "小类", "英寸", "微米", "纳米")
_HAS_SCALE = re.compile("[十百千万亿]")
_FROM = re.compile(r"[从由自][^,，。;；、]{0,6}$")
_RANKED = re.compile(
    r"(?:居(?![民住家])|列(?!车)|排(?![放水])|跃|升至|升到|进入|跻身|进位|处[于在]|迈入|挺进|全省|全国|全球|世界|全市|浙江|长三角)"
    r"[^,，。;；:：]{0,14}$"
)
_ENTERS = re.compile(
    r"(?:进入|跻身|居(?![民住家])|列(?!车)|入选|入围|进位|迈入|挺进|冲刺|上榜|晋升|获评|评为|荣登)[^,，。;；、]{0,16}$"
)
# 百强 of 百强榜前50位 and of 500强企业投资项目5个 names a class, not the rank that is meant
_CLASS = re.compile(r"[^,，。;；]{0,8}前|榜?单?第|(?:企业)?(?:投资|项目|企业\d)")
# 10户企业进入全省百强, 3项指标居第一: the rank only says which ones are counted
_COUNTED_BEFORE = re.compile(
    r"\d[户家项个](?:以上)?(?:企业|指标|学科|项目|园区|县[(（]?[市区、]*[)）]?|镇|村|高校|医院|景区|集群|单位|产品|品牌)"
    rf"(?:均|都|分别|全部|首次)?(?:进入|入选|入围|跻身|居|列|位居|位列)[^\d{CLAUSE_END}]{{0,16}}$"
)


def read(text: str) -> list[Figure]:
    """The figures of the text from left to right; types that need the surroundings are still open."""
    pattern = grammar.grammar()
    found: list[Figure] = []
    position = 0
    while match := pattern.search(text, position):
        if match.lastgroup == "shares":
            figures = _shares(text, match)
        else:
            figures = [figure] if (figure := _figure(text, match)) else []
        position = figures[-1].end if figures else match.end()
        found += figures
    return found


_INDUSTRIES = re.compile(r"(?:产业|三产)[^。；;\n]{0,36}$")
_SHARED = re.compile("税收|贡献|就业|从业|投资|用电|贷款")
"""What the three industries share may be something else than the output of the place: 三次产业税收贡献比."""


def _shares(text: str, match: re.Match[str]) -> list[Figure]:
    """19.7:50.7:29.6 as three shares of a hundred; other numbers so written are a time or a name."""
    parts = list(re.finditer(grammar.NUMBER, match[0]))
    values = [Decimal(part[0].replace(",", "")) for part in parts]
    if abs(sum(values, Decimal(0)) - 100) > 1:
        kind = "date" if re.fullmatch(r"\d{1,2}[:：]\d{2}[:：]\d{2}", match[0]) else "code"
        return [Figure(match.start(), match.end(), match[0], kind, is_quantity=False)]
    industries = _INDUSTRIES.search(text, max(0, match.start() - 40), match.start())
    named = industries is not None and not _SHARED.search(industries[0])
    return [
        Figure(
            match.start() + part.start(),
            match.start() + part.end(),
            part[0],
            "percent",
            value=value,
            unit="%",
            noun=f"第{order}产业占比" if named else "",
        )
        for part, value, order in zip(parts, values, "一二三")
    ]


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
    if value is None:
        return None
    # 百亿 without 级 stands in names: 百亿项目, “千项万亿”工程
    tracked = sort not in ("vague", "next", "closing") and unit not in _KINDS
    return Figure(start, end, match[0], kind, op, value, None, unit, is_quantity=tracked)


_NAMES = {"document": "document-number", "ordinal": "ordinal", "enumeration": "enumeration", "code": "code"}


def _year(match: re.Match[str]) -> int | None:
    if digits := match["last"] or match["year"]:
        return int(digits)
    if match["cnyear"]:
        return int(chinese.number(match["cnyear"]) or 0) or None
    return int(match[0][:4]) if re.match(r"\d{4}[-/.]", match[0]) else None


_MONEY = re.compile(
    r"投资|资金|票房|产值|产出|总值|GDP|GEP|营收|收入|支出|增加值|贷款|存款|融资|信贷|余额|利润|税|财政|预算|债|销售|消费|零售|进出口|外贸"
    r"|出口|进口|成交|贸易|额|经济|基金|市值|资产|资本|投入|保费|补贴|补助|减负|成本|效益|借款|授信|引资|产业|工业|制造业|集群|园区"
)
_NO_MONEY = re.compile(
    r"客|人口|人次|人数|用户|粮|(?<![总体易交力质])量|库容|电(?!商|子|影|竞)|气|用水|供水|里程|票(?!房)|斤|吨|播放|阅读|点击|粉丝|下载|株|面积|装机|算力|参数|劳动力"
)
_BELOW_ZERO = ("percent", "points", "money", "temperature")
_DUE = re.compile(r"[达到至为过破逾超]$")
_MEASURE = re.compile(grammar.MEASURE)
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d")
_MEETS = re.compile("(?:相约|迎接|拥抱|展望|回望|回首|告别|走进|走向|奋进|面向|迈向|奔向|决战|决胜|你好|再见)$")
"""Before a year that is told without the word: 相约2026."""

_OR_ANOTHER = re.compile("[(（][只头羽匹次人户台套辆架艘株条件张枚][)）]")  # 5250万头(只): sheep are counted otherwise
_PER = re.compile(rf"每(?P<per>{grammar.EACH})(?:[由从约近仅为达超]|达到|超过|突破|不低于|不超过|低于|高于)?$")


def _number(text: str, match: re.Match[str]) -> Figure:
    value, unit, op = Decimal(match["value"].replace(",", "")), (match["unit"] or "").strip(), "="
    start, end, highest = match.start(), match.end(), None
    if _MORE.search(unit):
        unit, op = _MORE.sub("", unit).strip(), ">="
    upper = grammar.range_end().match(text, end)
    if (
        upper
        and (joined := _range(value, unit, upper))
        and (upper[0].strip()[0] not in "至到" or not _FROM.search(text, max(0, start - 8), start))
    ):
        (value, highest, unit), end = joined, upper.end()
    unit = f"/{PER_PEOPLE}" if unit.startswith("/") else unit.replace("每", "/")
    if not unit and _DUE.search(text, max(0, start - 1), start) and (measure := _MEASURE.match(text, end)):
        unit, end = measure[0], measure.end()
    if unit.endswith("亿"):
        if text.startswith(("多", "余"), end):
            end, op = end + 1, ">="
        unit += "元" if _is_money(text, start, end) else ""
    if unit and "/" not in unit and (per := _PER.search(text, max(0, match.start() - 8), match.start())):
        unit += f"/{per['per']}"
    kind = _type(unit)
    if unit == "度" and "电" not in text[max(0, start - 12) : end + 1]:  # an angle or a temperature
        return Figure(start, end, text[start:end], "name", op, value, highest, unit, is_quantity=False)
    if not unit and _YEAR_ALONE.fullmatch(match["value"]) and _MEETS.search(text, max(0, start - 4), start):
        return Figure(start, end, text[start:end], "date", year=int(match["value"]), is_quantity=False)
    if match["minus"]:
        if kind in _BELOW_ZERO and highest is None:
            value = -value
        else:
            start = match.start("value")
    unit = unit if kind != "number" else ""
    if unit and (other := _OR_ANOTHER.match(text, end)):
        end = other.end()
    return Figure(start, end, text[start:end], kind, op, value, highest, unit, is_quantity=unit not in _KINDS)


def _is_money(text: str, start: int, end: int, by_default: bool = False) -> bool:
    """Whether 亿 without a unit (突破1700亿) is money: what the clause speaks of says so, and nothing else.

    A size alone (突破千亿, 千亿级) is, ``by_default``, unless the clause speaks of something else (参数达到千亿级).
    """
    clause = re.split(f"[{SENTENCE_END}\n]", text[max(0, start - 40) : start])[-1]
    before = max((match.end() for match in _MONEY.finditer(clause)), default=0)
    other = max((match.end() for match in _NO_MONEY.finditer(clause)), default=0)
    if before or other:
        return before >= other
    return by_default or bool(_MONEY.match(text, end))


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
    found = dimension(unit) or "other"
    return "count" if found == "number" and unit else found


def _rank(text: str, match: re.Match[str]) -> Figure | None:
    start, end = match.span()
    before = text[max(0, start - 18) : start]
    if _COUNTED_BEFORE.search(text, max(0, start - 36), start):
        return Figure(start, end, match[0], "code", is_quantity=False)
    if match["best"]:
        value = _any_number(match["best"])
        if value is None or not _ENTERS.search(before) or _CLASS.match(text, end):
            return Figure(start, end, match[0], "code", is_quantity=False)
        return Figure(start, end, match[0], "rank", "rank", value, None, "强")
    number = match["within"] or match["nth"] or match["tier_nth"]
    if not match["within"] and not (number and number.isdigit()) and not _RANKED.search(before):
        return None
    unit = match["tier"] or (match[0][-1] if match[0][-1] in "强名%" else "位")
    value = _any_number(number or "一")
    return None if value is None else Figure(start, end, match[0], "rank", "rank", value, None, unit)


def _any_number(text: str) -> Decimal | None:
    return Decimal(text) if text[0].isdigit() and text.isascii() else chinese.number(text)


def _scaled(numeral: str, unit: str) -> tuple[Decimal | None, str]:
    """(五百亿, 元) -> (500, 亿元), (万, 名) -> (1, 万名), (3万5千, 人) -> (3.5, 万人): the unit has the large scale."""
    value = chinese.number(numeral)
    for scale in ("万亿", "亿", "万"):
        if value is not None and (numeral.endswith(scale) or numeral[0].isdigit() and scale in numeral):
            return value / SCALES[scale], scale + unit
    return value, unit


def _percent(match: re.Match[str]) -> _Reading:
    if match["slash"]:
        part, whole = map(Decimal, match["slash"].split("/"))
        return "percent", chinese.as_percent(part / whole) if part < whole else None, "%", "="
    if match["whole"] in _PARTS:
        return "percent", _any_number(match["share"]), _PARTS[match["whole"]], "="
    share = chinese.number(match[0])
    return "percent", chinese.as_percent(share) if share is not None and share <= 1 else None, "%", "="


def _mixed(match: re.Match[str]) -> _Reading:
    unit = match["mixed_unit"] or ""
    value, unit = _scaled(match["mixed_value"], _MORE.sub("", unit).strip())
    return _type(unit), value, unit, ">=" if _MORE.search(match["mixed_unit"] or "") else "="


def _few(match: re.Match[str]) -> _Reading:
    return "count", chinese.number(match["few_value"] or match["one"]), match["few_unit"] or match["one_unit"], "="


def _ratio(match: re.Match[str]) -> _Reading:
    left, right = re.split("[:：∶]", match[0])
    return "ratio", Decimal((right if left == "1" else left).replace(",", "")), "", "="


def _magnitude(match: re.Match[str]) -> _Reading:
    value: Decimal | None
    if match["size"]:
        value, unit = Decimal(match["size"]), match["order"]
    else:
        value, unit = _scaled((match["cnsize"] or match[0]).removesuffix("元"), "")
    money = unit.endswith("亿") and _is_money(match.string, *match.span(), by_default=True)
    return "magnitude", value, unit + "元" if money else unit, "="


def _half(match: re.Match[str]) -> _Reading:
    if match[0] == "半小时":
        return "duration", Decimal("0.5"), "小时", "="
    if match["half_unit"]:
        unit = match["half_unit"]
        return _type(unit), Decimal("0.5"), unit, "="
    if match[0] == "一刻钟":
        return "duration", Decimal(15), "分钟", "="
    return "percent", Decimal(50), "%", "="


def _fold(match: re.Match[str]) -> _Reading:
    times = _any_number(match["times"] or "一")
    return "multiple", Decimal(2) ** int(times or 1), "倍", "="


def _unchanged(match: re.Match[str]) -> _Reading:
    return "percent", Decimal(0), "%", "="


def _two_digits(match: re.Match[str]) -> _Reading:
    return "percent", Decimal(10), "%", ">="


def _chinese(match: re.Match[str]) -> _Reading:
    if match["tenths"]:
        return "percent", chinese.number(match["tenths"]), "成", "="
    if match["years"]:
        return "duration", chinese.number(match["years"]), "年", "="
    if match["big"]:
        return "count", chinese.number(match["big"]), match["big_unit"].replace("大", "个"), "="
    if match["streak"]:
        return "count", chinese.number(match["streak"]), match["streak_unit"], "="
    if match["aspects"]:
        return "count", chinese.number(match["aspects"]), match["unit5"], "="
    if match["often"] or match["moved"]:
        return "count", chinese.number(match["often"] or match["moved"]), match["unit6"] or match["unit7"], "="
    if match["some"]:
        value, unit = chinese.number(match["some"]), match["some_scale"] + (match["some_unit"] or "")
        return _type(unit), value, unit, ">="
    if match["long"] and not (_HAS_SCALE.search(match["long"]) and (len(match["long"]) > 1 or match["more"])):
        return "count", None, "", "="  # 三五家, 十家: vague, or a name
    numeral = match["short"] or match["long"] or match["formal"]
    unit = match["unit1"] or match["unit2"] or match["unit3"]
    # 三万五千人 is 35000 人, but 五百亿元 is 500 亿元
    value, unit = _scaled(numeral, unit)
    return _type(unit), value, unit, ">=" if match["more"] else "="


def _next(match: re.Match[str]) -> _Reading:
    return "count", chinese.number(match["next_value"]), match["next_unit"], "="


def _closing(match: re.Match[str]) -> _Reading:
    return "count", chinese.number(match["closing_value"]), match["closing_unit"], "="


def _bare(match: re.Match[str]) -> _Reading:
    if match["scale"]:
        value, unit = _scaled(match["scale"], match["scale_unit"])
        above = match["scale_more"] or match.string[match.start() - 1] == "上"  # 上千名
        return _type(unit), value, unit, ">=" if above else "="
    if match["odd"]:
        value, unit = _scaled(match["odd"], match["odd_unit"])
        return _type(unit), value, unit, ">="
    if match["sum"]:
        value, unit = _scaled(match["sum"], "美元" if match[0].endswith("美元") else "元")
        if match[0].endswith("亿") and not _is_money(match.string, *match.span(), by_default=True):
            return "count", value, unit.removesuffix("元"), "="
    else:
        value, unit = _scaled(match["floor"].removesuffix("元"), "元")
    return "money", value, unit, "="


_READERS: dict[str, Callable[[re.Match[str]], _Reading]] = {
    "percent": _percent, "ratio": _ratio, "magnitude": _magnitude, "vague": _magnitude, "half": _half,
    "fold": _fold, "zero": _unchanged, "digits": _two_digits, "chinese": _chinese, "bare": _bare,
    "mixed": _mixed, "few": _few, "next": _next, "closing": _closing,
}  # fmt: skip
