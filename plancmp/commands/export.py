"""``plancmp export``."""

from __future__ import annotations

import click

from plancmp.commands import options, output
from plancmp.commands.answering import finish
from plancmp.query.export import export, figures
from plancmp.query.selection import Selection
from plancmp.render.view import View


@click.command(cls=options.Grouped)
@click.option("--figures", "of_figures", is_flag=True, help="One figure a row instead of one commitment.")
@options.selection()
@options.view("limit", forms=("ndjson", "csv", "json", "md", "xlsx", "parquet", "db"))
def command(of_figures: bool, selection: Selection, view: View) -> int:
    """Every commitment, or every figure, for scripts, spreadsheets and databases.

    A .db is an SQLite file with a table a kind, which Datasette and sqlite-utils open. Excel files need the extra
    excel, Parquet files the extra parquet. docs/outputs.md says what each field holds.

    \b
    plancmp export > commitments.ndjson
    plancmp export --city jinhua -o jinhua.csv
    plancmp export --figures -o figures.parquet
    plancmp export -o plans.db
    plancmp export --within 浙江 --theme 交通,生态 --year 2025-2027 --status planned
    """
    with options.knowledge() as kb:
        if view.form == "db":
            return output.database(kb, export(kb, selection).limited(view.limit), view)
        return finish(figures(kb, selection) if of_figures else export(kb, selection), view)
