"""Mixed Chinese and Latin text that fills its lines.

Rich wraps at blanks, so a Chinese sentence after a blank would begin on a new line. Here a line may end after any
Chinese character; figures keep their units, Latin words stay whole, and no line begins with a closing mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rich.cells import cell_len, chop_cells
from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment
from rich.text import Text

from plancmp.text.chinese import CLAUSE_END, CLOSING, OPENING

_PIECE = re.compile(
    rf"\s+|[{OPENING}≥≤~]*"
    r"(?:(?:\d{4}(?:-\d{4})?[^\s§]{2,4})?§\S+|\d{4}-\d\d(?:-\d\d)?(?!\d)|\d[\d.,]*(?:[%‰]|[十百千万亿]*(?:元|个|家|年|公里|亩|位|人|项|条|列|标箱|吨)?)|[A-Za-z0-9.+&'’/§_-]+|\S)"
    rf"[{CLOSING}{CLAUSE_END}、.．%％‰]*"
)

Line = tuple[list[Segment], int]
"""What stands in a line, and how many cells it takes."""


class Flow:
    """A text, or several under each other; one that is led by a mark has its further lines indented under its first."""

    def __init__(self, *entries: Text | tuple[Text, Text]) -> None:
        self.entries = [entry if isinstance(entry, tuple) else (Text(), entry) for entry in entries]

    @property
    def width(self) -> int:
        """Cells of the widest line when none is broken."""
        return max(
            (_indent(mark) + max(map(cell_len, text.plain.split("\n"))) for mark, text in self.entries), default=0
        )

    def lines(self, console: Console, width: int) -> Iterator[Line]:
        """The lines of a column of ``width`` cells."""
        for mark, text in self.entries:
            indent = _indent(mark)
            lead = [*_styled(mark, console), Segment(" ")] if indent else []
            pieces = _styled(text, console)
            for start, end, cells in lines(text.plain, max(width - indent, 2)):
                yield [*lead, *_cut(pieces, start, end)], indent + cells
                lead = [Segment(" " * indent)] if indent else []

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for segments, _ in self.lines(console, options.max_width):
            yield from segments
            yield Segment.line()


def _indent(mark: Text) -> int:
    return mark.cell_len + 1 if mark else 0


def _styled(text: Text, console: Console) -> list[Segment]:
    """A text in pieces of one style."""
    # Rich leaves out the style of the whole where nothing stands out from it.
    return list(text.render(console)) if text.spans else [Segment(text.plain, console.get_style(text.style))]


def _cut(pieces: Sequence[Segment], start: int, end: int) -> Iterator[Segment]:
    """What stands between two places of a text that is given in pieces."""
    for text, style, _ in pieces:
        if end <= 0:
            break
        if start < len(text):
            yield Segment(text[max(start, 0) : end], style)
        start -= len(text)
        end -= len(text)


def lines(plain: str, width: int) -> Iterator[tuple[int, int, int]]:
    """Where the lines of a text begin and end, and how many cells each takes, at most ``width``.

    Blanks at the ends of lines are left out, and those at the beginnings where a text is broken.
    """
    at = 0
    for paragraph in plain.split("\n"):
        if len(paragraph) <= width and cell_len(paragraph) <= width:
            kept = paragraph.rstrip()
            yield at, at + len(kept), cell_len(kept)
            at += len(paragraph) + 1
            continue
        start = end = at
        used = cells = 0  # with and without the blanks at the end
        for piece in _pieces(paragraph, width):
            taken = cell_len(piece)
            if piece.isspace():
                used += taken
            else:
                if start < end and used + taken > width:
                    yield start, end, cells
                    start = end
                if start == end:
                    start, used = at, 0
                end, used = at + len(piece), used + taken
                cells = used
            at += len(piece)
        yield start, end, cells
        at += 1


def _pieces(plain: str, width: int) -> Iterator[str]:
    """What may not be broken; a piece wider than a line is chopped."""
    for piece in _PIECE.findall(plain):
        if 2 * len(piece) <= width or cell_len(piece) <= width:
            yield piece
        else:
            yield from chop_cells(piece, width)
