"""How an answer is wanted."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from plancmp.render.view import View


@pytest.mark.parametrize(
    ("view", "most"),
    [
        (View(), 7),
        (View(limit=3), 3),
        (View(limit=30), 30),
        (View(everything=True), None),
        (View(everything=True, limit=3), None),
    ],
)
def test_how_many_rows_a_table_shows(view: View, most: int | None) -> None:
    assert view.most(7) == most


def test_a_view_does_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        View().lang = "en"  # type: ignore[misc]
