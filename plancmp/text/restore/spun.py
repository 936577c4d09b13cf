"""Texts that a synonym rewriter has been through (工业 → 家产, 产业 → 财产, 重大 → 严峻), and the way back."""

from __future__ import annotations

import re

from plancmp.text.chinese import HAN
from plancmp.text.restore.lexicon import replace

# Characters that the rewriter puts for others (增 → 删, 行 → 止, 色 → 涩) and that plans otherwise hardly use.
_TELLING = re.compile("[删止涩寡怯淘折拆逢脏劣毁]")
# What a short plan for one matter may say often: 淘汰落后产能, 拆除违建, 消除劣Ⅴ类水体.
_ORDINARY = re.compile(
    "淘汰|[禁防停截制终不]止|[征强退应]拆|拆[除迁违改]|折[旧合]|[优低恶]劣|劣[质ⅤV五]|[销摧损]毁|删[除减改]|增删"
)
_HAN = re.compile(f"[{HAN}]")
_FEWEST_PER_THOUSAND = 3  # a spun report has 20, of 2,258 clean ones none has 1
_FEWEST_OF_THEM = 3  # different ones; every 800 characters of a spun report have as many
_SHORTEST = 200


def _telling(text: str) -> list[str]:
    return _TELLING.findall(_ORDINARY.sub("", text))


def telling_share(text: str) -> float:
    """Telling characters in a thousand Chinese ones."""
    chinese = len(_HAN.findall(text))
    return 1000 * len(_telling(text)) / chinese if chinese else 0.0


def is_spun(text: str) -> bool:
    """Whether the text shows the rewriter's marks; a text too short to tell does not."""
    if len(text) < _SHORTEST or telling_share(text) < _FEWEST_PER_THOUSAND:
        return False
    found = _telling(text)
    return len(set(found)) >= _FEWEST_OF_THEM or found.count("删") >= _FEWEST_OF_THEM  # of 增长, in every plan


def restore(text: str) -> tuple[str, int]:
    """The text with the rewriter's words taken back, and how many; one that is not spun stays as it is.

    The rewriter's table is cyclic (深刻 → 深入 → 深化), so it goes back in one pass. Phrases come before words:
    they settle which of two words was meant (核心 is 中心 in 购物核心) and mend what was cut across words.
    """
    return replace(text, "spun") if is_spun(text) else (text, 0)
