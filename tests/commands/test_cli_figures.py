"""targets, track, coverage and gaps as users call them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from plancmp import cli
from plancmp.knowledge import files
from tests.conftest import FIGURES

CALLS = (
    ["targets"],
    ["track", "anping"],
    ["track", "anping", "trains"],
    ["coverage"],
    ["gaps", "beihu", "--against", "anping", "nanling"],
)

pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture(autouse=True)
def _made_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(files, "shipped", lambda: FIGURES)


@pytest.mark.parametrize("form", ["table", "json", "ndjson", "csv", "md"])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_every_format(call: list[str], lang: str, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run([*call, "-f", form, "--lang", lang]) == 0
    out, err = capsys.readouterr()
    assert out and (not err or ("more things" if lang == "en" else "另有5项目标") in err)
    if form == "json":
        assert json.loads(out)["schema"] == f"plancmp.{call[0]}/1"
    elif form == "ndjson":
        assert all(json.loads(line) for line in out.splitlines())
    elif form == "csv":
        assert len({len(row) for row in csv.reader(io.StringIO(out))}) == 1


def test_because_speaks_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    for lang, words in (("zh", "两年须年均增长12.4%"), ("en", "must bring growth of 12.4% a year")):
        assert cli.run(["track", "anping", "gdp", "--json", "--lang", lang]) == 0
        assert words in json.loads(capsys.readouterr().out)["rows"][0]["because"]


@pytest.mark.parametrize(
    ("call", "code", "words"),
    [
        (["targets", "--indicator", "firmz-nw"], 2, ("no indicator is called", "firms-new")),
        (["targets", "--year", "2099"], 1, ("without --year 2099", "2024, 2025, 2027")),
        (["targets", "nowhere"], 2, ("no city is called",)),
        (["targets", "dongwan"], 1, ("no targets found",)),
        (["track", "dongwan"], 1, ("it has no plan",)),
        (["track", "nanling"], 1, ("one plan only", "nothing in its plans tests or repeats a target")),
        (["track"], 2, ("Missing argument",)),
        (["gaps", "anping", "--against", "anping"], 2, ("against itself",)),
        (["gaps", "anping", "beihu"], 2, ("--against",)),
        (["gaps", "nanling", "--against", "dongwan"], 1, ("nothing found",)),
        (["coverage", "dongwan"], 1, ()),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_goes_wrong_is_said(
    call: list[str], code: int, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(call) == code
    err = capsys.readouterr().err
    assert all(word in err for word in words)


def test_one_plan_is_said_and_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["track", "beihu", "-f", "md"]) == 0
    out, err = capsys.readouterr()
    assert "beihu-proposal-15fyp" in err and "one plan only" in err
    assert "growth of 6.1% a year" in out


def test_limit_holds_for_every_format(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["gaps", "beihu", "--against", "anping", "--limit", "1", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["rows"]) == 1
