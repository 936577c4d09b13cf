"""The places above a city, of which plans are here: its prefecture, its province, the nation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from plancmp.errors import PlancmpError
from plancmp.knowledge.names import key
from plancmp.messages import Message, wording
from plancmp.model import LEVELS, City, Level

if TYPE_CHECKING:
    from plancmp.index.knowledge_base import KnowledgeBase

WORDS: dict[str, Level] = {
    **dict.fromkeys(("province", "省", "本省", "所在省"), "province"),
    **dict.fromkeys(("prefecture", "所在市"), "prefecture"),
    **dict.fromkeys(("nation", "国"), "nation"),
}
"""What the place above a city may be called without its name."""


def above(city: City, cities: Sequence[City]) -> list[City]:
    """Those of some cities in which one lies, the nearest first."""
    found = (other for other in cities if other.id != city.id and city.lies_in(other))
    return sorted(found, key=lambda place: -LEVELS.index(place.level))


def above_each(some: Iterable[City], cities: Iterable[City]) -> dict[str, list[City]]:
    """The same of each of some cities, by id: looked up by code, as there may be thousands of both."""
    of_code: dict[str, list[City]] = defaultdict(list)
    for other in cities:
        of_code[other.adcode].append(other)
    result = {}
    for city in some:
        codes = dict.fromkeys((city.adcode, f"{city.adcode[:4]}00", f"{city.adcode[:2]}0000", "000000"))
        result[city.id] = above(city, [other for code in codes for other in of_code.get(code, ())])
    return result


def named_above(kb: KnowledgeBase, city: City, typed: str) -> City | None:
    """The place above a city that a word means (province, 省); None for any other word.

    Raises :class:`plancmp.PlancmpError` where no plan of it is here.
    """
    level = WORDS.get(key(typed))
    if level is None or kb.named(City, typed) is not None:
        return None
    for place in above(city, kb.all(City)):
        if place.level == level:
            return place
    where = f" ({city.within})" if city.within else ""
    raise PlancmpError(
        Message("no plan of the {level} above {id}{where} is here", level=wording(level), id=city.id, where=where),
        Message("plancmp add brings one"),
    )
