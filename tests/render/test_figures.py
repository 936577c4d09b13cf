"""Every figure as a grid."""

from __future__ import annotations

import json

from plancmp import KnowledgeBase
from plancmp.query.export import FIGURE, figures
from plancmp.render import figures as figures_grid
from plancmp.render import text
from plancmp.render.view import View


def test_one_figure_a_row_with_all_that_is_known_of_it(example: KnowledgeBase) -> None:
    answer = figures(example)
    columns, rows = figures_grid.grid(answer, View())
    told = [dict(zip(columns, row, strict=True)) for row in rows]
    items = {item.id: item for item in example.commitments()}
    assert len(told) == sum(len(item.quantities) for item in items.values()) > 0
    for row in told:
        item = items[row["id"]]
        assert row["theme"] == item.themes[0] and row["cite"] == item.cite
        assert row["value"] in [part.value for part in item.quantities]
        assert row["level"] in ("county", "prefecture", "province", "nation")
    lines = [json.loads(line) for line in text(answer, View(form="ndjson")).splitlines()]
    assert lines == told and all(tuple(line) == FIGURE for line in lines)


def test_a_selection_narrows_the_figures(example: KnowledgeBase) -> None:
    chosen = list(figures(example, indicators=["pm25"]).rows)
    assert chosen and {row["indicator"] for row in chosen} == {"pm25"}
    assert len(list(figures(example, cities=["beihu"], indicators=["pm25"]).rows)) < len(chosen)


def test_a_limit_counts_figures(example: KnowledgeBase) -> None:
    answer = figures(example)
    whole = list(answer.rows)
    for most in (1, 2, len(whole), len(whole) + 1):
        assert list(answer.limited(most).rows) == whole[:most]
    assert answer.limited(None) is answer
    assert text(answer, View(form="csv", limit=2)).count("\r\n") == 1 + 2
