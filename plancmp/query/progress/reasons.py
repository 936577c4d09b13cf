"""The reasons of verdicts in Chinese and English: short clauses with the arithmetic, fit to print.

Every figure stands with its year, and a result that is only expected says so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from plancmp.glosses import gloss
from plancmp.knowledge.names import plan_tag
from plancmp.measures.statement import Statement
from plancmp.model import Plan
from plancmp.query.progress.silence import Gap
from plancmp.query.progress.statements import amount, change_shown

Bilingual = tuple[str, str]
"""The same clause in Chinese and in English."""

_COUNTS = "〇一两三四五六七八九十"


def join(clauses: Sequence[Bilingual], lang: str) -> str:
    """Clauses as one sentence, without its full stop."""
    return (";" if lang == "zh" else "; ").join(clause[lang != "zh"] for clause in clauses)


def both(make: Callable[[str], str]) -> Bilingual:
    """One text in both languages."""
    return make("zh"), make("en")


def _several(one: Statement) -> str:
    """The years of a statement: 2025, or 2021–2025."""
    first, last = one.span or (0, 0)
    return str(last) if first == last else f"{first}–{last}"


def result(one: Statement) -> Bilingual:
    """What was measured, and when."""
    return measured(one, "zh"), measured(one, "en")


def measured(one: Statement, lang: str) -> str:
    """2025年预计为4.8%; 4.8% (expected) in 2025."""
    expected, several = one.quantity.expected, one.span is not None and one.span[0] < one.span[1]
    if lang == "zh":
        how = "年均" if several and one.basis == "average" else "共" if several else "为"
        return f"{_several(one)}年{'预计' if expected else ''}{how}{one.figure('zh')}"
    how = " a year on average" if several and one.basis == "average" else " in all" if several else ""
    return f"{one.figure('en')}{how}{' (expected)' if expected else ''} in {_several(one)}"


def promise(goal: Statement, lang: str, year: int | None = None) -> str:
    """A target with its time; of a quota that of one ``year``."""
    figure = goal.figure(lang)
    if year is not None and goal.quota:
        return f"{year}年{figure}" if lang == "zh" else f"{figure} in {year}"
    if goal.basis == "average":
        return f"{_several(goal)}年年均{figure}" if lang == "zh" else f"{figure} a year on average in {_several(goal)}"
    if goal.quota:
        return f"{_several(goal)}年每年{figure}" if lang == "zh" else f"{figure} a year in {_several(goal)}"
    if goal.span is not None and goal.span[0] < goal.span[1]:
        return f"{_several(goal)}年共{figure}" if lang == "zh" else f"{figure} in all in {_several(goal)}"
    when = _several(goal) if goal.span else ""
    if not when:
        return figure
    return f"{when}年{figure}" if lang == "zh" else f"{figure} in {when}"


def source(one: Statement, lang: str) -> str:
    """The plan that says it: 2021报告."""
    return plan_tag(one.plan, lang)


def _aimed_at(goal: Statement, lang: str, year: int | None = None) -> str:
    """A target with its time and its plan: 2021报告提出的2025年58%."""
    if goal.quota and year is not None:
        said = promise(goal, lang)
    else:
        said = promise(goal, lang, year)
    if lang == "zh":
        return f"{source(goal, 'zh')}{'自述上一规划' if goal.quoted else ''}提出的{said}"
    if goal.quoted:
        return f"{said}, set in the plan before by the account of the {source(goal, 'en')}"
    return f"{said}, set in the {source(goal, 'en')}"


def changed(word: str, old: Statement, new: Statement, year: int) -> Bilingual:
    """How a later plan speaks of the target of an earlier one for a year."""
    before = both(lambda lang: promise(old, lang))
    after = both(lambda lang: promise(new, lang, year))
    if word == "unchanged":
        same = before == after
        zh = f"{source(old, 'zh')}提出{before[0]},{source(new, 'zh')}{'重申' if same else f'再提{after[0]},数值未变'}"
        if same:
            return zh, f"{before[1]} was set in the {source(old, 'en')} and repeated in the {source(new, 'en')}"
        return (
            zh,
            f"{before[1]} was set in the {source(old, 'en')}; the {source(new, 'en')} says {after[1]}, the same value",
        )
    zh, en = {
        "raised": ("提高到", "raised to"),
        "lowered": ("降为", "lowered to"),
        "postponed": ("推迟为", "postponed to"),
        "brought-forward": ("提前为", "brought forward to"),
    }[word]
    if word in ("raised", "lowered") and (new.value < old.value) == (word == "raised"):
        zh, en = ("收紧为", "tightened to") if word == "raised" else ("放宽为", "loosened to")
    size = both(lambda lang: _size(old, new, lang)) if word in ("raised", "lowered") else ("", "")
    return (
        f"{source(old, 'zh')}提出{before[0]},{source(new, 'zh')}{zh}{after[0]}{size[0]}",
        f"{before[1]}, set in the {source(old, 'en')}, was {en} {after[1]} in the {source(new, 'en')}{size[1]}",
    )


def _size(old: Statement, new: Statement, lang: str) -> str:
    if old.additive or old.value <= 0 or old.quantity.value_max or new.quantity.value_max:
        return ""
    part = 100 * (new.value / old.value - 1)
    word = ("多" if part > 0 else "少") if lang == "zh" else ("more" if part > 0 else "less")
    return f"({word}{abs(part):.3g}%)" if lang == "zh" else f" ({abs(part):.3g}% {word})"


def reached(last: Statement, goal: Statement, word: str, year: int | None = None) -> Bilingual:
    """Whether a result fulfils a target: met, about or missed."""
    zh = {"met": "达到", "about": "接近", "missed": "未达到"}[word]
    en = {"met": "meets", "about": "comes close to", "missed": "falls short of"}[word]
    return (
        f"{measured(last, 'zh')},{zh}{_aimed_at(goal, 'zh', year)}",
        f"{measured(last, 'en')} {en} {_aimed_at(goal, 'en', year)}",
    )


def was_missed(last: Statement, goal: Statement) -> Bilingual:
    """An older goal that was missed, as past."""
    return (
        f"此前{_aimed_at(goal, 'zh')}未达到({measured(last, 'zh')})",
        f"earlier, {_aimed_at(goal, 'en')}, was missed ({measured(last, 'en')})",
    )


def early(last: Statement, goal: Statement) -> Bilingual:
    """A goal reached before its year."""
    return (
        f"{measured(last, 'zh')},提前达到{_aimed_at(goal, 'zh')}",
        f"{measured(last, 'en')} reaches ahead of time {_aimed_at(goal, 'en')}",
    )


def fulfilled(last: Statement, goal: Statement) -> Bilingual:
    """A goal that asks for no more than the last result: it has to be kept till its year."""
    return (
        f"{measured(last, 'zh')},已合{_aimed_at(goal, 'zh')},能否保持待{goal.year}年",
        f"{measured(last, 'en')} is within {_aimed_at(goal, 'en')}; whether it lasts, {goal.year} will tell",
    )


def unjudged(goal: Statement, last: Statement, why: str = "bound") -> Bilingual:
    """A result that cannot judge a target."""
    if why == "no-direction" and goal.quantity.indicator is None:
        why = "unknown-direction"  # of a share of which only a label is known more may well be better
    zh, en = {
        "revised": ("各处数字不一,不能判断", "the figures of that year differ, so nothing can be judged"),
        "no-direction": ("高低无优劣之分", "neither more nor less is better"),
        "alone": (
            "相差较远,除名称外别无印证,未必是同一件事,不作判断",
            "it is far off, and nothing but the name tells that both are of one thing",
        ),
        "unknown-direction": ("不知以高为好还是以低为好,不作判断", "whether more or less is better is not known"),
    }.get(why, ("只是界限,不能判断", "it is only a bound and judges nothing"))
    if why == "revised":  # none of them is the figure of that year
        return f"{_aimed_at(goal, 'zh')}:{_several(last)}年{zh}", f"{_aimed_at(goal, 'en')}: {en}"
    return (
        f"{_aimed_at(goal, 'zh')}:{measured(last, 'zh')},{zh}",
        f"{_aimed_at(goal, 'en')}: {measured(last, 'en')}; {en}",
    )


def missing(goal: Statement, gap: Gap, year: int | None = None) -> Bilingual:
    """A target that is due and has no result, and why."""
    year = year or goal.year or 0
    span = goal.span or (year, year)
    when = f"{span[0]}–{span[1]}" if span[0] < span[1] and not goal.quota else str(year)
    aim = both(lambda lang: _aimed_at(goal, lang, year))
    teller = ("", "") if gap.teller is None else both(lambda lang: plan_tag(gap.teller, lang) if gap.teller else "")
    zh, en = {
        "withheld": (
            f"{teller[0]}提到它,没有给出{when}年的数字",
            f"the {teller[1]} speaks of it and gives no figure for {when}",
        ),
        "dropped": (f"{teller[0]}没有再提", f"the {teller[1]} does not mention it again"),
        "other-basis": (
            f"{when}年的目标和结果口径或计量不同,不能比较",
            f"the aim and the figures of {when} differ in basis or measure and cannot be compared",
        ),
        "no-report": (
            f"应报告{when}年结果的{year + 1}年报告不在库中",
            f"the report of {year + 1}, which would tell {when}, is not in the base",
        ),
        "unfit": (
            f"{teller[0]}有{when}年的数字,但存疑或口径不同,不作判断",
            f"the {teller[1]} gives a figure for {when} that is in doubt or on another basis and judges nothing",
        ),
        "near": (f"{teller[0]}没有{when}年的这一数字", f"the {teller[1]} gives no such figure for {when}"),
        "unread": (f"{teller[0]}没有读完", f"the {teller[1]} was not read to its end"),
        "draft": (
            f"{teller[0]}由机器起草,草稿中没有{when}年的这一数字",
            f"the {teller[1]} was drafted by machine, and its draft holds no such figure for {when}",
        ),
        "atlas": (
            f"图册没有收录{teller[0]}中{when}年的这一数字",
            f"the atlas has no such figure for {when} of the {teller[1]}",
        ),
        "unnamed": (f"{teller[0]}没有{when}年的这一数字", f"the {teller[1]} gives no such figure for {when}"),
        "later": (f"{when}年的结果尚未报告", f"the result of {when} is not reported yet"),
    }.get(gap.detail or gap.why, (f"没有{when}年的可比结果", f"there is no comparable result for {when}"))
    return f"{aim[0]}:{zh}", f"{aim[1]}: {en}"


def waiting(goal: Statement) -> Bilingual:
    """A target that nothing can test yet."""
    if goal.quantity.value is None:
        return f"{source(goal, 'zh')}按上级下达的目标执行", f"the {source(goal, 'en')} follows the target handed down"
    return (
        f"{_aimed_at(goal, 'zh')},还没有可以检验的结果",
        f"{_aimed_at(goal, 'en')}: no result can test it yet",
    )


def onward(aim: Statement, goal: Statement, size: float) -> Bilingual:
    """What is left to do for a goal when the aim of a year before is reached."""
    zh, en = needs(aim, goal, size)
    return (
        f"即使达到{aim.year}年目标{aim.figure('zh')},{zh}",
        f"even with {aim.figure('en')} reached in {aim.year}, {en}",
    )


def passed_over(goal: Statement, later: Plan) -> Bilingual:
    """A goal ahead that a later plan of its kind does not name."""
    return (
        f"{_aimed_at(goal, 'zh')};同类的{plan_tag(later, 'zh')}涉及这一领域,没有再提",
        f"{_aimed_at(goal, 'en')}; the {plan_tag(later, 'en')}, a plan of the same kind, covers the field "
        "and does not mention it again",
    )


def needs(start: Statement, goal: Statement, size: float) -> Bilingual:
    """What the way from a result to a target takes; of a result that may be better than it says, at most."""
    years = (goal.year or 0) - (start.year or 0)
    count = _COUNTS[years] if years < len(_COUNTS) else str(years)
    step = both(lambda lang: change_shown(start, size, lang))
    if years == 1:
        step = step[0].removeprefix("年均").removeprefix("每年"), step[1].removesuffix(" a year")
    better = start.quantity.op == (">=" if goal.value > start.value else "<=")
    most = ("至多", "at most ") if better else ("", "")
    zh = f"要到{source(goal, 'zh')}提出的{goal.year}年{goal.figure('zh')},{count}年{most[0]}须{step[0]}"
    span = f"the {years} years" if years > 1 else "the one year"
    aim = f"{goal.figure('en')} by {goal.year}, set in the {source(goal, 'en')}"
    return zh, f"to reach {aim}, {span} after {start.year} must bring {most[1]}{step[1]}"


def aimed(last: Statement, aim: Statement, size: float, short: bool) -> Bilingual:
    """What the aim of the next year means for the way; ``short`` when that is not enough."""
    step = _one_year(last, size)
    figure = "" if aim.basis in ("rate", "rank") and not last.additive else f"{aim.figure('zh')},即"
    only = ("仅", "only ") if short else ("", "")
    zh = f"{aim.year}年目标{'为' if figure else f'{only[0]}为'}{figure}{only[0] if figure else ''}{step[0]}"
    means = "" if not figure else f"{aim.figure('en')}, "
    return zh, f"the aim for {aim.year} is {means}{only[1]}{step[1]}"


def brought(start: Statement, last: Statement, size: float, short: bool) -> Bilingual:
    """What the last results brought."""
    years = (last.year or 0) - (start.year or 0)
    step = _one_year(last, size) if years == 1 else both(lambda lang: change_shown(last, size, lang))
    only = ("仅", "only ") if short else ("", "")
    zh = f"{start.year}年({start.figure('zh')})至{last.year}年{only[0]}{step[0]}"
    return zh, f"from {start.year} ({start.figure('en')}) to {last.year} there was {only[1]}{step[1]}"


def _one_year(last: Statement, size: float) -> Bilingual:
    zh, en = change_shown(last, size, "zh"), change_shown(last, size, "en")
    return zh.removeprefix("年均").removeprefix("每年"), en.removesuffix(" a year")


def _sum(parts: Sequence[Statement], size: float) -> Bilingual:
    if len(parts) == 1:
        return result(parts[0])
    when = f"{parts[0].year}–{parts[-1].year}"
    expected = any(one.quantity.expected for one in parts)
    zh = f"{when}年各年{'(含预计)' if expected else ''}相加为{amount(size, parts[0].unit, 'zh')}"
    return (
        zh,
        f"the years of {when}{' (some expected)' if expected else ''} add up to {amount(size, parts[0].unit, 'en')}",
    )


def summed(parts: Sequence[Statement], size: float, goal: Statement, yes: bool) -> Bilingual:
    """A total that is our own sum of years."""
    zh, en = _sum(parts, size)
    return (
        f"{zh},{'达到' if yes else '未达到'}{_aimed_at(goal, 'zh')}",
        f"{en}, which {'reaches' if yes else 'falls short of'} {_aimed_at(goal, 'en')}",
    )


def sum_so_far(parts: Sequence[Statement], size: float, goal: Statement) -> Bilingual:
    """What the reported years of a total add up to."""
    zh, en = _sum(parts, size)
    return f"{_aimed_at(goal, 'zh')}:{zh}", f"{_aimed_at(goal, 'en')}: {en}"


def left(aims: Sequence[Statement], rest: float, years: int, short: bool) -> Bilingual:
    """What is left of a total for the years left, and what is aimed at in them."""
    unit = aims[0].unit
    count = _COUNTS[years] if years < len(_COUNTS) else str(years)
    when = "、".join(f"{one.year}年目标{one.figure('zh')}" for one in aims)
    zh = f"余下{count}年须{amount(rest, unit, 'zh')},{when},{'不够' if short else '够'}"
    aim = ", ".join(f"{one.figure('en')} for {one.year}" for one in aims)
    span = f"the {years} years left" if years > 1 else "the one year left"
    return zh, f"{amount(rest, unit, 'en')} remain for {span}; the aim is {aim}, {'not enough' if short else 'enough'}"


def beside(last: Statement, aim: Statement) -> Bilingual:
    """Where a target lies beside a result: 低于2023年的201个, below 201 in 2023."""
    above = aim.value - last.value
    en = "the same as" if not above else "above" if above > 0 else "below"
    zh = f"{last.year}年的{last.figure('zh')}"
    zh = f"与{zh}持平" if not above else f"{'高于' if above > 0 else '低于'}{zh}"
    return zh, f"{en} {last.figure('en')} in {last.year}"


def quoted(one: Statement, lang: str) -> str:
    """The label of a figure between quotation marks; a label that has an indicator is quoted as its document has it."""
    label, indicator = one.quantity.label, one.quantity.indicator
    said = label if lang == "zh" or indicator else gloss(label)
    return "“" + said.replace("“", "‘").replace("”", "’") + "”"


def different(first: Statement, later: Statement) -> Bilingual:
    """A target and a result that measure the same thing in ways that cannot be compared."""
    aim = both(lambda lang: f"{promise(first, lang)} ({quoted(first, lang)}, {source(first, lang)})")
    got = both(lambda lang: f"{measured(later, lang)} ({quoted(later, lang)}, {source(later, lang)})")
    zh = f"目标{aim[0]}和实绩{got[0]}口径或计量不同,不能比较"
    return zh, f"{aim[1]} and {got[1]} differ in scope or measure and cannot be compared"


UNPACED = "没有可比的进度", "there is no pace to compare"
AIMLESS = "没有提出目标", "nothing is aimed at"
