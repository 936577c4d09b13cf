"""The one family of errors, the exit codes they become, and what of their words a terminal may see."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plancmp.problems import Problem


class ExitCode(IntEnum):
    """What the process returns; the meaning of each is part of the command-line contract."""

    FOUND = 0
    NOTHING = 1
    USAGE = 2
    BUG = 3
    INTERRUPTED = 130


class PlancmpError(Exception):
    """Something the user can mend: ``message`` says what is wrong, ``hint`` what to do next."""

    exit_code = ExitCode.USAGE

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UnknownName(PlancmpError):
    """A name that no city, plan, theme, topic or indicator answers to."""

    def __init__(self, kind: str, name: str, nearest: Sequence[str] = (), hint: str = "") -> None:
        said = name if len(name) <= 60 else f"{name[:60]}…"
        super().__init__(f"no {kind} is called {said!r}", hint)
        self.kind = kind
        self.name = name
        self.nearest = tuple(nearest)


class DataError(PlancmpError):
    """Data files that cannot be read or do not follow the format; ``problems`` says where."""

    def __init__(self, message: str, problems: Sequence[Problem] = (), hint: str = "") -> None:
        super().__init__(message, hint)
        self.problems = tuple(problems)


def printable(text: str) -> str:
    """``text`` with what could steer a terminal made visible: control and direction characters become escapes."""
    return re.sub(
        r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]",
        lambda match: match.group().encode("unicode_escape").decode(), text,
    )
