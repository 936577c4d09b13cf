"""The years that a sentence names for its own figures: 到2027年, 去年, 三年内, 2027年底前; and how far each holds."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from plancmp.ingest.standing import Span
from plancmp.text.periods import Period, periods

_SENTENCE = re.compile(r"[。!！?？\n]")
_PART = re.compile(r"[;；]")
_CLAUSE = re.compile(r"(?<!\d)[,，]|[,，](?!\d{3}(?!\d))")  # no comma of 1,234
_BRACKET = re.compile(r"[(（][^()（）]{0,60}[)）]")
_TITLE = re.compile(r"《[^》\n]{0,80}》")
_NAME = re.compile(r"“[^”\n]{0,20}\d{4}”")

# 比2019年, 与2020年相比, 是2020年的2.3倍, 在2020年基础上: what is compared with moves nothing.
_COMPARES = re.compile(
    r"(?:比|较|相当于|相对于?|同|与|对比|以|按|按照|对标|参照|占|在|恢复到|恢复至"
    r"|(?:[高低优好快慢]于|超过?)(?:全[国省市区州县]|国家|省定|当地)?)$"
)
_RECORD = re.compile("来?(?:的)?(?:新高|新低|[最首]|同期)")  # 创近10年新高
_SAME = re.compile(r"(?:是|为)$")
_COMPARED = re.compile(
    r"(?:全年|同期|末)?的?(?:基础上|同期|水平(?!达)|相比|持平|可比价|不变价|价格|为基|基数|[一二两三四五六七八九十]倍)|(?:年?[末底])?的(?:近|约|超)?[\d.一二三四五六七八九十两]+(?:多|余)?倍"
)
_NAMES_A_PLAN = re.compile(r"[\u4e00-\u9fff《“]")
_OF_PERIOD = re.compile("期|末|目标|以来")  # of “十五五”规划 without it the plan itself is meant
_PERIOD_ENDS = re.compile(r"(?:时期|期间|期末|末期?|以来)$")
_OF = re.compile(r"(?:末|底)?的")
_BASE = re.compile(r"(?:从|由|自)(?:[^,，。;；]{0,12})$")
_BASE_OF = re.compile(r"(?:末|底)?(?:的|时的)?[^,，。;；]{0,8}?[\d.]+[^,，。;；]{0,16}(?:到|至|为|[跃迈]上)")
# 去年出台的政策, 在2017年5个县基础上: the year of what is spoken of, not of what follows.
# 落实2022年度冬小麦1285万亩 likewise.
_ATTRIBUTIVE = re.compile(r"度(?![,，:：])|(?!末|底|的)[^,，。;；\d]{1,6}的|[^,，。;；]{1,40}基础上")
# 2023年启动的改造项目完成投资12亿元: when that was begun or finished of which the year under review is told
_OF_WHAT_IS = re.compile(
    r"[^,，。;；\d的]{0,8}(?:建成|启动|开工|动工|投产|投用|引进|招引|签约|落户|落地|获批|实施|出台|设立|成立|认定)的(?!基础|同时)"
    r"[^,，。;；\d]{2,24}?(?:完成|实现|达|已|累计|新增|超过?|突破|提供|带动)[^,，。;；\d]{0,12}\d"
)
# 加快去年动工的72个项目建设: when those began of which the plan speaks
_PUSHES = re.compile("(?:加快|推动|推进|促进|抓好|确保|做好)$")
_DONE_TO = re.compile(r"[^,，。;；\d]{2,10}的")
_HAS_FIGURE = re.compile(r"[^,，。;；]{0,6}的\d")
_DEADLINE = re.compile(r"(?:年|月)?(?:底|末)?(?:[之以]?前|内)")
_LEADS = re.compile(
    r"(?:\s|各位代表[!！,，]?|其中|力争|确保|预计|规划|计划|争取|到|至|在|于|截至|全市|全省|全区|全县|——|[（(]?[\d一二三四五六七八九十]+[)）.、]|[^,，]{1,8}[:：]|[“\"])*"
)
_GROWS = re.compile(r"(?:增长|增加|下降|降低|减少|回升|上涨|同比[^,，]{0,4})[约近超]?$")
_DIGIT = re.compile("\\d")
_OPENS_LIST = re.compile(r"[^,，。;；:：\d]{0,24}\d{0,2}[^,，。;；:：\d]{0,12}[:：]\s*(?:一是|[(（]?[一1][)）.、])")
"""What follows a year that holds for all of a numbered list: 今年办好5件实事:一是…;二是…."""
_PART_YEAR = re.compile(
    r"(?<!\d)(?:1\s?[-—–~～至到]\s?)?\d{1,2}月(?:份|末|底)?(?=[,，止规全]|[\u4e00-\u9fff]{2,16}(?:同比)?(?:增长|下降|完成|实现|达))|(?:上|下)半年|前三季度|[一二三四1-4]季度|前\d+个月"
)
_WHOLE_YEAR = re.compile("全年|年均|今年|年底|年末|明年")
_OPENS_IN_PART = re.compile(
    r"\s*(?:[一二三四五六七八九]是)?(?:今年|去年|20\d\d年)?"
    r"(?P<part>1\s?[-—–~～至到]\s?(?!12)\d{1,2}月份?|前三季度|[上下]半年|[一二三四]季度|前\d+个月)[,，]"
)
"""A sentence that opens with a part of the year is of it to its full stop, or to words for all of the year."""
_FARTHEST_MONTHS = 60
"""So many characters before a rate its months are looked for."""

_FARTHEST_LEAD = 24
"""What stands before a cue that leads its sentence is shorter than this."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A period named in a text, with the stretch of the text that it governs."""

    first: int
    last: int
    start: int
    """Where it ends itself: what follows is governed."""

    end: int
    sort: str
    bracketed: bool = False


