"""The reasons of verdicts in Chinese and English: short clauses with the arithmetic, fit to print."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from plancmp.knowledge.names import tag
from plancmp.model import Plan
from plancmp.query.series import Statement, change_shown

Pair = tuple[str, str]
"""The same clause in Chinese and in English."""

_COUNTS = "〇一两三四五六七八九十"


def join(clauses: Sequence[Pair], lang: str) -> str:
    """Clauses as one sentence, without its full stop."""
    return (";" if lang == "zh" else "; ").join(clause[lang != "zh"] for clause in clauses)


def both(make: Callable[[str], str]) -> Pair:
    """One text in both languages."""
    return make("zh"), make("en")


def result(last: Statement) -> Pair:
    """What was measured, and when."""
    return f"{last.year}年为{last.figure('zh')}", f"{last.figure('en')} in {last.year}"


def promise(goal: Statement, lang: str) -> str:
    """A target with its time."""
    figure = goal.figure(lang)
    if goal.quantity.annual and (goal.basis == "rate" or goal.unit == "%"):
        return f"年均{figure}" if lang == "zh" else f"{figure} a year on average"
    if goal.quantity.annual:
        return f"每年{figure}" if lang == "zh" else f"{figure} a year"
    return f"{goal.year}年{figure}" if lang == "zh" else f"{figure} in {goal.year}"


def changed(word: str, old: Statement, new: Statement) -> Pair:
    """How a later plan speaks of the target of an earlier one."""
    before, after = both(lambda lang: promise(old, lang)), both(lambda lang: promise(new, lang))
    soon = new.said == str(new.year) and not new.quantity.annual
    if soon:
        after = both(new.figure)
    if word == "unchanged":
        same = before == after
        zh = f"{old.said}年提出{before[0]},{new.said}年{'重申' if same else f'目标为{after[0]},数值未变'}"
        if same:
            return zh, f"{before[1]} was set in {old.said} and repeated in {new.said}"
        return zh, f"{before[1]} was set in {old.said}; {new.said} says {after[1]}, the same value"
    verbs = {
        "raised": ("提高到", "raised"), "lowered": ("降为", "lowered"), "postponed": ("推迟为", "postponed"),
        "brought-forward": ("提前为", "brought forward"),
    }
    zh, en = verbs[word]
    size = both(lambda lang: _size(old, new, lang)) if word in ("raised", "lowered") else ("", "")
    aim = "目标" if soon else ""
    return (
        f"{old.said}年提出{before[0]},{new.said}年{aim}{zh}{after[0]}{size[0]}",
        f"{before[1]} (set in {old.said}) was {en} in {new.said} to {after[1]}{size[1]}",
    )


def _size(old: Statement, new: Statement, lang: str) -> str:
    if old.additive or not old.value:
        return ""
    part = 100 * (new.value / old.value - 1)
    word = ("多" if part > 0 else "少") if lang == "zh" else ("more" if part > 0 else "less")
    return f"({word}{abs(part):.3g}%)" if lang == "zh" else f" ({abs(part):.3g}% {word})"


def needs(start: Statement, goal: Statement, size: float) -> Pair:
    """What the way from a value to a target takes."""
    years = (goal.year or 0) - (start.year or 0)
    count = _COUNTS[years] if years < len(_COUNTS) else str(years)
    step = both(lambda lang: change_shown(start, size, lang))
    if years == 1:
        step = step[0].removeprefix("年均").removeprefix("每年"), step[1].removesuffix(" a year")
    zh = f"要到{goal.year}年的{goal.figure('zh')},{count}年须{step[0]}"
    span = f"the {years} years" if years > 1 else "the one year"
    return zh, f"to reach {goal.figure('en')} by {goal.year}, {span} after {start.year} must bring {step[1]}"


def onward(start: Statement, goal: Statement, size: float) -> Pair:
    """What is left to do for one target when another is reached."""
    zh, en = needs(start, goal, size)
    return f"即使达到{start.year}年目标{start.figure('zh')},{zh}", f"even with {start.figure('en')} reached in {start.year}, {en}"


def aims(goals: Sequence[Statement]) -> Pair:
    """Targets one after the other."""
    zh = ",".join(f"{one.said}年提出{promise(one, 'zh')}" for one in goals)
    return zh, ", ".join(f"{promise(one, 'en')} was set in {one.said}" for one in goals)


def pace(start: Statement, size: float, year: int, aimed: bool, short: bool) -> Pair:
    """What is aimed at for a year, or was achieved in it; ``short`` when that is not enough."""
    only = ("仅", "only ") if short else ("", "")
    zh, en = change_shown(start, size, "zh"), change_shown(start, size, "en")
    zh = zh.removeprefix("年均").removeprefix("每年")
    en = en.removesuffix(" a year")
    if aimed:
        return f"{year}年目标{only[0]}为{zh}", f"the target for {year} is {only[1]}{en}"
    return f"{year}年实际{only[0]}{zh}", f"{year} brought {only[1]}{en}"


def reached(last: Statement, goal: Statement, yes: bool) -> Pair:
    """Whether a value fulfils a target."""
    zh = f"{last.year}年为{last.figure('zh')},{'达到' if yes else '未达到'}{goal.said}年提出的{promise(goal, 'zh')}"
    en = f"{last.figure('en')} in {last.year} {'meets' if yes else 'falls short of'} {promise(goal, 'en')}, set in {goal.said}"
    return zh, en


def against(last: Statement, aim: Statement) -> Pair:
    """A target for the next year beside the last result."""
    above = aim.value - last.value
    zh, en = beside(last, aim)
    return f"{aim.year}年目标{aim.figure('zh')}{_margin(above, last, 'zh')},{zh}", (
        f"the target of {aim.figure('en')} for {aim.year} is {en}{_margin(above, last, 'en')}"
    )


def beside(last: Statement, aim: Statement) -> Pair:
    """Where a target lies beside a result: 低于2023年的201个, below 201 in 2023."""
    above = aim.value - last.value
    en = "the same as" if not above else "above" if above > 0 else "below"
    zh = f"{last.year}年的{last.figure('zh')}"
    zh = f"与{zh}持平" if not above else f"{'高于' if above > 0 else '低于'}{zh}"
    return zh, f"{en} {last.figure('en')} in {last.year}"


def _margin(above: float, last: Statement, lang: str) -> str:
    if not above or last.additive or not last.value:
        return ""
    return f"({100 * above / last.value:+.1f}%)" if lang == "zh" else f" ({100 * above / last.value:+.1f}%)"


def different(first: Statement, later: Statement) -> Pair:
    """Two statements that measure the same thing in ways that cannot be compared."""
    one, two = (label.replace("“", "‘").replace("”", "’") for label in (first.quantity.label, later.quantity.label))
    turn = "改为" if later.target else "报告的是"
    zh = f"{first.said}年为“{one}”{promise(first, 'zh')},{later.said}年{turn}“{two}”{promise(later, 'zh')},口径或计量不同,不能比较升降"
    en = (
        f"{promise(first, 'en')} (“{one}”, {first.said}) and {promise(later, 'en')} (“{two}”, {later.said}) "
        "differ in scope or measure: neither a rise nor a fall"
    )
    return zh, en


def silent(goal: Statement, plans: Sequence[Plan], topic: Pair, reported: int) -> Pair:
    """A target that later documents do not mention; the year of a target may come only after the last of them."""
    read = "、".join(tag(plan, "zh") for plan in plans), ", ".join(tag(plan, "en") for plan in plans)
    waits = not goal.quantity.annual and (goal.year or 0) > int(plans[-1].adopted[:4])
    due = ("(期限未到)", " (not yet due)") if waits else ("", "")
    zh = f"{goal.said}年提出{promise(goal, 'zh')};读过此后的{read[0]},在“{topic[0]}”下有{reported}项数字,均未再提{due[0]}"
    were = "was read and gives" if len(plans) == 1 else "were read and give"
    return zh, f"{promise(goal, 'en')} was set in {goal.said}; {read[1]} {were} {reported} figure{'' if reported == 1 else 's'} on {topic[1]}, none for it{due[1]}"


UNMEASURED = "没有可比的实绩", "no comparable result is reported"
UNPACED = "没有可比的增速", "there is no pace to compare"
