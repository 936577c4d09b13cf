"""What to say when a search finds nothing, or less than asked: words that resemble, topics that the words belong to,
filters in the way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from plancmp.knowledge.names import key
from plancmp.match import nearest
from plancmp.messages import Message, wording
from plancmp.model import City, Commitment, Indicator
from plancmp.query.search.question import Word
from plancmp.query.search.results import Hit
from plancmp.query.search.spelling import is_slip
from plancmp.text.chinese import is_chinese
from plancmp.weights import LEAST_OFFERED, MOST_OFFERED

if TYPE_CHECKING:
    from plancmp.index.knowledge_base import KnowledgeBase


_LONGEST = 12
"""Characters of the longest name of a place that is looked for in a query."""


def nearest_terms(kb: KnowledgeBase, words: Sequence[Word]) -> tuple[str, ...]:
    """Words of the vocabulary that resemble those typed and that some record holds; none rather than any."""
    written = dict(reversed(kb.vocabulary())) if words else {}
    names: dict[str, None] = {}
    for word in words:
        typed = key(word.typed)[:40]
        for name, _ in nearest(typed, written, least=LEAST_OFFERED, most=MOST_OFFERED) if len(typed) > 2 else ():
            form = written[name]
            if form != word.typed and is_slip(typed, name, form):
                names.update({form: None} if kb.containing(form, most=1) else {})
    return tuple(names)[:MOST_OFFERED]


def less_than_asked(hits: Sequence[Hit], words: Sequence[Word]) -> Iterator[str]:
    """That no record holds all the words, or that one of them is found in a broader one only; a sentence each."""
    asked = words[:1] if words and words[0].means else words
    if max((len(hit.matches) for hit in hits), default=0) < len(asked):
        yield Message(
            "no commitment holds all of {words}: these hold the more telling ones", words=[word.typed for word in asked]
        )
    for word in words:
        broader = dict.fromkeys(form for form, how in word.forms if how == "broader")
        if broader:
            yield Message(
                "no commitment holds {typed}: looked for the broader {broader}",
                typed=word.typed,
                broader=next(iter(broader)),
            )


def widened(besides: Sequence[Hit]) -> Iterator[str]:
    """That what follows a few hits holds the broader word, a sentence for each word."""
    wider = [match for hit in besides for match in hit.matches if match.how == "broader"]
    wider.sort(key=lambda match: is_chinese(match.word) == is_chinese(match.typed))  # who types 地铁 is told 轨道交通
    broader = {match.typed: match.word for match in wider}
    for typed, word in broader.items():
        yield Message(
            "few commitments hold {typed}: those with the broader {broader} follow", typed=typed, broader=word
        )


def followed(akin: Sequence[Hit]) -> Iterator[str]:
    """That what follows a few hits holds only a part of what was typed, or words akin to it."""
    words = dict.fromkeys(word for hit in akin for word in hit.matched)
    if words:
        shown = list(words)[:MOST_OFFERED]
        yield Message("few commitments hold what is typed: those with {words} follow", words=shown)


def in_the_way(freed: Mapping[str, Sequence[Commitment]]) -> tuple[str, ...]:
    """Which filters leave nothing, a sentence each; ``freed`` are the records found without each of them."""
    return tuple(
        Message("without {name}: {found} found, {where}", name=name, found=len(found), where=_where(name, found))
        for name, found in freed.items()
    )


def topics(kb: KnowledgeBase, words: Sequence[Word]) -> tuple[str, ...]:
    """The topic or theme to which each word belongs, a sentence each; of a query without words, that it has none.

    What is cut from an unknown run belongs to none: there is no 变电站 in 核聚变电站.
    """
    if not words:
        return (Message("words as common as these are looked for in quotes only"),)
    lines = []
    for said in words:
        if said.cut:
            continue
        signalled = [(kind, label) for form, _ in said.forms for kind, label, _, _ in kb.stands(form)]
        for kind, label in signalled[:1]:
            lines.append(
                Message(
                    "{typed} belongs to the {kind} {label}: plancmp compare … --{option} {label}",
                    typed=said.typed,
                    kind=wording(kind),
                    option=kind,
                    label=label,
                )
            )
    return tuple(lines)


MOST_PLACES, LONGEST_PLACE = 8, 24
"""So many words of a query are looked at for a place of the atlas, and so many signs of each."""


def mapped(kb: KnowledgeBase, query: str) -> Iterator[str]:
    """That a place of the query is one of the atlas, where no commitment of it can be found, a sentence each."""
    for token in query.split()[:MOST_PLACES]:
        ends = range(min(len(token), LONGEST_PLACE), 1, -1)
        found = next(filter(None, (kb.mapped_as(token[:end]) for end in ends)), None)
        if found is None or kb.named(City, found.id):
            continue
        yield Message("of {id} there are headline figures: plancmp show {id}", id=found.id)
        for word in query.replace(token, token[len(found.zh) :], 1).split():
            if indicator := kb.named(Indicator, word):
                yield Message("plancmp track {id} {indicator}", id=found.id, indicator=indicator)


def _where(name: str, found: Sequence[Commitment]) -> str:
    """What the records have instead of what the filter asked for."""
    if name.rpartition(" ")[2].isdigit():
        years = sorted({part.year for item in found for part in item.quantities if part.year})
        return Message("with figures for {years}", years=years) if years else Message("none with a figure for a year")
    if name.startswith("--theme"):
        return Message("under {names}", names=list(dict.fromkeys(item.themes[0] for item in found)))
    if name.startswith("--plan"):
        return Message("in {names}", names=list(dict.fromkeys(item.plan for item in found)))
    return Message("in {names}", names=list(dict.fromkeys(item.city for item in found)))
