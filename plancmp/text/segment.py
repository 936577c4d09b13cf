"""Split a document into its clauses, by its own numbering and by headings without numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from plancmp.text import chinese
from plancmp.text.chinese import DIGITS, ORDINAL
from plancmp.text.periods import periods

_MARKS = {
    "part": re.compile(rf"第({ORDINAL})[篇编]\s*"),
    "heading": re.compile(r"(?!)"),  # a chapter without a number: see _is_heading
    "chapter": re.compile(rf"第({ORDINAL})(?:章|部分)[、:：]?\s*"),
    "section": re.compile(rf"第({ORDINAL})节\s*"),
    "point": re.compile(rf"({ORDINAL})(?:[、.．]\s*|\s+(?=\S{{2,30}}$))"),
    "subpoint": re.compile(rf"[（(]({ORDINAL})[）)]\s*"),
    "item": re.compile(
        r"(?:(\d{1,3})(?:[.．](?!\d(?!\d{0,3}[年月]))|、)|[（(](\d{1,3})[）)]"
        # 2.1推进项目建设, but not 2.1万亩
        r"|\d{1,2}[.．](\d{1,2})(?=\s?[一-龥“《])(?!\s?[万亿千百个家元倍件名人吨条项年月公平米亩所套户处座台辆位成分度]))\s*"
    ),
    "bullet": re.compile(r"(——)\s*"),
    "box": re.compile(
        r"((?:专栏|附表|表)\s?(?:\d{1,3}(?:[-.]\d{1,2})?|[一二三四五六七八九十]{1,3}))(?=[\s:：“])[\s:：]*"
    ),
}
_COUNTED, _PARTED = re.compile(r"\d{1,3}[.．、](?!\d)"), re.compile(r"\d{1,2}[.．]\d")
"""Marks of items: 2. and 2.1."""
_DEPTH = {level: depth for depth, level in enumerate((*_MARKS, "table"))}
_CHAPTERS = ("heading", "chapter")
# In a document without 第一章, 一、 opens its chapters and (一) its sections.
_PLAIN = {"point": "chapter", "subpoint": "section"}
_FREE = ("box", "table")
"""What stands beside the numbered text: in no row of headings, and with no headings in it."""
_ROWS = {"heading": "chapter", "chapter": "chapter", "item": "item"}
"""The rows of numbers that may run on through the document."""
_LONGEST_TITLE = 60
_SHORTEST_CONTENTS = 4
"""A table of contents has at least so many lines."""
_PAGE = re.compile(r"(?:\s|…|\.{3,})\d{1,3}$")
_PAGED = re.compile(r"[^。;；\t\d][^。;；\t]{1,60}?(?:\s|…|\.{3})[\s….]*(?P<page>\d{1,3})")
_LEAST_PAGED = 8
"""So many lines with the number of a page behind them, and without one before, are a table of contents."""
TABLE_UNIT = re.compile(r"[（(]?(?:计量)?单位\s?[:：]\s?(?P<unit>[^（()）。；;\t]{1,24})[）)]?")
TABLE_TITLE = re.compile(r"[^。;；]{0,40}(?:指标|目标|任务|[情概]况|表)[^。;；]{0,20}")
_RUN_ON = 0.8
"""Chapters, or items, of which so many have a number of their own are counted on through the document."""
_NOTE = re.compile(r"[（(]?(?:注|备注|说明)(?=[\d:：])|\d{1,2}[.．、]|[①-⑳*＊∗]")
# What a chapter without a number is called: a period and a sort of work, what comes last in a document, what it adds.
_LONGEST_HEADING = 40
_WORK = (
    r"(?:回顾|总结|成就|成绩|成效|安排|任务|重点|目标|要求|建议|部署|打算|思路|考虑|形势|展望|规划|举措|工作|"
    r"实事|情况|远景|蓝图|发展$)"
)
_CALLS = re.compile(r"让我们|紧密(?:地)?团结|(?:奋力|努力|不懈|团结)奋斗[!！。]$|谢谢(?:大家|各位)?[!！。]?$")
_BARE_HEADING = re.compile(r"[、\s]?(?:[\u4e00-\u9fff]{0,8}(?:工作回顾|目标任务|工作安排|工作重点|重点工作))$")
# 2013年:攻坚克难、奋发进取; 2020年再出发征程任重道远
_NAMED_YEAR = re.compile(r"(?:19|20)\d\d年(?:工作)?[:：]?[^\d。;；:：,，]{4,26}")
_TITLE = re.compile(
    r"报告|纲要|方案|行动计划|决定$|建议稿|意见$|规划建议|规划的建议|(?:公告|通告|公报)$|[省市县区州旗盟][^,，]*工作要点$"
)
_TITLE_LINES = 4
"""A title is broken over at most so many lines."""
_GOES_ON = re.compile(r"[与和及暨的]")
# 某市“十四五”交通运输发展规划; 今后五年发展规划 heads a chapter
_PLAN_TITLE = re.compile(
    r"(?:^(?:全国|国家)|[省市县区州旗盟].*“?[一二三四五六七八九十]{1,2}五”?).*(?:规划|计划)(?:[(（].{0,20}[)）])?$"
)
_SAYS = re.compile(r"我们|我[省市县区州]|以下|如下|下列|个方面|[是为]$|来源|附后|日$|(?<![主重需])要(?![求素点])")
_OPEN_END = re.compile(r"[。；;，,！!？?、…]$")
_ADDENDUM = re.compile(
    r"(?:《?[^。]{0,16}》?(?:有关|相关|部分)?(?:名词|用语|术语|词语|注释)(?:解释|注释|说明|解析|释义)?[^。,，]{0,8}|有关注释|注[解释]"
    r"|(?:附[件录][0-9一二三四五六七八九十]{0,2}[:： ]?|附表?[:：]).{0,30}|《[^》]{2,12}》附件.{0,4})[:：]?"
)
_CALLED = re.compile("附[件录表][0-9一二三四五六七八九十]{0,2}|[\u4e00-\u9fff]{2,6}")
"""What an annex is called in an id."""

_ENDING = re.compile(r"(?:[^。,，]{0,16}(?:政府自身建设|人民.{0,4}满意.{0,8}政府|政府治理[^。,，]{0,12}))")
# A paragraph after the last section of a chapter that speaks for the whole chapter again.
_SUMS_UP = re.compile(rf"各位代表|同时|与此同时|{ORDINAL}年来|过去{ORDINAL}年|回顾过去")
# The call with which a plan ends: it belongs to no clause.
_EXHORTS = re.compile(r"全[省市区县州](?:上下|各级|人民|干部|广大|党员)|各位代表")
_HEADING = re.compile(r"[^。;；:：]{2,60}(?=[。:：])|[^。]{2,120}$")
_TITLE_LENGTH = 24
# The lead of a chapter only announces its items, unless it is longer than this or has a figure.
_LONGEST_LEAD = 200


@dataclass(frozen=True, slots=True)
class Passage:
    """One clause: ``text`` begins with its heading; ``path`` is the headings above it, outermost first."""

    id: str
    title: str
    text: str
    path: tuple[str, ...] = ()
    chapter: int = 0
    """The number of its chapter, counted through the document; 0 where it has none."""


@dataclass(frozen=True, slots=True)
class Segments:
    """A document in its parts.

    ``leads`` are the introductions of chapters that only announce the numbered items below them, so they are
    no clauses. ``preamble`` and ``closing`` stand before the first clause and after the last.
    """

    preamble: str
    passages: tuple[Passage, ...]
    leads: tuple[Passage, ...]
    closing: str

    @property
    def front(self) -> Passage:
        """What stands before the first clause, as a clause."""
        return Passage("(首)", "开头", self.preamble)

    @property
    def back(self) -> Passage:
        """What stands after the last clause, as a clause."""
        return Passage("(末)", "结尾", self.closing)

    @property
    def everything(self) -> tuple[Passage, ...]:
        """All that stands in the document but for leads, in its order."""
        return (self.front, *self.passages, self.back)


@dataclass(slots=True)
class _Node:
    """A heading, the paragraphs under it (the first is the rest of its line) and the headings below it."""

    level: str = "document"
    number: str = ""
    mark: str = ""
    paragraphs: list[str] = field(default_factory=list)
    children: list[_Node] = field(default_factory=list)
    listed: Counter[str] = field(default_factory=Counter)
    """Of a box, how far the lists inside it have come, by the level of their marks."""

    @property
    def heading(self) -> str:
        """The first words of the node, when they read as a heading; otherwise empty. A line of a table of contents may
        end with the number of a page.
        """
        if not self.paragraphs:
            return ""
        first = _PAGE.sub("", self.paragraphs[0])
        line, space, _ = first.partition(" ")
        if space and _says_when(line):  # 2011年重点工作 2011年是 …: the break behind it is lost
            return line
        found = _HEADING.match(first)
        return found[0] if found else ""

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs)

    @property
    def is_bare(self) -> bool:
        """Nothing but headings: a line of a table of contents, which may run over two."""
        return (
            len(self.paragraphs) <= 2
            and not any("。" in text or len(text) > _LONGEST_TITLE for text in self.paragraphs[1:])
            and [_PAGE.sub("", text) for text in self.paragraphs[:1]]
            in ([], [self.heading], [f"{self.heading}。"], [f"{self.heading}:"])
            and all(child.is_bare for child in self.children)
        )


def _is_contents(nodes: Sequence[_Node]) -> bool:
    """Whether the headings are a table of contents; under its last line stands whatever comes before the text."""
    *others, last = nodes
    while last.children:
        others += last.children[:-1]
        last = last.children[-1]
    return all(node.is_bare for node in others) and (last.is_bare or len(_lines(nodes)) >= _SHORTEST_CONTENTS)


def _is_first(above: Sequence[_Node]) -> bool:
    """Whether no chapter with a text stands before the last of these nodes: before contents none does."""
    return len(above) == 1 or all(child in above or child.is_bare for child in above[0].children)


def _is_row(paragraph: str) -> bool:
    return "\t" in paragraph


def _marker(paragraph: str, plain: bool) -> tuple[str, str, str] | None:
    """Level, number and text of the mark that a paragraph begins with; ``plain`` is a document without 第一章."""
    for level, pattern in _MARKS.items():
        if found := pattern.match(paragraph):
            if level == "box" and (
                len(paragraph) > _LONGEST_TITLE or paragraph.endswith("。") or _PAGE.search(paragraph)
            ):
                return None
            return _PLAIN.get(level, level) if plain else level, next(filter(None, found.groups())), found[0]
    return None


def _lines(nodes: Sequence[_Node]) -> list[str]:
    """The lines of the document that the nodes were made of."""
    return [line for node in nodes for line in (f"{node.mark}{node.text}", *_lines(node.children))]


def is_addendum(line: str) -> bool:
    """Whether a line stands above what a document has after its last chapter: a glossary, notes, an annex."""
    return len(line) <= _LONGEST_HEADING and _ADDENDUM.fullmatch(re.sub(r"\s", "", line)) is not None


def _is_heading(paragraph: str, opened: Sequence[_Node], goes_on: bool) -> bool:
    """Whether a paragraph without a number heads a chapter.

    In a chapter with a number it does so only where the row of numbers does not go on (``goes_on``) and it names other
    years than that chapter.
    """
    if is_addendum(paragraph):
        return True
    if not 4 <= len(paragraph) <= _LONGEST_HEADING or _OPEN_END.search(paragraph):
        return False
    if _TITLE.search(paragraph) or _SAYS.search(paragraph):
        return False
    says_when = _says_when(paragraph)
    if not says_when and _NAMED_YEAR.fullmatch(paragraph):
        return not any(node.level == "chapter" for node in opened[:2])
    if re.search("[:：]", paragraph) or re.search("[,，]", paragraph) and not re.search(f"{_WORK}$", paragraph):
        return False
    outer = next((node for node in opened if node.level in _CHAPTERS), None)
    numbered = outer if outer and outer.level == "chapter" else None
    if numbered:
        named = next(periods(paragraph, 0), None)
        years = {(item.first, item.last) for item in periods(numbered.heading, 0)}
        return says_when and not goes_on and named is not None and (named.first, named.last) not in years
    if outer and _ENDING.fullmatch(paragraph):
        return True
    return says_when or _BARE_HEADING.fullmatch(paragraph) is not None


def _is_title_line(lines: Sequence[str]) -> bool:
    """Whether the first of these lines is the title of a plan, or begins one that is broken over several, as
    关于…执行情况 / 与…草案的报告.
    """
    if len(lines[0]) <= _LONGEST_HEADING and _PLAN_TITLE.search(lines[0]):
        return True
    if len(lines) < 2 or not _GOES_ON.match(lines[1]):
        return False
    ends = next((place for place, line in enumerate(lines) if _TITLE.search(line)), len(lines))
    return ends < len(lines) and all(len(line) <= _LONGEST_HEADING for line in lines[: ends + 1])


def _says_when(line: str) -> bool:
    """Whether a line names a period and a sort of work, and ends without a mark: 2024年工作回顾."""
    if len(line) > _LONGEST_HEADING or _OPEN_END.search(line):
        return False
    named = next(periods(line, 0), None)
    return named is not None and named.start <= 14 and re.search(_WORK, line[named.end :]) is not None


def _continues(marker: tuple[str, str, str], parent: _Node, last: Counter[str], is_line: bool, goes_on: bool) -> bool:
    """Whether a mark goes on with a row of numbers; one that does not is text (a quoted list).

    ``is_line`` says that it heads a line which names a period and ends without a mark, ``goes_on`` that after it comes
    the next number: then a row may begin again.
    """
    level, number, mark = marker
    if level == "box":  # beside a text that has no headings a box would have no end
        return parent.level != "document" or bool(parent.children)
    if level == "bullet":  # nothing but bullets may stand before one, and those may be many
        return parent.level in _CHAPTERS and (not parent.children or parent.children[-1].level == "bullet")
    siblings = [child for child in parent.children if child.level == level]
    if siblings and siblings[0].mark.startswith("第") != mark.startswith("第"):
        return False
    value = _value(number)
    many = {"section": 2, "chapter": 3}.get(level, 0)
    if value == 1 and siblings and (0 < many <= len(siblings) and goes_on or _is_contents(parent.children)):
        return True
    if level == "chapter" and is_line and value > last[level] + 1 and siblings:  # the one before it is missing
        return True
    return value in (len(siblings) + 1, last[level] + 1)


def _value(number: str) -> int:
    """The value of the number of a heading; 0 for what is none."""
    try:
        return int(number) if number.isdigit() else int(chinese.number(number) or 0)
    except ValueError:
        return 0


def _is_listed(marker: tuple[str, str, str], box: _Node) -> bool:
    """Whether a mark belongs to a list inside a box, not to the text around it."""
    level, number, mark = marker
    if level == "bullet":
        return True
    if level == "box" or mark.startswith("第"):
        return False
    opens = len(box.paragraphs) == 1 or level == "item"
    goes_on = _value(number) == box.listed[level] + 1 and bool(box.listed[level] or opens)
    box.listed[level] += goes_on
    return goes_on


def _with_table(opened: list[_Node]) -> list[_Node]:
    """Open a node for the row of a table, with the title before it; without one only where nothing else is open."""
    node = opened[-1]
    if node.level in _FREE:
        return opened
    own = node.paragraphs[node.level != "document" :]
    in_midst = len(own) > 1 and "\t" in own[-1] and "\t" in own[-2]
    unit = own[-1:] if own and TABLE_UNIT.fullmatch(own[-1]) else []
    titles = own[: len(own) - len(unit)][-1:]
    has_title = bool(titles) and not in_midst and TABLE_TITLE.fullmatch(titles[0]) is not None
    if not has_title and not unit and node.level != "document":
        return opened
    before = [*(titles if has_title else []), *unit]
    del node.paragraphs[len(node.paragraphs) - len(before) :]
    table = _Node("table", paragraphs=before)
    next(host for host in reversed(opened) if host.level not in ("bullet", "item")).children.append(table)
    return [*opened, table]


def _tree(paragraphs: Sequence[str]) -> _Node:
    """The headings of the document, nested."""
    root = _Node()
    opened = [root]
    last: Counter[str] = Counter()
    plain = sum(bool(_MARKS["chapter"].match(paragraph)) for paragraph in paragraphs) < 2
    markers = [None if _is_row(paragraph) else _marker(paragraph, plain) for paragraph in paragraphs]
    if any(marker and _COUNTED.match(marker[2]) for marker in markers):  # 2.1 below 2. is no item of its own
        markers = [None if marker and _PARTED.match(marker[2]) else marker for marker in markers]
    # Where each number of a chapter stands last.
    stands = {_value(marker[1]): place for place, marker in enumerate(markers) if marker and marker[0] == "chapter"}
    in_table = False
    for position, (paragraph, marker) in enumerate(zip(paragraphs, markers, strict=True)):
        if _is_row(paragraph):
            opened, in_table = _with_table(opened), True
            opened[-1].paragraphs.append(paragraph)
            continue
        if in_table and not _NOTE.match(paragraph):
            in_table = False
            opened = [node for node in opened if node.level not in _FREE]
        in_box = opened[-1].level == "box"
        goes_on = stands.get(last["chapter"] + 1, -1) > position
        titled = len(opened) == 1 and _is_title_line(paragraphs[position : position + _TITLE_LINES])
        if marker is None and not in_table and not in_box and not titled and _is_heading(paragraph, opened, goes_on):
            opened = _open_heading(paragraph, opened, last)
            continue
        if marker is None or in_table or in_box and _is_listed(marker, opened[-1]):
            opened[-1].paragraphs.append(paragraph)
            continue
        level, number, mark = marker
        above = [node for node in opened if node is root or _DEPTH[node.level] < _DEPTH[level]]
        if level == "chapter" and _value(number) > 1 and _holds_no_chapter(above[-1]):
            above.pop()  # the row goes on that began before this heading, or with it (its own number is lost)
        goes_on = number == "一" and _next_number(markers, position) == 2
        if not _continues(marker, above[-1], last, _says_when(paragraph[len(mark) :]), goes_on):
            opened[-1].paragraphs.append(paragraph)
            continue
        begins = number in ("一", "1") and any(child.level == level for child in above[-1].children)
        if begins and _is_contents(above[-1].children) and _is_first(above):
            root.paragraphs += _lines(above[-1].children)  # what came before was the table of contents
            above[-1].children.clear()
        if level not in _FREE:
            last[level] = 0 if level == "bullet" else _value(number)
        node = _Node(level, number if level != "bullet" else str(len(above[-1].children) + 1), mark.strip())
        if rest := paragraph[len(mark) :]:
            node.paragraphs.append(rest)
        above[-1].children.append(node)
        opened = [*above, node]
    return root


class _Ids:
    """Gives each node the id that a reader cites it by: its number, led by those above where that says too little."""

    def __init__(self, root: _Node) -> None:
        numbers: dict[str, Counter[str]] = {"chapter": Counter(), "item": Counter()}
        nodes = [root]
        parents: list[str] = []
        nested = False
        while nodes:
            node = nodes.pop()
            nodes += node.children
            below = {child.level for child in node.children}
            parents += [node.level] if "item" in below else []
            nested = nested or node.level == "heading" and "chapter" in below
            if level := _ROWS.get(node.level):
                numbers[level][node.number] += 1
        # Chapters that are counted anew in each part, and items counted anew in each chapter, need what is above them.
        self._alone = {
            level: {number for number, often in found.items() if often == 1} for level, found in numbers.items()
        }
        for level, found in numbers.items():
            anew = nested if level == "chapter" else parents == ["section"]
            if anew or len(found) < _RUN_ON * found.total():
                self._alone[level] = set()
        self._given: Counter[str] = Counter()

    def of(self, node: _Node, above: str) -> str:
        """The id of a node, whose parent's is ``above``; of a part what goes before the ids of its chapters."""
        number = node.number
        if node.level in ("document", "part"):
            return number
        if node.level == "box":
            name = number.replace(" ", "")
        elif node.level == "table":
            name = f"{above}(表)" if above else "表"
        elif not above or number in self._alone.get(_ROWS.get(node.level, ""), ()):
            name = f"({number})" if node.level == "section" else number
        elif node.level in (*_ROWS, "bullet") or above.endswith(")") and node.level != "section":
            name = f"{above}/{number}"
        else:
            name = f"{above}({number})"
        self._given[name] += 1
        return name if self._given[name] == 1 else f"{name}·{self._given[name]}"


