"""What of the words of an error a terminal may see."""

from __future__ import annotations

import pytest

from plancmp.errors import UnknownName, printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("安平\t一\n二", "安平\t一\n二"),
        ("\x1b[31m红", "\\x1b[31m红"),
        ("\x9b2J", "\\x9b2J"),
        ("a\u202eb\u2066c\u200ed", "a\\u202eb\\u2066c\\u200ed"),
        ("a\rb\x7f", "a\\rb\\x7f"),
    ],
)
def test_what_could_steer_a_terminal_is_made_visible(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_a_long_name_is_cut_in_the_message_and_kept_beside_it() -> None:
    error = UnknownName("city", "x" * 100, ["anping"], "nearest: anping")
    assert error.message == f"no city is called '{'x' * 60}…'" and error.name == "x" * 100
    assert (error.kind, error.nearest, error.hint) == ("city", ("anping",), "nearest: anping")
    assert UnknownName("city", "x" * 60).message.endswith("x'")
