"""plancmp: what Chinese cities commit to in their plans, side by side.

    >>> from plancmp import KnowledgeBase, compare, search
    >>> with KnowledgeBase.open() as kb:
    ...     result = compare(kb, ["金华", "quzhou"], themes=["transport"])
    ...     hits = search(kb, "中欧班列").hits

Nothing here prints; names are resolved as on the command line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

# Public name -> module, imported when first used: a command pays only for what it needs.
_PUBLIC = {
    "KnowledgeBase": "plancmp.index.knowledge_base",
    "compare": "plancmp.query.compare",
    "coverage": "plancmp.query.coverage",
    "diff": "plancmp.query.diff.diff",
    "gaps": "plancmp.query.gaps",
    "targets": "plancmp.query.progress.targets",
    "track": "plancmp.query.progress.track",
    "search": "plancmp.query.search.search",
    "show": "plancmp.query.show",
    "verify": "plancmp.query.verify",
    "PlancmpError": "plancmp.errors",
    "DataError": "plancmp.errors",
    "UnknownName": "plancmp.errors",
    "City": "plancmp.model",
    "Plan": "plancmp.model",
    "Theme": "plancmp.model",
    "Topic": "plancmp.model",
    "Indicator": "plancmp.model",
    "Clause": "plancmp.model",
    "Commitment": "plancmp.model",
    "Quantity": "plancmp.model",
}

__all__ = ["__version__", *_PUBLIC]

if TYPE_CHECKING:
    from plancmp.errors import DataError as DataError
    from plancmp.errors import PlancmpError as PlancmpError
    from plancmp.errors import UnknownName as UnknownName
    from plancmp.index.knowledge_base import KnowledgeBase as KnowledgeBase
    from plancmp.model import City as City
    from plancmp.model import Clause as Clause
    from plancmp.model import Commitment as Commitment
    from plancmp.model import Indicator as Indicator
    from plancmp.model import Plan as Plan
    from plancmp.model import Quantity as Quantity
    from plancmp.model import Theme as Theme
    from plancmp.model import Topic as Topic
    from plancmp.query.compare import compare as compare
    from plancmp.query.coverage import coverage as coverage
    from plancmp.query.diff.diff import diff as diff
    from plancmp.query.gaps import gaps as gaps
    from plancmp.query.progress.targets import targets as targets
    from plancmp.query.progress.track import track as track
    from plancmp.query.search.search import search as search
    from plancmp.query.show import show as show
    from plancmp.query.verify import verify as verify


def __getattr__(name: str) -> Any:
    if name not in _PUBLIC:
        raise AttributeError(f"module 'plancmp' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_PUBLIC[name]), name)
    globals()[name] = value
    return value
