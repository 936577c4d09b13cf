"""How well search and matching find what is meant: ``python -m benchmarks.relevance [DATA FOLDER…]``.

Reads tests/relevance/search.tsv (a query, the commitments about it and those that mention it) and pairs.tsv (two
commitments, whether a reader wants them in one row). A part of each is set back (``held``) and reported apart; docs/search.md
says what was seen of it while the mechanism was made.
"""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from plancmp import KnowledgeBase, search
from plancmp.errors import PlancmpError
from plancmp.ingest.classify import Classifier
from plancmp.match import likeness
from plancmp.model import Commitment
from plancmp.query.sides import SAME_ROW
from plancmp.text.normalise import fold

CASES = Path(__file__).parent.parent / "tests" / "relevance"
DEPTH = 10
ABOUT, MENTIONS = 2, 1


@dataclass(frozen=True, slots=True)
class Case:
    """A query with the grade of each commitment that belongs among its hits; none for what must find nothing."""

    part: str
    kind: str
    query: str
    grades: dict[str, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two commitments and whether they are of one matter."""

    part: str
    kind: str
    first: str
    second: str
    same: bool


Finder = Callable[[str], Sequence[str]]
Scorer = Callable[[Pair], float]


def _rows(name: str) -> Iterator[list[str]]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return (line.split("\t") for line in lines[1:])


def cases() -> list[Case]:
    """The search cases."""
    return [
        Case(part, kind, query, {**dict.fromkeys(mentions.split(), MENTIONS), **dict.fromkeys(about.split(), ABOUT)})
        for part, kind, query, about, mentions in _rows("search.tsv")
    ]


def pairs() -> list[Pair]:
    """The judged pairs."""
    return [Pair(part, kind, first, second, same == "yes") for part, kind, first, second, same in _rows("pairs.tsv")]


def ndcg(found: Sequence[str], grades: dict[str, int]) -> float:
    """Normalised discounted cumulative gain of the first ten, 0 to 1; of a case without answers, whether nothing was found."""
    if not grades:
        return float(not found)
    gain = sum((2 ** grades.get(name, 0) - 1) / math.log2(place + 2) for place, name in enumerate(found[:DEPTH]))
    best = sorted(grades.values(), reverse=True)[:DEPTH]
    return gain / sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(best))


def recall(found: Sequence[str], grades: dict[str, int]) -> float:
    """Share of the commitments about the query that are among the first ten, of as many as have room there."""
    about = {name for name, grade in grades.items() if grade == ABOUT}
    return len(about & set(found[:DEPTH])) / min(len(about), DEPTH) if about else float(not found)


def ours(kb: KnowledgeBase) -> Finder:
    """Search; a repeat of a hit counts as shown with it."""

    def find(query: str) -> list[str]:
        try:
            hits = search(kb, query, limit=DEPTH).hits
        except PlancmpError:
            return []
        return [name for hit in hits for name in (hit.commitment.id, *hit.repeats)]

    return find


def substring(items: Sequence[Commitment]) -> Finder:
    """Baseline: texts that hold the query as it is written, in the order of the documents."""
    return lambda query: [item.id for item in items if fold(query) in fold(f"{item.text} {item.text_en} {' '.join(item.names)}")]


def partial(items: Sequence[Commitment]) -> Finder:
    """Baseline: rapidfuzz partial_ratio over the texts, from 60 of 100 on."""
    from rapidfuzz.fuzz import partial_ratio
    from rapidfuzz.process import extract

    texts = {item.id: fold(item.text) for item in items}
    return lambda query: [key for _, _, key in extract(fold(query), texts, scorer=partial_ratio, score_cutoff=60, limit=DEPTH)]


def curated(kb: KnowledgeBase, items: dict[str, Commitment]) -> Scorer:
    """Likeness with the topics that the curators gave."""
    vectors = kb.vectors(items.values())

    def score(pair: Pair) -> float:
        same = items[pair.first].topic == items[pair.second].topic
        return likeness(vectors[pair.first], vectors[pair.second], float(same))

    return score


def uncurated(kb: KnowledgeBase, items: dict[str, Commitment]) -> Scorer:
    """Likeness when nobody gave the second one a topic: its whole plan is taken out and the topic found as for a draft."""
    vectors = kb.vectors(items.values())
    coders = {plan: Classifier(kb, [plan]) for plan in {item.plan for item in items.values()}}

    def score(pair: Pair) -> float:
        first, second = items[pair.first], items[pair.second]
        topic = coders[second.plan].code("\n".join((second.text, *second.names))).topic
        return likeness(vectors[first.id], vectors[second.id], float(first.topic == topic))

    return score


def text_substring(items: dict[str, Commitment]) -> Scorer:
    """Baseline: the longest text that both hold, in per cent of the shorter one."""
    from difflib import SequenceMatcher

    def score(pair: Pair) -> float:
        one, two = fold(items[pair.first].text), fold(items[pair.second].text)
        return 100 * SequenceMatcher(None, one, two, False).find_longest_match().size / min(len(one), len(two))

    return score


def text_partial(items: dict[str, Commitment]) -> Scorer:
    """Baseline: rapidfuzz partial_ratio of the texts."""
    from rapidfuzz.fuzz import partial_ratio

    return lambda pair: partial_ratio(fold(items[pair.first].text), fold(items[pair.second].text))


def measured(scored: Sequence[tuple[float, bool]], threshold: float) -> tuple[float, float, float]:
    """Precision, recall and F1 of calling pairs the same from ``threshold`` on."""
    hit = sum(same and score >= threshold for score, same in scored)
    called, there = sum(score >= threshold for score, _ in scored), sum(same for _, same in scored)
    precision, found = hit / called if called else 1.0, hit / there if there else 1.0
    return precision, found, 2 * precision * found / (precision + found) if hit else 0.0


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else math.nan


def report_search(kb: KnowledgeBase) -> None:
    """Print nDCG@10 and recall@10 by part and kind, and the cases that fall short."""
    items = kb.commitments()
    finders = {"plancmp": ours(kb), "substring": substring(items), "partial_ratio": partial(items)}
    table: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    count: dict[str, int] = defaultdict(int)
    failures = []
    for case in cases():
        for name, find in finders.items():
            found = find(case.query)
            both = ndcg(found, case.grades), recall(found, case.grades)
            for group in (f"all {case.part}", case.kind):
                table[group, name].append(both)
            if name == "plancmp" and both[0] < 0.9:
                failures.append((both[0], case, found))
        for group in (f"all {case.part}", case.kind):
            count[group] += 1
    print(f"search: nDCG@10 and recall@10\n{'':14}{'n':>5}" + "".join(f"{name:>18}" for name in finders))
    for group in sorted(count, key=lambda name: (not name.startswith("all"), name)):
        cells = (table[group, name] for name in finders)
        print(f"{group:14}{count[group]:>5}" + "".join(f"{_mean([a for a, _ in c]):>11.3f}{_mean([b for _, b in c]):>7.3f}" for c in cells))
    print("\nsearch cases below 0.9")
    for value, case, found in sorted(failures, key=lambda failure: failure[0]):
        missing = [name for name, grade in case.grades.items() if grade == ABOUT and name not in found]
        print(f"  {value:.2f} {case.part} {case.kind} {case.query}: missing {' '.join(missing[:4]) or '-'}; found {' '.join(found[:3]) or '-'}")


def report_pairs(kb: KnowledgeBase) -> None:
    """Print precision, recall and F1 at the working threshold and the best over all, and the pairs judged wrongly."""
    items = {item.id: item for item in kb.commitments()}
    scorers = {
        "curated topics": curated(kb, items), "topic proposed": uncurated(kb, items), "substring": text_substring(items),
        "partial_ratio": text_partial(items),
    }
    judged = pairs()
    print(f"\npairs: precision, recall, F1 at {SAME_ROW:.0f}; best F1 over all thresholds (and that threshold)")
    for part in ("open", "held"):
        mine = [pair for pair in judged if pair.part == part]
        for name, scorer in scorers.items():
            scored = [(scorer(pair), pair.same) for pair in mine]
            best = max((measured(scored, score)[2], score) for score, _ in scored)
            values = "".join(f"{value:7.3f}" for value in measured(scored, SAME_ROW))
            print(f"{part} ({len(mine)}) {name:16}{values}   best {best[0]:.3f} ({best[1]:.0f})")
    for name in ("curated topics", "topic proposed"):
        print(f"\npairs judged wrongly, {name}")
        for pair in judged:
            score = scorers[name](pair)
            if (score >= SAME_ROW) != pair.same:
                print(f"  {score:3.0f} {pair.part} {pair.kind}: {pair.first} {items[pair.first].text[:24]} | {pair.second} {items[pair.second].text[:24]}")


def main() -> None:
    """Print the whole report, for the data folders named or those that plancmp uses."""
    with KnowledgeBase.open(sys.argv[1:] or None) as kb:
        report_search(kb)
        report_pairs(kb)


if __name__ == "__main__":
    main()
