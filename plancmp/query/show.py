"""One thing, whole: a city, a plan, a clause, a commitment or an indicator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from plancmp.errors import UnknownName
from plancmp.model import City, Clause, Commitment, Indicator, Plan, Theme, Topic
from plancmp.text.normalise import fold

if TYPE_CHECKING:
    from plancmp.index.base import KnowledgeBase

SUBJECTS: tuple[type, ...] = (City, Plan, Indicator, Theme, Topic)
"""What a name is taken for, in this order, when several answer to it; an id goes before a name."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A record with what belongs to it.

    ``kind`` is city, plan, theme, topic, indicator, clause or commitment. ``plans`` are a city's, or the one that a
    clause or commitment stands in; ``counts`` are commitments by theme, with and without figures;
    ``context`` is the restored text of the clause before, in and after the cite, where the document was given.
    """

    kind: str
    record: Any
    plans: tuple[Plan, ...] = ()
    clauses: tuple[Clause, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    counts: tuple[tuple[Theme, int, int], ...] = ()
    context: tuple[str, str, str] | None = None

    def to_dict(self) -> dict[str, Any]:
        """As JSON; commitments as the contract has them."""
        record = self.record.to_dict() if self.kind == "commitment" else _plain(self.record)
        result: dict[str, Any] = {"schema": "plancmp.show/1", "kind": self.kind, "record": record}
        if self.plans:
            result["plans"] = [_plain(plan) for plan in self.plans]
        if self.kind == "plan":
            result["clauses"] = [_plain(clause) for clause in self.clauses]
        if self.counts:
            result["themes"] = [
                {"theme": theme.id, "label": theme.zh, "commitments": count, "quantified": quantified}
                for theme, count, quantified in self.counts
            ]
        if self.kind not in ("city", "plan", "commitment"):
            result["commitments"] = [item.to_dict() for item in self.commitments]
        if self.context:
            result["context"] = dict(zip(("before", "cite", "after"), self.context))
        return result


def _plain(record: Any) -> dict[str, Any]:
    fields = asdict(record)
    if isinstance(record, Clause):
        del fields["commitments"]
    fields.pop("topics", None)
    return fields


def show(kb: KnowledgeBase, name: str) -> Shown:
    """What ``name`` means: a commitment id, a clause (``<plan>/<clause>``), or the name of a city, plan, theme, topic
    or indicator. Raises :class:`UnknownName` when it means nothing.
    """
    # What a shell hands over may not be text; tables write 2022决定§4 for the clause.
    name = name.encode("utf-8", "replace").decode().replace("§", "/")
    commitment = kb.commitment(name)
    if commitment:
        plan = kb.get(Plan, commitment.plan)
        clause = next(item for item in kb.clauses(plan.id) if item.id == commitment.clause)
        return Shown("commitment", commitment, (plan,), (clause,))
    if "/" in name:
        return _clause(kb, name)
    record = _subject(kb, name)
    if isinstance(record, City):
        return Shown("city", record, kb.plans([record.id]), (), (), _counts(kb, kb.commitments(cities=[record.id])))
    if isinstance(record, Plan):
        items = kb.commitments(plans=[record.id])
        return Shown("plan", record, (), tuple(kb.clauses(record.id)), (), _counts(kb, items))
    by = [record.id]
    if isinstance(record, Theme):
        items = kb.commitments(themes=by)
    elif isinstance(record, Topic):
        items = kb.commitments(topics=by)
    else:
        items = kb.commitments(indicators=by)
    return Shown(type(record).__name__.lower(), record, (), (), tuple(items))


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
            # A place of China that has no plan here, or several of that name, is told of rather than guessed past.
            place = place or (unknown if type(unknown) is not UnknownName else None)
            continue
        if len(kb.guesses) == guesses:
            return record
        guess = kb.guesses.pop()
        guessed = guessed or (record, guess)
    if place:
        raise place
    if guessed is None:
        hint = f"nearest: {', '.join(nearest)}" if nearest else "plancmp list shows what there is"
        raise UnknownName("city, plan, clause, commitment, theme, topic or indicator", name, nearest, hint)
    kb.guesses.append(guessed[1])
    return guessed[0]


def _clause(kb: KnowledgeBase, name: str) -> Shown:
    typed, _, wanted = name.partition("/")
    plan = kb.find(Plan, typed)
    if kb.commitment(f"{plan.id}/{wanted}"):
        return show(kb, f"{plan.id}/{wanted}")
    clauses = kb.clauses(plan.id)
    clause = next((item for item in clauses if fold(item.id) == fold(wanted)), None)
    if clause is None:
        ids = [item.id for item in clauses]
        hint = f"{plan.id} has the clauses {', '.join(ids[:8])} … {ids[-1]}" if ids else f"{plan.id} has no clauses"
        raise UnknownName("clause or commitment", name, (), hint)
    return Shown("clause", clause, (plan,), (clause,), tuple(kb.commitments(plans=[plan.id], clause=clause.id)))


def _counts(kb: KnowledgeBase, items: Sequence[Commitment]) -> tuple[tuple[Theme, int, int], ...]:
    """Commitments by main theme: how many, and how many of them hold a figure."""
    total = Counter(item.themes[0] for item in items)
    quantified = Counter(item.themes[0] for item in items if item.quantities)
    return tuple((theme, total[theme.id], quantified[theme.id]) for theme in kb.all(Theme) if total[theme.id])
