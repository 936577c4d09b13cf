from __future__ import annotations

import re
from pathlib import Path

import pytest

from plancmp.text import tables
from plancmp.text.normalise import simplify

FILES = sorted(path.stem for path in Path(tables.__file__).parent.glob("*.tsv"))


@pytest.mark.parametrize("name", FILES)
def test_a_table_says_what_its_columns_are_and_every_row_has_them(name: str) -> None:
    text = Path(tables.__file__).with_name(f"{name}.tsv").read_text(encoding="utf-8")
    first, second, *_ = text.splitlines()
    assert first.startswith("# ")
    columns = second.split("\t")
    assert all(f"{column} =" in first for column in columns)
    assert all(len(row) == len(columns) and all(row) for row in tables.rows(name))


@pytest.mark.parametrize("name", ["taiwan", "spun", "gbk", "units", "radicals"])
def test_a_lexicon_has_no_entry_twice(name: str) -> None:
    entries = [row[0] for row in tables.rows(name)]
    assert len(entries) == len(set(entries))


@pytest.mark.parametrize("name", ["taiwan", "spun"])
def test_lexicons_are_written_in_simplified_characters(name: str) -> None:
    assert all(simplify(right) == right for _, right, *_ in tables.rows(name))


def test_characters_stand_opposite_each_other() -> None:
    assert all(len(traditional) == len(simplified) for traditional, simplified in tables.rows("simplified"))


def test_clutter_patterns_compile() -> None:
    for scope, pattern, _ in tables.rows("clutter"):
        assert scope in ("line", "inline", "tail")
        re.compile(pattern)
