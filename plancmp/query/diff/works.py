"""Works that promises name, with the stage and the year for which they are set: 2025年杭衢铁路建成投用."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from plancmp.knowledge.names import short
from plancmp.measures.statement import one_year
from plancmp.model import Commitment, Plan
from plancmp.query.diff.document import Document
from plancmp.text.chinese import CLAUSE_END, CLOSING, OPENING
from plancmp.text.late import late
from plancmp.text.periods import periods

_STAGES = {
    "begun": "开工建设|动工建设|启动建设|开工|动工|开建",
    "built": "建设完成|建成|竣工|完工|落成",
    "opened": "交付使用|投入使用|投入运营|投产达效|正式运营|投用|投产|投运|启用|开业|开街|开馆|开园|开市|通车|开通|通航"
    "|通水|运行|使用|开放|运营",
    "won": "创成|获批",
}
"""What is said of a work that reaches a stage; behind 建成 some words are of the second stage too."""

_STAGE = late("|".join(f"(?P<{name}>{words})" for name, words in _STAGES.items()))

_LOOSE = frozenset(("运行", "使用", "开放", "运营"))
"""Words of a stage that mean something else alone (扩大开放): they count behind another only."""

_PARTLY = late("主体|结构|基本|初步|部分|首批|局部|试运行|试运营|首段|先行段")
"""What makes a stage a smaller one."""

_WHOLLY = late("全面|全线|全部|整体")
"""What makes it a larger one."""

_WHEN = late(
    "(?:[0-9一二三四五六七八九十]+月(?:[0-9]+日|[底初中]旬?|份)?|年[底末中初]|[上下]半年|前?[一二三四1-4]个?季度末?|主?汛期|春节|国庆节?)"
    "(?:之?前|期间)|年内|年底|今年|明年|[上下]半年|[一二三四]季度"
)
"""When in a year: what tells nothing of a work."""

_MANNER = (
    "到|至|在|于|并|又|再|都|也|正式|同步|如期|按期|按时|尽快|尽早|早日|提前|顺利|全力|全速|着力|努力|积极|有序|抓紧|陆续|适时|高质量|高标准|高水平"
    "|力争|力促|争取|确保|保证|加快|加速|推动|推进|促进|促成|实现|支持|完成|做好|抓好|保障|使|让|把|将|以及|继续|统筹"
)
_HOW = late("(?:基本|初步|主体|主体结构|主体工程|全面|全线|全部|整体)$")
"""How a stage is reached by all that stands before it."""

_URGED = late(f"^(?:{_MANNER}|全?市(?![域民场政区级属县容])|[我本]市|建设|打造|实施)+")
"""What stands before the name of a work."""

_NAMED_SO = late(f"(?:{_MANNER}|等|等?一批|重大|重点|项目|工程|建设)+$")
"""What stands behind the name of a work and tells nothing of it."""

_LIST = late("、|以及|(?<![共平温亨])和(?![平谐县田])|与|及(?!时)")

_MANY = late(
    r"\d[余多]?(?:[个家条座所处亩项批吨辆台人张万亿套户]|平方|公里|千米)|[一两二三四五六七八九十百][个批条座所处项]"
    "|若干|多个|各|等|更多|新的?$"
)
"""What is said of a number of works, of which nobody knows which are meant."""

LEAST = 4
"""A work whose name has fewer characters may be another one."""

CLAUSE = late(rf"[{CLAUSE_END}]")
_MARKS = late("[“”‘’《》〈〉「」『』 　的]")
_BRACKETS = late(rf"[{OPENING}]([^{OPENING}{CLOSING}]*)[{CLOSING}]")

_UNDER_WAY = late(f"{_STAGE.pattern}|建设|推进|施工|加快|完成|进展|进场|实施")
_PREPARED = late("前期|审查|可研|可行性|立项|初步?设|获批|批复|列入|纳入|规划|签约|争取")
"""What a report says of a work that has begun, and of one that has not."""


class Work(NamedTuple):
    """A work that is to reach stages till a year. ``thing`` is its name, empty where it tells no work from others.
    ``said`` is whether the year is said, not that of the report.
    """

    thing: str
    stages: frozenset[str]
    partly: str
    wholly: bool
    year: int
    said: bool


class Shift(NamedTuple):
    """One work of two promises and the years for which each sets it; ``said`` is whether both say their year."""

    thing: str
    old: int
    new: int
    said: bool

    @property
    def word(self) -> Literal["postponed", "brought-forward"]:
        """Whether it is set for a later year now, or for an earlier one."""
        return "postponed" if self.new > self.old else "brought-forward"


class Works:
    """The works that two documents of one city set, by commitment."""

    def __init__(self, old: Document, new: Document) -> None:
        self._city = short(new.city)
        self._plans = {document.plan.id: document.plan for document in (old, new)}
        self._several = [not one_year(document.plan) for document in (old, new)]
        self._titles = {document.plan.id: document.titles for document in (old, new)}
        self._done = [
            (item, piece)
            for item in new.items
            if item.done
            for piece in CLAUSE.split(_plain(item.text))
            if _UNDER_WAY.search(piece)
        ]
        self._told = "\n".join(piece for _, piece in self._done)
        self._of: dict[str, tuple[Work, ...]] = {}
        self._texts = {one.plan.id: [(item, _plain(item.text)) for item in one.items] for one in (old, new)}
        self._whole = {name: "\n".join(text for _, text in texts) for name, texts in self._texts.items()}

    def of(self, item: Commitment) -> tuple[Work, ...]:
        """The works of a promise."""
        if item.id not in self._of:
            self._of[item.id] = tuple(self._read(item)) if _STAGE.search(item.text) else ()
        return self._of[item.id]

    def _read(self, item: Commitment) -> Iterator[Work]:
        plan = self._plans[item.plan]
        first, last = plan.years()
        named = list(periods(item.text, first, first - 1))
        start = 0
        for piece in CLAUSE.split(item.text):
            for place, part in _parts(piece):
                at = start + place
                before = [one for one in named if one.start < at + len(part)]
                year = before[-1].last if before else self._own_year(item)
                spans = [(one.start - at, one.end - at) for one in named if at <= one.start < at + len(part)]
                if year is not None:
                    yield from self._works(_without(part, spans), year, bool(before))
            start += len(piece) + 1

    def _own_year(self, item: Commitment) -> int | None:
        """The year of a report, of what stands in no chapter for several years."""
        plan = self._plans[item.plan]
        first, last = plan.years()
        titles = self._titles[item.plan]
        chapter = re.split(r"[(/]", item.clause)[0]
        heads = [titles.get(name, "") for name in (item.clause, chapter, f"{chapter}(总)")]
        several = any(
            one.first < one.last or one.last > first for head in heads for one in periods(head, first, first - 1)
        )
        return None if first < last or several else first

    def _works(self, part: str, year: int, said: bool) -> Iterator[Work]:
        found = _reached(part)
        if found is None:
            return
        stages, things, how = found
        for name in things:
            thing, partly = self._name(name), _PARTLY.findall(how + name)
            if len(thing) < LEAST or _MANY.search(thing):
                thing = ""
            yield Work(thing, stages, "".join(sorted(partly)), _WHOLLY.search(how + name) is not None, year, said)

    def _name(self, text: str) -> str:
        """The name of a work without what does not tell it from others."""
        name = _WHOLLY.sub("", _WHEN.sub("", _plain(text)))
        name = _URGED.sub("", _URGED.sub("", name).removeprefix(self._city + "市").removeprefix(self._city))
        return _NAMED_SO.sub("", name).replace(self._city + "段", "")

    def shifts(self, old: Commitment, new: Commitment) -> list[Shift]:
        """The works that both set at one stage, for another year each, and of which the later plan does not report that
        they have reached it."""
        found = {}
        for one in self.of(old):
            for other in self.of(new):
                same = one.thing and one.thing == other.thing and _of_one_stage(one, other)
                if same and self._moved(one, other) and not self._tellers(one):
                    found[one.thing] = Shift(one.thing, one.year, other.year, one.said and other.said)
        return list(found.values())

    def _moved(self, old: Work, new: Work) -> bool:
        """Whether a work is set for another year: a plan for several years says till when at the latest, so a report
        sets it later, never earlier."""
        both, later = old.said and new.said, new.year > old.year
        if self._several[0] != self._several[1]:
            return self._several[0] and both and later
        return later or (both and new.year < old.year)

    def shifted(self, olds: Iterable[Commitment], news: Iterable[Commitment]) -> Iterator[tuple[str, str]]:
        """The ids of every two promises between which a work was shifted."""
        named: dict[str, list[Commitment]] = defaultdict(list)
        for item in news:
            for thing in {work.thing for work in self.of(item)} if item.planned else ():
                named[thing].append(item)
        for old in olds:
            for thing in {work.thing for work in self.of(old)}:
                for new in named.get(thing, ()):
                    if self.shifts(old, new):
                        yield old.id, new.id

    def named_in(self, item: Commitment, plan: Plan) -> Commitment | None:
        """The first commitment of a plan that names a work of a promise."""
        things = [work.thing for work in self.of(item) if work.thing and work.thing in self._whole[plan.id]]
        if not things:
            return None
        return next((one for one, text in self._texts[plan.id] if any(thing in text for thing in things)), None)

    def told(self, olds: Iterable[Commitment]) -> Iterator[tuple[str, str]]:
        """The ids of every promise and of every report that a work of it reached its stage."""
        for old in olds:
            for work in self.of(old):
                yield from ((old.id, item.id) for item in self._tellers(work))

    def fulfilled(self, old: Commitment, new: Commitment) -> bool:
        """Whether a promise names nothing but works of which the later plan reports that they have reached their stage,
        one of them in ``new``."""
        pieces = CLAUSE.split(old.text)
        tellers = [self._tellers(work) for work in self.of(old)]
        nothing_else = all(_STAGE.search(piece) for piece in pieces)
        return nothing_else and bool(tellers) and all(tellers) and any(new in some for some in tellers)

    def _tellers(self, work: Work) -> list[Commitment]:
        """The reports of a work at its stage; one that is under way has begun."""
        found: list[Commitment] = []
        if not work.thing or work.thing not in self._told:
            return found
        for item, piece in self._done:
            if work.thing not in piece:
                continue
            if "begun" in work.stages:
                reached = not _PREPARED.search(piece)
            else:
                told = frozenset[str]().union(*(stages for _, _, stages in _runs(piece)))
                finished = "opened" in told or "opened" not in work.stages and bool(told & work.stages)
                reached = finished and not (_PARTLY.search(piece) and not work.partly)
            if reached:
                found.append(item)
        return found


def _plain(text: str) -> str:
    return _BRACKETS.sub(r"\1", _MARKS.sub("", text)).replace("高速公路", "高速")


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = text[:start] + text[end:]
    return text


def _parts(piece: str) -> Iterator[tuple[int, str]]:
    """A part of a sentence as a whole, or where it names stages of several works each of them, with its place."""
    if len(_runs(piece)) < 2:
        yield 0, piece
        return
    start = 0
    for token in piece.split("、"):
        yield start, token
        start += len(token) + 1


def _runs(part: str) -> list[tuple[int, int, frozenset[str]]]:
    """Where stages are named: 建成投用 is one place with two stages."""
    runs: list[tuple[int, int, frozenset[str]]] = []
    for match in _STAGE.finditer(part):
        stage = frozenset({match.lastgroup or ""})
        if runs and part[runs[-1][1] : match.start()] in ("", "并", "、"):
            start, _, before = runs.pop()
            runs.append((start, match.end(), before | stage))
        elif match[0] not in _LOOSE:
            runs.append((match.start(), match.end(), stage))
    return runs


def _reached(part: str) -> tuple[frozenset[str], list[str], str] | None:
    """Of a part of a sentence that names stages at one place: these, the works that reach them, and how."""
    runs = _runs(part)
    if len(runs) != 1:
        return None
    start, end, stages = runs[0]
    head, tail = part[:start], part[end:]
    before = head.rpartition("、")[2]
    if not _URGED.sub("", _PARTLY.sub("", _WHOLLY.sub("", _WHEN.sub("", before)))):
        return stages, _LIST.split(tail), before
    if not tail:
        things = _LIST.split(head)
        how = "".join(_HOW.findall(things[-1]))
        return stages, [name for name in things[:-1] if not name.endswith(("建设", "改造", "前期"))] + things[-1:], how
    return None


def _of_one_stage(old: Work, new: Work) -> bool:
    """Whether a work that is now to reach a stage has not yet reached that which was promised."""
    if old.partly and old.partly != new.partly or new.wholly and not old.wholly:
        return False
    return bool(old.stages & new.stages) or ("opened" in old.stages and "built" in new.stages)
