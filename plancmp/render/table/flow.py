"""Mixed Chinese and Latin text that fills its lines.

Rich wraps at blanks, so a Chinese sentence after a blank would begin on a new line. Here a line may end after any
Chinese character; figures keep their units, Latin words stay whole, and no line begins with a closing mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len, chop_cells
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.segment import Segment
from rich.text import Text

_PIECE = re.compile(
    r"[(\[“‘《〈「『【(≥≤~]*"
    r"(?:(?:\d{4}(?:-\d{4})?[^\s§]{2,4})?§\S+|\d{4}-\d\d(?:-\d\d)?(?!\d)|\d[\d.,]*(?:[%‰]|[十百千万亿]*(?:元|个|家|年|公里|亩|位|人|项|条|列|标箱|吨)?)|[A-Za-z0-9.+&'’/§_-]+|\s+|.)"
    r"[)\]”’》〉」』】),。、;:!?,.;:!?%]*",
    re.S,
)


class Flow:
    """A text, or several under each other each led by a mark; further lines of one are indented under its first."""

    def __init__(self, *entries: tuple[Text, Text]) -> None:
        self.entries = entries

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for mark, text in self.entries:
            indent = mark.cell_len + 1 if mark else 0
            for number, line in enumerate(lines(text, max(options.max_width - indent, 2))):
                lead = (mark + Text(" ") if number == 0 else Text(" " * indent)) if mark else Text()
                yield from (lead + line).render(console, end="")
                yield Segment.line()

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        widest = max(((mark.cell_len + 1 if mark else 0) + part.cell_len for mark, text in self.entries for part in text.split()), default=0)
        return Measurement(min(12, options.max_width), min(max(widest, 12), options.max_width))


def lines(text: Text, width: int) -> Iterator[Text]:
    """``text`` in lines of at most ``width`` cells; blanks at their ends are dropped."""
    for paragraph in text.split(allow_blank=True):
        breaks, used = [], 0
        for start, end in _pieces(paragraph.plain, width):
            piece = paragraph.plain[start:end]
            taken = cell_len(piece)
            if used and used + cell_len(piece.rstrip()) > width:
                breaks.append(start)
                used = 0 if piece.isspace() else taken
            else:
                used += taken
        for line in paragraph.divide(breaks) if breaks else [paragraph]:
            if breaks and line.plain.startswith(" "):
                line = line[len(line.plain) - len(line.plain.lstrip()) :]
            line.rstrip()
            yield line


def _pieces(plain: str, width: int) -> Iterator[tuple[int, int]]:
    """What may not be broken, as spans; a piece wider than a line is chopped."""
    for match in _PIECE.finditer(plain):
        if cell_len(match.group()) <= width:
            yield match.span()
            continue
        start = match.start()
        for part in chop_cells(match.group(), width):
            yield start, start + len(part)
            start += len(part)
