"""What became of the commitments of one plan in another: each with its change, and why it is said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Literal, NamedTuple, get_args

from plancmp.match import within
from plancmp.model import Commitment, Strength
from plancmp.query.diff import reasons
from plancmp.query.diff.figures import Figures, Outcome, outcomes
from plancmp.query.diff.matching import Matching, plain
from plancmp.query.diff.reasons import Sides
from plancmp.query.diff.works import CLAUSE, Works
from plancmp.query.progress.reasons import Bilingual
from plancmp.text.late import late
from plancmp.weights import ONE_SENTENCE, ONE_TITLE

Word = Literal[
    "lowered",
    "weakened",
    "postponed",
    "missed",
    "dropped",
    "redefined",
    "raised",
    "strengthened",
    "brought-forward",
    "added",
    "achieved",
    "about",
    "kept",
    "reported",
    "due",
    "unmatched",
]

CHANGES: tuple[Word, ...] = get_args(Word)
"""All changes, in the order in which a reader wants to see them."""

FIRM: Mapping[Strength, int] = {"ensure": 4, "commit": 3, "strive": 2, "support": 1, "explore": 0}
"""How firmly a figure is said, and words alone."""

FAR_APART = 3
"""Words alone are weighed where so many steps lie between them: what is stated and what is supported differ by the verb
more than by the will."""

_WISHED = late("(?:创成|争创|创建|获批|争取|列入|入选|评为|通过)(?:成为|为)?([^,，;；。]*)")
_WON = late("创成|成为|获批|列入|入选|获评|评为|被评|通过")
"""A title in a promise, and what is said of one that was won."""

_NATIONAL = late("国家|全国")
"""A title of the nation is not won with one of the province."""

_PART = late("部分|初步|基本|加快|推进|正在|前期|申报")
"""Words of a report that say that a matter goes on, or that a part of it is done."""


class Change(NamedTuple):
    """One commitment of the earlier plan, or the later, or both of one matter, with what became of it."""

    word: str
    old: Commitment | None
    new: Commitment | None
    because: tuple[str, str]


class Judge:
    """Says what became of the commitments, by the figures of both plans and by how the two stand to each other.

    ``apart`` are the commitments (ids) whose words stand nowhere in the other plan; ``routine`` the topics (ids) of
    what every plan says; ``works`` those that both name, where they are of one city.
    """

    def __init__(
        self, sides: Sides, figures: Figures, works: Works | None, apart: Container[str], routine: AbstractSet[str]
    ) -> None:
        self._sides, self._figures, self._works, self._apart, self._routine = sides, figures, works, apart, routine

    def pair(self, old: Commitment, new: Commitment, closeness: float) -> Change:
        """Two promises of one matter, and how close they are by their words."""
        word, because = self._promised(old, new, closeness)
        return Change(word, old, new, because)

    def _promised(self, old: Commitment, new: Commitment, alike: float) -> tuple[str, Bilingual]:
        before, after = self._figures.targets(old), self._figures.targets(new)
        taken = self._figures.steps(old, new)
        moved = self._works.shifts(old, new) if self._works is not None else []
        if taken or moved:
            said = reasons.stepped(moved, taken)
            telling: list[str] = [one.word for one in moved]
            telling += [step.word for step in taken if step.word not in ("kept", "apart", "size")]
            if telling:
                return min(telling, key=CHANGES.index), said
            firmness, by_rote = FIRM[new.strength] - FIRM[old.strength], self._by_rote(old, new)
            if firmness and any(step.word == "kept" and step.of_one_time for step in taken) and not by_rote:
                tone = reasons.firmer(old, new)
                said = f"{said[0]};{tone[0]}", f"{said[1]}; {tone[1]}"
                return "strengthened" if firmness > 0 else "weakened", said
            return "kept", said
        if before and after and (old.doubts or new.doubts):
            return "kept", reasons.doubted(self._sides)
        if before and any(part.delegated for part in new.quantities):
            return "redefined", reasons.handed_down(self._sides, before[0])
        named = self._figures.of_one_name(before, after)
        if named is not None:
            one, other = named
            # Whether an amount is there or is added, in one year or in several, a machine often gets wrong.
            guessed = "draft" in (old.origin, new.origin) and {one.basis, other.basis} <= {"level", "yearly", "total"}
            apart = one.basis != other.basis and not guessed or bool(one.unit and other.unit and one.unit != other.unit)
            return "redefined" if apart else "kept", reasons.redefined(one, other)
        much_the_same = alike >= ONE_SENTENCE and self._sides.of_one_reach
        if before and not after and not any(self._figures.aims(one, self._sides.new) for one in before):
            return "weakened" if much_the_same and new.origin != "draft" else "kept", reasons.numbered(
                self._sides, before[0], gone=True
            )
        if after and not before and not any(self._figures.aims(one, self._sides.old) for one in after):
            word = "strengthened" if much_the_same and old.origin != "draft" else "kept"
            return word, reasons.numbered(self._sides, after[0], gone=False)
        firmness = FIRM[new.strength] - FIRM[old.strength]
        if abs(firmness) >= FAR_APART and much_the_same and not self._by_rote(old, new):
            return "strengthened" if firmness > 0 else "weakened", reasons.firmer(old, new)
        return "kept", reasons.again(self._sides)

    def _by_rote(self, old: Commitment, new: Commitment) -> bool:
        """Whether the words of two promises are too little to weigh: of two places, read by a machine, or said in every
        plan."""
        if not self._sides.one_place:
            return True
        return "draft" in (old.origin, new.origin) or {old.topic, new.topic} & self._routine != set()

    def result(self, old: Commitment, new: Commitment, told: Sequence[Commitment]) -> Change:
        """A promise, and what the later plan reports of its matter; ``told`` is all that it reports of it.

        Of a promise with several figures all must be told for it to be achieved.
        """
        aims = self._figures.targets(old)
        found = outcomes(self._figures, aims, self._figures.results(new))
        if found:
            results = [one for item in told for one in self._figures.results(item)]
            open_ = len(aims) - len({id(one.aim) for one in outcomes(self._figures, aims, results)})
            word = _outcome(found)
            return Change("reported" if open_ and word != "missed" else word, old, new, reasons.judged(found, open_))
        done = not aims and (_won(old, new) or self._works is not None and self._works.fulfilled(old, new))
        return Change("achieved" if done else "reported", old, new, reasons.reported(self._sides, done))

    def alone(self, item: Commitment, nearest: Commitment | None) -> Change:
        """A commitment that is in no pair."""
        ours = item.plan == self._sides.old.id
        word, because = self._alone(item, nearest)
        return Change(word, item if ours else None, None if ours else item, because)

    def _alone(self, item: Commitment, nearest: Commitment | None) -> tuple[str, Bilingual]:
        sides = self._sides
        ours = item.plan == sides.old.id
        other = sides.new if ours else sides.old
        general = item.id not in self._apart or (item.topic in self._routine and not item.quantities)
        general = general or (item.origin == "draft" and not self._definite(item))
        why = "unread" if not sides.complete(other) else "general" if general else ""
        if nearest is None and self._works is not None:
            nearest = self._works.named_in(item, other)
        if nearest is not None or why:
            return "unmatched", reasons.unmatched(sides, item, nearest, why)
        if not ours:
            return "added", reasons.added(sides)
        year = max(item.years, default=None)
        if year is not None and year < sides.told and sides.one_place:
            if other.origin == "draft":
                return "unmatched", reasons.unmatched(sides, item, None, "draft")
            return "due", reasons.due(sides, year)
        if not sides.of_one_reach:
            return "unmatched", reasons.unmatched(sides, item, None, "reach")
        return "dropped", reasons.dropped(sides)

    def _definite(self, item: Commitment) -> bool:
        """Whether a commitment has a figure or a work by which it could be found: much of what a machine drafts only
        speaks, and what it quotes are slogans."""
        works = self._works.of(item) if self._works is not None else ()
        return bool(item.quantities) or any(work.thing for work in works)


def _outcome(found: Sequence[Outcome]) -> str:
    """Of several targets the worst outcome."""
    words = {one.word for one in found}
    return "missed" if "missed" in words else "about" if "about" in words else "achieved"


def _won(old: Commitment, new: Commitment) -> bool:
    """Whether the title that is reported is the one that was promised."""
    wished = _WISHED.search(old.text)
    if wished is None or not all(name in plain(new.text) for name in map(plain, old.names)):
        return False
    title, pieces = plain(wished[1]), (plain(piece) for piece in CLAUSE.split(new.text))
    return any(
        _WON.search(piece)
        and not _PART.search(piece)
        and within(title, piece) >= ONE_TITLE
        and title[-2:] in piece
        and bool(_NATIONAL.search(title)) <= bool(_NATIONAL.search(piece))
        for piece in pieces
    )


def changes(
    judge: Judge,
    figures: Figures,
    works: Works | None,
    sides: Sides,
    olds: Sequence[Commitment],
    news: Sequence[Commitment],
    promised: Matching,
    reported: Matching,
) -> Iterator[Change]:
    """Every commitment of both plans with its change; a promise that is both repeated and reported on has two."""
    items = {item.id: item for item in (*olds, *news)}
    pairs = {
        (pair.first.id, pair.second.id): pair.closeness
        for pair in promised.pairs
        if figures.agree(pair.first, pair.second)
    }
    results = {(pair.first.id, pair.second.id): pair.closeness for pair in reported.pairs}
    for item in olds:
        for one in figures.targets(item):
            for target, found in ((True, pairs), (False, results))[: 2 if sides.one_place else 1]:
                other = figures.only(one, sides.new, target=target)
                if other is not None and items[other.item.id].planned is target:
                    found.setdefault((item.id, other.item.id), 0.0)
    if works is not None:
        for found, keys in ((pairs, works.shifted(olds, news)), (results, works.told(olds))):
            for key in keys:
                found.setdefault(key, 0.0)
    paired = {name for pair in (*pairs, *results) for name in pair}
    compared = {name for old, new in pairs if figures.steps(items[old], items[new]) for name in (old, new)}
    for (old, new), closeness in pairs.items():
        change = judge.pair(items[old], items[new], closeness)
        # What is compared with another is not redefined by what only has a like name.
        if change.word != "redefined" or compared.isdisjoint((old, new)):
            yield change
    told: dict[str, list[Commitment]] = defaultdict(list)
    for old, new in results:
        told[old].append(items[new])
    yield from (judge.result(items[old], items[new], told[old]) for old, new in results)
    for item in (*olds, *(new for new in news if new.planned)):
        if item.id not in paired:
            yield judge.alone(item, promised.nearest.get(item.id) or reported.nearest.get(item.id))
