"""A clause of a document as a record with draft commitments."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plancmp.ingest.classify import Classifier, Coding
from plancmp.ingest.labels import Labels
from plancmp.ingest.measures import around, asides, is_background, is_listed, quantities
from plancmp.ingest.sentences import Sentence, joined, pieces, sentences
from plancmp.ingest.tense import Span, sentence_reviews
from plancmp.model import Aside, Clause, Commitment, Quantity
from plancmp.text.quantities import Figure, figures
from plancmp.text.segment import Passage

SURE = 0.45
"""From this confidence on a part of a sentence may stand apart from the part before it."""

SURE_OF_FIGURE = 0.3
"""… and a part with a figure from this one on: lists of targets change their topic at every comma."""

SHORTEST = 10
"""A sentence of fewer characters without a figure is a heading or a call."""

SHORTEST_PROMISE = 7
"""… unless it is a promise: 严守耕地红线 says what is done in fewer."""

_STRENGTHS = (
    ("ensure", re.compile(r"确保|必须|坚决|牢牢守住|严格|坚定不移|不发生|力保|严禁|严守")),
    ("strive", re.compile(r"力争|争取|争创|争当|努力|冲刺|力促|力求")),
    ("explore", re.compile(r"探索|谋划|研究(?!院|所|中心|生|开发|成果|型|平台|[与和]?试验发展|与开发)|试点(?!企业|城市|项目|单位|地区|[县市区村镇])|开展前期")),
    ("commit", re.compile(
        r"达到|完成|建成|实现|建设|实施|开展|打造|构建|新增|设立|推出|启动|开工|新建|创建|培育|引进|建立|组建|改造|举办|出台|制定|布局|开通|落实"
    )),
    ("support", re.compile(r"支持|推动|鼓励|促进|加强|深化|完善|优化|推进|健全|提升|引导|强化|扩大|加快|做[大强优实]|巩固|提高|发展|保障|统筹|培养|加大|拓展|推广|弘扬|用好|健全")),
)
# What leads a list of targets says nothing of how firm they are: 今年经济社会发展的主要预期目标是:…
_ANNOUNCED = re.compile(r"^[^:：]*(?:目标|任务|要求)(?:是|为)?[:：]")
# A promise that says so, and a thing to be built or done: worth a record also where no topic is found for it.
_FIRM = re.compile(r"确保|必须|坚决|牢牢守住|严格|力保|严禁|严守|力争|争取|争创|冲刺")
_TO_DO = re.compile(
    r"(?:加快|全面|深入|大力|积极|持续|稳步|有序|全力|扎实|统筹|着力|高[水标质][平准量]|切实|率先|继续)*"
    r"(?:建设|新建|改造|建成|开工|启动|实施|开展|创建|打造|设立|建立|组建|完成|推进|推行|推广|举办|出台|制定|开通|培育|引进|争取|谋划|健全|完善|"
    r"深化|落实|构建|迭代升级|打响|打好|消除|整治|搭建|支持|探索)[^,，]{4,}"
)
_SLOGAN = re.compile(r"坚持|维护|权威|信心|奋斗|人民至上|初心|使命|以人民为|中心思想|精神|党的(?:全面)?领导|自觉|步伐|格局|道路|主义")
_NAME = re.compile(r"“[^”，,。“]{2,14}”(?:工程|行动|计划|体系|专项|品牌|集群|改革|模式|平台|战略|产业)?|《[^》]{2,40}》")
_ASIDE_TYPES = ("name", "threshold", "number")
_SPEECH = re.compile(r"各位代表|同志们|请予审议|提出意见|让我们|我代表|表示(?:衷心|诚挚|崇高)|习近平新时代中国特色社会主义思想为指导")


@dataclass(frozen=True, slots=True)
class Coder:
    """What reading a document takes: who codes, who names, and the years it is about."""

    classifier: Classifier
    labels: Labels
    span: Span


def clause(passage: Passage, reviews: Sequence[bool], plan: str, coder: Coder) -> tuple[Clause, int]:
    """The clause with its draft commitments, and how many parts of its sentences became none.

    ``reviews`` says of each sentence whether it looks back.
    """
    heading = " ".join((passage.title, *passage.path[-1:]))
    found = _figures(passage.text)
    commitments: list[Commitment] = []
    left: list[Aside] = []
    passed_over = 0
    starts = [figure.start for figure in found]
    for number, sentence in enumerate(sentences(passage.text)):
        inside = found[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        if number == 0 and not inside and sentence.text.rstrip("。:： ") == passage.title.rstrip("。:： "):
            continue
        review = sentence_reviews(sentence.text, reviews[number], coder.span)
        shifted = [_shift(figure, -sentence.start) for figure in inside]
        kept = [
            place for place, figure in enumerate(shifted)
            if figure.is_quantity and figure.value is not None
            and not is_listed(sentence.text, figure) and not is_background(sentence.text, figure)
        ]
        aside = [
            place for place, figure in enumerate(shifted)
            if place not in kept and (figure.is_quantity or figure.type in _ASIDE_TYPES)
        ]
        left += asides(sentence.text, shifted, aside)
        for part, coding, measured in _parts(sentence, shifted, kept, heading, passage.text, review, coder):
            if measured or _says_something(part.text, coding):
                name = f"{plan}/{passage.id}.{len(commitments) + 1}"
                commitments.append(_commitment(name, part, coding, measured, inside, review))
            else:
                passed_over += 1
    read = Clause(
        id=passage.id, title=one_line(passage.title) or passage.id, commitments=tuple(commitments), set_aside=tuple(dict.fromkeys(left))
    )
    return read, passed_over


def _figures(text: str) -> tuple[Figure, ...]:
    return tuple(figure for figure in figures(text) if figure.type != "enumeration")


def _shift(figure: Figure, by: int) -> Figure:
    return replace(figure, start=figure.start + by, end=figure.end + by)


def _parts(
    sentence: Sentence, found: Sequence[Figure], kept: Sequence[int], heading: str, text: str, review: bool, coder: Coder
) -> list[tuple[Sentence, Coding, list[Quantity]]]:
    """The sentence in parts that speak of one topic each, coded, with their quantities."""
    groups: list[tuple[list[Sentence], list[int], str | None]] = []
    for piece in pieces(sentence):
        start, end = piece.start - sentence.start, piece.end - sentence.start
        places = [place for place in kept if start <= found[place].start < end]
        about = _sure_topic(piece.text, sentence.text, [coder.labels.of(sentence.text, found, place).indicator for place in places], coder)
        if groups and (about is None or groups[-1][2] in (None, about)):
            before = groups[-1]
            groups[-1] = ([*before[0], piece], [*before[1], *places], before[2] or about)
        else:
            groups.append(([piece], places, about))
    result = []
    for parts, places, _ in groups:
        part = joined(parts, text)
        measured = quantities(sentence.text, found, places, coder.labels, review, coder.span)
        # The other parts of a sentence that was taken apart speak of something else, unless this one is mute without them.
        context = part.text if len(groups) > 1 and coder.classifier.has_keyword(part.text) else sentence.text
        coding = coder.classifier.code(part.text, context, heading, [item.indicator for item in measured if item.indicator])
        result.append((part, coding, measured))
    return result


def _sure_topic(words: str, sentence: str, indicators: Sequence[str | None], coder: Coder) -> str | None:
    """The topic of a part of a sentence where it is certain enough to stand alone."""
    if words == sentence:
        return None
    known = [name for name in indicators if name]
    coding = coder.classifier.code(words, words, "", known)
    return coding.topic if known or coding.confidence >= (SURE_OF_FIGURE if indicators else SURE) else None


def _says_something(text: str, coding: Coding) -> bool:
    """Whether a part without a figure is worth a record: it says what is done about a topic that we know, or promises a thing."""
    if _SPEECH.search(text):
        return False
    if coding.topic and len(text) >= SHORTEST:
        return any(pattern.search(text) for _, pattern in _STRENGTHS)
    return bool(len(text) >= SHORTEST_PROMISE and (_FIRM.match(text) or _TO_DO.match(text)) and not _SLOGAN.search(text))


def _commitment(
    name: str, part: Sentence, coding: Coding, measured: Sequence[Quantity], inside: Sequence[Figure], review: bool
) -> Commitment:
    text = part.text.strip(" ,，、")
    first = measured[0].value if measured else None
    figure = next((item for item in inside if float(item.value or 0) == first and part.start <= item.start < part.end), None) if measured else None
    cite = around(part.text, figure.start - part.start, figure.end - part.start) if figure else around(part.text, 0, min(len(text), 24))
    said = _up_to_its_figures(part, inside) if measured else text
    return Commitment(
        id=name, themes=coding.themes, topic=coding.topic, strength="done" if review else strength(said, bool(measured)),
        text=one_line(text), names=tuple(dict.fromkeys(map(one_line, _NAME.findall(text))))[:6], cite=one_line(cite)[:24],
        confidence=coding.confidence, quantities=tuple(measured),
    )


def _up_to_its_figures(part: Sentence, inside: Sequence[Figure]) -> str:
    """A part without what follows its last figure behind a comma, which says nothing of how firm the figures are."""
    last = max((item.end - part.start for item in inside if part.start <= item.start < part.end and item.is_quantity), default=0)
    return part.text[:last] + re.split("[,，]", part.text[last:], maxsplit=1)[0]


def strength(text: str, measured: bool) -> str:
    """How firmly a plan says it: the strongest word decides; a number without one is a commitment."""
    text = _ANNOUNCED.sub("", text)
    said = [name for name, pattern in _STRENGTHS if pattern.search(text)]
    return said[0] if said else "commit" if measured else "support"


def one_line(text: str) -> str:
    """Text that may stand in a data file: one line, without characters that steer a terminal."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]|\s+", " ", text).strip()
