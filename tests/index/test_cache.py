"""The compiled index: when it is built, when it is used again, and what is done when it cannot be kept."""

from __future__ import annotations

import gc
import os
import shutil
import time
from pathlib import Path
from typing import Any

import pytest

import plancmp
from plancmp import City, DataError, KnowledgeBase, weights
from plancmp.index import cache as index
from plancmp.index import compile
from plancmp.knowledge import files, load
from tests.conftest import EXAMPLE


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the example data that a test may change."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "data"))


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder, not yet made, whose path has blanks, Chinese and characters that mean something in a
    URL.
    """
    folder = tmp_path / "my cache 缓存" / "50% #1?"
    monkeypatch.setenv("PLANCMP_CACHE", str(folder))
    return folder


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Grows by one each time that an index is made of all files."""
    times: list[object] = []
    build = compile.build

    def counting(*args: Any) -> None:
        times.append(args)
        build(*args)

    monkeypatch.setattr(compile, "build", counting)
    return times


def cities(data: Path) -> list[str]:
    with KnowledgeBase.open([data]) as kb:
        assert not kb.notes
        return [city.zh for city in kb.all(City)]


def test_a_fresh_index_is_used_without_reading_yaml(data: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = cities(data)
    assert len(list(kept.iterdir())) == 1, "nothing but the index is left behind"
    monkeypatch.setattr(load, "read_file", lambda _: pytest.fail("data were read again"))
    monkeypatch.setattr(files, "contents", lambda _: pytest.fail("data were read again"))
    assert cities(data) == before == ["安平市", "北湖市", "安平市南岭区"]


def test_a_change_of_the_same_length_is_seen(data: Path, kept: Path, compiled: list[object]) -> None:
    cities(data)
    file = data / "plans.yaml"
    file.write_text(file.read_text("utf-8").replace("北湖市\n", "南湖市\n"), "utf-8")
    assert "南湖市" in cities(data)
    assert len(compiled) == 2
    assert len(list(kept.iterdir())) == 1, "the new index takes the place of the old"


def test_a_time_within_one_tick_of_the_clock_tells_nothing(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a disk whose clock ticks slowly the second of two writes leaves no other time than the first."""
    status = (data / "plans.yaml").stat()
    monkeypatch.setattr(files.time, "time", lambda: status.st_mtime + 1.0)
    assert files.stamp(status) == ""
    monkeypatch.setattr(files.time, "time", lambda: status.st_mtime + 3.0)
    assert files.stamp(status) != ""


def test_a_new_file_and_a_file_gone_are_seen(data: Path, kept: Path, compiled: list[object]) -> None:
    cities(data)
    more = data / "plans" / "shitou.yaml"
    more.write_text("cities:\n- id: shitou\n  zh: 石头市\n  en: Shitou\n  adcode: '990300'\n", "utf-8")
    assert "石头市" in cities(data)
    more.unlink()
    assert "石头市" not in cities(data)
    assert len(compiled) == 1, "the others were not read again"


def test_a_new_time_alone_does_not_compile_and_is_remembered(
    data: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = cities(data)
    os.utime(data / "plans.yaml", (1, 1))
    monkeypatch.setattr(compile, "build", lambda *_: pytest.fail("data were compiled again"))
    assert cities(data) == before
    monkeypatch.setattr(files, "contents", lambda _: pytest.fail("the new time was not remembered"))
    assert cities(data) == before


@pytest.mark.parametrize(
    ("module", "name", "value"),
    [(plancmp, "__version__", "99.0"), (index, "FORMAT", 99), (weights, "COMPILED", ("other",))],
)
def test_another_version_layout_or_weight_compiles_again(
    module: object,
    name: str,
    value: object,
    data: Path,
    kept: Path,
    compiled: list[object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = cities(data)
    monkeypatch.setattr(module, name, value)
    assert cities(data) == cities(data) == before
    assert len(compiled) == 2


@pytest.mark.parametrize("damage", ["empty", "foreign", "no index", "cut off", "without its end", "overwritten"])
def test_a_damaged_index_is_built_again(damage: str, data: Path, kept: Path, compiled: list[object]) -> None:
    before = cities(data)
    [file] = kept.iterdir()
    sound = file.read_bytes()
    if damage == "no index":
        import sqlite3

        file.unlink()
        db = sqlite3.connect(file)
        db.execute("CREATE TABLE meta (key INTEGER)")
        db.commit()
        db.close()
    else:
        file.write_bytes(
            {
                "empty": b"",
                "foreign": b"not a database " * 1000,
                "cut off": sound[: len(sound) // 2],
                "without its end": sound[:-8192],
                "overwritten": sound[:100] + b"\xff" * (len(sound) - 100),
            }[damage]
        )
    assert cities(data) == before
    with KnowledgeBase.open([data]) as kb:
        assert kb.commitments() and kb.containing("班列", most=9)
    assert len(compiled) == 2


def test_without_a_place_to_keep_it_the_index_is_built_in_memory(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("PLANCMP_CACHE", str(tmp_path / "file" / "cache"))
    with KnowledgeBase.open([data]) as kb:
        [note] = kb.notes
        assert str(tmp_path / "file" / "cache") in note and "in memory" in note
        assert len(kb.all(City)) == 3
        assert kb.containing("班列", most=9)


def test_two_sets_of_folders_have_two_indexes(data: Path, kept: Path, compiled: list[object], tmp_path: Path) -> None:
    other = tmp_path / "资料 no. 2"
    shutil.copytree(data, other)
    cities(data), cities(other), cities(data), cities(other)
    assert len(compiled) == 2
    assert len(list(kept.iterdir())) == 2


def test_each_set_of_folders_has_a_file_of_its_own(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    assert index.name([one]) == index.name([two]) == index.name([]), "what is not there holds nothing"
    one.mkdir()
    two.mkdir()
    assert len({index.name([one]), index.name([two]), index.name([one, two]), index.name([two, one])}) == 4


def test_the_collector_works_again_after_a_build(data: Path, kept: Path) -> None:
    cities(data)
    assert gc.isenabled()


def test_a_later_folder_adds_to_an_earlier_one(data: Path, kept: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "plans.yaml").write_text("cities:\n- id: shitou\n  zh: 石头市\n  en: Shitou\n  adcode: '990300'\n", "utf-8")
    with KnowledgeBase.open([data, mine]) as kb:
        assert [city.id for city in kb.all(City)] == ["anping", "beihu", "nanling", "shitou"]


def test_unsound_data_leave_the_last_index_alone(data: Path, kept: Path) -> None:
    before = cities(data)
    file = data / "plans.yaml"
    sound = file.read_bytes()
    file.write_bytes(sound + b"cities: [\n")
    with pytest.raises(DataError):
        KnowledgeBase.open([data])
    file.write_bytes(sound)
    assert cities(data) == before


def test_the_index_is_not_written_to(data: Path, kept: Path) -> None:
    import sqlite3

    cities(data)
    with KnowledgeBase.open([data]) as kb, pytest.raises(sqlite3.OperationalError, match="readonly"):
        kb._db.execute("DELETE FROM commitment")


def test_an_index_put_in_the_place_of_another_while_it_is_opened_is_taken(
    data: Path, kept: Path, compiled: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cities(data)
    looked_up = index.current
    gone = [kept / f"index-{index.name([data])}000000000-gone.sqlite"]
    monkeypatch.setattr(index, "current", lambda *sought: gone.pop() if gone else looked_up(*sought))
    assert cities(data) and not gone
    assert len(compiled) == 1


def test_of_two_indexes_made_at_once_one_stays(data: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replaced = os.replace

    def beaten(source: str, target: Path) -> None:
        later = target.with_name(f"{target.name[: -len('00000000.sqlite')]}zzzzzzzz.sqlite")
        shutil.copy(source, later)
        replaced(source, target)

    monkeypatch.setattr(os, "replace", beaten)
    assert cities(data)
    assert [path.name.partition("zzzz")[1] for path in kept.iterdir()] == ["zzzz"]


def rename(file: Path, old: str, new: str) -> None:
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


def stand_in(kept: Path, number: int, days: float) -> Path:
    """A file in the place of the index of other folders, last used so many days ago."""
    file = kept / f"index-{number:08x}-000000000-00000000.sqlite"
    file.write_bytes(b"")
    os.utime(file, (time.time() - 86_400 * days,) * 2)
    return file


def test_indexes_of_folders_not_used_for_long_go_where_there_are_many(data: Path, kept: Path) -> None:
    cities(data)
    lately = [stand_in(kept, number, 0.5) for number in range(index.KEPT)]
    long_ago = [stand_in(kept, 100 + number, 2) for number in range(3)]
    journal = long_ago[0].with_name(f"{long_ago[0].name}-journal")
    journal.write_bytes(b"")
    cities(data)
    assert all(file.exists() for file in (*lately, *long_ago, journal)), "a command that only reads removes nothing"
    rename(data / "plans.yaml", "北湖市\n", "南湖市\n")
    assert "南湖市" in cities(data)
    assert len(lately) + 1 > index.KEPT and all(file.exists() for file in lately), "somebody may be at them"
    assert not any(file.exists() for file in (*long_ago, journal))
    assert index.current([data]) is not None


def test_of_few_sets_of_folders_every_index_stays(data: Path, kept: Path) -> None:
    kept.mkdir(parents=True)
    others = [stand_in(kept, number, 1000) for number in range(index.KEPT - 1)]
    cities(data)
    assert all(file.exists() for file in others)
    last = stand_in(kept, 100, 1001)
    rename(data / "plans.yaml", "北湖市\n", "南湖市\n")
    cities(data)
    assert [file for file in (*others, last) if not file.exists()] == [last], "those used last stay"


@pytest.mark.parametrize("days", [2, -2])
def test_an_index_that_is_used_tells_when(days: float, data: Path, kept: Path) -> None:
    cities(data)
    [file] = kept.iterdir()
    os.utime(file, (time.time() - 86_400 * days,) * 2)
    cities(data)
    assert abs(time.time() - file.stat().st_mtime) < 60
    held = time.time() - index.TICK / 2
    os.utime(file, (held, held))
    cities(data)
    assert file.stat().st_mtime == pytest.approx(held), "it is not written to with every command"
