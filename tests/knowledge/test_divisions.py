"""Every place of China by name; a name that several share is asked about."""

from __future__ import annotations

import pytest

from plancmp import City, KnowledgeBase
from plancmp.errors import UnknownName
from plancmp.knowledge import divisions
from plancmp.knowledge.divisions import AmbiguousName, NoPlan


@pytest.mark.parametrize(
    ("typed", "adcode"),
    [
        ("绍兴", "330600"), ("绍兴市", "330600"), ("shaoxing", "330600"), ("Shaoxing", "330600"), ("330600", "330600"),
        ("紹興", "330600"), ("浙江", "330000"), ("浙江省绍兴市", "330600"), ("南京鼓楼", "320106"), ("江苏省南京市鼓楼区", "320106"),
        ("gulou-nanjing", "320106"), ("恩施", "422800"), ("西安", "610100"), ("黄山", "341000"), ("huzhou", "330500"), ("yiwu", "330782"),
        ("浦东", "310115"), ("pudong", "310115"), ("上海浦东", "310115"), ("滨海", "320922"), ("沈北新区", "210113"),
        ("陕西", "610000"), ("shaanxi", "610000"), ("长治", "140400"), ("changzhi", "140400"), ("北京朝阳", "110105"),
    ],
)
def test_names(typed: str, adcode: str) -> None:
    found = divisions.find(typed)
    assert found is not None and found.adcode == adcode


@pytest.mark.parametrize("typed", ["鼓楼", "鼓楼区", "朝阳", "suzhou", "taizhou", "西湖"])
def test_shared_names_ask(typed: str) -> None:
    with pytest.raises(AmbiguousName) as raised:
        divisions.find(typed)
    assert len(raised.value.nearest) > 1
    for name in raised.value.nearest:
        found = divisions.find(name)
        assert found is not None and found.id == name and name in raised.value.hint


@pytest.mark.parametrize("typed", ["", "省", "亚特兰蒂斯", "交通", "999999"])
def test_no_place(typed: str) -> None:
    assert divisions.find(typed) is None


def test_the_table_is_whole() -> None:
    known = divisions.divisions()
    assert len(known) > 3000
    assert len({item.id for item in known.values()}) == len(known)
    for item in known.values():
        assert item.parent in known or item.level == "province"
        assert divisions.find(item.adcode) == item and divisions.find(item.id) == item


def test_a_known_city_without_a_plan_is_told(example: KnowledgeBase) -> None:
    with pytest.raises(NoPlan) as raised:
        example.find(City, "宁波")
    assert "宁波市 (ningbo) has no plan here" in raised.value.message
    assert "plancmp draft" in raised.value.hint


def test_a_place_is_not_taken_for_a_city_that_sounds_alike(shipped: KnowledgeBase) -> None:
    with pytest.raises(NoPlan):
        shipped.find(City, "huzhou")
    assert shipped.find(City, "quzhuo").id == "quzhou"
    assert shipped.find(City, "quzuo").id == "quzhou"
    for typed in ("suzou", "xuzou", "quhua"):
        with pytest.raises(UnknownName):
            shipped.find(City, typed)
    assert shipped.find(City, "浙江省温州市鹿城区").id == "lucheng"


def test_nonsense_is_still_unknown(example: KnowledgeBase) -> None:
    with pytest.raises(UnknownName):
        example.find(City, "亚特兰蒂斯")


@pytest.mark.parametrize(("typed", "nearest"), [("hangzou", "hangzhou"), ("zhejang", "zhejiang"), ("绍星市", "shaoxing")])
def test_the_nearest_places(typed: str, nearest: str) -> None:
    assert divisions.nearest(typed)[0] == nearest
    assert divisions.nearest("xyzzyx") == []
