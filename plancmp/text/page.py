"""What a web page adds to a document: navigation, dates, line breaks, stray spaces. Here it is taken away."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from plancmp.text.tables import rows

_CHINESE_NUMBER = "[一二三四五六七八九十]+"
MARKER = (
    rf"第{_CHINESE_NUMBER}[篇章节]|{_CHINESE_NUMBER}、|[（(]{_CHINESE_NUMBER}[）)]|\d{{1,3}}[.．、](?!\d)|——"
)
_STOP = r"[\u2014-\u2026\u3000-\u303f\uff01-\uff0f,;:!?()]"
_CHINESE = r"[\u3400-\u9fff]"
_STARTS = re.compile(rf"\s*(?:{MARKER})")
# Blanks, and what a terminal would obey: neither is part of a word.
_BLANKS = re.compile(r"(?:\s|[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069])+")
_WHOLE_DOCUMENT = 3000  # characters in one line; the longest true paragraph met so far has 1,300
_SENTENCE_END = "。!?:;！？：；"


@cache
def _patterns(scope: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row[1]})" for row in rows("clutter") if row[0] == scope))


def _unwrap(lines: list[str]) -> list[str]:
    """Join the lines of a text that was broken at a fixed width; other texts stay as they are."""
    long = [line for line in lines if len(line) > 15]
    open_ended = [line for line in long if line[-1] not in _SENTENCE_END + "”】》)）"]
    if len(long) < 8 or len(open_ended) < len(long) * 0.5 or max(map(len, long)) > 80:
        return lines
    width = max(map(len, long))
    joined: list[str] = []
    for before, line in zip(["", *lines], lines):
        flows_on = before and before[-1] not in _SENTENCE_END and len(before) > width * 0.8
        if joined and line and flows_on and not _STARTS.match(line):
            joined[-1] += line
        else:
            joined.append(line)
    return joined


def _break_up(line: str) -> list[str]:
    """The paragraphs of a document in one line: they end with a sentence or begin with a number."""
    line = re.sub(rf"(?<=[。!?！？])\s+|\s+(?=(?:{MARKER}))", "\n", line)
    line = re.sub(rf"(?<=[。”])(?=[（(]{_CHINESE_NUMBER}[）)]|\d{{1,3}}\.(?!\d){_CHINESE})", "\n", line)
    return [part.strip() for part in line.split("\n")]


def _close_up(lines: list[str]) -> list[str]:
    """Without the spaces inside Chinese text.

    Beside punctuation they mean nothing. Between characters one may part two halves of a slogan, so there
    they go only where they are so many that they stand inside words.
    """
    text = "\n".join(lines)
    between = rf"(?<={_CHINESE}) (?={_CHINESE})"
    if len(re.findall(between, text)) > 0.01 * len(re.findall(_CHINESE, text)):
        text = re.sub(between, "", text)
    return re.sub(rf"(?<={_STOP}) (?={_CHINESE}|{_STOP})|(?<={_CHINESE}) (?={_STOP})", "", text).split("\n")


def _running_heads(lines: list[str]) -> set[str]:
    """Short lines that come again on every page."""
    often = Counter(line for line in lines if 1 < len(line) <= 40 and line[-1] not in _SENTENCE_END)
    return {line for line, count in often.items() if count >= 3 and not _STARTS.match(line)}


def paragraphs(text: str) -> tuple[list[str], int]:
    """The paragraphs of a document without the page around them, and how many pieces of clutter that was."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text, dropped = _patterns("inline").subn("", text)
    lines = [_BLANKS.sub(" ", line).strip() for line in text.split("\n")]
    lines = [part for line in lines for part in (_break_up(line) if len(line) > _WHOLE_DOCUMENT else [line])]
    heads = _running_heads(lines)
    kept: list[str] = []
    for line in lines:
        if line in heads or _patterns("line").fullmatch(line):
            dropped += 1
        else:
            kept.append(line)
    return [line for line in _close_up(_unwrap(kept)) if line], dropped
