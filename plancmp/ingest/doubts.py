"""What makes one doubt that a document is what it is said to be, or that it is whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from plancmp.ingest import places
from plancmp.ingest.head import About
from plancmp.ingest.standing import Span
from plancmp.knowledge.divisions import above, divisions
from plancmp.messages import AllOf, Message, wording
from plancmp.model import City
from plancmp.text.chinese import han

_WORDS = re.compile("推进|加强|建设|实施|发展|提升|完善|深化|加快|打造|推动|促进|强化|构建|落实|全面")
_LEAST_WORDS = 8.0
"""Plans have 25 to 60 of these words in a thousand characters, news and novels at most 5."""
_SHORTEST = 1500
_CUT = re.compile(r"(?:未完待续|阅读全文|查看全文|点击.{0,6}(?:全文|更多)|下一页|展开全文|\.\.\.|……)\s*$")
_CHAPTER = re.compile("^第?([一二三四五六七八九十]{1,3})(?:、|[章篇编])", re.M)


def doubts(text: str, city: City, year: int, found: About, years: Span) -> Iterator[str]:
    """Why the document may not be what it is said to be, each as a sentence."""
    chinese = han(text)
    density = 1000 * len(_WORDS.findall(text)) / max(chinese, 1)
    if chinese < 0.3 * len(re.sub(r"\s", "", text)):
        yield Message("it may be no Chinese plan: fewer than a third of its characters are Chinese")
    elif density < _LEAST_WORDS and found.type != "communique":
        yield (
            Message(
                "it may be no plan: only {density:.0f} of the words of plans (推进, 建设 …) in 1,000 characters, "
                "plans have 25 or more",
                density=density,
            )
        )
    yield from (Message("it is {mark}", mark=wording(mark)) for mark in found.marks)
    yield from _truncation(text, chinese)
    yield from _other_city(text, city, found)
    if (
        found.years
        and not any(years.first - 1 <= value <= years.last for value in found.years)
        and year not in found.years
    ):
        yield Message(
            "its title names {years}, not {year}: {title}",
            years=AllOf(found.years),
            year=year,
            title=found.title,
        )
    elif not found.years:
        often = Counter(int(value) for value in re.findall(r"(?<!\d)(20\d{2})年", text))
        if (
            often
            and sum(often.values()) >= 5
            and not any(abs(value - year) <= 1 or years.first - 1 <= value <= years.last for value in often)
        ):
            yield Message(
                "it names the year {often} most often and {year} never",
                often=often.most_common(1)[0][0],
                year=year,
            )


def _truncation(text: str, chinese: int) -> Iterator[str]:
    last = text.rstrip().rsplit("\n", 1)[-1]
    if _CUT.search(last):
        yield Message("it seems cut off: it ends with {last!r}", last=last[-20:])
    elif len(last) > 20 and last[-1] not in "。!！?？;；”）)》":
        yield Message("it seems cut off in a sentence: it ends with {last!r}", last=last[-20:])
    elif chinese < _SHORTEST:
        yield Message(
            "it is short for a plan ({chinese:,} Chinese characters): an excerpt, or cut off", chinese=chinese
        )
    chapters = _CHAPTER.findall(text)
    if chapters and "一" not in chapters:
        yield Message("it begins with its second chapter or a later one: an excerpt, or cut off")


def _other_city(text: str, city: City, found: About) -> Iterator[str]:
    own = divisions().get(city.adcode)
    if own and own.level == "nation":
        return  # whatever it names lies in it
    mine = {city.zh, city.zh[-3:], *((own.name, own.short) if own else ()), *city.aliases}
    family = {part.adcode for part in above(own)} if own else set()

    def others(text: str) -> list[str]:
        """Names of places in a text that are not the city, not in it and not what it lies in."""
        return [
            item.name
            for item in places.named(text)
            if item.level not in ("nation", "province")
            and item.name not in mine
            and item.adcode not in family
            and not (own and own.adcode in {part.adcode for part in above(item)})
        ]

    if not any(name in found.title for name in mine) and (titled := others(found.title)):
        yield Message(
            "its title names {titled}, not {city}: {title}", titled=titled[0], city=city.zh, title=found.title
        )
        return
    often = Counter(others(text)).most_common(1)
    count = max((text.count(name) for name in mine if name), default=0)
    if often and often[0][1] > max(2 * count, 4):
        name, many = often[0]
        yield Message(
            "it names {name} {many} times and {city} {count} times", name=name, many=many, city=city.zh, count=count
        )
    elif not count and len(text) > _SHORTEST and not any(name in text[:400] for name in mine):
        yield Message("it never names {city}", city=city.zh)
