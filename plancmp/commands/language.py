"""The language of a command, for results, help and messages alike.

It is that of the last ``--lang`` among the arguments, else of ``PLANCMP_LANG``, else of the locale, else Chinese. The
arguments are looked at before they are understood, because what is wrong with them is told in that language too.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click

from plancmp import messages

LANGUAGES = ("zh", "en")

_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The variables that name the locale of messages, the strongest first."""

_LATER = frozenset(("Show this message and exit.", "file", "directory", "path"))
"""What click asks for with every command, to be shown by few: told when it is shown, or never."""

_lang = LANGUAGES[0]


def of(args: Sequence[str]) -> str:
    """The language that arguments and environment ask for."""
    args = args[: args.index("--")] if "--" in args else args
    said = [args[place + 1] for place, arg in enumerate(args[:-1]) if arg == "--lang"]
    said += [arg.partition("=")[2] for arg in args if arg.startswith("--lang=")]
    known = [lang for lang in (os.environ.get("PLANCMP_LANG"), *said) if lang in LANGUAGES]
    if known:
        return str(known[-1])
    locale = next(filter(None, (os.environ.get(name) for name in _LOCALE)), "")
    return "en" if locale.replace(".", "_").partition("_")[0].lower() == "en" else "zh"


def current() -> str:
    """The language of the command that runs."""
    return _lang


@contextmanager
def spoken(args: Sequence[str]) -> Iterator[None]:
    """Everything inside is told in the language that the arguments ask for, click's own words too."""
    _use(of(args))
    before = gettext.dgettext, gettext.dngettext
    # What click says goes through these two, which would look for a catalogue in the folders of the system.
    gettext.dgettext, gettext.dngettext = _click, _clicks
    try:
        yield
    finally:
        gettext.dgettext, gettext.dngettext = before


def told(text: str) -> str:
    """A message, or a text of the help, in the language of the command that runs."""
    return messages.told(text if isinstance(text, messages.Message) else messages.wording(text), _lang)


def _click(domain: str, message: str) -> str:
    return message if message in _LATER else told(message)


def _clicks(domain: str, msgid1: str, msgid2: str, n: int) -> str:
    return _click(domain, msgid1 if n == 1 else msgid2)


def option(expose: bool = True) -> Callable[[Any], Any]:
    """``--lang`` of a command; with ``expose`` it is handed to its function too."""
    return click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        default=current,
        callback=lambda ctx, parameter, lang: _use(lang),
        expose_value=expose,
        help="Language of labels, texts and messages; else that of PLANCMP_LANG or the locale.",
    )


def _use(lang: str) -> str:
    global _lang
    _lang = lang
    return lang


class Help(click.HelpFormatter):
    """Help in the language of the command. Chinese lines are broken as wide as they are, after any character."""

    def write_heading(self, heading: str) -> None:
        super().write_heading(told(heading))

    def write_text(self, text: str) -> None:
        for number, part in enumerate(text.split("\n\n")):
            self.write("\n" * bool(number))
            if _lang == "en" or part.startswith("\b"):
                super().write_text(part)
            else:
                indent = " " * self.current_indent
                for line in _lines(told(" ".join(part.split())), self.width - self.current_indent):
                    self.write(f"{indent}{line}\n")

    def write_dl(self, rows: Any, col_max: int = 30, col_spacing: int = 2) -> None:
        if _lang == "en":
            return super().write_dl(rows, col_max, col_spacing)
        rows = [(first, *second.partition("  [")) for first, second in rows]
        column = min(max(len(first) for first, *_ in rows), col_max) + col_spacing
        indent = " " * self.current_indent
        for first, text, *extra in rows:
            lines = _lines(told(text) + "".join(extra), max(self.width - column - self.current_indent, 10))
            if len(first) > column - col_spacing:
                self.write(f"{indent}{first}\n")
                first = ""
            for line in lines or [""]:
                self.write(f"{indent}{first:<{column}}{line}".rstrip() + "\n")
                first = ""
        return None


def _lines(text: str, width: int) -> list[str]:
    from plancmp.render.kit import flow

    return [text[start:end] for start, end, _ in flow.lines(text, width)]


class Context(click.Context):
    """A context that writes its help so."""

    formatter_class = Help


class Command(click.Command):
    """A command with help in the language of the command line."""

    context_class = Context
