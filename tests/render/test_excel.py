"""Excel workbooks, read back with another library."""

from __future__ import annotations

import builtins
import io
from dataclasses import replace
from typing import Any

import pytest

from plancmp import KnowledgeBase, compare, search, targets
from plancmp.errors import PlancmpError
from plancmp.query.export import export
from plancmp.render import document, excel, save
from plancmp.render.view import View

pytest.importorskip("xlsxwriter", reason="the extra excel is not installed")
openpyxl: Any = pytest.importorskip("openpyxl", reason="openpyxl, which reads workbooks back, is not installed")

NASTY = ["=1+1", "+1", "-1", "@SUM(A1)", "{=1}", "http://example.org", "\t=1", "12", "a\x07b", "<b>&", "＝1"]


def book(answer: Any, **how: Any) -> Any:
    out = io.BytesIO()
    save(answer, View(form="xlsx", **how), out)
    return openpyxl.load_workbook(io.BytesIO(out.getvalue()))


def test_cells_have_types_and_heads_stay(figures: KnowledgeBase) -> None:
    result = targets(figures, ["anping", "beihu"])
    made = book(result, lang="en")
    assert made.sheetnames == ["Table", "Data", "About"]
    data = made["Data"]
    assert data.freeze_panes == "A2" and data.auto_filter.ref.startswith("A1:")
    heads, *rows = [[cell.value for cell in row] for row in data.rows]
    assert len(rows) == sum(len(cell.targets) for row in result.rows for cell in row.cells.values())
    assert all(isinstance(row[heads.index("Value")], (int, float)) for row in rows)
    assert {row[heads.index("City")] for row in rows} == {"Anping", "Beihu"}


def test_widths_fit_chinese(figures: KnowledgeBase) -> None:
    made = book(compare(figures, ["anping", "beihu"]))
    sheet = made[made.sheetnames[0]]
    assert sheet["A1"].value == "主题" and sheet.column_dimensions["A"].width >= 2 * len(sheet["A2"].value)
    assert sheet.column_dimensions["B"].width <= excel.MOST + 2


def test_no_text_becomes_a_formula_a_number_or_a_link(figures: KnowledgeBase) -> None:
    made = document.of(search(figures, "班列"), View())
    table = document.Table(["=1", "b"], [[text, 1] for text in NASTY])
    out = io.BytesIO()
    excel.write(replace(made, title="=cmd|' /C calc'!A0", tables=[table]), None, "zh", out)
    sheets = openpyxl.load_workbook(io.BytesIO(out.getvalue()))
    first = sheets.worksheets[0]
    assert [cell.data_type for cell in first["A"]] == ["s"] * (len(NASTY) + 1)
    assert [cell.value for cell in first["A"]][1:] == [document.visible(text) for text in NASTY]
    assert all(cell.hyperlink is None for cell in first["A"])
    assert sheets.worksheets[-1]["A1"].data_type == "s"


def test_a_plan_with_an_address_is_linked(figures: KnowledgeBase) -> None:
    made = document.of(targets(figures, ["anping"]), View())
    plans = tuple(replace(plan, source="https://example.org/x") for plan in made.plans)
    out = io.BytesIO()
    excel.write(replace(made, plans=plans), None, "zh", out)
    about = openpyxl.load_workbook(io.BytesIO(out.getvalue())).worksheets[-1]
    links = [cell.hyperlink.target for row in about.rows for cell in row if cell.hyperlink]
    assert links == ["https://example.org/x"] * len(plans)


def test_every_sheet_has_a_name_of_its_own(figures: KnowledgeBase) -> None:
    made = document.of(targets(figures, ["anping"]), View())
    table = document.Table(["a"], [["b"]], "A/B: [c]" * 9)
    out = io.BytesIO()
    excel.write(replace(made, tables=[table, table, table]), None, "zh", out)
    assert len(set(openpyxl.load_workbook(io.BytesIO(out.getvalue())).sheetnames)) == 4


def test_every_commitment_is_there_once(example: KnowledgeBase) -> None:
    answer = export(example)
    sheet = book(answer).worksheets[0]
    assert sheet.max_row - 1 == len(list(answer.commitments))


def test_more_rows_than_excel_has_are_refused(figures: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel, "ROWS", 2)
    with pytest.raises(PlancmpError, match="rows only"):
        book(targets(figures, ["anping"]))


def test_without_the_package_it_says_what_to_install(figures: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def absent(name: str, *args: Any, **named: Any) -> Any:
        if name == "xlsxwriter":
            raise ImportError(name)
        return real(name, *args, **named)

    monkeypatch.setattr(builtins, "__import__", absent)
    with pytest.raises(PlancmpError, match="XlsxWriter") as caught:
        save(targets(figures, ["anping"]), View(form="xlsx"), io.BytesIO())
    assert caught.value.hint == "pip install 'plancmp[excel]'"
