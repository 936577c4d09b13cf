"""Which record a typed name means; finding one by its many forms is tested with the knowledge base."""

from __future__ import annotations

import pytest

from plancmp.errors import UnknownName
from plancmp.knowledge.names import Found, forms, resolve, resolve_place, short, spoken
from plancmp.model import City

HERE = [("tongjiang", "tongjiang"), ("hongjiang", "hongjiang"), ("baishan", "baishan"), ("jinhua", "jinhua")]
MAPPED = [("qingyang", "qingyang"), ("panshan", "panshan"), ("baishan", "baishan"), ("jinhai", "jinhai")]
OTHERS = [*HERE, *MAPPED, ("pingyang", "pingyang"), ("jinhu", "jinhu"), ("qingying", "qingying")]


def place(typed: str) -> Found:
    def exact(key: str) -> list[str]:
        return [name for form, name in HERE if form == key]

    return resolve_place(typed, exact, HERE, MAPPED, lambda: OTHERS)


def asked(typed: str) -> tuple[str, ...]:
    """The places that are offered for a name that is not taken for one."""
    with pytest.raises(UnknownName) as caught:
        place(typed)
    assert caught.value.hint == f"nearest: {', '.join(caught.value.nearest)}"
    return tuple(caught.value.nearest)


def test_of_two_names_equally_near_none_is_taken() -> None:
    with pytest.raises(UnknownName) as caught:
        resolve("theme", "rongjiang", lambda _: [], lambda: HERE)
    assert caught.value.nearest[:2] == ("hongjiang", "tongjiang")
    assert asked("rongjiang")[:2] == ("hongjiang", "tongjiang")


def test_the_one_nearest_name_is_taken_as_a_guess() -> None:
    assert resolve("theme", "baishann", lambda _: [], lambda: HERE) == Found("theme", "baishann", "baishan", False)
    assert place("baishann") == Found("city", "baishann", "baishan", False)
    assert place("tonjgiang") == Found("city", "tonjgiang", "tongjiang", False)
    assert place("baishan") == Found("city", "baishan", "baishan", True)


def test_a_place_is_not_taken_where_one_that_has_nothing_here_is_nearer() -> None:
    assert asked("pingyangg")[:2] == ("pingyang", "qingyang")
    assert place("qingyangg").id == "qingyang"


def test_of_places_as_near_one_with_plans_is_taken_before_one_that_has_nothing() -> None:
    assert asked("jinha")[0] == "jinhua", "jinhai has figures and is as near"
    assert place("jinhuu").id == "jinhua", "jinhu is as near and has nothing"
    assert asked("qingyng") == ("qingyang", "qingying"), "figures are no plan"


def test_few_people_err_in_the_first_letter() -> None:
    assert place("banshan").id == "baishan", "panshan is one letter off too"
    assert place("abishan").id == "baishan", "swapped letters are no other letter"


@pytest.mark.parametrize(
    ("zh", "wanted"),
    [
        ("金华市", "金华"),
        ("温州市鹿城区", "鹿城"),
        ("大理白族自治州", "大理"),
        ("黔东南苗族侗族自治州", "黔东南"),
        ("广西壮族自治区", "广西"),
        ("内蒙古自治区", "内蒙古"),
        ("新疆维吾尔自治区", "新疆"),
        ("市中区", "市中"),
        ("上海市浦东新区", "浦东"),
    ],
)
def test_a_city_is_called_as_people_do(zh: str, wanted: str) -> None:
    assert short(City("x", zh, "X", "990100")) == wanted


@pytest.mark.parametrize(
    ("zh", "said"), [("四川省", "四川"), ("兴安盟", "兴安"), ("金华市", "金华"), ("广西壮族自治区", "广西")]
)
def test_a_province_is_called_without_what_it_is(zh: str, said: str) -> None:
    city = City(id="somewhere", zh=zh, en="Somewhere", adcode="990500")
    assert spoken(city) == said and said in forms(city)
