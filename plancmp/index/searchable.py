"""What of a commitment is searched, and how much a hit in each part counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancmp.model import Clause, Commitment
from plancmp.text.normalise import fold

if TYPE_CHECKING:
    from plancmp.knowledge.load import Records

PARTS: dict[str, float] = {
    "names": 1.0, "labels": 1.0, "cite": 0.9, "text": 0.9, "indicator": 0.85, "topic": 0.7, "text_en": 0.8,
    "theme": 0.5, "clause": 0.4, "city": 0.3,
}
"""The searched parts in the order in which they are stored, and the weight of a hit in each."""

_BORDER = "\x1f"


def searchable(commitment: Commitment, clause: Clause, records: Records) -> str:
    """The folded parts of a commitment in the order of :data:`PARTS`, for storing; :func:`split` takes it apart."""
    topic = records.topics[commitment.topic]
    indicators = [records.indicators[item.indicator] for item in commitment.quantities if item.indicator]
    city = records.cities[commitment.city]
    parts = {
        "names": commitment.names,
        "labels": [item.label for item in commitment.quantities],
        "cite": [commitment.cite],
        "text": [commitment.text],
        "indicator": [name for item in indicators for name in (item.zh, item.en)],
        "topic": [topic.zh, topic.en],
        "text_en": [commitment.text_en],
        "theme": [name for theme in commitment.themes for name in (records.themes[theme].zh, records.themes[theme].en)],
        "clause": [clause.title],
        "city": [city.zh, city.en],
    }
    return _BORDER.join("\n".join(map(fold, parts[name])) for name in PARTS)


def split(words: str) -> dict[str, str]:
    """The parts of a stored text by name."""
    return dict(zip(PARTS, words.split(_BORDER)))
