"""Where an answer goes, and in which form."""

from __future__ import annotations

import json
import os
import stat
import subprocess
from pathlib import Path

import pytest

from plancmp import cli
from plancmp.commands import output
from plancmp.errors import PlancmpError
from plancmp.knowledge import files
from plancmp.render.view import FORMS
from tests.conftest import EXAMPLE, Run

pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture(autouse=True)
def _example(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "folders", lambda: [EXAMPLE])


@pytest.mark.parametrize(
    ("file", "form"),
    [
        ("", "table"),
        ("-", "table"),
        ("a.json", "json"),
        ("a.ndjson", "ndjson"),
        ("a.CSV", "csv"),
        ("x/a.b.md", "md"),
        ("a.xlsx", "xlsx"),
        ("a.txt", "table"),
    ],
)
def test_the_ending_says_the_form(file: str, form: str) -> None:
    assert output.form_of(None, file, FORMS) == form
    assert output.form_of("csv", file, FORMS) == "csv"


@pytest.mark.parametrize("file", ["a", "a.pdf", "a.", ".json/x"])
def test_an_ending_that_says_nothing_is_refused(file: str) -> None:
    with pytest.raises(PlancmpError) as caught:
        output.form_of(None, file, FORMS)
    assert ".json, .ndjson, .csv, .md, .xlsx, .txt" in caught.value.hint
    with pytest.raises(PlancmpError) as caught:
        output.form_of(None, "a.md", ("ndjson", "json"))
    assert caught.value.hint.startswith("endings: .ndjson, .json;")


@pytest.mark.parametrize(
    "command", ["compare anping beihu", "search 班列", "list plans", "targets", "track anping", "coverage",
                "gaps beihu --against anping", "show anping", "export"]
)  # fmt: skip
def test_every_command_writes_to_a_file(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.json", "a.ndjson", "a.csv"):
        file = tmp_path / name
        assert cli.run([*command.split(), "-o", str(file)]) == cli.run([*command.split(), "-f", name[2:]])
        printed = capsys.readouterr().out
        written = file.read_bytes().decode("utf-8")
        assert written == ("\ufeff" + printed if name == "a.csv" else printed)
    assert cli.run([*command.split(), "-o", str(tmp_path / "a.md")]) in (0, 1)
    assert capsys.readouterr().out == "" and (tmp_path / "a.md").read_text("utf-8").startswith("# ")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "a.json", "a.md", "a.ndjson"]


def test_a_dash_is_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["list", "plans", "-o", "-", "-f", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["schema"] == "plancmp.list/1"


def test_what_is_there_stays_where_writing_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.json"
    file.write_text("before")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(output.render, "save", full)
    assert cli.run(["list", "plans", "-o", str(file)]) == 2
    assert "No space left on device" in capsys.readouterr().err
    assert file.read_text() == "before" and [path.name for path in tmp_path.iterdir()] == ["a.json"]


@pytest.mark.parametrize("name", ["", "none/a.json"])
def test_a_folder_is_no_file(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["list", "plans", "-f", "json", "-o", str(tmp_path / name)]) == 2
    assert "name a file with -o" in capsys.readouterr().err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        assert cli.run(["list", "plans", "-f", "json", "-o", str(pipe)]) == 0
        told = reader.communicate(timeout=300)[0]
    assert json.loads(told)["schema"] == "plancmp.list/1" and stat.S_ISFIFO(pipe.stat().st_mode)


def test_bytes_go_through_a_pipe(plancmp: Run) -> None:
    pytest.importorskip("xlsxwriter", reason="the extra excel is not installed")
    result = plancmp("list", "themes", "-f", "xlsx", "-o", "-", errors="replace")
    assert result.returncode == 0 and result.stdout.startswith("PK")
