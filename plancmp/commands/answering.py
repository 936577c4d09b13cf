"""The end of a command that asks: the answer on stdout, what else there is to tell on stderr, the exit code."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from plancmp.commands import language, output
from plancmp.errors import ExitCode, printable, shortened
from plancmp.messages import Message, wording

if TYPE_CHECKING:
    from plancmp.knowledge.names import Found
    from plancmp.query.answer import Answer
    from plancmp.render.view import View


def finish(answer: Answer, view: View) -> ExitCode:
    """Write an answer and say what it means: guessed names and notes before it, hints behind it."""
    tell_guesses(answer.guesses)
    for note in answer.notes:
        tell(note)
    output.put(answer, view)
    if not answer.found and answer.nothing:
        tell(answer.nothing)
    for hint in answer.hints:
        tell(hint)
    return ExitCode.FOUND if answer.found else ExitCode.NOTHING


def tell_guesses(guesses: Iterable[Found]) -> None:
    """Say which names were understood although they are not quite right."""
    for guess in guesses:
        ids = guess.id.split(", ")
        tell(Message("taking {typed!r} for the {kind} {ids}", typed=guess.typed, kind=wording(guess.kind), ids=ids))


def tell(line: str) -> None:
    """Say something on stderr, with what could steer a terminal made visible."""
    click.echo(f"plancmp: {printable(shortened(language.told(line)))}", err=True)
