"""Whose figures a document gives: the place that it is about, a part of it, or somebody else."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plancmp.ingest.labels.phrase import begins_with_verb
from plancmp.knowledge import divisions
from plancmp.model import City
from plancmp.text.quantities import Figure

_WHOLE = {
    "nation": ("全国", "我国", "国家", "国内", "中央"),
    "province": ("全省", "我省", "全省上下", "省域"),
    "prefecture": ("全市", "我市", "市域", "全市上下", "全域", "全市域"),
    "county": ("全县", "我县", "县域", "全域", "全县上下"),
}
_KINDS = ("省", "市", "区", "县", "州", "盟", "旗", "地区")
_PEOPLES = "壮|回|维吾尔|藏|土家|苗|彝|白|傣|侗|羌|黎|瑶|土|满|布依|哈尼|景颇|傈僳|哈萨克|(?<!内)蒙古|朝鲜|柯尔克孜"
_ENDS = re.compile(rf"(?:(?:{_PEOPLES})族?)*自治[区州县旗]$|特别行政区$|地区$|[省市区县州盟旗]$")
_PART = re.compile(
    r"(?:^|[,，;；:：。])(?:[一二三四五六七八九十\d]是|其中)?(?P<name>[^,，。;；:：、]{0,8}?"
    r"(?:新区|开发区|高新区|经开区|高开区|园区|保税区|自贸区|试验区|主城区|中心城区|市区|城区|县区|区县|集聚区|工业区|示范区|合作区|"
    r"郊区|片区|库区|林区|老区|组团|特区|各县|各区|县域|乡镇|\d\s?个(?:县|区|市)(?:[(（][^()（）]{1,6}[)）]|市区)?"
    r"|[^,，。;；:：、]{1,6}[市州盟][和、][^,，。;；:：、]{1,6}[市州盟]))"
    r"(?=[,，、]|营业|营收|实现|完成|地区生产总值|生产总值|规模|规上|固定|一般|财政|工业|社会|外贸|进出口|全年|预计|新增|主要|经济(?!技术)|累计|引进|企业|入驻|起步|"
    r"开发|率先|发展(?!规划)|税收|产值|招商|围绕|聚焦|聚力)"
)
# Several zones at once: 力争10个省级园区生产总值…, 园区基础设施日益完善,…, 甲湾、乙湾三大区域完成…
_ZONES = re.compile(
    r"(?:^|[,，;；:：。])(?P<name>(?:(?:力争|确保)?\d+个[^,，。;；:：、]{0,8}|各|全市|产业|工业)?(?:园区|集聚区|集中区))"
    r"(?=建设(?:稳步|加快|全面|扎实|顺利|持续)|基础设施|新签约|生产总值|固定资产|规模以上|规上|完成|实现)"
    r"|(?:^|[,，;；:：。、])(?P<areas>[^,，。;；:：、]{0,8}[两三四五六七八九十]大[^,，。;；、]{0,4}区域)(?=完成|实现)"
)
# A zone that a paragraph is about: 甲新区蓝图初成。…, or a sentence in it: 甲高新区围绕 …
_ZONE = r"[^,，。;；:：、]{0,6}(?:新区|高新区|经开区|开发区)"
_OPENS = re.compile(rf"(?P<name>{_ZONE})(?![等和与及、]|管委|为|建设)")
_TURNS_TO = re.compile(rf"(?P<name>{_ZONE})(?:围绕|聚焦|聚力|坚持|突出|充分发挥|全力|着力|重点)")

_ABOUT = re.compile(
    r"[^,，。;；:：、\d]{2,14}(?:新区|高新区|经开区|开发区|自贸区|自贸片区)(?:体制机制|管理体制|综合)?(?:改革|建设|发展|提档|提质|扩容|升级)[^,，。;；:：、]{0,10}[,，]"
)
"""The opening clause of a sentence that is about a zone, without a figure: 强力推进甲经开区改革,…."""

# A place below whose figures follow: 甲区完成固定资产投资20亿元。实现收入4亿元。
_OF_BELOW = re.compile(
    r"(?:今年|去年|全年|20\d\d年|[,，])*(?P<name>[\u4e00-\u9fff]{2,12}?)(?=全年|全[县区市]|完成|实现|地区生产总值|生产总值|固定资产|规模以上|规上"
    r"|一般公共|公共财政|财政|社会消费|城[镇乡]居民|农村居民|进出口|外贸)"
)
# 甲园区完成产值40亿元;工业投资6亿元: what a semicolon parts from it is of the same, where it names nobody.
_HEADS = re.compile(
    r"(?P<zone>[^,，。;；:：、]{0,12}(?:新区|高新区|经开区|开发区|园区|集聚区|集中区|示范区|试验区))(?:全年|预计|累计)*(?:完成|实现|(?:地区)?生产总值)"
    r"|(?:全年|预计|力争|今年|去年)*(?P<name>[\u4e00-\u9fff]{2,7}?)(?:全年|预计)*(?:完成|实现)(?:地区)?生产总值"
)
_GOES_ON = re.compile(
    "(?:全年|预计|累计)*(?:完成|实现|工业|固定资产|固投|财政|一般公共|规模以上|规上|税收|协议|实际利用|进出口|外贸|营业|主营)"
)
_WHEN = re.compile("(?:全年|预计|力争|今年|去年|可|年|将|确保)+")

_OPENS_WITH_PART = re.compile(
    r"[^,，。\d]{0,10}(?:兵团|中心城区|主城区|新区|开发区|高新区|经开区)"
    r"(?:经济|社会|建设|发展|面貌|功能|品质|能级|规划|基础设施|[扩增]容|新一轮|产业(?:集聚|发展))[^\d]*"
)
"""A sentence without a figure whose subject is a part of the place; so it may be of those behind it."""

POINT = re.compile("[一二三四五六七八九]是")
"""The number of a point, several of which may share a paragraph."""

_FREE_ZONE = re.compile(r"[^,，。\d]{0,6}(?:自贸(?:试验)?区|自由贸易试验区)[^,，。\d]{2,6}片区[^,，。\d]{2,16}")
"""The same of a zone that bears the name of the place: 自贸试验区甲市片区释放红利."""

_CORPS = "兵团"
"""It has figures of its own, which follow a sentence without any that names it twice; behind a zone that is named twice
those of the whole place follow as often."""


_PART_BEFORE = re.compile(r"(?:兵团|[区县市镇城州旗岛园带圈群乡]|[东西南北中]部)$")
# 国家高新技术企业 and 全国文明村镇 are of the place itself.
_ABOVE = re.compile(
    r"(?:^|[,，(（])(?P<whom>我国|全国(?![^,，]{0,8}(?:文明|示范|先进|模范|重点))|全省|世界(?![^,，]{0,2}遗产)|全球|中央(?=财政))"
    r"(?![一百前首第领])(?:[^,，]{0,12}(?:增长|达|为|超)|平均(?:水平)?为?(?=\d|$))"
)
_MENTIONED = re.compile(
    r"综保区|综合保税区|保税区|自贸区|自贸试验区|新区|开发区|高新区|经开区|工业园区?|产业园区?|口岸|[^全各的到贫城山域强]县(?![域级区城乡市长、域])"
)
_OF_NATION = re.compile(r"(?:^|[,，;；])我国(?:经济|综合|国民|社会)")
_NO_NAME = re.compile("[和与及、等]")
_REGION = re.compile("都市圈|城市群|经济圈")
"""A part of a province; the city that one is called by tells of itself behind its name."""

_PORT = "口岸"
"""It has trade, but neither revenue nor retail sales."""

_COMMA = re.compile("[,，;；。]")
_BESIDE_WHOLE = re.compile("(?:高于|低于|快于|慢于|超过|领先|占|比)[^,，。;；]{0,2}全[国省市区县州][^,，。;；]{0,6}")
"""The whole is only compared with."""

MOST_CLAUSES = 2
NEAR = 60
"""So many characters and clauses before a figure a zone that is mentioned may be what it is of."""

_TARGETS = re.compile(r"预期目标|主要目标|发展目标|奋斗目标")


@dataclass(frozen=True, slots=True)
class Scope:
    """The words by which a document means the whole of its place."""

    own: frozenset[str]
    parts: frozenset[str] = frozenset()
    """The names of the places that lie in it, short and in full."""

    def is_part(self, before: str, sums: bool, trade: bool = True) -> bool:
        """Whether a part of the place (a development zone) is, or may be, what the words before a figure are about.

        A part that is the subject of a clause, or is at all mentioned where the figure is of ``sums`` that a zone may
        have too, holds until a word for the whole place or for its targets.
        """
        parts = [part.end() for part in _PART.finditer(before) if self._is_other(part["name"])]
        parts += [zones.end() for zones in _ZONES.finditer(before)]
        parts += [len(name) for name in self._below(before)]
        if "我国" not in self.own:
            parts += [nation.end() for nation in _OF_NATION.finditer(before)]
        if sums:
            near = max(
                0, len(before) - NEAR, *([0, *(mark.end() for mark in _COMMA.finditer(before))][-MOST_CLAUSES:][:1])
            )
            parts += [part.end() for part in _MENTIONED.finditer(before, near) if trade or part[0] != _PORT]
            if "全省" in self.own:
                parts += [region.end() for region in _REGION.finditer(before)]
            if about := _ABOUT.match(before):
                parts.append(about.end())
        after = _BESIDE_WHOLE.sub("", before[max(parts, default=len(before)) :])
        return (
            bool(parts) and not any(word in after for word in self.own if len(word) > 1) and not _TARGETS.search(after)
        )

    def turns(self, sentence: str, opens: bool) -> bool | None:
        """Whether a sentence, which may open its paragraph or a point in it, turns to a zone (True) or to the whole
        place (False).
        """
        sentence = POINT.sub("", sentence, count=1) if opens else sentence
        found = (_OPENS if opens else _TURNS_TO).match(sentence)
        below = _OF_BELOW.match(sentence)
        if below and below["name"] in self.parts and "其中" not in sentence:
            return True  # 甲区完成投资20亿元
        whole = any(word in sentence for word in self.own if len(word) > 1)
        of_corps = sentence.count(_CORPS) > 1 and not any(map(str.isdigit, sentence))
        of_part = of_corps or opens and _OPENS_WITH_PART.fullmatch(sentence)
        of_free_zone = opens and _FREE_ZONE.fullmatch(sentence) is not None
        if found and self._is_other(found["name"]) or not whole and of_part or of_free_zone:
            return True
        return False if whole else None

    def heads(self, sentence: str) -> bool:
        """Whether a part of the place is the subject of a sentence that begins with what it achieved."""
        found = _HEADS.match(sentence)
        if found is None or self._says_whole(sentence[found.end() :]):
            return False
        name = found["zone"] or found["name"]
        return _WHEN.fullmatch(name) is None and self._is_other(name)

    def goes_on(self, sentence: str) -> bool:
        """Whether what stands behind a semicolon names nobody and goes on with the sums of the subject before it."""
        return _GOES_ON.match(sentence) is not None and not self._says_whole(sentence)

    def _says_whole(self, words: str) -> bool:
        """Whether words name the whole place otherwise than to compare with it."""
        rest = _BESIDE_WHOLE.sub("", words)
        return any(word in rest for word in self.own if len(word) > 1)

    def is_part_name(self, words: str) -> bool:
        """Whether words before a noun are the name of some place that is not this one: 兵团 of 兵团生产总值."""
        if any(words.endswith(word) for word in self.own):
            return False
        return bool(_PART_BEFORE.search(words)) or words in self.parts

    def _below(self, before: str) -> list[str]:
        """The place below, named in full, with which a sentence begins: 甲县工业提质,生产总值突破100亿元."""
        names = (before[: end + 1] for end in range(2, 6) if before[end : end + 1] in _KINDS)
        return [name for name in names if name in self.parts and not _NO_NAME.match(before, len(name))]

    def is_background(self, text: str, figure: Figure) -> bool:
        """Whether a figure is of the country or of a place above this one: 全省增长5% in the report of a city.

        What is counted may be of a national sort: 全国文明村达12个.
        """
        match = _ABOVE.search(text[max(0, figure.start - 24) : figure.start])
        if match is None or match["whom"] in self.own:
            return False
        return figure.type != "count" or figure.unit.endswith("人") or match["whom"] == "我国"

    def _is_other(self, name: str) -> bool:
        return name not in self.own and not begins_with_verb(name)


def scope(city: City) -> Scope:
    """The words for a city: 全市, 我市 and its names."""
    words = set(_WHOLE[city.level])
    ending = next((kind for kind in ("自治区", "自治州", *_KINDS) if city.zh.endswith(kind)), "")
    kind = ending[-1:]
    if kind:
        words |= {f"全{kind}", f"我{kind}", f"本{kind}", f"全{kind}上下"}
    if ending == "自治区":
        words |= {"自治区", "全自治区"}
    if ending == "自治州":
        words |= {"自治州"}
    short = _ENDS.sub("", city.zh)
    words |= {city.zh, *(name for name in city.aliases if len(name) > 1)}
    if len(short) > 1:
        words |= {short, short + kind}
    return Scope(frozenset(words), _parts(city) - words)


def _parts(city: City) -> frozenset[str]:
    """The names of the places next below a city, without those of one character."""
    below = [place for place in divisions.divisions().values() if place.parent == city.adcode]
    return frozenset(name for place in below for name in (place.name, place.short) if len(name) > 1)


ANYWHERE = Scope(
    frozenset({f"{all}{kind}" for all in ("全", "我", "本") for kind in _KINDS} | {"市域", "县域", "自治区"})
    - {"全省", "我省"}
)
"""The scope of a text of which it is not known what place it is about."""
