"""Hits on the screen."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import Console
from rich.text import Text

from plancmp.model import City, Plan
from plancmp.query.search import Results, explanation
from plancmp.render import words
from plancmp.render.table import parts
from plancmp.render.table.flow import Flow
from plancmp.render.table.sheet import Sheet

SHOWN = 20
"""So many hits are shown when no limit is given."""


def draw(
    results: Results, console: Console, lang: str, *, cities: Mapping[str, City], plans: Mapping[str, Plan],
    everything: bool, explain: bool,
) -> None:
    """Print the hits, best first, each with city, plan, clause and figures."""
    say = words.WORDS[lang]
    hits = results.hits if everything else results.hits[:SHOWN]
    shown = say["hits of"].format(shown=len(hits), n=results.total) if len(hits) < results.total else say["hits"].format(n=results.total)
    head = Text(results.query, parts.HEAD) + Text(f"  {shown}", parts.QUIET)
    if results.expanded:
        head.append("  + " + ", ".join(results.expanded[:8]) + (" …" if len(results.expanded) > 8 else ""), parts.QUIET)
    console.print(head)
    sheet = Sheet(say["city"], say["plan"], say["text"])
    for hit in hits:
        item = hit.commitment
        mark, text = parts.full(item, lang, marked=hit.matched)
        if explain:
            text.append(f"\n{hit.score}: " + "; ".join(map(explanation, hit.matches)), parts.QUIET)
        where = Text.assemble(words.plan_tag(plans[item.plan], lang), (f" §{item.clause}", parts.QUIET))
        if item.origin == "draft":
            where.append(f" {say['draft']}", "magenta")
        sheet.add(words.name(cities[item.city], lang), where, text=Flow((mark, text)))
    console.print(sheet)
    console.print(parts.legend((hit.commitment.strength for hit in hits), lang))
