"""Markdown as plain text: what its head says, and the text without the marks of headings, emphasis, links and
tables.
"""

from __future__ import annotations

import re

_HEAD = re.compile(r"\A---+[ \t]*\n(.{0,20000}?)\n---+[ \t]*\n", re.S)
_MARKS = re.compile(r"^\s{0,3}#{1,6}\s+|^\s{0,3}>\s?", re.M)
_ROW = re.compile(r"^\|(.*)\|[ \t]*$", re.M)
_COMMENT = re.compile(r"<!--.{0,2000}?-->", re.S)  # captions and dates that a page had
_EMPHASIS = re.compile(r"\*\*|__|`")
_BOLD = re.compile(r"\*\*[^*\n]{1,200}\*\*")
_TITLE = re.compile(r"^#{1,6} \S", re.M)
FEWEST = 2
"""One such mark alone may be a slip."""

_LINK = re.compile(r"!?\[([^\]\n]{0,200})\]\([^)\n]{0,500}\)")


def head(text: str) -> tuple[dict[str, str], str]:
    """The fields of the YAML head of a Markdown file, with keys in lower case, and the text behind it."""
    match = _HEAD.match(text)
    if not match:
        return {}, text
    pairs = (line.partition(":") for line in match[1].split("\n") if not line.startswith((" ", "#", "-")))
    said = {key.strip().lower(): value.strip().strip("'\"") for key, colon, value in pairs if colon and value.strip()}
    return said, text[match.end() :]


def is_marked(text: str) -> bool:
    """Whether a text that bears no such name has the marks all the same: bold words, or headings."""
    return len(_BOLD.findall(text)) >= FEWEST or len(_TITLE.findall(text)) >= FEWEST


def unmarked(text: str) -> str:
    """The text without its marks; the cells of a table's row are parted by tabs."""
    for pattern, instead in ((_MARKS, ""), (_ROW, _cells), (_COMMENT, ""), (_EMPHASIS, ""), (_LINK, r"\1")):
        text = pattern.sub(instead, text)
    return text


def plain(text: str) -> tuple[str, int]:
    """A text that begins with a Markdown head, without it and its marks, and whether it had one; others as they are."""
    said, rest = head(text)
    return (unmarked(rest), 1) if said else (text, 0)


def _cells(row: re.Match[str]) -> str:
    """The cells of a row of a table; the rule below its head is nothing."""
    cells = [cell.strip() for cell in row[1].split("|")]
    return "" if all(re.fullmatch(r":?-+:?", cell) for cell in cells) else "\t".join(cells)
