"""What there is: cities, plans, themes, topics, indicators, with how much each holds."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from plancmp.knowledge.origins import where
from plancmp.model import City, Indicator, Plan, Theme, Topic

if TYPE_CHECKING:
    from plancmp.index.base import KnowledgeBase

CLASSES: dict[str, type] = {"cities": City, "plans": Plan, "themes": Theme, "topics": Topic, "indicators": Indicator}

_COUNTED_BY: dict[type, str] = {City: "cities", Plan: "plans", Theme: "themes", Topic: "topics", Indicator: "indicators"}


@dataclass(frozen=True, slots=True)
class Listing:
    """The records of one kind, each with its number of commitments."""

    kind: str
    rows: tuple[tuple[Any, int], ...]

    def to_dict(self) -> dict[str, Any]:
        """As JSON: the fields of each record, ``where`` a plan's file is, and ``commitments``, its count."""
        return {"schema": "plancmp.list/1", "kind": self.kind, "rows": [_row(*row) for row in self.rows]}


def _row(record: Any, count: int) -> dict[str, Any]:
    fields = asdict(record)
    fields.pop("topics", None)
    if isinstance(record, Plan):
        fields["where"] = where(record.id)
    return {name: list(value) if isinstance(value, tuple) else value for name, value in fields.items()} | {"commitments": count}


def listing(kb: KnowledgeBase, kind: str) -> Listing:
    """All records of a kind: cities, plans, themes, topics or indicators."""
    cls = CLASSES[kind]
    by = _COUNTED_BY[cls]
    return Listing(kind, tuple((record, kb.count(**{by: [record.id]})) for record in kb.all(cls)))
