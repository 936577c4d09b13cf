"""``plancmp export``."""

from __future__ import annotations

import click

from plancmp.commands import options
from plancmp.errors import ExitCode


@click.command()
@click.option("-f", "--format", "form", type=click.Choice(("ndjson", "csv", "json")), default="ndjson", show_default=True, help="How to print them.")
@click.option("--json", "as_json", is_flag=True, help="The same as -f json.")
@options.several("city", "Only this city; may be repeated.")
@options.several("plan", "Only this document; may be repeated.")
@options.several("theme", "Only this theme; may be repeated.")
@click.option("--lang", type=click.Choice(options.LANGUAGES), default="zh", show_default=True, help="Language of the CSV's labels and texts.")
def command(form: str, as_json: bool, cities: tuple[str, ...], plans: tuple[str, ...], themes: tuple[str, ...], lang: str) -> int:
    """Every commitment, for scripts and spreadsheets.

    \b
    plancmp export > commitments.ndjson
    plancmp export -f csv --city jinhua > jinhua.csv
    """
    from plancmp.model import City, Plan, Theme
    from plancmp.render import flat, plain

    with options.knowledge() as kb:
        items = kb.commitments(cities=kb.ids(City, cities), plans=kb.ids(Plan, plans), themes=kb.ids(Theme, themes))
        options.tell_guesses(kb)
        indicators = options.indicators(kb) if form == "csv" else {}
    form = "json" if as_json else form
    if form == "csv":
        text = plain.to_csv(*flat.commitments(items, lang, indicators))
    else:
        text = (plain.to_ndjson if form == "ndjson" else plain.to_json)([item.to_dict() for item in items])
    click.echo(text, nl=False)
    return ExitCode.FOUND if items else ExitCode.NOTHING
