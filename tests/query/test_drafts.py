"""A draft, some of whose topics are open, goes through every question."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from plancmp import KnowledgeBase, compare, coverage, gaps, search, show, targets, track
from plancmp.query.listing import listing
from plancmp.render import text
from plancmp.render.view import Lang, View
from tests.conftest import EXAMPLE

DRAFT = """\
cities:
- id: caoyuan
  zh: 草原市
  en: Caoyuan
  adcode: '990300'
plans:
- id: caoyuan-report-2024
  city: caoyuan
  type: report
  title: 2024年草原市政府工作报告
  title_en: Caoyuan report 2024
  issuer: 草原市人民政府
  adopted: '2024'
  period: '2024'
  source: report.txt
  origin: draft
plan: caoyuan-report-2024
clauses:
- id: '1'
  title: 重点任务
  commitments:
  - id: caoyuan-report-2024/1.1
    themes: [transport]
    topic: null
    strength: commit
    text: 加快补齐交通短板,新增班车20辆
    cite: 新增班车20辆
    confidence: 0.3
    quantities:
    - {label: 新增班车, value: 20, unit: 辆, year: 2024}
  - id: caoyuan-report-2024/1.2
    themes: [transport]
    topic: railways
    strength: strive
    text: 力争开工草原高速铁路
    cite: 力争开工草原高速铁路
    confidence: 0.8
- id: '2'
  title: 其他
"""


@pytest.fixture
def kb(tmp_path: Path) -> Iterator[KnowledgeBase]:
    folder = tmp_path / "data"
    shutil.copytree(EXAMPLE, folder)
    (folder / "plans" / "caoyuan-report-2024.yaml").write_text(DRAFT, "utf-8")
    with KnowledgeBase.open([folder]) as opened:
        yield opened


def test_compare_counts_open_topics_and_gives_the_others_their_rows(kb: KnowledgeBase) -> None:
    result = compare(kb, ["草原", "安平"])
    assert [row.topic.id for row in result.rows if row.cells["caoyuan"]] == ["railways"]
    part = result.coverage["caoyuan"]
    assert (part.clauses_read, part.clauses_total, part.open) == (1, 2, 1)
    assert part.absence == "unread" and result.coverage["anping"].absence == "nothing"
    themed = compare(kb, ["草原", "安平"], themes=["transport"])
    assert "railways" in [row.topic.id for row in themed.rows]


def test_every_other_question_is_answered(kb: KnowledgeBase) -> None:
    assert [hit.commitment.id for hit in search(kb, "班车").hits] == ["caoyuan-report-2024/1.1"]
    assert show(kb, "caoyuan-report-2024/1.1").record.topic is None
    assert len(show(kb, "草原").plans) == 1 and show(kb, "caoyuan-report-2024").clauses
    for result in (
        coverage(kb),
        gaps(kb, "草原", ["安平"]),
        gaps(kb, "安平", ["草原"]),
        targets(kb),
        track(kb, "草原"),
        listing(kb, "plans"),
    ):
        assert json.dumps(result.to_dict())


def test_a_column_of_drafts_is_marked_once(kb: KnowledgeBase) -> None:
    pages = (
        text(compare(kb, ["草原", "安平"], year=2024), View(width=100)),
        text(compare(kb, ["草原", "安平"]), View(width=100, everything=True, explain=True)),
    )
    out = "".join(pages)
    assert "力争开工草原高速铁路" in out and "[草稿]" not in out and " 草稿" in out


@pytest.mark.parametrize(("lang", "word"), [("zh", "草稿"), ("en", "draft")])
def test_tables_mark_the_draft(lang: Lang, word: str, kb: KnowledgeBase) -> None:
    view = View(lang=lang, width=100, explain=True)
    for answer in (compare(kb, ["草原", "安平"]), search(kb, "高速铁路"), show(kb, "caoyuan-report-2024/1.1")):
        assert word in text(answer, view)
