"""Text that fills its lines: nothing lost, nothing too wide, no line that begins with a closing mark."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from plancmp.render.kit import parts
from plancmp.render.kit.flow import Flow, lines

CLOSING = "，。、；：！？）》」』】〕”’,.;:!?)%"

characters = st.sampled_from(
    "年开行中欧班列达到3000列以上，。、；：！？（）“”《》〔〕,.;:!?() —·%§/&+-'abcXYZ0123456789é"
) | st.characters(
    exclude_categories=("Cs", "Cc", "Cn", "Co", "Mn", "Me", "Mc", "Cf", "Zl", "Zp"),
    min_codepoint=32,
    max_codepoint=0xFFFF,
)
texts = st.text(characters, max_size=60)


def broken(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end, _ in lines(text, width)]


@given(texts, st.integers(2, 60))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    found = broken(text, width)
    assert all(cell_len(line) <= width for line in found)
    assert re.sub(r"\s", "", "".join(found)) == re.sub(r"\s", "", text)


@given(texts, st.integers(24, 60))
def test_no_line_begins_with_a_closing_mark_unless_forced(text: str, width: int) -> None:
    # A heap of marks wider than the line, or marks after a blank, leave no choice.
    text = re.sub(rf"\s+(?=[{CLOSING}])", "", text)
    text = re.sub(rf"([{CLOSING}\]〉]){{3,}}", r"\1", text)
    text = re.sub(r"[!-~§]{12,}", "word", text)
    for line in broken(text, width)[1:]:
        assert not line or line[0] not in CLOSING


@given(texts)
def test_a_line_that_fits_stays_as_it_is(text: str) -> None:
    assert broken(text, cell_len(text) + 1) == [text.rstrip()]


@given(texts, st.integers(2, 40))
def test_lines_are_filled(text: str, width: int) -> None:
    """Two neighbouring lines never fit in one: the second begins with what was too wide for the first."""
    found = broken(text, width)
    for first, second in zip(found, found[1:]):
        assert cell_len(first) + cell_len(second) > width - 1 or not second


@pytest.mark.parametrize(
    ("text", "width", "wanted"),
    [
        ("到2027年义新欧班列一年开行3000列", 20, ["到2027年义新欧班列一", "年开行3000列"]),
        ("建成国际陆港,开行中欧班列。", 12, ["建成国际陆", "港,开行中欧", "班列。"]),
        ("建成国际陆港，开行中欧班列。", 12, ["建成国际陆", "港，开行中欧", "班列。"]),
        ("新建铁路（含支线）100公里", 12, ["新建铁路（含", "支线）", "100公里"]),
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
    assert broken(text, width) == wanted


def test_styles_stay_with_their_words() -> None:
    text = Text("到2027年开行3000列")
    text.stylize("bold", 8, 13)
    pieces = [piece for line, _ in Flow(text).lines(parts.console(), 12) for piece in line]
    assert "".join(piece.text for piece in pieces if piece.style and piece.style.bold) == text.plain[8:13]


@pytest.mark.parametrize("figure", ["", "bold"])
def test_the_style_of_a_mark_is_its_own(figure: str) -> None:
    text = Text("到2027年")
    text.append("开行3000列", figure)
    [(pieces, cells)] = Flow((Text("定", "green"), text)).lines(parts.console(), 40)
    assert [piece.text for piece in pieces if piece.style and piece.style.color] == ["定"]
    assert cells == cell_len("".join(piece.text for piece in pieces))


def test_further_lines_are_indented_under_the_first() -> None:
    console = parts.console(width=14)
    with console.capture() as captured:
        console.print(Flow((Text("定"), Text("到2027年开行3000列班列")), (Text("争"), Text("多拉快跑"))))
    assert captured.get().split("\n") == ["定 到2027年开", "   行3000列班", "   列", "争 多拉快跑", ""]


def test_markup_in_data_is_text() -> None:
    console = parts.console(width=40)
    with console.capture() as captured:
        console.print(Flow(Text("[bold]a[/bold] :smile: [草稿]")))
    assert captured.get() == "[bold]a[/bold] :smile: [草稿]\n"
