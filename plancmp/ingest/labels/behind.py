"""The noun behind a figure (50个未来社区), without what becomes of the things (59个项目竣工)."""

from __future__ import annotations

import re

from plancmp.ingest.labels.amounts import UNDER_WAY
from plancmp.ingest.labels.phrase import LEAST
from plancmp.text.quantities import Figure

_NO_NOUN = r"[和与及并且关目台达]|大关|大台阶|以[上内下]|左右|增[加至长]|提[高升]|下降"
_BEHIND = re.compile(
    rf"(?:以上|以内|左右|及以上)?(?P<of>的)?(?!{_NO_NOUN})(?P<noun>(?:[国省市县区州]、|[2-5]A级?)?[^,，。;；:：、!！?？\n\d()（）]{{1,24}}"
    r"(?:(?:(?<=[县市区镇乡村])|(?<=社区))[(（][^,，()（）\d]{1,6}[)）][^,，。;；:：、!！?？\n\d()（）]{0,20})?)"
)
_STOPS_NOUN = re.compile(
    r"以上(?=$)|左右|预计|建成|开工|完成|达到|实现|并|投入使用|投用|投产|落地|通车|实施|建设(?=$|和|并)|增长|提升|提高|覆盖|入选|成为|荣?获|荣登|荣膺|进入|"
    r"纳入|列入|上市(?!公司|企业|后备)|落户|签约|(?:加快|加紧|顺利|有序|同步|稳步|扎实|强力|梯次|全面)推进|加快(?=发展$|建设$)|(?<=.)(?:被|全部|全面(?=脱贫|完成|建成|消除|退出)|退出|脱贫(?=出列|摘帽|$)|出列|摘帽|正式|均已|已经|配备|建有|设有|享受|在(?![线建校册岗职读园营谈地押库产用编研售]))"
)
# What becomes of a number of things: 59个项目竣工, 4个项目成功落地, 75条内河除丙河外完成清淤
_BECOMES = re.compile(
    "(?<=..)(?:竣工|成功|尽快|即将|如期|提前|持续|得到|取得|有效(?=解决|改善|缓解|提升)|根本(?=改善|好转)|除(?=.{1,8}外))"
)
_QUOTED = re.compile("“[^“”]*”")
_ADVERBS = re.compile("(?<=..)(?:基本|加快|全面|初步|顺利|有序|稳步|扎实|正式|全部)$")
_LAST_OF_A_LIST = re.compile("(?<=..)[、和与及][^、和与及]*$")
_PLACE = re.compile("[县旗村镇乡区市州](?:[(（][^()（）]{1,6}[)）].*)?")
_OF_A_LIST = re.compile("[、和与及]")
# 3个500亿级、5个百亿级产业集群: the size of a class before its noun, which the last of a list may say for all
_CLASS = re.compile(
    r"(?P<size>(?:\d{1,5}|[十百千一二两三五]{1,3})[万亿]{1,2}级)(?P<noun>[^,，。;；:：、!！?？\n\d()（）]{0,24})"
)
_NEXT_CLASS = re.compile(r"、\d{1,4}[个家户](?=[\d十百千])")
_BECAME = re.compile("(?:入选|入围|当选|荣?获评?|实现脱贫|脱贫)[^,，。;；、]{0,16}")


def counted(text: str, figure: Figure) -> str:
    """The noun of what a figure counts right behind it; empty where none stands there."""
    match = _BEHIND.match(text, figure.end)
    if not match or match.start("noun") - figure.end > 3 or figure.type == "percent" and match["of"]:
        return ""
    noun = _ADVERBS.sub("", _BECOMES.split(_stopped(match["noun"]))[0])
    if text[match.end() : match.end() + 1].isdigit():  # 4座中型水库和甲乙等6座小型水库
        noun = _LAST_OF_A_LIST.sub("", noun).rstrip("达为")
    if noun.startswith("口") and figure.unit.endswith("人"):  # 30万人口规模
        noun = f"人{noun}"
    return noun if len(noun) >= LEAST or _PLACE.fullmatch(noun) else ""


def classed(text: str, end: int) -> str:
    """The class of things by their size that is counted before a place: 500亿级产业集群; empty for none."""
    match = _CLASS.match(text, end)
    last = match
    while last and not last["noun"] and (link := _NEXT_CLASS.match(text, last.end())):
        last = _CLASS.match(text, link.end())
    noun = _stopped(last["noun"]).removeprefix("的") if last else ""
    return match["size"] + noun if match and len(noun) >= LEAST else ""


def sized(text: str, end: int) -> str:
    """The one thing behind its size: 产业基金 of 总规模20亿元的产业基金; empty for none or several."""
    match = _BEHIND.match(text, end)
    if not match or not match["of"] or match["noun"].endswith("等") or text.startswith("、", match.end()):
        return ""
    noun = UNDER_WAY.split(_stopped(match["noun"]))[0]
    return noun if len(noun) >= LEAST else ""


def whole_of(text: str, figure: Figure) -> str:
    """What a share that stands alone is a part of: 90%以上的典型生态系统."""
    match = _BEHIND.match(text, figure.end) if figure.type == "percent" else None
    noun = _stopped(match["noun"]) if match and match["of"] else ""
    return noun if len(noun) >= LEAST else ""


def became(text: str, end: int) -> str:
    """What became of people or things that are only counted: 10人入选名单."""
    match = _BECAME.match(text, end)
    return match[0] if match else ""


def names_each(noun: str, figure: Figure) -> bool:
    """Whether the words before a number name what is counted one by one, so that its noun stands behind:
    甲河、乙湖2条绿楔, 甲村等5个村.
    """
    return noun.endswith("等") or "、" in noun and len(_OF_A_LIST.split(noun)) == figure.value


def _stopped(noun: str) -> str:
    """The words behind a number up to what becomes of the thing; what stands in quotes is all of its name."""
    quoted = [match.span() for match in _QUOTED.finditer(noun)]
    for match in _STOPS_NOUN.finditer(noun):
        if not any(start < match.start() < end for start, end in quoted):
            return noun[: match.start()]
    return noun
