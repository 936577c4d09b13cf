"""The shipped knowledge base: sound, canonical, complete, and, where the documents are at hand, true to them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from plancmp import KnowledgeBase, Plan, Theme, verify
from plancmp.knowledge import check, files
from plancmp.text.source import read_source

SOURCES = Path(__file__).parent.parent.parent / "shared" / "sources"

THEMES = (
    "open-ports", "common-prosperity", "industrial-chains", "ecology", "transport", "innovation", "talent", "education",
    "health", "culture-tourism", "rural", "urban", "business-environment", "trade-consumption", "digital", "energy-climate",
    "social-security", "governance-safety", "party", "economy",
)

CLAUSES = {
    "jinhua-prosperity-2021": 51, "jinhua-decision-2022": 46, "jinhua-report-2024": 23, "lucheng-proposal-14fyp": 52,
    "quzhou-proposal-15fyp": 52,
}


def test_data_are_sound_and_canonical() -> None:
    records, read_files, problems = check.read(list(files.data_files(files.shipped())))
    assert not problems
    serious = {"not-canonical", "loose-number", "said-twice"}
    assert [problem for problem in check.warnings(records, read_files) if problem.code in serious] == []


def test_themes_and_plans_are_those_promised(shipped: KnowledgeBase) -> None:
    assert tuple(theme.id for theme in shipped.all(Theme)) == THEMES
    assert {plan.id: len(shipped.clauses(plan.id)) for plan in shipped.all(Plan)} == CLAUSES


def test_every_clause_was_read(shipped: KnowledgeBase) -> None:
    assert all(clause.read for plan in CLAUSES for clause in shipped.clauses(plan))


def test_summaries_are_short_and_english_is_there(shipped: KnowledgeBase) -> None:
    for item in shipped.commitments():
        assert len(item.text) <= 80 and not item.text.endswith("。"), item.id
        assert item.text_en and not any("\u4e00" <= character <= "\u9fff" for character in item.text_en), item.id


@pytest.mark.skipif(not SOURCES.is_dir(), reason="the plan documents are not beside the repository")
def test_every_cite_and_figure_stands_in_the_documents(shipped: KnowledgeBase) -> None:
    texts = {}
    for plan in CLAUSES:
        path = SOURCES / f"{plan}.txt"
        texts[plan] = read_source(path), hashlib.sha256(path.read_bytes()).hexdigest()
    result = verify(shipped, texts)
    assert result.findings == () and result.skipped == ()
    assert all(plan.same_file for plan in result.plans)
