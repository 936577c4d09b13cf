"""Second signs of what a machine read: where a figure stands in its report tells whether it is a target; how near an
aim and a result are, and what stands around them, whether they are of one thing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from plancmp.measures.statement import Statement
from plancmp.model import Commitment
from plancmp.query.progress.statements import one_label
from plancmp.text.late import late
from plancmp.text.units import dimension

NEAR, NEAR_POINTS = 0.2, 3.0
"""A result that is short by such a part of its aim at most, in percentages by so many points, is near."""

AROUND = 3
"""So many commitments before and behind a figure, in its clause, are its company."""

LISTED = 12
"""So many commitments at most follow the words that announce the chief targets."""

CHIEF = late("(?:预期|主要|发展|奋斗)目标")
"""Words of a target that stands among the chief ones of its plan."""

WORD = 4
"""So many signs in a row that two surroundings share are a word of both."""

_CHINESE = late("[一-鿿]+")
_ASPECT = late("(?:增速|增幅|降幅|涨幅|升幅)$")
"""What a label tells of a figure in one word, which documents tell in another (增长)."""


def settled(items: Iterable[Commitment]) -> list[Commitment]:
    """The commitments of a city, by document, without the doubt of a draft about the tense where their place says the
    same: a report tells its results before the sentence that announces its chief targets, and its targets from there
    on.
    """
    plans: dict[str, list[Commitment]] = defaultdict(list)
    for item in items:
        plans[item.plan].append(item)
    return [one for some in plans.values() for one in _settled(some)]


def _settled(items: list[Commitment]) -> Iterator[Commitment]:
    chief = next((place for place, item in enumerate(items) if _announces(item)), None)
    for place, item in enumerate(items):
        targets = {one.kind == "target" for one in item.quantities if one.kind != "baseline"}
        if "tense" in item.doubts and chief is not None and targets == {place >= chief}:
            yield replace(item, doubts=tuple(doubt for doubt in item.doubts if doubt != "tense"))
        else:
            yield item


def _announces(item: Commitment) -> bool:
    return CHIEF.search(item.text) is not None and any(
        one.kind == "target" and one.unit == "%" for one in item.quantities
    )


def near(aim: Statement, value: float) -> bool:
    """Whether a result is so near to its aim that chance does not bring together two things of one name."""
    room = NEAR_POINTS if dimension(aim.unit) in ("percent", "points") else NEAR * abs(aim.value)
    return abs(aim.value - value) <= room * (1 + 1e-9)


class Company:
    """What stands around each figure of some plans; ``items`` are their commitments in the order of the documents."""

    def __init__(self, items: Mapping[str, Iterable[Commitment]]) -> None:
        self._clauses: dict[tuple[str, str], list[Commitment]] = defaultdict(list)
        for plan, some in items.items():
            for item in some:
                self._clauses[plan, item.clause].append(item)

    def keeps(self, aim: Statement, result: Statement) -> bool:
        """Whether the aim is a chief one of its plan; or a figure of another thing stands beside both; or both are on
        one topic and a word, other than their names, stands around both.
        """
        if self._is_chief(aim) or not self._things(aim).isdisjoint(self._things(result)):
            return True
        own = [_ASPECT.sub("", one.quantity.label) for one in (aim, result)]
        words = self._words(aim, own) & self._words(result, own)
        return bool(words) and aim.item.topic == result.item.topic

    def _is_chief(self, one: Statement) -> bool:
        return any(CHIEF.search(item.text) for item in self._around(one, LISTED, 0))

    def _around(self, one: Statement, before: int = AROUND, behind: int = AROUND) -> list[Commitment]:
        clause = self._clauses[one.item.plan, one.item.clause]
        at = next((place for place, item in enumerate(clause) if item.id == one.item.id), 0)
        return clause[max(at - before, 0) : at + behind + 1]

    def _things(self, one: Statement) -> set[str]:
        """The other things of which figures stand around one."""
        own = {one.quantity.indicator, one_label(one.quantity.label)}
        return {name for item in self._around(one) for name in _names(item)} - own

    def _words(self, one: Statement, own: Iterable[str]) -> set[str]:
        text = "\n".join(item.text for item in self._around(one))
        for name in own:
            text = text.replace(name, "\n")
        runs = _CHINESE.findall(text)
        return {run[at : at + WORD] for run in runs for at in range(len(run) - WORD + 1)}


def _names(item: Commitment) -> Iterable[str]:
    return (quantity.indicator or one_label(quantity.label) for quantity in item.quantities)
