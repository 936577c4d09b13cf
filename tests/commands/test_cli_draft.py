"""The way of a user: draft, check, add, compare, remove; a folder of documents; nothing written over."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.ingest.conftest import REPORT

pytestmark = pytest.mark.usefixtures("english")


def _document(folder: Path, name: str = "report.txt", text: str = REPORT) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_from_document_to_column(tmp_path: Path, plancmp: Run) -> None:
    source, out = _document(tmp_path), tmp_path / "lijiang-report-2025.yaml"
    asked = ("--city", "丽江", "--type", "report", "--year", "2025", "-o", str(out))
    made = plancmp("draft", str(source), *asked)
    assert made.returncode == 0 and not made.stdout and "lijiang-report-2025" in made.stderr
    before = out.read_bytes()
    again = plancmp("draft", str(source), *asked)
    assert again.returncode == 2 and "--force" in again.stderr and out.read_bytes() == before
    assert plancmp("check", str(out)).returncode == 0
    assert plancmp("add", str(out)).returncode == 0
    table = plancmp("compare", "丽江", "jinhua", "--theme", "transport")
    assert table.returncode == 0 and "draft" in table.stdout
    assert "draft · own folder" in plancmp("list", "plans", env={"COLUMNS": "160"}).stdout
    assert plancmp("add", str(out)).returncode == 2
    assert plancmp("remove", "lijiang-report-2025").returncode == 0
    gone = plancmp("compare", "丽江", "jinhua")
    assert gone.returncode == 2 and "has no plan here" in gone.stderr


def test_a_draft_replaces_the_one_before(tmp_path: Path, plancmp: Run) -> None:
    source, first, second = _document(tmp_path), tmp_path / "first.yaml", tmp_path / "second.yaml"
    assert plancmp("draft", str(source), "-o", str(first)).returncode == 0  # city and year are those of its title
    assert plancmp("add", str(first)).returncode == 0
    made = plancmp("draft", str(source), "-o", str(second))
    assert "parts of sentences passed over" in made.stderr
    assert plancmp("remove", "lijiang-report-2025").returncode == 0
    assert plancmp("add", str(second)).returncode == 0


def test_standard_input_and_output(plancmp: Run) -> None:
    made = plancmp("draft", "-", "--city", "530700", "--type", "report", "--year", "2025", input=REPORT)
    assert made.returncode == 0 and "plan: lijiang-report-2025\n" in made.stdout


def test_what_is_not_said_is_asked_for(tmp_path: Path, plancmp: Run) -> None:
    failed = plancmp("draft", str(_document(tmp_path, "x.txt", "加快推进公路建设,完成投资20亿元,新建公路30公里。")))
    assert failed.returncode == 2 and "--city --type --year" in failed.stderr


def test_a_shared_name_asks_which(tmp_path: Path, plancmp: Run) -> None:
    failed = plancmp("draft", str(_document(tmp_path)), "--city", "鼓楼", "--type", "report", "--year", "2025")
    assert failed.returncode == 2 and "gulou-nanjing" in failed.stderr


def test_a_folder(tmp_path: Path, plancmp: Run) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    _document(folder, "丽江市/2025.md")
    _document(folder, "宁波市/2025年宁波市政府工作报告.txt", REPORT.replace("丽江", "宁波"))
    (folder / "bad.txt").write_bytes(bytes(range(1, 256)) * 40)
    (folder / "outside.txt").symlink_to("/etc/hostname")
    made = plancmp("draft", str(folder), "-o", str(out), "--jobs", "2")
    assert made.returncode == 1
    assert sorted(path.name for path in out.iterdir()) == ["lijiang-report-2025.yaml", "ningbo-report-2025.yaml"]
    assert "bad.txt" in made.stderr and "3 documents: 2 drafted" in made.stderr
    assert "drafting" not in made.stderr.splitlines()  # a bar is for terminals
    again = plancmp("draft", str(folder), "-o", str(out))
    assert "0 drafted" in again.stderr and "2 were there" in again.stderr


def test_of_a_misspelt_place_the_nearest_of_all_are_named(tmp_path: Path, plancmp: Run) -> None:
    failed = plancmp("draft", str(_document(tmp_path)), "--city", "yueqingg", "--type", "report", "--year", "2025")
    assert failed.returncode == 2 and "nearest: yueqing" in failed.stderr
