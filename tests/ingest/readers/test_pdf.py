"""Texts are read in their order whatever the order of their drawing."""

from __future__ import annotations

import pytest

from plancmp.errors import DataError
from tests.ingest.readers.make import Text
from tests.ingest.readers.make import pdf as made

pytest.importorskip("pypdfium2")
from plancmp.ingest.readers import pdf

LEFT = "加快建设公路网,完成投资20亿元,新建公路300公里,新增高新技术企业200家,培育专精特新企业100家,新增就业3万人。"
RIGHT = "进出口总额达到1500亿元左右,城乡居民收入比缩小到1.6以内,绿化率提高到62%以上,空气优良天数比率保持在95%以上。"


def _wrapped(text: str, width: float) -> list[str]:
    """Lines no wider than so many Chinese characters."""
    lines, room = [""], width
    for sign in text:
        size = 0.5 if sign.isascii() else 1.0
        if room < size:
            lines.append("")
            room = width
        lines[-1] += sign
        room -= size
    return lines


def _column(text: str, x: float, top: float, width: float, indent: float = 24) -> list[Text]:
    first, *rest = _wrapped("　" * int(indent / 12) + text, width)
    lines = [(x + indent, top, 12.0, first.strip("　"))]
    return lines + [(x, top - 20 * n, 12.0, line) for n, line in enumerate(rest, 1)]


def test_columns_are_read_one_after_the_other() -> None:
    left, right = _column(LEFT, 60, 700, 16), _column(RIGHT, 320, 700, 16)
    mixed = [text for pair in zip(left, right) for text in pair] + left[len(right) :] + right[len(left) :]
    page: list[Text] = [(200, 760, 16, "第一章 发展目标"), *mixed]
    assert pdf.text(made([page]), "x").split("\n") == ["第一章 发展目标", LEFT, RIGHT]


@pytest.mark.parametrize("width", [10, 13, 15, 28, 38])
def test_lines_are_joined_at_any_width(width: int) -> None:
    page = [*_column(LEFT, 60, 800, width), *_column(RIGHT, 60, 400, width)]
    assert pdf.text(made([page]), "x").split("\n") == [LEFT, RIGHT]


def test_heads_and_feet_go() -> None:
    pages: list[list[Text]] = []
    for number in range(1, 5):
        head: list[Text] = [
            (60, 820, 9, f"2025/3/1 10:2{number} 规划纲要"),
            (60, 20, 9, f"https://www.x.gov.cn/1.html {number}/9"),
        ]
        pages.append([*head, *_column(f"{number * 111}个项目。" + LEFT, 60, 760, 36)])
    lines = pdf.text(made(pages), "x").split("\n")
    assert lines == [f"{number * 111}个项目。{LEFT}" for number in range(1, 5)]


def test_a_paragraph_goes_on_over_the_page() -> None:
    lines = _wrapped(LEFT * 2, 30)
    first: list[Text] = [(60, 400 - 20 * n, 12, line) for n, line in enumerate(lines[:3])]
    second: list[Text] = [(60, 800 - 20 * n, 12, line) for n, line in enumerate(lines[3:])]
    assert (
        pdf.text(made([[*first, (290, 30, 9, "1")], [*second, (290, 30, 9, "2")]]), "x").replace("\n", "") == LEFT * 2
    )


ROWS = [
    ("指标", "2025年", "2030年"),
    ("地区生产总值(亿元)", "8000", "12000"),
    ("城镇化率(%)", "73.5", "78"),
    ("森林覆盖率(%)", "60.3", "60.5"),
]


def test_a_table_without_rules() -> None:
    page: list[Text] = [
        (x, 700 - 24 * n, 12, cell) for n, row in enumerate(ROWS) for x, cell in zip((60, 260, 360), row)
    ]
    text = pdf.text(made([[*page, *_column(LEFT, 60, 500, 36)]]), "x")
    assert text.split("\n") == ["\t".join(row) for row in ROWS] + [LEFT]


def test_a_ruled_table_keeps_its_cells() -> None:
    level = [(60.0, y, 460.0, y) for y in (716.0, 676.0, 636.0, 596.0)]
    upright = [(x, 596.0, x, 716.0) for x in (60.0, 200.0, 330.0, 460.0)]
    page: list[Text] = [
        (64, 690, 12, "指标"), (204, 690, 12, "2025年"), (334, 690, 12, "2030年"),
        (64, 660, 12, "单位地区生产总值"), (64, 644, 12, "能耗降低(%)"), (204, 652, 12, "[13.5]"), (334, 652, 12, "完成国家下达任务"),
        (64, 610, 12, "城镇化率(%)"), (204, 610, 12, "73.5"), (334, 610, 12, "78"),
    ]  # fmt: skip
    text = pdf.text(made([[*page, *_column(LEFT, 60, 500, 36)]], rules=level + upright), "x")
    assert text.split("\n") == [
        "指标\t2025年\t2030年",
        "单位地区生产总值能耗降低(%)\t[13.5]\t完成国家下达任务",
        "城镇化率(%)\t73.5\t78",
        LEFT,
    ]


def test_an_encoding_without_a_table_of_codes_is_read() -> None:
    assert "公路300公里" in pdf.text(made([_column(LEFT, 60, 700, 30)], gbk=True), "x")


def test_a_scanned_document_is_said() -> None:
    with pytest.raises(DataError, match="scanned"):
        pdf.text(made([[]], rules=[(1, 1, 9, 9)]), "x")
