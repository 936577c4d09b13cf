"""What changed from one plan to another, on the screen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from plancmp.knowledge.names import plan_tag
from plancmp.model import Commitment
from plancmp.query.diff.diff import Diff, DiffRow
from plancmp.render import document as documents
from plancmp.render import grids, phrases
from plancmp.render.kit import narrowing, parts
from plancmp.render.kit.columns import GAP, Columns
from plancmp.render.kit.flow import Flow
from plancmp.render.kit.sheet import Sheet
from plancmp.render.view import View

COLOUR = {
    "lowered": parts.RED,
    "weakened": parts.RED,
    "postponed": parts.RED,
    "missed": f"bold {parts.RED}",
    "dropped": parts.AMBER,
    "redefined": parts.PURPLE,
    "raised": parts.GREEN,
    "strengthened": parts.GREEN,
    "brought-forward": parts.GREEN,
    "added": parts.TEAL,
    "achieved": f"bold {parts.GREEN}",
    "about": parts.GREEN,
    "kept": "default",
    "reported": parts.INDIGO,
    "due": parts.QUIET,
    "unmatched": parts.QUIET,
}

SHOWN, SHOWN_OF_THE_SAME = 8, 4
"""So many rows of a change are shown, and so many of those of which most plans are full."""

PLENTY = ("kept", "reported", "due")

UNSURE = ("unmatched",)
"""Changes that are only counted unless they are asked for: of these fewer than nine in ten were right when read."""

LABEL_WIDTH = {0: 22, 110: 30}
"""Cells of the column of topics and reasons by the least width of the screen."""

OLD, NEW = "-", "+"
"""Stand before the earlier and the later plan's words where they are under each other."""

GONE, COME = f"{parts.RED} underline", f"{parts.GREEN} underline"


def table(result: Diff, view: View, console: Console) -> None:
    """Draw the two plans and the counts, then change by change what weighs most, old beside new."""
    lang = view.lang
    say = phrases.WORDS[lang]
    drawer = _Drawer(result, view, console.width)
    _head(result, console, lang)
    if not result.rows:
        return
    left = view.limit
    for change in result.summary:
        rows = [row for row in result.rows if row.change == change]
        if change in UNSURE and not view.everything and change not in result.only:
            continue
        shown = rows[: left if left is not None else _most(change, result, view)]
        left = None if left is None else left - len(shown)
        if not shown:
            continue
        heading = Text.assemble(
            (phrases.CHANGE[lang][change], f"bold {COLOUR[change]}"), (f" {len(shown)}/{len(rows)}", parts.QUIET)
        )
        console.print(Rule(heading, align="left", style=parts.QUIET, characters="─"))
        reasons = {row.because for row in rows}
        if len(reasons) == 1 and len(rows) > 1:
            console.print(Flow(Text(rows[0].because[lang != "zh"], parts.QUIET)))
        console.print(drawer.rows(shown, because=len(reasons) > 1 or len(rows) == 1))
        console.print()
    console.print(parts.legend(drawer.strengths, lang))
    hidden = len(result.rows) - drawer.drawn
    if hidden:
        console.print(Text(say["changes hidden"].format(n=hidden), parts.QUIET))


def _most(change: str, result: Diff, view: View) -> int | None:
    most = SHOWN_OF_THE_SAME if change in PLENTY else SHOWN
    return view.most(most if not result.only else 3 * SHOWN)


_SIDE = ("clause", "strength", "text", "text_en", "figures", "id")
"""What the grid has of each of the two commitments."""


def grid(result: Diff, view: View) -> grids.Grid:
    """One change a row: both commitments with their places, and the reason in both languages."""
    heads = [
        "change",
        "topic",
        *(f"{side}_{name}" for side in ("from", "to") for name in _SIDE),
        "because",
        "because_en",
    ]
    rows = []
    for row in result.rows:
        cells: list[object] = [row.change, row.either.topic]
        for item in (row.old, row.new):
            cells += [None] * len(_SIDE) if item is None else _side(result, item, view)
        rows.append([*cells, *row.because])
    return heads, rows


def _side(result: Diff, item: Commitment, view: View) -> list[object]:
    cells = dict(zip(grids.commitment_columns(), grids.commitment(item, view, result.records.indicators)))
    return [cells[name] for name in _SIDE]


def document(result: Diff, view: View) -> documents.Document:
    """Change, topic, the two sentences, and the reason."""
    lang = view.lang
    say = phrases.WORDS[lang]
    places = documents.Places(result, lang)
    heads = [say["change"], say["topic"], *(_tag(result, place, lang) for place in (0, 1)), say["because"]]
    rows: list[list[documents.Cell]] = [
        [
            phrases.CHANGE[lang][row.change],
            _topic(result, row, lang),
            places.fact(row.old) if row.old else None,
            places.fact(row.new) if row.new else None,
            row.because[lang != "zh"],
        ]
        for row in result.rows
    ]
    return documents.document(result, documents.title_of(result, lang), [documents.Table(heads, rows)])


def _tag(result: Diff, place: int, lang: str) -> str:
    """One of the two plans in a few characters, with its city where they are of two."""
    plan = (result.old, result.new)[place]
    tag = plan_tag(plan, lang)
    if result.old.city == result.new.city:
        return tag
    return f"{phrases.name(result.records.cities[plan.city], lang)}{'' if lang == 'zh' else ' '}{tag}"


