"""Labels for figures of which no noun is told: a verb, what became of the things, a ranking, the clause before."""

from __future__ import annotations

import re

from plancmp.ingest.labels.behind import became, people
from plancmp.ingest.labels.label import short
from plancmp.ingest.labels.phrase import BORDER, LEAST, LONGEST, Phrase, is_verb, parse
from plancmp.ingest.labels.things import thing_of
from plancmp.text.quantities import Figure

LONGEST_CLAUSE = 60
"""So many characters of the clause before are read for what a figure is of."""

_NO_THING = re.compile("(?:(?:具体|惠企|硬核|若干)*(?:政策)?(?:措施|举措|意见))?(?:等|[、,，。;；和]|$)")
_FOR_WHAT = re.compile(
    "(?:^|[、,，和]|出台|制定|推出|印发|发布|落实|实施|细化)(?P<what>(?:有效)?(?:应对|支持|促进|推动|稳定|恢复|扶持|鼓励|助企|惠企|降低|减轻|提振|扩大|优化|加快|稳|保|促|降)"
    "(?P<of>[^、,，。;；\\d的]{2,16}))$"
)
"""Behind and before the number of measures: for what they are (支持小微企业8条), and no thing that is counted so."""

_SUM = re.compile("(?:工业|销售|主营业务|营业)?(?:产值|收入|税收|利润)|利税")
_WISHES = re.compile("累计|力争|预计|确保|争取|全年|年内|计划|全[市省县州区]|,|，")
_RANKING = re.compile(
    "(?:跻身|迈入|入选|入围|进入|荣获|荣登|荣膺|上榜|列入|列|挺进|冲刺|进军|成为|获评|被评为)(?P<of>[^,，。;；、]{0,16})$"
)
_RANKED_IN = re.compile("在(?P<of>[^,，。;；、\\d]{2,16}?)中?(?:[^,，。;；、\\d中]{0,10})$")
_APPRAISAL = "考核|考评|评价|测评|评估|评比|评定|评选|竞赛|大赛|督查|榜单?|排行榜?|排名|指数"
_ORDER = rf"[^,，。;；、]{{1,24}}?(?:{_APPRAISAL})"
_IN_AN_ORDER = re.compile(
    rf"(?:在(?:20\d\d年度?)?(?P<among>{_ORDER})中[^。;；]{{0,40}}|(?:[位名]列|位?居|排名?)(?P<of>{_ORDER}))$"
)
_SHARE = re.compile("占[^,，]{2,14}(?:比重|比例|份额)?")
_COURSE = re.compile(
    "(?<=..)(?:(?:增长|发展|增势|建设)?(?:加快|快速|集聚|持续|不断|稳步|蓬勃|迅速|健康|明显|显著|进一步|全面|顺利|扎实|有序|深入|逐步|大幅|强劲|良好)"
    "[^,，]{2,6}|发展壮大|(?:增长|发展)(?:加快|提速))$"
)
"""How things go with what a clause is about: 合作社蓬勃发展."""

_BEST = re.compile("(?:城市|[县市区镇乡村企]|园区|开发区|高新区|经开区|产业集群)(?:（市）)?")


def without_noun(text: str, phrase: Phrase, figure: Figure, start: int, own: frozenset[str]) -> str:
    """A label for a figure of which no noun is told: the verb, what became of it, the clause before."""
    verb = _last_verb(phrase) if figure.type == "count" else ""  # 培训21人: says more than the clause before
    if figure.type == "count" and not verb and not phrase.words and phrase.change == "make":
        verb = _WISHES.sub("", phrase.verb)  # 竣工15个
    spent = short(phrase.words) if figure.type == "money" else ""  # 投入1600万元,…
    said = verb or ranking(text, figure)
    before = _COURSE.sub("", _before(text, start, own))
    if before and _SHARE.fullmatch(phrase.noun):
        # 特色农业加快发展,占总产值比重达9%; 产量超过90万辆,占全国比重达9%
        before = short(before + phrase.noun)
    return _alone(text, phrase, figure) or people(said, figure) or before or spent or figure.unit or figure.text


def measures_of(text: str, start: int, figure: Figure) -> str:
    """What measures are for of which only their number is told: 促进消费增长措施 of 出台促进消费增长16条."""
    if figure.unit != "条" or not _NO_THING.match(text, figure.end):
        return ""
    known = _FOR_WHAT.search(text, start, figure.start)
    if not known or any(thing_of(known["of"][cut:], "条") for cut in range(len(known["of"]) - 1)):
        return ""  # 优化调整公交线路12条
    return f"{known['what']}措施"


def ranking(text: str, figure: Figure) -> str:
    """The best of which a place is one: 全国百强城市 of 经济总量增长8%,跻身全国百强城市."""
    if figure.type == "rank" and (among := _RANKED_IN.search(text, 0, figure.start)):
        return short(among["of"].removesuffix("排名") + "排名")
    if not is_ranking(figure):
        return ""
    before = _RANKING.search(text, max(0, figure.start - LONGEST_CLAUSE), figure.start)
    behind = _BEST.match(text, figure.end)
    return short((before["of"] if before else "") + figure.text + (behind[0] if behind else ""))


def order(text: str, figure: Figure) -> str:
    """The order in which a place is held, where nothing else says what holds it: 在全国城市信用评价中居第5位."""
    found = _IN_AN_ORDER.search(text, max(0, figure.start - LONGEST_CLAUSE), figure.start)
    return (found["among"] or found["of"]).removesuffix("排名") if found else ""


def is_ranking(figure: Figure) -> bool:
    """Whether it is one of the best of a list, not a place in an order: 百强."""
    return figure.type == "rank" and figure.unit == "强"


def _alone(text: str, phrase: Phrase, figure: Figure) -> str:
    """The words of the clause itself where they are no name: 产值, and behind a number what became of it
    (10人入选名单).
    """
    if len(phrase.noun) >= LEAST and _SUM.fullmatch(phrase.noun):
        return short(_WISHES.sub("", phrase.without_verb if phrase.starts[-1][1] == "cut" else phrase.noun))
    return short(became(text, figure.end)) if figure.type == "count" and not phrase.noun else ""


def _before(text: str, start: int, own: frozenset[str]) -> str:
    """A label for a figure with nothing before it in its clause: the clause before."""
    earlier = BORDER.split(text[max(0, start - LONGEST) : start].rstrip(",，、:：;； "))
    told = [words for part in earlier if len(words := re.sub(r"[\d.]+.*$", "", part)) >= LEAST]
    clause = (told or [""])[-1][-LONGEST_CLAUSE:]
    return short(parse(clause, "", own).noun)


def _last_verb(phrase: Phrase) -> str:
    """The last of the verbs that are all the words before a figure."""
    places = [place for place, _ in phrase.starts if place < len(phrase.words)]
    return next((verb for place in reversed(places) if is_verb(verb := phrase.words[place:])), "")
