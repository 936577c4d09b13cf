"""Passages in which a document admits what is wanting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from plancmp.ingest.sentences import Sentence
from plancmp.ingest.standing import Span, Standing
from plancmp.ingest.strength import is_promise
from plancmp.text.tables import pattern

# A passage on shortcomings: what begins it, of what it must speak, how it goes on in lists, and where it turns.
_ADMITS = pattern("phrases", "admit")
_SHORT = re.compile(r"困难|问题|不足|短板|差距|矛盾|制约|薄弱|弱项|隐患")
_WANTS = pattern("phrases", "want")
LISTS = re.compile(
    r"[一二三四五六七八九十]是|——|主要(?:表现|是|有)|[(（]?[一二三四五六七八九十\d]+[)）、.．]|其[一二三四]|还有|此外|同时|另外"
)
_ITEM = re.compile("[一二三四五六七八九十]是")
_TURNS = re.compile(
    r"(?:各位代表[!！,，:：]?)?(?:对此|对这些|对(?:于)?[^,，]{0,8}问题|针对|为此|面对(?:这些|上述|困难)|这些(?:困难|问题|矛盾|都|需要|[^,，]{0,8}我们)|解决|"
    r"我们(?:必须|一定|要|将|坚信|务必)|今后|下一步|困难和?问题面前|直面)"
)
_HAPPENED = re.compile("[0-9]|发生")
_FALLS_SHORT = pattern("phrases", "fall-short")

# That there are shortcomings, and no word which: 前进中还面临不少困难和挑战.
_OF_ALL = (
    "(?:当前|目前|比较|过去一年|一年来|[我全][国省市区县州盟旗们]|经济|社会|发展|改革|政府|自身|工作|建设|前进|道路|过程|进程|运行|领域|实现|高质量|健康"
    "|各[项种]|方面|主要|不平衡|不充分|不协调|不可持续|需要|解决|亟待|亟需|一些|不少|诸多|许多|很多|突出|明显|较[多大]|深层次|结构性|严峻|存在|面临|遇到|不容忽视|以及|仍然|依然|[中上里的还仍也尚正着有和与及等、,，])"
)
_SHORTCOMINGS = "(?:困难|问题|不足|短板|挑战|矛盾|差距|制约|风险|压力|弱项|薄弱环节|隐患|隐忧|瓶颈|之处)"
_NO_MATTER = rf"(?:[\u4e00-\u9fff]{{2,4}}(?=经济社会))?{_OF_ALL}*{_SHORTCOMINGS}(?:{_OF_ALL}|{_SHORTCOMINGS})*"
_ADMITS_NO_MATTER = re.compile(_NO_MATTER)
_LONGEST_LEAD = 60
_SEEN = re.compile("[^。;；:：]{0,50}(?:认识|看|意识)到[,，:：]?")
_NAMELY = re.compile(
    rf"(?:{_NO_MATTER}[:：,，])?(?:(?:这些)?(?:突出|集中|主要|具体)+(?:的?{_SHORTCOMINGS})*(?:表现|体现|反映)?[是在有为]?[:：,，])?"
)


def problems(
    paragraph: Sequence[Sentence], own: Standing, problem: bool, span: Span
) -> Iterator[tuple[Standing, bool]]:
    """Each sentence of a paragraph with whether the passage on shortcomings goes on behind it.

    It ends where a sentence says nothing that is wanting and is no item of its list; in a review a semicolon does not
    end it. What promises better in general is neither result nor plan.
    """
    admitted = replace(own, tense="problem")
    if own.tense == "plan":
        admitted = Standing("problem", span.reviewed, span.reviewed, own.doubts)
    turned, whole = False, own.tense == "review"
    for place, sentence in enumerate(paragraph):
        if problem and place and _TURNS.match(sentence.text):
            problem, turned = False, True
        elif problem and not _is_more_of_it(paragraph, place, whole):
            problem = False
        elif not problem and not turned and own.tense in ("review", "plan") and _begins_problems(paragraph, place):
            problem = True
            # 出口与目标存在差距 among the results of a sentence makes no shortcomings of those behind it.
            whole = own.tense == "review" and not (place and paragraph[place - 1].goes_on)
        if problem:
            yield admitted, True
        elif turned and own.tense == "review" and not re.search("[0-9]", sentence.text):
            yield replace(own, tense="none"), False
        elif own.tense == "review" and _FALLS_SHORT.search(sentence.text):
            yield replace(own, tense="problem"), False
        else:
            yield own, False


def wanting(sentence: Sentence) -> Sentence | None:
    """What a sentence of such a passage says is wanting, without the words that lead it in (我们也清醒地看到,…主要是:);
    None where it only says that something is.
    """
    seen = _SEEN.match(sentence.text)
    start = seen.end() if seen else 0
    if namely := _NAMELY.match(sentence.text[: start + _LONGEST_LEAD], start):
        start = namely.end()
    rest = sentence.text[start:]
    if len(rest) <= _LONGEST_LEAD and _ADMITS_NO_MATTER.fullmatch(rest):
        return None
    return replace(sentence, start=sentence.start + start, text=rest) if rest else None


def is_wanting(text: str) -> bool:
    """Whether words say that something is wanting: 作风不实, 有待提升."""
    return _WANTS.search(text) is not None


def _is_more_of_it(paragraph: Sequence[Sentence], place: int, whole: bool) -> bool:
    text = paragraph[place].text
    # What a plan says of its times turns at a semicolon: on the one hand hardships; on the other chances.
    listed = (_ITEM if place else LISTS).match(text) or whole and place > 0 and paragraph[place - 1].goes_on
    if listed or _WANTS.search(text):
        return True
    # A sentence in the midst of them tells the same in figures or by what has happened, in a review in any words.
    following = paragraph[place + 1].text if place and place + 1 < len(paragraph) else ""
    tells = (whole or _HAPPENED.search(text)) and not is_promise(text)
    return bool(tells and _WANTS.search(following) and not _TURNS.match(following))


def _begins_problems(paragraph: Sequence[Sentence], place: int) -> bool:
    text = paragraph[place].text
    if not _ADMITS.search(text):
        return False
    following = paragraph[place + 1].text if place + 1 < len(paragraph) else ""
    sober = "清醒" in text and _WANTS.search(text)
    return bool(sober or _SHORT.search(text) or LISTS.match(following) and _SHORT.search(following[:60]))
