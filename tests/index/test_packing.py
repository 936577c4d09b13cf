"""Commitments as columns of the index, and back."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from plancmp.index.packing import FIELDS, pack, pack_measures, unpack, unpack_measures
from plancmp.knowledge import files
from plancmp.knowledge.reading import Reading
from plancmp.measures import Measure
from plancmp.model import UNPUBLISHED, Commitment
from tests.conftest import EXAMPLE, FIGURES


def commitments(folder: Path) -> list[Commitment]:
    """The commitments of a data folder as they are read."""
    parts = Reading().parts(list(files.data_files(folder)))
    return [item for part in parts for item in part.records.commitments.values()]


def test_what_is_packed_is_unpacked_the_same() -> None:
    for folder in (EXAMPLE, FIGURES):
        items = commitments(folder)
        assert list(unpack(map(pack, items))) == items


def test_lists_keep_their_order_and_empty_ones_stay_empty() -> None:
    item = commitments(EXAMPLE)[0]
    many = replace(item, themes=("b", "a"), also=("y", "x"), names=("二", "一"), quantities=item.quantities * 2)
    none = replace(item, also=(), names=(), quantities=())
    assert list(unpack(map(pack, [many, none]))) == [many, none]


def test_what_a_draft_is_unsure_of_is_kept_as_verdicts_heed_it() -> None:
    item = replace(commitments(EXAMPLE)[0], confidence=0.5, doubts=("year", "indicator"))
    assert set(UNPUBLISHED) - set(FIELDS) == {"confidence"}
    assert list(unpack([pack(item)])) == [replace(item, confidence=None)]


def test_what_figures_measure_is_packed_and_unpacked() -> None:
    some = [Measure("level", "%", frozenset()), Measure("rank", "位", frozenset({"全省", "同类"}))]
    assert list(unpack_measures(pack_measures(some), 2)) == some


@pytest.mark.parametrize("column", ["level", "level\x1f%\x1elevel", "level\x1f%", "", None])
def test_measures_that_are_none_are_damage(column: str | None) -> None:
    with pytest.raises(sqlite3.DatabaseError):
        unpack_measures(column, 2)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "quantities",
    ['[["a"]]', "[[]],[[]]", "[1]", "[", None],
    ids=["too few values", "of two commitments", "no values", "cut off", "nothing"],
)
def test_quantities_that_are_none_are_damage(quantities: str | None) -> None:
    """Read together, one that is damaged must not pass for another."""
    items = [item for item in commitments(FIGURES) if item.quantities][:2]
    rows = list(map(pack, items))
    rows[0][FIELDS.index("quantities")] = quantities
    if quantities is None:
        assert [item.quantities for item in unpack(rows)] == [(), items[1].quantities]
    else:
        with pytest.raises(sqlite3.DatabaseError):
            list(unpack(rows))


def test_more_rows_than_are_unpacked_together_keep_their_order() -> None:
    item = commitments(EXAMPLE)[0]
    many = [replace(item, id=f"{item.plan}/1.{number}") for number in range(1201)]
    assert list(unpack(map(pack, many))) == many
