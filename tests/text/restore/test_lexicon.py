"""Replacing by a reviewed table."""

from __future__ import annotations

import pytest

from plancmp.text.restore import lexicon


@pytest.fixture(autouse=True)
def table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "pairs", lambda _: {"網": "网", "網路": "网络", "a.": "b"})


@pytest.mark.parametrize(
    ("text", "wanted", "places"),
    [
        ("網路與網", "网络與网", 2),  # the longest entry first
        ("网络", "网络", 0),
        ("a.ab", "bab", 1),  # an entry is no pattern
    ],
)
def test_each_entry_is_replaced_once_from_left_to_right(text: str, wanted: str, places: int) -> None:
    lexicon._pattern.cache_clear()
    assert lexicon.replace(text, "made up") == (wanted, places)
    lexicon._pattern.cache_clear()
