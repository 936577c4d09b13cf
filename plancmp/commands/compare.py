"""``plancmp compare``."""

from __future__ import annotations

from typing import Any

import click

from plancmp.commands import options
from plancmp.errors import ExitCode
from plancmp.model import Plan, Theme, Topic
from plancmp.query.compare import Comparison, compare


@click.command()
@click.argument("cities", nargs=-1, metavar="CITY CITY...", shell_complete=options.complete("City"))
@options.several("theme", "Only topics of this theme; may be repeated.")
@options.several("topic", "Only this topic; may be repeated.")
@options.several("plan", "Only this document; may be repeated.")
@options.year
@click.option("--status", type=click.Choice(("planned", "done")), help="Only what is planned, or what is reported as done.")
@options.limit
@options.show_all
@options.explain
@options.output
def command(
    cities: tuple[str, ...], themes: tuple[str, ...], topics: tuple[str, ...], plans: tuple[str, ...],
    year: int | None, status: str | None, limit: int | None, everything: bool, explain: bool, output: options.Output,
) -> int:
    """What two to six cities commit to, side by side.

    A row is a topic, a column a city. Topics in which every city commits to something come first, those that
    resemble each other most at the top. An empty cell says whether the city's plans were read to the end.

    \b
    plancmp compare jinhua quzhou --theme transport
    plancmp compare 金华 衢州 鹿城 --theme 共富 --lang en
    plancmp compare jinhua quzhou --topic railways --all
    plancmp compare jinhua quzhou --json | jq '.rows[].label'
    """
    with options.knowledge() as kb:
        done = None if status is None else status == "done"
        result = compare(kb, cities, themes=themes, topics=topics, plans=plans, year=year, done=done)
        options.tell_guesses(kb)
        if limit is not None and output.form != "table":
            result = Comparison(result.cities, result.plans, result.themes, result.rows[:limit], result.coverage)

        def table(console: Any) -> None:
            from plancmp.render.table.compare import draw

            draw(
                result, console, output.lang, themes=kb.all(Theme), everything=everything, limit=limit, explain=explain,
                topics=[kb.get(Topic, name) for name in kb.ids(Topic, topics)],
                plans=[kb.get(Plan, name) for name in kb.ids(Plan, plans)], year=year, status=status,
            )

        def grid() -> Any:
            from plancmp.render import flat

            return flat.comparison_long(result, output.lang, options.indicators(kb))

        def wide() -> Any:
            from plancmp.render import flat

            return flat.comparison_wide(result, output.lang)

        output.emit(result, table=table, grid=grid, wide=wide, explain=explain)
    if not result.rows:
        click.echo("plancmp: nothing found", err=True)
        return ExitCode.NOTHING
    return ExitCode.FOUND
