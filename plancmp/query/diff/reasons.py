"""Why a commitment of two plans is said to be changed: one sentence in Chinese and in English."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.glosses import named
from plancmp.knowledge.names import plan_tag, short
from plancmp.measures.statement import Statement
from plancmp.measures.statement import one_year as of_one_year
from plancmp.model import City, Commitment, Plan
from plancmp.query.diff.figures import Outcome, Step
from plancmp.query.diff.works import Shift
from plancmp.query.progress.reasons import Bilingual, both, promise, quoted, reached
from plancmp.query.progress.statements import amount
from plancmp.weights import DRAFT_READ

STRENGTHS: dict[str, Bilingual] = {
    "ensure": ("确保", "ensure"),
    "commit": ("明确要达到或完成", "commit"),
    "strive": ("力争", "strive"),
    "support": ("支持、推动", "support"),
    "explore": ("探索、谋划", "explore"),
}


MANIFOLD = 2
"""From so many times the old figure more on it is said how many times as much it is, not how many percent more."""


class Sides:
    """The two plans, what to call each, and how they stand to each other.

    ``read`` says of each how many of its clauses were read, of how many.
    """

    def __init__(self, old: Plan, new: Plan, cities: Sequence[City], read: Sequence[tuple[int, int]]) -> None:
        self.old, self.new = old, new
        self._read = dict(zip((old.id, new.id), read))
        self._names = {city.id: (short(city), city.en) for city in cities} if not self.one_place else {}

    def name(self, plan: Plan, lang: str) -> str:
        """The plan in a few characters, with its city where the two are of two cities."""
        city = self._names.get(plan.city, ("", ""))[lang != "zh"]
        tag = plan_tag(plan, lang)
        return f"{city}{tag}" if lang == "zh" else f"{tag} of {city}" if city else tag

    def complete(self, plan: Plan) -> bool:
        """Whether a plan was read to its end; a draft but for the few clauses in which nothing was found."""
        read, total = self._read[plan.id]
        return total > 0 and read >= total * (DRAFT_READ if plan.origin == "draft" else 1)

    @property
    def one_place(self) -> bool:
        """Whether both are of one city."""
        return self.old.city == self.new.city

    @property
    def of_one_reach(self) -> bool:
        """Whether both speak of the whole of a place for as long: reports of years, or five-year plans."""
        return self.one_place and _reach(self.old) == _reach(self.new) is not None

    @property
    def told(self) -> int:
        """The first year that the later plan cannot tell of: its own, of a report; else that of its adoption."""
        return self.new.years()[0] if self.new.type == "report" else int(self.new.adopted[:4])

    @property
    def kinship(self) -> Bilingual:
        """How the kinds of the two stand to each other."""
        if self.old.type == self.new.type:
            return "同类文件", "of the same kind"
        return "类型不同、范围相同", "of another kind and the same reach"

    def extent(self, plan: Plan) -> Bilingual:
        """How much of a plan was read, and by whom."""
        read, total = self._read[plan.id]
        if plan.origin == "draft":
            return f"机器起草,{read}/{total}条", f"a draft by machine, {read} of {total} clauses"
        return f"已读{read}/{total}条", f"{read} of {total} clauses read"


def _reach(plan: Plan) -> str | None:
    """For what a plan speaks; None where it is on one subject only."""
    if of_one_year(plan):
        return plan.type if plan.type in ("report", "communique") else None
    return "years" if plan.type in ("proposal", "outline", "plan") else None


def added(sides: Sides) -> Bilingual:
    """Nothing like it in the earlier plan."""
    how = sides.extent(sides.old)
    old, new = (both(lambda lang, plan=plan: sides.name(plan, lang)) for plan in (sides.old, sides.new))  # type: ignore[misc]
    return (
        f"{new[0]}提出,{old[0]}({how[0]})没有相近的承诺",
        f"set in the {new[1]}; nothing like it is in the {old[1]} ({how[1]})",
    )


def dropped(sides: Sides) -> Bilingual:
    """Nothing like it in the later plan, which is one of its kind."""
    how, kin = sides.extent(sides.new), sides.kinship
    old, new = (both(lambda lang, plan=plan: sides.name(plan, lang)) for plan in (sides.old, sides.new))  # type: ignore[misc]
    return (
        f"{old[0]}提出,{new[0]}({kin[0]},{how[0]})没有再提;没有再提不等于取消",
        f"set in the {old[1]}; the {new[1]} ({kin[1]}, {how[1]}) does not mention it again, which does not revoke it",
    )


def due(sides: Sides, year: int) -> Bilingual:
    """A commitment whose year is over, of which the later plan tells nothing."""
    how = sides.extent(sides.new)
    new = both(lambda lang: sides.name(sides.new, lang))
    return (
        f"{year}年已过,{new[0]}({how[0]})没有说到结果",
        f"{year} is over, and the {new[1]} ({how[1]}) tells nothing of it",
    )


def unmatched(sides: Sides, item: Commitment, nearest: Commitment | None, why: str) -> Bilingual:
    """A commitment of which it is not known whether the other plan has it too."""
    other = sides.new if item.plan == sides.old.id else sides.old
    name, how = both(lambda lang: sides.name(other, lang)), sides.extent(other)
    if nearest is not None:
        return (
            f"不能确定{name[0]}是否说的同一件事,最接近的是§{nearest.clause}: {nearest.text}",
            f"whether the {name[1]} speaks of it is not sure; the closest is §{nearest.clause}: "
            f"{nearest.text_en or nearest.text}",
        )
    zh, en = {
        "reach": ("与前者范围或期限不同,没有提到不能说明什么", "is of another reach, so that its silence says nothing"),
        "draft": ("草稿中没有找到它的结果,原文可能有", "has no result of it in its draft; the document may have one"),
        "general": (
            "没有相近的承诺,但这一条用语较泛,不能断定",
            "has nothing like it, but its words are too general to be sure",
        ),
        "unread": ("没有读完", "was not read to its end"),
    }[why]
    return f"{name[0]}({how[0]}){zh}", f"the {name[1]} ({how[1]}) {en}"


def again(sides: Sides) -> Bilingual:
    """Said in both, as firmly."""
    name = both(lambda lang: sides.name(sides.new, lang))
    return f"{name[0]}再次提出", f"the {name[1]} says it again"


def doubted(sides: Sides) -> Bilingual:
    """Said in both, with figures of which a draft is not sure."""
    name = both(lambda lang: sides.name(sides.new, lang))
    return (
        f"{name[0]}再次提出;草稿的数字存疑,不作比较",
        f"the {name[1]} says it again; a draft is not sure of its figures, which are not compared",
    )


def firmer(old: Commitment, new: Commitment) -> Bilingual:
    """Said in both, and not as firmly."""
    one, two = STRENGTHS[old.strength], STRENGTHS[new.strength]
    return f"语气由“{one[0]}”变为“{two[0]}”", f"from “{one[1]}” to “{two[1]}”"


def numbered(sides: Sides, one: Statement, *, gone: bool) -> Bilingual:
    """A figure that only one of two plans has."""
    name = both(lambda lang: sides.name(sides.new, lang))
    figure = both(lambda lang: promise(one, lang))
    if gone:
        return f"原有数字({figure[0]}),{name[0]}没有", f"the figure ({figure[1]}) is gone in the {name[1]}"
    return f"原无数字,{name[0]}定为{figure[0]}", f"the {name[1]} puts a figure to it: {figure[1]}"


def redefined(old: Statement, new: Statement) -> Bilingual:
    """Two figures of one matter that measure different things."""
    one, two = (both(lambda lang, part=part: promise(part, lang)) for part in (old, new))  # type: ignore[misc]
    was, now = (both(lambda lang, part=part: quoted(part, lang)) for part in (old, new))  # type: ignore[misc]
    return (
        f"原为{was[0]}{one[0]},现为{now[0]}{two[0]},说法或口径不同,不比较高低",
        f"was {one[1]} ({was[1]}), is {two[1]} ({now[1]}): put otherwise or of another scope, not compared",
    )


def stepped(shifts: Sequence[Shift], steps: Sequence[Step]) -> Bilingual:
    """What became of each work and of each target of a commitment."""
    parts = [*map(_shift, shifts), *map(_step, steps)]
    return ";".join(part[0] for part in parts), "; ".join(part[1] for part in parts)


def _shift(one: Shift) -> Bilingual:
    zh, en = ("年份推后", "for a later year") if one.new > one.old else ("年份提前", "for an earlier year")
    if not one.said:
        zh, en = f"{zh}(未写年份的按报告当年)", f"{en} (where a report names none, its own)"
    return f"{one.thing}{one.old}年→{one.new}年,{zh}", f"{one.thing} {one.old} → {one.new}, {en}"


def _step(step: Step) -> Bilingual:
    old, new = step.old, step.new
    label = new.quantity.label, named(step.thing)
    before, after = both(lambda lang: promise(old, lang)), both(lambda lang: promise(new, lang))
    if step.word == "kept":
        zh, en = ("不变", "unchanged") if before == after else ("数值不变", "the same value")
    elif step.word in ("raised", "lowered"):
        zh, en = _difference(step)
    else:
        zh, en = {
            "postponed": ("数值不变,年份推后", "the same value for a later year"),
            "brought-forward": ("数值不变,年份提前", "the same value for an earlier year"),
            "weakened": ("数值不变,说法放宽", "the same value, less strictly said"),
            "strengthened": ("数值不变,说法收紧", "the same value, more strictly said"),
            "apart": ("不是同一期限,不比较高低", "for different times, not compared"),
            "size": ("两地大小不同,数额不比较高低", "amounts of two places, not compared"),
        }[step.word]
    return f"{label[0]}{before[0]}→{after[0]},{zh}", f"{label[1]} {before[1]} → {after[1]}, {en}"


def _difference(step: Step) -> Bilingual:
    old, new = step.old, step.new
    more = new.value > old.value
    size = abs(new.value - old.value)
    if old.quantity.value_max is not None or new.quantity.value_max is not None:
        zh, en = "", ""
    elif old.additive or old.value <= 0:
        unit = "个百分点" if old.unit == "%" else "位" if old.basis == "rank" else "" if old.unit == "倍" else old.unit
        zh, en = amount(size, unit, "zh"), amount(size, unit, "en")
    elif size < MANIFOLD * old.value:
        zh = en = f"{100 * size / old.value:.3g}%"
    else:
        return f"为原来的{new.value / old.value:.3g}倍", f"{new.value / old.value:.3g} times as much"
    said = f"{'多' if more else '少'}{zh}" if zh else ("提高" if more else "降低")
    told = f"{en} {'more' if more else 'less'}" if en else ("higher" if more else "lower")
    if step.up < 0 or old.basis == "rank":
        harder = step.word == "raised"
        said += f",要求更{'高' if harder else '低'}"
        told += f", which asks for {'more' if harder else 'less'}"
    return said, told


def handed_down(sides: Sides, one: Statement) -> Bilingual:
    """A figure in the place of which stands the one that a higher level hands down."""
    name, figure = both(lambda lang: sides.name(sides.new, lang)), both(lambda lang: promise(one, lang))
    return f"原为{figure[0]},{name[0]}改为按上级下达", f"was {figure[1]}; the {name[1]} follows what is handed down"


def judged(outcomes: Sequence[Outcome], untold: int = 0) -> Bilingual:
    """Targets against the results of their years; ``untold`` more of the commitment have no result."""
    parts = [reached(one.result, one.aim, one.word, one.aim.year if one.aim.quota else None) for one in outcomes]
    if untold:
        more = f"no result was found for {untold} more figure{'s' if untold > 1 else ''}"
        parts.append((f"另有{untold}个数字未找到结果", more))
    return ";".join(part[0] for part in parts), "; ".join(part[1] for part in parts)


def reported(sides: Sides, done: bool) -> Bilingual:
    """What the earlier plan sets and the later one reports, without a figure that judges it."""
    name = both(lambda lang: sides.name(sides.new, lang))
    if done:
        return f"{name[0]}列为已完成", f"the {name[1]} reports it as done"
    return (
        f"{name[0]}有相关的结果,是否就是所提的,请对照来读",
        f"the {name[1]} reports on it; whether that is what was set, is to be read",
    )
