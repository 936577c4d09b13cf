"""Commitments as JSON, field by field: the very text of their dictionaries."""

from __future__ import annotations

import json
from typing import Any

import pytest

from plancmp.model import Commitment, Quantity, columns_of
from plancmp.render import formats, records

FIGURE = Quantity(indicator="gdp", label='产值"%s\\', op=">=", value=6.0, unit="%", year=2027, annual=True)
ITEMS = [
    Commitment(
        id="anping-plan-2021/1.1",
        city="anping",
        plan="anping-plan-2021",
        clause="一(二)",
        themes=("transport", "ecology"),
        topic=None,
        also=("ports",),
        strength="commit",
        text='到2027年"100%s"\\n',
        text_en="tab\t",
        names=("甲", '乙"'),
        cite="100%",
        quantities=(FIGURE, Quantity(label="", value=None, base_value=1, delegated=True)),
    ),
    Commitment(
        id="b/2", themes=("party",), topic="party-building", strength="done", text="", cite="", doubts=("topic",)
    ),
]
MORE = {"anping-plan-2021": {"title": '规划"%s', "url": ""}, "": {"title": "", "url": "u"}}


@pytest.mark.parametrize("line", [None, "\n", "\n    "])
def test_a_commitment_is_written_as_its_dictionary(line: str | None) -> None:
    made = [{**item.to_dict(), **MORE[item.plan]} for item in ITEMS]
    assert list(records.commitments([columns_of(ITEMS)], MORE, line)) == [_text(value, line) for value in made]


def test_commitments_stand_in_an_answer_as_they_are() -> None:
    value = {"cells": {"a": ITEMS, "b": []}, "rows": [{"from": ITEMS[0], "to": None}]}
    plain = {
        "cells": {"a": [item.to_dict() for item in ITEMS], "b": []},
        "rows": [{"from": ITEMS[0].to_dict(), "to": None}],
    }
    assert formats.to_json(value) == formats.to_json(plain)
    for held in ([[ITEMS[0]], ITEMS], [{"a": 1}, {"a": ITEMS[1]}], {"a": [{"b": ITEMS[0]}]}, {"a": ([ITEMS[0]], 1)}):
        assert (
            formats.to_json(held) == json.dumps(held, default=Commitment.to_dict, ensure_ascii=False, indent=2) + "\n"
        )
    assert formats.to_json(ITEMS[0]) == formats.to_json(ITEMS[0].to_dict())


@pytest.mark.parametrize("line", [None, "\n  "])
def test_a_row_of_values_is_a_mapping(line: str | None) -> None:
    row = {"a%": "x%s", "b": 1.5, "c": None, "d": False, "e": 10**20}
    assert list(records.figures(tuple(row), [tuple(row.values())], line)) == [_text(row, line)]


def _text(value: Any, line: str | None) -> str:
    if line is None:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return json.dumps(value, ensure_ascii=False, indent=2).replace("\n", line)
