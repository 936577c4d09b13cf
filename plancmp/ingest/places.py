"""Whose document it is: names of places in its head, and as a last resort in its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from plancmp.ingest import dates
from plancmp.knowledge.divisions import Division, above, divisions, full_name
from plancmp.model import City

_RANK = "省市区县州盟旗"
_LONGEST = 16
_ORDINAL = r"第?[一二三四五六七八九十百\d]{1,3}届"
_ASSEMBLY = re.compile(
    rf"(?:在|日|于|召开的?)?(?P<name>[^\s,，。:：()（）—–\d]{{0,24}}?)(?:{_ORDINAL})(?P<nation>全国)?(?:人民代表大会|人大|委员会|代表大会)"
)
_PARTY = re.compile(
    r"(?:中共|中国共产党)(?P<name>[^\s,，。:：()（）第]{2,20}?)(?:委员会|市委|省委|县委|区委|州委|委(?=关于|$))"
)
_OFFICE = re.compile(
    r"(?P<name>[\u3400-\u9fff]{2,20}?)(?:人民政府|统计局|发展和改革委员会|调查队|财政局|(?:代|副)?[省市区县州旗盟]长)"
)
_SPEAKS = re.compile(r"代表(?P<name>[\u3400-\u9fff]{2,20}?)(?:人民)?政府,?，?(?:向|作|报告)")
_NATION = re.compile(
    r"国务院总理|代表国务院|国家统计局(?![\u3400-\u9fff]{0,8}调查)|国务院(?:关于|办公厅|政府工作报告|\d{4}年)|中共中央(?:关于|印发)|^中华人民共和国(?=\d|国民)",
    re.M,
)
_START = 1500
"""Characters of the text in which a report says in whose name it speaks."""
_LEAST = 8
_GOVERNMENT = re.compile(r"代表(自治区|[省市州盟县区旗])(?:人民)?政府")
_LEVELS = (
    ("nation", "我国|全国人民|党和国家"),
    ("province", "全省|我省|全自治区|自治区"),
    ("prefecture", "全市|全州|全盟|我市|我州"),
    ("county", "全县|全区|全旗|我县|我区"),
)


def named(text: str) -> list[Division]:
    """The places whose official names stand in a text, in its order; of names within each other the longest.

    Of a name that several share all are given.
    """
    return [item for _, _, found in _spans(text) for item in found]


def _spans(text: str) -> list[tuple[int, int, list[Division]]]:
    table, last = _official(), 0
    result: list[tuple[int, int, list[Division]]] = []
    for match in re.finditer(f"[{_RANK}]", text):
        end = match.end()
        for start in range(max(last, end - _LONGEST), end - 1):
            if found := table.get(text[start:end]):
                if end - start == 2 and (not result or result[-1][1] != start):
                    break  # 城区, 东区: a name behind that of its city only, else a word
                result.append((start, end, found))
                last = end
                break
    return result


@cache
def _official() -> dict[str, list[Division]]:
    result: dict[str, list[Division]] = {}
    for division in divisions().values():
        result.setdefault(division.name, []).append(division)
    return result


def leading(text: str) -> str:
    """The first place that a title names, by its full name where that is sure: 浙江省绍兴市 of 绍兴市政府工作报告."""
    chain: list[Division] = []
    last: list[Division] = []
    place = 0
    for start, end, found in _spans(text):
        if chain and start != place:
            break
        inside = [item for item in found if not chain or chain[-1] in above(item)]
        if not inside:
            break
        chain.append(inside[0])
        last, place = inside, end
    if not chain:
        return ""
    return full_name(chain[-1]) if len(chain) > 1 or len(last) == 1 else chain[-1].name


def candidates(title: str, head: str, text: str) -> list[str]:
    """What may be the name of the place, the surest first: the assembly, the title, who speaks, signs or issues."""
    flow = dates.plain(head.replace("\n", ""))
    result: list[str] = []
    for found in _ASSEMBLY.finditer(flow):
        name = re.sub(r"^.*(?:在|于|中国共产党|中共)(?=.{2})|^日(?!喀则|照)", "", found["name"])
        result += ["全国"] if found["nation"] or "全国人" in flow[found.end("name") : found.end() + 6] else [name]
    result += [found["name"] for found in _PARTY.finditer(title)]
    result.append(leading(title))
    result += _stems(title)
    result += [found["name"] for found in _PARTY.finditer(flow)]
    result += [found["name"] for found in _SPEAKS.finditer(text[:_START])]
    result += [re.sub(r"^.*(?:在|印发)(?=.{2})|^日(?!喀则|照)", "", found["name"]) for found in _OFFICE.finditer(flow)]
    if _NATION.search(f"{title}\n{head}\n{text[:_START]}"):
        result.append("全国")
    return list(dict.fromkeys(name for name in result if len(name) > 1))


def _stems(title: str) -> list[str]:
    """The beginnings of a title that end like a name of a place, the longest first: of places that no table holds."""
    title = re.sub(r"^(?:\d{4}年度?|中共|中国共产党|关于|《|\s)*", "", title)
    return [title[: match.end()] for match in re.finditer(f"[{_RANK}]", title[:20])][::-1]


def most_named(text: str) -> Division | None:
    """The place that a text without a head is about, by the names it says most often; None where that is unsure."""
    speaks = _GOVERNMENT.search(text[:_START])
    own = f"全{speaks[1]}|我{speaks[1]}|^{speaks[1]}$" if speaks else ""
    said = {level: len(re.findall(pattern, text)) for level, pattern in _LEVELS if not own or re.search(own, pattern)}
    level = max(said, key=lambda one: said[one], default="")
    if not level or not said[level]:
        return None
    if level == "nation":
        return divisions()["000000"]
    # The short names of many counties are words: 合作, 资源.
    counts = Counter(
        item.adcode
        for item in named(text)
        if item.level == "county" and (level == "county" or item.name.endswith("市"))
    )
    for division in divisions().values() if level != "county" else ():
        if division.level == level:
            counts[division.adcode] = text.count(division.short)
    (first, most), (_, next_most) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    return divisions()[first] if most >= _LEAST and most >= 2 * next_most else None


def one_of(namesakes: Sequence[Division], around: str) -> Division | None:
    """Of several places of one name the one whose province or city is named in the text around it."""
    told = [item for item in namesakes if any(part.name in around or part.short in around for part in above(item))]
    return told[0] if len(told) == 1 else None


def lies_in(inner: City, outer: City) -> bool:
    """Whether one place lies in another; all lie in the nation."""
    if outer.level == "nation":
        return inner.level != "nation"
    division = divisions().get(inner.adcode)
    return division is not None and outer.adcode in {part.adcode for part in above(division)}


def likeliest(cities: Sequence[City], text: str) -> City | None:
    """The first of the places that a head names, unless the text is about another that has nothing to do with it."""
    for other in cities[1:]:
        if other != cities[0] and not lies_in(other, cities[0]) and not lies_in(cities[0], other):
            return max((cities[0], other), key=lambda city: text.count(_short(city)))
    return cities[0] if cities else None


def _short(city: City) -> str:
    division = divisions().get(city.adcode)
    return division.short if division else city.zh
