"""Words for the screen in Chinese and English."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plancmp import City, weights
from plancmp.measures import scopes
from plancmp.query.progress import track
from plancmp.render import phrases
from plancmp.text.tables import pairs


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("", ""),
        ("市区", "urban area"),
        ("人均、浦东新区", "per head, 浦东新区"),
        ("不限规上", "not only above designated size"),
    ],
)
def test_what_narrows_a_figure_is_told_in_english(words: str, told: str) -> None:
    assert phrases.scope(words, "en") == told
    assert phrases.scope(words, "zh") == words


def test_where_a_city_lies_is_told_in_english() -> None:
    known = City("lucheng", "温州市鹿城区", "Lucheng", "330302", "浙江省温州市")
    assert phrases.within(known, "en") == "Zhejiang, Wenzhou"
    assert phrases.within(known, "zh") == "浙江省温州市"
    assert phrases.within(replace(known, adcode="999999"), "en") == "浙江省温州市"


def test_every_phrase_stands_once_and_in_both_languages() -> None:
    lines = [line.split("\t") for line in phrases.TABLE.read_text("utf-8").splitlines() if line[:1] != "#"]
    assert len({(group, key) for group, key, _zh, _en in lines}) == len(lines)
    silent = [(group, key) for group, key, zh, en in lines if not (zh and en)]
    assert silent == [("operator", "="), ("how", "exact")]


def test_every_word_that_narrows_a_figure_is_told() -> None:
    narrowing, _, _names_of_zones = scopes._SCOPES.pattern.partition("|[")
    words = {*narrowing.split("|"), *scopes._LISTS.pattern.split("|"), *track._MEASURES.values()}
    named = (getattr(part, "groupindex", {}) for name, part in vars(scopes).items() if name[1:].isupper())
    words |= {*pairs("deeds").values(), *(word for names in named for word in names if not word.isascii())}
    assert len(words) > 50
    assert not words - set(phrases.SCOPES)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_way_in_which_a_word_is_reached_has_its_word(lang: str) -> None:
    assert weights.HOW.keys() <= phrases.HOW[lang].keys()
