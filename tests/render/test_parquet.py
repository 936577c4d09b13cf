"""Parquet, read back."""

from __future__ import annotations

import io
from typing import Any

import pytest

from plancmp import KnowledgeBase
from plancmp.errors import PlancmpError
from plancmp.query.export import export, figures
from plancmp.render import parquet, save
from plancmp.render.view import View


@pytest.fixture
def read() -> Any:
    library = pytest.importorskip("pyarrow.parquet", reason="the extra parquet is not installed")

    def rows(answer: Any) -> Any:
        out = io.BytesIO()
        save(answer, View(form="parquet"), out)
        return library.read_table(io.BytesIO(out.getvalue()))

    return rows


@pytest.mark.parametrize("batch", [1, 1000])
def test_what_is_read_back_is_what_json_has(
    batch: int, example: KnowledgeBase, read: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "BATCH", batch)
    for answer in (export(example), figures(example)):
        assert read(answer).to_pylist() == list(answer.to_lines())


def test_numbers_and_truths_have_types(example: KnowledgeBase, read: Any) -> None:
    kinds = {field.name: str(field.type) for field in read(figures(example)).schema}
    assert kinds["value"] == "double" and kinds["year"] == "int32" and kinds["annual"] == "bool"
    assert kinds["id"] == "string"


def test_without_the_package_it_says_what_to_install(example: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(PlancmpError, match="pyarrow") as caught:
        save(figures(example), View(form="parquet"), io.BytesIO())
    assert caught.value.hint == "pip install 'plancmp[parquet]'"
