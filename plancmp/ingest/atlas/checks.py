"""What a figure must stand up to before it is let into the atlas: each check takes figures and gives those it refuses.

Checks of one figure come first, then those of one report, of one place over years, and of places against each other. A
check may be wrong about a right figure; it is here to let no wrong one pass, as wrong is worse than missing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from plancmp.ingest.atlas.gather import Candidate
from plancmp.knowledge.divisions import NATION, above, divisions
from plancmp.text.chinese import CLAUSE_END, COMMA
from plancmp.text.units import normalise

Check = Callable[[Sequence[Candidate]], Iterable[Candidate]]
Key = tuple[str, str, str, int]

_PART = re.compile(
    r"\d+\s?[-—–~至到]\s?\d+\s?月|前\s?[\d一二三四五六七八九十]+\s?个?(?:月|季度)|上半年|下半年|[一二三四1234]季度|首季|"
    r"(?<!\d)(?:[1-9]|10|11|一|二|三|四|五|六|七|八|九|十|十一)月(?:份|末|底|止)?"
)
"""What measures a part of a year; what holds in its last month holds for it."""
_MONTHS = re.compile(r"连续\s?[\d一二三四五六七八九十]+个(?:月|季度)")
_AVERAGE = re.compile(
    "年均|平均|累计|翻[一两]番|倍增|[三四五]年(?:来|间|内|累)|[三五]年增长|比20\\d\\d年|比“?十.五”?末"
)
_MILESTONE = re.compile("台阶|大关|关口|门槛|量级|阵营|行列|俱乐部|时代|级(?:城市)?|整数")
_CLIMBED = re.compile("(?:迈|跃|跨|登|站|踏|冲|攀)(?:上|入|越|过)了?(?:新的)?$")
_FROM = re.compile("(?:由|从)(?:(?!到|至|为)[^,，;；。])*$")
_TO = re.compile("(?:、[^,，;；。]{0,20})?[^,，;；。、\\d]{0,12}(?:到|至|为)")
_PARTS = re.compile(
    r"园区|开发区|高新区|新区|经开区|综保区|保税区|集聚区|功能区|自贸区|试验区|片区|\d+个(?:县|区|市)|县[(（]市|县域|区县|县区|市区"
)
_STRETCH = re.compile(r"(?:力争|争取|力求|冲刺|奋力|努力|奋斗目标|争)[^\d,，;；。]{0,12}$")
LIST = 4
"""So many indicators make a list of headlines."""
REVISED = 0.1
"""By such a share a result may be another in a later report."""
SUM = 1.2
"""So many times the amount of a province its places may have together."""
BESIDE = 3
"""So many years apart one amount bears another out."""
COUNTED_ANEW = ("urban-new-jobs",)
"""Amounts of a year that are alike over years, and that reports add up over some."""
FAR = 2.5
"""So many times the most of the years near, and it is no year's."""
LARGE = ("gdp", "general-budget-revenue", "foreign-trade")
"""Amounts that zones have too."""
AIMED = {
    "gdp": (0.9, 1.4),
    "general-budget-revenue": (0.75, 1.5),
    "foreign-trade": (0.6, 2.0),
    "grain-output": (0.75, 1.3),
    "urban-new-jobs": (0.3, 2.0),
    "resident-income": (0.95, 1.3),
    "urban-income": (0.95, 1.3),
    "rural-income": (0.95, 1.35),
}
"""So many times the last result an amount that is aimed at may be, at least and at most."""
AMOUNTS = ("gdp", "general-budget-revenue", "foreign-trade", "grain-output", "urban-new-jobs")
"""What a whole has at least as much of as its parts."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """What a figure of an indicator may be, a line of indicators.tsv.

    ``least`` and ``most`` are in the base unit of its dimension; ``step`` are the least and the most that a year may be
    of the year before, as a ratio or, with ``points``, as a difference; ``agrees`` says by how many points a growth may
    differ from what the amounts say. None where nothing is said.
    """

    label: re.Pattern[str]
    unit: re.Pattern[str]
    least: float
    most: float
    points: bool
    step: tuple[float, float] | None
    agrees: float | None


@cache
def indicators() -> dict[str, Indicator]:
    """The table of indicators."""
    lines = (Path(__file__).parent / "indicators.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    result = {}
    for name, label, unit, base, least, most, moves, lower, upper, agrees in rows:
        low, high = (normalise(value, base) for value in (least, most))
        assert low is not None and high is not None
        result[name] = Indicator(
            label=re.compile(label),
            unit=re.compile(unit),
            least=float(low.value),
            most=float(high.value),
            points=moves == "points",
            step=(float(lower), float(upper)) if lower else None,
            agrees=float(agrees) if agrees else None,
        )
    return result


def key(one: Candidate) -> Key:
    """Place, indicator, kind and year: of which there is one value."""
    figure = one.figure
    return figure.city, figure.indicator, figure.kind, figure.year


# One figure


def of_another_year(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """A target is for the year of its report, a result of the year before: all else was said better in its own time."""
    for one in found:
        if one.figure.year != one.planned - (one.figure.kind == "actual"):
            yield one


def of_several_years(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Averages, totals and quotas of several years."""
    return (one for one in found if one.several or _AVERAGE.search(_own(one.before)))


