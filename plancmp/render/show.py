"""One record, whole, on the screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.text import Text

from plancmp.knowledge.names import plan_tag
from plancmp.measures.statement import Statement
from plancmp.messages import wording
from plancmp.model import Commitment, Plan
from plancmp.query.answer import Records
from plancmp.query.salience import telling
from plancmp.query.show import Shown
from plancmp.render import document as documents
from plancmp.render import grids, phrases
from plancmp.render.kit import parts
from plancmp.render.kit.columns import Columns
from plancmp.render.kit.flow import Flow
from plancmp.render.kit.sheet import Sheet
from plancmp.render.overview import MANY
from plancmp.render.view import View
from plancmp.text.chinese import is_chinese

_FIELDS = (
    "id",
    "zh",
    "en",
    "adcode",
    "within",
    "theme",
    "unit",
    "direction",
    "growth_of",
    "addition_of",
    "rule",
    "note",
    "aliases",
    "keywords",
    "title",
    "title_en",
    "issuer",
    "adopted",
    "period",
    "source",
    "text_quality",
    "sha256",
    "origin",
)

_PROSE = ("rule", "note", "source", "text_quality")
"""Fields that are written in one language only."""

OF_A_THEME = 20
"""So many commitments of a theme are shown, the most telling."""


def table(shown: Shown, view: View, console: Console) -> None:
    """Draw a record with all its fields and what belongs to it."""
    lang = view.lang
    say = phrases.WORDS[lang]
    if shown.kind == "commitment":
        _commitment(shown, console, lang)
        return
    if shown.kind == "clause":
        console.print(Text(f"{shown.record.plan}/{shown.record.id}  {shown.record.title}", parts.HEAD))
        if why := shown.record.empty or (say["not read"] if shown.record.unread else ""):
            console.print(Text(why, parts.QUIET))
    else:
        console.print(Text(phrases.name(shown.record, lang), parts.HEAD))
        console.print(_fields(_pairs(shown.record, shown.records, lang)))
    if shown.kind == "city":
        _headlines(shown, console, lang)
        if shown.plans:
            _plans(shown, console, lang)
    if shown.counts:
        columns = Columns(*phrases.heads(lang, "theme", "commitments", "with figures"), numeric=(1, 2))
        for theme, count, quantified in shown.counts:
            columns.add(_named(theme, lang), str(count), Text(str(quantified), parts.FIGURE))
        console.print(columns)
    if shown.kind == "plan":
        _clauses(shown, console, lang)
    if shown.kind == "theme" and shown.commitments:
        _topics(shown, console, lang)
    if shown.commitments:
        _commitments(shown, view, console)


def grid(shown: Shown, view: View) -> grids.Grid:
    """The commitments that are shown, one a row; without any the record itself."""
    if shown.items:
        return grids.commitments(shown.items, view, shown.records.indicators)
    return grids.fields([shown.to_dict()["record"]])


def document(shown: Shown, view: View) -> documents.Document:
    """The record, then its commitments, one a row with all figures."""
    lang, say = view.lang, phrases.WORDS[view.lang]
    places = documents.Places(shown, lang)
    tables = []
    if shown.kind not in ("commitment", "clause"):
        pairs: list[list[documents.Cell]] = [
            [name, str(value)] for name, value in _pairs(shown.record, shown.records, lang)
        ]
        tables.append(documents.Table(["", ""], pairs))
    rows: list[list[documents.Cell]] = []
    for item in shown.items:
        figures = "\n".join(
            f"{phrases.label(part, lang, shown.records.indicators)} {phrases.figure(part, lang)}".strip()
            for part in item.quantities
        )
        rows.append([places.fact(item), figures, item.cite, item.id])
    if rows:
        tables.append(documents.Table([say["text"], say["figures"], say["cite"], say["id"]], rows))
    return documents.document(shown, _name(shown, lang), tables)


def _name(shown: Shown, lang: str) -> str:
    if shown.kind == "clause":
        return f"{shown.record.plan}/{shown.record.id} {shown.record.title}"
    return str(shown.record.id) if shown.kind == "commitment" else phrases.name(shown.record, lang)


def _fields(pairs: Iterable[tuple[str, str | Text]]) -> Sheet:
    """Names and values under each other."""
    sheet = Sheet("", "", least=18)
    for name, value in pairs:
        sheet.add(Text(name, parts.QUIET), text=Flow(Text(value) if isinstance(value, str) else value))
    return sheet


def _named(record: Any, lang: str) -> Text:
    """A record by its name, its id quiet behind."""
    return Text.assemble(phrases.name(record, lang), (f" {record.id}", parts.QUIET))


def _pairs(record: Any, records: Records, lang: str) -> list[tuple[str, str | Text]]:
    say = phrases.WORDS[lang]
    references = {"theme": records.themes, "growth_of": records.indicators, "addition_of": records.indicators}
    pairs: list[tuple[str, str | Text]] = []
    for name in _FIELDS:
        value = getattr(record, name, None)
        if not value:
            continue
        text = ", ".join(value) if isinstance(value, tuple) else str(value)
        if name in references:
            pairs.append((say[name], _named(references[name][text], lang)))
        elif name == "within":
            pairs.append((say[name], phrases.within(record, lang)))
        elif name == "unit":
            pairs.append((say[name], phrases.unit(text, lang)))
        elif name in _PROSE:
            pairs.append(_prose(name, text, lang))
        else:
            pairs.append((say[name], say[text] if name in ("direction", "origin") else text))
    return pairs


def _prose(name: str, text: str, lang: str) -> tuple[str, str | Text]:
    """A field that the data have in one language: told in Chinese where it is of the package's own words.

    The Chinese reader is told where it is English.
    """
    say, told = phrases.WORDS[lang], wording(text).told(lang)
    return say[name] + (f"({say['en']})" if lang == "zh" and not any(map(is_chinese, told)) else ""), told


def _headlines(shown: Shown, console: Console, lang: str) -> None:
    """The newest aim and the newest result of each indicator, beside each other."""
    if not shown.figures:
        return
    rows = []
    for name in dict.fromkeys(one.quantity.indicator for one in shown.figures):
        pair = {one.target: one for one in shown.figures if one.quantity.indicator == name}
        cells = [_headline(pair.get(target), lang) for target in (True, False)]
        rows.append(
            (Text(phrases.name(shown.records.indicators[name or ""], lang)), *cells, _stands(pair.values(), lang))
        )
    # English names of indicators are long; a third of the screen leaves room for where the figures stand.
    width = min(max(name.cell_len for name, *_ in rows), max(console.width // 3, parts.NARROW))
    heads = phrases.heads(lang, "label", "target", "actual", "source of figures")
    columns = Columns(*heads, widths=(width,), rest=(3,))
    for row in rows:
        columns.add(*row)
    console.print(columns)
    console.print()


def _headline(one: Statement | None, lang: str) -> Text:
    if one is None:
        return Text("—", parts.QUIET)
    expected = phrases.WORDS[lang]["told expected"] if one.quantity.expected else ""
    return Text.assemble((one.figure(lang), parts.FIGURE), f"{expected} {one.year}")


def _stands(some: Iterable[Statement], lang: str) -> Text:
    """Where the figures of an indicator stand, with a mark for those of the atlas."""
    said = [
        f"{plan_tag(one.plan, lang)}{' ' if lang == 'en' else ''}§{one.item.clause}"
        + (f" [{phrases.WORDS[lang]['atlas']}]" if one.charted else "")
        for one in some
    ]
    return Text("  ".join(dict.fromkeys(said)), parts.QUIET)


def _plans(shown: Shown, console: Console, lang: str) -> None:
    sheet = Sheet(*phrases.heads(lang, "plan", "adopted", "title"))
    for plan in shown.plans:
        title = Flow(Text(phrases.name(plan, lang)))
        sheet.add(Text(plan.id, parts.HEAD), Text(plan.adopted, parts.QUIET), text=title)
    console.print(sheet)


def _topics(shown: Shown, console: Console, lang: str) -> None:
    """The topics of a theme by city, those of most commitments first, then the topics of other themes that touch it."""
    say = phrases.WORDS[lang]
    count = Counter((item.topic, item.city) for item in shown.commitments)
    total = Counter(item.topic for item in shown.commitments)
    topics = [shown.records.topics[name] if name else None for name, _ in total.most_common()]
    topics.sort(key=lambda topic: topic is None or topic.theme != shown.record.id)
    cities = [shown.records.cities[name] for name in dict.fromkeys(item.city for item in shown.commitments)]
    many = len(cities) > MANY
    heads = phrases.heads(lang, "commitments", "cities") if many else [phrases.name(city, lang) for city in cities]
    columns = Columns(say["topic"], *heads, numeric=range(1, len(heads) + 1))
    for topic in topics:
        label = _named(topic, lang) if topic else Text(say["open"])
        if topic and topic.theme != shown.record.id:
            label.append(f" ({phrases.name(shown.records.themes[topic.theme], lang)})", parts.QUIET)
        name = topic.id if topic else None
        cells = [count[name, city.id] for city in cities]
        if many:
            cells = [sum(cells), sum(map(bool, cells))]
        columns.add(label, *(Text(str(cell or "—"), parts.FIGURE if cell else parts.QUIET) for cell in cells))
    console.print(columns)
    console.print()


def _clauses(shown: Shown, console: Console, lang: str) -> None:
    sheet = Sheet(*phrases.heads(lang, "clause", "title"))
    listed = [clause for clause in shown.clauses if not clause.unread]
    for clause in listed:
        title = Text.assemble(clause.title, (f"  {clause.empty}" if clause.empty else "", parts.QUIET))
        sheet.add(Text(clause.id, parts.HEAD), text=Flow(title))
    console.print(sheet)
    if unread := len(shown.clauses) - len(listed):
        console.print(Text(phrases.counted("unread clauses", unread, lang), parts.QUIET))


def _commitments(shown: Shown, view: View, console: Console) -> None:
    lang, items = view.lang, shown.commitments
    if shown.kind == "theme":
        items = tuple(sorted(items, key=telling, reverse=True)[: view.most(OF_A_THEME)])
    elif not view.everything:
        items = items[: view.limit]
    sheet = Sheet(phrases.WORDS[lang]["id"], phrases.WORDS[lang]["text"])
    for item in items:
        sheet.add(Text(item.id, parts.QUIET), text=Flow(parts.full(item, lang, shown.records.indicators)))
    console.print(sheet)
    console.print(parts.legend((item.strength for item in items), lang))
    if len(items) < len(shown.commitments):
        left = phrases.counted("commitments hidden", len(shown.commitments) - len(items), lang)
        console.print(Flow(Text(left, parts.QUIET)))


def _commitment(shown: Shown, console: Console, lang: str) -> None:
    say, records = phrases.WORDS[lang], shown.records
    item: Commitment = shown.record
    plan: Plan = shown.plans[0]
    console.print(Text(item.id, parts.HEAD))
    strength = Text.assemble(
        (phrases.STRENGTH[lang][item.strength], parts.STRENGTH[item.strength]),
        f" {phrases.STRENGTH_MEANING[lang][item.strength]}",
        *([(f" {item.strength}", parts.QUIET)] if lang == "zh" else []),
    )
    themes = Text(", ").join(_named(records.themes[name], lang) for name in item.themes)
    console.print(
        _fields(
            [
                (say["text"], parts.sentence(item, "zh")),
                (say["text_en"], parts.sentence(item, "en")),
                (say["strength"], strength),
                (say["themes"], themes),
                (say["topic"], _named(records.topics[item.topic], lang) if item.topic else say["open"]),
                *([(say["names"], ", ".join(item.names))] if item.names else []),
                (say["cite"], item.cite),
                (say["clause"], f"§{item.clause} {shown.clauses[0].title}"),
                (say["plan"], f"{plan.id}  {phrases.name(plan, lang)} ({plan.adopted})"),
                _prose("source", plan.source, lang),
                *([_prose("text_quality", plan.text_quality, lang)] if plan.text_quality else []),
                (say["origin"], say[item.origin]),
            ]
        )
    )
    if item.quantities:
        heads = phrases.heads(lang, "label", "value", "year", "kind", "indicator")
        sheet = Sheet(*heads, numeric=(1, 2), at=0, least=18)
        for quantity in item.quantities:
            bare = Text(phrases.figure(quantity, lang).removesuffix(f" ({quantity.year})"), parts.FIGURE)
            label = Flow(Text(phrases.label(quantity, lang, records.indicators)))
            sheet.add(bare, str(quantity.year or ""), say[quantity.kind], quantity.indicator or "", text=label)
        console.print(sheet)
    if shown.context:
        before, cite, after = shown.context
        paragraph = before.rpartition("\n")[2], ("【" + cite + "】", parts.MATCH), after.partition("\n")[0]
        console.print()
        console.print(Flow(Text.assemble(*paragraph)))
