"""Every label of the shipped plans that has no indicator is told in English, and the table holds nothing else."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from plancmp import Indicator, KnowledgeBase, Quantity
from plancmp.glosses import TABLE, gloss, glosses, named
from plancmp.render import phrases

LINES = [line for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]


def test_every_label_without_an_indicator_has_a_gloss_and_no_gloss_is_left_over(shipped: KnowledgeBase) -> None:
    quantities = [part for item in shipped.commitments() for part in item.quantities]
    labels = {part.label for part in quantities if part.indicator is None}
    missing = [f"missing: {label}" for label in sorted(labels - glosses().keys())]
    stale = [f"stale: {label}" for label in sorted(glosses().keys() - labels)]
    assert not missing + stale, "\n".join(["plancmp/glosses.tsv is not that of the data", *missing, *stale])


def test_the_table_is_in_the_order_of_the_chinese_each_label_once() -> None:
    labels = [line.split("\t")[0] for line in LINES]
    assert labels == sorted(set(labels))


def test_a_gloss_is_a_short_phrase_in_english() -> None:
    told = [line.split("\t")[1] for line in LINES]
    assert [one for one in told if re.search(r"[“”\u3000-\uffff]|[.\s]$|^\s", one) or one.count('"') % 2] == []
    assert [one for one in told if not 2 <= len(one.split()) <= 9] == []


def _quantity(label: str, indicator: str | None = None) -> Quantity:
    return Quantity(label=label, value=1, unit="个", indicator=indicator)


def test_a_label_is_told_by_its_gloss_with_a_capital_where_it_stands_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plancmp.glosses.glosses", lambda: {"长桥剧场座位": "seats of the theatre"})
    assert gloss("长桥剧场座位") == "seats of the theatre"
    assert phrases.label(_quantity("长桥剧场座位"), "en", {}) == "Seats of the theatre"
    assert phrases.label(_quantity("长桥剧场座位"), "zh", {}) == "长桥剧场座位"


def test_a_label_without_a_gloss_stays_chinese_and_is_marked_for_a_reader_of_english() -> None:
    assert phrases.label(_quantity("长桥剧场座位"), "en", {}) == "长桥剧场座位 (zh)"
    assert phrases.label(_quantity("长桥剧场座位"), "zh", {}) == "长桥剧场座位"
    assert gloss("GDP") == "GDP"
    assert gloss("") == ""


def test_a_label_with_an_indicator_is_told_by_it() -> None:
    seats = Indicator("seats", "座位数", "Seats", "个", "none")
    assert phrases.label(_quantity("长桥剧场座位", "seats"), "en", {"seats": seats}) == "Seats"
    assert named(seats) == phrases.name(seats, "en") == "Seats"


def test_a_label_that_stands_as_a_thing_of_its_own_is_told_in_english() -> None:
    thing = Indicator("", "长桥剧场座位", "长桥剧场座位", "", "none")
    assert named(thing) == phrases.name(thing, "en") == "长桥剧场座位 (zh)"
    assert phrases.name(thing, "zh") == "长桥剧场座位"


@pytest.mark.parametrize(("lang", "read"), [("zh", 0), ("en", 1)])
def test_the_table_is_read_for_english_only(lang: str, read: int, shipped: KnowledgeBase) -> None:
    # In a process of its own: what other tests have read is not there.
    told = next(item for item in shipped.commitments() if any(part.indicator is None for part in item.quantities))
    code = (
        "import sys\nfrom plancmp.cli import run\nfrom plancmp.glosses import glosses\nrun(sys.argv[1:])\n"
        "print(glosses.cache_info().currsize, file=sys.stderr)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, "show", told.id, "--lang", lang],
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )
    assert result.stderr.splitlines()[-1] == str(read)
