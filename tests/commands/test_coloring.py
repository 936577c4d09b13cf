"""Whether screens have colours."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancmp import cli
from plancmp.commands import coloring
from plancmp.knowledge import files
from plancmp.render import view
from tests.conftest import EXAMPLE


@pytest.mark.parametrize(
    ("before", "env", "colours"),
    [
        ([], {}, False),
        (["--color", "always"], {}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        ([], {"PLANCMP_COLOR": "always"}, True),
        ([], {"FORCE_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        (["--color", "auto"], {"PLANCMP_COLOR": "always"}, False),
    ],
)
def test_what_is_said_before_the_command_decides(
    before: list[str],
    env: dict[str, str],
    colours: bool,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(files, "folders", lambda: [EXAMPLE])
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert cli.run([*before, "search", "班列"]) == 0
    assert ("\x1b[" in capsys.readouterr().out) == colours


def test_a_file_and_data_have_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "folders", lambda: [EXAMPLE])
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert cli.run(["search", "班列", "-o", str(tmp_path / "a.txt")]) == 0
    assert "\x1b" not in (tmp_path / "a.txt").read_text("utf-8")
    assert cli.run(["--color", "always", "search", "班列", "--json"]) == 0
    assert "\x1b" not in capsys.readouterr().out


def test_the_choices_are_those_of_a_view() -> None:
    assert coloring.COLORS == view.COLORS
