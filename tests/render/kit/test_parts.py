"""The console that tables are drawn on."""

from __future__ import annotations

import io
import re

import pytest
from rich.color import Color, ColorTriplet
from rich.style import Style
from rich.text import Text

from plancmp import KnowledgeBase, compare
from plancmp.model import STRENGTHS
from plancmp.query.listing import listing
from plancmp.render import compare as compare_table
from plancmp.render import listing as listing_table
from plancmp.render import phrases, write
from plancmp.render.coverage import SHADES
from plancmp.render.kit import parts
from plancmp.render.view import View
from tests.render.screens import EXAMPLE, FIGURES


@pytest.mark.parametrize("columns", ["0", "1", "19"])
def test_a_width_that_is_none_is_not_believed(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert parts.console().width == 80


def test_a_pipe_gets_no_blanks_at_the_ends_of_lines(capsys: pytest.CaptureFixture[str], example: KnowledgeBase) -> None:
    console = parts.console()
    compare_table.table(compare(example, ["anping", "beihu"]), View(), console)
    listing_table.table(listing(example, "plans"), View(), console)
    page = capsys.readouterr().out
    assert page.count("\n") > 20 and not re.search(r"[ \t]+$", page, re.M)


@pytest.mark.parametrize("lang", phrases.LANGUAGES)
def test_every_strength_has_a_mark_of_its_own_and_a_meaning(lang: str) -> None:
    assert parts.legend(STRENGTHS, lang).plain.count("  ") >= len(STRENGTHS) - 1
    assert len(set(phrases.STRENGTH[lang].values())) == len(STRENGTHS)


# Colours

WHITE, BLACK = ColorTriplet(255, 255, 255), ColorTriplet(0, 0, 0)


def light(color: ColorTriplet) -> float:
    """Relative luminance, as WCAG 2 defines it."""
    parts_of = (part / 255 for part in color)
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts_of)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: ColorTriplet, second: ColorTriplet) -> float:
    dark, bright = sorted((light(first), light(second)))
    return (bright + 0.05) / (dark + 0.05)


def test_every_colour_can_be_read_on_white_and_on_black() -> None:
    for name in (parts.RED, parts.AMBER, parts.GREEN, parts.TEAL, parts.INDIGO, parts.PURPLE):
        color = Color.parse(name).get_truecolor()
        assert min(contrast(color, WHITE), contrast(color, BLACK)) >= 3, name


def test_a_shade_brings_the_colour_of_what_is_read_on_it() -> None:
    for _, name in SHADES[1:]:
        style = Style.parse(name)
        assert style.color and style.bgcolor
        ground = style.bgcolor.get_truecolor()
        assert contrast(style.color.get_truecolor(), ground) >= 7 and contrast(ground, BLACK) >= 3


@pytest.mark.parametrize("name", [*EXAMPLE, *FIGURES])
def test_no_screen_takes_a_colour_that_each_terminal_has_otherwise(
    name: str, example: KnowledgeBase, figures: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    ask, how = {**EXAMPLE, **FIGURES}[name]
    out = io.StringIO()
    write(ask(example if name in EXAMPLE else figures), View(width=120, color="always", **how), out)
    codes = [code.split(";") for code in re.findall(r"\x1b\[([0-9;]*)m", out.getvalue())]
    assert codes or name == "compare-nothing"
    for code in codes:
        foreground = code[code.index("38") : code.index("38") + 3] if "38" in code else []
        rest = [part for part in code if part not in foreground]
        assert "48" in code or not any(re.fullmatch("[39][0-7]", part) for part in rest), code


@pytest.mark.parametrize(
    ("color", "env", "seen"),
    [
        ("auto", {}, (False, False)),
        ("auto", {"FORCE_COLOR": "1"}, (True, True)),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, (True, False)),
        ("auto", {"FORCE_COLOR": "1", "TERM": "dumb"}, (False, False)),
        ("always", {}, (True, True)),
        ("always", {"NO_COLOR": "1", "TERM": "dumb"}, (True, True)),
        ("never", {"FORCE_COLOR": "1"}, (False, False)),
    ],
)
def test_who_says_whether_there_are_colours(
    color: str, env: dict[str, str], seen: tuple[bool, bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    out = io.StringIO()
    parts.console(file=out, color=color).print(Text("x", parts.FIGURE))  # type: ignore[arg-type]
    assert ("\x1b[" in out.getvalue(), re.search(r"\x1b\[[0-9;]*3[0-9]", out.getvalue()) is not None) == seen
