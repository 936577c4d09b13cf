"""One city's targets and results across its plans, with a verdict on each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plancmp.model import City, Indicator, Plan, Topic
from plancmp.query import sentences
from plancmp.query.series import Statement, statements
from plancmp.query.verdicts import VERDICTS, Verdict, judge

if TYPE_CHECKING:
    from plancmp.index.base import KnowledgeBase

SCOPES = ("规上", "规模以上", "限上", "累计", "试点", "挂牌", "零售", "市区", "中心城区", "户籍", "城镇", "农村", "核心产业", "国际", "制造业")
"""Words of a label that narrow what is measured; where one plan has one and another has not, the scope changed."""


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator as a line of time: ``points`` are comparable, ``others`` are further statements that are not.

    ``subject`` names the object where one indicator is stated of several (the progress of one railway).
    """

    indicator: Indicator
    subject: str
    unit: str
    points: tuple[Statement, ...]
    others: tuple[Statement, ...]
    verdict: Verdict

    @property
    def everything(self) -> list[Statement]:
        """All statements by year, results before targets."""
        return sorted((*self.points, *self.others), key=lambda one: (one.year or 9999, one.target, one.plan.adopted))


@dataclass(frozen=True, slots=True)
class Track:
    """What became of a city's targets; ``dropped`` rows last.

    ``untested`` counts the indicators left out because one plan alone speaks of them and nothing tests it.
    """

    city: City
    plans: tuple[Plan, ...]
    rows: tuple[Row, ...]
    untested: int = 0

    def to_dict(self, lang: str = "zh") -> dict[str, Any]:
        """As the JSON contract has it; ``because`` is in ``lang``, ``verdict`` is null where none can be given."""
        return {
            "schema": "plancmp.track/1",
            "city": self.city.id,
            "plans": [plan.id for plan in self.plans],
            "rows": [
                {
                    "indicator": row.indicator.id, "label": row.subject or row.indicator.zh, "unit": row.unit,
                    "points": [{**one.to_dict(), "compared": one in row.points} for one in row.everything],
                    "verdict": row.verdict.word, "because": row.verdict.because(lang),
                }
                for row in self.rows
            ],
        }


def track(kb: KnowledgeBase, city: str, indicators: Sequence[str] = ()) -> Track:
    """Every indicator that the plans of a city state more than once, and the targets that later plans dropped.

    Names are understood as :meth:`KnowledgeBase.find` does. Indicators asked for come with their growth rate, their
    addition and their stock, also when they are stated once.
    """
    place = kb.find(City, city)
    plans = tuple(sorted(kb.plans([place.id]), key=lambda plan: plan.adopted))
    everything = kb.all(Indicator)
    families = _families(everything)
    wanted = {other for name in kb.ids(Indicator, indicators) for other in families[name]}
    found: dict[str, list[Statement]] = defaultdict(list)
    for one in statements(kb, [place.id], everything):
        found[one.quantity.indicator or ""].append(one)
    rows: list[Row] = []
    silence = _Silence(kb, plans, families, found)
    for indicator in everything:
        items = found.get(indicator.id, [])
        if not items or (wanted and indicator.id not in wanted):
            continue
        growth = [one for name in families[indicator.id] - {indicator.id} for one in found.get(name, ()) if one.basis == "rate"]
        lines = _lines(items, indicator)
        dropped = silence.verdict(items, indicator)
        if dropped is not None and all(len(line) == 1 for _, line in lines):
            rows += [_row(indicator, subject, line, (), dropped) for subject, line in lines[:1]]
        elif wanted or (len(items) > 1 and any(one.target for one in items)):
            rows += _tracked(lines, indicator, growth, alone=bool(wanted))
    rows.sort(key=_order)
    # Beside verdicts, figures of one plan that nothing tests yet say nothing; asked for, or alone, they are shown.
    told = [row for row in rows if row.verdict.word] if not wanted and len(plans) > 1 else rows
    return Track(place, plans, tuple(told), len(rows) - len(told))


def _order(row: Row) -> tuple[bool, int, int]:
    word = row.verdict.word
    place = VERDICTS.index(word) if word else len(VERDICTS)
    return word == "dropped", place, -len({one.plan.id for one in row.points})


def _families(everything: Sequence[Indicator]) -> dict[str, set[str]]:
    """Each indicator with its growth rates, its additions, its sum over years, and what it is one of these of."""
    families = {indicator.id: {indicator.id} for indicator in everything}
    for indicator in everything:
        yearly = indicator.id.removesuffix("-cumulative")
        for other in (indicator.growth_of, indicator.addition_of, yearly):
            if other in families:
                families[indicator.id].add(other)
                families[other].add(indicator.id)
    return families


