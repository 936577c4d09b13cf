"""Which year governs a place of a text: 到2027年, 2023年, “十四五”期间."""

from __future__ import annotations

import re
from bisect import bisect_right

from plancmp.text import chinese
from plancmp.text.chinese import DIGITS, SENTENCE_END
from plancmp.text.figures.places import Places

_SENTENCE = re.compile(rf"[{SENTENCE_END}\n]|(?<=\s)(?=\d{{1,3}}[.．][^\d\s])")
_PARAGRAPH = re.compile(r"\n(?!\s{0,8}——)|(?<![^\s。；;])(?=\d{1,3}[.．]\s{0,4}[^\d\s])")
_NOUGHT = "零〇○0OoＯ"
_CUE = re.compile(
    r"(?P<lead>到|至|截至|截止|力争|预计)?(?P<base>比|较|自|以|与|同|相当于)?"
    r"(?:(?<!\d)(?:(?:19|20)\d{2} ?年?[—–\-~～至到]{1,2})?(?P<year>(?:19|20)\d{2}) ?年"
    rf"|(?P<cn>二[{_NOUGHT}][{DIGITS}][{_NOUGHT}{DIGITS}])年"
    rf"|[“\"「]?(?P<plan>十[{DIGITS}]?五)[”\"」]?(?:时期|期间|期?末|以来))"
    r"(?P<day>\d{1,2}月\d{1,2}日)?(?P<after>以来|起|底前建|底前投|年底前建|前建成|基期|的[\d.一二两三四五六七八九]{1,5}倍)?"
)
_TITLE_START, _TITLE_END = re.compile("《"), re.compile("》")
_FROM = re.compile("[从由]")
_TO = re.compile(rf"[到至为{SENTENCE_END}\n]")
_NO_END = 1 << 30
_LEADS = 6  # a year this near to the start of its sentence speaks for the sentences that follow

_Cue = tuple[int, int, int]
"""Where a year is named, the year, and how far it governs."""


class Years:
    """The years that a text names, and the stretches they govern."""

    def __init__(self, text: str) -> None:
        self._sentences, self._paragraphs = Places(_SENTENCE, text), Places(_PARAGRAPH, text)
        titles = Places(_TITLE_START, text), Places(_TITLE_END, text)
        self._cues: list[_Cue] = []
        self._leading: list[_Cue] = []
        for match in _CUE.finditer(text):
            place = match.start()
            if match["base"] or match["after"] or (match["day"] and not match["lead"]):
                continue
            if titles[0].last(place) > max(titles[1].last(place), place - 80):
                continue
            if _FROM.match(text, place - 1) and text.startswith("的", match.end()):
                # 从2020年的90位升到65位: the year of what it started from, not of what it came to
                to = _TO.search(text, match.end())
                self._cues.append((match.end(), _year(match), to.start() if to else _NO_END))
                continue
            cue = (match.end(), _year(match), _NO_END)
            self._cues.append(cue)
            ahead = text[max(self._sentences.last(place), place - 20) : place]
            if match["lead"] == "预计" or len(ahead.strip()) <= _LEADS:
                self._leading.append(cue)

    def at(self, position: int, default: int | None) -> int | None:
        """The year of the last cue before the place in its sentence, else of the last that leads a sentence
        of the paragraph, else the default."""
        return (
            _last(self._cues, self._sentences.last(position), position)
            or _last(self._leading, self._paragraphs.last(position), position)
            or default
        )


def _year(match: re.Match[str]) -> int:
    if match["year"]:
        return int(match["year"])
    if match["cn"]:
        return int(chinese.number(match["cn"]) or 0)
    return 1955 + 5 * int(chinese.number(match["plan"][:-1]) or 0)  # the 14th five-year plan ends in 2025


def _last(cues: list[_Cue], start: int, position: int) -> int | None:
    for index in range(bisect_right(cues, (position, 9999, _NO_END)) - 1, -1, -1):
        end, year, until = cues[index]
        if end <= start:
            return None
        if position <= until:
            return year
    return None
