"""How well search and matching find what is meant: ``python -m benchmarks.relevance [DATA FOLDER…] [--sources DIR…]``.

Reads tests/relevance/search.tsv (a query, the commitments about it and those that mention it), pairs.tsv (two
commitments, whether a reader wants them in one row), lines.tsv (two commitments of different cities, whether they
belong in one row, and opposite each other) and drafts.tsv (queries as in search.tsv). In the last two some or all are
of drafts, named by their document and the first characters of what it says: they are drafted from the texts below the
folders DIR (``<document>.txt``, or ``<place>/<year>.md`` for a report), as if it were not shipped where it is. What is
judged of a document that is not there is left out, and that is said. A part of each is set back (``held``) and reported
apart; docs/search.md says what was seen of it while the mechanism was made. unseen.tsv and unseen-lines.tsv are the
same for ten other documents, judged later, fresh.tsv and fresh-lines.tsv for six more; near-lines.tsv are pairs of
seven others, most of which a reader would nearly put together, untouched-lines.tsv of four more. asked.tsv,
asked-again.tsv, third.tsv and
fourth.tsv ask of curated plans and of drafts at once: what is curated is named by its id. fifth.tsv, sixth.tsv
and ninth.tsv ask of drafts alone, seventh.tsv and eighth.tsv of two plans and of one beside them; a record is about a
query, or mentions it, where a pattern written for the query stands in it. tenth.tsv and eleventh.tsv, of two plans
and of one beside drafts, are graded by reading; twelfth.tsv to sixteenth.tsv, of two plans beside seven to ten
drafts each, by patterns that were written before anything was found, those of the first two mended by reading.
seventeenth.tsv and eighteenth.tsv ask of six drafts each, as people do who know no official words; their patterns were
read against the records and settled before anything was found.
"""

from __future__ import annotations

import argparse
import math
import re
import tempfile
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from plancmp import KnowledgeBase, Plan, compare, search
from plancmp.errors import PlancmpError
from plancmp.ingest.classify import Classifier
from plancmp.knowledge import files
from plancmp.match import likeness
from plancmp.model import Commitment
from plancmp.query.compare import Comparison
from plancmp.query.pairing import Line
from plancmp.text.normalise import fold
from plancmp.weights import SAME_ROW

CASES = Path(__file__).parent.parent / "tests" / "relevance"
SOURCES = Path(__file__).parent.parent.parent / "shared" / "sources"
DEPTH = 10
BEGINS = {"15fyp": 2026}
"""The year in which a planning period begins."""

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


@dataclass(frozen=True, slots=True)
class Facing:
    """Two commitments of different cities, or of drafts, and whether they belong in one row, and in one line."""

    part: str
    kind: str
    first: str
    second: str
    row: bool
    line: bool


Finder = Callable[[str], Sequence[str]]
Scorer = Callable[[Pair], float]


def _rows(name: str) -> Iterator[list[str]]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return (line.split("\t") for line in lines[1:])


def cases(name: str = "search.tsv") -> list[Case]:
    """The search cases; those in drafts.tsv grade what drafts say, see :func:`said`."""
    return [
        Case(part, kind, query, {**dict.fromkeys(mentions.split(), MENTIONS), **dict.fromkeys(about.split(), ABOUT)})
        for part, kind, query, about, mentions in _rows(name)
    ]


def pairs() -> list[Pair]:
    """The judged pairs."""
    return [Pair(part, kind, first, second, same == "yes") for part, kind, first, second, same in _rows("pairs.tsv")]


def facing(name: str = "lines.tsv") -> list[Facing]:
    """The judged pairs of cities' commitments."""
    return [
        Facing(part, kind, first, second, row == "yes", line == "yes")
        for part, kind, first, second, row, line in _rows(name)
    ]


def ndcg(found: Sequence[str], grades: dict[str, int]) -> float:
    """Normalised discounted cumulative gain of the first ten, 0 to 1.

    Of a case without answers, whether nothing was found.
    """
    if not grades:
        return float(not found)
    gain = sum((2 ** grades.get(name, 0) - 1) / math.log2(place + 2) for place, name in enumerate(found[:DEPTH]))
    best = sorted(grades.values(), reverse=True)[:DEPTH]
    return gain / sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(best))


