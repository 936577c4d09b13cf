"""Stretches that a document says twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp.text.clean import clean
from plancmp.text.repeats import LEAST, once

SAID = "".join(f"第{number}件事已经办成，共计{number * 37}项。" for number in range(1, LEAST + 5))


@pytest.mark.parametrize(
    ("text", "kept", "count"),
    [
        (f"开头说明情况。{SAID}{SAID}末尾。", f"开头说明情况。{SAID}末尾。", 1),
        (f"{SAID}中间另有一句话。\n{SAID}末尾。", f"{SAID}中间另有一句话。\n末尾。", 1),
        (f"{SAID}\n{SAID}\n末尾。", f"{SAID}\n末尾。", 1),
        (f"开头。\n{SAID}\n中间。\n{SAID}", f"开头。\n{SAID}\n中间。", 1),
        # A copy that begins and ends within a sentence: nothing is lost, and no half of it stays.
        (f"{SAID}向各界人士、工{SAID[4:]}向各界人士、工商联致意。", f"{SAID}向各界人士、工商联致意。", 1),
        (f"{SAID}{SAID}{SAID}", SAID, 2),
        ("同一句话又说一遍。" * 40, "同一句话又说一遍。" * 40, 0),
        (f"{SAID}中间。{'。'.join(SAID.split('。')[: LEAST - 1])}。", None, 0),
    ],
)
def test_a_stretch_stays_once(text: str, kept: str | None, count: int) -> None:
    assert once(text) == (kept or text, count)


def test_the_step_is_told() -> None:
    assert "repeats" in {step.name for step in clean(f"2030年某市规划\n\n{SAID}\n{SAID}\n").steps}


@given(st.lists(st.sampled_from("甲乙丙丁戊己庚辛壬癸。；\n"), max_size=400).map("".join))
def test_nothing_new_is_said_and_nothing_is_lost(text: str) -> None:
    kept, _ = once(text)
    assert set(kept) | {"\n"} == set(text) | {"\n"}
    assert len(kept) <= len(text)
    assert once(kept)[0] in kept
