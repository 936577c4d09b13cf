"""Time and memory of whole processes, and the table that the benchmarks print."""

from __future__ import annotations

import json
import os
import resource
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


def work(command: Sequence[str], env: Mapping[str, str] | None = None) -> float:
    """Seconds of processor that one run takes, its children's too."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@dataclass(frozen=True)
class Run:
    """One run: exit code, seconds, seconds of all processors, and the most memory (bytes) that a process took."""

    code: int
    seconds: float
    work: float
    memory: float


def run(command: Sequence[str], env: Mapping[str, str] | None = None) -> Run:
    """Run a program once."""
    code = (
        "import json, resource, subprocess, sys, time\n"
        "started = time.perf_counter()\n"
        "code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode\n"
        "seconds = time.perf_counter() - started\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(json.dumps([code, seconds, used.ru_utime + used.ru_stime, used.ru_maxrss]))"
    )
    said = subprocess.run([sys.executable, "-c", code, *command], env=env, capture_output=True, text=True, check=True)
    code_of, seconds, work, memory = json.loads(said.stdout)
    return Run(code_of, seconds, work, memory * (1 if sys.platform == "darwin" else 1024))


def peak(command: Sequence[str], env: Mapping[str, str] | None = None) -> float:
    """Bytes of memory that one run takes at its peak."""
    return run(command, env).memory


def table(rows: Sequence[Row]) -> str:
    """The rows in columns, those that fall short marked."""
    grid = [
        ("", "what", "measured", "wanted"),
        *(("  " if row.reached else "no", row.what, row.measured, row.wanted) for row in rows),
    ]
    widths = [max(map(len, column)) for column in zip(*grid)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip() for line in grid)
