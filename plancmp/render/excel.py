"""Excel workbooks, by XlsxWriter: typed cells, frozen heads, columns as wide as what they hold, links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import closing
from typing import IO, Any

from rich.cells import cell_len

import plancmp
from plancmp.errors import PlancmpError
from plancmp.messages import Message
from plancmp.render import grids, phrases
from plancmp.render.document import Document, Fact, Link, Table, titled, used, visible

LEAST, MOST = 6, 60
"""The narrowest and the widest column, in characters of a digit's width."""

ROWS = 1_048_576
"""So many rows has a sheet of Excel, the heads included."""

LINKS = 65_530
"""So many links a sheet may have."""

CELL = 32_767
"""So many characters fit in a cell."""


def write(document: Document, grid: grids.Grid | None, lang: str, out: IO[bytes]) -> None:
    """Write a workbook: a sheet a table of the document, the grid behind them, and last what it is and its sources."""
    say = phrases.WORDS[lang]
    tables = [Table(table.heads, [list(row) for row in table.rows], table.title) for table in document.tables]
    with closing(_Book(out, lang)) as book:  # also where it fails: its rows are on disk till then
        for table in tables:
            book.sheet(table.title or say["table"], table.heads, table.rows)
        if grid is not None:
            book.sheet(say["data"], *grid)
        book.about(document, used(tables))


class _Book:
    """A workbook that is filled sheet by sheet, row by row."""

    def __init__(self, out: IO[bytes], lang: str) -> None:
        try:
            import xlsxwriter
        except ImportError:
            hint = "pip install 'plancmp[excel]'"
            raise PlancmpError(Message("Excel files need the package XlsxWriter"), hint) from None
        self.lang, self.links = lang, 0
        # Rows go to disk at once; a text is never taken for a formula, a number or an address.
        plain = dict.fromkeys(("strings_to_formulas", "strings_to_numbers", "strings_to_urls"), False)
        self.book = xlsxwriter.Workbook(out, {"constant_memory": True, "in_memory": False, **plain})
        self.head = self.book.add_format({"bold": True, "bottom": 1, "valign": "top", "text_wrap": True})
        self.text = self.book.add_format({"valign": "top", "text_wrap": True})
        self.link = self.book.add_format({"valign": "top", "text_wrap": True, "font_color": "#0563C1", "underline": 1})

    def sheet(self, name: str, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """A sheet with frozen heads that filter."""
        sheet = self.book.add_worksheet(self._named(name))
        self.links = 0
        widths = [_width(head) for head in heads]
        for place, head in enumerate(heads):
            sheet.write_string(0, place, head, self.head)
        last = 0
        for last, row in enumerate(rows, 1):
            if last >= ROWS:
                raise PlancmpError(
                    Message("Excel has {rows} rows only", rows=ROWS),
                    Message("narrow the question, or write .csv or .parquet"),
                )
            for place, cell in enumerate(row):
                shown = self._put(sheet, last, place, cell)
                widths[place] = max(widths[place], _width(shown))
        for place, width in enumerate(widths):
            sheet.set_column(place, place, min(width, MOST) + 1)
        sheet.freeze_panes(1, 0)
        if heads and last:
            sheet.autofilter(0, 0, last, len(heads) - 1)

    def _named(self, name: str) -> str:
        """A name that no other sheet has, of characters that Excel allows."""
        name = re.sub(r"[\[\]:*?/\\]", " ", name)[:25].strip("' ")
        taken = {sheet.get_name().lower() for sheet in self.book.worksheets()}
        names = (name, *(f"{name} {number}" for number in range(2, len(taken) + 3)))
        return next(one for one in names if one.lower() not in taken)

    def _put(self, sheet: Any, row: int, place: int, cell: Any) -> str:
        """Write one cell; what it shows."""
        if cell is None or cell == "":
            return ""
        if isinstance(cell, bool):
            sheet.write_boolean(row, place, cell, self.text)
            return "FALSE"
        if isinstance(cell, (int, float)):
            sheet.write_number(row, place, cell, self.text)
            return str(cell)
        shown = self.shown(cell)
        url = cell.url if isinstance(cell, (Fact, Link)) else ""
        if url and len(url) < 2000 and self.links < LINKS:
            self.links += 1
            sheet.write_url(row, place, url, self.link, shown[:CELL])
        else:
            sheet.write_string(row, place, shown[:CELL], self.text)
        return shown

    def shown(self, cell: Any) -> str:
        """A cell as text."""
        if isinstance(cell, Fact):
            return visible(f"{phrases.STRENGTH[self.lang][cell.strength]} {cell.text}\n{cell.place}")
        if isinstance(cell, Link):
            return visible(cell.text)
        if isinstance(cell, tuple):
            return "\n".join(map(self.shown, cell))
        return visible(str(cell))

    def about(self, document: Document, strengths: Sequence[str]) -> None:
        """The last sheet: title, what there is to know, the marks, the sources with dates and links."""
        say = phrases.WORDS[self.lang]
        rows: list[list[Any]] = [[document.title], *([line] for line in document.lead), []]
        rows += [[phrases.STRENGTH[self.lang][name], phrases.STRENGTH_MEANING[self.lang][name]] for name in strengths]
        rows += [[], [say["plan"], say["city"], say["adopted"], say["origin"], say["id"]]] if document.plans else []
        for plan in document.plans:
            city = document.cities.get(plan.city)
            called = phrases.name(city, self.lang) if city else plan.city
            title = Link(titled(plan, self.lang), plan.url)
            rows.append([title, called, plan.adopted, say[plan.origin], plan.id])
        rows += [[], [say["made with"].format(version=plancmp.__version__)]]
        sheet = self.book.add_worksheet(say["about"])
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                self._put(sheet, number, place, cell)
        sheet.set_column(0, 0, MOST)
        sheet.set_column(1, 4, 16)

    def close(self) -> None:
        """Write the file."""
        self.book.close()


def _width(text: str) -> int:
    """The cells that the longest line of a text takes: two for a Chinese character."""
    return max((cell_len(line) for line in text.split("\n")), default=0) or LEAST