def recall(found: Sequence[str], grades: dict[str, int]) -> float:
    """Share of the commitments about the query that are among the first ten, of as many as have room there."""
    about = {name for name, grade in grades.items() if grade == ABOUT}
    return len(about & set(found[:DEPTH])) / min(len(about), DEPTH) if about else float(not found)


JUDGED = (
    "jinhua-prosperity-2021",
    "jinhua-decision-2022",
    "jinhua-report-2024",
    "lucheng-proposal-14fyp",
    "quzhou-proposal-15fyp",
)
"""The plans whose records were judged: hits elsewhere would count as wrong."""


def hits(kb: KnowledgeBase, query: str, plans: Sequence[str]) -> list[str]:
    """What search finds in some plans; a repeat of a hit counts as shown with it."""
    try:
        found = search(kb, query, plans=plans).hits[:DEPTH]
    except PlancmpError:
        return []
    return [name for hit in found for name in (hit.commitment.id, *hit.repeats)]


def ours(kb: KnowledgeBase) -> Finder:
    """Search in the plans that were judged."""
    return lambda query: hits(kb, query, JUDGED)


def substring(items: Sequence[Commitment]) -> Finder:
    """Baseline: texts that hold the query as it is written, in the order of the documents."""
    return lambda query: [
        item.id for item in items if fold(query) in fold(f"{item.text} {item.text_en} {' '.join(item.names)}")
    ]


def partial(items: Sequence[Commitment]) -> Finder:
    """Baseline: rapidfuzz partial_ratio over the texts, from 60 of 100 on."""
    from rapidfuzz.fuzz import partial_ratio
    from rapidfuzz.process import extract

    texts = {item.id: fold(item.text) for item in items}
    return lambda query: [
        key for _, _, key in extract(fold(query), texts, scorer=partial_ratio, score_cutoff=60, limit=DEPTH)
    ]


def curated(kb: KnowledgeBase, items: dict[str, Commitment]) -> Scorer:
    """Likeness with the topics that the curators gave."""
    vectors = kb.vectors(items.values())

    def score(pair: Pair) -> float:
        same = items[pair.first].topic == items[pair.second].topic
        return likeness(vectors[pair.first], vectors[pair.second], float(same))

    return score


def uncurated(kb: KnowledgeBase, items: dict[str, Commitment]) -> Scorer:
    """Likeness when nobody gave the second one a topic.

    Its whole plan is taken out and the topic found as for a draft.
    """
    vectors = kb.vectors(items.values())

    @cache
    def coder(without: str) -> Classifier:
        return Classifier(kb, [without])

    def score(pair: Pair) -> float:
        first, second = items[pair.first], items[pair.second]
        topic = coder(second.plan).code("\n".join((second.text, *second.names))).topic
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


def documents(judged: Iterable[str]) -> list[str]:
    """The documents whose drafts are judged, of all that is named: ``ningbo-report-2025:建设…``."""
    return sorted({name.partition(":")[0] for name in judged if ":" in name})


def drafted(kb: KnowledgeBase, names: Iterable[str], sources: Iterable[Path], out: Path) -> dict[str, str]:
    """Draft documents from their texts below some folders into a data folder; the plan of each that is there."""
    from plancmp.ingest.draft import Reader

    reader = Reader(kb)
    plans = {}
    (out / "plans").mkdir(parents=True)
    for name in names:
        city, kind, when = name.rsplit("-", 2)
        place, _ = reader.city(city)
        patterns = (f"**/{name}.txt", f"**/{place.zh}/{when}.md")
        text = next((path for folder in sources for pattern in patterns for path in folder.glob(pattern)), None)
        if text:
            year = int(when) if when.isdigit() else BEGINS[when]
            draft = reader.read(text.read_text("utf-8"), text.name, city=city, type=kind, year=year)
            (out / "plans" / f"{draft.plan.id}.yaml").write_text(draft.to_yaml(), "utf-8")
            plans[name] = draft.plan.id
    return plans


