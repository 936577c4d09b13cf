"""What is done with the things that the figures of a label count: 示范站点 that are built in a year are not all there
are, and the title of their row has to say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from plancmp.measures.statement import Statement
from plancmp.model import Indicator
from plancmp.text.chinese import CLAUSE_END
from plancmp.text.late import late
from plancmp.text.tables import pairs
from plancmp.text.units import dimension

_COUNTED = ("count", "length", "area", "number")
_ANY = ("实施", "完成")
"""Words that tell that something is done, and not what."""


_TOLD_OF = {
    "money": frozenset(["引进", "筹集", "发放", "化解", "处置", *_ANY]),
    "mass": frozenset(["压减", "淘汰", "化解", "关停"]),
    "volume": frozenset(["压减"]),
}
"""What is told of amounts: 压减超采量5亿立方米 is not how much there is, 培育…产值5亿元 is said of whose it is."""

UNDER_WAY = frozenset({"开工", "推进", "申报", "签约", "改造", "新改", "建设改造"})
"""Scopes that say themselves what is done."""

MOST = 2
"""So many things at most that are done are told beside a name."""

_THINGS = frozenset(["个", "座", "所", "处", "条", "套", "公里"])
_DONE_BY_NAME = late("新|改|建|增|创|引|治|造|投|开|年")
"""Units of indicators that count things, and words of their names that say that something is done with them."""

_CLAUSE = late(f"[{CLAUSE_END}]")
_MEMBERS = late("[、和与及]")
_NUMBERED = late(r"^[(（]?\d{1,2}[)）.．、]")
"""The number of a member of a list."""

_OTHER = late("[^\\d]{0,6}?(?:[新净]增|认定|开工|启动|交付|推进|推动|续建|申报|新开|开展|争取|纳入)")
"""Verbs before a number of things that say something else of them."""


@cache
def verbs() -> re.Pattern[str]:
    return re.compile("|".join(sorted(pairs("deeds"), key=len, reverse=True)))


@cache
def _leading() -> re.Pattern[str]:
    """A member of a list that a verb opens, after a few words on how or when: 成功引进企业, 年内再建成站点."""
    return re.compile(rf"[^{CLAUSE_END}\d]{{0,6}}?(?P<verb>{verbs().pattern})")


@cache
def _behind() -> re.Pattern[str]:
    """The verb that stands behind the counted noun: 3处过街设施竣工."""
    return re.compile(rf"[^\d{CLAUSE_END}、]{{2,20}}?(?P<verb>{verbs().pattern})(?:[{CLAUSE_END}、和]|$)")


def built(indicator: Indicator, figures: Iterable[Statement]) -> str:
    """建设 where an indicator counts how many things there are (口袋公园数) and all figures say how many are built."""
    counts = indicator.unit in _THINGS and not _DONE_BY_NAME.search(indicator.zh)
    return "建设" if counts and deed(figures) == "建设" else ""


def deed(figures: Iterable[Statement]) -> str:
    """What the figures of a label say is done with what they count, in a word or two; empty where one does not say it,
    or where they say more.
    """
    some = list(figures)
    told = {_told(one) for one in some}
    told = told.difference(_ANY) or (told if told == {"实施"} else set())
    word = "、".join(sorted(told)) if 0 < len(told) <= MOST and "" not in told else ""
    said = [verb for verb, meant in pairs("deeds").items() if meant in told]
    return "" if any(verb in one.quantity.label for one in some for verb in said) else word


def _told(one: Statement) -> str:
    """What is done with the things that a drafted figure counts; of a list its head says it, where no member nearer
    does.
    """
    kind = dimension(one.unit)
    if one.plan.origin != "draft" or kind not in (*_COUNTED, *_TOLD_OF):
        return ""
    word = _said(one)
    return "" if word not in _TOLD_OF.get(kind or "", (word,)) else word


def _said(one: Statement) -> str:
    """The verb beside a figure, in the word by which titles tell it."""
    at = one.written.search(one.item.text)
    if at is None:
        return ""
    before, behind = _NUMBERED.sub("", _CLAUSE.split(one.item.text[: at.start()])[-1]), one.item.text[at.end() :]
    after = _behind().match(behind)
    members = _MEMBERS.split(before)
    for place in reversed(range(len(members))):
        match = _leading().match(members[place])
        if match is None and not _OTHER.match(members[place]):
            continue
        if match is None or (place and _leading().fullmatch(members[place - 1])):
            return ""  # a verb of another kind; or two of them (新建、盘活厂房), of which no word tells both
        word = pairs("deeds")[match["verb"]]
        return pairs("deeds")[after["verb"]] if after and word in _ANY else word
    return pairs("deeds")[after["verb"]] if after else ""
