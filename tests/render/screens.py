"""The answers whose tables the tests look at, and those tables as text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from plancmp import KnowledgeBase, compare, coverage, diff, gaps, search, targets, track
from plancmp.query.answer import Answer
from plancmp.query.listing import CLASSES, listing
from plancmp.query.show import show
from plancmp.query.verify import verify
from plancmp.render import text
from plancmp.render.view import Lang, View

Ask = Callable[[KnowledgeBase], Answer]
Screen = tuple[Ask, Mapping[str, Any]]
"""A question, and the fields of the view in which its answer is wanted."""

DOCUMENT = """\
一、主要任务

1.建设交通强市。推进安北高铁建设,投资300亿元。

2.改善空气质量。到2030年,PM2.5年均浓度降到28微克/立方米以下。
"""

EXAMPLE: dict[str, Screen] = {
    "compare": (lambda kb: compare(kb, ["anping", "beihu"]), {}),
    "compare-three": (lambda kb: compare(kb, ["beihu", "anping", "nanling"], themes=["transport"]), {}),
    "compare-explain": (lambda kb: compare(kb, ["anping", "beihu"]), {"explain": True, "everything": True}),
    "compare-limit": (lambda kb: compare(kb, ["anping", "beihu"]), {"limit": 1}),
    "compare-nothing": (lambda kb: compare(kb, ["anping", "beihu"], year=1999), {}),
    "search": (lambda kb: search(kb, "中欧班列"), {}),
    "search-explain": (lambda kb: search(kb, "PM2.5 2030"), {"explain": True, "limit": 1}),
    "show-city": (lambda kb: show(kb, "anping"), {}),
    "show-plan": (lambda kb: show(kb, "anping-report-2024"), {}),
    "show-clause": (lambda kb: show(kb, "anping-proposal-15fyp/1"), {}),
    "show-clause-empty": (lambda kb: show(kb, "anping-report-2024/二(一)"), {}),
    "show-commitment": (lambda kb: show(kb, "anping-proposal-15fyp/1.1"), {}),
    "show-indicator": (lambda kb: show(kb, "pm25"), {}),
    "show-topic": (lambda kb: show(kb, "railways"), {}),
    "show-theme": (lambda kb: show(kb, "transport"), {}),
    **{f"list-{kind}": (lambda kb, kind=kind: listing(kb, kind), {}) for kind in CLASSES},  # type: ignore[misc]
    "verify": (lambda kb: verify(kb, {"beihu-proposal-15fyp": (DOCUMENT, "0" * 64)}), {}),
}
"""Of the small made-up knowledge base; each has its snapshots."""

FIGURES: dict[str, Screen] = {
    "targets": (lambda kb: targets(kb, ["anping", "beihu"], year=2027), {"everything": True}),
    "track": (lambda kb: track(kb, "anping"), {}),
    "track-whole": (lambda kb: track(kb, "anping", ["trains", "firms"]), {}),
    "coverage": (coverage, {}),
    "gaps": (lambda kb: gaps(kb, "nanling"), {}),
    "diff": (lambda kb: diff(kb, "anping-plan-2021", "anping-report-2024"), {"everything": True}),
}
"""Of the made-up plans that speak of the same figures again and again."""


def drawn(answer: Answer, width: int, lang: Lang, **how: Any) -> str:
    """What stands on a screen of ``width`` columns; ``how`` are further fields of the view."""
    return text(answer, View(width=width, lang=lang, **how))


def screen(kb: KnowledgeBase, name: str, width: int, lang: Lang) -> str:
    """The same of one of the answers above."""
    ask, how = {**EXAMPLE, **FIGURES}[name]
    return drawn(ask(kb), width, lang, **how)
