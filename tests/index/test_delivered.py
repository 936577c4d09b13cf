"""The index that comes with the package: used while it fits the data, the program and its weights."""

from __future__ import annotations

import json
import shutil
import zlib
from pathlib import Path
from typing import Any

import pytest

from plancmp import City, KnowledgeBase
from plancmp.index import cache, compile, delivered
from plancmp.knowledge import files
from tests.conftest import EXAMPLE
from tests.index.test_update import index_of, put, said


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of a package with its index, of which nothing is in the cache."""
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "package"))
    delivered.make(folder, folder / delivered.NAME, cache.identity())
    monkeypatch.setattr(files, "shipped", lambda: folder)
    monkeypatch.setenv("PLANCMP_CACHE", str(tmp_path / "cache"))
    return folder


@pytest.fixture
def anew(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Grows by one each time that an index is made of all files."""
    times: list[object] = []
    build = compile.build

    def counting(*args: Any) -> None:
        times.append(args)
        build(*args)

    monkeypatch.setattr(compile, "build", counting)
    return times


def test_the_first_command_compiles_nothing(package: Path, anew: list[object]) -> None:
    with KnowledgeBase.open() as kb:
        assert not kb.notes
        now = said(kb._db)
    assert not anew
    with KnowledgeBase.open() as kb:
        assert said(kb._db) == now
    (package / delivered.NAME).unlink()
    shutil.rmtree(cache.folder())
    assert index_of(package) == now and len(anew) == 1


def test_plans_of_the_users_own_are_added_to_it(package: Path, anew: list[object]) -> None:
    put(files.own(), "shitou", 2025)
    with KnowledgeBase.open() as kb:
        assert kb.count(plans=["shitou-report-2025"]) == 3
    assert not anew


def test_the_first_plan_of_the_users_own_is_one_more(
    package: Path, anew: list[object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (package / delivered.NAME).unlink()
    put(tmp_path / "beside", "mutou", 2025)
    monkeypatch.setenv("PLANCMP_DATA", str(tmp_path / "beside"))
    with KnowledgeBase.open() as kb:
        assert not files.own().exists() and len(anew) == 1
    put(files.own(), "shitou", 2025)
    with KnowledgeBase.open() as kb:
        assert kb.count(plans=["shitou-report-2025"]) == kb.count(plans=["mutou-report-2025"]) == 3
    assert len(anew) == 1


@pytest.mark.parametrize("other", ["version", "format", "data", "damage", "cut off"])
def test_one_that_does_not_fit_is_not_used(
    other: str, package: Path, anew: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = package / delivered.NAME
    head, _, packed = file.read_bytes().partition(b"\n")
    if other == "data":
        text = (package / "plans.yaml").read_text("utf-8")
        (package / "plans.yaml").write_text(text.replace("北湖市\n", "南湖市\n"), "utf-8")
    elif other == "damage":
        file.write_bytes(head + b"\n" + zlib.compress(b"no database" * 1000))
    elif other == "cut off":
        file.write_bytes(head + b"\n" + packed[:1000])
    else:
        said = json.loads(head)
        file.write_bytes(json.dumps(said | {other: "another"}).encode() + b"\n" + packed)
    with KnowledgeBase.open() as kb:
        assert ("南湖市" if other == "data" else "北湖市") in [city.zh for city in kb.all(City)]
    assert len(anew) == 1


def test_the_cache_cannot_be_written(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (package / "file").write_text("in the way")
    monkeypatch.setenv("PLANCMP_CACHE", str(package / "file" / "cache"))
    with KnowledgeBase.open() as kb:
        assert "in memory" in kb.notes[0] and kb.count()


def test_the_package_is_built_with_it(tmp_path: Path) -> None:
    """Only where the checkout and what builds packages are at hand."""
    pytest.importorskip("setuptools")
    import subprocess
    import sys

    from tests.conftest import REPOSITORY

    if not (REPOSITORY / "setup.py").is_file():
        pytest.skip("outside the checkout")
    command = [sys.executable, "setup.py", "-q", "build_py", "--build-lib", str(tmp_path), "build"]
    command += ["--build-base", str(tmp_path / "base")]
    built = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, timeout=600)
    assert built.returncode == 0, built.stderr
    head, _, _ = (tmp_path / "plancmp" / "data" / delivered.NAME).read_bytes().partition(b"\n")
    assert json.loads(head) == cache.identity()
