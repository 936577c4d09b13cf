"""The text of a web page: a block a line, a row of a table a line, its cells parted by tabs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from plancmp.errors import DataError, PlancmpError
from plancmp.messages import Message

MAX_TAGS = 500_000
MAX_DEPTH = 1000

_BLOCKS = "p|div|br|h[1-6]|li|ul|ol|tr|table|section|article|title|dd|dt|dl|blockquote|hr|center|pre|caption"
_BLOCK = re.compile(rf"(</?(?:{_BLOCKS})\b)", re.I)
_CELL = re.compile(r"(<t[dh]>)(.*?)(?=<t[dh]>|</?t(?:r|able|body|head|foot)>|\Z)", re.I | re.S)
_IN_A_CELL = re.compile(rf"</?(?:{_BLOCKS}|t[dh])>", re.I)
_SPAN = re.compile(r"\b(row|col)span\s*=\s*[\"']?\s*(\d{1,4})", re.I)
_SPANS = "\ue0f0{}.{}\ue0f1"
"""Stands before the words of a cell over several rows and columns: how many. Nothing of the page has these signs."""

_SPANNED = re.compile(r"\ue0f0(\d+)\.(\d+)\ue0f1")
MOST_COLUMNS = 60
"""A cell over more columns, or behind so many, is over one."""

_LONGEST_CELL = 300
"""A cell with more characters, or with a table in it, is no cell of a table but a place of the page."""
_RAISED = re.compile(
    r"(?P<before>.?.?)<sup>(?:</?[a-z]+>){0,4}(?P<said>[^<]{0,20})(?:</?(?!sup)[a-z]+>){0,4}</sup>", re.I
)
_POWERS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_DROPPED = [
    "script",
    "style",
    "noscript",
    "nav",
    "header",
    "footer",
    "aside",
    "select",
    "button",
    "iframe",
    "svg",
    "template",
]
_UNSEEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|textarea|title|xmp|iframe|noembed|noframes|noscript|plaintext)\b.*?(?:</\1\b[^<>]*>|\Z)|<[!?][^>]*(?:>|\Z)",
    re.I | re.S,
)
_TAG = re.compile(
    r"""<(/?)([a-zA-Z][a-zA-Z0-9]*)(?![a-zA-Z0-9])(?:[^<>"']*(?:(?:"[^"<]*"|'[^'<]*')[^<>"']*)*>|[^<>]*>)|<"""
)
_VOID = re.compile(
    r"(?:br|hr|img|input|meta|link|area|base|col|embed|source|track|wbr|param|p|li|td|tr|th|dd|dt|option)$", re.I
)


def text(source: str, name: str) -> str:
    """The text of a page. Raises :class:`DataError` for one without text, or with more tags than a document has."""
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError:
        raise PlancmpError(
            Message("reading HTML documents needs selectolax"),
            Message("pip install 'plancmp[documents]', or save the document as text"),
        ) from None
    # What is left are tags alone: nothing hides how deeply they are nested.
    page = _TAG.sub(_bare, re.sub("[\ue0f0\ue0f1]", "", _UNSEEN.sub("", source)))
    if page.count("<") > MAX_TAGS or _depth(page) > MAX_DEPTH:
        raise DataError(
            Message("{name} is no page that a plan stands on: too many or too deeply nested tags", name=name)
        )
    page = _RAISED.sub(_raised, re.sub(r"\s+", _blank, page))
    # A block begins and ends a line.
    page = _CELL.sub(_cell, page)
    tree = LexborHTMLParser(_BLOCK.sub(r"&#10;\1", page))
    tree.strip_tags([*_DROPPED, *_forms(tree)])
    body = tree.body
    found = body.text(separator="") if body else ""
    if len(re.findall(r"[\u4e00-\u9fff]", found)) < 20:
        raise DataError(
            Message("{name} is a page without text", name=name),
            hint=Message("its text may be loaded by a script: save the page as text"),
        )
    return "\n".join(_rows(found.split("\n")))


def _bare(tag: re.Match[str]) -> str:
    """A tag without attributes; of the cell of a table how many rows and columns it is over."""
    if not tag[2]:
        return "&lt;"
    spans = {name.lower(): int(many) for name, many in _SPAN.findall(tag[0])}
    rows, columns = spans.get("row", 1), spans.get("col", 1)
    over = not tag[1] and tag[2].lower() in ("td", "th") and (rows > 1 or columns > 1)
    return f"<{tag[1]}{tag[2]}>{_SPANS.format(rows, columns) if over else ''}"


def _cell(cell: re.Match[str]) -> str:
    """A cell in one line, with a tab behind it."""
    if "<table" in cell[2].lower() or len(re.sub("<[^>]*>", "", cell[2])) > _LONGEST_CELL:
        return cell[0]
    return f"{cell[1]}{_IN_A_CELL.sub(' ', cell[2])}&#9;"


def _rows(lines: Sequence[str]) -> Iterator[str]:
    """The lines, in rows of tables a cell over several rows or columns once in each, as files of Word tell it."""
    above: dict[int, tuple[str, int]] = {}
    for line in lines:
        if "\t" not in line:
            above = above if not line.strip() else {}
            yield _SPANNED.sub("", line).strip()
            continue
        *given, behind = line.split("\t")
        cells: list[str] = []
        for cell in given + ([behind] if behind.strip() else []):
            _fill(cells, above)
            spans = _SPANNED.match(cell.strip()) if len(cells) < MOST_COLUMNS else None
            rows, columns = (int(spans[1]), int(spans[2])) if spans else (1, 1)
            said = _SPANNED.sub("", cell).strip()
            for _ in range(columns if columns <= MOST_COLUMNS else 1):
                if rows > 1:
                    above[len(cells)] = said, rows - 1
                cells.append(said)
        _fill(cells, above)
        yield "\t".join(cells) if any(cells) else ""


def _fill(cells: list[str], above: dict[int, tuple[str, int]]) -> None:
    """Put next into a row what cells over several rows say, as far as such come next."""
    while len(cells) in above:
        said, left = above.pop(len(cells))
        if left > 1:
            above[len(cells)] = said, left - 1
        cells.append(said)


def _raised(match: re.Match[str]) -> str:
    """What stands above the line: a power behind a unit or a ten, else the mark of a note, which goes."""
    said = match["said"].strip()
    if re.search(r"(?:^|[^A-Za-z])(?:[kcdhm]?m|10)$", match["before"]) and said.isdigit():
        return match["before"] + said.translate(_POWERS)
    return match["before"] + re.sub(r"[\d\[\]①-⑳*注]+", "", said)


def _forms(tree: Any) -> list[str]:
    """``form`` where forms are for searching and the like; where one holds the page (ASP.NET) none may go."""
    body = tree.body
    whole = len(body.text(separator="")) if body else 0
    inside = max((len(form.text(separator="")) for form in tree.css("form")), default=0)
    return ["form"] if inside * 2 < whole else []


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
