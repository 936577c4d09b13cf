"""Theme and topic of a sentence; how often they are those of a curator is measured by benchmarks/draft.py."""

from __future__ import annotations

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


def test_what_is_said_of_a_topic_as_a_whole_outweighs_a_record_that_is_alike_by_chance(shipped: KnowledgeBase) -> None:
    classifier = Classifier(shipped, ["quzhou-report-2025"])
    assert classifier.code("药业公司在北京证券交易所上市").topic == "listed-companies"


def test_what_is_open_is_proposed_as_a_guest_of_the_rows_between_which_it_is(shipped: KnowledgeBase) -> None:
    classifier = Classifier(shipped)
    found = [classifier.code(words) for words in ("完善基础设施", "推动区域协调发展", "做大做强优势企业")]
    guessed = [one for one in found if one.topic is None and one.also]
    assert guessed and all(1 <= len(one.also) <= 2 for one in guessed)
    assert Classifier(shipped).code("做好下一步工作").also == ()


def test_a_unit_of_output_is_no_matter_of_output(shipped: KnowledgeBase) -> None:
    classifier = Classifier(shipped)
    assert classifier.code("万元工业增加值用水量下降13%").topic == "circular-economy"
    assert classifier.code("规上工业增加值增长8%").topic == "industrial-scale"
