"""The cities most like one."""

from __future__ import annotations

import pytest

from plancmp import City, KnowledgeBase, PlancmpError, compare
from plancmp.query.peers import peers


def test_of_its_level_and_province_before_others(shipped: KnowledgeBase) -> None:
    found = peers(shipped, shipped.get(City, "jinhua"), 9)
    kinds = [(peer.of_one_level, peer.of_one_province) for peer in found]
    assert kinds == sorted(kinds, reverse=True) and kinds[0] == (True, True)
    first = next(peer for peer in found if peer.city.id == "quzhou")
    assert 0 < first.shared <= first.topics and not first.warning
    assert first.why.startswith("quzhou: a prefecture of the same province, ")
    assert {peer.city.id for peer in found if peer.warning} == {
        peer.city.id for peer in found if peer.city.level != "prefecture"
    }


def test_those_of_like_size_come_first_and_the_year_is_told(shipped: KnowledgeBase) -> None:
    found = [
        peer for peer in peers(shipped, shipped.get(City, "jinhua"), 9) if peer.of_one_level and peer.of_one_province
    ]
    sizes = [peer.of_like_size for peer in found]
    assert sizes == sorted(sizes, reverse=True) and {True, False} == set(sizes)
    quzhou = next(peer for peer in found if peer.city.id == "quzhou")
    assert quzhou.size is not None and 0.3 < quzhou.size < 0.4 and not quzhou.of_like_size
    assert f"GDP 0.35 times that of jinhua ({quzhou.year})" in quzhou.why
    assert quzhou.shared / quzhou.topics > found[0].shared / found[0].topics, "it shares more, and is smaller"


def test_a_size_that_nobody_tells_is_not_known(example: KnowledgeBase) -> None:
    [peer] = [one for one in peers(example, example.get(City, "anping"), 9) if one.city.id == "beihu"]
    assert (peer.size, peer.year, peer.of_like_size) == (None, None, False) and "GDP not known" in peer.why


def test_among_equals_those_that_share_more_topics(figures: KnowledgeBase) -> None:
    found = peers(figures, figures.get(City, "anping"), 9)
    assert "dongwan" not in [peer.city.id for peer in found], "it has no plan"


def test_they_stand_beside_the_city_and_it_is_said_why(shipped: KnowledgeBase) -> None:
    answer = compare(shipped, ["lucheng"], with_peers=1, themes=["transport"])
    assert len(answer.columns) == 2 and answer.columns[0].id == "lucheng"
    assert answer.columns[1].id in answer.notes[0]
    assert (answer.columns[1].city.level == "county") or "differs in size" in answer.notes[1]
    with pytest.raises(PlancmpError, match="peers are those of one city"):
        compare(shipped, ["lucheng", "jinhua"], with_peers=1)
