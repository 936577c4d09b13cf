"""Split a document into its clauses, by its own numbering."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

_NUMBER = "[一二三四五六七八九十]+"
_LEVELS = {
    "part": re.compile(rf"第({_NUMBER})[篇编]\s*"),
    "chapter": re.compile(rf"第({_NUMBER})章\s*|({_NUMBER})、\s*"),
    "section": re.compile(rf"第({_NUMBER})节\s*|[（(]({_NUMBER})[）)]\s*"),
    "item": re.compile(r"(\d{1,3})(?:[.．](?!\d)|、)\s*"),
    "bullet": re.compile(r"(——)\s*"),
}
_DEPTH = {level: depth for depth, level in enumerate(_LEVELS)}
_DIGITS = "零一二三四五六七八九"
# A paragraph after the last section of a chapter that speaks for the whole chapter again.
_SUMS_UP = re.compile(rf"各位代表|同时|与此同时|{_NUMBER}年来|过去{_NUMBER}年|回顾过去")
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


@dataclass(slots=True)
class _Node:
    """A heading, the paragraphs under it (the first is the rest of its line) and the headings below it."""

    level: str = "document"
    number: str = ""
    mark: str = ""
    paragraphs: list[str] = field(default_factory=list)
    children: list[_Node] = field(default_factory=list)

    @property
    def heading(self) -> str:
        """The first words of the node, when they read as a heading; otherwise empty."""
        found = _HEADING.match(self.paragraphs[0]) if self.paragraphs else None
        return found[0] if found else ""

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs)

    @property
    def is_bare(self) -> bool:
        """Nothing but headings: a line of a table of contents."""
        return self.text.rstrip("。:：") == self.heading and all(child.is_bare for child in self.children)


def chinese_number(text: str) -> int:
    """The value of a Chinese number below one hundred: 十一 → 11, 四十二 → 42."""
    tens, ten, ones = text.rpartition("十")
    value = _DIGITS.index(ones) if ones else 0
    return value + (10 * (_DIGITS.index(tens) if tens else 1) if ten else 0)


def _marker(paragraph: str) -> tuple[str, str, str] | None:
    """Level, number and text of the mark that the paragraph begins with."""
    for level, pattern in _LEVELS.items():
        if found := pattern.match(paragraph):
            return level, next(group for group in found.groups() if group), found[0]
    return None


def _lines(nodes: Sequence[_Node]) -> list[str]:
    """The lines of the document that the nodes were made of."""
    return [line for node in nodes for line in (f"{node.mark}{node.text}", *_lines(node.children))]


def _continues(marker: tuple[str, str, str], parent: _Node, last: Counter[str]) -> bool:
    """Whether a mark goes on with a row of numbers; one that does not is text (a quoted list)."""
    level, number, mark = marker
    if level == "bullet":  # nothing but bullets may stand before one, and those may be many
        return parent.level == "chapter" and (not parent.children or parent.children[-1].level == "bullet")
    siblings = [child for child in parent.children if child.level == level]
    if siblings and siblings[0].mark.startswith("第") != mark.startswith("第"):
        return False
    try:
        value = int(number) if number.isdigit() else chinese_number(number)
    except ValueError:
        return False
    if value == 1 and siblings and all(node.is_bare for node in parent.children):
        return True
    return value in (len(siblings) + 1, last[level] + 1)


def _tree(paragraphs: Sequence[str]) -> _Node:
    """The headings of the document, nested."""
    root = _Node()
    opened = [root]
    last: Counter[str] = Counter()
    for paragraph in paragraphs:
        marker = _marker(paragraph)
        if marker is None:
            opened[-1].paragraphs.append(paragraph)
            continue
        level, number, mark = marker
        above = [node for node in opened if node is root or _DEPTH[node.level] < _DEPTH[level]]
        if not _continues(marker, above[-1], last):
            opened[-1].paragraphs.append(paragraph)
            continue
        if number in ("一", "1") and any(child.level == level for child in above[-1].children):
            root.paragraphs += _lines(above[-1].children)  # what came before was the table of contents
            above[-1].children.clear()
        last[level] = int(number) if number.isdigit() else 0 if level == "bullet" else chinese_number(number)
        node = _Node(level, number if level != "bullet" else str(len(above[-1].children) + 1), mark.strip())
        if rest := paragraph[len(mark) :]:
            node.paragraphs.append(rest)
        above[-1].children.append(node)
        opened = [*above, node]
    return root


def _passage(id: str, text: str, path: tuple[str, ...], title: str = "") -> Passage:
    return Passage(id, title or text.split("\n")[0][:_TITLE_LENGTH], text, path)


def _split_ending(node: _Node) -> str:
    """Take from the last section of a chapter the paragraphs that sum the chapter up."""
    final = node.children[-1]
    start = next((i for i, text in enumerate(final.paragraphs) if i and _SUMS_UP.match(text)), None)
    if final.children or start is None:
        return ""
    ending = "\n".join(final.paragraphs[start:])
    del final.paragraphs[start:]
    return ending


def _walk(node: _Node, path: tuple[str, ...], chapter: str = "") -> Iterator[tuple[Passage, bool]]:
    """The clauses of a node in reading order, each with whether it is only the lead of a chapter."""
    has = {child.level for child in node.children}
    own = {
        "chapter": node.number,
        "section": f"{chapter}({node.number})",
        "item": node.number,
        "bullet": f"{chapter}/{node.number}",
    }.get(node.level, "")
    says_more = len(node.text) > len(node.heading) + 1
    ending = ""
    if node.level == "chapter" and "section" in has:
        ending = _split_ending(node)
        if says_more:
            yield _passage(f"{own}(总)", node.text, path, node.heading), False
    elif node.level == "chapter" and "item" in has and says_more:
        announces = len(node.text) <= _LONGEST_LEAD and not re.search(r"[0-9]", node.text)
        yield _passage(own if announces else f"{own}(总)", node.text, path, node.heading), announces
    elif own and (says_more or not has):
        yield _passage(own, node.text, path, node.heading), False
    gap = "" if node.mark.endswith(("、", ")", "）")) else " "
    below = (*path, f"{node.mark}{gap}{node.heading}") if own or node.level == "part" else path
    for child in node.children:
        yield from _walk(child, below, node.number if node.level == "chapter" else chapter)
    if ending:
        yield _passage(f"{own}(结)", ending, below), False


def _numbered_apart(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Ids made unique: where items count anew in each chapter, the number of the heading above goes first."""
    often = Counter(passage.id for passage in passages)
    found: dict[str, Passage] = {}
    for passage in passages:
        above = _marker(passage.path[-1]) if passage.path else None
        id = f"{above[1]}/{passage.id}" if above and often[passage.id] > 1 else passage.id
        while id in found:
            id += "'"
        found[id] = replace(passage, id=id)
    return tuple(found.values())


