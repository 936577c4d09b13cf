"""Whatever ends a command becomes an exit code and a sentence."""

from __future__ import annotations

import io
import sqlite3
import sys
import threading
from pathlib import Path

import pytest

from plancmp import KnowledgeBase, cli
from plancmp.commands import process
from plancmp.knowledge import files
from tests.conftest import EXAMPLE


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (MemoryError(), 2, "the memory does not suffice"),
        (PermissionError(13, "Permission denied", "/some/file"), 2, "/some/file: Permission denied"),
        (OSError(28, "No space left on device"), 2, "cannot write: No space left on device"),
        (RecursionError("too deep"), 3, "a bug in plancmp"),
        (process.Terminated(), 143, "terminated"),
        (KeyboardInterrupt(), 130, "interrupted"),
        (BrokenPipeError(32, "Broken pipe"), 0, ""),
    ],
    ids=lambda value: type(value).__name__,
)
def test_how_a_command_ends(
    error: BaseException, code: int, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(cli.cli, "main", fail)
    monkeypatch.setattr(process, "give_up_stdout", lambda: None)
    assert cli.run(["list", "cities"]) == code
    out, err = capsys.readouterr()
    assert out == "" and said in err and "Traceback" not in err


@pytest.mark.parametrize(
    "error", [sqlite3.DatabaseError("malformed"), sqlite3.OperationalError("no such column"), KeyError("jinhua/1")]
)
def test_an_index_that_may_be_damaged_is_thrown_away_once(
    error: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PLANCMP_CACHE", str(tmp_path))
    monkeypatch.setattr(files, "shipped", lambda: EXAMPLE)
    (tmp_path / "kept.txt").write_text("")
    made: list[set[str]] = []

    def fail(*_: object, **__: object) -> None:
        with KnowledgeBase.open():
            made.append({file.name for file in tmp_path.iterdir()})
        raise error

    monkeypatch.setattr(cli.cli, "main", fail)
    assert cli.run(["list", "cities"]) == 3, "what a new index does not mend is a bug"
    assert str(error) in capsys.readouterr().err
    assert len(made) == 2 and made[0] != made[1] and all("kept.txt" in names for names in made)
    assert cli.run(["list", "cities"]) == 3
    assert made[2] == made[1] and len(made) == 3, "a new index is not suspected a second time"


def test_who_writes_is_not_run_again_for_a_bug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANCMP_CACHE", str(tmp_path))
    monkeypatch.setattr(files, "shipped", lambda: EXAMPLE)
    times: list[object] = []

    def fail(*args: object, **__: object) -> None:
        times.append(args)
        KnowledgeBase.open().close()
        raise KeyError

    monkeypatch.setattr(cli.cli, "main", fail)
    assert cli.run(["draft", "x.txt"]) == 3 and len(times) == 1


class _Terminal(io.StringIO):
    """A stderr that is a terminal and knows when something was written."""

    def __init__(self) -> None:
        super().__init__()
        self.written = threading.Event()

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        raise OSError("no descriptor")

    def write(self, text: str) -> int:
        self.written.set()
        return super().write(text)


def test_long_work_is_told_of_and_wiped_away(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(process, "PATIENCE", 0.001)
    with process._show("compiling"):
        assert terminal.written.wait(20)
    line, blank = terminal.getvalue().split("\r")[1], terminal.getvalue().split("\r")[-2]
    assert line.startswith("plancmp: compiling: ") and blank.strip() == "" and len(blank) >= len(line)
    assert terminal.getvalue().endswith("\r")


def test_short_work_and_work_that_nobody_watches_is_not_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with process._show("compiling"):
        pass
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    monkeypatch.setattr(process, "PATIENCE", 0)
    with process._show("compiling"):
        pass
    assert terminal.getvalue() == sys.stderr.getvalue() == ""  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("金华", "ascii"), ("𠮷é", "ascii"), ("𠮷é", "gbk"), ("a\udcffb", "utf-8"), ("é金", "latin-1")],
)
def test_what_an_encoding_lacks_is_written_as_json_does(text: str, encoding: str) -> None:
    import codecs
    import json

    codecs.register_error("plancmp", process.escaped)
    assert json.loads('"' + text.encode(encoding, "plancmp").decode(encoding) + '"') == text
