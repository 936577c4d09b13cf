"""What a question wants to be told."""

from __future__ import annotations

import pytest

from plancmp.query.search.wanted import AIM, FIGURE, RESULT, WAY, wanted


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("机场", set()),
        ("GDP目标是多少", {AIM, FIGURE}),
        ("厕所改了多少", {RESULT, FIGURE}),
        ("重要的是什么", set()),
        ("了解机场", set()),
        ("怎么治理雾霾", {WAY}),
        ("how to fight floods", {WAY}),
        ("how many schools were built", {RESULT, FIGURE}),
        ("去年的目标", set()),
    ],
)
def test_a_question_tells_by_its_words_what_it_wants(query: str, kinds: set[str]) -> None:
    assert wanted(query, {"重要", "了解"}.__contains__) == kinds
