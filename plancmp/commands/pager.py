"""A pager for what is longer than the terminal: ``PAGER``, else less; none with ``--no-pager`` or in a pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain

import click

_KEY = "plancmp.no-pager"

_FLAGS = "FRX"
"""Of less, where LESS says none: quit where it fits on one screen, show colours, leave the screen as it is."""

_ENOUGH = 1 << 20
"""A pager that took so many characters works: what it was given is no longer kept."""


def choose(context: click.Context, option: click.Parameter, none: bool) -> None:
    """Keep what was said before the command."""
    context.meta[_KEY] = none


def command() -> list[str]:
    """The pager and its arguments; empty where none is wanted, or stdout is no terminal that can show one."""
    context = click.get_current_context(silent=True)
    if context and context.meta.get(_KEY) or not sys.stdout.isatty() or os.environ.get("TERM", "") in ("dumb", ""):
        return []
    import shlex  # what follows is needed on a terminal only
    import shutil

    said = os.environ.get("PAGER")
    if said is None:
        return ["less"] if shutil.which("less") else []
    try:
        words = shlex.split(said, posix=os.name != "nt")
    except ValueError:  # a quotation that does not end
        return []
    return [] if words == ["cat"] else words


def show(pieces: Iterable[str], words: list[str]) -> None:
    """Write text on the terminal; where it has more lines than that, into the pager.

    Where the reader leaves the pager the rest is not made. A pager that cannot be run, or that fails, hides nothing:
    what it was given is written on the terminal instead.
    """
    import shutil

    size = shutil.get_terminal_size()
    left = iter(pieces)
    first: list[str] = []
    rows = 0
    for piece in left:
        first.append(piece)
        rows += _rows(piece, size.columns)
        if rows >= size.lines:
            _page(chain(first, left), words)
            return
    _write(first)


def _rows(text: str, columns: int) -> int:
    """How many lines a text takes on a screen; characters from the Hangul on count as two cells wide."""
    import re

    lines = re.sub(r"\x1b\[[0-9;]*m", "", text).split("\n")
    cells = (len(line) + sum(sign >= "\u1100" for sign in line) for line in lines)
    return sum(max(-(-wide // max(columns, 1)), 1) for wide in cells) - 1


def _write(pieces: Iterable[str]) -> None:
    for piece in pieces:
        click.echo(piece, nl=False)
    sys.stdout.flush()


def _page(pieces: Iterator[str], words: list[str]) -> None:
    import signal
    import subprocess

    sys.stdout.flush()
    # what writes Chinese into an ASCII terminal writes UTF-8, as click does
    encoding = sys.stdout.encoding if "ascii" not in sys.stdout.encoding.lower() else "utf-8"
    more = {"LESS": _FLAGS, **({"LESSCHARSET": "utf-8"} if encoding.lower() == "utf-8" else {})}
    given = _Given()
    try:
        pager = subprocess.Popen(words, stdin=subprocess.PIPE, env={**more, **os.environ})
    except OSError:
        _write(pieces)
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the pager's while it runs
    try:
        assert pager.stdin is not None
        with suppress(BrokenPipeError), pager.stdin:
            for piece in pieces:
                given.add(piece)
                pager.stdin.write(piece.encode(encoding, sys.stdout.errors or "strict"))
                pager.stdin.flush()
        failed = pager.wait() > 0
    except BaseException:
        pager.terminate()
        pager.wait()
        raise
    finally:
        signal.signal(signal.SIGINT, before)
    if failed:
        _write(chain(given.pieces, pieces))


class _Given:
    """What a pager was given, as long as it may turn out to be none."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.left = _ENOUGH

    def add(self, piece: str) -> None:
        if self.left > 0:
            self.left -= len(piece)
            self.pieces.append(piece)
        else:
            self.pieces.clear()
