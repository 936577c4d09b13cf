from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp.text.normalise import fold, simplify, sought

CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=40)


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("中歐班列", "中欧班列"),
        ("國際陸港樞紐", "国际陆港枢纽"),
        ("臺灣", "台湾"),
        ("裏", "里"),
        ("什麼", "什么"),
        ("干部", "干部"),
    ],
)
def test_simplify_turns_traditional_queries_into_simplified_ones(traditional: str, simplified: str) -> None:
    assert simplify(traditional) == simplified


def test_simplify_leaves_simplified_words_that_look_traditional() -> None:
    assert simplify("显著提升") == "显著提升"
    assert simplify("什么") == "什么"


@given(CHINESE)
def test_simplify_is_idempotent_and_keeps_the_length(text: str) -> None:
    once = simplify(text)
    assert len(once) == len(text)
    assert simplify(once) == once


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("“八項行動”", '"八项行动"'),
        ("「八項行動」", "“八项行动”"),
        ("２０２７年", "2027年"),
        ("GDP", "ｇｄｐ"),
        ("10万—50万", "10万-50万"),
        ("——创新", "—创新"),
        ("金 华", "金华"),
        ("金华\u200b市", "金华市"),
        ("R&D 经费", "r&d经费"),
        ("著力打造", "着力打造"),
        ("30％", "30%"),
    ],
)
def test_fold_makes_one_of_what_differs_in_writing_only(left: str, right: str) -> None:
    assert fold(left) == fold(right)


def test_fold_keeps_what_differs_in_meaning() -> None:
    assert fold("PM2.5") != fold("PM10")
    assert fold("5G 基站 200 个") == "5g 基站200个".replace(" ", "")
    assert fold("new york") == "new york"


@given(st.text(max_size=60))
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_importing_it_is_light() -> None:
    heavy = "{'opencc', 'yaml', 'rapidfuzz', 'rich', 'click'}"
    code = f"import sys, plancmp.text.normalise; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("sign", ["\ufeff", "\u200b", "\u200d", "\U000e0041", "\u00ad", "\u3164"])
def test_what_is_not_seen_keeps_nothing_apart(sign: str) -> None:
    assert fold(f"e{sign}\u0301") == fold(fold(f"e{sign}\u0301")) == "é"
    assert fold(f"班{sign}列") == "班列"


def test_quotation_marks_part_nothing_that_is_sought() -> None:
    assert sought("严控“三公”经费") == sought("严控三公经费") == "严控三公经费"
