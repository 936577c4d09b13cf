"""How a query is read: words, names of several words, cities, years, slips."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plancmp import KnowledgeBase, search
from plancmp.query.search.parse import read, read_described
from plancmp.query.search.question import Question, Word

P, R, B = "anping-proposal-15fyp", "anping-report-2024", "beihu-proposal-15fyp"


def asked(kb: KnowledgeBase, query: str) -> Question:
    def found(word: Word) -> bool:
        return any(kb.containing(form, most=1) for form, _ in word.forms)

    return read(kb, query, found)


def typed(kb: KnowledgeBase, query: str) -> list[str]:
    return [word.typed for word in asked(kb, query).words]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("中欧班列", ["中欧班列"]),
        ("班列 机场", ["班列", "机场"]),
        ("班列、机场", ["班列", "机场"]),
        ("high-speed railway", ["high-speed railway"]),
        ("zhong ou ban lie 机场", ["zhong ou ban lie", "机场"]),
        ("中欧班列机场", ["中欧班列", "机场"]),
        ("高铁有哪些机场", ["高铁", "机场"]),
        ("安平的PM2.5目标是多少", ["PM2.5"]),
        ("which cities plan airports", ["airports"]),
        ("班列/机场", ["班列", "机场"]),
        ('"年开行 达到" 班列', ["年开行 达到", "班列"]),
        ("the airport of", ["airport"]),
        ("put up an airport", ["put", "airport"]),
        ("網際網路", ["互联网"]),
        ("班列 班列", ["班列"]),
        ("zhongoubanliegaotie", ["zhongoubanlie", "gaotie"]),
        ("PM2.5", ["PM2.5"]),
        ("25微克 PM2.5", ["25微克", "PM2.5"]),
        ("班列3000列以上", ["班列", "3000列"]),
    ],
)
def test_a_query_falls_into_words(query: str, words: list[str], example: KnowledgeBase) -> None:
    assert sorted(typed(example, query)) == sorted(words)


@pytest.mark.parametrize(
    ("query", "cities", "years", "words"),
    [
        ("北湖 高铁", ("beihu",), (), ["高铁"]),
        ("beihu railway", ("beihu",), (), ["railway"]),
        ("北湖市 安平 高铁", ("beihu", "anping"), (), ["高铁"]),
        ("高铁 2030", (), (2030,), ["高铁"]),
        ("2030年高铁", (), (2030,), ["高铁"]),
        ("二〇三〇年高铁", (), (2030,), ["高铁"]),
        ("高铁 二0三五年", (), (2035,), ["高铁"]),
        ("到2030年底 高铁", (), (2030,), ["到", "高铁"]),
        ("北湖", (), (), ["北湖"]),
        ("北湖 2030", ("beihu",), (2030,), []),
        ("安北高铁", (), (), ["安北高铁"]),
        ("2000列", (), (), ["2000列"]),
        ("安平高铁", ("anping",), (), ["高铁"]),
        ("北湖PM2.5", ("beihu",), (), ["PM2.5"]),
    ],
)
def test_cities_and_years_narrow(
    query: str, cities: tuple[str, ...], years: tuple[int, ...], words: list[str], example: KnowledgeBase
) -> None:
    result = asked(example, query)
    assert (result.cities, result.years) == (cities, years)
    assert [word.typed for word in result.words if word.typed != "到"] == [word for word in words if word != "到"]


def test_a_year_asks_for_a_figure_or_a_mention_of_it(example: KnowledgeBase) -> None:
    assert [hit.commitment.id for hit in search(example, "班列 2023").hits] == [f"{R}/一(一).1"]
    assert {hit.commitment.id for hit in search(example, "北湖 2030").hits} == {f"{B}/2.1"}
    assert not search(example, "班列 2041").hits


def test_a_year_asks_also_for_what_a_plan_for_it_alone_promises(tmp_path: Path) -> None:
    shutil.copytree(Path(__file__).parents[2] / "example" / "data", tmp_path / "data")
    [file] = [path for path in tmp_path.rglob("*.yaml") if f"- id: {B}\n" in path.read_text("utf-8")]
    before, name, after = file.read_text("utf-8").partition(f"- id: {B}")
    file.write_text(before + name + after.replace("2026-2030", "'2026'", 1), "utf-8")
    with KnowledgeBase.open([tmp_path / "data"]) as kb:
        assert [hit.commitment.id for hit in search(kb, "高铁 2026").hits] == [f"{B}/1.1"]
        assert not search(kb, "高铁 2027").hits


@pytest.mark.parametrize(
    ("query", "how"),
    [
        ("中欧班例", "spelling"),
        ("中欧班烈", "sound"),
        ("中欧列班", "spelling"),
        ("中欧班", "exact"),
        ("zhongouban", "pinyin"),
        ("空气质里", "sound"),
        ("zhongoubanlei", "spelling"),
    ],
)
def test_a_slip_is_understood(query: str, how: str, example: KnowledgeBase) -> None:
    hits = search(example, query).hits
    assert hits and {match.how for hit in hits for match in hit.matches} <= {how, "spelling", "sound", "topic"}


@pytest.mark.parametrize("query", ["核电站", "港口", "核聚变", "中班", "班机", "货物", "qwertyuiop", "fusion"])
def test_what_merely_resembles_is_not_offered(query: str, example: KnowledgeBase) -> None:
    assert not search(example, query).hits


@pytest.mark.parametrize(
    "query", ["?" * 500, "中" * 500, "班列 " * 100, "a" * 5000, "(" * 50, '"""', "AND OR NOT NEAR", "班列 AND 机场"]
)
def test_no_query_is_too_odd(query: str, example: KnowledgeBase) -> None:
    search(example, query)


