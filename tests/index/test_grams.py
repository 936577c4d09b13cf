"""Grams: what SQLite really finds with them."""

from __future__ import annotations

import re
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp.index.grams import HEAD, conjunction, tokenised
from plancmp.text.normalise import fold

_WRITTEN = "中欧班列年开行达到三千列义新快速铁路国际陆港共富𠮷縣車站①ⅧＡ３ⅳﬁé ,。、;:()“”《》%％·-—'\"*^:+NEAR AND OR NOT 2027 R&D 5G PM2.5 3000列 4.9% Europe"

texts = st.text(
    st.sampled_from(sorted(set(_WRITTEN))) | st.characters(exclude_categories=("Cs", "Cn", "Co")), max_size=40
)


@pytest.fixture(scope="module")
def db() -> sqlite3.Connection:
    from plancmp.index import compile as build

    layout = re.search(r"CREATE VIRTUAL TABLE grams.*?;", build.LAYOUT, re.S)
    assert layout
    connection = sqlite3.connect(":memory:")
    connection.execute(layout.group())
    return connection


def found(db: sqlite3.Connection, text: str, query: str) -> bool:
    db.execute("INSERT INTO grams (grams) VALUES ('delete-all')")
    db.execute("INSERT INTO grams (rowid, words) VALUES (1, ?)", tokenised([text]))
    return bool(db.execute("SELECT rowid FROM grams WHERE grams MATCH ?", (query,)).fetchall())


@given(texts.map(fold), st.data())
def test_every_part_of_a_text_finds_the_text(db: sqlite3.Connection, text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    # A Latin word is found whole: 25 is not to be found in 125, nor Europ in Europe.
    while 0 < start < end and re.fullmatch("[a-z0-9]{2}", text[start - 1 : start + 1]):
        start += 1
    while start < end and re.fullmatch("[a-z0-9]{2}", text[end - 1 : end + 1]):
        end -= 1
    query = conjunction(text[start:end])
    assert not query or found(db, text, query)


@given(texts.map(fold))
def test_a_query_is_empty_only_where_nothing_is_found(db: sqlite3.Connection, text: str) -> None:
    query = conjunction(text)
    assert found(db, text, query) if query else not re.search("[a-z0-9\u4e00-\u9fff]", text)


@given(st.lists(texts.map(fold), max_size=5), st.sampled_from(" " + HEAD))
def test_many_texts_are_taken_apart_as_each_by_itself(several: list[str], lead: str) -> None:
    def tokens(listed: list[str]) -> list[set[str]]:
        return [set(re.findall(rf"{HEAD}?[a-z0-9]+|{HEAD}?[\u3400-\u9fff]+", words)) for words in listed]

    assert tokens(tokenised(several, lead)) == tokens([words for text in several for words in tokenised([text], lead)])


@pytest.mark.parametrize("text", ["中欧班列2027 r&d", "班列"])
def test_heads_have_tokens_of_their_own(text: str, db: sqlite3.Connection) -> None:
    db.execute("INSERT INTO grams (grams) VALUES ('delete-all')")
    db.execute("INSERT INTO grams (rowid, words) VALUES (1, ?)", tokenised([text], HEAD))
    for asked in ("班列", "列"):
        hits = [
            db.execute("SELECT rowid FROM grams WHERE grams MATCH ?", (conjunction(asked, *lead),)).fetchall()
            for lead in ((HEAD,), ())
        ]
        assert hits == [[(1,)], []]


@pytest.mark.parametrize(
    ("text", "asked", "there"),
    [
        ("中欧班列年开行达到3000列", "班列", True),
        ("中欧班列年开行达到3000列", "列班", False),
        ("中欧班列年开行达到3000列", "3000列", True),
        ("中欧班列", "中", True),
        ("中欧班列", "中列", False),
        ("r&d经费", "r&d", True),
        ("europe", "eu", False),
        ("europe", "rope", False),
        ("trains", "train", True),
        ("5g基站", "5", True),
        ("train lines", "trains", False),
        ("125列", "25列", False),
        ("pm2.5浓度", "pm2.5", True),
        ("班列", "班 列", True),
        ("near and not", "not", True),
    ],
)
def test_what_is_found_and_what_is_not(text: str, asked: str, there: bool, db: sqlite3.Connection) -> None:
    assert found(db, text, conjunction(asked)) is there


@pytest.mark.parametrize("text", ["", " ", "。", "%", '"', "*", "𠮷", "()", "-"])
def test_without_tokens_there_is_no_query(text: str) -> None:
    assert conjunction(text) == ""


def test_tokens_and_query() -> None:
    [words] = tokenised(["中欧班列2027 r&d"])
    assert re.findall(r"[a-z0-9]+|[\u3400-\u9fff]+", words) == ["中", "中欧", "欧班", "班列", "列", "2027", "r", "d"]
    assert conjunction("中欧班列") == '"中欧" AND "欧班" AND "班列"'
    assert conjunction("列") == '"列"*'
    assert conjunction("pm2") == '("pm2"*)'
    assert conjunction("sponge city").startswith('"sponge" AND ("city" OR "citys" OR ')
