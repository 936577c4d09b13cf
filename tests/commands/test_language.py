"""The language of a command."""

from __future__ import annotations

import pytest

from plancmp import cli
from plancmp.commands import language
from plancmp.knowledge import files
from plancmp.render import view
from tests.conftest import EXAMPLE


def title(args: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert cli.run(args) == 0
    return capsys.readouterr().out.split("\n")[0].split(":")[0].removeprefix("# ")


@pytest.mark.parametrize(
    ("before", "behind", "env", "lang"),
    [
        ([], [], {}, "zh"),
        ([], [], {"LANG": "en_US.UTF-8"}, "en"),
        ([], [], {"LANG": "en"}, "en"),
        ([], [], {"LANG": "en_GB.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "zh"),
        ([], [], {"LANG": "en_GB.UTF-8", "LC_MESSAGES": "C"}, "zh"),
        ([], [], {"LANG": "de_DE.UTF-8"}, "zh"),
        ([], [], {"LANG": "en_US.UTF-8", "PLANCMP_LANG": "zh"}, "zh"),
        ([], [], {"PLANCMP_LANG": "en"}, "en"),
        (["--lang", "zh"], [], {"PLANCMP_LANG": "en"}, "zh"),
        (["--lang", "en"], [], {}, "en"),
        (["--lang", "zh"], ["--lang", "en"], {}, "en"),
    ],
)
def test_who_says_the_language(
    before: list[str],
    behind: list[str],
    env: dict[str, str],
    lang: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(files, "folders", lambda: [EXAMPLE])
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    args = [*before, "targets", "anping", "-f", "md", *behind]
    assert title(args, capsys) == ("Targets side by side" if lang == "en" else "目标对照")


def test_a_language_that_is_unknown_is_refused(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANCMP_LANG", "fr")
    assert cli.run(["targets", "anping"]) == 2
    assert "zh" in capsys.readouterr().err


def test_the_languages_are_those_of_a_view() -> None:
    assert language.LANGUAGES == view.LANGUAGES
