from __future__ import annotations

import re
import subprocess
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plancmp.text.clean import clauses, clean, segments
from plancmp.text.restore import spun

RUN_52 = [str(number) for number in range(1, 53)]
IDS = {
    "quzhou-proposal-15fyp": RUN_52,
    "lucheng-proposal-14fyp": RUN_52,
    "jinhua-prosperity-2021": ["一", *(f"一/{n}" for n in range(1, 9)), *RUN_52[:42]],
    "jinhua-decision-2022": ["一(一)", "一(二)", "一(三)", "1", "2", "3", "二(二)", "4", "5", "6", "二(三)", "7", "8", "9", "二(四)", "10", "11", "12", "13", "二(五)", "14", "15", "16", "二(六)", "17", "18", "19", "二(七)", "20", "21", "22", "二(八)", "23", "24", "25", "26", "二(九)", "27", "28", "29", "30", "三(一)", "三(二)", "三(三)", "三(四)", "三(五)"],
    "jinhua-report-2024": [
        "一(总)", *(f"一({n})" for n in "一二三四五六七八"), "一(结)",
        "二(总)", *(f"二({n})" for n in "一二三四五六七八九十"), "二(十一)", "二(结)",
    ],
}  # fmt: skip


def text_of(raw: str, clause: str) -> str:
    return next(passage.text for passage in clauses(raw) if passage.id == clause)


@pytest.mark.parametrize("plan", IDS)
def test_the_plans_fall_into_their_clauses(plan: str, sources: dict[str, str]) -> None:
    assert [passage.id for passage in clauses(sources[plan])] == IDS[plan]


@pytest.mark.parametrize("plan", IDS)
def test_every_clause_has_a_title_and_ends_with_a_sentence(plan: str, sources: dict[str, str]) -> None:
    for passage in clauses(sources[plan]):
        assert 2 <= len(passage.title) <= 60
        assert passage.text[-1] in "。!:", passage.id
        assert passage.path or passage.id in ("一", "一(总)", "二(总)")


@pytest.mark.parametrize(
    ("clause", "fragment"),
    [
        ("一(三)", "确保“八八战略”全链条"),
        ("一(三)", "构建市域层面推进"),
        ("2", "确保快突破、快见效"),
        ("10", "强校”工程、普通高中“县中崛起”"),
        ("20", "省控断面100%"),
        ("21", "城乡规模化供水覆盖率达到95%"),
        ("22", "全链条闭环管理"),
        ("23", "全域实施“两进两回”行动"),
        ("25", "“金惠保”商业补充"),
        ("26", "共同富裕现代化基本单元"),
        ("30", "等领域专项整治"),
        ("三(三)", "德才兼备、能征善战的"),
    ],
)
def test_the_damaged_places_read_right(clause: str, fragment: str, sources: dict[str, str]) -> None:
    assert fragment in text_of(sources["jinhua-decision-2022"], clause)


def test_every_damaged_place_is_flagged_with_its_raw_text(sources: dict[str, str]) -> None:
    flags = clean(sources["jinhua-decision-2022"]).flags
    assert len(flags) == 12
    assert all(flag.raw != flag.proposal and flag.confidence > 0 for flag in flags)


@pytest.mark.parametrize(
    ("plan", "clause", "fragment"),
    [
        ("jinhua-report-2024", "一(一)", "产业投资增长48%"),
        ("jinhua-report-2024", "一(三)", "规上工业增加值增长4.4%"),
        ("jinhua-report-2024", "二(二)", "婺城港区乾西作业区"),
        ("jinhua-report-2024", "二(二)", "铁路快运中心"),
        ("jinhua-report-2024", "一(四)", "先查验后装运"),
        ("jinhua-report-2024", "二(四)", "概念验证中心"),
        ("jinhua-report-2024", "二(十)", "改善性住房"),
        ("jinhua-report-2024", "二(总)", "中央经济工作会议"),
        ("jinhua-prosperity-2021", "4", "中国小商品城"),
        ("jinhua-prosperity-2021", "13", "小学放学后"),
        ("jinhua-prosperity-2021", "3", "集装箱吞吐量"),
        ("lucheng-proposal-14fyp", "5", "二〇三五年"),
        ("lucheng-proposal-14fyp", "40", "首位教育 学在鹿城"),
        ("quzhou-proposal-15fyp", "4", "——基层治理提质增效"),
    ],
)
def test_words_come_back_as_they_were(plan: str, clause: str, fragment: str, sources: dict[str, str]) -> None:
    assert fragment in text_of(sources[plan], clause)


@pytest.mark.parametrize("plan", IDS)
def test_what_is_restored_shows_no_trace_of_damage(plan: str, sources: dict[str, str]) -> None:
    text = "\n".join(passage.text for passage in clauses(sources[plan]))
    assert spun.telling_share(text) < 0.5
    for trace in ("?", "(下转", "GMT", "显着", "数位", "网路", "民众", "发布者", "责任编辑", "返回顶部"):
        assert trace not in text


@pytest.mark.parametrize("plan", IDS)
def test_figures_come_through_unchanged(plan: str, sources: dict[str, str]) -> None:
    raw = sources[plan]
    for passage in clauses(raw):
        for number in re.findall(r"\d+\.\d+|\d{3,}", passage.text):
            assert number in raw or number == "100"


def test_only_what_a_document_needs_is_done_to_it(sources: dict[str, str]) -> None:
    done = {plan: [step.name for step in clean(raw).steps] for plan, raw in sources.items()}
    assert done["quzhou-proposal-15fyp"] == ["page"]
    assert done["lucheng-proposal-14fyp"] == ["page", "zero"]
    assert done["jinhua-decision-2022"] == ["pinyin", "gbk", "simplified", "page"]
    assert done["jinhua-prosperity-2021"] == ["simplified", "page", "mainland"]
    assert done["jinhua-report-2024"] == ["page", "spun"]


def test_a_rewritten_document_gets_its_words_back(sources: dict[str, str]) -> None:
    raw = sources["jinhua-report-2024"]
    text = clean(raw).text
    assert "删加6%摆布" in raw and "删加6%摆布" not in text and "增长6%左右" in text


def test_signature_and_clutter_stay_outside_the_clauses(sources: dict[str, str]) -> None:
    parts = segments(sources["quzhou-proposal-15fyp"])
    assert "提出以下建议" in parts.preamble
    assert parts.closing.startswith("全市上下")
    assert len(parts.leads) == 11


def test_no_heavy_import_before_a_traditional_text_comes() -> None:
    code = "import sys; from plancmp.text.clean import clean; clean('一、发展工业'); print('opencc' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@given(st.text(max_size=200))
@example("0\t\x1b")
def test_any_text_can_be_cleaned(text: str) -> None:
    cleaned = clean(text).text
    assert not cleaned or all(line and line == line.strip() for line in cleaned.split("\n"))
    clauses(text)
