"""What the index stores of one data file, made ready to be written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plancmp.index.packing import dump, pack, pack_measures
from plancmp.index.searchable import FoldedLabels, indexed, join, searchable
from plancmp.measures.scopes import measures
from plancmp.model import Commitment, fields_of

if TYPE_CHECKING:
    from plancmp.knowledge.load import Catalogue
    from plancmp.knowledge.reading import Part

REGISTERED = {"city": "cities", "plan": "plans"}
"""The kinds of record that a plan's file may bring to the register, and their sections."""


@dataclass(frozen=True)
class Rows:
    """The rows of one file: of its commitments all columns but the number, and the tokens under which each is found.

    ``brings`` is what it adds to the register: section, place therein, record.
    """

    digest: str
    stamp: str
    vocabulary: bool
    plan: str | None
    brings: Sequence[tuple[str, int, Any]]
    clauses: Sequence[tuple[Any, ...]]
    commitments: Sequence[tuple[Any, ...]]
    tokens: Sequence[str]


def rows_of(part: Part, known: FoldedLabels) -> Rows:
    """The rows of a sound file; ``known`` are the labels of all records that it names."""
    file, records = part.file, part.records
    clauses = []
    for plan, named in records.clauses.items():
        for place, clause in enumerate(named.values()):
            fields = {**fields_of(clause), "set_aside": list(map(fields_of, clause.set_aside))}
            del fields["commitments"]
            clauses.append((plan, clause.id, place, dump(fields)))
    items = list(records.commitments.values())
    parts = [searchable(item, records.clauses[item.plan][item.clause], known) for item in items]
    return Rows(
        digest=file.digest,
        stamp=file.stamp,
        vocabulary=not file.is_plan,
        plan=part.plan,
        brings=[
            (section, at, getattr(records, section)[name])
            for section in REGISTERED.values()
            for at, name in enumerate(part.brought(section))
        ],
        clauses=clauses,
        commitments=[(*pack(item), join(words), _measured(item, records)) for item, words in zip(items, parts)],
        tokens=list(indexed(items, parts)),
    )


def _measured(item: Commitment, records: Catalogue) -> str:
    return pack_measures(measures(item, records.plans[item.plan], records.indicators))
