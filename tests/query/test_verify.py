"""Catalogue held against a document: made-up texts that fit the example data, and what disagrees when they are
changed.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from plancmp import DataError, KnowledgeBase
from plancmp.model import Quantity
from plancmp.query.verify import ClauseText, Verification, _clause, _read_again, context, verify
from plancmp.text.segment import Passage
from tests.conftest import EXAMPLE

P, R, B = "anping-proposal-15fyp", "anping-report-2024", "beihu-proposal-15fyp"

PROPOSAL = """中共安平市委关于制定“十五五”规划的建议

一、重点任务

1.畅通对外通道。力争到2030年,“安新欧”班列年开行达到2000列以上。建成安北高铁,到2030年新增2座高铁车站。研究建设通用机场。

2.打好蓝天保卫战。实施八大行动,确保到2030年PM2.5年均浓度控制在25微克/立方米以内。
"""
REPORT = """2024年安平市政府工作报告

一、2023年工作回顾

(一)过去一年的工作。2023年,开行安新欧班列1200列。

二、2024年工作安排

(一)今年的总体要求。坚持稳中求进,谋划好新一年的工作。
"""
BEIHU = """中共北湖市委关于制定“十五五”规划的建议

一、重点任务

1.建设交通强市。推进安北高铁建设,支持开展前期工作。

2.改善空气质量。到2030年,PM2.5年均浓度降到28微克/立方米以下。
"""


def held(kb: KnowledgeBase, texts: dict[str, str]) -> Verification:
    return verify(kb, {plan: (text, "0" * 64) for plan, text in texts.items()}, list(texts))


def test_documents_that_fit_are_clean(example: KnowledgeBase) -> None:
    result = held(example, {P: PROPOSAL, R: REPORT, B: BEIHU})
    assert result.findings == ()
    counts = {plan.plan: (plan.clauses, plan.cites, plan.quantities, plan.numbers) for plan in result.plans}
    assert counts == {P: (2, 4, 3, 3), R: (2, 1, 1, 1), B: (2, 2, 1, 1)}
    assert result.skipped == ()


def test_a_text_with_less_than_half_of_the_cites_is_another_document(example: KnowledgeBase) -> None:
    half = PROPOSAL.replace("建成安北高铁", "建好安北高铁").replace("通用机场", "支线机场")
    assert sum(finding.code == "cite" for finding in held(example, {P: half}).findings) == 2
    with pytest.raises(DataError, match="only 1 of its 4 cites"):
        held(example, {P: half.replace("年开行达到", "年开行至")})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("“安新欧”", "「安新歐」"),
        ("班列年开行", "班 列 年 开 行"),
        ("25微克/立方米", "２５微克/立方米"),
        ("研究建设", "研(yán)究建设"),
    ],
)
def test_damage_that_changes_no_fact_is_no_finding(old: str, new: str, example: KnowledgeBase) -> None:
    assert old in PROPOSAL
    assert held(example, {P: PROPOSAL.replace(old, new)}).findings == ()


@pytest.mark.parametrize(
    ("old", "new", "codes", "clause", "words"),
    [
        ("研究建设通用机场", "研究建设支线机场", {"cite"}, "1", "研究建设通用机场"),
        ("新增2座高铁车站", "新增3座高铁车站", {"value", "number"}, "1", "2座"),
        ("2000列以上", "2000列", {"operator"}, "1", "'>='"),
        ("25微克/立方米以内", "25微克/立方米左右", {"number", "cite"}, "2", ""),
        ("到2030年新增2座", "到2027年新增2座", {"year"}, "1", "2027"),
        ("新增2座", "投资300亿元新增2座", {"number"}, "1", "300亿元"),
        ("实施八大行动", "实施多项行动", {"aside"}, "2", "八大行动"),
        (
            "2.打好蓝天保卫战",
            "2.打好蓝天保卫战。全年工作已有安排。\n\n3.其他。打好蓝天保卫战",
            {"clause-unknown", "cite", "aside"},
            "3",
            "has this clause",
        ),
        ("微克/立方米", "毫克/立方米", {"value", "number", "cite"}, "2", ""),
    ],
)
def test_each_kind_of_disagreement(
    old: str, new: str, codes: set[str], clause: str, words: str, example: KnowledgeBase
) -> None:
    assert old in PROPOSAL
    findings = held(example, {P: PROPOSAL.replace(old, new)}).findings
    assert {finding.code for finding in findings} <= codes
    main = [finding for finding in findings if finding.clause == clause and words in finding.message]
    assert main and all(finding.plan == P for finding in findings)
    if len(codes) == 1:
        assert len(findings) == 1


def test_a_document_that_ends_too_early_is_refused(example: KnowledgeBase) -> None:
    with pytest.raises(DataError, match="ends before clause 2"):
        held(example, {P: PROPOSAL[: PROPOSAL.index("2.打好")]})


def test_a_number_counts_once(example: KnowledgeBase) -> None:
    """A second number of the same value is another number: it must be in a record or set aside too."""
    findings = held(example, {P: PROPOSAL.replace("研究建设", "改造2座高铁车站,研究建设")}).findings
    assert [finding.code for finding in findings] == ["number"]


SPELLED = """plan: beihu-proposal-15fyp
clauses:
- id: '1'
  title: 建设交通强市
  commitments:
  - id: beihu-proposal-15fyp/1.1
    themes: [transport]
    topic: railways
    strength: commit
    text: 到2030年建成安北高铁
    cite: 推进安北高铁建设
    quantities:
    - {QUANTITY}