def _scope(one: Statement, indicator: Indicator) -> frozenset[str]:
    label = one.quantity.label.replace("规模以上", "规上")
    return frozenset(word for word in SCOPES if word in label and word not in indicator.zh)


def _lines(items: Sequence[Statement], indicator: Indicator) -> list[tuple[str, list[Statement]]]:
    """Statements that may be compared with each other, each group with its subject, the fullest group first.

    When one plan gives several values for one year, its labels tell different objects apart.
    """
    groups: dict[tuple[str, str, frozenset[str]], list[Statement]] = defaultdict(list)
    for one in items:
        groups[one.basis, one.unit, _scope(one, indicator)].append(one)
    lines: list[tuple[str, list[Statement]]] = []
    for group in groups.values():
        values = {(one.plan.id, one.year, one.quantity.kind, one.value) for one in group}
        if len({value[:3] for value in values}) < len(values):
            labels = dict.fromkeys(one.quantity.label for one in group)
            lines += [(label, [one for one in group if one.quantity.label == label]) for label in labels]
        else:
            lines.append(("", group))
    return sorted(lines, key=lambda line: (-len({one.plan.id for one in line[1]}), -len(line[1])))


def _tracked(
    lines: Sequence[tuple[str, list[Statement]]], indicator: Indicator, growth: Sequence[Statement], alone: bool
) -> list[Row]:
    named = [(subject, line) for subject, line in lines if subject]
    plain = [line for subject, line in lines if not subject]
    rows = [
        _row(indicator, subject, line, (), judge(line, indicator, growth)) for subject, line in named if len(line) > 1 or alone
    ]
    if plain and (sum(map(len, plain)) > 1 or alone):
        main, others = plain[0], [one for line in plain[1:] for one in line]
        rows.append(_row(indicator, "", main, others, _redefined(main, others) or judge(main, indicator, growth)))
    return rows


def _redefined(main: Sequence[Statement], others: Sequence[Statement]) -> Verdict | None:
    """Several plans speak of the indicator, but no two of them in a comparable way."""
    if len({one.plan.id for one in main}) > 1:
        return None
    spoken = sorted((*main, *others), key=lambda one: one.plan.adopted)
    first = next((one for one in spoken if one.target), None)
    if first is None:
        return None
    later = [one for one in spoken if one.plan.adopted > first.plan.adopted]
    return Verdict("redefined", (sentences.different(first, later[-1]),)) if later else None


def _row(
    indicator: Indicator, subject: str, points: Iterable[Statement], others: Iterable[Statement], verdict: Verdict
) -> Row:
    line = sorted(points, key=lambda one: (one.year or 9999, one.target, one.plan.adopted))
    return Row(indicator, subject, line[0].unit, tuple(line), tuple(others), verdict)


class _Silence:
    """Which targets later plans of the city pass over, although they give figures on the same topic."""

    def __init__(
        self, kb: KnowledgeBase, plans: Sequence[Plan], families: dict[str, set[str]], found: dict[str, list[Statement]]
    ) -> None:
        self.families, self.found = families, found
        self.topics = {topic.id: topic for topic in kb.all(Topic)}
        self.read = [plan for plan in plans if all(clause.read for clause in kb.clauses(plan.id))]
        self.figures: Counter[tuple[str, str]] = Counter()
        self.texts: dict[str, list[str]] = defaultdict(list)
        for item in kb.commitments(plans=[plan.id for plan in self.read]) if self.read else ():
            self.figures[item.plan, item.topic or ""] += len(item.quantities)
            self.texts[item.plan].append(item.text)

    def verdict(self, items: Sequence[Statement], indicator: Indicator) -> Verdict | None:
        """``dropped`` when one plan alone set the target, and fully read later ones report on its topic without it."""
        goals = [one for one in items if one.target and one.year and one.year <= one.plan.years()[1]]
        family = [one for name in self.families[indicator.id] for one in self.found.get(name, ())]
        if not goals or len({one.plan.id for one in family}) > 1 or indicator.topic is None:
            return None
        goal = max(goals, key=lambda one: one.year or 0)
        later = [
            plan for plan in self.read if plan.adopted > goal.plan.adopted and self.figures[plan.id, indicator.topic]
        ]
        names = (indicator.zh, *indicator.aliases)
        if not later or any(name in text for plan in later for text in self.texts[plan.id] for name in names):
            return None
        topic = self.topics[indicator.topic]
        reported = sum(self.figures[plan.id, indicator.topic] for plan in later)
        silent = sentences.silent(goal, later, (topic.zh, topic.en), reported)
        return Verdict("dropped", (silent,), None, goal)
