"""Several processes that read plans and make their rows ready, while the one that began them writes."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from plancmp.index.rows import Rows, rows_of
from plancmp.index.searchable import labels
from plancmp.knowledge.reading import Reading

if TYPE_CHECKING:
    from plancmp.knowledge.load import Catalogue

LEAST = 4_000_000
"""Bytes of data files from which on it pays: each process needs 0.2 seconds to begin, and reads 5 MB a second."""

MOST = 4
"""So many processes at most; the one that writes keeps up with no more."""

_CODE = "import sys; sys.path[:] = {path!r}; from plancmp.index.workers import serve; serve()"


def number() -> int:
    """How many processes it is worth to begin: none where there is one processor."""
    cpus = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return 0 if cpus < 2 or not sys.executable else min(cpus, MOST)


def rows(paths: Sequence[Path], known: Catalogue) -> Iterator[tuple[Path, Rows | None]]:
    """The rows of data files in their order, each read beside ``known``.

    None for one that is not sound by that alone, that holds more than a plan, or whose process has died: such a file
    is to
    be read again beside all others. The same where not so much is to be read that processes pay.
    """
    count = number() if sum(path.stat().st_size for path in paths) >= LEAST else 0
    started = [_start(paths[place::count], known) for place in range(count)]
    try:
        for place, path in enumerate(paths):
            yield path, _next(started[place % count]) if count else None
    finally:
        for process in started:
            process.kill()
            process.wait()
            assert process.stdout
            process.stdout.close()


def _start(paths: Sequence[Path], known: Catalogue) -> subprocess.Popen[bytes]:
    # Not by multiprocessing, which would run the program of whoever uses the library once more.
    process = subprocess.Popen(
        [sys.executable, "-c", _CODE.format(path=sys.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdin
    with suppress(OSError), process.stdin as out:  # one that died at once is told by its silence
        pickle.dump((known, paths), out)
    return process


def _next(process: subprocess.Popen[bytes]) -> Rows | None:
    assert process.stdout
    try:
        result: Rows | None = pickle.load(process.stdout)
        return result
    except (EOFError, OSError, pickle.UnpicklingError):
        return None


def serve() -> None:
    """The work of one process: reads from stdin what is to be done, writes to stdout what was made of it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who began it ends it
    known, paths = pickle.load(sys.stdin.buffer)
    with suppress(BrokenPipeError):
        for path in paths:
            pickle.dump(_rows(path, known), sys.stdout.buffer)
            sys.stdout.buffer.flush()


def _rows(path: Path, known: Catalogue) -> Rows | None:
    reading = Reading(known.grown())
    part = reading.take(path)
    if part is None or not part.file.is_plan or part.file.found or not reading.stands_alone(part):
        return None
    return rows_of(part, labels(reading.known))
