"""A problem in a file, as a value: collected by the checks, printed last."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace

from plancmp.messages import Message, told, wording

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong at one place.

    ``line`` and ``column`` count from 1; ``code`` is a stable kebab-case word; ``level`` is ``error`` or
    ``warning``; ``message`` says what is wrong and ``hint`` what to do.
    """

    file: str
    line: int
    column: int
    code: str
    level: str
    message: str
    hint: str = ""


def _text(problem: Problem) -> str:
    line = f"{problem.file}:{problem.line}:{problem.column}: {problem.level}: {problem.message} [{problem.code}]"
    return f"{line}\n    {problem.hint}" if problem.hint else line


def _parsable(problem: Problem) -> str:
    return f"{problem.file}:{problem.line}:{problem.column}:{problem.level}:{problem.code}:{problem.message}"


def _github(problem: Problem) -> str:
    # The order of the escapes matters: the percent sign first.
    def escape(value: str) -> str:
        return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    place = f"file={problem.file},line={problem.line},col={problem.column},title={problem.code}"
    place = escape(place)
    return f"::{problem.level} {place}::{escape(' '.join(filter(None, (problem.message, problem.hint))))}"


_LINES = {"text": _text, "parsable": _parsable, "github": _github}

FORMATS = (*_LINES, "json")


def counted(number: int, noun: str) -> Message:
    """``1 problem``, ``2 problems``."""
    return Message("{number} {noun}", number=number, noun=wording(noun if number == 1 else f"{noun}s"))


def write(problems: Iterable[Problem], form: str, lang: str = "en") -> str:
    """All problems as one text, in one of :data:`FORMATS`; empty for none (``[]`` as JSON).

    What is for people is in their language; scripts (``parsable``, JSON) read English.
    """
    if form == "json":
        return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2)
    if form != "parsable":
        problems = (replace(one, message=told(one.message, lang), hint=told(one.hint, lang)) for one in problems)
    return "\n".join(_LINES[form](problem) for problem in problems)