def _topic(result: Diff, row: DiffRow, lang: str) -> str:
    topic = row.either.topic
    return phrases.WORDS[lang]["open"] if topic is None else phrases.name(result.records.topics[topic], lang)


def _head(result: Diff, console: Console, lang: str) -> None:
    """Which plans, how much of each was read, and how many commitments changed in what way."""
    say = phrases.WORDS[lang]
    cities = [phrases.name(city, lang) for city in result.records.cities.values()]
    only = [*narrowing.told(result, lang), *(phrases.CHANGE[lang][name] for name in result.only)]
    title = f"{' · '.join(cities)}  {_tag(result, 0, lang)} → {_tag(result, 1, lang)}"
    console.print(Flow(Text(title + (f" — {', '.join(only)}" if only else ""), parts.HEAD)))
    sheet = Sheet("", "", at=1, least=30)
    for place, plan in enumerate((result.old, result.new)):
        read, total = result.read[place]
        how = f"{say['read']} {read}/{total}" if lang == "zh" else f"{read} of {total} {say['read']}"
        text = Text.assemble(
            plan.adopted, (f" {say['draft']}" if plan.origin == "draft" else "", parts.PURPLE), f"  {how}"
        )
        sheet.add(Text(_tag(result, place, lang), parts.HEAD), text=Flow(text))
    console.print(sheet)
    counts = [
        Text.assemble((phrases.CHANGE[lang][change], COLOUR[change]), (f" {count}", parts.FIGURE))
        for change, count in result.summary.items()
    ]
    if counts:
        console.print(Flow(Text("  ").join(counts)))
    if result.summary.get("unmatched"):
        console.print(Flow(Text(say["unmatched how"], parts.QUIET)))
    console.print()


class _Drawer:
    """The rows of one answer as renderables; it counts what was drawn."""

    def __init__(self, result: Diff, view: View, width: int) -> None:
        self.result, self.lang = result, view.lang
        self.plans = {result.old.id: result.old}  # the columns say which plan; a place is its clause alone
        self.label = next(cells for least, cells in reversed(LABEL_WIDTH.items()) if width >= least)
        self.narrow = (width - self.label) // 2 < parts.NARROW
        self.strengths: list[str] = []
        self.drawn = 0

    def rows(self, rows: Sequence[DiffRow], *, because: bool) -> RenderableType:
        """Old beside new, with the reason under the topic, or where one of the two has nothing."""
        self.drawn += len(rows)
        if self.narrow:
            return Group(*(piece for row in rows for piece in self.stacked(row, because)))
        both = because or any(row.old is not None for row in rows) and any(row.new is not None for row in rows)
        say = phrases.WORDS[self.lang]
        heads = [_tag(self.result, 0, self.lang), _tag(self.result, 1, self.lang)]
        if not both:
            heads = [heads[rows[0].old is None]]
        columns = Columns(say["topic"], *heads, widths=(self.label - GAP,), rest=range(1, len(heads) + 1))
        for row in rows:
            topic = Text(_topic(self.result, row, self.lang), parts.HEAD)
            reason = Text(row.because[self.lang != "zh"], parts.QUIET)
            old, new = self.cells(row)
            if not both:
                columns.add(topic, new if row.old is None else old)
            elif row.old is None or row.new is None:  # where the other plan has nothing it is said why
                told = Flow(reason if because else Text())
                columns.add(topic, *((told, new) if row.old is None else (old, told)))
            else:
                columns.add(topic.append("\n").append_text(reason) if because else topic, old, new)
        return columns

    def stacked(self, row: DiffRow, because: bool) -> Iterator[RenderableType]:
        """Topic, old, new and the reason under each other."""
        yield Flow(Text(_topic(self.result, row, self.lang), parts.HEAD))
        for sign, item, cell in zip((OLD, NEW), (row.old, row.new), self.cells(row)):
            if item is not None:
                mark, text = cell.entries[0]
                yield Flow((Text(f"{sign} ") + mark, text))
        if because:
            yield Padding(Flow(Text(row.because[self.lang != "zh"], parts.QUIET)), (0, 0, 0, 2))

    def cells(self, row: DiffRow) -> tuple[Flow, Flow]:
        """Both sentences, what differs in them marked."""
        old, new = self.entry(row.old), self.entry(row.new)
        if row.old is not None and row.new is not None and row.change != "kept":
            sentences = [phrases.sentence(item, self.lang) for item in (row.old, row.new)]
            for start, end, side in differing(*sentences):
                (old, new)[side][1].stylize((GONE, COME)[side], start, end)
        return Flow(old), Flow(new)

    def entry(self, item: Commitment | None) -> tuple[Text, Text]:
        if item is None:
            return Text(), Text()
        self.strengths.append(item.strength)
        return parts.entry(item, self.plans, self.lang, told=(item.city,))


def differing(old: str, new: str) -> Iterator[tuple[int, int, int]]:
    """Where two sentences differ: begin and end, in the first (0) or the second (1); numbers and words stay whole."""
    pieces = [[(match.start(), match[0]) for match in _PIECE.finditer(text)] for text in (old, new)]
    before, after = ([word for _, word in side] for side in pieces)
    for what, *spans in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        for side, (first, last) in enumerate((spans[:2], spans[2:])):
            if first < last:
                start, (place, word) = pieces[side][first][0], pieces[side][last - 1]
                yield start, place + len(word), side


_PIECE = re.compile(r"\d[\d.,]*|[A-Za-z]+|\S")
