"""What of a commitment is searched, and how much a hit in each part counts."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from plancmp.index.grams import HEAD, tag, tokens
from plancmp.model import Clause, Commitment
from plancmp.text.normalise import fold

if TYPE_CHECKING:
    from plancmp.knowledge.load import Records

PARTS: dict[str, float] = {
    "names": 1.0, "labels": 1.0, "text": 1.0, "cite": 0.95, "text_en": 0.95, "indicator": 0.9, "figures": 1.0, "topic": 0.7,
    "theme": 0.5, "clause": 0.45, "city": 0.3,
}
"""The searched parts in the order in which they are stored, and the weight of a hit in each."""

HEADS = ("names", "labels", "indicator", "topic")
"""The parts that say what a commitment is about."""

_BORDER = "\x1f"


def searchable(commitment: Commitment, clause: Clause, records: Records) -> str:
    """The folded parts of a commitment in the order of :data:`PARTS`, for storing; :func:`split` takes it apart."""
    topic = records.topics.get(commitment.topic or "")
    indicators = [records.indicators[item.indicator] for item in commitment.quantities if item.indicator]
    city = records.cities[commitment.city]
    parts = {
        "names": commitment.names,
        "labels": [item.label for item in commitment.quantities],
        "text": [commitment.text],
        "cite": [commitment.cite],
        "text_en": [commitment.text_en],
        "indicator": [name for item in indicators for name in (item.zh, item.en)],
        "figures": _figures(commitment),
        "topic": [topic.zh, topic.en] if topic else [],
        "theme": [name for theme in commitment.themes for name in (records.themes[theme].zh, records.themes[theme].en)],
        "clause": [clause.title],
        "city": [city.zh, city.en],
    }
    return _BORDER.join("\n".join(map(fold, parts[name]) if name != "figures" else parts[name]) for name in PARTS)


def split(words: str) -> dict[str, str]:
    """The parts of a stored text by name."""
    return dict(zip(PARTS, words.split(_BORDER)))


def indexed(commitment: Commitment, words: str) -> dict[str, None]:
    """The tokens under which a commitment is found: those of its parts, of its heads once more, and its tags."""
    parts = split(words)
    result = dict.fromkeys(tokens(words))
    for name in HEADS:
        result.update(dict.fromkeys(HEAD + token for token in tokens(parts[name])))
    result.update(dict.fromkeys((tag("city", commitment.city), tag("plan", commitment.plan), tag("topic", commitment.topic or ""))))
    result.update(dict.fromkeys(tag("theme", theme) for theme in commitment.themes))
    result.update(dict.fromkeys(tag("year", str(item.year)) for item in commitment.quantities if item.year))
    result.update(dict.fromkeys(tag("value", line.split(" ")[0]) for line in parts["figures"].split("\n") if line))
    return result


def decimal(value: float | Decimal) -> str:
    """A number in its one plain form: no exponent, no trailing zeros."""
    text = f"{Decimal(str(value)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _figures(commitment: Commitment) -> list[str]:
    """Each number as value and unit, as written and in the base unit; ends of ranges too."""
    lines: dict[str, None] = {}
    for item in commitment.quantities:
        lines[f"{decimal(item.value)} {item.unit}"] = None
        if item.base_value is not None:
            lines[f"{decimal(item.base_value)} {item.base_unit}"] = None
        if item.value_max is not None:
            lines[f"{decimal(item.value_max)} {item.unit}"] = None
    return list(lines)
