"""Ways in which one word may be written, and which of two words may be a slip of the other."""

from __future__ import annotations

import re
import unicodedata

from plancmp.knowledge.names import key
from plancmp.weights import LEAST_PINYIN, LEAST_SIMILAR, LEAST_SIMILAR_LONGER

LONGEST_EXACT = 5
"""An English word of up to so many letters with another letter in it is another word."""

_TONES = re.compile("[\u0300\u0301\u0304\u030c]")
_ENGLISH = (
    ("our", "or"),
    ("tre", "ter"),
    ("bre", "ber"),
    ("is", "iz"),
    ("ys", "yz"),
    ("ence", "ense"),
    ("ogue", "og"),
    ("mme", "m"),
    ("ll", "l"),
    ("age", "ag"),
)
"""Where British and American spelling differ: labour, centre, fibre, organise, analyse, defence, catalogue,
programme, travelled, ageing.
"""


def untoned(text: str) -> str:
    """Pinyin without the marks of its tones, ü as v: lǚyóu → lvyou."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _TONES.sub("", unicodedata.normalize("NFD", text)).replace("u\u0308", "v"))


def english(word: str) -> list[str]:
    """How an English word may be spelt on the other side of the Atlantic; most of it is no word."""
    pairs = (*_ENGLISH, *((american, british) for british, american in _ENGLISH))
    return [word.replace(here, there) for here, there in pairs if here in word]


def singular(word: str) -> str:
    """An English word without the ending of its plural: cities, businesses, parks."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if re.search("(?:ss|x|ch|sh)es$", word) else word.removesuffix("s")


def least_similar(size: int) -> float:
    """The similarity that a misspelt word of so many characters must reach; over 100 where none does."""
    return LEAST_SIMILAR.get(size, LEAST_SIMILAR_LONGER if size > max(LEAST_SIMILAR) else 101.0)


def is_slip(typed: str, name: str, written: str) -> bool:
    """Whether a key of the vocabulary, that of the word ``written``, may be what was meant by a typed one much like
    it.
    """
    if len(typed) == 3:
        # Two characters in common tell little: 核电站 is no 充电站. A character may be missing or two be swapped.
        return sorted(name) == sorted(typed) or len(name) > 3 and not typed.isascii()
    if typed.isascii() and typed.isalpha() and len(typed) == len(name) <= LONGEST_EXACT and written.isascii():
        # With another letter a short English word is another one: poker, power. Two letters may be swapped.
        return sorted(typed) == sorted(name)
    # Pinyin of a short word is another word with any other letter (hukou, chukou), and so are initials (swap, swaq).
    return not name.isascii() or written.isascii() or len(name) >= LEAST_PINYIN and len(name) > 2 * len(key(written))
