"""Whether a short word stands by itself."""

from __future__ import annotations

import pytest

from plancmp.text.borders import Borders

BORDERS = Borders({"畅通", "信访", "提高", "中心", "风景", "景区", "大数据", "据点"}.__contains__)


@pytest.mark.parametrize(
    ("text", "word", "hidden"),
    [
        ("畅通信访渠道", "通信", True),
        ("提高中心镇能级", "高中", True),
        ("提高高中质量", "高中", False),
        ("畅通通信网络", "通信", False),
        ("成为国家风景区", "景区", False),
        ("景区", "景区", False),
        ("大数据点", "数据", True),
        ("提高中心镇能级", "高中心镇", False),
    ],
)
def test_words_that_run_across_both_ends_hide_a_short_word(text: str, word: str, hidden: bool) -> None:
    place = text.rindex(word)
    assert BORDERS.run_across(text, place, place + len(word)) == hidden
