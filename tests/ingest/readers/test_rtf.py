from __future__ import annotations

from plancmp.ingest.readers import rtf

HEAD = rb"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 \'cb\'ce\'cc\'e5;}}{\info{\title x}}"


def _hex(text: str, encoding: str = "gbk") -> bytes:
    return b"".join(b"\\'%02x" % byte for byte in text.encode(encoding))


def test_bytes_and_code_points() -> None:
    raw = HEAD + _hex("公路") + rb" 300" + _hex("公里") + rb"\par \uc1\u30446?\u26631?\u-244?" + rb" \{5\}}"
    assert rtf.text(raw) == "公路 300公里\n目标， {5}"


def test_rows_of_tables() -> None:
    raw = HEAD + rb"\trowd " + _hex("总量") + rb"\cell 8000\cell\row " + _hex("增速") + rb"\cell 5.5%\cell\row}"
    assert rtf.text(raw) == "总量\t8000\t\n增速\t5.5%\t\n"


def test_what_is_not_shown_is_left_out() -> None:
    assert rtf.text(HEAD + rb"{\*\generator x}{\pict 0123}{\header " + _hex("页眉") + b"}" + _hex("文") + b"}") == "文"


def test_big5() -> None:
    assert rtf.text(rb"{\rtf1\ansi\ansicpg950 " + _hex("發展", "big5") + b"}") == "發展"


def test_damaged_files_give_what_they_hold() -> None:
    assert rtf.text(b"{\\rtf1 " + b"{" * 5000 + b"x" + b"}" * 9000) == ""
    assert rtf.text(b"{\\rtf1\\u99999999999 a\\'zz") != ""
