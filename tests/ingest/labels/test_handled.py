from __future__ import annotations

import pytest

from plancmp.ingest.labels.handled import handled


@pytest.mark.parametrize(
    ("rates", "things", "last", "since", "many", "labels"),
    [
        (["办复率"], ["建议", "提案"], "提案", "", 1, ["建议、提案办复率"]),
        (["办结率", "满意度"], ["建议"], "建议", "全部办结", 1, ["建议办结率", "建议满意度"]),
        (["满意率"], ["建议", "提案"], "提案", "", 2, ["建议满意率", "提案满意率"]),
        (["满意率"], ["建议", "提案"], "建议、提案办复率", "", 1, ["建议、提案满意率"]),
        (["城镇化率"], ["建议"], "建议", "", 1, []),
        (["办复率"], [], "建议", "", 1, []),
        (["办复率"], ["建议"], "道路", "", 1, []),
        (["办复率"], ["建议"], "建议", "推进改革", 1, []),
    ],
)
def test_a_rate_is_of_what_was_counted_before(
    rates: list[str], things: list[str], last: str, since: str, many: int, labels: list[str]
) -> None:
    assert handled(rates, things, last, since, many) == labels
