"""What is told to people: sentences in English that know what they are made of, and their Chinese.

A :class:`Message` is text wherever text is wanted (in an error, in JSON, in a program); only who tells it to a person
asks for it in a language, and only then is the table of the Chinese sentences read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

TABLES = tuple(Path(__file__).with_name(f"{name}.tsv") for name in ("messages", "rules"))
"""English and Chinese, one sentence a line, line ends and tabs as \\n and \\t; lines that begin with # are remarks."""


class AllOf(tuple[Any, ...]):
    """A value that is told as one and two."""


class AnyOf(tuple[Any, ...]):
    """A value that is told as one or two."""


_BETWEEN: dict[type, dict[str, str]] = {
    AllOf: {"en": " and ", "zh": "和"},
    AnyOf: {"en": " or ", "zh": "或"},
}
_LISTED = {"en": ", ", "zh": "、"}
"""What stands between the parts of a value that is a list."""


class Either:
    """A value that reads otherwise in each language."""

    def __init__(self, zh: str, en: str) -> None:
        self.zh, self.en = zh, en


class Message(str):
    """An English sentence from a ``template`` with the ``values`` of its fields; lists of values are joined by commas.

    A value that is a message itself is told in the language of the whole.
    """

    template: str
    values: Mapping[str, Any]

    def __new__(cls, template: str, /, **values: Any) -> Message:
        self = super().__new__(cls, _filled(template, values, "en"))
        self.template, self.values = template, values
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return _made, (self.template, self.values)

    def told(self, lang: str) -> str:
        """The sentence in a language; in English where it has no Chinese."""
        return str(self) if lang == "en" else _filled(chinese().get(self.template, self.template), self.values, lang)


def _made(template: str, values: Mapping[str, Any]) -> Message:
    return Message(template, **values)


def _filled(template: str, values: Mapping[str, Any], lang: str) -> str:
    return template.format_map({name: _value(value, lang) for name, value in values.items()}) if values else template


def _value(value: Any, lang: str) -> Any:
    if isinstance(value, Either):
        return value.zh if lang == "zh" else value.en
    if isinstance(value, (list, tuple)):
        return _BETWEEN.get(type(value), _LISTED)[lang].join(str(_value(one, lang)) for one in value)
    return told(value, lang) if isinstance(value, Message) else value


def told(text: str, lang: str) -> str:
    """A text in a language where it is a message, else as it is."""
    return text.told(lang) if isinstance(text, Message) else text


@cache
def chinese() -> dict[str, str]:
    """English -> Chinese."""
    return pairs(*TABLES)


def pairs(*tables: Path) -> dict[str, str]:
    """The first column of tables -> the second."""
    lines = (cells for table in tables for cells in rows(table))
    return {text.replace("\\n", "\n").replace("\\t", "\t"): said.replace("\\n", "\n") for text, said in lines}


def rows(table: Path) -> Iterator[list[str]]:
    """The cells of each line of a table; lines that begin with # are remarks."""
    for line in table.read_text("utf-8").split("\n"):
        if line and not line.startswith("#"):
            yield line.split("\t")


def reason(error: OSError) -> Message:
    """What the system says is wrong; the table has the Chinese of what is usual."""
    said = error.strerror or (error.args[0] if error.args else error)
    return said if isinstance(said, Message) else Message(str(said))


WORDS = (
    *("city", "plan", "clause", "commitment", "theme", "topic", "indicator", "term", "quantity", "aside"),
    *("problem", "problems", "error", "errors", "warning", "warnings"),
    *("installed plan", "clause or commitment", "city, plan, clause, commitment, theme, topic or indicator"),
    *("nation", "province", "prefecture", "county", "indicators"),
    *("place", "type", "year", "level", "status", "strength", "origin", "missed", "met", "curated", "draft", "atlas"),
)
"""Words of the program's own that stand as values in messages."""


def wording(text: str) -> Message:
    """One of :data:`WORDS`, to be told in the language of what it stands in."""
    return Message(text)
