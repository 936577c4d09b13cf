"""What follows from the evidence for topics, alone and among others."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from plancmp.ingest import evidence
from plancmp.ingest.evidence import Coding, Evidence, around, coding

THEMES = {"rail": "transport", "roads": "transport", "schools": "education", "grain": "rural", "jobs": "labour"}


def speaks(said: tuple[str, ...] = (), **topics: float) -> Evidence:
    themes: dict[str, float] = {}
    for name, weight in topics.items():
        themes[THEMES[name]] = themes.get(THEMES[name], 0.0) + weight
    return Evidence(topics, themes, said)


def decide(one: Evidence, said: Mapping[str, float] | None = None) -> Coding:
    return coding(one, THEMES, "nothing", said or {})


def test_of_no_evidence_follows_nothing_but_what_others_say() -> None:
    assert decide(speaks()) == Coding(("nothing",), None, 0.0)
    assert decide(speaks(), {"rural": 0.2, "education": 0.3}) == Coding(("education",), None, 0.0)


def test_much_evidence_for_several_topics_leaves_none_open_and_little_does() -> None:
    many = speaks(schools=2.0, grain=1.9, jobs=1.9, rail=1.8)
    assert (decide(many).topic, decide(many).confidence) == ("schools", 0.26)
    few = speaks(schools=0.2, grain=0.19, jobs=0.19, rail=0.18)
    assert (decide(few).themes, decide(few).topic) == (("education",), None)


def test_a_theme_of_two_topics_outweighs_one_topic() -> None:
    assert decide(speaks(schools=2.0, rail=1.8, roads=1.6)).topic == "rail"


def test_those_around_decide_between_themes_nearly_as_well_founded() -> None:
    one = speaks(schools=1.0, rail=0.9)
    assert decide(one).themes == ("education",)
    assert decide(one, {"transport": 1.0}).topic == "rail"
    assert decide(speaks(schools=3.0, rail=0.5), {"transport": 1.0}).topic == "schools"


def test_the_nearer_and_the_surer_say_more() -> None:
    sure, torn = speaks(rail=4.0), speaks(schools=1.0, grain=1.0)
    said = around([sure, speaks(), torn, speaks(), speaks(), speaks()])
    assert said[0] == pytest.approx({"education": 0.5 * evidence.FARTHER, "rural": 0.5 * evidence.FARTHER})
    assert said[1] == pytest.approx({"transport": 1.0, "education": 0.5, "rural": 0.5})
    assert said[4] == pytest.approx(
        {"transport": evidence.FARTHER**3, "education": 0.5 * evidence.FARTHER, "rural": 0.5 * evidence.FARTHER}
    )
    assert "transport" not in said[5], "too far off"


def test_the_surer_of_two_themes_is_told_to_others_more_than_its_share() -> None:
    assert speaks(rail=3.0, schools=1.0).shares() == pytest.approx({"transport": 0.9, "education": 0.1})


def test_a_second_topic_is_said_by_the_words_and_nearly_as_well_founded() -> None:
    assert decide(speaks(("rail", "schools"), rail=2.0, schools=1.0)).also == ("schools",)
    assert decide(speaks(("rail",), rail=2.0, schools=1.0)).also == ()
    assert decide(speaks(("rail", "schools"), rail=2.0, schools=0.5)).also == ()
