"""Commitments as columns of the index, and back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from plancmp.index.packing import FIELDS, pack, unpack
from plancmp.knowledge import files
from plancmp.knowledge.reading import Reading
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
