"""What became of a target: the verdict on a whole line. Every rule is defined in docs/verdicts.md."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.measures.statement import Statement, flow
from plancmp.model import Indicator, Record, record
from plancmp.query.progress import reasons
from plancmp.query.progress.lines import Line
from plancmp.query.progress.reasons import Bilingual
from plancmp.query.progress.silence import Documents, Gap
from plancmp.query.progress.statements import same, yearly_change
from plancmp.query.progress.years import Year, alone, chosen, demand, judged, unjudged

VERDICTS = (
    "missed",
    "behind",
    "lowered",
    "postponed",
    "redefined",
    "dropped",
    "withheld",
    "about",
    "met",
    "ahead",
    "on-track",
    "raised",
    "brought-forward",
    "unchanged",
    "open",
)
"""All verdicts, in the order in which a reader wants to see them."""

CLOSE = 0.05
"""Percentage points by which a pace may stay below what is needed: figures are printed with one decimal."""

LOOSE = 1.0
"""Percentage points of growth within which a growth rate, which is real as a rule, says nothing of a nominal amount."""

STALE, GAP = 2, 3
"""A pace starts from a result of one of so many told years, and is that of two results at most so many years apart."""


@record
class Verdict(Record):
    """The verdict, None where nothing is aimed at; its reasons; and the way it measures, from a result to a target.

    ``due`` says whether a year was due that the verdict rests on, or of which it says that nothing can be known.
    """

    word: str | None
    reasons: tuple[Bilingual, ...]
    start: Statement | None = None
    goal: Statement | None = None
    due: bool = False

    def because(self, lang: str) -> str:
        """The arithmetic or the reason in one sentence."""
        return reasons.join(self.reasons, lang)


@record
class Case(Record):
    """A line with all that its verdict may rest on: its years, the documents, what was aimed at and measured as growth,
    and, of a total, the line of its single years."""

    line: Line
    indicator: Indicator
    years: tuple[Year, ...]
    record: Documents
    growth: tuple[Statement, ...] = ()
    yearly: Line | None = None
    family: frozenset[str] = frozenset()


def judge(case: Case) -> Verdict:
    """The first that applies: a promise made less, a goal that falls due, a goal ahead, the newest aim that was due."""
    if not case.line.targets:
        return Verdict(None, (reasons.AIMLESS,))
    for rule in (_weakened, _goal_due, _passed_over, _goal_ahead, _newest_due):
        verdict = rule(case)
        if verdict is not None:
            return verdict
    return _said_again(case, case.line.targets[-1]) or Verdict(
        "open", (reasons.waiting(case.line.targets[-1]),), None, case.line.targets[-1]
    )


# What later plans say of the targets of earlier ones


@record
class Change(Record):
    """How the newest plan that speaks of a year speaks of the target of an earlier one."""

    word: str
    year: int
    old: Statement
    new: Statement


def changes(line: Line) -> list[Change]:
    """Every target for a year, or a span of years, that a later plan names again: lowered, raised or unchanged; and
    values that were moved to another year. An aim of one year and an aim of another are no change."""
    said: dict[tuple[int, int], list[Statement]] = {}
    for one in line.targets:
        span = one.span
        if span is None or one.quoted:
            continue
        for key in [(year, year) for year in range(span[0], span[1] + 1)] if one.quota else [span]:
            said.setdefault(key, []).append(one)
    found = []
    for (_, year), targets in said.items():
        plans: dict[str, list[Statement]] = {}
        for one in targets:
            plans.setdefault(one.plan.id, []).append(one)
        chain = [some[0] for some in plans.values() if all(same(some[0], other) for other in some)]
        if len(chain) < 2 or not chain[0].goal:
            continue
        old, new = chain[-2], chain[-1]
        for before, after in zip(reversed(chain[:-1]), reversed(chain)):
            if not same(before, after):
                old, new = before, after
                break
        word = _compared(old, new, line.up)
        # A quota for many years and an aim for one of them say the same, or the city does more in that year.
        if word is not None and not (word != "lowered" and old.quota and new.aim):
            found.append(Change(word, year, old, new))
    return found + _moved(line)


def _compared(old: Statement, new: Statement, up: int) -> str | None:
    if same(old, new):
        return "unchanged" if demand(old, up) == demand(new, up) or old.value == new.value else None
    difference = demand(new, up) - demand(old, up)
    if not difference:
        return None
    # Where neither direction is better, the larger value is raised.
    return "raised" if difference * (up or 1) > 0 else "lowered"


def _moved(line: Line) -> list[Change]:
    """The same level set for another year before its own was past: said in so many words, and not reached before."""
    if line.measure != "year" or flow(line.indicator.zh) or line.up == 0:
        return []
    goals = [one for one in line.targets if one.goal and not one.quota and not one.quoted]
    found = []
    for place, new in enumerate(goals):
        for old in goals[:place]:
            if old.plan.id == new.plan.id or old.year == new.year or not old.year or not new.year:
                continue
            again = any(one.plan.id == new.plan.id and one.year == old.year for one in line.targets)
            if again or demand(old, line.up) != demand(new, line.up) or new.said > old.year:
                continue
            told = [(year, chosen(some)[0]) for year, some in sorted(line.results().items())]
            known = [one for year, one in told if year <= new.said] or [one for _, one in told[:1]]
            short = known and all(line.up * (one.value - demand(old, line.up)) < 0 for one in known)
            if short and str(new.year) in new.item.text:
                found.append(Change("postponed" if new.year > old.year else "brought-forward", old.year, old, new))
    return found


def _weakened(case: Case) -> Verdict | None:
    """A goal that became less, up to the report that tells its year."""
    newest = case.record.newest
    current = [one for one in changes(case.line) if newest is None or newest <= one.year + 1]
    weak = [one for one in current if one.word in ("lowered", "postponed")]
    if not weak:
        return None
    found = max(weak, key=lambda one: (one.new.plan.adopted, one.old.plan.adopted, -one.year))
    clauses = [reasons.changed(found.word, found.old, found.new, found.year)]
    told = next((year for year in case.years if year.year == found.year and year.verdict and year.result), None)
    start = None
    if told is not None and told.result is not None:
        clauses.append(reasons.result(told.result))
    elif found.old.quota:
        before = [year for year in case.years if year.aim is not None and year.aim.quota and year.verdict]
        for year in before[-1:]:
            assert year.aim is not None and year.result is not None and year.verdict is not None
            clauses.append(reasons.reached(year.result, year.aim, year.verdict, year.year))
    elif found.new.goal:
        way = _way(case, found.new)
        if way is not None:
            clauses, start = [*clauses, *way.reasons], way.start
    return Verdict(found.word, tuple(clauses), start, found.new, due=told is not None)


def _said_again(case: Case, goal: Statement) -> Verdict | None:
    """A goal that another plan named before: raised, brought forward or unchanged."""
    for one in changes(case.line):
        if one.new.span == goal.span and one.word != "postponed":
            return Verdict(one.word, (reasons.changed(one.word, one.old, one.new, one.year),), None, goal)
    return None


# Goals


def _goal_due(case: Case) -> Verdict | None:
    """A goal of the year that the newest report tells."""
    newest = case.record.newest
    goals = [one for one in case.line.targets if one.goal and not one.quota and newest and one.year == newest - 1]
    if not goals:
        return None
    goals = [one for one in goals if not one.quoted] or goals
    said = [one for one in goals if one.plan.id == goals[-1].plan.id and one.span == goals[-1].span]
    return _outcome(case, said)


def _outcome(case: Case, said: Sequence[Statement]) -> Verdict:
    """What became of a goal, or of the aims of one year in one plan, that are due."""
    goal = said[-1]
    assert goal.span is not None
    total = case.line.measure in ("total", "average")
    found = case.line.totals().get(goal.span, []) if total else case.line.results().get(goal.span[1], [])
    if found:
        shown, figures = chosen(found)
        word = judged(said, figures, case.line.up)
        if word is not None and not alone(goal, shown, word, case.record):
            return Verdict(word, (reasons.reached(shown, goal, word), *_past(case, goal)), shown, goal, due=True)
        gap = Gap("open", "alone") if word else unjudged(said, shown, figures, case.line.up)
        return Verdict(gap.verdict, (reasons.unjudged(goal, shown, gap.detail or gap.why),), shown, goal, due=True)
    if total and case.yearly is not None:
        parts = _parts(case, goal)
        if len(parts) == goal.span[1] - goal.span[0] + 1:
            size = sum(one.value for one in parts)
            yes = case.line.up * (size - demand(goal, case.line.up)) >= 0
            if _is_sure(parts, case.line.up, yes):
                why = reasons.summed(parts, size, goal, yes)
                return Verdict("met" if yes else "missed", (why,), None, goal, due=True)
    year = next((year for year in case.years if year.year == goal.year and year.aim is not None), None)
    known = None if year is None else year.gap
    since = goal.span[0] if total else None
    gap = known or case.record.gap(goal.span[1], case.indicator, case.family, since)
    return Verdict(gap.verdict, (reasons.missing(goal, gap), *_past(case, goal)), None, goal, due=True)


def _is_sure(parts: Sequence[Statement], up: int, yes: bool) -> bool:
    """Whether a sum of years says that a total is reached, or is not: of a year that brought at least so much nobody
    knows how much more.
    """
    other_side = "<=" if (up > 0) == yes else ">="
    return all(one.quantity.op != other_side for one in parts)


def _past(case: Case, told: Statement) -> tuple[Bilingual, ...]:
    """An older goal that was missed, told as past."""
    for year in reversed(case.years):
        aim, result = year.aim, year.result
        if year.verdict != "missed" or aim is None or result is None or not aim.goal or aim.quota:
            continue
        if aim is not told and (aim.year or 0) < (told.year or 0):
            return (reasons.was_missed(result, aim),)
    return ()


def _passed_over(case: Case) -> Verdict | None:
    """A goal whose year is not over, but that a later plan of the same kind does not name."""
    goal = next((one for one in reversed(case.line.targets) if one.goal), None)
    if goal is None or (goal.year and case.record.due(goal.year)):
        return None
    later = case.record.passed_over(goal, case.indicator, case.family)
    if later is None or any(one.plan.adopted > goal.plan.adopted for one in case.line.points):
        return None
    return Verdict("dropped", (reasons.passed_over(goal, later),), None, goal)


def _goal_ahead(case: Case) -> Verdict | None:
    """The nearest goal whose year is not told yet: reached, on the way, or said again."""
    newest = case.record.newest
    goals = [one for one in case.line.targets if one.goal and not one.quota and one.year and (newest or 0) <= one.year]
    if not goals:
        return None
    goal = min(reversed(goals), key=lambda one: one.year or 0)
    way, again = _way(case, goal), None
    if way is None or way.word == "open":
        again = _said_again(case, goal)
    if way is None:
        verdict = again or Verdict("open", (reasons.waiting(goal),), None, goal)
        return Verdict(verdict.word, (*verdict.reasons, *_onward(case, goal)), None, goal)
    if again is None:
        return way
    return Verdict(again.word, (*again.reasons, *way.reasons), way.start, goal)


def _onward(case: Case, goal: Statement) -> tuple[Bilingual, ...]:
    """What the aim of a year before, a late one, leaves to do for a goal, where no result tells how far the city is."""
    since = max([(case.record.newest or 0) - STALE, *case.line.results()])
    steps = [one for one in case.line.targets if one.aim and one.year and since <= one.year < (goal.year or 0)]
    if not steps or case.line.measure != "year" or case.line.up == 0:
        return ()
    last = max(steps, key=lambda one: one.year or 0)
    size = yearly_change(last, demand(goal, case.line.up), goal.year or 0)
    short = case.line.up * (demand(last, case.line.up) - demand(goal, case.line.up)) < 0
    return (reasons.onward(last, goal, size),) if size and short else ()


def _way(case: Case, goal: Statement) -> Verdict | None:
    """How far the city has come towards a goal; None where there is no result or no pace."""
    if case.line.up == 0 or goal.year is None:
        return None
    if case.line.measure == "total":
        return _sum_so_far(case, goal)
    if case.line.measure == "average":
        return None
    results = {year: some for year, some in case.line.results().items() if year < (goal.year or 0)}
    if not results:
        return None
    last, _ = chosen(results[max(results)])
    assert last.year is not None
    if case.record.newest is not None and last.year < case.record.newest - STALE:
        return None
    if case.line.up * (last.value - demand(goal, case.line.up)) >= 0:
        helps = last.quantity.op not in (">=", "<=") or last.quantity.op == (">=" if case.line.up > 0 else "<=")
        first = goal.plan.years()[0]
        before = chosen(results[max(year for year in results if year < first)])[0] if min(results) < first else None
        # What a machine drafted without any result from before may have been kept all along (保持在320万亩以上).
        unknown = before is None and goal.plan.origin == "draft"
        was = unknown or (before is not None and case.line.up * (before.value - demand(goal, case.line.up)) >= 0)
        if last.year >= first and not was and helps and last.quantity.op != "~":
            return Verdict("ahead", (reasons.early(last, goal),), last, goal)
        return Verdict("open", (reasons.fulfilled(last, goal),), last, goal)
    return _paced(case, last, goal, results)


def _paced(case: Case, last: Statement, goal: Statement, results: dict[int, list[Statement]]) -> Verdict | None:
    """The change needed each year after the newest result against the change that is aimed at, or that the last results
    brought."""
    needed = yearly_change(last, demand(goal, case.line.up), goal.year or 0)
    if needed is None:
        return None
    pieces = [reasons.result(last), reasons.needs(last, goal, needed)]
    bounds = (">=", "<=")  # of which nobody knows how far they were passed
    loose = last.quantity.op in bounds or (last.quantity.op == "~" and last.additive)
    aimed = _aimed(case, last)
    if aimed is not None:
        size, by, rate = aimed
        if rate and abs(size - needed) < LOOSE:
            return Verdict("open", (*pieces, reasons.aimed(last, by, size, False)), last, goal)
        short = _short(case, last, size, needed)
        if short and loose:  # less may be needed
            return Verdict("open", (*pieces, reasons.aimed(last, by, size, False)), last, goal)
        clause = reasons.aimed(last, by, size, short and case.line.up * size > 0)
        return Verdict("behind" if short else "on-track", (*pieces, clause), last, goal)
    before = max((year for year in results if year < (last.year or 0)), default=0)
    start = chosen(results[before])[0] if before and (last.year or 0) - before <= GAP else None
    brought = None if start is None else yearly_change(start, last.value, last.year or 0)
    if start is None or brought is None or start.quantity.op in bounds or loose:
        return Verdict("open", (*pieces, reasons.UNPACED), last, goal)
    short = _short(case, last, brought, needed)
    clause = reasons.brought(start, last, brought, short and case.line.up * brought > 0)
    return Verdict("behind" if short else "on-track", (*pieces, clause), last, goal)


def _short(case: Case, last: Statement, size: float, needed: float) -> bool:
    margin = CLOSE if not last.additive else abs(needed) / 100
    told_alike = not last.additive and round(size, 1) == round(needed, 1)
    return case.line.up * (size - needed) < -margin and not told_alike


def _aimed(case: Case, last: Statement) -> tuple[float, Statement, bool] | None:
    """The change that the aim of the year after a result means, in its level or as a growth rate; that of a year whose
    growth is told is past.
    """
    after = (last.year or 0) + 1
    for one in reversed(case.line.targets):
        if one.aim and one.year == after:
            size = yearly_change(last, demand(one, case.line.up), after)
            return None if size is None else (size, one, False)
    if any(not one.target and one.year == after for one in case.growth):
        return None
    rates = [one for one in case.growth if one.aim and one.year == after and not last.additive]
    return (rates[0].value, rates[0], True) if len({one.value for one in rates}) == 1 else None


def _parts(case: Case, goal: Statement) -> list[Statement]:
    """The results of the single years of a total, from its first on, as far as they are told without a gap."""
    if case.yearly is None or goal.span is None or case.yearly.unit != case.line.unit:
        return []
    results, parts = case.yearly.results(), []
    for year in range(goal.span[0], goal.span[1] + 1):
        if year not in results:
            break
        parts.append(chosen(results[year])[0])
    return parts


def _sum_so_far(case: Case, goal: Statement) -> Verdict | None:
    """A total against the sum of its reported years, and what is left against the aims of the years left."""
    parts = _parts(case, goal)
    if not parts or goal.span is None or case.yearly is None or case.record.newest is None:
        return None
    last = parts[-1].year or 0
    if last < case.record.newest - 1 or last >= goal.span[1]:
        return None
    size, wanted = sum(one.value for one in parts), demand(goal, case.line.up)
    if case.line.up * (size - wanted) >= 0:
        if not _is_sure(parts, case.line.up, True):
            return None
        return Verdict("ahead", (reasons.summed(parts, size, goal, True),), None, goal)
    aims = [one for one in case.yearly.targets if one.aim and one.year and last < one.year <= goal.span[1]]
    if not aims:
        return None
    left = (wanted - size) / (goal.span[1] - last)
    pace = sum(one.value for one in aims) / len(aims)
    short = case.line.up * (pace - left) < 0
    if not _is_sure(parts, case.line.up, not short):
        return None
    clauses = (reasons.sum_so_far(parts, size, goal), reasons.left(aims, wanted - size, goal.span[1] - last, short))
    return Verdict("behind" if short else "on-track", clauses, None, goal)


# Aims


def _newest_due(case: Case) -> Verdict | None:
    """The newest year with an aim that is due."""
    due = [year for year in case.years if year.aim is not None and (year.verdict or case.record.due(year.year))]
    if not due:
        return None
    year = due[-1]
    aim = year.aim
    assert aim is not None
    if year.verdict and year.result is not None:
        clause = reasons.reached(year.result, aim, year.verdict, year.year)
        return Verdict(year.verdict, (clause, *_past(case, aim)), year.result, aim, due=True)
    if case.line.measure in ("total", "average") and year.result is None:
        return _outcome(case, [aim])
    gap = year.gap or Gap("open")
    if year.result is not None:
        clause = reasons.unjudged(aim, year.result, gap.detail or gap.why)
        return Verdict(gap.verdict, (clause,), year.result, aim, due=True)
    return Verdict(gap.verdict, (reasons.missing(aim, gap, year.year), *_past(case, aim)), None, aim, due=True)
