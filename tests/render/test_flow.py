"""Text that fills its lines: nothing lost, nothing too wide, no line that begins with a closing mark."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from plancmp.render.table import parts
from plancmp.render.table.flow import Flow, lines

CLOSING = ",。、;:)”,。;:!?)》」』】’"

characters = st.sampled_from("年开行中欧班列达到3000列以上,。、;:()“”《》!?,.;:() —·%§/&+-'abcXYZ0123456789é") | st.characters(
    exclude_categories=("Cs", "Cc", "Cn", "Co", "Mn", "Me", "Mc", "Cf", "Zl", "Zp"), min_codepoint=32, max_codepoint=0xFFFF
)
texts = st.text(characters, max_size=60)


@given(texts, st.integers(2, 60))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    broken = [line.plain for line in lines(Text(text), width)]
    assert all(cell_len(line) <= width for line in broken)
    assert re.sub(r"\s", "", "".join(broken)) == re.sub(r"\s", "", text)


@given(texts, st.integers(24, 60))
def test_no_line_begins_with_a_closing_mark_unless_forced(text: str, width: int) -> None:
    # A heap of marks wider than the line, or marks after a blank, leave no choice.
    text = re.sub(rf"\s+(?=[{CLOSING}])", "", text)
    text = re.sub(rf"([{CLOSING}!?.%\]〉]){{3,}}", r"\1", text)
    text = re.sub(r"[!-~§]{12,}", "word", text)
    for line in list(lines(Text(text), width))[1:]:
        assert not line.plain or line.plain[0] not in CLOSING


@given(texts)
def test_a_line_that_fits_stays_as_it_is(text: str) -> None:
    [line] = lines(Text(text), cell_len(text) + 1)
    assert line.plain == text.rstrip()


@given(texts, st.integers(2, 40))
def test_lines_are_filled(text: str, width: int) -> None:
    """Two neighbouring lines never fit in one: the second begins with what was too wide for the first."""
    broken = [line.plain for line in lines(Text(text), width)]
    for first, second in zip(broken, broken[1:]):
        assert cell_len(first) + cell_len(second) > width - 1 or not second


@pytest.mark.parametrize(
    ("text", "width", "wanted"),
    [
        ("到2027年义新欧班列一年开行3000列", 20, ["到2027年义新欧班列一", "年开行3000列"]),
        ("建成国际陆港,开行中欧班列。", 12, ["建成国际陆", "港,开行中欧", "班列。"]),
        ("新建铁路(含支线)100公里", 12, ["新建铁路(含", "支线)100公里"]),
        ("Complete the high-speed railway", 16, ["Complete the", "high-speed", "railway"]),
        ("一二 三四", 4, ["一二", "三四"]),
        ("a\nb", 10, ["a", "b"]),
        ("", 10, [""]),
        ("Donaudampfschifffahrt", 8, ["Donaudam", "pfschiff", "fahrt"]),
        ("中文", 2, ["中", "文"]),
    ],
)
def test_where_lines_end(text: str, width: int, wanted: list[str]) -> None:
    assert [line.plain for line in lines(Text(text), width)] == wanted


def test_styles_stay_with_their_words() -> None:
    text = Text("到2027年开行3000列")
    text.stylize("bold", 8, 13)
    pieces = [(line.plain[span.start : span.end], str(span.style)) for line in lines(text, 12) for span in line.spans]
    assert "".join(piece for piece, style in pieces if style == "bold") == text.plain[8:13]


def test_further_lines_are_indented_under_the_first() -> None:
    console = parts.plain(width=14)
    with console.capture() as captured:
        console.print(Flow((Text("定"), Text("到2027年开行3000列班列")), (Text("争"), Text("多拉快跑"))))
    assert captured.get().split("\n") == ["定 到2027年开", "   行3000列班", "   列", "争 多拉快跑", ""]


def test_markup_in_data_is_text() -> None:
    console = parts.plain(width=40)
    with console.capture() as captured:
        console.print(Flow((Text(), Text("[bold]a[/bold] :smile: [草稿]"))))
    assert captured.get() == "[bold]a[/bold] :smile: [草稿]\n"
