"""How firmly a promise is said, and what is one."""

from __future__ import annotations

import pytest

from plancmp.ingest.strength import is_promise, strength


@pytest.mark.parametrize(
    ("text", "measured", "wanted"),
    [
        ("确保粮食产量稳定在60万吨以上", True, "ensure"),
        ("严格落实安全生产责任制", False, "ensure"),
        ("力争建成机场", False, "strive"),
        ("依法严厉打击非法集资", False, "commit"),
        ("严厉查处违法用地行为", False, "support"),
        ("有效防控金融风险", False, "support"),
        ("积极申创国家级基地", False, "strive"),
        ("力争用三年时间,工业园区达到12个", True, "strive"),
        ("谋划建设二期工程", False, "explore"),
        ("研究出台人才政策", False, "commit"),
        ("开工建设高速公路", False, "commit"),
        ("加快建设高速公路", False, "commit"),
        ("推进高速公路项目", False, "support"),
        ("推进数字孪生城市建设", False, "support"),
        ("加快推进城际铁路建成通车", False, "commit"),
        ("支持企业建设研究院", False, "support"),
        ("深化林业碳汇试点建设", False, "support"),
        ("固定资产投资增长6%以上", True, "commit"),
        ("城镇化率由71.2%提高到75%", True, "commit"),
        ("推进园区改革,谋划建设机场1座", True, "explore"),
        ("今年经济社会发展的主要预期目标是:地区生产总值增长5.5%左右", True, "commit"),
        ("完善服务体系", False, "support"),
        ("到2027年网络空间明显改善", False, "commit"),
        ("网络空间明显改善", False, "support"),
        ("研究与试验发展经费投入强度达到2.8%", True, "commit"),
        ("新增试点企业3家", True, "commit"),
        ("推进5个园区建设", True, "support"),
        ("支持新建学校8所", True, "support"),
        ("推动固定资产投资增长10%", True, "commit"),
        ("推动100万头生猪养殖项目投入运营", True, "commit"),
        ("推广“力争上游”经验", False, "support"),
        ("支持药企争创名牌", False, "support"),
        ("加快机场三期建设", False, "commit"),
        ("加快机场三期前期工作", False, "explore"),
        ("开展港区扩建研究", False, "explore"),
        ("打好碧水保卫战", False, "support"),
    ],
)
def test_strength(text: str, measured: bool, wanted: str) -> None:
    assert strength(text, measured) == wanted


@pytest.mark.parametrize(
    ("before", "text", "wanted"),
    [
        ("力争开工学校5所、", "建成医院2家", "strive"),
        ("力争开工学校5所,", "建成医院2家", "commit"),
        ("确保工业占比40%以上,", "服务业占比45%", "ensure"),
        ("财政收入增长6%、力争7%,", "出口占比20%", "commit"),
        ("力争工业投资增长9%,", "贸易总额增长6%", "strive"),
        ("力争工业投资增长9%,", "新建公路6公里", "commit"),
    ],
)
def test_how_far_a_modal_governs(before: str, text: str, wanted: str) -> None:
    assert strength(text, True, before) == wanted


def test_a_state_is_a_commitment_where_a_year_governs_it() -> None:
    assert strength("乡村面貌更加完善", False) == "support"
    assert strength("乡村面貌更加完善", False, by_year=True) == "commit"
    assert strength("完善乡村面貌", False, by_year=True) == "support"


@pytest.mark.parametrize(
    "text",
    ["加强基层治理", "推行告知承诺", "同时,我们将进一步促进就业", "共建长三角园区", "对欠薪问题,年内全部整改到位"],
)
def test_promises(text: str) -> None:
    assert is_promise(text)


@pytest.mark.parametrize("text", ["党的建设全面加强", "这是全市人民的期盼", "发展", "征途漫漫"])
def test_no_promises(text: str) -> None:
    assert not is_promise(text)


def test_a_number_or_an_adverb_before_the_verb_of_a_promise() -> None:
    assert is_promise("7.推进书房建设") and is_promise("综合整治交通秩序")
    assert all(map(is_promise, ("（3）加强就业扶持", "稳慎推进宅基地改革", "全力以赴推动企业达产", "划定生态红线")))
    assert is_promise("发展中医药事业") and not is_promise("发展中的问题")
