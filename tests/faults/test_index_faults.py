"""The index under adverse conditions: others building it, no room, damage, data that change, odd places and clocks."""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
import time
from pathlib import Path

import pytest

from plancmp import City, DataError, KnowledgeBase, cli, search
from plancmp.index import freshness
from plancmp.knowledge import files, load
from tests.conftest import EXAMPLE
from tests.faults.conftest import Start, ended


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the example data that a test may change."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "data"))


def names(folder: Path) -> list[str]:
    with KnowledgeBase.open([folder]) as kb:
        return [city.zh for city in kb.all(City)]


def rename(file: Path, old: str, new: str) -> None:
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


def test_several_processes_build_at_once(start: Start, kept: Path) -> None:
    running = [start("search", "班列", "--json") for _ in range(4)]
    results = [ended(process) for process in running]
    assert {code for code, _, _ in results} == {0}
    assert {err for _, _, err in results} == {""}
    assert len({out for _, out, _ in results}) == 1
    assert len(list(kept.iterdir())) == 1


def test_ten_sets_of_folders_at_once_leave_each_other_alone(start: Start, kept: Path, tmp_path: Path) -> None:
    kept.mkdir()
    forgotten = kept / "index-00000000-000000000-00000000.sqlite"
    forgotten.write_bytes(b"")
    os.utime(forgotten, (0, 0))
    folders = [Path(shutil.copytree(EXAMPLE, tmp_path / f"data{number}")) for number in range(10)]
    least = "from plancmp.index import cache; cache.KEPT = 1; files.shipped = lambda: Path({!r})"
    running = [start("search", "班列", "--json", before=least.format(str(folder))) for folder in folders]
    assert {ended(process)[::2] for process in running} == {(0, "")}
    assert len(list(kept.iterdir())) == len(folders) and not forgotten.exists()


def test_an_index_replaced_while_it_is_read_goes_on_answering(data: Path, kept: Path) -> None:
    with KnowledgeBase.open([data]) as kb:
        rename(data / "plans.yaml", "北湖市\n", "南湖市\n")
        assert "南湖市" in names(data)
        assert "北湖市" in [city.zh for city in kb.all(City)]
        assert search(kb, "班列").hits


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
@pytest.mark.parametrize("room", [0, 10_000, 100_000])
def test_a_full_disk(room: int, start: Start, kept: Path) -> None:
    import resource

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    code, out, err = ended(start("search", "班列", "--json", preexec_fn=limit))
    assert code == 0 and json.loads(out)["hits"]
    assert err.count("built in memory") == 1 and len(err.splitlines()) == 1
    assert list(kept.iterdir()) == []


