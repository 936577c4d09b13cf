"""The label of a figure whose noun is known: what is said of it in words, and its indicator where that is sure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from plancmp.ingest.labels.label import Label, named, short
from plancmp.ingest.labels.names import Names, is_made
from plancmp.ingest.labels.phrase import EACH_PLACE, Phrase, dated, within_year
from plancmp.ingest.labels.said import FALLS, GROWS, OBJECTS, Noun
from plancmp.ingest.labels.scope import Scope
from plancmp.model import Indicator
from plancmp.text.quantities import Figure
from plancmp.text.units import dimension

MOST_PERCENT = 2
"""A rate that is counted in thousandths is misprinted where it is of so many hundredths."""
_TRADE = "foreign-trade"
"""The topic of indicators that are told of ports as well."""
LEAST_INDEX = 50
"""What rises by more than this is rather an index of which the year before is 100."""
_PERIOD = re.compile(r"(?:[两三四五]年(?:来|间|内)?|“?十[一二三四五]五”?(?:时期|期间|以来)?)[,，]")
# 由30亿元增加到45亿元,增长50%: over the same years
_OVER_YEARS = re.compile(r"(?:由|从)(?!上年|去年)[^,，。由从]{1,30}(?:增加|提高|提升|增长|上升|扩大|跃升|增|升)[到至]")
# 2012年与2007年相比,增长66%: over all of them; with the year before, over one
_SINCE_ONE = re.compile(r"(20\d\d)年(?:末|底)?[与同比较](20\d\d)年(?:末|底)?相?比?")
# 进出口额超5000万美元的20家企业: the figure only says which ones are meant
_CLASSES = re.compile(
    r"(?:以上|以下|以内)?(?:、[超过]?[十百千]?[万亿]+元)?(?:的|(?=企业))[^,，。;；]{0,12}?(?:企业|[县市区镇乡村]|项目|\d)"
)
_PART_OF = re.compile("[^占、]{2,}占(?![比有])(?!.*(?:比重|比例|份额|目标))[^占、]{2,}")
_REACHED_BY_NOW = re.compile("(?:数量|总数)?累计(?:已经?|总数)?(?:达到?了?|超过?|突破)")
_STANDING = ("家", "户", "所", "座", "个")
_UP_TO = re.compile(
    r"截[至止](?:(?:19|20)\d\d年|[去今]年|目前)[^,，。;；]{0,4}[,，]?(?:全[省市州县区])?(?:已|累计|共)*[^,，。;；]{0,3}$"
)
_STARTED = re.compile("开工")
_OF_ALL = re.compile("全[国省]$")
_CONDITION = re.compile(r"对[^,，。;；]{2,16}$")
_OF_SUCH = re.compile("(?:以上|以下|以内)?的(?!目标|水平|基础|任务|比例)")
"""Before and behind a share that only says which places are meant: 对普及率低于40%的县,加大支持."""
_MEAN_OF_MANY = re.compile("(?<![年度月日])平均(?:增长?)?$")
"""Before a growth that is the mean of several places or things, where no year or month is said of it."""
_RECOVERED = re.compile("恢复[到至](?P<year>(?:19|20)\\d\\d年)(?:同期|全年|水平)*的$")
"""Before how much something is of what it was in an earlier year: 恢复到2019年的93%."""
_RECOVERING = re.compile("(?:分别|均|已)*恢复(?:[到至].*)?$")
_OTHER_PRICES = re.compile(r"[(（][^()（）]{0,6}(?:现价|名义|当年价)[^()（）]{0,6}[)）]")
_EARLIER = re.compile("[比较][^,，]*(?:年|[一二三四]五)")
_SHARE_OF = re.compile("(?:以上|左右)?[,，、](?:约|已|分别)?占(?P<whole>全[国省市区县州盟旗])(?:的)?(?:比重|份额|\\d)")


@dataclass(frozen=True, slots=True)
class Measured:
    """The sentence in which figures stand; ``elsewhere`` is where the words began that made another place its subject,
    or -1.
    """

    text: str
    names: Names
    scope: Scope
    elsewhere: int

    def label(self, noun: Noun, phrase: Phrase, aspect: str, figure: Figure, start: int) -> Label:
        """The label of one figure that is of a noun."""
        stem = noun.text
        if figure.type == "percent" and (since := _RECOVERED.search(phrase.words + phrase.verb)):
            return Label(short(f"{_RECOVERING.sub('', GROWS.sub('', stem))}相当于{since['year']}"), None)
        if aspect == "level" and figure.type == "percent" and GROWS.search(stem) and not self.names.knows(stem):
            stem, aspect = GROWS.sub("", stem), "growth"
        elif aspect in ("level", "growth") and figure.type == "percent" and FALLS.search(stem):
            stem, aspect = FALLS.sub("", stem), "fall"
        elif aspect == "growth" and GROWS.search(stem):
            stem = GROWS.sub("", stem)
        share = ""
        if aspect == "level" and figure.type == "percent" and "比重" not in stem and _PART_OF.fullmatch(stem):
            stem = stem.replace("分别占", "占")
            share = "重" if stem.endswith("比") else "比重"  # 税收占一般公共预算收入的70%
        if aspect == "level" and figure.type in OBJECTS and noun.act in ("add", "make", "act"):
            if noun.act != "add" and _UP_TO.search(self.text, 0, start):  # 截至2025年底,建成基站3000个: all there are
                phrase = replace(phrase, bound=True)
            else:
                aspect = noun.act
        stem = stem if self.names.knows(stem) else stem + share
        found, sign, near = self._indicator(stem, aspect, phrase, figure)
        stem = stem.removesuffix(share) + share
        said = "growth" if sign < 0 else aspect  # what falls by 3% grows by -3%
        before = self.text[:start] + phrase.words
        unsure = (
            found is not None
            and (
                not noun.sure
                or (aspect == "level" and figure.type in OBJECTS and bool(_CLASSES.match(self.text, figure.end)))
                or phrase.other_basis
                or (aspect == "growth" and _MEAN_OF_MANY.search(phrase.words + phrase.verb) is not None)
                or self._is_share(figure, found)
                or (figure.type == "length" and _STARTED.search(noun.verb) is not None)  # begun is not open to traffic
                or (found.unit == "‰" and figure.unit == "%" and (figure.value or Decimal(0)) >= MOST_PERCENT)
                or _is_index(stem, aspect, figure)
                or _OTHER_PRICES.match(self.text, figure.end) is not None
                or (figure.type == "count" and before.endswith(("其他", "其余")))
                or EACH_PLACE.search(phrase.words) is not None
                or figure.type == "percent"
                and _CONDITION.search(before) is not None
                and _OF_SUCH.match(self.text, figure.end) is not None
                or within_year(before + phrase.verb)
                or self._is_above(figure, before)
                or self.elsewhere >= 0
                and not any(word in before[self.elsewhere :] for word in self.scope.own if len(word) > 1)
                or self.scope.is_part(
                    before, sums=bool(found.growth_of) or dimension(found.unit) == "money", trade=found.topic == _TRADE
                )
            )
        )
        return Label(
            text=short(named(stem, noun.verb, said, figure, phrase.whom)) or figure.unit or figure.text,
            indicator=None if found is None or unsure else found.id,
            doubtful=near or unsure,
            sign=sign,
            total=(phrase.total and aspect != "rank" and not self._within_year(phrase, aspect, before))
            and not (found is not None and _is_all_there_is(found, phrase, figure))
            or (aspect == "growth" and not figure.annual and _is_over_years(before))
            or (found is not None and _is_flow(found) and bool(_PERIOD.search(before))),
            summed=self.names.sum_of(found) if found else None,
            grows=found is not None and found.growth_of is not None,
        )

    def _is_above(self, figure: Figure, before: str) -> bool:
        """Whether a number is of the things of a place above this one: 全省30件民生实事 in the report of a city."""
        whose = _OF_ALL.search(before) if figure.type == "count" else None
        return whose is not None and whose[0] not in self.scope.own

    def _within_year(self, phrase: Phrase, aspect: str, before: str) -> bool:
        """Whether it is by how much something rose or fell from month to month: 居民消费价格累计上涨0.3%."""
        words = phrase.words + phrase.verb
        return aspect in ("growth", "fall") and "累计" in words and not (dated(before) or _EARLIER.search(words))

    def _is_share(self, figure: Figure, found: Indicator) -> bool:
        """Whether a sum or its growth is of a part, as its share of the whole follows: 增长23%,占全市的比重超过50%."""
        whole = _SHARE_OF.match(self.text, figure.end)
        sums = bool(found.growth_of) or dimension(found.unit) == "money"
        return bool(whole and sums and whole["whole"] in self.scope.own)

    def _indicator(self, stem: str, aspect: str, phrase: Phrase, figure: Figure) -> tuple[Indicator | None, int, bool]:
        """The indicator of a noun and aspect, the sign that the verb gives the figure, whether it is a near thing."""
        if aspect == "rank":
            aspect = "growth" if GROWS.search(stem) else "level"
            return self.names.ranked(GROWS.sub("", stem), aspect), 0, False
        if aspect not in ("level", "growth", "fall", "add", "make", "act"):
            return None, 0, False
        several = phrase.total and dated(self.text)
        asked = "stock" if aspect == "level" and phrase.bound else aspect
        found, near = self.names.find(stem, asked, figure.unit, several)
        if found or near or aspect != "fall":
            return found, 1 if found and aspect == "fall" else 0, near
        found, near = self.names.find(stem, "growth", figure.unit, several)
        return found, -1 if found else 0, near


def _is_index(stem: str, aspect: str, figure: Figure) -> bool:
    """Whether a figure is an index number, the year before being 100, and not how much something rose."""
    return aspect == "level" and stem.endswith("指数") and figure.value is not None and figure.value > LEAST_INDEX


def _is_flow(indicator: Indicator) -> bool:
    """Whether it counts what is added: several years add up."""
    return indicator.addition_of is not None or "新增" in indicator.zh


def _is_all_there_is(indicator: Indicator, phrase: Phrase, figure: Figure) -> bool:
    """Whether a number that things come to by now counts those that are there: 高新技术企业累计达到1500家."""
    reached = _REACHED_BY_NOW.fullmatch(phrase.verb) is not None and figure.unit.endswith(_STANDING)
    return reached and not (_is_flow(indicator) or is_made(indicator))


def _is_over_years(before: str) -> bool:
    """Whether the words before a growth say that it is over some years, not one."""
    since = _SINCE_ONE.search(before)
    return bool(_OVER_YEARS.search(before)) or (since is not None and int(since[1]) - int(since[2]) > 1)
