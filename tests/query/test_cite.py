"""What a reference is made of."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import plancmp
from plancmp import KnowledgeBase
from plancmp.errors import PlancmpError
from plancmp.query.cite import cite


@pytest.mark.parametrize(
    ("name", "id", "clause"),
    [
        ("anping-proposal-15fyp", "anping-proposal-15fyp", ""),
        ("anping-proposal-15fyp/2", "anping-proposal-15fyp/2", "2"),
        ("anping-proposal-15fyp/2.1", "anping-proposal-15fyp/2.1", "2"),
    ],
)
def test_a_plan_a_clause_and_a_commitment(name: str, id: str, clause: str, example: KnowledgeBase) -> None:
    cited = cite(example, name)
    assert (cited.id, cited.clause, cited.plan.id) == (id, clause, "anping-proposal-15fyp")
    assert (cited.version, cited.data) == (plancmp.__version__, example.digest)


def test_a_city_is_in_no_one_document(example: KnowledgeBase) -> None:
    with pytest.raises(PlancmpError, match="is a city"):
        cite(example, "anping")


def test_the_citation_file_has_the_version_of_the_package() -> None:
    file = Path(__file__).parent.parent.parent / "CITATION.cff"
    if not file.exists():
        pytest.skip("CITATION.cff is in the checkout only")
    assert re.search(r"^version: (.*)$", file.read_text("utf-8"), re.M)[1] == plancmp.__version__  # type: ignore[index]
