"""Which commitments of two plans speak of one matter: surely, perhaps, or none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from plancmp.match import Vector
from plancmp.model import Commitment
from plancmp.query.pairing import Pair, across, share_a_topic
from plancmp.text.late import late
from plancmp.text.units import dimension
from plancmp.weights import (
    AS_SURELY,
    FEW_HOLDERS,
    FOUND_IN_A_DRAFT,
    FOUND_THERE,
    NOTHING_LIKE,
    NOTHING_LIKE_APART,
    ONE_MATTER,
    ONE_MATTER_APART,
    ONE_MATTER_MUTUAL,
    ONE_MATTER_NAMED,
    SHARED_TOPIC,
    TOLD_MUTUAL,
    TOLD_NAMED,
)

QUOTED = late("“([^“”]+)”")
QUOTES = late("[“”‘’《》〈〉「」『』]")

LEAST_NAME = 3
"""A name of so many characters may tell which matter is meant."""

THING = 2
"""The last characters of a label are the thing that is counted."""


class Matching(NamedTuple):
    """``pairs`` are of one matter, the closest first. ``nearest`` is, of a commitment that is in no pair, the one of
    the other plan that comes closest; one without any has nothing like it there.
    """

    pairs: tuple[Pair, ...]
    nearest: Mapping[str, Commitment]


def matched(
    olds: Sequence[Commitment], news: Sequence[Commitment], vectors: dict[str, Vector], *, told: bool = False
) -> Matching:
    """The commitments of one plan held against those of another, or against what it reports (``told``).

    Of what is alike enough only those are a pair of which one is the closest to the other, so that what is split in
    two, or put into one, stays together.
    """
    rare = _rare_names([*olds, *news])
    near = [
        pair
        for pair in across(olds, news, vectors, NOTHING_LIKE)
        if pair.closeness >= NOTHING_LIKE_APART or share_a_topic(pair.first, pair.second)
    ]
    closest = _best(near)
    enough = (TOLD_MUTUAL, TOLD_NAMED) if told else (ONE_MATTER_MUTUAL, ONE_MATTER_NAMED)
    sure = [pair for pair in near if _of_one_matter(pair, rare, closest, *enough) and not _counts_another(pair)]
    best = _best(sure)
    pairs = sorted(
        (pair for pair in sure if _closest(pair.closeness, best[pair.first.id], best[pair.second.id])),
        key=lambda pair: (-pair.closeness, pair.first.id, pair.second.id),
    )
    paired = {item.id for pair in pairs for item in (pair.first, pair.second)}
    nearest: dict[str, Commitment] = {}
    for pair in sorted(near, key=lambda pair: -pair.closeness):
        for item, other in ((pair.first, pair.second), (pair.second, pair.first)):
            if item.id not in paired:
                nearest.setdefault(item.id, other)
    for items, others in ((olds, news), (news, olds)):
        alone = [item for item in items if item.id not in paired and item.id not in nearest]
        nearest.update(_named_there(alone, others))
    return Matching(tuple(pairs), nearest)


def _closest(closeness: float, *best: float) -> bool:
    """Whether a pair is the closest of one of its two, and of the other nearly so."""
    return closeness in best and closeness >= max(best) - AS_SURELY


def _best(pairs: Iterable[Pair]) -> dict[str, float]:
    """How close the closest is of each commitment."""
    best: dict[str, float] = defaultdict(float)
    for pair in pairs:
        for item in (pair.first, pair.second):
            best[item.id] = max(best[item.id], pair.closeness)
    return best


def _of_one_matter(
    pair: Pair, rare: frozenset[str], closest: Mapping[str, float], if_mutual: float, if_named: float
) -> bool:
    first, second, closeness = pair.first, pair.second, pair.closeness
    if not share_a_topic(first, second):
        return closeness >= ONE_MATTER_APART
    alike = closeness - SHARED_TOPIC
    if alike >= ONE_MATTER or (alike >= if_mutual and closeness == closest[first.id] == closest[second.id]):
        return True
    return alike >= if_named and _share_a_name(first, second, rare)


def _counts_another(pair: Pair) -> bool:
    """Whether one of two drafts counts things that the other, which has no figure, does not name: 就业社区70个 beside
    促进就业."""
    for item, other in ((pair.first, pair.second), (pair.second, pair.first)):
        counted = [part.label for part in item.quantities if dimension(part.unit) == "count"]
        if "draft" == item.origin == other.origin and counted and not other.quantities:
            return all(label[-THING:] not in plain(other.text) for label in counted)
    return False


def _share_a_name(first: Commitment, second: Commitment, rare: frozenset[str]) -> bool:
    return any(
        name in rare and name in plain(other.text)
        for item, other in ((first, second), (second, first))
        for name in called(item)
    )


def _rare_names(items: Sequence[Commitment]) -> frozenset[str]:
    """The names that tell which matter is meant: those that stand in few commitments of both plans."""
    texts = [plain(item.text) for item in items]
    names = {name for item in items for name in called(item)}
    whole = "\n".join(texts)
    # Most are told by how often they stand there at all, which is sooner counted.
    return frozenset(
        name for name in names if whole.count(name) <= FEW_HOLDERS or sum(name in text for text in texts) <= FEW_HOLDERS
    )


def _named_there(items: Sequence[Commitment], others: Sequence[Commitment]) -> dict[str, Commitment]:
    """Those of which a name, or in their theme a figure, stands in a commitment of the other plan, however unlike."""
    found = {}
    figures = {(other.themes[0], amount): other for other in others for amount in _amounts(other)}
    texts = [(plain(other.text), other) for other in others]
    whole = "\n".join(text for text, _ in texts)  # most names stand in none
    for item in items:
        there = [other for name in called(item) if name in whole for text, other in texts if name in text]
        there += [figures[key] for key in ((item.themes[0], amount) for amount in _amounts(item)) if key in figures]
        if there:
            found[item.id] = there[0]
    return found


def called(item: Commitment) -> list[str]:
    """Its names, and what stands in quotes in it (“8+4”), without quotes."""
    names = map(plain, (*item.names, *QUOTED.findall(item.text)))
    return [name for name in names if len(name) >= LEAST_NAME]


@lru_cache(10_000)
def plain(text: str) -> str:
    """A text without quotes: some write a name with them and some without."""
    return QUOTES.sub("", text)


def _amounts(item: Commitment) -> list[tuple[float, str]]:
    # In their order, which says what is found first: that of a set is another in each process.
    return list(dict.fromkeys((part.value, part.unit) for part in item.quantities if part.value is not None))


def told_apart(items: Sequence[Commitment], others: Sequence[Commitment], vectors: dict[str, Vector]) -> set[str]:
    """Those (ids) of which most of what tells them apart stands nowhere in another plan.

    Of general words, which every plan is full of, nobody can say whether another plan speaks of the same.
    """
    there = {name for other in others for name in vectors[other.id]}
    most = FOUND_IN_A_DRAFT if any(other.origin == "draft" for other in others) else FOUND_THERE
    return {
        item.id
        for item in items
        if sum([weight * weight for name, weight in vectors[item.id].items() if name in there])
        < most * sum([weight * weight for weight in vectors[item.id].values()])
    }
