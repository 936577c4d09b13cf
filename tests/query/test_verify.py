"""Records held against a document: made-up texts that fit the example data, and what disagrees when they are changed."""

from __future__ import annotations

import json

import pytest

from plancmp import DataError, KnowledgeBase
from plancmp.query.verify import Verification, verify

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


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("“安新欧”", "「安新歐」"), ("班列年开行", "班 列 年 开 行"),
        ("25微克/立方米", "２５微克/立方米"), ("研究建设", "研(yán)究建设"),
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
        ("2.打好蓝天保卫战", "2.打好蓝天保卫战。全年工作已有安排。\n\n3.其他。打好蓝天保卫战", {"clause-unknown", "cite", "aside"}, "3", "has this clause"),
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
        "plan": P, "clause": "1", "commitment": f"{P}/1.1", "code": "operator", "message": "",
    }
