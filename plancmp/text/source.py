"""Read a document's file as text, whatever encoding it is in."""

from __future__ import annotations

import codecs
from pathlib import Path

from plancmp.errors import DataError

MAX_BYTES = 50_000_000


def read_source(path: Path) -> str:
    """The text of a file in UTF-8, UTF-16 or GB18030. Raises :class:`DataError` when it is missing, empty, too large
    or no text.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise DataError(f"{path} has {size:,} bytes, more than the {MAX_BYTES:,} that a document may have")
        raw = path.read_bytes()
    except OSError as error:
        raise DataError(f"cannot read {path}: {error.strerror}") from None
    text = decode(raw)
    if text is None:
        raise DataError(f"{path} is not text in UTF-8, UTF-16 or GB18030", hint="save it as UTF-8 text")
    if not text.strip():
        raise DataError(f"{path} is empty")
    return text


def decode(raw: bytes) -> str | None:
    """The text that ``raw`` holds, None when it is in none of the encodings or full of control characters."""
    # Figures and line ends in UTF-16 have a zero byte: before them when the high byte comes first, behind them otherwise.
    before, behind = raw[:4000:2].count(0), raw[1:4000:2].count(0)
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    elif before or behind:
        encodings = ("utf-16-be",) if before > behind else ("utf-16-le",)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = codecs.getincrementaldecoder(encoding)().decode(raw)  # a file cut off inside a character is still text
        except UnicodeDecodeError:
            continue
        odd = sum(character < " " and character not in "\t\n\r\f\x0b" or character == "\ufffd" for character in text)
        if odd <= len(text) / 200:
            return text.replace("\r\n", "\n").replace("\r", "\n")
    return None
