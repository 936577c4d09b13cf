from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plancmp.text.restore.pinyin import strip_pinyin

SYLLABLES = st.sampled_from(["zhàn", "huì", "ā", "lǜ", "xiàng", "néng"])


def test_syllables_after_characters_go() -> None:
    assert strip_pinyin("发(fā)展(zhǎn)战(zhàn)略") == ("发展战略", 3)


def test_a_syllable_that_lost_its_bracket_goes() -> None:
    assert strip_pinyin("全域?qū)嵤") == ("全域?嵤", 1)


def test_other_brackets_stay() -> None:
    text = "浙江省(2021—2025)核算(GEP)范围(zone)县(市、区)平台(e-hub)"
    assert strip_pinyin(text) == (text, 0)


@given(st.lists(st.tuples(st.sampled_from("金华衢州鹿城规划产业"), SYLLABLES), max_size=20))
def test_annotated_text_comes_back(parts: list[tuple[str, str]]) -> None:
    annotated = "".join(f"{char}({syllable})" for char, syllable in parts)
    assert strip_pinyin(annotated) == ("".join(char for char, _ in parts), len(parts))