def without(folders: Iterable[Path], plans: Collection[str], out: Path) -> list[Path]:
    """Copies of data folders as they would be without some plans."""
    copies = []
    for number, folder in enumerate(folders):
        copies.append(copy := out / str(number))
        copy.mkdir(parents=True)
        for path in folder.rglob("*.yaml"):
            if path.stem not in plans:
                (copy / path.relative_to(folder)).parent.mkdir(exist_ok=True)
                text = path.read_text("utf-8")
                kept = re.sub(rf"(?m)^- id: (?:{'|'.join(plans)})\n(?:  .*\n)+", "", text) if plans else text
                (copy / path.relative_to(folder)).write_text(kept, "utf-8")
    return copies


class Said:
    """What judged names mean: a commitment's id, or what the draft of a document says."""

    def __init__(self, items: Iterable[Commitment], plans: dict[str, str]) -> None:
        self._items = {item.id: item for item in items}
        self._of: dict[str, list[Commitment]] = defaultdict(list)
        for item in self._items.values():
            self._of[item.plan].append(item)
        self._plans = plans

    def find(self, name: str) -> Commitment | None:
        document, _, said = name.partition(":")
        if not said:
            return self._items.get(name)
        fitting = [item for item in self._of[self._plans.get(document, "")] if said in item.text]
        return min(fitting, key=lambda item: len(item.text), default=None)


def placed(
    kb: KnowledgeBase, judged: Iterable[Facing], plans: dict[str, str] | None = None
) -> Iterator[tuple[Facing, bool, bool]]:
    """Of each judged pair whose commitments are there, whether compare puts them in one row, and in one line.

    ``plans`` are those of the drafted documents. All plans of the two cities are compared.
    """
    said = Said(kb.commitments(), plans or {})
    known: dict[frozenset[str], Comparison] = {}
    for pair in judged:
        first, second = said.find(pair.first), said.find(pair.second)
        if first and second:
            cities = frozenset((first.city, second.city))
            if cities not in known:
                theirs = [plan.id for plan in kb.all(Plan) if plan.city in cities]
                known[cities] = compare(kb, sorted(cities), plans=theirs)
            places = [*known[cities].rows, *(line for row in known[cities].rows for line in row.lines)]
            together = [
                place for place in places if first in place.cells[first.city] and second in place.cells[second.city]
            ]
            yield pair, bool(together), any(isinstance(place, Line) for place in together)


def report_lines(kb: KnowledgeBase, judged: Iterable[Facing], plans: dict[str, str]) -> None:
    """Print precision, recall and F1 of rows and lines by part and kind, and the pairs placed wrongly."""
    groups: dict[str, list[tuple[Facing, bool, bool]]] = defaultdict(list)
    for one in placed(kb, judged, plans):
        for group in ("all", one[0].part, one[0].kind):
            groups[group].append(one)
    print("\nside by side: precision, recall, F1 of pairs in one row, and in one line")
    for group, found in groups.items():
        rows = measured([(float(row), pair.row) for pair, row, _ in found], 1)
        lines = measured([(float(line), pair.line) for pair, _, line in found], 1)
        print(f"{group:10}{len(found):>5}" + "".join(f"{value:7.3f}" for value in (*rows, *lines)))
    for pair, row, line in groups["all"]:
        for what, called, said in (("row", row, pair.row), ("line", line, pair.line)):
            if called != said:
                print(f"  {what} {'too much' if called else 'missing'}: {pair.part} {pair.first} | {pair.second}")


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else math.nan


def report_search(kb: KnowledgeBase) -> None:
    """Print nDCG@10 and recall@10 by part and kind, and the cases that fall short."""
    items = kb.commitments(plans=JUDGED)
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
        print(
            f"{group:14}{count[group]:>5}"
            + "".join(f"{_mean([a for a, _ in c]):>11.3f}{_mean([b for _, b in c]):>7.3f}" for c in cells)
        )
    print("\nsearch cases below 0.9")
    for value, case, found in sorted(failures, key=lambda failure: failure[0]):
        missing = [name for name, grade in case.grades.items() if grade == ABOUT and name not in found]
        print(
            f"  {value:.2f} {case.part} {case.kind} {case.query}: "
            f"missing {' '.join(missing[:4]) or '-'}; found {' '.join(found[:3]) or '-'}"
        )


