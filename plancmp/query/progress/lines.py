"""Which statements may be compared: lines of one thing, basis, unit and scope; and values that are doubted."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from plancmp.measures.scopes import of_a_share, scope
from plancmp.measures.statement import Statement
from plancmp.model import Indicator, Record, record
from plancmp.query.progress.deeds import UNDER_WAY, built, deed
from plancmp.query.progress.named import only_names
from plancmp.query.progress.signs import CHIEF
from plancmp.query.progress.statements import one_label, same
from plancmp.text.chinese import CLAUSE_END
from plancmp.text.late import late
from plancmp.text.units import dimension

_STRIVEN = late("力争|争取|冲刺|努力|奋斗|更高|更好|(?<=[、，,；;])争")
"""What says that of two targets one lies beyond the other."""

_TO = r"\s*[-—–~至到]\s*"
_PART = late(
    rf"(?<!\d)(?!1{_TO}12\s*月)\d+{_TO}\d+\s*月|(?<!\d)(?!1月1日?{_TO}12月31日)\d+月\d+日?{_TO}(?:\d+月)?\d+日"
    r"|前\s*[\d一二三四五六七八九十]+\s*个?(?:月|季度)|上半年|下半年|[一二三四1234]季度|首季"
)
"""What measures a part of a year."""

_IN_A_ROW = late(rf"连续\s*[\d一二三四五六七八九十]+\s*个?(?:月|季度)[^{CLAUSE_END}\d]*$")
"""What stands before a figure that only some months kept to (连续6个月保持在15%以上)."""

FAR = 100
"""A value so many times the median of its line, or the median so many times it, is doubted."""

LEAP = 3
"""So it is already where a machine read the value, and the value is an amount: then it may be a sum of years, a part
or another thing."""

ALIKE = 2
"""An aim and a result of one year, the one at most so many times the other, bear each other out."""

CLOSE_TO = 0.9
"""Such a part of the other, or more, is close to it."""

BREAK = 1.5
"""So many times, or such a part of, its own of the year before a share that moves slowly is counted in another way."""

_SLOW = late("森林覆盖|绿化|城镇化|城市化|植被")

LONGEST_TOLD = 12
"""So many signs at most are told of things that are only counted."""

_DOUBTS = frozenset(["tense", "year", "indicator", "unit"])
"""What the draft of a figure may be unsure of so that nothing can be judged by it."""

_FEWER = late("失业|死亡|事故|能耗|物耗|用水量|排放|浓度|赤字|债务|负债|案件|发案|超标|不良|逾期|贫困|控制|时限|时间")
_BETTER = late("覆盖率|优良|优于|达标率|参保|普及率|满意|合格率|入学率|巩固率")
_GROWING = late("增速|增长|增幅|新增|净增|提高|提升")
_REACHES = late("(?:达到?|突破|超过|[提升增][高升加长]?[到至])$")
_FALLS_TO = late("(?:控制[在到]|[降减缩压][低少短缩减]?[到至])$")
"""Words before a share that is to be reached, or not to be passed."""


@record
class Line(Record):
    """Statements of one thing that may be compared. ``points`` can judge; ``doubted`` are shown, marked, and can not.

    ``subject`` names the object where one indicator is stated of several (the progress of one railway), or the scope
    where it is narrower than the name of the indicator. ``up`` is 1 when more is better, -1 when less is, else 0.
    ``targets`` are those of the points that aim at something, in the order of adoption, without what is only
    striven for beyond them.
    """

    indicator: Indicator
    measure: str
    unit: str
    subject: str
    points: tuple[Statement, ...]
    doubted: tuple[Statement, ...]
    up: int
    targets: tuple[Statement, ...]

    def results(self) -> dict[int, list[Statement]]:
        """What was measured in each single year, in the order of adoption."""
        found: dict[int, list[Statement]] = defaultdict(list)
        for one in sorted(self.points, key=lambda one: (one.plan.adopted, one.plan.id)):
            if not one.target and one.span is not None and one.span[0] == one.span[1] and _told(one):
                found[one.span[1]].append(one)
        return found

    def totals(self) -> dict[tuple[int, int], list[Statement]]:
        """What was measured over several years."""
        found: dict[tuple[int, int], list[Statement]] = defaultdict(list)
        for one in sorted(self.points, key=lambda one: (one.plan.adopted, one.plan.id)):
            if not one.target and one.span is not None and one.span[0] < one.span[1] and _told(one):
                found[one.span].append(one)
        return found


def _told(one: Statement) -> bool:
    """Whether a document can know a result: a report those of the years before its own, others those before their
    adoption and, from October on, that of the year that ends.
    """
    if one.year is None:
        return False
    if one.plan.type == "report":
        return one.year < one.plan.years()[0]
    adopted, month = int(one.plan.adopted[:4]), one.plan.adopted[5:7] or "12"
    return one.year < adopted or (one.year == adopted and (one.quantity.expected or int(month) >= 10))


def lines(items: Sequence[Statement], indicator: Indicator, stocks: Collection[str]) -> list[Line]:
    """Statements of one indicator, or of one label, as lines, the fullest first.

    ``stocks`` are the indicators of which another is the addition: a quota on one of them is never held against it.
    When one plan gives several values for one year, its labels tell different objects apart.
    """
    groups: dict[tuple[str, str, frozenset[str], str], list[Statement]] = defaultdict(list)
    for one in items:
        if one.quantity.value is None or one.item.strength == "problem" or _partial(one):
            continue
        things = only_names(one)
        if of_a_share(one) or things is None:
            continue
        measure = one.basis
        if measure in ("level", "yearly"):
            measure = "addition" if measure == "yearly" and indicator.id in stocks else "year"
        groups[measure, one.unit, scope(one, indicator), things].append(one)
    others = _breaks(items) | _rivals(items)
    result = []
    for (measure, unit, narrowed, things), group in groups.items():
        for name, part in _objects(group, indicator):
            line = _line(part, others, indicator, measure, unit, name or "、".join(sorted(narrowed)))
            result.append(line if name or narrowed & UNDER_WAY else _with_deed(line, narrowed, things))
    return sorted(result, key=_fullness)


def _with_deed(line: Line, narrowed: Collection[str], things: str) -> Line:
    """A line of a label with what is done with its things, where all figures that can judge say the same; of an
    indicator that counts how many there are (口袋公园数), where all say that they are built. ``things`` is what is told
    of them that are only counted: for 49 hospitals, 配备救护车.
    """
    told = built(line.indicator, line.points) if line.indicator.id else deed(line.points)
    if not line.indicator.id and not told:
        first = things.partition("、")[0]
        told = first if len(first) <= LONGEST_TOLD else ""
    return replace(line, subject="、".join(sorted({*narrowed, told} - {""})))


def _fullness(line: Line) -> tuple[object, ...]:
    aimed = {one.year for one in line.targets}
    judged = len(aimed & line.results().keys())
    spoken = {one.plan.id for one in line.points}
    return -judged, not aimed, line.measure in ("average", "rank"), -len(spoken), -len(line.points)


def _line(
    group: Sequence[Statement], others: Collection[int], indicator: Indicator, measure: str, unit: str, subject: str
) -> Line:
    points, doubted = _believed(group, others, measure, unit)
    up = _up(points, indicator, measure, unit)
    # A target of a year before its plan aims at nothing, unless the plan quotes it to give account of it.
    targets = sorted((one for one in points if one.aim or one.goal), key=lambda one: (one.plan.adopted, one.plan.id))
    return Line(indicator, measure, unit, subject, tuple(points), tuple(doubted), up, tuple(plain(targets, up)))


def plain(statements: Iterable[Statement], up: int) -> list[Statement]:
    """The statements without targets that stand beside a less demanding one of the same commitment for the same years
    (5.5%以上、力争6%): what is striven for beyond a target is not what was promised. A draft may have made two of it.
    """
    least: dict[tuple[object, ...], Statement] = {}
    for place, one in enumerate(statements):
        striven = one.target and _STRIVEN.search(f"{one.item.text}\n{one.item.cite}")
        key = (one.item.id, one.span, one.basis) if striven else (place,)
        if key not in least or up * one.value < up * least[key].value:
            least[key] = one
    kept = list(least.values())
    return [one for one in kept if not any(_beyond(one, other, up) for other in kept)]


def _beyond(one: Statement, other: Statement, up: int) -> bool:
    """Whether a drafted target is only striven for, beyond another of its clause for the same years."""
    if one.plan.origin != "draft" or not one.target or not other.target or not _STRIVEN.search(one.item.text):
        return False
    together = (one.plan.id, one.item.clause, one.span, one.basis) == (
        other.plan.id,
        other.item.clause,
        other.span,
        other.basis,
    )
    return together and up * other.value < up * one.value


def _up(points: Sequence[Statement], indicator: Indicator, measure: str, unit: str) -> int:
    """Which direction is better: as the indicator says; of a label, as the signs of its targets or its words say.

    A number of things to be done that has no such sign is better when more is done.
    """
    if measure == "rank":
        return -1
    if indicator.id:
        return {"higher": 1, "lower": -1}.get(indicator.direction, 0)
    signs = {one.quantity.op for one in points if one.target} & {">=", "<="}
    if len(signs) == 1:
        return 1 if signs == {">="} else -1
    if signs or _FEWER.search(indicator.zh):
        return 0
    better = _is_amount(unit) or _GROWING.search(indicator.zh) or _BETTER.search(indicator.zh)
    return 1 if better else _wanted(points)


def _wanted(points: Iterable[Statement]) -> int:
    """Which direction is better, as the words before all targets of a label say: a share is to reach or to fall to so
    much.
    """
    found = set()
    for one in points:
        at = one.written.search(one.item.text) if one.target else None
        if one.target:
            before = one.item.text[: at.start()] if at else ""
            found.add(1 if _REACHES.search(before) else -1 if _FALLS_TO.search(before) else 0)
    return found.pop() if len(found) == 1 else 0


def _is_amount(unit: str) -> bool:
    return dimension(unit) not in ("percent", "points", "multiple", "duration", "age", "number", "rate", None)


def _partial(one: Statement) -> bool:
    """Whether a figure measures a part of a year, as its label or the words before it say (前11月,投资增长8%)."""
    if one.target:
        return False
    text, at = one.item.text, one.written.search(one.item.text) if one.plan.origin == "draft" else None
    ends = [part.end() for part in _PART.finditer(text, 0, at.start())] if at else []
    told = at is not None and bool(ends) and "全年" not in text[ends[-1] : at.start()]
    told = told or (at is not None and _IN_A_ROW.search(text[: at.start()]) is not None)
    return told or _PART.search(one.quantity.label) is not None


def _objects(group: Sequence[Statement], indicator: Indicator) -> list[tuple[str, list[Statement]]]:
    """The group in parts, each with the name of its object: labels that one plan gives different values apart.

    The name of the indicator itself, and labels that never stand beside another, are the thing itself. An alias is not:
    of two that stand side by side (智能工厂, 数字化车间) each is followed alone.
    """
    beside: dict[tuple[object, ...], dict[str, Statement]] = defaultdict(dict)
    apart: set[str] = set()
    for one in group:
        label = one_label(one.quantity.label)
        others = beside[one.plan.id, one.span, one.quantity.kind]
        if any(name != label and not _agree(one, other) for name, other in others.items()):
            apart |= {label, *others}
        others.setdefault(label, one)
    apart -= {one_label(indicator.zh)}
    parts: dict[str, list[Statement]] = defaultdict(list)
    for one in group:
        label = one_label(one.quantity.label)
        parts[one.quantity.label if label in apart else ""].append(one)
    return list(parts.items())


def _agree(one: Statement, other: Statement) -> bool:
    """Whether two figures of one plan may be of one thing: one figure, or one that is told as at most or at least so
    much and again within that (失业率3%以内, 2.4%); an amount close to it (连续八年在1300亿斤以上, 1350亿斤).
    """
    if same(one, other):
        return True
    low, high = sorted((abs(one.value), abs(other.value)))
    close = one.unit == "%" or low >= CLOSE_TO * high
    pair = (one, other), (other, one)
    return close and not one.target and any(_within(figure, bound) for figure, bound in pair)


def _within(figure: Statement, bound: Statement) -> bool:
    if bound.quantity.op == "<=":
        return figure.quantity.op in ("=", "<=") and figure.value <= bound.value
    return bound.quantity.op == ">=" and figure.quantity.op in ("=", ">=") and figure.value >= bound.value


def is_unsure(one: Statement) -> bool:
    """Whether its draft does not know for sure what it measures, for which year, or whether it is a target at all."""
    doubts = _DOUBTS.intersection(one.item.doubts)
    # Of several figures in one sentence it is another one whose indicator or unit is not known.
    if one.quantity.indicator:
        doubts -= {"indicator"}
    if dimension(one.unit) is not None:
        doubts -= {"unit"}
    return bool(doubts)


def _believed(
    group: Sequence[Statement], others: Collection[int], measure: str, unit: str
) -> tuple[list[Statement], list[Statement]]:
    """Those that can judge, and those that are far off, of something else or unsure in their draft."""
    out = far_off([one.value for one in group])
    out |= {place for place, one in enumerate(group) if is_unsure(one) or id(one) in others}
    if measure != "rank" and _is_amount(unit):
        out |= _leaps(group)
    return [one for at, one in enumerate(group) if at not in out], [one for at, one in enumerate(group) if at in out]


def _leaps(group: Sequence[Statement]) -> set[int]:
    """The places of drafted amounts that leap off their line, and of aims and results of one year that do so from each
    other, of which it is not known which is the wrong one.
    """
    drafted = {place for place, one in enumerate(group) if one.plan.origin == "draft"}
    found = far_off([one.value for one in group], LEAP) & drafted
    found = {place for place in found if not _borne_out(group[place], group)}
    for place in drafted:
        for at, other in enumerate(group):
            if group[place].span == other.span and group[place].target != other.target:
                low, high = sorted((abs(group[place].value), abs(other.value)))
                found |= {place, at} if high >= LEAP * low else set()
    return found


def _borne_out(one: Statement, group: Sequence[Statement]) -> bool:
    """Whether an aim and a result of one year, which stand in two reports, are so near that neither is a slip."""
    for other in group:
        if other.span == one.span and other.target != one.target and other.plan.id != one.plan.id:
            low, high = sorted((abs(one.value), abs(other.value)))
            if high <= ALIKE * low:
                return True
    return False


def _breaks(items: Sequence[Statement]) -> set[int]:
    """The drafted results that lie far off that of the year before, of a share that only moves slowly: forests that
    are counted in another way cover 16 % after 30. By ``id``."""
    told = {one.year: one for one in items if not one.target and one.span == (one.year, one.year) and one.unit == "%"}
    found = set()
    for year, one in told.items():
        before = told.get((year or 0) - 1)
        if before and one.plan.origin == "draft" and one.basis == "level" and _SLOW.search(one.quantity.label):
            low, high = sorted((abs(one.value), abs(before.value)))
            found |= {id(one)} if low and high >= BREAK * low else set()
    return found


def _rivals(items: Sequence[Statement]) -> set[int]:
    """The drafted aims that stand beside another value of the same label, plan and years that is among the chief
    targets of that plan: they are of a part of the place, or of something else. By ``id``."""
    groups: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for one in items:
        if one.target and one.plan.origin == "draft" and one.quantity.value is not None:
            groups[one.plan.id, one.span, one.basis, one.unit, one_label(one.quantity.label)].append(one)
    found = set()
    for group in groups.values():
        chief = [one for one in group if CHIEF.search(one.item.text)]
        found |= {id(one) for one in group if chief and one not in chief and not any(same(one, it) for it in chief)}
    return found


def far_off(values: Sequence[float], times: float = FAR) -> set[int]:
    """The places of values so many ``times`` the median of the others, or such a part of it: of two others or more."""
    sizes = [abs(value) for value in values]
    ordered = sorted(filter(None, sizes))  # once, as there may be thousands
    count = len(ordered) - 1
    far = set()
    for place, size in enumerate(sizes):
        if size and count > 1:
            own = bisect_left(ordered, size)
            first, second = (ordered[at + (at >= own)] for at in (count // 2, count - 1 - count // 2))
            middle = (first + second) / 2
            if size >= times * middle or size * times <= middle:
                far.add(place)
    return far


def common_label(labels: Iterable[str]) -> str:
    """The label that stands most often, of several that are one."""
    return Counter(labels).most_common(1)[0][0]
