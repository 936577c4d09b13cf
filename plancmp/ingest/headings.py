"""What headings say of the tense and the period of what stands below them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from plancmp.ingest.standing import Span, Standing
from plancmp.ingest.strength import is_promise
from plancmp.model import Doubt
from plancmp.text.periods import Period, periods
from plancmp.text.segment import Passage, is_addendum
from plancmp.text.tables import pattern

_REVIEWS = pattern("phrases", "review")
_HOPES = pattern("phrases", "hope")
"""With these in it, a heading that speaks of results speaks of those to come."""

_OPENING = re.compile(r"[^,，。]{0,14}(?:开局|开好局|起好步|起步|开门红|收官|收好官)")
"""“十五五”开好局: one year of the period is meant, and the heading does not say which tense."""

_PLANS = pattern("phrases", "plan")
_NO_PLAN = re.compile(r"目标(?:任务)?(?:圆满|全面|顺利|胜利|超额|较好|基本|如期)?(?:完成|实现)|(?:创造|创建)性")
_PROBLEMS = pattern("phrases", "problem")
_ANNEX = re.compile(r"(?:附|《)(?!.*(?:名词|用语|术语|解释|注释|注解)).*")
_ANNEXED = re.compile(r"(?:《[^》]{2,20}》)?附(?:件|表|录)[\d一二三四五六七八九十]{0,2}.{0,20}")
_NOTHING = re.compile(r"(?:前\s?言|序\s?言|引\s?言|结束语|结\s?语|目\s?录)$")
_MENDS = re.compile("整改|解决|回应|破解|化解|应对|克服|战胜|攻克")
# 2024年目标任务完成情况, 过去五年工作和2021年主要工作回顾; and, of a year that is over, still a plan: 2021年工作安排
_ENDS_IN_REVIEW = re.compile(r"(?:回顾|总结|成就|成绩|情况|成效|回眸)$")
TERM = 5
"""Years that a government is elected for."""

_TERM = re.compile(r"第?(?<!新)[一二三四五六七八九十]{1,3}届[省市县区州]?人?民?政府")
"""A government by its number: what it aims at (第九届政府奋斗目标) is to come, unless the heading looks back."""

_SURELY_PLANS = re.compile(r"安排|部署|建议|打算|总体要求")
_NEXT_TERM = re.compile("(?:下|第[一二三四五六七八九十]+)届[省市县区州]?(?:人民)?政府")
"""第六届政府奋斗目标: who is elected to an office speaks of its term."""

TERM = 5
"""Years of a term of office."""

_EXPLAINS = re.compile(r"(?:[\[［(（]?\d+[\]］)）]?[.、．]?\s*)?[^。:：,，]{2,30}[:：]|[^。]{2,24}是指")
_OF_WORKS = re.compile(r"[:：]到20\d\d年|投资\d[\d.]*[万亿]元")
LONGEST_HEADING = 40
LONGEST_SINCE = 10
"""Years; 1951年以来最严重的干旱 is no period of a review."""


def headings(passage: Passage) -> tuple[str, ...]:
    """The headings of a clause, outermost first: those above it, and its own where it has one."""
    # A document without headings has the first words of a paragraph for a title.
    own = (
        passage.text[len(passage.title) :][:1] in ("", "。", ":", "：", "\n", " ")
        and len(passage.title) <= LONGEST_HEADING
    )
    return (*passage.path, *([passage.title] if own else []))


def has_heading(passage: Passage) -> bool:
    """Whether a clause stands in a chapter that has a heading: it does not where a document has sections alone."""
    return passage.chapter > 0 and bool(passage.path or _is_chapter(passage.id) and headings(passage))


_ACCOUNT = re.compile("(?:主要|经济社会)?(?:发展|现实|良好)?(?:基础|成就|回顾|历程)")
"""A heading that is of an account and nothing else."""


def of_headings(passage: Passage, span: Span, *, below: bool) -> Standing | None:
    """What the headings of a clause say; None when nothing. ``below`` is for those under the heading of its chapter.

    A heading below another counts only where it names a period or a shortcoming, or where it says that a plan of some
    years begins with an account (发展基础): 目标任务 of a section says too little.
    """
    lines = headings(passage)
    top = (sum(map(_is_chapter, passage.path)) or 1) if has_heading(passage) else 0
    found: Standing | None = None
    for heading in lines[top:] if below else lines[:top]:
        standing = of_heading(heading, span)
        if standing and (
            not below or standing.tense == "problem" or any(periods(plain(heading), span.now, span.reviewed))
        ):
            found = standing
        elif below and standing and span.first != span.last and _ACCOUNT.fullmatch(plain(heading)):
            found = Standing("review", span.reviewed - (span.last - span.first), span.reviewed)
    return found


def is_glossary(chapter: Sequence[Passage]) -> bool:
    """Whether the lines of an annex explain words: 三长制:即网格长、片长、组长."""
    above = headings(chapter[0])
    if not above or not is_addendum(plain(above[0])):
        return False
    lines = [line for passage in chapter for line in passage.text.split("\n") if line not in above]
    return sum(map(_explains, lines)) > len(lines) / 2


def _explains(line: str) -> bool:
    """Whether a line says what a word means, not what is done in a project: 甲路改造:新建道路4公里,总投资3亿元."""
    found = _EXPLAINS.match(line)
    return found is not None and not _OF_WORKS.search(line) and not is_promise(line[found.end() :])


def is_annex(passage: Passage) -> bool:
    """Whether a clause is the title of an annex: 《政府工作报告》附件1."""
    return bool(_ANNEXED.fullmatch(plain(next(iter(headings(passage)), ""))))


def _is_chapter(heading: str) -> bool:
    return not re.match(r"[(（\d]|第.{1,3}节|——", heading)


def plain(heading: str) -> str:
    return re.sub(
        r"^[、\s]*(?:第.{1,3}[篇编章节]|第.{1,3}部分|[一二三四五六七八九十]+[、.．\s])\s*",
        "",
        unicodedata.normalize("NFKC", heading),
    )


def of_heading(heading: str, span: Span) -> Standing | None:
    """Tense and period that a heading names; None when it is silent. One for both tenses has the doubt ``tense``."""
    text = plain(heading)
    if is_addendum(text) and not _ANNEX.fullmatch(text) or _NOTHING.fullmatch(text):
        return Standing("none", None, None)
    if _PROBLEMS.search(text) and not _MENDS.search(text):
        return Standing("problem", span.reviewed, span.reviewed)
    named = _named(text, span)
    past = [period for period in named if period.last < span.first]
    ahead = [period for period in named if period.first >= span.first]
    reviewing = _REVIEWS.search(text)
    reviews = reviewing is not None and not _HOPES.search(text, 0, reviewing.start())
    plans = bool(_PLANS.search(_NO_PLAN.sub("", text)))
    if past and ahead or reviews and (plans or ahead) and (ahead or not past and not _ENDS_IN_REVIEW.search(text)):
        only_review = reviews and not plans and not past and _ENDS_IN_REVIEW.search(text)
        return review_of(named, span) if only_review else replace(review_of(past, span), doubts=("tense",))
    if reviews:
        return review_of(named, span)
    if plans and span.first == span.last and _NEXT_TERM.search(text):
        return plan_for([*ahead, Period(0, 0, span.first, span.first + TERM - 1, "ahead")], span)
    if plans:
        if past and not ahead and all(_TERM.match(text, item.start) for item in past):
            return plan_for([replace(past[0], first=span.first, last=span.first + TERM - 1)], span)
        over = past and not ahead and (any(item.sort != "year" for item in past) or not _SURELY_PLANS.search(text))
        return review_of(past, span) if over else plan_for(ahead or named, span)
    if past:
        return review_of(past, span)
    return plan_for(ahead, span) if ahead else None


def from_now(period: Period, span: Span) -> Period:
    """今后五年 of a document that plans for five years are its own; 2019年以来 goes on to the year under review."""
    if period.sort == "since" and span.reviewed - period.first < LONGEST_SINCE:
        return replace(period, last=max(period.first, span.reviewed))
    if period.sort == "ahead" and span.last > span.first and period.last - period.first == span.last - span.first:
        return replace(period, first=span.first, last=span.last)
    return period


def review_of(named: Sequence[Period], span: Span) -> Standing:
    """A review of the periods named; one that goes on (“十四五”时期 in its third year) ends with the year reviewed."""
    ends = [span.reviewed if item.first < item.last else item.last for item in named if item.last >= span.first]
    last = max([*ends, *(item.last for item in named if item.last < span.first)], default=span.reviewed)
    both = any(item.first < item.last for item in named) and any(item.first == item.last == last for item in named)
    return Standing("review", min([last, *(item.first for item in named)]), last, both=both)


def plan_for(named: Sequence[Period], span: Span) -> Standing:
    """A plan for the period named, else for that of the document. Of two the nearer counts, in doubt."""
    if not named:
        return Standing("plan", span.first, span.last)
    chosen = min(named, key=lambda item: item.last)
    doubts: tuple[Doubt, ...] = ("year",) if len({item.last for item in named}) > 1 else ()
    return Standing("plan", chosen.first, chosen.last, doubts)


def says_both(passage: Passage, span: Span) -> bool:
    """Whether the heading of a chapter names both tenses."""
    standing = of_heading(headings(passage)[0], span)
    return standing is not None and "tense" in standing.doubts


def ahead_of(lines: Sequence[str], span: Span) -> list[Period]:
    """The periods that headings name and that the document plans for."""
    return [period for heading in lines for period in _named(plain(heading), span) if period.last >= span.first]


def _named(text: str, span: Span) -> list[Period]:
    """The periods that a heading names; no plan of which one year is meant."""
    return [
        from_now(period, span)
        for period in periods(text, span.now, span.reviewed)
        if not (period.sort == "plan" and span.first == span.last and _OPENING.match(text, period.end))
    ]
