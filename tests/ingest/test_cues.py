"""Which year governs a figure, and how far."""

from __future__ import annotations

import pytest

from plancmp.ingest.cues import Cues
from plancmp.ingest.standing import Span

SPAN = Span(2026, 2026, 2025)


def year(text: str, mark: str) -> int | None:
    cue = Cues(text, SPAN).at(text.index(mark))
    return cue.last if cue else None


def test_a_cue_that_leads_holds_over_semicolons_up_to_the_next() -> None:
    text = "到2027年,铁路达到1公里;公路达到2公里;2030年,机场达到3万人次;航线4条。学校5所。"
    assert [year(text, mark) for mark in ("1公里", "2公里", "3万", "4条", "5所")] == [2027, 2027, 2030, 2030, None]


def test_a_cue_in_the_middle_holds_for_its_part() -> None:
    text = "新建学校1所,到2028年公路达到2公里,铁路3公里;医院4家。"
    assert [year(text, mark) for mark in ("1所", "2公里", "3公里", "4家")] == [None, 2028, 2028, None]


def test_some_years_beside_a_figure_of_another_time_hold_for_their_clause() -> None:
    text = (
        "交易额1亿元,近三年年均增长2%,业务量3万件。成效突出,近三年投入4亿元,完成项目5个。6个园区近两年签约7宗,开工8宗。"
    )
    years = [year(text, mark) for mark in ("1亿", "2%", "3万", "4亿", "5个", "7宗", "8宗")]
    assert years == [None, 2025, None, 2025, 2025, 2025, 2025]
    assert year("总量从2020年的30亿元跃上70亿元台阶,近三年年均新增9亿元,五年翻了一番", "一番") is None


def test_a_deadline_holds_for_its_clause() -> None:
    assert [year("推进地铁,2027年底前建成1条,新建学校2所。", mark) for mark in ("1条", "2所")] == [2027, None]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2027年底前建成1条", 2027),
        ("三年内建成1万套", 2028),
        ("到「十五五」末达到1%", 2030),
        ("到“十五五”期末达到1%", 2030),
        ("比“十四五”期末增长1%", None),
        ("明年底建成1条", 2027),
        ("去年建成1条", 2025),
        ("落实2026年度种植面积3万亩,建成1条", None),
        ("2026年度,建成公路3公里,建成1条", 2026),
        ("2026年度完成投资3亿元,建成1条", 2026),
        ("2026—2028年新建1所", 2028),
        ("今年建成1条", 2026),
        ("年底前建成1条", 2026),
        ("是2020年的1倍", None),
        ("是2020年年底的1倍", None),
        ("比2019年增长1%", None),
        ("优于2019年,减少1天", None),
        ("高于全省2030年标准1元", None),
        ("较2020年提高1个百分点", None),
        ("在2020年基础上增长1%", None),
        ("恢复到2019年的1%", None),
        ("创近10年新高,增长1%", None),
        ("出台“十四五”能耗方案,下降1%", None),
        ("落实《2025年行动方案》,新建1所", None),
    ],
)
def test_the_year_of_a_figure(text: str, wanted: int | None) -> None:
    assert (
        Cues(text, SPAN).at(text.rindex("1")) is None
        if wanted is None
        else year(text, "1") == wanted
        or (
            Cues(text, SPAN).at(text.rindex("1")).last == wanted  # type: ignore[union-attr]
        )
    )


def test_a_cue_in_brackets_stays_there() -> None:
    text = "绿化率达到62%(2025年为61%),公园3个。"
    assert [year(text, mark) for mark in ("62%", "61%", "3个")] == [None, 2025, None]


def test_where_something_starts() -> None:
    text = "由2020年的71%提高到2030年的75%。2021年以来减税8亿元。"
    cues = Cues(text, SPAN)
    base = cues.base_in(0, text.index("71%"))
    assert base and base.last == 2020
    assert (year(text, "71%"), year(text, "75%")) == (None, 2030)
    assert (cues.since_at(text.index("8亿")), cues.since_at(text.index("75%"))) == (2021, None)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1-10月,工业增长7%", True),
        ("上半年投资增长7%", True),
        ("上半年开工7个", False),
        # for all of its sentence, up to a word for the whole year
        ("前11个月,全市货物进出口总额下降8.4%,其中货物出口下降11.2%、货物进口增长7%", True),
        ("上半年投资增长5%,全年增长7%", False),
        ("上半年投资增长5%;工业增长7%", False),
    ],
)
def test_growth_in_a_part_of_a_year(text: str, wanted: bool) -> None:
    assert Cues(text, SPAN).part_year(text.rindex("7")) is wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("今年前三季度,投资增长5%;工业增长7%", "前三季度"),
        ("1—11月份,投资增长5%,居全省前列;工业增长7%", "1—11月份"),
        ("1—12月,投资增长5%;工业增长7%", ""),
        ("上半年,投资增长5%;预计全年工业增长7%", ""),
        ("投资增长5%,上半年增长4%;工业增长7%", ""),
        ("上半年,投资增长5%。工业增长7%", ""),
    ],
)
def test_a_sentence_that_opens_with_a_part_of_the_year_is_of_it(text: str, wanted: str) -> None:
    assert Cues(text, SPAN).part_of_year(text.rindex("7")) == wanted
