"""What every question gives back."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError

import pytest

from plancmp import City, Indicator, KnowledgeBase, Theme, compare, coverage, gaps, search, show, targets, track
from plancmp.query.answer import Answer, gather, measured, spelled_out
from plancmp.query.listing import listing
from plancmp.render import MODULES, text
from plancmp.render.view import FORMS, LANGUAGES, View
from tests.conftest import EXAMPLE, FIGURES
from tests.render.screens import EXAMPLE as ASKED
from tests.render.screens import FIGURES as ASKED_OF_FIGURES


def test_records_are_gathered_by_id(example: KnowledgeBase) -> None:
    records = gather(example, cities=["beihu", "2030", "anping", "beihu"], themes=None)
    assert set(records.cities) == {"anping", "beihu"} and records.cities["beihu"] == example.get(City, "beihu")
    assert list(records.themes) == [theme.id for theme in example.all(Theme)]
    assert not records.topics and not records.plans and not records.indicators


def test_what_commitments_measure(example: KnowledgeBase) -> None:
    items = example.commitments()
    known = {indicator.id for indicator in example.all(Indicator)}
    assert set(measured(items)) == {part.indicator for item in items for part in item.quantities} & known
    assert not measured([])


def test_a_limit_leaves_the_first_and_changes_nothing_else(example: KnowledgeBase) -> None:
    whole = search(example, "高铁")
    one = whole.limited(1)
    assert one.hits == whole.hits[:1] and one.total == whole.total == 2 and len(whole.hits) == 2
    assert whole.limited(None) is whole and whole.limited(99) == whole


def test_an_answer_does_not_change(example: KnowledgeBase) -> None:
    with pytest.raises(FrozenInstanceError):
        coverage(example).rows = ()  # type: ignore[misc]


def test_found_and_what_to_tell_where_nothing_is(figures: KnowledgeBase) -> None:
    nothing = compare(figures, ["anping", "beihu"], year=1950)
    assert (nothing.found, nothing.nothing) == (False, "nothing found")
    assert search(figures, "火星").nothing.startswith("nothing found for '火星'")
    assert targets(figures, ["dongwan"]).nothing == "no targets found"
    assert track(figures, "nanling").nothing.endswith("nothing in its plans tests or repeats a target")
    assert track(figures, "nanling", ["firms", "trains"]).nothing.endswith(
        "hold no figure of firms or trains that can be followed"
    )
    assert track(figures, "dongwan").nothing.endswith("it has no plan")
    assert not coverage(figures, ["dongwan"]).found and not coverage(figures, ["dongwan"]).nothing
    assert listing(figures, "cities").found and show(figures, "anping").found


def test_each_answer_has_the_guesses_of_its_question_alone(example: KnowledgeBase) -> None:
    example.find(City, "beuhu")
    first = compare(example, ["anpin", "beihu"], themes=["trasport"])
    assert [(guess.kind, guess.id) for guess in first.guesses] == [("city", "anping"), ("theme", "transport")]
    again = gaps(example, "anpin", ["beihu"])
    assert [guess.id for guess in again.guesses] == ["anping"], "also where it was guessed before"
    assert [guess.id for guess in show(example, "anpin").guesses] == ["anping"]
    assert not coverage(example).guesses


@pytest.mark.parametrize(("folder", "screens"), [(EXAMPLE, ASKED), (FIGURES, ASKED_OF_FIGURES)], ids=["", "figures"])
def test_an_answer_suffices(folder: object, screens: dict[str, object]) -> None:
    """Once it is there, every form in every language can be drawn without the knowledge base, elsewhere too."""
    with KnowledgeBase.open([folder]) as kb:  # type: ignore[list-item]
        answers: dict[str, Answer] = {name: ask(kb) for name, (ask, _) in screens.items()}  # type: ignore[misc]
    for name, answer in answers.items():
        assert type(answer).__name__ in MODULES
        sent = pickle.loads(pickle.dumps(answer))
        for form in FORMS:
            for lang in LANGUAGES:
                view = View(form=form, lang=lang, width=100, everything=True, explain=True)
                page = text(answer, view)
                assert page == text(copy.copy(answer), view) == text(sent, view), name


def test_commitments_are_spelled_out(example: KnowledgeBase) -> None:
    item = example.commitments()[0]
    assert spelled_out({"a": [item, None], "b": {"c": item}}) == {
        "a": [item.to_dict(), None],
        "b": {"c": item.to_dict()},
    }
