"""A bound on the time and memory of every single input."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

SECONDS = 5.0
"""For one input, on a machine that does other things too; most take under a millisecond."""

MEGABYTES = 300
"""By how much the peak memory of the whole process may grow over one run of thousands of inputs."""

Feed = Callable[[Iterator[Any], Callable[[Any], object]], int]


@pytest.fixture
def feed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Feed:
    """Call a function with each input; fails on a hang, on memory that grows and on files written where one stands."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)

    def run(inputs: Iterator[Any], function: Callable[[Any], object]) -> int:
        before, count = _peak(), 0

        def late(*_: object) -> None:
            pytest.fail(f"no answer after {SECONDS} s: {repr(item)[:200]}")

        alarm = hasattr(signal, "setitimer")
        if alarm:
            previous = signal.signal(signal.SIGPROF, late)
        try:
            for item in inputs:
                started = time.process_time()
                if alarm:
                    signal.setitimer(signal.ITIMER_PROF, SECONDS)
                try:
                    function(item)
                except Exception as error:
                    raise AssertionError(
                        f"{type(error).__name__}: {error} for the input {repr(item)[:2000]}"
                    ) from error
                assert time.process_time() - started < SECONDS, repr(item)[:200]
                count += 1
        finally:
            if alarm:
                signal.setitimer(signal.ITIMER_PROF, 0)
                signal.signal(signal.SIGPROF, previous)
        assert _peak() - before < MEGABYTES
        assert not list(here.iterdir()), "a file was written"
        return count

    return run


def _peak() -> float:
    if sys.platform == "win32":
        return 0.0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
