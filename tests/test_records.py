"""What all records can do."""

from __future__ import annotations

import copy
from dataclasses import FrozenInstanceError, replace

import pytest

from plancmp.model import City, Quantity, fields_of, names_of, restored

CITY = City("anping", "安平市", "Anping", "990100")


def test_values_come_by_place_or_by_name_and_defaults_are_filled_in() -> None:
    assert City("anping", "安平市", en="Anping", adcode="990100") == CITY
    assert CITY.aliases == () and CITY.within == ""


@pytest.mark.parametrize(
    ("values", "named"),
    [
        (("anping",), {}),
        (("anping", "安平市", "Anping", "990100"), {"mayor": "x"}),
        (("anping", "安平市", "Anping", "990100"), {"id": "x"}),
        (tuple("abcdefg"), {}),
    ],
    ids=["too few", "unknown", "twice", "too many"],
)
def test_what_does_not_fit_the_fields_is_refused(values: tuple[str, ...], named: dict[str, str]) -> None:
    with pytest.raises(TypeError, match="City"):
        City(*values, **named)


def test_fields_that_want_a_name_are_not_taken_by_place() -> None:
    with pytest.raises(TypeError, match="0 values by place"):
        Quantity(None, "班列", "=", 3)


def test_records_are_frozen_and_compare_by_value() -> None:
    with pytest.raises(FrozenInstanceError):
        CITY.en = "x"
    with pytest.raises(FrozenInstanceError):
        del CITY.en
    assert len({CITY, replace(CITY), replace(CITY, en="x")}) == 2
    assert tuple(fields_of(CITY).values()) != CITY


def test_a_record_taken_apart_is_put_together_again() -> None:
    assert list(fields_of(CITY)) == list(names_of(City))
    assert restored(City, fields_of(CITY).values()) == CITY == copy.deepcopy(CITY)
    with pytest.raises(ValueError):
        restored(City, ["anping"])


def test_a_record_shows_its_fields() -> None:
    assert repr(CITY).startswith("City(id='anping', zh='安平市'")
