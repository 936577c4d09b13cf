"""What a city lacks against others, on the screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from plancmp.model import Plan
from plancmp.query.gaps import GapRow, Gaps
from plancmp.query.salience import telling
from plancmp.render import document as documents
from plancmp.render import grids, phrases
from plancmp.render.kit import parts
from plancmp.render.kit.columns import Columns
from plancmp.render.kit.flow import Flow
from plancmp.render.view import View

ROWS, PER_CELL = 15, 2
"""So many topics are shown, and so many commitments of one city in each."""

MENTIONS = 3
"""So many of the clauses that mention a topic are named."""

HOLDERS = 3
"""So many of more than :data:`NAMED` cities that commit to a topic are shown with what they say, the others named."""

NAMED = 6
"""So many of the cities that another is held against are named in the title."""

LABEL_WIDTH = {0: 18, 110: 26}
"""Cells of the column of topics by the least width of the screen."""


def table(result: Gaps, view: View, console: Console) -> None:
    """Draw the topics, the strongest first, with the commitments of those who have them."""
    if not result.rows:
        return
    lang = view.lang
    say = phrases.WORDS[lang]
    names = {city.id: phrases.name(city, lang) for city in (result.city, *result.against)}
    plans = {plan.id: plan for plan in result.plans}
    joined = ("、" if lang == "zh" else ", ").join(names[city.id] for city in result.against)
    if len(result.against) > NAMED:
        joined = say["so many cities"].format(n=len(result.against))
    title = say["only of" if result.reverse else "gaps of"].format(others=joined, city=names[result.city.id])
    rows = result.rows[: view.most(ROWS)]
    without = [(row, city) for row in rows for city in row.lacking]
    if any(result.absence(row, city) == "unread" for row, city in without):
        title += say["or unread"]  # what nobody read may well commit to it
    console.print(Text(title, parts.HEAD) + Text(f"  {len(rows)}/{len(result.rows)}", parts.QUIET))
    width = next(cells for least, cells in reversed(LABEL_WIDTH.items()) if console.width >= least)
    name_width = max(map(cell_len, names.values()))
    columns = Columns(say["topic"], say["city"], say["text"], widths=(width,), rest=(2,))
    pieces: list[RenderableType] = []
    for row in rows:
        topic, theme = phrases.name(row.topic, lang), f"({phrases.name(result.records.themes[row.topic.theme], lang)})"
        blocks: list[tuple[Text, Flow]] = []
        holding = _holding(row)
        shown = holding if view.everything or len(holding) <= NAMED else holding[:HOLDERS]
        for city in shown:
            cell = row.cells[city]
            most = len(cell) if view.everything else PER_CELL
            entries = [parts.entry(item, plans, lang) for item in cell[:most]]
            if len(cell) > most:
                entries[-1][1].append(" " + say["more"].format(n=len(cell) - most), parts.QUIET)
            blocks.append((Text(names[city], parts.FIGURE), Flow(*entries)))
        if len(holding) > len(shown):
            rest = ("、" if lang == "zh" else ", ").join(names[city] for city in holding[len(shown) :])
            more = say["other holders"].format(n=len(holding) - len(shown), names=rest)
            blocks.append((Text(), Flow(Text(more, parts.QUIET))))
        blocks += [
            (Text(cities), Flow(Text(why, "dim italic"))) for cities, why in _lacking(result, row, names, plans, view)
        ]
        held = (
            ""
            if result.reverse or len(result.against) < 2
            else say["of the peers"].format(n=len(holding), m=len(result.against))
        )
        pieces.append(Flow(Text.assemble((topic, parts.HEAD), (f" {theme}", parts.QUIET), f" {held}")))
        for city_name, text in blocks:
            pieces += ([Padding(city_name, (0, 0, 0, 2))] if city_name else []) + [Padding(text, (0, 0, 0, 4))]
        label = Flow(Text.assemble((topic, parts.HEAD), (f"\n{theme}", parts.QUIET), f"\n{held}" if held else ""))
        for number, block in enumerate(blocks):
            columns.add("" if number else label, *block)
    # On a narrow screen everything stands under the other.
    console.print(Group(*pieces) if console.width < width + name_width + 4 + parts.NARROW else columns)
    console.print(parts.legend((item.strength for row in rows for cell in row.cells.values() for item in cell), lang))
    if len(rows) < len(result.rows):
        console.print(Text(phrases.counted("gap rows", len(result.rows) - len(rows), lang), parts.QUIET))


def _holding(row: GapRow) -> list[str]:
    """The cities that commit to a topic, those first that say most of it."""
    holding = [city for city in row.cells if city not in row.lacking]
    return sorted(holding, key=lambda city: -max(map(telling, row.cells[city]), default=0))


def _lacking(
    result: Gaps, row: GapRow, names: Mapping[str, str], plans: Mapping[str, Plan], view: View
) -> Iterator[tuple[str, str]]:
    """The cities without a commitment, and why; many of those that are held against one are counted by the reason."""
    lang = view.lang
    others = [city for city in row.lacking if city != result.city.id]
    many = len(others) > NAMED and not view.everything
    for city in row.lacking if not many else [city for city in row.lacking if city == result.city.id]:
        yield names[city], _absence(result, row, city, plans, lang)
    if many:
        why = Counter(phrases.absence(result.absence(row, city), result.coverage[city], lang) for city in others)
        said = (" · " if lang == "zh" else "; ").join(f"{reason} {count}" for reason, count in why.most_common())
        yield phrases.WORDS[lang]["so many cities"].format(n=len(others)), said


def _absence(result: Gaps, row: GapRow, city: str, plans: Mapping[str, Plan], lang: str) -> str:
    """Why a city has no commitment; where it mentions the matter, the clauses. Beside results only what it plans."""
    why = result.absence(row, city)
    said = phrases.absence(why, result.coverage[city], lang)
    mentions = [item for item in row.mentions[city] if why != "only done" or item.planned]
    if not mentions:
        return said
    if why == "only done":
        said += phrases.WORDS[lang]["touched too" if city in row.perhaps else "mentioned too"]
    places = list(dict.fromkeys(parts.reference(item, plans, lang) for item in mentions))
    more = f" {phrases.WORDS[lang]['more'].format(n=len(places) - MENTIONS)}" if len(places) > MENTIONS else ""
    return f"{said}: {', '.join(places[:MENTIONS])}{more}"


def document(result: Gaps, view: View) -> documents.Document:
    """One commitment of those who have some a row, led by its topic and by why others have none."""
    lang, say = view.lang, phrases.WORDS[view.lang]
    places = documents.Places(result, lang)
    plans = {plan.id: plan for plan in result.plans}
    names = {city.id: phrases.name(city, lang) for city in (result.city, *result.against)}
    rows: list[list[documents.Cell]] = []
    for row in result.rows:
        why = (f"{names[city]}: {_absence(result, row, city, plans, lang)}" for city in row.lacking)
        name = phrases.name(row.topic, lang)
        if not result.reverse and len(result.against) > 1:
            name += f" ({say['of the peers'].format(n=len(_holding(row)), m=len(result.against))})"
        before: list[documents.Cell] = [name, "; ".join(why)]
        for city, cell in row.cells.items():
            for item in () if city in row.lacking else cell:
                rows.append([*before, names[city], places.fact(item)])
                before = ["", ""]
    heads = [say["topic"], say["absent"], say["city"], say["text"]]
    title = documents.title_of(result, lang)
    return documents.document(result, title, [documents.Table(heads, rows)])


def grid(result: Gaps, view: View) -> grids.Grid:
    """One commitment a row, led by its topic and by why others have none."""
    lang = view.lang
    plans = {plan.id: plan for plan in result.plans}
    rows = []
    for row in result.rows:
        why = {
            city: _absence(result, row, city, plans, lang) if view.worded else result.absence(row, city)
            for city in row.lacking
        }
        absent = "; ".join(f"{city}: {said}" for city, said in why.items())
        items = [item for city, cell in row.cells.items() if city not in row.lacking for item in cell]
        rows += [[row.topic.id, absent, *grids.commitment(item, view, result.records.indicators)] for item in items]
    return ["row", "absent", *grids.commitment_columns()], rows
