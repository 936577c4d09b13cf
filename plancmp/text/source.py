"""Read a document's file as text, whatever encoding it is in."""

from __future__ import annotations

import codecs
import re
from functools import cache
from pathlib import Path

from plancmp.errors import DataError
from plancmp.messages import Message, reason
from plancmp.text.normalise import simplify
from plancmp.text.tables import rows

MAX_BYTES = 50_000_000
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_FEWEST_USUAL = 0.4
"""Of the characters of a plan that is decoded rightly 0.6 and more stand in its common words, else at most 0.2."""
_CLEARLY_MORE = 0.2


def read_source(path: Path) -> str:
    """The text of a file in UTF-8, UTF-16, GB18030 or Big5. Raises :class:`DataError` when it is missing, empty, too
    large
    or no text.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise DataError(
                Message(
                    "{path} has {size:,} bytes, more than the {most:,} that a document may have",
                    path=path,
                    size=size,
                    most=MAX_BYTES,
                )
            )
        raw = path.read_bytes()
    except OSError as error:
        raise DataError(Message("cannot read {path}: {error}", path=path, error=reason(error))) from None
    text = decode(raw)
    if text is None:
        raise DataError(
            Message("{path} is not text in UTF-8, UTF-16, GB18030 or Big5", path=path),
            hint=Message("save it as UTF-8 text"),
        )
    if not text.strip():
        raise DataError(Message("{path} is empty", path=path))
    return text


def decode(raw: bytes) -> str | None:
    """The text that ``raw`` holds, None when it is in none of the encodings or full of control characters."""
    # Figures and line ends in UTF-16 have a zero byte: before them when the high byte comes first, behind them
    # otherwise.
    before, behind = raw[:4000:2].count(0), raw[1:4000:2].count(0)
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    elif before or behind:
        encodings = ("utf-16-be",) if before > behind else ("utf-16-le",)
    elif raw.isascii() and raw.count(b"~{") > 3:
        encodings = ("hz", "utf-8")
    else:
        encodings = ("utf-8-sig", *(("big5", "gb18030") if _is_big5(raw) else ("gb18030",)))
    for encoding in encodings:
        try:
            # A file cut off inside a character is still text.
            text = codecs.getincrementaldecoder(encoding)().decode(raw)
        except UnicodeDecodeError:
            continue
        odd = sum(character < " " and character not in "\t\n\r\f\x0b" or character == "\ufffd" for character in text)
        if odd <= len(text) / 200:
            return _unescaped(text).replace("\r\n", "\n").replace("\r", "\n")
    return None


def _is_big5(raw: bytes) -> bool:
    """Whether the bytes make the Chinese of plans as Big5, and not as GB18030: both can mostly be decoded."""
    start = raw[:6000]
    if start.isascii():
        return False
    told = {encoding: _usual(start.decode(encoding, "ignore")) for encoding in ("big5", "gb18030")}
    return told["gb18030"] < _FEWEST_USUAL and told["big5"] > told["gb18030"] + _CLEARLY_MORE


def _usual(text: str) -> float:
    """The share of Chinese characters that stand in the common words of plans."""
    chinese = [sign for sign in simplify(text) if "\u3400" <= sign <= "\u9fff"]
    return sum(sign in _common() for sign in chinese) / len(chinese) if chinese else 0.0


@cache
def _common() -> frozenset[str]:
    return frozenset("".join(row[0] for row in rows("common")))


def _unescaped(text: str) -> str:
    """A text in which every character beyond ASCII is escaped (\\u7ecf) as what it means; any other as it is."""
    if not text.isascii() or len(_ESCAPED.findall(text)) < 20:
        return text
    plain = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text)
    return re.sub("[\ud800-\udfff]", "", plain).replace("\\n", "\n").replace("\\t", "\t").replace('\\"', '"')
