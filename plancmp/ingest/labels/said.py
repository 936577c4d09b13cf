"""What the figures of a sentence were of, so far, and whether the next ones are more of the same."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plancmp.text.quantities import Figure

OBJECTS = (
    *("count", "money", "area", "length", "mass", "computing", "power", "energy", "duration", "containers", "volume"),
    "rate",
)
RATE = re.compile(r"(?:(?<!生产)率|比重|占比|比例|强度|比|系数|覆盖面|份额|(?<!浓)度)$")
GROWS = re.compile(
    r"(?:年均|年平均|平均|(?<![一二两三四五六七八九十\d上])年(?!增长$))?(?:(?<!自然)增长率|增长速度|增长幅度|增速|增幅|涨幅|增长)$"
)
FALLS = re.compile(r"(?:年均|累计)?(?:下降率|降低率|下降幅度|降幅|下降|降低)$")
_DONE_TO_SOME = re.compile("整改|办结|整治|完工|开工|竣工|投产|验收|销号|复工|达标|解决|建成|化解|交付|入住|其余|其中")
_SIDES = re.compile("城市|城镇|农村|乡村")
_BOTH_SIDES = re.compile("城乡(?P<what>[^,，。;；、\\d]{2,14})[,，:：]")
_SUM = "(?:[\\d.]+|[十百千]*)[万亿]+"
_SIZE_ALONE = re.compile(f"{_SUM}(?:美?元|吨)(?:以上)?的?")
_FROM_SIZE = re.compile(f"{_SUM}(?:美?元|吨)以上")
_SIZED = re.compile(f"[超过达][过到]?{_SUM}元(?:以上)?的?")
_HAS_A_SIZE = re.compile("(?:项目|企业)$")
_ONE_LEVEL = (
    "(?:(?:世界|国际|国家|部|省|自治区|地?市|厅|县|区|州|盟|乡?镇|村|[一二三四五]星)级"
    "|(?:国家)?[1-5]?A+级?)(?:及?以上)?"
)
_LEVEL = re.compile(f"{_ONE_LEVEL}|(?:国家|全[国省市])(?:及?以上)?")
_LEVEL_ALONE = re.compile(f"{_ONE_LEVEL}的?")
_AT_ONCE = 6
"""Behind so many characters more than its level a number still counts what was counted before."""


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun with what is done to it (add, make, act) in which words (新建), and whether it is surely what is meant."""

    text: str
    act: str = ""
    verb: str = ""
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Said:
    """What the last figures were of, and what was said of it."""

    nouns: tuple[Noun, ...]
    aspect: str
    type: str
    unit: str
    end: int


def side(noun: str, before: str) -> str:
    """What 城市 or 农村 is of, that is all that is told, where 城乡 stands ``before``: 城乡低保标准提高,城市达470元."""
    found = _BOTH_SIDES.search(before) if _SIDES.fullmatch(noun) else None
    return noun + found["what"] if found else ""


def another_size(words: str, said: Said | None) -> str:
    """The noun of what was counted before with its other size: 产值超10亿元的企业20家,超50亿元的3家."""
    if said is None:
        return ""
    noun, size = said.nouns[-1].text, words.removesuffix("的")
    if _SIZE_ALONE.fullmatch(words):  # 其中50亿元以上3个
        size = f"{size.removesuffix('以上')}以上"
    elif not _SIZED.fullmatch(words):
        return ""
    if _SIZED.search(noun):
        return _SIZED.sub(f"{size}的" if _SIZED.match(size) else size, noun)
    if _FROM_SIZE.search(noun):
        return _FROM_SIZE.sub(size, noun)
    return f"{size}{noun}" if said.type == "count" and _HAS_A_SIZE.search(noun) else ""


def another_level(words: str, figure: Figure, said: Said | None) -> str:
    """The noun of what was counted before on its other level: 国家级孵化器2家、省级5家."""
    if not _LEVEL_ALONE.fullmatch(words) or said is None or figure.start - said.end - len(words) > _AT_ONCE:
        return ""
    noun = said.nouns[-1].text
    noun = re.sub("^各[级类种]", "", noun[own.end() if (own := _LEVEL.match(noun)) else 0 :])
    alike = said.type == figure.type == "count" and said.unit[-1:] == figure.unit[-1:] and noun != "方面"
    return words.removesuffix("的") + noun if alike and not _LEVEL.search(noun) else ""


def is_some_of_them(noun: str, figure: Figure, said: Said | None) -> bool:
    """Whether words say what was done to some of the things counted before: 34项问题完成整改15项."""
    alike = said is not None and said.type == figure.type == "count" and said.unit[-1:] == figure.unit[-1:]
    return alike and _DONE_TO_SOME.fullmatch(noun) is not None
