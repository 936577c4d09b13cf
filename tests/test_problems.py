"""Problems as text."""

from __future__ import annotations

import pytest

from plancmp.problems import counted


@pytest.mark.parametrize(("number", "text"), [(0, "0 problems"), (1, "1 problem"), (2, "2 problems")])
def test_one_is_no_plural(number: int, text: str) -> None:
    assert counted(number, "problem") == text
