"""Search: in whatever way a person writes the words."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plancmp import KnowledgeBase, PlancmpError, search

P, R, B = "anping-proposal-15fyp", "anping-report-2024", "beihu-proposal-15fyp"
TRAINS = {f"{P}/1.1", f"{R}/一(一).1"}
RAIL = {f"{P}/1.2", f"{B}/1.1"}
AIR = {f"{P}/2.1", f"{B}/2.1"}


def ids(kb: KnowledgeBase, query: str, **how: object) -> list[str]:
    return [hit.commitment.id for hit in search(kb, query, **how).hits]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("安新欧", TRAINS), ("中欧班列", TRAINS), ("中歐班列", TRAINS), ("中欧货运班列", TRAINS), ("班列", TRAINS), ("zhongoubanlie", TRAINS),
        ("zhong ou ban lie", TRAINS), ("zobl", TRAINS), ("中欧班例", TRAINS), ("中殴班列", TRAINS),
        ("China-Europe freight trains", TRAINS), ("china–europe", TRAINS), ("安新欧 年开行达到", {f"{P}/1.1"}),
        ("高铁", RAIL), ("高速铁路", RAIL), ("高速鐵路", RAIL), ("railway", RAIL), ("安北高铁", RAIL), ("high-speed railway", RAIL),
        ("PM2.5", AIR), ("pm2.5", AIR), ("ＰＭ２．５", AIR), ("PM25", AIR), ("空气质量", AIR), ("空氣質量", AIR), ("环境 PM2.5", AIR),
        ("机场", {f"{P}/1.3"}), ("airport", {f"{P}/1.3"}), ("研究建设", {f"{P}/1.3"}),
        ("2000列", {f"{P}/1.1"}), ("1200", {f"{R}/一(一).1"}), ("2,000", {f"{P}/1.1"}), ("28微克", {f"{B}/2.1"}),
        ("北湖 PM2.5", {f"{B}/2.1"}), ("“年开行 达到”", {f"{P}/1.1"}), ('"新增2座"', {f"{P}/1.2"}), ("蓝天保卫战", {f"{P}/2.1"}),
    ],
)
def test_what_is_meant_is_found(query: str, wanted: set[str], example: KnowledgeBase) -> None:
    assert set(ids(example, query)) == wanted


@pytest.mark.parametrize("query", ["海绵城市", "sponge", "haimianchengshi", "货柜", "9999列", "𠮷", "。", '""', "“”", "\x1b[2J", "\udcff"])
def test_what_is_absent_is_not_found(query: str, example: KnowledgeBase) -> None:
    assert ids(example, query) == []


@pytest.mark.parametrize("query", ["200列", "00列", "200", "5微克", "8微克", "203"])
def test_a_number_is_not_found_inside_another(query: str, example: KnowledgeBase) -> None:
    assert ids(example, query) == []


def test_a_word_of_the_record_counts_more_than_a_word_of_its_topic(example: KnowledgeBase) -> None:
    # 1.2 has 北湖 in its text; 2.1 stands in a plan of the city of that name.
    found = search(example, "北湖").hits
    assert [hit.commitment.id for hit in found][-1] == f"{B}/2.1"
    assert found[0].score > found[-1].score
    assert all(0 < hit.score <= 100 for hit in found)


def test_all_words_are_meant_where_possible(example: KnowledgeBase) -> None:
    assert ids(example, "班列 2000") == [f"{P}/1.1"]
    assert set(ids(example, "班列 机场")) == TRAINS | {f"{P}/1.3"}, "no record has both"


def test_quotes_keep_a_phrase_together(example: KnowledgeBase) -> None:
    assert ids(example, '"PM2.5 2030"') == []
    assert set(ids(example, "「安平至北湖」")) == RAIL


def test_what_a_word_stands_for_is_told(example: KnowledgeBase) -> None:
    result = search(example, "中欧班列")
    assert set(result.expanded) == {"中欧货运班列", "安新欧"}
    result = search(example, "zobl")
    assert "安新欧" in result.hits[0].matched
    assert result.hits[0].matches[0].how == "pinyin"


@pytest.mark.parametrize("query", ["海绵城市", "container", "货柜", "机长", "railwork"])
def test_nearest_terms_are_others_than_the_one_typed(query: str, example: KnowledgeBase) -> None:
    result = search(example, query)
    if not result.hits:
        assert query not in result.nearest and len(result.nearest) <= 5
    else:
        assert not result.nearest


@pytest.mark.parametrize(
    ("how", "wanted"),
    [
        ({"cities": ["北湖"]}, {f"{B}/1.1", f"{B}/2.1"}), ({"plans": [P]}, {f"{P}/1.2"}), ({"themes": ["环保"]}, {f"{B}/2.1"}),
        ({"year": 2030}, {f"{P}/1.2", f"{B}/2.1"}), ({"cities": ["nanling"]}, set()),
    ],
)
def test_filters(how: dict[str, object], wanted: set[str], example: KnowledgeBase) -> None:
    assert set(ids(example, "北湖", **how)) == wanted


def test_a_limit_keeps_the_count(example: KnowledgeBase) -> None:
    result = search(example, "高铁", limit=1)
    assert len(result.hits) == 1 and result.total == 2


def test_json_follows_the_contract(example: KnowledgeBase) -> None:
    result = search(example, "班列")
    whole = json.loads(json.dumps(result.to_dict()))
    assert list(whole) == ["schema", "query", "expanded", "hits"]
    assert whole["schema"] == "plancmp.search/1" and whole["query"] == "班列"
    assert list(whole["hits"][0]) == ["score", "matched", "commitment"]
    assert "because" in result.to_dict(explain=True)["hits"][0]


@pytest.mark.parametrize("query", ["", "  ", "\t", "\u200b"])
def test_an_empty_query_is_an_error_not_everything(query: str, example: KnowledgeBase) -> None:
    with pytest.raises(PlancmpError) as caught:
        search(example, query)
    assert caught.value.hint


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.text(st.sampled_from("安新欧班列高铁PM25. \"'“”*^()-:+NEARANDORNOT%_\\/?。,") | st.characters(exclude_categories=("Cs",)), max_size=30))
def test_no_query_breaks_the_index(example: KnowledgeBase, query: str) -> None:
    try:
        search(example, query)
    except PlancmpError:
        pass
