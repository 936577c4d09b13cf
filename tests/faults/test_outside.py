"""Names that point out of the user's data folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancmp import PlancmpError, cli
from plancmp.knowledge import files, install

from tests.conftest import EXAMPLE


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own data folder, and the example data in the place of the shipped ones."""
    folder = tmp_path / "share" / "plancmp"
    (folder / "plans").mkdir(parents=True)
    monkeypatch.setattr(files, "own", lambda: folder)
    monkeypatch.setattr(files, "shipped", lambda: EXAMPLE)
    return folder


@pytest.mark.parametrize("name", ["../../victim", "../victim", "absolute"])
def test_remove_takes_nothing_outside_its_folder(name: str, own: Path, tmp_path: Path) -> None:
    victims = [tmp_path / "share" / "victim.yaml", own / "victim.yaml"]
    for victim in victims:
        victim.write_text("kept: true\n")
    with pytest.raises(PlancmpError):
        install.remove(str(victims[0].with_suffix("")) if name == "absolute" else name)
    assert all(victim.exists() for victim in victims)


@pytest.mark.parametrize("name", ["../../evil", "/tmp/evil", "..", "a/b", "EVIL", "a\\b"])
def test_add_writes_nothing_outside_its_folder(name: str, own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sound = (EXAMPLE / "plans" / "beihu-proposal-15fyp.yaml").read_text("utf-8")
    file = tmp_path / "evil.yaml"
    file.write_text(sound.replace("beihu-proposal-15fyp", name), "utf-8")
    before = sorted(tmp_path.rglob("*"))
    assert cli.run(["add", str(file)]) == 2
    assert [path for path in sorted(tmp_path.rglob("*")) if "cache" not in str(path)] == before
