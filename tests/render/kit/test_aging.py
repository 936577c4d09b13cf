"""Which plans are stale, in a line each."""

from __future__ import annotations

from datetime import date

import pytest

from plancmp import KnowledgeBase
from plancmp.query.listing import listing
from plancmp.render.kit import aging
from plancmp.render.view import Lang
from tests.render.screens import drawn


@pytest.mark.parametrize(
    ("lang", "said"),
    [("zh", "金华的报告最新到2025年,按日历应已有2026年的"), ("en", "the newest report of Jinhua reaches to 2025")],
)
def test_a_line_each_and_the_rest_counted(
    lang: Lang, said: str, shipped: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = listing(shipped, "plans", today=date(2026, 5, 1))
    assert said in drawn(answer, 120, lang)
    monkeypatch.setattr(aging, "TOLD", 1)
    assert str(len(answer.stale) - 1) in drawn(answer, 120, lang).splitlines()[-1]
