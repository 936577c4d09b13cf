"""What narrows a question."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from plancmp import (
    City,
    KnowledgeBase,
    PlancmpError,
    Theme,
    UnknownName,
    compare,
    coverage,
    gaps,
    search,
    show,
    targets,
    track,
)
from plancmp.index import knowledge_base
from plancmp.model import PLAN_TYPES, STRENGTHS, names_of
from plancmp.query.answer import Answer
from plancmp.query.export import export
from plancmp.query.listing import listing
from plancmp.query.progress.targets import Targets
from plancmp.query.progress.track import Track
from plancmp.query.selection import (
    EVERYTHING,
    OPTIONS,
    Narrowing,
    NarrowingPlaces,
    NarrowingRows,
    Selection,
    Years,
    in_the_way,
    years,
)


def test_names_become_ids_each_once(example: KnowledgeBase) -> None:
    typed = Selection(themes=["交通,ecology", "transport"], plans=["anping-report-2024"], year=2030, status="planned")
    assert typed.resolved(example) == Selection(
        themes=("transport", "ecology"), plans=("anping-report-2024",), year=(2030,), status=("planned",)
    )
    assert Selection(cities="安平").resolved(example).cities == ("anping",), "one name is no list of letters"
    resolved = typed.resolved(example)
    assert resolved.resolved(example) == resolved


def test_words_of_lists_may_be_chinese(example: KnowledgeBase) -> None:
    asked = Selection(types=["报告,规划"], levels=["地级市"], status=["计划"], strengths=["确保 力争"], origins="draft")
    assert asked.resolved(example) == Selection(
        types=("report", "plan"),
        levels=("prefecture",),
        status=("planned",),
        strengths=("ensure", "strive"),
        origins=("draft",),
    )
    with pytest.raises(PlancmpError, match="no level is called 'village'") as error:
        Selection(levels=["village"]).resolved(example)
    assert error.value.hint == "there are: nation, province, prefecture, county"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (2027, (2027,)),
        ("2025-2027", (2025, 2026, 2027)),
        (["2025,2027", "2026"], (2025, 2027, 2026)),
        ("2025年至2026年", (2025, 2026)),
        (None, ()),
    ],
)
def test_years_are_spans_and_lists(typed: Years, meant: tuple[int, ...]) -> None:
    assert years(typed) == meant


@pytest.mark.parametrize("typed", ["27", "2027-2025", "soon", 1066, "2025-", "2025-2999"])
def test_what_is_no_year_is_refused(typed: Years) -> None:
    with pytest.raises(PlancmpError, match="is no year"):
        years(typed)


def test_names_are_understood_in_the_order_of_the_fields(example: KnowledgeBase) -> None:
    Selection(themes=["trasport"], cities=["anpin"]).resolved(example)
    assert [guess.kind for guess in example.guesses] == ["city", "theme"]


def test_what_no_question_knows_is_refused(example: KnowledgeBase) -> None:
    with pytest.raises(TypeError):
        compare(example, ["anping", "beihu"], themas=["transport"])  # type: ignore[call-arg]
    with pytest.raises(UnknownName):
        compare(example, ["anping", "beihu"], themes=["astrology"])


def test_within_is_a_place_and_all_that_lies_in_it(shipped: KnowledgeBase) -> None:
    def places(**by: Any) -> list[str]:
        return [city.id for city in Selection(**by).resolved(shipped).places(shipped)]

    def begins(*codes: str) -> list[str]:
        return [city.id for city in shipped.all(City) if city.adcode.startswith(codes)]

    assert places(within=["浙江"]) == begins("33") and "lucheng" in places(within=["浙江"])
    assert places(within=["安徽"]) == ["hefei"], "a province without a plan of its own"
    assert places(within=["温州"]) == begins("3303") and places(within=["金华"]) == ["jinhua"]
    prefectures = places(within=["浙江,安徽"], levels=["prefecture"])
    assert {"jinhua", "quzhou", "hefei"} <= set(prefectures) <= set(begins("33", "34")) and "lucheng" not in prefectures
    assert places(within=["全国"]) == [city.id for city in shipped.all(City)]
    assert places(cities=["hefei", "jinhua"], within=["浙江"]) == ["jinhua"]
    assert places(within=["zhejaing"]) == begins("33"), "a slip: the atlas knows every province"


def test_the_newest_is_that_of_those_that_fit(shipped: KnowledgeBase) -> None:
    def plans(**by: Any) -> list[str]:
        return [plan.id for plan in Selection(**by).resolved(shipped).documents(shipped)]

    both = ["jinhua", "quzhou"]
    assert plans(cities=both, types=["report"], latest=True) == ["jinhua-report-2025", "quzhou-report-2025"]
    assert plans(cities=both, types=["report"], plan_years=2024, latest=True) == [
        "jinhua-report-2024",
        "quzhou-report-2024",
    ]
    assert plans(origins=["draft"]) == []


@pytest.mark.parametrize(
    "by",
    [
        {"status": "done"},
        {"status": ["planned"], "themes": ["transport"]},
        {"strengths": ["problem", "done"]},
        {"year": "2025-2027"},
        {"indicators": ["gdp"], "year": [2024, 2025]},
        {"topics": ["railways", "aviation"], "types": ["proposal"]},
        {"within": ["浙江"], "latest": True, "themes": ["ecology"]},
        {"origins": ["atlas"]},
    ],
)
def test_what_the_index_finds_is_what_fits(by: dict[str, Any], shipped: KnowledgeBase) -> None:
    asked = Selection(**by).resolved(shipped)
    among = {plan.id for plan in asked.documents(shipped)}
    wanted = [item for item in shipped.commitments() if item.plan in among and asked.fits(item)]
    assert asked.commitments(shipped) == wanted == list(asked.stored(shipped))
    assert bool(wanted) == ("origins" not in by) and len(asked.stored(shipped)) == len(wanted)


def test_a_problem_is_neither_planned_nor_done(shipped: KnowledgeBase) -> None:
    found = {
        status: {item.id for item in export(shipped, cities=["jinhua"], status=status).commitments}
        for status in ("planned", "done", "problem")
    }
    assert found["problem"] and not found["problem"] & (found["planned"] | found["done"])
    assert sum(map(len, found.values())) == len(export(shipped, cities=["jinhua"]).commitments)
    assert found["problem"] == {
        item.id for item in export(shipped, cities=["jinhua"], strengths=["problem"]).commitments
    }


def test_many_places_are_asked_for_by_their_numbers(shipped: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    cities = [city.id for city in shipped.all(City)][1:]
    plans = [plan.id for plan in shipped.plans(cities)]
    questions: list[Any] = [
        {"cities": cities},
        {"plans": plans[2:], "themes": ["transport"]},
        {"cities": cities[:2], "plans": plans[1:]},
        {"plans": plans, "clause": "4"},
    ]
    by_tag = [shipped.commitments(**question) for question in questions]
    counted = [shipped.count(**question) for question in questions[:3]]
    hits = search(shipped, "高铁", cities=cities).hits
    monkeypatch.setattr(knowledge_base, "TAGGED", 1)
    assert [shipped.commitments(**question) for question in questions] == by_tag and all(by_tag)
    assert [shipped.count(**question) for question in questions[:3]] == counted == [len(found) for found in by_tag[:3]]
    assert search(shipped, "高铁", cities=cities).hits == hits and hits


def test_what_excludes_everything_is_told(shipped: KnowledgeBase) -> None:
    hidden = export(shipped, within=["浙江"], year=2095)
    assert not hidden.found and hidden.hints == (
        f"without --year 2095: {len(export(shipped, within=['浙江']).commitments)} found",
    )
    both = export(shipped, year=2095, origins=["draft"])
    assert both.hints == ("--origin draft alone leaves nothing", "--year 2095 alone leaves nothing")
    assert export(shipped, year=2095).hints == (f"without --year 2095: {shipped.size()} found",)
    assert in_the_way(Selection(year=2095, status="done"), lambda asked: int(not asked.year or not asked.status)) == (
        "without --year 2095: 1 found",
        "without --status done: 1 found",
    )
    assert in_the_way(Selection(year=2001, status="x"), lambda asked: 0)[0] == "--year 2001 alone leaves nothing"
    one_alone = in_the_way(Selection(year=2001, status="x", latest=True), lambda asked: int(len(asked.given()) == 1))
    assert one_alone == ("--latest --year 2001 --status x leave nothing together, nor without one of them",)


@pytest.mark.parametrize(
    "ask",
    [
        lambda kb, **by: compare(kb, ["jinhua", "quzhou"], **by),
        lambda kb, **by: search(kb, "高铁", **by),
        lambda kb, **by: listing(kb, "plans", **by),
        lambda kb, **by: show(kb, "rd-intensity", **by),
        lambda kb, **by: targets(kb, **by),
        lambda kb, **by: track(kb, "jinhua", **by),
        lambda kb, **by: coverage(kb, **by),
        lambda kb, **by: gaps(kb, "jinhua", **by),
        lambda kb, **by: export(kb, **by),
    ],
)
def test_every_question_takes_all_of_it(ask: Callable[..., Answer], shipped: KnowledgeBase) -> None:
    everything = ask(shipped)
    assert everything.found
    wide: dict[str, Any] = {
        "within": ["中国"],
        "levels": ["nation", "province", "prefecture", "county"],
        "types": list(PLAN_TYPES),
        "plan_years": "2000-2050",
        "origins": ["curated"],
        "status": ["planned", "done", "problem"],
        "strengths": list(STRENGTHS),
        "themes": [theme.id for theme in shipped.all(Theme)],
    }
    if isinstance(everything, (Targets, Track)):
        wide["origins"] = ["curated", "atlas"]
    for name, value in wide.items():
        assert ask(shipped, **{name: value}).size == everything.size, name
    for name, value in {
        "year": 2099,
        "plan_years": 2099,
        "origins": ["draft"],
        "within": ["西藏"],
        "types": ["communique"],
    }.items():
        answer = ask(shipped, **{name: value})
        assert not answer.found and answer.size == 0, name
        assert any(f"without {OPTIONS[name]}" in hint for hint in answer.hints), (name, answer.hints)


def test_keywords_go_before_the_selection_and_both_say_the_same(example: KnowledgeBase) -> None:
    by_value = compare(example, ["anping", "beihu"], Selection(themes=["transport"]))
    by_keyword = compare(example, ["anping", "beihu"], Selection(themes=["ecology"]), themes=["transport"])
    assert by_value.to_dict() == by_keyword.to_dict() and by_keyword.selection.themes == ("transport",)


def test_a_selection_asks_for_what_fits(example: KnowledgeBase) -> None:
    assert EVERYTHING.commitments(example) == example.commitments()
    some = Selection(cities=("anping",), status="done")
    assert some.commitments(example) == example.commitments(cities=["anping"], status="done")


def test_the_keywords_of_questions_are_the_fields() -> None:
    fields = set(names_of(Selection))
    assert set(NarrowingPlaces.__annotations__) == fields
    assert set(Narrowing.__annotations__) == fields - {"cities"}
    assert set(NarrowingRows.__annotations__) == fields - {"cities", "indicators"}
    assert set(OPTIONS) == fields


def test_an_export_heeds_all_of_it(example: KnowledgeBase) -> None:
    answer = export(
        example, cities=["安平"], themes=["transport"], topics=["railways"], plans=["anping-proposal-15fyp"]
    )
    assert answer.commitments and {item.topic for item in answer.commitments} == {"railways"}
    assert not export(example, indicators=["pm25"], year=1999).found
