"""The text of a Word file (.docx), read from its XML: what is printed, in the order of the page.

Insertions that are tracked are read and deletions left out; content controls, text boxes and tables within tables are
read where they stand; numbers that Word makes itself are put before their paragraphs; marks of notes are left out.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from plancmp.errors import DataError, PlancmpError
from plancmp.messages import Message

MAX_UNPACKED = 100_000_000
"""Bytes that all parts of a file may have; pictures are the most of them."""
MAX_XML = 30_000_000
"""Bytes of a part that is read: a plan of 100,000 characters has 5 million."""
MAX_DEPTH = 60
"""So deeply may tables, boxes and controls lie in each other."""
MAX_SPAN = 20
"""So many columns a cell counts for at most."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LEFT_OUT = {
    f"{_W}{name}" for name in ("del", "moveFrom", "delText", "instrText", "pPr", "rPr", "sectPr", "tblPr", "sdtPr")
}
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_POWERS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_UNIT = re.compile(r"(?:^|[^A-Za-z])(?:[kcdhm]?m|10)$")
"""Behind a unit of length or a ten a raised digit is a power, else the mark of a note."""
_NUMERALS = "〇一二三四五六七八九"


def text(raw: bytes, name: str) -> str:
    """The text of the file. Raises :class:`DataError` for what is no Word file or is larger than a document may be."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            parts = {entry.filename: entry for entry in packed.infolist()}
            if "word/document.xml" not in parts:
                raise DataError(
                    Message("{name} is {what}, no Word document", name=name, what=_other(parts)),
                    hint=Message("save the text as .docx or .txt"),
                )
            if sum(entry.file_size for entry in parts.values()) > MAX_UNPACKED or len(parts) > 5000:
                raise DataError(
                    Message(
                        "{name} unpacks to more than the {most:,} bytes that a document may have",
                        name=name,
                        most=MAX_UNPACKED,
                    )
                )
            body = _part(packed, "word/document.xml", name)
            numbers = _Numbers(
                _part(packed, "word/numbering.xml", name) if "word/numbering.xml" in parts else None,
                _part(packed, "word/styles.xml", name) if "word/styles.xml" in parts else None,
            )
        return "\n".join(_blocks(body, numbers, 0))
    except PlancmpError:
        raise
    except RecursionError:
        raise DataError(Message("{name} is nested too deeply for a document", name=name)) from None
    except Exception as error:  # whatever a damaged file makes the reader raise
        raise DataError(
            Message("{name} cannot be read as a Word document: {error}", name=name, error=type(error).__name__)
        ) from None


def _other(parts: dict[str, zipfile.ZipInfo]) -> str:
    if "OFD.xml" in parts:
        return Message("an OFD document")
    if any(part.startswith("xl/") for part in parts):
        return Message("an Excel table")
    if any(part.startswith("ppt/") for part in parts):
        return "a presentation"
    return Message("an OpenDocument file") if "content.xml" in parts else Message("a packed file")


def _part(packed: zipfile.ZipFile, part: str, name: str) -> Element:
    with packed.open(part) as file:
        raw = file.read(MAX_XML + 1)  # what the directory says of its size need not be true
    if len(raw) > MAX_XML:
        raise DataError(
            Message(
                "{name} holds more than the {most:,} bytes of text that a document may have",
                name=name,
                most=MAX_XML,
            )
        )
    if b"<!DOCTYPE" in raw[:2000]:
        raise DataError(Message("{name} defines entities of its own, which no document needs", name=name))
    return ElementTree.fromstring(
        raw.replace(_STRICT.encode(), _W[1:-1].encode(), 40) if _STRICT.encode() in raw else raw
    )


class _Numbers:
    """The numbers that Word makes for paragraphs of a list, counted on as the paragraphs come."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        self._counts: Counter[tuple[str, int]] = Counter()
        abstract: dict[str, Element] = {}
        for item in numbering if numbering is not None else ():
            if item.tag == f"{_W}abstractNum":
                abstract[_value(item, "abstractNumId")] = item
        for item in numbering if numbering is not None else ():
            if item.tag == f"{_W}num" and (reference := item.find(f"{_W}abstractNumId")) is not None:
                for level in abstract.get(_value(reference), Element("none")).iter(f"{_W}lvl"):
                    self._levels[_value(item, "numId"), _number(_value(level, "ilvl"), 0)] = (
                        _of(level, "numFmt"),
                        _of(level, "lvlText"),
                        _number(_of(level, "start"), 1),
                    )
        for style in styles if styles is not None else ():
            found = style.find(f"{_W}pPr/{_W}numPr")
            if found is not None and _of(found, "numId"):
                self._styles[_value(style, "styleId")] = (_of(found, "numId"), _number(_of(found, "ilvl"), 0))

    def mark(self, paragraph: Element) -> str:
        """The number before a paragraph, empty where it has none."""
        found = paragraph.find(f"{_W}pPr/{_W}numPr")
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        if found is not None:
            list_, level = _of(found, "numId"), _number(_of(found, "ilvl"), 0)
        elif style is not None and _value(style) in self._styles:
            list_, level = self._styles[_value(style)]
        else:
            return ""
        if (list_, level) not in self._levels or level > 8:
            return ""
        self._counts[list_, level] += 1
        for below in range(level + 1, 9):
            self._counts[list_, below] = 0
        form, pattern, _ = self._levels[list_, level]
        if form in ("bullet", "none"):
            return ""

        def said(match: re.Match[str]) -> str:
            above = int(match[1]) - 1
            form, _, start = self._levels.get((list_, above), ("decimal", "", 1))
            return _shown(start + max(self._counts[list_, above], 1) - 1, form)

        return re.sub(r"%([1-9])", said, pattern)


