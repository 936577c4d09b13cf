"""Every format, every encoding, and files that are hostile."""

from __future__ import annotations

import hashlib
import os
import zipfile
from pathlib import Path

import pytest

from plancmp.errors import DataError
from plancmp.ingest import readers

TEXT = "一、主要目标\n到2027年建成公路500公里,完成投资120亿元,推进轨道交通建设。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert readers.read(path).text == TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_the_checksum_is_that_of_the_file(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode(encoding))
    assert readers.read(path).sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_markdown_with_a_head(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text(
        f"---\ncity: 绍兴\nyear: '2025'\n---\n## 一、目标\n**公路**达到[500公里](http://x)\n{TEXT}", "utf-8"
    )
    document = readers.read(path)
    assert document.head == {"city": "绍兴", "year": "2025"}
    assert document.text.startswith("一、目标\n公路达到500公里\n")


def test_html(tmp_path: Path) -> None:
    pytest.importorskip("selectolax")
    path = tmp_path / "plan.html"
    body = "<nav>首页</nav><p>一、主要目标</p><div>到2027年建成公路<b>500</b>公里,完成\n投资120亿元,推进轨道交通建设。</div><script>x</script>"
    path.write_text(f"<html><head><style>p</style></head><body>{body}</body></html>", "utf-8")
    assert [line for line in readers.read(path).text.split("\n") if line] == TEXT.split("\n")


def test_html_with_odd_tags(tmp_path: Path) -> None:
    pytest.importorskip("selectolax")
    path = tmp_path / "plan.html"
    body = "<!-- </p><p>注释 --><p title='a > b' class=x>一、主要目标<br/>到2027年<SCRIPT>if (a<b) '</p>'</script >建成公路<b>500</b>公里,PM2.5<35,推进轨道交通建设"
    path.write_text(f"<html><title>题</title><body>{body}</body></html>", "utf-8")
    assert [line for line in readers.read(path).text.split("\n") if line] == [
        "一、主要目标",
        "到2027年建成公路500公里,PM2.5<35,推进轨道交通建设",
    ]


def test_word(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for line in TEXT.split("\n"):
        document.add_paragraph(line)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "公路里程", "500公里"
    document.save(tmp_path / "plan.docx")
    assert readers.read(tmp_path / "plan.docx").text == TEXT + "\n公路里程\t500公里"


def test_a_long_merged_column_takes_no_time(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    table = document.add_table(1200, 3)
    for number, row in enumerate(table._tbl.tr_lst):
        for place, cell in enumerate(row.tc_lst):
            cell.p_lst[0].add_r().text = f"{number}{'甲乙丙'[place]}"
        row.tc_lst[0].vMerge = "continue" if number else "restart"
    table._tbl.tr_lst[-1].tc_lst[1].grid_span = 1_000_000_000
    document.save(tmp_path / "plan.docx")
    lines = [line for line in readers.read(tmp_path / "plan.docx").text.split("\n") if line]
    assert lines[:2] == ["0甲\t0乙\t0丙", "0甲\t1乙\t1丙"] and lines[-1] == "0甲\t1199乙\t1199丙" and len(lines) == 1200


@pytest.mark.parametrize("encoding", ["big5", "hz", "unicode_escape"])
def test_rare_encodings(tmp_path: Path, encoding: str) -> None:
    traditional = "一、主要目標\n到2030年,地區生產總值達到500億元,加快推進產業發展,完善公共服務體系。\n"
    text = traditional if encoding == "big5" else TEXT + "\n加快推进产业发展,完善公共服务体系。"
    path = tmp_path / "plan.txt"
    path.write_bytes(text.encode(encoding))
    assert readers.read(path).text.strip() == text.strip()


def test_entities_in_a_plain_text(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("".join(f"&#{ord(sign)};" for sign in TEXT), "ascii")
    assert readers.read(path).text == TEXT


def test_markdown_tables_and_remarks(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text(
        "---\ntitle: x\n----\n<!-- 2021-08-31 -->\n| 指标 | 2030年 |\n|---|:-:|\n| 总量 | 8000 |\n", "utf-8"
    )
    document = readers.read(path)
    assert document.text.split() == ["指标", "2030年", "总量", "8000"] and "指标\t2030年" in document.text


def test_a_page_brings_its_title(tmp_path: Path) -> None:
    pytest.importorskip("selectolax")
    path = tmp_path / "a.html"
    path.write_text(f"<html><head><title>绍兴&amp;规划 \n</title></head><body><p>{TEXT}</p></body></html>", "utf-8")
    assert readers.read(path).head == {"title": "绍兴&规划"}


def _locked(path: Path) -> None:
    writer = pytest.importorskip("pypdf").PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret")
    writer.write(path)


def _scanned(path: Path) -> None:
    writer = pytest.importorskip("pypdf").PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(path)


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"0" * 45_000_000)


def _zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("a.txt", TEXT)


def _large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(200_000_000)


@pytest.mark.parametrize(
    ("name", "make", "said"),
    [
        ("big.txt", _large, "more than"),
        ("bomb.docx", _bomb, "more than the 30,000,000 bytes of text"),
        ("all.zip", _zip, "a packed file"),
        ("all.gz", lambda path: path.write_bytes(b"\x1f\x8b\x08"), "a packed file"),
        ("scan.png", lambda path: path.write_bytes(b"\x89PNG\r\n"), "a picture"),
        ("zero.txt", lambda path: path.symlink_to("/dev/zero"), "no regular file"),
        ("locked.pdf", _locked, "password"),
        ("scan.pdf", _scanned, "no text layer"),
        ("bad.pdf", lambda path: path.write_bytes(b"%PDF-1.7 " + bytes(range(256))), "cannot be read as a PDF"),
        ("bad.docx", lambda path: path.write_bytes(b"PK\x03\x04" + bytes(range(256))), "cannot be read as a Word"),
        ("old.doc", lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(range(256))), "old Word"),
        ("junk.txt", lambda path: path.write_bytes(bytes(range(1, 256)) * 40), "is not text"),
        (
            "empty.html",
            lambda path: path.write_text("<html><body><script>1</script></body></html>"),
            "page without text",
        ),
        ("deep.html", lambda path: path.write_text("<html>" + "<div>" * 100_000), "deeply nested"),
        ("folder.txt", lambda path: path.mkdir(), "is a folder"),
        ("pipe.txt", lambda path: os.mkfifo(path), "no regular file"),
        ("long.txt", lambda path: path.write_text("第" * 2_000_001, "utf-8"), "more than the 2,000,000 that"),
        ("blank.txt", lambda path: path.write_text(" \n"), "no text"),
        ("gone.txt", lambda path: path.symlink_to("nowhere"), "cannot read"),
        ("missing.txt", lambda path: None, "cannot read"),
    ],
)
def test_refused(tmp_path: Path, name: str, make: object, said: str) -> None:
    if name.endswith(".html"):
        pytest.importorskip("selectolax")
    if name.endswith(".pdf"):
        pytest.importorskip("pypdfium2")
    make(tmp_path / name)  # type: ignore[operator]
    with pytest.raises(DataError, match=said):
        readers.read(tmp_path / name)
