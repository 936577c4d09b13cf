"""Every province, prefecture and county of China by name, so that a city without a plan is understood.

The table beside this module says where it comes from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from plancmp.errors import UnknownName
from plancmp.knowledge.names import key
from plancmp.match import closest
from plancmp.model import City

_RANKS = {"province": 0, "prefecture": 1, "county": 2}
_SAID = 8
"""So many of the places that share a name are listed."""


_NEAR = 60.0
"""From this similarity on (of 100) a place is suggested for a misspelt name."""

_LONGEST = 60
"""No place is called by a name of more characters, with all it lies in."""


class AmbiguousName(UnknownName):
    """A name that several places share; ``nearest`` are their ids."""

    def __init__(self, typed: str, places: Sequence[Division]) -> None:
        said = "; ".join(f"{item.id} {full_name(item)}" for item in places[:_SAID])
        super().__init__("city", typed, [item.id for item in places], f"say which: {said}" + ("; …" if len(places) > _SAID else ""))
        self.message = f"{typed!r} may be any of {len(places)} places"


class NoPlan(UnknownName):
    """A city that is known but has no plan in the knowledge base."""

    def __init__(self, typed: str, division: Division) -> None:
        hint = f"plancmp draft FILE --city {division.id} --type report --year YYYY reads one, plancmp add installs it"
        super().__init__("city", typed, (), hint)
        self.message = f"{full_name(division)} ({division.id}) has no plan here"
        self.division = division


class Division(NamedTuple):
    """One administrative division; ``level`` is province, prefecture or county, ``parent`` the code above it."""

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
    """All divisions by their code."""
    lines = Path(__file__).with_suffix(".tsv").read_text("utf-8").splitlines()
    rows = [Division(*line.split("\t")) for line in lines if not line.startswith(("#", "adcode"))]
    return {row.adcode: row for row in rows}


def nearest(typed: str) -> list[str]:
    """The ids of the places whose names resemble a name that no place has, the nearest first."""
    if len(typed) > _LONGEST:
        return []
    exact, alike = _sounds()
    pairs = [(name, item.id) for table in (_names(), exact, alike) for name, found in table.items() for item in found]
    return [name for name, score in closest(key(typed), pairs)[:5] if score >= _NEAR]


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
    """The division that ``typed`` means: code, id, name or short name, alone or behind what it lies in, or pinyin.

    Raises :class:`AmbiguousName` when several are so called and none of them is the obvious one; None when none is.
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
    return None


@cache
def _names() -> dict[str, list[Division]]:
    """Names and short names -> divisions."""
    result: dict[str, list[Division]] = {}
    for division in divisions().values():
        for name in {key(division.name), key(division.short)}:
            result.setdefault(name, []).append(division)
    for division in _new_areas():
        result.setdefault(key(division.short[:-1]), [division])
    return result


def _new_areas() -> list[Division]:
    """Counties called 新区, which people leave out: 浦东. The name is theirs where no other place has it."""
    return [item for item in divisions().values() if item.name.endswith("新区") and item.short.endswith("新")]


def _by_name(wanted: str) -> list[Division]:
    found = _names().get(wanted, [])
    if found or not re.search(r"[\u3400-\u9fff]", wanted):
        return found
    # 浙江绍兴, 南京市鼓楼区: the last name, behind names of what it lies in
    for cut in range(1, len(wanted) - 1) if len(wanted) <= _LONGEST else ():
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
        for name in {division.id.split("-")[0], key(division.en)}:
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
        rivals = [item for item in rivals if item.level == first.level and item.is_capital == first.is_capital or item.is_capital]
    elif by_sound and first.level == "prefecture":
        rivals = [item for item in rivals if item.level == first.level]
    if rivals:
        raise AmbiguousName(typed, [first, *rivals])
    return first
