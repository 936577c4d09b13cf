"""The forms in which texts and queries are compared. Imported by every search: standard library only."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from plancmp.text.tables import rows

_UNIFIED = {
    **dict.fromkeys(map(ord, "“”„‟〝〞〟「」『』"), '"'),
    **dict.fromkeys(map(ord, "‘’‚‛′`´"), "'"),
    **dict.fromkeys(map(ord, "‐‑‒–—―−─━"), "-"),
    **dict.fromkeys(map(ord, "•・‧∙⋅"), "·"),
    ord("著"): "着",  # one word for comparison, though 显著 is also Simplified
    **dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"), None),
}
_CJK = r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]"
_SPACE_BESIDE_CJK = re.compile(rf"(?<={_CJK})\s+|\s+(?={_CJK})")


@cache
def _to_simplified() -> dict[int, str]:
    return str.maketrans({t: s for left, right in rows("simplified") for t, s in zip(left, right)})


def simplify(text: str) -> str:
    """``text`` with each Traditional character replaced by its Simplified one; the length stays the same.

    Character by character, so good for queries and comparison; texts to be read go through `restore`.
    """
    return text.translate(_to_simplified())


def fold(text: str) -> str:
    """The form in which texts and queries meet: width, case, script, quotes, dashes and spaces made one."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = unicodedata.normalize("NFKC", text).translate(_UNIFIED)
    text = re.sub(r"-{2,}", "-", simplify(text))
    return re.sub(r"\s+", " ", _SPACE_BESIDE_CJK.sub("", text)).strip()
