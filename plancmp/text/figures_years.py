"""Which year governs a place of a text: 到2027年, 2023年, “十四五”期间."""

from __future__ import annotations

import re
from bisect import bisect_right

from plancmp.text.figures_numerals import chinese_number
from plancmp.text.figures_places import Places

_SENTENCE = re.compile(r"[。!?;！？；\n]|(?<=\s)(?=\d{1,3}[.．][^\d\s])")
_PARAGRAPH = re.compile(r"\n(?!\s{0,8}——)|(?<![^\s。；;])(?=\d{1,3}[.．]\s{0,4}[^\d\s])")
_CUE = re.compile(
    r"(?P<lead>到|至|截至|截止|力争|预计)?(?P<base>比|较|自|以|与|同|相当于)?"
    r"(?:(?<!\d)(?:(?:19|20)\d{2}年?[—–\-~～至到]{1,2})?(?P<year>(?:19|20)\d{2})年"
    r"|(?P<cn>二[零〇○][一二三四五六七八九][零〇○一二三四五六七八九])年"
    r"|[“\"]?(?P<plan>十[一二三四五六七八九]?五)[”\"]?(?:时期|期间|末|以来))"
    r"(?P<day>\d{1,2}月\d{1,2}日)?(?P<after>以来|起|底前建|底前投|年底前建|前建成|基期)?"
)
_TITLE_START, _TITLE_END = re.compile("《"), re.compile("》")
_LEADS = 6  # a year this near to the start of its sentence speaks for the sentences that follow


class Years:
    """The years that a text names, and the stretches they govern."""

    def __init__(self, text: str) -> None:
        self._sentences, self._paragraphs = Places(_SENTENCE, text), Places(_PARAGRAPH, text)
        titles = Places(_TITLE_START, text), Places(_TITLE_END, text)
        self._cues: list[tuple[int, int]] = []
        self._leading: list[tuple[int, int]] = []
        for match in _CUE.finditer(text):
            place = match.start()
            if match["base"] or match["after"] or (match["day"] and not match["lead"]):
                continue
            if titles[0].last(place) > max(titles[1].last(place), place - 80):
                continue
            cue = (match.end(), _year(match))
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
        return int(chinese_number(match["cn"]) or 0)
    return 1955 + 5 * int(chinese_number(match["plan"][:-1]) or 0)  # the 14th five-year plan ends in 2025


def _last(cues: list[tuple[int, int]], start: int, position: int) -> int | None:
    index = bisect_right(cues, (position, 9999)) - 1
    return cues[index][1] if index >= 0 and cues[index][0] > start else None
