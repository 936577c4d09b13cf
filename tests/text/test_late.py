"""Patterns that are compiled when they are first asked."""

from __future__ import annotations

import re

import pytest

from plancmp.text.late import late


def test_it_is_the_pattern(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    compiled = re.compile

    def counted(text: str, flags: int = 0) -> re.Pattern[str]:
        made.append(text)
        return compiled(text, flags)

    monkeypatch.setattr(re, "compile", counted)
    pattern = late("A+", re.IGNORECASE)
    assert not made
    assert [match[0] for match in pattern.finditer("aA b a")] == ["aA", "a"]
    assert pattern.search("ba") and pattern.search("ab") and not pattern.search("b")
    assert pattern.pattern == "A+"
    assert set(made) == {"A+"}
    assert made.count("A+") == 3  # one a method
