"""Time and memory of whole processes, and the table that the benchmarks print."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Without compiled bytecode every run would measure the compiler: an installation has it."""


@dataclass(frozen=True)
class Row:
    """One thing measured, what came out, what was wanted, and whether it was reached."""

    what: str
    measured: str
    wanted: str
    reached: bool


def best(command: Sequence[str], env: Mapping[str, str] | None = None, times: int = 5) -> float:
    """Seconds of the fastest of several runs: what other processes do can only slow a run down."""
    seconds = []
    for _ in range(times):
        started = time.perf_counter()
        subprocess.run(command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        seconds.append(time.perf_counter() - started)
    return min(seconds)


def peak(command: Sequence[str], env: Mapping[str, str] | None = None) -> float:
    """Bytes of memory that one run takes at its peak."""
    code = (
        "import resource, subprocess, sys\n"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    said = subprocess.run([sys.executable, "-c", code, *command], env=env, capture_output=True, text=True, check=True).stdout
    return int(said) * (1 if sys.platform == "darwin" else 1024)


def table(rows: Sequence[Row]) -> str:
    """The rows in columns, those that fall short marked."""
    grid = [("", "what", "measured", "wanted"), *(("  " if row.reached else "no", row.what, row.measured, row.wanted) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*grid)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip() for line in grid)
