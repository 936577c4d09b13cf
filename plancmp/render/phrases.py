"""The words of the screen, in Chinese and English, and the short forms of records."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plancmp.glosses import gloss, named
from plancmp.knowledge.names import short
from plancmp.messages import rows
from plancmp.model import City, Commitment, Indicator, Plan, Quantity
from plancmp.weights import LAG

if TYPE_CHECKING:
    from plancmp.query.clauses import ClausesRead

LANGUAGES = ("zh", "en")

TABLE = Path(__file__).with_name("phrases.tsv")
"""Group, key, Chinese and English, one a line; lines that begin with # are remarks."""


def _groups() -> dict[str, dict[str, dict[str, str]]]:
    """Group -> language -> key -> words."""
    groups: dict[str, dict[str, dict[str, str]]] = {}
    for group, key, *said in rows(TABLE):
        for lang, words in zip(LANGUAGES, said, strict=True):
            groups.setdefault(group, {}).setdefault(lang, {})[key] = words
    return groups


_GROUPS = _groups()
STRENGTH = _GROUPS["strength"]
STRENGTH_MEANING = _GROUPS["meaning"]
_OPERATORS = _GROUPS["operator"]
VERDICT = _GROUPS["verdict"]
CHANGE = _GROUPS["change"]
"""What became of a commitment from one plan to another."""
LEVEL = _GROUPS["level"]
"""What the level of one place is called."""
TITLE = _GROUPS["title"]
"""Class of an answer -> what a document of it is called."""
WHY = _GROUPS["unjudged"]
"""Why a year is not judged."""
WORDS = _GROUPS["word"]
HOW = _GROUPS["how"]
PART = _GROUPS["part"]
SCOPES = _GROUPS["scope"]["en"]
"""The words of query/progress that narrow what is measured or tell a line beside the main one; names of zones stay."""


def counted(key: str, number: int, lang: str, **more: Any) -> str:
    """The words for so many of something, in the singular for one."""
    return str(WORDS[lang][key].format(n=number, s="" if number == 1 else "s", **more))


def lag(weighed: int, changed: int, lang: str) -> str:
    """Of how many commitments the weights are, and how far behind they may be."""
    most = f"{LAG:.0%}"
    if lang == "zh":
        return f"权重和常见名称取自{weighed}条承诺，此后增减{changed}条；超过{most}时重新计算"
    return (
        f"weights and frequent names are of {weighed} commitments; "
        f"{changed} have come or gone since, made anew from {most} on"
    )


def absence(why: str, coverage: ClausesRead, lang: str) -> str:
    """Why a cell is empty."""
    return counted("open topics", coverage.open, lang) if why == "open" else WORDS[lang][why]


def label(quantity: Quantity, lang: str, indicators: Mapping[str, Indicator]) -> str:
    """What a quantity measures: the label of its document, in English its indicator or the gloss of the label."""
    if lang == "zh":
        return quantity.label
    known = indicators.get(quantity.indicator or "")
    return known.en if known else capital(gloss(quantity.label))


def capital(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def heads(lang: str, *names: str) -> list[str]:
    """Words of :data:`WORDS` as heads of columns."""
    return [capital(WORDS[lang][name]) for name in names]


def name(record: Any, lang: str) -> str:
    """What to call a record in a table."""
    if isinstance(record, City):
        return short(record) if lang == "zh" else record.en
    if isinstance(record, Plan):
        return record.title if lang == "zh" else record.title_en
    if isinstance(record, Indicator):
        return record.zh if lang == "zh" else capital(named(record))
    return str(record.zh if lang == "zh" else record.en)


def within(city: City, lang: str) -> str:
    """What a city lies in, the larger unit first; a place in no table is told as its data say."""
    if lang == "zh" or not city.within:
        return city.within
    from plancmp.knowledge.divisions import above, divisions  # a table that only English needs

    known = divisions().get(city.adcode)
    return ", ".join(unit.en for unit in above(known)) if known else city.within


def scope(words: str, lang: str) -> str:
    """What narrows a figure (市区、人均), in the language asked for."""
    if lang == "zh" or not words:
        return words
    said = (
        f"not only {SCOPES.get(word[2:], word[2:])}" if word[:2] == "不限" else SCOPES.get(word, word)
        for word in words.split("、")
    )
    return ", ".join(said)


def sentence(item: Commitment, lang: str) -> str:
    """The summary in the language asked for; drafts may have no English."""
    return item.text_en if lang == "en" and item.text_en else item.text


def amount(value: int | float, unit: str, lang: str) -> str:
    """A value with its unit as it was written, or in English."""
    if lang == "zh":
        return f"{value}{unit}"
    from plancmp.text.units import show

    return show(value, unit, lang)


def unit(said: str | None, lang: str) -> str:
    """A unit as it was written, or in English."""
    if lang == "zh" or not said:
        return said or ""
    from plancmp.text.units import english

    return english(said)


def figure(quantity: Quantity, lang: str) -> str:
    """A quantity as it was written, in English with the unit in English: operator, value or range, unit, year."""
    least, most = (f"{quantity.value}–", quantity.value_max) if quantity.value_max is not None else ("", quantity.value)
    if most is None:
        return WORDS[lang]["handed down"]
    op = _OPERATORS[lang][quantity.op]
    if quantity.op == "rank" and lang == "zh" and quantity.unit in ("强", "名"):
        op = "前"
    yearly = ("每年" if lang == "zh" else "") if quantity.annual else ""
    result = f"{yearly}{op}{least}{amount(most, quantity.unit, lang)}"
    if quantity.annual and lang == "en":
        result += " a year"
    return result if quantity.year is None or quantity.unit == "年" else f"{result} ({quantity.year})"
