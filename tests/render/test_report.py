"""The report on some cities."""

from __future__ import annotations

import json

import pytest

from plancmp import KnowledgeBase, compare, targets
from plancmp.query.report import report
from plancmp.render import document, text
from plancmp.render import report as report_document
from plancmp.render.view import View


def test_it_says_what_the_other_questions_say(figures: KnowledgeBase) -> None:
    answer = report(figures, ["anping", "beihu"])
    told = json.loads(text(answer, View(form="json")))
    assert told["compare"] == compare(figures, ["anping", "beihu"]).to_dict()
    assert told["targets"] == targets(figures, ["anping", "beihu"]).to_dict()
    assert [one["city"] for one in told["track"]] == [one["city"] for one in told["gaps"]] == ["anping", "beihu"]
    assert told["data"] == figures.digest and len(figures.digest) == 12


def test_the_digest_tells_the_data_apart(figures: KnowledgeBase, example: KnowledgeBase) -> None:
    assert figures.digest != example.digest


def test_one_city_has_no_other_to_stand_beside(figures: KnowledgeBase) -> None:
    answer = report(figures, ["anping"])
    assert answer.comparison is None and answer.gaps == () and answer.found


def test_a_theme_narrows_every_part(figures: KnowledgeBase) -> None:
    answer = report(figures, ["anping", "beihu"], themes=["transport"])
    topics = {topic.id for topic in answer.named.topics.values() if topic.theme == "transport"}
    assert all(row.indicator.topic in topics for row in answer.targets.rows if row.indicator.topic)
    assert all(row.indicator.topic for one in answer.tracks for row in one.rows)
    assert answer.tracks[0].rows and len(answer.tracks[0].rows) < len(report(figures, ["anping"]).tracks[0].rows)


@pytest.mark.parametrize(
    ("lang", "title"), [("zh", "安平 · 北湖: 规划承诺与进展"), ("en", "Anping · Beihu: commitments and progress")]
)
def test_the_document_has_a_table_a_part(lang: str, title: str, figures: KnowledgeBase) -> None:
    made = document.of(report(figures, ["anping", "beihu"]), View(form="docx", lang=lang))  # type: ignore[arg-type]
    assert made.title == title
    titles = [table.title for table in made.tables]
    assert len(titles) >= 5 and all(titles)
    assert any(figures.digest in line for line in made.lead)
    assert report_document.of_city("A", "lacks", "en") == "A: gaps"
