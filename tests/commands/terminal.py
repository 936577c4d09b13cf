"""A real terminal to run the command line in: a pty, and pyte for what stands on its screen."""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest


def on_terminal(
    args: list[str], columns: int, cwd: Path, env: Mapping[str, str] = {}, without: Sequence[str] = ()
) -> tuple[str, list[str]]:
    """What the command writes to a terminal of so many columns, raw; and the lines that then stand on its screen.

    Nothing goes through a pager, unless ``env`` names one; ``without`` are variables that it does not have.
    """
    if sys.platform == "win32":
        pytest.skip("no pty on Windows")
    import fcntl
    import pty
    import termios

    pyte = pytest.importorskip("pyte", reason="pyte draws the screen")
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    everything = {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8", "PAGER": "cat", **env}
    process = subprocess.Popen(
        [sys.executable, "-m", "plancmp", *args],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=cwd,
        close_fds=True,
        # the size is that of the terminal, not of the one in which the tests run
        env={name: value for name, value in everything.items() if name not in {"LINES", "COLUMNS", *without}},
    )
    os.close(theirs)
    raw = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # Linux reports the closed terminal as an error
            break
        if not part:
            break
        raw += part
    os.close(ours)
    assert process.wait(timeout=300) == 0
    text = raw.decode("utf-8")
    screen = pyte.Screen(columns, 2 * text.count("\n") + 50)
    pyte.Stream(screen).feed(text)
    shown = [line.rstrip() for line in screen.display]
    while shown and not shown[-1]:
        shown.pop()
    return text, shown


def bare(raw: str) -> list[str]:
    """The lines of a terminal's raw output without its escape sequences."""
    return [
        line.rstrip() for line in re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", raw).replace("\r", "").rstrip("\n").split("\n")
    ]
