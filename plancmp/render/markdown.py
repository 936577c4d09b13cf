"""Markdown that a person would paste: title, sources with dates, one fact a line, footnotes to the clauses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import plancmp
from plancmp.render import phrases
from plancmp.render.document import Document, Fact, Link, Table, titled, used


def write(document: Document, lang: str) -> Iterator[str]:
    """The document line by line."""
    say = phrases.WORDS[lang]
    notes = _Notes()
    tables = [Table(table.heads, [list(row) for row in table.rows], table.title) for table in document.tables]
    yield f"# {escaped(document.title)}\n"
    if document.lead:
        yield "\n" + "".join(f"- {escaped(line)}\n" for line in document.lead)
    for table in tables:
        yield "\n" + (f"## {escaped(table.title)}\n\n" if table.title else "")
        yield from _table(table, notes, lang)
    strengths = used(tables)
    if strengths:
        told = (f"**{phrases.STRENGTH[lang][name]}** {phrases.STRENGTH_MEANING[lang][name]}" for name in strengths)
        yield f"\n{say['legend']}: {' · '.join(told)}\n"
    if document.plans:
        yield f"\n{say['sources']}:\n\n"
        for plan in document.plans:
            title = escaped(titled(plan, lang))
            named = f"[{title}](<{plan.url}>)" if plan.url else title
            city = document.cities.get(plan.city)
            who = f"{escaped(phrases.name(city, lang))}, " if city else ""
            draft = f", {say['draft']}" if plan.origin == "draft" else ""
            yield f"- {who}{named}, {plan.adopted}{draft} (`{plan.id}`)\n"
    if notes.numbers:
        yield "\n"
    for (place, url), number in notes.numbers.items():
        where = escaped(place)
        yield f"[^{number}]: {f'[{where}](<{url}>)' if url else where}\n"
    yield f"\n{say['made with'].format(version=plancmp.__version__)}\n"


class _Notes:
    """Footnotes, one a place."""

    def __init__(self) -> None:
        self.numbers: dict[tuple[str, str], int] = {}

    def to(self, fact: Fact) -> str:
        """The mark that leads to where a fact stands."""
        return f"[^{self.numbers.setdefault((fact.place, fact.url), len(self.numbers) + 1)}]"


def _table(table: Table, notes: _Notes, lang: str) -> Iterator[str]:
    yield _row(table.heads)
    yield "|" + " --- |" * len(table.heads) + "\n"
    for row in table.rows:
        yield "| " + " | ".join(_cell(cell, notes, lang) for cell in row) + " |\n"


def _cell(cell: Any, notes: _Notes, lang: str) -> str:
    if isinstance(cell, Fact):
        return f"**{phrases.STRENGTH[lang][cell.strength]}** {escaped(cell.text)}{notes.to(cell)}"
    if isinstance(cell, Link):
        return f"[{escaped(cell.text)}](<{cell.url}>)" if cell.url else escaped(cell.text)
    if isinstance(cell, tuple):
        return "<br>".join(_cell(fact, notes, lang) for fact in cell)
    return escaped(cell)


def to_markdown(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A bare table; line breaks inside a cell become ``<br>``."""
    return "".join(_table(Table(header, rows), _Notes(), "zh"))


def _row(cells: Iterable[Any]) -> str:
    return "| " + " | ".join(map(escaped, cells)) + " |\n"


def escaped(value: Any) -> str:
    """A value that Markdown shows as it is, in one line."""
    text = "" if value is None else str(value)
    text = re.sub(r"([\\|*_`<>\[\]])", r"\\\1", text)
    return re.sub(r"\r\n?|\n", "<br>", text)
