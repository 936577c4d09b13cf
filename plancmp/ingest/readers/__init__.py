"""A document's file as text: plain text, Markdown, HTML, MHT, Word, RTF and PDF, told apart by their first bytes.

The outside readers are imported when needed. What is no document, or is larger than one may be, is refused in words.
"""

from __future__ import annotations

import hashlib
import html as entities
import re
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from plancmp.errors import DataError
from plancmp.ingest.readers import html, mht, pdf, rtf, word
from plancmp.messages import Message, reason
from plancmp.text import markdown
from plancmp.text.source import MAX_BYTES, decode

SUFFIXES = (".txt", ".md", ".html", ".htm", ".mht", ".mhtml", ".docx", ".doc", ".rtf", ".pdf")

MAX_CHARACTERS = 2_000_000
"""So long may the text of a document be: that of a long outline ten times over, drafted in some two minutes."""

_ENTITY = re.compile(r"&#(?:\d{5}|x[0-9a-f]{4});", re.I)
_TITLE = re.compile(r"<title[^<>]{0,200}>([^<]{1,300})</title>", re.I)
_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype html|html|head|body)\b", re.I | re.S)
_REFUSED = (
    (b"\xd0\xcf\x11\xe0", Message("an old Word file")),
    (b"\x1f\x8b", Message("a packed file")),
    (b"Rar!", Message("a packed file")),
    (b"7z\xbc\xaf", Message("a packed file")),
    (b"\x89PNG", Message("a picture: put it through character recognition first")),
    (b"\xff\xd8\xff", Message("a picture: put it through character recognition first")),
    (b"HN\x00", Message("a CAJ file")),
    (b"CAJ", Message("a CAJ file")),
)


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
            what = Message("a folder") if stat.S_ISDIR(status.st_mode) else Message("no regular file")
            raise DataError(
                Message("{path} is {what}", path=path, what=what),
                hint=Message("name a document: {names}", names=SUFFIXES),
            )
        if status.st_size > MAX_BYTES:
            raise DataError(
                Message(
                    "{path} has {size:,} bytes, more than the {most:,} that a document may have",
                    path=path,
                    size=status.st_size,
                    most=MAX_BYTES,
                )
            )
        with path.open("rb") as file:
            return parse(_bounded(file, str(path)), path.name, path.suffix)
    except OSError as error:
        raise DataError(Message("cannot read {path}: {error}", path=path, error=reason(error))) from None
    except ValueError as error:  # a name with a null character
        raise DataError(Message("cannot read {path!r}: {error}", path=str(path), error=error)) from None


def read_stream(stream: BinaryIO) -> Document:
    """The document on standard input."""
    return parse(_bounded(stream, Message("standard input")), Message("standard input"))


def _bounded(stream: BinaryIO, name: str) -> bytes:
    raw = stream.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise DataError(
            Message("{name} has more than the {most:,} bytes that a document may have", name=name, most=MAX_BYTES)
        )
    return raw


def parse(raw: bytes, name: str, suffix: str = "") -> Document:
    """The document in ``raw``, whose format its first bytes tell; ``suffix`` decides between text and HTML."""
    said: dict[str, str] = {}
    start = raw[:4096].lstrip()
    if start.startswith(b"%PDF"):
        text = pdf.text(raw, name)
    elif start.startswith(b"PK\x03\x04"):
        text = word.text(raw, name)
    elif start.startswith(b"{\\rtf"):
        text = rtf.text(raw)
    elif found := next((what for mark, what in _REFUSED if start.startswith(mark)), ""):
        raise DataError(Message("{path} is {what}", path=name, what=found), hint=Message("save it as .docx or .txt"))
    else:
        page = mht.page(raw) if mht.is_mht(start) else None
        decoded = decode(raw if page is None else page)
        if decoded is None:
            raise DataError(
                Message("{name} is not text in UTF-8, UTF-16, GB18030 or Big5", name=name),
                hint=Message("known are {names}", names=SUFFIXES),
            )
        if page is not None or suffix.lower() in (".html", ".htm") or _PAGE.match(decoded):
            text = html.text(decoded, name)
            if titled := _TITLE.search(decoded[:20_000]):
                said["title"] = " ".join(entities.unescape(titled[1]).split())
        else:
            text, said = _markdown(decoded, suffix)
    return Document(_with_text(text, name), said, hashlib.sha256(raw).hexdigest())


def _with_text(text: str, name: str) -> str:
    if not text.strip():
        raise DataError(Message("{name} holds no text", name=name))
    if len(text) > MAX_CHARACTERS:
        raise DataError(
            Message(
                "{name} holds {count:,} characters, more than the {most:,} that a document may have",
                name=name,
                count=len(text),
                most=MAX_CHARACTERS,
            ),
            hint=Message("name each of its documents by itself"),
        )
    return text


def _markdown(text: str, suffix: str) -> tuple[str, dict[str, str]]:
    """Plain text and what its head says; of Markdown the marks of headings, emphasis and links go."""
    if len(_ENTITY.findall(text[:20_000])) > 20:
        text = entities.unescape(text)
    said, text = markdown.head(text)
    marked = suffix.lower() == ".md" or said or markdown.is_marked(text)
    return (markdown.unmarked(text) if marked else text), said
