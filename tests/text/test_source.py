"""Documents are read in whatever encoding they are in, or refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp.errors import DataError
from plancmp.text.source import decode, read_source

TEXT = "一、总体要求\n到2030年,全市生产总值达到2400亿元左右。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("cut", [1, 2])
def test_a_file_cut_off_inside_a_character_is_text(cut: int) -> None:
    assert decode(TEXT.encode()[:-cut]) == TEXT[:-1]


def test_line_ends_become_plain() -> None:
    assert decode("甲\r\n乙\r丙\n".encode()) == "甲\n乙\n丙\n"


@given(st.text(st.characters(exclude_categories=("C",)), min_size=1))
def test_any_utf8_text_comes_back(text: str) -> None:
    assert decode(text.encode()) == text or "\ufeff" in text


@pytest.mark.parametrize(
    "raw", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, bytes(5000), b"PK\x03\x04" + b"\x00\x01\x02" * 500]
)
def test_what_is_no_text(raw: bytes, tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_bytes(raw)
    with pytest.raises(DataError, match="not text"):
        read_source(file)


def test_missing_empty_and_folder(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="No such file"):
        read_source(tmp_path / "no.txt")
    (tmp_path / "empty.txt").write_text(" \n", "utf-8")
    with pytest.raises(DataError, match="is empty"):
        read_source(tmp_path / "empty.txt")
    with pytest.raises(DataError, match="cannot read"):
        read_source(tmp_path)
