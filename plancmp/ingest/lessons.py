"""Passages in which a report says what it has learnt: neither result nor plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from plancmp.ingest.sentences import Sentence
from plancmp.ingest.standing import Standing

_LEARNT = re.compile(
    r"(?<!清醒)(?<!清醒地)(?:体会|认识|感受|感悟|领悟)到|(?:体会|启示|经验)(?:主要)?(?:是|有|在于)|(?:主要|几点|深刻)(?:体会|启示)"
)
_MUST = re.compile(r"(?:——|[一二三四五六七八九十]是|第[一二三四五六七八九十],)?(?:我们)?(?:必须|要始终|只有)")


def lessons(paragraph: Sequence[Sentence], own: Sequence[Standing]) -> Iterator[Standing]:
    """The standing of each sentence of a paragraph of a review: none from where it says what was learnt.

    我们深刻体会到,必须坚持统筹兼顾. A paragraph that begins with what must be is one of a list of such.
    """
    learnt = False
    for place, (sentence, standing) in enumerate(zip(paragraph, own, strict=True)):
        rest = paragraph[place : place + 2]
        learnt = learnt or bool(
            place == 0
            and _MUST.match(sentence.text)
            or _LEARNT.search(sentence.text)
            and any("必须" in one.text or _MUST.match(one.text) for one in rest)
        )
        silent = learnt and standing.tense == "review" and not re.search("[0-9]", sentence.text)
        yield replace(standing, tense="none") if silent else standing