def test_most_of_an_english_name_is_that_name(shipped: KnowledgeBase) -> None:
    [word] = asked(shipped, "cargo throughput").words
    assert "港口货物吞吐量" in dict(word.forms) and word.typed == "cargo throughput"
    assert "农村饮水安全" in dict(asked(shipped, "safe drinking water").words[0].forms)
    assert len(asked(shipped, "water cities").words) == 1, "a small part of a name is not the name"
    assert typed(shipped, "economic zone") and "经济技术开发区" not in dict(asked(shipped, "the zone").words[0].forms)


def test_what_is_done_with_a_matter_is_weak_beside_the_matter(example: KnowledgeBase) -> None:
    assert {word.typed: word.weak for word in asked(example, "提升 机场").words} == {"提升": True, "机场": False}
    assert [word.weak for word in asked(example, "提升").words] == [False]


def test_a_record_may_say_in_another_word_what_is_done(example: KnowledgeBase) -> None:
    named = [hit.commitment.id for hit in search(example, "中欧班列").hits]
    assert [hit.commitment.id for hit in search(example, "怎么普及中欧班列").hits] == named
    assert not search(example, "普及核潜艇").hits


def test_pieces_of_a_run_that_is_not_all_known_are_marked(example: KnowledgeBase) -> None:
    assert all(word.cut for word in asked(example, "魑魅魍魉中欧班列机场").words)
    assert not any(word.cut for word in asked(example, "中欧班列机场").words)


def test_an_english_word_that_is_no_name_means_what_it_says(shipped: KnowledgeBase) -> None:
    [word] = asked(shipped, "toys").words
    assert ("玩具", "gloss") in word.forms
    assert not any(how == "gloss" for _, how in asked(shipped, "airports").words[0].forms)


def test_kinds_of_what_english_names_are_worth_less_than_the_thing(shipped: KnowledgeBase) -> None:
    forms = dict(asked(shipped, "airport").words[0].forms)
    assert forms["机场"] == "english" and forms["通用机场"] == "narrower"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("修机场", ["机场"]),
        ("机场少", ["机场"]),
        ("衢州的魑魅", ["魑魅"]),
        ("拖欠魑魅民企账款", ["拖欠魑魅民企账款"]),
        ("拖欠民企账款", ["拖欠账款"]),
    ],
)
def test_what_stands_beside_a_known_word_or_in_it_is_no_part_of_it(
    query: str, words: list[str], shipped: KnowledgeBase
) -> None:
    assert typed(shipped, query) == words


def test_measures_and_deeds_are_weak_also_when_joined(shipped: KnowledgeBase) -> None:
    assert {word.typed: word.weak for word in asked(shipped, "机场 通车里程").words} == {
        "机场": False,
        "通车里程": True,
    }
    assert [word.weak for word in asked(shipped, "企业增长").words] == [False], "not all of it"


def test_an_everyday_english_word_also_means_what_it_says(shipped: KnowledgeBase) -> None:
    [word] = asked(shipped, "children").words
    assert ("儿童", "gloss") in word.forms


def test_pinyin_means_the_word_before_what_longer_ones_stand_for(shipped: KnowledgeBase) -> None:
    forms = dict(asked(shipped, "shengtaibaohu").words[0].forms)
    assert forms["生态保护"] == "pinyin" and forms["矿山生态修复"] == "sound"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("养老床位有多少张", ["养老床位"]),
        ("打算引进多少人才", ["引进", "人才"]),
        ("要新建几家医院", ["新建", "医院"]),
        ("失业率控制在多少以内", ["失业率", "控制"]),
        ("每年新增就业多少人", ["新增就业"]),
        ("farmers' income", ["farmers income"]),
    ],
)
def test_little_words_of_a_question_are_no_words_of_it(query: str, words: list[str], shipped: KnowledgeBase) -> None:
    assert [word.typed for word in asked(shipped, query).words] == words


