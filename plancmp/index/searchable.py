"""What of a commitment is searched, and how much a hit in each part counts."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from plancmp.index.grams import HEAD, distinct, tag, tokens
from plancmp.text.normalise import fold

if TYPE_CHECKING:
    from plancmp.knowledge.load import Records
    from plancmp.model import Clause, Commitment

PARTS: dict[str, float] = {
    "names": 1.0, "labels": 1.0, "text": 1.0, "cite": 0.95, "text_en": 0.95, "indicator": 0.9, "figures": 1.0, "topic": 0.7,
    "theme": 0.5, "clause": 0.45, "city": 0.3,
}
"""The searched parts in the order in which they are stored, and the weight of a hit in each."""

HEADS = ("names", "labels", "indicator", "topic")
"""The parts that say what a commitment is about."""

_SHARED = ("indicator", "topic", "theme", "clause", "city")
"""The parts that many commitments have in common; each is folded and taken apart once."""

_MANY = 1 << 15

_BORDER = "\x1f"


def searchable(commitment: Commitment, clause: Clause, records: Records) -> str:
    """The folded parts of a commitment in the order of :data:`PARTS`, for storing; :func:`split` takes it apart."""
    topic = records.topics.get(commitment.topic or "")
    indicators = [records.indicators[item.indicator] for item in commitment.quantities if item.indicator]
    themes = [records.themes[theme] for theme in commitment.themes]
    city = records.cities[commitment.city]
    return _BORDER.join((
        "\n".join(map(_fold, commitment.names)),
        "\n".join([_fold(item.label) for item in commitment.quantities]),
        fold(commitment.text),
        fold(commitment.cite),
        fold(commitment.text_en),
        "\n".join([_fold(name) for item in indicators for name in (item.zh, item.en)]),
        "\n".join(_figures(commitment)),
        f"{_fold(topic.zh)}\n{_fold(topic.en)}" if topic else "",
        "\n".join([_fold(name) for theme in themes for name in (theme.zh, theme.en)]),
        _fold(clause.title),
        f"{_fold(city.zh)}\n{_fold(city.en)}",
    ))


_fold = lru_cache(maxsize=_MANY)(fold)


def split(words: str) -> dict[str, str]:
    """The parts of a stored text by name."""
    return dict(zip(PARTS, words.split(_BORDER)))


def indexed(commitment: Commitment, words: str) -> str:
    """The tokens under which a commitment is found: those of its parts, of its heads once more, and its tags."""
    parts = split(words)
    own = " ".join(text for name, text in parts.items() if name not in _SHARED)
    tags = [_tag("city", commitment.city), _tag("plan", commitment.plan), _tag("topic", commitment.topic or "")]
    tags += [_tag("theme", theme) for theme in commitment.themes]
    tags += [_tag("year", str(item.year)) for item in commitment.quantities if item.year]
    tags += [_tag("value", line.split(" ")[0]) for line in parts["figures"].split("\n") if line]
    every = distinct(own)
    every.update(tags, *(_tokens(parts[name]) for name in _SHARED), *(_heads(parts[name]) for name in HEADS))
    return " ".join(every)


@lru_cache(maxsize=_MANY)
def _tokens(folded: str) -> tuple[str, ...]:
    return tuple(tokens(folded))


@lru_cache(maxsize=_MANY)
def _heads(folded: str) -> tuple[str, ...]:
    return tuple(HEAD + token for token in tokens(folded))


_tag = lru_cache(maxsize=_MANY)(tag)


def decimal(value: float | Decimal) -> str:
    """A number in its one plain form: no exponent, no trailing zeros."""
    text = f"{Decimal(str(value)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _figures(commitment: Commitment) -> list[str]:
    """Each number as value and unit, as written and in the base unit; ends of ranges too."""
    lines: dict[str, None] = {}
    for item in commitment.quantities:
        lines[f"{_decimal(item.value)} {item.unit}"] = None
        if item.base_value is not None:
            lines[f"{_decimal(item.base_value)} {item.base_unit}"] = None
        if item.value_max is not None:
            lines[f"{_decimal(item.value_max)} {item.unit}"] = None
    return list(lines)


@lru_cache(maxsize=_MANY)
def _decimal(value: float) -> str:
    return decimal(value)
