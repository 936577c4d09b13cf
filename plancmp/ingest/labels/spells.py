"""How long, or how often in a row, something was so: 增速连续两年居全省第一, 连续三次入选百强."""

from __future__ import annotations

import re

from plancmp.text.chinese import CLAUSE_END
from plancmp.text.quantities import Figure
from plancmp.text.units import streaks

_IN_A_ROW = "连续"
_UNITS = {"年": "年数", "个月": "月数", "月": "月数", "个季度": "季度数", "季度": "季度数", "次": "次数", "届": "届数"}
_BEHIND = re.compile(rf"(?:“[^“”]*”|[^{CLAUSE_END}“”、])+")
_DIGITS = re.compile("\\d")
_COUNTS = re.compile("每|年均|累计|分别|新增|完成")
"""What has a number of its own is no state that lasts: 连续三年每年新增50家."""

_HONOURED = re.compile("(?:[荣斩喜]?获|[荣上]?[登膺]|入[选围]|当选|上榜|被|蝉联|夺|受到|举办|承办|召开)")
"""Begins what is said of the place itself, not of what the clause before is about."""


_WINS = re.compile("^(?:成功|再次|努力|奋力|全力)*(?:蝉联|夺取|夺得|荣获|获得?|实现|创成|争创)(?=..)")


def lasts(text: str, figure: Figure) -> bool:
    """Whether a figure counts the years, months or times in a row: 连续5年, “五连冠”."""
    return figure.unit in streaks() or figure.unit in _UNITS and text.endswith(_IN_A_ROW, 0, figure.start)


def spell(text: str, figure: Figure, noun: str) -> str:
    """The label: what was so, and the years (months, times) of it: 增速连续居全省第一年数.

    The ``noun`` may be one of the words behind, where none stands before.
    """
    if figure.unit in streaks():  # 模范城“五连冠”
        won = _WINS.sub("", noun) if noun in text[: figure.start] else ""
        return won + figure.unit
    behind = _BEHIND.match(text, figure.end)
    said = behind[0] if behind and not _COUNTS.search(behind[0]) else ""
    since = max(text.rfind(mark, 0, figure.start) for mark in ",，;；") + 1 if _HONOURED.match(said) else 0
    subject = noun if text.find(noun, since, figure.start) >= 0 else ""
    if not subject and not said and behind:  # 连续三年每年提高生均公用经费100元
        said = _DIGITS.split(behind[0])[0]
    return f"{subject}{_IN_A_ROW}{said}{_UNITS[figure.unit]}"
