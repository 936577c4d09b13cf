"""A document's file as text: plain text, Markdown, HTML, Word and PDF. The outside readers are imported when needed."""

from __future__ import annotations

import hashlib
import io
import re
import stat
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from plancmp.errors import DataError, PlancmpError
from plancmp.text.source import MAX_BYTES, decode

SUFFIXES = (".txt", ".md", ".html", ".htm", ".docx", ".pdf")
MAX_UNPACKED = 100_000_000
MAX_PAGES = 2000
MAX_TAGS = 500_000
MAX_DEPTH = 1000
_EXTRA = "pip install 'plancmp[documents]'"

_BLOCKS = "p|div|br|h[1-6]|li|ul|ol|tr|table|section|article|title|dd|dt|dl|blockquote|hr|center|pre"
_BLOCK = re.compile(rf"(</?(?:{_BLOCKS})\b)", re.I)
_DROPPED = ["script", "style", "noscript", "nav", "header", "footer", "aside", "select", "button", "form", "iframe", "svg", "template"]
_UNSEEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|textarea|title|xmp|iframe|noembed|noframes|noscript|plaintext)\b.*?(?:</\1\b[^<>]*>|\Z)|<[!?][^>]*(?:>|\Z)",
    re.I | re.S,
)
_TAG = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9]*)(?![a-zA-Z0-9])(?:[^<>"']*(?:(?:"[^"<]*"|'[^'<]*')[^<>"']*)*>|[^<>]*>)|<""")
_VOID = re.compile(r"(?:br|hr|img|input|meta|link|area|base|col|embed|source|track|wbr|param|p|li|td|tr|th|dd|dt|option)$", re.I)
_HEAD = re.compile(r"\A---[ \t]*\n(.{0,20000}?)\n---[ \t]*\n", re.S)


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a document, what the YAML head of a Markdown file says (city, type, year, source, title), and the
    SHA-256 of its file as found.
    """

    text: str
    head: dict[str, str] = field(default_factory=dict)
    sha256: str = ""


