"""Traditional texts into mainland Simplified, their Taiwan vocabulary as well.

OpenCC's ``tw2s`` does the characters. Its own list of words (``tw2sp``) spoils more than it mends (建立 → 创建,
指标 → 指针), so the words come from a reviewed table, and only for a text that shows the marks of Taiwan usage:
国小 would otherwise hit 中国小商品.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from plancmp.text.chinese import HAN
from plancmp.text.normalise import simplify
from plancmp.text.restore.lexicon import replace

_FEWEST_TRADITIONAL = 0.05  # of the Chinese characters: Traditional plans have 0.33, Simplified ones 0.0001
_FEWEST_OF_A_LINE = 0.1  # of the lines of the Simplified plans none has more than 0.02
_FEWEST_MARKERS = 5  # a document of Taiwan vocabulary has some hundred, others none
_HAN = re.compile(f"[{HAN}]")
_TAIWAN = re.compile("网路|数位|智慧型|最佳化|计画|软体|资料库|叠代|套用|视窗|档案发布|档案内容|网际")
_QUOTES = str.maketrans("「」『』", "“”‘’")
_UNITS = {"瓩": "千瓦", "公尺": "米", "公噸": "吨", "公吨": "吨", "公升": "升"}
_UNIT = re.compile("|".join(_UNITS))


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
    """A Traditional text in Simplified characters and mainland marks and units, and how many characters changed; of a
    Simplified text only the lines that were taken from a Traditional one.

    The guard matters: the converter would make 显著 of a Simplified text 显着.
    """
    if is_traditional(text):
        return _simplified(text)
    if simplify(text) == text:
        return text, 0
    lines, count = text.split("\n"), 0
    for number, line in enumerate(lines):
        if _share(line) > _FEWEST_OF_A_LINE:
            lines[number], changed = _simplified(line)
            count += changed
    return "\n".join(lines), count


def _simplified(text: str) -> tuple[str, int]:
    converted = _converter().convert(text).translate(_QUOTES)
    changed = sum(before != after for before, after in zip(text, converted))
    return _UNIT.sub(lambda unit: _UNITS[unit[0]], converted), changed


def _share(line: str) -> float:
    """How many of the Chinese characters of a line are Traditional; 0 where it may be a name: 刘乾坤."""
    chinese = "".join(_HAN.findall(line))
    changed = sum(before != after for before, after in zip(chinese, simplify(chinese)))
    return changed / len(chinese) if changed > 1 else 0


def to_mainland(text: str) -> tuple[str, int]:
    """Simplified text with mainland words for those of Taiwan, and how many; others as they are."""
    if len(_TAIWAN.findall(text)) < _FEWEST_MARKERS:
        return text, 0
    return replace(text, "taiwan")
