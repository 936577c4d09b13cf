"""Which statements may be compared: lines of one thing, basis, unit and scope; and values that are doubted."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from plancmp.model import Indicator, Quantity
from plancmp.query.progress.statements import Statement, one_label, same
from plancmp.text.chinese import CLAUSE_END, CLOSING, OPENING
from plancmp.text.tables import pattern
from plancmp.text.units import dimension

_SCOPES = re.compile(
    "规上|限上|累计|试点|挂牌|零售|市区|城区|市本级|县域|户籍|城镇|农村|核心产业|国际|制造业|公办|民办|普惠|人均|每万人|日均|月均"
    "|可比|同口径|扣除|剔除|不变价|现价|名义|新增|净增|新建|新开工|开工|竣工|建成|国家级|省级|市级|出口|进口|直接|民间|税收"
    "|[^\\W\\d_]{2,3}(?:新区|开发区|高新区|示范区|园区|港区)"
)
"""Words of a label that narrow what is measured, or say at what prices; with and without one is not the same."""

_LISTS = re.compile("全国|全省|全区|全市|副省级|省会|同类|百强|长三角|珠三角|大湾区|城区|县域")
"""Words that say in which list a rank is held."""

_SYNONYMS = (
    ("规模以上", "规上"),
    ("规模工业", "规上工业"),
    ("规模服务业", "规上服务业"),
    ("限额以上", "限上"),
    ("中心城区", "城区"),
    ("主城区", "城区"),
    ("建成区", "城区"),
)

_COMPARABLE = re.compile(
    r"(?P<实际>[扣剔]除(?:物价|价格)|实际(?:年均)?(?:增长|增幅|增速|下降))"
    r"|(?P<可比>同口径|可比(?!价)|剔除|扣除)|(?P<口径>[新旧原]口径|元口径|原核算方法)"
)
"""Words before a figure, or in brackets behind it, that say on what basis it is."""

_ON_A_BASIS = pattern("phrases", "on-a-basis")
_REAL = re.compile("生产总值|增加值|GDP")
"""What grows in real terms, whether that is said or not."""

_OF_EACH = re.compile(
    "(?P<每个>每[个一]?(?:地级|设区)?[县市区镇乡村街校])|(?P<净增>净增)"
    r"|(?P<推进>(?:推进|推动)(?:建设|实施)?约?$"
    r"|^(?:全年|计划|扎实|加快|全力|有序|积极)*(?:推进|推动)(?:(?!率|建成|竣工|完工|完成|投产|突破|超|[达到至提升增])[^\W\d]){2,14}$)"
    "|(?P<开工>(?:启动|开工|开建|动工)(?:建设|实施)?约?$"
    r"|^(?:全年|计划|确保|力争|新)*(?:开工|开建|动工)(?:(?!率|建成|竣工|完工|投产)[^\W\d]){2,14}$)"
)
"""Words beside a figure that say that it is of each part of a place, net of what went, or of what is only begun or
under way."""

_CLAUSE_BEFORE = re.compile(rf"[{CLAUSE_END}{OPENING}]|(?<=\d.)[{CLOSING}]")
_OTHERWISE = re.compile(r"[^\W\d]{0,4}%?[(（][^()（）\d]{0,6}(?:[新旧原]口径|原核算方法)")
_BRACKET_BEHIND = re.compile(r"[^\W\d]{0,4}%?[(（]([^()（）\d]{2,12})[)）]")

_STRIVEN = re.compile("力争|争取|冲刺|努力|奋斗|更高|更好|(?<=[、，,；;])争")
"""What says that of two targets one lies beyond the other."""

_NEW, _AGAIN = re.compile("新(?:建|增|改|扩)"), re.compile("改[建造扩]|扩建")
"""Words of a label that say that something is built new, or renovated and enlarged."""

_ACKNOWLEDGED = re.compile("认定")
"""A word before a number of things that says that they were there before."""

_PART = re.compile(
    r"\d+\s*[-—–~至到]\s*\d+\s*月|前\s*[\d一二三四五六七八九十]+\s*个?(?:月|季度)|上半年|下半年|[一二三四1234]季度|首季"
)
"""What measures a part of a year."""

FAR = 100
"""A value so many times the median of its line, or the median so many times it, is doubted."""

LEAP = 3
"""So it is already where a machine read the value, and the value is an amount: then it may be a sum of years, a part
or another thing."""

MISFIT = 10
"""An amount aimed at for a year is doubted when the growth that it takes is so many percentage points off the aimed."""

_DOUBTS = frozenset(["tense", "year", "indicator", "unit"])
"""What the draft of a figure may be unsure of so that nothing can be judged by it."""

_TOLD = re.compile("公办|民办|规上|限上|户籍|可比|同口径")
"""Words of the name of an indicator without which a label means something wider (新增学位 is not 新增公办学位)."""

_FEWER = re.compile(
    "失业|死亡|事故|能耗|物耗|用水量|排放|浓度|赤字|债务|负债|案件|发案|超标|不良|逾期|贫困|控制|时限|时间"
)
_BETTER = re.compile("覆盖率|优良|优于|达标率|参保|普及率|满意|合格率|入学率|巩固率")
_GROWING = re.compile("增速|增长|增幅|新增|净增|提高|提升")


@dataclass(frozen=True, slots=True)
class Line:
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


def lines(
    items: Sequence[Statement], indicator: Indicator, stocks: Collection[str], growth: Sequence[Statement] = ()
) -> list[Line]:
    """Statements of one indicator, or of one label, as lines, the fullest first.

    ``stocks`` are the indicators of which another is the addition: a quota on one of them is never held against it.
    ``growth`` is what is said of its growth: an amount that contradicts it is doubted.
    When one plan gives several values for one year, its labels tell different objects apart.
    """
    groups: dict[tuple[str, str, frozenset[str]], list[Statement]] = defaultdict(list)
    for one in items:
        if one.quantity.value is None or one.item.strength == "problem" or _partial(one.quantity):
            continue
        measure = one.basis
        if measure in ("level", "yearly"):
            measure = "addition" if measure == "yearly" and indicator.id in stocks else "year"
        groups[measure, one.unit, scope(one, indicator)].append(one)
    misfits = _misfits(items, growth)
    result = []
    for (measure, unit, narrowed), group in groups.items():
        for name, part in _objects(group, indicator):
            result.append(_line(part, misfits, indicator, measure, unit, name or "、".join(sorted(narrowed))))
    return sorted(result, key=_fullness)


def _fullness(line: Line) -> tuple[object, ...]:
    aimed = {one.year for one in line.targets}
    judged = len(aimed & line.results().keys())
    spoken = {one.plan.id for one in line.points}
    return -judged, not aimed, line.measure in ("average", "rank"), -len(spoken), -len(line.points)


def _line(
    group: Sequence[Statement], misfits: Collection[int], indicator: Indicator, measure: str, unit: str, subject: str
) -> Line:
    points, doubted = _believed(group, misfits, measure, unit)
    up = _up(points, indicator, measure, unit)
    # A target of a year before its plan aims at nothing, unless the plan quotes it to give account of it.
    targets = sorted((one for one in points if one.aim or one.goal), key=lambda one: (one.plan.adopted, one.plan.id))
    return Line(indicator, measure, unit, subject, tuple(points), tuple(doubted), up, tuple(plain(targets, up)))


def plain(statements: Iterable[Statement], up: int) -> list[Statement]:
    """The statements without targets that stand beside a less demanding one of the same commitment for the same years
    (5.5%以上、力争6%): what is striven for beyond a target is not what was promised.
    """
    least: dict[tuple[object, ...], Statement] = {}
    for place, one in enumerate(statements):
        striven = one.target and _STRIVEN.search(f"{one.item.text}\n{one.item.cite}")
        key = (one.item.id, one.span, one.basis) if striven else (place,)
        if key not in least or up * one.value < up * least[key].value:
            least[key] = one
    return list(least.values())


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
    return 1 if _is_amount(unit) or _GROWING.search(indicator.zh) or _BETTER.search(indicator.zh) else 0


def _is_amount(unit: str) -> bool:
    return dimension(unit) not in ("percent", "points", "multiple", "duration", "age", "number", "rate", None)


def _partial(quantity: Quantity) -> bool:
    """Whether a figure measures a part of a year."""
    return quantity.kind != "target" and _PART.search(quantity.label) is not None


def scope(one: Statement, indicator: Indicator) -> frozenset[str]:
    """What narrows or widens a figure, in its label and in the words beside it, that the name of its indicator has not;
    of a rank the list it is in.
    """
    label = one.quantity.label
    if one.quantity.op == "rank":
        return frozenset(_LISTS.findall(label))
    own = "".join((indicator.zh, *indicator.aliases))
    before, said = _beside(one)
    beside = frozenset(word for word in said if word not in own and not (word == "实际" and _REAL.search(label)))
    if not indicator.id:  # the label itself says the rest
        works = _works(f"{before}{label}".replace("新增", ""))
        found = {works: _AGAIN, "认定": _ACKNOWLEDGED}.items()
        return beside | {word for word, said in found if said.search(before) and not said.search(label)}
    for written, meant in _SYNONYMS:
        label = label.replace(written, meant)
    wider = {f"不限{word}" for word in _TOLD.findall(indicator.zh) if word not in label}
    works = _works(label)
    other = {works} if works and works != (_works(indicator.zh) or "新建") else set()
    return beside | frozenset(word for word in _SCOPES.findall(label) if word not in own) | wider | other


def _works(label: str) -> str:
    """Whether a label counts what is built new, what is renovated, or both together; empty where it says neither."""
    new, again = _NEW.search(label), _AGAIN.search(label)
    return "新改" if new and again else "改造" if again else "新建" if new else ""


def _beside(one: Statement) -> tuple[str, frozenset[str]]:
    """The words before a figure in its list, and what those of its clause say of it: on a comparable basis, in each
    part, of works begun.
    """
    text = one.item.text
    at = one.written.search(text)
    if at is None:
        return "", frozenset()
    clauses = _CLAUSE_BEFORE.split(text[: at.start()])
    before, listed = clauses[-1], clauses[-1].rpartition("、")[2]
    if len(clauses) > 1 and _ON_A_BASIS.fullmatch(clauses[-2]):
        before = clauses[-2] + before  # 剔除减税因素,财政收入增长8%
    behind = _BRACKET_BEHIND.match(text, at.end())
    if _OTHERWISE.match(text, at.end()):
        return listed, frozenset({"口径"})  # 7.7%(原口径增长8.5%): an aim may be meant on the other basis
    found = [*_COMPARABLE.finditer(before + (behind[1] if behind else "")), *_OF_EACH.finditer(listed)]
    return listed, frozenset(word for match in found for word, said in match.groupdict().items() if said)


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
        if any(name != label and not same(one, other) for name, other in others.items()):
            apart |= {label, *others}
        others.setdefault(label, one)
    apart -= {one_label(indicator.zh)}
    parts: dict[str, list[Statement]] = defaultdict(list)
    for one in group:
        label = one_label(one.quantity.label)
        parts[one.quantity.label if label in apart else ""].append(one)
    return list(parts.items())


def is_unsure(one: Statement) -> bool:
    """Whether its draft does not know for sure what it measures, for which year, or whether it is a target at all."""
    return not _DOUBTS.isdisjoint(one.item.doubts)


def _believed(
    group: Sequence[Statement], misfits: Collection[int], measure: str, unit: str
) -> tuple[list[Statement], list[Statement]]:
    """Those that can judge, and those that are far off their line, misfit their growth or are unsure in their draft."""
    out = far_off([one.value for one in group])
    out |= {place for place, one in enumerate(group) if is_unsure(one) or id(one) in misfits}
    if measure != "rank" and _is_amount(unit):
        out |= _leaps(group)
    return [one for at, one in enumerate(group) if at not in out], [one for at, one in enumerate(group) if at in out]


def _leaps(group: Sequence[Statement]) -> set[int]:
    """The places of drafted amounts that leap off their line, and of aims and results of one year that do so from each
    other, of which it is not known which is the wrong one.
    """
    drafted = {place for place, one in enumerate(group) if one.plan.origin == "draft"}
    found = far_off([one.value for one in group], LEAP) & drafted
    for place in drafted:
        for at, other in enumerate(group):
            if group[place].span == other.span and group[place].target != other.target:
                low, high = sorted((abs(group[place].value), abs(other.value)))
                found |= {place, at} if high >= LEAP * low else set()
    return found


def _misfits(items: Sequence[Statement], growth: Sequence[Statement]) -> set[int]:
    """The drafted aims that no result of the year before and no aimed growth lead to: 1万亿元 after 6500亿元, with a
    growth of 8 %; and results of two years of which the reported growth does not lead to the later. By ``id``."""
    rates: dict[tuple[bool, int], list[float]] = defaultdict(list)
    for one in growth:
        if one.basis == "rate" and one.year and one.quantity.value is not None:
            rates[one.target, one.year].append(one.value)
    found = set()
    for one in items:
        measured = not one.target and one.span == (one.year, one.year)
        if not (one.aim or measured) or one.basis != "level" or one.plan.origin != "draft" or not one.quantity.value:
            continue
        year = one.year or 0
        before = [
            other
            for other in items
            if not other.target and other.span == (year - 1, year - 1) and other.unit == one.unit and other.value
        ]
        taken = [100 * (one.value / other.value - 1) - rate for other in before for rate in rates[one.target, year]]
        if taken and min(map(abs, taken)) > MISFIT:
            found |= {id(one)} if one.target else {id(one), *map(id, before)}
    return found


def far_off(values: Sequence[float], times: float = FAR) -> set[int]:
    """The places of values so many ``times`` the median of the others, or such a part of it: of two others or more."""
    sizes, far = [abs(value) for value in values], set()
    for place, size in enumerate(sizes):
        others = [other for at, other in enumerate(sizes) if at != place and other]
        if size and len(others) > 1:
            others.sort()
            middle = (others[len(others) // 2] + others[~(len(others) // 2)]) / 2
            if size >= times * middle or size * times <= middle:
                far.add(place)
    return far


def common_label(labels: Iterable[str]) -> str:
    """The label that stands most often, of several that are one."""
    return Counter(labels).most_common(1)[0][0]
