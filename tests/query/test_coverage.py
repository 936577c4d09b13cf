"""Theme by city."""

from __future__ import annotations

from plancmp import KnowledgeBase, coverage


def test_counts(figures: KnowledgeBase) -> None:
    result = coverage(figures)
    cells = {row.theme.id: row.cells for row in result.rows}
    assert vars_of(cells["transport"]["anping"]) == (7, 7, 5, 5, 3)
    assert vars_of(cells["economy"]["beihu"]) == (3, 3, 3, 3, 2)
    assert vars_of(cells["transport"]["dongwan"]) == (0, 0, 0, 0, 0)
    assert result.totals["beihu"].commitments == sum(row.cells["beihu"].commitments for row in result.rows)


def vars_of(count: object) -> tuple[int, ...]:
    return tuple(getattr(count, name) for name in ("commitments", "quantified", "planned", "dated", "firm"))


def test_clauses_read(figures: KnowledgeBase) -> None:
    parts = coverage(figures).clauses
    assert (parts["anping"].clauses_read, parts["anping"].clauses_total) == (4, 4)
    assert (parts["nanling"].clauses_read, parts["nanling"].clauses_total) == (1, 2)
    assert parts["dongwan"].clauses_total == 0


def test_json_follows_the_contract(figures: KnowledgeBase) -> None:
    whole = coverage(figures, ["beihu"]).to_dict()
    assert whole["schema"] == "plancmp.coverage/1" and whole["plans"] == ["beihu-proposal-15fyp"]
    assert {"commitments", "quantified"} <= set(whole["rows"][0]["cells"]["beihu"])
