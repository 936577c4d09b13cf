"""What a draft's record says of its sentence."""

from __future__ import annotations

import pytest

from plancmp import KnowledgeBase
from plancmp.ingest.draft import Reader
from plancmp.ingest.records import strength


@pytest.mark.parametrize(
    ("text", "measured", "wanted"),
    [
        ("确保粮食产量稳定在60万吨以上", True, "ensure"), ("力争建成机场", False, "strive"), ("谋划建设二期工程", False, "explore"),
        ("开工建设高速公路", False, "commit"), ("推进高速公路项目", False, "support"), ("固定资产投资增长6%以上", True, "commit"),
        ("今年经济社会发展的主要预期目标是:地区生产总值增长5.5%左右", True, "commit"), ("完善服务体系", False, "support"),
        ("研究与试验发展经费投入强度达到2.8%", True, "commit"), ("新增试点企业3家", True, "commit"),
    ],
)
def test_strength(text: str, measured: bool, wanted: str) -> None:
    assert strength(text, measured) == wanted


def test_what_follows_the_figures_makes_them_no_weaker(shipped: KnowledgeBase) -> None:
    draft = Reader(shipped).read(
        "一、2025年工作安排\n(一)绿色发展。建设零碳园区1个,开展林业碳汇交易试点。", "x.txt", city="绍兴", type="report", year=2025
    )
    item = next(item for clause in draft.clauses for item in clause.commitments if item.quantities)
    assert item.strength == "commit"
