"""A list of things: some short columns and one of text; on a screen too narrow for that, each thing under the other."""

from __future__ import annotations

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.text import Text

from plancmp.render.table import parts
from plancmp.render.table.flow import Flow


class Sheet:
    """Rows of short texts and one renderable at the end. Columns named in ``numeric`` stand to the right."""

    def __init__(self, *headers: str, numeric: tuple[int, ...] = (), least: int = parts.NARROW) -> None:
        self.headers, self.numeric, self.least = headers, numeric, least
        self.rows: list[tuple[list[Text], RenderableType]] = []

    def add(self, *short: str | Text, text: RenderableType) -> None:
        """Add a row: the short cells, then the one of text."""
        self.rows.append(([cell if isinstance(cell, Text) else Text(cell) for cell in short], text))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        widths = [
            max([cell_len(header), *(short[place].cell_len for short, _ in self.rows)])
            for place, header in enumerate(self.headers[:-1])
        ]
        if sum(widths) + 2 * len(widths) + self.least > options.max_width:
            yield Flow((Text(), Text("  ".join(filter(None, self.headers)), parts.HEAD)))
            for short, text in self.rows:
                yield Flow((Text(), Text("  ").join(cell for cell in short if cell.plain)))
                yield Padding(text, (0, 0, 0, 2))
            return
        table = parts.table(*self.headers, numeric=self.numeric)
        for column in table.columns[:-1]:
            column.no_wrap = True
        for short, text in self.rows:
            table.add_row(*short, text)
        yield table
