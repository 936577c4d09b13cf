"""What a web page adds to a document: navigation, dates, line breaks, stray spaces. Here it is taken away."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import cache

from plancmp.errors import STEERING
from plancmp.text.chinese import FULL_STOP, HAN, ORDINAL, SENTENCE_END
from plancmp.text.layout import ROW_END
from plancmp.text.tables import rows

MARKER = rf"第{ORDINAL}[篇章节]|{ORDINAL}、|[（(]{ORDINAL}[）)]|\d{{1,3}}[.．、](?!\d)|——"
_STOP = r"[\u2014-\u2026\u3000-\u303f\uff01-\uff0f,;:!?()]"
_CHINESE = f"[{HAN}]"
_HAN = re.compile(_CHINESE)
_DRAWN_OUT = re.compile(rf"(?:{_CHINESE} ){{5,}}{_CHINESE}")
STARTS = re.compile(rf"\s*(?:{MARKER})")
# Blanks, and what a terminal would obey: neither is part of a word.
_BLANKS = re.compile(rf"(?:\s|[{STEERING}])+")
_ENDS = SENTENCE_END + ":："
_WHOLE_DOCUMENT = 3000  # characters in one line; the longest true paragraph met so far has 1,300
_BARE = re.compile(r"\d{1,4}")
_NEVER_LAST = (",", "，", "、", "(", "（", "《", "“")
"""No paragraph ends with one of these."""
_NEVER_FIRST = tuple(",，、;；。:：）)》”")
"""No paragraph begins with one of these: the page broke a line into pieces."""
_LONGEST_QUOTE = 60
_INNER = re.compile("[,，、;；。]")
_WIDTHS = (10, 120)
"""Between so many characters a line: columns of newspapers have 13, pages up to 50, terminals 80."""
_APART = 12
"""So many lines at least lie between the heads of two pages."""
_CHAPTER = re.compile(rf"第{ORDINAL}[篇章节]|{ORDINAL}、")


@cache
def _patterns(scope: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row[1]})" for row in rows("clutter") if row[0] == scope))


def _width(line: str) -> int:
    """How wide a line is printed: Chinese characters are twice as wide as others."""
    return len(line) + sum(sign > "\u2e7f" for sign in line)


def _set_width(line: str) -> int:
    """How wide a line is where signs between words are set narrow, as in books: half of a Chinese character."""
    return len(line) + len(_HAN.findall(line))


def _unwrap(lines: list[str]) -> list[str]:
    """Join the lines of a text that was broken at a width, whatever it is; other texts stay as they are.

    Such a text shows itself by many lines that are equally long, counted in characters, as printed or as set in books,
    and end in the middle of a sentence. Empty lines mean nothing in it: a paragraph ends with a sentence, a page
    anywhere.
    """
    said = [line for line in lines if line]
    for measure, slack in ((len, 1), (_width, 4), (_set_width, 2)):
        width = _broken_at([(measure(line), line) for line in said if not _is_row(line)], slack)
        if width:
            return _joined(said, measure, width, slack)
    return lines


def _is_row(line: str) -> bool:
    return "\t" in line or line.endswith(ROW_END)


def _broken_at(lines: list[tuple[int, str]], slack: int) -> int:
    """The width at which lines were broken; 0 where they were not."""
    if not lines:
        return 0
    often = Counter(length for length, _ in lines)
    width = max(often, key=lambda one: (sum(often[one - less] for less in range(slack + 1)), one))
    # A title or a foot may be longer than the text.
    if sum(length > width for length, _ in lines) > max(1, len(lines) * 3 // 100):
        return 0
    full = [line for length, line in lines if width - slack <= length <= width]
    cut = sum(line[-1] not in _ENDS for line in full)
    shortest, longest = _WIDTHS
    wide = shortest <= max(map(len, full)) <= longest
    return width if wide and cut >= 4 and len(full) >= 0.3 * len(lines) and cut >= 0.6 * len(full) else 0


def _joined(lines: list[str], measure: Callable[[str], int], width: int, slack: int) -> list[str]:
    joined: list[str] = []
    for before, line in zip(["", *lines], lines):
        # What is not parted in print, a number or a word, makes a line shorter; a heading may be so short as well.
        inner = _INNER.search(before)
        least = width - slack if STARTS.match(before) and not inner else (0.6 if inner else 0.8) * width
        goes_on = measure(before) >= least or before.endswith(_NEVER_LAST) or before.startswith(_NEVER_FIRST)
        open_ended = bool(before) and before[-1] not in _ENDS and (goes_on or _is_quoting(joined[-1]))
        begins = STARTS.match(line) and before[-1:] not in _NEVER_LAST
        cut = open_ended and not begins or line.startswith(_NEVER_FIRST)
        if joined and cut and not _is_row(before) and not _is_row(line):
            blank = " " if re.search("[A-Za-z]$", before) and re.match("[A-Za-z]", line) else ""
            joined[-1] += blank + line
        else:
            joined.append(line)
    return joined


def _is_quoting(text: str) -> bool:
    """Whether a quotation or a bracket is open at the end of a text."""
    return any(
        0 <= len(text) - text.rfind(mark) <= _LONGEST_QUOTE and text.rfind(mark) > text.rfind(end)
        for mark, end in _PAIRS
    )


_PAIRS = (("“", "”"), ("《", "》"), ("（", "）"))


def _break_up(line: str) -> list[str]:
    """The paragraphs of a document in one line: they end with a sentence or begin with a number."""
    line = re.sub(rf"(?<=[{FULL_STOP}])\s+|\s+(?=(?:{MARKER}))", "\n", line)
    line = re.sub(rf"(?<=[。”])(?=[（(]{ORDINAL}[）)]|\d{{1,3}}\.(?!\d){_CHINESE})", "\n", line)
    return [part.strip() for part in line.split("\n")]


def _close_up(lines: list[str]) -> list[str]:
    """Without the spaces inside Chinese text.

    Beside punctuation they mean nothing. Between characters one may part two halves of a slogan, so there
    they go only where they are so many that they stand inside words, or where a line was drawn out to its width.
    """
    text = _DRAWN_OUT.sub(lambda run: run[0].replace(" ", ""), "\n".join(lines))
    between = rf"(?<={_CHINESE}) (?={_CHINESE})"
    if len(re.findall(between, text)) > 0.01 * len(re.findall(_CHINESE, text)):
        text = re.sub(between, "", text)
    return re.sub(rf"(?<={_STOP}) (?={_CHINESE}|{_STOP})|(?<={_CHINESE}) (?={_STOP})", "", text).split("\n")


def _page_numbers(lines: list[str]) -> set[int]:
    """The places of bare numbers that count the pages: alone among lines of text, and with the next one elsewhere.

    A cell of a table that is printed a cell a line stands among other numbers.
    """
    said = [(place, line) for place, line in enumerate(lines) if line]
    bare = {number: int(line) for number, (_, line) in enumerate(said) if _BARE.fullmatch(line)}
    values = set(bare.values())
    alone = [
        number
        for number in bare
        if not any(
            re.search(r"^[\d.,%-]+$", said[near][1])
            for near in range(max(0, number - 3), min(len(said), number + 4))
            if near != number
        )
    ]
    return {said[number][0] for number in alone if {bare[number] - 1, bare[number] + 1} & values}


def _is_clutter(line: str) -> bool:
    return "\t" not in line and bool(_patterns("line").fullmatch(line))


def _end_of_document(lines: list[str]) -> int:
    """Where the page goes on to other articles: a line that says so, in the second half and without a chapter below."""
    half, before = sum(map(len, lines)) / 2, 0
    for place, line in enumerate(lines):
        if before >= half and _patterns("tail").fullmatch(line) and not any(map(_CHAPTER.match, lines[place:])):
            return place
        before += len(line)
    return len(lines)


def _running_heads(lines: list[str]) -> set[str]:
    """Short lines that come again on every page: beside its number, or never near each other, as cells of tables
    are.
    """
    places: dict[str, list[int]] = {}
    said = [line for line in lines if line]
    for number, line in enumerate(said):
        if 1 < len(line) <= 40 and line[-1] not in _ENDS and "\t" not in line and not STARTS.match(line):
            places.setdefault(line, []).append(number)
    return {
        line
        for line, found in places.items()
        if len(found) >= 3
        and (
            min(later - sooner for sooner, later in zip(found, found[1:])) >= _APART
            or all(
                any(map(_is_clutter, [*said[max(0, place - 1) : place], *said[place + 1 : place + 2]]))
                for place in found
            )
        )
    }


def _tidy(line: str) -> str:
    """A line without blanks at its ends and with single ones in it; the tabs of a row of a table stay."""
    cells = [_BLANKS.sub(" ", cell).strip() for cell in line.split("\t")]
    return "\t".join(cells) if any(cells) else ""


def paragraphs(text: str) -> tuple[list[str], int]:
    """The paragraphs of a document without the page around them, and how many pieces of clutter that was.

    A line with tabs is a row of a table, which stays as it is.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text, dropped = _patterns("inline").subn("", text)
    lines = [_tidy(line) for line in text.split("\n")]
    lines = [part for line in lines for part in (_break_up(line) if len(line) > _WHOLE_DOCUMENT else [line])]
    end = _end_of_document(lines)
    lines, dropped = lines[:end], dropped + sum(map(bool, lines[end:]))
    plain = [line.rstrip(ROW_END) for line in lines]
    heads, numbers = _running_heads(plain), _page_numbers(plain)
    kept: list[str] = []
    for place, line in enumerate(plain):
        if line in heads or place in numbers or _is_clutter(line):
            dropped += 1
        else:
            kept.append(lines[place])
    whole = (line.rstrip(ROW_END) for line in _unwrap(kept))
    # A row of a table may begin and end with an empty cell.
    return [line for line in _close_up([line if "\t" in line else line.strip() for line in whole]) if line], dropped
