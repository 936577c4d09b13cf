"""Theme and topic of a sentence; how often they are those of a curator is measured by benchmarks/draft.py."""

from __future__ import annotations

import pytest

from plancmp import KnowledgeBase
from plancmp.ingest.classify import Classifier


def test_topics_of_one_theme_outweigh_a_single_one_of_another(example: KnowledgeBase) -> None:
    classifier = Classifier(example)
    assert classifier.code("开展PM2.5监测").topic == "air-quality"
    assert classifier.code("提升高铁沿线PM2.5监测").topic == "air-quality"
    both = classifier.code("提升高铁机场沿线PM2.5监测")
    assert (both.themes, both.topic) == (("transport",), "aviation")


def test_a_short_name_of_a_topic_that_is_no_keyword_of_it_says_nothing(shipped: KnowledgeBase) -> None:
    assert not Classifier(shipped).has_keyword("60%的人口")
    assert Classifier(shipped).has_keyword("60%的常住人口")


def test_words_of_places_and_offices_are_no_keywords(shipped: KnowledgeBase) -> None:
    assert not any(map(Classifier(shipped).has_keyword, ("自治区", "街道办事处", "行政村")))
    assert not any(
        map(Classifier(shipped).has_keyword, ("各位代表", "市政府要理清", "前进道路上", "改革的道路越走越宽"))
    )


def test_a_keyword_that_words_run_across_is_none(shipped: KnowledgeBase) -> None:
    classifier = Classifier(shipped)
    assert not classifier.has_keyword("畅通信息")
    assert classifier.has_keyword("架设通信光缆")
    assert classifier.code("更好统筹高质量发展和高水平安全").topic != "public-security"


@pytest.mark.parametrize(
    ("text", "topic", "also"),
    [
        ("中心城区拆除违建4830处", "city-management", ()),
        ("中心城区新建农贸市场5个", "commerce-consumption", ()),
        ("新增规上工业企业30户", "leading-enterprises", ()),
        ("新建院士专家工作站4个", "research-platforms", ()),
        ("开通三条海上航线", "inland-waterways", ()),
        ("推广“互联网+农业”", "industrial-upgrading", ()),
        ("培育一批特色小镇", "industrial-parks", ()),
        ("保障农民工工资按时足额支付", "labour-rights", ()),
        ("获评最具幸福感城市", "city-culture-brand", ()),
        ("取得参保资格", "pensions", ("medical-insurance",)),
    ],
)
def test_a_keyword_tells_of_the_topic_that_documents_mean_by_it(
    shipped: KnowledgeBase, text: str, topic: str, also: tuple[str, ...]
) -> None:
    coding = Classifier(shipped).code(text)
    assert (coding.topic, coding.also) == (topic, also)


def test_what_is_said_of_a_topic_as_a_whole_outweighs_a_record_that_is_alike_by_chance(shipped: KnowledgeBase) -> None:
    classifier = Classifier(shipped, ["quzhou-report-2025"])
    assert classifier.code("药业公司在北京证券交易所上市").topic == "listed-companies"


def test_what_names_no_matter_is_of_the_theme_around_it(shipped: KnowledgeBase) -> None:
    classifier = Classifier(shipped)
    said = ("加快高速公路建设", "改造项目全部竣工", "改造提升国省干线公路")
    alone = [classifier.code(words) for words in said]
    among = classifier.among(alone)
    assert alone[1].themes != ("transport",) and among[1].themes == ("transport",)
    assert (among[0], among[2]) == (alone[0], alone[2])


def test_what_names_its_own_matter_keeps_it(shipped: KnowledgeBase) -> None:
    classifier = Classifier(shipped)
    paragraph = [classifier.code(words) for words in ("加快高速公路建设", "推进医共体建设", "改造提升国省干线公路")]
    assert classifier.among(paragraph) == paragraph


def test_a_unit_of_output_is_no_matter_of_output(shipped: KnowledgeBase) -> None:
    classifier = Classifier(shipped)
    assert classifier.code("万元工业增加值用水量下降13%").topic == "circular-economy"
    assert classifier.code("规上工业增加值增长8%").topic == "industrial-scale"
