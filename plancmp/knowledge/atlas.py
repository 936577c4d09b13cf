"""The atlas: headline figures of work reports in tables of one figure a row, and the reports they were read from.

Tables are read without YAML and canonical: what is read and written again is the same to the byte.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

from plancmp.errors import DataError
from plancmp.knowledge.divisions import Division, above, divisions
from plancmp.messages import Message
from plancmp.model import OPERATORS, Headline, Kind, Plan, Record, record

FOLDER = "atlas"
"""The folder of the tables, in a data folder."""

REPORTS = "reports.tsv"
"""The table of the reports; each other table holds the figures of a province and of all that lies in it."""

INDICATORS = (
    "gdp",
    "gdp-growth",
    "industrial-value-added-growth",
    "fixed-asset-investment-growth",
    "retail-sales-growth",
    "foreign-trade",
    "foreign-trade-growth",
    "general-budget-revenue",
    "general-budget-revenue-growth",
    "resident-income",
    "resident-income-growth",
    "urban-income",
    "urban-income-growth",
    "rural-income",
    "rural-income-growth",
    "urban-new-jobs",
    "surveyed-unemployment",
    "registered-unemployment",
    "cpi-growth",
    "grain-output",
    "energy-intensity-decline",
    "rd-intensity",
    "urbanisation-rate",
)
"""The closed list, in the order in which a place's figures are shown."""

_FIGURES = "adcode\tplace\tplan\tclause\tindicator\tkind\tyear\top\tvalue\tvalue_max\tunit\texpected\tcite"
_REPORTS = "adcode\tplace\tplan\tyear\tadopted\ttitle\tsha256"
_HEAD_OF_FIGURES = """\
# Headline figures of government work reports, read by machine and checked: docs/atlas.md says how, and how far to trust
# them. A target is for the year of its report, an actual of the year before; value and unit as written. Made by
# python -m plancmp.ingest.atlas, not edited by hand.
"""
_HEAD_OF_REPORTS = """\
# The government work reports that the figures of the atlas were read from; a report that is not here was not read. Made
# by python -m plancmp.ingest.atlas, not edited by hand.
"""


@record
class Atlas(Record):
    """Reports as plans of the origin ``atlas``, and the figures that were read in them."""

    reports: tuple[Plan, ...]
    figures: tuple[Headline, ...]


def table_of(place: Division) -> str:
    """The name of the table that holds the figures of a place: that of its province, or of the nation."""
    return f"{[*above(place), place][0].id}.tsv"


def write(atlas: Atlas) -> dict[str, str]:
    """Name and text of each table."""
    places = {division.id: division for division in divisions().values()}
    reports = sorted(atlas.reports, key=lambda plan: (places[plan.city].adcode, plan.id))
    rows = [_row(places[plan.city], plan.id, *_of_report(plan)) for plan in reports]
    tables = {REPORTS: _HEAD_OF_REPORTS + "\n".join([_REPORTS, *rows, ""])}
    lines: dict[str, list[str]] = {}
    order = {name: number for number, name in enumerate(INDICATORS)}
    for one in sorted(
        atlas.figures, key=lambda one: (places[one.city].adcode, one.plan, one.kind, order[one.indicator])
    ):
        place = places[one.city]
        lines.setdefault(table_of(place), []).append(_row(place, one.plan, *_of_figure(one)))
    for name in sorted(lines):
        tables[name] = _HEAD_OF_FIGURES + "\n".join([_FIGURES, *lines[name], ""])
    return tables


def _row(place: Division, *fields: object) -> str:
    return "\t".join([place.adcode, place.name, *("" if field is None else str(field) for field in fields)])


def _of_report(plan: Plan) -> tuple[object, ...]:
    return plan.years()[0], plan.adopted, plan.title, plan.sha256


def _of_figure(one: Headline) -> tuple[object, ...]:
    expected = "1" if one.expected else ""
    return (
        *(one.clause, one.indicator, one.kind, one.year, one.op, one.value, one.value_max),
        *(one.unit, expected, one.cite),
    )


def reports(path: Path, text: str) -> Iterator[Plan]:
    """The reports that a table lists. Raises :class:`DataError` for a line that is none."""
    for number, (adcode, _, name, year, adopted, title, sha256) in _rows(path, text, _REPORTS):
        place = divisions().get(adcode)
        if place is None or not name.startswith(f"{place.id}-report-"):
            raise _wrong(path, number, Message("{name} is no report of the place {adcode}", name=name, adcode=adcode))
        yield report(place, name, int(year), adopted, title, sha256)


def report(place: Division, name: str, year: int, adopted: str, title: str, sha256: str) -> Plan:
    """A report of the atlas as a plan."""
    return Plan(
        id=name,
        city=place.id,
        type="report",
        title=title,
        title_en=f"{place.en} government work report {year}",
        issuer="国务院" if place.level == "nation" else f"{place.name}人民政府",
        adopted=adopted,
        period=str(year),
        source="-",
        sha256=sha256,
        origin="atlas",
    )


def figures(path: Path, text: str) -> Iterator[Headline]:
    """The figures of a table. Raises :class:`DataError` for a line that is none."""
    for number, fields in _rows(path, text, _FIGURES):
        adcode, _, plan, clause, indicator, kind, year, op, value, most, unit, expected, cite = fields
        place = divisions().get(adcode)
        if place is None or not plan.startswith(f"{place.id}-report-"):
            raise _wrong(path, number, Message("{plan} is no report of the place {adcode}", plan=plan, adcode=adcode))
        try:
            if kind not in ("target", "actual") or op not in OPERATORS or indicator not in INDICATORS:
                raise ValueError(
                    Message("no {kind} of {indicator} with the operator {op!r}", kind=kind, indicator=indicator, op=op)
                )
            yield Headline(
                plan=plan,
                city=place.id,
                clause=clause,
                indicator=indicator,
                kind=cast("Kind", kind),
                year=int(year),
                op=op,
                value=_number(value),
                value_max=_number(most) if most else None,
                unit=unit,
                expected=expected == "1",
                cite=cite,
            )
        except ValueError as error:
            raise _wrong(path, number, str(error)) from None


def _number(text: str) -> int | float:
    return float(text) if "." in text else int(text)


def _rows(path: Path, text: str, header: str) -> Iterator[tuple[int, Sequence[str]]]:
    lines = [line for line in enumerate(text.splitlines(), 1) if not line[1].startswith("#")]
    if not lines or lines[0][1] != header:
        raise _wrong(path, lines[0][0] if lines else 1, Message("the line of column names is not that of an atlas"))
    width = header.count("\t") + 1
    for number, line in lines[1:]:
        fields = line.split("\t")
        if len(fields) != width:
            raise _wrong(path, number, Message("{count} columns, not {width}", count=len(fields), width=width))
        yield number, fields


def _wrong(path: Path, line: int, what: str) -> DataError:
    return DataError(
        Message("{path}:{line}: {what}", path=path, line=line, what=what),
        hint=Message("make it anew: python -m plancmp.ingest.atlas FOLDER"),
    )
