"""What narrows a question."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypedDict

from plancmp.errors import PlancmpError
from plancmp.knowledge.names import key, plan_type
from plancmp.messages import Message, wording
from plancmp.model import (
    LEVELS,
    PLAN_TYPES,
    STATUSES,
    STRENGTHS,
    City,
    Commitment,
    Indicator,
    Plan,
    Record,
    Theme,
    Topic,
    fields_of,
    keyword_record,
)
from plancmp.text.late import late

if TYPE_CHECKING:
    from plancmp.index.knowledge_base import Facts, KnowledgeBase, Place, Stored

OPTIONS = {
    "cities": "--city",
    "within": "--within",
    "levels": "--level",
    "plans": "--plan",
    "types": "--type",
    "plan_years": "--plan-year",
    "latest": "--latest",
    "origins": "--origin",
    "themes": "--theme",
    "topics": "--topic",
    "indicators": "--indicator",
    "year": "--year",
    "status": "--status",
    "strengths": "--strength",
}
"""The fields of a selection, each with its option on the command line: which places, which documents, which
commitments.
"""

OF_PLACES = ("cities", "within", "levels")
OF_PLANS = ("plans", "types", "plan_years", "latest", "origins")
OF_COMMITMENTS = ("themes", "topics", "indicators", "year", "status", "strengths")

_NAMED: dict[str, type] = {"cities": City, "plans": Plan, "themes": Theme, "topics": Topic, "indicators": Indicator}
"""The fields that hold names of records, with the class of what they name."""

WORDS: dict[str, tuple[str, ...]] = {
    "levels": LEVELS,
    "types": PLAN_TYPES,
    "origins": ("curated", "draft", "atlas"),
    "status": STATUSES,
    "strengths": STRENGTHS,
}
"""The fields that hold words of a closed list."""

_CHINESE = {plan_type(name, "zh"): name for name in PLAN_TYPES} | {
    word: name
    for name, words in (
        ("nation", "全国 国家 国家级"),
        ("province", "省 省级"),
        ("prefecture", "市 市级 地级 地级市 设区市"),
        ("county", "县 县级 区县 县市区"),
        ("planned", "计划"),
        ("done", "完成 已完成 成效"),
        ("problem", "问题 不足"),
        ("ensure", "确保"),
        ("commit", "达到"),
        ("strive", "力争"),
        ("support", "支持"),
        ("explore", "探索"),
        ("curated", "人工整理"),
        ("draft", "草稿"),
    )
    for word in words.split()
}
"""The words of those lists in Chinese."""

_YEARS = ("plan_years", "year")
_SPAN = late(r"(\d{4})年?(?:\s*(?:[-‐-―~～]|至|到)\s*(\d{4})年?)?")
_BETWEEN = late(r"[\s,，、;；]+")

FIRST, LAST = 1900, 2100
"""The years that can be asked for."""

Years = int | str | Sequence[int | str] | None
"""Years as they are asked for: 2027, "2025-2027", "2025,2027", or several of these."""


@keyword_record
class Selection(Record):
    """Only what fits everything that is given; nothing given narrows nothing. In a field any of its values fits.

    Everything is as a person types it, lists and spans too; :meth:`resolved` puts ids, words and years in its place.

    Places: ``cities``; ``within`` are places with all that lies in them; ``levels`` nation, province, prefecture,
    county. Documents: ``plans``; ``types``; ``plan_years``, that a plan is called after or plans for; ``origins``:
    curated, draft, atlas; ``latest`` leaves of each city the newest plan of each type, of those that fit the rest.
    Commitments: ``themes``, ``topics``, ``indicators``; ``year``, those that a commitment names; ``status``: planned,
    done, or problem, a shortcoming that is admitted and neither of the two; ``strengths``.
    """

    cities: Sequence[str] = ()
    within: Sequence[str] = ()
    levels: Sequence[str] = ()
    plans: Sequence[str] = ()
    types: Sequence[str] = ()
    plan_years: Years = ()
    latest: bool = False
    origins: Sequence[str] = ()
    themes: Sequence[str] = ()
    topics: Sequence[str] = ()
    indicators: Sequence[str] = ()
    year: Years = ()
    status: Sequence[str] | None = ()
    strengths: Sequence[str] = ()

    def given(self) -> dict[str, str]:
        """The fields that narrow, each as it is typed on a command line."""
        result = {}
        for name, value in fields_of(self).items():
            if value is True:
                result[name] = OPTIONS[name]
            elif name in _YEARS and value and all(isinstance(one, int) for one in _several(value)):
                result[name] = f"{OPTIONS[name]} {','.join(map(_span, runs(value)))}"
            elif value:
                result[name] = " ".join(f"{OPTIONS[name]} {one}" for one in _several(value))
        return result

    def narrows(self, *fields: str) -> bool:
        """Whether any of these fields is given."""
        return any(getattr(self, name) for name in fields)

    def resolved(self, kb: KnowledgeBase) -> Selection:
        """The same with ids in place of names, the words of the lists, and each year by itself.

        Raises what :meth:`KnowledgeBase.find` raises, and :class:`PlancmpError` for a word or a year that is none.
        """
        meant: dict[str, Any] = {name: () for name, value in fields_of(self).items() if value is None}
        for name in OPTIONS:
            value = getattr(self, name)
            if not value or value is True:
                continue
            typed = _several(value)
            if name in _NAMED:
                meant[name] = tuple(kb.ids(_NAMED[name], typed))
            elif name == "within":
                meant[name] = tuple(dict.fromkeys(kb.place(one).id for one in kb.listed(City, typed)))
            elif name in WORDS:
                meant[name] = tuple(dict.fromkeys(_word(name, one) for one in _apart(typed)))
            else:
                meant[name] = years(value)
        return replace(self, **meant)

    # What follows is asked of a selection that is resolved

    def places(self, kb: KnowledgeBase) -> tuple[City, ...]:
        """The cities that fit, in the order in which they are named, else of the data files."""
        found = [kb.get(City, name) for name in self.cities] if self.cities else kb.all(City)
        outer = self.outer(kb)
        return tuple(
            city
            for city in found
            if (not self.within or any(city.lies_in(place) for place in outer))
            and (not self.levels or city.level in self.levels)
        )

    def outer(self, kb: KnowledgeBase) -> list[City]:
        """The places that the cities are to lie in, also those of which no plan is here."""
        known = kb.records(City, self.within) if self.within else {}
        return [known[name] if name in known else kb.place(name) for name in self.within]

    def fitting(self, plans: Iterable[Plan]) -> tuple[Plan, ...]:
        """Those plans that are of the types, years and origins asked for; with ``latest`` the newest of each city and
        type. Which are named is not looked at.
        """
        kept = [
            plan
            for plan in plans
            if (not self.types or plan.type in self.types)
            and (not self.origins or plan.origin in self.origins)
            and (not self.plan_years or any(plan.is_of(year) for year in years(self.plan_years)))
        ]
        return newest(kept) if self.latest else tuple(kept)

    def documents(self, kb: KnowledgeBase, beside: Sequence[City] | None = None) -> tuple[Plan, ...]:
        """The plans that fit, in the order of the data files.

        ``beside`` are cities that are set side by side whatever plans are named: of one that made none of these all are
        taken.
        """
        if beside is not None:
            return self.fitting(_named(kb.plans([city.id for city in beside]), self.plans))
        made = kb.plans([city.id for city in self.places(kb)]) if self.narrows(*OF_PLACES) else kb.all(Plan)
        return self.fitting(plan for plan in made if not self.plans or plan.id in self.plans)

    def side_by_side(self, kb: KnowledgeBase) -> tuple[tuple[City, ...], tuple[Plan, ...]]:
        """The cities to set side by side, and their plans that fit: those that are named, else those with such a plan;
        all where no place and no plan is asked for.
        """
        places = self.places(kb)
        if self.cities:
            return places, self.documents(kb, places)
        plans = self.documents(kb)
        if not self.narrows(*OF_PLACES, *OF_PLANS):
            return places, plans
        having = {plan.city for plan in plans}
        return tuple(city for city in places if city.id in having), plans

    def among(self, kb: KnowledgeBase) -> Place | None:
        """Where the commitments stand, as :meth:`KnowledgeBase.commitments` takes it: ``cities``, ``plans`` or neither;
        None where no city or plan fits.
        """
        if self.narrows(*OF_PLANS):
            plans = [plan.id for plan in self.documents(kb)]
            return {"plans": plans} if plans else None
        if self.narrows("within", "levels"):
            cities = [city.id for city in self.places(kb)]
            return {"cities": cities} if cities else None
        return {"cities": self.cities} if self.cities else {}

    def facts(self) -> Facts:
        """What narrows the commitments beside their place, as :meth:`KnowledgeBase.commitments` takes it."""
        return {name: getattr(self, name) for name in OF_COMMITMENTS}  # type: ignore[return-value]

    def commitments(self, kb: KnowledgeBase) -> list[Commitment]:
        """The commitments that fit, in the order of the documents."""
        among = self.among(kb)
        return [] if among is None else kb.commitments(**among, **self.facts())

    def stored(self, kb: KnowledgeBase) -> Stored | tuple[()]:
        """The same, read from the knowledge base whenever they are gone through."""
        among = self.among(kb)
        return () if among is None else kb.stored(**among, **self.facts())

    def fits(self, item: Commitment) -> bool:
        """Whether a commitment is one of those asked for, wherever it stands."""
        return (
            (not self.themes or not set(self.themes).isdisjoint(item.themes))
            and (not self.topics or item.topic in self.topics)
            and (not self.indicators or any(part.indicator in self.indicators for part in item.quantities))
            and (not self.year or not item.years.isdisjoint(years(self.year)))
            and self.says(item)
        )

    def says(self, item: Commitment) -> bool:
        """Whether a commitment is of the status and as firm as asked for."""
        return (not self.status or item.status in _several(self.status)) and (
            not self.strengths or item.strength in self.strengths
        )

    def measures(self, kb: KnowledgeBase) -> list[Indicator]:
        """The indicators that are asked for, of these topics and themes."""
        topics = set(self.topics)
        if self.themes:
            under = set(kb.topics_of(self.themes))
            topics = topics & under if self.topics else under
        return [
            indicator
            for indicator in kb.all(Indicator)
            if (not self.indicators or indicator.id in self.indicators)
            and (not self.narrows("themes", "topics") or indicator.topic in topics)
        ]


def _several(value: Any) -> Sequence[Any]:
    return (value,) if isinstance(value, (str, int)) else value


def _apart(typed: Iterable[Any]) -> list[str]:
    return [part for one in typed for part in _BETWEEN.split(str(one)) if part]


def _word(field: str, typed: str) -> str:
    """The word of a closed list that is meant, in English or Chinese."""
    words, wanted = WORDS[field], key(typed)
    word = _CHINESE.get(wanted, wanted)
    if word not in words:
        raise PlancmpError(
            Message("no {kind} is called {said!r}", kind=wording(OPTIONS[field].strip("-")), said=typed),
            Message("there are: {names}", names=list(words)),
        )
    return word


def years(asked: Years) -> tuple[int, ...]:
    """The years that are meant, each once, in the order asked for; :class:`PlancmpError` for what is none."""
    found: dict[int, None] = {}
    parts = [part for one in _several(asked or ()) for part in re.split("[,，、;；]", str(one)) if part.strip()]
    for part in parts:
        span = _SPAN.fullmatch(part.strip())
        first, last = (int(span[1]), int(span[2] or span[1])) if span else (0, 0)
        if not FIRST <= first <= last <= LAST:
            hint = Message(
                "a year from {first} to {last}, a span 2025-2027, or a list 2025,2027", first=FIRST, last=LAST
            )
            raise PlancmpError(Message("{said!r} is no year", said=part.strip()), hint)
        found.update(dict.fromkeys(range(first, last + 1)))
    return tuple(found)


def _named(plans: Sequence[Plan], wanted: Sequence[str]) -> list[Plan]:
    """Of a city that made one of the wanted plans only these, of others all."""
    narrowed = {plan.city for plan in plans if plan.id in wanted}
    return [plan for plan in plans if plan.city not in narrowed or plan.id in wanted]


def runs(asked: Years) -> list[tuple[int, int]]:
    """The first and last year of each run of the years that are meant, in their order."""
    result: list[tuple[int, int]] = []
    for year in sorted(years(asked)):
        first = result.pop()[0] if result and result[-1][1] + 1 == year else year
        result.append((first, year))
    return result


def _span(run: tuple[int, int]) -> str:
    return str(run[0]) if run[0] == run[1] else f"{run[0]}-{run[1]}"


def with_plans(kb: KnowledgeBase, places: Iterable[City]) -> None:
    """:class:`PlancmpError` for a place that only the atlas knows: it has no commitments to be set beside others."""
    known = {city.id for city in kb.all(City)}
    for city in places:
        if city.id not in known:
            from plancmp.knowledge.divisions import NoPlan

            raise PlancmpError(
                Message("{city} ({id}) has no plan here", city=city.zh, id=city.id), NoPlan.remedy(city.id)
            )


def newest(plans: Iterable[Plan]) -> tuple[Plan, ...]:
    """Of each city and type the plan that begins last, in the order given."""
    plans = tuple(plans)
    last: dict[tuple[str, str], Plan] = {}
    for plan in sorted(plans, key=lambda plan: (plan.years(), plan.adopted, plan.id)):
        last[plan.city, plan.type] = plan
    return tuple(plan for plan in plans if last[plan.city, plan.type] is plan)


def in_the_way(typed: Selection, count: Callable[[Selection], int]) -> tuple[str, ...]:
    """Which parts of a selection that leaves nothing exclude everything, a sentence each.

    ``count`` says how much a selection leaves. First the parts without which something is left; where there is none,
    those that leave nothing by themselves; else that it is all of them together.
    """
    given = typed.given()
    freed = {said: count(replace(typed, **{name: _DEFAULTS[name]})) for name, said in given.items()}
    if any(freed.values()):
        return tuple(
            Message("without {said}: {found} found", said=said, found=found) for said, found in freed.items() if found
        )
    if len(given) < 2:
        return ()
    none = [said for name, said in given.items() if not count(Selection(**{name: getattr(typed, name)}))]
    if none:
        return tuple(Message("{said} alone leaves nothing", said=said) for said in none)
    return (Message("{options} leave nothing together, nor without one of them", options=" ".join(given.values())),)


class NarrowingRows(TypedDict, total=False):
    """The fields of a :class:`Selection` as keywords of a question that names its cities and indicators itself."""

    within: Sequence[str]
    levels: Sequence[str]
    plans: Sequence[str]
    types: Sequence[str]
    plan_years: Years
    latest: bool
    origins: Sequence[str]
    themes: Sequence[str]
    topics: Sequence[str]
    year: Years
    status: Sequence[str] | None
    strengths: Sequence[str]


class Narrowing(NarrowingRows, total=False):
    """The same of a question that names its cities itself."""

    indicators: Sequence[str]


class NarrowingPlaces(Narrowing, total=False):
    """The same of a question that is asked of all cities."""

    cities: Sequence[str]


EVERYTHING = Selection()
"""The selection that leaves nothing out."""

_DEFAULTS = fields_of(EVERYTHING)
