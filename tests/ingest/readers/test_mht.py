from __future__ import annotations

import quopri

import pytest

from plancmp.ingest import readers

TEXT = "到2027年建成公路500公里,完成投资120亿元,推进轨道交通建设,加快发展现代产业。"


def _mht(charset: str) -> bytes:
    page = f"<html><head><title>规划</title></head><body><p>{TEXT}</p></body></html>".encode(charset)
    return (
        b'From: <Saved>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="-b"\r\n\r\n'
        b"---b\r\nContent-Type: text/html; charset="
        + charset.encode()
        + b"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        + quopri.encodestring(page)
        + b"\r\n---b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n---b--\r\n"
    )


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gb18030"])
def test_a_saved_page(charset: str) -> None:
    pytest.importorskip("selectolax")
    document = readers.parse(_mht(charset), "page.mht", ".mht")
    assert TEXT in document.text and document.head == {"title": "规划"} and "PNG" not in document.text


def test_a_text_that_begins_like_a_message_is_text() -> None:
    assert readers.parse(f"Title: x\n{TEXT}".encode(), "x.txt", ".txt").text.endswith(TEXT)
