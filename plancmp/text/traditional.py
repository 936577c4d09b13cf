"""Traditional texts into mainland Simplified, their Taiwan vocabulary as well.

OpenCC's ``tw2s`` does the characters. Its own list of words (``tw2sp``) spoils more than it mends (建立 → 创建,
指标 → 指针), so the words come from a reviewed table, and only for a text that shows the marks of Taiwan usage:
国小 would otherwise hit 中国小商品.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from plancmp.text.lexicon import replace
from plancmp.text.normalise import simplify

_FEWEST_TRADITIONAL = 0.05  # of the Chinese characters: Traditional plans have 0.33, Simplified ones 0.0001
_FEWEST_MARKERS = 5  # a document of Taiwan vocabulary has some hundred, others none
_HAN = re.compile(r"[\u3400-\u9fff]")
_TAIWAN = re.compile("网路|数位|智慧型|最佳化|计画|软体|资料库|叠代|套用|视窗|档案发布|档案内容|网际")


@cache
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("tw2s")


def is_traditional(text: str) -> bool:
    """Whether the text is written in Traditional characters."""
    chinese = "".join(_HAN.findall(text))
    changed = sum(before != after for before, after in zip(chinese, simplify(chinese)))
    return changed > max(3, len(chinese) * _FEWEST_TRADITIONAL)


def to_simplified(text: str) -> tuple[str, int]:
    """A Traditional text in Simplified characters, and how many changed; a Simplified text as it is.

    The guard matters: the converter would make 显著 of a Simplified text 显着.
    """
    if not is_traditional(text):
        return text, 0
    converted = _converter().convert(text)
    return converted, sum(before != after for before, after in zip(text, converted))


def to_mainland(text: str) -> tuple[str, int]:
    """Simplified text with mainland words for those of Taiwan, and how many; others as they are."""
    if len(_TAIWAN.findall(text)) < _FEWEST_MARKERS:
        return text, 0
    return replace(text, "taiwan")
