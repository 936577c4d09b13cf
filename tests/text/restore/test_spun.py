from __future__ import annotations

import pytest

from plancmp.text.restore.spun import is_spun, restore, telling_share

SPUN = "深刻施止严峻名目,家产删多值删加6%,财产工做得到新罪效。深入变化翻新,劣化效劳。" * 8
CLEAN = "深入实施重大项目,工业增加值增长6%,产业工作取得新成效。深化改革创新,优化服务。" * 8


def test_a_spun_text_is_known_and_restored() -> None:
    assert is_spun(SPUN)
    text, count = restore(SPUN)
    assert text == CLEAN
    assert count > 100


def test_a_clean_text_is_never_restored() -> None:
    assert telling_share(CLEAN) == 0
    assert restore(CLEAN) == (CLEAN, 0)
    assert restore("")[1] == 0


def test_growth_rewritten_is_evidence_enough() -> None:
    assert is_spun("家产删多值删加6%,支入删加5%,投资删加9%。" * 12)


def test_a_short_text_is_too_little_evidence() -> None:
    assert not is_spun("拆除违建")


@pytest.mark.parametrize(
    "matter",
    [
        "加快淘汰落后产能,淘汰老旧设备,创建绿色工厂,建立管理制度。",
        "拆除违法建筑,拆违控违,依法拆迁,防止反弹,禁止新增。",
        "消除劣Ⅴ类断面,销毁废旧车辆,截止年底完成折旧,淘汰老旧机组。",
        "截至年底拆。全面拆!能拆尽拆,拆后即清。",
    ],
)
def test_a_plan_for_one_matter_is_no_spun_text(matter: str) -> None:
    assert not is_spun(matter * 10)


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("焦点劣势", "核心优势"),
        ("购物核心", "购物中心"),
        ("处所政府", "地方政府"),
        ("党地方", "党中央"),
        ("深刻", "深入"),
        ("深入", "深化"),
        ("IPZZZ6", "IPv6"),
        ("都邑区", "都市区"),
        ("作高文强", "做大做强"),
        ("动工资塘江", "开工钱塘江"),
    ],
)
def test_phrases_settle_what_a_word_means(phrase: str, meant: str) -> None:
    assert meant in restore(SPUN + phrase)[0]


def test_numbers_come_through_untouched() -> None:
    figures = "6011.3亿元、302.1亿、1.93、37.6%"
    assert restore(SPUN + figures)[0].endswith(figures)