def report_drafts(kb: KnowledgeBase, judged: Sequence[Case], plans: dict[str, str]) -> None:
    """Print nDCG@10 by part and kind in the drafts, and in the curated plans that are judged beside them; and the
    cases that fall short.
    """
    graded = [name for case in judged for name in case.grades]
    names = documents(graded)
    curated_ones = sorted({name.partition("/")[0] for name in graded if ":" not in name})
    if not_there := [name for name in names if name not in plans]:
        print(f"\nsearch in drafts: left out, no text of {', '.join(not_there)}")
        return
    said = Said(kb.commitments(), plans)
    groups: dict[str, list[float]] = defaultdict(list)
    failures = []
    for case in judged:
        found = hits(kb, case.query, [*(plans[name] for name in names), *curated_ones])
        grades = {item.id: grade for name, grade in case.grades.items() if (item := said.find(name))}
        value = ndcg(found, grades)
        for group in (f"all {case.part}", case.kind):
            groups[group].append(value)
        if value < 0.9:
            missing = sum(grade == ABOUT and name not in found for name, grade in grades.items())
            failures.append((value, case, missing, found[:3]))
    print("\nsearch in drafts: nDCG@10")
    for group in sorted(groups, key=lambda name: (not name.startswith("all"), name)):
        print(f"{group:14}{len(groups[group]):>5}{_mean(groups[group]):>11.3f}")
    for value, case, missing, first in sorted(failures, key=lambda failure: failure[0]):
        print(f"  {value:.2f} {case.part} {case.kind} {case.query}: {missing} missing; found {' '.join(first) or '-'}")


def report_pairs(kb: KnowledgeBase) -> None:
    """Print precision, recall and F1 at the working threshold and the best over all, and the pairs judged wrongly."""
    items = {item.id: item for item in kb.commitments()}
    scorers = {
        "curated topics": curated(kb, items),
        "topic proposed": uncurated(kb, items),
        "substring": text_substring(items),
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
                print(
                    f"  {score:3.0f} {pair.part} {pair.kind}: {pair.first} {items[pair.first].text[:24]}"
                    f" | {pair.second} {items[pair.second].text[:24]}"
                )


def main() -> None:
    """Print the whole report, for the data folders named or those that plancmp uses."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--sources", nargs="+", type=Path, default=[SOURCES])
    asked = parser.parse_args()
    folders = asked.folders or files.folders()
    with KnowledgeBase.open(folders) as kb:
        report_search(kb)
        report_pairs(kb)
    for queries, sides in (
        (cases("drafts.tsv"), facing()),
        (cases("unseen.tsv"), facing("unseen-lines.tsv")),
        (cases("fresh.tsv"), facing("fresh-lines.tsv")),
        ([], facing("near-lines.tsv")),
        ([], facing("untouched-lines.tsv")),
        (cases("asked.tsv"), []),
        (cases("asked-again.tsv"), []),
        (cases("third.tsv"), []),
        (cases("fourth.tsv"), []),
        (cases("fifth.tsv"), []),
        (cases("sixth.tsv"), []),
        (cases("seventh.tsv"), []),
        (cases("eighth.tsv"), []),
        (cases("ninth.tsv"), []),
        (cases("tenth.tsv"), []),
        (cases("eleventh.tsv"), []),
        (cases("twelfth.tsv"), []),
        (cases("thirteenth.tsv"), []),
        (cases("fourteenth.tsv"), []),
        (cases("fifteenth.tsv"), []),
        (cases("sixteenth.tsv"), []),
        (cases("seventeenth.tsv"), []),
        (cases("eighteenth.tsv"), []),
    ):
        said = [name for case in queries for name in case.grades]
        names = documents([*said, *(name for pair in sides for name in (pair.first, pair.second))])
        with tempfile.TemporaryDirectory() as out:
            others, drafts = without(folders, names, Path(out) / "others"), Path(out) / "drafts"
            with KnowledgeBase.open(others) as kb:
                plans = drafted(kb, names, asked.sources, drafts)
            with KnowledgeBase.open([*others, drafts]) as kb:
                if queries:
                    report_drafts(kb, queries, plans)
                if sides:
                    report_lines(kb, sides, plans)
        if not_there := [name for name in names if name not in plans]:
            print(f"\nleft out, no text below {' '.join(map(str, asked.sources))}: {', '.join(not_there)}")


if __name__ == "__main__":
    main()
