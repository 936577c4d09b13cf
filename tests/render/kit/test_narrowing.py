"""The words for what an answer is narrowed to."""

from __future__ import annotations

import pytest

from plancmp import KnowledgeBase, compare
from plancmp.query.selection import OPTIONS, WORDS, Selection
from plancmp.render import phrases
from plancmp.render.kit.narrowing import options, span, told


def test_each_part_is_told_and_may_be_typed_again(shipped: KnowledgeBase) -> None:
    asked = Selection(
        within=["浙江"], levels=["prefecture"], types=["report"], latest=True, year="2025-2027,2030", status=["done"]
    )
    answer = compare(shipped, selection=asked)
    assert told(answer, "zh") == [
        "浙江省及其所辖",
        "地级",
        "报告",
        "各类最新文件",
        "2025–2027, 2030年",
        "只看实绩",
    ]
    assert told(answer, "en")[0] == "in Zhejiang"
    assert options(answer, "levels", "types") == [
        "--within zhejiang",
        "--latest",
        "--year 2025-2027,2030",
        "--status done",
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_word_of_a_list_has_a_name(lang: str) -> None:
    say = phrases.WORDS[lang]
    assert all(say[name] for field in ("levels", "origins") for name in WORDS[field])
    assert all(say[f"{name} only"] for name in WORDS["status"])
    assert all(phrases.STRENGTH_MEANING[lang][name] for name in WORDS["strengths"])
    assert WORDS.keys() < OPTIONS.keys()


def test_years_as_they_are_written() -> None:
    assert span("2027,2025-2026") == "2025–2027" and span([2030]) == "2030" and span(()) == ""
