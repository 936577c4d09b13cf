"""A draft, some of whose topics are open, goes through every question."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from plancmp import City, KnowledgeBase, Plan, Theme, compare, coverage, gaps, search, show, targets, track
from plancmp.query.listing import listing
from plancmp.render.table import compare as compare_table
from plancmp.render.table import parts
from plancmp.render.table import search as search_table
from plancmp.render.table import show as show_table

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
    for result in (coverage(kb), gaps(kb, "草原", ["安平"]), gaps(kb, "安平", ["草原"]), targets(kb), track(kb, "草原"), listing(kb, "plans")):
        assert json.dumps(result.to_dict())


def test_a_column_of_drafts_is_marked_once(kb: KnowledgeBase) -> None:
    console = parts.plain(width=100)
    console.file = out = io.StringIO()
    compare_table.draw(
        compare(kb, ["草原", "安平"], year=2024), console, "zh", themes=kb.all(Theme), everything=False, limit=None, explain=False, year=2024,
    )
    compare_table.draw(compare(kb, ["草原", "安平"]), console, "zh", themes=kb.all(Theme), everything=True, limit=None, explain=True)
    assert "力争开工草原高速铁路" in out.getvalue() and "[草稿]" not in out.getvalue() and " 草稿 " in out.getvalue()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_tables_mark_the_draft(kb: KnowledgeBase, lang: str) -> None:
    console = parts.plain(width=100)
    console.file = out = io.StringIO()
    compare_table.draw(
        compare(kb, ["草原", "安平"]), console, lang, themes=kb.all(Theme), everything=False, limit=None, explain=True
    )
    search_table.draw(
        search(kb, "高速铁路"), console, lang, cities={city.id: city for city in kb.all(City)},
        plans={plan.id: plan for plan in kb.all(Plan)}, indicators={}, everything=True, explain=True,
    )
    show_table.draw(show(kb, "caoyuan-report-2024/1.1"), console, lang, kb.get)
    assert {"zh": "草稿", "en": "draft"}[lang] in out.getvalue()
