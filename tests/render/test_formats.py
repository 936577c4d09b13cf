"""JSON, NDJSON and CSV."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp.render import formats

cells = (
    st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=12) | st.integers() | st.none()
)


def read_csv(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


@given(st.lists(st.lists(cells, min_size=2, max_size=2), max_size=4))
def test_csv_is_read_back_as_it_was(rows: list[list[object]]) -> None:
    header, *got = read_csv(formats.to_csv(["a", "甲"], rows))
    assert header == ["a", "甲"] and len(got) == len(rows)
    for written, read in zip(rows, got):
        for value, text in zip(written, read):
            expected = "" if value is None else str(value)
            assert text in (expected, "'" + expected)


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0"])
def test_no_cell_is_a_formula(value: str) -> None:
    _, [text] = read_csv(formats.to_csv(["a"], [[value]]))
    assert text == "'" + value


@pytest.mark.parametrize("value", ["＝1+1", "＋1", "－1", "＠SUM(A1)", "\n=1+1"])
def test_no_cell_is_a_formula_for_a_spreadsheet_that_is_lenient(value: str) -> None:
    """East Asian editions read full-width signs as signs, and some skip a line break."""
    _, [text] = read_csv(formats.to_csv(["a"], [[value]]))
    assert text == "'" + value


def test_numbers_stay_numbers_and_nothing_is_empty() -> None:
    assert read_csv(formats.to_csv(["a", "b", "c"], [[-1, None, 2.5]]))[1] == ["-1", "", "2.5"]


def test_lines_of_csv_end_as_the_standard_says() -> None:
    assert formats.to_csv(["a"], [["b\nc"]]) == 'a\r\n"b\nc"\r\n'


def test_a_file_is_marked_for_the_spreadsheet_that_opens_it() -> None:
    assert formats.to_csv(["甲"], [], marked=True) == "\ufeff甲\r\n"
    assert formats.to_csv(["甲"], []) == "甲\r\n"


def test_a_sign_alone_and_truth_stay_what_they_are() -> None:
    assert read_csv(formats.to_csv(["a", "b", "c"], [["=", True, False]]))[1] == ["=", "true", "false"]


@given(st.lists(st.fixed_dictionaries({"a": cells, "名": cells}), max_size=4))
def test_ndjson_is_one_value_a_line(values: list[dict[str, object]]) -> None:
    lines = formats.to_ndjson(values).split("\n")
    assert lines.pop() == ""
    assert [json.loads(line) for line in lines] == values


def test_json_keeps_the_chinese() -> None:
    assert formats.to_json({"a": "金华"}) == '{\n  "a": "金华"\n}\n'


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_json_is_what_the_standard_library_writes(value: object) -> None:
    assert formats.to_json(value) == json.dumps(value, ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("values", [[], [1], [{"a": ["b", {}]}, "c\\n", []]])
def test_a_list_written_value_by_value_is_the_same(values: list[object]) -> None:
    texts = (formats.to_json(value)[:-1].replace("\n", formats.LISTED) for value in values)
    assert "".join(formats.json_list(texts)) == formats.to_json(values)
