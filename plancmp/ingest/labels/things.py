"""What a measure word counts: 企业 of 30家企业改制退出, as 家 counts 企业 and no 退出.

The table ``counted`` has the things by their measure words. Of a measure word for a few sorts of things the last of
them is the thing; of one for nearly anything (个), only where what is done with it follows, as the name of the thing
may go on (社区 of 社区书吧).
"""

from __future__ import annotations

import re
from functools import cache

from plancmp.ingest.labels.phrase import begins_with_verb
from plancmp.text.chinese import AND
from plancmp.text.tables import rows

_PEOPLE = ("名", "位")
"""Nothing but people is counted by them, no deed."""

_SCALE = "千万亿"
_ANYTHING = "*"
_PLACE = "县村乡镇"
# 企业级, 村民, 镇区: the word goes on
_GOES_ON = "级型化类性式区域民内外里庄落委圈园城级中小"
_FIRST = re.compile("通过|为(?!民)|向|享受|等")
_LINKED = re.compile(f"{AND}|[的与及或等、以之“(（]")
# What is done with things is a thing that is counted, too: 完成40个老旧小区改造
_DEED = re.compile(
    "(?:工程|项目|任务|工作|事项|问题|困难|需求|建设|改造|整治|治理|修复|试点|编制|创建|搬迁|安置|重建|绿化|扩建|新建|续建|提升|升级|改革|整合"
    "|培训|设施|设备|更新|保护|保障|服务|管理|网络?|亮化|硬化|化|攻坚|示范|示范点|救助|普查|开发|利用|储备|回迁|系统|机制|方案|规模|加固)$"
)
_MARKS = '”"』」》'
_BY_A_PLACE = re.compile("发展|打造|创建|开展|成功")
_ASIDE = re.compile("的(?:同时|基础|情况|前提|过程)")
# 6个产业销售收入超千亿元: they are counted, not what they have
_OWNS = re.compile("(?:收入|总?产值|增加值|生产总值|税收|利润|比例|率|水质)(?:超过?|突破|均|达到?)?$")
# Before a verb: 可申请国家验收, 新签署协议, 全部入驻
_BEFORE_A_VERB = re.compile(
    "(?:可|可以|能|能够|要|须|应|拟|将|新|已|均|都|再|又|不|未|无|共|只|仅|全|初步|整体|总体|高标准|高质量|高水平|高效|成功|顺利|全面"
    "|有序|稳步|依次|直接|平均|率先|提前|首次|深度|突出|普遍|自主|就近|带领|参与|通过|为|向|从|在|被|由|代表(?=国家)|[年月]内)"
)


@cache
def _things() -> dict[str, tuple[re.Pattern[str], bool]]:
    """Measure word -> what it counts, and whether it counts nearly anything."""
    result: dict[str, tuple[re.Pattern[str], bool]] = {}
    for units, nouns in rows("counted"):
        words = sorted(nouns.split(), key=len, reverse=True)
        places = "".join(word for word in words if word in _PLACE)
        longer = "|".join(re.escape(word) for word in words if word not in _PLACE)
        one = rf"|(?<![整全各])[{places}](?![{_GOES_ON}])" if places else ""
        found = re.compile(rf"(?=((?:{longer})(?![级型化类性式制])|(?!){one}))")
        for unit in units.split():
            result[unit.removeprefix(_ANYTHING)] = found, unit.startswith(_ANYTHING)
    return result


@cache
def _done() -> frozenset[str]:
    """Verbs, and what becomes of things."""
    parts = ("verb", "act", "handle", "make", "governs", "becomes", "rise", "fall", "add", "reach")
    return frozenset(word for part, line in rows("labels") if part in parts for word in line.split() if len(word) > 1)


def is_of_anything(unit: str) -> bool:
    """Whether a measure word is no help to tell what is counted, as it counts nearly anything or is not known."""
    known = _things().get(unit.lstrip(_SCALE) or "人")
    return known is None or known[1]


def thing_of(words: str, unit: str, apart: bool = False) -> str:
    """What the unit counts at the head of the words behind a number; empty where no such thing is told.

    All the words where they end in it. ``apart`` says that what follows the thing is no part of its name.
    """
    known = _things().get(unit.lstrip(_SCALE) or "人")
    if known is None:
        return ""
    pattern, anything = known
    if _FIRST.match(words) or begins_with_verb(words.removeprefix("主要")):
        return ""
    ends = [match.end(1) for match in pattern.finditer(words)]
    if not ends:
        return ""
    done = next((end for end in ends if words[end - 1] in _PLACE and _BY_A_PLACE.match(words, end)), 0)
    if done:
        return words[:done]
    rest = words[max(ends) :].lstrip(_MARKS)
    if rest.startswith("的") and not anything or _ASIDE.match(rest):  # 30万人口的商圈
        return words[: max(ends)]
    if not rest or _LINKED.match(rest) or unit not in _PEOPLE and _DEED.search(rest):
        return words
    apart = apart or _OWNS.search(rest) is not None
    does = [end for end in ends if _does_something(words[end:].lstrip(_MARKS))]
    if anything and not (does or apart):
        return ""
    rest = words[min(does, default=max(ends)) :].lstrip(_MARKS)
    return words[: len(words) - len(rest)]


def _does_something(words: str) -> bool:
    return bool(_BEFORE_A_VERB.match(words)) or any(words[:length] in _done() for length in (4, 3, 2))
