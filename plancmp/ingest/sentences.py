"""The sentences of a clause, and the parts of a long one that speak of different things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from plancmp.text.chinese import COMMA, SENTENCE_END

_END = re.compile(rf"[{SENTENCE_END}\n]+[”）)]?")
LONGEST = 2000
"""A sentence that is longer, and plans have none, is cut: what it takes to read one grows faster than its length."""

_COMMA = re.compile(rf"(?:(?<!\d)[{COMMA}]|[{COMMA}](?!\d{{3}}(?!\d)))(?![^（(]{{0,30}}[)）])")  # none is in 1,234

_QUOTED = re.compile("“[^”“\n]{0,40}”")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of a clause: where it begins in the text of the clause, in which of its paragraphs, and whether no more
    than a semicolon parts it from the next."""

    start: int
    text: str
    paragraph: int
    goes_on: bool = False

    @property
    def end(self) -> int:
        """Where it ends in the text of the clause."""
        return self.start + len(self.text)


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a clause, without the marks that end them; quotations and brackets are not cut."""
    start = paragraph = 0
    for match in [*_END.finditer(text), None]:
        end = match.start() if match else len(text)
        while end - start > LONGEST:
            cut = max(text.rfind(comma, start, start + LONGEST) + 1 for comma in COMMA) or start + LONGEST
            yield from _sentence(text, start, cut, paragraph, True)
            start = cut
        yield from _sentence(text, start, end, paragraph, match is not None and match.group() in ";；")
        if match:
            paragraph += match.group().count("\n")
            start = match.end()


def paragraphs(text: str) -> Iterator[list[Sentence]]:
    """The sentences of each paragraph of a clause."""
    for _, group in groupby(sentences(text), key=attrgetter("paragraph")):
        yield list(group)


def _sentence(text: str, start: int, end: int, paragraph: int, goes_on: bool) -> Iterator[Sentence]:
    part = text[start:end]
    stripped = part.strip(" —\t")
    if stripped:
        yield Sentence(start + part.index(stripped), stripped, paragraph, goes_on)


def pieces(sentence: Sentence) -> list[Sentence]:
    """A sentence at its commas, but for those inside a short quotation."""
    result, start = [], 0
    quoted = [match.span() for match in _QUOTED.finditer(sentence.text)]
    for match in [*_COMMA.finditer(sentence.text), None]:
        if match and any(first < match.start() < last for first, last in quoted):
            continue
        end = match.start() if match else len(sentence.text)
        if sentence.text[start:end].strip():
            result.append(Sentence(sentence.start + start, sentence.text[start:end], sentence.paragraph))
        start = match.end() if match else end
    return result


def joined(parts: list[Sentence], text: str) -> Sentence:
    """Neighbouring parts as one, with the commas between them."""
    return Sentence(parts[0].start, text[parts[0].start : parts[-1].end], parts[0].paragraph)
