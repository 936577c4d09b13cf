"""The forms in which texts and queries are compared. Imported by every search: standard library only."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from plancmp.errors import STEERING, UNSEEN
from plancmp.text.late import late
from plancmp.text.tables import rows

_UNSEEN = late(f"[{UNSEEN}]")

_UNIFIED = {
    **dict.fromkeys(map(ord, "“”„‟〝〞〟「」『』"), '"'),
    **dict.fromkeys(map(ord, "‘’‚‛′`´"), "'"),
    **dict.fromkeys(map(ord, "‐‑‒–—―−─━"), "-"),
    **dict.fromkeys(map(ord, "•・‧∙⋅"), "·"),
    ord("著"): "着",  # one word for comparison, though 显著 is also Simplified
}


@cache
def _to_simplified() -> dict[int, int]:
    lefts, rights = zip(*rows("simplified"))
    return str.maketrans("".join(lefts), "".join(rights))


@cache
def _to_folded() -> dict[int, str | int]:
    """What both tables do, in one pass."""
    simplified = _to_simplified()
    return {**simplified, **{code: sign.translate(simplified) for code, sign in _UNIFIED.items()}}


@cache
def _translated() -> frozenset[str]:
    """The characters that folding replaces; most texts have none, which is sooner told than done."""
    return frozenset(map(chr, _to_folded()))


def simplify(text: str) -> str:
    """``text`` with each Traditional character replaced by its Simplified one; the length stays the same.

    Character by character, so good for queries and comparison; texts to be read go through `restore`.
    """
    return text.translate(_to_simplified())


def fold(text: str) -> str:
    """The form in which texts and queries meet: width, case, script, quotes, dashes and spaces made one."""
    if text.isascii():
        text = text.lower().replace("`", "'")
    else:
        # First of all: what is not seen must not keep a sign apart from the mark that belongs on it.
        text = unicodedata.normalize("NFKC", _UNSEEN.sub("", text))
        text = unicodedata.normalize("NFKC", text.casefold())
        if not _translated().isdisjoint(text):
            text = text.translate(_to_folded())
    if "--" in text:
        text = re.sub("-{2,}", "-", text)
    words = text.split()
    if len(words) < 2:
        return words[0] if words else ""
    if text.isascii():
        return " ".join(words)
    result = words[:1]
    for before, word in zip(words, words[1:]):
        result.append(word if _is_wide(before[-1]) or _is_wide(word[0]) else " " + word)
    return "".join(result)


def sought(text: str) -> str:
    """The form in which words are looked for: folded, without quotation marks, which part what is one: “三公”经费."""
    return fold(text).replace('"', "")


def _is_wide(sign: str) -> bool:
    """Whether no blank belongs beside a character."""
    return "\u3000" <= sign <= "\u303f" or "\u3400" <= sign <= "\u9fff" or "\uff00" <= sign <= "\uffef"


def one_line(text: str) -> str:
    """Text that may stand in a data file: one line, without characters that steer a terminal or that nobody sees."""
    return re.sub(rf"[{STEERING}]|\s+", " ", re.sub(f"[{UNSEEN}]", "", text)).strip()
