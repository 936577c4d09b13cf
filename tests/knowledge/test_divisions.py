"""Every place of China by name; a name that several share is asked about."""

from __future__ import annotations

import pytest

from plancmp import City, KnowledgeBase
from plancmp.errors import UnknownName
from plancmp.knowledge import divisions
from plancmp.knowledge.divisions import AmbiguousName, Merged, NoPlan


@pytest.mark.parametrize(
    ("typed", "adcode"),
    [
        ("绍兴", "330600"),
        ("绍兴市", "330600"),
        ("shaoxing", "330600"),
        ("Shaoxing", "330600"),
        ("330600", "330600"),
        ("紹興", "330600"),
        ("浙江", "330000"),
        ("浙江省绍兴市", "330600"),
        ("南京鼓楼", "320106"),
        ("江苏省南京市鼓楼区", "320106"),
        ("gulou-nanjing", "320106"),
        ("恩施", "422800"),
        ("西安", "610100"),
        ("黄山", "341000"),
        ("huzhou", "330500"),
        ("yiwu", "330782"),
        ("浦东", "310115"),
        ("pudong", "310115"),
        ("上海浦东", "310115"),
        ("滨海", "320922"),
        ("沈北新区", "210113"),
        ("陕西", "610000"),
        ("shaanxi", "610000"),
        ("长治", "140400"),
        ("changzhi", "140400"),
        ("北京朝阳", "110105"),
        ("中国", "000000"),
        ("全国", "000000"),
        ("国家", "000000"),
        ("china", "000000"),
        ("凉山州", "513400"),
        ("黔东南州", "522600"),
        ("伊犁州", "654000"),
        ("四川省凉山州", "513400"),
        ("延边", "222400"),
        ("湘西州", "433100"),
        ("恩施自治州", "422800"),
        ("锡盟", "152500"),
        ("宁夏自治区", "640000"),
        ("景宁县", "331127"),
        ("元江县", "530428"),
        ("前郭县", "220721"),
        ("喀左县", "211324"),
        ("鄂温克旗", "150724"),
        ("襄樊", "420600"),
        ("湖北省襄樊市", "420600"),
        ("思茅市", "530800"),
        ("思茅区", "530802"),
        ("毕节地区", "520500"),
        ("吐鲁番地区", "650400"),
        ("巴彦淖尔盟", "150800"),
        ("即墨市", "370215"),
        ("沾化县", "371603"),
        ("山东省沾化县", "371603"),
        ("绍兴县", "330603"),
        ("莱芜市", "371200"),
        ("莱芜", "370116"),
        ("巢湖", "340181"),
        ("雄安新区", "133100"),
        ("雄安", "133100"),
        ("两江新区", "500071"),
        ("滨海新区", "120116"),
        ("西海岸新区", "370211"),
        ("婺城区", "330702"),
        ("吉林省", "220000"),
        ("吉林市", "220200"),
        ("hainan", "460000"),
        ("海南州", "632500"),
        ("Lyuliang", "141100"),
        ("Lüliang", "141100"),
        ("Macau", "820000"),
        ("Shigatse", "540200"),
        ("Turpan", "650400"),
        ("Golog", "632600"),
        ("Nei Mongol", "150000"),
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


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("单县", "shanxian"),
        ("浚县", "xunxian"),
        ("筠连县", "junlian"),
        ("乐陵市", "laoling"),
        ("珲春市", "hunchun"),
        ("宕昌县", "tanchang"),
        ("洪洞县", "hongtong"),
        ("略阳县", "lueyang"),
        ("台州市", "taizhou-zhejiang"),
        ("泰州市", "taizhou-jiangsu"),
        ("六盘水市", "liupanshui"),
        ("闵行区", "minhang"),
        ("什邡市", "shifang"),
        ("库尔勒市", "kuerle"),
        ("佛冈县", "fogang"),
        ("鹿城区", "lucheng"),
        ("中国", "china"),
    ],
)
def test_ids_are_read_as_the_place_is(name: str, id: str) -> None:
    found = divisions.find(name)
    assert found is not None and found.id == id


@pytest.mark.parametrize(("typed", "today"), [("闸北区", "jingan-shanghai"), ("宣武区", "xicheng")])
def test_what_was_merged_is_not_taken_for_the_whole(typed: str, today: str) -> None:
    with pytest.raises(Merged) as raised:
        divisions.find(typed)
    assert "merged into" in raised.value.message and raised.value.nearest == (today,) and today in raised.value.hint


def test_every_alias_is_of_a_place() -> None:
    for name, code, how in divisions._rows("aliases"):
        assert code in divisions.divisions() and how in ("same", "former", "part"), name


def test_a_district_is_not_its_city(shipped: KnowledgeBase) -> None:
    for typed in ("婺城区", "金华市婺城区", "婺城"):
        with pytest.raises(NoPlan) as raised:
            shipped.find(City, typed)
        assert raised.value.division.adcode == "330702"


def test_the_table_is_whole() -> None:
    known = divisions.divisions()
    assert len(known) > 3000
    assert len({item.id for item in known.values()}) == len(known)
    for item in known.values():
        assert item.parent in known or item.level in ("nation", "province")
        assert divisions.city(item).level == item.level
        assert divisions.find(item.adcode) == item and divisions.find(item.id) == item


def test_a_known_city_without_a_plan_is_told(example: KnowledgeBase) -> None:
    with pytest.raises(NoPlan) as raised:
        example.find(City, "宁波")
    assert "宁波市 (ningbo) has no plan here" in raised.value.message
    assert "plancmp draft" in raised.value.hint


def test_a_place_is_not_taken_for_a_city_that_sounds_alike(shipped: KnowledgeBase) -> None:
    assert shipped.find(City, "huzhou").id == "huzhou", "a place of the atlas"
    with pytest.raises(NoPlan):
        shipped.find(City, "乐清")
    assert shipped.find(City, "quzhuo").id == "quzhou"
    assert shipped.find(City, "quzuo").id == "quzhou"
    assert shipped.find(City, "xuzou").id == "xuzhou"
    for typed in ("quhua", "xyzhuo"):
        with pytest.raises(UnknownName):
            shipped.find(City, typed)
    assert shipped.find(City, "浙江省温州市鹿城区").id == "lucheng"


def test_nonsense_is_still_unknown(example: KnowledgeBase) -> None:
    with pytest.raises(UnknownName):
        example.find(City, "亚特兰蒂斯")


@pytest.mark.parametrize(
    ("typed", "nearest"), [("hangzou", "hangzhou"), ("zhejang", "zhejiang"), ("绍星市", "shaoxing")]
)
def test_the_nearest_places(typed: str, nearest: str) -> None:
    assert divisions.nearest(typed)[0] == nearest
    assert divisions.nearest("xyzzyx") == []


def test_shipped_cities_lie_where_the_tables_say(shipped: KnowledgeBase) -> None:
    places = divisions.divisions()
    assert {city.id: city.within for city in shipped.all(City)} == {
        city.id: divisions.city(places[city.adcode]).within for city in shipped.all(City)
    }
