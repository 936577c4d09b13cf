"""Sentences that only say what those after them are about."""

from __future__ import annotations

import pytest

from plancmp.ingest.openings import heads_a_paragraph, heads_its_point, is_said_again, is_title_of_table, opens
from plancmp.ingest.sentences import sentences


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("产业结构持续优化。食品加工业增加值增长5%。", [True, False]),
        ("一是推动教育优质均衡。加快建设县级中小学和幼儿园。", [True, False]),
        ("这五年,创新能力持续增强。专利授权量五年里增长了两倍多。", [True, False]),
        ("通过五年的努力,城乡面貌改变。建成公园和绿道若干处。", [True, False]),
        # an item that is one sentence, a row of short facts, what is finished, named or counted, and the last of all
        ("一是抓好教育工作。二是抓好全市的医疗卫生工作。", [False, False]),
        ("推行官长制度。加强乡镇建设。", [False, False]),
        ("城市环路主线通车。全市公路里程继续增加到新的水平。", [False, False]),
        ("实施“甲乙”工程。全市公路里程继续增加到新的水平。", [False, False]),
        ("产业结构持续优化。", [False]),
    ],
)
def test_opens(text: str, wanted: list[bool]) -> None:
    said = list(sentences(text))
    assert [opens(said, place) for place in range(len(said))] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("粮仓充实,储备到位。大力发展教育事业。改善乡村教育条件,建好教师队伍。", [False, True, False]),
        ("建成粮库,粮食满仓。加大招商引资力度。瞄准外地客商,创新招商引资方式。", [False, True, False]),
        # … another field, nothing more about it, a work of its own, one that is named or finished
        ("建成粮库,粮食满仓。大力发展教育事业。修好乡间道路,方便群众出行往来。", [False, False, False]),
        ("建成粮库,粮食满仓。大力发展教育事业。全市的教育事业仍然任重而道远。", [False, False, False]),
        ("建成粮库,粮食满仓。推进乡村医院建设。乡村医院开门坐诊,看病更方便。", [False, False, False]),
        ("建成粮库,粮食满仓。做好“双减”教育工作。办好乡村教育,建好教师队伍。", [False, False, False]),
    ],
)
def test_what_is_done_to_a_field_that_the_next_sentence_names_again(text: str, wanted: list[bool]) -> None:
    said = list(sentences(text))
    assert [is_said_again(said, place) for place in range(len(said))] == wanted


PARAGRAPH = "坚持把教育摆在优先位置,加快建设县级中小学和幼儿园。" * 3


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"促进教育公平,办好各类学校\n{PARAGRAPH}", True),
        (f"促进教育公平,办好各类学校。\n{PARAGRAPH}", False),
        ("促进教育公平\n推进医疗改革\n完善社保体系", False),  # a list
        (f"促进教育公平\n{PARAGRAPH.rstrip('。')}", False),
        (f"促进教育公平\n{PARAGRAPH[:30]}。", False),
    ],
)
def test_a_line_by_itself_heads_the_paragraph_below(text: str, wanted: bool) -> None:
    assert heads_a_paragraph(list(sentences(text)), 0, text) is wanted


LONG = "建成甲乙两条公路,通车里程再创新高,沿线群众出行更加方便,运输成本明显下降。" * 4


@pytest.mark.parametrize(
    ("text", "reviews", "wanted"),
    [
        ("第一,大力发展现代农业,夯实粮食根基。" + LONG, False, True),
        ("第二,聚焦交通先行。\n" + LONG, False, True),
        ("四是聚焦转型升级,产业体系加快构建。" + LONG, True, True),
        # … not in a plan, nothing behind it, what is finished, what is done, what is counted or named, in the midst
        ("四是聚焦转型升级,产业体系加快构建。" + LONG, False, False),
        ("第一,大力发展现代农业。建好粮仓。", False, False),
        ("三是年度实事项目全面完成。" + LONG, True, False),
        ("三是聚焦转型升级,深入推进改革。" + LONG, True, False),
        ("第一,新建公路50公里。" + LONG, False, False),
        ("第一,实施“甲乙”工程。" + LONG, False, False),
    ],
)
def test_a_sentence_heads_its_point(text: str, reviews: bool, wanted: bool) -> None:
    assert heads_its_point(list(sentences(text)), 0, reviews) == wanted


def test_what_heads_a_point_begins_its_paragraph() -> None:
    assert not heads_its_point(list(sentences("建成公路。第一,大力发展现代农业。" + LONG)), 1, False)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("某市重点项目责任分解表\n新建公路5公里。", True),
        ("附表:某市重点任务清单", True),
        ("推进重点任务清单\n新建公路5公里。", False),
        ("某市公布重点任务清单。新建公路5公里。", False),
    ],
)
def test_the_title_of_a_table(text: str, wanted: bool) -> None:
    assert is_title_of_table(list(sentences(text)), 0, text) == wanted
