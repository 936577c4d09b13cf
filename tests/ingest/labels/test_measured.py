"""The label of a figure whose noun is known."""

from __future__ import annotations

import pytest

from plancmp import City, KnowledgeBase
from plancmp.ingest.labels.measured import Measured
from plancmp.ingest.labels.names import Names
from plancmp.ingest.labels.phrase import parse
from plancmp.ingest.labels.said import Noun
from plancmp.ingest.labels.scope import scope
from plancmp.model import Indicator
from plancmp.text.quantities import figures

TOWN = City("shaoxing", "绍兴市", "Shaoxing", "330600")


@pytest.mark.parametrize(
    ("text", "noun", "aspect", "wanted"),
    [
        ("地区生产总值增长5%", "地区生产总值", "growth", ("地区生产总值增速", "gdp-growth")),
        ("地区生产总值增速5%", "地区生产总值增速", "level", ("地区生产总值增速", "gdp-growth")),
        ("进出口额下降3%", "进出口额", "fall", ("进出口额增速", "foreign-trade-growth")),
        ("每个县新增上市公司2家", "上市公司", "add", ("新增上市公司", None)),
        ("其余2家上市公司", "上市公司", "level", ("上市公司", None)),
        ("上市公司2家", "上市公司", "level", ("上市公司", "listed-firms")),
    ],
)
def test_what_is_said_of_a_noun(
    text: str, noun: str, aspect: str, wanted: tuple[str, str | None], shipped: KnowledgeBase
) -> None:
    place, (figure,) = scope(TOWN), [figure for figure in figures(text) if figure.is_quantity]
    measured = Measured(text, Names(shipped.all(Indicator)), place, -1)
    label = measured.label(Noun(noun), parse(text[: figure.start], figure.type, place.own), aspect, figure, 0)
    assert (label.text, label.indicator) == wanted
