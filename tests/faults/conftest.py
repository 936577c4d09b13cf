"""Processes of the command line that answer from the example data, and ways to spoil their day."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import EXAMPLE, REPOSITORY

LAUNCH = f"""
import signal, sys
from pathlib import Path
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.path.insert(0, {str(REPOSITORY)!r})
from plancmp.knowledge import files
files.shipped = lambda: Path({str(EXAMPLE)!r})
"""
"""The beginning of a program in which the example data take the place of the shipped ones. Tests that run in the
background
would hand down that SIGINT is ignored."""

MAIN = "from plancmp.cli import main; main()"

Start = Callable[..., "subprocess.Popen[bytes]"]
Result = tuple[int, str, str]


def ended(process: subprocess.Popen[bytes]) -> Result:
    """Exit code, stdout and stderr of a process when it has ended."""
    out, err = process.communicate(timeout=60)
    return process.returncode, (out or b"").decode(), (err or b"").decode(errors="replace")


@pytest.fixture(autouse=True)
def _in_english(english: None) -> None:
    """What is said when something breaks is looked for in English."""


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of this test's own, not yet made."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("PLANCMP_CACHE", str(folder))
    return folder


@pytest.fixture
def start() -> Start:
    """Start the command line with these arguments; ``before`` is code that runs first, ``env`` adds to the
    environment.
    """

    def run(*args: str, before: str = "", env: dict[str, str] | None = None, **how: object) -> subprocess.Popen[bytes]:
        how = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL, **how}
        return subprocess.Popen(  # type: ignore[call-overload, no-any-return]
            [sys.executable, "-c", LAUNCH + before + "\n" + MAIN, *args], env={**os.environ, **(env or {})}, **how
        )

    return run
