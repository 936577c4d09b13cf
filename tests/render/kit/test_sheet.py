"""A list of things on a wide and on a narrow screen."""

from __future__ import annotations

import io

from rich.text import Text

from plancmp.render.kit import parts
from plancmp.render.kit.flow import Flow
from plancmp.render.kit.sheet import Sheet


def drawn(width: int, *, least: int = 12) -> list[str]:
    sheet = Sheet("城市", "数", "内容", numeric=(1,), least=least)
    sheet.add("安平", "12", text=Flow(Text("建设铁路")))
    sheet.add("北湖市", "3", text=Flow(Text("改善空气")))
    out = io.StringIO()
    parts.console(file=out, width=width).print(sheet)
    return out.getvalue().rstrip().split("\n")


def test_columns_stand_beside_each_other_where_there_is_room() -> None:
    assert drawn(24) == ["城市    数  内容", "安平    12  建设铁路", "北湖市   3  改善空气"]


def test_on_a_narrow_screen_each_thing_stands_under_the_other() -> None:
    assert drawn(23) == ["城市  数  内容", "安平  12", "  建设铁路", "北湖市  3", "  改善空气"]
