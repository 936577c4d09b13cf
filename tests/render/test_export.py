"""Every commitment as a grid."""

from __future__ import annotations

from plancmp import Indicator, KnowledgeBase
from plancmp.query.export import export
from plancmp.render import export as export_grid
from plancmp.render.view import View


def test_one_commitment_a_row(example: KnowledgeBase) -> None:
    answer = export(example, themes=["ecology"])
    header, lines = export_grid.grid(answer, View(lang="en", labels=True))
    rows = list(lines)
    assert [row[header.index("id")] for row in rows] == [item.id for item in example.commitments(themes=["ecology"])]
    assert {len(row) for row in rows} == {len(header)}
    called = f"{example.get(Indicator, 'pm25').en} ≤25 µg/m³ (2030)"
    assert any(called in row[header.index("figures")] for row in rows), "figures are called by their indicators"
