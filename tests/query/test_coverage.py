"""Theme by city."""

from __future__ import annotations

from plancmp import KnowledgeBase, coverage
from tests.conftest import FIGURES, Extended


def test_counts(figures: KnowledgeBase) -> None:
    result = coverage(figures)
    cells = {row.theme.id: row.cells for row in result.rows}
    assert vars_of(cells["transport"]["anping"]) == (7, 7, 5, 5, 3)
    assert vars_of(cells["economy"]["beihu"]) == (3, 3, 3, 3, 2)
    assert vars_of(cells["transport"]["dongwan"]) == (0, 0, 0, 0, 0)
    assert result.totals["beihu"].commitments == sum(row.cells["beihu"].commitments for row in result.rows)


def vars_of(count: object) -> tuple[int, ...]:
    return tuple(getattr(count, name) for name in ("commitments", "quantified", "planned", "dated", "firm"))


def test_a_deadline_is_the_year_of_a_target(extended: Extended) -> None:
    base = "{label: 货运量, value: 40, unit: 万吨, year: 2025, kind: baseline}"
    kb = extended(
        FIGURES,
        {"text": "铁路货运量比2025年的40万吨翻一番", "quantities": f"[{base}]"},
        {"text": "铁路货运量到2030年80万吨", "quantities": "[{label: 货运量, value: 80, unit: 万吨, year: 2030}]"},
    )
    assert vars_of(coverage(kb, ["xihe"]).totals["xihe"]) == (2, 2, 2, 1, 2)


def test_clauses_read(figures: KnowledgeBase) -> None:
    parts = coverage(figures).clauses
    assert (parts["anping"].clauses_read, parts["anping"].clauses_total) == (4, 4)
    assert (parts["nanling"].clauses_read, parts["nanling"].clauses_total) == (1, 2)
    assert parts["dongwan"].clauses_total == 0


def test_json_follows_the_contract(figures: KnowledgeBase) -> None:
    whole = coverage(figures, ["beihu"]).to_dict()
    assert whole["schema"] == "plancmp.coverage/1" and whole["plans"] == ["beihu-proposal-15fyp"]
    assert {"commitments", "quantified"} <= set(whole["rows"][0]["cells"]["beihu"])
