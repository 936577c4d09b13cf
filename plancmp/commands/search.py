"""``plancmp search``."""

from __future__ import annotations

from typing import Any

import click

from plancmp.commands import options
from plancmp.errors import ExitCode
from plancmp.model import City, Indicator, Plan
from plancmp.query.search import search


@click.command()
@click.argument("query", nargs=-1, required=True, metavar="QUERY...")
@options.several("city", "Only this city; may be repeated.")
@options.several("theme", "Only this theme; may be repeated.")
@options.several("plan", "Only this document; may be repeated.")
@options.year
@options.limit
@options.show_all
@options.explain
@options.output
def command(
    query: tuple[str, ...], cities: tuple[str, ...], themes: tuple[str, ...], plans: tuple[str, ...], year: int | None,
    limit: int | None, everything: bool, explain: bool, output: options.Output,
) -> int:
    """Find commitments by words: Chinese, Traditional too, pinyin, English, short forms.

    All words are meant; quotes keep a phrase together. A misspelt word finds the one that it resembles.

    \b
    plancmp search 中欧班列
    plancmp search sponge city --lang en
    plancmp search 高铁 --city quzhou --json | jq -r '.hits[].commitment.text'
    """
    with options.knowledge() as kb:
        results = search(kb, " ".join(query), cities=cities, themes=themes, plans=plans, year=year, limit=limit)
        options.tell_guesses(kb)

        def table(console: Any) -> None:
            from plancmp.render.table.search import draw

            shown = [hit.commitment for hit in results.hits]
            others = [name.partition("/")[0] for hit in results.hits for name in hit.repeats]
            draw(
                results, console, output.lang, cities=kb.records(City, [*results.narrowed, *(item.city for item in shown)]),
                plans=kb.records(Plan, [*others, *(item.plan for item in shown)]),
                indicators=kb.records(Indicator, (part.indicator for item in shown for part in item.quantities if part.indicator)),
                everything=everything or limit is not None, explain=explain,
            )

        def grid() -> Any:
            from plancmp.render import flat

            return flat.hits(results, output.lang, options.indicators(kb))

        if results.hits or output.form != "table":
            output.emit(results, table=table, rows="hits", grid=grid, explain=explain)
    if not results.hits:
        nearest = f"; nearest terms: {', '.join(results.nearest)}" if results.nearest else ""
        click.echo(f"plancmp: nothing found for {' '.join(query)!r}{nearest}", err=True)
    for hint in results.hints:
        click.echo(f"plancmp: {hint}", err=True)
    return ExitCode.FOUND if results.hits else ExitCode.NOTHING
