"""Every place of China that makes plans by name, so that a city without a plan is understood.

The tables beside this module say where they come from: ``divisions.tsv`` holds provinces, prefectures and counties,
``places.tsv`` the nation and new areas, ``aliases.tsv`` what they are called besides, today or formerly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from plancmp.errors import UnknownName
from plancmp.knowledge.names import LONGEST, key
from plancmp.messages import Message
from plancmp.model import City
from plancmp.text.chinese import han
from plancmp.text.late import late

_RANKS = {"nation": 0, "province": 1, "prefecture": 2, "county": 3}
_FOLDER = Path(__file__).parent
NATION = "000000"
"""The code of the nation, which the provinces do not name as what they lie in."""
_SAID = 8
"""So many of the places that share a name are listed."""


_NEAR = 60.0
"""From this similarity on (of 100) a place is suggested for a misspelt name."""

_AUTONOMOUS = late("自治[州县旗区]$")


class AmbiguousName(UnknownName):
    """A name that several places share; ``nearest`` are their ids."""

    def __init__(self, typed: str, places: Sequence[Division]) -> None:
        said = "; ".join(f"{item.id} {full_name(item)}" for item in places[:_SAID])
        super().__init__(
            "city",
            typed,
            [item.id for item in places],
            Message("say which: {names}", names=f"{said}; …" if len(places) > _SAID else said),
        )
        self.message = Message("{typed!r} may be any of {count} places", typed=typed, count=len(places))


class NoPlan(UnknownName):
    """A city that is known but has no plan in the knowledge base."""

    def __init__(self, typed: str, division: Division) -> None:
        super().__init__("city", typed, (), self.remedy(division.id))
        self.message = Message("{city} ({id}) has no plan here", city=full_name(division), id=division.id)
        self.division = division

    @staticmethod
    def remedy(name: str) -> str:
        """What to do where a place has no plan here."""
        return Message(
            "plancmp draft FILE --city {name} --type report --year YYYY reads a plan of it, plancmp add installs it",
            name=name,
        )


class Merged(UnknownName):
    """A place that is no more: it became a part of ``division``, which is not the same place."""

    def __init__(self, typed: str, division: Division) -> None:
        super().__init__("city", typed, [division.id], f"today: {division.id} {full_name(division)}")
        self.message = Message("{typed!r} was merged into {division}", typed=typed, division=full_name(division))


class Division(NamedTuple):
    """One place; ``level`` is nation, province, prefecture or county, ``parent`` the code of what it lies in."""

    adcode: str
    name: str
    level: str
    parent: str
    short: str
    id: str
    en: str

    @property
    def is_capital(self) -> bool:
        """Whether it is the capital of its province."""
        return self.level == "prefecture" and self.adcode.endswith("0100")


@cache
def divisions() -> dict[str, Division]:
    """All places by their code."""
    return {row[0]: Division(*row) for name in ("divisions", "places") for row in _rows(name)}


def _rows(table: str, level: str = "") -> list[list[str]]:
    """The rows of a table beside this module, without its header; those of a ``level`` where it is given."""
    lines = (_FOLDER / f"{table}.tsv").read_text("utf-8").splitlines()
    _, *below = (line for line in lines if not line.startswith("#"))
    within = f"\t{level}\t" if level else ""
    return [line.split("\t") for line in below if within in line]


def of_level(level: str) -> list[Division]:
    """The places of a level that there are today; what was one when its plans were made is not among them."""
    return [Division(*row) for row in _rows("divisions", level)]


def nearest(typed: str) -> list[str]:
    """The ids of the places whose names resemble a name that no place has, the nearest first."""
    if len(typed) > LONGEST:
        return []
    from plancmp.match import closest  # only for a slip

    return [name for name, score in closest(key(typed), called())[:5] if score >= _NEAR]


def called() -> list[tuple[str, str]]:
    """Every key by which a place is known, with its id."""
    pairs = [(key(name), item.id) for kind in (_official, _spoken, _listed) for name, item in kind()]
    return pairs + [(name, item.id) for table in _sounds() for name, found in table.items() for item in found]


def above(division: Division) -> list[Division]:
    """What the division lies in, the larger unit first."""
    return [*above(divisions()[division.parent]), divisions()[division.parent]] if division.parent else []


def full_name(division: Division) -> str:
    """The name with what it lies in: 浙江省绍兴市, 江苏省南京市鼓楼区."""
    return "".join(part.name for part in above(division)) + division.name


def city(division: Division) -> City:
    """The division as a city of the knowledge base. A 区 is named with its city, as two in three share their name."""
    parents = above(division)
    district = division.level == "county" and division.name.endswith("区") and bool(parents)
    zh = parents[-1].name + division.name if district else division.name
    within = "".join(part.name for part in parents)
    return City(division.id, zh, division.en, division.adcode, within)


def find(typed: str) -> Division | None:
    """The place that ``typed`` means: code, id, name, short or former name, alone or behind what it lies in; pinyin.

    Raises :class:`AmbiguousName` when several are so called and none of them is the obvious one, :class:`Merged` for
    one
    that is a part of another today; None when none is.
    """
    wanted = key(typed)
    if not wanted:
        return None
    if wanted.isdigit():
        return divisions().get(wanted)
    for reading in (_by_name, _by_pinyin):
        found = reading(wanted)
        if found:
            return _one(typed, found, reading is _by_pinyin)
    if wanted in _merged():
        raise Merged(typed, _merged()[wanted])
    return None


@cache
def _names() -> dict[str, list[Division]]:
    """What places are called -> the places. A name that is official for one is not taken from it by a lesser kind."""
    result: dict[str, list[Division]] = {}
    for kind in (_official, _spoken, _listed, _of_another_rank):
        named: dict[str, list[Division]] = {}
        for name, division in kind():
            same = named.setdefault(key(name), [])
            if division not in same:
                same.append(division)
        result = named | result
    return result


def _official() -> Iterator[tuple[str, Division]]:
    for division in divisions().values():
        yield division.name, division
        yield division.short, division


def _spoken() -> Iterator[tuple[str, Division]]:
    """凉山州 and 凉山自治州 of 凉山彝族自治州; 浦东 of 浦东新区."""
    for division in divisions().values():
        if found := _AUTONOMOUS.search(division.name):
            yield division.short + found[0], division
            if division.level != "province":
                yield division.short + found[0][-1], division
    for division in _new_areas():
        yield division.short[:-1], division


def _listed() -> Iterator[tuple[str, Division]]:
    return ((name, divisions()[code]) for name, code, how in _rows("aliases") if how != "part")


def _of_another_rank() -> Iterator[tuple[str, Division]]:
    """A name with the rank that the place had before it became a city or a district: 沾化县, 即墨市, 毕节地区."""
    for division in divisions().values():
        if division.level == "county" and division.name.endswith(("区", "市")) and division not in _new_areas():
            yield division.short + "县", division
        if division.level == "county" and division.name.endswith("区"):
            yield division.short + "市", division
        if division.level == "prefecture":
            yield division.short + "地区", division


@cache
def _merged() -> dict[str, Division]:
    """Names of places that are no more -> what they became a part of."""
    return {key(name): divisions()[code] for name, code, how in _rows("aliases") if how == "part"}


@cache
def _new_areas() -> tuple[Division, ...]:
    """Counties called 新区, which people leave out: 浦东. The name is theirs where no other place has it."""
    return tuple(item for item in divisions().values() if item.name.endswith("新区") and item.short.endswith("新"))


def _by_name(wanted: str) -> list[Division]:
    found = _names().get(wanted, [])
    if found or not han(wanted):
        return found
    # 浙江绍兴, 南京市鼓楼区: the last name, behind names of what it lies in
    for cut in range(1, len(wanted) - 1) if len(wanted) <= LONGEST else ():
        inside = [item for item in _names().get(wanted[cut:], ()) if _leads(wanted[:cut], above(item))]
        if inside:
            return inside
    return []


def _leads(text: str, parents: Iterable[Division]) -> bool:
    """Whether ``text`` is made of names of ``parents`` in their order."""
    names = "".join(f"(?:{re.escape(key(part.name))}|{re.escape(key(part.short))})?" for part in parents)
    return bool(re.fullmatch(names, text))


@cache
def _sounds() -> tuple[dict[str, list[Division]], dict[str, list[Division]]]:
    """Ids -> the division, and pinyin or English names -> those so called."""
    exact: dict[str, list[Division]] = {}
    alike: dict[str, list[Division]] = {}
    for division in divisions().values():
        exact[key(division.id)] = [division]
        plain = division.id.split("-")[0]
        for name in {plain, plain.replace("v", "yu"), key(division.en)}:
            alike.setdefault(name, []).append(division)
    for division in _new_areas():
        alike.setdefault(division.id.removesuffix("xin"), [division])
    return exact, alike


def _by_pinyin(wanted: str) -> list[Division]:
    exact, alike = _sounds()
    return exact.get(wanted) or alike.get(wanted, [])


def _one(typed: str, found: list[Division], by_sound: bool) -> Division:
    """The obvious one of several: the province, the capital, or a city whose namesakes lie in it.

    In pinyin a prefecture goes before counties, which are too many for a sound to name.
    """
    found = sorted(found, key=lambda item: (_RANKS[item.level], not item.is_capital, item.adcode))
    first, rest = found[0], found[1:]
    rivals = [item for item in rest if first not in above(item)]
    if first.level == "province" or first.is_capital:
        rivals = [
            item
            for item in rivals
            if item.level == first.level and item.is_capital == first.is_capital or item.is_capital
        ]
    elif by_sound and first.level == "prefecture":
        rivals = [item for item in rivals if item.level == first.level]
    if rivals:
        raise AmbiguousName(typed, [first, *rivals])
    return first
