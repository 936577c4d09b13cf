"""Installing several files with one command, with the texts of their documents, and taking several plans out."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from plancmp import cli
from plancmp.knowledge import files
from tests.knowledge.test_install import draft, installed


def test_all_files_are_installed_and_named_or_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    both = [str(draft(tmp_path, 2024)), str(draft(tmp_path, 2025))]
    assert cli.run(["add", *both, str(tmp_path / "missing.yaml")]) == 2
    assert installed() == [] and "missing.yaml" in capsys.readouterr().err
    assert cli.run(["add", *both]) == 0
    told = capsys.readouterr()
    assert told.out == "" and [line.split()[1] for line in told.err.splitlines()] == [
        "lijiang-report-2024",
        "lijiang-report-2025",
    ]
    assert cli.run(["remove", "lijiang-report-2024", "lijiang-report-2025"]) == 0
    assert installed() == []


def test_a_folder_stands_for_the_data_files_in_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft(tmp_path, 2024), draft(tmp_path, 2025)
    (tmp_path / "notes.txt").write_text("no data file", "utf-8")
    assert cli.run(["check", str(tmp_path), "--errors"]) == 0
    assert cli.run(["add", str(tmp_path)]) == 0
    assert installed() == ["lijiang-report-2024.yaml", "lijiang-report-2025.yaml"]
    (tmp_path / "empty").mkdir()
    capsys.readouterr()
    for command in ("add", "check"):
        assert cli.run([command, str(tmp_path / "empty")]) == 2
        assert "没有数据文件" in capsys.readouterr().err


def test_the_reader_of_documents_is_no_part_of_adding_a_data_file(tmp_path: Path) -> None:
    code = "import sys; from plancmp.cli import run; run(['add', sys.argv[1]]); print('plancmp.ingest' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code, str(draft(tmp_path, 2024))], capture_output=True, text=True)
    assert (ran.stdout, installed()) == ("False\n", ["lijiang-report-2024.yaml"]), ran.stderr


DOCUMENT = "丽江市政府工作报告\n\n一、主要任务\n\n1.交通先行。\n今年新建公路20公里,改善出行。\n"
COMMITMENT = "lijiang-report-2025/1.1"


def drafted(folder: Path, text: str = DOCUMENT, name: str = "报告.txt") -> tuple[Path, Path]:
    """A document, and the data file that is made from it."""
    document, file = folder / name, draft(folder)
    document.write_text(text, "utf-8")
    checksum = hashlib.sha256(document.read_bytes()).hexdigest()
    said = file.read_text("utf-8").replace("  origin: draft\n", f"  sha256: {checksum}\n  origin: draft\n")
    file.write_text(f"# A draft, read by machine from {name}\n{said}", "utf-8")
    return document, file


def kept() -> list[str]:
    return [path.read_text("utf-8") for path in sorted((files.own() / "texts").glob("*"))]


def test_the_text_of_the_document_is_kept_shown_and_taken_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document, file = drafted(tmp_path)
    assert cli.run(["add", str(file)]) == 0
    assert str(document) in capsys.readouterr().err and kept() == [DOCUMENT]
    assert cli.run(["show", COMMITMENT, "--context"]) == 0
    assert capsys.readouterr().out.endswith("\n\n今年【新建公路20公里】,改善出行。\n"), "its paragraph"
    assert cli.run(["show", COMMITMENT, "--context", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["context"]["cite"] == "新建公路20公里"
    assert cli.run(["remove", "lijiang-report-2025"]) == 0
    assert (installed(), kept()) == ([], [])


def test_the_document_may_be_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document, file = drafted(tmp_path)
    elsewhere = tmp_path / "elsewhere.txt"
    document.rename(elsewhere)
    assert cli.run(["add", str(file), str(file), "--text", str(elsewhere)]) == 2
    assert cli.run(["add", str(file), "--text", str(file)]) == 2, "another document"
    assert cli.run(["add", str(file), "--text", str(tmp_path / "none.txt")]) == 2
    assert installed() == []
    assert cli.run(["add", str(file), "--text", str(elsewhere)]) == 0 and kept() == [DOCUMENT]


def test_a_document_that_has_changed_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document, file = drafted(tmp_path)
    document.write_text("另一份文件", "utf-8")
    assert cli.run(["add", str(file)]) == 0 and kept() == []
    capsys.readouterr()
    assert cli.run(["show", COMMITMENT, "--context"]) == 2
    assert "--text" in capsys.readouterr().err
    assert cli.run(["show", "jinhua-decision-2022/4.1", "--context"]) == 2
    err = capsys.readouterr().err
    assert "--sources" in err and "--text" not in err, "its text comes from nowhere else"
    (tmp_path / "lijiang-report-2025.txt").write_text(DOCUMENT, "utf-8")
    assert cli.run(["show", COMMITMENT, "--context", "--sources", str(tmp_path)]) == 0
    assert cli.run(["show", "lijiang", "--context"]) == 2


def test_a_draft_that_names_a_path_is_not_followed(tmp_path: Path) -> None:
    _, file = drafted(tmp_path)
    file.write_text(file.read_text("utf-8").replace("from 报告.txt", "from ../报告.txt"), "utf-8")
    below = tmp_path / "below"
    below.mkdir()
    moved = file.rename(below / file.name)
    assert cli.run(["add", str(moved)]) == 0 and kept() == []
