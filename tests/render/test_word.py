"""Word documents, read back."""

from __future__ import annotations

import io
import re
import sys
from dataclasses import replace

import pytest

from plancmp import KnowledgeBase, search
from plancmp.errors import PlancmpError
from plancmp.query.report import report
from plancmp.render import document, save, word
from plancmp.render.view import View

docx = pytest.importorskip("docx", reason="the extra word is not installed")


def test_a_memo_has_headings_tables_and_a_note_for_every_fact(figures: KnowledgeBase) -> None:
    out = io.BytesIO()
    answer = report(figures, ["anping", "beihu"])
    save(answer, View(form="docx"), out)
    memo = docx.Document(io.BytesIO(out.getvalue()))
    made = document.of(answer, View(form="docx"))
    assert [part.text for part in memo.paragraphs if part.style.name == "Title"] == [made.title]
    assert len(memo.tables) == len(made.tables)
    heads = [[cell.text for cell in table.rows[0].cells] for table in memo.tables]
    assert ["指标", "年份", "目标", "实绩", "结论"] in heads
    said = "".join(cell.text for table in memo.tables for row in table.rows for cell in row.cells)
    noted = {part.text.split("]")[0] + "]" for part in memo.paragraphs if re.match(r"\[\d+\] ", part.text)}
    assert noted and set(re.findall(r"\[\d+\]", said)) == noted


def test_what_word_cannot_hold_is_left_out(figures: KnowledgeBase) -> None:
    made = document.of(search(figures, "班列"), View())
    table = document.Table(["a"], [["b\x07<c>&"]])
    out = io.BytesIO()
    word.write(replace(made, title="t\x00", tables=[table]), "zh", out)
    memo = docx.Document(io.BytesIO(out.getvalue()))
    assert memo.tables[0].rows[1].cells[0].text == "b<c>&"


def test_without_the_package_it_says_what_to_install(figures: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(PlancmpError, match="python-docx") as caught:
        save(report(figures, ["anping"]), View(form="docx"), io.BytesIO())
    assert caught.value.hint == "pip install 'plancmp[word]'"
