"""The shipped knowledge base: sound, canonical, complete, and, where the documents are at hand, true to them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from plancmp import KnowledgeBase, Plan, Theme, verify
from plancmp.knowledge import check, files
from plancmp.knowledge.look import Look
from plancmp.problems import ERROR
from plancmp.text.source import read_source

BESIDE = Path(__file__).parent.parent.parent / "shared"
DOCUMENTS = {path.stem: path for folder in ("outlines", "sources") for path in (BESIDE / folder).glob("*.txt")}
"""The plan documents that are at hand, by plan id."""

THEMES = (
    "open-ports",
    "common-prosperity",
    "industrial-chains",
    "ecology",
    "transport",
    "innovation",
    "talent",
    "education",
    "health",
    "culture-tourism",
    "rural",
    "urban",
    "business-environment",
    "trade-consumption",
    "digital",
    "energy-climate",
    "social-security",
    "governance-safety",
    "party",
    "economy",
)

CLAUSES = {
    "china-proposal-15fyp": 61,
    "hefei-proposal-15fyp": 59,
    "jinhua-prosperity-2021": 51,
    "jinhua-decision-2022": 46,
    "jinhua-report-2024": 23,
    "jinhua-report-2025": 25,
    "lucheng-proposal-14fyp": 52,
    "quzhou-report-2024": 17,
    "quzhou-report-2025": 20,
    "quzhou-proposal-15fyp": 52,
    "china-report-2026": 18,
    "hangzhou-report-2026": 30,
    "zhejiang-report-2026": 46,
    "wenzhou-report-2026": 26,
    "ningbo-report-2025": 22,
    "jiaxing-report-2023": 18,
    "taizhou-zhejiang-report-2021": 34,
    "zhoushan-report-2024": 21,
    "lishui-report-2024": 16,
    "shaoxing-report-2025": 25,
    "huzhou-report-2025": 17,
    "hangzhou-outline-15fyp": 238,
    "shanghai-outline-15fyp": 96,
    "beijing-outline-15fyp": 238,
    "nanjing-outline-15fyp": 233,
}
READ_IN_PART = {
    "hangzhou-outline-15fyp": ["五(表)"],
    "shanghai-outline-15fyp": ["表1"],
    "beijing-outline-15fyp": ["一/三(二)(表)"],
    "nanjing-outline-15fyp": ["专栏1", "专栏2"],
}
"""Of these only the tables of main indicators were read."""


def test_data_are_sound_and_canonical() -> None:
    paths = list(files.data_files(files.shipped()))
    serious = {"not-canonical", "loose-number", "said-twice"}
    found = check.problems_of(paths, paths, look=Look())
    assert [problem for problem in found if problem.level == ERROR or problem.code in serious] == []


def test_themes_and_plans_are_those_promised(shipped: KnowledgeBase) -> None:
    assert tuple(theme.id for theme in shipped.all(Theme)) == THEMES
    assert {plan.id: len(shipped.clauses(plan.id)) for plan in shipped.all(Plan)} == CLAUSES


def test_every_clause_was_read_but_of_outlines_their_tables_alone(shipped: KnowledgeBase) -> None:
    for plan in CLAUSES:
        clauses = shipped.clauses(plan)
        read = [clause.id for clause in clauses if clause.read]
        assert read == READ_IN_PART.get(plan, [clause.id for clause in clauses]), plan


def test_summaries_are_short_and_english_is_there(shipped: KnowledgeBase) -> None:
    for item in shipped.commitments():
        assert len(item.text) <= 80 and not item.text.endswith("。"), item.id
        assert item.text_en and not any("\u4e00" <= character <= "\u9fff" for character in item.text_en), item.id


@pytest.mark.skipif(not DOCUMENTS, reason="no plan document is beside the repository")
def test_every_cite_and_figure_stands_in_the_documents(shipped: KnowledgeBase) -> None:
    texts = {
        plan: (read_source(path), hashlib.sha256(path.read_bytes()).hexdigest())
        for plan, path in DOCUMENTS.items()
        if plan in CLAUSES
    }
    result = verify(shipped, texts)
    assert result.findings == ()
    assert {*result.skipped} | texts.keys() == CLAUSES.keys()
    assert all(plan.same_file for plan in result.plans)
