"""A pager for what is longer than the terminal, which has fifty lines here."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from plancmp import KnowledgeBase
from plancmp.commands import pager
from tests.commands.terminal import bare, on_terminal
from tests.conftest import REPOSITORY, Run

LONG, SHORT = ["list", "topics"], ["list", "themes"]

READER = """\
import os, sys
text = sys.stdin.buffer.read()
open(sys.argv[1], "wb").write(os.environ["LESS"].encode() + b"\\n" + text)
"""


@pytest.fixture(autouse=True)
def _compiled(shipped: KnowledgeBase) -> None:
    """The index is there."""


@pytest.fixture
def taken(tmp_path: Path) -> Path:
    """The file in which a pager writes down the flags of less, and what it was given."""
    return tmp_path / "taken"


@pytest.fixture
def reader(tmp_path: Path, taken: Path) -> str:
    """A pager that shows nothing and writes down what it was given."""
    script = tmp_path / "reader.py"
    script.write_text(READER, "utf-8")
    return shlex.join([sys.executable, str(script), str(taken)])


def python(code: str) -> str:
    return shlex.join([sys.executable, "-c", code])


@pytest.mark.parametrize("command", [LONG, [*LONG, "--json"]], ids=" ".join)
def test_what_is_longer_than_the_terminal_goes_into_the_pager(command: list[str], reader: str, taken: Path) -> None:
    whole, _ = on_terminal(command, 100, REPOSITORY)
    raw, _ = on_terminal(command, 100, REPOSITORY, {"PAGER": reader})
    flags, _, text = taken.read_text("utf-8").partition("\n")
    assert bare(raw) == [""] and flags == "FRX"
    assert text == whole.replace("\r\n", "\n") and text.count("\n") > 50
    assert ("\x1b[" in text) == (command == LONG)


def test_the_flags_of_less_are_the_users(reader: str, taken: Path) -> None:
    on_terminal(LONG, 100, REPOSITORY, {"PAGER": reader, "LESS": "S"})
    assert taken.read_text("utf-8").startswith("S\n")


@pytest.mark.parametrize(
    ("args", "env"),
    [
        (SHORT, {}),
        (["--no-pager", *LONG], {}),
        (LONG, {"PLANCMP_NO_PAGER": "1"}),
        (LONG, {"TERM": "dumb"}),
        ([*LONG, "-o", "out.txt"], {}),
    ],
)
def test_what_goes_by_the_pager(args: list[str], env: dict[str, str], reader: str, taken: Path, tmp_path: Path) -> None:
    args = [str(tmp_path / arg) if arg == "out.txt" else arg for arg in args]
    on_terminal(args, 100, REPOSITORY, {"PAGER": reader, **env})
    assert not taken.exists()


def test_in_a_pipe_there_is_none(plancmp: Run, reader: str, taken: Path) -> None:
    result = plancmp(*LONG, env={"PAGER": reader, "TERM": "xterm"})
    assert result.stdout.count("\n") > 50 and not taken.exists()


@pytest.mark.parametrize(
    "said",
    [
        "",
        "cat",
        "/nowhere/at/all",
        "'no end",
        python("raise SystemExit(1)"),
        python("import sys; sys.stdin.read(); raise SystemExit(2)"),
    ],
)
def test_without_a_pager_that_works_all_is_on_the_terminal(said: str) -> None:
    _, whole = on_terminal(LONG, 100, REPOSITORY)
    _, shown = on_terminal(LONG, 100, REPOSITORY, {"PAGER": said})
    assert shown == whole and len(whole) > 50


def test_who_leaves_the_pager_is_told_the_rest_of_what_there_is_to_tell() -> None:
    command = ["search", "高铁", "垃圾分类", "--all"]
    leaves = python("import sys; print(sys.stdin.readline()[:0] + 'left')")
    raw, _ = on_terminal([*command, "--json"], 100, REPOSITORY, {"PAGER": leaves})
    said = [line for line in bare(raw) if line]
    assert said[0].startswith("plancmp: ") or said[-1].startswith("plancmp: ")
    assert "left" in said and len(said) == 2, "no traceback, and nothing of the answer"


def test_lines_are_counted_as_the_screen_breaks_them() -> None:
    assert pager._rows("a\n" * 3, 80) == 3 and pager._rows("", 80) == 0
    assert pager._rows("\x1b[1m" + "a" * 80 + "\x1b[0m\n", 80) == 1 and pager._rows("a" * 81 + "\n", 80) == 2
    assert pager._rows("国" * 41 + "\n", 80) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="less is not there")
def test_less_shows_it_where_nothing_is_said(tmp_path: Path) -> None:
    less = tmp_path / "less"
    less.write_text("#!/bin/sh\necho $LESS $LESSCHARSET; cat >/dev/null\n", "utf-8")
    less.chmod(0o755)
    found = subprocess.run(["sh", "-c", "echo $PATH"], capture_output=True, encoding="utf-8").stdout.strip()
    unset = {"PATH": f"{tmp_path}:{found}"}
    raw, _ = on_terminal(LONG, 100, REPOSITORY, unset, without=("PAGER",))
    assert bare(raw) == ["FRX utf-8"]
