"""The one family of errors, the exit codes they become, and what of their words a terminal may see."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from functools import cache
from os import PathLike
from typing import TYPE_CHECKING

from plancmp.messages import Message, wording

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
        super().__init__(Message("no {kind} is called {said!r}", kind=wording(kind), said=said), hint)
        self.kind = kind
        self.name = name
        self.nearest = tuple(nearest)


class DataError(PlancmpError):
    """Data files that cannot be read or do not follow the format; ``problems`` says where."""

    def __init__(self, message: str, problems: Sequence[Problem] = (), hint: str = "") -> None:
        super().__init__(message, hint)
        self.problems = tuple(problems)


class UnreadableFile(DataError):
    """A file that cannot be read; ``why`` says it without its name."""

    def __init__(self, path: str | PathLike[str], why: Message, hint: str = "") -> None:
        super().__init__(Message("cannot read {path}: {error}", path=path, error=why), hint=hint)
        self.why = why


STEERING = r"\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069"
"""Control and direction characters, as a class of a regular expression: what a terminal may obey."""

UNSEEN = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164\ufe00-\ufe0f"
    r"\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Characters that nobody sees (of no width, tags, fillers, variants): two texts with and without them look alike."""

LONGEST = 1000
"""So many characters are said in one line; of a longer one its two ends."""


@cache
def _obeyed() -> re.Pattern[str]:
    return re.compile(f"(?![\t\n])[{STEERING}]")


@cache
def _hidden() -> re.Pattern[str]:
    return re.compile(f"(?![\t\n])[{STEERING}{UNSEEN}]")


def steers(text: str) -> bool:
    """Whether a terminal may obey something in ``text`` other than tabs and line ends."""
    return not text.isprintable() and _obeyed().search(text) is not None


def printable(text: str) -> str:
    """``text`` with what could steer a terminal or is not seen made visible: such characters become escapes."""
    if text.isascii() and text.isprintable():
        return text  # most are: their pattern need not be compiled
    return _hidden().sub(lambda match: match.group().encode("unicode_escape").decode(), text)


def shortened(text: str) -> str:
    """``text`` where it is not longer than :data:`LONGEST`, else its beginning and end."""
    half = LONGEST // 2
    return text if len(text) <= LONGEST else f"{text[:half]} … {text[-half:]}"
