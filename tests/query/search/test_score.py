"""Where a word stands in a record, and what that is worth."""

from __future__ import annotations

import sqlite3

import pytest

from plancmp import KnowledgeBase
from plancmp.index.grams import conjunction, tokenised
from plancmp.query.search.question import Word
from plancmp.query.search.score import Judge, Match, Stored
from plancmp.weights import PARTS


def judged(kb: KnowledgeBase, word: Word, **parts: str) -> Match | None:
    return Judge(kb).match(word, Stored("\x1f".join(parts.get(name, "") for name in PARTS)))


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"names": "安新欧"}, {"cite": "开行安新欧"}),
        ({"labels": "安新欧班列年开行数", "text": "开行安新欧"}, {"text": "开行安新欧"}),
        ({"text": "安新欧班列年开行达到2000列"}, {"text": "到2030年国际货运列车中安新欧达到2000列"}),
        ({"text": "开行安新欧"}, {"clause": "开行安新欧"}),
    ],
    ids=["a name", "a label", "early", "the record itself"],
)
def test_a_record_about_the_word_is_worth_more(
    better: dict[str, str], worse: dict[str, str], example: KnowledgeBase
) -> None:
    word = Word("安新欧", (("安新欧", "exact"),))
    first, second = judged(example, word, **better), judged(example, word, **worse)
    assert first and second and first.score > second.score


def test_what_a_record_says_is_more_than_what_a_label_mentions_however_it_was_reached(example: KnowledgeBase) -> None:
    word = Word("teachers", (("teachers", "exact"), ("教师", "gloss"), ("师资", "akin")))
    for said in ("教师", "师资"):
        found = judged(example, word, text=f"提高{said}待遇", topic="教育改革与师资\neducation reform & teachers")
        assert found and (found.word, found.part) == (said, "text")
    label = judged(example, word, text="建设学校", topic="教育改革\neducation reform & teachers")
    assert label and label.part == "topic"


def test_a_short_word_across_the_ends_of_two_others_is_not_there(example: KnowledgeBase) -> None:
    word = Word("国企", (("国企", "exact"),))
    assert judged(example, word, text="支持中国企业") is None
    assert judged(example, word, text="支持国企改革") and judged(example, word, text="支持中国企业,改革国企")


def test_an_english_word_is_not_found_in_another_of_the_table(example: KnowledgeBase) -> None:
    word = Word("park", (("park", "exact"),))
    found = [
        said
        for said in ("new parks", "a park", "parking spaces")
        if Judge(example).match(word, Stored("\x1f".join(["", "", "", "", said, *[""] * 6])))
    ]
    assert found == ["new parks", "a park"]


@pytest.mark.parametrize("said", ["a marked road", "marking lines", "marks", "the mark"])
def test_an_english_word_is_found_with_its_endings(said: str, example: KnowledgeBase) -> None:
    word = Word("mark", (("mark", "exact"),))
    assert Judge(example).match(word, Stored("\x1f".join(["", "", "", "", said, *[""] * 6])))
    db = sqlite3.connect(":memory:")
    db.execute(
        "CREATE VIRTUAL TABLE grams USING fts5 (words, content = '', columnsize = 0, detail = none, tokenize = 'ascii')"
    )
    db.execute("INSERT INTO grams (rowid, words) VALUES (1, ?)", tokenised([said]))
    assert db.execute("SELECT rowid FROM grams WHERE grams MATCH ?", (conjunction("mark"),)).fetchall() == [(1,)]


def test_what_people_say_is_looked_for_word_by_word_first(example: KnowledgeBase) -> None:
    parts = (Word("历史", (("历史", "exact"),)), Word("街区", (("街区", "exact"),)))
    word = Word("历史街区", (("古城", "everyday"),), parts=parts, means=("古城",))
    apart, meant = judged(example, word, text="街区的历史"), judged(example, word, text="古城的街区")
    assert apart and meant and apart.score > meant.score and apart.how == meant.how == "everyday"
