"""Made-up plans that are held against each other without being installed."""

from __future__ import annotations

from typing import Any

import pytest

from plancmp import KnowledgeBase
from plancmp.model import City, Commitment, Plan, Quantity
from plancmp.query.diff.diff import Diff, diff
from plancmp.query.diff.document import Document
from plancmp.text.units import normalise

CITY = City("anping", "安平市", "Anping", "990100")


def figure(label: str, value: float | None, unit: str, year: int | None, **more: Any) -> Quantity:
    """A target; of an indicator where ``indicator`` names one."""
    base = None if value is None else normalise(value, unit)
    derived = {} if base is None else {"base_value": float(base.value), "base_unit": base.unit}
    return Quantity(label=label, value=value, unit=unit, year=year, **derived, **more)


def says(text: str, *figures: Quantity, topic: str = "trains", strength: str = "commit", **more: Any) -> dict[str, Any]:
    """What tells a commitment from others."""
    return {"text": text, "topic": topic, "strength": strength, "quantities": figures, **more}


def made(period: int | str, *commitments: dict[str, Any], kind: str = "", **of: Any) -> Document:
    """A report of one year, or a proposal for several; ``read`` and ``origin`` are those of its plan."""
    years, read, origin = str(period), of.pop("read", 1), of.pop("origin", "curated")
    title = of.pop("title", "")
    kind = kind or ("proposal" if "-" in years else "report")
    name = f"anping-{kind}-{years[:4]}"
    plan = Plan(name, "anping", kind, "", "", "", f"{years[:4]}-01-20", years, "", origin=origin)  # type: ignore[arg-type]
    items = tuple(
        Commitment(
            id=f"{name}/1.{number}",
            city="anping",
            plan=name,
            clause="1",
            themes=("transport",),
            cite="",
            origin=origin,
            **one,
        )
        for number, one in enumerate(commitments, 1)
    )
    return Document(plan, CITY, items, read, 1, {"1": title}, installed=False)


@pytest.fixture
def changed(figures: KnowledgeBase) -> Any:
    """Hold two made-up plans against each other; of the answer the changes with both texts."""

    def hold(old: Document, new: Document, **how: Any) -> Diff:
        return diff(figures, old, new, **how)

    return hold


def told(answer: Diff) -> list[tuple[str, str, str]]:
    """Change, earlier text and later text of every row."""
    return [(row.change, row.old.text if row.old else "", row.new.text if row.new else "") for row in answer.rows]
