"""The facts of written Chinese: characters, what ends a clause and a sentence, what opens and closes, numerals.

Marks are given in both widths, as the inside of a character class: ``rf"[^{CLAUSE_END}]"``. Imported by every search:
standard library only, and ``decimal`` only where a numeral is read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from plancmp.text.late import late

if TYPE_CHECKING:
    from decimal import Decimal

HAN = r"\u3400-\u9fff"
"""Chinese characters. 〇 is none of them: it stands among the marks."""

COMMA = ",，"
FULL_STOP = "。!！?？"
SENTENCE_END = FULL_STOP + ";；"
CLAUSE_END = COMMA + SENTENCE_END + ":："

OPENING = r"(（\[［【〔{｛“‘《〈「『"
CLOSING = r")）\]］】〕}｝”’》〉」』"

ZERO = "零〇○"
DIGITS = "一二三四五六七八九"
NUMERALS = ZERO + DIGITS + "两十百千万亿"
"""What numerals are written with in running text."""

AND = "和(?!美(?![元国丽化])|谐|睦)"
"""和 that joins, and begins no word: 5个和美乡村, 和谐社区."""

ORDINAL = f"[{DIGITS}十]{{1,4}}"
"""The number of a chapter, a plan or an assembly: 三, 十四, 二十一."""

_NAMES = ("零〇○0OoＯ", "一壹1", "二贰两2", "三叁3", "四肆4", "五伍5", "六陆6", "七柒7", "八捌8", "九玖9")
_VALUES = {name: value for value, names in enumerate(_NAMES) for name in names}
_LETTERS = frozenset("OoＯ")  # stand for 〇 beside other digits only
_WRITTEN = {
    "廿": "二十",
    "卅": "三十",
    "卌": "四十",
    "，": ",",
    **dict(zip("拾佰仟萬億０１２３４５６７８９", "十百千万亿0123456789")),
}
_COMMON = {ord(sign): common for sign, common in _WRITTEN.items()}
_SCALES = (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10))
_ARABIC = late(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
_SHARE = late(r"([^分之]+)分之([^分之]+)", re.S)
_LONGEST = 40
"""Characters of the longest numeral that is read."""


def is_chinese(text: str) -> bool:
    """Whether a text consists of Chinese characters."""
    return bool(text) and min(text) >= "\u3400" and max(text) <= "\u9fff"


def han(text: str) -> int:
    """How many Chinese characters a text has."""
    return len(re.findall(f"[{HAN}]", text))


def number(text: str) -> Decimal | None:
    """The value of a numeral, None for what is none.

    三万五千 → 35000, 三万五 → 35000, 三亿五千万 → 350000000, 3万5千 → 35000, 二〇二七 and 二0二七 → 2027,
    三点五万 → 35000, 贰仟 → 2000, 廿三 → 23, 半 → 0.5, 千亿 → 10**11, 三分之二 → 0.666…, 百分之五 → 0.05, 三成 → 0.3,
    1,250 → 1250.
    """
    from decimal import Decimal

    if len(text) > _LONGEST:
        return None
    text = text.translate(_COMMON)
    if text == "半":
        return Decimal("0.5")
    if share := _SHARE.fullmatch(text):
        whole, part = number(share[1]), number(share[2])
        return part / whole if whole and part is not None else None
    if text.endswith("成"):
        tenths = number(text[:-1])
        return None if tenths is None else tenths / 10
    if text and not _LETTERS.issuperset(text) and all(sign in _VALUES for sign in text):
        return Decimal("".join(str(_VALUES[sign]) for sign in text))
    return _scaled(text, _SCALES)


def as_percent(share: Decimal) -> Decimal:
    """A fraction in percent, to two places where it has no end: 三分之二 is 66.67 %."""
    from decimal import Decimal

    percent = (share * 100).normalize()
    return round(percent, 2) if percent.as_tuple().digits[8:] else percent + Decimal(0)


def _scaled(text: str, scales: Sequence[tuple[str, int]]) -> Decimal | None:
    """A numeral in which only these scales occur, each at most once, the larger before the smaller."""
    from decimal import Decimal

    if not scales:
        return _plain(text)
    (name, size), *smaller = scales
    before, found, behind = text.rpartition(name)
    if not found:
        return _scaled(text, smaller)
    times = Decimal(1) if not before else _scaled(before, smaller) if size > 1000 else _plain(before)
    rest = _remainder(behind, size, smaller)
    return None if times is None or rest is None else times * size + rest


def _remainder(text: str, size: int, smaller: Sequence[tuple[str, int]]) -> Decimal | None:
    """What stands behind a scale: nothing, its tenths (三万五) or a smaller numeral, after 零 when a place is empty."""
    from decimal import Decimal

    if not text:
        return Decimal(0)
    if text[0] in ZERO:
        return _scaled(text[1:], smaller) if size > 10 else None
    if len(text) == 1 and size > 10 and text in _VALUES:
        return Decimal(_VALUES[text] * size) / 10
    rest = _scaled(text, smaller)
    return rest if rest is not None and rest < size else None


def _plain(text: str) -> Decimal | None:
    """A number without scales: in Arabic digits, or one Chinese digit with what follows its point."""
    from decimal import Decimal

    if _ARABIC.fullmatch(text):
        return Decimal(text.replace(",", ""))
    digit, point, fraction = text.partition("点")
    if digit not in _VALUES or digit in _LETTERS or point and not fraction:
        return None
    if any(sign not in _VALUES for sign in fraction):
        return None
    return Decimal(f"{_VALUES[digit]}.{''.join(str(_VALUES[sign]) for sign in fraction)}")
