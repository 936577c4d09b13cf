"""Places in the order of an indicator, on the screen."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from plancmp.knowledge.names import plan_tag
from plancmp.measures.statement import Statement
from plancmp.model import City
from plancmp.query.progress.statements import amount
from plancmp.query.rank import Ranking, RankRow
from plancmp.render import grids, phrases
from plancmp.render.kit import parts
from plancmp.render.kit.columns import Columns
from plancmp.render.kit.flow import Flow
from plancmp.render.view import View

ROWS = 40
"""So many places are shown."""

NAMED = 12
"""So many of the places of which nothing is known are named."""

BAR, BAR_WIDTH = "▪", {0: 8, 100: 16, 160: 30}
"""The bar, and its cells by the least width of the screen."""


def table(result: Ranking, view: View, console: Console) -> None:
    """Draw the head, then one line a place, at last what is not known."""
    lang = view.lang
    for line in _head(result, lang):
        console.print(Flow(line))
    if not result.rows:
        _unknown(result, console, lang)
        return
    rows = result.rows if result.around else result.rows[: view.most(ROWS)]
    # Where all lie in one province its figure stands in the head.
    provinces = {row.above.province for row in rows}
    aside = len(provinces) > 1
    cells = next(width for least, width in reversed(BAR_WIDTH.items()) if console.width >= least)
    top = max((abs(row.statement.value if row.gap is None else row.gap) for row in result.rows), default=0) or 1
    kinds = (result.kind, "result", "gap") if result.outcome else (result.kind,)
    heads = ["", *phrases.heads(lang, "city", *kinds), "", *phrases.heads(lang, "plan", "over")]
    columns = Columns(*heads, rest=(len(heads) - 2,), numeric=(0,))
    for row in rows:
        columns.add(*_line(result, row, lang, cells, top, aside))
    console.print()
    console.print(columns)
    console.print()
    if len(rows) < len(result.rows) and not result.around:
        console.print(Flow(Text(phrases.counted("more places", len(result.rows) - len(rows), lang), parts.QUIET)))
    _unknown(result, console, lang)


def _line(result: Ranking, row: RankRow, lang: str, cells: int, top: float, aside: bool) -> list[Text]:
    one = row.statement
    here = result.around is not None and result.around.id == row.city.id
    size = one.value if row.gap is None else row.gap
    bar = BAR * max(round(cells * abs(size) / top), 1 if size else 0)
    cited = Text(f"{plan_tag(one.plan, lang)} §{one.item.clause}", parts.QUIET)
    cited.append(f" [{phrases.WORDS[lang][one.item.origin]}]" if one.item.origin != "curated" else "", parts.QUIET)
    held = []
    if row.result is not None and row.gap is not None:
        short = parts.RED if row.gap < 0 else parts.GREEN
        held = [Text(_figure(row.result, lang)), Text(_points(row.gap, result.unit, lang), short)]
    return [
        Text(str(row.rank)),
        Text(phrases.name(row.city, lang), parts.HEAD if here else ""),
        Text.assemble((_figure(one, lang), parts.FIGURE), f" {one.year}"),
        *held,
        Text(bar, parts.RED if size < 0 else parts.TEAL),
        cited,
        _over(row, lang, aside),
    ]


def _figure(one: Statement, lang: str) -> str:
    expected = phrases.WORDS[lang]["told expected"] if one.quantity.expected else ""
    return f"{one.figure(lang)}{expected}"


def _points(size: float, unit: str, lang: str) -> str:
    if unit == "%":
        return f"{size:+g}" if size else "0"
    return ("+" if size > 0 else "") + amount(size, unit, lang)


def _over(row: RankRow, lang: str, aside: bool) -> Text:
    """The mark-up on the province's figure, with that figure where it is not the same for all."""
    outer = row.above.province
    if outer is None:
        return Text("")
    text = Text()
    if row.over is not None:
        text.append(_points(row.over, "%", "zh"))
    if aside:
        said = outer.figure(lang)
        text.append(f" ({said})" if row.over is not None else said, parts.QUIET)
    return text


def _head(result: Ranking, lang: str) -> list[Text]:
    """What is ranked and of whom; how many are known and how they lie; what stands above all of them."""
    say = phrases.WORDS[lang]
    joint = "、" if lang == "zh" else ", "
    title = Text(phrases.name(result.indicator, lang), parts.HEAD)
    of = [phrases.name(place, lang) for place in result.within] or [say["whole country"]]
    what = say["of the year"].format(year=result.year, kind=say[result.kind])
    if result.outcome:
        what = say[f"outcome {result.outcome}"].format(year=result.year, n=len(result.rows), of=result.held)
    title.append(f"  {what} · {joint.join(of)} · {joint.join(say[level] for level in result.levels)}")
    if not result.year_said:
        title.append(f"  ({say['newest year']})", parts.QUIET)
    lines = [title]
    summary = result.summary
    known = say["known of"].format(n=summary.known, m=summary.places)
    line = Text(known)
    if summary.known:
        spread = [amount(value, result.unit, lang) for value in _five(result)]
        line.append("  " + say["spread"].format(*spread))
    line.append(
        "  " + say["first is lowest" if result.indicator.direction == "lower" else "first is highest"], parts.QUIET
    )
    lines.append(line)
    above = _above_all(result, lang)
    return [*lines, Text(above)] if above else lines


def _five(result: Ranking) -> list[float]:
    summary = result.summary
    return [value for value in (summary.min, summary.q1, summary.median, summary.q3, summary.max) if value is not None]


def _above_all(result: Ranking, lang: str) -> str:
    """The figures of the province, where all lie in one, and of the nation."""
    firsts = [row.above for row in result.rows]
    provinces = {above.province for above in firsts}
    said = []
    if len(provinces) == 1 and (outer := provinces.pop()):
        said.append(outer)
    said += [above.nation for above in firsts[:1] if above.nation]
    names = [
        phrases.name(result.records.cities[one.item.city], lang)
        if one.item.city in result.records.cities
        else one.item.city
        for one in said
    ]
    return "  ".join(f"{name} {one.figure(lang)}" for name, one in zip(names, said))


def _unknown(result: Ranking, console: Console, lang: str) -> None:
    say = phrases.WORDS[lang]
    for key, places in (("unknown places", result.unknown), ("other unit", result.otherwise)):
        if places:
            named = _names(places, lang)
            console.print(Flow(Text(say[key].format(n=len(places), names=named), parts.QUIET)))


def _names(places: tuple[City, ...], lang: str) -> str:
    joint = "、" if lang == "zh" else ", "
    named = joint.join(phrases.name(place, lang) for place in places[:NAMED])
    return named + (" …" if len(places) > NAMED else "")


def grid(result: Ranking, view: View) -> grids.Grid:
    """One place a row: its figure, what it is held against, and the figures above it."""
    rows = []
    for row in result.rows:
        above = [None if one is None else one.value for one in (row.above.province, row.above.nation)]
        held = [None if row.result is None else row.result.value, row.gap] if result.outcome else []
        figure = grids.statement(row.statement, view)
        rows.append([row.rank, row.city.id, row.city.adcode, row.city.level, *figure, *held, *above, row.over])
    names = ["rank", "city", "adcode", "level", *grids.statement_columns(view)]
    names += ["result", "gap"] if result.outcome else []
    return [*names, "province", "nation", "over"], rows
