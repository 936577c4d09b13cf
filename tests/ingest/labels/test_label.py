"""Labels as they are told."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plancmp.ingest.labels.label import LONGEST_LABEL, Label, named, short
from plancmp.text.quantities import Figure, figures


def _figure(text: str) -> Figure:
    return next(figure for figure in figures(text) if figure.is_quantity)


@pytest.mark.parametrize(
    ("stem", "verb", "aspect", "text", "wanted"),
    [
        ("粮食产量", "", "growth", "5%", "粮食产量增速"),
        ("居民消费价格", "", "growth", "5%", "居民消费价格涨幅"),
        ("能耗", "", "fall", "5%", "能耗降幅"),
        ("企业", "新增", "add", "5家", "新增企业"),
        ("新型企业", "", "add", "5家", "新增新型企业"),
        ("新增企业", "", "add", "5家", "新增企业"),
        ("产值", "", "rank", "第5位", "产值排名"),
        ("覆盖率", "", "more", "5个百分点", "覆盖率升幅"),
        ("亩均收入", "", "less", "5元", "亩均收入减量"),
    ],
)
def test_what_is_said_of_a_noun_is_a_noun(stem: str, verb: str, aspect: str, text: str, wanted: str) -> None:
    assert named(stem, verb, aspect, _figure(text), "") == wanted


def test_a_label_is_short_and_has_no_loose_ends() -> None:
    assert short("、公路和") == "公路"
    assert short("“双一流高校") == "双一流高校"
    assert [short(noun) for noun in ("、和美庭院", "和谐社区", "和美丽庭院")] == ["和美庭院", "和谐社区", "美丽庭院"]
    assert short("\x1c") == ""
    assert short("工" * (LONGEST_LABEL + 9)) == "工" * LONGEST_LABEL
    assert short(f"{'工' * LONGEST_LABEL}、甲路、乙桥") == "甲路、乙桥"


def test_a_fall_is_a_growth_below_zero() -> None:
    fell = Label("出口增速", "exports-growth", sign=-1)
    assert fell.signed(_figure("3%以上")) == ("<=", Decimal(-3), None)
    assert fell.signed(_figure("3%")) == ("=", Decimal(-3), None)


def test_what_grew_over_some_years_has_no_indicator_of_one() -> None:
    assert Label("增速", "gdp-growth", grows=True).known(several_years=True) is None
    assert Label("班列", "trains", summed="trains-cumulative").known(several_years=True) == "trains-cumulative"
    assert Label("班列", "trains", total=True).known(several_years=False) is None
