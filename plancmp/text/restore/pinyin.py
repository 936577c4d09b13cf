"""Take out the pinyin that some web pages insert in brackets after characters: 战(zhàn)略 → 战略."""

from __future__ import annotations

import re

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_SYLLABLE = rf"[a-zü]*[{_TONED}][a-zü]*"
# The opening bracket is missing where damage swallowed it; the tone mark is enough to know it by.
_ANNOTATION = re.compile(rf"\({_SYLLABLE}\)|(?<![a-zü({_TONED}]){_SYLLABLE}\)")


def strip_pinyin(text: str) -> tuple[str, int]:
    """``text`` without its bracketed syllables that carry a tone mark, and how many there were.

    Other brackets stay: ``(2021—2025)``, ``(GEP)``, ``(浙江)``.
    """
    return _ANNOTATION.subn("", text)
