"""A clause of a document as a record with draft commitments."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any

from plancmp.ingest.classify import Classifier
from plancmp.ingest.cues import Cues
from plancmp.ingest.evidence import Coding
from plancmp.ingest.labels import Labels
from plancmp.ingest.labels.scope import POINT
from plancmp.ingest.openings import heads_a_paragraph, heads_its_point, is_said_again, is_title_of_table, opens
from plancmp.ingest.quantities import (
    Reading,
    around,
    asides,
    happened,
    intends,
    is_aim,
    is_listed,
    is_unsure_of_years,
    quantities,
)
from plancmp.ingest.sentences import Sentence, joined, pieces, sentences
from plancmp.ingest.shortcomings import is_wanting, wanting
from plancmp.ingest.standing import Span, Standing
from plancmp.ingest.strength import is_finished, is_promise, leading, strength
from plancmp.model import Aside, Clause, Commitment, Doubt, Quantity, Strength
from plancmp.text.chinese import CLAUSE_END
from plancmp.text.normalise import one_line
from plancmp.text.quantities import Figure, figures
from plancmp.text.segment import Passage
from plancmp.text.tables import pattern
from plancmp.text.units import dimension

SURE = 0.43
"""From this confidence on a part of a sentence may stand apart from the part before it."""

SHORTEST = 10
"""A sentence of fewer characters without a figure is a heading or a call."""

SHORTEST_PROMISE = 6
"""… unless it is a promise: 严守耕地红线 says what is done in fewer."""

SHORTEST_TURN = 12
"""From so many characters on two parts of a sentence that are as firm as 推进 and 建设 are two facts: 推进智慧医院建设,
建成县级医疗中心; beside a modal (力争, 确保) or 探索 any two are.
"""

LONGEST_VERB = 8
"""Where no more characters stand before the first figure of a part they may be a verb alone: 新开工130所."""

_FIRST_DIGIT = re.compile("[0-9]")
_NUMBER = re.compile(r"^[(（]?\d{1,2}[)）.．、](?!\d)")  # of an item
LEAST_BEFORE = 4
"""So many characters stay before the figure of a cite."""

_WORD_BEGINS = re.compile("[的、]")
_EMPTY = re.compile("新(?:篇章|局面|征程|辉煌)|满意(?:的)?答卷")
_SLOGAN = pattern("phrases", "slogan")
# … but not where they speak of a thing that can be followed.
_CONCRETE = pattern("phrases", "concrete")
_NAME = re.compile(
    r"“[^”，,。“]{2,14}”(?:工程|行动|计划|体系|专项|品牌|集群|改革|模式|平台|战略|产业)?|《[^》]{2,40}》"
)
_ASIDE_TYPES = ("name", "threshold", "number")
# What a clause with a figure begins with that says more of the thing before it: 增长12%, 惠及4万户.
_GOES_ON = re.compile(
    r"(?:并|同比|共|累计|分别|年均|其中|总|预计|全年)*(?:未[能完达]|[高低好优]于|增|降|提|达|突破|超|惠|占|居|位|覆盖|实现|完成|带动|服务|减|吸引|投|总|上[升涨]|下|缩|由|从|受益|保持|稳定|排|获|是|为)"
)
_ADDRESS = re.compile("(?:尊敬的)?各位(?:代表|委员|同志)|同志们")
# What is only said of the next clause: on what basis its figure is, under what circumstances it holds.
_ON_A_BASIS = pattern("phrases", "on-a-basis")
_AMID = pattern("phrases", "amid")
_BY_WHEN = pattern("phrases", "by-when")
_AND = re.compile(r"\s*(?:以及|及其?)(?!时)")  # goes on with a list that a comma parts
_SOME = re.compile(r"\s*其中")
_GOES_ON_BEHIND = re.compile("(?:以上|以内|左右)?、")
# What only announces what comes next.
_ASPECTS = r"方面(?:的)?(?:重点)?(?:工作|任务|文章)"
_SO_MANY = rf"(?:[一二三四五六七八九十]{_ASPECTS}|[个几](?:{_ASPECTS}|方面(?:的)?(?:重点)?))[:：]?$"
_SOON_SAID = r"(?:以下|如下|下列)[^,，]{0,10}(?:工作|任务|措施|方面|事)"
_HERALDS = re.compile(rf"{_SOON_SAID}|{_SO_MANY}|(?:认识|意识|体会)到$")
# Who is to do it, behind what is to be done.
_ASSIGNED = re.compile(
    r"[(（〔\[](?:(?:责任|牵头|配合|主办|承办)(?:单位|部门|领导)[:：]|[^()（）〔〕]{1,40}(?:牵头|负责|配合))[^()（）〔〕]*[)）〕\]]?$"
)
_NOTE = re.compile("注[:：]")  # behind a table: 注:带*数据为五年均值
# All that a clause says: what is led into by it follows in the next ones.
_INTRODUCES = re.compile(r"[^。;；%\d]{1,80}(?:[:：]|如下。?)")
# What is aimed at for a later year, of what was spoken of before the semicolon.
_LATER = re.compile(
    r"(?:力争|争取|确保)?(?:到|至)?(?:(?:19|20)\d\d年|“?十[一二三四五六]五”?期?)[末底]?[,，]?(?:力争|争取|确保|要|再|均|分别)*"
    r"(?:达到|提高到|提升到|增加到|增长到|扩大到|突破|超过|降到|降至|下降到|控制在|达|升至|增至)\d"
)
_ABOUT_TO_BE = re.compile(
    "[^,，。;；]*即将(?:全面|正式|全线)?(?:(?:建成|竣工|完工|投产|投用|投入|通车|开通|交付|启用|使用|运[营行]|开业|开园)+)"
)
_ACHIEVED = pattern("phrases", "achieved")
# What is said of the situation and of oneself, not of what is done.
_SCENE = pattern("phrases", "scene")
_SPEECH = pattern("phrases", "speech")
_CEREMONY = pattern("phrases", "ceremony")


@dataclass(frozen=True, slots=True)
class Coder:
    """What reading a document takes: who codes, who names, and the years it is about."""

    classifier: Classifier
    labels: Labels
    span: Span


def clause(passage: Passage, standings: Sequence[Standing], plan: str, coder: Coder) -> tuple[Clause, int]:
    """The clause with its draft commitments, and how many parts of its sentences became none.

    ``standings`` are those of its sentences.
    """
    heading = " ".join((passage.title, *passage.path[-1:]))
    found = _figures(passage.text)
    commitments: list[Commitment] = []
    codings: list[tuple[int, Coding]] = []
    left: list[Aside] = []
    passed_over = 0
    starts = [figure.start for figure in found]
    reading = Reading(Cues(passage.text, coder.span), coder.labels, coder.span)
    told = lead = Sentence(0, "", 0)
    line = ""
    of_zone, of_part, paragraph = False, False, -1
    said = list(sentences(passage.text))
    for number, whole in enumerate(said):
        standing = standings[number]
        went_on = of_part and number > 0 and said[number - 1].goes_on
        of_part = coder.labels.of_part(whole.text, carried=went_on)
        sentence = wanting(whole) if standing.tense == "problem" else whole
        if sentence is None:
            continue
        inside = found[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        opening = sentence.paragraph != paragraph or POINT.match(sentence.text) is not None
        turned = coder.labels.turns(sentence.text, opens=opening)
        of_zone = turned if turned is not None else of_zone and not opening
        paragraph = sentence.paragraph
        measures = any(figure.is_quantity for figure in inside)
        counts = any(figure.type != "date" for figure in inside)
        if number == 0 and not counts and sentence.text.rstrip("。:： ") == passage.title.rstrip("。:： "):
            # 3.探索开展碳足迹核算。 is an item that says nothing else
            alone = standing.tense == "plan" and all(_SPEECH.search(other.text) for other in said[1:])
            ends = passage.text[sentence.end : sentence.end + 1] == "。" and is_promise(sentence.text)
            says = len(sentence.text) >= SHORTEST or coder.classifier.has_keyword(sentence.text)
            if not (alone and ends and says):
                continue
        if standing.tense == "none" or _NOTE.match(sentence.text) or not coder.classifier.wants(sentence.text):
            continue
        if _CEREMONY.search(sentence.text):
            continue
        if standing.tense != "problem" and not counts and heads_its_point(said, number, standing.tense == "review"):
            told = lead = sentence
            continue
        if standing.tense != "problem" and not measures and opens(said, number):
            told = lead = sentence
            continue
        if is_title_of_table(said, number, passage.text):
            continue
        if not counts and heads_a_paragraph(said, number, passage.text):
            told, line = sentence, sentence.text
            continue
        if standing.tense != "problem" and not measures and is_said_again(said, number):
            told = sentence
            continue
        shifted = [_shift(figure, -sentence.start) for figure in inside]
        kept = [
            place
            for place, figure in enumerate(shifted)
            if figure.is_quantity
            and figure.value is not None
            and not is_listed(sentence.text, figure)
            and not coder.labels.is_background(sentence.text, figure)
        ]
        aside = [
            place
            for place, figure in enumerate(shifted)
            if place not in kept and (figure.is_quantity or figure.type in _ASIDE_TYPES)
        ]
        left += asides(sentence.text, shifted, aside, coder.labels)
        above = f"{heading} {lead.text if lead.paragraph == sentence.paragraph else line}".rstrip()
        before = told.text if told.paragraph == sentence.paragraph and told.text else passage.title
        if coder.classifier.has_keyword(sentence.text):
            told = sentence
        goes_on = commitments and number > 0 and said[number - 1].goes_on and _LATER.match(sentence.text)
        for part, coding, measured, unsure in _parts(
            sentence, shifted, kept, (above, before), passage.text, standing, reading, coder
        ):
            part = replace(part, text=_ASSIGNED.sub("", part.text))
            if goes_on and (later := _of_the_same(measured, commitments[-1].quantities)):
                measured = later
            goes_on = None
            unsure_of = False
            if of_zone or (went_on and of_part):  # what a zone does is nothing that the place does
                unnamed = [replace(one, indicator=None) for one in measured]
                unsure_of, measured = measured != unnamed, unnamed
            if measured or _says_something(part.text, coding, standing.tense == "problem"):
                name = f"{plan}/{passage.id}.{len(commitments) + 1}"
                tense = _tense(part, measured, standing, reading)
                start, end = part.start - sentence.start, part.end - sentence.start
                doubtful = unsure_of or coder.labels.is_doubtful(sentence.text, shifted, start, end)
                doubts = _doubts(standing.doubts, measured, unsure, doubtful)
                firm = (
                    _firmness(part, measured, inside, sentence, standing, reading) if tense == "plan" else _TOLD[tense]
                )
                commitments.append(_commitment(name, part, coding, measured, inside, firm, doubts))
                codings.append((part.paragraph, coding))
            else:
                passed_over += 1
    read = Clause(
        id=passage.id,
        title=one_line(passage.title) or passage.id,
        empty="" if commitments else _why_empty(passage, standings),
        commitments=tuple(_among(commitments, codings, coder)),
        set_aside=tuple(dict.fromkeys(left)),
    )
    return read, passed_over


def _of_the_same(measured: Sequence[Quantity], before: Sequence[Quantity]) -> list[Quantity]:
    """What a later part of a sentence aims at for a later year, of what the part before it spoke of; empty where the
    figures measure different things: 到2027年,城镇化率达到70%;到2030年,达到75%.
    """
    if not measured or not before or dimension(measured[0].unit or "") != dimension(before[-1].unit or ""):
        return []
    return [replace(measured[0], label=before[-1].label, indicator=before[-1].indicator), *measured[1:]]


def _why_empty(passage: Passage, standings: Sequence[Standing]) -> str:
    """Why a clause holds no commitment, where that is sure; a machine that found nothing may have missed something."""
    if standings and all(standing.tense == "none" for standing in standings):
        return "只有用语解释、致辞、体会一类内容"
    said = passage.text.strip().removeprefix(passage.title).strip()
    return "只有引入的话" if _INTRODUCES.fullmatch(said) else ""


def _among(
    commitments: Sequence[Commitment], codings: Sequence[tuple[int, Coding]], coder: Coder
) -> Iterator[Commitment]:
    """The records of a clause, each coded among those of its paragraph."""
    place = 0
    for _, paragraph in groupby(codings, key=itemgetter(0)):
        for coding in coder.classifier.among([one for _, one in paragraph]):
            yield replace(commitments[place], **_coded(coding))
            place += 1


def _coded(coding: Coding) -> dict[str, Any]:
    return {name: getattr(coding, name) for name in ("themes", "topic", "also", "confidence")}


def _figures(text: str) -> tuple[Figure, ...]:
    return tuple(figure for figure in figures(text) if figure.type != "enumeration")


def _shift(figure: Figure, by: int) -> Figure:
    return replace(figure, start=figure.start + by, end=figure.end + by)


def _parts(
    sentence: Sentence,
    found: Sequence[Figure],
    kept: Sequence[int],
    above: tuple[str, str],
    text: str,
    standing: Standing,
    reading: Reading,
    coder: Coder,
) -> list[tuple[Sentence, Coding, list[Quantity], bool]]:
    """The sentence in parts that speak of one topic each, coded, with their quantities, and whether the years of these
    are unsure.

    ``above`` it stand its heading and the last sentence of its paragraph that speaks of a topic.
    """
    heading, told = above
    groups: list[_Group] = []
    for piece, tells in _listed(sentence, found, kept):
        start, end = piece.start - sentence.start, piece.end - sentence.start
        places = [place for place in kept if start <= found[place].start < end]
        about = _sure_topic(
            tells,
            sentence.text,
            [coder.labels.of(sentence.text, found, place).indicator for place in places],
            coder,
        )
        firm = leading(piece.text, bool(places)) if standing.tense == "plan" else None
        last = groups[-1] if groups else None
        # An aim stands in one record with the result that is held against it.
        held = standing.tense != "plan" and places and is_aim(sentence.text, found, places[0])
        held = held and last is not None and places[0] - 1 in last.places
        if last and (held or last.takes(tells, places, about, firm)):
            last.pieces.append(piece)
            last.places += places
            # What follows 其中 goes on with that: 其中外资5亿美元,增长13%
            last.about = about or last.about if _SOME.match(tells) else last.about or about
            last.firm = last.firm or firm
        else:
            groups.append(_Group([piece], places, about, firm))
    result: list[tuple[Sentence, Coding, list[Quantity], bool]] = []
    for group in groups:
        places, about = group.places, group.about
        part = joined(group.pieces, text)
        measured = quantities(sentence, found, places, standing, reading)
        # The other parts of a sentence taken apart speak of something else, unless this one is mute without them.
        apart = len(groups) > 1 and (about or not places)
        says = coder.classifier.has_keyword(part.text)
        context = part.text if apart and says else sentence.text
        known = [item.indicator for item in measured if item.indicator]
        # 新开工130所 goes on with what was spoken of last; what names a thing of its own does not.
        short = len(_FIRST_DIGIT.split(_NUMBER.sub("", part.text), maxsplit=1)[0]) <= LONGEST_VERB
        mute = measured and short and not (says or known)
        goes_on = told and mute and (result or not coder.classifier.has_keyword(sentence.text))
        coding = coder.classifier.code(f"{told},{part.text}" if goes_on else part.text, context, heading, known)
        if says or known:
            told = part.text
        unsure = is_unsure_of_years(sentence, found, places, standing, reading)
        result.append((part, coding, measured, unsure))
    return result


@dataclass(slots=True)
class _Group:
    """Parts of a sentence that are one fact: their figures by place, their topic where it is sure, and how firmly they
    say what is done.
    """

    pieces: list[Sentence]
    places: list[int]
    about: str | None
    firm: Strength | None

    def takes(self, tells: str, places: Sequence[int], about: str | None, firm: Strength | None) -> bool:
        """Whether the part behind it goes on with this fact."""
        if _AND.match(tells) or _SOME.match(tells):
            return True
        if about and self.about not in (None, about):
            return False
        if places and _GOES_ON.match(tells):
            return True
        # A thing to be done with a figure of its own is a fact of its own …
        if places and self.places and is_promise(tells):
            return False
        # … and so is one that is promised more or less firmly.
        if firm is None or self.firm in (None, firm):
            return True
        length = min(len(tells), sum(len(part.text) for part in self.pieces))
        return {firm, self.firm} == {"support", "commit"} and length < SHORTEST_TURN


def _listed(sentence: Sentence, found: Sequence[Figure], kept: Sequence[int]) -> Iterator[tuple[Sentence, str]]:
    """A sentence at its commas, and where a list goes on with another thing to be done: 新建学校5所、改造社区10个; of
    each part what it tells.

    On what basis a figure is (剔除减税因素,), under what circumstances and by when (力争到2028年,) stands with what
    comes next, and tells nothing of its own.
    """
    since: int | None = None
    for piece in pieces(sentence):
        said = piece.text.strip()
        if _ADDRESS.fullmatch(said):
            continue
        if _ON_A_BASIS.fullmatch(said) or _AMID.fullmatch(said) or _BY_WHEN.fullmatch(said):
            since = piece.start if since is None else since
            continue
        start, since = piece.start if since is None else since, None
        tells = piece.start
        for place in kept:
            end = sentence.start + found[place].end
            if not start < end < piece.end:
                continue
            mark = _GOES_ON_BEHIND.match(sentence.text, found[place].end)
            rest = sentence.text[mark.end() : piece.end - sentence.start] if mark else ""
            if mark and re.search(r"\d", rest) and is_promise(rest) and not _GOES_ON.match(rest):
                yield _stretch(sentence, start, sentence.start + mark.end() - 1, tells)
                start = tells = sentence.start + mark.end()
        yield _stretch(sentence, start, piece.end, tells)
    if since is not None:  # nothing comes next
        yield _stretch(sentence, since, sentence.end, since)


def _stretch(sentence: Sentence, start: int, end: int, tells: int) -> tuple[Sentence, str]:
    """A part of a sentence by its places in the clause, and its words from ``tells`` on."""
    first = sentence.start
    part = Sentence(start, sentence.text[start - first : end - first], sentence.paragraph)
    return part, sentence.text[tells - first : end - first]


def _sure_topic(words: str, sentence: str, indicators: Sequence[str | None], coder: Coder) -> str | None:
    """The topic of a part of a sentence where it is certain enough to stand alone."""
    if words == sentence:
        return None
    known = [name for name in indicators if name]
    coding = coder.classifier.code(words, words, "", known)
    return coding.topic if known or coding.confidence >= SURE else None


def _says_something(text: str, coding: Coding, of_problems: bool) -> bool:
    """Whether a part without a figure is worth a record: it says what is done, and is neither speech nor slogan.

    A topic that stays open is better than a lost promise, but then its words must begin with what is done, or among
    shortcomings say that something is wanting.
    """
    if of_problems and is_wanting(text) and not _SPEECH.search(text):
        return len(text) >= SHORTEST_PROMISE
    if _SPEECH.search(text) or _SCENE.match(text) or _HERALDS.search(text):
        return False
    hollow = _EMPTY.search(text) or coding.confidence < SURE and _SLOGAN.search(text)
    if hollow and not _CONCRETE.search(text):
        return False
    if coding.topic and len(text) >= SHORTEST:
        return True
    if len(text) < SHORTEST_PROMISE:
        return False
    return is_promise(text) or bool(_ACHIEVED.search(text)) or bool(coding.topic) and is_finished(text)


def _tense(part: Sentence, measured: Sequence[Quantity], standing: Standing, reading: Reading) -> str:
    """Whether a part is a promise (plan), a result (review) or a problem: its figures decide, else its words."""
    if standing.tense == "problem":
        return "problem"
    kinds = {quantity.kind for quantity in measured} - {"baseline"}
    if kinds:
        # 42.2万人(计划40万人): the aim of a review is told beside its result
        over = standing.last or reading.span.reviewed
        reported = standing.tense == "review" and (
            "actual" in kinds or all(quantity.year is not None and quantity.year <= over for quantity in measured)
        )
        return "plan" if "target" in kinds and not reported else "review"
    years = [cue.last for cue in reading.cues.within(part.start, part.end)]
    if standing.tense == "review":
        ahead = any(year > (standing.last or reading.span.reviewed) for year in years)
        return "plan" if ahead and intends(part.text) or _ABOUT_TO_BE.fullmatch(part.text) else "review"
    past = years and max(years) < reading.span.first and not intends(part.text)
    return "review" if past or happened(part.text) else "plan"


_TOLD: dict[str, Strength] = {"review": "done", "problem": "problem"}


def _firmness(
    part: Sentence,
    measured: Sequence[Quantity],
    inside: Sequence[Figure],
    sentence: Sentence,
    standing: Standing,
    reading: Reading,
) -> Strength:
    """How firmly a part of a sentence promises."""
    said = _up_to_its_figures(part, inside) if measured else part.text.strip(" ,，、")
    by_year = standing.by_year or reading.cues.at(part.start) is not None
    return strength(said, bool(measured), sentence.text[: part.start - sentence.start], by_year)


def _commitment(
    name: str,
    part: Sentence,
    coding: Coding,
    measured: Sequence[Quantity],
    inside: Sequence[Figure],
    firm: Strength,
    doubts: tuple[Doubt, ...],
) -> Commitment:
    text = part.text.strip(" ,，、")
    first = measured[0].value if measured else None
    figure = (
        next(
            (
                item
                for item in inside
                if abs(item.value or 0) == abs(Decimal(str(first or 0))) and part.start <= item.start < part.end
            ),
            None,
        )
        if measured
        else None
    )
    cite = (
        _whole_words(part.text, around(part.text, figure.start - part.start, figure.end - part.start), figure.text)
        if figure
        else around(part.text, 0, min(len(text), 24))
    )
    return Commitment(
        id=name,
        **_coded(coding),
        strength=firm,
        text=one_line(text),
        names=tuple(dict.fromkeys(map(one_line, _NAME.findall(text))))[:6],
        cite=one_line(cite)[:24],
        doubts=doubts,
        quantities=tuple(measured),
    )


def _whole_words(text: str, cite: str, figure: str) -> str:
    """A cite that was cut inside its clause, from where a new word surely begins: behind 的 or 、.

    源于全市的财政收入增长5% begins in the midst of a word, 财政收入增长5% does not.
    """
    place = text.find(cite)
    border = _WORD_BEGINS.search(cite, 0, max(cite.find(figure) - LEAST_BEFORE, 0))
    if place < 1 or text[place - 1] in CLAUSE_END + "、的" or not border:
        return cite
    return cite[border.end() :]


def _is_timeless(quantity: Quantity) -> bool:
    """Whether it is a quota of each year or a circle of so many minutes: it has no year."""
    return quantity.kind == "target" and (quantity.annual or quantity.unit in ("分钟", "小时"))


def _doubts(
    standing: tuple[Doubt, ...], measured: Sequence[Quantity], years: bool, indicator: bool
) -> tuple[Doubt, ...]:
    """What a record is unsure of: where it stands, of which ``years`` it is, a year or a unit that is not known,
    whether it is an ``indicator``.
    """
    found: list[Doubt] = [*standing]
    if years or any(quantity.year is None and not _is_timeless(quantity) for quantity in measured):
        found.append("year")
    if any(quantity.unit and dimension(quantity.unit) is None for quantity in measured):
        found.append("unit")
    if indicator:
        found.append("indicator")
    return tuple(dict.fromkeys(found))


def _up_to_its_figures(part: Sentence, inside: Sequence[Figure]) -> str:
    """A part without what follows its last figure behind a comma, which says nothing of how firm the figures are."""
    last = max(
        (item.end - part.start for item in inside if part.start <= item.start < part.end and item.is_quantity),
        default=0,
    )
    return part.text[:last] + re.split("[,，]", part.text[last:], maxsplit=1)[0]
