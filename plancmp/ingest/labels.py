"""What a figure measures: the noun beside it, and the indicator of that name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plancmp.model import Indicator
from plancmp.text.normalise import fold
from plancmp.text.quantities import Figure
from plancmp.text.units import dimension

if TYPE_CHECKING:
    from plancmp.index.base import KnowledgeBase

LONGEST = 30

FARTHEST = 150
"""So many characters before a figure are searched for its noun."""

MOST_LISTED, MOST_BEFORE = 12, 4
"""So many figures are looked at to either side for the list that one stands in, and before it for what names it."""

_BORDER = re.compile(r"[,，。;；:：!！?？\n]|(?<=[一-龥])——")
_BOUND = (
    r"以上|以内|左右|达到了?|达|到|至|为|超过了?|超|突破了?|不低于|不少于|不超过|不高于|高于|低于|控制在|保持在?|稳定在|维持在|力争|确保|"
    r"分别|各|均|约|接近|近|逾|在|第|位居|跃居|稳居|居|位列|(?<!班)列|排名|进入|跻身|有望|不断|进一步|再|又|已|累计|共|总计|合计|其中|平均|实际|的|了|个"
)
_RISES = r"同比增长|增长|增加|提高|提升|上升|递增|增幅|增速|增"
_FALLS = r"同比下降|下降|降低|减少|缩小|缩短|压减|压缩|降幅|减(?!免)|降(?=[至到为])"
_DOES = (
    r"新建成?|建成(?:投用|运营)?|建设|改扩建|改造(?:提升)?|新改建|改建|扩建|新增|新培育|培育(?:形成|壮大)?|新引进|引进|引育|招引|招聘|实施|"
    r"完成|实现|打造|创建|开展|推进|新认定|认定|新设立?|设立|签约|落地|开通|开行|举办|推出|发放|办理|完善|形成|拥有|获批|获评|入选|"
    r"投入|筹措|筹集|开工|整治|修复|新招|盘活|供应|消化|出让|布局|发展|选派|选树|组织|培训|培养|带动|吸引|争取|归集|建立|编制|"
    r"制定|出台|淘汰|清退|关停|处置|化解|兑现|减免|降低|节约|植树|种植|治理|配备|配置|保障|交付|提供|新开|收储|攻克|突破"
)
# The reference back lets no word be taken apart again (达到了, 达到 and 了): that would take exponential time.
_TAIL = re.compile(
    rf"(?:(?=(?P<word>{_BOUND}|(?P<rise>{_RISES})|(?P<fall>{_FALLS})|(?P<does>{_DOES})|每年|年均|全年))(?P=word))+$"
)
_HEAD = re.compile(
    r"^(?:(?:以上|以内|左右|加快|着力|高水平|高标准|高质量|深入|全力|大力|积极|滚动|持续|稳步|努力|奋力|全面|有序|统筹|到|至|截至|力争|预计|计划|确保|争取|实现|使|让|推动|促进|带动|其中|并|以|且|同时|今年|明年|全年|全市|全区|全县|全域|市域|我市|我区|我县"
    r"|市区|每年|年均|累计|完成|(?:19|20)\d{2}年?(?:底|末|前)?|[一二]〇[一二三四五六七八九〇]{2}年|“?十[一二三四五]五”?(?:末|期间|时期)|期间|末|底|前|和|与|及|、|”|\s)"
    r"(?!业产值))+"
)
_NOUN = re.compile(r"(?:以上|以内|左右|及以上)?(?:的)?(?P<noun>[^,，。;；:：、!！?？\n\d()（）]{2,24})")
_STOPS_NOUN = re.compile(
    r"以上|左右|建成|开工|完成|达到|实现|并|投入使用|投用|投产|落地|通车|实施|建设(?=$|和|并)|增长|提升|提高|覆盖|入选|获|进入|纳入|列入|上市(?!公司|企业)|落户|签约"
)
_SCOPE = re.compile(r"^(?:[、和与及]|其中|总量|总数|增速|规模|居|稳居|全[省国市区县]|全球|世界|浙江|长三角)+")
_REACHES = re.compile(r"(?:到|至|达|为)[^,，。;；、]{0,4}$")
_OBJECTS = ("count", "money", "area", "length", "mass", "computing", "power", "duration")
# 完成老旧小区改造86个: the work is what is counted, not the thing worked on
_WORK = re.compile(
    r".*(?:完成|推进|开展|实施|组织|启动|抓好|做好)(?P<work>[^,，。;；:：、]{2,20}?(?:改造提升|改造|改建|扩建|培训|整治|修复|治理|认定))(?:达到|达)?$", re.S
)
_ADDS = re.compile(r"新增|净增|新引进|新引育|新培育|新认定|新建成?|新设立?|新招")
_MEMBER = re.compile(r"(?:以上|以内|左右)?\s?(?:、|和|及|与|以及)\s?(?P<noun>[^,，。;；:：!！?？\n、]{2,30})")
_TRAIN = re.compile(r"^“[^“”]+”(?=.*班列)")
_GDP = re.compile("(?:地区|国民|国内)?生产总值")
_LIST = re.compile(r"、|和|与|及|以及")


@dataclass(frozen=True, slots=True)
class Label:
    """The noun measured; ``indicator`` is set only where it is exactly one of ours."""

    text: str
    indicator: str | None


class Labels:
    """Finds labels in sentences; knows the indicators of a knowledge base."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._indicators = {item.id: item for item in kb.all(Indicator)}
        # What a document adds each year and of which no stock is known (新增就业) is meant by its name alone.
        stocks = {item.addition_of for item in self._indicators.values() if item.addition_of}
        self._flows = {item.id for item in self._indicators.values() if item.id not in stocks}
        self._named: dict[str, list[Indicator]] = {}
        for item in self._indicators.values():
            for name in (item.zh, *item.aliases):
                self._named.setdefault(_bare(name), []).append(item)

    def of(self, text: str, found: Sequence[Figure], place: int) -> Label:
        """The label of ``found[place]``, a figure of the sentence ``text``."""
        figure = found[place]
        first, last = _run(text, found, place)
        start = _start(text, found, first)
        noun, verb = _split(text[start : found[first].start])
        changes = bool(re.fullmatch(rf"{_RISES}|{_FALLS}", verb)) or figure.type == "rank"
        if changes and len(_SCOPE.sub("", noun)) < 2 and first:
            # 生产总值6011亿元、增长6.8%,居全省第4: what grew was named before
            noun = self._noun_before(text, found, first, place - first, last - first + 1) + (noun if figure.type == "rank" else "")
        members = _members(noun, last - first + 1)
        if members and last > first:
            noun = self._member(members, place - first)
        behind = _behind(text, figure)
        grows = bool(verb and re.fullmatch(_RISES, verb)) and figure.type == "percent" and not _reaches(text, figure)
        falls = bool(verb and re.fullmatch(_FALLS, verb)) and figure.type == "percent" and not _reaches(text, figure)
        if not verb and first == last:
            verb = _adding_verb(text, found, place, noun)
        adds = bool(_ADDS.match(verb) or _ADDS.match(noun)) or figure.annual
        work = _WORK.match(text[start : found[first].start]) if first == last and figure.type in _OBJECTS else None
        if work:
            noun = work["work"]
        elif behind and figure.type == "duration" and "圈" in behind:
            noun = behind.split("圈")[0] + "圈"
        elif behind and figure.type in _OBJECTS and len(noun) < 2:
            noun = f"{verb}{behind}" if verb and not grows and not falls else behind
        elif grows and len(noun) > 1 and not noun.endswith(("率", "比重", "占比")):
            noun += "年均增速" if figure.annual else "增速"
        elif falls and len(noun) > 1:
            noun += "年均降幅" if figure.annual else "降幅"
        elif verb.startswith("新") and len(noun) > 1 and figure.type in _OBJECTS:
            noun = verb + noun
        elif figure.type == "rank" and len(noun) > 1:
            noun += "排名"
        if len(noun) < 2:
            noun = _fallback(text, start, behind)
        if noun.count("“") != noun.count("”"):
            noun = noun.replace("“", "").replace("”", "")
        noun = noun.strip("、的 ")[-LONGEST:] or figure.unit or figure.text
        return Label(noun, self._indicator(noun, figure, adds and not grows))

    def _noun_before(self, text: str, found: Sequence[Figure], place: int, member: int, many: int) -> str:
        """The noun of the last quantity before a place in the same sentence, without what was said of its change.

        Before a list of as many quantities (分别达到62480元、36120元,增长4.8%和6.5%) it is that of the same ``member``.
        """
        near = found[max(0, place - MOST_BEFORE) : place]
        earlier = [number for number, item in enumerate(near) if item.is_quantity and item.type != "rank"]
        label = ""
        if earlier:
            first, last = _run(text, near, earlier[-1])
            label = self.of(text, near, first + member if last - first + 1 == many else earlier[-1]).text
        return re.sub(r"(?:年均)?(?:增速|降幅)$", "", label)

    def _member(self, members: Sequence[str], number: int) -> str:
        """城镇 of 城镇、农村居民人均可支配收入 gets the tail that makes it an indicator's name, or any name at all."""
        own, last = members[number], members[-1]
        if number == len(members) - 1:
            return own
        for cut in range(1, len(last)):
            if _bare(own + last[cut:]) in self._named:
                return own + last[cut:]
        return own

    def _indicator(self, noun: str, figure: Figure, adds: bool) -> str | None:
        """The indicator of exactly this name whose unit measures the same dimension.

        Where the figure ``adds`` to a stock, it is the indicator of the addition, or none.
        """
        bare = re.sub(rf"^(?:{_DOES})+", "", noun)
        fallen = [noun.removesuffix("降幅") + word for word in ("下降率", "下降", "降低")] if noun.endswith("降幅") else []
        names = (noun, bare, noun.replace("年均增速", "增速"), noun + "率", bare + "时间", *fallen, _TRAIN.sub("", noun) + "年开行数")
        for name in dict.fromkeys(names):
            for item in self._named.get(_bare(name), ()):
                if not _same_dimension(item.unit, figure):
                    continue
                if not adds or item.addition_of or item.id in self._flows:
                    return item.id
                return next((other.id for other in self._indicators.values() if other.addition_of == item.id), None)
        grown = [item.id for item in self._named.get(_bare(re.sub(r"(?:年均)?增速$", "", noun)), ())] if noun.endswith("增速") else []
        return next((item.id for item in self._indicators.values() if item.growth_of in grown), None)


