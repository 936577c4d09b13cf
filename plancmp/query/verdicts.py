"""What became of a target: the verdict on one line of statements. Every rule is defined in docs/verdicts.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plancmp.model import Indicator
from plancmp.query import sentences
from plancmp.query.series import Statement, better, direction, yearly_change
from plancmp.query.sentences import Pair

VERDICTS = (
    "behind", "missed", "lowered", "postponed", "redefined", "dropped", "raised", "brought-forward", "ahead", "met",
    "on-track", "unchanged",
)
"""All verdicts, in the order in which a reader wants to see them."""

_WEAK = ("lowered", "postponed")
_STRONG = ("raised", "brought-forward")

CLOSE = 0.05
"""Percentage points by which a pace may stay below what is needed: figures are printed with one decimal."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict, None where one plan alone speaks of targets and nothing tests them; its reasons; and the way it measures, from a result to a target."""

    word: str | None
    reasons: tuple[Pair, ...]
    start: Statement | None = None
    goal: Statement | None = None

    def because(self, lang: str) -> str:
        """The arithmetic or the reason in one sentence."""
        return sentences.join(self.reasons, lang)


def judge(line: Sequence[Statement], indicator: Indicator, growth: Sequence[Statement]) -> Verdict:
    """The verdict on comparable statements of one indicator; ``growth`` are those of its growth rate.

    A promise that became less outweighs the progress towards it; progress outweighs a promise that became more.
    """
    change, told = _change(line, indicator)
    progress = _progress(line, indicator, growth)
    word = change if change in _WEAK or progress.word is None else progress.word
    reasons = progress.reasons
    if told is not None:
        # Of a quota the change has named the next target already.
        reasons = (told, *(reasons[:1] if line[0].basis == "yearly" else reasons))
    elif word is None and not [one for one in line if not one.target]:
        goals = sorted((one for one in line if one.target and one.year), key=lambda one: (one.plan.adopted, one.year or 0))
        reasons = reasons if len(reasons) > 1 else (sentences.aims(goals), *reasons)
    if word is None and any(one.target for one in line) and len({one.plan.id for one in line}) > 1:
        word = "unchanged"  # the target stands: no later plan revised it, and no comparable result tests it
    return Verdict(word, reasons, progress.start, progress.goal)


# What later plans say of the targets of earlier ones


def _change(line: Sequence[Statement], indicator: Indicator) -> tuple[str | None, Pair | None]:
    goals = sorted((one for one in line if one.target and one.year), key=lambda one: one.plan.adopted)
    relate = _promised if line and line[0].basis in ("yearly", "rate") else _dated
    found: list[tuple[str, Statement, Statement]] = []
    for place, new in enumerate(goals):
        for old in goals[:place]:
            if old.plan.id == new.plan.id or old.aim:
                continue
            if relate is _dated and new.year != old.year and _restated(old, new, goals):
                continue
            word = relate(old, new, indicator)
            if word in ("postponed", "brought-forward") and not _meant(old, new, line, indicator):
                word = "unchanged"
            if word is not None:
                found.append((word, old, new))
    if not found:
        return None, None
    order = (*_WEAK, *_STRONG, "unchanged")
    found.sort(key=lambda one: (one[0] == "unchanged", order.index(one[0]) if one[0] in order else 9))
    latest = max((new.plan.adopted for word, _, new in found if word != "unchanged"), default="")
    word, old, new = next((one for one in found if one[2].plan.adopted == latest), found[0])
    return word, sentences.changed(word, old, new)


def _restated(old: Statement, new: Statement, goals: Sequence[Statement]) -> bool:
    """Whether the plan of ``new`` speaks of the year of ``old`` itself: then another year says nothing about it."""
    return any(one.plan.id == new.plan.id and one.year == old.year for one in goals)


def _meant(old: Statement, new: Statement, line: Sequence[Statement], indicator: Indicator) -> bool:
    """Whether another year was set for a value: said in so many words, and not because the value was reached before."""
    reached = any(
        not one.target and one.year and one.year <= int(new.said) and better(one, old.value, indicator) >= 0 for one in line
    )
    return str(new.year) in new.item.text and not reached


def _dated(old: Statement, new: Statement, indicator: Indicator) -> str | None:
    """A level for a year against a level for a year; further steps and interim steps are no change."""
    assert old.year and new.year
    if new.aim and new.year != old.year and new.item.strength in ("support", "explore"):
        return None
    up = _up(new, old, indicator)
    if new.value == old.value:
        return "unchanged" if new.year == old.year else "postponed" if new.year > old.year else "brought-forward"
    if up > 0 and new.year <= old.year:
        return "raised"
    return "lowered" if up < 0 and new.year >= old.year else None


def _up(new: Statement, old: Statement, indicator: Indicator) -> int:
    """Whether the new target is the better one; the larger one where neither direction is better."""
    if indicator.direction == "none":
        return (new.value > old.value) - (new.value < old.value)
    return better(new, old.value, indicator)


def _promised(old: Statement, new: Statement, indicator: Indicator) -> str | None:
    """A yearly quota or an average rate against a later one. One year's growth says nothing about an average."""
    if old.basis == "rate" and new.aim:
        return None
    up = _up(new, old, indicator)
    return "raised" if up > 0 else "lowered" if up < 0 else "unchanged" if new.value == old.value else None


# How far the city has come


