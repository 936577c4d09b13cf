"""The labels of the figures of one sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plancmp.ingest.labels.aims import AIM_BEHIND, OF_THE_PLAN, WHOSE_AIM
from plancmp.ingest.labels.amounts import AMOUNT_BEHIND, SIZE, invested, made_by, spent_on
from plancmp.ingest.labels.behind import (
    ONLY_DEED,
    classed,
    counted,
    governs,
    held,
    honoured,
    is_governing,
    names_each,
    shared,
    sized,
    whole_of,
    without_honour,
)
from plancmp.ingest.labels.handled import handled
from plancmp.ingest.labels.label import LONGEST_LABEL, NEW_SORT, Label, named, short
from plancmp.ingest.labels.lists import members, of_patents, run, several
from plancmp.ingest.labels.measured import Measured
from plancmp.ingest.labels.nameless import LONGEST_CLAUSE, is_ranking, measures_of, order, ranking, without_noun
from plancmp.ingest.labels.names import Names, compared
from plancmp.ingest.labels.phrase import (
    ADJUSTED,
    AMONG,
    BORDER,
    LEAST,
    LONGEST,
    TOWARDS,
    WITHOUT,
    Phrase,
    begins_with_verb,
    is_verb,
    parse,
)
from plancmp.ingest.labels.said import (
    FALLS,
    GROWS,
    OBJECTS,
    RATE,
    Noun,
    Said,
    another_level,
    another_size,
    is_some_of_them,
    side,
)
from plancmp.ingest.labels.scope import Scope
from plancmp.ingest.labels.spells import lasts, spell
from plancmp.ingest.labels.things import thing_of
from plancmp.text.chinese import AND
from plancmp.text.quantities import Figure

SHORT_NOUN = 4
"""A noun of so few characters may lack what the one before it says for both."""

LONGEST_MEAN = 16
"""So many characters before the end of a growth 年均 may stand."""

MOST_STARTS = 6
"""At so many places the subject of a clause is looked for."""

_COUNTED = (*OBJECTS, "percent", "magnitude")
_ABSTRACT = re.compile("(?:有效|具体)?(?:指标|政策|措施|政策措施|举措|意见|(?:专项)?行动|专项)")
"""Nouns that say too little without what stands before their number."""

_THINGS = ("count", "length", "area")
_TOLD = ("count", "money", "area", "length", "mass", "volume", "power")
_NO_SUBJECT = re.compile("(?:任务|目标|工作|政策|措施|作用|情况|格局|条件|局面|成效|水平)$")
"""A clause of which figures are told, but for what is no subject of the next ones."""

_ABOUT = ("", "约", "近", "逾", "超", "超过")
_SUMMED = frozenset(kind for kind in OBJECTS if kind != "duration")
_ELLIPTIC = re.compile(
    r"(?:其|总体|人均|户均|总量|总额|总数|总产量?|年?产量|产值|规模|增速|增幅|涨幅|增长率|降幅|占比|比重|余额|数量|金额|面积|年?末?[存出]栏量?|未完成|"
    r"总值|(?:提高|提升|改善|增长|下降)?幅度|占[^,，]*(?:比重|比例|比)|占[^,，]{2,12})"
)
_ENDS_IN_VERB = re.compile(r"(?:降低|增长|提高|提升|下降|减少|完成|达标|清零|持平|转正|率先|领先|加快|见效|落实|改善)$")
_OWN_ACT = re.compile(r"(?:就业|培训|改造|建设|修复|治理|整治|转移|投资)$")
_NOUN_FOLLOWS = re.compile(rf"(?:及?以上|及?以内|左右|以下)?(?!{AND}|[的与及并且关目]|大关|大台)[一-龥]")
# 其中7个超百亿元: how large some of them are, no noun
_SIZE_FOLLOWS = re.compile("[超过达][过到]?[十百千]*[万亿]+元(?:以上)?(?=[,，。;；、]|$)")
_MEASURED = re.compile(r"(?:播种面积|种植面积|播面|面积|生产|收入|规模|[存出]栏|饲养量)$")
_PRICED = re.compile(r"[,，]按(?:20\d\d年)?(?:(?P<current>现行|当年|现)|可比|不变)价格?(?:计算|核算)?(?=[,，])")
_LEADING_VERB = re.compile(r"^(?:完成|实现)(?=..)")
_EACH_MADE = re.compile("(?<=..)分别(?:完成|实现)(?=..)")
_PLAIN_VERB = re.compile(r"开展|实施|推进|完成|实现|组织")
_NOBODY = re.compile(r"(?:预计|全年|正常年景下|[(（][^()（）]{0,8}[)）]|实现|完成|达成|确保|力争)*")
"""Before a noun, words that name nobody else whose figure it may be."""

_NEW = re.compile(r"(?:(?<![更创革翻])新[^新,，、的和与及]{0,3}|净增加?)$")


_SEVERAL = re.compile(r"、|和|与|(?<![普涉波])及(?!时)|城乡")
_GROWTH_BEHIND = re.compile(
    r"(?:(?:以上|左右|以内)?的|(?<=两位数)的?|(?<=位数)的?)(?:年均|平均|稳定|较快|中高速|合理)*"
    r"(?P<noun>[^,，。;；、]{0,8}?)(?:增长|增速|增幅)(?![极点])"
)
# 乙产业投资50亿元,首次超过工业投资,增长20%: what it is held against does not grow
_BESIDE = re.compile(r"(?<=[,，])(?:首次|已|均)*(?:超过|高于|低于|快于|慢于|反超)[^,，。;；、\d]{2,16}[,，]")
_WITH_MORE = re.compile("加上[^,，。;；]{2,12}[,，]$")
"""Before a sum that holds more than it is called by: 加上中央财政收入,财政收入966亿元."""

_OF_THESE = re.compile(r"(?:以上|以内|左右)?[,，]其中")
"""What goes on with a part of the number before: 新增企业500家,其中工业企业150家 are new, too."""

_CONTINUES = re.compile(r"(?:以上|以内|左右)?\s?(?:、|和|及|与|以及)")
_NEXT = re.compile("(?:以上|以内|左右)?[,，]")
_IN_BRACKETS = re.compile(r"[(（][^()（）]{0,40}[)）]")
_OPENED = re.compile(r"[(（][^()（）]*$")
_EACH_BEATEN = re.compile("比(?P<whom>[^,，\\d]{2,16}?)(?:平均)?(?:水平)?分别[高快低慢](?:出|了)?$")
_AMONG_BEATEN = re.compile("[、和与及]")
_MARCHES = re.compile("(?:以上)?(?:的?目标)?(?:迈进|进军|冲刺|跨越|攀升)")
_ATTRIBUTE = re.compile(
    "(?:运营|通车|营业|供热|绿化|建筑)?(?:里程|面积)|(?:装机)?容量|产能|装机|户数|人数|床位数?|泊位数?"
)
_OF_THEM = re.compile(
    "[、和]?(?:其中|目前|现|已经?|还有|另有|有|全年|新)*(?P<done>(?:竣工|完工|投产|投用|通车|落地|签约|交付|在建|续建|拟建)*)"
)
_RENEWED = re.compile(r"改造提升|提升改造|提质改造|改造提质")
_ADDED = re.compile(r"^(?:每年|累计)?(?:新增加?|净增|新引进|新引育|新培育|新认定|新建成?|新设立?|新招引?|新登记)")
_BY_YEAR = re.compile(r"[到至](?:19|20)\d{2}年(?:年?[底末])?[,，]?|[到至]“十[一二三四五]五”期?末[,，]?")
_ON_A_BASIS = re.compile(f"{WITHOUT}[,，]")
_EMPTY = re.compile(r"(?:以上|以内|左右|以下|之内|大关|台阶|目标|翻[一两三]番|[、,，。和与及且并\s“”])*")


_MEANT = re.compile("[^年月日末初底期时]的$")
# 主城区29个市场, 省控59条河流: where the things are that are counted behind
_WHERE = re.compile(
    "[\u4e00-\u9fff]{0,3}(?:主城|[主市老新]?城区|建成区|市区|片区|农村|城乡|城市|社区|[国省市]控|街道|园区|景区|沿线|库区|滩区|灾区|牧区"
    "|核心区|示范区|试验区|开发区|高新区|经开区|新区)内?"
)
_WITHIN = re.compile("(?:标准下|条件下|范围内|[标目业]中)$")
"""Ends words that say by what or among what things are counted, no noun: 现行标准下3万贫困人口."""

# 甲桥、乙路等城建项目12个: the sort behind its examples
_EXAMPLES = re.compile(
    "^.+(?<![高中初平同均优特一二三甲乙丙])等(?:一批|领域|方面|行业|区域)?的?(?![奖级次距额值于待候效同量])(?=[\u4e00-\u9fff]{2})"
)
# Who gives money is not what it is for: 获得财政部2亿元专项资金
_GIVERS = re.compile("(?:[部委厅局]|财政|国家|中央|上级|[省部]级|国省)$")
_NUMBERED = re.compile("(?:^|等)[一二三四五六七八九十两\\d]{1,3}[个大类项条座家所]+")
_WORKS = re.compile("(?:项目|工程)$")
_OF_WORKS = re.compile(f"(?:{SIZE.pattern})$")
_OF_SO_MANY = re.compile(r"(?:以上)?的[\d一二三四五六七八九十]{1,4}[个项家座条](?=[^\W\d]{2})")
_CIRCLE = re.compile("[^,，。;；、]{0,14}圈")
_BETTER = re.compile("(?:(?:改善|优化|下降|提升|上升)(?:幅度|率)|[降升]幅)$")
_BESIDE_IT = re.compile("(?:以上|左右)?[、和]?")
_BUDGET = re.compile("(?<=预算)收入$|(?<=财政)总?收入$")
_SAME_BELOW = re.compile("(?<=[数算])[,，](?=以?下同[)）])")


_PROJECT = re.compile(
    r"(?P<name>[^,，。;；:：、\d]{3,20}(?<![是为有括排])(?<!目标|任务|要求|安排|其中|方面))[:：](?=[^:：]{2,}$)"
)
_EACH_OF = re.compile("每[千万](?:名|常住)?(?:人口|人|老年人口|老年人)")
_LIST_VERBS = ("改造", "治理", "修复")
_VISITORS = re.compile("游客|旅游(?:人数|人次|接待)|接待(?:人数|人次|旅客)")
_TAKINGS = re.compile("(?:社会)?(?:综合|总)?(?:收入|消费|花费)")
_AIMED_AT = re.compile("(?:年度|全年|年初|计划|预期|预定|省定|市定|既定|原定)*(?:目标|计划|任务|预期)(?:值|数)?")
"""In brackets behind a figure, before what was aimed at: 增长5.5%(年度目标8%)."""

_WHOLLY = re.compile("(?:复工|复产|复业|复学|开工|开业|投产|办结|达标|入统)+(?=[,，。;；、和]|$)")
LONGEST_EVENT = 4
"""So few characters behind the people or firms that are counted tell what newly became of them."""
_WHEN = re.compile("(?:[1-9一二三四五六七八九十]{1,2}月份?|[上下]半年|年[内底])?")
_FIRST = re.compile("在?全[国省市区]?(?:首批|率先|第一)|率先|首批")
"""What became of all of something, behind its share (100%复工), and words before that which name no thing."""


def read(text: str, found: Sequence[Figure], names: Names, scope: Scope) -> list[Label | None]:
    """A label for each figure of a sentence that is a quantity, else None."""
    return _Sentence(text, names, scope).read(found)


class _Sentence:
    """A sentence read from left to right; ``said`` is what the figures before were of."""

    def __init__(self, text: str, names: Names, scope: Scope) -> None:
        # 1338亿元(预计数,下同): the comma in the bracket ends no clause
        self.text, self.names, self.scope = _SAME_BELOW.sub("、", text), names, scope
        self.said: Said | None = None
        self.named: list[Noun] = []  # all nouns that figures had so far, each once
        self.row: tuple[Noun, ...] = ()  # those of the figures that stand beside each other
        self.counted: dict[str, Noun] = {}  # what was counted last by each measure word
        self.together: tuple[Noun, ...] = ()  # what was counted last by one, number by number
        self.elsewhere = -1  # where the words began that made another place the subject

    def read(self, found: Sequence[Figure]) -> list[Label | None]:
        result: list[Label | None] = [None] * len(found)
        place = since = 0
        earlier = since, self.said
        while place < len(found):
            last = place
            before = result[place - 1] if place else None
            if before and self._is_place_of_best(found, place):
                result[place] = before
            elif found[place].stretch and before:  # 增长5.5%以上、力争6%
                result[place] = before
                since = found[place].end
                self.said = self.said and replace(self.said, end=since)
            elif found[place].is_quantity:
                last = run(self.text, found, place)
                if found[place].type == "rank" and place and lasts(self.text, found[place - 1]):
                    since, self.said = earlier
                earlier = since, self.said
                result[place : last + 1] = labels = self._list(found[place : last + 1], since)
                if lasts(self.text, found[place]):
                    result[place] = Label(short(spell(self.text, found[place], labels[0].text)), None)
                since = found[last].end
            place = last + 1
        return result

    def _is_place_of_best(self, found: Sequence[Figure], place: int) -> bool:
        """Whether a rank is that among the best that were just named: 居全国百强县第89位."""
        figure, before = found[place], found[place - 1]
        near = before.type == "rank" and before.unit == "强" and figure.start - before.end <= SHORT_NOUN
        return figure.type == "rank" and near and self.text[before.end : figure.start].isalpha()

    def _list(self, listed: Sequence[Figure], since: int) -> Sequence[Label]:
        """The labels of figures in a row; ``since`` is where the words before them may begin."""
        figure = listed[0]
        if figure.type == "percent" and figure.noun:  # a share of three: 19.7:50.7:29.6
            shares = self._measured()
            return [shares.label(Noun(item.noun), Phrase("", item.noun), "level", item, item.start) for item in listed]
        start = max(since, figure.start - LONGEST)
        start = max([start, *(match.end() for match in BORDER.finditer(self.text, start, figure.start))])
        start = self._behind_noun(start, figure)
        if figure.type == "percent" and (share := OF_THE_PLAN.search(self.text, start, figure.start)):
            end = f"超额完成{share['plan']}" if share["beyond"] else f"{share['plan']}完成率"
            labels = [Label(short(noun + end), None) for noun in self._before(start, share.start(), len(listed))]
            if self.said and not _EMPTY.sub("", self.text[self.said.end : start]):
                self.said = replace(self.said, end=listed[-1].end)  # 收入5亿元,为预算的101%,增长8%: the revenue grew
            return labels
        if articles := measures_of(self.text, start, figure):
            return [Label(articles, None) for _ in listed]
        each = _EACH_BEATEN.search(self.text, start, figure.start) if figure.type in ("points", "number") else None
        if each and self.said and len(whom := _AMONG_BEATEN.split(each["whom"])) == len(listed):
            return [Label(short(f"{self.said.nouns[-1].text}与{one}差距"), None) for one in whom]
        towards = TOWARDS.search(self.text, start, figure.start) if _MARCHES.match(self.text, figure.end) else None
        phrase = parse(self.text[start : towards.start() if towards else figure.start], figure.type, self.scope.own)
        aimed = AIM_BEHIND.match(self.text, listed[-1].end) and WHOSE_AIM.fullmatch(phrase.words) and not phrase.beyond
        if aimed:
            phrase = Phrase("", "")
        grown = _GROWTH_BEHIND.match(self.text, listed[-1].end) if figure.type == "percent" else None
        if grown or figure.type == "percent" and figure.text.endswith("增长"):  # 零增长
            phrase = replace(phrase, change="rise")
        aspect = _aspect(phrase, figure)
        nouns = () if aimed else self._behind(phrase, start, listed) or self._nouns(phrase, start, listed)
        if aspect == "more" and _stays(phrase, figure) and nouns and len(phrase.noun) < LEAST:
            aspect = "make"  # 改善20所学校的条件, 稳增长16条措施: nothing rises by 20
        if self.said and _AIMED_AT.fullmatch(phrase.words) and _OPENED.search(self.text, self.said.end, figure.start):
            nouns = self.said.nouns if figure.type == self.said.type else nouns
            fell = self.said.aspect == "fall" and self.names.find(nouns[-1].text, "fall", figure.unit, False)[0] is None
            aspect = "growth" if fell else self.said.aspect  # 投资下降3%(目标增长8%)
        self.named += nouns
        if not nouns and grown and len(grown["noun"]) >= LEAST:
            nouns = (Noun(grown["noun"]),)
        if not nouns and not grown and not phrase.noun and not (phrase.change or phrase.reaches or phrase.bound):
            nouns = (Noun(whole, sure=False),) if (whole := whole_of(self.text, figure)) else ()
        if figure.type == "percent" and figure.value == 100 and (course := _WHOLLY.match(self.text, figure.end)):
            # 重点项目在全省率先实现100%复工
            nouns = (Noun(_FIRST.sub("", "" if _WHEN.fullmatch(phrase.noun) else phrase.noun) + course[0], sure=False),)
        bare = not nouns or SIZE.fullmatch(phrase.noun)
        if bare and not phrase.verb and (owner := self._before_bracket(figure.start)):
            nouns = (Noun(owner + phrase.noun),)
        if not nouns and figure.type == "rank" and not phrase.noun and (of := order(self.text, figure)):
            nouns = (Noun(of),)
        if not nouns:
            nouns, aspect = self._carried(phrase, aspect, start, listed)
        some = self._some_of_them(figure, start, bool(nouns)) if len(listed) == 1 else None
        if some:
            nouns, aspect = (some,), "level"
        if not nouns:
            label = without_noun(self.text, phrase, figure, start, self.scope.own)
            told = not phrase.noun and figure.type in _TOLD and len(label) >= SHORT_NOUN
            told = told and not (self.said and self.said.nouns[-1].text == label)
            if told and not (is_verb(label) or _NO_SUBJECT.search(label)):
                # 合作社蓬勃发展,达到120家、增长9%: what follows is of the same
                self.said = Said((Noun(label, sure=False),), "level", figure.type, figure.unit, listed[-1].end)
            return [Label(label, None) for _ in listed]
        if aspect == "rank" and (better := _BETTER.search(nouns[-1].text)):  # PM2.5浓度、优良率改善幅度均居首位
            nouns = tuple(replace(noun, text=noun.text.removesuffix(better[0]) + better[0]) for noun in nouns)
        elif (aspect == "rank" or aspect == "level" and figure.type == "percent") and GROWS.search(nouns[-1].text):
            # 生产总值、投资增速均为7%: what the last noun says is said of all
            nouns = tuple(noun if RATE.search(noun.text) else replace(noun, text=_grown(noun.text)) for noun in nouns)
        nouns = self._how_handled(nouns, start, listed) or nouns
        if ADJUSTED.search(phrase.verb) or _WITH_MORE.search(self.text, 0, start):
            nouns = tuple(replace(noun, sure=False) for noun in nouns)
        if figure.type == "count":
            goes_on = self.said and self.said.type == "count" and self.said.unit == figure.unit
            goes_on = goes_on and not begins_with_verb(phrase.words) and not self._since_noun(start)
            self.together = (*self.together, *nouns) if goes_on else nouns
        made = nouns[0].act if aspect == "level" and figure.type in OBJECTS else ""
        if figure.type != "rank":
            beside = self.said and _BESIDE_IT.fullmatch(self.text, self.said.end, start)
            self.row = (*self.row, *nouns) if beside else nouns
        self.said = Said(nouns, made or aspect, figure.type, figure.unit, listed[-1].end)
        if figure.type == "count" and not some:
            self.counted[figure.unit] = replace(nouns[-1], act="", sure=False)
        measured = self._measured()
        if len(nouns) == len(listed):
            return [measured.label(noun, phrase, aspect, item, start) for noun, item in zip(nouns, listed)]
        if len(listed) == 1:
            if "分别" in phrase.verb and _CONTINUES.match(self.text, figure.end):
                nouns = nouns[:1]  # the other figures could not be read
            first, *rest = (measured.label(noun, phrase, aspect, figure, start) for noun in nouns)
            return [replace(first, others=tuple(rest))]
        label = short(named(nouns[-1].text, nouns[-1].verb, aspect, figure, phrase.whom)) or figure.text
        return [Label(label, None, doubtful=True) for _ in listed]

    def _some_of_them(self, figure: Figure, start: int, named: bool) -> Noun | None:
        """Those of the things counted before of which something became: 完工项目 of 76个项目全部开工,已完工36个.

        Where the figure is ``named`` already, it must be of works, with a word that they are finished before it.
        """
        known = self.counted.get(figure.unit) if figure.type == "count" else None
        told = _OF_THEM.fullmatch(self.text, start, figure.start) if known else None
        if not known or not told or named and not (told["done"] and _WORKS.search(known.text)):
            return None
        became = ONLY_DEED.match(self.text, figure.end)
        return replace(known, text=(told["done"] or (became[0] if became else "")) + known.text)

    def _behind_noun(self, start: int, figure: Figure) -> int:
        """Where words begin without the noun of the last figure that stands behind it: 成立5支基金、规模40亿元."""
        noun = self.said.nouns[-1].text if self.said and self.said.end == start else ""
        end = start + len(noun) + 1
        return end if noun and self.text.startswith(f"{noun}、", start) and figure.start - end >= LEAST else start

    def _since_noun(self, start: int) -> str:
        """What else than its noun stands between the last figure and a place."""
        said = self.said
        return _EMPTY.sub("", self.text[said.end : start].removeprefix(said.nouns[-1].text)) if said else ""

    def _how_handled(self, nouns: tuple[Noun, ...], start: int, listed: Sequence[Figure]) -> tuple[Noun, ...]:
        """The rates at which the things counted right before were handled; none for other nouns."""
        if self.said is None or not nouns:
            return ()
        things, rates = [noun.text for noun in self.together], [noun.text for noun in nouns]
        said = handled(rates, things, self.said.nouns[-1].text, self._since_noun(start), len(listed))
        owned = nouns if len(said) == len(nouns) else nouns * len(said)
        return tuple(replace(noun, text=text) for noun, text in zip(owned, said))

    def _measured(self) -> Measured:
        return Measured(self.text, self.names, self.scope, self.elsewhere)

    def _before(self, start: int, end: int, many: int) -> Sequence[str]:
        """So many nouns of the words between two places, else those of the figures right before; else empty ones."""
        own = parse(self.text[start:end], "", self.scope.own)
        if many > 1:
            return [noun.text for noun in self._members(own, many)] or [""] * many
        if own.noun or not self.said or _EMPTY.sub("", self.text[self.said.end : start]):
            return [own.noun]
        return [self.said.nouns[-1].text]

    def _another(self, words: str, figure: Figure) -> str:
        """The noun of what was counted before, of another size or on another level."""
        return another_size(words, self.said) or another_level(words, figure, self.said)

    def _nouns(self, phrase: Phrase, start: int, listed: Sequence[Figure]) -> tuple[Noun, ...]:
        """The nouns that stand before figures; none where they are left out or say only a part (总量, 人均)."""
        noun = phrase.noun
        if listed[0].type == "rank" and AMONG.fullmatch(noun) or is_some_of_them(noun, listed[0], self.said):
            return ()
        if len(listed) > 1 and (parts := self._members(phrase, len(listed))):
            # 居民人均可支配收入增长6%,其中城镇、农村居民分别增长5%、7%
            return tuple(part if self._is_known(part.text) else self._completed_by_tail(part) for part in parts)
        known = self._known(phrase)
        if known and not invested(known.text):
            act = known.act or self._act_before(phrase, start)
            of_all = act or not self._may_be_made(known.text, phrase, start, listed[0])
            return (replace(known, act=act, sure=known.sure and bool(of_all)),)
        if whole := made_by(phrase):
            return (Noun(whole),)
        if listed[0].type == "money" and invested(noun):
            if "分别" in phrase.verb + phrase.words and 1 < len(listed) <= len(self.named):
                return tuple(Noun(invested(noun, of.text), sure=False) for of in self.named[-len(listed) :])
            gap = self.text[self.said.end : start] if self.said and self.said.type in ("count", "money") else "。"
            works = "。" not in gap and self.said and _WORKS.search(self.said.nouns[-1].text)
            near = works or not self._since_noun(start)  # 37个项目入库,数量居前,总投资510亿元
            of = _PROJECT.match(self.text)  # 甲路东延:新建道路4公里,总投资3亿元
            put = invested(noun, self.said.nouns[-1].text if near and self.said else "")
            return (Noun(of["name"] + put if of and put == noun else put, sure=False),)
        if len(noun) < LEAST or _ELLIPTIC.fullmatch(noun):
            return ()
        if side(noun, self.text[:start]) or self._another(noun, listed[0]):
            return ()
        if len(listed) == 1 and self._is_all_of_it(noun):
            return ()
        if listed[0].type == "percent" and noun.endswith("占"):
            noun += "比"  # 民生支出占80%
        parts = self._members(phrase, 1) if len(listed) == 1 and _SEVERAL.search(noun) else ()
        shared = phrase.shared or "分别" in phrase.verb
        if len(listed) == 1 and len(parts) < 2 and (each := several(noun, listed[0], shared)):  # 图书馆、文化馆各2个
            place, act = phrase.starts[-1]
            act, verb = self._act_and_verb(act, _verb(phrase.words[:place]), phrase, start)
            return tuple(Noun(part, act, verb) for part in each)
        if len(parts) > 1 and "城乡" in noun and listed[0].type == "money" and not shared:
            return (Noun(noun, sure=False),)  # 城乡居民人均可支配收入2.2万元: of all together
        if parts:
            # 城乡居民收入增长9%, 智能工厂和数字化车间65家: of each, or of all together; 均 would tell
            apart = shared or "突破" in phrase.verb
            summed = "城乡" in noun or len(parts) > 1 and listed[0].type in _SUMMED and not apart
            sure = phrase.shared or not summed
            return tuple(replace(part, sure=sure) for part in parts)
        earlier, _, last = noun.rpartition("、")
        if earlier and self._is_known(last) and (begins_with_verb(earlier) or _ENDS_IN_VERB.search(earlier)):
            return (Noun(last),)
        if listed[0].type == "count":
            noun = _EXAMPLES.sub("", noun)
        place, act = phrase.starts[-1]
        whole = (len(noun) < 6 and self._like_before(noun) or self._owned(noun, start)) if self.said else ""
        if whole:
            return (Noun(whole, *self._act_and_verb(act, _verb(phrase.words[:place]), phrase, start)),)
        if self.said:
            noun = of_patents(noun, self.said.nouns[-1].text)
        self._note_place(noun, start)
        if act == "cut" and _ATTRIBUTE.fullmatch(noun) and phrase.words[:place].endswith("新增"):
            noun = phrase.without_verb[phrase.starts[-2][0] :]  # 轨道交通新增里程
        return (Noun(noun, *self._act_and_verb(act, _verb(phrase.words[:place]), phrase, start)),)

    def _members(self, phrase: Phrase, many: int) -> tuple[Noun, ...]:
        """The nouns of a list, as many as there are figures; a verb may stand before one of them
        (A、完成B分别增长…).
        """
        for place, act in phrase.starts[-2:] if phrase.starts[-1][1] == "cut" else phrase.starts[-1:]:
            if parts := members(phrase.words[place:], many, self._is_known):
                act = "" if act == "cut" else act
                parts = [_EACH_MADE.sub("", _LEADING_VERB.sub("", part)) for part in parts]
                verb = _verb(phrase.words[:place])
                # 农产品零售额、出口额: a short noun behind one that is no indicator may be of the same sort
                of_sort = not self._is_known(parts[0])
                return tuple(
                    Noun(part, act, verb, sure=not (number and of_sort and len(part) <= SHORT_NOUN))
                    for number, part in enumerate(parts)
                )
        return ()

    def _note_place(self, noun: str, start: int) -> None:
        """兵团生产总值 makes another place what the rest of the sentence is about, 其中市区生产总值 does not."""
        place = next((cut for cut in range(2, min(len(noun) - LEAST, 8)) if self.names.knows(noun[cut:])), 0)
        if place and self.scope.is_part_name(noun[:place]) and "其中" not in self.text[start : start + 4]:
            self.elsewhere = start

    def _act_and_verb(self, act: str, verb: str, phrase: Phrase, start: int) -> tuple[str, str]:
        """What is done to a noun and with which verb; where it has none of its own, that with which its list opens."""
        inherited = "" if act else self._act_before(phrase, start)
        if act == "cut" and verb in ("新增", "净增"):
            act = "add"  # 产业园区新增企业20户
        return act or inherited, verb or (self.said.nouns[-1].verb if inherited and self.said else "")

    def _act_before(self, phrase: Phrase, start: int) -> str:
        """新增 of a list that it opens (新增“小巨人”企业25家、高新技术企业120家), for a member with no verb of its
        own.
        """
        if (
            self.said
            and self.said.end == start
            and self.said.aspect in ("add", "make", "act")
            and not phrase.verb
            and not _OWN_ACT.search(phrase.noun)
            and not begins_with_verb(phrase.words)
            and not (phrase.words.startswith("新") and not NEW_SORT.match(phrase.words))
        ):
            return self.said.aspect if phrase.listed or _CONTINUES.match(self.text, start) else ""
        if self.said and self.said.aspect == "add" and not phrase.verb and _OF_THESE.match(self.text, self.said.end):
            return "add" if start <= self.said.end + len("以上,") and not begins_with_verb(phrase.noun) else ""
        return ""

    def _may_be_made(self, noun: str, phrase: Phrase, start: int, figure: Figure) -> bool:
        """Whether a thing may be new or all there is of it, where both are counted: 建成电站60座,[充电桩6500个]."""
        said = self.said
        if said is None or not said.type == figure.type == "count" or phrase.verb or phrase.bound or phrase.total:
            return False
        new, whole = (self.names.find(noun, aspect, figure.unit, False)[0] for aspect in ("add", "level"))
        if new is None or new is whole or noun.endswith(("总量", "总数")):
            return False
        if said.end == start and _CONTINUES.match(self.text, start):
            return not said.nouns[-1].sure
        return said.aspect in ("add", "make", "act") and _NEXT.fullmatch(self.text, said.end, start) is not None

    def _known(self, phrase: Phrase) -> Noun | None:
        """The longest name of an indicator that may be what stands before the figure."""
        found: Noun | None = None
        for place, act in phrase.starts:
            noun = phrase.words[place:]
            if len(noun) < LEAST or not self._is_known(noun):
                continue
            if found and compared(noun) != compared(found.text) and not _PLAIN_VERB.match(found.text):
                continue
            sure = act != "cut" or _NOBODY.fullmatch(phrase.words[:place]) is not None
            sure = sure or any(phrase.words.startswith(word) for word in self.scope.own)
            found = Noun(noun, "" if act == "cut" else act, _verb(phrase.words[:place]), sure)
        if found and (added := _ADDED.match(found.text)) and self._is_known(rest := found.text[added.end() :]):
            found = replace(found, text=rest, act="add", verb=_verb(added[0])) if len(rest) > LEAST else found
        place, act = phrase.starts[-1]
        if not found and act == "cut":
            # 规模以上工业完成增加值: the verb stands inside the name
            joined = (phrase.without_verb[before:] for before, _ in reversed(phrase.starts[:-1]))
            # 轨道交通新增里程 is not all of it
            part = ("add", "新增") if "新增" in phrase.words and "新增" not in phrase.without_verb else ("", "")
            found = next((Noun(noun, *part) for noun in joined if self._is_known(noun)), None)
        return found

    def _is_known(self, noun: str) -> bool:
        return self.names.knows(FALLS.sub("", GROWS.sub("", noun))) or self.names.knows(noun)

    def _is_all_of_it(self, noun: str) -> bool:
        """Whether a figure is of all that the one before was of some of: 新增风电装机20万千瓦,总装机50万千瓦."""
        what = noun.removeprefix("总")
        return LEAST <= len(what) < len(noun) and self.said is not None and self.said.nouns[-1].text.endswith(what)

    def _completed_by_tail(self, noun: Noun) -> Noun:
        whole = self._like_before(noun.text) if self.said else ""
        return replace(noun, text=whole, sure=True) if whole else noun

    def _like_before(self, noun: str) -> str:
        """城镇 after 全体居民人均可支配收入 27904元,其中: with the tail of the noun before; 支出 with its head."""
        before = self.said.nouns[-1].text if self.said else ""
        if noun == "支出" and _BUDGET.search(before):
            return _BUDGET.sub(noun, before)
        return next(
            (
                noun + before[cut:]
                for cut in range(1, len(before[:LONGEST_LABEL]) - 1)
                if self._is_known(noun + before[cut:])
            ),
            "",
        )

    def _owned(self, noun: str, start: int) -> str:
        """A noun with what the one before says for both: 改造老旧小区30个、[改造]棚户区500套; 接待游客80万人次、实现
        [旅游]综合收入3亿元.
        """
        before = self.said.nouns[-1].text if self.said else ""
        of_all = self.names.knows(before) or before.startswith("旅游")
        if of_all and _VISITORS.search(before) and _TAKINGS.fullmatch(noun):
            return f"旅游{noun}"
        if (each := _EACH_OF.match(before)) and self.names.knows(each[0] + noun):
            return each[0] + noun  # 每千人口床位6张,[每千人口]注册护士3人
        verb = next((verb for verb in _LIST_VERBS if before.startswith(verb)), "")
        goes_on = self.said is not None and self.said.end == start and _CONTINUES.match(self.text, start)
        return verb + noun if verb and goes_on and self.names.knows(verb + noun) else ""

    def _behind(self, phrase: Phrase, start: int, listed: Sequence[Figure]) -> tuple[Noun, ...]:
        """The noun after a figure (50个未来社区), where none stands before it or a verb of making does."""
        figure = listed[-1]
        # 重点调度的130个项目: what is counted stands behind, and is no more than those
        meant = figure.type == "count" and (
            bool(_NUMBERED.search(phrase.noun) and not phrase.verb and counted(self.text, figure))
            or bool(_MEANT.search(self.text, start, figure.start))
            or names_each(phrase.noun, figure)
            or self._follows_its_noun(phrase, start)
            or self.text.startswith("“", figure.end)  # 住房领域90户“办证难”
        )
        where = figure.type in OBJECTS and bool(_WHERE.fullmatch(phrase.noun)) and not lasts(self.text, figure)
        where_only = figure.type in (*OBJECTS, "number") and bool(_WITHIN.search(phrase.noun))
        circle = figure.type == "duration" and bool(_CIRCLE.match(self.text, figure.end))
        object_behind = figure.type in OBJECTS and governs(phrase.noun)
        object_behind = object_behind or figure.type == "money" and bool(_GIVERS.search(phrase.noun))
        if figure.type == "percent" and is_governing(phrase.noun):  # 覆盖90%以上的村
            of_these = counted(self.text, figure) or whole_of(self.text, figure)
            return (Noun(of_these, sure=False),) if of_these else ()
        stands = len(phrase.noun) >= LEAST and not (
            meant or where or where_only or circle or is_verb(phrase.noun) or object_behind
        )
        beside = stands and self._counts_behind(phrase, figure)
        stands = stands and not beside
        size = (SIZE if figure.type in ("area", "length") else _OF_WORKS).search(phrase.noun)
        if figure.type == "money" and phrase.noun == "投资" and (work := sized(self.text, figure.end)):
            return (Noun(f"{work}投资", sure=False),)
        if figure.type == "money" and (spent := spent_on(phrase.noun or phrase.words[-2:], self.text, figure.end)):
            return (Noun(spent, sure=False),)
        if size and figure.type in ("money", "area", "length") and len(listed) == 1:
            # 总规模20亿元的基金, 发布总投资50亿元的9个项目: the size of what stands behind
            many = _OF_SO_MANY.match(self.text, figure.end) if figure.type == "money" else None
            if many:
                thing = counted(self.text, replace(figure, end=many.end(), type="count"))
            else:
                thing = sized(self.text, figure.end) if SIZE.fullmatch(phrase.noun) else ""
            if thing or SIZE.fullmatch(phrase.noun):
                return (Noun(thing + size[0]),) if thing else ()
        if len(listed) > 1 or figure.type not in _COUNTED:
            return ()
        if times := held(self.text, figure):
            return (Noun(times),)
        if stands and not phrase.open and (phrase.change not in ("add", "make") or figure.type not in OBJECTS):
            return ()
        act = phrase.change if phrase.change in ("add", "make") else phrase.starts[-1][1]
        act = act or self._act_before(phrase, start)
        if figure.type == "count" and (kind := classed(self.text, figure.end)):
            return (Noun(kind, act, sure=not beside),)
        noun, sure = self._counted(phrase, figure, beside)
        if noun == "脱贫" and self.said and self.said.end == start and not phrase.words:
            return tuple(replace(noun, act="") for noun in self.said.nouns)  # 贫困户951户1376人脱贫
        if not noun and not phrase.noun:
            after, verb = shared(self.text, figure)
            noun = after if after and not parse(verb, "").noun else ""
        if not noun:
            return ()
        for place, _ in phrase.starts:
            if place < len(phrase.words) and self._is_known(phrase.words[place:] + noun):
                return (Noun(phrase.words[place:] + noun),)
        if figure.type == "duration" and "圈" in noun:
            noun = noun.split("圈")[0] + "圈"
        if where:
            return (Noun(phrase.noun + noun, act),)
        verb = _verb(phrase.words + phrase.verb) if act == "add" else ""  # 新建3个公园
        return (Noun(noun, act or ("make" if phrase.open or meant else ""), verb, sure),)

    def _counted(self, phrase: Phrase, figure: Figure, beside: bool) -> tuple[str, bool]:
        """The noun behind a figure, and whether an indicator may be called so.

        That stays open where another noun stands before the figure (``beside``), and where only what the unit counts is
        taken: 6家企业挂牌上市.
        """
        noun = counted(self.text, figure)
        if beside:
            noun = noun.removeprefix("等")  # 优化营商环境17条等措施
        thing = "" if self._is_known(noun) else self._thing(noun, figure)
        sure = not beside and thing in ("", noun)
        if beside and _ABSTRACT.fullmatch(thing):
            thing = phrase.noun + thing  # 空气质量6项指标
        there = _of_people(figure.unit) or figure.unit.endswith(("户", "家"))
        if phrase.change == "add" and there and thing and 0 < len(noun) - len(thing) <= LONGEST_EVENT:
            return noun, False  # 新增300户企业上云: it is not the firms that are new
        return thing or noun, sure

    def _thing(self, words: str, figure: Figure) -> str:
        """What the unit of a figure counts among the words behind it."""
        return thing_of(words, figure.unit) if figure.type in (*_THINGS, "number") else ""

    def _counts_behind(self, phrase: Phrase, figure: Figure) -> bool:
        """Whether what the unit counts stands behind, whatever stands before: 南岸124公里堤顶路."""
        if figure.type not in _THINGS or phrase.verb not in _ABOUT or self._known(phrase):
            return False
        return bool(self._thing(counted(self.text, figure).removeprefix("等"), figure))

    def _follows_its_noun(self, phrase: Phrase, start: int) -> bool:
        """Whether the words before a number are the noun of the one before it: 7个区域8项改革试点."""
        said = self.said
        follows = said is not None and said.end == start and said.type == "count" and not phrase.verb
        return follows and 1 < len(phrase.words) <= SHORT_NOUN

    def _before_bracket(self, place: int) -> str:
        """The noun before a bracket that is still open: 甲至乙铁路(153公里,总投资190亿元)."""
        opened = _OPENED.search(self.text, max(0, place - LONGEST_LABEL), place)
        if not opened:
            return ""
        borders = [match.end() for match in BORDER.finditer(self.text, 0, opened.start())]
        return parse(self.text[max(borders, default=0) : opened.start()], "", self.scope.own).noun

    def _carried(
        self, phrase: Phrase, aspect: str, start: int, listed: Sequence[Figure]
    ) -> tuple[tuple[Noun, ...], str]:
        """Nouns that are left out, and what is said of them: those of the figures before, else of the clause before."""
        figure, word = listed[0], phrase.noun
        if word == "新" or figure.type == "rank" and AMONG.fullmatch(word):
            word = ""  # 其中新开工建设4万套
        renewed = _RENEWED.fullmatch(phrase.words + phrase.verb)
        if renewed and self.said and figure.type == self.said.type:  # 新建农田5万亩、改造提升2万亩
            return tuple(replace(noun, text=renewed[0] + noun.text, act="") for noun in self.said.nouns), "level"
        gap = self.text[self.said.end if self.said else 0 : start]
        if self.said and (figure.type == "rank" or gap.endswith("、")):
            # 建成8个示范区,数量居全省首位; 5支基金、规模40亿元
            gap = without_honour(gap.removeprefix(self.said.nouns[-1].text))
        gap = _IN_BRACKETS.sub("", gap)
        priced = _PRICED.search(gap)
        gap = _PRICED.sub("", gap)
        gap = _BESIDE.sub("", gap)
        gap, other_basis = _ON_A_BASIS.subn("", _BY_YEAR.sub("", gap))
        if of_side := side(word, self.text[:start]):
            return (Noun(of_side),), aspect
        if is_ranking(figure) and not word and phrase.change != "rise" and ranking(self.text, figure) != figure.text:
            return (), aspect
        if not word and self.said and phrase.total and self._is_alike(figure):
            gap = ""  # 18家企业获评先进,累计达到34家
        if not self.said or len(_EMPTY.sub("", gap)) > LEAST:
            subject = self._subject(gap, word)
            return ((Noun(subject),), aspect) if subject else ((), aspect)
        nouns, many = self.said.nouns, len(listed)
        if figure.type == "rank" and self.said.type == "count":  # 16家企业入选全省百强,数量居全省第一
            told = [honoured(self.text, self.said.end, noun.text) for noun in nouns]
            nouns = tuple(noun if noun.text == text else Noun(text, sure=False) for noun, text in zip(nouns, told))
        if _of_people(figure.unit) and not _of_people(self.said.unit) and is_verb(phrase.words):
            return (), aspect  # 立案21件,处分18人
        if figure.type == "count" and self.said.type == "money":  # 项目投资5亿元,竣工21项: of the projects
            nouns = tuple(replace(noun, text=AMOUNT_BEHIND.sub("", noun.text)) for noun in nouns)
        if priced and priced["current"]:  # growth is said in constant prices
            nouns = tuple(replace(noun, sure=False) for noun in nouns)
        if many > 1 and len(nouns) != many:
            if len(self.named) < many or "分别" not in phrase.verb and len(self.named) != many:
                return (), aspect
            nouns = tuple(self.named[-many:])
        follows = _NOUN_FOLLOWS.match(self.text, listed[-1].end) and not _SIZE_FOLLOWS.match(self.text, listed[-1].end)
        if not phrase.verb and not word and follows:
            return (), aspect
        if other_basis:  # 下降2%,剔除减税因素影响,增长5%: said once more
            nouns = tuple(replace(noun, sure=False) for noun in nouns)
        if many == 1 and len(nouns) > 1 and not phrase.shared:
            # 城镇、农村居民收入分别增长5%、6%,居全省第2位: either of both or of the last
            nouns = nouns if figure.type == "rank" and gap.startswith((",", "，")) else nouns[-1:]
            if not word:
                nouns = tuple(replace(noun, sure=False) for noun in nouns)
        elif many == 1 and phrase.shared and figure.type == "rank":
            nouns = self.row or nouns  # 甲镇18个、乙村38个,数量均居全省第一
        if another := self._another(phrase.words, figure) or self._another(word, figure):
            return tuple(replace(noun, text=another) for noun in nouns), aspect
        if word:
            whole = self._is_all_of_it(word)  # of all power perhaps, not of wind alone
            words = [self._completed(noun.text, word) for noun in nouns]
            return tuple(
                replace(noun, text=text, act="", sure=noun.sure and not whole) for noun, text in zip(nouns, words)
            ), aspect
        same = figure.type == self.said.type and not phrase.change and not phrase.beyond and not phrase.times
        same = same and not (
            (phrase.bound or phrase.total) and self.said.aspect in ("add", "make", "act", "more", "less")
        )
        # 收入比由1.9倍缩小到1.8倍
        same = same or figure.type == self.said.type == "multiple" and self.said.aspect == "level" and phrase.reaches
        if figure.type == "rank" and self.said.aspect in ("growth", "fall"):
            # 增长7%,居全省第2位: it is the growth that is ranked, and a mean of years is no growth of one
            behind = "增速" if self.said.aspect == "growth" else "降幅"
            mean = "年均" in self.text[max(0, self.said.end - LONGEST_MEAN) : self.said.end]
            nouns = tuple(
                noun if GROWS.search(noun.text) else replace(noun, text=noun.text + behind, sure=noun.sure and not mean)
                for noun in nouns
            )
        if aspect in ("growth", "fall") and self.said.aspect == "add":
            # 新增市场主体4万户,增长18%: it is what was added that grew
            nouns = tuple(replace(noun, text=f"{noun.verb or '新增'}{noun.text}") for noun in nouns)
        return tuple(replace(noun, act="") for noun in nouns), self.said.aspect if same else aspect

    def _is_alike(self, figure: Figure) -> bool:
        """Whether a figure counts in the unit of the one before."""
        return self.said is not None and figure.type == self.said.type == "count" and figure.unit == self.said.unit

    def _completed(self, noun: str, word: str) -> str:
        """The noun before with the word that stands for the rest: 总量 is itself, 人均 its amount a head, 占比 its
        share.
        """
        stem = FALLS.sub("", GROWS.sub("", noun))
        if word in ("其余", "其中"):
            return stem
        if word in ("总量", "总额") and stem.startswith(("人均", "户均")):
            return stem[2:]
        if self._is_all_of_it(word):
            return noun
        if re.fullmatch(r"(?:其|总体|总量|总额|总数|规模|总值|增速|增幅|涨幅|增长率|降幅|余额|数量|金额)+", word):
            return stem + (word if GROWS.fullmatch(word) or FALLS.fullmatch(word) else "")
        if word in ("人均", "户均"):
            return word + stem
        if stem.endswith(("产能", "能力")):  # 产能84万吨,全年产值180亿元: of what is made, which has no name here
            return word
        if word == "未完成":
            return word + stem
        # 粮食播种面积120万亩、产量50万吨: the noun before without what it measured itself
        whole = _MEASURED.sub("", stem) + word
        return whole if self.names.knows(whole) else stem + word

    def _subject(self, gap: str, word: str) -> str:
        """What the clause before is about: 粮食 of 粮食生产连年丰收,年产量达到83万吨."""
        clause = BORDER.split(gap[-LONGEST:].rstrip(",，、:：;； "))[-1][-LONGEST_CLAUSE:].strip()
        phrase = parse(clause, "", self.scope.own)
        for place, _ in phrase.starts[:MOST_STARTS]:
            rest = phrase.words[place:] or clause[place:]
            for cut in range(min(len(rest), 16), 1, -1):
                if self.names.knows(rest[:cut] + word) and (word or len(rest[:cut]) > 3):
                    return rest[:cut] + word
        return ""


_QUOTIENT = re.compile("(?:收入|消费)(?:之?比|倍差|差距)值?$")
"""What is a multiple itself: 城乡居民收入倍差缩小到1.8倍."""


def _aspect(phrase: Phrase, figure: Figure) -> str:
    """What a figure says of its noun: its level, growth, fall, place (rank), change or what was added or made of it."""
    if phrase.beyond:
        return "beyond"
    if figure.type == "multiple" and _QUOTIENT.search(phrase.noun) and not phrase.times and phrase.change != "rise":
        return "level"
    if figure.type in ("rank", "multiple"):
        return figure.type
    rises, falls = phrase.change == "rise", phrase.change == "fall"
    if figure.type == "percent":
        if phrase.change == "add" and any(map(RATE.search, _SEVERAL.split(phrase.words))):
            return "more"  # 绿化覆盖率、绿地率新增0.5%
        if not (rises or falls) or phrase.reaches:
            return "level"
        if RATE.search(phrase.noun) and not GROWS.search(phrase.noun):
            return "more" if rises else "less"
        return "growth" if rises else "fall"
    if (rises or falls) and not phrase.reaches:
        return "more" if rises else "less"
    return phrase.change if phrase.change in ("add", "make") and figure.type in OBJECTS else "level"


def _stays(phrase: Phrase, figure: Figure) -> bool:
    """Whether what is raised is not the number: the state of so many things, of so long a road."""
    return figure.type == "count" or figure.type in ("length", "area", "duration") and "增" not in phrase.verb


def _of_people(unit: str) -> bool:
    return unit.endswith(("人", "名", "人次"))


def _grown(noun: str) -> str:
    """The noun with a word for its growth."""
    return noun if GROWS.search(noun) else f"{noun}增速"


def _verb(words: str) -> str:
    """The verb of adding at the end of words: 新建, also of 新建了."""
    match = _NEW.search(words)
    return match[0].removesuffix("了") if match else ""
