"""What a document says of itself: title, kind, years, city; and what makes one doubt it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from plancmp.ingest.tense import Span
from plancmp.knowledge.divisions import above, divisions
from plancmp.model import City
from plancmp.text.segment import Segments

_TYPES = (
    ("report", re.compile(r"政府工作报告|工作报告")),
    ("proposal", re.compile(r"规划的?建议|建议$|的建议")),
    ("outline", re.compile(r"纲要")),
    ("prosperity", re.compile(r"共同富裕.{0,20}(?:方案|行动计划|规划)")),
    ("decision", re.compile(r"决定")),
    ("action", re.compile(r"行动(?:计划|方案)|实施方案|三年行动")),
    ("plan", re.compile(r"规划|计划")),
)
_FIVE_YEARS = ("proposal", "outline", "plan", "decision", "prosperity")
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d{2})(?:年?[—–\-~～至]{1,2}((?:19|20)\d{2}))?年?")
_NUMERALS = "一二三四五六七八九"
_PERIOD = re.compile(rf"“?十([{_NUMERALS}])五”?|第十([{_NUMERALS}])个五年")
_WORDS = re.compile("推进|加强|建设|实施|发展|提升|完善|深化|加快|打造|推动|促进|强化|构建|落实|全面")
_LEAST_WORDS = 8.0
"""Plans have 25 to 60 of these words in a thousand characters, news and novels at most 5."""
_SHORTEST = 1500
_CUT = re.compile(r"(?:未完待续|阅读全文|查看全文|点击.{0,6}(?:全文|更多)|下一页|展开全文|\.\.\.|……)\s*$")


@dataclass(frozen=True, slots=True)
class About:
    """What was found in the first lines: empty or None where nothing was."""

    title: str
    type: str
    years: tuple[int, ...]
    adopted: str


def about(text: str) -> About:
    """Title, type, years and date of a clean document."""
    lines = [line.strip() for line in text.split("\n")[:40] if line.strip()]
    title = next((line for line in lines if len(line) <= 70 and _type(line) and not line.endswith(("。", ";", ",", ",", ":"))), "")
    if not title:
        head = re.search(r"[^\n。,]{0,30}(?:政府工作报告|规划纲要|规划的建议|的决定|行动计划)", "\n".join(lines))
        title = head[0].strip() if head else ""
    years = tuple(int(year) for pair in _YEARS.findall(title) for year in pair if year)
    period = _PERIOD.search(title)
    if period and not years:
        last = 1955 + 5 * (10 + _NUMERALS.index(period[1] or period[2]) + 1)
        years = (last - 4, last)
    date = re.search(r"(?<!\d)(20\d{2})[年\-/.](\d{1,2})[月\-/.](\d{1,2})日?", "\n".join(lines))
    adopted = f"{date[1]}-{int(date[2]):02}-{int(date[3]):02}" if date and _is_date(date) else ""
    return About(title, _type(title), years, adopted)


def _is_date(match: re.Match[str]) -> bool:
    return 1 <= int(match[2]) <= 12 and 1 <= int(match[3]) <= 28 + 3 * (int(match[2]) != 2)


def _type(line: str) -> str:
    return next((name for name, pattern in _TYPES if pattern.search(line)), "")


def guess_type(name: str, text: str) -> str:
    """The type of a document by the name of its file, else by its title; empty when neither tells."""
    return _type(name) or about(text[:3000]).type


def guess_year(text: str) -> int | None:
    """The year of a document by its title, else by the date in its head; None when neither tells."""
    found = about(text[:3000])
    said = _YEARS.search(found.title)
    return int(said[1]) if said else int(found.adopted[:4]) if found.adopted else None


def guess_places(text: str) -> list[str]:
    """What may be the name of its city in the title of a document or in the line of its assembly, the longest first."""
    title = _YEARS.sub("", about(text[:3000]).title).removeprefix("中共").strip()
    names = [title[: match.end()] for match in re.finditer(r"[市县区州盟旗]", title[:20])][::-1]
    assembly = re.search(r"在([^\s,，。]{2,20}?)第[一二三四五六七八九十]{1,3}届人民代表大会", text[:3000])
    return names + ([assembly[1]] if assembly else [])


def span(type: str, year: int, found: About, text: str) -> Span:
    """The years that a document of this type and year plans for, and the year it looks back at."""
    if type == "report":
        return Span(year, year, year - 1)
    if len(found.years) > 1 and found.years[-1] > found.years[0]:
        first, last = found.years[0], found.years[-1]
        return Span(first, last, first - 1)
    if type in _FIVE_YEARS:
        often = Counter(match[1] or match[2] for match in _PERIOD.finditer(text))
        periods = [1955 + 5 * (11 + _NUMERALS.index(name)) for name, _ in often.most_common()]
        ahead = [last for last in periods if last - 5 <= year <= last]
        if ahead and often[_NUMERALS[(ahead[0] - 1955) // 5 - 11]] >= 3:
            return Span(ahead[0] - 4, ahead[0], ahead[0] - 5)
        later = Counter(int(value) for value in re.findall(r"到(20\d{2})年", text) if year < int(value) <= year + 6)
        if later:
            last = later.most_common(1)[0][0]
            first = max(year, last - 4)  # adopted at the end of the year before its first
            return Span(first, last, first - 1)
        return Span(year, year + 4, year - 1)
    later = Counter(int(value) for value in re.findall(r"到(20\d{2})年", text) if year <= int(value) <= year + 6)
    return Span(year, later.most_common(1)[0][0] if later else year, year - 1)


def doubts(text: str, parts: Segments, city: City, year: int, found: About, years: Span) -> Iterator[str]:
    """Why the document may not be what it is said to be, each as a sentence."""
    chinese = len(re.findall(r"[\u4e00-\u9fff]", text))
    density = 1000 * len(_WORDS.findall(text)) / max(chinese, 1)
    if chinese < 0.3 * len(re.sub(r"\s", "", text)):
        yield "it may be no Chinese plan: fewer than a third of its characters are Chinese"
    elif density < _LEAST_WORDS:
        yield f"it may be no plan: only {density:.0f} of the words of plans (推进, 建设 …) in 1,000 characters, plans have 25 or more"
    yield from _truncation(text, parts, chinese)
    yield from _other_city(text, city, found)
    if found.years and not any(years.first - 1 <= value <= years.last for value in found.years) and year not in found.years:
        yield f"its title names {' and '.join(map(str, found.years))}, not {year}: {found.title}"
    elif not found.years:
        often = Counter(int(value) for value in re.findall(r"(?<!\d)(20\d{2})年", text))
        if often and sum(often.values()) >= 5 and not any(abs(value - year) <= 1 or years.first - 1 <= value <= years.last for value in often):
            yield f"it names the year {often.most_common(1)[0][0]} most often and {year} never"


def _truncation(text: str, parts: Segments, chinese: int) -> Iterator[str]:
    last = text.rstrip().rsplit("\n", 1)[-1]
    if _CUT.search(last):
        yield f"it seems cut off: it ends with {last[-20:]!r}"
    elif len(last) > 20 and last[-1] not in "。!！?？;；”）)》":
        yield f"it seems cut off in a sentence: it ends with {last[-20:]!r}"
    elif chinese < _SHORTEST:
        yield f"it is short for a plan ({chinese:,} Chinese characters): an excerpt, or cut off"


def _other_city(text: str, city: City, found: About) -> Iterator[str]:
    own = divisions().get(city.adcode)
    mine = {city.zh, city.zh[-3:], *((own.name, own.short) if own else ()), *city.aliases}
    family = {part.adcode for part in above(own)} if own else set()
    head = text[:400]
    for division in divisions().values():
        if division.adcode in family or division.name in mine or own and own.adcode in {part.adcode for part in above(division)}:
            continue
        if division.name in found.title and division.level != "province" and not any(name in found.title for name in mine):
            yield f"its title names {division.name}, not {city.zh}: {found.title}"
            return
    often = Counter(
        division.name for division in divisions().values()
        if division.level != "province" and division.name in text for _ in range(text.count(division.name))
        if division.name not in mine and division.adcode not in family and not (own and own.adcode in {part.adcode for part in above(division)})
    )
    count = max((text.count(name) for name in mine if name), default=0)
    if often and often.most_common(1)[0][1] > max(2 * count, 4):
        name, many = often.most_common(1)[0]
        yield f"it names {name} {many} times and {city.zh} {count} times"
    elif not count and len(text) > _SHORTEST and not any(name in head for name in mine):
        yield f"it never names {city.zh}"
