"""What the curator of a draft should look at first."""

from __future__ import annotations

from collections.abc import Callable

from plancmp.knowledge.load import Records
from plancmp.problems import WARNING

UNSURE = 0.4
"""Below this confidence a topic is worth a look."""


def warnings(records: Records, note: Callable[..., None]) -> None:
    """Open topics, topics that are not sure, and numbers that were set aside; ``note`` is that of the checks."""
    for item in records.commitments.values():
        if item.origin != "draft":
            continue
        if item.topic is None:
            note(
                records, "commitments", item.id, "", "open-topic", f"the topic is open; the theme seems to be {item.themes[0]}",
                "choose a topic: plancmp list topics, docs/codebook.md", WARNING,
            )
        elif item.confidence is not None and item.confidence < UNSURE:
            note(
                records, "commitments", item.id, "topic", "unsure-topic",
                f"the topic {item.topic} is not sure ({item.confidence:.0%})", "correct or confirm it, then take 'confidence' out", WARNING,
            )
    for plan, clauses in records.clauses.items():
        if records.plans[plan].origin != "draft":
            continue
        for clause in clauses.values():
            if clause.set_aside:
                texts = "; ".join(aside.text for aside in clause.set_aside)
                note(
                    records, f"clauses of {plan}", clause.id, "set_aside", "set-aside", f"{len(clause.set_aside)} numbers are taken for no quantity: {texts}",
                    "make quantities of those that a reader would track", WARNING,
                )
