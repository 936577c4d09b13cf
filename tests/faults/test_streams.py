"""Terminals, pipes and locales that are not what one would wish for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.conftest import Start, ended

COMMANDS = (
    ["search", "班列"],
    ["search", "班列", "--json"],
    ["compare", "anping", "beihu"],
    ["show", "anping", "-f", "csv"],
)

posix = pytest.mark.skipif(sys.platform == "win32", reason="descriptors of POSIX")


@posix
@pytest.mark.parametrize("command", COMMANDS)
def test_stdout_closed_by_its_reader(command: list[str], start: Start) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    process = start(*command, stdout=writing)
    os.close(writing)
    assert ended(process) == (0, "", "")


@posix
@pytest.mark.parametrize("command", [*COMMANDS, ["--version"], ["--help"], ["export"]])
def test_a_full_device(command: list[str], start: Start) -> None:
    with open("/dev/full", "wb") as full:
        code, _, err = ended(start(*command, stdout=full))
    assert code == 2 and err == f"plancmp: cannot write: {os.strerror(28)}\n"


@posix
@pytest.mark.parametrize("closed", [(0,), (1,), (2,), (1, 2), (0, 1, 2)], ids=str)
def test_started_without_its_streams(closed: tuple[int, ...], start: Start, kept: Path) -> None:
    def close() -> None:
        for number in closed:
            os.close(number)

    code, out, err = ended(start("search", "班列", "--json", preexec_fn=close))
    assert code == 0 and err == ""
    assert bool(out) == (1 not in closed)
    [index] = kept.iterdir()
    assert index.read_bytes().startswith(b"SQLite format 3\0"), "no output went into the index"
    code, out, err = ended(start("search", "火星移民", preexec_fn=close))
    assert (code, out) == (1, "")


@posix
@pytest.mark.parametrize("command", [["search", "火星移民"], ["show", "nowhere"], ["frobnicate"]])
def test_a_stderr_that_takes_nothing(command: list[str], start: Start) -> None:
    wanted, _, _ = ended(start(*command))
    with open("/dev/full", "wb") as full:
        assert ended(start(*command, stderr=full)) == (wanted, "", "")
    reading, writing = os.pipe()
    os.close(reading)
    process = start(*command, stderr=writing)
    os.close(writing)
    assert ended(process) == (wanted, "", "")


TERMINALS: tuple[dict[str, str], ...] = (
    {"COLUMNS": "20"},
    {"COLUMNS": "1"},
    {"COLUMNS": "x"},
    {"COLUMNS": "100000"},
    {"TERM": "dumb"},
    {"TERM": "unknown"},
    {"LC_ALL": "C"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONIOENCODING": "ascii"},
    {"PYTHONIOENCODING": "gbk"},
    {"NO_COLOR": "1", "FORCE_COLOR": "1"},
)


@pytest.mark.parametrize("env", TERMINALS, ids=str)
def test_terminals_and_locales(env: dict[str, str], start: Start) -> None:
    running = [start(*command, env=env) for command in (["search", "班列"], ["compare", "anping", "beihu"])]
    for code, out, err in map(ended_bytes, running):
        assert (code, err) == (0, b"") and out


def ended_bytes(process: subprocess.Popen[bytes]) -> tuple[int, bytes, bytes]:
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "gbk", "cp1252"])
def test_json_is_json_in_every_encoding(encoding: str, start: Start) -> None:
    code, out, err = ended_bytes(start("search", "班列 é𠮷", "--json", env={"PYTHONIOENCODING": encoding}))
    assert code in (0, 1) and b"Traceback" not in err
    # click writes UTF-8 where Python was told ASCII.
    assert json.loads(out.decode("utf-8" if encoding == "ascii" else encoding))["query"] == "班列 é𠮷"
