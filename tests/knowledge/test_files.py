"""Where the user's own folders are."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import platformdirs
import pytest

from plancmp import DataError
from plancmp.knowledge import files


@pytest.mark.parametrize(
    "given",
    [
        {"HOME": "/home/a"},
        {"HOME": "/home/a/"},
        {"HOME": "/"},
        {"HOME": "/home/金 华"},
        {"HOME": "/home/a", "XDG_DATA_HOME": "/x y", "XDG_CACHE_HOME": "/z/"},
        {"HOME": "/home/a", "XDG_DATA_HOME": "", "XDG_CACHE_HOME": "/z"},
        {"XDG_DATA_HOME": "/x"},
        {},
    ],
)
def test_they_are_where_platformdirs_says(given: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert files.user_folder("data") == Path(platformdirs.user_data_dir("plancmp", appauthor=False))
    assert files.user_folder("cache") == Path(platformdirs.user_cache_dir("plancmp", appauthor=False))


def test_without_a_home_there_is_no_folder_of_ones_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> str:
        raise RuntimeError("could not determine the home directory")

    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.setattr(platformdirs, "user_data_dir", refuse)
    assert not files.own().is_absolute()
    assert files.folders() == [files.shipped()]


def test_other_systems_are_left_to_platformdirs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/a")
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda *_, **__: "/data/there")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert files.user_folder("data") == Path("/data/there")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(sys, "getandroidapilevel", lambda: 30, raising=False)
    assert files.user_folder("data") == Path("/data/there")


def test_a_folder_named_twice_is_read_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    monkeypatch.setenv("PLANCMP_DATA", f"{tmp_path}:{files.shipped()}:{tmp_path / 'link'}")
    assert files.folders() == [files.shipped(), files.own(), tmp_path]


def test_the_plans_of_ones_own_are_listed_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    mine = files.own() / "plans"
    mine.mkdir(parents=True)
    shipped = next((files.shipped() / "plans").iterdir()).name
    for name in ("mine-report-2025.yaml", shipped):
        (mine / name).touch()
    looked: list[str] = []
    look = os.listdir
    monkeypatch.setattr(os, "listdir", lambda path: looked.append(str(path)) or look(path))
    assert files.names(str(files.own())) == ["plans/mine-report-2025.yaml"] and looked.count(str(mine)) == 1
    assert files.superseded() == [shipped]


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, Path("/dev/zero"), tmp_path / "pipe"):
        if path.name == "pipe":
            os.mkfifo(path)
        with pytest.raises(DataError, match="not a file|a folder"):
            files.contents(path)
    with pytest.raises(DataError, match="No such file"):
        files.contents(tmp_path / "nothing")


def test_what_grows_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST", 10)
    (tmp_path / "file").write_bytes(b"0123456789")
    assert files.contents(tmp_path / "file")[0] == b"0123456789"
    (tmp_path / "file").write_bytes(b"0123456789.")
    with pytest.raises(DataError, match="more than 10 bytes"):
        files.contents(tmp_path / "file")


def test_a_file_is_replaced_whole_and_what_was_left_is_swept_away(tmp_path: Path) -> None:
    (tmp_path / ".plancmp-writing-dead").write_text("half")
    handle, alive = files.claim(tmp_path, ".plancmp-writing-")
    (tmp_path / "link.yaml").symlink_to(tmp_path / "file.yaml")
    files.replace(tmp_path / "link.yaml", "金华\n")
    assert (tmp_path / "file.yaml").read_bytes() == "金华\n".encode() and (tmp_path / "link.yaml").is_symlink()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([Path(alive).name, "file.yaml", "link.yaml"])
    os.close(handle)


def test_who_makes_the_same_is_waited_for(tmp_path: Path) -> None:
    assert not files.wait(tmp_path, "building-1")
    handle, _ = files.claim(tmp_path, "building-1")
    assert not files.wait(tmp_path, "building-2"), "another"
    ends = threading.Timer(0, os.close, [handle])
    ends.start()
    files.wait(tmp_path, "building-1")  # comes back when the handle is closed
    ends.join()
    assert not files.wait(tmp_path, "building-1")


def test_the_package_is_looked_through_for_plans_of_ones_own_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(files, "own", lambda: tmp_path)
    monkeypatch.setattr(files, "_with_the_package", lambda: pytest.fail("listed"))
    assert files.superseded() == [] and files.names(str(tmp_path)) == []
    (tmp_path / "plans").mkdir()
    assert files.superseded() == [] and files.names(str(tmp_path)) == []
