"""What a city, plan, theme, topic, indicator or term may be called, and which one a typed name means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from plancmp import weights
from plancmp.errors import UnknownName
from plancmp.match import SLIP, closest, misspelt
from plancmp.messages import Message
from plancmp.model import City, Indicator, Plan, Term, Theme, Topic
from plancmp.text.normalise import fold

KINDS: dict[type, str] = {
    City: "city",
    Plan: "plan",
    Theme: "theme",
    Topic: "topic",
    Indicator: "indicator",
    Term: "term",
}

PLURALS = {
    "city": "cities",
    "plan": "plans",
    "theme": "themes",
    "topic": "topics",
    "indicator": "indicators",
    "term": "terms",
}

_JOINED = str.maketrans("", "", " -_'·.")

_PEOPLES = (
    "(?:(?:蒙古|回|藏|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|土|达斡尔|仫佬|羌|布朗|撒拉"
    "|毛南|仡佬|普米|怒|独龙|保安|裕固|鄂温克|德昂|哈萨克|各)族|蒙古|维吾尔|哈萨克|柯尔克孜|塔吉克|锡伯)"
)
_SUFFIX = rf"(?<=..)(?:{_PEOPLES}*自治[区州县旗]|{_PEOPLES}区|市|区|县|地区|新区)$"


class UnsurePlace(UnknownName):
    """A name that is a slip of a place's of which there is something here, but of which one is not clear."""


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
    """A city's name as people say it: 金华 for 金华市, 鹿城 for 温州市鹿城区, 广西 for 广西壮族自治区."""
    return re.sub(_SUFFIX, "", re.sub(r"^.{2,20}?[省市州盟](?=.{2,}[区县市旗]$)", "", city.zh))


def spoken(city: City) -> str:
    """The same without 省 and 盟, which a heading keeps and who types does not: 四川 for 四川省."""
    return re.sub("(?<=..)[省盟]$", "", short(city))


_TYPES = {
    "zh": {
        "proposal": "建议",
        "plan": "规划",
        "decision": "决定",
        "report": "报告",
        "prosperity": "共富方案",
        "outline": "纲要",
        "action": "行动计划",
        "communique": "公报",
    },
    "en": {
        "proposal": "proposal",
        "plan": "plan",
        "decision": "decision",
        "report": "report",
        "prosperity": "common-prosperity plan",
        "outline": "outline",
        "action": "action plan",
        "communique": "communiqué",
    },
}


def plan_type(name: str, lang: str) -> str:
    """What a type of plan is called."""
    return _TYPES[lang].get(name, name)


def plan_tag(plan: Plan, lang: str) -> str:
    """A plan in a few characters: 2022决定, 2022 decision."""
    kind = plan_type(plan.type, lang)
    year = re.search(r"-(\d{4}(?:-\d{2})?)$", plan.id)
    when = year[1] if year else plan.period
    return f"{when}{kind}" if lang == "zh" else f"{when} {kind}"


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
        names = [record.id, record.zh, short(record), record.en, record.adcode, *record.aliases, spoken(record)]
    elif isinstance(record, Plan):
        tags = [plan_tag(record, lang) for lang in _TYPES]
        names = [record.id, record.title, record.title_en, *tags, *(record.city + said for said in tags)]
    elif isinstance(record, Term):
        names = [record.term, record.en, *record.same]
    else:
        names = [record.id, record.zh, record.en, *getattr(record, "aliases", ())]
    result = dict.fromkeys(map(key, names))
    sounds = [pinyin(name) for name in names]
    result.update(dict.fromkeys(whole for whole, _ in sounds))
    result.update(dict.fromkeys(initials for _, initials in sounds if len(initials) >= 3))
    result.pop("", None)
    return result


def _plain(spoken: str) -> str:
    """Pinyin as southern ears hear it: without the h of zh, ch and sh."""
    return re.sub("(?<=[zcs])h", "", spoken)


def _as_heard(wanted: str, form: str) -> bool:
    """Whether two words in pinyin sound alike to southern ears, or do but for two neighbours that changed places."""
    first, second = _plain(wanted), _plain(form)
    if first == second:
        return True
    apart = [place for place, pair in enumerate(zip(first, second)) if pair[0] != pair[1]]
    if len(first) != len(second) or len(apart) != 2 or apart[1] - apart[0] != 1:
        return False
    place = apart[0]
    return first[place : place + 2] == second[place + 1] + second[place]


Exact = Callable[[str], Sequence[str]]
"""The ids that a key stands for."""

