"""The verdict of a year: its aim against its own result. Every rule is defined in docs/verdicts.md."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from plancmp.measures.scopes import unlike
from plancmp.measures.statement import Statement
from plancmp.model import Indicator, Record, record
from plancmp.query.progress.lines import Line
from plancmp.query.progress.signs import near
from plancmp.query.progress.silence import Documents, Gap
from plancmp.text.units import dimension

ALLOWED, ALLOWED_POINTS = 0.05, 0.5
"""What 左右, 约 and 接近 allow: this part of the aim, in percentages at most so many points."""

SIGNS = {">=": 1, "<=": -1}
"""The direction in which an aim with such a sign is kept."""


@record
class Year(Record):
    """One year of a line: what was aimed at, what was measured, and whether the aim was kept.

    ``verdict`` is met, about or missed, None where nothing can be judged; ``gap`` then says why. ``since`` is the first
    year of a total over several years.
    """

    year: int
    aim: Statement | None
    result: Statement | None
    verdict: str | None = None
    gap: Gap | None = None
    since: int | None = None


def verdict_of(aim: Statement, result: Statement, up: int) -> str | None:
    """Whether a result reaches an aim: met, about, missed; None where a bound, or a lack of direction, leaves it open.

    Where neither more nor less is better, the sign of the aim says which way it is kept. A range is reached from its
    less demanding end. Of a result that is itself a range each end has to say the same.
    """
    up = up or SIGNS.get(aim.quantity.op, 0)
    if up == 0 or SIGNS.get(aim.quantity.op) == -up:
        return None
    if result.quantity.value_max is not None:
        words = {_reaches(aim, value, result, up) for value in (result.value, _upper(result))}
        return words.pop() if len(words) == 1 else None
    reached = up * (result.value - demand(aim, up)) >= 0
    if result.quantity.op in (">=", "<="):
        helps = result.quantity.op == (">=" if up > 0 else "<=")
        return "met" if helps and reached else None
    return _reaches(aim, result.value, result, up)


def _reaches(aim: Statement, value: float, result: Statement, up: int) -> str:
    wanted = demand(aim, up)
    short = up * (wanted - value)
    if short < 0 or (short == 0 and (aim.quantity.op == "~" or result.quantity.op != "~")):
        return "met"
    if short == 0:
        return "about"
    room = ALLOWED * abs(wanted)
    if dimension(aim.unit) in ("percent", "points"):
        room = min(room, ALLOWED_POINTS)
    if "~" not in (aim.quantity.op, result.quantity.op):
        room = _rounded(aim, result)
    return "about" if short <= room * (1 + 1e-9) else "missed"


def _rounded(aim: Statement, result: Statement) -> float:
    """By how much an amount may lie below an aim that was said with more decimals, having been rounded: 37.8万亩 is no
    less than 37.84. Percentages are printed with as many as they have.
    """
    wanted, written = _decimals(aim), _decimals(result)
    if not 0 < written < wanted or aim.quantity.unit != result.quantity.unit or dimension(aim.unit) == "percent":
        return 0.0
    scale = result.value / result.quantity.value if result.quantity.value else 0.0
    return 0.5 * 10.0**-written * scale


def _decimals(one: Statement) -> int:
    return len(str(one.quantity.value).partition(".")[2])


def demand(aim: Statement, up: int) -> float:
    """The value that reaches an aim: of a range the less demanding end."""
    if aim.quantity.value_max is None:
        return aim.value
    return min(aim.value, _upper(aim)) if up >= 0 else max(aim.value, _upper(aim))


def _upper(one: Statement) -> float:
    """The upper end of a range in the unit of its value."""
    written, end = one.quantity.value, one.quantity.value_max
    assert end is not None
    return end * one.value / written if written else end


def judged(aims: Iterable[Statement], results: Sequence[Statement], up: int) -> str | None:
    """One verdict on one year, None when its figures lead to different ones."""
    words = {verdict_of(aim, result, up) for aim in aims for result in results}
    return words.pop() if len(words) == 1 else None


def chosen(found: Sequence[Statement]) -> tuple[Statement, list[Statement]]:
    """The result to show of all that were given for one year, in the order of adoption, and those that have to agree.

    An expected result is replaced by a later one that is not; a baseline replaces only what was expected. A bound that
    a figure keeps (以上 beside the figure itself) is no other result.
    """
    actual = _definite([one for one in found if one.quantity.kind == "actual"])
    firm = [one for one in actual if not one.quantity.expected]
    bases = [one for one in found if one.quantity.kind == "baseline"]
    later = [one for one in bases if not actual or one.plan.adopted > actual[-1].plan.adopted]
    shown = (firm or later or actual or bases)[-1]
    known = (*firm, *bases) if firm else later
    return shown, [shown, *(one for one in known if one.value != shown.value)]


def _definite(results: Sequence[Statement]) -> list[Statement]:
    """The results without the bounds that every figure among them keeps; all where they have no figure."""
    exact = [one for one in results if one.quantity.op == "=" and one.quantity.value_max is None]

    def kept(bound: Statement) -> bool:
        sign = SIGNS.get(bound.quantity.op, 0)
        return bool(sign and exact) and all(sign * (one.value - bound.value) >= 0 for one in exact)

    return [one for one in results if not kept(one)]


def aims_by_year(line: Line) -> dict[int, list[Statement]]:
    """The aim of each year, several where one plan names several: that of its own report, else a goal whose year it is,
    the newest said, else one that the next plan quotes, else the quota that runs in it."""
    found: dict[int, tuple[int, list[Statement]]] = {}
    for one in line.targets:
        span = one.span
        if span is None:
            continue
        rank = 3 if one.aim else 0 if one.quota else 1 if one.quoted else 2
        for year in range(span[0], span[1] + 1) if one.quota else (span[1],):
            before = found.get(year, (-1, []))
            if rank > before[0] or (rank == before[0] and before[1][-1].plan.id != one.plan.id):
                found[year] = rank, [one]
            elif rank == before[0]:
                before[1].append(one)
    return {year: aims for year, (_, aims) in found.items()}


def years(
    line: Line, record: Documents, indicator: Indicator, family: Collection[str], elsewhere: dict[int, list[Statement]]
) -> list[Year]:
    """Every year with an aim or a result. ``elsewhere`` are aims and results of the same thing on other lines, by year:
    they judge nothing, but tell that a year was spoken of in another way."""
    if line.measure in ("total", "average"):
        return _spans(line, record, indicator, family)
    aims, results = aims_by_year(line), line.results()
    table = []
    for year in sorted({*aims, *results, *(year for year, some in elsewhere.items() if _aim_of(some))}):
        found = results.get(year)
        if year not in aims:
            other = _aim_of(elsewhere.get(year, ()))
            measured = found or any(not one.target for one in elsewhere.get(year, ()))
            if other is None:
                table.append(Year(year, None, chosen(found)[0] if found else None))
            elif measured:
                table.append(Year(year, other, None, None, Gap("other-basis", "", record.reports.get(year + 1))))
            else:
                table.append(Year(year, other, None, None, _gap(other, record, year, indicator, family)))
            continue
        aim = aims[year][-1]
        if found:
            table.append(_judged_year(year, aims[year], found, line.up, record))
        elif any(not one.target for one in elsewhere.get(year, ())):
            table.append(Year(year, aim, None, None, Gap("other-basis", "", record.reports.get(year + 1))))
        else:
            table.append(Year(year, aim, None, None, _gap(aim, record, year, indicator, family)))
    return table


def _gap(
    aim: Statement,
    record: Documents,
    year: int,
    indicator: Indicator,
    family: Collection[str],
    since: int | None = None,
) -> Gap:
    """Why an aim has no result; a plan that quotes the aim of the one before and gives no result withholds it."""
    return Gap("withheld", "", aim.plan) if aim.quoted else record.gap(year, indicator, family, since)


def _judged_year(year: int, aims: Sequence[Statement], found: Sequence[Statement], up: int, record: Documents) -> Year:
    shown, figures = chosen(found)
    word = judged(aims, figures, up)
    if word is not None and unlike(aims[-1], shown, word):
        return Year(year, aims[-1], None, None, Gap("other-basis"))
    if word is not None and alone(aims[-1], shown, word, record):
        return Year(year, aims[-1], shown, None, Gap("open", "alone", shown.plan))
    if word is not None:
        return Year(year, aims[-1], shown, word)
    return Year(year, aims[-1], shown, None, unjudged(aims, shown, figures, up))


def alone(aim: Statement, result: Statement, word: str, record: Documents) -> bool:
    """Whether a drafted aim would be called missed by a drafted result that is far from it, with no other sign that
    both are of one thing.
    """
    read = [one.plan.origin == "draft" and not one.charted for one in (aim, result)]
    if word != "missed" or not all(read):
        return False
    return not near(aim, result.value) and not record.company.keeps(aim, result)


def unjudged(aims: Sequence[Statement], shown: Statement, figures: Sequence[Statement], up: int) -> Gap:
    """Why a result judges nothing."""
    bound = shown.quantity.op in (">=", "<=") and len(figures) == len(aims) == 1
    return Gap("no-direction" if up == 0 else "bound" if bound else "revised")


def _aim_of(some: Iterable[Statement]) -> Statement | None:
    return next((one for one in some if one.target), None)


def _spans(line: Line, record: Documents, indicator: Indicator, family: Collection[str]) -> list[Year]:
    """Totals and averages: each target over several years against what was measured over the very same years."""
    totals = line.totals()
    newest: dict[tuple[int, int], list[Statement]] = {}
    for one in line.targets:
        before = newest.get(one.span or (0, 0), [])
        if one.span is not None and not (before and one.quoted):
            newest[one.span] = [*before, one] if before and before[-1].plan.id == one.plan.id else [one]
    table = []
    for span, aims in sorted(newest.items(), key=lambda pair: (pair[0][1], pair[0][0])):
        found = totals.get(span)
        if found:
            year = _judged_year(span[1], aims, found, line.up, record)
            table.append(Year(span[1], year.aim, year.result, year.verdict, year.gap, span[0]))
        else:
            gap = _gap(aims[-1], record, span[1], indicator, family, span[0])
            table.append(Year(span[1], aims[-1], None, None, gap, span[0]))
    return table


def kept(table: Iterable[Year]) -> tuple[int, int]:
    """Of the years that were judged, how many kept their aim, closely or fully; and how many were judged."""
    words = [year.verdict for year in table if year.verdict]
    return len(words) - words.count("missed"), len(words)