def _cut_closing(passage: Passage) -> tuple[Passage, str]:
    """The last clause without the final call, the signature and what else the page has after it."""
    paragraphs = passage.text.split("\n")
    end = len(paragraphs)
    if not passage.id.endswith("(结)"):
        end = next((i for i, text in enumerate(paragraphs) if i and _EXHORTS.match(text)), end)
    while end > 1 and len(paragraphs[end - 1]) < 40 and paragraphs[end - 1][-1] not in "。!！;；”":
        end -= 1
    return replace(passage, text="\n".join(paragraphs[:end])), "\n".join(paragraphs[end:])


def segment(paragraphs: Sequence[str]) -> Segments:
    """The clauses of a document given as its clean paragraphs.

    A document without any numbering becomes one clause a paragraph.
    """
    root = _tree(paragraphs)
    if not root.children:
        plain = tuple(_passage(str(i), text, ()) for i, text in enumerate(paragraphs, 1))
        return Segments("", plain, (), "")
    walked = list(_walk(root, ()))
    passages = list(_numbered_apart([passage for passage, is_lead in walked if not is_lead]))
    leads = tuple(passage for passage, is_lead in walked if is_lead)
    closing = ""
    if passages:
        passages[-1], closing = _cut_closing(passages[-1])
    return Segments(root.text, tuple(passages), leads, closing)
