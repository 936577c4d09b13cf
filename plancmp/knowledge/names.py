"""What a city, plan, theme, topic, indicator or term may be called, and which one a typed name means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from plancmp.errors import UnknownName
from plancmp.match import closest
from plancmp.model import City, Indicator, Plan, Term, Theme, Topic
from plancmp.text.normalise import fold

KINDS: dict[type, str] = {
    City: "city", Plan: "plan", Theme: "theme", Topic: "topic", Indicator: "indicator", Term: "term",
}

PLURALS = {
    "city": "cities", "plan": "plans", "theme": "themes", "topic": "topics", "indicator": "indicators", "term": "terms",
}

NEAR = 76.0
"""From this similarity on (of 100) a misspelt name is taken for the one it resembles."""

_SUFFIX = re.compile(r"(?<=..)(?:市|区|县|地区|自治州|自治县|新区)$")
_CHINESE = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Found:
    """The id that a typed name means; ``exact`` is False when it was guessed from a misspelling."""

    kind: str
    typed: str
    id: str
    exact: bool


def key(name: str) -> str:
    """The form in which names are compared: folded, without blanks, hyphens and the like."""
    # What a shell hands over may not be text; such bytes match nothing.
    return re.sub(r"[\s\-_'·.]+", "", fold(name.encode("utf-8", "replace").decode()))


def short(city: City) -> str:
    """A city's name as people say it: 金华 for 金华市, 鹿城 for 温州市鹿城区."""
    return _SUFFIX.sub("", re.sub(r"^.{2,}?[省市州盟](?=.{2,}[区县市旗]$)", "", city.zh))


def pinyin(text: str) -> tuple[str, str]:
    """Pinyin of a Chinese text without tones or blanks, and its initials; both empty when it holds no Chinese.

    Imports pypinyin, which takes a third of a second: only while an index is compiled.
    """
    if not _CHINESE.search(text):
        return "", ""
    from pypinyin import lazy_pinyin

    syllables = lazy_pinyin(fold(text), v_to_u=False)
    return key("".join(syllables)), key("".join(part[:1] for part in syllables))


def forms(record: Any) -> dict[str, None]:
    """Every key under which a record is found, the best first. Calls :func:`pinyin`."""
    if isinstance(record, City):
        names = [record.id, record.zh, short(record), record.en, record.adcode, *record.aliases]
    elif isinstance(record, Plan):
        names = [record.id, record.title, record.title_en]
    elif isinstance(record, Term):
        names = [record.term, record.en, *record.same]
    else:
        names = [record.id, record.zh, record.en, *getattr(record, "aliases", ())]
    result = dict.fromkeys(map(key, names))
    spoken = [pinyin(name) for name in names]
    result.update(dict.fromkeys(whole for whole, _ in spoken))
    result.update(dict.fromkeys(initials for _, initials in spoken if len(initials) >= 3))
    result.pop("", None)
    return result


def is_exact(typed: str, exact: Callable[[str], Sequence[str]]) -> bool:
    """Whether a city answers to ``typed`` without guessing."""
    return bool(exact(key(typed)) or exact(key(_SUFFIX.sub("", fold(typed)))))


def resolve(
    kind: str, typed: str, exact: Callable[[str], Sequence[str]], everything: Callable[[], Iterable[tuple[str, str]]]
) -> Found:
    """The record of ``kind`` that ``typed`` means.

    ``exact(key)`` gives the ids that a key stands for, ``everything()`` all pairs of key and id. Raises
    :class:`UnknownName` with the nearest ids when nothing is close.
    """
    wanted = key(typed)
    if kind == "city":
        wanted = key(_SUFFIX.sub("", fold(typed))) if not exact(wanted) else wanted
    ids = exact(wanted) if wanted else ()
    if ids:
        return Found(kind, typed, ids[0], True)
    pairs = list(everything())
    ranked = closest(wanted, pairs) if wanted else []
    if ranked and ranked[0][1] >= NEAR and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
        return Found(kind, typed, ranked[0][0], False)
    nearest = [name for name, score in ranked[:5] if score >= 50]
    hint = f"nearest: {', '.join(nearest)}" if nearest else f"plancmp list {PLURALS[kind]} shows them all"
    raise UnknownName(kind, typed, nearest, hint)
