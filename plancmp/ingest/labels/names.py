"""Which indicator a noun names: the names of all indicators by the form in which they are compared."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache

from plancmp.model import Indicator
from plancmp.text.normalise import fold
from plancmp.text.tables import rows
from plancmp.text.units import dimension, normalise

_RISE = re.compile(r"(?:年均)?(?:增长率|增长速度|增速|增幅|涨幅|增长|上涨|提高)$")
_FALL = re.compile(r"(?:年均)?(?:累计)?(?:下降率|降低率|下降幅度|降幅|下降|降低)$")
_NEW = r"新增加?|净增|新引进|新引育|新培育|新认定|新建成?|新设立?|新招引?"
_ADDS = re.compile(rf"^(?:每年|累计|五年|“十[一二三四五]五”)*(?:{_NEW})|新增$")
_OF_BUILDING = re.compile(r"^(?:新?建|改造)|(?:建设|改造)$")
_MAKES = re.compile(r"^新|新[增建]|开行|[建改引招供治训培减帮筹]|再[就开]|脱贫|出列|淘汰|发放|造林")
_PLACE = re.compile(r"^(?:全[市区县年省州]|市域|总)+")
_SUM = re.compile(r"^(?:累计|五年|“十[一二三四五]五”)+")
_COUNTING = re.compile(r"(?<=..[^\W\d])(?:总数|数量|总量|总额|总值|总规模|规模|数|额|量)$")
_OF_SUMS = "-cumulative"
_PEOPLE = ("人", "名", "位")
_HOMES, _AREAS = ("套", "户"), ("个", "处", "片")
"""Homes are not the areas that they lie in; firms are counted by 户 as well as by 家."""

_LOOSE = ({"number", "containers"}, {"multiple", "number"}, {"count", "number"}, {"containers", "count"})


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str, frozenset[str]], ...]:
    """What is written, what is meant, and the characters of which one must be there for it."""
    return tuple(
        (re.compile(written), meant.replace("-", ""), frozenset(signs)) for written, meant, signs in rows("nouns")
    )


@cache
def _vague() -> frozenset[str]:
    """Names that mean one thing in one document and another in the next, in the form in which they are compared."""
    return frozenset(compared(word) for part, words in rows("labels") if part == "vague" for word in words.split())


@lru_cache(maxsize=20_000)
def compared(name: str) -> str:
    """The form in which names are compared: one for all that mean the same, without the place and counting words."""
    result = fold(name).replace(" ", "")
    for pattern, meant, signs in _forms():
        if not signs.isdisjoint(result):
            result = pattern.sub(meant, result)
    result = _PLACE.sub("", result) or result
    return _COUNTING.sub("", result)


class Names:
    """The indicators by their names, each with the aspect of it that the name is of: level, growth, fall or add."""

    def __init__(self, indicators: Iterable[Indicator]) -> None:
        self._by_name: dict[str, dict[str, list[Indicator]]] = defaultdict(lambda: defaultdict(list))
        self._of_growth: dict[str, list[Indicator]] = defaultdict(list)
        self._additions: dict[str, list[Indicator]] = defaultdict(list)
        self._stocks: dict[str, Indicator] = {}
        items = list(indicators)
        by_id = {item.id: item for item in items}
        self._sums = {item.removesuffix(_OF_SUMS): item for item in by_id if is_sum(item)}
        for item in items:
            if item.growth_of:
                self._of_growth[item.growth_of].append(item)
            if item.addition_of:
                self._additions[item.addition_of].append(item)
                self._stocks[item.id] = by_id[item.addition_of]
            for name in (item.zh, *item.aliases):
                self._learn(item, _SUM.sub("", name) if is_sum(item.id) else name)

    def _learn(self, item: Indicator, name: str) -> None:
        def put(stem: str, aspect: str) -> None:
            known = self._by_name[compared(stem)][aspect]
            if item not in known:
                known.append(item)

        if item.growth_of or (item.unit == "%" and _RISE.search(name)):
            put(_RISE.sub("", name) if _RISE.search(name) else name, "growth")
        elif item.unit == "%" and _FALL.search(name):
            put(_FALL.sub("", name), "fall")
        elif item.addition_of or _ADDS.search(name):
            put(_ADDS.sub("", name) or name, "add")
            if _ADDS.search(name) or _OF_BUILDING.search(name):
                put(name, "level")
        else:
            put(name, "level")

    def knows(self, noun: str) -> bool:
        """Whether any indicator, its growth, fall or addition is called so."""
        return compared(noun) in self._by_name

    def find(self, noun: str, aspect: str, unit: str, total: bool) -> tuple[Indicator | None, bool]:
        """The one indicator of this name and aspect whose unit measures the same, and whether it was a near thing.

        Aspects: level, stock (a level that is reached), growth, fall, add (an addition), make (so many are made: an
        indicator only where it is of the making), act (the same with a verb that adds: 建设). ``total``: the figure
        is a
        sum over several years. Where several fit it is none and a near thing.
        """
        form = compared(noun)
        if form in _vague():
            return None, True
        known = self._by_name.get(form)
        if known is None:
            return None, False
        if noun.endswith("岗位"):
            unit = re.sub("个$", "人", unit)
        fitting = [item for item in self._candidates(known, aspect) if measures_alike(item.unit, unit)]
        sums = [item for item in fitting if is_sum(item.id)]
        fitting = sums if total and sums else [item for item in fitting if not is_sum(item.id)]
        fitting = list({item.id: item for item in fitting}.values())
        if len(fitting) == 1:
            return fitting[0], False
        return None, len(fitting) > 1

    def ranked(self, noun: str, aspect: str) -> Indicator | None:
        """The one indicator of this name and aspect (level or growth), by which places are ranked."""
        form = compared(noun)
        known = self._by_name.get(form)
        if known is None or form in _vague():
            return None
        found = {item.id: item for item in self._candidates(known, aspect) if not is_sum(item.id)}
        return next(iter(found.values())) if len(found) == 1 else None

    def sum_of(self, indicator: Indicator) -> str | None:
        """The indicator of what several years of this one add up to."""
        return self._sums.get(indicator.id)

    def _candidates(self, known: dict[str, list[Indicator]], aspect: str) -> list[Indicator]:
        level = known.get("level", [])
        if aspect == "growth":
            return known.get("growth", []) or [item for base in level for item in self._of_growth[base.id]]
        if aspect == "fall":
            return known.get("fall", [])
        if aspect == "add":
            return known.get("add", []) or [item for base in level for item in self._additions[base.id]]
        if aspect == "stock":
            stocks = [item for item in level if not _ADDS.search(item.zh)]
            return stocks or [self._stocks[item.id] for item in known.get("add", []) if item.id in self._stocks]
        if aspect in ("make", "act"):
            made = [item for item in level if not self._additions[item.id] and _MAKES.search(item.zh)]
            return made or (self._candidates(known, "add") if aspect == "act" else [])
        return level


def is_made(indicator: Indicator) -> bool:
    """Whether it counts what was made or done in a year, not what is there."""
    return _MAKES.search(indicator.zh) is not None


def is_sum(indicator: str) -> bool:
    """Whether an indicator counts what several years add up to."""
    return indicator.endswith(_OF_SUMS)


def measures_alike(one: str, other: str) -> bool:
    """Whether two units measure the same: 亿斤 and 万吨, but not 家 and 人."""
    mine, theirs = dimension(one), dimension(other)
    if mine != theirs:
        return any(mine in group and theirs in group for group in _LOOSE)
    if mine in ("rate", "mass"):
        return _base(one) == _base(other)
    if mine == "count":
        homes = one.endswith("套") and other.endswith(_AREAS) or one.endswith(_AREAS) and other.endswith(_HOMES)
        return not homes and one.endswith(_PEOPLE) == other.endswith(_PEOPLE)
    return True


def _base(unit: str) -> str:
    found = normalise(1, unit)
    return found.unit if found else unit
