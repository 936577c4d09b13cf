"""Hits on the screen."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import Console
from rich.text import Text

from plancmp.model import City, Indicator, Plan
from plancmp.query.hits import Hit, Results
from plancmp.query.weigh import Match
from plancmp.render import words
from plancmp.render.table import parts
from plancmp.render.table.flow import Flow
from plancmp.render.table.sheet import Sheet

SHOWN = 20
"""So many hits are shown when no limit is given."""


def draw(
    results: Results, console: Console, lang: str, *, cities: Mapping[str, City], plans: Mapping[str, Plan],
    everything: bool, explain: bool, indicators: Mapping[str, Indicator] = {},
) -> None:
    """Print the hits, best first, each with city, plan, clause and figures."""
    say = words.WORDS[lang]
    hits = results.hits if everything else results.hits[:SHOWN]
    shown = say["hits of"].format(shown=len(hits), n=results.total) if len(hits) < results.total else words.counted("hits", results.total, lang)
    head = Text(results.query, parts.HEAD)
    if results.narrowed:
        names = [words.name(cities[name], lang) if name in cities else name for name in results.narrowed]
        head.append(f"  {say['only']} {' · '.join(names)}", parts.QUIET)
    head.append(f"  {shown}", parts.QUIET)
    via = _via(results, lang)
    if via:
        head.append("  + " + ", ".join(via[:8]) + (" …" if len(via) > 8 else ""), parts.QUIET)
    console.print(Flow(head))
    sheet = Sheet(say["city"], say["plan"], say["text"])
    for hit in hits:
        item = hit.commitment
        mark, text = parts.full(item, lang, indicators, marked=hit.matched)
        if hit.repeats:
            text.append(f"\n{say['repeats']} {', '.join(_place(name, plans, lang) for name in hit.repeats)}", parts.QUIET)
        if explain:
            text.append(f"\n{say['why'].format(score=hit.score)}: " + "; ".join(_why(match, lang) for match in hit.matches) + _among_equals(hit, lang), parts.QUIET)
        where = Text.assemble(words.plan_tag(plans[item.plan], lang), (f" §{item.clause}", parts.QUIET))
        if item.origin == "draft":
            where.append(f" {say['draft']}", "magenta")
        sheet.add(words.name(cities[item.city], lang), where, text=Flow((mark, text)))
    console.print(sheet)
    console.print(parts.legend((hit.commitment.strength for hit in hits), lang))


def _via(results: Results, lang: str) -> list[str]:
    """The words by which something was found besides those typed; for a Chinese reader without the foreign ones."""
    used = {match.word for hit in results.hits for match in hit.matches if match.how not in ("exact", "topic")}
    found = [form for form in results.expanded if form in used]
    return [form for form in found if not form.isascii()] if lang == "zh" else found


def _why(match: Match, lang: str) -> str:
    """Where a word was found, how it was reached, and what that is worth."""
    say = words.WORDS[lang]
    via = say["via"].format(typed=match.typed, how=words.HOW[lang][match.how]) if match.how != "exact" else ""
    return say["matched"].format(
        word=match.word, via=via, part=words.PART[lang][match.part], about=f"{match.about:.2f}", score=f"{100 * match.score:.0f}"
    )


def _among_equals(hit: Hit, lang: str) -> str:
    """What put a hit before or behind others of the same score."""
    if not hit.tied:
        return ""
    say = words.WORDS[lang]
    year, indicator, tells = hit.order
    reasons = [say["figure of year"]] * year + [say["figure of indicator"]] * indicator + [say["tells"].format(n=f"{tells:.1f}")]
    return "; " + say["among equals"].format(reasons=", ".join(reasons))


def _place(name: str, plans: Mapping[str, Plan], lang: str) -> str:
    """The plan and clause of a commitment by its id."""
    plan, _, rest = name.partition("/")
    return f"{words.plan_tag(plans[plan], lang)} §{rest.rpartition('.')[0]}"