class Cues:
    """The cues of one clause of a document for the years ``span``."""

    def __init__(self, text: str, span: Span) -> None:
        self._text = text
        self._ends = {name: [match.start() for match in pattern.finditer(text)] for name, pattern in _MARKS.items()}
        self._brackets = [match.span() for match in _BRACKET.finditer(text)]
        silent = [match.span() for pattern in (_TITLE, _NAME) for match in pattern.finditer(text)]
        self.since: list[Cue] = []
        self.bases: list[Period] = []
        self._cues: list[Cue] = []
        for period in periods(text, span.now, span.reviewed):
            if not any(start <= period.start < end for start, end in silent):
                self._sort_in(period)
        self._starts = [cue.start for cue in self._cues]

    def _sort_in(self, period: Period) -> None:
        text = self._text
        before = text[max(0, period.start - 14) : period.start]
        if period.sort == "since":
            self.since.append(Cue(period.first, period.last, period.end, self._end("sentence", period.end), "since"))
        elif (
            (
                _COMPARES.search(before)
                and not (before.endswith("在") and not _COMPARED.match(text, period.end))
                or _COMPARED.match(text, period.end)
            )
            or period.sort == "back"
            and _RECORD.match(text, period.end)
        ):
            return
        elif (
            period.sort == "plan"
            and text.endswith("规划", period.start, period.end)
            and not _OF_PERIOD.match(text, period.end)
            or period.sort == "plan"
            and _NAMES_A_PLAN.match(text, period.end)
            and not _PERIOD_ENDS.search(text, period.start, period.end)
        ):
            return  # “十四五”能耗方案 is a name
        elif (
            _SAME.search(before)
            and _OF.match(text, period.end)
            or period.sort == "last"
            and _PUSHES.search(before)
            and _DONE_TO.match(text, period.end)
            or _OF_WHAT_IS.match(text, period.end)
        ):
            return
        elif _BASE.search(before) and _BASE_OF.match(text, period.end):
            self.bases.append(period)
        else:
            self._cues.append(self._cue(period))

    def _cue(self, period: Period) -> Cue:
        bracket = next((span for span in self._brackets if span[0] <= period.start < span[1]), None)
        if bracket:
            return Cue(period.first, period.last, period.end, bracket[1], period.sort, True)
        begins = self.part(period.start)
        near = period.start - begins <= _FARTHEST_LEAD
        leads = near and _LEADS.fullmatch(self._text, begins, period.start) is not None
        deadline = _DEADLINE.match(self._text, period.end) is not None or period.sort == "within"
        whole = leads and self._text.startswith("度", period.end)  # 2022年度完成投资3亿元: of all that follows
        if not whole and _ATTRIBUTIVE.match(self._text, period.end) and not _HAS_FIGURE.match(self._text, period.end):
            leads, deadline = False, True
        # 交易额达55亿元,近三年年均增长20%,业务量1083万件: said beside figures of another time, for its clause
        own = self.clause(period.start)
        aside = period.sort == "back" and not leads and _DIGIT.search(self._text, begins, max(begins, own)) is not None
        deadline = deadline or aside
        reach = "clause" if deadline and not leads else "sentence" if leads and not deadline else "part"
        if reach == "part" and _OPENS_LIST.match(self._text, period.end):
            reach = "sentence"
        return Cue(period.first, period.last, period.end, self._end(reach, period.end), period.sort)

    def sentence(self, place: int) -> int:
        """Where the sentence begins in which a place stands, up to its full stop."""
        return self._last("sentence", place)

    def said(self, place: int) -> str:
        """What its sentence says before a place."""
        return self._text[self.sentence(place) : place]

    def part(self, place: int) -> int:
        """Where the part of a sentence up to a semicolon begins in which a place stands."""
        return max(self.sentence(place), self._last("part", place))

    def clause(self, place: int) -> int:
        """Where the words between commas begin in which a place stands."""
        return max(self._last(name, place) for name in _MARKS)

    def _last(self, mark: str, place: int) -> int:
        ends = self._ends[mark]
        index = bisect_right(ends, place - 1) - 1
        return ends[index] + 1 if index >= 0 else 0

    def _end(self, reach: str, place: int) -> int:
        """Where the sentence, its part up to a semicolon, or the clause ends in which a place stands."""
        wider = {"sentence": ("sentence",), "part": ("sentence", "part"), "clause": ("sentence", "part", "clause")}[
            reach
        ]
        ends = (self._ends[name] for name in wider)
        return min(
            (marks[index] for marks in ends if (index := bisect_left(marks, place)) < len(marks)),
            default=len(self._text),
        )

    def at(self, place: int) -> Cue | None:
        """The cue that governs a place: the last before it that reaches it."""
        for index in range(bisect_right(self._starts, place) - 1, -1, -1):
            cue = self._cues[index]
            if cue.end > place:
                return cue
            if cue.start < self.sentence(place):
                break
        return None

    def within(self, start: int, end: int) -> Iterator[Cue]:
        """The cues named in a stretch of the text."""
        for index in range(bisect_right(self._starts, start), len(self._cues)):
            if self._cues[index].start > end:
                break
            yield self._cues[index]

    def since_at(self, place: int) -> int | None:
        """The year from which on a place counts: 2021年以来, …."""
        return next((cue.first for cue in reversed(self.since) if cue.start <= place < cue.end), None)

    def base_in(self, start: int, end: int) -> Period | None:
        """The period named in a stretch as that from which something starts: 从2020年的71%."""
        return next((period for period in self.bases if start <= period.start < end), None)

    def part_year(self, place: int) -> bool:
        """Whether a place tells how something grew in months or quarters: 1-10月,增加值增长7.5%."""
        start = max(self.part(place), place - _FARTHEST_MONTHS)
        if not _GROWS.search(self._text, max(start, place - 30), place):
            return False
        ends = [match.end() for match in _PART_YEAR.finditer(self._text, start, place)]
        return bool(ends) and not _WHOLE_YEAR.search(self._text, ends[-1], place)

    def part_of_year(self, place: int) -> str:
        """The part of the year with which the sentence of a place opens, in its words: 前三季度; empty for none."""
        opens = _OPENS_IN_PART.match(self._text, self.sentence(place), place)
        return opens["part"] if opens and not _WHOLE_YEAR.search(self._text, opens.end("part"), place) else ""


_MARKS = {"sentence": _SENTENCE, "part": _PART, "clause": _CLAUSE}
