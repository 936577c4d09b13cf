from __future__ import annotations

import pytest

from plancmp.ingest import dates


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("——2025年1月20日在绍兴市第九届人民代表大会第五次会议上", "2025-01-20"),
        ("二〇二一年十二月二十三日在某市第十届人民代表大会第一次会议上", "2021-12-23"),
        ("(二〇二五年十月三十一日市委全会通过)", "2025-10-31"),
        ("(二〇二五年十一月二二十日市委全会通过)", "2025-11"),
        ("(二〇二五年一一月二十日市委全会通过)", ""),
        ("发布时间:2025-12-08\n(2025年11月20日市委全会通过)", "2025-11-20"),
        ("发布时间:2025-12-08", ""),
        ("政府工作报告\n2025-01-08", "2025-01-08"),
        ("政府工作报告(2025年1月)", "2025-01"),
        ("2025年13月40日", ""),
        ("任务清单\n到2025年9月,建成学校12所\n2025年12月底\n2025年6月30日前", ""),
        ("规划纲要\n成文日期:2026年3月2日", "2026-03-02"),
    ],
)
def test_the_date_of_adoption(head: str, date: str) -> None:
    assert dates.adopted(head, "文。\n一、目标") == date


def test_a_document_may_be_dated_where_it_is_signed() -> None:
    assert dates.adopted("统计公报", "综合。\n\n绍兴市统计局\n2025年3月20日\n") == "2025-03-20"
    assert dates.adopted("统计公报", "综合。\n到2025年3月20日完成。\n") == ""


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("第十四个五年规划和二〇三五年远景目标纲要", (2021, 2025)),
        ("“十五五”规划", (2026, 2030)),
        ("行动计划(2024—2026年)", (2024, 2026)),
        ("二〇二五年政府工作报告", (2025,)),
        ("政府工作报告(2025年1月20日 某某)", ()),
        ("发展规划和2035年远景目标", ()),
        ("2025年计划执行情况与2026年计划草案的报告", (2026,)),
        ("2025年计划执行情况", (2025,)),
    ],
)
def test_the_years_of_a_title(title: str, years: tuple[int, ...]) -> None:
    assert dates.years_of(title) == years


@pytest.mark.parametrize(
    ("titled", "held", "text", "named", "year"),
    [
        (None, "2014-01-08", "一、2013年工作回顾\n二、2014年工作安排\n", None, 2014),
        (None, "2013-12-28", "一、2013年工作回顾\n二、2014年工作安排\n", None, 2014),
        (None, "2013-12-28", "一、工作回顾\n明年,我们将\n", None, 2014),
        (None, "2016-11-25", "过去五年\n今后五年\n", 2016, 2016),
        (2012, "2011-11-15", "过去五年\n", None, 2012),
        (None, "2021-08-23", "一、回顾\n到2026年\n", None, 2021),
        (2013, "", "二、2014年主要目标任务\n2014年重点工作\n一、2013年工作回顾\n", None, 2014),
        (2025, "", "", 2024, 2025),
        (None, "", "一、2013年工作回顾\n", None, 2014),
        (None, "", "无", 2020, 2020),
        (None, "", "无", None, None),
    ],
)
def test_the_year_that_a_report_plans_for(
    titled: int | None, held: str, text: str, named: int | None, year: int | None
) -> None:
    assert dates.report_year(titled, held, text, named) == year
