"""Patterns that are compiled when they are first asked: of those of a module most commands need few."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any


class _Late:
    """Stands for a pattern; what was asked of it once is asked of the pattern itself from then on."""

    def __init__(self, text: str, flags: int = 0) -> None:
        self._written = text, flags

    def __getattr__(self, name: str) -> Any:
        value = getattr(re.compile(*self._written), name)
        setattr(self, name, value)
        return value


if TYPE_CHECKING:

    def late(text: str, flags: int = 0) -> re.Pattern[str]:
        """A pattern as ``re.compile`` gives it, later."""

else:
    late = _Late
