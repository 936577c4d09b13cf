"""A list of things: some short columns and one of text; on a screen too narrow for that, each thing under the other."""

from __future__ import annotations

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.padding import Padding
from rich.text import Text

from plancmp.render.kit import parts
from plancmp.render.kit.columns import Columns
from plancmp.render.kit.flow import Flow


class Sheet:
    """Rows of short texts and one renderable, in the last column or the one at ``at``, that needs ``least`` cells.

    Columns named in ``numeric`` stand to the right. Without any header there is no line of them.
    """

    def __init__(
        self, *headers: str, numeric: tuple[int, ...] = (), least: int = parts.NARROW, at: int | None = None
    ) -> None:
        self.headers, self.numeric, self.least = headers, numeric, least
        self.at = len(headers) - 1 if at is None else at
        self.rows: list[tuple[list[Text], Flow]] = []

    def add(self, *short: str | Text, text: Flow) -> None:
        """Add a row: the short cells in their order, and the one of text."""
        self.rows.append(([cell if isinstance(cell, Text) else Text(cell) for cell in short], text))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        heads = [*self.headers[: self.at], *self.headers[self.at + 1 :]]
        widths = [
            max([cell_len(head), *(short[place].cell_len for short, _ in self.rows)])
            for place, head in enumerate(heads)
        ]
        if sum(widths) + 2 * len(widths) + self.least > options.max_width:
            if any(self.headers):
                yield Flow(Text("  ".join(filter(None, (*heads, self.headers[self.at]))), parts.HEAD))
            for short, text in self.rows:
                yield Flow(Text("  ").join(cell for cell in short if cell.plain))
                yield Padding(text, (0, 0, 0, 2))
            return
        columns = Columns(*self.headers, rest=(self.at,), numeric=self.numeric)
        for short, text in self.rows:
            columns.add(*short[: self.at], text, *short[self.at :])
        yield columns
