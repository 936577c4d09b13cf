"""``plancmp diff`` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plancmp import cli
from tests.conftest import Run
from tests.knowledge.test_install import draft

pytestmark = pytest.mark.usefixtures("english")


def test_a_city_its_changes_and_the_other_forms(plancmp: Run) -> None:
    page = plancmp("diff", "quzhou", "--change", "lowered", "--theme", "经济", env={"COLUMNS": "100"})
    assert page.returncode == 0 and "2024 report → 2025 report" in page.stdout and "lowered" in page.stdout
    assert "missed" in page.stdout.split("──")[0], "all changes are counted"
    told = json.loads(plancmp("diff", "quzhou", "--change", "lowered", "--json").stdout)
    assert told["schema"] == "plancmp.diff/1" and {row["change"] for row in told["rows"]} == {"lowered"}
    assert (
        "年份推后" in plancmp("diff", "quzhou", "--change", "postponed", "--lang", "zh", env={"COLUMNS": "200"}).stdout
    )
    assert plancmp("diff", "quzhou", "--change", "brought-forward").returncode == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["quzhou", "jinhua", "lucheng"], "name two plans"),
        (["lucheng"], "no two plans of a type"),
        (["quzhou-report-2025", "quzhou-report-2025"], "against itself"),
        (["quzhou-report-2024", "nowhere.yaml"], "nowhere.yaml"),
    ],
)
def test_what_cannot_be_compared_is_told(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["diff", *words]) == 2
    assert said in capsys.readouterr().err


def test_two_files_that_are_not_installed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(draft(tmp_path, year)) for year in (2024, 2025)]
    assert cli.run(["diff", *files, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["from"], told["to"]) == ("lijiang-report-2024", "lijiang-report-2025")
    assert set(told["summary"]) == {"kept"}


@pytest.mark.parametrize(
    ("lang", "heads"), [("zh", "原条款,原力度,原内容"), ("en", "Old Clause,Old Strength,Old Text")]
)
def test_labels_are_words_for_both_sides(lang: str, heads: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["diff", "jinhua", "-f", "csv", "--labels", "--lang", lang]) == 0
    head = capsys.readouterr().out.partition("\n")[0]
    assert heads in head and "_" not in head
