"""What a reference to a plan, a clause or a commitment is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from plancmp.errors import PlancmpError
from plancmp.messages import Message, wording
from plancmp.model import Plan, keyword_record
from plancmp.query.answer import Answer
from plancmp.query.show import show

if TYPE_CHECKING:
    from plancmp.index.knowledge_base import KnowledgeBase

OF = ("plan", "clause", "commitment")
"""The kinds of record that a reference leads to."""


@keyword_record
class Citation(Answer):
    """A plan, and where in it: ``clause`` is empty for the whole.

    ``id`` is what ``show`` finds it by; ``version`` is that of the package, ``data`` tells the data apart.
    """

    ENTRIES: ClassVar[str] = "plans"

    plans: tuple[Plan, ...]
    clause: str
    id: str
    version: str
    data: str

    @property
    def plan(self) -> Plan:
        """The plan that it is of."""
        return self.plans[0]

    def to_json(self, *, lang: str = "zh", explain: bool = False) -> dict[str, Any]:
        """As JSON."""
        plan = self.plan
        return {
            "schema": "plancmp.cite/1",
            "id": self.id,
            "plan": plan.id,
            "clause": self.clause or None,
            "issuer": plan.issuer,
            "title": plan.title,
            "title_en": plan.title_en,
            "adopted": plan.adopted,
            "source": plan.source,
            "url": plan.url,
            "version": self.version,
            "data": self.data,
        }

    def to_lines(self, *, lang: str = "zh", explain: bool = False) -> list[Any]:
        """The one reference."""
        return [self.to_dict()]


def cite(kb: KnowledgeBase, name: str) -> Citation:
    """The reference to what ``name`` means, as :func:`show` understands it; :class:`PlancmpError` where it is neither a
    plan nor a clause nor a commitment.
    """
    from plancmp import __version__

    shown = show(kb, name)
    if shown.kind not in OF:
        raise PlancmpError(
            Message("{name!r} is a {kind}, which is in no one document", name=name, kind=wording(shown.kind)),
            Message("cite a plan, clause or commitment"),
        )
    record = shown.record
    plan = record if shown.kind == "plan" else kb.get(Plan, record.plan)
    clause = "" if shown.kind == "plan" else record.id if shown.kind == "clause" else record.clause
    return Citation(
        guesses=shown.guesses,
        plans=(plan,),
        clause=clause,
        id=f"{plan.id}/{clause}" if shown.kind == "clause" else record.id,
        version=__version__,
        data=kb.digest,
    )
