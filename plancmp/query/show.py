"""One thing, whole: a city, a plan, a clause, a commitment or an indicator."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any, ClassVar

from plancmp.errors import UnknownName
from plancmp.knowledge.atlas import INDICATORS
from plancmp.knowledge.divisions import NoPlan
from plancmp.measures.statement import Statement
from plancmp.messages import Message
from plancmp.model import City, Clause, Commitment, Indicator, Plan, Theme, Topic, keyword_record
from plancmp.query.answer import Answer, Records, gather, measured
from plancmp.query.progress.statements import believed, charted, of_a_year, statements
from plancmp.query.selection import EVERYTHING, OF_PLACES, OF_PLANS, Selection
from plancmp.text.normalise import fold
from plancmp.text.units import dimension

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from plancmp.index.knowledge_base import KnowledgeBase
    from plancmp.query.selection import NarrowingPlaces

    Keep = Callable[[Iterable[Commitment]], tuple[Commitment, ...]]

SUBJECTS: tuple[type, ...] = (City, Plan, Indicator, Theme, Topic)
"""What a name is taken for, in this order, when several answer to it; an id goes before a name."""


@keyword_record
class Shown(Answer):
    """A record with what belongs to it.

    ``kind`` is city, plan, theme, topic, indicator, clause or commitment. ``plans`` are a city's, or the one that a
    clause or commitment stands in; ``counts`` are commitments by theme, with and without figures;
    ``context`` is the restored text of the clause before, in and after the cite, where the document was given;
    ``figures`` are a city's headlines: of each indicator the newest target and the newest result. Its
    ``records`` are those that the record and the commitments name.
    """

    ENTRIES: ClassVar[str] = "commitments"

    kind: str
    record: Any
    plans: tuple[Plan, ...] = ()
    clauses: tuple[Clause, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    counts: tuple[tuple[Theme, int, int], ...] = ()
    context: tuple[str, str, str] | None = None
    figures: tuple[Statement, ...] = ()

    @property
    def size(self) -> int:
        """How many commitments belong to it."""
        return len(self.items) + sum(count for _, count, _ in self.counts)

    @property
    def found(self) -> bool:
        """What has no name raises: here is what was asked for, unless nothing that belongs to it fits the selection."""
        return self.size > 0 or not self.selection.given()

    @property
    def items(self) -> tuple[Commitment, ...]:
        """The commitments that are shown: those that belong to the record, or the one that it is."""
        return (self.record,) if self.kind == "commitment" else self.commitments

    def to_json(self, *, lang: str = "zh", explain: bool = False) -> dict[str, Any]:
        """As JSON; commitments as the contract has them."""
        record = self.record if self.kind == "commitment" else _fields(self.record)
        result: dict[str, Any] = {"schema": "plancmp.show/1", "kind": self.kind, "record": record}
        if self.plans:
            result["plans"] = [_fields(plan) for plan in self.plans]
        if self.kind == "plan":
            result["clauses"] = [_fields(clause) for clause in self.clauses]
        if self.kind == "city":
            result["figures"] = [one.to_dict() for one in self.figures]
        if self.counts:
            result["themes"] = [
                {"theme": theme.id, "label": theme.zh, "commitments": count, "quantified": quantified}
                for theme, count, quantified in self.counts
            ]
        if self.kind not in ("city", "plan", "commitment"):
            result["commitments"] = list(self.commitments)
        if self.context:
            result["context"] = dict(zip(("before", "cite", "after"), self.context))
        return result

    def to_lines(self, *, lang: str = "zh", explain: bool = False) -> Iterable[Any]:
        """Its commitments; without any the record itself."""
        return Answer.to_lines(self) if self.commitments else [self.to_dict()]


def _fields(record: Any) -> dict[str, Any]:
    """The fields of a record without those that hold other records."""
    fields = asdict(record)
    if isinstance(record, Clause):
        del fields["commitments"]
    fields.pop("topics", None)
    if isinstance(record, Plan):
        fields["url"] = record.url
    return fields


def show(kb: KnowledgeBase, name: str, selection: Selection = EVERYTHING, **by: Unpack[NarrowingPlaces]) -> Shown:
    """What ``name`` means: a commitment id, a clause (``<plan>/<clause>``), or the name of a city, plan, theme, topic
    or indicator. Raises :class:`UnknownName` when it means nothing.

    Of the commitments that belong to it those are shown and counted that fit the selection, whose fields may be given
    as keywords, and of a city its plans that fit; a commitment is shown as it is.
    """
    since = len(kb.guesses)
    typed = replace(selection, **by)
    # What a shell hands over may not be text; tables write 2022决定§4 for the clause.
    plain = name.encode("utf-8", "replace").decode().replace("§", "/")
    shown = _shown(kb, plain, typed)
    shown = replace(shown, records=_named(kb, shown), guesses=kb.guessed(since))
    return shown.explained(typed, lambda other: _shown(kb, plain, other))


def _shown(kb: KnowledgeBase, name: str, typed: Selection) -> Shown:
    asked = typed.resolved(kb)
    among = None
    if asked.narrows(*OF_PLACES, *OF_PLANS):
        among = {plan.id for plan in asked.documents(kb)}

    def keep(items: Iterable[Commitment]) -> tuple[Commitment, ...]:
        return tuple(item for item in items if (among is None or item.plan in among) and asked.fits(item))

    shown = _meant(kb, name, keep)
    if shown.kind == "city" and among is not None:
        shown = replace(shown, plans=tuple(plan for plan in shown.plans if plan.id in among))
    return replace(shown, selection=asked)


def _named(kb: KnowledgeBase, shown: Shown) -> Records:
    """The records that are named where a record stands whole."""
    items = shown.items
    topics = kb.records(Topic, (item.topic for item in items if item.topic))
    themes = [getattr(shown.record, "theme", ""), *(topic.theme for topic in topics.values())]
    related = [getattr(shown.record, name, "") for name in ("growth_of", "addition_of")]
    return gather(
        kb,
        cities=(item.city for item in items),
        plans=(item.plan for item in items),
        themes=[*themes, *(theme for item in items for theme in item.themes)],
        topics=topics,
        indicators=[*filter(None, related), *measured(items), *(one.quantity.indicator or "" for one in shown.figures)],
    )


def _meant(kb: KnowledgeBase, name: str, keep: Keep) -> Shown:
    """What a name means with what belongs to it, so far as it is to be kept."""
    commitment = kb.commitment(name)
    if commitment:
        plan = kb.get(Plan, commitment.plan)
        clause = next(item for item in kb.clauses(plan.id) if item.id == commitment.clause)
        return Shown(kind="commitment", record=commitment, plans=(plan,), clauses=(clause,))
    if "/" in name:
        return _clause(kb, name, keep)
    record = _subject(kb, name)
    if isinstance(record, City):
        counts = _counts(kb, keep(kb.commitments(cities=[record.id])))
        plans = kb.plans([record.id])
        hints = () if plans else (NoPlan.remedy(record.id),)
        figures = _headlines(kb, record, plans)
        return Shown(kind="city", record=record, plans=plans, counts=counts, figures=figures, hints=hints)
    if isinstance(record, Plan):
        counts = _counts(kb, keep(kb.commitments(plans=[record.id])))
        return Shown(kind="plan", record=record, clauses=tuple(kb.clauses(record.id)), counts=counts)
    by = [record.id]
    if isinstance(record, Theme):
        items = kb.commitments(themes=by)
    elif isinstance(record, Topic):
        items = kb.commitments(topics=by)
    else:
        items = kb.commitments(indicators=by)
    return Shown(kind=type(record).__name__.lower(), record=record, commitments=keep(items))


def _headlines(kb: KnowledgeBase, place: City, plans: Sequence[Plan]) -> tuple[Statement, ...]:
    """Of each indicator of the atlas the newest target and the newest result, in the order of its list."""
    known = list(kb.records(Indicator, INDICATORS).values())
    said = statements(kb, plans, known)
    newest: dict[tuple[str, bool], list[Statement]] = defaultdict(list)
    for one in filter(of_a_year, (*said, *charted(kb, [place.id], known, said))):
        if one.item.strength == "problem" or one.quantity.value is None or dimension(one.unit) == "multiple":
            continue
        some = newest[one.quantity.indicator or "", one.target]
        if some and (some[0].year or 0) < (one.year or 0):
            some.clear()
        if not some or some[0].year == one.year:
            some.append(one)
    order = {name: number for number, name in enumerate(INDICATORS)}
    keys = sorted(newest, key=lambda key: (order[key[0]], not key[1]))
    return tuple(one for key in keys for one in believed(newest[key]).values())


def _subject(kb: KnowledgeBase, name: str) -> Any:
    """The record with the id ``name``, else the one so called, else the first that resembles it.

    ``topic:foreign-trade`` says which of several is meant.
    """
    kind, colon, rest = name.partition(":")
    subjects = [cls for cls in SUBJECTS if not colon or cls.__name__.lower() == kind.strip().lower()]
    if colon and subjects:
        return kb.find(subjects[0], rest)
    for cls in SUBJECTS:
        try:
            return kb.get(cls, name.strip().lower())
        except KeyError:
            continue
    nearest: list[str] = []
    guesses = len(kb.guesses)
    guessed = place = None
    for cls in SUBJECTS:
        try:
            record = kb.find(cls, name)
        except UnknownName as unknown:
            nearest += unknown.nearest[:2]
            # A place that has no plan here, or several that may be meant, are told of rather than guessed past.
            place = place or (unknown if type(unknown) is not UnknownName else None)
            continue
        if len(kb.guesses) == guesses:
            return record
        guess = kb.guesses.pop()
        guessed = guessed or (record, guess)
    if place:
        raise place
    if guessed is None:
        hint = Message("nearest: {names}", names=nearest) if nearest else Message("plancmp list shows what there is")
        raise UnknownName("city, plan, clause, commitment, theme, topic or indicator", name, nearest, hint)
    kb.guesses.append(guessed[1])
    return guessed[0]


def _clause(kb: KnowledgeBase, name: str, keep: Keep) -> Shown:
    typed, _, wanted = name.partition("/")
    plan = kb.find(Plan, typed)
    if kb.commitment(f"{plan.id}/{wanted}"):
        return _meant(kb, f"{plan.id}/{wanted}", keep)
    clauses = kb.clauses(plan.id)
    clause = next((item for item in clauses if fold(item.id) == fold(wanted)), None)
    if clause is None:
        ids = [item.id for item in clauses]
        hint = (
            Message("{id} has the clauses {first} … {last}", id=plan.id, first=list(ids[:8]), last=ids[-1])
            if ids
            else Message("{id} has no clauses", id=plan.id)
        )
        raise UnknownName("clause or commitment", name, (), hint)
    items = keep(kb.commitments(plans=[plan.id], clause=clause.id))
    return Shown(kind="clause", record=clause, plans=(plan,), clauses=(clause,), commitments=items)


def _counts(kb: KnowledgeBase, items: Sequence[Commitment]) -> tuple[tuple[Theme, int, int], ...]:
    """Commitments by main theme: how many, and how many of them hold a figure."""
    total = Counter(item.themes[0] for item in items)
    quantified = Counter(item.themes[0] for item in items if item.quantities)
    return tuple((theme, total[theme.id], quantified[theme.id]) for theme in kb.all(Theme) if total[theme.id])
