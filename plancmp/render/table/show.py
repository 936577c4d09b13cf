"""One record, whole, on the screen."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.text import Text

from plancmp.model import Commitment, Plan
from plancmp.query.show import Shown
from plancmp.render import words
from plancmp.render.table import parts
from plancmp.render.table.flow import Flow
from plancmp.render.table.sheet import Sheet

_FIELDS = (
    "id", "zh", "en", "adcode", "within", "theme", "unit", "direction", "growth_of", "addition_of", "rule", "note",
    "aliases", "keywords", "title", "title_en", "issuer", "adopted", "period", "source", "text_quality", "sha256", "origin",
)


def draw(shown: Shown, console: Console, lang: str) -> None:
    """Print a record with all its fields and what belongs to it."""
    say = words.WORDS[lang]
    if shown.kind == "commitment":
        _commitment(shown, console, lang)
        return
    if shown.kind == "clause":
        console.print(Text(f"{shown.record.plan}/{shown.record.id}  {shown.record.title}", parts.HEAD))
        if shown.record.empty:
            console.print(Text(shown.record.empty, parts.QUIET))
    else:
        console.print(Text(words.name(shown.record, lang), parts.HEAD))
        console.print(parts.fields(_pairs(shown.record, say)))
    if shown.kind == "city":
        _plans(shown, console, lang)
    if shown.counts:
        grid = parts.table(say["theme"], "", say["commitments"], say["with figures"], numeric=(2, 3))
        for theme, count, quantified in shown.counts:
            grid.add_row(Text(words.name(theme, lang)), Text(theme.id, parts.QUIET), str(count), Text(str(quantified), parts.FIGURE))
        console.print(grid)
    if shown.kind == "plan":
        _clauses(shown, console, lang)
    if shown.commitments:
        _commitments(shown, console, lang)


def _pairs(record: Any, say: dict[str, str]) -> list[tuple[str, str]]:
    pairs = []
    for name in _FIELDS:
        value = getattr(record, name, None)
        if value:
            text = ", ".join(value) if isinstance(value, tuple) else str(value)
            pairs.append((say[name], say[text] if name in ("direction", "origin") else text))
    return pairs


def _plans(shown: Shown, console: Console, lang: str) -> None:
    for plan in shown.plans:
        console.print(Text.assemble((plan.id, parts.HEAD), (f"  {plan.adopted}  ", parts.QUIET), words.name(plan, lang)))


def _clauses(shown: Shown, console: Console, lang: str) -> None:
    sheet = Sheet(words.WORDS[lang]["clause"], words.WORDS[lang]["title"])
    for clause in shown.clauses:
        title = Text.assemble(clause.title, (f"  {clause.empty}" if clause.empty else "", parts.QUIET))
        sheet.add(Text(clause.id, parts.HEAD), text=Flow((Text(), title)))
    console.print(sheet)


def _commitments(shown: Shown, console: Console, lang: str) -> None:
    sheet = Sheet(words.WORDS[lang]["id"], words.WORDS[lang]["text"])
    for item in shown.commitments:
        sheet.add(Text(item.id, parts.QUIET), text=Flow(parts.full(item, lang)))
    console.print(sheet)
    console.print(parts.legend((item.strength for item in shown.commitments), lang))


def _commitment(shown: Shown, console: Console, lang: str) -> None:
    say = words.WORDS[lang]
    item: Commitment = shown.record
    plan: Plan = shown.plans[0]
    console.print(Text(item.id, parts.HEAD))
    strength = Text.assemble((words.STRENGTH[lang][item.strength], parts.STRENGTH[item.strength]), f" {item.strength}")
    console.print(
        parts.fields(
            [
                (say["text"], parts.sentence(item, "zh")),
                (say["text_en"], parts.sentence(item, "en")),
                (say["strength"], strength),
                (say["themes"], ", ".join(item.themes)),
                (say["topic"], item.topic or say["open"]),
                *([(say["names"], ", ".join(item.names))] if item.names else []),
                (say["cite"], item.cite),
                (say["clause"], f"§{item.clause} {shown.clauses[0].title}"),
                (say["plan"], f"{plan.id}  {words.name(plan, lang)} ({plan.adopted})"),
                (say["source"], plan.source),
                *([(say["text_quality"], plan.text_quality)] if plan.text_quality else []),
                (say["origin"], say[item.origin]),
            ]
        )
    )
    if item.quantities:
        grid = parts.table(say["label"], say["value"], say["year"], say["kind"], say["indicator"], numeric=(1, 2))
        for quantity in item.quantities:
            bare = Text(words.figure(quantity, lang).removesuffix(f" ({quantity.year})"), parts.FIGURE)
            grid.add_row(Text(quantity.label), bare, str(quantity.year or ""), say[quantity.kind], Text(quantity.indicator or ""))
        console.print(grid)
    if shown.context:
        before, cite, after = shown.context
        console.print()
        console.print(Flow((Text(), Text.assemble(before, (cite, parts.MATCH), after))))
