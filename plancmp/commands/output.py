"""Where an answer goes, and in which form: ``-f`` and ``-o`` of every command that asks."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plancmp import render
from plancmp.commands import pager
from plancmp.errors import ExitCode, PlancmpError
from plancmp.messages import Message
from plancmp.render.view import Form, View

if TYPE_CHECKING:
    from plancmp.index.knowledge_base import KnowledgeBase
    from plancmp.query.answer import Answer
    from plancmp.query.export import Export

STDOUT = "-"

_ENDINGS: dict[str, Form] = {".txt": "table", ".sqlite": "db"}
"""Endings of file names that are not those of a form."""


def form_of(form: Form | None, file: str, forms: Sequence[Form]) -> Form:
    """The form that was asked for, else that of the file's ending, else the first of those the command knows."""
    if form is not None:
        return form
    if file in ("", STDOUT):
        return forms[0]
    ending = Path(file).suffix.lower()
    known = {**{f".{name}": name for name in forms if name != "table"}, **_ENDINGS}
    if known.get(ending) in forms:
        return known[ending]
    endings = ", ".join(name for name, of in known.items() if of in forms)
    said = (
        Message("{ending!r} is no ending of a file that says how to write it", ending=ending)
        if ending
        else Message("{file!r} has no ending that says how to write it", file=file)
    )
    raise PlancmpError(
        said,
        Message("endings: {names}; or say the form with -f", names=endings),
    )


def put(answer: Answer, view: View) -> None:
    """Write an answer to its file, whole or not at all, or to standard output."""
    if view.file:
        _to_file(answer, view, Path(view.file))
    elif view.form in render.BINARY:
        if sys.stdout.isatty():
            raise PlancmpError(Message("{form} is nothing for a screen", form=view.form), f"-o FILE.{view.form}")
        render.save(answer, view, sys.stdout.buffer)
    elif words := pager.command():
        pager.show([render.screenful(answer, view)] if view.form == "table" else render.pieces(answer, view), words)
    elif view.form == "table":
        render.write(answer, view, sys.stdout)
    else:  # click writes UTF-8 also where the locale knows ASCII only: data are no use with escapes in them
        for piece in render.pieces(answer, view):
            click.echo(piece, nl=False)


def database(kb: KnowledgeBase, answer: Export, view: View) -> ExitCode:
    """Write what is exported as an SQLite file; the exit code."""
    import plancmp
    from plancmp.index.database import write
    from plancmp.knowledge import files
    from plancmp.query.export import tables

    path = Path(view.file)
    if not view.file or path.exists() and not path.is_file():
        raise PlancmpError(Message("a database is a file"), "-o FILE.db")
    _writable(path)
    with files.replacing(path) as temporary:
        write(temporary, tables(kb, answer), f"plancmp {plancmp.__version__}")
    return ExitCode.FOUND if answer.found else ExitCode.NOTHING


def _writable(path: Path) -> None:
    if path.is_dir() or not path.parent.is_dir():
        what = (
            Message("{path} is a folder", path=path)
            if path.is_dir()
            else Message("{path} lies in no folder that is there", path=path)
        )
        raise PlancmpError(what, Message("name a file with -o"))


def _to_file(answer: Answer, view: View, path: Path) -> None:
    from plancmp.knowledge import files

    _writable(path)
    if path.exists() and not path.is_file():  # a device or a pipe is written to, not replaced
        with path.open("wb") as out:
            render.save(answer, view, out)
        return
    with files.replacing(path) as temporary, temporary.open("wb") as out:
        render.save(answer, view, out)
