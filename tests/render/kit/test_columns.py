"""Columns: beside each other, two blanks apart, never wider than the screen."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from rich.text import Text

from plancmp.render.kit import parts
from plancmp.render.kit.columns import Columns


def drawn(columns: Columns, width: int) -> list[str]:
    console = parts.console(width=width)
    with console.capture() as captured:
        console.print(columns)
    return captured.get().split("\n")[:-1]


def filled(
    *headers: str, rest: tuple[int, ...] = (0,), widths: tuple[int, ...] = (), numeric: tuple[int, ...] = ()
) -> Columns:
    columns = Columns(*headers, widths=widths, rest=rest, numeric=numeric)
    columns.add("交通运输", "12", Text("开行班列"))
    columns.add("生态", "3", "")
    return columns


def test_columns_are_as_wide_as_what_they_hold() -> None:
    assert drawn(filled("领域", "数", "内容", numeric=(1,)), 80) == [
        "领域      数  内容",
        "交通运输  12  开行班列",
        "生态       3",
    ]


def test_without_headers_there_is_no_line_of_them() -> None:
    assert drawn(filled("", "", ""), 80)[0] == "交通运输  12  开行班列"


def test_those_of_the_rest_share_what_the_first_leaves() -> None:
    lines = drawn(filled("主题", "金华", "衢州", widths=(8,), rest=(1, 2)), 60)
    assert lines[0].index("金华") == 10 - 2 and cell_len(lines[0][: lines[0].index("衢州")]) == 10 + 25


def test_heads_that_are_broken_stand_on_their_columns() -> None:
    columns = Columns("a", "with figures", rest=(0,), numeric=(1,))
    columns.add("long words here", "7")
    head, second, *_ = drawn(columns, 16)
    assert head.strip() == "with" and second.split() == ["a", "figures"]


@pytest.mark.parametrize("width", range(20, 40))
def test_nothing_is_wider_than_the_screen_or_lost(width: int) -> None:
    columns = Columns("主题", "commitments", "with figures", "来源", rest=(0,), numeric=(1, 2))
    columns.add("多式联运与海铁联运", "1234567", "12345", "2024报告§二(二)")
    lines = drawn(columns, width)
    assert max(map(cell_len, lines)) <= width and all(line == line.rstrip() for line in lines)
    assert sorted("".join("".join(lines).split())) == sorted(
        "主题commitmentswithfigures来源多式联运与海铁联运1234567123452024报告§二(二)"
    )
