"""Grids: columns and rows for CSV, and with the reader's words in place of the ids for Markdown and Excel.

A grid is written in ids: :func:`worded` puts names and words in their place, by the names of the columns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from plancmp.model import Commitment, Indicator, Quantity
from plancmp.render import phrases

if TYPE_CHECKING:
    from plancmp.measures.statement import Statement
    from plancmp.query.answer import Answer
    from plancmp.render.view import View

Grid = tuple[list[str], Iterable[list[Any]]]
"""Names of columns, and rows."""

Indicators = Mapping[str, Indicator]
"""Indicators by id, whose English names stand for the Chinese labels of figures."""

_COMMITMENT = (
    "city",
    "plan",
    "clause",
    "topic",
    "themes",
    "strength",
    "text",
    "text_en",
    "figures",
    "names",
    "cite",
    "id",
    "origin",
)
_QUANTITY = (
    "kind",
    "op",
    "value",
    "value_max",
    "unit",
    "base_value",
    "base_unit",
    "from_year",
    "year",
    "annual",
    "expected",
    "duty",
    "delegated",
)
_PLACE = ("strength", "plan", "clause", "id", "origin")
_STATEMENT = ("kind", "figures", "value", "unit", "base_value", "base_unit", "year")


def commitment_columns() -> list[str]:
    """The columns of :func:`commitment`."""
    return list(_COMMITMENT)


def commitment(item: Commitment, view: View, indicators: Indicators) -> list[Any]:
    """The cells of one commitment."""
    return [
        item.city,
        item.plan,
        item.clause,
        item.topic,
        list(item.themes),
        item.strength,
        item.text,
        item.text_en,
        [_told(part, view, indicators) for part in item.quantities],
        list(item.names),
        item.cite,
        item.id,
        item.origin,
    ]


def commitments(items: Sequence[Commitment], view: View, indicators: Indicators) -> Grid:
    """One commitment a row."""
    return commitment_columns(), [commitment(item, view, indicators) for item in items]


def _told(part: Quantity, view: View, indicators: Indicators) -> str:
    """A quantity in a few words: for a reader, or in ids and as it was written."""
    if view.worded:
        return f"{phrases.label(part, view.lang, indicators)} {phrases.figure(part, view.lang)}".strip()
    value = part.value if part.value_max is None else f"{part.value}–{part.value_max}"
    told = (part.indicator or part.label, part.op, value, part.unit, part.year)
    return " ".join(str(each) for each in told if each not in (None, ""))


def statement_columns(view: View) -> list[str]:
    """The columns of :func:`statement`."""
    return [*(_STATEMENT if view.worded else _QUANTITY), *_PLACE]


def statement(one: Statement, view: View) -> list[Any]:
    """The cells of one statement on an indicator: as a reader takes it, else every field of its figure."""
    part = one.quantity
    if view.worded:
        figure = [part.kind, one.figure(view.lang), part.value, part.unit, part.base_value, part.base_unit, one.year]
    else:
        figure = [getattr(part, name) for name in _QUANTITY]
    item = one.item
    said = (None, None) if one.charted else (item.strength, item.id)
    return [*figure, said[0], one.plan.id, item.clause, said[1], item.origin]


def fields(rows: Sequence[Mapping[str, Any]]) -> Grid:
    """Records one a row, a column for each field."""
    return list(rows[0]) if rows else [], [list(row.values()) for row in rows]


def flat(grid: Grid) -> Grid:
    """The same with lists joined to texts."""
    columns, rows = grid
    return columns, ([_joined(value) for value in row] for row in rows)


def _joined(value: Any) -> Any:
    return "; ".join(map(str, value)) if isinstance(value, (list, tuple)) else value


def worded(grid: Grid, answer: Answer, lang: str) -> Grid:
    """The same in the words of a reader: heads, names of records in place of their ids, one text in one language."""
    columns, rows = grid
    names = list(columns)
    words = _words(answer, lang)
    say = phrases.WORDS[lang]
    return [_head(name, say) for name in names if name != "text_en"], _spoken(names, rows, words, lang)


def _head(name: str, say: Mapping[str, str]) -> str:
    """The word for a column, that of one of two sides too: from_clause. Some words stand in the middle of lines
    elsewhere; a head begins with a capital.
    """
    side, _, part = name.partition("_")
    word = say.get(name) or (say[f"{side}_"] + say[part] if f"{side}_" in say and part in say else name)
    return phrases.capital(word) if word != name else name


def _spoken(
    names: Sequence[str], rows: Iterable[Sequence[Any]], words: Mapping[str, Callable[[Any], Any]], lang: str
) -> Iterator[list[Any]]:
    english = names.index("text_en") if "text_en" in names else None
    chinese = names.index("text") if "text" in names else None
    for row in rows:
        cells = [words[name](value) if name in words else _joined(value) for name, value in zip(names, row)]
        if english is not None:
            translated = cells[english]
            if chinese is not None and lang == "en" and translated:
                cells[chinese] = translated
            del cells[english]
        yield cells


def _words(answer: Answer, lang: str) -> dict[str, Callable[[Any], Any]]:
    """Column -> what to write for a value of it."""
    say, records = phrases.WORDS[lang], answer.named

    def called(known: Mapping[str, Any]) -> Callable[[Any], Any]:
        return lambda name: phrases.name(known[name], lang) if name in known else _joined(name)

    def each(known: Mapping[str, Any]) -> Callable[[Any], Any]:
        one = called(known)
        return lambda names: "; ".join(str(one(name)) for name in names or ())

    def word(value: Any) -> Any:
        return say.get(value, value) if isinstance(value, str) else value

    def truth(value: Any) -> Any:
        return (say["yes"] if value else "") if isinstance(value, bool) else value

    return {
        "city": called(records.cities),
        "plan": called(records.plans),
        "theme": called(records.themes),
        "themes": each(records.themes),
        "topic": called(records.topics),
        "row": called(records.topics),
        "indicator": called(records.indicators),
        "strength": lambda name: phrases.STRENGTH_MEANING[lang].get(name, name),
        "level": lambda name: phrases.LEVEL[lang].get(name, name),
        "verdict": lambda name: phrases.VERDICT[lang].get(name or "none", name),
        **dict.fromkeys(("unit", "base_unit"), lambda unit: phrases.unit(unit, lang)),
        **dict.fromkeys(("kind", "basis", "origin", "direction", "status", "duty"), word),
        **dict.fromkeys(("decides", "leader", "routine", "annual", "expected", "delegated"), truth),
    }
