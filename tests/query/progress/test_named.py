"""Numbers that only say of which things a sentence tells something."""

from __future__ import annotations

import pytest

from plancmp.model import Indicator
from plancmp.query.progress.lines import lines
from plancmp.query.progress.named import only_names
from plancmp.query.progress.statements import Statement
from tests.query.progress.conftest import plan, said

PARKS = Indicator("", "滨江示范园区", "", "", "none")


def one(text: str, value: float = 8, year: int = 2024, **how: object) -> Statement:
    return said(plan(year, origin="draft"), value, year, PARKS, text=text, unit="个", **how)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("8个滨江示范园区收入增长12%", None),
        ("推动8个滨江示范园区完成投资76亿元", None),
        ("8个滨江示范园区建成6个", None),
        ("8个滨江示范园区全部建立园长制", "建立园长制"),
        ("8个市级滨江示范园区、开发区达到三星标准", "、开发区达到三星标准"),
        ("建成8个滨江示范园区", ""),
        ("推进8个滨江示范园区建设", ""),
        ("8个滨江示范园区建成投用", ""),
        ("确保8个“滨江示范园区”通过验收", ""),
        ("紧盯8个滨江示范园区", "紧盯"),
        ("紧盯目标、建成8个滨江示范园区", ""),
        ("新登记8个滨江示范园区增长12%", ""),
        ("打造8个滨江示范园区、20个站点收入增长12%", ""),
        ("滨江示范园区达到8个,收入增长12%", ""),
        ("新改建绿道8公里、滨江示范园区8个", ""),
    ],
)
def test_what_is_told_of_the_things_that_a_number_names(text: str, told: str | None) -> None:
    assert only_names(one(text)) == told


def test_a_curator_has_told_what_is_counted() -> None:
    assert only_names(said(2024, 8, 2024, PARKS, text="8个滨江示范园区收入增长12%", unit="个")) == ""


def test_things_are_held_against_things_of_which_the_same_is_told() -> None:
    for wanted, got, count in (
        ("打造8个滨江示范园区", "8个滨江示范园区收入增长12%", 1),
        ("8个滨江示范园区全部建立园长制", "加快打造8个滨江示范园区", 2),
        ("8个滨江示范园区全部建立园长制", "8个滨江示范园区建立园长制", 1),
        ("打造8个滨江示范园区", "8个滨江示范园区建成投用", 1),
    ):
        drawn = lines([one(wanted), one(got, year=2025, kind="actual")], PARKS, ())
        assert len(drawn) == count, got
