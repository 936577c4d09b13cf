"""What a place says of a topic in commitments on others."""

from __future__ import annotations

import pytest

from plancmp import KnowledgeBase
from plancmp.model import Commitment, Strength, Topic
from plancmp.query.mentions import Keywords, Mentions
from plancmp.text.tables import rows

SCHOOL = Topic(id="schools", zh="高中", en="senior high schools", rule="", keywords=("高中", "高中教育"))
DRUGS = Topic(id="drugs", zh="医药", en="drugs", rule="", keywords=("医药",))
HERBS = Topic(id="herbs", zh="中医药", en="Chinese medicine", rule="", keywords=("中医药",))
MINING = Topic(id="mining", zh="矿业", en="mining", rule="", keywords=("煤矿",))
PLANTS = Topic(id="plants", zh="化工", en="chemicals", rule="", keywords=("化工",))
WORDS = {"提高", "中心", "一体化", "工作", "工厂"}


def item(text: str, strength: Strength = "commit", topic: str | None = "other") -> Commitment:
    return Commitment(
        id=f"x-report-2025/1.{text}", themes=("economy",), topic=topic, strength=strength, text=text, cite=""
    )


def said(topic: Topic, *items: Commitment) -> list[str]:
    keywords = Keywords([SCHOOL, DRUGS, HERBS, MINING], WORDS.__contains__)
    return [found.text for found in Mentions(items, keywords).of(topic)]


def test_a_part_of_another_topics_word_is_no_mention() -> None:
    assert said(DRUGS, item("传承中医药文化"), item("引进医药企业")) == ["引进医药企业"]
    assert said(HERBS, item("传承中医药文化")) == ["传承中医药文化"]


def test_words_that_run_across_both_ends_hide_a_word() -> None:
    assert said(SCHOOL, item("提高中心镇的能级"), item("扩建高中三所")) == ["扩建高中三所"]
    assert said(PLANTS, item("健全一体化工作机制"), item("发展一体化工厂"), item("化工企业入园")) == ["化工企业入园"]


def test_a_touching_word_tells_of_promises_only() -> None:
    assert said(MINING, item("建设油气储备基地"), item("建成油气储备基地", "done")) == ["建设油气储备基地"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("天然气勘探与开发", True),
        ("开发城东的天然气资源", True),
        ("使用天然气,开发城东新区", False),
        ("供应天然气", False),
    ],
)
def test_two_words_touch_together_where_nothing_ends_between_them(text: str, found: bool) -> None:
    assert bool(said(MINING, item(text))) == found


def test_what_is_on_the_topic_itself_is_no_mention() -> None:
    assert said(DRUGS, item("引进医药企业", topic="drugs")) == []


def test_promises_first_then_what_has_most_of_the_words() -> None:
    few, much, reported = item("医药"), item("高中教育"), item("高中教育扩容", "done")
    assert said(SCHOOL, reported, few, item("办好高中"), much) == ["高中教育", "高中教育扩容"]


def test_every_touching_word_is_of_a_topic_that_there_is(shipped: KnowledgeBase) -> None:
    topics = [topic.id for topic in shipped.all(Topic)]
    assert sorted(topic for topic, _ in rows("touches")) == sorted(topics)
    assert all(
        1 <= len(word.split("+")) <= 2 and "" not in word.split("+")
        for _, words in rows("touches")
        for word in words.split(" ")
    )


def test_a_word_that_its_own_topic_shares_tells_of_no_other() -> None:
    teachers = Topic(id="teachers", zh="师资", en="teachers", rule="", keywords=("高中",))
    keywords = Keywords([SCHOOL, teachers], WORDS.__contains__)
    here = Mentions([item("扩建高中", topic="teachers"), item("修建高中操场", topic="sport")], keywords)
    assert [found.text for found in here.of(SCHOOL)] == ["修建高中操场"]
