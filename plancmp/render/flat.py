"""Result objects as grids: a header and rows of plain values, for CSV and Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from plancmp.model import Commitment, Indicator
from plancmp.render import words

if TYPE_CHECKING:
    from plancmp.query.compare import Comparison
    from plancmp.query.hits import Results
    from plancmp.query.verify import Verification

Grid = tuple[list[str], list[list[Any]]]


Indicators = Mapping[str, Indicator]
"""Indicators by id, whose English names stand for the Chinese labels of figures."""


def figures(item: Commitment, lang: str, indicators: Indicators) -> str:
    """All quantities of a commitment in one text."""
    return "; ".join(f"{words.label(part, lang, indicators)} {words.figure(part, lang)}".strip() for part in item.quantities)


_COLUMNS = ("city", "plan", "clause", "topic", "themes", "strength", "text", "figures", "names", "cite", "id")


def commitments(items: Sequence[Commitment], lang: str, indicators: Indicators) -> Grid:
    """One commitment a row."""
    header = [words.WORDS[lang][column] for column in _COLUMNS]
    return header, [
        [
            item.city, item.plan, item.clause, item.topic, "; ".join(item.themes), item.strength,
            words.sentence(item, lang), figures(item, lang, indicators), "; ".join(item.names), item.cite, item.id,
        ]
        for item in items
    ]


def comparison_long(result: Comparison, lang: str, indicators: Indicators) -> Grid:
    """One commitment a row, led by the row of the comparison that it stands in."""
    header, _ = commitments((), lang, indicators)
    rows = []
    for row in result.rows:
        items = [item for cell in row.cells.values() for item in cell]
        rows += [[words.row_name(row, lang), row.score, *values] for values in commitments(items, lang, indicators)[1]]
    return [f"{words.WORDS[lang]['topic']} ({lang})", words.WORDS[lang]["score"], *header], rows


def comparison_wide(result: Comparison, lang: str) -> Grid:
    """The side-by-side table: one topic a row, one city a column."""
    header = [words.WORDS[lang]["topic"], *(words.name(city, lang) for city in result.cities)]
    rows = []
    for row in result.rows:
        cells = [
            "\n".join(f"{words.sentence(item, lang)} ({item.plan} {item.clause})" for item in cell)
            or words.absence(result.coverage[city].absence, result.coverage[city], lang)
            for city, cell in row.cells.items()
        ]
        rows.append([words.row_name(row, lang), *cells])
    return header, rows


def hits(result: Results, lang: str, indicators: Indicators) -> Grid:
    """One hit a row."""
    header, rows = commitments([hit.commitment for hit in result.hits], lang, indicators)
    scores = ([hit.score, *row] for hit, row in zip(result.hits, rows))
    return [words.WORDS[lang]["score"], *header], list(scores)


def records(rows: Sequence[dict[str, Any]]) -> Grid:
    """Plain records, one a row; lists are joined."""
    header = list(rows[0]) if rows else []
    return header, [
        ["; ".join(map(str, value)) if isinstance(value, (list, tuple)) else value for value in row.values()] for row in rows
    ]


def findings(result: Verification) -> Grid:
    """One disagreement between records and source a row."""
    header = ["plan", "clause", "commitment", "code", "message"]
    return header, [[getattr(finding, name) for name in header] for finding in result.findings]
