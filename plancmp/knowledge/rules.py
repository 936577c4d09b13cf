"""What must hold across the records of a knowledge base."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from plancmp.knowledge import schema
from plancmp.knowledge.load import Catalogue
from plancmp.messages import Message, wording
from plancmp.model import UNPUBLISHED, Clause, Commitment, Quantity
from plancmp.problems import ERROR, Problem

Note = Callable[..., None]
"""``note(kind, name, field, code, message, hint, level)`` reports a problem of a record."""

_AFTER_THE_CITY = re.compile("[a-z]+-[a-z0-9]+")
_IN_ITS_CLAUSE = re.compile("[1-9][0-9]*")

INSTALLED = Message("the installed data")
"""Stands in the place of a file where a problem is of a record that was not read again."""


def note(
    records: Catalogue,
    kind: str,
    name: str,
    field: str | tuple[str | int, ...],
    code: str,
    message: str,
    hint: str = "",
    level: str = ERROR,
) -> None:
    """Report a problem of a record, at one of its fields or at a place inside it where ``field`` says so."""
    place = records.places[kind, name]
    inside = (field,) if isinstance(field, str) else field
    path = (*place.path[:-1], *inside) if field else place.path
    place.file.report(path, code, message, hint, level)


def clauses(records: Catalogue) -> None:
    """The rules for the clauses of one plan and for what they commit to."""
    say = partial(note, records)
    for named in records.clauses.values():
        for clause in named.values():
            _clause(say, clause, records)
    for commitment in records.commitments.values():
        _references(say, commitment, records)
        _commitment(say, commitment, records)


def register(known: Catalogue, elsewhere: list[Problem]) -> None:
    """The rules for the vocabulary and the register of all plans; problems of what was not read go ``elsewhere``."""

    def say(kind: str, name: str, field: str, code: str, message: str, hint: str = "") -> None:
        if (kind, name) in known.places:
            note(known, kind, name, field, code, message, hint)
        else:
            elsewhere.append(Problem(INSTALLED, 1, 1, code, ERROR, message, hint))

    for indicator in known.indicators.values():
        _need(say, "indicators", indicator.id, "topic", indicator.topic, known.topics, "topic")
        _need(say, "indicators", indicator.id, "growth_of", indicator.growth_of, known.indicators, "indicator")
        _need(say, "indicators", indicator.id, "addition_of", indicator.addition_of, known.indicators, "indicator")
    for name in known.plans:
        plan(say, name, known)
    for plan_id in known.clauses.keys() - known.plans.keys():
        elsewhere.append(
            Problem(
                INSTALLED,
                1,
                1,
                "unknown-plan",
                ERROR,
                Message("the clauses of {plan_id} are of no plan of the register", plan_id=plan_id),
            )
        )


def plan(say: Note, name: str, known: Catalogue) -> None:
    """The rules for a plan of the register."""
    entry = known.plans[name]
    _need(say, "plans", name, "city", entry.city, known.cities, "city")
    head = f"{entry.city}-"
    if not (name.startswith(head) and _AFTER_THE_CITY.fullmatch(name, len(head))):
        say("plans", name, "id", "wrong-id", Message("a plan's id is <city>-<type>-<year or period>"))
    if name not in known.clauses:
        missing = Message("no file holds the clauses of {name}", name=name)
        say("plans", name, "id", "missing-plan", missing, Message("add plans/{name}.yaml", name=name))


def _need(say: Note, kind: str, name: str, field: str, target: str | None, known: dict[str, Any], what: str) -> None:
    """An id that a record names must exist."""
    if target is not None and target not in known:
        message = Message("no {kind} is called {said!r}", kind=wording(what), said=target)
        say(kind, name, field, "unknown-reference", message, schema.near(target, known))


def _references(say: Note, commitment: Commitment, records: Catalogue) -> None:
    def need(field: str, target: str | None, known: dict[str, Any], what: str) -> None:
        _need(say, "commitments", commitment.id, field, target, known, what)

    need("topic", commitment.topic, records.topics, "topic")
    for topic in commitment.also:
        need("also", topic, records.topics, "topic")
        if topic == commitment.topic:
            say(
                "commitments",
                commitment.id,
                "also",
                "also",
                Message("{topic!r} is its topic already", topic=topic),
                Message("'also' names other topics"),
            )
    for theme in commitment.themes:
        need("themes", theme, records.themes, "theme")
    for quantity in commitment.quantities:
        need("quantities", quantity.indicator, records.indicators, "indicator")


def _clause(say: Note, clause: Clause, records: Catalogue) -> None:
    kind = f"clauses of {clause.plan}"
    said = bool(clause.commitments) + bool(clause.empty) + clause.unread
    if said > 1:
        what = (
            Message("holds commitments and says that it is empty")
            if clause.empty
            else Message("holds commitments and says that it was not read")
        )
        what = what if clause.commitments else Message("is empty and was not read: one of the two")
    elif said == 0 and records.plans[clause.plan].origin != "draft":
        what = Message("holds no commitment and does not say why")
    else:
        return
    hint = Message("give its commitments, or the reason in 'empty', or 'unread: true'")
    say(kind, clause.id, "", "empty-clause", Message("the clause {what}", what=what), hint)


def _commitment(say: Note, commitment: Commitment, records: Catalogue) -> None:
    prefix = f"{commitment.plan}/{commitment.clause}."
    if not (commitment.id.startswith(prefix) and _IN_ITS_CLAUSE.fullmatch(commitment.id, len(prefix))):
        say("commitments", commitment.id, "id", "wrong-id", Message("the id should be {prefix}<number>", prefix=prefix))
    if commitment.origin != "draft":
        if commitment.topic is None:
            say(
                "commitments",
                commitment.id,
                "",
                "missing-field",
                Message("the commitment lacks its 'topic'"),
                Message("only a draft may leave it open"),
            )
        for field in UNPUBLISHED:
            if getattr(commitment, field):
                say(
                    "commitments",
                    commitment.id,
                    field,
                    "unknown-field",
                    Message("only a draft has {field}", field=field),
                    Message("leave it out"),
                )
    topic = records.topics.get(commitment.topic or "")
    if topic and commitment.themes[0] != topic.theme:
        say(
            "commitments",
            commitment.id,
            "themes",
            "main-theme",
            Message(
                "the first theme is {first!r} but the topic {id!r} stands under {theme!r}",
                first=commitment.themes[0],
                id=topic.id,
                theme=topic.theme,
            ),
            Message("begin the list with {theme}, or choose another topic", theme=topic.theme),
        )
    for number, quantity in enumerate(commitment.quantities):
        for code, message, hint in _unfit(quantity, commitment):
            say(
                "commitments",
                commitment.id,
                ("quantities", number),
                code,
                f"{message} ({quantity.label})",
                hint,
            )


def _unfit(quantity: Quantity, commitment: Commitment) -> Iterator[tuple[str, str, str]]:
    """What of a quantity cannot be: code, message, what to do."""
    if quantity.value is None and not quantity.delegated:
        yield (
            "missing-field",
            Message("the quantity lacks its 'value'"),
            Message("only a target that is handed down (delegated: true) has none"),
        )
    if quantity.value is not None and quantity.delegated:
        yield (
            "delegated",
            Message("a target that is handed down has no value of its own"),
            Message("leave out 'value' or 'delegated'"),
        )
    if quantity.value_max is not None and (quantity.value is None or quantity.value_max <= quantity.value):
        yield (
            "range",
            Message("the range {value} to {value_max} runs down", value=quantity.value, value_max=quantity.value_max),
            "",
        )
    if quantity.from_year is not None and (quantity.year is None or quantity.from_year >= quantity.year):
        yield (
            "span",
            Message("the span {from_year} to {year} runs down", from_year=quantity.from_year, year=quantity.year),
            Message("from_year is the first year of a total, year the last"),
        )
    # A result may say the aim that it is held against; alone an aim is none.
    if quantity.kind == "target" and commitment.done and all(one.kind != "actual" for one in commitment.quantities):
        yield "kind", Message("a reported result holds a target"), Message("a result has kind actual")
    if quantity.kind != "target" and (quantity.duty is not None or quantity.delegated):
        yield "kind", Message("only a target has a duty or is handed down"), Message("leave out 'duty' and 'delegated'")
    if quantity.kind != "actual" and quantity.expected:
        yield "kind", Message("only a result is expected"), Message("leave out 'expected'")