Readings = Callable[[str], Iterable[str]]
"""How a key of Chinese characters may be pronounced: what sounds like a name (金花) is taken for it."""

Pairs = Iterable[tuple[str, str]]
"""Keys with the ids that each stands for."""


def _unread(_: str) -> Iterable[str]:
    return ()


def resolve(
    kind: str, typed: str, exact: Exact, everything: Callable[[], Pairs], readings: Readings = _unread
) -> Found:
    """The record of ``kind`` that ``typed`` means; ``everything()`` gives all pairs of key and id.

    Raises :class:`UnknownName` with the nearest ids when nothing is close.
    """
    wanted = key(typed)
    ids = exact(wanted) if wanted else ()
    if kind == "plan" and len(ids) > 1:
        raise UnknownName(kind, typed, ids, Message("say which: {names}", names=ids))
    if found := _heard(kind, typed, ids, wanted, exact, readings):
        return found
    ranked = closest(wanted, everything()) if wanted else []
    if ranked and ranked[0][1] >= weights.LEAST_NAME and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
        return Found(kind, typed, ranked[0][0], False)
    raise _unknown(kind, typed, [name for name, score in ranked[:_OFFERED] if score >= _ALIKE])


def resolve_place(
    typed: str, exact: Exact, here: Pairs, mapped: Pairs, others: Callable[[], Pairs], readings: Readings = _unread
) -> Found:
    """The place that ``typed`` means: one with plans (``here``) or with figures of the atlas (``mapped``).

    ``others()`` are all places of China, of most of which there is nothing. A misspelt name is taken only for the one
    place that is clearly the nearest: nearer than any other, or with plans and one slip away where none of the places
    that are as near has anything to show. Else :class:`UnknownName` asks, with the nearest.
    """
    kind = KINDS[City]
    wanted = key(typed)
    wanted = wanted if exact(wanted) else key(re.sub(_SUFFIX, "", fold(typed)))
    if found := _heard(kind, typed, exact(wanted) if wanted else (), wanted, exact, readings):
        return found
    pools = [list(here), list(mapped)]
    for pairs in pools:
        alike = {name for form, name in pairs if _as_heard(wanted, form)}
        if alike:
            if len(alike) == 1:
                return Found(kind, typed, alike.pop(), False)
            break
    pools.append(list(others()))
    off: dict[str, int] = {}
    pool_of: dict[str, int] = {}
    for number, pairs in enumerate(pools):
        for name, size in misspelt(wanted, pairs).items():
            off[name] = min(size, off.get(name, size))
            pool_of.setdefault(name, number)
    order = sorted(off, key=lambda name: (off[name], pool_of[name], name))
    if order and pool_of[order[0]] < 2:
        first, *others_as_near = (name for name in order if off[name] == off[order[0]])
        preferred = pool_of[first] == 0 and off[first] < 2 * SLIP
        if all(preferred and pool_of[name] == 2 for name in others_as_near):
            return Found(kind, typed, first, False)
    # of places that have nothing here only the nearest: there are thousands
    offered = [name for name in order if off[name] == off[order[0]]][:2]
    offered += [name for name in order if pool_of[name] < 2]
    if 0 < len(wanted) <= LONGEST:
        offered += [name for name, score in closest(wanted, [*pools[0], *pools[1]], parts=False) if score >= _ALIKE]
    unknown = _unknown(kind, typed, list(dict.fromkeys(offered))[:_OFFERED])
    if order and pool_of[order[0]] < 2:
        raise UnsurePlace(kind, typed, unknown.nearest, unknown.hint)
    raise unknown


_OFFERED, _ALIKE = 5, 50
"""So many names are offered for one that is unknown, where they are so similar (of 100)."""

LONGEST = 60
"""No place is called by a name of more characters, with all it lies in; nor is a longer text a slip of one."""


def _heard(kind: str, typed: str, ids: Sequence[str], wanted: str, exact: Exact, readings: Readings) -> Found | None:
    """The record that is so called, or the only one that sounds so."""
    if ids:
        return Found(kind, typed, ids[0], True)
    alike = {name for reading in readings(wanted) for name in exact(reading)}
    return Found(kind, typed, alike.pop(), False) if len(alike) == 1 else None


def _unknown(kind: str, typed: str, nearest: Sequence[str]) -> UnknownName:
    hint = (
        Message("nearest: {names}", names=nearest)
        if nearest
        else Message("plancmp list {kind} shows them all", kind=PLURALS[kind])
    )
    return UnknownName(kind, typed, nearest, hint)
