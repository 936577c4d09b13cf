"""What of a commitment is searched, and how much a hit in each part counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from plancmp.index.grams import HEAD, tag, tokenised
from plancmp.knowledge.names import PLURALS
from plancmp.text.normalise import fold, sought
from plancmp.weights import PARTS

if TYPE_CHECKING:
    from decimal import Decimal

    from plancmp.knowledge.load import Catalogue
    from plancmp.model import Clause, Commitment

HEADS = ("names", "labels", "indicator", "topic")
"""The parts that say what a commitment is about."""

LABELS = ("indicator", "topic", "theme", "city")
"""The parts that many commitments have in common; they are found by a tag for the record that has the label."""

HEAD_LABELS = tuple(name for name in HEADS if name in LABELS)

_OWN = tuple(name for name in PARTS if name not in LABELS)
_OWN_HEADS = tuple(name for name in HEADS if name not in LABELS)

_MANY = 1 << 15

_BORDER = "\x1f"

FoldedLabels = Mapping[str, Mapping[str, str]]
"""The folded names of the records that lend their label to commitments, by kind and id."""


class _Folded(dict[str, str]):
    """The labels of the records of one kind, folded when they are asked for: while files are read more come in."""

    def __init__(self, records: Mapping[str, Any]) -> None:
        super().__init__()
        self._records = records

    def __missing__(self, name: str) -> str:
        text = self[name] = label(self._records[name])
        return text


def label(record: Any) -> str:
    """The folded names of a record that lends its label to commitments."""
    return f"{fold(record.zh)}\n{fold(record.en)}"


def labels(records: Catalogue) -> FoldedLabels:
    """The labels of all records of the kinds in :data:`LABELS`."""
    return {kind: _Folded(getattr(records, PLURALS[kind])) for kind in LABELS}


def searchable(item: Commitment, clause: Clause, known: FoldedLabels) -> dict[str, str]:
    """The folded parts of a commitment in the order of :data:`PARTS`."""
    indicators = known["indicator"]
    themes = known["theme"]
    return {
        "names": "\n".join(map(sought, item.names)),
        "labels": "\n".join([_fold(quantity.label) for quantity in item.quantities]),
        "text": sought(item.text),
        "cite": sought(item.cite),
        "text_en": sought(item.text_en),
        "indicator": "\n".join([indicators[quantity.indicator] for quantity in item.quantities if quantity.indicator]),
        "figures": "\n".join(_figures(item)),
        "topic": known["topic"][item.topic] if item.topic else "",
        "theme": "\n".join([themes[theme] for theme in item.themes]),
        "clause": _fold(clause.title),
        "city": known["city"][item.city],
    }


_fold = lru_cache(maxsize=_MANY)(sought)


def join(parts: dict[str, str]) -> str:
    """The parts of :func:`searchable` as one text, for storing; :func:`split` takes it apart."""
    return _BORDER.join(parts.values())


def split(words: str) -> dict[str, str]:
    """The parts of a stored text by name."""
    return dict(zip(PARTS, words.split(_BORDER)))


def indexed(items: Sequence[Commitment], parts: Sequence[dict[str, str]]) -> Iterator[str]:
    """The tokens under which each of several commitments is found: its own, those of its heads once more, and its tags.

    ``parts`` are those of each, from :func:`searchable`.
    """
    own = tokenised(["\n".join([part[name] for name in _OWN]) for part in parts])
    heads = tokenised(["\n".join([part[name] for name in _OWN_HEADS]) for part in parts], HEAD)
    for item, part, *tokens in zip(items, parts, own, heads):
        yield " ".join([*tokens, *_tags(item, part["figures"])])


def _tags(item: Commitment, figures: str) -> list[str]:
    tags = [_tag("city", item.city), _tag("plan", item.plan), _tag("topic", item.topic or "")]
    tags += [_tag("also", topic) for topic in item.also]
    tags += [_tag("theme", theme) for theme in item.themes]
    tags += [_tag("strength", item.strength)]
    tags += [_tag("year", str(year)) for year in item.years]
    tags += [_tag("indicator", quantity.indicator) for quantity in item.quantities if quantity.indicator]
    if figures:
        tags += [_tag("value", line.partition(" ")[0]) for line in figures.split("\n")]
    return tags


_tag = lru_cache(maxsize=_MANY)(tag)


def decimal(value: float | Decimal) -> str:
    """A number in its one plain form: no exponent, no trailing zeros."""
    text = str(value)
    if "e" in text.lower():
        from decimal import Decimal

        text = f"{Decimal(text):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _figures(commitment: Commitment) -> list[str]:
    """Each number as value and unit, as written and in the base unit; ends of ranges too."""
    lines: dict[str, None] = {}
    for item in commitment.quantities:
        if item.value is None:  # handed down from above
            continue
        lines[f"{_decimal(item.value)} {item.unit}"] = None
        if item.base_value is not None:
            lines[f"{_decimal(item.base_value)} {item.base_unit}"] = None
        if item.value_max is not None:
            lines[f"{_decimal(item.value_max)} {item.unit}"] = None
    return list(lines)


_decimal = lru_cache(maxsize=_MANY)(decimal)
