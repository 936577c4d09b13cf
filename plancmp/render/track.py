"""What became of a city's targets, on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from plancmp.knowledge.names import plan_tag
from plancmp.measures.statement import Statement
from plancmp.query.progress.track import Track, TrackRow
from plancmp.query.progress.years import Year
from plancmp.render import document as documents
from plancmp.render import grids, phrases
from plancmp.render.kit import parts
from plancmp.render.kit.columns import Columns
from plancmp.render.kit.flow import Flow
from plancmp.render.kit.plot import PATH, RESULT, TARGET, plot
from plancmp.render.kit.sheet import Sheet
from plancmp.render.view import View

COLOUR = {
    "behind": f"bold {parts.RED}",
    "missed": f"bold {parts.RED}",
    "lowered": parts.RED,
    "postponed": parts.RED,
    "redefined": parts.PURPLE,
    "dropped": parts.AMBER,
    "withheld": parts.AMBER,
    "raised": parts.GREEN,
    "brought-forward": parts.GREEN,
    "ahead": f"bold {parts.GREEN}",
    "met": f"bold {parts.GREEN}",
    "about": parts.GREEN,
    "on-track": parts.GREEN,
    "unchanged": "default",
    "open": parts.QUIET,
    None: parts.QUIET,
}

NARROW = 64
"""On screens of fewer columns the reason stands under the indicator."""

LABEL_WIDTH = {0: 20, 110: 30}
"""Cells of the column of indicators by the least width of the screen."""

YEARS = 6
"""So many years, the newest, stand under a reason; an indicator asked for is shown with all."""


def table(result: Track, view: View, console: Console) -> None:
    """Draw the rows: of indicators asked for each with its table of years and its plot, else one block a row."""
    if not result.rows:
        return
    lang = view.lang
    say = phrases.WORDS[lang]
    plans = ", ".join(plan_tag(plan, lang) for plan in result.plans)
    console.print(Text.assemble((phrases.name(result.city, lang), parts.HEAD), (f"  {plans}", parts.QUIET)))
    if result.selection.indicators:
        for row in result.rows:
            _whole(row, result, console, lang)
        console.print(_marks(lang))
        return
    for due in (True, False):
        counts = result.counts(due)
        if counts:
            head = Text(f"{say['due' if due else 'not due']}  ", parts.QUIET)
            words = [_verdict(word, lang) + Text(f" {count}", parts.FIGURE) for word, count in counts.items()]
            console.print(Flow(head + Text("  ").join(words)))
    met, judged = result.kept
    if judged:
        console.print(Flow(Text(say["years kept"].format(met=met, of=judged), parts.QUIET)))
    console.print()
    left = view.most(len(result.rows))
    for due in (True, False):
        rows = [row for row in result.rows if row.verdict.due is due]
        shown = rows if left is None else rows[:left]
        left = None if left is None else left - len(shown)
        if not shown:
            continue
        heading = Text.assemble(
            (say["due" if due else "not due"], parts.HEAD), (f" {len(shown)}/{len(rows)}", parts.QUIET)
        )
        console.print(Rule(heading, align="left", style=parts.QUIET, characters="─"))
        _blocks(shown, result, console, lang)
        if len(shown) < len(rows):
            console.print(Text(say["rows hidden"].format(n=len(rows) - len(shown)), parts.QUIET))
        console.print()


def grid(result: Track, view: View) -> grids.Grid:
    """One statement a row, each with the verdict on its indicator."""
    lang = view.lang
    return ["indicator", "label", "verdict", *grids.statement_columns(view), "because"], [
        [
            row.indicator.id,
            label(row, lang) if view.worded else row.label,
            row.verdict.word,
            *grids.statement(one, view),
            row.verdict.because(lang),
        ]
        for row in result.rows
        for one in row.everything
    ]


def document(result: Track, view: View) -> documents.Document:
    """One indicator a row with verdict and reason; then its years, each with aim, result and whether that was kept."""
    lang = view.lang
    say = phrases.WORDS[lang]
    places = documents.Places(result, lang)
    judged: list[list[documents.Cell]] = []
    years: list[list[documents.Cell]] = []
    for row in result.rows:
        name = label(row, lang)
        met, of = row.kept
        kept = say["kept"].format(met=met, of=of) if of else ""
        judged.append([name, phrases.VERDICT[lang][row.verdict.word or "none"], kept, row.verdict.because(lang)])
        for number, year in enumerate(telling(row.years)):
            pair = (year.aim, year.result)
            facts = (None if one is None else places.figure(one, _figure(one, lang).plain) for one in pair)
            when = year.year if year.since is None else f"{year.since}–{year.year}"
            years.append(["" if number else name, when, *facts, _kept(year, lang).plain])
    met, of = result.kept
    tables = [documents.Table([say["label"], say["verdict"], say["years"], say["because"]], judged)]
    if years:
        heads = phrases.heads(lang, "label", "year", "aim", "result", "verdict")
        tables.append(documents.Table(heads, years, say["by year"]))
    lead = [say["years kept"].format(met=met, of=of)] if of else []
    return documents.document(result, documents.title_of(result, lang), tables, lead)


def _blocks(rows: Sequence[TrackRow], result: Track, console: Console, lang: str) -> None:
    """Indicator, verdict, and beside them the reason over the years."""
    say = phrases.WORDS[lang]
    width = next(cells for least, cells in reversed(LABEL_WIDTH.items()) if console.width >= least)
    if console.width < NARROW:
        for number, row in enumerate(rows):
            if number:
                console.print()
            console.print(Flow(Text(label(row, lang), parts.HEAD) + Text(" ") + _word(row, lang)))
            console.print(Padding(_reasons(row, result, lang), (0, 0, 0, 2)))
        return
    columns = Columns(say["label"], say["verdict"], say["because"], widths=(width,), rest=(2,))
    for row in rows:
        columns.add(Text(label(row, lang), parts.HEAD), _word(row, lang, "\n"), _reasons(row, result, lang))
    console.print(columns)


def _word(row: TrackRow, lang: str, between: str = " ") -> Text:
    """The verdict, and how many of the years that can be judged kept their aim."""
    text, (met, judged) = _verdict(row.verdict.word, lang), row.kept
    if judged:
        text.append(between + phrases.WORDS[lang]["kept"].format(met=met, of=judged), parts.QUIET)
    return text


def _reasons(row: TrackRow, result: Track, lang: str) -> Flow:
    """The reason with the places where its figures stand, and under it the newest years."""
    plans = {plan.id: plan for plan in result.plans}
    text = Text(row.verdict.because(lang))
    text.highlight_regex(r"\d[\d.]*%", parts.FIGURE)
    for one in dict.fromkeys(filter(None, (row.verdict.start, row.verdict.goal))):
        text.append(f" · {parts.reference(one.item, plans, lang)}", parts.QUIET)
    years = telling(row.years)
    told = [_year(year, lang) for year in years[-YEARS:]]
    if len(years) > YEARS:
        told.insert(0, Text(phrases.WORDS[lang]["earlier years"].format(n=len(years) - YEARS), parts.QUIET))
    return Flow(text, (Text(), Text(" | ", parts.QUIET).join(told)))


def telling(years: Sequence[Year]) -> list[Year]:
    """The years without those of a quota that are still to come, but for the next."""
    coming = [year for year in years if year.gap is not None and year.gap.detail == "later"]
    return [year for year in years if year not in coming[1:] or (year.aim is not None and not year.aim.quota)]


def _year(year: Year, lang: str) -> Text:
    """A year in one line: 2023 ≥400家 → 408家 达到; of a goal the path is open."""
    when = str(year.year) if year.since is None else f"{year.since}–{year.year}"
    text = Text(f"{when} ", parts.QUIET)
    if year.aim is not None:
        text.append(year.aim.figure(lang), parts.FIGURE)
        text.append(" → ", parts.QUIET)
    if year.result is not None:
        text.append(year.result.figure(lang), parts.STRENGTH["done"])
        text.append(" ")
    text.append_text(_kept(year, lang))
    text.rstrip()
    return text


def _kept(year: Year, lang: str) -> Text:
    """Whether the aim of a year was met, or why that cannot be told."""
    if year.verdict is not None:
        return _verdict(year.verdict, lang)
    if year.gap is None or year.aim is None:
        return Text()
    words = phrases.WHY[lang]
    return Text(words.get(year.gap.detail, words[year.gap.why]), parts.QUIET)


def _figure(one: Statement, lang: str) -> Text:
    figure = one.figure(lang)
    if one.quantity.annual:
        say = phrases.WORDS[lang]["average" if one.basis == "average" else "yearly"]
        figure = f"{say}{figure}" if lang == "zh" else f"{figure} {say}"
    return Text(figure, parts.FIGURE if one.target else parts.STRENGTH["done"])


def _whole(row: TrackRow, result: Track, console: Console, lang: str) -> None:
    """One indicator with its table of years, the figures beside it, and the plot with the path to its goal."""
    say = phrases.WORDS[lang]
    plans = {plan.id: plan for plan in result.plans}
    head = Text(label(row, lang), parts.HEAD) + Text(f" {row.indicator.id}  ", parts.QUIET)
    console.print(head + _word(row, lang, "  "))
    console.print(Padding(Flow(Text(row.verdict.because(lang))), (0, 0, 0, 2)))
    lines = []
    for year in row.years:
        pair = [one for one in (year.aim, year.result) if one is not None]
        places = [Text.assemble(parts.mark(one.item, lang), " ", _place(one, result, lang)) for one in pair]
        when = str(year.year) if year.since is None else f"{year.since}–{year.year}"
        aim = Text("—", parts.QUIET) if year.aim is None else _figure(year.aim, lang)
        got = Text("—", parts.QUIET) if year.result is None else _figure(year.result, lang)
        lines.append((Text(when), aim, got, _kept(year, lang), Text("  ").join(places)))
    if lines:
        heads = (*phrases.heads(lang, "year", "aim", "result", "verdict"), "")
        sheet = Sheet(*heads, numeric=(1, 2), least=max(where.cell_len for *_, where in lines))
        for *short, where in lines:
            sheet.add(*short, text=Flow(where))
        console.print(Padding(sheet, (0, 0, 0, 2)))
    shown = {id(one) for year in row.years for one in (year.aim, year.result)}
    beside = [one for one in row.everything if id(one) not in shown]
    for one in beside:
        note = "" if one in row.points else say["doubted" if one in row.doubted else "not compared"]
        kind = say["result"] if not one.target else say[one.quantity.kind]
        line = Text.assemble(f"{one.year or '—'} ", (f"{kind} ", parts.QUIET), _figure(one, lang), " ")
        line.append_text(parts.mark(one.item, lang))
        line.append(f" {parts.reference(one.item, plans, lang)}  {note}".rstrip(), parts.QUIET)
        console.print(Padding(Flow(line), (0, 0, 0, 2)))
    drawn = plot(row.points, row.verdict.start, row.verdict.goal, lang, console.width - 2)
    if drawn is not None:
        console.print(Padding(drawn, (0, 0, 0, 2)))
    console.print()


def _place(one: Statement, result: Track, lang: str) -> Text:
    return Text(parts.reference(one.item, {plan.id: plan for plan in result.plans}, lang), parts.QUIET)


def label(row: TrackRow, lang: str) -> str:
    name = phrases.name(row.indicator, lang)
    return f"{name}: {phrases.scope(row.aside, lang)}" if row.aside else name


def _verdict(word: str | None, lang: str) -> Text:
    return Text(phrases.VERDICT[lang][word or "none"], COLOUR[word])


def _marks(lang: str) -> Text:
    say = phrases.WORDS[lang]
    pairs: Iterable[tuple[str, str]] = ((RESULT, say["result"]), (TARGET, say["target"]), (PATH, say["path to"]))
    return Text("  ").join(Text.assemble((mark, parts.FIGURE), (f" {meaning}", parts.QUIET)) for mark, meaning in pairs)
