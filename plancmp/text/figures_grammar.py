"""The grammar of figures: which stretches of a Chinese text are numbers, and of what sort.

One alternation, tried in the order of :data:`_GRAMMAR`; the first that fits at a place wins, so names and
dates stand before plain numbers. All repetitions are bounded: reading takes linear time on any text.
"""

from __future__ import annotations

import re
from functools import cache

from plancmp.text.units import SCALES, units

CN = "零〇○一二两三四五六七八九十百千万亿"
_CN_DIGIT = "一二两三四五六七八九"
_ALONE = rf"(?<![第{CN}数几分])"  # a numeral begins here, and it is neither an ordinal nor vague
_NO_DIGIT = r"(?<![\d.])"
_STOP = r"(?=[、,，。；;:：和及与”）)\s]|$)"

NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,4}(?![\d,])(?:\.\d{1,8})?|\d{1,15}(?:\.\d{1,8})?)"
SCALE = "(?:" + "|".join(SCALES) + ")"

# Units that turn a Chinese numeral into a figure. Never 个, 大, 项, 条, 次: 八大行动 is a name.
_CN_UNIT = r"(?:个百分点|小时|分钟|公里|个月|周?岁|倍(?![增数])|(?<=[十百千万亿])元(?![旦素宇]))"
# … and those that do so only after a numeral of some size: 五百家, 三十六户, but not 一家, 一人.
_CN_COUNTER = r"(?:人次|平方公里|平方米|千瓦时?|人(?![大民工才])|户|名|家|亩|吨|辆|件|套|张|座|所|幢)"

# What a unit must not be followed by: there it begins another word.
_TENTHS = r"(?=以[上下]|左右|[、,，。；;的由）)]|$)"
_NOT_BEFORE = {
    "元": "(?![旦素宇])",
    "天": "(?![然台津])",
    "部": "(?![门分委])",
    "分": "(?![之别类])",
    "成": _TENTHS,
    "道": "(?!路)",
    "班": "(?![列车])",
    "台": "(?!州)",
    "门": "(?!类)",
    "年": "(?!代)",
    "强": "(?![调化制劲势力大])",
}
_PER = r"(?:人|户|元|亩|立方米|平方米|平方公里|公里|升|千瓦时|吨|小时|天|日|月|年|GDP)"


def _unit() -> str:
    """Any unit of the table, an optional scale before it (万亿元, 万标箱), an optional "per" after it."""
    base = "|".join(
        re.escape(word) + _NOT_BEFORE.get(word, "(?![A-Za-z])" if word.isascii() and word.isalpha() else "")
        for word in sorted(filter(None, units()), key=len, reverse=True)
    )
    return rf"(?:{SCALE}?[多余]?(?:{base})(?:/{SCALE}?{_PER})?|{SCALE})"


_YEAR = r"(?:19|20)\d{2}"
_DASH = r"[—–\-~～至到]{1,2}"
_PART = r"(?:年?(?:底|末|初)|度|上半年|下半年)"
_OF_MONTH = r"(?:份|底|末|初|[上中下]旬|\d{1,2}日)"
_MONTH = rf"(?:\d{{1,2}}|十[一二]?|[一二三四五六七八九])月{_OF_MONTH}?"

