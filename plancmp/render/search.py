"""Hits on the screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.text import Text

from plancmp.knowledge.names import plan_tag
from plancmp.model import Plan
from plancmp.query.search.results import Hit, Results
from plancmp.query.search.score import Match
from plancmp.render import document as documents
from plancmp.render import grids, phrases
from plancmp.render.kit import parts
from plancmp.render.kit.flow import Flow
from plancmp.render.kit.sheet import Sheet
from plancmp.render.view import View

SHOWN = 20
"""So many hits are shown when no limit is given."""


def table(results: Results, view: View, console: Console) -> None:
    """Draw the hits, best first, each with city, plan, clause and figures."""
    if not results.hits:
        return
    lang, cities, plans = view.lang, results.records.cities, results.records.plans
    say = phrases.WORDS[lang]
    wanted = results.limited(view.limit).hits
    hits = wanted[: view.most(SHOWN)]
    shown = (
        say["hits of"].format(shown=len(hits), n=results.total)
        if len(hits) < results.total
        else phrases.counted("hits", results.total, lang)
    )
    head = Text(results.query, parts.HEAD)
    if results.narrowed:
        names = [phrases.name(cities[name], lang) if name in cities else name for name in results.narrowed]
        head.append(f"  {say['only']} {' · '.join(names)}", parts.QUIET)
    head.append(f"  {shown}", parts.QUIET)
    via = _via(results, wanted, lang)
    if via:
        head.append("  + " + ", ".join(via[:8]) + (" …" if len(via) > 8 else ""), parts.QUIET)
    console.print(Flow(head))
    sheet = Sheet(say["city"], say["plan"], say["text"])
    for hit in hits:
        item = hit.commitment
        mark, text = parts.full(item, lang, results.records.indicators, marked=hit.matched)
        if hit.repeats:
            text.append(
                f"\n{say['repeats']} {', '.join(_place(name, plans, lang) for name in hit.repeats)}", parts.QUIET
            )
        if view.explain:
            text.append(
                f"\n{say['why'].format(score=hit.score)}: "
                + "; ".join(_why(match, lang) for match in hit.matches)
                + _among_equals(hit, lang),
                parts.QUIET,
            )
        where = Text.assemble(plan_tag(plans[item.plan], lang), (f" §{item.clause}", parts.QUIET))
        if item.origin == "draft":
            where.append(f" {say['draft']}", parts.PURPLE)
        sheet.add(phrases.name(cities[item.city], lang), where, text=Flow((mark, text)))
    console.print(sheet)
    related = results.related if view.limit is None else ()
    if related:
        console.print(Text(say["related"], parts.QUIET))
        more = Sheet("", "", "")
        for hit in related:
            item = hit.commitment
            where = Text.assemble(plan_tag(plans[item.plan], lang), (f" §{item.clause}", parts.QUIET))
            more.add(
                phrases.name(cities[item.city], lang),
                where,
                text=Flow((parts.mark(item, lang), parts.sentence(item, lang))),
            )
        console.print(more)
    console.print(parts.legend((hit.commitment.strength for hit in (*hits, *related)), lang))


def grid(results: Results, view: View) -> grids.Grid:
    """One hit a row."""
    return ["score", *grids.commitment_columns()], [
        [hit.score, *grids.commitment(hit.commitment, view, results.records.indicators)] for hit in results.hits
    ]


def document(results: Results, view: View) -> documents.Document:
    """One hit a row, best first."""
    lang, say = view.lang, phrases.WORDS[view.lang]
    places = documents.Places(results, lang)
    cities = results.records.cities
    rows: list[list[documents.Cell]] = [
        [phrases.name(cities[hit.commitment.city], lang), places.fact(hit.commitment), hit.score]
        for hit in results.hits
    ]
    heads = [say["city"], say["text"], say["score"]]
    title = documents.title_of(results, lang)
    return documents.document(results, title, [documents.Table(heads, rows)])


def _via(results: Results, hits: Sequence[Hit], lang: str) -> list[str]:
    """The words by which something was found besides those typed; for a Chinese reader without the foreign ones."""
    used = {match.word for hit in hits for match in hit.matches if match.how not in ("exact", "topic")}
    found = [form for form in results.expanded if form in used]
    return [form for form in found if not form.isascii()] if lang == "zh" else found


def _why(match: Match, lang: str) -> str:
    """Where a word was found, how it was reached, and what that is worth."""
    say = phrases.WORDS[lang]
    via = say["via"].format(typed=match.typed, how=phrases.HOW[lang][match.how]) if match.how != "exact" else ""
    return say["matched"].format(
        word=match.word,
        via=via,
        part=phrases.PART[lang][match.part],
        about=f"{match.about:.2f}",
        score=f"{100 * match.score:.0f}",
    )


def _among_equals(hit: Hit, lang: str) -> str:
    """What put a hit before or behind others of the same score."""
    if not hit.tied:
        return ""
    say = phrases.WORDS[lang]
    year, indicator, tells = hit.order
    reasons = (
        [say["figure of year"]] * year
        + [say["figure of indicator"]] * indicator
        + [say["tells"].format(n=f"{tells:.1f}")]
    )
    return "; " + say["among equals"].format(reasons=", ".join(reasons))


def _place(name: str, plans: Mapping[str, Plan], lang: str) -> str:
    """The plan and clause of a commitment by its id."""
    plan, _, rest = name.partition("/")
    return f"{plan_tag(plans[plan], lang)} §{rest.rpartition('.')[0]}"
