"""What a report says it has learnt."""

from __future__ import annotations

import pytest

from plancmp.ingest.lessons import lessons
from plancmp.ingest.sentences import sentences
from plancmp.ingest.standing import Standing


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("建成公路。我们体会到,必须统筹城乡。要敢闯敢试。", ["review", "none", "none"]),
        ("——必须守住底线。牢牢抓住项目。", ["none", "none"]),
        # what is seen soberly is wanting, what has a figure is a result
        ("我们清醒地认识到,必须补齐短板。", ["review"]),
        ("我们体会到,必须统筹城乡。收入增长5%。", ["none", "review"]),
        ("群众感受到变化。公园建成。", ["review", "review"]),
    ],
)
def test_lessons(text: str, wanted: list[str]) -> None:
    said = list(sentences(text))
    own = [Standing("review", 2025, 2025)] * len(said)
    assert [one.tense for one in lessons(said, own)] == wanted
    plan = [Standing("plan", 2026, 2026)] * len(said)
    assert [one.tense for one in lessons(said, plan)] == ["plan"] * len(said)
