"""What is done with the things that a label counts, as the title of their row tells it."""

from __future__ import annotations

import pytest

from plancmp.model import Indicator
from plancmp.query.progress.deeds import deed
from plancmp.query.progress.lines import lines
from tests.query.progress.conftest import plan, result, said

LABEL = Indicator("", "示范站点", "", "", "none")


@pytest.mark.parametrize(
    ("wanted", "got", "subject"),
    [
        ("年内创建示范站点8个", "创建8个示范站点", "创建"),
        ("创建示范站点8个", "建成示范站点8个", "创建、建设"),
        ("创建示范站点8个", "示范站点8个", ""),
        ("示范站点8个", "示范站点8个", ""),
        ("创建示范站点8个", "创建示范城市2个、示范站点8个", "创建"),
        ("创建示范站点8个", "创建示范城市2个、新建道路3条、示范站点8个", "创建、建设"),
        ("创建示范站点8个", "创建示范城市2个、新增道路3条、示范站点8个", ""),
        ("创建3组8个示范站点", "创建了8个示范站点", "创建"),
        # verbs that tell the same
        ("建设示范站点8个", "高标准打造示范站点8个", "建设"),
        ("(3)建设示范城市2个、8个示范站点", "完成示范城市2个和8个示范站点建设", "建设"),
        ("引进示范站点8个", "成功引进东厂等示范站点8个", "引进"),
        ("吸引示范站点8个", "引进示范站点8个", "引进"),
        # what says only that something is done
        ("实施示范站点8个", "实施示范站点8个", "实施"),
        ("实施示范站点8个", "完成示范站点8个", ""),
        ("实施示范站点8个", "建成示范站点8个", "建设"),
        # two things are done, of which no word tells both
        ("新建、盘活示范站点8个", "新建、盘活示范站点8个", ""),
        # for whom it is done, or of which things it is told
        ("为8个示范站点配备向导、地图", "为8个示范站点配备向导、地图", "配备向导"),
        # begun, which the scope tells
        ("开工建设示范站点8个", "开工建设示范站点8个", "开工"),
        ("竣工示范站点8个", "8个示范站点竣工投产", "建设"),
        ("减少示范站点8个", "减少落后产能2处、示范站点8个", "减少"),
    ],
)
def test_it_is_told_where_all_figures_say_it(wanted: str, got: str, subject: str) -> None:
    figures = [
        said(plan(2023, origin="draft"), 8, 2023, LABEL, text=wanted, unit="个"),
        result(plan(2024, origin="draft"), 8, 2023, LABEL, text=got, unit="个"),
    ]
    assert [line.subject for line in lines(figures, LABEL, ())] == [subject]


def test_a_verb_in_a_name_hides_none_that_is_done_to_the_thing() -> None:
    for name, text, subject in (
        ("存量建设用地", "盘活存量建设用地8亩", "盘活"),
        ("技能培训基地", "建成技能培训基地8个", "建设"),
        ("旧村改造", "旧村改造8个", ""),
        ("转移劳动力", "转移劳动力8人", ""),
        ("富余劳动力", "输转富余劳动力8人", "转移"),
    ):
        thing = Indicator("", name, "", "", "none")
        figures = [
            said(plan(2023, origin="draft"), 8, 2023, thing, text=text, unit=text[-1]),
            result(plan(2024, origin="draft"), 8, 2023, thing, text=text, unit=text[-1]),
        ]
        assert [line.subject for line in lines(figures, thing, ())] == [subject], text


def test_only_counted_things_of_drafts_have_one() -> None:
    curated = said(2023, 8, 2023, LABEL, text="创建示范站点8个", unit="个")
    assert not deed([curated])
    assert not deed([said(plan(2023, origin="draft"), 8, 2023, LABEL, text="创建示范站点率8%", unit="%")])


def test_of_an_indicator_that_counts_what_there_is_it_is_told_where_all_build_it() -> None:
    for name, unit, text, subject in (
        ("街心花园数", "个", "建设街心花园8个", "建设"),
        ("街心花园数", "个", "街心花园达到8个", ""),
        ("街心花园数", "个", "培育街心花园8个", ""),
        ("新建花园数", "个", "建设街心花园8个", ""),
        ("街心花园数", "家", "建设街心花园8家", ""),
    ):
        thing = Indicator("gardens", name, name, unit, "higher")
        figures = [
            said(plan(2023, origin="draft"), 8, 2023, thing, label="街心花园", text=text),
            result(plan(2024, origin="draft"), 8, 2023, thing, label="街心花园", text=text),
        ]
        assert [line.subject for line in lines(figures, thing, ())] == [subject], (name, text)


def test_of_what_is_weighed_or_poured_only_what_takes_it_away_is_told() -> None:
    for text, unit, subject in (
        ("压减落后产能8万吨", "万吨", "压减"),
        ("压减地下超采8亿立方米", "亿立方米", "压减"),
        ("建成落后产能8万吨", "万吨", ""),
    ):
        mass = Indicator("", "落后产能" if unit == "万吨" else "地下超采", "", "", "none")
        figures = [
            said(plan(2023, origin="draft"), 8, 2023, mass, text=text, unit=unit),
            result(plan(2024, origin="draft"), 8, 2023, mass, text=text, unit=unit),
        ]
        assert [line.subject for line in lines(figures, mass, ())] == [subject], text


def test_of_money_only_what_brings_or_gives_it_is_told() -> None:
    for text, subject in (
        ("引进域外资金8亿元", "引进"),
        ("年内发放域外资金8亿元", "发放"),
        ("培育域外资金8亿元", ""),
        ("完成域外资金8亿元", ""),
        ("域外资金8亿元", ""),
    ):
        money = Indicator("", "域外资金", "", "", "none")
        figures = [
            said(plan(2023, origin="draft"), 8, 2023, money, text=text, unit="亿元"),
            result(plan(2024, origin="draft"), 8, 2023, money, text=text, unit="亿元"),
        ]
        assert [line.subject for line in lines(figures, money, ())] == [subject], text
