"""Dates and years in the head of a document: when it was adopted, and for which year it plans."""

from __future__ import annotations

import datetime
import re
from collections import Counter

_DIGITS = {
    **{sign: str(value) for value, sign in enumerate("〇一二三四五六七八九")},
    "零": "0",
    "○": "0",
    "O": "0",
    "Ｏ": "0",
    "О": "0",
}
_UP_TO_31 = "[二三]?十[一二三四五六七八九]?|[一二三四五六七八九]"
_SPELT = re.compile(
    r"(?P<year>[一二][〇○零OＯО一二三四五六七八九]{3})年"
    rf"(?:\s?(?P<month>十[一二]?|[一二三四五六七八九])月(?:\s?(?P<day>{_UP_TO_31})日)?)?"
)
_YEAR = r"(?:19|20)\d{2}"
# … no deadline: 到2025年9月, 2025年12月底, 2025年6月30日前
_DATE = re.compile(
    rf"(?<![\d到至])({_YEAR})(?:年|[-/.])\s?(\d{{1,2}})(?:月|[-/.])(?:\s?(\d{{1,2}})日?)?(?!\d|日?[底末前]|日?之前)"
)
_ALONE = re.compile(rf"[—–(（【\s-]*{_YEAR}(?:年|[-/.])\s?\d{{1,2}}(?:月|[-/.])(?:\s?\d{{1,2}}日?)?[)）】\s]*")
_MEETS = re.compile(r"会议|通过|大会|全会|批准")
_PAGE = re.compile(r"(?:发布|更新|成文|公开|来源|日期|时间|访问|打印)|GMT|\d:\d\d|新华社|\d电")
_ISSUED = re.compile(r"成文日期|印发日期|发文日期")

_NAMED = re.compile(rf"(?<!\d)({_YEAR})(?:年?\s?[—–\-~～至]{{1,2}}\s?({_YEAR}))?(?!\d|年远景|[-/.]\d|年\s?\d{{1,2}}月)")
_NUMERALS = "一二三四五六七八九"
PERIOD = re.compile(rf"[“「\"]?十([{_NUMERALS}])五[”」\"]?|第十([{_NUMERALS}])个五年")

_TASKS = (
    r"(?:政府|全[省市区县州]|我[省市区县州]|经济社会|经济和社会|国民经济)?[^,，。;；\n]{0,14}?"
    r"(?:工作(?:的)?(?:安排|打算|部署|任务|重点|思路|目标|建议|总体)|总体(?:要求|思路|安排)|目标任务|主要(?:目标|任务|预期目标|工作)|"
    r"预期(?:性)?目标|重点(?:工作|任务|抓)|发展(?:的)?(?:主要)?(?:预期)?目标|重点做好|重点要)"
)
_AHEAD = re.compile(rf"(?<!\d)({_YEAR})年(?!来|以来|底|末|前){_TASKS}")
_TO_DO = re.compile(rf"(?:做好|完成|安排|关于|对|抓好)({_YEAR})年[^,，。\n]{{0,12}}(?:工作|目标|任务)")
_BEHIND = re.compile(
    rf"(?<!\d)({_YEAR})年(?:及|和|以及|、)?[^,，。;；\n]{{0,16}}(?:回顾|总结|主要成绩|完成情况|执行情况)|回顾(?:过去的)?({_YEAR})年"
)
# 2025年计划执行情况与2026年计划草案的报告: a plan, behind what became of the last one.
_PLAN_BEHIND = re.compile(r"(?:执行|完成|实施)情况(?:[和与及暨]|以及)(?=.{0,12}\d{4}年)")
_LATE = 10
"""From this month on a session may plan for the next year."""
_SIGNED = 12
"""So many lines from the end the signature may stand, with the date."""


def plain(text: str) -> str:
    """``text`` with the years, months and days that are spelt in Chinese numerals as digits."""

    def digits(found: re.Match[str]) -> str:
        said = "".join(_DIGITS.get(sign, sign) for sign in found["year"]) + "年"
        said += f"{_small(found['month'])}月" if found["month"] else ""
        return said + (f"{_small(found['day'])}日" if found["day"] else "")

    return _SPELT.sub(digits, text)


def _small(numeral: str) -> int:
    tens, ten, ones = numeral.rpartition("十")
    return (int(_DIGITS[tens]) if tens else 1) * 10 * bool(ten) + (int(_DIGITS[ones]) if ones else 0)


