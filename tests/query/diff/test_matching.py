"""Which commitments of two plans are of one matter."""

from __future__ import annotations

from plancmp import KnowledgeBase
from plancmp.query.diff.document import Document
from plancmp.query.diff.matching import Matching, _rare_names, matched, told_apart
from tests.query.diff.conftest import figure, made, says


def held(kb: KnowledgeBase, old: Document, new: Document) -> Matching:
    return matched(old.items, new.items, kb.vectors([*old.items, *new.items], stored=False))


def test_what_is_split_in_two_stays_together_and_what_is_far_closer_to_another_does_not(figures: KnowledgeBase) -> None:
    old = made(2024, says("建设安北铁路站房和安北铁路货场"), says("培育跨境电商平台企业"))
    new = made(2025, says("建设安北铁路货场"), says("建设安北铁路站房"), says("培育跨境电商平台企业"))
    pairs = {(pair.first.id[-1], pair.second.id[-1]) for pair in held(figures, old, new).pairs}
    assert pairs == {("1", "1"), ("1", "2"), ("2", "3")}


def test_of_several_figures_the_first_tells_what_comes_nearest_in_every_process(figures: KnowledgeBase) -> None:
    places = range(30, 39)
    old = made(2024, says("分类整修山区站房", *(figure("整修站房", place, "座", 2024) for place in places)))
    other = [says(f"扶持民企上市{place}", figure("民企", place, "座", 2024), topic="firms") for place in places]
    new = made(2025, *reversed(other))
    nearest = held(figures, old, new).nearest["anping-report-2024/1.1"]
    assert nearest.quantities[0].value == 30


def test_a_name_that_one_commitment_repeats_tells_it_from_others(figures: KnowledgeBase) -> None:
    text = "推进云谷科创园一期、云谷科创园二期、云谷科创园三期、云谷科创园四期、云谷科创园五期、云谷科创园六期、云谷科创园七期"
    items = [*made(2024, says(text, names=("云谷科创园",))).items, *made(2025, says("引进企业十家")).items]
    assert _rare_names(items) == {"云谷科创园"}


def test_under_another_topic_more_is_needed(figures: KnowledgeBase) -> None:
    text, like = "完善安北铁路货运枢纽的服务功能", "完善安北铁路货运枢纽布局和线路"
    same = held(figures, made(2024, says(text)), made(2025, says(like)))
    apart = held(figures, made(2024, says(text)), made(2025, says(like, topic="firms")))
    assert same.pairs and not apart.pairs
    assert set(apart.nearest) == {"anping-report-2024/1.1", "anping-report-2025/1.1"}


def test_a_name_or_a_figure_of_the_other_plan_leaves_it_open(figures: KnowledgeBase) -> None:
    named = held(figures, made(2024, says("落实“8+4”政策包")), made(2025, says("以“8+4”带动消费回升", topic="firms")))
    assert not named.pairs and len(named.nearest) == 2
    firms = figure("新增国高企", 2000, "家", 2024)
    counted = held(
        figures,
        made(2024, says("梯队培育科创主体", figure("新增国家高新技术企业", 2000, "家", 2024), topic="firms")),
        made(2025, says("新增国高企", firms, topic="railways")),
    )
    assert not counted.pairs and len(counted.nearest) == 2


def test_general_words_tell_no_commitment_from_another(figures: KnowledgeBase) -> None:
    old = made(2024, says("加强企业服务"), says("设立流域补偿基金"))
    new = made(2025, says("加强市场服务"), says("帮助企业发展"))
    vectors = figures.vectors([*old.items, *new.items], stored=False)
    assert told_apart(old.items, new.items, vectors) == {old.items[1].id}


def test_what_is_the_closest_of_each_other_needs_less(figures: KnowledgeBase) -> None:
    old, like = made(2024, says("推进工程建设招投标集中监管改革")), says("加强招投标集中监管和评标专家管理")
    assert held(figures, old, made(2025, like)).pairs
    closer = held(figures, old, made(2025, like, says("深化工程建设招投标监管,理顺管理体制")))
    assert [pair.second.id[-1] for pair in closer.pairs] == ["2"]


def test_a_name_is_one_with_and_without_quotes(figures: KnowledgeBase) -> None:
    old = made(2024, says("推广“共富工坊”模式,促进农民增收", names=("“共富工坊”",)))
    new = made(2025, says("依托共富工坊带动乡村产业"))
    vectors = figures.vectors([*old.items, *new.items], stored=False)
    assert matched(old.items, new.items, vectors, told=True).pairs
    assert not matched(old.items, new.items, vectors).pairs, "two promises need more"


def test_of_drafts_what_counts_things_is_not_the_matter_of_words_that_do_not_name_them(figures: KnowledgeBase) -> None:
    for origin, later, paired in (
        ("draft", "促进安北高质量充分就业", False),
        ("draft", "建设安北高质量充分就业社区", True),
        ("curated", "促进安北高质量充分就业", True),
    ):
        seventy = figure("充分就业社区", 70, "个", 2024)
        old = made(2024, says("培育安北高质量充分就业社区70个", seventy), origin=origin)
        new = made(2025, says(later), origin=origin)
        assert bool(held(figures, old, new).pairs) is paired, (origin, later)