def _holds_no_chapter(node: _Node) -> bool:
    """Whether a node is a heading without a number under which no row of numbered chapters began."""
    return node.level == "heading" and all(child.level != "chapter" for child in node.children)


def _next_number(markers: Sequence[tuple[str, str, str] | None], position: int) -> int:
    """The number of the next mark of the level of the one at this place; 0 when there is none."""
    mark = markers[position]
    level = mark[0] if mark else ""
    return next((_value(other[1]) for other in markers[position + 1 :] if other and other[0] == level), 0)


def _open_heading(paragraph: str, opened: Sequence[_Node], last: Counter[str]) -> list[_Node]:
    """The nodes open below a heading without a number, which counts with the chapters of the document."""
    place = next((place for place, node in enumerate(opened) if node.level in _CHAPTERS), len(opened))
    above = list(opened[: 1 if is_addendum(paragraph) else place])
    number = sum(child.level in _CHAPTERS for child in above[-1].children) + 1
    # Beside parts, whose chapters are counted on, an annex has no number of its own.
    in_parts = is_addendum(paragraph) and any(child.level == "part" for child in above[-1].children)
    called = _CALLED.match(re.sub(r"\s", "", paragraph)) if in_parts else None
    node = _Node("heading", called[0] if called else _in_chinese(number), "", [paragraph])
    above[-1].children.append(node)
    for level in ("section", "point", "subpoint", "item"):
        last[level] = 0
    last["chapter"] = number
    return [*above, node]


