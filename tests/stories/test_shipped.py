"""What the curated reports say of a year, read in the documents by hand: shipped.tsv. `track` tells it so."""

from __future__ import annotations

import csv
from itertools import groupby
from pathlib import Path

import pytest

from plancmp import KnowledgeBase, track
from plancmp.measures.statement import Statement

TABLE = Path(__file__).with_name("shipped.tsv")
HEAD = ("city", "indicator", "year", "aim", "result", "verdict")

Told = dict[str, str]


def stories() -> list[list[Told]]:
    """The years of one thing in one place, for each."""
    with TABLE.open(encoding="utf-8") as file:
        lines = [line for line in file if not line.startswith("#")]
    found = csv.DictReader(lines, HEAD, dialect="excel-tab")
    return [list(years) for _, years in groupby(found, lambda one: (one["city"], one["indicator"]))]


def written(one: Statement | None) -> str:
    if one is None:
        return "-"
    said = one.quantity
    end = "" if said.value_max is None else f"–{said.value_max:g}"
    return f"{'' if said.op in ('=', 'range') else said.op}{said.value:g}{end}{said.unit}"


@pytest.mark.parametrize("story", stories(), ids=lambda story: f"{story[0]['city']}-{story[0]['indicator']}")
def test_track_tells_what_the_documents_say(story: list[Told], shipped: KnowledgeBase) -> None:
    city, indicator = story[0]["city"], story[0]["indicator"]
    told = {
        str(year.year): (written(year.aim), written(year.result), year.verdict or "-")
        for row in track(shipped, city, [indicator]).rows
        if row.indicator.id == indicator and row.measure not in ("average", "total", "rank")
        for year in row.years
    }
    assert [told.get(one["year"]) for one in story] == [(one["aim"], one["result"], one["verdict"]) for one in story]


def test_every_place_whose_reports_are_curated_has_three_stories() -> None:
    known = [story[0]["city"] for story in stories()]
    assert {city for city in known if known.count(city) >= 3} == set(known) and len(set(known)) == 11
