"""The tables as they stand on screens of four widths, kept in snapshots/.

``PLANCMP_SNAPSHOTS=write python -m pytest tests/render`` writes them anew: look at the difference before keeping it.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from rich.cells import cell_len

from plancmp import KnowledgeBase
from plancmp.render.view import Lang
from tests.render.screens import EXAMPLE, FIGURES, screen

SNAPSHOTS = Path(__file__).parent / "snapshots"
WIDTHS = (40, 80, 120, 200)

in_both = pytest.mark.parametrize("lang", ["zh", "en"])
on_every_screen = pytest.mark.parametrize("name", EXAMPLE)


@in_both
@on_every_screen
def test_screens_are_as_they_were(name: str, lang: Lang, example: KnowledgeBase, environment: dict[str, str]) -> None:
    page = "".join(f"{'=' * width}\n{screen(example, name, width, lang)}" for width in WIDTHS)
    file = SNAPSHOTS / f"{name}-{lang}.txt"
    if environment.get("PLANCMP_SNAPSHOTS") == "write":
        file.write_text(page, "utf-8", newline="\n")
    assert file.is_file(), "run the tests with PLANCMP_SNAPSHOTS=write"
    assert page == file.read_text("utf-8")


def test_no_snapshot_is_left_over() -> None:
    assert {file.name for file in SNAPSHOTS.iterdir()} == {
        f"{name}-{lang}.txt" for name in EXAMPLE for lang in ("zh", "en")
    }


@pytest.mark.parametrize("width", [30, 60, 100, 300])
@in_both
@on_every_screen
def test_no_line_is_wider_than_the_screen_and_none_is_cut(
    name: str, lang: Lang, width: int, example: KnowledgeBase
) -> None:
    page = screen(example, name, width, lang)
    assert all(cell_len(line) <= width for line in page.split("\n"))
    assert "…" not in page


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
@in_both
@pytest.mark.parametrize("name", FIGURES)
def test_no_line_of_figures_is_wider_than_the_screen_and_none_is_cut(
    name: str, lang: Lang, width: int, figures: KnowledgeBase
) -> None:
    page = screen(figures, name, width, lang)
    assert all(cell_len(line) <= width for line in page.split("\n"))
    assert "…" not in page


@in_both
@on_every_screen
def test_a_narrow_screen_says_what_a_wide_one_says(name: str, lang: Lang, example: KnowledgeBase) -> None:
    """The same characters, however they are broken into lines.

    `compare` stacks the cities: their names recur, the head of the topics is gone.
    """
    wide, *narrow = (
        Counter("".join(screen(example, name, width, lang).replace("─", "").split()))
        for width in (200, 120, 80, 40, 30)
    )
    for counts in narrow:
        if name.startswith("compare"):
            assert wide.keys() - counts.keys() <= set("主题Topic")
        else:
            assert counts == wide