def test_an_unknown_deed_beside_known_english_words_need_not_be_there(shipped: KnowledgeBase) -> None:
    assert {word.typed: word.weak for word in asked(shipped, "monitoring air quality").words} == {
        "monitoring": True,
        "air quality": False,
    }
    assert not any(word.weak for word in asked(shipped, "child trafficking").words), "one word alone is not the matter"


def test_a_weak_word_is_found_as_what_means_the_same(shipped: KnowledgeBase) -> None:
    weak = next(word for word in asked(shipped, "新建医院").words if word.weak)
    assert ("开工", "same") in weak.forms


@pytest.mark.parametrize(
    ("query", "weak"),
    [
        ("低保提标了吗", {"提标"}),
        ("PM2.5要降到多少", {"降到"}),
        ("food safety inspection", {"inspection"}),
        ("医保扩面", {"扩面"}),
    ],
)
def test_that_something_rises_falls_or_is_looked_after_is_weak(
    shipped: KnowledgeBase, query: str, weak: set[str]
) -> None:
    words = asked(shipped, query).words
    assert {word.typed for word in words if word.weak} == weak and len(words) == 2


@pytest.mark.parametrize(
    ("query", "matter", "deed"),
    [
        ("how is poverty being reduced", "poverty", "reduced"),
        ("are roads improved", "roads", "improved"),
        ("airports expanded", "airports", "expanded"),
    ],
)
def test_forms_of_an_english_verb_are_as_weak_as_the_verb(
    query: str, matter: str, deed: str, shipped: KnowledgeBase
) -> None:
    assert {word.typed: word.weak for word in asked(shipped, query).words} == {matter: False, deed: True}


def test_no_english_name_begins_or_ends_with_a_little_word(shipped: KnowledgeBase) -> None:
    assert "growth of" not in typed(shipped, "what was the growth of retail sales")
    assert "retail sales" in typed(shipped, "what was the growth of retail sales")


def test_a_little_word_that_ends_a_word_of_reports_is_not_taken_off(shipped: KnowledgeBase) -> None:
    assert typed(shipped, "哪些城市要办运动会") == ["运动会"]


def test_what_people_say_is_what_plans_call_otherwise_the_plainest_first(shipped: KnowledgeBase) -> None:
    [word] = asked(shipped, "镇上的医院").words
    assert word.means[0] == "乡镇卫生院" and dict(word.forms)["乡镇卫生院"] == "everyday"
    [word] = asked(shipped, "historic districts").words
    assert word.means[0] == "历史文化街区" and [part.typed for part in word.parts] == ["historic", "districts"]


def test_a_saying_is_no_border_of_words_and_no_slip_is_taken_for_it(shipped: KnowledgeBase) -> None:
    written = dict(shipped.vocabulary())
    assert shipped.sayings("绿皮车") and "绿皮车" not in written.values() and not shipped.is_word("绿皮车")
    assert shipped.said(["绿皮车", "高铁"]) == {"绿皮车"}


def test_a_saying_has_its_meaning_also_without_the_sign_of_whose_it_is(shipped: KnowledgeBase) -> None:
    assert shipped.sayings("students' fitness") == shipped.sayings("students fitness") != []


def test_official_words_are_not_read_as_what_people_say(shipped: KnowledgeBase) -> None:
    described = read_described(
        shipped, "不用跑政府大厅就能办事", asked(shipped, "不用跑政府大厅就能办事"), lambda _: True
    )
    assert described and "数字政府" not in dict(described.words[0].forms)


@pytest.mark.parametrize(
    ("query", "weak"),
    [("政府怎样吸引投资", True), ("how does the government attract investment", True), ("政府投资", False)],
)
def test_who_is_to_do_it_is_weak_in_a_question(query: str, weak: bool, shipped: KnowledgeBase) -> None:
    who = [word.weak for word in asked(shipped, query).words if word.typed in ("政府", "government")]
    assert all(who) if weak else not any(who)


def test_a_long_name_whose_last_word_nobody_knows_is_one_thing(shipped: KnowledgeBase) -> None:
    assert all(word.bound for word in asked(shipped, "机器人足球世界杯").words)
    assert not any(word.bound for word in asked(shipped, "农民工能按时拿到钱").words)


def test_one_telling_word_in_a_name_of_another_matter_describes_nothing(shipped: KnowledgeBase) -> None:
    name, sentence = "机器人足球世界杯", "一张网管好城市"
    assert read_described(shipped, name, asked(shipped, name), lambda _: True) is None
    assert read_described(shipped, sentence, asked(shipped, sentence), lambda _: True)


@pytest.mark.parametrize(("query", "slip"), [("水母养殖", False), ("汚水处理", True), ("乡村镇兴", True)])
def test_two_characters_of_a_matter_are_not_respelt(query: str, slip: bool, shipped: KnowledgeBase) -> None:
    assert any(how in ("sound", "spelling") for word in asked(shipped, query).words for _, how in word.forms) == slip