_DATE = (
    rf"(?<!\d){_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?:\s\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?(?!\d)",
    rf"{_NO_DIGIT}{_YEAR}年?{_DASH}(?P<last>{_YEAR})(?:年{_PART}?|(?=[)）”》\s,，。、]|$))",
    rf"{_NO_DIGIT}(?P<year>{_YEAR})(?:年(?:{_MONTH}|{_PART})?|(?=中国|全国|世界))",
    rf"(?P<cnyear>[一二][零〇○一二三四五六七八九]{{3}})年{_PART}?",
    rf"{_NO_DIGIT}(?:\d{{1,2}}{_DASH})?\d{{1,2}}月{_OF_MONTH}?前?",
    rf"{_NO_DIGIT}\d{{1,2}}日(?!均)",
    r"(?<![\d:.])\d{1,2}:\d{2}(?::\d{2})?(?![\d.])",
    r"前?(?:(?<!\d)[1-4]|[一二三四])季度",
    r"前(?:\d{1,2}|[一二三四五六七八九十]{1,2})个月",
    r"(?<!\d)\d{2}(?:世纪|年代)",
)
_RANK = (
    r"首位(?![度战经教产])",
    rf"第(?P<nth>\d{{1,4}}|[{_CN_DIGIT}十百]{{1,4}})(?:名|位(?!于)|{_STOP})",
    rf"(?<![目之此以年])前(?P<within>\d{{1,4}}|[{_CN_DIGIT}十百]{{1,4}})(?:强|名|位|%|{_STOP})",
    rf"(?<![\d{CN}])(?P<best>\d{{2,4}}|[{_CN_DIGIT}]?[十百千])强(?![调化制劲势力大])",
)
_ENUMERATION = (
    r"(?<![^\s。；;!！?？:：#])"
    r"(?:\d{1,3}[.．](?!\s{0,4}[\d%])|\d{1,3}、(?=[“《一-龥])|[(（]\d{1,2}[)）])"
)
_LATIN_UNIT = r"(?:TEU|MW|GW|kW|kWh|km|PFLOPS|EFLOPS|P)(?![A-Za-z])"
_CODE = (
    r"\d{16,4000}",
    # G60, PM2.5, 5G, C2M; but GDP7600亿元 is a value
    r"(?<![A-Za-z&])(?!GDP|GEP|R&D|CPI|PPI)[A-Za-z&]{1,12}-?\d[\dA-Za-z.+/\-]{0,30}",
    rf"{_NO_DIGIT}\d{{1,8}}(?:\.\d)?(?!{_LATIN_UNIT})[A-Za-z][A-Za-z0-9\-]{{0,20}}\+?",
    # 2+4+X, 8090+, 1+N
    rf"{_NO_DIGIT}\d{{1,6}}(?:\+(?:\d{{1,6}}|[XN])){{1,6}}\+?(?!\d)",
    rf"{_NO_DIGIT}\d{{1,6}}\+(?!\d)|[XN]\+\d{{1,4}}",
    # 4·17, 7×24, a telephone number
    rf"{_NO_DIGIT}\d{{1,4}}[·×*]\d{{1,6}}|(?<!\d)\d{{3,4}}-\d{{5,12}}(?!\d)",
    rf"{_NO_DIGIT}\d{{1,5}}(?:[国省县乡]道|号线?|千伏|米字型|线(?![路下上])|[版级届期代]|后(?=[、,，青年人一群]))",
    rf"{_NO_DIGIT}\d{{1,2}}\.\d版",
)
_RATIO = (
    rf"(?<![\d.:：]){NUMBER}[:：∶]1(?![\d.:：])",
    rf"(?<![\d.:：])1[:：∶]{NUMBER}(?![\d:：])",
)
_MAGNITUDE = (
    rf"{_NO_DIGIT}(?P<size>\d{{1,6}}(?:\.\d{{1,3}})?)(?P<order>{SCALE})级(?!联)",
    rf"(?<![\d.{CN}数几])(?P<cnsize>[{CN}]{{1,8}})级(?![联别])(?<=[百千万亿]级)",
)
_CHINESE = (
    rf"{_ALONE}(?<!后)(?P<short>[{_CN_DIGIT}十][{CN}]{{0,9}}(?:点[{_CN_DIGIT}]{{1,3}})?)(?P<unit1>{_CN_UNIT})",
    rf"{_ALONE}(?P<round>[{_CN_DIGIT}十][{CN}]{{1,9}})(?<=[百千万亿])(?P<more>[多余])?(?P<unit2>{_CN_COUNTER})",
    rf"{_ALONE}(?P<exact>[{_CN_DIGIT}](?:十|[{CN}]{{2,9}}))(?P<unit3>{_CN_COUNTER})",
    rf"(?<![第{CN}数几])(?P<tenths>[{_CN_DIGIT}])成(?:{_TENTHS}|(?<=[近超约过逾].成)(?![为果立功效熟员本长就]))",
    # 两大千亿级产业集群 counts two; 十九连冠 is nineteen years running
    rf"{_ALONE}(?P<big>[{_CN_DIGIT}])大(?=[\d{CN}]{{1,6}}亿级)",
    rf"{_ALONE}(?P<crowns>[{CN}]{{1,3}})连冠",
    rf"(?<=连续|延长|提前|达到|缩短|长达|不满|低于|少于|超过)(?P<years>[{_CN_DIGIT}十]{{1,3}})年(?![{CN}行计攻])",
)
# A scale alone is a figure only beside a bound (超百名, 突破千亿, 亿元以上) or as what is trained or revived (培育万名).
_BARE = (
    rf"(?<![{CN}\d])(?<=[超近约逾破上达育活])(?<![以线网路]上)"
    rf"(?P<scale>[百千万]{{1,2}})(?P<scale_more>[多余])?(?P<scale_unit>{_CN_COUNTER})",
    rf"(?<![{CN}\d])(?<=[超近约逾破上达过])(?P<sum>[十百千万]{{0,2}}亿)(?:美?元)?"
    r"(?=大关|规模|[、,，。；;的”]|以上|$)",
    rf"(?<![{CN}\d.])(?P<floor>[十百千万]{{0,2}}(?:亿|万)元)(?=以上)",
)


def _grammar() -> dict[str, str]:
    """Sort of figure -> its pattern, in the order in which they are tried."""
    return {
        "document": rf"[〔\[［]{_YEAR}[〕\]］]\d{{1,5}}号|(?<![A-Za-z0-9])[A-Z0-9]{{8,40}}/{_YEAR}-\d{{1,10}}",
        "date": "|".join(_DATE),
        "rank": "|".join(_RANK),
        "ordinal": r"第\d{1,4}",
        "enumeration": _ENUMERATION,
        "code": "|".join(_CODE),
        "percent": rf"(?P<per>[百千万])分之(?P<share>{NUMBER}|[{CN}]{{1,8}}(?:点[{CN}]{{1,4}})?)",
        "ratio": "|".join(_RATIO),
        "magnitude": "|".join(_MAGNITUDE),
        "number": rf"{_NO_DIGIT}(?P<value>{NUMBER})(?P<unit>[多余]?{_unit()})?",
        "half": r"(?<=[达占超过近到约的])(?:一半|半数)|一半(?=以上|左右)|(?<!个)半小时|一刻钟",
        "fold": rf"翻了?(?P<times>[{_CN_DIGIT}]|\d)?番",
        "digits": "两位数",
        "chinese": "|".join(_CHINESE),
        "bare": "|".join(_BARE),
        "vague": rf"(?<![{CN}\d第])[{CN}]{{1,4}}(?<=亿)元?",
    }


@cache
def grammar() -> re.Pattern[str]:
    """The whole grammar; ``match.lastgroup`` is the sort of the figure."""
    alternatives = "|".join(f"(?P<{sort}>{pattern})" for sort, pattern in _grammar().items())
    return re.compile(rf"(?=[\dA-Za-z&第前首半翻〔［\[(（{CN}])(?:{alternatives})")


@cache
def range_end() -> re.Pattern[str]:
    """What makes a number the lower end of a range: —100亿元, 至20天."""
    return re.compile(rf"(?:[—–\-~～]{{1,2}}|至|到)(?P<value>{NUMBER})(?P<unit>{_unit()})?")

