"""Pinyin from our tables is what pypinyin says."""

from __future__ import annotations

import random
import runpy
from pathlib import Path

import pytest
from pypinyin import lazy_pinyin

from plancmp import KnowledgeBase
from plancmp.model import City, Indicator, Plan, Term, Theme, Topic
from plancmp.text import spoken, tables
from plancmp.text.normalise import fold

SCRIPT = Path(__file__).parent.parent.parent / "scripts" / "pinyin.py"


def test_the_tables_are_those_that_the_script_makes() -> None:
    for name, text in runpy.run_path(str(SCRIPT))["tables"]().items():
        kept = Path(tables.__file__).with_name(name).read_text("utf-8")
        assert kept == text, f"{name} is stale: pip install pypinyin==0.55.0 && python scripts/pinyin.py"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("中欧班列", "zhong ou ban lie"),
        ("银行", "yin hang"),
        ("重庆", "chong qing"),
        ("重点", "zhong dian"),
        ("长兴县", "chang xing xian"),
        ("绿色", "lv se"),
        ("“141”体系", "“141” ti xi"),
        ("PM2.5浓度", "PM2.5 nong du"),
        ("一〇", "yi ling"),
        ("", ""),
        ("abc", "abc"),
        ("龎", "pang"),
    ],
)
def test_syllables(text: str, said: str) -> None:
    assert spoken.syllables(text) == said.split()


def test_the_shipped_vocabulary_sounds_as_pypinyin_has_it(shipped: KnowledgeBase) -> None:
    names = [fold(name) for item in shipped.commitments() for name in item.names]
    for cls in (City, Indicator, Theme, Topic):
        names += [fold(name) for record in shipped.all(cls) for name in (record.zh, *getattr(record, "aliases", ()))]
    names += [fold(plan.title) for plan in shipped.all(Plan)]
    names += [
        fold(name) for term in shipped.all(Term) for name in (term.term, *term.same, *term.narrower, *term.everyday)
    ]
    assert len(names) > 5_000
    assert [name for name in dict.fromkeys(names) if spoken.syllables(name) != lazy_pinyin(name, v_to_u=False)] == []


def test_words_in_a_row_sound_as_pypinyin_has_them() -> None:
    words = [*spoken._words()]
    chance = random.Random(7)
    # A text that breaks off within a word (下不了 of 下不了台) it reads character by character, we read the words in
    # it.
    texts = ["".join(chance.choices(words, k=4)) for _ in range(3_000)]
    assert [text for text in texts if spoken.syllables(text) != lazy_pinyin(text, v_to_u=False)] == []


def test_no_word_is_longer_than_is_looked_for() -> None:
    assert max(map(len, spoken._words())) == spoken.LONGEST


def test_every_character_has_its_readings() -> None:
    readings = spoken.readings()
    assert readings["重"].split() == ["zhong", "chong", "tong"] and readings["绿"].split() == ["lv", "lu"]
    assert all(readings.get(chr(code), "a").replace(" ", "").isalpha() for code in range(0x4E00, 0xA000))
