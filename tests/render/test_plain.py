"""JSON, NDJSON, CSV and Markdown."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp import Indicator, KnowledgeBase, compare, search
from plancmp.render import flat, plain

cells = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=12) | st.integers() | st.none()


def read_csv(text: str) -> list[list[str]]:
    assert text.startswith("\ufeff"), "or a spreadsheet garbles the Chinese"
    return list(csv.reader(io.StringIO(text[1:], newline="")))


@given(st.lists(st.lists(cells, min_size=2, max_size=2), max_size=4))
def test_csv_is_read_back_as_it_was(rows: list[list[object]]) -> None:
    header, *got = read_csv(plain.to_csv(["a", "甲"], rows))
    assert header == ["a", "甲"] and len(got) == len(rows)
    for written, read in zip(rows, got):
        for value, text in zip(written, read):
            expected = "" if value is None else str(value)
            assert text in (expected, "'" + expected)


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0"])
def test_no_cell_is_a_formula(value: str) -> None:
    _, [text] = read_csv(plain.to_csv(["a"], [[value]]))
    assert text == "'" + value


@pytest.mark.parametrize("value", ["＝1+1", "＋1", "－1", "＠SUM(A1)", "\n=1+1"])
def test_no_cell_is_a_formula_for_a_spreadsheet_that_is_lenient(value: str) -> None:
    """East Asian editions read full-width signs as signs, and some skip a line break."""
    _, [text] = read_csv(plain.to_csv(["a"], [[value]]))
    assert text == "'" + value


def test_numbers_stay_numbers_and_nothing_is_empty() -> None:
    assert read_csv(plain.to_csv(["a", "b", "c"], [[-1, None, 2.5]]))[1] == ["-1", "", "2.5"]


def test_lines_of_csv_end_as_the_standard_says() -> None:
    assert plain.to_csv(["a"], [["b\nc"]]) == '\ufeffa\r\n"b\nc"\r\n'


@given(st.lists(st.lists(cells, min_size=3, max_size=3), max_size=4))
def test_a_markdown_row_is_one_line_with_as_many_cells_as_the_head(rows: list[list[object]]) -> None:
    text = plain.to_markdown(["a", "b|", "c"], rows)
    lines = text.split("\n")
    assert lines.pop() == ""
    assert len(lines) == 2 + len(rows)
    for line in lines:
        unescaped = line.replace("\\\\", "").replace("\\|", "")
        assert unescaped.count("|") == 4 or line.startswith("| ---")


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("a|b", r"a\|b"), ("a*b*", r"a\*b\*"), ("<b>", r"\<b\>"), ("[a](b)", r"\[a\](b)"), ("`a`", r"\`a\`"), ("a_b", r"a\_b"), ("a\\b", r"a\\b"),
        ("a\nb", "a<br>b"), ("a\r\nb\rc", "a<br>b<br>c"), (None, ""), (3, "3"), ("中欧班列", "中欧班列"),
    ],
)
def test_markdown_escapes(value: object, cell: str) -> None:
    assert plain.to_markdown(["h"], [[value]]).split("\n")[2] == f"| {cell} |"


@given(st.lists(st.fixed_dictionaries({"a": cells, "名": cells}), max_size=4))
def test_ndjson_is_one_value_a_line(values: list[dict[str, object]]) -> None:
    lines = plain.to_ndjson(values).split("\n")
    assert lines.pop() == ""
    assert [json.loads(line) for line in lines] == values


def test_json_keeps_the_chinese() -> None:
    assert plain.to_json({"a": "金华"}) == '{\n  "a": "金华"\n}\n'


def test_comparison_as_grids(example: KnowledgeBase) -> None:
    result = compare(example, ["anping", "beihu", "nanling"])
    header, rows = flat.comparison_wide(result, "zh")
    assert header == ["主题", "安平", "北湖", "南岭"]
    assert rows[0][0] == "空气质量" and rows[0][1].endswith("(anping-proposal-15fyp 2)")
    assert [row[2:] for row in rows[2:]] == [["已读,未见", "无文件"]] * 2, "each kind of absence has its own words"
    header, rows = flat.comparison_long(result, "en", {item.id: item for item in example.all(Indicator)})
    assert len(rows) == len(example.commitments()) and {len(row) for row in rows} == {len(header)}
    assert rows[0][:2] == ["Air quality", result.rows[0].score]


def test_hits_as_a_grid(example: KnowledgeBase) -> None:
    results = search(example, "PM2.5")
    header, rows = flat.hits(results, "zh", {})
    assert header[:3] == ["匹配度", "城市", "文件"] and {len(row) for row in rows} == {len(header)}
    assert "PM2.5年均浓度 ≤25微克/立方米 (2030)" in rows[0]
    _, rows = flat.hits(results, "en", {"pm25": example.get(Indicator, "pm25")})
    assert f"{example.get(Indicator, 'pm25').en} ≤25 µg/m³ (2030)" in rows[0], "in English the figure is called by its indicator"


def test_records_as_a_grid() -> None:
    assert flat.records([]) == ([], [])
    assert flat.records([{"a": ["x", "y"], "b": None}]) == (["a", "b"], [["x; y", None]])
