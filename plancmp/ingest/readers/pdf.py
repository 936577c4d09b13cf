"""The text of a PDF: its characters and ruled lines by pdfium, their order by :mod:`.layout`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from plancmp.errors import DataError, PlancmpError
from plancmp.ingest.readers import layout
from plancmp.ingest.readers.layout import Box, Char
from plancmp.messages import Message

MAX_PAGES = 2000
MAX_CHARACTERS = 3_000_000
"""Of all pages together; a plan has at most 200,000."""
_MOST_RULES = 4000
"""So many lines are looked at on a page; drawings have more and are no tables."""
_THIN = 3.0
"""A rule is at most so thick, in points."""
_NEAR = 3.0
"""Edges that lie no further apart are one."""


def text(raw: bytes, name: str) -> str:
    """The text of the file. Raises :class:`DataError` for one that is damaged, locked, scanned or too long."""
    try:
        import pypdfium2
    except ImportError:
        raise PlancmpError(
            Message("reading PDF documents needs pypdfium2"),
            Message("pip install 'plancmp[documents]', or save the document as text"),
        ) from None
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise DataError(
                Message("{name} is locked with a password", name=name), hint=Message("save a copy without one")
            ) from None
        raise DataError(Message("{name} cannot be read as a PDF: {error}", name=name, error=error)) from None
    try:
        if len(document) > MAX_PAGES:
            raise DataError(
                Message(
                    "{name} has {pages:,} pages, more than the {most:,} that a document may have",
                    name=name,
                    pages=len(document),
                    most=MAX_PAGES,
                )
            )
        pages, count = [], 0
        for page in document:
            chars = list(_characters(page))
            count += len(chars)
            if count > MAX_CHARACTERS:
                raise DataError(
                    Message(
                        "{name} has more than the {most:,} characters that a document may have",
                        name=name,
                        most=MAX_CHARACTERS,
                    )
                )
            pages.append(layout.page(chars, list(_tables(_rules(page))), page.get_height()))
            page.close()
    except pypdfium2.PdfiumError as error:
        raise DataError(Message("{name} cannot be read as a PDF: {error}", name=name, error=error)) from None
    finally:
        document.close()
    found = layout.flow(pages)
    if len(re.findall(r"[\u4e00-\u9fff]", found)) < 20:
        if len(found.strip()) > 200:
            raise DataError(
                Message("{name} has text that its fonts do not tell in Chinese", name=name),
                hint=Message("save it as text or .docx"),
            )
        raise DataError(
            Message("{name} has no text layer: it is scanned", name=name),
            hint=Message("put it through character recognition first"),
        )
    return found


def _characters(page: Any) -> Iterator[Char]:
    import ctypes

    import pypdfium2.raw as pdfium

    textpage = page.get_textpage()
    box = pdfium.FS_RECTF()
    for index in range(pdfium.FPDFText_CountChars(textpage)):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        if code <= 0x20 or code in (0xFFFE, 0xFFFF) or 0xD800 <= code < 0xE000:
            continue
        if pdfium.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(box)) and box.top > box.bottom:
            yield Char(chr(code), box.left, box.right, box.bottom, box.top)
    textpage.close()


def _rules(page: Any) -> tuple[list[Box], list[Box]]:
    """The lines that are drawn on a page, level and upright ones; frames count as their four sides."""
    import pypdfium2.raw as pdfium

    level: list[Box] = []
    upright: list[Box] = []
    for number, item in enumerate(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=2)):
        if number > _MOST_RULES:
            return [], []
        left, bottom, right, top = item.get_bounds()
        box = Box(left, right, bottom, top)
        if top - bottom <= _THIN and right - left > 3 * _THIN:
            level.append(box)
        elif right - left <= _THIN and top - bottom > 3 * _THIN:
            upright.append(box)
        elif right - left > 3 * _THIN and top - bottom > 3 * _THIN:
            level += [Box(left, right, bottom, bottom), Box(left, right, top, top)]
            upright += [Box(left, left, bottom, top), Box(right, right, bottom, top)]
    return level, upright


def _tables(rules: tuple[list[Box], list[Box]]) -> Iterator[list[list[Box]]]:
    """The ruled tables of a page as rows of cells: at least two rows and two columns."""
    level, upright = rules
    for edges in _together(sorted(upright, key=lambda box: -box.top)):
        top, bottom = max(box.top for box in edges), min(box.bottom for box in edges)
        left, right = min(box.left for box in edges), max(box.right for box in edges)
        lines = [
            box
            for box in level
            if bottom - _NEAR <= box.bottom <= top + _NEAR and box.right > left + _NEAR and box.left < right - _NEAR
        ]
        heights = _distinct([box.bottom for box in lines])[::-1]
        if len(heights) < 3 or right - left < 60:
            continue
        rows = []
        for high, low in zip(heights, heights[1:]):
            # The edges that stand in this row: a cell merged over columns has none within it.
            middle = (high + low) / 2
            places = _distinct([box.left for box in edges if box.bottom - _NEAR <= middle <= box.top + _NEAR])
            if len(places) >= 2:
                rows.append([Box(one, other, low, high) for one, other in zip(places, places[1:])])
        if len(rows) >= 2 and max(map(len, rows)) >= 2:
            yield rows


def _together(edges: Sequence[Box]) -> Iterator[list[Box]]:
    """Upright edges, from the top down, in groups that reach into each other."""
    group: list[Box] = []
    bottom = 0.0
    for edge in edges:
        if group and edge.top < bottom - _NEAR:
            yield group
            group = []
        bottom = min(bottom, edge.bottom) if group else edge.bottom
        group.append(edge)
    if len(group) > 1:
        yield group


def _distinct(values: Sequence[float]) -> list[float]:
    """Values in order, those that lie near each other once."""
    result: list[float] = []
    for value in sorted(values):
        if not result or value - result[-1] > _NEAR:
            result.append(value)
    return result
