"""Why a year has no result: not told yet, named without a figure, or not mentioned by the report that tells it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from operator import add
from typing import Literal, NamedTuple

from plancmp.measures.statement import Statement, one_year
from plancmp.model import Commitment, Indicator, Plan, Record, record
from plancmp.query.progress.signs import Company
from plancmp.query.progress.statements import one_label
from plancmp.text.chinese import CLAUSE_END
from plancmp.text.late import late

Why = Literal["open", "withheld", "dropped", "bound", "other-basis", "revised", "no-direction"]
"""Why a year is not judged. ``revised``: figures of one year lead to different verdicts. ``bound``: it only says at
least or at most. ``no-direction``: neither more nor less is better."""

Detail = Literal["later", "no-report", "unread", "draft", "atlas", "unfit", "alone", "unnamed", "near", ""]
"""Why it is open: its year is not over; its report is not in the base, not read to the end, drafted by machine, or in
the atlas alone; the report gives a figure that can judge nothing, or that has nothing but its name in common with the
aim; the thing has no name of the vocabulary by which it could be looked for; or the report speaks of something near.
"""

_COMMON = late(
    "[新净]增|新[建改引招培认开]|每年|年均|累计|实施|完成|引进|建设|以上|重点|重大|国家|省级|市级|全市|企业|项目|工程|[总占]|"
    "(?:产值|增加值|营业收入|收入|数量|数|额|率|量|规模|面积|比重|比例|增速|增幅|涨幅|降幅)$"
)
"""Parts of names that do not tell one thing from another."""


_FIGURE = late(
    "\\d|[十百千万亿]+(?:美?元|斤|吨|[人户亩家个座所套件]|公里|以上|大关|[多余])|[一二两三四五六七八九]成|翻[一两三]?番|过半|一半|半数"
    "|完成|达标|兑现|(?:控制|预期)(?:目标|范围)"
)
"""A number, or words that say how much there is (突破万亿元), or that a task was fulfilled or not."""

_CLAUSE = late(f"[{CLAUSE_END}]")
ENDS = 2
"""So many signs at both ends of a name tell it, where other words stand between them."""

_ASIDE = late("[(（][^()（）]*[)）]")

STEM = 3
"""So many signs between words that reports leave out or put elsewhere tell what a name is about."""

_VARIED = late(f"{_COMMON.pattern}|改造|治理|增长|新增")

HEAD = 4
"""So many signs at the head of a name tell what it is about."""


@record
class Gap(Record):
    """A year without a result, and the report that tells it, where there is one."""

    why: Why
    detail: Detail = ""
    teller: Plan | None = None

    @property
    def tells(self) -> bool:
        """Whether it says more than that nothing is known."""
        return self.why != "open" or self.detail in ("near", "alone")

    @property
    def verdict(self) -> str:
        """The verdict of a line whose newest due year has this gap: another basis is no result.

        What a machine did not find is not withheld, nor is a year of which the documents tell a bound or two different
        figures.
        """
        if self.why == "other-basis":
            return "withheld" if self.teller is not None and self.teller.origin == "curated" else "open"
        return "open" if self.why in ("bound", "revised", "no-direction") else self.why


class _Said(NamedTuple):
    """What a document names: the indicators and the labels of its figures, and all that it says."""

    indicators: frozenset[str | None]
    labels: frozenset[str]
    text: str


_Of = tuple[str, "str | None", "int | None"]
"""Whether by id or by label, the id or the label, and the first of several years."""


class Documents:
    """The documents of a city, and which things each of them names."""

    def __init__(self, plans: Sequence[Plan], items: Iterable[Commitment], unread: Collection[str]) -> None:
        self.plans = tuple(sorted(plans, key=lambda plan: (plan.adopted, plan.id)))
        self.reports = {plan.years()[0]: plan for plan in self.plans if plan.type == "report" and one_year(plan)}
        self.unread = frozenset(unread)
        self._items: dict[str, list[Commitment]] = defaultdict(list)
        self._told: dict[tuple[str, str | None], list[Commitment]] = defaultdict(list)
        for item in items:
            self._items[item.plan].append(item)
            for topic in {item.topic, *item.also}:
                self._told[item.plan, topic].append(item)
        self.company = Company(self._items)
        self._said: dict[str, _Said] = {}
        self._topics: dict[tuple[str, str | None], set[str]] = {}
        self._figures: dict[str, dict[_Of, set[int | None]]] = {}

    @property
    def newest(self) -> int | None:
        """The year of the newest report, or without any the first of the newest plan; it tells the year before."""
        firsts = self.reports or {plan.years()[0]: plan for plan in self.plans}
        return max(firsts, default=None)

    def due(self, year: int) -> bool:
        """Whether the year of a target is over and told: the newest report is a later one."""
        return self.newest is not None and self.newest > year

    def gap(self, year: int, indicator: Indicator, family: Collection[str], since: int | None = None) -> Gap:
        """Why there is no result of a year, or of the years from ``since`` to it; ``family`` are the indicators that
        speak of the same thing.

        Only a report that was read to its end is silent. What a machine did not find in a document may stand there:
        of a draft nothing is said but what it holds in words. A report that gives a figure withholds none, though it
        be in doubt, of another scope, or admitted as a shortcoming.
        """
        teller = self.reports.get(year + 1)
        if teller is None:
            return Gap("open", "no-report" if self.due(year) else "later")
        if teller.origin == "atlas":
            return Gap("open", "atlas", teller)
        measured = self._measured(teller, indicator, since)
        if year in measured:
            return Gap("open", "unfit", teller)
        if teller.origin == "draft":
            silent = indicator.id and None not in measured and self._in_words(teller, indicator)
            return Gap("withheld", "", teller) if silent else Gap("open", "draft", teller)
        if teller.id in self.unread:
            return Gap("open", "unread", teller)
        if self._named(teller, indicator, family):
            return Gap("withheld", "", teller)
        # A label of our own words is no name by which a document could be searched: it may say the same otherwise.
        if not indicator.id:
            return Gap("open", "unnamed", teller)
        return Gap("open", "near", teller) if self._nearly(teller, indicator) else Gap("dropped", "", teller)

    def passed_over(self, goal: Statement, indicator: Indicator, family: Collection[str]) -> Plan | None:
        """A later plan of the same kind that covers the field of a goal and does not name it."""
        if one_year(goal.plan):
            return None
        for plan in self.plans:
            if plan.type != goal.plan.type or plan.adopted <= goal.plan.adopted or plan.origin != "curated":
                continue
            covers = any(item.quantities and item.topic == goal.item.topic for item in self._items[plan.id])
            said = plan.id in self.unread or self._named(plan, indicator, family) or self._nearly(plan, indicator)
            if covers and not said:
                return plan
        return None

    def _named(self, plan: Plan, indicator: Indicator, family: Collection[str]) -> bool:
        names, said = _names(indicator), self._all(plan)
        if not said.indicators.isdisjoint(family) or not said.labels.isdisjoint(names):
            return True
        return any(name in said.text for name in names)

    def _all(self, plan: Plan) -> _Said:
        if plan.id not in self._said:
            items = self._items[plan.id]
            quantities = [quantity for item in items for quantity in item.quantities]
            self._said[plan.id] = _Said(
                frozenset(quantity.indicator for quantity in quantities),
                frozenset(one_label(quantity.label) for quantity in quantities),
                "\n".join(one_label(item.text + item.cite) for item in items),
            )
        return self._said[plan.id]

    def _measured(self, plan: Plan, indicator: Indicator, since: int | None) -> set[int | None]:
        """The years of which it gives a figure, whatever that is worth; None stands for a year that nobody knows."""
        if plan.id not in self._figures:
            figures = self._figures[plan.id] = defaultdict(set)
            for item in self._items[plan.id]:
                for one in item.quantities:
                    if one.kind != "target" and one.op != "rank" and not (one.annual and one.from_year is None):
                        figures["id", one.indicator, one.from_year].add(one.year)
                        figures["label", one_label(one.label), one.from_year].add(one.year)
        of = ("id", indicator.id) if indicator.id else ("label", one_label(indicator.zh))
        return self._figures[plan.id].get((*of, since), set())

    def _nearly(self, plan: Plan, indicator: Indicator) -> bool:
        """Whether it speaks of something near: by the head of a name, or on its topic by any two signs of one."""
        on_topic = self._on_topic(plan, indicator.topic)
        for name in _names(indicator):
            words = [word for word in _COMMON.split(name) if len(word) > 1]
            if any(len(word) >= HEAD and word[:HEAD] in self._all(plan).text for word in words):
                return True
            if any(not on_topic.isdisjoint(map(add, word, word[1:])) for word in words):
                return True
        return False

    def _on_topic(self, plan: Plan, topic: str | None) -> set[str]:
        """The pairs of signs that stand in what it says on a topic."""
        if (plan.id, topic) not in self._topics:
            told = self._told.get((plan.id, topic), ()) if topic is not None else ()
            text = "\n".join(one_label(item.text + item.cite) for item in told)
            self._topics[plan.id, topic] = set(map(add, text, text[1:]))
        return self._topics[plan.id, topic]

    def _in_words(self, plan: Plan, indicator: Indicator) -> bool:
        """Whether it speaks of the past of a thing, and always without any number, in digits or in words."""
        names = _names(indicator)
        told = [item.text for item in self._items[plan.id] if item.done]
        # 生产总值由一季度下降9%到全年增长3% and 50个老旧小区改造工程全部开工 tell it, in another order of words.
        stems = {word for name in names for word in _VARIED.split(name) if len(word) >= STEM}
        if any(stem in one_label(text) and _FIGURE.search(text) for text in told for stem in stems):
            return False
        # 76个水利项目完成投资35亿元 gives 水利投资.
        apart = [_apart(name) for name in names if len(name) >= HEAD]
        if any(
            of.search(clause) and _FIGURE.search(clause)
            for text in told
            for clause in _CLAUSE.split(text)
            for of in apart
        ):
            return False
        # 棚户区（危旧房）改造16万套 gives the figure, too.
        named = [
            text
            for text in told
            if any(name in one_label(text) or name in one_label(_ASIDE.sub("", text)) for name in names)
        ]
        return bool(named) and not any(map(_FIGURE.search, named))


def _apart(name: str) -> re.Pattern[str]:
    """The two ends of a name in one clause: 水利 and 投资."""
    return re.compile(f"{re.escape(name[:ENDS])}.*{re.escape(name[-ENDS:])}")


def _names(indicator: Indicator) -> set[str]:
    return {one_label(name) for name in (indicator.zh, *indicator.aliases)} - {""}
