"""What a city, plan, theme, topic, indicator or term may be called, and which one a typed name means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

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

_JOINED = str.maketrans("", "", " -_'·.")

NEAR = 76.0
"""From this similarity on (of 100) a misspelt name is taken for the one it resembles."""

_SUFFIX = r"(?<=..)(?:市|区|县|地区|自治州|自治县|新区)$"


class Found(NamedTuple):
    """The id that a typed name means; ``exact`` is False when it was guessed from a misspelling."""

    kind: str
    typed: str
    id: str
    exact: bool


@lru_cache(maxsize=1 << 15)
def key(name: str) -> str:
    """The form in which names are compared: folded, without blanks, hyphens and the like."""
    if name.isascii() and name.isalnum():
        return name.lower()
    # What a shell hands over may not be text; such bytes match nothing.
    folded = fold(name.encode("utf-8", "replace").decode())
    return folded if folded.isalnum() else folded.translate(_JOINED)


def short(city: City) -> str:
    """A city's name as people say it: 金华 for 金华市, 鹿城 for 温州市鹿城区."""
    return re.sub(_SUFFIX, "", re.sub(r"^.{2,20}?[省市州盟](?=.{2,}[区县市旗]$)", "", city.zh))


_TYPES = {
    "zh": {
        "proposal": "建议", "plan": "规划", "decision": "决定", "report": "报告", "prosperity": "共富方案", "outline": "纲要", "action": "行动计划",
    },
    "en": {"proposal": "proposal", "plan": "plan", "decision": "decision", "report": "report", "prosperity": "prosperity", "outline": "outline", "action": "action plan"},
}


def tag(plan: Plan, lang: str) -> str:
    """A plan in a few characters: 2022决定, decision 2022."""
    kind = _TYPES[lang].get(plan.type, plan.type)
    when = plan.id.rsplit("-", 1)[-1]
    when = when if when.isdigit() else plan.period
    return f"{when}{kind}" if lang == "zh" else f"{kind} {when}"


@lru_cache(maxsize=1 << 15)
def pinyin(text: str) -> tuple[str, str]:
    """Pinyin of a Chinese text without tones or blanks, and its initials; both empty when it holds no Chinese."""
    from plancmp.text.spoken import CHINESE, syllables  # needed only while an index is compiled

    if text.isascii() or not CHINESE.search(text):
        return "", ""
    spoken = syllables(fold(text))
    return key("".join(spoken)), key("".join(part[:1] for part in spoken))


def forms(record: Any) -> dict[str, None]:
    """Every key under which a record is found, the best first."""
    if isinstance(record, City):
        names = [record.id, record.zh, short(record), record.en, record.adcode, *record.aliases]
    elif isinstance(record, Plan):
        tags = [tag(record, lang) for lang in _TYPES]
        names = [record.id, record.title, record.title_en, *tags, *(record.city + said for said in tags)]
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
    return bool(exact(key(typed)) or exact(key(re.sub(_SUFFIX, "", fold(typed)))))


def _plain(spoken: str) -> str:
    """Pinyin as southern ears hear it: without the h of zh, ch and sh."""
    return re.sub("(?<=[zcs])h", "", spoken)


def _swapped(first: str, second: str) -> bool:
    """Whether two words differ by two neighbours that changed places."""
    apart = [place for place, pair in enumerate(zip(first, second)) if pair[0] != pair[1]]
    if len(first) != len(second) or len(apart) != 2 or apart[1] - apart[0] != 1:
        return False
    place = apart[0]
    return first[place : place + 2] == second[place + 1] + second[place]


def resolve(
    kind: str, typed: str, exact: Callable[[str], Sequence[str]], everything: Callable[[], Iterable[tuple[str, str]]],
    readings: Callable[[str], Iterable[str]] = lambda _: (),
) -> Found:
    """The record of ``kind`` that ``typed`` means.

    ``exact(key)`` gives the ids that a key stands for, ``everything()`` all pairs of key and id, ``readings(key)`` how a key
    of Chinese characters may be pronounced: what sounds like a name (金花) is taken for it. Raises
    :class:`UnknownName` with the nearest ids when nothing is close.
    """
    wanted = key(typed)
    if kind == "city":
        wanted = key(re.sub(_SUFFIX, "", fold(typed))) if not exact(wanted) else wanted
    ids = exact(wanted) if wanted else ()
    if kind == "plan" and len(ids) > 1:
        raise UnknownName(kind, typed, ids, f"say which: {', '.join(ids)}")
    if ids:
        return Found(kind, typed, ids[0], True)
    alike = {name for reading in readings(wanted) for name in exact(reading)}
    if len(alike) == 1:
        return Found(kind, typed, alike.pop(), False)
    pairs = list(everything())
    slips = {name for form, name in pairs if _swapped(_plain(wanted), _plain(form))} if kind == "city" else set()
    if len(slips) == 1:
        return Found(kind, typed, slips.pop(), False)
    ranked = closest(wanted, pairs) if wanted else []
    if ranked and ranked[0][1] >= NEAR and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
        return Found(kind, typed, ranked[0][0], False)
    nearest = [name for name, score in ranked[:5] if score >= 50]
    hint = f"nearest: {', '.join(nearest)}" if nearest else f"plancmp list {PLURALS[kind]} shows them all"
    raise UnknownName(kind, typed, nearest, hint)
