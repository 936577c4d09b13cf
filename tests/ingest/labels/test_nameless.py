"""Figures of which no noun is told."""

from __future__ import annotations

import pytest

from plancmp.ingest.labels.nameless import ranking, without_noun
from plancmp.ingest.labels.phrase import parse
from plancmp.text.quantities import figures


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("跻身全国百强城市", "全国百强城市"),
        ("入选中国产业百强", "中国产业百强"),
        ("在全省教育评价中居第一", "全省教育评价排名"),
        ("居全省第一", ""),
    ],
)
def test_among_whom_a_place_is(text: str, wanted: str) -> None:
    assert ranking(text, figures(text)[-1]) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("培训21人", "培训"),
        ("推进旧城改造,投入16万元", "旧城改造"),
        ("投入16万元", "投入"),
        ("10人入选名单", "入选名单"),
    ],
)
def test_other_words_for_what_is_counted(text: str, wanted: str) -> None:
    figure = figures(text)[0]
    start = text.rfind(",", 0, figure.start) + 1
    phrase = parse(text[start : figure.start], figure.type)
    assert without_noun(text, phrase, figure, start, frozenset()) == wanted
