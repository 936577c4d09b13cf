"""Where the user's own folders are."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs
import pytest

from plancmp.knowledge import files


@pytest.mark.parametrize(
    "given",
    [
        {"HOME": "/home/a"}, {"HOME": "/home/a/"}, {"HOME": "/"}, {"HOME": "/home/金 华"}, {"HOME": "/home/a", "XDG_DATA_HOME": "/x y", "XDG_CACHE_HOME": "/z/"},
        {"HOME": "/home/a", "XDG_DATA_HOME": "", "XDG_CACHE_HOME": "/z"}, {"XDG_DATA_HOME": "/x"}, {},
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
