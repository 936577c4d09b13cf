"""Numbers that only say of which things a sentence tells something: of 7个示范区收入增长12% the seven are no result,
and 16条产业链全部建立链长制 aims at no sixteen chains.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from plancmp.measures.scopes import GOING_ON
from plancmp.measures.statement import Statement, Written
from plancmp.query.progress.deeds import verbs
from plancmp.text.chinese import CLAUSE_END, CLOSING
from plancmp.text.late import late
from plancmp.text.tables import pattern
from plancmp.text.units import dimension

_CLAUSE = late(f"[{CLAUSE_END}]")
_BETWEEN = late(r"[^\d、]{0,12}")
"""What stands between a number with its unit and the noun: 16个市级重点项目."""

_AIMED_AT = late("(?:紧盯|聚焦|围绕|瞄准|针对)(?=[^、]{0,12}$)")
"""Verbs whose object is what something is done for: 紧盯411名未脱贫人口."""

_FIGURE = late(r"\d")
_HOW = late("全部|均|都|全面|顺利|成功|如期|按期|基本")
"""What only says how completely or how well."""

_ADDED = late("^(?:[新净]增|新(?:建|培育|认定|引进|设|改建))")
"""What a label has of its verb, which stands before the number."""

_ADDS = late("[新增]")

_FRAME = late(
    "(?:的|以及)?(?:建设|改造|创建|提升|整治|治理|修缮|更新|试点|打造|认定|申报|培育|项目|工程|任务|工作|处|个|名|人|家|以上|左右|[与和及、])*"
)
"""What may still belong to a noun or a list, and says nothing of the things."""

_LIST = late("[、和与及(（]|以及|以上|左右")
_MORE_THINGS = late(r"[、和与及][^\d、]{2,14}?(?:达到|获评?|被评|入选|[纳列]入)")
"""Another thing of one number, and what is said of both: 9家卫生院、门诊部达到标准."""

_OF_THE_NUMBER = late("(?:同比|[比较]上年)?(?:增长|增加|净增|下降|减少)")
"""How much the number itself grew, where a verb before it has made it the object: 新登记企业10万户增长5%."""


@cache
def _comes_about() -> re.Pattern[str]:
    """What a clause ends with that tells that the things are made, finished, taken in or settled."""
    return re.compile(rf"[^\d]*(?:{pattern('phrases', 'comes-about').pattern})[{CLOSING}]*")


def only_names(one: Statement) -> str | None:
    """What is told of the things that a drafted count only names, as what follows their noun in the clause is no event
    by which they come to be, are finished or taken in; empty where it does not only name them.

    None where a figure is told of them: then nothing tells what the count itself would be held against.
    """
    if one.plan.origin != "draft" or one.quantity.op == "rank" or dimension(one.unit) != "count":
        return ""
    told = _told_of(one.item.text, one.quantity.label, one.quantity.unit, one.written)
    return None if _FIGURE.search(told) else _HOW.sub("", told)


@lru_cache(1 << 14)
def _told_of(text: str, label: str, unit: str, written: Written) -> str:
    """What a clause tells of the things counted in it; empty where it tells that they are made, or nothing."""
    at = written.search(text)
    noun = _ADDED.sub("", label)
    if at is None or not noun:
        return ""
    before, behind = _CLAUSE.split(text[: at.start()])[-1], _CLAUSE.split(text[at.end() :])[0]
    if aimed := _AIMED_AT.search(before):
        return aimed[0]
    place = behind.find(noun)
    if place < 0 or not behind.startswith(unit) or not _BETWEEN.fullmatch(behind, len(unit), place):
        return ""
    rest = behind[place + len(noun) :].lstrip(CLOSING)
    if _LIST.match(rest):
        return rest if _MORE_THINGS.match(rest) else ""
    if _FRAME.fullmatch(rest) or _comes_about().fullmatch(rest) or GOING_ON.match(behind):
        return ""
    if _OF_THE_NUMBER.match(rest) and (verbs().search(before) or _ADDS.search(before)):
        return ""
    return rest
