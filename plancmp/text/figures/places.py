"""Where sentences, clauses and cue words lie in a text."""

from __future__ import annotations

import re
from bisect import bisect_right


class Places:
    """The ends of all matches of a pattern in a text, found once and asked often."""

    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        self._ends = [0] + [match.end() for match in pattern.finditer(text)]

    def last(self, position: int) -> int:
        """The end of the last match at or before the position, 0 when there is none."""
        return self._ends[bisect_right(self._ends, position) - 1]
