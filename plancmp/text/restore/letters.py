"""Letters, digits and blanks as mainland plans write them, where a page or a PDF wrote them otherwise.

Full-width digits and letters, radicals in the place of characters (⼈ for 人), lowered digits (PM₂.₅), entities of a
page, corner brackets, other signs for 〇 in years, other marks in grouped digits, blanks inside figures and around
them.
"""

from __future__ import annotations

import html
import re
import unicodedata
from functools import cache

from plancmp.text.chinese import CLAUSE_END, DIGITS, HAN
from plancmp.text.tables import pairs

_ENTITY = re.compile(r"&(?:amp|nbsp|lt|gt|quot|[lr]dquo|mdash|middot|#\d{2,5});")
_POINT = re.compile(r"(?<=\d)．(?=\d)")
# 1，234.5亿元 is one number where a unit says so; 12'345 always.
_GROUP = re.compile(
    r"(?<![\d.])(?P<head>\d{1,3})"
    r"(?:，(?=\d{3}(?:\.\d{1,4})? ?[万亿元%个家户人公吨套平亩立座名件间辆])|['’](?=\d{3}(?!\d)))"
)
_NOUGHT = "0○ＯOoО"
_YEAR = re.compile(rf"(?<![\d{DIGITS}])二[{_NOUGHT}〇零][{DIGITS}][{_NOUGHT}〇零{DIGITS}](?=年)")
_SPACED_YEAR = re.compile(r"(?<![\d.])(?<!\d )([12]) ([09]) (\d) (\d)(?= ?年)")
_HALVED_YEAR = re.compile(rf"(?<=[{HAN},，])(19|20) (\d\d)(?= ?年)")
_SPLIT_POINT = re.compile(rf"(?<=\d) (?=\.\d)|(?<=[{HAN}]\d\.) (?=\d{{1,2}} ?[%万亿])")
# 3 . 2 %, 37. 06 万 in a sentence; 1. 2022年 at the beginning of a line is its number.
_LOOSE_POINT = re.compile(
    rf"(?P<whole>[{HAN}、“(（] ?\d{{1,4}})(?: \. ?|\. )(?P<part>\d{{1,2}})"
    "(?= ?(?:[%‰万亿倍元]|个百分点|公里|平方|吨|公顷|亩|微克))"
)
_PARTICLES = re.compile(r"(?<![A-Za-z])PM (?=2\.5|10)")

_NUMBER = r"\d[\d.,]{0,20}(?: ?[-—~～至]{1,2} ?\d[\d.,]{0,20})?"
# A number at the beginning of a line counts the line: its blank stays.
_AROUND = re.compile(rf"(?<=[{HAN}、“(（{CLAUSE_END}]) ?(?P<number>{_NUMBER}) ?(?=[{HAN}%‰])")
# 2 311.43亿元, 3 4.5万人: in a sentence two numbers never stand beside each other with a blank alone.
_PARTED = re.compile(
    rf"(?<=[{HAN}])\d{{1,3}}(?: \d{{1,3}}){{1,3}}(?:\.\d{{1,4}})?(?= ?[%‰万亿元个家户人公吨平立套座条米亩微])"
)
# 4 1 个, 1 1 %, 7 3 . 5 %: a PDF that parts every digit
_EACH_PARTED = re.compile(
    rf"(?<=[{HAN}]) \d(?: \d){{1,3}}(?:\.\d{{1,4}}| ?\. ?\d(?: \d)?)?(?= ?[%‰万亿元个家户人公吨平立套座条米亩微])"
)
# 达到 1 234.5 亿元: digits in groups of three, behind words without a blank of their own, which would be cells
_IN_GROUPS = re.compile(
    rf"(?:^|(?<=[{CLAUSE_END}、]))(?P<words>[^ {CLAUSE_END}、\d][^ {CLAUSE_END}、]{{1,30}}) "
    r"(?P<number>\d{1,3}(?: \d{3}){1,3}(?:\.\d{1,4})?) ?(?=[%‰万亿元个家户人公吨平立套座条米亩微])"
)
_SPLIT_LINE = re.compile(r"(?<=\d)\n(?=\.\d)")
_SPLIT_UNIT = re.compile(
    rf"(?P<number>[{HAN}] ?\d[\d.]{{0,12}})\n"
    rf"(?=(?:[%‰]|个百分点|[万亿]{{0,2}}(?:元|吨|公里|户|家|人|亩|平方米)?)(?:以[上内下]|左右|[{CLAUSE_END}]))"
)
_PROSE = re.compile(rf"[{CLAUSE_END}](?!\d)")


def common(text: str) -> tuple[str, int]:
    """The text in common letters, and how many places changed."""
    before = text
    text, count = _ENTITY.subn(lambda match: html.unescape(match[0]), text)
    text = text.translate(_forms())
    count += sum(map(str.__ne__, before, text)) if len(before) == len(text) else 0
    for pattern, instead in (
        (_POINT, "."),
        (_GROUP, r"\g<head>,"),
        (_SPACED_YEAR, r"\1\2\3\4"),
        (_HALVED_YEAR, r"\1\2"),
        (_SPLIT_POINT, ""),
        (_LOOSE_POINT, r"\g<whole>.\g<part>"),
        (_PARTICLES, "PM"),
    ):
        text, changed = pattern.subn(instead, text)
        count += changed
    text = _YEAR.sub(lambda year: re.sub(f"[{_NOUGHT}]", "〇", year[0]), text)
    return text, max(count, int(text != before))


def close_up(text: str) -> tuple[str, int]:
    """A text without the blanks that typesetters put around figures (到 2030 年), and how many lines had them.

    Only in lines of prose: in the row of a table they part the cells, and so do blanks between digits.
    """
    joined, count = _SPLIT_LINE.subn("", text)
    joined, parted = _SPLIT_UNIT.subn(r"\g<number>", joined)
    count += parted
    lines = joined.split("\n")
    closed = [_in_prose(line) if " " in line and _PROSE.search(line) else line for line in lines]
    return "\n".join(closed), count + sum(map(str.__ne__, lines, closed))


def _in_prose(line: str) -> str:
    for pattern in (_PARTED, _EACH_PARTED):
        line = pattern.sub(lambda number: number[0].replace(" ", ""), line)
    line = _AROUND.sub(_closed, line)
    return _IN_GROUPS.sub(lambda match: match["words"] + _closed(match), line)


def _closed(match: re.Match[str]) -> str:
    return match["number"].replace(" ", "")


@cache
def _forms() -> dict[int, str]:
    """Characters that stand for a common one."""
    forms = {
        code: chr(code - 0xFEE0)
        for first, last in ("０９", "ＡＺ", "ａｚ")
        for code in range(ord(first), ord(last) + 1)
    }
    forms |= {ord("％"): "%", ord("＋"): "+", ord("／"): "/"}
    compatible = (*range(0x2E80, 0x2FD6), *range(0xF900, 0xFB00))
    forms |= {code: unicodedata.normalize("NFKC", chr(code)) for code in compatible}
    forms |= {ord(radical): character for radical, character in pairs("radicals").items()}
    forms |= {0x2080 + digit: str(digit) for digit in range(10)}
    forms |= dict(zip(map(ord, "「」『』"), "“”‘’"))
    return {code: form for code, form in forms.items() if form != chr(code)}
