"""What a curator should look at: sound, but perhaps not meant so."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from plancmp.knowledge import drafts
from plancmp.knowledge.load import Catalogue
from plancmp.knowledge.reading import Part
from plancmp.knowledge.rules import note
from plancmp.match import nearly_equal
from plancmp.messages import Message
from plancmp.model import Commitment
from plancmp.problems import WARNING
from plancmp.text.chinese import HAN

SHARED_RUN = 24
"""So many characters in a row, shared with the source, make a summary a copy."""


class Look:
    """Looks at one file after the other; ``sources`` is a folder with ``<plan id>.txt``, to find copied sentences."""

    def __init__(self, sources: Path | None = None) -> None:
        self._sources = sources
        self._uses: Counter[str | None] = Counter()
        self._first: dict[str | None, str] = {}

    def count(self, part: Part) -> None:
        """Remember which topics a file uses."""
        for commitment in part.records.commitments.values():
            self._uses[commitment.topic] += 1
            self._first.setdefault(commitment.topic, commitment.id)

    def at(self, part: Part) -> None:
        """Note in a file what of its own records wants a look."""
        records = part.records
        _same_twice(records)
        drafts.warnings(records, note)
        for commitment in records.commitments.values():
            _loose_numbers(records, commitment)
        source = self._sources / f"{part.plan}.txt" if self._sources and part.plan else None
        if source and source.is_file():
            from plancmp.text.clean import clean

            _copies(records, clean(source.read_text(encoding="utf-8", errors="replace")).text)

    def at_topics(self, known: Catalogue) -> None:
        """Note which topics stand alone, when all files have been counted."""
        for topic in known.topics.values():
            uses = self._uses[topic.id]
            if uses < 2 and ("topic", topic.id) in known.places:
                only = (
                    Message("only {commitment} uses it", commitment=self._first[topic.id])
                    if uses
                    else Message("no record uses it")
                )
                message = Message("the topic {id!r} stands alone: {only}", id=topic.id, only=only)
                note(known, "topic", topic.id, "", "lonely-topic", message, Message("a row needs company"), WARNING)


def _same_twice(records: Catalogue) -> None:
    """Two records of one plan that say the same."""
    groups: dict[tuple[str, str | None], list[Commitment]] = defaultdict(list)
    for commitment in records.commitments.values():
        groups[commitment.plan, commitment.topic].append(commitment)
    for group in groups.values():
        for number, later in enumerate(group):
            for earlier in group[:number]:
                if nearly_equal(earlier.text, later.text):
                    note(
                        records,
                        "commitments",
                        later.id,
                        "text",
                        "said-twice",
                        Message("says the same as {id}", id=earlier.id),
                        Message("keep one, or say what differs"),
                        WARNING,
                    )


def _loose_numbers(records: Catalogue, commitment: Commitment) -> None:
    """Numbers in the summary that no quantity of the record holds."""
    from plancmp.text.quantities import figures

    held = {
        value for quantity in commitment.quantities for value in (quantity.value, quantity.value_max, quantity.year)
    }
    # A threshold or a name belongs to what is counted: 10亿元以上项目70个, 十五分钟生活圈.
    named = "\n".join((*commitment.names, *(quantity.label for quantity in commitment.quantities)))
    for figure in figures(commitment.text):
        if (
            figure.is_quantity
            and figure.value is not None
            and held.isdisjoint((float(figure.value), float(figure.as_growth().value or 0)))
            and figure.text not in named
        ):
            note(
                records,
                "commitments",
                commitment.id,
                "text",
                "loose-number",
                Message("{text!r} in the text is in no quantity", text=figure.text),
                Message("add the quantity, or leave the number out"),
                WARNING,
            )


def _copies(records: Catalogue, source: str) -> None:
    """Summaries that share a long run of characters with the source."""
    grams = set(_runs(_bare(source)))
    for commitment in records.commitments.values():
        if not grams.isdisjoint(_runs(_bare(commitment.text))):
            note(
                records,
                "commitments",
                commitment.id,
                "text",
                "copied",
                Message("shares {count} characters or more in a row with the source", count=SHARED_RUN),
                Message("write it in your own words"),
                WARNING,
            )


def _bare(text: str) -> str:
    return re.sub(f"[^0-9A-Za-z{HAN}]", "", text)


def _runs(text: str) -> Iterator[str]:
    return (text[start : start + SHARED_RUN] for start in range(len(text) - SHARED_RUN + 1))
