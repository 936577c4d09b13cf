"""From characters with their places on a page to lines in the order of reading.

Columns of a page are read one after the other, cells of a row are parted by tabs, lines that a margin broke are
joined, and what stands on top and at the foot of every page goes. Lengths are in points, from the lower left corner.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median
from typing import NamedTuple

from plancmp.text.page import STARTS

_CELL_GAP = 1.4
"""A blank so many times as wide as a character is high parts cells or columns."""
_LEAST_ROWS = 4
"""So many lines must stand beside each other to be columns of a page."""
_FULL = 0.6
"""The share of a column's width that most of its lines fill, where it is text and not a table."""
_MOST_COLUMNS = 4
_NEARLY = 0.75
"""A line that goes so far across its column and ends no sentence goes on."""
_MARGIN = 0.08
"""The share of a page's height above and below in which heads and feet stand."""
_FIGURE = re.compile(r"[+\-－−]?\d[\d.,，]*[%％]?")
_FIGURE_ENDS = re.compile(r"(?:^|\s)[+\-－−]?[\d.,，]*\d[%％]?$")
_FURNITURE = 60
"""Running heads and feet are no longer than so many characters."""


class Char(NamedTuple):
    """One character: its left and right edge, its foot and top."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def middle(self) -> float:
        """The height of its centre."""
        return (self.bottom + self.top) / 2

    @property
    def size(self) -> float:
        """How high it is."""
        return self.top - self.bottom


class Box(NamedTuple):
    """A ruled cell of a table: its edges, and the row and column that it begins in."""

    left: float
    right: float
    bottom: float
    top: float


@dataclass(slots=True)
class Segment:
    """A stretch of a line without a wide blank."""

    text: str
    left: float
    right: float
    middle: float
    size: float


@dataclass(slots=True)
class Line:
    """What stands at one height: one segment, or several beside each other."""

    segments: list[Segment]
    margin: tuple[float, float] = (0.0, 0.0)

    @property
    def text(self) -> str:
        """Its segments, parted by tabs."""
        return "\t".join(segment.text for segment in self.segments)


@dataclass(slots=True)
class Page:
    """The lines of a page in the order of reading, and how high it is."""

    lines: list[Line]
    height: float


def page(chars: Sequence[Char], tables: Sequence[Sequence[Sequence[Box]]], height: float) -> Page:
    """The lines of a page; ``tables`` are its ruled tables, rows of cells."""
    result: list[tuple[float, Line]] = []
    rest = list(chars)
    for table in tables:
        rest, rows = _ruled(rest, table)
        result += rows
    lines = _lines(rest)
    tops = _tops(tables, lines)
    for _, run in groupby(lines, key=lambda line: sum(top > line.segments[0].middle for top in tops)):
        for block in _blocks(list(run)):
            for column in _columns(block):
                margin = _margins(column)
                for line in column:
                    line.margin = margin
                    result.append((block[0].segments[0].middle, line))
    # A ruled table stands where its first row does; the columns of a block stay together.
    result.sort(key=lambda item: -item[0])
    return Page([line for _, line in result], height)


def _tops(tables: Sequence[Sequence[Sequence[Box]]], lines: Sequence[Line]) -> list[float]:
    """The heights at which tables divide the text; one in a column of a page does not."""
    if not lines:
        return []
    width = max(_rights(lines)) - min(_lefts(lines))
    return [row[0].top for row, *_ in tables if row[-1].right - row[0].left >= width / 2]


def _lefts(lines: Sequence[Line]) -> list[float]:
    return [line.segments[0].left for line in lines]


def _rights(lines: Sequence[Line]) -> list[float]:
    return [line.segments[-1].right for line in lines]


def _margins(lines: Sequence[Line]) -> tuple[float, float]:
    """The left and right edge of the text of a column, which single lines overstep: a head, a number of the page."""
    size = median(segment.size for line in lines for segment in line.segments) or 1.0
    lefts = sorted(_lefts(lines))
    left = next((one for one, other in zip(lefts, lefts[1:]) if other - one <= 0.5 * size), lefts[0])
    rights = sorted(_rights(lines), reverse=True)
    many = min(3, len(rights))
    right = next((one for one, other in zip(rights, rights[many - 1 :]) if one - other <= 1.6 * size), rights[0])
    return left, right


def _ruled(chars: list[Char], table: Sequence[Sequence[Box]]) -> tuple[list[Char], list[tuple[float, Line]]]:
    """The characters outside a ruled table, and its rows as lines."""
    inside: dict[tuple[int, int], list[Char]] = {}
    outside: list[Char] = []
    bands = [(row[0].bottom, row[0].top) for row in table]
    for char in chars:
        middle, centre = char.middle, (char.left + char.right) / 2
        place = next((number for number, (low, high) in enumerate(bands) if low <= middle <= high), None)
        column = (
            None
            if place is None
            else next((number for number, box in enumerate(table[place]) if box.left <= centre <= box.right), None)
        )
        if place is None or column is None:
            outside.append(char)
        else:
            inside.setdefault((place, column), []).append(char)
    top = table[0][0].top
    rows: list[tuple[float, Line]] = []
    for number, row in enumerate(table):
        cells = []
        for column, box in enumerate(row):
            said = ""
            for line in _lines(inside.get((number, column), [])):
                # Two lines of figures are two figures.
                parted = _FIGURE_ENDS.search(said) and _FIGURE.fullmatch(line.text)
                said += (" " if parted else "") + line.text.replace("\t", " ")
            cells.append(Segment(said, box.left, box.right, top, 0.0))
        if any(cell.text for cell in cells):
            rows.append((top, Line(cells)))
    return outside, rows


def _lines(chars: Sequence[Char]) -> list[Line]:
    """Characters gathered by height, from the top down."""
    lines: list[list[Char]] = []
    for char in sorted((char for char in chars if char.text.strip()), key=lambda char: -char.middle):
        if lines and lines[-1][-1].middle - char.middle < 0.35 * max(char.size, lines[-1][-1].size):
            lines[-1].append(char)
        else:
            lines.append([char])
    return [Line(_segments(sorted(line, key=lambda char: char.left))) for line in lines]


def _segments(line: Sequence[Char]) -> list[Segment]:
    result: list[Segment] = []
    for char in line:
        last = result[-1] if result else None
        gap = char.left - last.right if last else 0.0
        if last is None or gap > _CELL_GAP * max(char.size, last.size):
            result.append(Segment(char.text, char.left, char.right, char.middle, char.size))
            continue
        # A second copy of a character in one place makes it bold.
        if gap < -0.8 * (char.right - char.left) and last.text.endswith(char.text):
            continue
        latin = last.text[-1].isascii() and char.text.isascii()
        blank = " " if gap > (0.2 if latin else 0.4) * char.size else ""
        last.text += blank + char.text
        last.right = max(last.right, char.right)
        last.size = max(last.size, char.size)
    return result


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Runs of lines that one gutter divides, and the lines between them each as a run of its own kind."""
    gutter = _gutter(lines)
    if gutter is None:
        yield from ([list(lines)] if lines else [])
        return
    for _, run in groupby(lines, key=lambda line: any(_crosses(segment, gutter) for segment in line.segments)):
        yield list(run)


