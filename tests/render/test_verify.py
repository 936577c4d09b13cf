"""The outcome of a verification on the screen and as a grid."""

from __future__ import annotations

from plancmp import KnowledgeBase
from plancmp.query.verify import verify
from plancmp.render import verify as verify_table
from plancmp.render.view import View
from tests.render.screens import DOCUMENT, screen


def test_findings_come_first_then_a_line_a_plan(example: KnowledgeBase) -> None:
    page = screen(example, "verify", 120, "zh")
    assert page.index("[number]") < page.index("文件") < page.index("没有原文")


def test_one_finding_a_row(example: KnowledgeBase) -> None:
    result = verify(example, {"beihu-proposal-15fyp": (DOCUMENT, "")})
    header, rows = verify_table.grid(result, View())
    assert header == ["plan", "clause", "commitment", "code", "message"]
    assert [row[3] for row in rows] == [finding.code for finding in result.findings] and rows
