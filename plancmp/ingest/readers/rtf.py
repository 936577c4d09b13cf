"""The text of an RTF file, as old programs save it under the name .doc."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    rb"\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|"
    rb"\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])|(?P<text>[^\\{}]+)",
    re.S,
)
_UNSEEN = {b"fonttbl", b"colortbl", b"stylesheet", b"info", b"pict", b"listtable", b"listoverridetable", b"rsidtbl"} | {
    b"generator",
    b"header",
    b"footer",
    b"headerl",
    b"headerr",
    b"footerl",
    b"footerr",
    b"object",
    b"datastore",
    b"themedata",
    b"fldinst",
    b"footnote",
    b"annotation",
    b"listtext" + b"-",
}
_SIGNS = {
    b"par": "\n",
    b"line": "\n",
    b"row": "\n",
    b"sect": "\n",
    b"page": "\n",
    b"cell": "\t",
    b"tab": "\t",
    b"emdash": "—",
    b"endash": "–",
    b"ldblquote": "“",
    b"rdblquote": "”",
    b"lquote": "‘",
    b"rquote": "’",
    b"bullet": "•",
}
_DEEPEST = 200


def text(raw: bytes) -> str:
    """The text of the file; what is not shown (tables of fonts, pictures, heads and feet) is left out."""
    return "".join(_pieces(raw))


def _pieces(raw: bytes) -> Iterator[str]:
    page = re.search(rb"\\ansicpg(\d+)", raw[:2000])
    encoding = {b"950": "big5", b"65001": "utf-8"}.get(page[1] if page else b"", "gb18030")
    seen, skip = [True], 1
    pending, ignored = bytearray(), 0
    for token in _TOKEN.finditer(raw):
        if token["byte"]:
            if seen[-1] and not ignored:
                pending += bytes.fromhex(token["byte"].decode())
            ignored -= ignored > 0
            continue
        if pending:
            yield pending.decode(encoding, "replace")
            pending.clear()
        if token["brace"] == b"{":
            seen.append(seen[-1] if len(seen) < _DEEPEST else False)
            ignored = 0
        elif token["brace"]:
            if len(seen) > 1:
                seen.pop()
            ignored = 0
        elif token["word"] in _UNSEEN or token["sign"] == b"*":
            seen[-1] = False
        elif not seen[-1]:
            continue
        elif token["word"] == b"uc":
            skip = min(int(token["number"] or 1), 8)
        elif token["word"] == b"u" and token["number"]:
            code = int(token["number"]) & 0xFFFF
            ignored = max(skip, 0)
            if not 0xD800 <= code < 0xE000:
                yield chr(code)
        elif token["word"]:
            yield _SIGNS.get(token["word"], "")
        elif token["sign"]:
            yield {b"~": " ", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}"}.get(token["sign"], "")
        else:
            plain = token["text"].replace(b"\r", b"").replace(b"\n", b"")
            taken = min(ignored, len(plain))
            ignored -= taken
            yield plain[taken:].decode(encoding, "replace")
    if pending:
        yield pending.decode(encoding, "replace")
