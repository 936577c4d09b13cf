"""What became of a city's targets, on the screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from plancmp.query.series import Statement
from plancmp.query.track import Row, Track
from plancmp.query.verdicts import VERDICTS
from plancmp.render import words
from plancmp.render.table import parts
from plancmp.render.table.columns import Columns
from plancmp.render.table.flow import Flow
from plancmp.render.table.plot import PATH, RESULT, TARGET, plot
from plancmp.render.table.sheet import Sheet

COLOUR = {
    "behind": "bold red", "missed": "bold red", "lowered": "red", "postponed": "red", "redefined": "magenta", "dropped": "yellow",
    "raised": "green", "brought-forward": "green", "ahead": "bold green", "met": "bold green", "on-track": "green",
    "unchanged": "default", None: parts.QUIET,
}

DROPPED = 10
"""So many rows are shown of those that later plans do not mention."""

NARROW = 64
"""On screens of fewer columns the reason stands under the indicator."""

LABEL_WIDTH = {0: 20, 110: 30}
"""Cells of the column of indicators by the least width of the screen."""


def draw(result: Track, console: Console, lang: str, *, whole: bool, everything: bool) -> None:
    """Print the rows; ``whole`` draws each as a line of time with its plot, else one block a row."""
    say = words.WORDS[lang]
    plans = ", ".join(words.plan_tag(plan, lang) for plan in result.plans)
    console.print(Text.assemble((words.name(result.city, lang), parts.HEAD), (f"  {plans}", parts.QUIET)))
    if whole:
        for row in result.rows:
            _whole(row, result, console, lang)
        console.print(_marks(lang))
        return
    counts = Counter(row.verdict.word for row in result.rows)
    used = [word for word in (*VERDICTS, None) if counts[word]]
    console.print(Text("  ").join(_verdict(word, lang) + Text(f" {counts[word]}", parts.FIGURE) for word in used))
    console.print()
    judged = [row for row in result.rows if row.verdict.word != "dropped"]
    dropped = [row for row in result.rows if row.verdict.word == "dropped"]
    for title, rows, most in ((say["verdicts"], judged, len(judged)), (say["dropped rows"], dropped, DROPPED)):
        shown = rows if everything else rows[:most]
        if not shown:
            continue
        heading = Text.assemble((title, parts.HEAD), (f" {len(shown)}/{len(rows)}", parts.QUIET))
        console.print(Rule(heading, align="left", style=parts.QUIET, characters="─"))
        _blocks(shown, result, console, lang)
        if len(shown) < len(rows):
            console.print(Text(say["rows hidden"].format(n=len(rows) - len(shown)), parts.QUIET))
        console.print()


def _blocks(rows: Sequence[Row], result: Track, console: Console, lang: str) -> None:
    """Indicator, verdict, and beside them the reason over the line of time."""
    say = words.WORDS[lang]
    width = next(cells for least, cells in reversed(LABEL_WIDTH.items()) if console.width >= least)
    if console.width < NARROW:
        for number, row in enumerate(rows):
            if number:
                console.print()
            console.print(Flow(Text(_label(row, lang), parts.HEAD) + Text(" ") + _verdict(row.verdict.word, lang)))
            console.print(Padding(_reasons(row, result, lang), (0, 0, 0, 2)))
        return
    grid = Columns(say["label"], say["verdict"], say["because"], widths=(width,), rest=(2,))
    for row in rows:
        grid.add(Text(_label(row, lang), parts.HEAD), _verdict(row.verdict.word, lang), _reasons(row, result, lang))
    console.print(grid)


def _reasons(row: Row, result: Track, lang: str) -> Flow:
    """The reason, and under it the line of time; of a target that was dropped only where it stands."""
    text = Text(row.verdict.because(lang))
    text.highlight_regex(r"\d[\d.]*%", parts.FIGURE)
    if row.verdict.word != "dropped":
        return Flow(text, (Text(), _timeline(row, result, lang)))
    goal = row.verdict.goal or row.points[0]
    text.append(" " + parts.reference(goal.item, {plan.id: plan for plan in result.plans}, lang), parts.QUIET)
    return Flow(text)


def _timeline(row: Row, result: Track, lang: str) -> Text:
    """All statements in the order of their years: 2023 成 2380列 2024报告§一(二)."""
    plans = {plan.id: plan for plan in result.plans}
    pieces = []
    for one in row.everything:
        pieces.append(Text.assemble(
            (f"{one.year or '—'} ", parts.QUIET), parts.mark(one.item, lang), " ", _figure(one, lang),
            (f" {parts.reference(one.item, plans, lang)}", parts.QUIET),
        ))
    return Text(" | ", parts.QUIET).join(pieces)


def _figure(one: Statement, lang: str) -> Text:
    figure = one.figure(lang)
    if one.quantity.annual:
        say = words.WORDS[lang]["average" if one.unit == "%" else "yearly"]
        figure = f"{say}{figure}" if lang == "zh" else f"{figure} {say}"
    return Text(figure, parts.FIGURE if one.target else parts.STRENGTH["done"])


def _whole(row: Row, result: Track, console: Console, lang: str) -> None:
    """One indicator with every statement on a line, and the plot."""
    say = words.WORDS[lang]
    plans = {plan.id: plan for plan in result.plans}
    console.print(Text(_label(row, lang), parts.HEAD) + Text(f" {row.indicator.id}  ", parts.QUIET) + _verdict(row.verdict.word, lang))
    console.print(Padding(Flow(Text(row.verdict.because(lang))), (0, 0, 0, 2)))
    lines = []
    for one in row.everything:
        kind = say["result"] if not one.target else say[one.quantity.kind]
        where = Text.assemble(parts.mark(one.item, lang), (f" {parts.reference(one.item, plans, lang)}", parts.QUIET))
        if one not in row.points:
            where.append(f"  {say['not compared']}", parts.QUIET)
        lines.append((Text(str(one.year or "—")), Text(kind), _figure(one, lang), where))
    sheet = Sheet("", "", "", "", numeric=(2,), least=max(where.cell_len for *_, where in lines))
    for *short, where in lines:
        sheet.add(*short, text=Flow(where))
    console.print(Padding(sheet, (0, 0, 0, 2)))
    drawn = plot(row.points, row.verdict.start, row.verdict.goal, lang, console.width - 2)
    if drawn is not None:
        console.print(Padding(drawn, (0, 0, 0, 2)))
    console.print()


def _label(row: Row, lang: str) -> str:
    name = words.name(row.indicator, lang)
    return f"{name}: {row.subject}" if row.subject else name


def _verdict(word: str | None, lang: str) -> Text:
    return Text(words.VERDICT[lang][word], COLOUR[word])


def _marks(lang: str) -> Text:
    say = words.WORDS[lang]
    pairs: Iterable[tuple[str, str]] = ((RESULT, say["result"]), (TARGET, say["target"]), (PATH, say["path to"]))
    return Text("  ").join(Text.assemble((mark, parts.FIGURE), (f" {meaning}", parts.QUIET)) for mark, meaning in pairs)
