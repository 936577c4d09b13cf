"""A table without lines: cells beside each other, their columns two blanks apart.

Rich's own table draws each cell several times to learn how wide the columns must be. Here the widths are given, or
measured once, and a row is the lines of its cells put together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment
from rich.text import Text

from plancmp.render.kit import parts
from plancmp.render.kit.flow import Flow, Line

GAP = 2

LEAST = 8
"""Cells that a column with a share of the screen has, however much the others need."""

_NOTHING: Line = ([], 0)


class Columns:
    """Rows of texts. Columns are as wide as what they hold, save those in ``rest``: they share what the others leave.

    ``widths`` are the cells of the first columns where they do not depend on what is in them; columns in ``numeric``
    stand to the right. Without any header there is no line of them.
    """

    def __init__(
        self, *headers: str, widths: Sequence[int] = (), rest: Sequence[int] = (0,), numeric: Sequence[int] = ()
    ) -> None:
        self.headers, self.widths, self.rest, self.numeric = headers, widths, rest, numeric
        self.rows: list[list[Flow]] = []

    def add(self, *cells: str | Text | Flow) -> None:
        """Add a row, a cell for each column."""
        self.rows.append(
            [cell if isinstance(cell, Flow) else Flow(Text(cell) if isinstance(cell, str) else cell) for cell in cells]
        )

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        strides = self._strides(options.max_width)
        heads = [Flow(Text(header, parts.HEAD)) for header in self.headers]
        for row in [heads, *self.rows] if any(self.headers) else self.rows:
            cells = [list(cell.lines(console, stride - GAP)) for cell, stride in zip(row, strides)]
            if row is heads:
                height = max(map(len, cells))
                cells = [[_NOTHING] * (height - len(lines)) + lines for lines in cells]
            for lines in zip_longest(*cells, fillvalue=_NOTHING):
                yield from self._joined(lines, strides)
                yield Segment.line()

    def _strides(self, room: int) -> list[int]:
        """How many cells each column begins after the one before; the gap behind the last is beyond the screen."""
        last = len(self.headers) - 1
        strides = [0 if place in self.rest else self._needed(place) + GAP * (place < last) for place in range(last + 1)]
        left = room - sum(strides)
        for number, place in enumerate(self.rest):
            strides[place] = max(-(-left // (len(self.rest) - number)), LEAST + GAP * (place < last))
            left -= strides[place]
        # Alone, it takes no more than it needs, so that what stands behind it stands near it.
        if len(self.rest) == 1 and self.rest[0] != last:
            strides[self.rest[0]] = min(strides[self.rest[0]], self._needed(self.rest[0]) + GAP)
        strides[last] += GAP
        while sum(strides) > room + GAP:
            strides[strides.index(max(strides))] -= 1
        return strides

    def _needed(self, place: int) -> int:
        if place < len(self.widths):
            return self.widths[place]
        return max(cell_len(self.headers[place]), max((row[place].width for row in self.rows), default=0))

    def _joined(self, lines: Sequence[Line], strides: Sequence[int]) -> Iterator[Segment]:
        """A line of each cell in one, without blanks behind the last."""
        blanks = 0
        for place, ((segments, cells), stride) in enumerate(zip(lines, strides)):
            before = stride - GAP - cells if place in self.numeric else 0
            if segments:
                if blanks + before:
                    yield Segment(" " * (blanks + before))
                yield from segments
                blanks = stride - before - cells
            else:
                blanks += stride
