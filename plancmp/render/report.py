"""The report on some cities as a document: what Word, Excel and Markdown show of it; the page has more (``page``)."""

from __future__ import annotations

from dataclasses import replace

from plancmp.query.report import Report
from plancmp.render import compare, gaps, grids, phrases, targets, track
from plancmp.render import document as documents
from plancmp.render.view import View


def title(result: Report, lang: str) -> str:
    """The cities, and the themes where it is of some only."""
    names = " · ".join(phrases.name(city, lang) for city in result.cities)
    themes = [phrases.name(result.records.themes[name], lang) for name in result.selection.themes]
    about = ("、" if lang == "zh" else ", ").join(themes)
    return f"{names}: {phrases.TITLE[lang]['Report']}" + (f" — {about}" if about else "")


def document(result: Report, view: View) -> documents.Document:
    """Overview, the side-by-side table, targets, progress and gaps of each city."""
    lang, say = view.lang, phrases.WORDS[view.lang]
    tables = [documents.Table(*_overview(result, lang), say["by theme"])]
    lead: list[str] = []
    if result.comparison:
        made = compare.document(result.comparison, view)
        lead += made.lead
        tables += [replace(table, title=say["side by side"]) for table in made.tables]
    made = targets.document(result.targets, view)
    lead += made.lead
    tables += [replace(table, title=say["targets"]) for table in made.tables]
    for one in result.tracks:
        name = phrases.name(one.city, lang)
        made = track.document(one, view)
        lead += [f"{name}: {line}" for line in made.lead]
        for table, what in zip(made.tables, ("progress", "by year")):
            tables.append(replace(table, title=of_city(name, what, lang)))
    for lacking in result.gaps:
        name = phrases.name(lacking.city, lang)
        heading = of_city(name, "lacks", lang)
        tables += [replace(table, title=heading) for table in gaps.document(lacking, view).tables]
    return documents.document(result, title(result, lang), tables, [*lead, *method(result, lang)])


def of_city(name: str, what: str, lang: str) -> str:
    """The heading of a part that is of one city: 金华进展, Jinhua: progress."""
    return f"{name}{'' if lang == 'zh' else ': '}{phrases.WORDS[lang][what]}"


def method(result: Report, lang: str) -> list[str]:
    """How it was made, and of which data."""
    from plancmp import __version__

    say = phrases.WORDS[lang]
    return [say["method"], say["data version"].format(version=__version__, digest=result.data)]


def _overview(result: Report, lang: str) -> tuple[list[str], list[list[documents.Cell]]]:
    say = phrases.WORDS[lang]
    heads = [say["theme"]]
    for city in result.cities:
        name = phrases.name(city, lang)
        heads += [f"{name} {say['commitments']}", f"{name} {say['with figures']}"]
    rows: list[list[documents.Cell]] = []
    for row in result.coverage.rows:
        counts = [row.cells[city.id] for city in result.cities]
        if any(count.commitments for count in counts):
            told = [part for count in counts for part in (count.commitments, count.quantified)]
            rows.append([phrases.name(row.theme, lang), *told])
    return heads, rows


def grid(result: Report, view: View) -> grids.Grid:
    """The overview, one theme of one city a row."""
    from plancmp.render import coverage

    return coverage.grid(result.coverage, view)
