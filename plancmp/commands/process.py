"""The process around a command: its streams, its signals, and a line that tells of long work."""

from __future__ import annotations

import codecs
import io
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NoReturn

from plancmp.commands import language
from plancmp.index import notice
from plancmp.messages import Message

PATIENCE = 1.0
"""Seconds of silent work after which a user wants to know what is going on."""


class Terminated(BaseException):
    """SIGTERM came. It unwinds like an interrupt, so that nothing half made is left."""


def prepare() -> None:
    """Get a process that runs one command ready."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest free number, this one, before a file of ours does
    codecs.register_error("plancmp", escaped)
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - for the whole process
    elif isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="plancmp")
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    elif isinstance(sys.stderr, io.TextIOWrapper):
        encoding = sys.stderr.encoding
        sys.stderr = _Lenient(sys.stderr.detach(), encoding=encoding, errors="plancmp", line_buffering=True)
    signal.signal(signal.SIGTERM, _terminated)
    notice.show = _show


def arguments() -> list[str]:
    """What was typed; UTF-8 also where the locale knows ASCII only."""
    typed = []
    for arg in sys.argv[1:]:
        with suppress(UnicodeError):
            arg = os.fsencode(arg).decode("utf-8")
        typed.append(arg)
    return typed


class _Lenient(io.TextIOWrapper):
    """A stderr that nobody may be reading: what cannot be said does not spoil the result."""

    def write(self, text: str) -> int:
        with suppress(OSError):
            return super().write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(OSError):
            super().flush()


def escaped(error: UnicodeError) -> tuple[str, int]:
    """An error handler that writes what an encoding lacks as JSON does, so JSON is JSON in an ASCII terminal too."""
    assert isinstance(error, UnicodeEncodeError)
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{high:02x}{low:02x}" for high, low in zip(units[::2], units[1::2])), error.end


def give_up_stdout() -> None:
    """Let what is left to be written go nowhere: Python would complain once more when it closes stdout."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def ignore_signals() -> None:
    """Let nothing disturb the last steps of a process that has been told to end."""
    if signal.getsignal(signal.SIGTERM) is _terminated:  # else the process belongs to somebody else
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)


def _terminated(number: int, frame: object) -> NoReturn:
    raise Terminated


@contextmanager
def _show(what: str) -> Iterator[None]:
    """Say on a terminal, once it takes long, what is being done, and wipe it away afterwards."""
    if not sys.stderr.isatty():
        yield
        return
    import threading
    import time

    done = threading.Event()
    started = time.monotonic()

    def tell() -> None:
        line, width = "", 80
        with suppress(OSError):
            width = os.get_terminal_size(sys.stderr.fileno()).columns or width
        while not done.wait(0.5 if line else PATIENCE):
            seconds = time.monotonic() - started
            line = "plancmp: " + language.told(Message("{what}: {seconds:.0f} s", what=what, seconds=seconds))
            line = line[: width - 1 if line.isascii() else (width - 1) // 2]  # a Chinese character takes two columns
            print(f"\r{line}", end="", file=sys.stderr, flush=True)
        if line:
            print("\r" + " " * min(2 * len(line), width - 1), end="\r", file=sys.stderr, flush=True)

    teller = threading.Thread(target=tell, daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()
