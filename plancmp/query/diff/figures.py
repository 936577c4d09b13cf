"""The figures of two plans that may be held against each other, and what changed from one to the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from plancmp.match import overlap
from plancmp.measures import Measure
from plancmp.measures.statement import Statement, named, state, with_measures
from plancmp.model import Commitment, Indicator, Plan, Quantity, Record, record
from plancmp.query.progress.lines import Line, lines
from plancmp.query.progress.statements import measured_alike, one_label, same
from plancmp.query.progress.verdicts import changes
from plancmp.query.progress.years import demand, verdict_of

ONE_NAME = 0.5
"""Two labels that have so large a share of their pairs of characters in common name one thing."""


@record
class Step(Record):
    """Two targets of one thing, in an earlier and a later plan.

    ``word`` is raised, lowered, postponed, brought-forward or kept; weakened or strengthened where the value is the
    same and only said less or more strictly (以上, 左右); apart where they are for times that cannot be compared, size
    where they are amounts of two places.
    ``up`` is 1 where more is asked for by a higher figure, -1 where by a lower one, else 0. ``thing`` is what is
    measured: an indicator, without id where the vocabulary has no word for a label.
    """

    word: str
    old: Statement
    new: Statement
    up: int
    thing: Indicator

    @property
    def of_one_time(self) -> bool:
        """Whether both are for the same years, or each for the one year of its report."""
        return self.old.span == self.new.span or (self.old.aim and self.new.aim)


@record
class Outcome(Record):
    """A target of the earlier plan and the result of its very year in the later one: met, about or missed."""

    word: str
    aim: Statement
    result: Statement


class Figures:
    """The figures of two plans as statements, by commitment and by indicator; of those ``measured`` the index tells
    what they measure.
    """

    def __init__(
        self,
        old: Plan,
        new: Plan,
        items: Iterable[Commitment],
        indicators: Collection[Indicator],
        measured: Mapping[str, Sequence[Measure]],
    ) -> None:
        self._known = {indicator.id: indicator for indicator in indicators}
        self._stocks = {indicator.addition_of for indicator in indicators if indicator.addition_of is not None}
        self._plans = {old.id: old, new.id: new}
        self._of: dict[str, list[Statement]] = {}
        self._lines: dict[tuple[int, int], Line | None] = {}
        self._results: dict[str, list[Statement]] = defaultdict(list)
        self._said: dict[tuple[str, str, bool], list[Statement]] = defaultdict(list)
        for item in items:
            own = [
                state(part, item, self._plans[item.plan], self._thing(part), measure)
                for part, measure in with_measures(item, measured)
                if part.value is not None
            ]
            self._of[item.id] = own
            for one in own:
                name = one.quantity.indicator
                if name is not None and item.strength != "problem":
                    self._said[name, item.plan, one.target].append(one)
                    if not one.target:
                        self._results[name].append(one)

    def _thing(self, part: Quantity) -> Indicator:
        return self._known.get(part.indicator or "") or named(part.label)

    def targets(self, item: Commitment) -> list[Statement]:
        """What a commitment aims at in numbers."""
        return [one for one in self._of[item.id] if one.target]

    def results(self, item: Commitment) -> list[Statement]:
        """What a commitment reports in numbers."""
        return [one for one in self._of[item.id] if one.quantity.kind == "actual"]

    def agree(self, old: Commitment, new: Commitment) -> bool:
        """Whether two promises may be of one matter by their figures: one has none, or some measure one thing, if in
        other ways."""
        before, after = self.targets(old), self.targets(new)
        return not before or not after or self.of_one_name(before, after) is not None

    def of_one_name(self, olds: Sequence[Statement], news: Sequence[Statement]) -> tuple[Statement, Statement] | None:
        """The first two figures that bear one name, or of which one bears part of the other's."""
        for old in olds:
            for new in news:
                one, other = one_label(old.quantity.label), one_label(new.quantity.label)
                named = old.quantity.indicator is not None and old.quantity.indicator == new.quantity.indicator
                if named or one in other or other in one or overlap(one, other) >= ONE_NAME:
                    return old, new
        return None

    def only(self, one: Statement, plan: Plan, *, target: bool) -> Statement | None:
        """The one figure of another plan that measures what ``one`` does, where each plan has one only."""
        name = one.quantity.indicator
        if name is None:
            return None

        def comparable(place: str, aimed: bool) -> list[Statement]:
            said = self._said.get((name, place, aimed), ())
            return [other for other in said if other is one or self.line(one, other) is not None]

        there = comparable(plan.id, target)
        if not target:
            there = [other for other in there if other.span == one.span]
        return there[0] if len(there) == 1 and len(comparable(one.plan.id, one.target)) == 1 else None

    def aims(self, one: Statement, plan: Plan) -> bool:
        """Whether a plan sets any figure of the indicator of ``one``."""
        return (one.quantity.indicator or "", plan.id, True) in self._said

    def line(self, one: Statement, other: Statement) -> Line | None:
        """The line on which both lie; None where they are of two things, bases, units or scopes, or one is doubted."""
        both = id(one), id(other)  # which are kept here: the same two are asked for again and again
        if both not in self._lines:
            self._lines[both] = self._line(one, other)
        return self._lines[both]

    def _line(self, one: Statement, other: Statement) -> Line | None:
        if one.quantity.indicator != other.quantity.indicator:
            return None
        if one.quantity.indicator is None and one_label(one.quantity.label) != one_label(other.quantity.label):
            return None
        drawn = lines([one, other], self._thing(one.quantity), self._stocks)
        return drawn[0] if len(drawn) == 1 and len(drawn[0].points) == 2 else None

    def steps(self, old: Commitment, new: Commitment) -> list[Step]:
        """What became of the targets of a commitment, each with the first of another that it may be compared with."""
        found, taken = [], set[int]()
        for before in self.targets(old):
            for after in self.targets(new):
                step = self.step(before, after) if id(after) not in taken else None
                if step is not None:
                    taken.add(id(after))
                    found.append(step)
                    break
        return found

    def step(self, old: Statement, new: Statement) -> Step | None:
        """What became of a target; None where the two cannot be compared."""
        line = self.line(old, new)
        if line is None or not (old.target and new.target):
            return None
        word = "size" if self._of_size(old, new, line) else self._word(old, new, line)
        return Step(word, old, new, line.up, line.indicator)

    def _of_size(self, old: Statement, new: Statement, line: Line) -> bool:
        """Whether two figures grow with the size of the two places that they are of."""
        return old.item.city != new.item.city and not measured_alike(line.indicator, old.basis, line.unit)

    def _word(self, old: Statement, new: Statement, line: Line) -> str:
        if old.span == new.span:
            return _compared(old, new, line.up)
        results = self._results.get(old.quantity.indicator or "", ())
        told = lines([old, new, *results], line.indicator, self._stocks)
        whole = next((one for one in told if old in one.points and new in one.points), line)
        moved = changes(replace(whole, targets=(old, new)))
        word = next((one.word for one in moved if one.word in ("postponed", "brought-forward")), "")
        return word or (_compared(old, new, line.up) if _each_its_own(old, new) else "apart")

    def outcome(self, aim: Statement, result: Statement) -> Outcome | None:
        """What a later plan reports of a target; None where the result is of another time, or judges nothing."""
        line = self.line(aim, result) if aim.item.city == result.item.city else None
        if line is None or not aim.target or result.target or aim.span is None or aim.span != result.span:
            return None
        word = verdict_of(aim, result, line.up)
        return None if word is None else Outcome(word, aim, result)


def _each_its_own(old: Statement, new: Statement) -> bool:
    """Whether each of two targets is for the time of its own plan, and the plans are for as many years: the aims of two
    reports for their years, the goals of two five-year plans for their last.
    """
    spans = [one.plan.years() for one in (old, new)]
    if spans[0] == spans[1] or spans[0][1] - spans[0][0] != spans[1][1] - spans[1][0]:
        return False
    return all(one.span is None or one.span in (span, (span[1], span[1])) for one, span in zip((old, new), spans))


def _compared(old: Statement, new: Statement, up: int) -> str:
    if not same(old, new) or demand(old, up) != demand(new, up):
        difference = demand(new, up) - demand(old, up)
        if difference:
            return "raised" if difference * (up or 1) > 0 else "lowered"
    strict = {">=", "<="}
    if old.quantity.op in strict and new.quantity.op == "~":
        return "weakened"
    if old.quantity.op == "~" and new.quantity.op in strict:
        return "strengthened"
    return "kept"


def outcomes(figures: Figures, aims: Sequence[Statement], results: Sequence[Statement]) -> list[Outcome]:
    """The targets of a commitment with the results of their years."""
    found = (figures.outcome(aim, result) for aim in aims for result in results)
    return [one for one in found if one is not None]
