"""Targets, tracks, coverage and gaps as grids, for CSV and Markdown."""

from __future__ import annotations

from plancmp.query.coverage import ThemeCoverage
from plancmp.query.gaps import Gaps
from plancmp.query.series import Statement, change_shown
from plancmp.query.targets import Targets
from plancmp.query.track import Row, Track
from plancmp.render import words
from plancmp.render.flat import Grid, Indicators, commitments

_STATEMENT = ("kind", "figures", "value", "unit", "base value", "base unit", "year", "strength", "plan", "clause", "id")


def _statement(one: Statement, lang: str) -> list[object]:
    part = one.quantity
    return [
        words.WORDS[lang][part.kind], one.figure(lang), part.value, part.unit, part.base_value, part.base_unit, one.year,
        words.STRENGTH_MEANING[lang][one.item.strength], one.plan.id, one.item.clause, one.item.id,
    ]


def _heads(lang: str, *names: str) -> list[str]:
    return [words.WORDS[lang][name] for name in names]


def targets_long(result: Targets, lang: str) -> Grid:
    """One target a row; the one that decides is marked, with what it starts from and needs a year."""
    header = _heads(lang, "indicator", "label", "basis", "city", *_STATEMENT, "decides", "start", "needs", "leader")
    yes = words.WORDS[lang]["yes"]
    rows = []
    for row in result.rows:
        for city, cell in row.cells.items():
            for number, one in enumerate(cell.targets):
                start = cell.start if number == 0 else None
                needs = "" if start is None or cell.needs is None else change_shown(start, cell.needs, lang)
                rows.append([
                    row.indicator.id, words.name(row.indicator, lang), words.WORDS[lang][row.basis], city, *_statement(one, lang),
                    yes if number == 0 else "", "" if start is None else f"{start.figure(lang)} ({start.year})", needs,
                    yes if number == 0 and city in row.leaders else "",
                ])
    return header, rows


def targets_wide(result: Targets, lang: str) -> Grid:
    """One indicator a row, one city a column; a star marks the leader."""
    header = [words.WORDS[lang]["label"], *(words.name(city, lang) for city in result.cities)]
    rows = []
    for row in result.rows:
        label = words.name(row.indicator, lang)
        if row.basis not in ("level", "rate"):
            label += f" ({words.WORDS[lang][row.basis]})"
        cells = []
        for city, cell in row.cells.items():
            one = cell.targets[0] if cell.targets else None
            lead = " *" if city in row.leaders else ""
            cells.append("" if one is None else f"{one.figure(lang)} ({one.year or '—'}){lead}\n{one.plan.id} §{one.item.clause}")
        rows.append([label, *cells])
    return header, rows


def track_long(result: Track, lang: str) -> Grid:
    """One statement a row, each with the verdict on its indicator."""
    header = _heads(lang, "indicator", "label", "verdict", *_STATEMENT, "because")
    return header, [
        [row.indicator.id, *_judged(row, lang), *_statement(one, lang), row.verdict.because(lang)]
        for row in result.rows for one in row.everything
    ]


def track_wide(result: Track, lang: str) -> Grid:
    """One indicator a row: verdict, reason, and the line of time."""
    header = _heads(lang, "label", "verdict", "because", "figures")
    rows = []
    for row in result.rows:
        line = "\n".join(
            f"{one.year or '—'} {words.WORDS[lang][one.quantity.kind]} {one.figure(lang)} ({one.plan.id} §{one.item.clause})"
            for one in row.everything
        )
        rows.append([*_judged(row, lang), row.verdict.because(lang), line])
    return header, rows


def _judged(row: Row, lang: str) -> list[str]:
    return [row.subject or words.name(row.indicator, lang), words.VERDICT[lang][row.verdict.word]]


def coverage(result: ThemeCoverage, lang: str) -> Grid:
    """One theme of one city a row, with counts."""
    header = _heads(lang, "theme", "city", "count", "quantified", "planned", "dated", "firm")
    return header, [
        [words.name(row.theme, lang), city, count.commitments, count.quantified, count.planned, count.dated, count.firm]
        for row in result.rows for city, count in row.cells.items()
    ]


def gaps(result: Gaps, lang: str, indicators: Indicators) -> Grid:
    """One commitment a row, led by its topic and by why others have none."""
    header = [*_heads(lang, "topic", "absent"), *commitments((), lang, indicators)[0]]
    rows = []
    for row in result.rows:
        absent = "; ".join(f"{city}: {words.absence(result.absence(row, city), result.coverage[city], lang)}" for city in row.lacking)
        items = [item for city, cell in row.cells.items() if city not in row.lacking for item in cell]
        rows += [[words.name(row.topic, lang), absent, *values] for values in commitments(items, lang, indicators)[1]]
    return header, rows
