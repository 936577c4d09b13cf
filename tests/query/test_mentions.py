"""What a place says of a topic in commitments on others."""

from __future__ import annotations

import pytest

from plancmp import KnowledgeBase
from plancmp.model import Commitment, Strength, Topic
from plancmp.query.mentions import Keywords, Mentions
from plancmp.text.tables import pairs, rows

SCHOOL = Topic(id="schools", zh="高中", en="senior high schools", rule="", keywords=("高中", "高中教育"))
DRUGS = Topic(id="drugs", zh="医药", en="drugs", rule="", keywords=("医药",))
HERBS = Topic(id="herbs", zh="中医药", en="Chinese medicine", rule="", keywords=("中医药",))
MINING = Topic(id="mining", zh="矿业", en="mining", rule="", keywords=("煤矿",))
TRAINS = Topic(id="urban-rail", zh="轨道", en="urban rail", rule="", keywords=("轨道",))
CULTURE = Topic(id="culture-industry", zh="文化产业", en="culture industry", rule="", keywords=())
PLANTS = Topic(id="plants", zh="化工", en="chemicals", rule="", keywords=("化工",))
WORDS = {"提高", "中心", "一体化", "工作", "工厂"}


def item(text: str, strength: Strength = "commit", topic: str | None = "other") -> Commitment:
    return Commitment(
        id=f"x-report-2025/1.{text}", themes=("economy",), topic=topic, strength=strength, text=text, cite=""
    )


def said(topic: Topic, *items: Commitment) -> list[str]:
    keywords = Keywords([SCHOOL, DRUGS, HERBS, MINING], WORDS.__contains__)
    return [found.text for found in Mentions(items, keywords).of(topic).items]


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


def test_a_keyword_tells_surely_and_hides_what_only_touches_on_the_topic() -> None:
    keywords = Keywords([MINING], WORDS.__contains__)
    touching, telling = item("建设油气储备基地"), item("关闭煤矿")
    assert Mentions([touching], keywords).of(MINING) == ((touching,), False)
    assert Mentions([touching, telling], keywords).of(MINING) == ((telling,), True)
    assert Mentions([], keywords).of(MINING) == ((), False)


def test_a_promise_that_touches_on_the_topic_comes_before_a_result_that_tells_of_it() -> None:
    keywords = Keywords([MINING], WORDS.__contains__)
    touching, reported = item("建设油气储备基地"), item("关闭煤矿", "done")
    assert Mentions([touching, reported], keywords).of(MINING) == ((touching, reported), False)


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
    assert [found.text for found in here.of(SCHOOL).items] == ["修建高中操场"]


def test_a_word_is_no_mention_in_one_that_means_another_matter() -> None:
    assert said(TRAINS, item("把收费纳入法治轨道"), item("规划轨道三号线")) == ["规划轨道三号线"]


def test_a_word_counts_that_stands_by_itself_beside_one_that_means_another_matter() -> None:
    assert said(TRAINS, item("在法治轨道上修轨道")) == ["在法治轨道上修轨道"]


def test_two_words_touch_together_only_where_both_mean_the_topic() -> None:
    cells = Topic(id="new-energy-industry", zh="新能源产业", en="new energy", rule="", keywords=())
    assert said(cells, item("扶持新能源汽车产业"), item("扶持新能源产业")) == ["扶持新能源产业"]
    assert said(TRAINS, item("把市域治理纳入法治轨道")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("壮大文化产业", True),
        ("壮大文化、旅游产业", True),
        ("培育产业文化", True),
        ("突出产业和文化两篇文章", False),
        ("振兴产业、人才、文化", False),
        ("办好产业新城、特色文化街", False),
    ],
)
def test_two_members_of_a_list_do_not_touch_together_in_the_other_order(text: str, found: bool) -> None:
    assert bool(said(CULTURE, item(text))) == found


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("green-living", "推开生活垃圾分类"),
        ("future-communities", "办好便民生活圈"),
        ("future-communities", "搭建数字社区服务"),
        ("outbound-investment", "帮助企业出海"),
        ("core-technologies", "施行揭榜挂帅"),
        ("culture-industry", "扶持影视产业"),
        ("smart-medicine", "开放居民健康档案"),
        ("market-procurement", "设立木耳集散和交易平台"),
        ("pollution-oversight", "对污染源统一治理"),
        ("energy-saving", "优化能源结构"),
        ("middle-income-group", "低收入农户收入提高两成"),
        ("film-tv-industry", "开工海滨影视基地"),
        ("exhibitions", "办好瓷博会"),
        ("low-carbon-pilots", "推进碳达峰城市试点"),
        ("farmland", "开展土地开发整理"),
        ("outbound-investment", "扩大对外直接投资"),
    ],
)
def test_a_word_of_another_topic_may_touch_too(shipped: KnowledgeBase, topic: str, text: str) -> None:
    keywords = Keywords(shipped.all(Topic), shipped.is_word)
    assert Mentions([item(text)], keywords).of(shipped.get(Topic, topic)).items


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("urban-rail", "以法治轨道规范用权"),
        ("urban-rail", "把信访纳入法治化轨道"),
        ("population", "解决两万人口饮水安全"),
        ("electronics", "带动风光电配套"),
        ("rural-land-reform", "保护企业自主经营权"),
        ("cost-reduction", "为干部松绑减负"),
        ("cross-border-e-commerce", "严打跨境犯罪"),
        ("united-front", "对接粤港澳市场"),
        ("population", "新增就业人口三千"),
        ("mountain-counties", "把名山区建成茶都"),
        ("income-distribution", "足额保工资"),
        ("pensions", "开办健康养老会所"),
        ("school-places", "强化宣传教育"),
        ("homesteads", "把闲置土地盘活"),
        ("higher-education", "请高校院所派员"),
        ("river-basins", "推进江城精细治理"),
        ("river-basins", "动工建设长江路"),
        ("skilled-workers", "技工贸总收入三千亿"),
        ("new-districts", "接通雄安新区的铁路"),
    ],
)
def test_a_table_says_where_a_word_means_another_matter(shipped: KnowledgeBase, topic: str, text: str) -> None:
    keywords = Keywords(shipped.all(Topic), shipped.is_word)
    assert not Mentions([item(text)], keywords).of(shipped.get(Topic, topic)).items


def test_what_means_another_matter_holds_a_word_of_its_topic(shipped: KnowledgeBase) -> None:
    touching = pairs("touches")
    for topic, words in rows("elsewise"):
        own = {*shipped.get(Topic, topic).keywords, *touching[topic].replace("+", " ").split()}
        assert [word for word in words.split() if not any(one in word for one in own)] == []
        assert len(words.split()) == len(set(words.split()))