def _progress(line: Sequence[Statement], indicator: Indicator, growth: Sequence[Statement]) -> Verdict:
    results = [one for one in line if not one.target and one.year]
    goals = [one for one in line if one.target and one.year]
    if not results:
        return _without_result(goals, indicator)
    last = max(results, key=lambda one: (one.year or 0, one.plan.adopted))
    assert last.year
    if line[0].basis in ("yearly", "rate"):
        return _recurring(last, goals, indicator)
    pending = [one for one in goals if one.year and one.year > last.year and not one.aim]
    if pending and direction(last, indicator):
        latest = max(one.plan.adopted for one in pending)
        goal = min((one for one in pending if one.plan.adopted == latest), key=lambda one: one.year or 0)
        return _on_the_way(last, goal, line, indicator, growth)
    due = [one for one in goals if one.year and one.year <= last.year and one.plan.adopted[:4] <= str(last.year)]
    if due and direction(last, indicator):
        goal = max(due, key=lambda one: (one.year or 0, one.plan.adopted))
        yes = better(last, goal.value, indicator) >= 0
        if last.year == goal.year or not yes:
            return Verdict("met" if yes else "missed", (sentences.reached(last, goal, yes), *_next(last, goals)), last, goal)
    return Verdict(None, _next(last, goals) or (sentences.result(last),), last)


def _next(last: Statement, goals: Sequence[Statement]) -> tuple[Pair, ...]:
    """The next target beside the last result."""
    later = [one for one in goals if one.year and last.year and one.year > last.year]
    if not later:
        return ()
    return (sentences.against(last, min(later, key=lambda one: (one.year or 0, not one.aim))),)


def _without_result(goals: Sequence[Statement], indicator: Indicator) -> Verdict:
    """Targets alone: what the one before leaves to do for the last of the plan that decides."""
    ends = [one for one in goals if not one.aim]
    if not ends or goals[0].basis not in ("level", "rank"):
        return Verdict(None, (sentences.UNMEASURED,))
    latest = max(one.plan.adopted for one in ends)
    goal = max((one for one in ends if one.plan.adopted == latest), key=lambda one: one.year or 0)
    steps = [one for one in goals if one.year and goal.year and one.year < goal.year]
    if steps:
        start = max(steps, key=lambda one: (one.year or 0, one.plan.adopted))
        size = yearly_change(start, goal.value, goal.year or 0)
        if size and better(start, goal.value, indicator) < 0:
            return Verdict(None, (sentences.onward(start, goal, size), sentences.UNMEASURED), start, goal)
    return Verdict(None, (sentences.UNMEASURED,), None, goal)


def _on_the_way(
    last: Statement, goal: Statement, line: Sequence[Statement], indicator: Indicator, growth: Sequence[Statement]
) -> Verdict:
    """Required yearly change against the change aimed at for the next year, or else achieved in the last."""
    if better(last, goal.value, indicator) >= 0:
        # A target that the same document sets below the result it reports is kept up, nobody is ahead of it.
        word = "ahead" if goal.plan.adopted < last.plan.adopted else None
        return Verdict(word, (sentences.reached(last, goal, True),), last, goal)
    needed = yearly_change(last, goal.value, goal.year or 0)
    if needed is None:
        return Verdict(None, (sentences.result(last),), last, goal)
    pieces = [sentences.result(last), sentences.needs(last, goal, needed)]
    aimed, achieved = _aimed(last, line, growth), _achieved(last, line, growth)
    judged = aimed or achieved
    if judged is None:
        return Verdict(None, (*pieces, sentences.UNPACED), last, goal)
    margin = CLOSE if not last.additive else abs(needed) / 100
    short = direction(last, indicator) * (judged[0] - needed) < -margin
    if achieved:
        pieces.append(sentences.pace(last, *achieved, aimed=False, short=short and not aimed))
    if aimed:
        pieces.append(sentences.pace(last, *aimed, aimed=True, short=short))
    return Verdict("behind" if short else "on-track", tuple(pieces), last, goal)


def _aimed(last: Statement, line: Sequence[Statement], growth: Sequence[Statement]) -> tuple[float, int] | None:
    """The yearly change that the first later one-year target means, in its level or as a growth rate, and its year."""
    assert last.year
    for one in sorted((one for one in line if one.aim and one.year), key=lambda one: one.year or 0):
        if one.year and one.year > last.year:
            size = yearly_change(last, one.value, one.year)
            return None if size is None else (size, one.year)
    rates = [one for one in growth if one.aim and one.year == last.year + 1 and not last.additive]
    return (rates[0].value, last.year + 1) if rates else None


def _achieved(last: Statement, line: Sequence[Statement], growth: Sequence[Statement]) -> tuple[float, int] | None:
    """The reported growth of the last year, or the change since the result before it."""
    assert last.year
    rates = [one for one in growth if not one.target and one.year == last.year and not last.additive]
    if rates:
        return rates[0].value, last.year
    before = [one for one in line if not one.target and one.year and one.year < last.year]
    if not before:
        return None
    size = yearly_change(max(before, key=lambda one: one.year or 0), last.value, last.year)
    return None if size is None else (size, last.year)


def _recurring(last: Statement, goals: Sequence[Statement], indicator: Indicator) -> Verdict:
    """A quota or rate of each year against what the last year brought."""
    assert last.year
    running = [
        one for one in goals
        if one.year and one.plan.years()[0] <= last.year <= one.year and one.plan.adopted[:4] <= str(last.year)
    ]
    if not running or not direction(last, indicator):
        return Verdict(None, _next(last, goals) or (sentences.result(last),), last)
    goal = max(running, key=lambda one: (one.aim, one.plan.adopted))
    yes = better(last, goal.value, indicator) >= 0
    pieces = (sentences.reached(last, goal, yes), *_next(last, [one for one in goals if one.aim]))
    if goal.basis == "rate" and not goal.aim:
        # An average is settled by all its years, one of them only points the way.
        return Verdict("on-track" if yes else "behind", pieces, last, goal)
    return Verdict("met" if yes else "missed", pieces, last, goal)
