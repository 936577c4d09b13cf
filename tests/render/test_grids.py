"""The columns that grids share."""

from __future__ import annotations

from plancmp import KnowledgeBase, track
from plancmp.query.export import export
from plancmp.render import grids
from plancmp.render.export import grid as export_grid
from plancmp.render.view import View


def test_records_as_a_grid() -> None:
    assert grids.fields([]) == ([], [])
    columns, rows = grids.flat(grids.fields([{"a": ["x", "y"], "b": None}]))
    assert (columns, list(rows)) == (["a", "b"], [["x; y", None]])


def test_columns_fit_their_cells(example: KnowledgeBase, figures: KnowledgeBase) -> None:
    for view in (View(), View(labels=True, lang="en")):
        columns, rows = grids.commitments(example.commitments(), view, {})
        assert rows and {len(row) for row in rows} == {len(columns)}
        [one, *_] = track(figures, "anping").rows[0].points
        assert len(grids.statement(one, view)) == len(grids.statement_columns(view))


def test_ids_are_the_same_in_both_languages(example: KnowledgeBase) -> None:
    answer = export(example)
    zh, en = ([list(row) for row in export_grid(answer, View(form="csv", lang=lang))[1]] for lang in ("zh", "en"))  # type: ignore[arg-type]
    assert zh == en


def test_words_in_place_of_ids(example: KnowledgeBase) -> None:
    answer = export(example, themes=["ecology"])
    item = next(item for item in answer.commitments if item.text_en)
    for lang, city, strength in (("zh", "安平", "明确要达到或完成"), ("en", "Anping", "commit")):
        view = View(labels=True, lang=lang)  # type: ignore[arg-type]
        heads, rows = grids.worded(export_grid(answer, view), answer, lang)
        found = [dict(zip(heads, row)) for row in rows]
        row = next(row for row in found if item.id in row.values())
        assert city in row.values() and "anping" not in row.values()
        assert (item.text if lang == "zh" else item.text_en) in row.values()
        assert (item.text_en if lang == "zh" else item.text) not in row.values(), "one text in one language"
        assert strength in {value for row in found for value in row.values()}
