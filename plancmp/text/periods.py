"""The years that words mean: 2026年, 二〇三〇年, “十五五”时期, 今后五年, 三年内, 去年."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from plancmp.text.late import late

Sort = Literal["year", "years", "plan", "ahead", "back", "within", "since", "both", "this", "next", "last"]

YEARLY_MEAN = r"年均(?!值|浓度|气温|降水|[^,，。;；]{0,8}浓度)"
"""The mean of some years; 年均浓度 is what one year has."""

_YEAR = r"(?<!\d)(?:19|20)\d{2}"
_FEW = r"[一二两三四五六七八九十]|\d{1,2}"
_ZERO = "零〇○0OＯoО"
_DASH = r"\s?[—–~～至到-]{1,2}\s?"
# 2023年版, 2022年度国家科技奖, 北京2022年冬奥会: names, no years of anything
_EVENT = (
    r"[^,，。;；、\d办召承迎开参]{0,10}(?:世锦赛|锦标赛|世园会|园博会|博览会|世博会|运动会|旅发大会|大运会|全运会|世运会"
    r"|马拉松|峰会|论坛)"
)
_NAMED = rf"(?![代级版]|度国家|北京?冬奥|冬奥|亚运|世界杯|{_EVENT})"
_NAMES = {
    "years": rf"(?P<from>{_YEAR})年?{_DASH}(?P<to>(?:19|20)\d{{2}})年?(?!\d)",
    "since": rf"(?:自|从)?(?P<since>{_YEAR})年(?:以来|起|开始)",
    "year": rf"(?P<year>{_YEAR})\s?年{_NAMED}",
    "cn": rf"(?<![{_ZERO}一二三四五六七八九十])(?P<cn>二[{_ZERO}][{_ZERO}一二三四五六七八九]{{2}})年",
    "plan": r"(?<![一二三四五六七八九百第])[“\"「『]?十(?P<plan>[一二三四五六七])五(?!年)[”\"」』]?"
    r"(?:时期|期间|期末|末期?|以来|规划)?"
    r"|第十(?P<nth>[一二三四五六七])个五年(?:规划|计划)?",
    "ahead": r"(?P<new>新一届)(?![市省县区州]?(?:人民)?政府(?:成立|组成|履职)以来)"
    rf"|(?:今后|未来|往后|接下来)的?(?:{_FEW})?(?:{_DASH}|至|到)?(?P<ahead>{_FEW})个?年",
    "back": rf"(?P<bare>五)年(?=的?(?:政府)?工作的?(?:简要)?回顾)"
    rf"|(?:(?:刚刚)?过去的?|近|最近|这|(?<![学提超])前)(?P<back>{_FEW})年多?[来间]?"
    rf"|(?<![一二两三四五六七八九十\d多])(?P<so_far>{_FEW})年多?来"
    r"|(?P<term>本届(?:市|省|县|区|州)?(?:人民)?政府(?!任期[末满])|第?(?<!新)[一二三四五六七八九十]{1,3}届[省市县区州]?人?民?政府|过去工作)",
    "within": rf"(?<!\d)(?P<within>{_FEW})年之?内|[用以](?P<used>{_FEW})年(?:左右)?的?时间",
    "both": r"[今明][明后]两年",
    "this": r"今年|本年度?|新的一年|(?<![\d一二两三四五六七八九十多])年内|年底前",
    "next": r"明年",
    "last": r"去年|上一?年(?!度)|上年度",
}
_PATTERN = late("|".join(f"(?P<is_{sort}>{pattern})" for sort, pattern in _NAMES.items()))
_NUMERALS = "零一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Period:
    """Some years that a text names at a place. One year is its own first and last."""

    start: int
    end: int
    first: int
    last: int
    sort: Sort


def periods(text: str, now: int, reviewed: int | None = None) -> Iterator[Period]:
    """The years that a text names, left to right, as it is read in the year ``now`` (which 今年 is).

    过去五年 end with the year ``reviewed``, today's or by default the last, and 今后五年 begin behind it.
    """
    for match in _PATTERN.finditer(text):
        sort = (match.lastgroup or "").removeprefix("is_")
        first, last = _years(match, sort, now, now - 1 if reviewed is None else reviewed)
        if first <= last:
            yield Period(match.start(), match.end(), first, last, "year" if sort == "cn" else sort)  # type: ignore[arg-type]


def _years(match: re.Match[str], sort: str, now: int, reviewed: int) -> tuple[int, int]:
    if sort == "years":
        return int(match["from"]), int(match["to"])
    if sort in ("year", "since"):
        return int(match[sort]), int(match[sort])
    if sort == "cn":
        year = int("".join("0" if digit in _ZERO else str(_NUMERALS.index(digit)) for digit in match["cn"]))
        return year, year
    if sort == "plan":  # the 14th five-year plan is that of 2021 to 2025
        last = 1955 + 5 * (10 + _NUMERALS.index(match["plan"] or match["nth"]))
        end = min(last, max(reviewed, last - 4)) if match[0].endswith("以来") else last
        return last if "末" in match[0] else last - 4, end
    if sort == "ahead":
        return reviewed + 1, reviewed + (5 if match["new"] else few(match["ahead"]))
    if sort == "back":
        many = 5 if match["term"] else few(match["back"] or match["so_far"] or match["bare"])
        return reviewed - many + 1, reviewed
    if sort == "within":
        return now, now + few(match["within"] or match["used"]) - 1
    if sort == "both":
        first = now + match[0].startswith("明")
        return first, first + 1
    if sort == "this" and not match[0].startswith(("今", "本")):
        return reviewed + 1, reviewed + 1  # what is to be done 年内 is so in the year that is planned
    year = now + {"this": 0, "next": 1, "last": -1}[sort]
    return year, year


def few(text: str) -> int:
    """A number up to ten, in a numeral or in figures: so many years."""
    return int(text) if text.isdigit() else _NUMERALS.index(text.replace("两", "二"))
