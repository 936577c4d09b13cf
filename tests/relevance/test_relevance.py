"""The judged cases: whole, about records that exist, and answered as well as docs/search.md says."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from benchmarks.relevance import (
    CASES,
    Case,
    Facing,
    cases,
    curated,
    documents,
    facing,
    measured,
    ndcg,
    ours,
    pairs,
    placed,
    uncurated,
)
from plancmp import KnowledgeBase
from plancmp.weights import SAME_ROW

# Data that change move a case or two; what falls below these has broken something.
LEAST_NDCG, LEAST_F1 = 0.93, 0.88
LEAST_ROWS, LEAST_LINES = 0.90, 0.80


def test_there_are_enough_of_every_kind() -> None:
    kinds = Counter(case.kind for case in cases())
    assert sum(kinds.values()) >= 150 and min(kinds.values()) >= 2 and len(kinds) >= 12
    judged = Counter((pair.kind, pair.same) for pair in pairs())
    assert sum(judged.values()) >= 200
    assert judged["hard negative", False] * 3 >= sum(judged.values())
    assert judged["worded differently", True] >= judged["alike", True]
    assert len(facing()) >= 100 and len({(pair.first, pair.second) for pair in facing()}) == len(facing())
    assert sum(pair.kind != "curated" for pair in facing()) >= 50
    for every in (cases(), pairs(), facing()):
        held = sum(item.part == "held" for item in every)
        assert 0.3 <= held / len(every) <= 0.52
    assert len({(case.kind, case.query) for case in cases()}) == len(cases())


def test_queries_on_drafts_are_of_every_kind_and_name_what_documents_say() -> None:
    judged = cases("drafts.tsv")
    assert len(judged) >= 60 and {"english", "question", "alias", "absent"} <= {case.kind for case in judged}
    named = {name for case in judged for name in case.grades}
    assert len(documents(named)) == 5 and all(0 < len(name.partition(":")[2]) <= 24 for name in named)


def test_the_unseen_documents_are_others_and_judged_in_the_same_form() -> None:
    judged, sides = cases("unseen.tsv"), facing("unseen-lines.tsv")
    assert len(judged) >= 40 and {"english", "question", "alias", "place", "absent"} <= {case.kind for case in judged}
    named = documents(
        [name for case in judged for name in case.grades] + [n for pair in sides for n in (pair.first, pair.second)]
    )
    earlier = [name for case in cases("drafts.tsv") for name in case.grades]
    earlier += [name for pair in facing() for name in (pair.first, pair.second)]
    assert len(named) == 10 and not set(named) & set(documents(earlier))
    assert len(sides) >= 60 and 0.3 < sum(pair.row for pair in sides) / len(sides) < 0.7


def test_the_fresh_documents_are_none_of_the_others() -> None:
    judged, sides = cases("fresh.tsv"), facing("fresh-lines.tsv")
    assert len(judged) >= 20 and {"english", "question", "paraphrase", "place", "absent"} <= {c.kind for c in judged}

    def named(queries: list[Case], pairs: list[Facing]) -> set[str]:
        said = [name for case in queries for name in case.grades]
        return set(documents([*said, *(name for pair in pairs for name in (pair.first, pair.second))]))

    fresh = named(judged, sides)
    assert len(fresh) == 6 and not fresh & named(cases("drafts.tsv"), facing())
    assert not fresh & named(cases("unseen.tsv"), facing("unseen-lines.tsv"))
    assert len(sides) >= 30 and 0.3 < sum(pair.row for pair in sides) / len(sides) < 0.7


def test_near_misses_are_of_documents_that_no_other_set_has_seen() -> None:
    sides = facing("near-lines.tsv")
    named = documents(name for pair in sides for name in (pair.first, pair.second))
    others = [*facing(), *facing("unseen-lines.tsv"), *facing("fresh-lines.tsv")]
    assert len(named) == 7 and not set(named) & set(documents(n for p in others for n in (p.first, p.second)))
    assert len(sides) >= 100 and sum(pair.row for pair in sides) >= 40 and sum(not pair.row for pair in sides) >= 60
    assert {pair.kind for pair in sides} == {"drafts", "one draft"} and not any(p.line and not p.row for p in sides)


def test_untouched_pairs_are_of_four_more_documents_half_of_them_of_one_matter() -> None:
    sides = facing("untouched-lines.tsv")
    named = set(documents(name for pair in sides for name in (pair.first, pair.second)))
    sets = [facing(), *(facing(f"{name}-lines.tsv") for name in ("unseen", "fresh", "near"))]
    assert len(named) == 4 and not named & set(documents(n for of in sets for p in of for n in (p.first, p.second)))
    assert len(sides) == 40 and sum(pair.row for pair in sides) == 20 and all(pair.row == pair.line for pair in sides)


def test_two_sets_ask_of_curated_plans_and_drafts_at_once_each_of_its_own(shipped: KnowledgeBase) -> None:
    sets = [cases("asked.tsv"), cases("asked-again.tsv")]
    named = [{name for case in judged for name in case.grades} for judged in sets]
    assert not {name.split(":")[0].split("/")[0] for name in named[0]} & {
        name.split(":")[0].split("/")[0] for name in named[1]
    }
    for judged, names in zip(sets, named):
        assert {"alias", "question", "english", "paraphrase", "traditional", "exact", "absent"} == {
            case.kind for case in judged
        }
        assert len(documents(names)) == 4 and len(judged) >= 35
        assert not [name for name in names if ":" not in name and shipped.commitment(name) is None]


def test_the_last_three_sets_ask_of_documents_of_their_own(shipped: KnowledgeBase) -> None:
    earlier = ["drafts", "unseen", "fresh", "asked", "asked-again", "third", "fourth", "fifth", "sixth"]
    known = {name for one in earlier for name in documents(n for case in cases(f"{one}.tsv") for n in case.grades)}
    for one, size in (("seventh", 9), ("eighth", 8), ("ninth", 6)):
        judged = cases(f"{one}.tsv")
        names = [name for case in judged for name in case.grades]
        assert len(documents(names)) == size and not known & set(documents(names))
        known |= set(documents(names))
        kinds = {"alias", "question", "english", "paraphrase", "traditional", "absent"}
        assert len(judged) >= 40 and kinds <= {case.kind for case in judged}
        assert all(len(name.partition(":")[2]) <= 24 for name in names)
        assert not [name for name in names if ":" not in name and shipped.commitment(name) is None]


def test_the_sets_that_came_after_ask_of_documents_of_their_own_too(shipped: KnowledgeBase) -> None:
    known: set[str] = set()
    for one, size in (("twelfth", 10), ("thirteenth", 8), ("fourteenth", 10), ("fifteenth", 8), ("sixteenth", 7)):
        judged = cases(f"{one}.tsv")
        names = [name for case in judged for name in case.grades]
        assert len(documents(names)) == size and not known & set(documents(names))
        known |= set(documents(names))
        kinds = {"alias", "jargon", "question", "english", "paraphrase", "traditional", "pinyin", "typo", "absent"}
        assert len(judged) >= 45 and kinds <= {case.kind for case in judged}
        assert all(len(name.partition(":")[2]) < 24 for name in names)
        assert not [name for name in names if ":" not in name and shipped.commitment(name) is None]


def test_the_last_two_sets_ask_of_drafts_that_no_other_has() -> None:
    earlier = (path.stem for path in CASES.glob("*.tsv") if path.stem not in ("seventeenth", "eighteenth"))
    known = {
        name for one in earlier for name in re.findall(r"[\w-]+-\d{4}(?=:)", (CASES / f"{one}.tsv").read_text("utf-8"))
    }
    for one in ("seventeenth", "eighteenth"):
        judged = cases(f"{one}.tsv")
        names = [name for case in judged for name in case.grades]
        assert len(documents(names)) == 6 and not known & set(documents(names))
        known |= set(documents(names))
        assert len(judged) == 40
        assert {"alias", "english", "question", "paraphrase", "exact", "absent"} == {case.kind for case in judged}
        assert all(":" in name and len(name.partition(":")[2]) < 24 for name in names)


def test_every_judged_commitment_exists(shipped: KnowledgeBase) -> None:
    judged = {name for case in cases() for name in case.grades} | {
        name for pair in pairs() for name in (pair.first, pair.second)
    }
    assert not [name for name in judged if shipped.commitment(name) is None]


@pytest.mark.parametrize("part", ["open", "held"])
def test_search_puts_what_is_meant_first(part: str, shipped: KnowledgeBase) -> None:
    find = ours(shipped)
    values = [ndcg(find(case.query), case.grades) for case in cases() if case.part == part]
    assert sum(values) / len(values) >= LEAST_NDCG


@pytest.mark.parametrize("part", ["open", "held"])
@pytest.mark.parametrize("scorer", [curated, uncurated])
def test_matching_tells_one_matter_from_another(part: str, scorer: object, shipped: KnowledgeBase) -> None:
    score = scorer(shipped, {item.id: item for item in shipped.commitments()})  # type: ignore[operator]
    assert measured([(score(pair), pair.same) for pair in pairs() if pair.part == part], SAME_ROW)[2] >= LEAST_F1


@pytest.mark.parametrize("part", ["open", "held"])
def test_what_belongs_together_stands_in_one_row_and_one_line(part: str, shipped: KnowledgeBase) -> None:
    found = list(placed(shipped, [pair for pair in facing() if pair.part == part and pair.kind == "curated"]))
    assert len(found) >= 20
    assert measured([(float(row), pair.row) for pair, row, _ in found], 1)[2] >= LEAST_ROWS
    assert measured([(float(line), pair.line) for pair, _, line in found], 1)[2] >= LEAST_LINES