def _bare(name: str) -> str:
    """A name as it is compared: without scope words at its beginning and counting words at its end, GDP in one form."""
    name = re.sub(r"^(?:全[市区县年省]|市域|力争|累计|总)+", "", _GDP.sub("gdp", fold(name)))
    return re.sub(r"(?:总数|数量|总量|数)$", "", name) or name


def _adding_verb(text: str, found: Sequence[Figure], place: int, noun: str) -> str:
    """新增 of a list that it opens (新增“小巨人”企业25家、高新技术企业120家), for a member with no verb of its own; empty without."""
    first = place
    while first and place - first < MOST_LISTED and found[first - 1].is_quantity:
        between = _MEMBER.fullmatch(text[found[first - 1].end : found[first].start])
        if not between or re.match(_DOES, between["noun"]) or _TAIL.search(between["noun"]):
            break
        first -= 1
    if first == place or not noun:
        return ""
    opens = _ADDS.match(_split(text[_start(text, found, first) : found[first].start])[0])
    return opens[0] if opens else ""


def _same_dimension(unit: str, figure: Figure) -> bool:
    mine, theirs = dimension(unit), dimension(figure.unit)
    loose = ({"count", "number", "containers"}, {"multiple", "number"})
    return mine == theirs or any(mine in group and theirs in group for group in loose)