def years_of(title: str) -> tuple[int, ...]:
    """The years that a title names: one, or the first and last of a period."""
    title = _PLAN_BEHIND.split(plain(title))[-1]
    period = PERIOD.search(title)
    if period:
        last = period_end(period)
        return (last - 4, last)
    return tuple(int(year) for pair in _NAMED.findall(title) for year in pair if year)


def period_end(period: re.Match[str]) -> int:
    """The last year of the five-year plan that a match of ``PERIOD`` names: 2030 of 十五五."""
    return 1955 + 5 * (11 + _NUMERALS.index(period[1] or period[2]))


def is_date(line: str) -> bool:
    """Whether a line holds a date and nothing else."""
    return bool(_ALONE.fullmatch(plain(line)))


def adopted(head: str, raw: str) -> str:
    """The day on which the meeting of the head adopted or heard the document, or that it is signed with.

    YYYY-MM-DD, YYYY-MM where no day is said, empty where there is no date, or only that of a page.
    """
    head = plain(head)
    lines = head.split("\n")
    flow = head.replace("\n", "")  # a meeting may be named over several lines
    sure = [found for found in _DATE.finditer(flow) if _MEETS.search(flow[found.end() : found.end() + 60])]
    if sure and not _PAGE.search(flow[max(0, sure[0].start() - 5) : sure[0].start()]):
        return _iso(sure[0])
    for line in lines:
        found = _DATE.search(line)
        if found and (not _PAGE.search(line) or _ISSUED.search(line)) and _iso(found):
            return _iso(found)
    for line in reversed(raw.rstrip().split("\n")[-_SIGNED:]):
        line = plain(line.strip().strip("*"))
        if _ALONE.fullmatch(line) and (found := _DATE.search(line)):
            return _iso(found)
    return ""


def is_late(held: str) -> bool:
    """Whether the date of a session lies so late in a year that the next is planned for."""
    return bool(held) and int(held[5:7] or 1) >= _LATE


def published(raw: str) -> str:
    """The date that a page gives itself, YYYY-MM-DD; empty where it gives none."""
    found = re.search(rf"(?:发布|公开|成文|更新)?(?:时间|日期)\s*[:：]\s*{_DATE.pattern}", plain(raw[:5000]))
    return _iso(found) if found else ""


def _iso(found: re.Match[str]) -> str:
    try:
        day = datetime.date(int(found[1]), int(found[2]), int(found[3] or 1))
    except ValueError:
        return ""
    return day.isoformat() if found[3] else day.isoformat()[:7]


def year(date: str, shift: int = 0) -> int | None:
    """The year of a date, moved by ``shift`` years; None of an empty one."""
    return int(date[:4]) + shift if date else None


def report_year(titled: int | None, held: str, text: str, named: int | None) -> int | None:
    """The year that a report plans for: ``titled`` is the year in its title, ``held`` the date of the session.

    That is the year of the session, and of one held late in a year mostly the next: headings and sentences that set
    tasks for a year tell it, the title, and ``named``, the year of the file's name. Without a date these alone tell.
    """
    session = year(held)
    votes: Counter[int] = Counter()
    for found in _AHEAD.finditer(text):
        votes[int(found[1])] += 3 if _is_heading(text, found) else 1
    for found in _TO_DO.finditer(text):
        votes[int(found[1])] += 1
    for found in _BEHIND.finditer(text):
        if _is_heading(text, found):
            votes[int(found[1] or found[2]) + 1] += 3
    for one in (titled, named):
        votes.update({one: 3} if one is not None else {})
    if session is not None:
        month = int(held[5:7] or 1)
        if month < _LATE:
            return session
        votes[session + 1] += 3 * (month == 12) + min(text.count("明年"), 3)
        return max((session, session + 1), key=lambda one: votes[one])
    if titled is not None:  # some sites call a report by the year that it reviews
        return titled + 1 if votes[titled + 1] >= votes[titled] + 3 else titled
    if named is not None:
        return named
    best = votes.most_common(1)
    return best[0][0] if best and best[0][1] >= 2 else None


def _is_heading(text: str, found: re.Match[str]) -> bool:
    start = text.rfind("\n", 0, found.start()) + 1
    end = text.find("\n", found.end())
    return (len(text) if end < 0 else end) - start <= 45
