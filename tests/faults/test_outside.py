"""Data files that a command writes: nothing outside their folder, and nothing half."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from plancmp import PlancmpError, cli
from plancmp.knowledge import files, install
from tests.conftest import EXAMPLE
from tests.faults.conftest import Start, ended


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
def test_add_writes_nothing_outside_its_folder(
    name: str, own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sound = (EXAMPLE / "plans" / "beihu-proposal-15fyp.yaml").read_text("utf-8")
    file = tmp_path / "evil.yaml"
    file.write_text(sound.replace("beihu-proposal-15fyp", name), "utf-8")
    before = sorted(tmp_path.rglob("*"))
    assert cli.run(["add", str(file)]) == 2
    assert [path for path in sorted(tmp_path.rglob("*")) if "cache" not in str(path)] == before


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
@pytest.mark.parametrize("command", ["draft", "add", "check"])
@pytest.mark.parametrize("room", [0, 1000])
def test_a_full_disk_spares_data_files(command: str, room: int, start: Start, kept: Path, tmp_path: Path) -> None:
    import resource

    document, file = tmp_path / "report.txt", tmp_path / "lijiang-report-2025.yaml"
    document.write_text("一、推进建设。地区生产总值增长6%左右,建成公路500公里。\n" * 20, "utf-8")
    draft = ["draft", str(document), "--city", "丽江", "--type", "report", "--year", "2025", "-o", str(file)]
    assert ended(start(*draft))[0] == 0
    file.write_text(file.read_text("utf-8") + "# not canonical\n", "utf-8")
    home = Path(os.environ["HOME"])

    def there() -> dict[Path, bytes]:
        return {
            path: path.read_bytes()
            for folder in (tmp_path, home)
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }

    before = there()
    arguments = {"draft": [*draft, "--force"], "add": ["add", str(file)], "check": ["check", "--fix", str(file)]}[
        command
    ]
    code, _, err = ended(start(*arguments, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))))
    target = file if command != "add" else home / ".local" / "share" / "plancmp"
    assert code == 2 and any(
        line.startswith("plancmp: cannot ") and str(target) in line for line in err.splitlines()
    ), err
    assert there() == before
