"""Sentences that only say what those after them are about: 产业结构持续优化。… heads a paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plancmp.ingest.sentences import Sentence
from plancmp.ingest.strength import acted_on, is_finished, is_promise
from plancmp.text.tables import pattern

LONGEST = 16
"""Characters of such a sentence; a longer one says something itself."""

LONGEST_WITHIN = 12
"""… and of one in the midst of a paragraph."""

LONGEST_FIELD, SHORTEST_FIELD = 6, 2
"""Characters of what such a one is about: 教育 of 大力发展教育事业."""

MORE = 4
"""By so many characters the next sentence is longer at least: short ones in a row are facts each."""

LONGEST_LINE, LEAST_BELOW, FARTHEST = 36, 60, 60
"""Characters of a heading on a line by itself, and of the paragraph below it, which is read so many sentences far."""

LONGEST_POINT, LEAST_OF_POINT = 48, 120
"""Characters of the heading of a point of a speech, and of what it heads."""

_POINT = re.compile("第[一二三四五六七八九十]{1,2}[,，、]")
_SPELLS_OUT = re.compile("[0-9“《]")
_FARES = re.compile(
    "(?:持续|稳步|不断|大幅|显著|明显|更加|更趋|进一步|有力|有效|取得|得到|实现|日益|全面|扎实|深入|深度|加快|切实|纵深)"
    "[\u4e00-\u9fff]{2,8}$"
)
"""How a field fares: 产业体系加快构建, 发展活力不断增强."""

MARKS = tuple("。！!；;")
_ITEM = re.compile("[一二三四五六七八九十]是(?:要)?")
_TABLE = re.compile(
    r"(?:附[件表录]?\d{0,2}[:：]?)?[^,，。;；]{4,40}(?:清单|目录|台账|(?:分解|分工|一览|计划|项目|任务|明细|安排|责任|指标)表)"
)
_ERA = re.compile("(?:这|过去|近)?[一二三四五]年(?:来|间)?[,，]|通过[^,，]{2,10}(?:努力|奋斗)[,，]")
_FRAME = re.compile(rf"(?:{pattern('phrases', 'frame').pattern})+$")
_CONCRETE = pattern("phrases", "concrete")
_HAS_SUBSTANCE = re.compile("[,，“0-9]")
_SAYS_MORE = re.compile("[,，:：“”《》0-9]|(?:行动|工程|枢纽|试验区|试点|政策)$")


def opens(said: Sequence[Sentence], place: int) -> bool:
    """Whether a sentence is a heading of those that follow it in its paragraph, though it ends in a full stop.

    It is short, names nothing, counts nothing and has nothing finished, and opens a paragraph or an item of a list
    (一是推动教育优质均衡。…); so a list of which each item is one sentence has none. Of 1,538 such in 25 curated
    documents the curators made 25 commitments.
    """
    sentence = said[place]
    item = _ITEM.match(sentence.text)
    begins = place == 0 or said[place - 1].paragraph != sentence.paragraph
    if not (item or begins) or place + 1 == len(said) or said[place + 1].paragraph != sentence.paragraph:
        return False
    text = _ERA.sub("", sentence.text[item.end() :] if item else sentence.text, count=1)
    following = said[place + 1].text
    goes_on = not _ITEM.match(following) and len(following) >= len(text) + MORE
    return goes_on and len(text) <= LONGEST and not _SAYS_MORE.search(text) and not is_finished(text)


def heads_its_point(said: Sequence[Sentence], place: int, reviews: bool) -> bool:
    """Whether a sentence is the heading of a long paragraph or of all that follows it: 第一,大力发展现代农业。…, and in
    a list of what was done (``reviews``) one that ends in how a field fares: 四是聚焦转型升级,产业体系加快构建。….
    """
    sentence = said[place]
    if place and said[place - 1].paragraph == sentence.paragraph or len(sentence.text) > LONGEST_POINT:
        return False
    if _SPELLS_OUT.search(sentence.text):
        return False
    behind = sum(len(one.text) for one in said[place + 1 : place + 1 + FARTHEST])
    if _POINT.match(sentence.text):
        return behind >= LEAST_OF_POINT
    last = re.split("[,，]", sentence.text)[-1]
    within = sum(len(one.text) for one in said[place + 1 : place + 9] if one.paragraph == sentence.paragraph)
    fares = _FARES.search(last) is not None and not is_promise(last) and not is_finished(last)
    return reviews and fares and _ITEM.match(sentence.text) is not None and within >= LEAST_BELOW


def heads_a_paragraph(said: Sequence[Sentence], place: int, text: str) -> bool:
    """Whether a sentence is a line by itself, without a mark at its end, above a paragraph that goes on from it, as the
    headings of a document without numbers are. ``text`` is that of the clause.
    """
    line = said[place]
    if len(line.text) > LONGEST_LINE or text[line.end : line.end + 1] != "\n" or place + 1 == len(said):
        return False
    if place and said[place - 1].paragraph == line.paragraph:
        return False
    below = [one for one in said[place + 1 : place + 1 + FARTHEST] if one.paragraph == said[place + 1].paragraph]
    ended = text[below[-1].end : below[-1].end + 1] in MARKS
    return ended and below[-1].end - below[0].start >= LEAST_BELOW


def is_title_of_table(said: Sequence[Sentence], place: int, text: str) -> bool:
    """Whether a sentence is a line by itself that only says what the table below it is: 甲市重点项目责任分解表."""
    line = said[place]
    alone = text[line.end : line.end + 1] in ("\n", "") and (not line.start or text[line.start - 1] == "\n")
    return alone and _TABLE.fullmatch(line.text) is not None and not is_promise(line.text)


def is_said_again(said: Sequence[Sentence], place: int) -> bool:
    """Whether a short sentence does something to a whole field (大力发展教育事业), and the next one of its paragraph
    names the field again with what is done there. Of 130 such read in 400 reports none said more than the next one.
    """
    text = said[place].text
    if place + 1 == len(said) or said[place + 1].paragraph != said[place].paragraph or len(text) > LONGEST_WITHIN:
        return False
    if _SAYS_MORE.search(text) or _CONCRETE.search(text) or is_finished(text):
        return False
    following, done_to = said[place + 1].text, acted_on(text)
    field = _FRAME.sub("", done_to) or done_to
    return (
        SHORTEST_FIELD <= len(field) <= LONGEST_FIELD
        and field in following
        and _HAS_SUBSTANCE.search(following) is not None
        and len(following) >= len(text) + MORE
    )