- id: '2'
  title: 改善空气质量
  empty: 没有可跟踪的承诺
"""


@pytest.mark.parametrize(
    ("words", "quantity", "found"),
    [
        ("每县至少建成一条产业链", "{label: 产业链, op: '>=', value: 1, unit: 条}", True),
        ("每县至少建成两条产业链", "{label: 产业链, op: '>=', value: 1, unit: 条}", False),
        ("落实十条措施", "{label: 措施, value: 10, unit: 条}", True),
        ("实施万台机器换人", "{label: 机器, value: 1, unit: 万台}", True),
        ("实施万台机器换人", "{label: 机器, value: 10, unit: 万台}", False),
        ("千企改造", "{label: 企业, value: 1000, unit: 家}", True),
        ("车站等十大工程", "{label: 工程, value: 10, unit: 个}", True),
        ("考核进入全省第一方阵", "{label: 考核方阵, op: rank, value: 1, unit: 方阵}", True),
        ("考核进入全省第二方阵", "{label: 考核方阵, op: rank, value: 1, unit: 方阵}", False),
        ("成立一方阵", "{label: 考核方阵, op: rank, value: 1, unit: 方阵}", False),
        ("实现模范城五连冠", "{label: 模范城, value: 5, unit: 连冠}", True),
        ("示范县实现八连创", "{label: 示范县, value: 8, unit: 连创}", True),
        ("平安市实现八连冠", "{label: 平安市, value: 8, unit: 年}", True),
        ("平安市实现八连冠", "{label: 平安市, value: 8, unit: 个}", False),
        ("企业数力争“破千”", "{label: 企业数, op: '>=', value: 1000, unit: 家}", True),
        ("没有数字。落实十条措施", "{label: 措施, value: 10, unit: 条}", False),
    ],
)
def test_numbers_in_chinese_numerals_are_read_before_their_unit(
    words: str, quantity: str, found: bool, tmp_path: Path
) -> None:
    folder = shutil.copytree(EXAMPLE, tmp_path / "data")
    (folder / "plans" / f"{B}.yaml").write_text(SPELLED.replace("{QUANTITY}", quantity), "utf-8")
    text = f"中共北湖市委建议\n\n一、重点任务\n\n1.建设交通强市。推进安北高铁建设,{words}。\n\n2.改善空气质量。稳步改善。\n"
    with KnowledgeBase.open([folder]) as kb:
        findings = verify(kb, {B: (text, "")}, [B]).findings
    assert [finding.code for finding in findings if finding.code != "number"] == ([] if found else ["value"])
    assert not found or findings == ()


def test_an_estimate_is_called_one_in_the_sentence_of_the_cite(tmp_path: Path) -> None:
    folder = shutil.copytree(EXAMPLE, tmp_path / "data")
    path = folder / "plans" / f"{R}.yaml"
    path.write_text(path.read_text("utf-8").replace("kind: actual", "kind: actual, expected: true"), "utf-8")
    with KnowledgeBase.open([folder]) as kb:
        assert [finding.code for finding in held(kb, {R: REPORT}).findings] == ["expected"]
        estimate = REPORT.replace("2023年,开行", "2023年,预计开行")
        assert held(kb, {R: estimate}).findings == ()
        assert [finding.code for finding in held(kb, {R: estimate.replace("预计", "预计有变。")}).findings] == [
            "expected"
        ]


def test_the_numbers_of_a_clause_that_nobody_read_are_no_findings(tmp_path: Path) -> None:
    folder = shutil.copytree(EXAMPLE, tmp_path / "data")
    path = folder / "plans" / f"{P}.yaml"
    records = path.read_text("utf-8")
    second = records.index("- id: '2'")
    path.write_text(records[:second] + "- id: '2'\n  title: 空气质量\n  unread: true\n", "utf-8")
    with KnowledgeBase.open([folder]) as kb:
        assert [clause.read for clause in kb.clauses(P)] == [True, False]
        assert held(kb, {P: PROPOSAL}).findings == ()


def test_the_number_must_stand_in_the_sentence_of_the_cite(example: KnowledgeBase) -> None:
    findings = held(example, {P: PROPOSAL.replace("建成安北高铁,到", "建成安北高铁。到")}).findings
    assert {finding.code for finding in findings} == {"value", "number"}


def test_a_traditional_document_with_pinyin_is_read_as_well(example: KnowledgeBase) -> None:
    from opencc import OpenCC

    traditional = OpenCC("s2t").convert(PROPOSAL).replace("藍", "藍(lán)").replace("關", "關(guān)")
    assert traditional != PROPOSAL
    assert held(example, {P: traditional}).findings == ()


@pytest.mark.parametrize("text", [REPORT, BEIHU, "今天天气很好。", PROPOSAL[:50]])
def test_another_document_or_a_piece_of_one_is_refused(text: str, example: KnowledgeBase) -> None:
    with pytest.raises(DataError) as caught:
        held(example, {P: text})
    assert P in caught.value.message and "another document" in caught.value.hint


def test_plans_without_a_document_are_named(example: KnowledgeBase) -> None:
    result = verify(example, {R: (REPORT, "")})
    assert [plan.plan for plan in result.plans] == [R]
    assert set(result.skipped) == {P, B}


def test_json(example: KnowledgeBase) -> None:
    whole = json.loads(json.dumps(held(example, {P: PROPOSAL.replace("2000列以上", "2000列"), R: REPORT}).to_dict()))
    assert whole["schema"] == "plancmp.verify/1"
    first, second = whole["plans"]
    assert first["plan"] == P and first["same_file"] is None and second["findings"] == []
    assert {**first["findings"][0], "message": ""} == {
        "plan": P,
        "clause": "1",
        "commitment": f"{P}/1.1",
        "code": "operator",
        "message": "",
    }


def test_figures_in_rows_of_a_table_are_read_again() -> None:
    text = ClauseText(
        Passage("表", "主要指标", "主要指标\n指标\t2025年\t2030年目标\n城镇化率（%）\t70\t75以上\n人口（万人）\t75\t80")
    )
    cite = text.find("城镇化率（%） 70 75以上")
    assert cite
    found = [
        _read_again(Quantity(label="城镇化率", op=op, value=value, unit="%"), text, cite, set())
        for op, value in (("=", 70), (">=", 75), ("=", 80))
    ]
    assert [None if place is None else text.figures[place].text for place in found] == ["70", "75", None]


def test_a_year_in_a_cell_is_not_the_year_of_the_next(example: KnowledgeBase) -> None:
    rows = "主要指标\n指标\t2025年\t2030年\n客运量（万人）\t21.5（2024年）\t22"
    text = ClauseText(Passage("1", "主要指标", rows))
    aim = Quantity(label="客运量", op="=", value=22, unit="万人", year=2030)
    item = replace(example.commitments(plans=[P])[0], cite="客运量（万人） 21.5", quantities=(aim,))
    clause = replace(example.clauses(P)[0], set_aside=())
    assert _clause(clause, [item], text) == []


def test_a_commitment_before_the_first_clause_is_shown_in_its_paragraph(example: KnowledgeBase) -> None:
    raw = "北湖市政府工作报告\n全年地区生产总值增长5%,财政收入20亿元。\n一、重点任务\n建设铁路30公里。\n二、其他工作\n建设公路40公里。\n"
    item = replace(example.commitments()[0], clause="(首)", cite="地区生产总值增长5%")
    found = context(item, raw)
    assert found is not None and found[1] == "地区生产总值增长5%" and found[2].startswith(",财政收入")
    assert context(replace(item, clause="三"), raw) is None
