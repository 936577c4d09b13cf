"""Whether a stretch of a document reviews the past or plans the future."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plancmp.ingest.sentences import sentences
from plancmp.text.segment import Passage

_YEAR = r"(?:19|20)\d{2}"
_REVIEWS = re.compile(
    r"回顾|回想|过去(?:的)?[一二三四五六七八九十\d]*年|(?:取得|发展)[^,，。]{0,8}(?:成就|成效|成绩|进展)|工作总结|(?<!创造)发展成就|"
    r"发展基础|发展回眸|执行情况|完成情况|主要成绩|历史性成就"
)
_PLANS = re.compile(
    r"目标|安排|打算|建议|部署|总体要求|今后|未来|重点(?:工作|任务)|主要任务|下一步|指导思想|基本原则|机遇|展望"
)
_LEAD_PAST = re.compile(
    r"(?:各位代表[!！:：]?\s*)?(?:过去(?:的)?(?:[一五]|\d)年|[一五]年来|回顾过去|(?:一|这|五|两|三)年来|“?十[一二三四]五”?(?:时期|期间|以来))"
)
_LEAD_FUTURE = re.compile(
    r"(?:各位代表[!！:：]?\s*)?(?:今年(?!以来)|明年|今后|未来|下一步|新的一年|展望|(?:我们)?(?:将|要)(?!求)|(?:到|力争)" + _YEAR + "年|主要(?:预期)?目标)"
)
_HAPPENED = re.compile(
    r"(?:完成|建成|获批|实现|增长|达到|获得|荣获|取得|突破|新增|提升|下降|入选|跻身|开通|落地|引进|通过)了|"
    r"已(?:经)?(?:建成|完成|达|有|累计|实现|形成|突破|超|开通|落户|连续|投)|同比|目前|截至(?!到?20[3-9])|再创新高|圆满完成|荣获|成功(?:举办|入选|创建|获)|"
    r"(?:位|列)[居列]?全[省国市]第[^,，。]{0,8}(?:[,，。]|$)"
)
_INTENDED = re.compile(
    r"力争|确保|争取|预期目标|目标(?:是|为|任务)|将(?!军|近|乐)|要(?!素|求|点|事|害|闻)|计划|今年|明年|拟|到(?:2[01]\d{2})年|加快|推进|推动|深化|加强|完善|实施|启动|打造|支持|开展"
)
_CUE_YEAR = re.compile(rf"(?<!\d)({_YEAR})年")


@dataclass(frozen=True, slots=True)
class Span:
    """The years of a document: those it plans for, and the year that its review measures."""

    first: int
    last: int
    reviewed: int


def is_review(passage: Passage, span: Span) -> bool | None:
    """Whether the headings of a clause, the outermost first, say that it reviews the past; None when they say nothing."""
    # A document without headings has the first words of a paragraph for a title.
    is_heading = passage.text[len(passage.title) :][:1] in ("", "。", ":", "：", "\n")
    for heading in (*passage.path, *([passage.title] if is_heading else [])):
        year = _CUE_YEAR.search(heading)
        period = _period_of(heading)
        reviews, plans = bool(_REVIEWS.search(heading)), bool(_PLANS.search(heading))
        if reviews and plans:
            continue  # one chapter for both: the headings below it tell
        if reviews:
            return True
        if year and re.search(r"年(?:的)?(?:主要)?工作", heading):
            return int(year[1]) < span.first and not plans
        if period and period < span.first and not plans:
            return True
        if plans:
            return False
    return None


def _period_of(heading: str) -> int | None:
    """The last year of the five-year plan that a heading is about."""
    numerals = "一二三四五六"
    found = re.search(rf"“?十([{numerals}])五”?(?:时期|期间|规划)", heading)
    return 2010 + 5 * numerals.index(found[1]) + 5 if found else None


def reviews(passages: Sequence[Passage], span: Span) -> dict[str, list[bool]]:
    """For each clause, whether each of its sentences stands in a review of the past.

    Headings decide, but for a paragraph that begins with a word of the other tense. Where headings are silent, every
    sentence that begins with a word of past or future changes the tense of those that follow, also in later clauses.
    """
    result: dict[str, list[bool]] = {}
    current = False
    for passage in passages:
        said = is_review(passage, span)
        now = said if said is not None else current and not passage.path
        tenses = []
        paragraph = -1
        for sentence in sentences(passage.text):
            leads = said is None or sentence.paragraph != paragraph
            paragraph = sentence.paragraph
            if leads and _looks_back(sentence.text, span):
                now = True
            elif leads and _LEAD_FUTURE.match(sentence.text) and not (said and not _ahead(sentence.text, span)):
                now = False
            tenses.append(now)
        if not passage.path:
            current = now
        result[passage.id] = tenses
    return result


def _looks_back(text: str, span: Span) -> bool:
    """Whether a sentence begins with words of the past; a five-year period is past when it ended before the plan."""
    match = _LEAD_PAST.match(text)
    period = _period_of(match[0] + "时期") if match else None
    return bool(match) and (period is None or period < span.first)


def _ahead(text: str, span: Span) -> bool:
    """Whether a sentence names a year that the document plans for."""
    return any(int(year) >= span.first for year in _CUE_YEAR.findall(text[:40]))


def sentence_reviews(sentence: str, review: bool, span: Span) -> bool:
    """The tense of one sentence, that of its paragraph unless it says otherwise."""
    years = [int(match[1]) for match in _CUE_YEAR.finditer(sentence) if not re.search(r"[比较自以与同]$", sentence[max(0, match.start() - 1) : match.start()])]
    if review:
        return not (years and min(years) >= max(span.first, span.reviewed + 1) and _INTENDED.search(sentence))
    if years and max(years) < span.first and not _INTENDED.search(sentence):
        return True
    return bool(_HAPPENED.search(sentence)) and not _INTENDED.search(sentence)
