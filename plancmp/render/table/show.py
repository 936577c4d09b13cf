"""One record, whole, on the screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from rich.console import Console
from rich.text import Text

from plancmp.model import City, Commitment, Indicator, Plan, Theme, Topic
from plancmp.query.rank import telling
from plancmp.query.show import Shown
from plancmp.render import words
from plancmp.render.table import parts
from plancmp.render.table.columns import Columns
from plancmp.render.table.flow import Flow
from plancmp.render.table.sheet import Sheet
from plancmp.text.normalise import is_chinese

_FIELDS = (
    "id", "zh", "en", "adcode", "within", "theme", "unit", "direction", "growth_of", "addition_of", "rule", "note",
    "aliases", "keywords", "title", "title_en", "issuer", "adopted", "period", "source", "text_quality", "sha256", "origin",
)

_REFERENCES = {"theme": Theme, "growth_of": Indicator, "addition_of": Indicator}

_PROSE = ("rule", "note", "source", "text_quality")
"""Fields that are written in one language only."""

OF_A_THEME = 20
"""So many commitments of a theme are shown, the most telling."""

Get = Callable[[type, str], Any]
"""Finds the record of a class by its id."""


def draw(shown: Shown, console: Console, lang: str, get: Get) -> None:
    """Print a record with all its fields and what belongs to it; ``get`` finds the records whose ids it holds."""
    say = words.WORDS[lang]
    if shown.kind == "commitment":
        _commitment(shown, console, lang, get)
        return
    if shown.kind == "clause":
        console.print(Text(f"{shown.record.plan}/{shown.record.id}  {shown.record.title}", parts.HEAD))
        if shown.record.empty:
            console.print(Text(shown.record.empty, parts.QUIET))
    else:
        console.print(Text(words.name(shown.record, lang), parts.HEAD))
        console.print(_fields(_pairs(shown.record, lang, get)))
    if shown.kind == "city":
        _plans(shown, console, lang)
    if shown.counts:
        grid = Columns(say["theme"], say["commitments"], say["with figures"], numeric=(1, 2))
        for theme, count, quantified in shown.counts:
            grid.add(_named(theme, lang), str(count), Text(str(quantified), parts.FIGURE))
        console.print(grid)
    if shown.kind == "plan":
        _clauses(shown, console, lang)
    if shown.kind == "theme" and shown.commitments:
        _topics(shown, console, lang, get)
    if shown.commitments:
        _commitments(shown, console, lang, get)


def _fields(pairs: Iterable[tuple[str, str | Text]]) -> Sheet:
    """Names and values under each other."""
    sheet = Sheet("", "", least=18)
    for name, value in pairs:
        sheet.add(Text(name, parts.QUIET), text=Flow(Text(value) if isinstance(value, str) else value))
    return sheet


def _named(record: Any, lang: str) -> Text:
    """A record by its name, its id quiet behind."""
    return Text.assemble(words.name(record, lang), (f" {record.id}", parts.QUIET))


def _pairs(record: Any, lang: str, get: Get) -> list[tuple[str, str | Text]]:
    say = words.WORDS[lang]
    pairs: list[tuple[str, str | Text]] = []
    for name in _FIELDS:
        value = getattr(record, name, None)
        if not value:
            continue
        text = ", ".join(value) if isinstance(value, tuple) else str(value)
        if name in _REFERENCES:
            pairs.append((say[name], _named(get(_REFERENCES[name], text), lang)))
        elif name in _PROSE:
            pairs.append(_prose(name, text, lang))
        else:
            pairs.append((say[name], say[text] if name in ("direction", "origin") else text))
    return pairs


def _prose(name: str, text: str, lang: str) -> tuple[str, str | Text]:
    """A field that is written in one language only; the Chinese reader is told where that is English."""
    say = words.WORDS[lang]
    return say[name] + (f"({say['en']})" if lang == "zh" and not any(map(is_chinese, text)) else ""), text


def _plans(shown: Shown, console: Console, lang: str) -> None:
    say = words.WORDS[lang]
    sheet = Sheet(say["plan"], say["adopted"], say["title"])
    for plan in shown.plans:
        title = Flow(Text(words.name(plan, lang)))
        sheet.add(Text(plan.id, parts.HEAD), Text(plan.adopted, parts.QUIET), text=title)
    console.print(sheet)


def _topics(shown: Shown, console: Console, lang: str, get: Get) -> None:
    """The topics of a theme by city, those of most commitments first, then the topics of other themes that touch it."""
    say = words.WORDS[lang]
    count = Counter((item.topic, item.city) for item in shown.commitments)
    total = Counter(item.topic for item in shown.commitments)
    topics = [get(Topic, name) if name else None for name, _ in total.most_common()]
    topics.sort(key=lambda topic: topic is None or topic.theme != shown.record.id)
    cities = [get(City, name) for name in dict.fromkeys(item.city for item in shown.commitments)]
    grid = Columns(say["topic"], *(words.name(city, lang) for city in cities), numeric=range(1, len(cities) + 1))
    for topic in topics:
        label = _named(topic, lang) if topic else Text(say["open"])
        if topic and topic.theme != shown.record.id:
            label.append(f" ({words.name(get(Theme, topic.theme), lang)})", parts.QUIET)
        cells = (count[topic.id if topic else None, city.id] for city in cities)
        grid.add(label, *(Text(str(cell or "—"), parts.FIGURE if cell else parts.QUIET) for cell in cells))
    console.print(grid)
    console.print()


def _clauses(shown: Shown, console: Console, lang: str) -> None:
    sheet = Sheet(words.WORDS[lang]["clause"], words.WORDS[lang]["title"])
    for clause in shown.clauses:
        title = Text.assemble(clause.title, (f"  {clause.empty}" if clause.empty else "", parts.QUIET))
        sheet.add(Text(clause.id, parts.HEAD), text=Flow(title))
    console.print(sheet)


def _commitments(shown: Shown, console: Console, lang: str, get: Get) -> None:
    items = shown.commitments
    if shown.kind == "theme":
        items = tuple(sorted(items, key=telling, reverse=True)[:OF_A_THEME])
    sheet = Sheet(words.WORDS[lang]["id"], words.WORDS[lang]["text"])
    for item in items:
        sheet.add(Text(item.id, parts.QUIET), text=Flow(parts.full(item, lang, _indicators(item, get))))
    console.print(sheet)
    console.print(parts.legend((item.strength for item in items), lang))
    if len(items) < len(shown.commitments):
        left = words.counted("commitments hidden", len(shown.commitments) - len(items), lang)
        console.print(Flow(Text(left, parts.QUIET)))


def _indicators(item: Commitment, get: Get) -> Mapping[str, Indicator]:
    return {part.indicator: get(Indicator, part.indicator) for part in item.quantities if part.indicator}


def _commitment(shown: Shown, console: Console, lang: str, get: Get) -> None:
    say = words.WORDS[lang]
    item: Commitment = shown.record
    plan: Plan = shown.plans[0]
    console.print(Text(item.id, parts.HEAD))
    strength = Text.assemble(
        (words.STRENGTH[lang][item.strength], parts.STRENGTH[item.strength]), f" {words.STRENGTH_MEANING[lang][item.strength]}",
        *([(f" {item.strength}", parts.QUIET)] if lang == "zh" else []),
    )
    themes = Text(", ").join(_named(get(Theme, name), lang) for name in item.themes)
    indicators = _indicators(item, get)
    console.print(
        _fields(
            [
                (say["text"], parts.sentence(item, "zh")),
                (say["text_en"], parts.sentence(item, "en")),
                (say["strength"], strength),
                (say["themes"], themes),
                (say["topic"], _named(get(Topic, item.topic), lang) if item.topic else say["open"]),
                *([(say["names"], ", ".join(item.names))] if item.names else []),
                (say["cite"], item.cite),
                (say["clause"], f"§{item.clause} {shown.clauses[0].title}"),
                (say["plan"], f"{plan.id}  {words.name(plan, lang)} ({plan.adopted})"),
                _prose("source", plan.source, lang),
                *([_prose("text_quality", plan.text_quality, lang)] if plan.text_quality else []),
                (say["origin"], say[item.origin]),
            ]
        )
    )
    if item.quantities:
        sheet = Sheet(say["label"], say["value"], say["year"], say["kind"], say["indicator"], numeric=(1, 2), at=0, least=18)
        for quantity in item.quantities:
            bare = Text(words.figure(quantity, lang).removesuffix(f" ({quantity.year})"), parts.FIGURE)
            label = Flow(Text(words.label(quantity, lang, indicators)))
            sheet.add(bare, str(quantity.year or ""), say[quantity.kind], quantity.indicator or "", text=label)
        console.print(sheet)
    if shown.context:
        before, cite, after = shown.context
        console.print()
        console.print(Flow(Text.assemble(before, ("【" + cite + "】", parts.MATCH), after)))
