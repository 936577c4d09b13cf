"""The knowledge base as programs see it: names, records, counts."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from plancmp import City, Indicator, KnowledgeBase, Plan, Theme, Topic, UnknownName
from plancmp.index import knowledge_base
from plancmp.index.grams import HEAD, tagged
from plancmp.model import Term, columns_of


@pytest.mark.parametrize(
    ("cls", "typed", "wanted"),
    [
        (City, "anping", "anping"),
        (City, "ANPING", "anping"),
        (City, " Anping ", "anping"),
        (City, "ＡＮＰＩＮＧ", "anping"),
        (City, "安平市", "anping"),
        (City, "安平", "anping"),
        (City, "平安城", "anping"),
        (City, "990100", "anping"),
        (City, "anpingshi", "anping"),
        (City, "an-ping", "anping"),
        (City, "An Ping", "anping"),
        (City, "北湖", "beihu"),
        (City, "beihushi", "beihu"),
        (City, "安平市南岭区", "nanling"),
        (City, "南岭", "nanling"),
        (City, "南岭区", "nanling"),
        (City, "南嶺區", "nanling"),
        (Theme, "transport", "transport"),
        (Theme, "交通", "transport"),
        (Theme, "交通运输", "transport"),
        (Theme, "交通運輸", "transport"),
        (Theme, "jiaotong", "transport"),
        (Theme, "环保", "ecology"),
        (Theme, "環保", "ecology"),
        (Topic, "China-Europe trains", "china-europe-trains"),
        (Topic, "中歐班列", "china-europe-trains"),
        (Topic, "zobl", "china-europe-trains"),
        (Topic, "air quality", "air-quality"),
        (Indicator, "PM2.5年均浓度", "pm25"),
        (Indicator, "pm2.5", "pm25"),
        (Indicator, "班列开行列数", "china-europe-trains"),
        (Plan, "2024年安平市政府工作报告", "anping-report-2024"),
        (Plan, "anping report 2024", "anping-report-2024"),
    ],
)
def test_a_name_finds_its_record(cls: type, typed: str, wanted: str, example: KnowledgeBase) -> None:
    assert example.find(cls, typed).id == wanted
    assert not example.guesses, "an exact name is no guess"


@pytest.mark.parametrize(
    ("cls", "typed", "wanted"),
    [
        (City, "anpin", "anping"),
        (City, "apning", "anping"),
        (City, "beuhu", "beihu"),
        (City, "安坪", "anping"),
        (City, "背胡市", "beihu"),
        (Theme, "trasport", "transport"),
        (Theme, "ecolgy", "ecology"),
        (Topic, "railway", "railways"),
        (Plan, "anping-reprt-2024", "anping-report-2024"),
    ],
)
def test_a_slip_is_understood_and_noted(cls: type, typed: str, wanted: str, example: KnowledgeBase) -> None:
    assert example.find(cls, typed).id == wanted
    assert example.find(cls, typed).id == wanted
    [guess] = example.guessed()
    assert (guess.typed, guess.id, guess.exact) == (typed, wanted, False)


@pytest.mark.parametrize(
    "typed", ["shanghai", "上海", "", "  ", "市", "?", "\x1b[31m", "\udcff", "x" * 10_000, "anping'; DROP TABLE name"]
)
def test_an_unknown_name_raises(typed: str, example: KnowledgeBase) -> None:
    with pytest.raises(UnknownName) as caught:
        example.find(City, typed)
    assert caught.value.kind == "city" and caught.value.name == typed and caught.value.hint


def test_an_unknown_name_comes_with_the_nearest(example: KnowledgeBase) -> None:
    with pytest.raises(UnknownName) as caught:
        example.find(Theme, "transfer")
    assert caught.value.nearest[0] == "transport"
    assert "transport" in caught.value.hint


def test_ids_keeps_the_order_and_drops_repeats(example: KnowledgeBase) -> None:
    assert example.ids(City, ["北湖", "anping", "beihu"]) == ["beihu", "anping"]
    assert example.ids(Term, ["高铁", "中欧班列"]) == ["高速铁路", "中欧班列"]


def test_records_come_in_the_order_of_the_files(example: KnowledgeBase) -> None:
    assert [city.id for city in example.all(City)] == ["anping", "beihu", "nanling"]
    assert [theme.id for theme in example.all(Theme)] == ["transport", "ecology"]
    topic = example.get(Topic, "railways")
    assert (topic.theme, topic.keywords) == ("transport", ("高铁", "铁路", "高速铁路"))
    with pytest.raises(KeyError):
        example.get(City, "shanghai")


@pytest.mark.parametrize(
    ("by", "wanted"),
    [
        (
            {},
            [
                "anping-proposal-15fyp/1.1",
                "anping-proposal-15fyp/1.2",
                "anping-proposal-15fyp/1.3",
                "anping-proposal-15fyp/2.1",
                "anping-report-2024/一(一).1",
                "beihu-proposal-15fyp/1.1",
                "beihu-proposal-15fyp/2.1",
            ],
        ),
        ({"cities": ["beihu"]}, ["beihu-proposal-15fyp/1.1", "beihu-proposal-15fyp/2.1"]),
        ({"cities": ["beihu"], "themes": ["ecology"]}, ["beihu-proposal-15fyp/2.1"]),
        ({"cities": ["nanling"]}, []),
        ({"plans": ["anping-report-2024"]}, ["anping-report-2024/一(一).1"]),
        ({"topics": ["railways"]}, ["anping-proposal-15fyp/1.2", "beihu-proposal-15fyp/1.1"]),
        ({"indicators": ["china-europe-trains"]}, ["anping-proposal-15fyp/1.1", "anping-report-2024/一(一).1"]),
        (
            {"indicators": ["china-europe-trains", "pm25"], "status": "planned"},
            ["anping-proposal-15fyp/1.1", "anping-proposal-15fyp/2.1", "beihu-proposal-15fyp/2.1"],
        ),
        ({"status": "done"}, ["anping-report-2024/一(一).1"]),
    ],
)
def test_commitments_and_their_count(by: dict[str, object], wanted: list[str], example: KnowledgeBase) -> None:
    assert [item.id for item in example.commitments(**by)] == wanted  # type: ignore[arg-type]
    assert example.count(**by) == len(wanted)


def test_records_come_in_the_order_of_the_data(example: KnowledgeBase) -> None:
    ids = [topic.id for topic in example.all(Topic)]
    assert list(example.records(Topic, [*reversed(ids), "nonsense"])) == ids
    assert [plan.id for plan in example.plans(["beihu", "anping"])] == [
        plan.id for plan in example.all(Plan) if plan.city != "nanling"
    ]


def test_a_word_may_stand_in_labels(example: KnowledgeBase) -> None:
    every, heads = example.holding("交通"), example.holding("交通", HEAD)
    assert tagged("theme", ["transport"]) in every and "theme" not in heads
    assert tagged("topic", ["china-europe-trains"]) in example.holding("班列", HEAD)
    assert example.holding("。") == ""


def test_commitments_of_a_clause_and_of_a_year(example: KnowledgeBase) -> None:
    items = example.commitments(plans=["anping-proposal-15fyp"], clause="1")
    assert [item.id for item in items] == [f"anping-proposal-15fyp/1.{number}" for number in (1, 2, 3)]
    assert [item.id for item in example.commitments(year=2023)] == ["anping-report-2024/一(一).1"]
    assert not example.commitments(year=1999)


def test_clauses_say_whether_they_were_read(example: KnowledgeBase) -> None:
    clauses = example.clauses("anping-report-2024")
    assert [(clause.id, clause.read, clause.empty) for clause in clauses] == [
        ("一(一)", True, ""),
        ("二(一)", True, "只有总体要求"),
    ]
    aside = example.clauses("anping-proposal-15fyp")[1].set_aside
    assert [(item.text, item.why) for item in aside] == [("八大行动", "name")]


def test_one_commitment(example: KnowledgeBase) -> None:
    item = example.commitment("anping-report-2024/一(一).1")
    assert item is not None
    assert (item.city, item.plan, item.clause, item.done, item.origin) == (
        "anping",
        "anping-report-2024",
        "一(一)",
        True,
        "curated",
    )
    assert item.quantities[0].base_value == 1200
    assert example.commitment("anping-report-2024/一(一).2") is None


@pytest.mark.parametrize(
    ("word", "pair"),
    [
        ("中欧货运班列", ("中欧班列", "same")),
        ("中欧班列", ("安新欧", "narrower")),
        ("货柜", ("集装箱", "everyday")),
        ("貨櫃", ("集装箱", "everyday")),
        ("container", ("集装箱", "english")),
        ("zhongoubanlie", ("中欧班列", "pinyin")),
        ("zobl", ("中欧班列", "pinyin")),
    ],
)
def test_a_word_stands_for_others(word: str, pair: tuple[str, str], example: KnowledgeBase) -> None:
    assert pair in example.aliases(word)


def test_the_library_answers_to_its_documented_names() -> None:
    import plancmp

    assert all(getattr(plancmp, name) is not None for name in plancmp.__all__)
    with pytest.raises(AttributeError):
        plancmp.nothing  # noqa: B018


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("高铁", "railways"),
        ("铁路", "railways"),
        ("机场", "aviation"),
        ("airport", "aviation"),
        ("航空", "aviation"),
        ("旅游", "tourism"),
        ("低空经济", "low-altitude"),
        ("gaotie", "railways"),
        ("subway", "urban-rail"),
        ("港口", "inland-waterways"),
    ],
)
def test_a_word_that_signals_one_topic_is_taken_for_it(typed: str, wanted: str, shipped: KnowledgeBase) -> None:
    before = len(shipped.guesses)
    assert shipped.find(Topic, typed).id == wanted
    assert [(guess.typed, guess.id) for guess in shipped.guesses[before:]] == [(typed, wanted)]


def test_of_several_topics_that_a_word_signals_all_are_named(shipped: KnowledgeBase) -> None:
    with pytest.raises(UnknownName) as caught:
        shipped.find(Topic, "养老")
    assert caught.value.nearest == ("elderly-care", "pensions")
    assert caught.value.hint == "nearest: elderly-care, pensions; health is a theme: --theme health"


def test_a_topic_asked_for_as_a_theme_is_named(shipped: KnowledgeBase) -> None:
    for typed in ("高铁", "airport"):
        with pytest.raises(UnknownName) as caught:
            shipped.find(Theme, typed)
        assert caught.value.hint in ("railways is a topic: --topic railways", "aviation is a topic: --topic aviation")


def test_names_may_be_typed_as_a_list(example: KnowledgeBase) -> None:
    assert example.ids(City, ["anping,beihu"]) == example.ids(City, ["安平、北湖"]) == ["anping", "beihu"]
    assert example.listed(City, ["anping", "beihu, nanling"]) == ["anping", "beihu", "nanling"]


def test_a_word_leads_to_the_indicators_whose_names_hold_it(shipped: KnowledgeBase) -> None:
    found = shipped.ids(Indicator, ["就业"])
    assert "urban-new-jobs" in found and "gdp" not in found
    assert all(
        any("就业" in name for name in (one.zh, *one.aliases)) for one in shipped.records(Indicator, found).values()
    )
    [guess] = shipped.guessed()
    assert (guess.kind, guess.typed, guess.id) == ("indicators", "就业", ", ".join(found))
    with pytest.raises(UnknownName) as caught:
        shipped.measure("就业")
    assert "may be any of" in caught.value.message and caught.value.nearest == tuple(found)


def test_a_topic_leads_to_its_indicators(shipped: KnowledgeBase) -> None:
    topic = "expressways"
    wanted = [one.id for one in shipped.all(Indicator) if one.topic == topic]
    assert wanted and shipped.ids(Indicator, [topic]) == wanted
    assert shipped.ids(Indicator, ["gdp", topic, "gdp"]) == ["gdp", *wanted]


def test_the_name_of_an_indicator_is_no_word(shipped: KnowledgeBase) -> None:
    assert shipped.measure("GDP").id == "gdp" and shipped.measure("china-europe-trains").id == "china-europe-trains"
    assert not shipped.guesses
    assert shipped.measure("china-europe-trian").id == "china-europe-trains", "a slip"
    with pytest.raises(UnknownName):
        shipped.measure("占星")


@pytest.mark.parametrize("by", [{}, {"cities": ["anping"]}, {"status": "planned"}, {"year": 2025}], ids=str)
@pytest.mark.parametrize("tagged", [24, 0], ids=["by tags", "by numbers"])
def test_a_tally_counts_what_the_commitments_say(
    by: dict[str, object], tagged: int, figures: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(knowledge_base, "TAGGED", tagged)
    told: Counter[tuple[str, str, str, bool, str]] = Counter()
    for item in figures.commitments(**by):  # type: ignore[arg-type]
        dated = any(part.year is not None and part.kind == "target" for part in item.quantities)
        for what, counts in (("commitments", True), ("quantified", bool(item.quantities)), ("dated", dated)):
            told[item.city, item.themes[0], item.strength, item.topic is None, what] += counts
    found: Counter[tuple[str, str, str, bool, str]] = Counter()
    for one in figures.tally(**by):  # type: ignore[arg-type]
        for what in ("commitments", "quantified", "dated"):
            found[one.city, one.theme, one.strength, bool(one.open), what] += getattr(one, what)
    assert found == told and told.total() > 0


def test_cities_and_plans_are_counted_at_one_stroke(figures: KnowledgeBase) -> None:
    assert figures.counts("cities") == Counter(item.city for item in figures.commitments())
    assert figures.counts("plans") == Counter(item.plan for item in figures.commitments())


def test_those_with_figures_are_read_alone(figures: KnowledgeBase) -> None:
    stored = figures.stored(cities=["anping"])
    assert list(stored.with_figures()) == [item for item in stored if item.quantities] != []


def test_what_is_read_without_records_is_the_same(figures: KnowledgeBase) -> None:
    stored = figures.stored(cities=["anping"])
    columns = [columns_of(list(stored)), *stored.columns()]
    assert len(columns) == 2
    for name, values in columns[1].items():
        assert list(map(list, values) if name == "quantities" else values) == (
            [list(map(list, parts)) for parts in columns[0][name]] if name == "quantities" else list(columns[0][name])
        ), name


def test_commitments_are_kept_for_questions_that_ask_for_many_of_the_same(
    figures: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(knowledge_base, "_AT_ONCE", 2)
    alone = figures.commitments(cities=["anping"])
    with figures.keeping():
        first, again = figures.commitments(cities=["anping"]), figures.commitments()
        assert first == alone and again == list(figures.stored())
        assert {id(item) for item in first} <= {id(item) for item in again}
    assert figures.commitments(cities=["anping"])[0] is not first[0]


def test_records_are_read_anew_where_another_process_changed_the_index(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE record (kind TEXT, id TEXT, place INTEGER, json TEXT)")
        db.commit()
        with closing(sqlite3.connect(path)) as reader:
            kb = KnowledgeBase(reader)
            assert kb.all(Term) == []
            db.execute('INSERT INTO record VALUES (\'term\', \'甲\', 1, \'{"term": "甲", "en": "a"}\')')
            db.commit()
            assert [term.term for term in kb.all(Term)] == ["甲"]
            kb.all(Term).clear()
            assert kb.all(Term), "who has a list may change it"