def _crosses(segment: Segment, place: float) -> bool:
    return segment.left < place < segment.right


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where most gaps between segments of a line lie over each other; None where few do."""
    gaps = [(first.right, second.left) for line in lines for first, second in zip(line.segments, line.segments[1:])]
    if len(gaps) < _LEAST_ROWS:
        return None
    centres = [(left + right) / 2 for left, right in gaps]
    best = max(centres[:200], key=lambda place: sum(left < place < right for left, right in gaps))
    return best if sum(left < best < right for left, right in gaps) >= _LEAST_ROWS else None


def _columns(block: list[Line], depth: int = 1) -> list[list[Line]]:
    """The columns of a block from left to right, each a list of lines; a block that is no columns as it is."""
    gutter = _gutter(block)
    if gutter is None or depth >= _MOST_COLUMNS:
        return [block]
    left = [Line(part) for line in block if (part := [one for one in line.segments if one.right <= gutter])]
    right = [Line(part) for line in block if (part := [one for one in line.segments if one.left >= gutter])]
    both = sum(len(line.segments) > 1 for line in block)
    if both < _LEAST_ROWS or not (_is_text(left) and _is_text(right)):
        return [block]
    return [*_columns(left, depth + 1), *_columns(right, depth + 1)]


def _is_text(column: Sequence[Line]) -> bool:
    """Whether the lines of a column mostly fill it: cells of a table do not."""
    width = max(_rights(column)) - min(_lefts(column))
    whole = [line.segments[-1].right - line.segments[0].left for line in column]
    return median(whole) >= _FULL * width and median(len(line.text) for line in column) >= 8


def flow(pages: Sequence[Page]) -> str:
    """The text of all pages: heads and feet gone, lines that only the margin ended joined."""
    result: list[str] = []
    before: Line | None = None
    for line in _without_furniture(pages):
        if before is not None and _goes_on(before, line):
            blank = " " if re.search(r"[A-Za-z]$", result[-1]) and re.match(r"[A-Za-z]", line.text) else ""
            result[-1] += blank + line.text
        else:
            result.append(line.text)
        before = line
    return "\n".join(result)


def _goes_on(before: Line, line: Line) -> bool:
    """Whether a line goes on with the one before it, which its margin ended."""
    if len(before.segments) > 1 or len(line.segments) > 1 or not before.margin[1] or not line.margin[1]:
        return False
    last, first = before.segments[0], line.segments[0]
    if abs(last.size - first.size) > 0.15 * max(last.size, first.size):
        return False
    if first.left > line.margin[0] + 1.2 * first.size:
        return False
    left, right = before.margin
    open_ended = last.text[-1] not in "。!?;:！？；：" and last.right >= left + _NEARLY * (right - left)
    return last.right >= right - 1.6 * last.size or (open_ended and not STARTS.match(line.text))


def _without_furniture(pages: Sequence[Page]) -> Iterator[Line]:
    """The lines of all pages without those that stand, but for numbers, at an end of at least three of them."""
    ends = Counter(name for page in pages for name in {_name(line) for line in _ends(page)})
    for page in pages:
        edges = {id(line) for line in _ends(page) if ends[_name(line)] >= 3 or re.fullmatch(r"\W*\d+\W*", line.text)}
        yield from (line for line in page.lines if id(line) not in edges)


def _ends(page: Page) -> list[Line]:
    """The lines in the margins above and below the text."""
    low, high = _MARGIN * page.height, (1 - _MARGIN) * page.height
    return [
        line
        for line in page.lines
        if not low < line.segments[0].middle < high and (len(line.text) <= _FURNITURE or "://" in line.text)
    ]


def _name(line: Line) -> str:
    return re.sub(r"[\d\s]+", "#", line.text)