def _in_chinese(value: int) -> str:
    """The number of a chapter in Chinese: 12 → 十二."""
    tens, ones = divmod(value, 10)
    return (DIGITS[tens - 1] if tens > 1 else "") + ("十" if tens else "") + (DIGITS[ones - 1] if ones else "")


def _passage(id: str, text: str, path: tuple[str, ...], chapter: int, title: str = "") -> Passage:
    return Passage(id, title or text.split("\n")[0][:_TITLE_LENGTH], text, path, chapter)


def _split_ending(node: _Node) -> str:
    """Take from the last section of a chapter the paragraphs that sum the chapter up."""
    final = node.children[-1]
    start = next((i for i, text in enumerate(final.paragraphs) if i and _SUMS_UP.match(text)), None)
    if final.children or start is None:
        return ""
    ending = "\n".join(final.paragraphs[start:])
    del final.paragraphs[start:]
    return ending


def _split_list(node: _Node) -> str:
    """Take from the last bullet of a chapter the paragraphs behind it, where each bullet before is one paragraph: they
    go on with the chapter.
    """
    *others, final = node.children
    if not others or any(child.level != "bullet" or len(child.paragraphs) != 1 for child in others):
        return ""
    ending = "\n".join(final.paragraphs[1:])
    del final.paragraphs[1:]
    return ending


