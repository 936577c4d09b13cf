"""Problems as text."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from plancmp.errors import printable, shortened
from plancmp.problems import counted


@pytest.mark.parametrize(("number", "text"), [(0, "0 problems"), (1, "1 problem"), (2, "2 problems")])
def test_one_is_no_plural(number: int, text: str) -> None:
    assert counted(number, "problem") == text


def test_what_is_not_seen_is_made_visible() -> None:
    # Signs before Arabic numbers, in Syriac, Kaithi and hieroglyphs are of the same class, and are seen.
    seen = [*"\t\n\u06dd\u070f\u08e2\u0890\u0891\U000110bd\U000110cd", *map(chr, range(0x600, 0x606))]
    seen += map(chr, range(0x13430, 0x13460))
    for code in range(sys.maxunicode + 1):
        sign = chr(code)
        hidden = unicodedata.category(sign) in ("Cc", "Cf", "Zl", "Zp") and sign not in seen
        assert not hidden or printable(f"a{sign}b").isascii(), hex(code)
    assert printable("a\u200b\ufeff\u200e\U000e0041中") == "a\\u200b\\ufeff\\u200e\\U000e0041中"


def test_what_is_long_is_said_by_its_ends() -> None:
    assert shortened("金" * 1000) == "金" * 1000
    assert shortened("金" * 100_000 + "华") == "金" * 500 + " … " + "金" * 499 + "华"
