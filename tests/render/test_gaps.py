"""What a city lacks, on the screen and as a grid."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from plancmp import City, Indicator, KnowledgeBase, gaps
from plancmp.render import gaps as gaps_table
from plancmp.render.view import Lang, View
from tests.render.screens import drawn, screen


@pytest.mark.parametrize("width", [20, 40])
def test_gaps_fill_a_narrow_screen(width: int, figures: KnowledgeBase) -> None:
    lines = screen(figures, "gaps", width, "zh").rstrip("\n").split("\n")
    assert all(line.strip() for line in lines), "no empty cells"
    assert max(map(cell_len, (line.rstrip() for line in lines))) > width - 5


def test_the_title_of_the_reverse_says_what_it_answers(figures: KnowledgeBase) -> None:
    page = drawn(gaps(figures, "anping", ["beihu"], reverse=True), 80, "zh")
    assert page.startswith("只有安平有承诺,北湖没有")


def test_the_title_does_not_say_that_a_city_has_not_what_nobody_read(figures: KnowledgeBase) -> None:
    found = gaps(figures, "beihu", ["anping"])
    row = found.rows[0]
    row = replace(row, cells={**row.cells, "beihu": ()}, mentions={**row.mentions, "beihu": ()})
    read = replace(found.coverage["beihu"], clauses_read=5, clauses_total=5)
    for less, words in ((0, "北湖没有  "), (1, "北湖没有,或尚未读完  ")):
        coverage = {**found.coverage, "beihu": replace(read, clauses_read=5 - less)}
        assert words in drawn(replace(found, rows=(row,), coverage=coverage), 80, "zh")


@pytest.mark.parametrize(
    ("lang", "title"), [("zh", "其他{n}个城市有承诺,鹿城没有"), ("en", "{n} other cities commit, Lucheng does not")]
)
def test_a_long_list_of_cities_is_counted_in_the_title(
    lang: Lang, title: str, shipped: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gaps_table, "NAMED", 1)
    others = len(shipped.all(City)) - 1
    assert drawn(gaps(shipped, "lucheng"), 80, lang, limit=1).startswith(title.format(n=others))


@pytest.mark.parametrize("width", [60, 120])
def test_a_row_says_how_many_of_the_peers_have_it(width: int, shipped: KnowledgeBase) -> None:
    found = gaps(shipped, "lucheng")
    assert len(found.against) > gaps_table.NAMED
    row = max(found.rows, key=lambda row: len(row.cells) - len(row.lacking))
    holding = len(row.cells) - len(row.lacking)
    page = drawn(replace(found, rows=(row,)), width, "zh")
    assert f"{holding}/{len(found.against)} 有" in page and holding > gaps_table.NAMED
    assert f"另有{holding - gaps_table.HOLDERS}个城市: " in page
    whole = drawn(replace(found, rows=(row,)), width, "zh", everything=True)
    assert "个城市: " not in whole and len(whole) > len(page)
    [table] = gaps_table.document(replace(found, rows=(row,)), View(lang="en")).tables
    assert str(table.rows[0][0]).endswith(f"({holding} of {len(found.against)})")


def test_many_that_lack_it_too_are_counted_by_the_reason(shipped: KnowledgeBase) -> None:
    found = gaps(shipped, "lucheng")
    row = max(found.rows, key=lambda row: len(row.lacking))
    others = len(row.lacking) - 1
    assert others > gaps_table.NAMED
    page = drawn(replace(found, rows=(row,)), 200, "zh")
    line = next(line for line in page.split("\n") if f"其他{others}个城市  " in line)
    assert sum(map(int, re.findall(r" (\d+)(?: ·|$)", line.rstrip()))) == others
    assert f"其他{others}个城市  " not in drawn(replace(found, rows=(row,)), 200, "zh", everything=True)


def test_what_is_left_out_is_counted(figures: KnowledgeBase) -> None:
    rows = len(gaps(figures, "nanling").rows)
    assert f"另有{rows - 1}个主题未显示" in drawn(gaps(figures, "nanling"), 80, "zh", limit=1)
    assert "未显示" not in drawn(gaps(figures, "nanling"), 80, "zh", everything=True)


def test_gaps_say_why(figures: KnowledgeBase) -> None:
    assert "尚未读完" in screen(figures, "gaps", 100, "zh")
    assert "not fully read" in screen(figures, "gaps", 100, "en")


def test_a_mention_says_where(example: KnowledgeBase) -> None:
    found = gaps(example, "beihu", ["anping"])
    row = next(row for row in found.rows if row.topic.id == "aviation")
    mentions = {"beihu": tuple(example.commitments(cities=["beihu"]))}
    told = replace(found, rows=(replace(row, mentions=mentions),))
    assert "无专门承诺,别处提及: §1, §2" in drawn(told, 120, "zh")
    _, rows = gaps_table.grid(told, View(lang="en", labels=True))
    assert rows[0][1] == "beihu: no commitment of its own, mentioned elsewhere: §1, §2"


def test_what_only_touches_on_a_topic_is_told_as_perhaps(example: KnowledgeBase) -> None:
    found = gaps(example, "beihu", ["anping"])
    row = next(row for row in found.rows if row.topic.id == "aviation")
    planned = tuple(item for item in example.commitments(cities=["beihu"]) if item.planned)
    [done, *_] = [item for item in example.commitments() if item.done]
    for reported, said in (((), "未见专门承诺,别处或有涉及: §"), ((done,), "只报告实绩,无新承诺,别处或有涉及: §")):
        cells = {**row.cells, "beihu": reported}
        told = replace(row, cells=cells, mentions={"beihu": planned}, perhaps=("beihu",))
        assert said in drawn(replace(found, rows=(told,)), 120, "zh")


def test_beside_results_it_is_said_where_else_the_matter_is_planned(example: KnowledgeBase) -> None:
    found = gaps(example, "beihu", ["anping"])
    row = next(row for row in found.rows if row.topic.id == "aviation")
    [done, *_] = [item for item in example.commitments() if item.done]
    planned = tuple(item for item in example.commitments(cities=["beihu"]) if item.planned)
    for mentions, said in ((planned, "只报告实绩,无新承诺,别处提及: §"), ((done,), "只报告实绩,无新承诺\n")):
        cells = {**row.cells, "beihu": (done,)}
        told = replace(found, rows=(replace(row, cells=cells, mentions={"beihu": mentions}),))
        shown = "\n".join(line.rstrip() for line in drawn(told, 120, "zh").splitlines())
        assert said in shown


def test_no_gap_draws_nothing(figures: KnowledgeBase) -> None:
    assert drawn(gaps(figures, "nanling", ["dongwan"]), 80, "zh") == ""


def test_one_commitment_a_row_led_by_why_others_have_none(figures: KnowledgeBase) -> None:
    result = gaps(figures, "beihu")
    header, rows = gaps_table.grid(result, View())
    assert rows and {len(row) for row in rows} == {len(header)}
    assert all("beihu: " in row[header.index("absent")] for row in rows)
    _, rows = gaps_table.grid(result, View(lang="en", labels=True))
    told = [said for row in rows for said in row[header.index("figures")]]
    assert any(figures.get(Indicator, "trains").en in said for said in told), "figures are called by their indicators"