def _start(text: str, found: Sequence[Figure], place: int) -> int:
    """Where the words before a figure begin: behind the last quantity or the last mark."""
    end = next((found[number].end for number in range(place - 1, -1, -1) if found[number].is_quantity), 0)
    start = max(found[place].start - FARTHEST, end)
    return max([start, *(match.end() for match in _BORDER.finditer(text, start, found[place].start))])


def _reaches(text: str, figure: Figure) -> bool:
    """Whether a value is reached (提高到5%), not added."""
    return bool(_REACHES.search(text[max(0, figure.start - 5) : figure.start]))


def _run(text: str, found: Sequence[Figure], place: int) -> tuple[int, int]:
    """The first and last of the figures that stand in one list with this one: 5.8%、7%."""

    def linked(left: int) -> bool:
        between = text[found[left].end : found[left + 1].start]
        alike = found[left].type == found[left + 1].type or "分别" in text[max(0, found[left].start - 12) : found[left].start]
        return alike and bool(re.fullmatch(r"(?:以上|以内|左右)?\s?(?:、|和|及|与|以及)\s?", between))

    first = last = place
    while first and place - first < MOST_LISTED and linked(first - 1):
        first -= 1
    while last + 1 < len(found) and last - place < MOST_LISTED and linked(last):
        last += 1
    return first, last


def _split(before: str) -> tuple[str, str]:
    """The noun before a figure, and the verb of change or making between the two."""
    tail = _TAIL.search(before)
    verb = ""
    if tail:
        verb = tail["rise"] or tail["fall"] or tail["does"] or ""
        before = before[: tail.start()]
    noun = _HEAD.sub("", before)
    # 推动规上工业增加值: the noun follows the last verb of making
    return noun, verb


def _members(noun: str, many: int) -> list[str]:
    parts = [part for part in _LIST.split(noun) if part]
    return parts if len(parts) == many else []


def _behind(text: str, figure: Figure) -> str:
    """The noun after a figure: 未来社区 of 50个未来社区."""
    match = _NOUN.match(text, figure.end)
    if not match or match.start("noun") - figure.end > 3:
        return ""
    noun = _STOPS_NOUN.split(match["noun"])[0]
    return noun if len(noun) > 1 else ""


def _fallback(text: str, start: int, behind: str) -> str:
    """A label for a figure with nothing before it in its clause: what stands behind it, else the clause before."""
    if behind:
        return behind
    earlier = _BORDER.split(text[max(0, start - FARTHEST) : start].rstrip(",，、:：;； "))
    noun, _ = _split(re.sub(r"[\d.]+.*$", "", earlier[-1])) if earlier else ("", "")
    return noun