@pytest.mark.parametrize("place", ["a file", "below a file", "/dev/null/cache", "/proc/nowhere"])
def test_no_place_to_keep_the_index(place: str, start: Start, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    where = {"a file": str(tmp_path / "file"), "below a file": str(tmp_path / "file" / "cache")}.get(place, place)
    code, out, err = ended(start("search", "班列", "--json", env={"PLANCMP_CACHE": where}))
    assert code == 0 and json.loads(out)["hits"]
    assert err.count("built in memory") == 1 and len(err.splitlines()) == 1


def test_no_home(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import platformdirs

    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PLANCMP_CACHE")
    monkeypatch.delenv("HOME")
    monkeypatch.setattr(platformdirs, "user_cache_dir", lambda *_, **__: "~/.cache/plancmp")
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda *_, **__: "~/.local/share/plancmp")
    (tmp_path / "~" / ".local" / "share" / "plancmp").mkdir(parents=True)
    with KnowledgeBase.open([data]) as kb:
        assert "in memory" in kb.notes[0]
    assert not (tmp_path / "~" / ".cache").exists(), "no folder called ~ is made"
    assert all(folder.is_absolute() for folder in files.folders())


def test_home_is_missing_in_the_environment(start: Start, kept: Path) -> None:
    without = "import os; os.environ.pop('HOME', None)"
    code, out, err = ended(start("search", "班列", "--json", before=without))
    assert code == 0 and json.loads(out)["hits"] and err == ""


def test_damage_in_any_place_is_mended(
    kept: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(files, "shipped", lambda: EXAMPLE)

    def answers() -> list[str]:
        said = []
        for args in (
            ["search", "班列", "--json"],
            ["compare", "anping", "beihu", "--json"],
            ["show", "anping", "--json"],
        ):
            assert cli.run(args) == 0, capsys.readouterr().err
            said.append(capsys.readouterr().out)
        return said

    wanted = answers()
    [file] = kept.iterdir()
    sound = file.read_bytes()
    chance = random.Random(3)
    places = chance.sample(range(4096, len(sound) - 4096, 4096), 7)
    for place in places:
        file.write_bytes(sound[:place] + bytes(chance.randrange(256) for _ in range(4096)) + sound[place + 4096 :])
        assert answers() == wanted, f"damaged at {place}"


def test_data_that_change_while_they_are_read(data: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each file is read once, whole; what has changed behind that is seen by the next command."""
    contents, file = files.contents, data / "plans.yaml"

    def changing(path: Path) -> tuple[bytes, os.stat_result]:
        result = contents(path)
        if path == file:
            rename(file, "北湖市\n", "南湖市\n")
        return result

    with monkeypatch.context() as patch:
        patch.setattr(load, "contents", changing)
        assert "北湖市" in names(data)
    assert "南湖市" in names(data)


def test_data_half_written_are_refused_and_later_read(data: Path, kept: Path) -> None:
    file = data / "plans.yaml"
    whole = file.read_bytes()
    for part in (0.3, 0.5, 0.9):
        file.write_bytes(whole[: int(part * len(whole))])
        with pytest.raises(DataError):
            names(data)
    file.write_bytes(whole)
    assert names(data)


def test_a_data_file_that_vanishes(data: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = files.names(str(data))
    monkeypatch.setattr(freshness.files, "names", lambda _: listed)
    (data / listed[-1]).unlink()
    with pytest.raises(DataError, match="cannot read"):
        names(data)


@pytest.mark.parametrize(
    "name", ["with blanks", "资料 数据", "two\nlines", "50% #1?&mode=rw", "'; DROP TABLE meta; --", "é" * 40]
)
def test_data_and_cache_in_odd_places(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = shutil.copytree(EXAMPLE, tmp_path / name / "data")
    monkeypatch.setenv("PLANCMP_CACHE", str(tmp_path / name / "cache"))
    assert names(data) == names(data) == names(EXAMPLE)
    assert sorted(file.name for file in (tmp_path / name).iterdir()) == ["cache", "data"]


@pytest.mark.parametrize("ahead", [-10 * 365 * 86400, 3600, 86400 * 4000])
def test_a_clock_set_back_hides_no_change(ahead: float, data: Path, kept: Path) -> None:
    file = data / "plans.yaml"
    moment = time.time() + ahead
    os.utime(file, (moment, moment))
    assert "北湖市" in names(data)
    rename(file, "北湖市\n", "南湖市\n")
    os.utime(file, (moment, moment))
    assert "南湖市" in names(data), "same size, same time, other content"


def test_a_change_within_the_tick_of_the_clock_is_seen(data: Path, kept: Path) -> None:
    file = data / "plans.yaml"
    for old, new in (("北湖市\n", "南湖市\n"), ("南湖市\n", "东湖市\n"), ("东湖市\n", "西湖市\n")):
        rename(file, old, new)
        assert new.strip() in names(data)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of POSIX")
def test_what_is_no_file_is_refused_at_once(data: Path, kept: Path) -> None:
    os.mkfifo(data / "plans" / "pipe.yaml")
    with pytest.raises(DataError, match="not a file"):
        names(data)


def test_a_file_too_large_is_refused_unread(data: Path, kept: Path) -> None:
    with (data / "plans" / "large.yaml").open("wb") as file:
        file.truncate(10**10)  # a hole: takes no room
    with pytest.raises(DataError, match="64,000,000"):
        names(data)


def test_a_name_that_would_steer_the_terminal_is_refused(data: Path, kept: Path) -> None:
    (data / "plans" / "\x1b[31m.yaml").write_text("")
    with pytest.raises(DataError) as caught:
        names(data)
    assert "\x1b" not in caught.value.message


def test_line_ends_of_windows_and_a_byte_order_mark(data: Path, kept: Path) -> None:
    before = names(data)
    for file in files.data_files(data):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert names(data) == before


def test_damage_inside_texts_is_mended(
    kept: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """SQLite does not see that a byte of a text is another: what then looks like a bug is mended by a new index."""
    monkeypatch.setattr(files, "shipped", lambda: EXAMPLE)
    commands = (["search", "班列", "--json"], ["show", "anping", "--json"], ["track", "anping", "--json"])
    for args in commands:
        cli.run(args)
    [file] = kept.iterdir()
    sound = file.read_bytes()
    chance = random.Random(11)
    texts = [place for place in range(100, len(sound)) if sound[place] > 32]
    for _ in range(40):
        raw = bytearray(sound)
        for place in chance.sample(texts, chance.choice([1, 8, 64])):
            raw[place] = chance.choice([raw[place] ^ 1, raw[place] ^ 0x80, ord('"'), ord("}")])
        for old in kept.iterdir():
            old.unlink()
        file.write_bytes(raw)
        for args in commands:
            assert cli.run(args) in (0, 1, 2), capsys.readouterr().err
