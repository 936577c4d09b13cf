"""What every question gives back: a frozen value that suffices to draw every screen of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from plancmp.messages import Message
from plancmp.model import City, Commitment, Indicator, Plan, Record, Theme, Topic, fields_of, keyword_record
from plancmp.query.selection import EVERYTHING, Selection, in_the_way

if TYPE_CHECKING:
    from plancmp.index.knowledge_base import KnowledgeBase
    from plancmp.knowledge.names import Found

Kind = TypeVar("Kind", City, Plan, Theme, Topic, Indicator)
Self = TypeVar("Self", bound="Answer")


@keyword_record
class Records(Record):
    """The records that the screens of an answer name, by id; an answer says which of them it has."""

    cities: Mapping[str, City]
    plans: Mapping[str, Plan]
    themes: Mapping[str, Theme]
    topics: Mapping[str, Topic]
    indicators: Mapping[str, Indicator]


def gather(
    kb: KnowledgeBase,
    *,
    cities: Iterable[str] | None = (),
    plans: Iterable[str] | None = (),
    themes: Iterable[str] | None = (),
    topics: Iterable[str] | None = (),
    indicators: Iterable[str] | None = (),
) -> Records:
    """The records that have these ids, of a kind with None all; what is the id of none is passed over."""

    def those(cls: type[Kind], ids: Iterable[str] | None) -> Mapping[str, Kind]:
        if ids is None:
            return {record.id: record for record in kb.all(cls)}
        wanted = list(dict.fromkeys(ids))
        return kb.records(cls, wanted) if wanted else {}

    return Records(
        cities=those(City, cities),
        plans=those(Plan, plans),
        themes=those(Theme, themes),
        topics=those(Topic, topics),
        indicators=those(Indicator, indicators),
    )


def spelled_out(value: Any) -> Any:
    """A value with dictionaries in place of the commitments in it."""
    if isinstance(value, dict):
        return {name: spelled_out(part) for name, part in value.items()}
    if isinstance(value, list):
        return list(map(spelled_out, value))
    return value.to_dict() if isinstance(value, Commitment) else value


def measured(items: Iterable[Commitment]) -> dict[str, None]:
    """The ids of the indicators of which commitments give figures, each once."""
    return {part.indicator: None for item in items for part in item.quantities if part.indicator}


_NONE = Records(cities={}, plans={}, themes={}, topics={}, indicators={})


@keyword_record
class Answer(Record):
    """What all answers have.

    ``selection`` is what narrowed the question, in ids; ``records`` are those that a screen names and that the answer
    does not hold otherwise; ``guesses`` the names that were understood although misspelt. ``notes`` are to be told
    before the answer, ``hints`` behind it: sentences in English, without the full stop.
    """

    selection: Selection = EVERYTHING
    records: Records = _NONE
    guesses: tuple[Found, ...] = ()
    notes: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()

    ENTRIES: ClassVar[str] = "rows"
    """The field that holds what ``--limit`` counts; the list of that name in the JSON is what NDJSON writes."""

    @property
    def size(self) -> int:
        """How much there is."""
        return len(getattr(self, self.ENTRIES))

    @property
    def named(self) -> Records:
        """The records that it can name, by id: its ``records``, those that it is of, and those of its rows."""
        own: dict[type, dict[str, Any]] = {City: {}, Plan: {}, Theme: {}, Topic: {}, Indicator: {}}
        for part in fields_of(self).values():
            for one in part if isinstance(part, tuple) else (part,):
                for record in (one, *(getattr(one, name, None) for name in ("topic", "theme", "indicator"))):
                    if type(record) in own and record.id:
                        own[type(record)][record.id] = record
        known = self.records
        return Records(
            cities={**known.cities, **own[City]},
            plans={**known.plans, **own[Plan]},
            themes={**known.themes, **own[Theme]},
            topics={**known.topics, **own[Topic]},
            indicators={**known.indicators, **own[Indicator]},
        )

    @property
    def found(self) -> bool:
        """Whether there is something, or of a check that all is well: what the exit code says."""
        return bool(getattr(self, self.ENTRIES))

    @property
    def nothing(self) -> str:
        """What to tell where nothing was found; empty where the answer itself says so."""
        return Message("nothing found")

    def explained(self: Self, typed: Selection, again: Callable[[Selection], Answer]) -> Self:
        """The answer; where nothing was found, with hints that tell which parts of the selection exclude everything.

        ``again`` asks the question with another selection.
        """
        if self.found:
            return self
        return replace(self, hints=(*self.hints, *in_the_way(typed, lambda other: again(other).size)))

    def limited(self: Self, most: int | None) -> Self:
        """The answer with at most so many of its entries, the first; None leaves all."""
        return self if most is None else replace(self, **{self.ENTRIES: getattr(self, self.ENTRIES)[:most]})

    def to_json(self, *, lang: str = "zh", explain: bool = False) -> dict[str, Any]:
        """The answer as the JSON contract has it, in which commitments stand as they are; ``lang`` and ``explain``
        matter only where the class says so.
        """
        raise NotImplementedError

    def to_dict(self, *, lang: str = "zh", explain: bool = False) -> dict[str, Any]:
        """The same, with dictionaries in place of the commitments."""
        value: dict[str, Any] = spelled_out(self.to_json(lang=lang, explain=explain))
        return value

    def to_lines(self, *, lang: str = "zh", explain: bool = False) -> Iterable[Any]:
        """The values that NDJSON writes, one a line."""
        entries: Iterable[Any] = self.to_dict(lang=lang, explain=explain)[self.ENTRIES]
        return entries
