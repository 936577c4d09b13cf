"""What the curator of a draft is told to look at first."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancmp.knowledge import check, files
from plancmp.knowledge.look import Look
from plancmp.problems import ERROR
from tests.conftest import EXAMPLE
from tests.query.test_drafts import DRAFT


@pytest.mark.parametrize(("confidence", "unsure"), [("0.39", True), ("0.4", False)])
def test_a_topic_that_is_not_sure_is_named(confidence: str, unsure: bool, tmp_path: Path) -> None:
    file = tmp_path / "caoyuan-report-2024.yaml"
    file.write_text(DRAFT.replace("confidence: 0.8", f"confidence: {confidence}"), "utf-8")
    paths = [*files.data_files(EXAMPLE), file]
    problems = check.problems_of(paths, [file], look=Look())
    assert not [problem for problem in problems if problem.level == ERROR]
    found = {problem.code: problem.message for problem in problems}
    assert "the theme seems to be transport" in found["open-topic"]
    assert ("unsure-topic" in found) == unsure


def test_doubtful_readings_come_first(tmp_path: Path) -> None:
    file = tmp_path / "caoyuan-report-2024.yaml"
    file.write_text(DRAFT.replace("confidence: 0.8", "confidence: 0.3\n    doubts: [year, indicator]"), "utf-8")
    problems = check.problems_of([*files.data_files(EXAMPLE), file], [file], look=Look())
    assert problems[0].code == "doubtful" and "year, indicator" in problems[0].message and len(problems) > 1
