"""Search: in whatever way a person writes the words."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.relevance import JUDGED
from plancmp import Indicator, KnowledgeBase, PlancmpError, Topic, search
from plancmp.knowledge import files
from plancmp.query.search.question import Word
from plancmp.query.search.score import Judge
from plancmp.query.search.search import _Candidates, _holding
from plancmp.text.normalise import fold
from plancmp.weights import LOOSELY
from tests.conftest import FIGURES, Extended

P, R, B = "anping-proposal-15fyp", "anping-report-2024", "beihu-proposal-15fyp"
TRAINS = {f"{P}/1.1", f"{R}/一(一).1"}
RAIL = {f"{P}/1.2", f"{B}/1.1"}
AIR = {f"{P}/2.1", f"{B}/2.1"}


@pytest.fixture
def broadened(tmp_path: Path) -> Iterator[KnowledgeBase]:
    """The example with a broader word, of whose kinds one is in no record."""
    data = Path(__file__).parents[2] / "example" / "data"
    shutil.copytree(data, tmp_path / "data")
    (tmp_path / "data" / "plans" / "more.yaml").write_text(
        "terms:\n- term: 机场\n  en: airport\n  narrower: [无人机, 高铁]\n"
        "- term: 核潜艇维修\n  en: nuclear submarine repair\n",
        "utf-8",
    )
    with KnowledgeBase.open([tmp_path / "data"]) as kb:
        yield kb


def ids(kb: KnowledgeBase, query: str, **how: object) -> list[str]:
    return [hit.commitment.id for hit in search(kb, query, **how).hits]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("安新欧", TRAINS),
        ("中欧班列", TRAINS),
        ("中歐班列", TRAINS),
        ("中欧货运班列", TRAINS),
        ("班列", TRAINS),
        ("zhongoubanlie", TRAINS),
        ("zhong ou ban lie", TRAINS),
        ("zobl", TRAINS),
        ("中欧班例", TRAINS),
        ("中殴班列", TRAINS),
        ("China-Europe freight trains", TRAINS),
        ("china–europe", TRAINS),
        ("安新欧 年开行达到", TRAINS),
        ("高铁", RAIL),
        ("高速铁路", RAIL),
        ("高速鐵路", RAIL),
        ("railway", RAIL),
        ("安北高铁", RAIL),
        ("high-speed railway", RAIL),
        ("PM2.5", AIR),
        ("pm2.5", AIR),
        ("ＰＭ２．５", AIR),
        ("PM25", AIR),
        ("空气质量", AIR),
        ("空氣質量", AIR),
        ("环境 PM2.5", AIR),
        ("机场", {f"{P}/1.3"}),
        ("airport", {f"{P}/1.3"}),
        ("研究建设", {f"{P}/1.3"}),
        ("2000列", {f"{P}/1.1"}),
        ("1200", {f"{R}/一(一).1"}),
        ("2,000", {f"{P}/1.1"}),
        ("28微克", {f"{B}/2.1"}),
        ("北湖 PM2.5", {f"{B}/2.1"}),
        ("“年开行 达到”", {f"{P}/1.1"}),
        ('"新增2座"', {f"{P}/1.2"}),
        ("蓝天保卫战", {f"{P}/2.1"}),
        ("“建设通用机场”", {f"{P}/1.3"}),  # stands so in the cite only
    ],
)
def test_what_is_meant_is_found(query: str, wanted: set[str], example: KnowledgeBase) -> None:
    assert set(ids(example, query)) == wanted


@pytest.mark.parametrize(
    "query", ["海绵城市", "sponge", "haimianchengshi", "货柜", "9999列", "𠮷", "。", '""', "“”", "\x1b[2J", "\udcff"]
)
def test_what_is_absent_is_not_found(query: str, example: KnowledgeBase) -> None:
    assert ids(example, query) == []


@pytest.mark.parametrize("query", ["200列", "00列", "200", "5微克", "8微克", "203"])
def test_a_number_is_not_found_inside_another(query: str, example: KnowledgeBase) -> None:
    assert ids(example, query) == []


def test_a_label_counts_only_where_no_record_holds_the_word(example: KnowledgeBase) -> None:
    # 1.1 and 1.2 have 北湖 in their text; 2.1 merely stands in a plan of the city of that name.
    assert set(ids(example, "北湖")) == RAIL
    assert set(ids(example, "北湖", themes=["环保"])) == {f"{B}/2.1"}
    assert all(0 < hit.score <= 100 for hit in search(example, "北湖").hits)


def test_all_words_are_meant_where_possible(example: KnowledgeBase) -> None:
    assert ids(example, "班列 2000") == [f"{P}/1.1"]
    assert set(ids(example, "班列 机场")) == TRAINS | {f"{P}/1.3"}, "no record has both"


def test_that_no_record_holds_all_words_is_told(example: KnowledgeBase, shipped: KnowledgeBase) -> None:
    assert search(example, "班列 机场").hints == (
        "no commitment holds all of 班列, 机场: these hold the more telling ones",
    )
    assert not search(example, "班列 2000").hints
    assert not search(shipped, "民营经济 增长").hints, "some have both"


def test_a_kind_that_no_record_holds_is_looked_for_by_the_broader_word(broadened: KnowledgeBase) -> None:
    result = search(broadened, "无人机")
    assert [hit.commitment.id for hit in result.hits] == [f"{P}/1.3"], "and not the other kinds"
    assert result.hits[0].matches[0].how == "broader" and "机场" in result.expanded
    assert result.hints == ("no commitment holds 无人机: looked for the broader 机场",)


def test_where_few_records_hold_a_kind_those_with_the_broader_word_follow(broadened: KnowledgeBase) -> None:
    result = search(broadened, "高铁")
    found = [hit.commitment.id for hit in result.hits]
    assert set(found[: len(RAIL)]) == RAIL and f"{P}/1.3" in found[len(RAIL) :]
    assert result.hits[-1].score <= result.hits[0].score
    assert result.hints == ("few commitments hold 高铁: those with the broader 机场 follow",)


def test_the_broader_word_is_told_in_the_writing_of_the_query(shipped: KnowledgeBase) -> None:
    assert "few commitments hold 地铁: those with the broader 轨道交通 follow" in search(shipped, "地铁").hints


def test_what_only_a_broader_word_finds_is_worth_less_than_any_slip_of_the_word(broadened: KnowledgeBase) -> None:
    def score(query: str) -> float:
        return next(hit.score for hit in search(broadened, query).hits if hit.commitment.id == f"{P}/1.3")

    assert score("无人机") < score("airprot") < score("airport") < score("机场")


def test_what_is_one_of_a_long_list_comes_behind_what_a_sentence_is_about(extended: Extended) -> None:
    listed, alone, short = "做好国防、民防、消防、气象工作", "加强基层的消防力量", "抓好交通、消防安全"
    kb = extended(FIGURES, *({"text": text} for text in (listed, alone, short)))
    assert [hit.commitment.text for hit in search(kb, "消防").hits][-1] == listed


def test_of_records_that_hold_one_word_each_that_with_the_rarer_comes_first(extended: Extended) -> None:
    common, rare = [f"稻田在{place}连片" for place in ("城东", "城西")], "动员全社会都来看护古桥"
    kb = extended(FIGURES, *({"text": text} for text in (*common, rare)))
    assert [hit.commitment.text for hit in search(kb, "稻田 古桥").hits][0] == rare


def test_of_equal_records_the_one_that_names_the_place_comes_first(extended: Extended) -> None:
    kb = extended(FIGURES, {"text": "推进县乡铁路网安全提质"}, {"text": "推进东滩铁路网安全提质"})
    assert ids(kb, "西河 安全") == ["xihe-action-2026/1.1", "xihe-action-2026/1.2"]
    assert ids(kb, "东滩 安全") == ["xihe-action-2026/1.2", "xihe-action-2026/1.1"]


@pytest.mark.parametrize(("query", "offered"), [("railroads", ("Railways",)), ("railrood", ()), ("railtrack", ())])
def test_a_word_is_offered_only_when_two_thirds_of_its_letters_are_those_typed(
    query: str, offered: tuple[str, ...], example: KnowledgeBase
) -> None:
    assert search(example, query).nearest == offered


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("金华GDP", "金华 GDP"),
        ("GDP金华", "金华 GDP"),
        ("金華GDP", "金华 GDP"),
        ("义乌小商品", "义乌 小商品"),
        ("luyou", "lvyou"),
        ("lüyou", "lvyou"),
        ("lǚyóu", "lvyou"),
        ("zhōng'ōu bānliè", "zhongoubanlie"),
    ],
)
def test_two_ways_of_writing_find_the_same(typed: str, meant: str, shipped: KnowledgeBase) -> None:
    assert ids(shipped, typed) == ids(shipped, meant) != []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("spong city", "海绵城市"),
        ("high speed rial", "高铁"),
        ("zhong ou bna lie", "班列"),
        ("labor", "劳动"),
        ("centers", "中心"),
        ("organization", "组织"),
    ],
)
def test_latin_words_with_a_slip_or_in_american_spelling_are_understood(
    typed: str, meant: str, shipped: KnowledgeBase
) -> None:
    assert meant in search(shipped, typed).hits[0].commitment.text


@pytest.mark.parametrize("query", ["nuclear fusion", "golf course", "hydrogen station", "quantum computing"])
def test_latin_words_of_which_nothing_is_known_are_no_slip(query: str, shipped: KnowledgeBase) -> None:
    assert not ids(shipped, query, plans=JUDGED)


@pytest.mark.parametrize("query", ["看病", "hospital", "doctor"])
def test_an_everyday_word_asks_for_the_official_one_before_its_kinds(query: str, shipped: KnowledgeBase) -> None:
    assert "chinese-medicine" not in {hit.commitment.topic for hit in search(shipped, query, plans=JUDGED).hits[:4]}


def test_a_label_with_a_longer_word_is_not_about_the_shorter(shipped: KnowledgeBase) -> None:
    assert all("大学" in hit.commitment.text.replace("大学生", "") for hit in search(shipped, "大学").hits[:5])
    assert any("快递业务" in hit.commitment.text for hit in search(shipped, "快递").hits[:2])


def test_quotes_keep_a_phrase_together(example: KnowledgeBase) -> None:
    assert ids(example, '"PM2.5 2030"') == []
    assert set(ids(example, "「安平至北湖」")) == RAIL


def test_what_a_word_stands_for_is_told(example: KnowledgeBase) -> None:
    result = search(example, "中欧班列")
    assert set(result.expanded) == {"中欧货运班列", "安新欧"}
    result = search(example, "zobl")
    assert "安新欧" in result.hits[0].matched
    assert result.hits[0].matches[0].how == "narrower", "as where the word itself is typed"


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
        ({"cities": ["北湖"]}, {f"{B}/1.1"}),
        ({"plans": [P]}, {f"{P}/1.2"}),
        ({"themes": ["环保"]}, {f"{B}/2.1"}),
        ({"year": 2030}, {f"{P}/1.2"}),
        ({"cities": ["nanling"]}, set()),
    ],
)
def test_filters(how: dict[str, object], wanted: set[str], example: KnowledgeBase) -> None:
    assert set(ids(example, "北湖", **how)) == wanted


def test_a_filter_that_leaves_nothing_is_named(example: KnowledgeBase) -> None:
    result = search(example, "班列", year=1900)
    assert not result.hits and result.hints == ("without --year 1900: 2 found, with figures for 2023, 2030",)
    assert search(example, "班列 2041").hints == ("without 2041: 2 found, with figures for 2023, 2030",)
    assert (
        search(example, "班列", cities=["beihu"], year=1900)
        .hints[0]
        .startswith("without --city beihu --year 1900: 2 found")
    )
    assert search(example, "班列", plans=[B]).hints == (f"without --plan {B}: 2 found, in {P}, {R}",)
    assert not search(example, "班列").hints


def test_a_keyword_leads_to_its_topic_not_to_hits(example: KnowledgeBase) -> None:
    result = search(example, "航线")
    assert not result.hits and "--topic aviation" in result.hints[0]


@pytest.mark.parametrize(
    "query", ["量子计算", "老年食堂", "hospital beds", "衢州量子计算", "的", "swap", "给老人吃饭的地方"]
)
def test_what_the_plans_do_not_hold_is_not_found(query: str, shipped: KnowledgeBase) -> None:
    result = search(shipped, query, plans=JUDGED)
    assert not result.hits and not set(result.nearest) & {"军人", "冷链"}


@pytest.mark.parametrize(
    ("query", "most"),
    [("托育", 25), ("碳达峰", 12), ("共富", 70), ("AI", 40), ("温州", 60), ("中欧班列", 15), ("hukou", 10)],
)
def test_only_what_holds_the_word_is_counted(query: str, most: int, shipped: KnowledgeBase) -> None:
    assert 0 < search(shipped, query, plans=JUDGED).total <= most


@pytest.mark.parametrize(
    "query", ["货柜", "贫富差距", "上学", "雾霾", "hukou", "户口", "GPD", "机场与航空", "衢州机场规划"]
)
def test_what_the_plans_call_otherwise_is_found(query: str, shipped: KnowledgeBase) -> None:
    assert search(shipped, query).hits


def test_hukou_is_not_chukou(shipped: KnowledgeBase) -> None:
    assert not any("出口" in hit.commitment.text for hit in search(shipped, "hukou").hits)


@pytest.mark.parametrize(("query", "indicator"), [("中欧班列", "china-europe-trains"), ("衢州 GDP", "gdp")])
def test_figures_of_the_indicator_come_first(query: str, indicator: str, shipped: KnowledgeBase) -> None:
    first = search(shipped, query).hits[0].commitment
    assert indicator in {item.indicator for item in first.quantities}


def test_where_few_hold_all_words_more_follow(shipped: KnowledgeBase) -> None:
    for query in ("民营经济 增长", "清廉 反腐"):
        hits = search(shipped, query).hits
        scores = [hit.score for hit in hits]
        assert (
            len(hits) > 3
            and len(hits[0].matches) == 2 > len(hits[-1].matches)
            and scores == sorted(scores, reverse=True)
        )


def test_equal_scores_are_explained(example: KnowledgeBase) -> None:
    hits = search(example, "PM2.5").to_dict(explain=True)["hits"]
    assert hits[0]["score"] == hits[1]["score"]
    assert any("among equal scores: a figure of the indicator" in line for line in hits[0]["because"])


def test_a_limit_keeps_the_count(example: KnowledgeBase) -> None:
    result = search(example, "高铁").limited(1)
    assert len(result.hits) == 1 and result.total == 2


def test_json_follows_the_contract(example: KnowledgeBase) -> None:
    result = search(example, "班列")
    whole = json.loads(json.dumps(result.to_dict()))
    assert list(whole) == ["schema", "query", "expanded", "hits", "related"]
    assert whole["schema"] == "plancmp.search/1" and whole["query"] == "班列"
    assert list(whole["hits"][0]) == ["score", "matched", "repeats", "commitment"]
    assert "because" in result.to_dict(explain=True)["hits"][0]


@pytest.mark.parametrize("query", ["", "  ", "\t", "\u200b"])
def test_an_empty_query_is_an_error_not_everything(query: str, example: KnowledgeBase) -> None:
    with pytest.raises(PlancmpError) as caught:
        search(example, query)
    assert caught.value.hint


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.text(
        st.sampled_from("安新欧班列高铁PM25. \"'“”*^()-:+NEARANDORNOT%_\\/?。,")
        | st.characters(exclude_categories=("Cs",)),
        max_size=30,
    )
)
def test_no_query_breaks_the_index(example: KnowledgeBase, query: str) -> None:
    with suppress(PlancmpError):
        search(example, query)


@pytest.mark.parametrize("query", ["水库", "专利"])
def test_where_more_hold_a_word_than_are_looked_at_those_about_it_come_first(
    query: str, shipped: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plancmp.query.search.search.CANDIDATES", 1)
    item = search(shipped, query).hits[0].commitment
    heads = [*item.names, *(part.label for part in item.quantities), shipped.get(Topic, item.topic or "").zh]
    heads += [shipped.get(Indicator, part.indicator).zh for part in item.quantities if part.indicator]
    assert any(query in head for head in heads), item.text


def test_no_more_records_are_looked_at_than_promised(shipped: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plancmp.query.search.search.CANDIDATES", 100)
    results = search(shipped, "发展")
    found = [name for hit in results.hits for name in (hit.commitment.id, *hit.repeats)]
    assert len(found) == len(set(found)) <= 100


def test_related_stand_apart_and_are_no_hits(shipped: KnowledgeBase) -> None:
    result = search(shipped, "义新欧")
    hits = {name for hit in result.hits for name in (hit.commitment.id, *hit.repeats)}
    assert result.related and not hits & {hit.commitment.id for hit in result.related}
    topics = {hit.commitment.topic for hit in result.hits[:3]}
    assert {hit.commitment.topic for hit in result.related} <= topics
    scores = [hit.score for hit in result.related]
    assert scores == sorted(scores, reverse=True)


def test_what_is_absent_has_nothing_related(shipped: KnowledgeBase) -> None:
    assert search(shipped, "量子计算", plans=JUDGED).related == ()


def test_related_stay_within_what_was_asked_for(shipped: KnowledgeBase) -> None:
    result = search(shipped, "中欧班列", cities=["lucheng"])
    assert {hit.commitment.city for hit in result.related} <= {"lucheng"}


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("衢州有多少高铁", "衢州 高铁"),
        ("PM 2.5", "PM2.5"),
        ("(机场)", "机场"),
        ("机场*", "机场"),
        ("【机场】", "机场"),
        ("机场/高铁", "机场 高铁"),
        ("which cities build airports", "airports"),
        ("how many airports are there", "airports"),
    ],
)
def test_a_question_asks_for_what_is_in_it(question: str, plain: str, shipped: KnowledgeBase) -> None:
    asked, meant = search(shipped, question), search(shipped, plain)
    assert meant.hits and asked.narrowed == meant.narrowed
    assert [hit.commitment.id for hit in asked.hits][:5] == [hit.commitment.id for hit in meant.hits][:5]


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("哪些城市要建机场", "机场"),
        ("哪些城市打算建设机场?", "机场"),
        ("金华的GDP目标是多少", "金华 GDP"),
    ],
)
def test_who_asks_for_an_aim_is_told_aims_first(question: str, plain: str, shipped: KnowledgeBase) -> None:
    asked, meant = search(shipped, question), search(shipped, plain)
    assert {hit.commitment.id for hit in asked.hits} == {hit.commitment.id for hit in meant.hits}
    assert {hit.commitment.status for hit in asked.hits[:5]} == {"planned"}


def test_who_asks_what_was_done_is_told_results_first(shipped: KnowledgeBase) -> None:
    asked = search(shipped, "新建了多少学校")
    assert asked.hits and asked.hits[0].commitment.status == "done" and asked.hits[0].commitment.quantities


def test_trains_are_not_what_is_trained(shipped: KnowledgeBase) -> None:
    for hit in search(shipped, "trains").hits[:10]:
        assert any(word in hit.commitment.text for word in ("列", "铁"))


def test_question_words_alone_are_looked_for(example: KnowledgeBase) -> None:
    assert not search(example, "多少").hits


DRAFTED = [
    ("煤矿要抓好安全", "workplace-safety", "governance-safety"),
    ("开展煤矿隐患排查,守住安全底线", "workplace-safety", "governance-safety"),
    ("为企业减税3亿元", "cost-reduction", "business-environment"),
    ("减税政策全部兑现", "cost-reduction", "business-environment"),
    ("专利授权增长两成", "intellectual-property", "innovation"),
    ("每年授权的专利超过千件", "intellectual-property", "innovation"),
    ("房价保持平稳", "housing", "urban"),
    ("促进房地产市场健康发展", "housing", "urban"),
    ("建成轨道交通一号线", "urban-rail", "transport"),
]


@pytest.fixture
def drafts(extended: Extended) -> KnowledgeBase:
    """A plan in a few sentences of its own, with the vocabulary that is shipped."""
    return extended(
        files.shipped(), *({"text": text, "topic": topic, "theme": theme} for text, topic, theme in DRAFTED)
    )


def texts(kb: KnowledgeBase, query: str, **how: object) -> list[str]:
    return [hit.commitment.text for hit in search(kb, query, **how).hits]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("煤矿安全", {0, 1}),  # a name that no record holds whole, in parts
        ("企业减税", {2, 3}),  # whose tax it is need not be said
        ("专利授权量", {4, 5}),  # one record holds it whole, the other in parts
        ("地铁", {8}),  # other plans hold the word; what is selected holds the broader one
    ],
)
def test_what_a_selection_says_in_other_words_is_found(query: str, wanted: set[int], drafts: KnowledgeBase) -> None:
    assert set(texts(drafts, query, cities=["xihe"])) == {DRAFTED[number][0] for number in wanted}


def test_the_whole_name_comes_before_its_parts_and_the_typed_word_before_the_official(drafts: KnowledgeBase) -> None:
    assert texts(drafts, "专利授权量", cities=["xihe"]) == [DRAFTED[4][0], DRAFTED[5][0]]
    typed, official = search(drafts, "房价", cities=["xihe"]).hits
    assert typed.commitment.text == DRAFTED[6][0] and official.matches[0].how == "everyday"
    # 房地产市场 is a keyword of its topic, so the record is wholly about it
    assert official.matches[0].about == pytest.approx(LOOSELY["everyday"])


@pytest.mark.parametrize("query", ["核潜艇安全", "企业核聚变", "coal safety in Atlantis"])
def test_what_is_taken_apart_is_not_found_by_a_part_of_it(query: str, drafts: KnowledgeBase) -> None:
    assert not texts(drafts, query)


def test_part_of_an_english_name_that_no_record_holds_is_read_word_by_word(broadened: KnowledgeBase) -> None:
    assert "核潜艇维修" not in search(broadened, "nuclear submarine").expanded


@pytest.mark.parametrize("query", ["电子烟监管", "电子烟的管理"])
def test_a_character_cut_off_an_unknown_name_is_not_looked_for_alone(query: str, shipped: KnowledgeBase) -> None:
    assert search(shipped, "油烟").hits
    assert search(shipped, query).hits == ()


def test_what_is_to_be_done_in_one_character_is_no_slip(shipped: KnowledgeBase) -> None:
    hits = search(shipped, "修水库").hits
    assert hits and not [hit for hit in hits for match in hit.matches if match.how == "spelling"]


SAID = [
    ("零售企业销售转好", "commerce-consumption", "trade-consumption"),
    ("缓解主城区交通拥堵", "urban-roads", "transport"),
    ("扩大设施蔬菜面积", "agri-industry", "rural"),
    ("办好十项民生工程", "public-service-system", "social-security"),
    ("帮助外贸企业走出去", "foreign-trade", "trade-consumption"),
    ("新建市图书馆", "public-culture", "culture-tourism"),
    ("推进重点项目二十个", "fixed-investment", "economy"),
    ("培育老字号品牌", "commerce-consumption", "trade-consumption"),
    ("推进乡村振兴", "beautiful-villages", "rural"),
    ("建设和美乡村", "beautiful-villages", "rural"),
    ("扩大直接融资", "finance", "industrial-chains"),
    ("为中小企业发放贷款", "finance", "industrial-chains"),
    ("新建精品酒店", "tourism", "culture-tourism"),
    ("加强种业振兴", "agri-industry", "rural"),
    ("完成城市道路拓宽工程", "urban-roads", "transport"),
    ("城市道路通车里程达到100公里", "urban-roads", "transport"),
]


@pytest.fixture
def said(extended: Extended) -> KnowledgeBase:
    """A plan in other sentences of its own, with the vocabulary that is shipped."""
    return extended(files.shipped(), *({"text": text, "topic": topic, "theme": theme} for text, topic, theme in SAID))


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("retail sales", 0),  # an English name in the words of it, each as it may be called in Chinese
        ("堵车的路口", 1),  # what is told of a matter is no name of another
        ("蔬菜价格", 2),  # what is told of it need not be there
        ("九大民生工程", 3),  # nor how many there are
        ("好种子", 13),  # nor that it is to be good
        ("外贸企业多接订单", 4),  # what was cut out of a sentence and stands nowhere is no word
        ("reading and libraries", 5),  # two things, not the name of one
        ("how much will be invested in key projects", 6),  # where all says what is done, that is looked for
        ("time-honored brands", 7),  # the other spelling, also in a name of several words
        ("which roads will be widened", 14),  # what is done, in the words of plans
    ],
)
def test_what_is_not_the_matter_need_not_be_said(query: str, first: int, said: KnowledgeBase) -> None:
    found = texts(said, query, cities=["xihe"])
    assert found[0] == SAID[first][0]


def test_a_slip_means_the_name_and_not_its_kinds(said: KnowledgeBase) -> None:
    assert texts(said, "乡村镇兴", cities=["xihe"]) == [SAID[8][0]]
    assert set(texts(said, "乡村振兴", cities=["xihe"])) >= {SAID[8][0], SAID[9][0]}


def test_of_what_is_described_comes_first_what_holds_the_other_words_too(said: KnowledgeBase) -> None:
    query = "怎么帮中小企业借到钱"
    assert texts(said, query, cities=["xihe"])[:2] == [SAID[11][0], SAID[10][0]]
    assert not [hint for hint in search(said, query, cities=["xihe"]).hints if hint.startswith("no commitment")]


def test_of_a_name_of_known_words_none_is_found_where_one_is_missing(said: KnowledgeBase) -> None:
    assert texts(said, "图书馆", cities=["xihe"]) and search(said, "煤矿").hits
    assert not texts(said, "煤矿图书馆", cities=["xihe"])


def test_one_character_that_a_word_means_is_not_looked_for_in_names(shipped: KnowledgeBase) -> None:
    hits = search(shipped, "river cleanup").hits
    assert not [hit for hit in hits for match in hit.matches if match.word == "江" and match.part == "city"]


def test_a_city_typed_narrows_as_a_selected_one_does(drafts: KnowledgeBase) -> None:
    assert texts(drafts, "西河 地铁") == [DRAFTED[8][0]]


@pytest.mark.parametrize("query", ["水母养殖", "机器人足球世界杯", "机场足球世界杯"])
def test_what_is_absent_is_not_found_by_a_part_of_its_name(query: str, shipped: KnowledgeBase) -> None:
    assert not search(shipped, query).hits


def test_a_piece_of_a_name_that_nobody_knows_stands_in_the_record_itself(example: KnowledgeBase) -> None:
    topic = next(example.get(Topic, item.topic) for item in example.commitments() if item.topic)
    label = Word("说法", stands=(("topic", topic.id, fold(topic.zh)),))
    candidates, judge = _Candidates(example), Judge(example)
    assert list(_holding(candidates, judge, [label], ()))
    assert not list(_holding(candidates, judge, [label._replace(bound=True)], ()))
