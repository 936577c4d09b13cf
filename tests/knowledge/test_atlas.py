"""The tables of the atlas: the same bytes out as in, and a word for what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancmp.errors import DataError
from plancmp.knowledge import atlas
from plancmp.knowledge.atlas import Atlas
from plancmp.knowledge.divisions import divisions
from plancmp.model import Headline

HUZHOU = next(division for division in divisions().values() if division.id == "huzhou")
REPORT = atlas.report(HUZHOU, "huzhou-report-2025", 2025, "2025-01-14", "湖州市政府工作报告", "0" * 64)
AIM = Headline(
    plan=REPORT.id,
    city="huzhou",
    clause="二(总)",
    indicator="gdp-growth",
    kind="target",
    year=2025,
    op="~",
    value=5.5,
    unit="%",
    cite="地区生产总值增长5.5%左右",
)


def test_read_and_written_again_they_are_the_same() -> None:
    tables = atlas.write(Atlas((REPORT,), (AIM,)))
    assert sorted(tables) == ["reports.tsv", "zhejiang.tsv"]
    reports = tuple(atlas.reports(Path("reports.tsv"), tables["reports.tsv"]))
    figures = tuple(atlas.figures(Path("zhejiang.tsv"), tables["zhejiang.tsv"]))
    assert (reports, figures) == ((REPORT,), (AIM,))
    assert atlas.write(Atlas(reports, figures)) == tables


def test_the_nation_has_a_table_of_its_own() -> None:
    assert atlas.table_of(divisions()["000000"]) == "china.tsv"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("huzhou-report-2025", "jinhua-report-2025", "no report of the place 330500"),
        ("\t5.5\t", "\tviel\t", "viel"),
        ("\t~\t", "\t", "12 columns, not 13"),
        ("adcode\tplace", "place\tadcode", "column names"),
        ("330500", "999999", "no report of the place 999999"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(old: str, new: str, said: str) -> None:
    text = atlas.write(Atlas((REPORT,), (AIM,)))["zhejiang.tsv"].replace(old, new)
    with pytest.raises(DataError, match=rf"zhejiang.tsv:\d+: .*{said}"):
        list(atlas.figures(Path("zhejiang.tsv"), text))
