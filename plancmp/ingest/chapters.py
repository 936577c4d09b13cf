"""The standing of every sentence of a document, chapter by chapter.

A chapter has one standing, from its headings, else from its words and its neighbours. No sentence changes that of the
next; a paragraph that begins with a period narrows it for itself, and what is admitted as a shortcoming is a problem.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from plancmp.ingest.headings import (
    ahead_of,
    has_heading,
    headings,
    is_annex,
    is_glossary,
    of_headings,
    plain,
    plan_for,
    says_both,
)
from plancmp.ingest.leads import (
    LONGEST_LINE,
    after,
    aims_of_the_year,
    announced_year,
    begins_with,
    lead_of,
    led,
    of_all_years,
    of_line,
    of_one_year,
    opened_by_years,
    parted,
    so_far,
    turned_by,
)
from plancmp.ingest.lessons import lessons
from plancmp.ingest.sentences import Sentence, paragraphs
from plancmp.ingest.shortcomings import LISTS, problems
from plancmp.ingest.standing import Span, Standing, Tense
from plancmp.text.periods import periods
from plancmp.text.segment import Passage
from plancmp.text.tables import pattern

# What counts for the tense of a chapter whose headings are silent.
_PAST = pattern("phrases", "past")
_AHEAD = pattern("phrases", "ahead")
# A heading that says what became of something: 产业项目加快建设, 人民生活持续改善.
_RESULT = re.compile(
    r"(?:持续|稳步|不断|大幅|显著|明显|更加|更具|更趋|进一步|有力|有效|取得|得到|成功|日益|稳中|全面|扎实|深入|加快)[\u4e00-\u9fff]{2,8}$"
)
_RESULT_WEIGHT = 4
_AHEAD_WEIGHT = 0.6
"""A verb at the beginning of a clause also stands in reviews."""

_SURELY_AHEAD = 0.15
"""Below this share of words of the past even the first chapter of a report plans."""

LONGEST_ASIDE = 500
"""So many characters behind a word on years to come that all tell of plans: a chapter begins with it."""

_SETS_AIMS = re.compile("(?:总体|奋斗|主要|发展|总的)(?:要求|目标|任务|思路)")
"""With these the first sentence on 今后五年 is one of the plan, however much it says of what will have been reached."""

LEAST_AHEAD, MOST_AHEAD = 3, 5
"""So many years behind that of a report the years end that a chapter on what is to come plans."""

_BEGINNING = re.compile("开局|开好|起好|起步|第一年|首年")
"""Words of a heading on the first of some years."""

_ANNOUNCES = re.compile(r"(?:[:：]|如下。?|(?:目标|指标|任务)(?:是|为)?。?)$")
_CONFIRMS = re.compile("(?:全会|会议)(?:充分|高度|一致|全面)*(?:肯定|评价|总结)|(?:全会|会议)一致认为")
_PROCEEDS = re.compile(
    "(?:出席|列席)(?:了|这次)*[^,，。]{0,8}(?:全会|会议)|(?:全会|会议)(?:由|听取|审议|讨论|按照党章|决定,?，?(?:递补|给予|接受))|中国共产党[^,，。]{4,40}会议[,，]于"
)
_PARAGRAPHS = 4
"""A chapter of so many clauses is no text in one piece."""

_BULLET = re.compile(r"——|[—●•◆·*-]|[一二三四五六七八九十]是|[(（][\d一二三四五六七八九十]+[)）]|\d+[.、．]")


def standings(passages: Sequence[Passage], span: Span, *, reports: bool = True) -> dict[str, list[Standing]]:
    """The standing of each sentence of each clause, by the id of the clause.

    ``reports``: of a document that begins with what was done, where nothing says otherwise.
    """
    result: dict[str, list[Standing]] = {}
    chapters = [list(group) for _, group in groupby(passages, key=lambda passage: passage.chapter)]
    said = [
        Standing("none", None, None) if is_glossary(chapter) else of_headings(chapter[0], span, below=False)
        for chapter in chapters
    ]
    # A report without a chapter of plans has them in the others.
    told = {one.tense for one in said if one and "tense" not in one.doubts}
    unparted = span.first == span.last and "plan" not in told
    alone = [_before_turn(chapter, span) if unparted else chapter for chapter in chapters]
    turn = next((number for number, chapter in enumerate(chapters) if alone[number] is not chapter), -1)
    annexes = (number for number, chapter in enumerate(chapters) if number and is_annex(chapter[0]))
    body = next(annexes, len(chapters))
    current: Standing | None = None
    for number, chapter in enumerate(chapters):
        again = number > 0 and chapter[0].path[:1] == chapters[number - 1][-1].path[:1] != ()
        standing = (
            current
            if again and current
            else said[number]
            or _of_years_before(number, chapters, said, span)
            or _of_years_ahead(number, chapters, said, span)
            or _guess(alone[number], number, said, body, span, number <= turn, reports)
        )
        standing = opened_by_years(chapter, standing, span)
        said[number] = standing if standing.tense in ("review", "plan") else said[number]
        mixed = standing.tense != "none" and (
            unparted or "tense" in standing.doubts and (not has_heading(chapter[0]) or says_both(chapter[0], span))
        )
        current = standing
        for id, found, behind in _sentences(chapter, standing, mixed, span):
            result[id], current = found, behind
    return result


def of_plenum(passage: Passage, own: Sequence[Standing], year: int) -> list[Standing]:
    """The standing of a paragraph of the communiqué of a plenum: 全会充分肯定 tells of the ``year`` that the plenum
    looks back at, who was there and what was put to the vote are no matter of a plan, all else is as it was.
    """
    if _PROCEEDS.match(passage.text):
        return [Standing("none", None, None) for _ in own]
    return [Standing("review", year, year) for _ in own] if _CONFIRMS.match(passage.text) else list(own)


def _of_years_before(
    number: int, chapters: Sequence[Sequence[Passage]], said: Sequence[Standing | None], span: Span
) -> Standing | None:
    """The years to come of the chapter before, where one whose headings are silent goes on with them.

    It names the year planned nowhere, and the report comes to that later, in a chapter as silent: 今后五年发展目标,
    then chapters on what is to be done in these years, and 建议今年 … in the last.
    """
    before = said[number - 1] if number else None
    if span.first < span.last or not before or before.tense != "plan" or before.first != span.first or before.doubts:
        return None
    if before.first == before.last or _names_the_year(chapters[number], span):
        return None
    later = range(number + 1, len(chapters))
    return before if any(said[one] is None and _names_the_year(chapters[one], span) for one in later) else None


def _of_years_ahead(
    number: int, chapters: Sequence[Sequence[Passage]], said: Sequence[Standing | None], span: Span
) -> Standing | None:
    """The years to come of a chapter whose headings are silent, between a review of some years and the year's plan.

    It names a year to which they go (到2030年, 今后五年), and nowhere that of the report.
    """
    before = said[number - 1] if number else None
    after = said[number + 1] if number + 1 < len(said) else None
    if span.first < span.last or not before or before.tense != "review" or before.first == before.last:
        return None
    of_the_year = after is not None and after.tense == "plan" and after.first == after.last == span.first
    if not of_the_year or _names_the_year(chapters[number], span):
        return None
    named = (one for passage in chapters[number] for one in periods(passage.text, span.now, span.reviewed))
    lasts = [one.last for one in named if LEAST_AHEAD <= one.last - span.first <= MOST_AHEAD and one.sort != "within"]
    return Standing("plan", span.first, max(lasts), ("tense",)) if lasts else None


def _names_the_year(chapter: Sequence[Passage], span: Span) -> bool:
    """Whether a chapter or its headings speak of the year that is planned, or of a beginning, which is made in it."""
    texts = [*headings(chapter[0]), *(passage.text for passage in chapter)]
    if any(_BEGINNING.search(heading) for heading in headings(chapter[0])):
        return True
    named = (period for text in texts for period in periods(text, span.now, span.reviewed))
    return any(period.first == period.last == span.first and period.sort in ("this", "year") for period in named)


def _before_turn(chapter: Sequence[Passage], span: Span) -> Sequence[Passage]:
    """The part of a chapter before a paragraph that begins with a period to come (未来五年, …), where one does."""
    for number, passage in enumerate(chapter):
        for paragraph in paragraphs(passage.text):
            first = paragraph[0]
            turned = turned_by(paragraph, span) if first.start and (number or first.paragraph) else None
            if turned and turned.tense == "plan":
                return [*chapter[:number], replace(passage, text=passage.text[: first.start])]
    return chapter


def _guess(
    chapter: Sequence[Passage],
    number: int,
    said: Sequence[Standing | None],
    body: int,
    span: Span,
    turns: bool,
    reports: bool,
) -> Standing:
    """The standing of a chapter whose headings are silent: by its words, and by the chapters before and after it.

    So many chapters are the ``body`` of the document, without its annexes. ``turns`` says that it is followed by a
    paragraph that begins to plan, ``reports`` that such a document begins with what was done.
    """
    before = (
        next((one.tense for one in said[number - 1 :: -1] if one and one.tense in ("review", "plan")), None)
        if number
        else None
    )
    after = next((one.tense for one in said[number + 1 : body] if one and one.tense in ("review", "plan")), None)
    annual = span.first == span.last
    if before == "plan" or (not annual and before is None and after == "plan" and number):
        return Standing("plan", span.first, span.last)
    if before == after == "review" or before is None and after == "review":
        return Standing("review", span.reviewed, span.reviewed)
    share = _share_of_past(chapter, span)
    tense: Tense = "review" if share > (0.5 if annual or before == "review" else 0.75) else "plan"
    if reports and annual and (before is None or turns) and share > _SURELY_AHEAD:
        tense = "review"
    year = span.reviewed if tense == "review" else span.last
    return Standing(tense, year if tense == "review" else span.first, year, ("tense",))


def _share_of_past(chapter: Sequence[Passage], span: Span) -> float:
    """How much of what tells the tense in the words of a chapter tells the past, 0 to 1."""
    past = ahead = 0.0
    for passage in chapter:
        years = [
            period for period in periods(passage.text, span.now, span.reviewed) if period.sort not in ("this", "last")
        ]
        past += len(_PAST.findall(passage.text)) + sum(item.last < span.first for item in years)
        past += _RESULT_WEIGHT * any(_RESULT.search(plain(heading)) for heading in headings(passage)[-1:])
        ahead += len(_AHEAD.findall(passage.text)) * _AHEAD_WEIGHT + sum(item.first >= span.first for item in years)
    return past / (past + ahead) if past + ahead else 0.5


def _surely_plans(passage: Passage, span: Span) -> bool:
    """Whether the words of a clause speak of what is to come alone."""
    return len(passage.text) > LONGEST_LINE and _share_of_past([passage], span) < _SURELY_AHEAD


def _has_lost_its_heading(
    lead: Standing, paragraph: Sequence[Sentence], chapter: Sequence[Passage], number: int, span: Span
) -> bool:
    """Whether a paragraph of a review begins the plan for some years, whose heading is not there: 今后五年, …."""
    if span.first < span.last or lead.tense != "plan" or lead.first == lead.last or lead.first != span.first:
        return False
    passage = chapter[number]
    behind = replace(passage, text=passage.text[paragraph[-1].end :])
    rest = [behind, *chapter[number + 1 :]]
    plans = _SETS_AIMS.search(paragraph[0].text) or _share_of_past(rest, span) < 0.5
    return bool(plans) and sum(len(one.text) for one in rest) > LONGEST_ASIDE


def _turned_within(paragraph: Sequence[Sentence], span: Span) -> Standing | None:
    """The period with which the last of the later sentences of a paragraph begins that begin with one.

    2016年是“十三五”的开局之年 turns from the five years to the one whose work follows.
    """
    found = (turned_by([sentence], span) for sentence in reversed(paragraph[1:]))
    return next((one for one in found if one), None)


def _of_years(own: Standing, chapter: Standing) -> Standing:
    """What is told of the last year of a chapter on some years knows the first of them."""
    both_review = own.tense == chapter.tense == "review" and chapter.first != chapter.last
    return replace(own, of_years=chapter.first) if both_review and own.first == own.last == chapter.last else own


def _sentences(
    chapter: Sequence[Passage], standing: Standing, mixed: bool, span: Span
) -> Iterator[tuple[str, list[Standing], Standing]]:
    """The standing of each sentence of a chapter, clause by clause, and the one that goes on behind it.

    In a ``mixed`` chapter a paragraph may turn the tense of those that follow.
    """
    current, announced = begins_with(chapter, standing, span), None
    for number, passage in enumerate(chapter):
        ahead = ahead_of(headings(passage)[:1], span) if mixed and number and current.tense == "review" else []
        if ahead and _surely_plans(passage, span):
            current = plan_for(ahead, span)
        base = of_headings(passage, span, below=True) or current
        found: list[Standing] = []
        problem = base.tense == "problem"
        told = list(paragraphs(passage.text))
        if mixed:
            some = current.tense == "review" and current.first != current.last and len(chapter) >= _PARAGRAPHS
            told = [part for paragraph in told for part in parted(paragraph, span, some)]
        for paragraph in told:
            text = "。".join(sentence.text for sentence in paragraph)
            if base.tense == "review" and span.first == span.last and (under_way := so_far(paragraph, span)):
                base = current = under_way
            if base.tense == "review" and (narrowed := of_one_year(paragraph, standing, span)):
                base = current = narrowed
            lead = lead_of(paragraph, base, span)
            if (
                not mixed
                and base.tense == "review"
                and lead
                and _has_lost_its_heading(lead, paragraph, chapter, number, span)
            ):
                base = current = replace(lead, doubts=("tense",))
                mixed, lead, announced = True, None, None
            if mixed and (turned := turned_by(paragraph, span) or of_line(passage, paragraph, span)):
                if not turned.tense == current.tense == "review":  # of which years, each paragraph says for itself
                    current = base = turned
            elif "year" in standing.doubts and (turned := turned_by(paragraph, span)) and turned.tense == base.tense:
                base = replace(turned, doubts=())
                current = base if turned.first == turned.last or not passage.path else current
            elif standing.both and (turned := turned_by(paragraph, span)) and turned.tense == base.tense == "review":
                base = replace(turned, doubts=()) if turned.first != turned.last else current
            elif base.tense == "plan" and (year := announced_year(paragraph, passage, base, span)):
                base = current = year
            listed = bool(_BULLET.match(text)) or "/" in passage.id and passage.path != ()
            own = lead or (announced if announced and listed else None) or of_all_years(paragraph, base, standing, span)
            if lead and _ANNOUNCES.search(paragraph[-1].text + after(passage, paragraph[-1])):
                announced = lead
            elif not listed and not lead:
                announced = None
            problem = problem and bool(LISTS.match(text)) or base.tense == "problem"
            for one, goes_on in problems(paragraph, own, problem, span):
                found.append(one)
                problem = goes_on
            found[-len(paragraph) :] = led(paragraph, found[-len(paragraph) :], lead, span)
            found[-len(paragraph) :] = lessons(paragraph, found[-len(paragraph) :])
            found[-len(paragraph) :] = [_of_years(one, standing) for one in found[-len(paragraph) :]]
            if not lead and (place := aims_of_the_year(paragraph, own, span)) is not None:
                base = current = Standing("plan", span.first, span.last)
                found[len(found) - len(paragraph) + place :] = [base] * (len(paragraph) - place)
            problem = problem and (text.endswith(("：", ":")) or bool(LISTS.match(text)) or len(text) < 120)
            if "year" in standing.doubts and (turned := _turned_within(paragraph, span)) and turned.tense == base.tense:
                base = replace(turned, doubts=())
                # A section may speak of some years for itself, and leave the next ones to the year whose work they are.
                current = base if turned.first == turned.last or not passage.path else current
        yield passage.id, found, current