def _walk(
    node: _Node,
    path: tuple[str, ...],
    ids: _Ids,
    counter: Iterator[int],
    within: int = 0,
    above: str = "",
) -> Iterator[tuple[Passage, bool]]:
    """The clauses of a node in reading order, each with whether it is only the lead of a chapter.

    ``counter`` counts the chapters; the node stands in the chapter of the number ``within``; ``above`` is the id of
    what it stands under.
    """
    has = {child.level for child in node.children}.difference(_FREE)
    own = ids.of(node, above)
    is_chapter = node.level in _CHAPTERS
    if is_chapter or node.level == "part":
        within = next(counter)
    says_more = len(node.text) > len(node.heading) + 1
    ending = ""
    if node.level == "part":
        if "。" in node.text:
            yield _passage(f"第{own}{node.mark[-1]}", node.text, path, within, node.heading), False
    elif is_chapter and has & {"section", "point", "subpoint"}:
        ending = _split_ending(node)
        if says_more:
            yield _passage(f"{own}(总)", node.text, path, within, node.heading), False
    elif is_chapter and "item" in has and says_more:
        announces = len(node.text) <= _LONGEST_LEAD and not re.search(r"[0-9]", node.text[len(node.heading) :])
        yield _passage(own if announces else f"{own}(总)", node.text, path, within, node.heading), announces
    elif own and (says_more or not has):
        yield _passage(own, node.text, path, within, node.heading), False
    if is_chapter and has == {"bullet"}:
        ending = _split_list(node)
    gap = "" if node.mark.endswith(("、", ")", "）")) or not node.mark else " "
    below = (*path, f"{node.mark}{gap}{node.heading}") if own else path
    sections = 0
    for child in node.children:
        if child.level == "section":
            if _value(child.number) == 1 and sections:
                within = next(counter)  # numbering that begins again begins another chapter, whose heading is lost
            sections += 1
        yield from _walk(child, below, ids, counter, within, own)
    if ending:
        yield _passage(f"{own}(结)", ending, below, within), False


