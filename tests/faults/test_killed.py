"""Signals at any point of a build: the exit code says so, nothing half made stays, and the next command works."""

from __future__ import annotations

import random
import signal
import sys
from pathlib import Path

import pytest

from tests.faults.conftest import Start, ended

if sys.platform == "win32":
    pytest.skip("signals of POSIX", allow_module_level=True)

AT = """
import os
from plancmp.commands import process
calls = 0
def at(frame, event, argument):
    global calls
    calls += 1
    if calls == {call}:
        sys.setprofile(None)
        os.kill(os.getpid(), {signal})
prepare = process.prepare
def prepared():
    prepare()
    sys.setprofile(at)
process.prepare = prepared
import atexit
atexit.register(lambda: print("calls", calls, file=sys.stderr))
"""
"""The process signals itself at so many calls of functions after it began: a point that is the same in each run."""

POINTS = [random.Random(seed).random() for seed in range(5)]


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> int:
    """How many calls one command makes that compiles the index."""
    import os
    import subprocess

    from tests.faults.conftest import LAUNCH, MAIN

    code = LAUNCH + AT.format(call=-1, signal=0) + MAIN
    env = {**os.environ, "PLANCMP_CACHE": str(tmp_path_factory.mktemp("calls"))}
    said = subprocess.run(
        [sys.executable, "-c", code, "list", "cities"], env=env, capture_output=True, text=True, timeout=60
    ).stderr
    return int(said.split("calls ")[1])


def sound(start: Start, kept: Path) -> None:
    """The next command answers, and leaves the index alone in the folder."""
    code, out, err = ended(start("search", "班列", "--json"))
    assert code == 0 and '"hits"' in out and err == ""
    assert [file.name for file in kept.iterdir() if not file.name.startswith("index-")] == []


@pytest.mark.parametrize("point", POINTS)
def test_killed_at_any_point(point: float, calls: int, start: Start, kept: Path) -> None:
    code, _, _ = ended(
        start("list", "cities", before=AT.format(call=1 + int(point * calls), signal=int(signal.SIGKILL)))
    )
    assert code == -signal.SIGKILL
    left = list(kept.glob("*")) if kept.exists() else []
    sound(start, kept)
    assert not [file for file in left if file.name.startswith("building-") and file.exists()], (
        "what was left is swept away"
    )


@pytest.mark.parametrize(
    ("number", "wanted", "word"), [(signal.SIGINT, 130, "interrupted"), (signal.SIGTERM, 143, "terminated")]
)
@pytest.mark.parametrize("point", POINTS[:3])
def test_interrupted_at_any_point(
    point: float, number: signal.Signals, wanted: int, word: str, calls: int, start: Start, kept: Path
) -> None:
    code, _, err = ended(start("list", "cities", before=AT.format(call=1 + int(point * calls), signal=int(number))))
    assert code == wanted and f"plancmp: {word}" in err and "Traceback" not in err
    assert not kept.exists() or not list(kept.glob("building-*")), "nothing half made"
    sound(start, kept)


@pytest.mark.parametrize(("number", "wanted"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_second_signal_does_not_disturb_the_end(
    number: signal.Signals, wanted: int, start: Start, kept: Path
) -> None:
    twice = f"""
import os, signal
from plancmp.index import compile as build
from plancmp.commands import process
def hit(*_): os.kill(os.getpid(), {int(number)})
build.build = hit
ignore = process.ignore_signals
def again():
    ignore()
    hit(), hit()
process.ignore_signals = again
"""
    code, _, err = ended(start("list", "cities", before=twice))
    assert code == wanted and "Traceback" not in err
    assert not list(kept.glob("*"))


def test_a_build_that_runs_is_not_swept_away(kept: Path) -> None:
    from plancmp.knowledge import files

    kept.mkdir()
    handle, name = files.claim(kept, "building-", ".sqlite")
    (kept / "building-dead.sqlite").write_bytes(b"left by a killed build")
    files.sweep(kept, "building-")
    assert [str(file) for file in kept.iterdir()] == [name]
    import os

    os.close(handle)
    files.sweep(kept, "building-")
    assert not list(kept.iterdir())
