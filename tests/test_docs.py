"""The documentation says what the program does."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from plancmp.cli import COMMANDS
from tests.conftest import Run

ROOT = Path(__file__).parent.parent


def test_generated_parts_are_fresh() -> None:
    result = subprocess.run(
        [sys.executable, "docs/build.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert result.returncode == 0, result.stdout + result.stderr


def _transport(text: str) -> list[str]:
    rows = json.loads(text)["rows"][:3]
    counted = [[row["topic"], row["score"], len(row["lines"])] for row in rows]
    return [json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in counted]


def _gdp(text: str) -> list[str]:
    items = [json.loads(line) for line in text.splitlines()]
    return [item["text"] for item in items if item["quantities"] and item["quantities"][0]["indicator"] == "gdp"]


PIPES: dict[str, Callable[[str], list[str]]] = {
    "jq -c '.rows[:3][] | [.topic, .score, (.lines|length)]'": _transport,
    "jq -r 'select(.quantities[0].indicator == \"gdp\") | .text'": _gdp,
}
"""The programs of jq in the README, and what they do, for machines without jq."""


@pytest.mark.parametrize("pipe", PIPES)
def test_what_jq_shows_of_json_is_in_it(pipe: str, plancmp: Run) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    found = re.search(rf"^\$ plancmp (.*) \| {re.escape(pipe)}\n((?:.*\n)*?)```$", readme, re.M)
    assert found is not None
    assert PIPES[pipe](plancmp(*found[1].split()).stdout) == found[2].splitlines()


def test_every_pipe_of_the_readme_is_known() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert set(re.findall(r"^\$ plancmp .*? \| (jq .*)$", readme, re.M)) == PIPES.keys()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_described(name: str) -> None:
    assert f"## plancmp {name}\n" in (ROOT / "docs" / "commands.md").read_text("utf-8")


READMES = ("README.md", "README.zh.md")


@pytest.mark.parametrize("name", READMES)
def test_the_readme_has_a_line_for_every_page(name: str) -> None:
    readme = (ROOT / name).read_text("utf-8")
    listed = re.findall(r"^\| \[(\S+)\]\(docs/\1\) \| \S", readme, re.M)
    assert sorted(listed) == sorted(path.name for path in (ROOT / "docs").glob("*.md"))


def _commands(name: str) -> list[str]:
    """What a README runs or has typed, in its order: generated parts without their language, and blocks of code."""
    readme = (ROOT / name).read_text("utf-8")
    found = re.findall(r"^<!-- begin: (.*?)(?: zh)? -->$|^```(?:sh|python)\n(.*?)^```$", readme, re.M | re.S)
    return ["".join(parts) for parts in found]


def test_both_readmes_have_the_same_commands() -> None:
    english, chinese = map(_commands, READMES)
    assert len(english) > 10 and english == chinese


def test_the_chinese_readme_is_chinese() -> None:
    """Outside of its code and its tables of files no sentence is English."""
    text = re.sub(r"^```.*?^```$|`[^`\n]*`", "", (ROOT / "README.zh.md").read_text("utf-8"), flags=re.M | re.S)
    assert re.findall(r"[a-z]+ (?:is|are|the|of|and|to) [a-z]+", text) == []


def test_plancmp_is_on_the_path_before_the_readme_calls_it() -> None:
    """The first command names it by its path; before any other the environment is made active."""
    lines = [
        line
        for block in re.findall(r"^```sh\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.M | re.S)
        for line in block.splitlines()
    ]
    active = next(place for place, line in enumerate(lines) if line.startswith(". .venv/bin/activate"))
    assert [line for line in lines[:active] if line.startswith("plancmp")] == []
    assert sum("python -m pytest" in line for line in lines) == 1, ".ci/run runs this line"


@pytest.mark.parametrize(
    "page",
    [*(ROOT / name for name in READMES), ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))],
    ids=lambda path: path.name,
)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text("utf-8")):
        assert target.startswith("http") or (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_architecture_names_what_is_there() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    named = {path for path in re.findall(r"(?:plancmp|tests|data)/[\w/-]+\.(?:py|yaml)", page) if "NAME" not in path}
    assert len(named) > 20
    for path in named:
        assert (ROOT / path).is_file(), f"architecture.md speaks of {path}"
    for layer in re.findall(r"^\| `(\w+)/` ", page, re.M):
        assert (ROOT / "plancmp" / layer).is_dir()


def test_the_plan_to_copy_is_sound_and_canonical(tmp_path: Path) -> None:
    from plancmp.knowledge import check, files
    from plancmp.knowledge.look import Look

    page = (ROOT / "docs" / "data-format.md").read_text("utf-8")
    file = tmp_path / "shili-report-2025.yaml"
    file.write_text(page.split("```yaml\n")[1].split("```")[0], "utf-8")
    example = ROOT / "tests" / "example" / "data"
    assert check.problems_of([*files.data_files(example), file], [file], look=Look()) == []
