"""The documentation says what the program does."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plancmp.cli import COMMANDS

ROOT = Path(__file__).parent.parent


@pytest.mark.skipif(shutil.which("jq") is None, reason="the README shows output of jq, which is not installed")
def test_generated_parts_are_fresh() -> None:
    result = subprocess.run([sys.executable, "docs/build.py", "--check"], cwd=ROOT, capture_output=True, encoding="utf-8", env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_described(name: str) -> None:
    assert f"## plancmp {name}\n" in (ROOT / "docs" / "commands.md").read_text("utf-8")


@pytest.mark.parametrize("page", [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))], ids=lambda path: path.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text("utf-8")):
        assert target.startswith("http") or (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_plan_to_copy_is_sound_and_canonical(tmp_path: Path) -> None:
    from plancmp.knowledge import check, files

    page = (ROOT / "docs" / "data-format.md").read_text("utf-8")
    file = tmp_path / "shili-report-2025.yaml"
    file.write_text(page.split("```yaml\n")[1].split("```")[0], "utf-8")
    example = ROOT / "tests" / "example" / "data"
    records, read_files, problems = check.read([*files.data_files(example), file])
    assert not problems
    assert [problem for problem in check.warnings(records, read_files) if problem.file == str(file)] == []
