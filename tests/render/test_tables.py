"""The tables as they stand on screens of four widths, kept in snapshots/.

``PLANCMP_SNAPSHOTS=write python -m pytest tests/render`` writes them anew: look at the difference before keeping it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from rich.console import Console

from plancmp import City, Indicator, KnowledgeBase, Plan, Theme, Topic, compare, search
from plancmp.query.listing import CLASSES, listing
from plancmp.query.show import show
from plancmp.query.verify import verify
from plancmp.render.table import compare as compare_table
from plancmp.render.table import listing as listing_table
from plancmp.render.table import parts
from plancmp.render.table import search as search_table
from plancmp.render.table import show as show_table
from plancmp.render.table import verify as verify_table

SNAPSHOTS = Path(__file__).parent / "snapshots"
WIDTHS = (40, 80, 120, 200)

Draw = Callable[[KnowledgeBase, Console, str], None]


def _compare(*cities: str, explain: bool = False, everything: bool = False, limit: int | None = None, **how: Any) -> Draw:
    def draw(kb: KnowledgeBase, console: Console, lang: str) -> None:
        result = compare(kb, cities, **how)
        compare_table.draw(
            result, console, lang, themes=kb.all(Theme), everything=everything, limit=limit, explain=explain, year=how.get("year"),
        )

    return draw


def _search(query: str, *, explain: bool = False, **how: object) -> Draw:
    def draw(kb: KnowledgeBase, console: Console, lang: str) -> None:
        search_table.draw(
            search(kb, query, **how), console, lang, cities={city.id: city for city in kb.all(City)},  # type: ignore[arg-type]
            plans={plan.id: plan for plan in kb.all(Plan)},
            indicators={one.id: one for one in kb.all(Indicator)}, everything=False, explain=explain,
        )

    return draw


def _show(name: str) -> Draw:
    return lambda kb, console, lang: show_table.draw(show(kb, name), console, lang, kb.get)


def _list(kind: str) -> Draw:
    return lambda kb, console, lang: listing_table.draw(listing(kb, kind), console, lang)


def _verify(kb: KnowledgeBase, console: Console, lang: str) -> None:
    text = "一、主要任务\n\n1.建设交通强市。推进安北高铁建设,投资300亿元。\n\n2.改善空气质量。到2030年,PM2.5年均浓度降到28微克/立方米以下。\n"
    verify_table.draw(verify(kb, {"beihu-proposal-15fyp": (text, "0" * 64)}), console, lang)


SCREENS: dict[str, Draw] = {
    "compare": _compare("anping", "beihu"),
    "compare-three": _compare("beihu", "anping", "nanling", themes=["transport"]),
    "compare-explain": _compare("anping", "beihu", explain=True, everything=True),
    "compare-limit": _compare("anping", "beihu", limit=1),
    "compare-nothing": _compare("anping", "beihu", year=1999),
    "search": _search("中欧班列"),
    "search-explain": _search("PM2.5 2030", explain=True, limit=1),
    "show-city": _show("anping"),
    "show-plan": _show("anping-report-2024"),
    "show-clause": _show("anping-proposal-15fyp/1"),
    "show-clause-empty": _show("anping-report-2024/二(一)"),
    "show-commitment": _show("anping-proposal-15fyp/1.1"),
    "show-indicator": _show("pm25"),
    "show-topic": _show("railways"),
    "show-theme": _show("transport"),
    **{f"list-{kind}": _list(kind) for kind in CLASSES},
    "verify": _verify,
}


def drawn(draw: Draw, kb: KnowledgeBase, width: int, lang: str) -> str:
    """What stands on a screen of ``width`` columns, without the blanks at the ends of lines."""
    console = parts.plain(width=width)
    with console.capture() as captured:
        draw(kb, console, lang)
    return "\n".join(line.rstrip() for line in captured.get().split("\n"))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", SCREENS)
def test_screens_are_as_they_were(name: str, lang: str, example: KnowledgeBase, environment: dict[str, str]) -> None:
    pages = (f"{'=' * width}\n{drawn(SCREENS[name], example, width, lang)}" for width in WIDTHS)
    text = "".join(pages)
    file = SNAPSHOTS / f"{name}-{lang}.txt"
    if environment.get("PLANCMP_SNAPSHOTS") == "write":
        file.write_text(text, "utf-8", newline="\n")
    assert file.is_file(), "run the tests with PLANCMP_SNAPSHOTS=write"
    assert text == file.read_text("utf-8")


def test_no_snapshot_is_left_over() -> None:
    assert {file.name for file in SNAPSHOTS.iterdir()} == {f"{name}-{lang}.txt" for name in SCREENS for lang in ("zh", "en")}


@pytest.mark.parametrize("width", [30, 60, 100, 300])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", SCREENS)
def test_no_line_is_wider_than_the_screen_and_none_is_cut(name: str, lang: str, width: int, example: KnowledgeBase) -> None:
    text = drawn(SCREENS[name], example, width, lang)
    assert all(cell_len(line) <= width for line in text.split("\n"))
    assert "…" not in text


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", SCREENS)
def test_a_narrow_screen_says_what_a_wide_one_says(name: str, lang: str, example: KnowledgeBase) -> None:
    """The same characters, however they are broken into lines; `compare` stacks the cities: their names recur, the head of the topics is gone."""
    wide, *narrow = (
        Counter("".join(drawn(SCREENS[name], example, width, lang).replace("─", "").split())) for width in (200, 120, 80, 40, 30)
    )
    for counts in narrow:
        if name.startswith("compare"):
            assert wide.keys() - counts.keys() <= set("主题Topic")
        else:
            assert counts == wide


@pytest.mark.parametrize("width", WIDTHS)
def test_columns_stand_under_their_heads(width: int, example: KnowledgeBase) -> None:
    """Chinese lines up: in the side-by-side table the second city begins in the same cell in every line."""
    if width < 80:
        pytest.skip("the cities are stacked")
    text = drawn(SCREENS["compare"], example, width, "zh").split("\n")
    head = next(line for line in text if line.startswith("主题"))
    at = cell_len(head[: head.index("北湖")])
    start = text.index(head) + 1
    rows = [line for line in text[start : text.index("", start)] if line]
    for line in rows:
        before = ""
        for character in line:
            if cell_len(before) >= at:
                break
            before += character
        if cell_len(before) == at and len(line) > len(before):
            assert before[-1] == " "
        assert cell_len(before) <= at


def test_an_empty_cell_says_why(example: KnowledgeBase) -> None:
    text = drawn(SCREENS["compare-three"], example, 120, "zh")
    assert "无文件" in text and "已读条款 4/4" in text
    wide = drawn(_compare("nanling", "beihu", "anping", topics=["railways", "aviation"], done=False), example, 120, "zh")
    assert "无文件" in wide


def test_what_is_left_out_is_counted(example: KnowledgeBase) -> None:
    assert "3" in drawn(SCREENS["compare-limit"], example, 80, "zh").strip().split("\n")[-1]
    text = drawn(SCREENS["compare-limit"], example, 80, "en")
    assert "3 more topics not shown (All commit 1, Only one commits 2)" in text.replace("\n", " ")
    assert "仅一方有 0/2 ─" in drawn(SCREENS["compare-limit"], example, 80, "zh"), "a section is there although its rows are hidden"


def test_the_score_says_what_it_is(example: KnowledgeBase) -> None:
    for width in (40, 120):
        assert re.search(r"相似\d+", drawn(SCREENS["compare"], example, width, "zh"))
    assert "相似: 0–100" in drawn(SCREENS["compare"], example, 120, "zh")
    alone = drawn(_compare("anping", "beihu", topics=["aviation"]), example, 120, "zh")
    assert "相似" not in alone


def test_the_title_names_what_the_comparison_is_narrowed_to(example: KnowledgeBase) -> None:
    console = parts.plain(width=120)
    with console.capture() as captured:
        compare_table.draw(
            compare(example, ["anping", "beihu"], themes=["transport"], year=2030), console, "zh", themes=example.all(Theme),
            everything=False, limit=None, explain=False, topics=[example.get(Topic, "railways")],
            plans=[example.get(Plan, "anping-report-2024")], year=2030, status="planned",
        )
    title = captured.get().split("\n")[0].rstrip()
    assert title.endswith(f"— 交通运输, {example.get(Topic, 'railways').zh}, 2024报告, 2030年, 只看计划")


def test_the_command_that_goes_deeper_keeps_what_was_asked_for(shipped: KnowledgeBase) -> None:
    def draw(kb: KnowledgeBase, console: Console, lang: str) -> None:
        compare_table.draw(
            compare(kb, ["jinhua", "quzhou"], year=2027, done=False), console, lang, themes=kb.all(Theme), everything=False, limit=1,
            explain=False, year=2027, status="planned",
        )

    assert re.search(r"plancmp compare jinhua quzhou --theme [a-z-]+ --year 2027 --status planned\n", drawn(draw, shipped, 120, "zh"))


def test_why_is_said_in_the_readers_words(example: KnowledgeBase) -> None:
    text = drawn(SCREENS["compare-explain"], example, 200, "zh")
    assert "同主题" in text and "topic " not in text and "anping-proposal-15fyp" not in text
    assert "§" in next(line for line in text.split("\n") if " ~ " in line)


def test_an_english_screen_names_figures_in_english(example: KnowledgeBase) -> None:
    text = drawn(_search("PM2.5"), example, 120, "en")
    assert example.get(Indicator, "pm25").en in text and "年均浓度" not in text


def test_a_chinese_screen_says_what_is_english(example: KnowledgeBase) -> None:
    text = drawn(SCREENS["show-commitment"], example, 120, "zh")
    topic = example.get(Topic, "china-europe-trains")
    assert f"{topic.zh} {topic.id}" in text and "力争 strive" in text
    assert "界定(英文)" in drawn(SCREENS["show-theme"], example, 120, "zh")


def test_a_theme_begins_with_its_topics_by_city_and_counts_what_is_left_out(
    example: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(show_table, "OF_A_THEME", 2)
    text = drawn(SCREENS["show-theme"], example, 120, "zh")
    assert text.index("railways") < text.index("内容")
    left = len(show(example, "transport").commitments) - 2
    assert f"另有{left}条承诺未显示" in text
    assert sum(line.startswith(("anping-", "beihu-")) for line in text.split("\n")) == 2


def test_the_cite_is_marked_without_colour(example: KnowledgeBase) -> None:
    shown = replace(show(example, "anping-proposal-15fyp/1.1"), context=("前文,", "建成高铁", "。"))
    console = parts.plain(width=80)
    with console.capture() as captured:
        show_table.draw(shown, console, "zh", example.get)
    assert "前文,【建成高铁】。" in captured.get()


def test_titles_of_plans_stand_below_on_a_narrow_screen(example: KnowledgeBase) -> None:
    plan = example.get(Plan, "anping-report-2024")
    for width, together in ((80, False), (120, True)):
        line = next(line for line in drawn(SCREENS["list-plans"], example, width, "zh").split("\n") if line.startswith(plan.id))
        assert "anping " in line and (plan.title[:6] in line) == together


@pytest.mark.parametrize("columns", ["0", "1", "19"])
def test_a_width_that_is_none_is_not_believed(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert parts.plain().width == 80


def test_a_pipe_gets_no_blanks_at_the_ends_of_lines(capsys: pytest.CaptureFixture[str], example: KnowledgeBase) -> None:
    console = parts.plain()
    SCREENS["compare"](example, console, "zh")
    SCREENS["list-plans"](example, console, "zh")
    text = capsys.readouterr().out
    assert text.count("\n") > 20 and not re.search(r"[ \t]+$", text, re.M)


def test_figures_and_matches_stand_out(example: KnowledgeBase) -> None:
    console = Console(force_terminal=True, color_system="standard", width=120, highlight=False)
    with console.capture() as captured:
        SCREENS["compare"](example, console, "zh")
    assert "\x1b[1;36m2000列\x1b[0m" in captured.get()
    with console.capture() as captured:
        SCREENS["search"](example, console, "zh")
    assert "\x1b[1;36m≥2000列 (2030)\x1b[0m" in captured.get()
