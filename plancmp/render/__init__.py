"""Answers to text: :func:`write` is the one way. Each answer has a module here, imported when it is needed."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib import import_module
from itertools import chain
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from plancmp.query.answer import Answer
    from plancmp.render.view import View

MODULES = {
    "Citation": "cite",
    "Comparison": "compare",
    "Coverage": "coverage",
    "Diff": "diff",
    "Export": "export",
    "Figures": "figures",
    "Gaps": "gaps",
    "Listing": "listing",
    "Report": "report",
    "Ranking": "rank",
    "Results": "search",
    "Shown": "show",
    "Targets": "targets",
    "Track": "track",
    "Verification": "verify",
}
"""Class of an answer -> the module that draws it.

It has ``table(answer, view, console)``, ``grid(answer, view)`` for CSV and, where Markdown and Excel have more to show
than the grid, ``document(answer, view)``.
"""

STREAMED = ("Export", "Figures")
"""Classes of which there may be more than memory holds: their module has ``texts(answer, line)``, the JSON of each
entry with lines that begin as ``line``, compact where that is None.
"""

_AT_ONCE = 1 << 16
"""So many characters are written in one go."""


BINARY = ("xlsx", "parquet", "docx")
"""The forms that are bytes: :func:`save` writes them."""


def save(answer: Answer, view: View, out: IO[bytes]) -> None:
    """Write the answer as bytes, in any form; text is UTF-8."""
    if view.form in BINARY:
        _bytes(answer.limited(view.limit), view, out)
    elif view.form == "table":
        out.write(text(answer, view).encode("utf-8"))
    else:
        for piece in pieces(answer, view):
            out.write(piece.encode("utf-8"))


def _bytes(answer: Answer, view: View, out: IO[bytes]) -> None:
    if view.form == "docx":
        from plancmp.render import document, word

        return word.write(document.of(answer, view), view.lang, out)
    if view.form == "parquet":
        from plancmp.render import parquet

        rows = iter(answer.to_lines())
        first = next(rows, None)
        return parquet.write(first or (), chain([first] if first else [], rows), out)
    from plancmp.render import document, excel, grids

    module = module_of(answer)
    grid = grids.worded(module.grid(answer, view), answer, view.lang) if hasattr(module, "document") else None
    return excel.write(document.of(answer, view), grid, view.lang, out)


def write(answer: Answer, view: View, stream: IO[str]) -> None:
    """Write the answer on a stream; a table takes width and colours from it where it is a terminal."""
    if view.form == "table":
        from plancmp.render.kit import parts

        module_of(answer).table(answer, view, parts.console(file=stream, width=view.width, color=view.color))
    else:
        stream.writelines(pieces(answer, view))
    stream.flush()


def pieces(answer: Answer, view: View) -> Iterator[str]:
    """The text of an answer in any form but a table, piece by piece; put together they are the whole."""
    return _batched(_without_screen(answer.limited(view.limit), view))


def _batched(texts: Iterable[str]) -> Iterator[str]:
    """The same text in larger pieces: each costs a call of the system."""
    batch: list[str] = []
    size = 0
    for text in texts:
        batch.append(text)
        size += len(text)
        if size > _AT_ONCE:
            yield "".join(batch)
            batch, size = [], 0
    yield "".join(batch)


def text(answer: Answer, view: View) -> str:
    """The answer as text; a table without colours."""
    stream = io.StringIO()
    write(answer, replace(view, color="never"), stream)
    return stream.getvalue()


def screenful(answer: Answer, view: View) -> str:
    """The table as a terminal shows it, with its width and colours, for a pager."""
    stream = _Terminal()
    write(answer, view, stream)
    return stream.getvalue()


class _Terminal(io.StringIO):
    """What is written on a terminal, kept."""

    def isatty(self) -> bool:
        return True


def _without_screen(answer: Answer, view: View) -> Iterable[str]:
    from plancmp.render import formats

    module = module_of(answer) if type(answer).__name__ in STREAMED else None
    if module and view.form in ("json", "ndjson"):
        line = formats.LISTED if view.form == "json" else None
        texts = module.texts(answer, line)
        return formats.json_list(texts) if line else (text + "\n" for text in texts)
    if view.form == "json":
        return formats.json_pieces(answer.to_json(lang=view.lang, explain=view.explain))
    if view.form == "ndjson":
        return (formats.to_ndjson([value]) for value in answer.to_lines(lang=view.lang, explain=view.explain))
    if view.form == "csv":
        from plancmp.render import grids

        grid = module_of(answer).grid(answer, view)
        grid = grids.worded(grid, answer, view.lang) if view.worded else grids.flat(grid)
        return formats.csv_lines(*grid, marked=bool(view.file))
    if view.form == "html":
        from plancmp.render import page

        return page.write(answer, view)  # type: ignore[arg-type]
    from plancmp.render import document, markdown

    return markdown.write(document.of(answer, view), view.lang)


def module_of(answer: Answer) -> Any:
    """The module that draws an answer."""
    return import_module(f"plancmp.render.{MODULES[type(answer).__name__]}")
