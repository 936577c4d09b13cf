"""What to say when a search finds nothing, or less than asked: words that resemble, topics that the words belong to, filters in the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from plancmp.knowledge.names import key
from plancmp.match import nearest
from plancmp.model import Commitment
from plancmp.query.hits import Hit
from plancmp.query.spelling import is_slip
from plancmp.query.words import Word

if TYPE_CHECKING:
    from plancmp.index.base import KnowledgeBase

LEAST_NEAR = 66.0
"""So similar (of 100) must a word of the vocabulary be to be offered: two characters of three, three of four."""

MOST_NEAR = 5
"""So many words are offered."""


def nearest_terms(kb: KnowledgeBase, words: Sequence[Word]) -> tuple[str, ...]:
    """Words of the vocabulary that resemble those typed and that some record holds; none rather than any."""
    written = dict(reversed(kb.vocabulary())) if words else {}
    names: dict[str, None] = {}
    for word in words:
        typed = key(word.typed)[:40]
        for name, _ in nearest(typed, list(written), LEAST_NEAR, MOST_NEAR) if len(typed) > 2 else ():
            form = written[name]
            if form != word.typed and is_slip(typed, name, form):
                names.update({form: None} if kb.containing(form, most=1) else {})
    return tuple(names)[:MOST_NEAR]


def less_than_asked(hits: Sequence[Hit], words: Sequence[Word]) -> Iterator[str]:
    """That no record holds all the words, or that one of them is found in a broader one only; a sentence each."""
    if max((len(hit.matches) for hit in hits), default=0) < len(words):
        yield f"no commitment holds all of {', '.join(word.typed for word in words)}: these hold the more telling ones"
    for word in words:
        broader = dict.fromkeys(form for form, how in word.forms if how == "broader")
        if broader:
            yield f"no commitment holds {word.typed}: looked for the broader {next(iter(broader))}"


def in_the_way(freed: Mapping[str, Sequence[Commitment]]) -> tuple[str, ...]:
    """Which filters leave nothing, a sentence each; ``freed`` are the records found without each of them."""
    return tuple(f"without {name}: {len(found)} found, {_where(name, found)}" for name, found in freed.items())


def topics(kb: KnowledgeBase, words: Sequence[Word]) -> tuple[str, ...]:
    """The topic or theme to which each word belongs, a sentence each; of a query without words, that it has none."""
    if not words:
        return ("words as common as these are looked for in quotes only",)
    lines = []
    for word in words:
        signalled = [(kind, label) for form, _ in word.forms for kind, label, _, _ in kb.stands(form)]
        for kind, label in signalled[:1]:
            lines.append(f"{word.typed} belongs to the {kind} {label}: plancmp compare … --{kind} {label}")
    return tuple(lines)


def _where(name: str, found: Sequence[Commitment]) -> str:
    """What the records have instead of what the filter asked for."""
    if name.rpartition(" ")[2].isdigit():
        years = sorted({part.year for item in found for part in item.quantities if part.year})
        return f"with figures for {', '.join(map(str, years))}" if years else "none with a figure for a year"
    if name.startswith("--theme"):
        return f"under {', '.join(dict.fromkeys(item.themes[0] for item in found))}"
    if name.startswith("--plan"):
        return f"in {', '.join(dict.fromkeys(item.plan for item in found))}"
    return f"in {', '.join(dict.fromkeys(item.city for item in found))}"