def _number(text: str, default: int) -> int:
    return int(text) if text.isdigit() and len(text) < 6 else default


def _shown(number: int, form: str) -> str:
    if form.endswith(("Counting", "CountingThousand")) or form == "ideographDigital":
        tens, ones = divmod(number, 10)
        if not tens:
            return _NUMERALS[ones]
        return (
            (_NUMERALS[tens] if tens > 1 else "") + "十" + (_NUMERALS[ones] if ones else "")
            if tens < 10
            else str(number)
        )
    if form == "decimalEnclosedCircle" and number <= 20:
        return chr(0x2460 + number - 1)
    if form in ("upperLetter", "lowerLetter") and number <= 26:
        return chr((65 if form == "upperLetter" else 97) + number - 1)
    return str(number)


def _value(element: Element, name: str = "val") -> str:
    return element.get(_W + name, "")


def _of(element: Element, name: str) -> str:
    found = element.find(_W + name)
    return _value(found) if found is not None else ""


def _blocks(element: Element, numbers: _Numbers, depth: int) -> Iterator[str]:
    """The lines of paragraphs and tables, wherever they are wrapped (content controls, insertions, the body itself)."""
    if depth > MAX_DEPTH:
        raise RecursionError
    for child in element:
        if child.tag == f"{_W}p":
            yield from _paragraph(child, numbers, depth)
        elif child.tag == f"{_W}tbl":
            yield from _rows(child, numbers, depth)
        elif child.tag not in _LEFT_OUT:
            yield from _blocks(child, numbers, depth + 1)


def _paragraph(paragraph: Element, numbers: _Numbers, depth: int) -> Iterator[str]:
    """The line of a paragraph, and the lines of the boxes that hang on it behind it."""
    boxes: list[Element] = []
    said = "".join(_pieces(paragraph, boxes, 0))
    yield (numbers.mark(paragraph) if said.strip() else "") + said
    for box in boxes:
        yield from _blocks(box, numbers, depth + 1)


def _pieces(element: Element, boxes: list[Element], depth: int) -> Iterator[str]:
    if depth > MAX_DEPTH:
        raise RecursionError
    before = ""
    for child in element:
        if child.tag in _LEFT_OUT or child.tag == f"{_MC}Fallback":  # what an older Word shows instead of the choice
            continue
        if child.tag == f"{_W}txbxContent":
            boxes.append(child)
        elif child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == f"{_W}r" and _is_raised(child):
            said = "".join(_pieces(child, boxes, depth + 1))
            yield said.translate(_POWERS) if _UNIT.search(before) else re.sub(r"[\d\[\]①-⑳*]+", "", said)
        else:
            said = "".join(_pieces(child, boxes, depth + 1))
            before = said or before
            yield said


def _is_raised(run: Element) -> bool:
    """Whether a run stands above the line."""
    found = run.find(f"{_W}rPr/{_W}vertAlign")
    return found is not None and _value(found) == "superscript"


def _rows(table: Element, numbers: _Numbers, depth: int) -> Iterator[str]:
    """The rows of a table, a line each, cells parted by a tab; a merged cell stands in each row and column it covers.

    A table within a cell comes behind the row, row by row.
    """
    above: dict[int, str] = {}  # the text over each column of the grid
    for row in _inside(table, f"{_W}tr", depth):
        before = row.find(f"{_W}trPr")
        column = _number(_of(before, "gridBefore"), 0) if before is not None else 0
        cells = [""] * min(column, MAX_SPAN)
        behind: list[str] = []
        for cell in _inside(row, f"{_W}tc", depth):
            properties = cell.find(f"{_W}tcPr")
            merged = properties.find(f"{_W}vMerge") if properties is not None else None
            if merged is None or _value(merged) == "restart":
                own = [part for part in cell if part.tag != f"{_W}tbl"]
                holder = Element("cell")
                holder.extend(own)
                above[column] = re.sub(r"\s+", " ", " ".join(_blocks(holder, numbers, depth + 1)).strip())
                for inner in _inside(cell, f"{_W}tbl", depth + 1):
                    behind += _rows(inner, numbers, depth + 1)
            width = max(1, _number(_of(properties, "gridSpan"), 1)) if properties is not None else 1
            cells += [above.get(column, "")] * min(width, MAX_SPAN)
            column += width
        if any(cells):
            yield "\t".join(cells)
        yield from behind


def _inside(element: Element, tag: str, depth: int) -> Iterator[Element]:
    """The children of a kind, also those that a content control or an insertion holds."""
    if depth > MAX_DEPTH:
        raise RecursionError
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in _LEFT_OUT and child.tag not in (f"{_W}tbl", f"{_W}tr", f"{_W}tc", f"{_W}p"):
            yield from _inside(child, tag, depth + 1)
