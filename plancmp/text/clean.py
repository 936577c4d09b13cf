"""From a raw document to clean mainland Simplified paragraphs and clauses, with a report of what was done."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plancmp.errors import UNSEEN
from plancmp.messages import Message
from plancmp.text import markdown
from plancmp.text.layout import laid_out
from plancmp.text.page import paragraphs
from plancmp.text.repeats import once
from plancmp.text.restore import gbk, letters, spun, traditional
from plancmp.text.restore.gbk import Flag
from plancmp.text.restore.pinyin import strip_pinyin
from plancmp.text.segment import Passage, Segments, segment

_UNSEEN = re.compile(f"[{UNSEEN}]")

# Pages lose the 〇 of the year that every such plan names, or write it with another sign.
_LOST_ZERO = re.compile("(?<![〇零一二三四五六七八九十])二[0○ＯOoО]?三五年")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done to a text: how often, and what that means."""

    name: str
    count: int
    note: str


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A clean document: one paragraph a line.

    ``flags`` are the places damaged byte by byte, with their raw text; ``steps`` names only what did something.
    """

    text: str
    steps: tuple[Step, ...]
    flags: tuple[Flag, ...]


def clean(raw: str) -> Cleaned:
    """The document without its damage. Each step works only where its detector finds something to do."""
    steps: list[Step] = []

    def did(name: str, count: int, note: str) -> None:
        if count:
            steps.append(Step(name, count, note))

    text, count = markdown.plain(raw)
    did("markdown", count, Message("head and marks of Markdown taken off"))
    text, count = _UNSEEN.subn("", text)
    did("unseen", count, Message("characters that nobody sees taken out"))
    text, count = strip_pinyin(text)
    did("pinyin", count, Message("pinyin in brackets taken out"))
    text, flags = gbk.repair(text)
    repaired = sum(flag.confidence >= gbk.SURE for flag in flags)
    did("gbk", repaired, Message("damaged places repaired, {left} left for review", left=len(flags) - repaired))
    text, count = letters.common(text)
    did("letters", count, Message("letters and figures brought into their common form"))
    text, count = traditional.to_simplified(text)
    did("simplified", count, Message("Traditional characters made Simplified"))
    text, count = laid_out(text)
    did("tables", count, Message("tables of indicators laid out row by row"))
    found, count = paragraphs(text)
    did("page", count, Message("pieces of page clutter dropped"))
    text, count = letters.close_up("\n".join(found))
    did("blanks", count, Message("lines cleared of the blanks around figures"))
    text, count = once(text)
    did("repeats", count, Message("stretches that the document says twice left out"))
    text, count = traditional.to_mainland(text)
    did("mainland", count, Message("Taiwan words replaced by mainland ones"))
    text, count = spun.restore(text)
    did("spun", count, Message("words of a synonym rewriter taken back"))
    text, count = _LOST_ZERO.subn("二〇三五年", text)
    did("zero", count, Message("lost 〇 of 二〇三五年 put back"))
    return Cleaned(text, tuple(steps), flags)


def segments(raw: str) -> Segments:
    """The clean document in its parts: preamble, clauses, leads of chapters, closing."""
    return segment(clean(raw).text.split("\n"))


def clauses(raw: str) -> tuple[Passage, ...]:
    """The clauses of a raw document, clean, in reading order."""
    return segments(raw).passages
