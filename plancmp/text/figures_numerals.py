"""Numbers written in Chinese characters."""

from __future__ import annotations

from decimal import Decimal

_DIGITS = {char: value for value, chars in enumerate(("零〇○", "一", "二两", "三", "四", "五", "六", "七", "八", "九"))
           for char in chars}  # fmt: skip
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}


def chinese_number(text: str) -> Decimal | None:
    """三万五千 -> 35000, 二〇三五 -> 2035, 三点五 -> 3.5, 半 -> 0.5, 千亿 -> 10**11; None for anything else."""
    if text == "半":
        return Decimal("0.5")
    whole, point, fraction = text.partition("点")
    value = _whole(whole)
    if value is None or not point:
        return value
    if not fraction or any(char not in _DIGITS for char in fraction):
        return None
    return value + Decimal("0." + "".join(str(_DIGITS[char]) for char in fraction))


def _whole(text: str) -> Decimal | None:
    if not text:
        return None
    if len(text) > 1 and all(char in _DIGITS for char in text):
        return Decimal("".join(str(_DIGITS[char]) for char in text))
    total = section = digit = 0
    pending = False  # a digit was read that no scale has taken yet
    for char in text:
        if char in _DIGITS:
            if pending and digit:
                return None
            digit, pending = _DIGITS[char], True
        elif char in _SMALL:
            section += (digit if pending and digit else 1) * _SMALL[char]
            digit, pending = 0, False
        elif char in _LARGE:
            section += digit
            if char == "亿":  # 万亿: what stood before counts as a whole
                total = (total + (section or (0 if total else 1))) * _LARGE[char]
            else:
                total += (section or 1) * _LARGE[char]
            section, digit, pending = 0, 0, False
        else:
            return None
    return Decimal(total + section + digit)