def read(path: Path) -> Document:
    """The document in a file. Raises :class:`DataError` when it is missing, too large, no document or has no text."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            what = "a folder" if stat.S_ISDIR(status.st_mode) else "no regular file"
            raise DataError(f"{path} is {what}", hint="name a document: " + ", ".join(SUFFIXES))
        if status.st_size > MAX_BYTES:
            raise DataError(f"{path} has {status.st_size:,} bytes, more than the {MAX_BYTES:,} that a document may have")
        with path.open("rb") as file:
            return parse(_bounded(file, str(path)), path.name, path.suffix)
    except OSError as error:
        raise DataError(f"cannot read {path}: {error.strerror or error}") from None
    except ValueError as error:  # a name with a null character
        raise DataError(f"cannot read {str(path)!r}: {error}") from None


def read_stream(stream: BinaryIO) -> Document:
    """The document on standard input."""
    return parse(_bounded(stream, "standard input"), "standard input")


def _bounded(stream: BinaryIO, name: str) -> bytes:
    raw = stream.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise DataError(f"{name} has more than the {MAX_BYTES:,} bytes that a document may have")
    return raw


def parse(raw: bytes, name: str, suffix: str = "") -> Document:
    """The document in ``raw``, whose format its first bytes tell; ``suffix`` decides between text and HTML."""
    head: dict[str, str] = {}
    start = raw[:1024].lstrip()
    if start.startswith(b"%PDF"):
        text = _pdf(raw, name)
    elif start.startswith(b"PK\x03\x04"):
        text = _docx(raw, name)
    elif start.startswith(b"\xd0\xcf\x11\xe0"):
        raise DataError(f"{name} is an old Word file", hint="save it as .docx or .txt")
    else:
        decoded = decode(raw)
        if decoded is None:
            raise DataError(f"{name} is not text in UTF-8, UTF-16 or GB18030", hint="known are " + ", ".join(SUFFIXES))
        if suffix.lower() in (".html", ".htm") or re.match(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html)\b", decoded, re.I):
            text = _html(decoded, name)
        else:
            text, head = _markdown(decoded, suffix)
    return Document(_with_text(text, name), head, hashlib.sha256(raw).hexdigest())


def _with_text(text: str, name: str) -> str:
    if not text.strip():
        raise DataError(f"{name} holds no text")
    return text


def _markdown(text: str, suffix: str) -> tuple[str, dict[str, str]]:
    """Plain text and what its head says; of Markdown the marks of headings, emphasis and links go."""
    head: dict[str, str] = {}
    match = _HEAD.match(text)
    if match:
        pairs = (line.partition(":") for line in match[1].split("\n") if not line.startswith((" ", "#", "-")))
        head = {key.strip().lower(): value.strip().strip("'\"") for key, colon, value in pairs if colon and value.strip()}
        text = text[match.end() :]
    if suffix.lower() == ".md" or match:
        text = re.sub(r"^\s{0,3}#{1,6}\s+|^\s{0,3}>\s?", "", text, flags=re.M)
        text = re.sub(r"\*\*|__|`", "", text)
        text = re.sub(r"!?\[([^\]\n]{0,200})\]\([^)\n]{0,500}\)", r"\1", text)
    return text, head


def _html(text: str, name: str) -> str:
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError:
        raise _missing("HTML", "selectolax") from None
    # What is left are tags alone: nothing hides how deeply they are nested.
    text = _TAG.sub(lambda tag: f"<{tag[1]}{tag[2]}>" if tag[2] else "&lt;", _UNSEEN.sub("", text))
    if text.count("<") > MAX_TAGS or _depth(text) > MAX_DEPTH:
        raise DataError(f"{name} is no page that a plan stands on: too many or too deeply nested tags")
    # A block begins and ends a line.
    text = _BLOCK.sub(r"&#10;\1", re.sub(r"\s+", _blank, text))
    tree = LexborHTMLParser(text)
    tree.strip_tags(_DROPPED)
    body = tree.body
    found = body.text(separator="") if body else ""
    if len(re.findall(r"[\u4e00-\u9fff]", found)) < 20:
        raise DataError(f"{name} is a page without text", hint="its text may be loaded by a script: save the page as text")
    return "\n".join(line.strip() for line in found.split("\n"))


def _blank(space: re.Match[str]) -> str:
    """What a stretch of blanks means: a line break in the source, between Chinese characters, means nothing."""
    before, after = space.string[max(0, space.start() - 1) : space.start()], space.string[space.end() : space.end() + 1]
    return "" if "\n" in space[0] and min(before, after) > "\xff" else " "


def _depth(text: str) -> int:
    """How deeply tags without attributes are nested at most; those that need no end tag do not count."""
    opened: Counter[str] = Counter()
    depth = deepest = 0
    for match in re.finditer(r"<(/?)([a-z0-9]+)>", text.lower()):
        name = match[2]
        # An end tag closes only what was opened under its name.
        if not _VOID.match(name) and (opened[name] or not match[1]):
            opened[name] += -1 if match[1] else 1
            depth += -1 if match[1] else 1
            deepest = max(deepest, depth)
    return deepest


def _docx(raw: bytes, name: str) -> str:
    try:
        from docx import Document as open_docx
        from docx.table import Table
    except ImportError:
        raise _missing("Word", "python-docx") from None
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            entries = packed.infolist()
            if "word/document.xml" not in packed.namelist():
                raise DataError(f"{name} is a packed file but no Word document", hint="unpack it first")
            if sum(entry.file_size for entry in entries) > MAX_UNPACKED or len(entries) > 5000:
                raise DataError(f"{name} unpacks to more than the {MAX_UNPACKED:,} bytes that a document may have")
        document = open_docx(io.BytesIO(raw))
        lines: list[str] = []
        for block in document.iter_inner_content():
            lines += _rows(block) if isinstance(block, Table) else [block.text]
    except PlancmpError:
        raise
    except Exception as error:  # whatever a damaged file makes the reader raise
        raise DataError(f"{name} cannot be read as a Word document: {type(error).__name__}") from None
    return "\n".join(lines)


def _rows(table: Any) -> Iterator[str]:
    """The rows of a table, cells parted by a comma as in a sentence; a merged cell counts once in a row.

    Not by ``row.cells``: it makes a list as long as a cell claims to be wide, and goes up a merged column row by row.
    """
    from docx.table import _Cell

    above: dict[int, str] = {}  # the text over each column of the grid
    for row in table._tbl.tr_lst:
        cells, column = [], row.grid_before
        for cell in row.tc_lst:
            if cell.vMerge != "continue":
                above[column] = _Cell(cell, table).text.strip().replace("\n", " ")
            cells.append(above.get(column, ""))
            column += cell.grid_span
        yield ",".join(filter(None, dict.fromkeys(cells)))


def _pdf(raw: bytes, name: str) -> str:
    try:
        from pypdf import PdfReader
    except ImportError:
        raise _missing("PDF", "pypdf") from None
    import logging

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise DataError(f"{name} is locked with a password", hint="save a copy without one")
        if len(reader.pages) > MAX_PAGES:
            raise DataError(f"{name} has {len(reader.pages):,} pages, more than the {MAX_PAGES:,} that a document may have")
        pages = [page.extract_text() for page in reader.pages]
    except PlancmpError:
        raise
    except Exception as error:  # whatever a damaged file makes the reader raise
        raise DataError(f"{name} cannot be read as a PDF: {type(error).__name__}") from None
    if len(re.findall(r"[\u4e00-\u9fff]", "".join(pages))) < 20:
        raise DataError(f"{name} has no text layer: it is scanned", hint="put it through character recognition first")
    return "\n".join(pages)


def _missing(kind: str, package: str) -> PlancmpError:
    return PlancmpError(f"reading {kind} documents needs {package}", f"{_EXTRA}, or save the document as text")
