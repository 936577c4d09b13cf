"""The places above a city."""

from __future__ import annotations

import pytest

from plancmp import City, KnowledgeBase, PlancmpError, gaps
from plancmp.query.above import above, above_each, named_above

NATION = City("china", "中国", "China", "000000")
PROVINCE = City("zhejiang", "浙江省", "Zhejiang", "330000")
CITY = City("wenzhou", "温州市", "Wenzhou", "330300")
COUNTY = City("lucheng", "温州市鹿城区", "Lucheng", "330302")


def test_the_nearest_first_and_nothing_above_the_nation() -> None:
    everyone = [NATION, COUNTY, CITY, PROVINCE, City("nanjing", "南京市", "Nanjing", "320100")]
    assert above(COUNTY, everyone) == [CITY, PROVINCE, NATION]
    assert above(CITY, everyone) == [PROVINCE, NATION]
    assert above(PROVINCE, everyone) == [NATION]
    assert above(NATION, everyone) == []
    assert above_each(everyone, everyone) == {city.id: above(city, everyone) for city in everyone}


def test_those_above_thousands_are_looked_up_not_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(City, "lies_in", lambda city, other: asked.append(other.id) or True)
    places = [City(f"county-{number}", "某县", "County", f"{330000 + number}") for number in range(101, 1000)]
    above_each(places, [NATION, *places])
    assert len(asked) <= 4 * len(places)


def test_what_the_place_above_is_called(shipped: KnowledgeBase) -> None:
    jinhua = shipped.get(City, "jinhua")
    found = named_above(shipped, jinhua, "nation")
    assert found is not None and found.id == "china"
    assert named_above(shipped, jinhua, "quzhou") is None
    answer = gaps(shipped, "jinhua", ["nation"], themes=["innovation"])
    assert [city.id for city in answer.against] == ["china"]


def test_a_place_above_without_a_plan(figures: KnowledgeBase) -> None:
    with pytest.raises(PlancmpError, match="no plan of the province above anping"):
        gaps(figures, "anping", "省")
