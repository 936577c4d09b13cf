"""What a draft says of its document, and what its curator should look at first."""

from __future__ import annotations

from collections.abc import Callable

from plancmp.knowledge.load import Catalogue
from plancmp.messages import Message
from plancmp.problems import WARNING
from plancmp.text.normalise import one_line

DOUBTFUL = "doubtful"
"""The code of what comes first: a reading of the document that may be wrong."""

_DOUBTS = {
    "topic": Message("topic"),
    "tense": Message("tense (result or promise)"),
    "year": Message("year"),
    "indicator": Message("indicator"),
    "unit": Message("unit"),
}

UNSURE = 0.4
"""Below this confidence a topic is worth a look."""


def made_from(name: str) -> str:
    """The first line of the draft of a document: a draft that has it need not be made again."""
    return f"# A draft, read by machine from {one_line(name)}"


def document_of(line: str) -> str:
    """The name of the document that the first line of a draft names; empty where it is the line of no draft."""
    before = made_from("")
    return line.removeprefix(before).strip() if line.startswith(before) else ""


def warnings(records: Catalogue, note: Callable[..., None]) -> None:
    """Doubtful readings, open topics, topics that are not sure, and numbers that were set aside.

    ``note`` is that of the checks.
    """
    for item in records.commitments.values():
        if item.origin != "draft":
            continue
        if item.doubts:
            note(
                records,
                "commitments",
                item.id,
                "doubts",
                DOUBTFUL,
                Message(
                    "unsure of its {doubts}: {cite}", doubts=[_DOUBTS[doubt] for doubt in item.doubts], cite=item.cite
                ),
                Message("look it up in the document, correct it, then take 'doubts' out"),
                WARNING,
            )
        if item.topic is None:
            note(
                records,
                "commitments",
                item.id,
                "",
                "open-topic",
                Message("the topic is open; the theme seems to be {theme}", theme=item.themes[0]),
                Message("choose a topic: plancmp list topics, docs/codebook.md"),
                WARNING,
            )
        elif item.confidence is not None and item.confidence < UNSURE:
            note(
                records,
                "commitments",
                item.id,
                "topic",
                "unsure-topic",
                Message(
                    "the topic {topic} is not sure ({confidence:.0%})", topic=item.topic, confidence=item.confidence
                ),
                Message("correct or confirm it, then take 'confidence' out"),
                WARNING,
            )
    for plan, clauses in records.clauses.items():
        if records.plans[plan].origin != "draft":
            continue
        for clause in clauses.values():
            if clause.set_aside:
                texts = "; ".join(aside.text for aside in clause.set_aside)
                note(
                    records,
                    f"clauses of {plan}",
                    clause.id,
                    "set_aside",
                    "set-aside",
                    Message(
                        "{count} numbers are taken for no quantity: {texts}",
                        count=len(clause.set_aside),
                        texts=texts,
                    ),
                    Message("make quantities of those that a reader would track"),
                    WARNING,
                )
