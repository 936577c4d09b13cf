"""Small documents for the tests: Word files from their XML, PDFs from texts with their places."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
)


def word(body: str, **parts: str) -> bytes:
    """A Word file with this XML as its body; ``parts`` are the insides of numbering and styles."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", f"<w:document {SPACES}><w:body>{body}</w:body></w:document>")
        for name, inside in parts.items():
            file.writestr(f"word/{name}.xml", f"<w:{name} {SPACES}>{inside}</w:{name}>")
    return packed.getvalue()


def p(text: str, properties: str = "") -> str:
    """A paragraph of plain text."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def table(*rows: Sequence[str]) -> str:
    """A table; its cells are the XML of their insides."""
    return (
        "<w:tbl>"
        + "".join("<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
        + "</w:tbl>"
    )


Text = tuple[float, float, float, str]
"""A text with the place where it begins and its size, in points."""


def pdf(
    pages: Sequence[Sequence[Text]], rules: Sequence[tuple[float, float, float, float]] = (), gbk: bool = False
) -> bytes:
    """A PDF whose font is told by a table of codes, or with ``gbk`` by the encoding GBKp-EUC-H alone.

    ``rules`` are lines on each page: from x, y to x, y.
    """
    signs = sorted({sign for page in pages for *_, text in page for sign in text})
    codes = {sign: number for number, sign in enumerate(signs, 1)}

    def coded(text: str) -> str:
        return text.encode("gbk").hex() if gbk else "".join(f"{codes[sign]:04x}" for sign in text)

    table = "".join(
        f"1 beginbfchar <{code:04x}> <{sign.encode('utf-16-be').hex()}> endbfchar " for sign, code in codes.items()
    )
    cmap = f"begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange {table} endcmap"
    widths = " ".join(f"{code} [{500 if sign.isascii() else 1000}]" for sign, code in codes.items())
    order, encoding = ("GB1", "GBKp-EUC-H") if gbk else ("Identity", "Identity-H")
    drawn = "".join(f"{x} {y} m {right} {top} l S\n" for x, y, right, top in rules)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(f'{6 + 2 * n} 0 R' for n in range(len(pages)))}] /Count {len(pages)} >>",
        f"<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /{encoding} /DescendantFonts [4 0 R]"
        + ("" if gbk else " /ToUnicode 5 0 R")
        + " >>",
        f"<< /Type /Font /Subtype /CIDFontType{0 if gbk else 2} /BaseFont /SimSun /DW 1000 "
        + ("" if gbk else f"/W [{widths}] ")
        + f"/CIDSystemInfo << /Registry (Adobe) /Ordering ({order}) /Supplement 2 >> >>",
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
    ]
    for number, page in enumerate(pages):
        said = drawn + "".join(f"BT /F1 {size} Tf {x} {y} Td <{coded(text)}> Tj ET\n" for x, y, size, text in page)
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {7 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(said)} >>\nstream\n{said}endstream")
    out, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode()
    start = len(out)
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}".encode()
    return out + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
