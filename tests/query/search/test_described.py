"""What a query describes without a word for it."""

from __future__ import annotations

import pytest

from plancmp import KnowledgeBase, search
from plancmp.query.search.described import described
from plancmp.text.normalise import fold
from plancmp.text.tables import rows


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("奶奶不想自己做饭", "老年助餐"),
        ("外婆住的老樓裝電梯", "加装电梯"),
        ("meals for seniors", "老年助餐"),
        ("陌生人来电话骗走积蓄", "反诈"),
        ("老板欠民工血汗钱", "欠薪"),
    ],
)
def test_two_words_together_describe_a_matter(query: str, meant: str) -> None:
    assert meant in described(query).means


@pytest.mark.parametrize("query", ["奶奶", "做饭", "meals", "地震预警", "dreams of seniors’ mealtimes"])
def test_one_of_them_alone_describes_nothing(query: str) -> None:
    assert described(query).means == ()


def test_words_apart_that_name_something_besides_are_no_description() -> None:
    assert described("高铁 垃圾分类").means == () != described("垃圾 分开扔").means


def test_what_says_most_of_a_query_is_what_it_describes() -> None:
    assert "供暖" in described("冬天家里不挨冻").means
    assert "公积金" not in described("冬天家里不挨冻").means


def test_described_matters_are_found_behind_what_holds_the_words(shipped: KnowledgeBase) -> None:
    hits = search(shipped, "让奶奶不用自己做饭").hits
    assert hits and any(word in hits[0].commitment.text for word in ("食堂", "助餐"))
    typed = search(shipped, "老年食堂").hits
    assert typed[0].matches[0].how == "exact"


def test_what_is_quoted_or_counted_is_no_description(shipped: KnowledgeBase) -> None:
    assert search(shipped, "“让奶奶不用自己做饭”").hits == ()


@pytest.mark.parametrize(
    ("query", "meant"), [("老板去银行借不着钱", "融资"), ("工友们的血汗钱", "欠薪"), ("血汗钱", "")]
)
def test_one_telling_word_describes_a_matter_in_a_sentence_only(query: str, meant: str) -> None:
    assert meant in described(query).means if meant else described(query).means == ()


def test_no_word_of_the_table_stands_in_both_groups_of_a_row() -> None:
    for means, one, *other in rows("described"):
        both = set(map(fold, one.split())) & {fold(word) for group in other for word in group.split()}
        assert means.split() and not both, means
