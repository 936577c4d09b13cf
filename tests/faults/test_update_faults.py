"""A plan is added while things go wrong: the index says what it said, or what it should say, and the next command is right."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from plancmp.index import cache
from plancmp.knowledge import files
from tests.conftest import EXAMPLE
from tests.faults.conftest import LAUNCH, MAIN, Start, ended
from tests.faults.test_killed import AT
from tests.index.test_update import index_of, put, said

if sys.platform == "win32":
    pytest.skip("signals and limits of POSIX", allow_module_level=True)

COMMAND = ("list", "plans", "--json")
POINTS = [random.Random(seed).random() for seed in range(8)]
WAYS = {"copied": 10**9, "in place": 0}


@pytest.fixture
def data(tmp_path: Path, kept: Path) -> Path:
    """A copy of the example data whose index is there."""
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "data"))
    put(folder, "shitou", 2025)
    index_of(folder)
    return folder


def shipping(data: Path, way: str) -> str:
    """Code by which a process takes ``data`` for the shipped ones, and changes the index in one of the two ways."""
    return f"""
files.shipped = lambda: Path({str(data)!r})
files.folders = lambda: [files.shipped()]
from plancmp.index import cache
cache.SMALL = {WAYS[way]}
"""


def held(data: Path) -> dict[str, list[object]]:
    """What the index says that is there, whether it is fresh or not."""
    db = cache._existing([data])
    assert db is not None
    try:
        return said(db)
    finally:
        db.close()


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    """How many calls of functions such an update makes, in each way."""
    result = {}
    for way in WAYS:
        data = Path(shutil.copytree(EXAMPLE, tmp_path_factory.mktemp("data") / "data"))
        env = {**os.environ, "PLANCMP_CACHE": str(tmp_path_factory.mktemp("cache"))}
        for counted in ("", AT.format(call=-1, signal=0)):
            code = LAUNCH + shipping(data, way) + counted + MAIN
            said = subprocess.run(
                [sys.executable, "-c", code, *COMMAND], env=env, capture_output=True, text=True, timeout=60
            ).stderr
            put(data, "shitou", 2025)
        result[way] = int(said.split("calls ")[1])
    return result


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM], ids=lambda one: one.name)
@pytest.mark.parametrize("point", POINTS)
def test_ended_at_any_point(
    point: float, number: signal.Signals, way: str, data: Path, calls: dict[str, int], start: Start, kept: Path
) -> None:
    before = held(data)
    put(data, "mutou", 2025)
    at = AT.format(call=1 + int(point * calls[way]), signal=int(number))
    code, _, err = ended(start(*COMMAND, before=shipping(data, way) + at))
    assert code == {signal.SIGKILL: -9, signal.SIGINT: 130, signal.SIGTERM: 143}[number] and "Traceback" not in err
    if list(kept.glob("index-*.sqlite")):
        now = held(data)
        after = index_of(data)
        assert now in (before, after)
    assert '"mutou-report-2025"' in ended(start(*COMMAND, before=shipping(data, way)))[1]
    assert [file.name for file in kept.iterdir() if not file.name.endswith(".sqlite")] == []


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("room", [0, 20_000, 120_000])
def test_a_full_disk(room: int, way: str, data: Path, start: Start, kept: Path) -> None:
    import resource

    before = held(data)
    put(data, "mutou", 2025)

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    code, out, err = ended(start(*COMMAND, before=shipping(data, way), preexec_fn=limit))
    assert code == 0 and '"mutou-report-2025"' in out
    assert err.count("built in memory") == len(err.splitlines()) <= 1
    assert len(list(kept.iterdir())) == 1
    assert held(data) in (before, index_of(data))


@pytest.mark.parametrize("way", WAYS)
def test_ten_processes_at_once(way: str, data: Path, start: Start, kept: Path) -> None:
    put(data, "mutou", 2025)
    running = [start(*COMMAND, before=shipping(data, way)) for _ in range(10)]
    results = [ended(process) for process in running]
    assert {code for code, _, _ in results} == {0}
    assert {err for _, _, err in results} == {""}
    assert len({out for _, out, _ in results}) == 1 and '"mutou-report-2025"' in results[0][1]
    assert len(list(kept.iterdir())) == 1
    shutil.rmtree(kept)
    fresh = index_of(data)
    shutil.rmtree(kept)
    assert index_of(data) == fresh


def test_a_journal_that_was_left_is_played_back(data: Path, kept: Path) -> None:
    before = held(data)
    [file] = kept.iterdir()
    code = f"""
import os, sqlite3
db = sqlite3.connect({str(file)!r}, isolation_level=None)
db.execute("PRAGMA cache_size = 1")
db.execute("BEGIN IMMEDIATE")
db.execute("DELETE FROM commitment")
db.execute("DELETE FROM clause")
os._exit(9)
"""
    assert subprocess.run([sys.executable, "-c", code]).returncode == 9
    assert Path(f"{file}-journal").exists()
    assert held(data) == before and index_of(data) == before
    assert [path.name for path in kept.iterdir()] == [file.name]


def test_a_killed_add_leaves_nothing(data: Path, tmp_path: Path, start: Start) -> None:
    plan = put(tmp_path / "data", "mutou", 2025)
    home = {"XDG_DATA_HOME": str(tmp_path / "mine")}
    die = "\nimport os\nreplace = os.replace\n"
    die += "os.replace = lambda old, new: os.kill(os.getpid(), 9) if 'mine' in str(new) else replace(old, new)\n"
    assert ended(start("add", str(plan), before=die, env=home))[0] == -signal.SIGKILL
    folder = tmp_path / "mine" / "plancmp" / "plans"
    assert len(list(folder.iterdir())) == 1, "the file that was being written"
    handle, other = files.claim(folder, ".plancmp-writing-")  # somebody else writes at the same time
    assert ended(start("add", str(plan), env=home))[0] == 0
    assert sorted(path.name for path in folder.iterdir()) == sorted([Path(other).name, plan.name])
    os.close(handle)
