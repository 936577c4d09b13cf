from __future__ import annotations

import pytest

from plancmp.ingest import places
from plancmp.knowledge.divisions import city, find


def test_names_in_a_text() -> None:
    found = [item.name for item in places.named("在浙江省绍兴市上虞区,全市和新市区的两县")]
    assert found == ["浙江省", "绍兴市", "上虞区", "新市区"]
    assert places.named("城区和东区的改造") == []
    assert [item.name for item in places.named("阳泉市城区")][:2] == ["阳泉市", "城区"]


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("浙江省台州市2025年政府工作报告", "浙江省台州市"),
        ("关于2025年绍兴市政府工作报告", "浙江省绍兴市"),
        ("2025年鼓楼区政府工作报告", "鼓楼区"),
        ("政府工作报告", ""),
    ],
)
def test_the_place_of_a_title(title: str, place: str) -> None:
    assert places.leading(title) == place


def test_a_text_without_head_is_of_the_place_it_names_most() -> None:
    text = "我代表市人民政府,向大会报告工作。全市发展,全省第一。" + "丽水的发展。" * 9 + "杭州。" * 4 + "合作。" * 30
    found = places.most_named(text)
    assert found is not None and found.name == "丽水市"
    assert places.most_named(text.replace("杭州。" * 4, "杭州。" * 8)) is None
    assert places.most_named("没有地名的文字。") is None


def _of(name: str) -> object:
    division = find(name)
    assert division is not None
    return city(division)


def test_where_a_head_contradicts_itself_the_text_decides() -> None:
    wrong, right = _of("苏州市"), _of("宿州市")
    assert places.likeliest([wrong, right], "宿州的发展") == right  # type: ignore[list-item]
    prefecture, county = _of("大理州"), _of("大理市")
    assert places.likeliest([prefecture, county], "大理市") == prefecture  # type: ignore[list-item]


def test_a_name_that_several_share_is_told_by_what_they_lie_in() -> None:
    several = places.named("鼓楼区")
    one = places.one_of(several, "在南京市召开")
    assert one is not None and one.adcode == "320106"
    assert places.one_of(several, "南京和徐州") is None
