"""What Word prints is read, in the order of the page; what it does not print is not."""

from __future__ import annotations

import io
import zipfile

import pytest

from plancmp.errors import DataError
from plancmp.ingest.readers import word
from tests.ingest.readers.make import p, table
from tests.ingest.readers.make import word as made


def _lines(body: str, **parts: str) -> list[str]:
    return [line for line in word.text(made(body, **parts), "x.docx").split("\n") if line.strip()]


def _run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


RAISED = '<w:vertAlign w:val="superscript"/>'


@pytest.mark.parametrize(
    ("inside", "line"),
    [
        (f"{_run('达到')}<w:sdt><w:sdtContent>{_run('2000')}</w:sdtContent></w:sdt>{_run('家')}", "达到2000家"),
        (
            f"{_run('增长')}<w:ins>{_run('6')}</w:ins><w:del><w:r><w:delText>5</w:delText></w:r></w:del>{_run('%')}",
            "增长6%",
        ),
        (f"<w:moveFrom>{_run('旧')}</w:moveFrom><w:moveTo>{_run('新')}</w:moveTo>", "新"),
        (f"<w:hyperlink>{_run('120')}</w:hyperlink>{_run('公里')}", "120公里"),
        (f"<w:smartTag><w:smartTag>{_run('2027年')}</w:smartTag></w:smartTag>", "2027年"),
        (f"{_run('企业200家')}{_run('3', RAISED)}{_run('。')}", "企业200家。"),
        (f"{_run('企业200家')}{_run('[12]', RAISED)}", "企业200家"),
        (f"{_run('绿地12万m')}{_run('2', RAISED)}", "绿地12万m²"),
        (f"{_run('供水5km')}{_run('3', RAISED)}", "供水5km³"),
        (f"{_run('企业200家')}<w:r><w:footnoteReference w:id='3'/></w:r>", "企业200家"),
        (f"{_run('一')}<w:r><w:instrText>PAGE 20</w:instrText></w:r>{_run('二')}", "一二"),
        ("<w:r><w:t>指标</w:t><w:tab/><w:t>8000</w:t></w:r>", "指标\t8000"),
    ],
)
def test_runs(inside: str, line: str) -> None:
    assert _lines(f"<w:p>{inside}</w:p>") == [line]


def test_content_controls_around_blocks() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('增长6%左右')}<w:sdt><w:sdtContent>{p('内')}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>"
    assert _lines(p("前") + control + p("后")) == ["前", "增长6%左右", "内", "后"]


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{p('专栏')}{p('高速公路900公里')}</w:txbxContent>"
    drawn = f"<mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    assert _lines(f"<w:p>{_run('前')}<w:r>{drawn}</w:r></w:p>{p('后')}") == ["前", "专栏", "高速公路900公里", "后"]
    old = f"<w:p><w:r><w:pict><v:textbox>{box}</v:textbox></w:pict></w:r></w:p>"
    assert _lines(old) == ["专栏", "高速公路900公里"]


def test_tables() -> None:
    inner = table([p("绿化率"), p("62.5%")])
    assert _lines(table([p("指标"), p("2030年")], [p("总量") + p("(亿元)"), p("")], [p("表") + inner, p("尾")])) == [
        "指标\t2030年",
        "总量 (亿元)\t",
        "表\t尾",
        "绿化率\t62.5%",
    ]


def test_merged_cells_stand_in_each_row() -> None:
    first = f'<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{p("经济")}'
    below = f"<w:tcPr><w:vMerge/></w:tcPr>{p('')}"
    wide = f'<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("宽")}'
    assert _lines(table([first, p("甲"), p("1")], [below, p("乙"), p("2")], [wide, p("3")])) == [
        "经济\t甲\t1",
        "经济\t乙\t2",
        "宽\t宽\t3",
    ]


NUMBERING = (
    '<w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="第%1章 "/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="●"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>'
)


def _item(text: str, level: int) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>')


def test_automatic_numbers() -> None:
    body = _item("总则", 0) + _item("发展", 1) + _item("改革", 1) + _item("点", 2) + _item("目标", 0) + _item("重来", 1)
    assert _lines(body, numbering=NUMBERING) == ["第一章 总则", "1.发展", "2.改革", "点", "第二章 目标", "1.重来"]
    chapters = "".join(_item(f"章{n}", 0) for n in range(12))
    assert _lines(chapters, numbering=NUMBERING)[9:] == ["第十章 章9", "第十一章 章10", "第十二章 章11"]


def test_numbers_by_style() -> None:
    style = '<w:style w:styleId="2"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
    body = p("总则", '<w:pStyle w:val="2"/>') + p("文", '<w:pStyle w:val="3"/>') + p("目标", '<w:pStyle w:val="2"/>')
    assert _lines(body, numbering=NUMBERING, styles=style) == ["第一章 总则", "文", "第二章 目标"]


def _packed(**parts: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, inside in parts.items():
            file.writestr(name.replace("__", "/").replace("_", "."), inside)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (_packed(word__document_xml=b" " * (word.MAX_XML + 1)), "bytes of text"),
        (_packed(word__document_xml=b" " * (word.MAX_UNPACKED + 1)), "unpacks to more"),
        (_packed(word__document_xml=b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"), "entities"),
        (_packed(word__document_xml=b"<x>"), "cannot be read as a Word"),
        (_packed(a_txt=b"x"), "packed file"),
        (_packed(OFD_xml=b"x"), "OFD"),
        (_packed(xl__workbook_xml=b"x"), "Excel"),
        (_packed(content_xml=b"x"), "OpenDocument"),
        (made("<w:sdt><w:sdtContent>" * 200 + "</w:sdtContent></w:sdt>" * 200), "nested too deeply"),
    ],
)
def test_refused(raw: bytes, said: str) -> None:
    with pytest.raises(DataError) as raised:
        word.text(raw, "x.docx")
    assert said in raised.value.message
