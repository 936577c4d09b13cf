"""Paragraphs that begin with a period: 到2030年, …; 过去五年, …; 今年重点抓好以下工作."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from plancmp.ingest.headings import LONGEST_HEADING, from_now, headings, of_heading
from plancmp.ingest.sentences import Sentence, paragraphs
from plancmp.ingest.standing import Span, Standing
from plancmp.text.periods import YEARLY_MEAN, Period, few, periods
from plancmp.text.segment import Passage

_ADDRESS = re.compile(
    r"\s*(?:[^,，。\d]{2,8}[,，])?(?:各位代表[!！,，:：]?\s*|同志们[!！,，:：]?\s*)?(?:回顾|回望|展望|做好|刚刚过去的|在|到|力争到?|预计到?|建议|通过|经过|用|我们)?[“\"]?"
)
_LEADS = re.compile(r"(?:末|底|前|时)?(?:[,，:：]|是|,?[^,，。;；]{0,24}(?:目标|任务|要求)[^。;；]{0,12}[:：是])")
_DEADLINE = re.compile(r"(?:年|末|月)?(?:底|末)?[前内]|之?内|以来")
_BY_A_PLAN = re.compile(r"(?:根据|按照|对照)[^,，。;；]{0,14}规划[^。;；]{0,30}(?:目标|指标)[^。;；,，]{0,6}[:：是为]")
_OF_ONE_YEAR = re.compile(r"今年|本年|年度|明年|(?:19|20)\d\d年")
_DOES = re.compile(
    "出台|实施|编制|制定|推进|落实|印发|启动|开展|筹办|筹备|抓好|做好|完成|争创|争取|锚定|对标|瞄准|着眼"
)
_LOOKS_AHEAD = re.compile("的?(?:远景|发展|奋斗|主要)?(?:目标|愿景)|[我全][市省县州区]|要")
_OF_YEARS_BEFORE = "来?的?(?:总和|之和|总量|总数|平均|均值|同期|新高|新低|[最首])"
"""超过去五年总和, 创近五年新高: of one year, which is held against those before."""

_TURNS_NOTHING = re.compile(rf"以来|\d{{1,2}}月\d{{1,2}}日|{_OF_YEARS_BEFORE}")
"""With this behind it a period with which a paragraph begins turns nothing."""

_SO_FAR = re.compile(r"(?:今年|年初)以来")
_OUTBREAK = re.compile(r"(?:突发的?)?(?:新冠|新型冠状病毒)?(?:肺炎)?疫情(?:发生|暴发|爆发)(?:以来|之?后)")
_OPENS_SO_FAR = re.compile(f"{_SO_FAR.pattern}|{_OUTBREAK.pattern}")
_OUTBREAK_YEAR = 2020
"""A session of the spring of 2020 tells first of the year before, and then of the outbreak and what was done since."""

_LONGEST_PERIOD = 10
"""Years; 改革开放四十年来 is no period of a chapter."""

_THIS_AIMS = re.compile(
    r"(?:[^,，。;；:：]{0,30}[,，])?(?:今年|明年|(?:19|20)\d\d年)[^,，。;；:：完]{0,18}(?:预期|主要|奋斗)目标(?:建议)?[是为:：]"
)
_MEANS = re.compile(r"年均|年平均|递增|累计|翻[一两]?番|[三五]年")
_RATE = re.compile(r"(?:增长|增速)\D{0,6}\d[\d.]?(?:\.\d+)?[%％]")
_OVER_YEARS = re.compile(
    r"年均|年平均|递增|翻[一两]?番|\d年[末底]?的|[末底]的|[由从][^,，。;；]{2,24}[到至为]|[比较][^,，。;；]{0,3}[\d五]"
)
"""What is said of a year that some years came to: 是2020年的2倍, 由30%提高到35%."""

LIST = 4
"""So many rates make a list of what is aimed at."""
NEAR, FAR = 3, 8
"""So many sentences before and behind the first of a list are read with it."""

_LAST_YEAR = re.compile(
    r"(?:(?:过去|近|这)的?[三四五]年(?:中|里|来|间)?[,，])?(?:特别是|尤其是)?"
    r"(?:(?:刚刚过去的)?(?P<year>20\d\d)年[,，]?(?:是|也是|作为)[^。;；]*(?:一年|之年|最后|收官)"
    r"|(?:刚刚?过去的|(?<=刚刚过去的))(?P<just>20\d\d)年[,，])"
)
_OPENS_YEAR = re.compile(
    "(?:(?:(?:刚刚?)?过去的?|这|(?<=过去的))一年|一年(?:来|里|间|中))(?!级|一度|四季|多|半|又|内|以上)"
)
_TELLS_OF_THE_YEAR = re.compile(
    "[,，]?(?:面对|我们|在[^,，]{2,60}(?:领导|带领|指导|关心|支持|帮助|极不|很不)|(?:主要|重点|着力)*[抓做]了"
    "|全[市省区州县](?:上下|各族|人民|各级)|[省市县州]政府|[也既]?是|极[不其为]|很?不平凡|注定|意义|承前启后)"
)
"""Behind the last of the years that a chapter names besides them: 2020年,面对复杂形势,… turns to it."""

_PLAN = r"“?十[一二三四五]五”?(?:规划)?"
_TOIL = "(?:的?(?:接续|不懈|持续|艰苦|团结|共同|砥砺)*(?:努力|奋斗|拼搏|奋进|发展|攻坚))"
_OPENS_YEARS = re.compile(
    r"(?:本届政府(?:任期|成立|组成)?(?:以来|内)(?:的?[三四五]年)?来?"
    rf"|(?:经过|历经)?(?:{_PLAN}(?:时期|期间|以来)|(?:过去的?|[这近])?(?P<few>[三四五345])年(?:来|间|{_TOIL})?))(?:[,，]|是)"
    r"|(?:这|过去)?(?P<so_few>[三四五345])年的(?:发展|奋斗|工作|生动|非凡)*(?:成果|成绩|成就|历程|实践|经验)"
)
_ENDS_YEARS = re.compile(
    rf"{_PLAN}(?:各项|主要|目标|任务)*(?:圆满|胜利|顺利|良好收官|[画划]上)|本届政府[^,，。]{{0,10}}(?:画上|句号)"
)
"""2025年任务的完成,标志着“十四五”圆满收官: what follows speaks of all its years."""

_LOOKS_BACK = re.compile(rf"(?:^|[,，:：])回[首顾望眸](?:{_PLAN}|本届政府|(?:过去的?|这)?[三四五]年)(?!前)")
"""What turns to all the years even where the year before is told of first: 过去一年…。回首本届政府任期,…."""

_SOME_YEARS = re.compile(
    rf"(?:(?:过去|以来|[的这近])的?(?P<few>[三四五345])年|(?P<so_few>[三四五345])年(?:来|间|的))"
    rf"(?![级制期]|{_OF_YEARS_BEFORE})|{YEARLY_MEAN}"
    rf"|{_PLAN}(?:各项|主要|目标|任务)*(?:时期|期间|以来)"
)
"""这是民生大为改善的五年: who says so in a paragraph speaks in it of all those years."""

_OF_YEARS = re.compile(
    r"[(（一二三四五六七八九十）)、—]*(?:这|过去)?(?P<years>[三四五])年(?![来级前制后内间])[^,，。;；、\d年]{2,8}[,，]"
)
"""五年砥砺奋进,… opens what is told of five years, without a word for the period."""

_TERM = re.compile("届[省市县区州]?(?:人民)?政府")

LONGEST_LINE = 80
FIRST_PARAGRAPHS = 8
"""So many clauses of a chapter are looked through for its first words; a text without numbers has one a paragraph."""

_WORK_FOLLOWS = re.compile(
    r"(?:抓好|做好|突出|抓住|开展|推进|实施|聚焦|落实)[^,，]{0,16}(?:工作|任务|方面|以下|重点|措施)[^,，]{0,8}$"
)


def lead_of(paragraph: Sequence[Sentence], base: Standing, span: Span) -> Standing | None:
    """The standing of a paragraph that begins with a period: 到2030年, …; 过去五年, …. A deadline is none."""
    if base.tense not in ("review", "plan"):
        return None
    text = _opening(paragraph)
    if base.tense == "review" and (opened := _OF_YEARS.match(text)):
        return Standing("review", span.reviewed - few(opened["years"]) + 1, span.reviewed)
    found = _first_period(text, span, 0)
    if by := _by_a_plan(text, base, span):
        return by
    if not found or _DEADLINE.match(text, found.end):
        return None
    if found.sort in ("this", "next", "last", "within", "since") or not _LEADS.match(text, found.end):
        return None
    period = from_now(found, span)
    if period.last < span.first:
        return Standing("review", period.first, period.last)
    if base.tense == "plan":
        return Standing("plan", max(period.first, span.first), period.last, by_year=True)
    ahead = period.first > span.first or period.first == span.first and period.sort != "year"
    return Standing("plan", period.first, period.last, by_year=True) if ahead else None


def opened_by_years(chapter: Sequence[Passage], own: Standing, span: Span) -> Standing:
    """The standing of a chapter, or that of the years that its first words name (五年来, …) where no heading does.

    A term of office (本届政府工作回顾) may have been shorter than five years. Which paragraphs come to the last of
    these years they say themselves (:func:`of_one_year`).
    """
    if span.first < span.last or own.tense != "review" or own.last != span.reviewed:
        return own
    named = [line for line in headings(chapter[0]) if any(True for _ in periods(line, span.now, span.reviewed))]
    if not all(_TERM.search(line) for line in named):
        return own
    for sentence in _first_words(chapter):
        found = lead_of([sentence], own, span)
        if found and found.tense == "review" and found.last == own.last and found.first != found.last:
            return replace(own, first=found.first)
    return own


def _first_words(chapter: Sequence[Passage]) -> Sequence[Sentence]:
    """The first sentences of the first paragraph of a chapter that is more than a form of address."""
    for passage in chapter[:FIRST_PARAGRAPHS]:
        for paragraph in paragraphs(passage.text):
            if sum(len(one.text) for one in paragraph) > LONGEST_LINE:
                return paragraph[:2]
    return []


def _by_a_plan(text: str, base: Standing, span: Span) -> Standing | None:
    """根据“十三五”规划纲要,主要预期目标是: the goals of that plan, which is no period by its name alone."""
    found = _BY_A_PLAN.match(text) if base.tense == "plan" else None
    if not found or _OF_ONE_YEAR.search(found[0]):
        return None
    period = next((one for one in periods(text, span.now, span.reviewed) if one.sort == "plan"), None)
    if not period or period.last < span.first:
        return None
    return Standing("plan", max(period.first, span.first), period.last, by_year=True)


def led(paragraph: Sequence[Sentence], own: Sequence[Standing], lead: Standing | None, span: Span) -> list[Standing]:
    """The sentences of a paragraph where a later one begins with another period: it holds from there on.

    So in plans for some years, and where the paragraph began with a period; elsewhere it speaks for itself. In a review
    the last year is that of its sentence alone where it is what some years came to (五年来, …。2025年, …,年均增长8%。).
    """
    if not lead and span.first == span.last:
        return list(own)
    some = lead is not None and lead.tense == "review" and lead.first != lead.last
    current: Standing | None = None
    of_one = over_years = False
    result = []
    for number, (sentence, standing) in enumerate(zip(paragraph, own, strict=True)):
        if number and not paragraph[number - 1].goes_on:
            current = None if over_years else current
            of_one = over_years = False
        turned = lead_of([sentence], standing, span) if number else None
        current = turned or current
        of_one = of_one or some and turned is not None and turned.first == turned.last
        over_years = over_years or of_one and _OVER_YEARS.search(sentence.text) is not None
        result.append(current if current and standing.tense in ("review", "plan") else standing)
    return result


def announced_year(paragraph: Sequence[Sentence], passage: Passage, base: Standing, span: Span) -> Standing | None:
    """The year whose work a line in a plan for some years announces for what follows: 今年重点抓好以下工作."""
    text = paragraph[-1].text
    if base.first == base.last or len(text) > LONGEST_LINE or not _WORK_FOLLOWS.search(text):
        return None
    named = [period for period in periods(text, span.now, span.reviewed) if period.first == period.last]
    return Standing("plan", named[0].first, named[0].last) if named and named[0].first >= span.first else None


def aims_of_the_year(paragraph: Sequence[Sentence], own: Standing, span: Span) -> int | None:
    """The sentence of a paragraph from which on a report lists what it aims at in its year, where nothing else says so.

    今年主要预期目标是: is said in a chapter that reviews, or that plans for some years. And in such a plan a list of
    rates without 年均 is that of the year, as aims for some years are means.
    """
    if span.first < span.last or own.tense not in ("review", "plan") or own.first == own.last == span.first:
        return None
    for place, sentence in enumerate(paragraph):
        listed = own.tense == "plan" and own.first == span.first and _is_of_one_year(paragraph, place, span)
        if listed or _THIS_AIMS.match(sentence.text) and _names_only(span.first, sentence.text, span):
            return place
    return None


def _is_of_one_year(paragraph: Sequence[Sentence], place: int, span: Span) -> bool:
    """Whether a list of rates begins with a sentence, and no word in it or before it makes them means or totals."""
    before = paragraph[max(0, place - NEAR) : place]
    if not _RATE.search(paragraph[place].text) or any(_RATE.search(sentence.text) for sentence in before[-1:]):
        return False
    rates = "。".join(sentence.text for sentence in paragraph[place : place + FAR])
    near = "。".join(sentence.text for sentence in before)
    return (
        len(_RATE.findall(rates)) >= LIST and not _MEANS.search(near + rates) and _names_only(span.first, rates, span)
    )


def _names_only(year: int, text: str, span: Span) -> bool:
    """Whether a text names no other year than this."""
    return all(period.first == period.last == year for period in periods(text, span.now, span.reviewed))


def parted(paragraph: Sequence[Sentence], span: Span, of_some: bool) -> Iterator[list[Sentence]]:
    """A paragraph cut before its sentences that begin with a period, as a text in one piece needs it.

    Where it is one of many that review some years (``of_some``), one year in its midst is that of its sentence, unless
    it is said what year it was (刚刚过去的2025年, …).
    """
    start = 0
    for place in range(1, len(paragraph)):
        turned = turned_by(paragraph[place : place + 1], span)
        passing = turned is not None and turned.tense == "review" and turned.first == turned.last
        if turned and not (of_some and passing and not _LAST_YEAR.match(paragraph[place].text)):
            yield list(paragraph[start:place])
            start = place
    yield list(paragraph[start:])


def turned_by(paragraph: Sequence[Sentence], span: Span) -> Standing | None:
    """The standing from a paragraph on that begins with a period, in a chapter that has two."""
    text = _opening(paragraph)
    found = _first_period(text, span, 6)
    if found and not _TURNS_NOTHING.match(text, found.end):
        period = from_now(found, span)
        if period.last < span.reviewed:  # one of the years before the last speaks for its own paragraph
            return Standing("review", span.reviewed, span.reviewed, ("tense",))
        if period.last < span.first:
            return Standing("review", period.first, period.last, ("tense",))
        if period.first >= span.first and not _DEADLINE.match(text, found.end) and not _in_passing(text, found, span):
            return Standing("plan", period.first, period.last, ("tense",))
    return None


def _in_passing(text: str, found: Period, span: Span) -> bool:
    """Whether the first words of a paragraph name a later period only for what they do: 推进2029年园博会筹办工作."""
    start = _ADDRESS.match(text)
    if start and _DOES.search(text, start.end(), max(found.start, start.end())):
        return True
    one_year = found.sort == "year" and found.first == found.last > span.last
    return one_year and not (_LEADS.match(text, found.end) or _LOOKS_AHEAD.match(text, found.end))


def so_far(paragraph: Sequence[Sentence], span: Span) -> Standing | None:
    """The standing from a paragraph of a review on that tells of the year under way: 今年以来, …; 疫情发生后, …."""
    text = _opening(paragraph)
    start = _ADDRESS.match(text)
    opens = _OPENS_SO_FAR if span.now == _OUTBREAK_YEAR else _SO_FAR
    under_way = opens.match(text) or start and opens.match(text, start.end())
    return Standing("review", span.now, span.now) if under_way else None


def of_one_year(paragraph: Sequence[Sentence], chapter: Standing, span: Span) -> Standing | None:
    """The standing from a paragraph of a report on, in a review of some years: that of their last year, which it begins
    to tell of (2025年是本届政府的收官之年), or again that of its ``chapter``, where it begins with some years.
    """
    if span.first < span.last or chapter.tense != "review" or chapter.first == chapter.last:
        return None
    whole = replace(chapter, both=False)
    if any(_says(_OPENS_YEARS.match(one.text), chapter) or _LOOKS_BACK.search(one.text) for one in paragraph[:3]):
        return whole
    text = _opening(paragraph)
    start = _ADDRESS.match(text)
    found = _LAST_YEAR.match(text, start.end() if start else 0)
    last = found is not None and int(found["year"] or found["just"]) == span.reviewed
    named = _first_period(text, span, 0) if chapter.both else None
    if named and named.sort == "year" and named.first == named.last == span.reviewed:
        last = last or _TELLS_OF_THE_YEAR.match(text, named.end) is not None
    if last or _OPENS_YEAR.match(text) or start and _OPENS_YEAR.match(text, start.end()):
        return Standing("review", span.reviewed, span.reviewed)
    return whole if any(_ENDS_YEARS.search(one.text) for one in paragraph[:3]) else None


def begins_with(chapter: Sequence[Passage], own: Standing, span: Span) -> Standing:
    """The standing with which a chapter on some years and on the last of them begins: that of the last, where the first
    paragraph of some length begins with it (2025年,…) and a later one turns to them all.
    """
    if not own.both or span.first < span.last:
        return own
    opened: Standing | None = None
    for passage in chapter:
        for paragraph in paragraphs(passage.text):
            turned = of_one_year(paragraph, own, span)
            if turned and turned.first != turned.last:
                return opened or own
            opened = opened or turned or _opened_by_the_year(paragraph, span)
            if not opened and sum(len(one.text) for one in paragraph) > LONGEST_LINE:
                return own
    return own


def _opened_by_the_year(paragraph: Sequence[Sentence], span: Span) -> Standing | None:
    """The year under review, where a paragraph begins with it and nothing else: 2025年,…; 过去一年是…."""
    text = _opening(paragraph)
    found = _first_period(text, span, 0)
    if found and found.first == found.last == span.reviewed and text[found.end :][:1] in (",", "，", "是"):
        return Standing("review", span.reviewed, span.reviewed)
    return None


def of_all_years(paragraph: Sequence[Sentence], own: Standing, chapter: Standing, span: Span) -> Standing:
    """Its ``own`` standing, or that of the chapter where a paragraph of the last of its years speaks of them all."""
    if (
        span.first < span.last
        or not own.tense == chapter.tense == "review"
        or not own.first == own.last == chapter.last
    ):
        return own
    return chapter if any(_says(_SOME_YEARS.search(one.text), chapter) for one in paragraph) else own


def _says(found: re.Match[str] | None, chapter: Standing) -> bool:
    """Whether words for some years were found, and mean as many as the chapter has, where they say how many."""
    if not found or chapter.first is None or chapter.last is None:
        return False
    many = next((few(number) for number in found.groups() if number), None)
    return many in (None, chapter.last - chapter.first + 1)


def of_line(passage: Passage, paragraph: Sequence[Sentence], span: Span) -> Standing | None:
    """What a line without a mark at its end says, as a heading would."""
    text = paragraph[0].text
    is_line = len(paragraph) == 1 and len(text) <= LONGEST_HEADING and after(passage, paragraph[0]) in ("", "\n")
    return of_heading(text, span) if is_line and not re.search("[,，]", text) else None


def _first_period(text: str, span: Span, gap: int) -> Period | None:
    """The period with which a text begins, at most ``gap`` characters after a form of address; no plan's name."""
    found = next(iter(periods(text, span.now, span.reviewed)), None)
    start = _ADDRESS.match(text)
    if not found or not start or found.start > start.end() + gap or found.last - found.first > _LONGEST_PERIOD:
        return None
    return None if text[: found.end].endswith("规划") else found


def _opening(paragraph: Sequence[Sentence]) -> str:
    """The first words of a paragraph that say something: not 各位代表!"""
    texts = [sentence.text for sentence in paragraph[:2]]
    return texts[-1 if len(texts) > 1 and len(texts[0]) <= 5 else 0][:80]


def after(passage: Passage, sentence: Sentence) -> str:
    return passage.text[sentence.end : sentence.end + 1]
