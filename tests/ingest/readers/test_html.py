from __future__ import annotations

import pytest

from plancmp.errors import DataError

pytest.importorskip("selectolax")
from plancmp.ingest.readers import html

LONG = "坚持稳中求进工作总基调,推动高质量发展,加快建设现代化产业体系。"


def _lines(body: str) -> list[str]:
    return [line for line in html.text(f"<html><body>{body}<p>{LONG}</p></body></html>", "x").split("\n") if line][:-1]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (
            "<table><tr><td>公路 20</td><td>30亿元</td></tr><tr><td>1</td><td>200公里</td></tr></table>",
            ["公路 20\t30亿元", "1\t200公里"],
        ),
        ("<table><tr><th>指标<th>2030年<tr><td>总量<td>8000</table>", ["指标\t2030年", "总量\t8000"]),
        ("<table><tr><td><p>总量</p><p>(亿元)</p></td><td><div>8000</div></td></tr></table>", ["总量  (亿元)\t8000"]),
        ("<table><tr><td>甲</td><td></td><td>3</td></tr></table>", ["甲\t\t3"]),
        (
            "<table><tr><td rowspan='2'>甲<td colspan=2>乙<td>丙</tr><tr><td>1<td>2<td>3</tr><tr><td>4<td>5<td>6</table>",
            ["甲\t乙\t乙\t丙", "甲\t1\t2\t3", "4\t5\t6"],
        ),
        (
            "<table><tr><td>甲</td><td rowspan=9>乙</td></tr></table><p>正文</p><table><tr><td>1</td><td>2</td></tr></table>",
            ["甲\t乙", "正文", "1\t2"],
        ),
        ("<table><tr><td colspan=999999999999>甲</td><td>1</td></tr></table>", ["甲\t1"]),
        ("<table><tr><td>甲</td><td>1</td><td></td></tr></table>", ["甲\t1\t"]),
        (f"<table><tr><td colspan=3><p>一、目标</p><p>{LONG * 10}</p></td></tr></table>", ["一、目标", LONG * 10]),
        (f"<table><tr><td><p>一、目标</p><p>{LONG * 10}</p></td></tr></table>", ["一、目标", LONG * 10]),
        ("<table><tr><td><table><tr><td>内</td><td>1</td></tr></table></td></tr></table>", ["内\t1"]),
        ("<p>企业200家<sup>3</sup>。</p>", ["企业200家。"]),
        ("<p>企业200家<sup><a>[3]</a></sup>,</p>", ["企业200家,"]),
        ("<p>绿地12万m<sup>2</sup>,水5m<sup>3</sup></p>", ["绿地12万m²,水5m³"]),
    ],
)
def test_cells_and_marks(body: str, lines: list[str]) -> None:
    assert _lines(body) == lines


def test_a_page_in_one_form_is_read() -> None:
    assert _lines(f"<form id=aspnetForm><div><p>{LONG}</p><p>建成公路200公里</p></div></form>") == [
        LONG,
        "建成公路200公里",
    ]


def test_a_form_for_searching_goes() -> None:
    assert _lines("<form>请输入关键词</form>" + f"<p>{LONG}</p>") == [LONG]


def test_a_page_without_text() -> None:
    with pytest.raises(DataError, match="without text"):
        html.text("<html><body><form>无</form></body></html>", "x")