def _own(before: str) -> str:
    """What stands before a figure in its own part of the sentence."""
    return re.split(f"[{CLAUSE_END}:：]", before)[-1]


def of_part_of_a_year(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Growth in the first half, at the end of October, in six months in a row."""
    return (one for one in found if _PART.search(one.before) or _MONTHS.search(_own(one.before)))


def of_another_thing(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """A label that is narrower or wider than the indicator: of a branch, an area, a bound of size."""
    return (one for one in found if not indicators()[one.figure.indicator].label.fullmatch(one.label))


def of_a_part(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Figures of counties or zones: 6个县(市、区)增速高于全市,其中工业增加值增长28.1%."""
    for one in found:
        *before, own = re.split(f"[{COMMA};；]", one.before)
        led = own.startswith("其中") and before and _PARTS.search(before[-1])
        if _PARTS.search(own) or led:
            yield one


def in_another_unit(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """A unit in which the indicator is not given."""
    return (one for one in found if not indicators()[one.figure.indicator].unit.fullmatch(one.figure.unit))


def of_a_milestone(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """A result that only names the round number that was passed: 跃上5000亿元台阶."""
    for one in found:
        if one.figure.kind == "actual" and (_MILESTONE.match(one.behind) or _CLIMBED.search(one.before)):
            yield one


def of_a_start(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Where something rose from: the first values of 由32875元、15000元提高到48532元、23637元."""
    return (one for one in found if _FROM.search(one.before) and _TO.match(one.behind))


def out_of_range(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """What no place has had."""
    for one in found:
        bounds = indicators()[one.figure.indicator]
        if not bounds.least <= one.amount <= bounds.most:
            yield one


# One report


def beside_sums(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Growth that is reported in a clause with growth that no year has had: all of it is that of several years."""
    sums = {(one.figure.plan, one.figure.clause) for one in out_of_range(found) if _grows(one) and one.amount > 0}
    return (one for one in found if _grows(one) and (one.figure.plan, one.figure.clause) in sums)


def _grows(one: Candidate) -> bool:
    return one.figure.kind == "actual" and one.figure.indicator.endswith("-growth")


def stretched(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The higher aim of 增长15%以上,力争达到17%, beside which a firm one stands."""
    firm = {(one.figure.plan, *key(one)) for one in found if not _STRETCH.search(one.before)}
    for one in found:
        if _STRETCH.search(one.before) and (one.figure.plan, *key(one)) in firm:
            yield one


def bounded(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The bound that a result kept (突破4000亿元,达到4028亿元), beside which the result itself stands."""
    exact = {(one.figure.plan, *key(one)): one.amount for one in found if one.figure.op in ("=", "~")}
    for one in found:
        amount = exact.get((one.figure.plan, *key(one)))
        if one.figure.kind != "actual" or amount is None:
            continue
        if (one.figure.op == ">=" and amount >= one.amount) or (one.figure.op == "<=" and amount <= one.amount):
            yield one


def said_elsewhere(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Other targets than those of the list of headlines: of a part of the place, or of more than a year.

    The list is the clause that has targets of the most indicators, of four at least. Results have no such list: there
    may be one of the place, one of five years, and one of its development zone.
    """
    lists = _lists(found)
    for some in _together(found, key):
        if some[0].figure.kind == "actual":
            continue
        listed = [one for one in some if lists.get(one.figure.plan) == one.figure.clause]
        if listed:
            yield from (one for one in some if one not in listed and not _same(one, listed[0]))


def said_before(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Targets of a clause before that of the list of headlines: what is aimed at in some years is said first."""
    lists = _lists(found)
    reached: set[str] = set()
    for one in found:
        if one.figure.kind == "target" and lists.get(one.figure.plan) == one.figure.clause:
            reached.add(one.figure.plan)
        if one.figure.kind == "target" and one.figure.plan in lists and one.figure.plan not in reached:
            yield one


def _lists(found: Sequence[Candidate]) -> dict[str, str]:
    """The clause of each report that is its list of headlines, where it has one."""
    clauses: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one in found:
        if one.figure.kind == "target":
            clauses[one.figure.plan][one.figure.clause].add(one.figure.indicator)
    return {
        plan: max(some, key=lambda clause: len(some[clause]))
        for plan, some in clauses.items()
        if max(map(len, some.values())) >= LIST
    }


def said_otherwise(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """All values of a report that gives several for one place, indicator, kind and year."""
    for some in _together(found, key):
        if not all(_same(one, some[0]) for one in some):
            yield from some


def said_again(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The same once more: what says it to more places, then with a bound, then first, is kept."""
    for some in _together(found, key):
        best = max(some, key=lambda one: (_places(one.figure.value), one.figure.op != "="))
        yield from (one for one in some if one is not best)


def _together(found: Iterable[Candidate], by: Callable[[Candidate], Key]) -> Iterator[list[Candidate]]:
    groups: dict[Key, list[Candidate]] = defaultdict(list)
    for one in found:
        groups[by(one)].append(one)
    return (group for group in groups.values() if len(group) > 1)


def _same(one: Candidate, other: Candidate) -> bool:
    """Whether two figures are the same, the one being the other rounded; a range is only itself."""
    if one.figure.value_max != other.figure.value_max:
        return False
    steps = [
        10.0 ** -_places(each.figure.value) * each.amount / each.figure.value for each in (one, other) if each.amount
    ]
    return abs(one.amount - other.amount) <= max(steps, default=0) / 2 * (1 + 1e-9)


def _places(value: int | float) -> int:
    return len(str(value).partition(".")[2])


# One place over years


def unconfirmed(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Amounts that may be those of a zone (力争进出口突破100亿元): of the output, the revenue or the trade of a place,
    said outside of any list of headlines, with no other year to bear them out.
    """
    told: dict[tuple[str, str, str], set[int]] = defaultdict(set)
    clauses: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for one in found:
        if one.figure.kind == "actual":
            told[one.figure.city, one.figure.indicator, one.base].add(one.figure.year)
        clauses[one.figure.plan, one.figure.clause, one.figure.kind].add(one.figure.indicator)
    for one in found:
        figure = one.figure
        years = told[figure.city, figure.indicator, one.base] - ({figure.year} if figure.kind == "actual" else set())
        listed = len(clauses[figure.plan, figure.clause, figure.kind]) >= LIST
        borne_out = any(abs(year - figure.year) <= BESIDE for year in years)
        if figure.indicator in LARGE and not listed and not borne_out:
            yield one


def far_from_results(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Amounts aimed at that lie far from the result of a year or two before: of a part, or of several years."""
    results = {
        (one.figure.city, one.figure.indicator, one.base, one.figure.year): one for one in found if _is_exact(one)
    }
    for one in found:
        figure = one.figure
        limits = AIMED.get(figure.indicator)
        if figure.kind != "target" or limits is None:
            continue
        for back in (1, 2):
            result = results.get((figure.city, figure.indicator, one.base, figure.year - back))
            if result and not limits[0] <= one.amount / result.amount <= limits[1] ** back:
                yield one
                break


def jumps(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Amounts and shares that lie too far from all of the two before and the two after them.

    Of two that have no third to say which is right both go.
    """
    for some in _series(found):
        limits = indicators()[some[0].figure.indicator].step
        if limits is None or len(some) == 1:
            continue
        for place, one in enumerate(some):
            before, after = some[max(place - 2, 0) : place], some[place + 1 : place + 3]
            fits = [_follows(other, one, limits) for other in before] + [
                _follows(one, other, limits) for other in after
            ]
            if not any(fits):
                yield one


def beyond_other_years(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """New jobs far above those of any year near, aimed at or reached: those of some years, told as if of one."""
    near: dict[tuple[str, str, str], list[Candidate]] = defaultdict(list)
    for one in found:
        if one.figure.indicator in COUNTED_ANEW:
            near[one.figure.city, one.figure.indicator, one.base].append(one)
    for some in near.values():
        for one in some:
            others = [
                other.amount
                for other in some
                if key(other) != key(one) and abs(other.figure.year - one.figure.year) <= BESIDE
            ]
            if others and one.amount > FAR * max(others):
                yield one


def _series(found: Iterable[Candidate]) -> Iterator[list[Candidate]]:
    """The targets and the results of each place, indicator and unit by year."""
    groups: dict[tuple[str, str, str, str], list[Candidate]] = defaultdict(list)
    for one in found:
        groups[one.figure.city, one.figure.indicator, one.figure.kind, one.base].append(one)
    return (sorted(some, key=lambda one: one.figure.year) for some in groups.values())


def _follows(one: Candidate, later: Candidate, limits: tuple[float, float]) -> bool:
    """Whether a figure may come after another, as many years later as it does."""
    years = later.figure.year - one.figure.year
    if indicators()[one.figure.indicator].points:
        return limits[0] * years <= later.amount - one.amount <= limits[1] * years
    return limits[0] ** years <= later.amount / one.amount <= limits[1] ** years


def ungrown(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """A growth, and the amount of its year, that do not go with the amount of the year before."""
    amounts = {
        (one.figure.city, one.figure.indicator, one.figure.year, one.base): one for one in found if _is_exact(one)
    }
    for one in found:
        limit, figure = indicators()[one.figure.indicator].agrees, one.figure
        if limit is None or not _is_exact(one):
            continue
        for base in ("元", "美元"):
            level = figure.indicator.removesuffix("-growth")
            now, before = (amounts.get((figure.city, level, year, base)) for year in (figure.year, figure.year - 1))
            if now and before and abs(100 * (now.amount / before.amount - 1) - one.amount) > limit:
                yield from (one, now)


def _is_exact(one: Candidate) -> bool:
    return one.figure.kind == "actual" and one.figure.op == "="


def told_otherwise(found: Sequence[Candidate], later: Sequence[Candidate]) -> Iterator[Candidate]:
    """Results of which a later report gives another account; what was revised is within a tenth."""
    accounts: dict[tuple[str, str, int, str], list[Candidate]] = defaultdict(list)
    for one in later:
        accounts[one.figure.city, one.figure.indicator, one.figure.year, one.base].append(one)
    for one in found:
        if not _is_exact(one):
            continue
        for other in accounts[one.figure.city, one.figure.indicator, one.figure.year, one.base]:
            limit = max(REVISED * abs(one.amount), 1.0 if one.base == "%" else 0.0)
            if _is_exact(other) and other.figure.plan != one.figure.plan and abs(one.amount - other.amount) > limit:
                yield one


# Places against each other


def poorer_than_its_country(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Urban income below that of the countryside, and the other way round: two figures that changed places."""
    incomes = {key(one): one for one in found if one.figure.indicator == "urban-income"}
    for one in found:
        city, indicator, kind, year = key(one)
        town = incomes.get((city, "urban-income", kind, year))
        if indicator == "rural-income" and town and town.amount <= one.amount:
            yield from (one, town)


def beyond_province(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Amounts of a place above those of its province, and of a province above those of the nation."""
    amounts = {(*key(one), one.base): one.amount for one in found}
    for one in found:
        city, indicator, kind, year = key(one)
        for outer in _outer(city):
            whole = amounts.get((outer, indicator, kind, year, one.base))
            if indicator in AMOUNTS and whole is not None and one.amount >= whole:
                yield one


def beyond_their_sum(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The amounts of the places of a province that are together far more than its own."""
    amounts = {(*key(one), one.base): one.amount for one in found if _is_exact(one)}
    parts: dict[tuple[str, str, str, int, str], list[Candidate]] = defaultdict(list)
    for one in found:
        city, indicator, kind, year = key(one)
        if indicator in AMOUNTS and _is_exact(one) and (outer := _outer(city)):
            parts[outer[0], indicator, kind, year, one.base].append(one)
    for place, some in parts.items():
        if place in amounts and sum(one.amount for one in some) > SUM * amounts[place]:
            yield max(some, key=lambda one: one.amount)


@cache
def _outer(city: str) -> tuple[str, ...]:
    """What a place lies in, by id, the smallest first."""
    place = next(division for division in divisions().values() if division.id == city)
    nation = [] if place.level == "nation" else [divisions()[NATION]]
    return tuple(division.id for division in (*reversed(above(place)), *nation))


# All together

CHECKS: tuple[Check, ...] = (
    of_another_year,
    of_several_years,
    of_part_of_a_year,
    of_another_thing,
    of_a_part,
    in_another_unit,
    of_a_milestone,
    of_a_start,
    beside_sums,
    out_of_range,
    stretched,
    bounded,
    said_elsewhere,
    said_before,
    said_otherwise,
    said_again,
    unconfirmed,
    jumps,
    beyond_other_years,
    far_from_results,
    ungrown,
    poorer_than_its_country,
    beyond_province,
    beyond_their_sum,
)
"""In this order: each sees what those before it let pass; :func:`told_otherwise` comes last."""


def sift(found: Sequence[Candidate]) -> tuple[list[Candidate], dict[str, list[Candidate]]]:
    """The figures that no check refuses, and the others by the name of the check that did."""
    refused: dict[str, list[Candidate]] = {}
    left = list(found)
    for check in CHECKS:
        left, refused[check.__name__] = _apart(left, check(left))
    later = refused[of_another_year.__name__]
    for check in (of_several_years, of_part_of_a_year, of_another_thing, in_another_unit, of_a_milestone, out_of_range):
        later, _ = _apart(later, check(later))
    left, refused[told_otherwise.__name__] = _apart(left, told_otherwise(left, later))
    return left, refused


def _apart(found: Sequence[Candidate], gone: Iterable[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    out = set(map(id, gone))
    return [one for one in found if id(one) not in out], [one for one in found if id(one) in out]