def _cut_closing(passage: Passage) -> tuple[Passage, str]:
    """The last clause without the final call, the signature and what else the page has after it."""
    paragraphs = passage.text.split("\n")
    end = _without_signature(paragraphs, len(paragraphs))
    if not passage.id.endswith("(结)"):
        while end > 1 and _is_call(paragraphs[end - 1]):
            end -= 1
        end = _without_signature(paragraphs, end)
    return replace(passage, text="\n".join(paragraphs[:end])), "\n".join(paragraphs[end:])


def _without_signature(paragraphs: Sequence[str], end: int) -> int:
    def signs(line: str) -> bool:
        return len(line) < 40 and line[-1] not in "。!！;；”" and not _is_row(line)

    while end > 1 and signs(paragraphs[end - 1]):
        end -= 1
    return end


def _is_call(paragraph: str) -> bool:
    """Whether a last paragraph only calls upon its hearers; 各位代表! also begins those that say something."""
    if _CALLS.search(paragraph):
        return True
    return bool(_EXHORTS.match(paragraph)) and len(paragraph) < _LONGEST_LEAD and not re.search("[0-9]", paragraph)


def _without_contents(paragraphs: Sequence[str]) -> list[str]:
    """The paragraphs without a table of contents of which no line has a number before it, but its page behind.

    A title in it may run over two lines.
    """
    kept: list[str] = []
    run: list[str] = []  # lines that may be of such a table, the last of them with its page
    open_line: list[str] = []
    many = last = 0
    for line in (*paragraphs, "。"):
        found = _PAGED.fullmatch(line.strip())
        if found and int(found["page"]) >= last:
            run += [*open_line, line]
            open_line, many, last = [], many + 1, int(found["page"])
        elif run and not open_line and len(line) <= _LONGEST_TITLE and not re.search("[。;；\t]", line):
            open_line = [line]
        else:
            kept += [*(run if many < _LEAST_PAGED else ()), *open_line, line]
            run, open_line, many, last = [], [], 0, 0
    return kept[:-1]


def segment(paragraphs: Sequence[str]) -> Segments:
    """The clauses of a document given as its clean paragraphs.

    A document without any numbering becomes one clause a paragraph.
    """
    root = _tree(_without_contents(paragraphs))
    walked = list(_walk(root, (), _Ids(root), count(1)))
    if all(child.level in _FREE or is_addendum(child.heading) for child in root.children):
        plain = [_passage(str(number), text, (), 0) for number, text in enumerate(root.paragraphs, 1)]
        return Segments("", (*plain, *(passage for passage, _ in walked)), (), "")
    passages = [passage for passage, is_lead in walked if not is_lead]
    leads = tuple(passage for passage, is_lead in walked if is_lead)
    closing = ""
    if passages:
        passages[-1], closing = _cut_closing(passages[-1])
    return Segments(root.text, tuple(passages), leads, closing)
